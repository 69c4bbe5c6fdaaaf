"""Detectors: the ways in which the kit finds out that a desktop is wrong, each asked of one mutant after the other.

Each stops at the first thing that it finds, and has one desk of a mutant for all its runs: what a reset forgets to
start over shows. Runs in which a broken table is asked for nothing that it answers otherwise
are left out: there it is the same desk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple, assert_never

from machine.desk.in_process import InProcessDesk, MaskerMaker, default_masker
from machine.evidence.cache import stage
from machine.evidence.checkout import ROOT
from machine.explore.exploration import CHECK_BOUNDS, explore, properties_named
from machine.explore.search import Budget, search
from machine.faults.detector_names import DetectorName
from machine.faults.mutant import Mutant
from machine.generate.plan import Size, plan
from machine.harness.bdd.scenario_runner import PlayedScenario, goes_red, scenarios
from machine.harness.schedule import schedule
from machine.harness.stateful.recording import recorded
from machine.harness.stateful.stages import stage_of
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import Table
from machine.lifecycle.world import World
from machine.oracle.fingerprints import Fingerprint, Key, RecordingEngine, RunFingerprints, departure, fingerprints
from machine.oracle.model_oracle import customers_of
from machine.port.port import Desk, ListingDesk
from machine.port.run_input import RunInput
from machine.story.fictional_data import customer_number
from spec.catalogue.entries import Kind
from spec.catalogue.load import load
from spec.port.answers import Accepted, Malformed
from spec.properties import ResponseProperty, StateProperty, StepProperty, properties_of
from spec.visibility.observation import Observation
from spec.visibility.witness import Witness

RANDOM_STEPS = 20_000
JUDGED_STEPS = 8_000
"""So many of the random steps are judged by the visibility rules: a step costs them several comparisons."""
BUDGET = Budget(states=50_000, seconds=60.0)
"""Of one exploration: more than twice the states of ours."""
FEATURES = ROOT / "features" / "en"
"""What the detectors read besides: the English scenarios; the Korean ones say the same."""


def found_by(mutant: Mutant, detector: DetectorName) -> bool:
    """Whether a detector finds a mutant."""
    return _FIND[detector](mutant)


def prepare(progress: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """Make everything that mutants are held to, once for all of them; but the whole plan, which few of them need.

    `progress` gets the tries of the plan done and known so far: it takes longest.
    """
    rehearsed()
    plan((), "small", progress=progress)
    exhaustive_runs("small")
    random_runs()
    masked_texts()


def _concerns(asked: frozenset[Key], mutant: Mutant) -> bool:
    """Whether a mutant can be otherwise where the machines are asked for this."""
    return mutant.table is None or not mutant.touches.isdisjoint(asked)


# --- features


class Rehearsed(NamedTuple):
    """A scenario that is green on our own desk, and what it asks the machines for."""

    scenario: PlayedScenario
    asked: frozenset[Key]


@cache
def rehearsed() -> tuple[Rehearsed, ...]:
    """The scenarios. Raises AssertionError where one is red on our own desk."""
    found = []
    for scenario in scenarios(FEATURES):
        noting = RecordingEngine()
        assert not goes_red(scenario, lambda noting=noting: InProcessDesk(noting)), f"{scenario.title} is red."  # type: ignore[misc]
        found.append(Rehearsed(scenario, frozenset(noting.asked)))
    return tuple(found)


def _features(mutant: Mutant) -> bool:
    desk = mutant.make_desk()
    return any(goes_red(each.scenario, lambda: desk) for each in rehearsed() if _concerns(each.asked, mutant))


# --- lockstep


class FingerprintedRuns(NamedTuple):
    """Runs, and what our own desk makes of each."""

    given: tuple[RunInput, ...]
    fingerprints: RunFingerprints

    def concerned(self, mutant: Mutant) -> Iterator[tuple[RunInput, Fingerprint]]:
        """The runs in which a mutant can be otherwise."""
        touches = None if mutant.table is None else mutant.touches
        return (
            (self.given[number], self.fingerprints.marks[number]) for number in self.fingerprints.concerned(touches)
        )


@cache
def exhaustive_runs(size: Size) -> FingerprintedRuns:
    """Those that any desktop is given before anything at random. A plan without runs is none: `planned` raises."""
    given = schedule((), size)
    return FingerprintedRuns(
        given, stage("exhaustive", RunFingerprints, lambda: fingerprints(given), fresh=False, of=size)
    )


@cache
def random_runs() -> FingerprintedRuns:
    """Random commands of every role."""
    given = stage("random", tuple[RunInput, ...], lambda: recorded(RANDOM_STEPS), fresh=False, of=RANDOM_STEPS)
    return FingerprintedRuns(given, fingerprints(given))


def _in_lockstep(runs: FingerprintedRuns, mutant: Mutant) -> bool:
    desk = mutant.make_desk()
    return any(departure(run, marks, desk) is not None for run, marks in runs.concerned(mutant))


def _exhaustively(mutant: Mutant) -> bool:
    return _in_lockstep(exhaustive_runs("small"), mutant)


def found_by_whole_plan(mutant: Mutant) -> bool:
    """Whether the plan with two conversations finds what the small one does not; to make it takes minutes."""
    return _in_lockstep(exhaustive_runs("whole"), mutant)


def _at_random(mutant: Mutant) -> bool:
    return _in_lockstep(random_runs(), mutant)


# --- properties of states and steps, and what may be seen


STATE_PROPERTIES = tuple(each for each in properties_of(()) if isinstance(each, StateProperty))
STEP_PROPERTIES = tuple(each for each in properties_of(()) if isinstance(each, StepProperty))


def _properties(mutant: Mutant) -> bool:
    """Judge every World and every move of the random runs; a desk that fails, or calls a command malformed that is
    not, breaks the port."""
    desk = mutant.make_desk()
    return any(_breaks_a_property(run, desk) for run, _ in random_runs().concerned(mutant))


def _breaks_a_property(run: RunInput, desk: Desk) -> bool:
    try:
        desk.reset(run.configuration)
        for command in run.commands:
            if isinstance(desk.apply(command), Malformed):
                return True
            if isinstance(desk, InProcessDesk) and not (
                _is_sound(desk.world) and all(each.holds(move) for move in desk.moves for each in STEP_PROPERTIES)
            ):
                return True
    except Exception:
        # Whatever breaks in a desk breaks the port.
        return True
    return False


@cache
def _is_sound(world: World) -> bool:
    return all(each.holds(world) for each in STATE_PROPERTIES)


def _visibility(mutant: Mutant) -> bool:
    judged_steps, desk = 0, mutant.make_desk()
    for run, _ in random_runs().concerned(mutant):
        judged_steps += len(run.commands)
        if judged_steps > JUDGED_STEPS:
            break
        if _is_seen(run, desk):
            return True
    return False


def _is_seen(run: RunInput, desk: ListingDesk) -> bool:
    """Whether the witness sees something that must not be seen, or misses something. A desk that fails is none of the
    witness's findings."""
    configuration, commands = run.configuration, run.commands
    witness = Witness(configuration, frozenset(stage_of(configuration, commands).values))
    customers = customers_of(configuration, commands)
    try:
        answer = desk.reset(configuration)
        for command in (None, *commands):
            if command is not None:
                answer = desk.apply(command)
            agents = {agent: desk.view(agent) for agent in configuration.agents}
            seen = {customer: desk.customer_view(*customer) for customer in customers}
            accepted = isinstance(answer, Accepted)
            word: Literal["accepted", "refused"] = "accepted" if accepted else "refused"
            look = Observation(command, word, accepted, agents, seen, desk.administrator_view())
            if witness.see(look):
                return True
    except Exception:
        return False
    return False


# --- exploration


def _exploration(mutant: Mutant) -> bool:
    """Whether some property is refuted over a whole bounded space. Only tables can be explored."""
    try:
        return mutant.table is not None and any(_refutes(mutant.table, bounds) for bounds in CHECK_BOUNDS)
    except TypeError:
        # Effects that are given a queue where they take an agent: machines that cannot be run at all.
        return True


def _refutes(table: Table, bounds: Bounds) -> bool:
    wanted = properties_named((), bounds)
    symmetric = not bounds.dialogs
    space = search(bounds, table, wanted, symmetric=symmetric, budget=BUDGET, progress=lambda _done, _found: None)
    answered_later = {each.id for each in wanted if isinstance(each, ResponseProperty)}
    if space.found.keys() - answered_later:
        return True
    explored = explore(bounds, table=table, properties=wanted, symmetric=symmetric, budget=BUDGET)
    return any(verdict.verdict == "refuted" for verdict in explored.verdicts)


# --- masking


class MaskedSurface(NamedTuple):
    """What a surface is to show of a value under a policy."""

    policy: str
    enabled: bool
    surface: str
    value: str
    shown: str


FRAMES = ("{}", "Call {}", "{} is mine", "It is {}, thanks", "안녕하세요 {} 입니다", "one\n{}\ntwo")
NUMBER_SIGNS = frozenset("0123456789+-./() ")
PHONES = (customer_number(1), customer_number(81), "+447966197542", "(303) 555-0142")


@cache
def masked_texts() -> tuple[MaskedSurface, ...]:
    """Made-up data of every kind in and out of sentences, with what every surface is to show: the last four of a
    number, the first character and the domain of an e-mail, all of it where masking is off or the kind not
    covered. A name that is a number is masked wherever the policy masks phone numbers.

    Raises AssertionError where our own masking shows something else.
    """
    catalogue = load()
    data = [(kind.id, kind.sample) for kind in catalogue.kinds.values()]
    data += [("phone", phone) for phone in PHONES]
    data += [(each.kind, each.before) for each in catalogue.examples]
    found: list[MaskedSurface] = []
    for policy in catalogue.policies.values():
        for surface in catalogue.surfaces.values():
            masked = catalogue.kinds_of(policy)
            kinds = masked if policy.covers == "every_surface" else masked.intersection(surface.kinds)
            for kind, raw in data:
                frames = FRAMES if surface.content == "text" else ("{}",)
                if surface.content == "number" and kind != "phone":
                    continue
                if kind not in kinds and not catalogue.kinds[kind].is_documented:
                    continue
                alone = surface.content == "name" and set(raw) <= NUMBER_SIGNS and "phone" in masked
                form = _form(catalogue.kinds[kind], raw) if kind in kinds or alone else raw
                for frame in frames:
                    value = frame.format(raw)
                    found.append(MaskedSurface(policy.id, True, surface.id, value, frame.format(form)))
                    found.append(MaskedSurface(policy.id, False, surface.id, value, value))
    wrong = [each for each in found if not _shows(default_masker, each)]
    assert not wrong, f"Our own masking shows something else on {wrong[0].surface} under {wrong[0].policy}."
    return tuple(found)


def _form(kind: Kind, raw: str) -> str:
    match kind.form:
        case "mailbox":
            mailbox, _, domain = raw.partition("@")
            return f"{mailbox[0]}{'*' * (len(mailbox) - 1)}@{domain}"
        case "last_four":
            compact = "".join(raw.split())
            return "*" * (len(compact) - 4) + compact[-4:]
        case _ as other:
            assert_never(other)


def _shows(make_masker: MaskerMaker, masked: MaskedSurface) -> bool:
    return make_masker(masked.policy, masked.enabled)(masked.surface, masked.value) == masked.shown


def _masking(mutant: Mutant) -> bool:
    return mutant.make_masker is not None and not all(_shows(mutant.make_masker, each) for each in masked_texts())


_FIND: Mapping[DetectorName, Callable[[Mutant], bool]] = {
    "features": _features,
    "properties": _properties,
    "exploration": _exploration,
    "lockstep exhaustive": _exhaustively,
    "lockstep random": _at_random,
    "masking properties": _masking,
    "visibility rules": _visibility,
}
