"""The same as the pictures, in words: one Markdown page for each machine and one for the overview."""

from collections.abc import Iterable, Iterator, Sequence

from machine.draw.boxes import boxes
from machine.draw.causes import cause_words, causes
from machine.draw.links import emitters, links
from machine.draw.words import (
    BASIS,
    BETWEEN,
    CAUSED_BY,
    CITES,
    EFFECT,
    EMITS,
    EVENT,
    FINAL,
    FROM_OUTSIDE,
    GENERATED,
    GUARDS,
    INITIAL,
    MARK,
    NUMBER,
    OVERVIEW,
    RECEIVER,
    SOURCE,
    STATE,
    STATES,
    TARGET,
    TITLES,
    TRANSITIONS,
    basis_words,
    caller_name,
    caller_of,
    effect_name,
    emitted_by,
    event_name,
    event_of,
    guard_name,
    machine_name,
    state_name,
    transition_words,
)
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import MachineSpec, Transition
from spec.catalogue.entries import Words
from spec.language import Language


def machine_page(machine: MachineSpec, stem: str, language: Language) -> str:
    """States and transitions of one machine. The picture is expected beside the page as `stem`.svg."""
    name = machine_name(machine.name, language)
    return _page(
        name,
        TITLES[machine.name],
        stem,
        language,
        _heading(STATES, language),
        markdown_table((STATE, MARK), (_state_row(machine, state, language) for state in machine.states), language),
        _heading(TRANSITIONS, language),
        markdown_table(
            (NUMBER, SOURCE, EVENT, CAUSED_BY, GUARDS, EFFECT, EMITS, TARGET, BASIS, CITES),
            (
                _transition_row(box.number, transition, language)
                for box in boxes(machine.name)
                for transition in box.transitions
            ),
            language,
        ),
    )


def overview_page(stem: str, language: Language) -> str:
    """Who causes what from outside, and what the machines tell each other."""
    outside = (
        (caller_name(link.sender, language), machine_name(link.machine, language), event_name(event, language))
        for link in links()
        if isinstance(link.sender, Caller)
        for event in link.events
    )
    between = (
        (
            transition_words(transition, language),
            effect_name(transition.effect, language) if transition.effect else "",
            machine_name(link.machine, language),
            event_name(event, language),
        )
        for link in links()
        if not isinstance(link.sender, Caller)
        for event in link.events
        for transition in emitters(event)
        if transition.machine == link.sender
    )
    return _page(
        OVERVIEW.of(language),
        TITLES["overview"],
        stem,
        language,
        _heading(FROM_OUTSIDE, language),
        markdown_table((CAUSED_BY, RECEIVER, EVENT), outside, language),
        _heading(BETWEEN, language),
        markdown_table((TRANSITIONS, EFFECT, RECEIVER, EVENT), between, language),
    )


def markdown_table(headings: Sequence[Words], rows: Iterable[Sequence[str]], language: Language) -> str:
    """A Markdown table. What would end a cell or a row early is escaped."""
    lines = [
        _row(heading.of(language) for heading in headings),
        _row("---" for _ in headings),
        *(_row(cells) for cells in rows),
    ]
    return "\n".join(lines)


def plain(text: str) -> str:
    """A text as it stands, whatever Markdown would make of its signs."""
    return "".join(f"\\{char}" if char in "\\*_`<[" else char for char in text)


def anchor(subject: str) -> str:
    """A clause's or assumption's id as it stands in the requirement matrix, linked to from diagrams/<language>/."""
    return f"[{subject}](../matrix.md#{subject.lower()})"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|').replace(chr(10), ' ') for cell in cells)} |"


def _page(title: str, sentence: Words, stem: str, language: Language, *parts: str) -> str:
    picture = f"![{title}]({stem}.svg)"
    return "\n\n".join((f"# {title}", GENERATED.of(language), sentence.of(language), picture, *parts)) + "\n"


def _heading(words: Words, language: Language) -> str:
    return f"## {words.of(language)}"


def _state_row(machine: MachineSpec, state: str, language: Language) -> tuple[str, str]:
    marks = [INITIAL] * (state == machine.initial) + [FINAL] * (state in machine.final)
    return state_name(machine.name, state, language), ", ".join(mark.of(language) for mark in marks)


def transition_cells(transition: Transition, language: Language) -> tuple[tuple[str, ...], ...]:
    """What is told of a transition, column by column and in each as many things as there are: where it starts, event,
    cause, guards, effect, what it tells others, where it leads, and whether the source has it."""
    return (
        (state_name(transition.machine, transition.source, language),),
        (event_name(event_of(transition), language),),
        tuple(_caused_by(transition, language)),
        tuple(guard_name(guard, language) for guard in transition.guards),
        (effect_name(transition.effect, language),) if transition.effect else (),
        tuple(_told(name, language) for name in emitted_by(transition)),
        (state_name(transition.machine, transition.target, language),),
        (basis_words(transition, language),),
    )


def _transition_row(number: int, transition: Transition, language: Language) -> tuple[str, ...]:
    told = ("<br>".join(cell) for cell in transition_cells(transition, language))
    return (str(number), *told, ", ".join(map(anchor, transition.cites)))


def _caused_by(transition: Transition, language: Language) -> Iterator[str]:
    caller = caller_of(transition)
    if caller is not Caller.MACHINE:
        yield caller_name(caller, language)
        return
    for cause in causes(event_of(transition)):
        yield f"{caller_name(cause.caller, language)}: {cause_words(cause, language)}"


def _told(name: str, language: Language) -> str:
    return f"{machine_name(name.partition('.')[0], language)}: {event_name(name, language)}"
