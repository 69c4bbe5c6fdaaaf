"""A machine or the overview as Mermaid, for pages that draw it themselves. Made on demand, never committed."""

from collections.abc import Iterable

from machine.draw.basis import Basis, basis_of_transition
from machine.draw.causes import cause_words, causes
from machine.draw.links import links
from machine.draw.words import (
    caller_name,
    caller_of,
    effect_name,
    event_name,
    event_of,
    guard_name,
    machine_name,
    state_name,
)
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE, MachineSpec, Transition
from spec.language import Language


def mermaid(name: str, language: Language) -> str:
    """The Mermaid text of a machine ("Conversation") or of the "overview". Raises ValueError for another name."""
    if name == "overview":
        return "\n".join(("flowchart TB", *_overview(language))) + "\n"
    for machine in TABLE.machines:
        if machine.name == name:
            return "\n".join(("stateDiagram-v2", *_machine(machine, language))) + "\n"
    known = ", ".join((*(machine.name for machine in TABLE.machines), "overview"))
    raise ValueError(f"There is no picture {name!r}; the pictures are {known}.")


def _machine(machine: MachineSpec, language: Language) -> Iterable[str]:
    for state in machine.states:
        yield f'    state "{state_name(machine.name, state, language)}" as {state}'
    yield f"    [*] --> {machine.initial}"
    for transition in TABLE.transitions:
        if transition.machine == machine.name:
            yield f"    {transition.source} --> {transition.target} : {transition_label(transition, language)}"
    for state in machine.final:
        yield f"    {state} --> [*]"


def transition_label(transition: Transition, language: Language) -> str:
    """In one line. Mermaid cannot dash one transition, so one that is not simply documented says so."""
    return " ".join(label_lines(transition, language))


def label_lines(transition: Transition, language: Language) -> tuple[str, ...]:
    """What stands at a transition's line: who causes what, each condition, the effect, and what it rests on where that
    is not the source alone."""
    event, basis = event_name(event_of(transition), language), basis_of_transition(transition)
    return (
        f"{_caused_by(transition, language)} – {event}",
        *(f"[{guard_name(guard, language)}]" for guard in transition.guards),
        *((f"/ {effect_name(transition.effect, language)}",) if transition.effect else ()),
        *(() if basis is Basis.DOCUMENTED else (f"({basis.words.of(language)})",)),
    )


def _caused_by(transition: Transition, language: Language) -> str:
    caller = caller_of(transition)
    if caller is not Caller.MACHINE:
        return caller_name(caller, language)
    return " / ".join(
        f"{caller_name(cause.caller, language)}, {cause_words(cause, language)}"
        for cause in causes(event_of(transition))
    )


def _overview(language: Language) -> Iterable[str]:
    for machine in TABLE.machines:
        yield f'    {machine.name}("{machine_name(machine.name, language)}")'
    for caller in dict.fromkeys(link.sender for link in links() if isinstance(link.sender, Caller)):
        yield f'    caller_{caller.value}["{caller_name(caller, language)}"]'
    for link in links():
        sender = f"caller_{link.sender.value}" if isinstance(link.sender, Caller) else link.sender
        events = "<br>".join(event_name(event, language) for event in link.events)
        yield f'    {sender} -->|"{events}"| {link.machine}'
