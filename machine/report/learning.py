"""What `textdesk learn` says: the machine that a desktop was learned to be, beside ours; as text, JSON and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from rich.console import Console

from machine.draw.learned_picture import learned_pictures
from machine.draw.learned_words import numbers_of, output_words, seen_in, seen_words
from machine.draw.words import machine_name
from machine.files import write_aside
from machine.learning.alphabet import Output
from machine.learning.learner import Learned, LearnVerdict
from machine.learning.mealy import Mealy

SIGNS: dict[LearnVerdict, str] = {
    "same": "[green]same[/]",
    "differs": "[red]differs[/]",
    "nondeterministic": "[red]nondeterministic[/]",
    "undetermined": "[yellow]undetermined[/]",
}
EXIT_CODES: dict[LearnVerdict, int] = {"same": 0, "differs": 1, "nondeterministic": 1, "undetermined": 3}
SEVERITY: tuple[LearnVerdict, ...] = ("differs", "nondeterministic", "undetermined", "same")
SHOWN_LIMIT = 5
"""Transitions that are printed; the JSON and the pictures have all."""


def verdict_of(found: Sequence[Learned]) -> LearnVerdict:
    """That of all together: the gravest. Nothing at all is undetermined."""
    verdicts = {each.verdict for each in found}
    return next((verdict for verdict in SEVERITY if verdict in verdicts), "undetermined")


def write_pictures(found: Sequence[Learned], folder: Path) -> Iterator[Path]:
    """Write the pictures, ours and where there is one the learned machine's. Gives the files.

    Raises OSError and LayoutError.
    """
    for each in found:
        for name, content in learned_pictures(each.alphabet, each.ours, each.machine):
            write_aside(folder / name, content)
            yield folder / name


# --- as text


def print_learned(found: Sequence[Learned], console: Console) -> None:
    """Print for each alphabet what was learned, on what assumption, and where it is not ours."""

    def say(line: str) -> None:
        console.print(line, highlight=False, soft_wrap=True, markup=False)

    for each in found:
        for line in _lines(each):
            say(line)
        console.print(f"  {SIGNS[each.verdict]}{_follows(each)}", highlight=False, soft_wrap=True)
        if each.telling is not None:
            for text in (each.telling.feature_en, each.telling.feature_ko, each.telling.python):
                say("")
                say(text)
    seconds = sum(each.seconds for each in found)
    console.print(f"Verdict: {SIGNS[verdict_of(found)]} in {seconds:.1f} s", highlight=False)


def _lines(found: Learned) -> Iterator[str]:
    yield machine_name(found.alphabet.machine, "en")
    symbols = _many(len(found.alphabet.symbols), "symbol")
    yield f"  Asked: {_many(found.words, 'word')} over {symbols}, {_many(found.steps, 'step')} in all"
    if found.left_out:
        left_out = ", ".join(symbol.told("en") for symbol in found.left_out)
        yield f"  Left out for commands that are not offered: {left_out}"
    yield f"  Our own desk: {_many(len(found.ours.targets), 'state')}"
    if found.machine is not None:
        yield f"  The desktop: {_many(len(found.machine.targets), 'state')}"
        yield f"  Assumed: the desktop has at most {_many(found.bound, 'state')} over these symbols"
        yield from _differences(found)
    if found.telling is not None:
        telling = found.telling
        which = "The shortest word that tells them apart" if found.machine is not None else "Not ours on the word"
        yield f"  {which}: {told_word(found, telling.word)}"
        yield f"    expected: {output_words(telling.expected, telling.seen, found.alphabet, 'en')}"
        yield f"    seen: {output_words(telling.seen, telling.expected, found.alphabet, 'en')}"
    if found.contradiction is not None:
        contradiction = found.contradiction
        yield f"  Contradicted on the word: {told_word(found, contradiction.word)}"
        yield f"    at first: {output_words(contradiction.first, contradiction.later, found.alphabet, 'en')}"
        yield f"    later: {output_words(contradiction.later, contradiction.first, found.alphabet, 'en')}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _follows(found: Learned) -> str:
    """What follows, as the end of a sentence."""
    match found.verdict:
        case "same":
            return ": under that assumption the machine learned is the desktop's, and it is ours"
        case "differs":
            return ": the word is a fact; under that assumption the machine learned is the desktop's"
        case "nondeterministic":
            return ": one word has two outputs, so there is no machine to learn"
        case _:
            return f": {found.ended}; nothing follows"


def told_word(found: Learned, word: Sequence[int]) -> str:
    """A word in the reader's words."""
    return ", ".join(found.alphabet.symbols[symbol].told("en") for symbol in word)


def _differences(found: Learned) -> Iterator[str]:
    said = _changes(found)
    for each in said[:SHOWN_LIMIT]:
        yield f"  ✗ in {each.state}: {each.symbol}"
        yield f"      expected: {each.expected}"
        yield f"      seen: {each.seen}"
    if len(said) > SHOWN_LIMIT:
        yield f"  … and {_many(len(said) - SHOWN_LIMIT, 'transition')} more; --json and --out have all"
    for title, states in (("Only in the desktop", _added(found)), ("Not in the desktop", _missing(found))):
        more = f"; and {len(states) - SHOWN_LIMIT} more" if len(states) > SHOWN_LIMIT else ""
        if states:
            yield f"  {title}: {'; '.join(states[:SHOWN_LIMIT])}{more}"


# --- state by state


class ChangeReport(msgspec.Struct, frozen=True):
    """One transition that is another one, in its output, its target or both: what was expected and what is seen, with →
    the state that it leads to where that is not the same."""

    state: str
    symbol: str
    differs: tuple[Literal["output", "target"], ...]
    expected: str
    seen: str


def _names(found: Learned) -> tuple[str, ...]:
    """The names of our own states."""
    return _named(found, found.ours, map(str, range(1, len(found.ours.targets) + 1)))


def _names_there(found: Learned) -> tuple[str, ...]:
    """The names of the learned states: numbered like ours where they are ours."""
    if found.machine is None or found.compared is None:
        return ()
    return _named(found, found.machine, numbers_of(found.compared))


def _named(found: Learned, machine: Mealy[Output], numbers: Iterable[str]) -> tuple[str, ...]:
    seen = (seen_words(each, found.alphabet, "en") for each in seen_in(machine))
    return tuple(f"{number} ({each})" for number, each in zip(numbers, seen, strict=True))


def _added(found: Learned) -> tuple[str, ...]:
    names = _names_there(found)
    return tuple(names[other] for other in found.compared.added) if found.compared else ()


def _missing(found: Learned) -> tuple[str, ...]:
    names = _names(found)
    return tuple(names[state] for state in found.compared.missing) if found.compared else ()


def _changes(found: Learned) -> tuple[ChangeReport, ...]:
    if found.machine is None or found.compared is None:
        return ()
    ours, theirs, said = _names(found), _names_there(found), []
    for change in found.compared.changes:
        state, other, symbol, _, elsewhere = change
        differs = (*(("output",) if change.output else ()), *(("target",) if elsewhere else ()))
        expected, seen = found.ours.outputs[state][symbol], found.machine.outputs[other][symbol]
        one = output_words(expected, seen, found.alphabet, "en", with_seen=not elsewhere)
        two = output_words(seen, expected, found.alphabet, "en", with_seen=not elsewhere)
        if elsewhere:
            one += f" → {ours[found.ours.targets[state][symbol]]}"
            two += f" → {theirs[found.machine.targets[other][symbol]]}"
        said.append(ChangeReport(ours[state], found.alphabet.symbols[symbol].told("en"), differs, one, two))
    return tuple(said)


# --- as JSON


class MachineReport(msgspec.Struct, frozen=True):
    """A machine: `states` are names, `targets` the numbers of states and `outputs` those of `known`, by state and then
    by symbol."""

    states: tuple[str, ...]
    targets: tuple[tuple[int, ...], ...]
    outputs: tuple[tuple[int, ...], ...]
    known: tuple[Output, ...]


class TellingReport(msgspec.Struct, frozen=True):
    """The word that tells the two apart, and the run as it is kept."""

    word: tuple[str, ...]
    expected: str
    seen: str
    feature_en: str
    feature_ko: str
    python: str


class ContradictionReport(msgspec.Struct, frozen=True):
    """The word whose output was one at first and another later."""

    word: tuple[str, ...]
    first: str
    later: str


class LearnedReport(msgspec.Struct, frozen=True):
    """What was learned over one alphabet."""

    alphabet: str
    verdict: LearnVerdict
    ended: str
    symbols: tuple[str, ...]
    left_out: tuple[str, ...]
    words: int
    steps: int
    seconds: float
    assumed_states: int
    ours: MachineReport
    learned: MachineReport | None
    changes: tuple[ChangeReport, ...]
    only_in_desktop: tuple[str, ...]
    not_in_desktop: tuple[str, ...]
    telling: TellingReport | None
    contradiction: ContradictionReport | None


class LearningReport(msgspec.Struct, frozen=True):
    """The JSON of `textdesk learn`."""

    verdict: LearnVerdict
    seconds: float
    machines: tuple[LearnedReport, ...]


def json_of(found: Sequence[Learned]) -> bytes:
    """The result as one JSON object."""
    seconds = round(sum(each.seconds for each in found), 3)
    return msgspec.json.encode(LearningReport(verdict_of(found), seconds, tuple(map(_in_json, found))))


def _in_json(found: Learned) -> LearnedReport:
    telling, contradiction = found.telling, found.contradiction
    return LearnedReport(
        alphabet=found.alphabet.name,
        verdict=found.verdict,
        ended=found.ended,
        symbols=found.alphabet.ids,
        left_out=tuple(symbol.id for symbol in found.left_out),
        words=found.words,
        steps=found.steps,
        seconds=round(found.seconds, 3),
        assumed_states=found.bound,
        ours=_machine(found.ours, _names(found)),
        learned=None if found.machine is None else _machine(found.machine, _names_there(found)),
        changes=_changes(found),
        only_in_desktop=_added(found),
        not_in_desktop=_missing(found),
        telling=None
        if telling is None
        else TellingReport(
            _ids(found, telling.word),
            output_words(telling.expected, telling.seen, found.alphabet, "en"),
            output_words(telling.seen, telling.expected, found.alphabet, "en"),
            telling.feature_en,
            telling.feature_ko,
            telling.python,
        ),
        contradiction=None
        if contradiction is None
        else ContradictionReport(
            _ids(found, contradiction.word),
            output_words(contradiction.first, contradiction.later, found.alphabet, "en"),
            output_words(contradiction.later, contradiction.first, found.alphabet, "en"),
        ),
    )


def _ids(found: Learned, word: Sequence[int]) -> tuple[str, ...]:
    return tuple(found.alphabet.ids[symbol] for symbol in word)


def _machine(machine: Mealy[Output], names: tuple[str, ...]) -> MachineReport:
    known: dict[Output, int] = {}
    outputs = tuple(tuple(known.setdefault(output, len(known)) for output in outputs) for outputs in machine.outputs)
    return MachineReport(names, machine.targets, outputs, tuple(known))
