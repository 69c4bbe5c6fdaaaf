"""`textdesk check`: the stages in order, and the one result that screen, page and JSON are views of."""

from __future__ import annotations

import time
from collections import Counter
from functools import partial
from typing import Literal, NamedTuple

import msgspec

from machine.evidence.checkout import ROOT
from machine.evidence.ledger import Entry, Ledger, Word, worst, write
from machine.evidence.traceability import properties as properties_on
from machine.explore.exploration import CHECK_BOUNDS, Exploration, combined
from machine.faults.clause_faults import VARIANTS, faults_of, reading_not_taken
from machine.files import write_aside
from machine.harness.bdd.scenario_result import ScenarioShown, entries_of
from machine.harness.stateful.desk_machine import CampaignResult, campaign_cached
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import MachineSpec, Table
from machine.pages import drift
from machine.report.exploration_cache import explored
from machine.report.feature_cache import features_shown
from machine.report.progress import StageProgress
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.properties import HISTORY_PROPERTIES, Turned, turned_by

STATEFUL_RUN = "stateful run: "
"""How a problem begins that the random runs found."""


class ClauseResult(msgspec.Struct, frozen=True):
    """A clause with the scenarios that are evidence for it, or the reason why there can be none."""

    id: str
    kind: str
    evidence: tuple[str, ...]
    advisory: str | None


class AssumptionResult(msgspec.Struct, frozen=True):
    """An assumption with the scenarios and properties that rest on it."""

    id: str
    evidence: tuple[str, ...]


class MachineResult(msgspec.Struct, frozen=True):
    """A machine: how many states and transitions are declared, and how many of the transitions were taken."""

    name: str
    states: int
    transitions: int
    taken: int


class PropertyResult(msgspec.Struct, frozen=True):
    """A property with its verdict and the bound, or the number of runs, under which it was reached."""

    id: str
    kind: str
    verdict: Word
    bound: str


class ReadingResult(msgspec.Struct, frozen=True):
    """A reading with the scenarios that hold under it and not without. Where it is `taken`, `turned` says which
    properties follow it, and how."""

    id: str
    taken: bool
    evidence: tuple[str, ...]
    turned: tuple[str, ...]


class Count(msgspec.Struct, frozen=True):
    """How many scenarios of one language passed, failed and were left out under the readings."""

    passed: int
    failed: int
    left_out: int = 0


class Diagrams(msgspec.Struct, frozen=True):
    """The diagrams: `drift` are the files that are not what the specification makes of them now."""

    drift: tuple[str, ...]


class CheckResult(msgspec.Struct, frozen=True):
    """All that the main job found."""

    clauses: tuple[ClauseResult, ...]
    assumptions: tuple[AssumptionResult, ...]
    readings: tuple[ReadingResult, ...]
    machines: tuple[MachineResult, ...]
    properties: tuple[PropertyResult, ...]
    scenarios: dict[str, Count]
    left_out: tuple[str, ...]
    diagrams: Diagrams
    faults: int
    faults_found: int
    problems: tuple[str, ...]
    seconds: float
    verdict: Literal["green", "refuted", "undetermined"]


class Checked(NamedTuple):
    """What the main job found, and what it was found by: every finding, every scenario, what was explored under which
    bounds, and the random runs."""

    result: CheckResult
    ledger: Ledger
    shown: tuple[ScenarioShown, ...]
    explored: tuple[tuple[Bounds, Exploration], ...]
    campaign: CampaignResult


def run_check(*, fresh: bool, progress: StageProgress, readings: tuple[str, ...] = ()) -> Checked:
    """Run every stage under these readings and gather. Raises StageError when something cannot be run at all.

    The diagrams are those of the machines without readings.
    """
    started = time.monotonic()
    explorations: list[Exploration] = []
    for bounds in CHECK_BOUNDS:
        progress.stage(f"exploring {bounds}")
        explorations.append(explored(bounds, readings=readings, fresh=fresh, progress=progress.step))
    progress.stage("features, each scenario under every fault of its clauses")
    shown = features_shown(readings=readings, fresh=fresh, progress=partial(progress.step, what="scenarios"))
    progress.stage("stateful run of the desk")
    campaign = campaign_cached(readings=readings, fresh=fresh, progress=partial(progress.step, what="runs"))
    progress.stage("diagrams")
    drifted = drift(ROOT)
    progress.stage("gathering")
    ledger = gathered(explorations, shown, campaign, readings)
    result = result_of(explorations, shown, campaign, drifted, ledger, time.monotonic() - started, readings)
    return Checked(result, ledger, shown, tuple(zip(CHECK_BOUNDS, explorations, strict=True)), campaign)


def as_evidence(scenario: ScenarioShown, readings: tuple[str, ...]) -> ScenarioShown:
    """The scenario with what it is evidence for under these readings: one that ran under others says nothing of a
    clause, only that there is such a reading."""
    if scenario.readings == readings:
        return scenario
    tags = tuple(tag for tag in scenario.tags if tag == VARIANTS)
    return msgspec.structs.replace(
        scenario, tags=tags, killed={tag: found for tag, found in scenario.killed.items() if tag in tags}
    )


def gathered(
    explorations: list[Exploration],
    shown: tuple[ScenarioShown, ...],
    campaign: CampaignResult,
    readings: tuple[str, ...] = (),
) -> Ledger:
    """Every finding of every producer."""
    entries = [Entry("exploration", verdict.id, verdict.verdict, verdict.bound) for verdict in combined(explorations)]
    for transition in table_of(readings).transitions:
        if any(transition.id in exploration.taken for exploration in explorations):
            entries.append(Entry("exploration", transition.id, "proved", "taken"))
        if campaign.transitions.get(transition.id):
            entries.append(
                Entry("stateful", transition.id, "tested", f"taken {campaign.transitions[transition.id]} times")
            )
    for identity, word in campaign.properties.items():
        entries.append(Entry("stateful", identity, word, campaign.bound()))
    entries += entries_of(as_evidence(each, readings) for each in shown)
    return Ledger(tuple(entries))


def result_of(
    explorations: list[Exploration],
    shown: tuple[ScenarioShown, ...],
    campaign: CampaignResult,
    drifted: tuple[str, ...],
    ledger: Ledger,
    seconds: float,
    readings: tuple[str, ...] = (),
) -> CheckResult:
    """The result that these findings amount to under these readings. Raises ValueError where nothing was explored, or
    no fault was there to be found: what was not measured has no result."""
    catalogue, table = load(), table_of(readings)
    shown = tuple(as_evidence(each, readings) for each in shown)
    properties = _properties(explorations, campaign)
    clauses = tuple(
        ClauseResult(
            clause.id,
            clause.kind,
            _evidence(ledger, clause.id),
            None if clause.advisory is None else clause.advisory.en,
        )
        for clause in catalogue.clauses.values()
    )
    of_readings = tuple(_reading(each, shown, readings) for each in catalogue.readings)
    problems = (
        *_problems(clauses, shown, readings),
        *_without_scenarios(of_readings, shown),
        *_of_the_campaign(campaign, readings),
        *(f"diagrams: {each}" for each in drifted),
    )
    words = [each.verdict for each in properties]
    verdict: Literal["green", "refuted", "undetermined"] = "green"
    if worst(words) == "undetermined":
        verdict = "undetermined"
    if problems or worst(words) == "refuted":
        verdict = "refuted"
    found = {fault for scenario in shown for killed in scenario.killed.values() for fault in killed}
    clause_faults = {fault.id for clause in catalogue.clauses for fault in faults_of(readings).get(clause, ())}
    if not clause_faults:
        raise ValueError("No clause has a fault that a scenario could find, so their power cannot be measured.")
    return CheckResult(
        clauses=clauses,
        assumptions=tuple(
            AssumptionResult(each, _evidence(ledger, each) + properties_on().get(each, ()))
            for each in catalogue.assumptions
        ),
        readings=of_readings,
        machines=tuple(_machine(machine, table, explorations) for machine in table.machines),
        properties=properties,
        scenarios={language: _count(shown, language) for language in LANGUAGES},
        left_out=tuple(
            f"{each.language}/{each.feature}: {each.scenario}: {each.problem}"
            for each in shown
            if each.outcome == "left_out"
        ),
        diagrams=Diagrams(drifted),
        faults=len(clause_faults),
        faults_found=len(clause_faults & found),
        problems=problems,
        seconds=round(seconds, 2),
        verdict=verdict,
    )


def _evidence(ledger: Ledger, subject: str) -> tuple[str, ...]:
    return tuple(
        entry.detail for entry in ledger.of(subject) if entry.producer == "scenario" and entry.word == "tested"
    )


def _reading(reading: str, shown: tuple[ScenarioShown, ...], readings: tuple[str, ...]) -> ReadingResult:
    taken = reading in readings
    return ReadingResult(
        reading,
        taken,
        tuple(each.id for each in shown if reading_not_taken(reading) in each.killed.get(VARIANTS, ())),
        tuple(_turned(each) for each in turned_by([reading])) if taken else (),
    )


def _turned(turned: Turned) -> str:
    if turned.default is None:
        return f"{turned.instead.id} holds besides: {turned.why.en}"
    return f"{turned.instead.id} holds in place of {turned.default}: {turned.why.en}"


def _without_scenarios(results: tuple[ReadingResult, ...], shown: tuple[ScenarioShown, ...]) -> tuple[str, ...]:
    """Readings without evidence in a language. Where some are taken the others have none, and need none."""
    some_are_taken = any(each.taken for each in results)
    languages = {each.id: each.language for each in shown}
    return tuple(
        f"{result.id}: no {language} scenario of its own goes red without it; tag one @under:{result.id} @{VARIANTS}."
        for result in results
        if result.taken or not some_are_taken
        for language in LANGUAGES
        if language not in {languages[each] for each in result.evidence}
    )


def _of_the_campaign(campaign: CampaignResult, readings: tuple[str, ...]) -> tuple[str, ...]:
    """A run that failed has not come everywhere, and that is not what is wrong with it; and the runs are made to come
    everywhere on the declared machines, while under readings it is the exploration that says so."""
    if campaign.failure is not None:
        return (f"{STATEFUL_RUN}{campaign.failure}",)
    if readings:
        return ()
    return tuple(f"{transition}: never taken in the stateful run." for transition in campaign.never_taken())


def _problems(
    clauses: tuple[ClauseResult, ...], shown: tuple[ScenarioShown, ...], readings: tuple[str, ...]
) -> tuple[str, ...]:
    failed = [f"{each.id}: {each.problem}" for each in shown if each.outcome == "failed"]
    tagged = {
        language: {
            tag for each in shown if each.language == language and each.outcome == "passed" for tag in each.killed
        }
        for language in LANGUAGES
    }
    missing = [
        f"{clause.id}: no {language} scenario is evidence for it; tag one that goes red when it is broken."
        for clause in clauses
        if clause.advisory is None
        for language in LANGUAGES
        if clause.id not in tagged[language]
    ]
    killed = {(tag, fault) for each in shown for tag, found in each.killed.items() for fault in found}
    unfound = [
        f"{clause.id}: no scenario tagged with it goes red under the fault «{fault.id}»."
        for clause in clauses
        for fault in faults_of(readings).get(clause.id, ())
        if (clause.id, fault.id) not in killed
    ]
    return (*failed, *missing, *unfound)


def _machine(machine: MachineSpec, table: Table, explorations: list[Exploration]) -> MachineResult:
    transitions = [transition.id for transition in table.transitions if transition.machine == machine.name]
    taken = frozenset().union(*(exploration.taken for exploration in explorations))
    return MachineResult(machine.name, len(machine.states), len(transitions), len(taken.intersection(transitions)))


def _properties(explorations: list[Exploration], campaign: CampaignResult) -> tuple[PropertyResult, ...]:
    explored_ones = [
        PropertyResult(verdict.id, verdict.kind, verdict.verdict, verdict.bound) for verdict in combined(explorations)
    ]
    tested = [
        PropertyResult(each.id, each.kind, campaign.properties.get(each.id, "undetermined"), campaign.bound())
        for each in HISTORY_PROPERTIES
    ]
    return (*explored_ones, *tested)


def _count(shown: tuple[ScenarioShown, ...], language: str) -> Count:
    of_language = [each for each in shown if each.language == language]
    outcomes = Counter(each.outcome for each in of_language)
    return Count(outcomes["passed"], outcomes["failed"], outcomes["left_out"])


def kept_whole(result: CheckResult, ledger: Ledger) -> None:
    """Write the ledger and the result under build/."""
    write_aside(ROOT / "build" / "check.json", json_of(result))
    write(ROOT / "build" / "ledger.json", ledger)


def json_of(result: CheckResult) -> bytes:
    """The result as the one JSON object of `--json`."""
    return msgspec.json.format(msgspec.json.encode(result), indent=2)
