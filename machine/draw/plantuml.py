"""A machine or the overview as PlantUML, for documents that draw it themselves. Made on demand, never committed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from machine.draw.basis import Basis, basis_of_transition
from machine.draw.links import links
from machine.draw.mermaid import label_lines
from machine.draw.palette import LOOKS
from machine.draw.words import (
    OVERVIEW,
    TITLES,
    caller_name,
    event_name,
    machine_name,
    state_name,
)
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE, MachineSpec
from spec.language import Language

ARROWS = {Basis.DOCUMENTED: "-->", Basis.INTERPRETED: "-[dashed]->", Basis.ASSUMED: "-[dotted]->"}


def plantuml(name: str, language: Language) -> str:
    """The PlantUML text of a machine ("Conversation") or of the "overview". Raises ValueError for another name."""
    if name == "overview":
        return _whole(OVERVIEW.of(language), TITLES["overview"].of(language), _overview(language))
    for machine in TABLE.machines:
        if machine.name == name:
            title, sentence = machine_name(name, language), TITLES[name].of(language)
            return _whole(title, sentence, ("hide empty description", *_machine(machine, language)))
    known = ", ".join((*(machine.name for machine in TABLE.machines), "overview"))
    raise ValueError(f"There is no picture {name!r}; the pictures are {known}.")


def _whole(title: str, sentence: str, lines: Iterable[str]) -> str:
    return "\n".join(("@startuml", f"title {_plain(title)}", f"caption {_plain(sentence)}", *lines, "@enduml")) + "\n"


def _machine(machine: MachineSpec, language: Language) -> Iterator[str]:
    for state in machine.states:
        yield f'state "{_plain(state_name(machine.name, state, language))}" as {state}'
    yield f"[*] --> {machine.initial}"
    for transition in TABLE.transitions:
        if transition.machine == machine.name:
            arrow = ARROWS[basis_of_transition(transition)]
            label = "\\n".join(map(_plain, label_lines(transition, language)))
            yield f"{transition.source} {arrow} {transition.target} : {label}"
    for state in machine.final:
        yield f"{state} --> [*]"


def _overview(language: Language) -> Iterator[str]:
    for machine in TABLE.machines:
        yield f'rectangle "{_plain(machine_name(machine.name, language))}" as {machine.name}'
    for caller in dict.fromkeys(link.sender for link in links() if isinstance(link.sender, Caller)):
        yield f'actor "{LOOKS[caller].sign} {_plain(caller_name(caller, language))}" as caller_{caller.value}'
    for link in links():
        sender = f"caller_{link.sender.value}" if isinstance(link.sender, Caller) else link.sender
        events = "\\n".join(_plain(event_name(event, language)) for event in link.events)
        yield f"{sender} --> {link.machine} : {events}"


def _plain(text: str) -> str:
    """A text in one line, without signs that PlantUML would read: they are written as it writes characters."""
    return "".join(f"<U+{ord(char):04X}>" if char in SIGNS else char for char in " ".join(text.split()))


SIGNS = frozenset('"<>\\~*_/-')
"""What begins or ends a text, a tag or an emphasis."""
