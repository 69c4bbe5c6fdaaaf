"""What the last runs found about one subject each, by desk: the verdicts that stand beside rules, properties,
transitions and scenarios all over the page, how often a transition was taken, and which mutants a subject guards
against."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, cached_property

import msgspec

from machine.draw import addresses
from machine.evidence.ledger import Ledger, Word
from machine.evidence.ledger import worst as worst_word
from machine.evidence.traceability import properties
from machine.harness.bdd.scenario_result import ScenarioShown
from machine.lifecycle.table import TABLE
from machine.pages import phrases
from machine.pages.mutants import MutantEntry, entry, transition_of
from machine.pages.properties import properties as properties_shown
from machine.pages.results import MutantTried, Results, RunResult
from machine.pages.rules import numbers
from machine.pages.verdicts import Mark, mark, worst
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language

TAKEN = re.compile(r".*\btaken (\d+) times\b.*", re.DOTALL)
"""How the ledger says how often."""


class Verdict(msgspec.Struct, frozen=True):
    """A verdict, and where the run stands that came to it. `desk` is that of another desktop than ours."""

    word: str
    mark: Mark
    desk: str
    address: str


class Hits(msgspec.Struct, frozen=True):
    """How often a transition was taken, on which desk."""

    count: int
    desk: Words
    address: str


class Found:
    """What runs found, asked for by subject."""

    def __init__(self, results: Results) -> None:
        self.results = results
        self.runs = tuple(each.run for each in results.runs)

    @cached_property
    def verdicts(self) -> Mapping[str, tuple[Verdict, ...]]:
        """By clause, assumption, property and transition the verdict on each desk, ours first: the worst word that any
        run of it has, proved where one run proved it. What rests on properties alone has the worst of theirs. Ledgers
        say only what else nobody does, and what is not good."""
        found: dict[str, list[Verdict]] = {}
        for desk, runs in self._by_desk().items():
            told = Ledger(tuple(each for run in runs for each in run.entries)).words()
            words: dict[str, str] = {**told}
            if not desk:
                words = {**_resting(told), **_advisory(runs), **told}
            is_aside = all(run.command == "ledger" for run in runs) and bool(desk)
            for subject, word in words.items():
                if is_aside and subject in found and mark(word).colour == "good":
                    continue
                found.setdefault(subject, []).append(Verdict(word, mark(word), desk, _where(runs, subject, word)))
        return {subject: tuple(each) for subject, each in found.items()}

    def of_scenarios(self, language: Language) -> Mapping[str, tuple[Verdict, ...]]:
        """By "file: title" the outcome of our own scenarios of a language, on each desk."""
        found: dict[str, list[Verdict]] = {}
        for desk, runs in self._by_desk().items():
            words: dict[str, tuple[str, str]] = {}
            for run in runs:
                for shown in run.scenarios:
                    if shown.language == language and is_ours(shown):
                        key = scenario_key(shown)
                        known = words.get(key)
                        if known is None or worst((known[0], shown.outcome)) != known[0]:
                            words[key] = shown.outcome, addresses.run(run.command)
            for key, (word, address) in words.items():
                found.setdefault(key, []).append(Verdict(word, mark(word), desk, address))
        return {key: tuple(each) for key, each in found.items()}

    def together(self, subjects: Sequence[str]) -> tuple[Verdict, ...]:
        """The verdict on several subjects, on each desk the worst of theirs."""
        found: dict[str, Verdict] = {}
        for subject in subjects:
            for each in self.verdicts.get(subject, ()):
                known = found.get(each.desk)
                if known is None or worst((known.word, each.word)) != known.word:
                    found[each.desk] = each
        return tuple(found.values())

    def guarding(self, subjects: Sequence[str]) -> tuple[MutantEntry, ...]:
        """The mutants that change these subjects, each once."""
        found = {each.number: each for subject in subjects for each in self._guarded.get(subject, ())}
        return tuple(found[number] for number in sorted(found))

    def hits_of(self, transitions: Sequence[str]) -> tuple[Hits, ...]:
        """How often one of these transitions was taken, on each desk."""
        found: dict[str, Hits] = {}
        for transition in transitions:
            for each in self._hits.get(transition, ()):
                known = found.get(each.address)
                count = each.count + (known.count if known else 0)
                found[each.address] = msgspec.structs.replace(each, count=count)
        return tuple(found.values())

    @property
    def marks(self) -> tuple[object, ...]:
        """All that the views but those of results say of it, as plain data."""
        return self.verdicts, tuple(map(self.of_scenarios, LANGUAGES)), self.mutants, self._hits

    @cached_property
    def _hits(self) -> Mapping[str, tuple[Hits, ...]]:
        """By transition how often random runs and those of a plan took it."""
        found: dict[str, list[Hits]] = {}
        for run in self.runs:
            counts: dict[str, int] = {}
            for each in run.entries:
                if each.subject in _transitions() and (times := TAKEN.fullmatch(each.detail)) is not None:
                    counts[each.subject] = counts.get(each.subject, 0) + int(times[1])
            for subject, count in counts.items():
                found.setdefault(subject, []).append(Hits(count, desk_words(run), addresses.run(run.command)))
        return {subject: tuple(each) for subject, each in found.items()}

    @cached_property
    def mutants(self) -> tuple[MutantEntry, ...]:
        """Every mutant of the committed table, with what the last run found in place of what stands there."""
        tried: dict[int, MutantTried] = {each.number: each for each in self.results.mutants}
        for run in self.runs:
            tried.update({each.number: each for each in run.mutants})
        return tuple(entry(tried[number]) for number in sorted(tried))

    @cached_property
    def _guarded(self) -> Mapping[str, tuple[MutantEntry, ...]]:
        """By transition, clause and assumption the mutants that change it; those that change nothing are none."""
        found: dict[str, list[MutantEntry]] = {}
        for each in self.mutants:
            if each.status == "equivalent":
                continue
            transition = transition_of(each.id)
            for subject in (*each.cites, *(() if transition is None else (transition,))):
                found.setdefault(subject, []).append(each)
        return {subject: tuple(each) for subject, each in found.items()}

    def _by_desk(self) -> Mapping[str, Sequence[RunResult]]:
        """Ours first, then each other; one that follows readings is another."""
        found: dict[str, list[RunResult]] = {"": []}
        for run in self.runs:
            found.setdefault(desk_name(run), []).append(run)
        return found


def _where(runs: Sequence[RunResult], subject: str, word: str) -> str:
    """The address of the first run that came to a word; of what follows from others, that of the first at all."""
    first = next((run for run in runs for each in run.entries if (each.subject, each.word) == (subject, word)), runs[0])
    return addresses.run(first.command)


def _resting(words: Mapping[str, Word]) -> dict[str, str]:
    """Of what has no word, the worst of the properties that rest on it."""
    return {
        subject: worst_word(words[name] for name in names if name in words)
        for subject, names in properties().items()
        if subject not in words and any(name in words for name in names)
    }


def _advisory(runs: Sequence[RunResult]) -> dict[str, str]:
    """The clauses that leave nothing to check, where everything that can be was checked."""
    if not any(run.command == "check" for run in runs):
        return {}
    return {clause.id: "advisory" for clause in load().clauses.values() if clause.advisory is not None}


def scenario_verdicts(
    of_scenarios: Mapping[str, tuple[Verdict, ...]], scenarios: Mapping[tuple[str, str], str]
) -> Mapping[str, tuple[Verdict, ...]]:
    """By the address of a scenario its verdicts, on each desk the worst of its runs, one for each row of examples."""
    found: dict[str, dict[str, Verdict]] = {}
    for (file, title), address in scenarios.items():
        for each in of_scenarios.get(f"{file}: {title}", ()):
            known = found.setdefault(address, {}).get(each.desk)
            if known is None or worst((known.word, each.word)) != known.word:
                found[address][each.desk] = each
    return {address: tuple(by_desk.values()) for address, by_desk in found.items()}


def worst_colour(verdicts: Sequence[Verdict]) -> str:
    """The colour of the worst of several verdicts."""
    return mark(worst(each.word for each in verdicts)).colour


@cache
def _transitions() -> frozenset[str]:
    return frozenset(each.id for each in TABLE.transitions)


@cache
def _properties() -> frozenset[str]:
    return frozenset(each.id for each in properties_shown())


def subject_address(subject: str) -> str:
    """Where a subject of the ledger stands on the page; empty where it does not."""
    catalogue = load()
    if subject in catalogue.clauses or subject in catalogue.assumptions:
        return addresses.rule(subject)
    if subject in _transitions():
        return addresses.transition(TABLE.transition(subject).machine, numbers()[subject])
    return addresses.property_of(subject) if subject in _properties() else ""


def is_ours(shown: ScenarioShown) -> bool:
    """Whether a scenario is one of this repository's features, which the page shows: by where its file lies."""
    return shown.id.partition("::")[0].endswith(f"features/{shown.language}/{shown.feature}")


def scenario_key(shown: ScenarioShown) -> str:
    """The file and the title of a scenario."""
    return f"{shown.feature.removesuffix('.feature')}: {shown.scenario}"


def desk_name(run: RunResult) -> str:
    """The desk of a run, with the readings that it was held to; empty for ours without any."""
    readings = " ".join(f"+{each}" for each in run.readings)
    return " ".join(filter(None, (run.desk or (phrases.OUR_DESK.en if readings else ""), readings)))


def desk_words(run: RunResult) -> Words:
    """The same in words."""
    name = desk_name(run)
    if run.desk:
        return Words(name, name)
    readings = " ".join(f"+{each}" for each in run.readings)
    return Words(f"{phrases.OUR_DESK.en} {readings}".strip(), f"{phrases.OUR_DESK.ko} {readings}".strip())


def moment(when: str) -> Words:
    """A moment in ISO form as one reads it; what is none stays as it is."""
    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return Words(when, when)
    offset = f"{at:%z}"
    zone = f" (UTC{offset[:3]}:{offset[3:5]})" if offset else ""
    clock = f"{at:%H:%M}{zone}"
    return Words(f"{at.day} {MONTHS[at.month - 1]} {at.year}, {clock}", f"{at.year}년 {at.month}월 {at.day}일 {clock}")


MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)
