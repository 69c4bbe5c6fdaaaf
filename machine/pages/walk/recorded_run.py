"""Any run, recorded: what everybody saw after each command, as trees whose pieces are kept once for all runs.

The table of a walk has two agents and one conversation; a run of more agents, other texts or other machines ships so.
A scenario, a counterexample and a told failure are each a `Run`; `recorded` plays it on our own desk.

    store = Store()
    found = recorded(Run("respond", "Respond", configuration, commands), "en", store)
    Recording(found, store.shipped()).screens(3)  # what everybody saw after the third command
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from machine.concrete.counterexample import ToldCounterexample
from machine.desk.in_process import InProcessDesk
from machine.draw.exchanges import sender_of
from machine.harness.bdd.scenario_runner import scenario, take
from machine.lifecycle.engine import SpecificationError
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import Table
from machine.pages.walk.pieces import CHILDREN, HOLES
from machine.screen import HOLE, Fragment, fragments
from machine.story.steps.phrases import BY_ID
from machine.story.steps.scene import Scene
from machine.story.telling.gherkin import is_formed, steps, tell
from machine.story.telling.steps import PhraseUse
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.configuration import Configuration
from spec.port.views import CustomerView
from spec.properties import StateProperty, StepProperty, properties_of

STEPS_LIMIT = 200
"""Commands of a run that are recorded; what comes after them is left out."""
PHONES_LIMIT = 4
"""Customers whose phones are drawn."""
_RUN = re.compile(f"(?:{re.escape(HOLE)})+")

Broken = tuple[str, str]
"""A property that does not hold: its id and title."""


class Run(msgspec.Struct, frozen=True):
    """A run to record. `id` stands in its address. It is played under `readings`, or on `table` where one is given, and
    held to the properties under the readings `judged_by`, the same where none are given. `broken` says after which
    command (from 1) which properties do not hold, besides those that are seen to break."""

    id: str
    title: str
    configuration: Configuration
    commands: tuple[c.AnyCommand, ...]
    readings: tuple[str, ...] = ()
    table: Table | None = None
    judged_by: tuple[str, ...] | None = None
    broken: Mapping[int, tuple[Broken, ...]] = {}


class RecordedStep(msgspec.Struct, frozen=True, array_like=True):
    """One command: who gives it (a role, and the agent's number or -1), the step that tells it, how it is refused, the
    screens that it changes with their new roots, and the properties that do not hold after it."""

    role: str
    agent: int
    says: str
    refusal: str
    cites: tuple[str, ...]
    screens: tuple[tuple[int, int], ...]
    broken: tuple[Broken, ...]


class RecordedRun(msgspec.Struct, frozen=True):
    """A run in one language. `first` are the roots of the screens at the start: the agents', the customers', the
    administrator's. `omitted` commands at the end are not in it."""

    title: str
    agents: tuple[str, ...]
    first: tuple[int, ...]
    steps: tuple[RecordedStep, ...]
    gherkin: str
    omitted: int = 0


class ShippedStore(msgspec.Struct, frozen=True):
    """The pieces of recorded runs and their nodes: the piece, then the groups of children, each a node."""

    pieces: tuple[str, ...]
    nodes: tuple[tuple[int | tuple[int, ...], ...], ...]


class Store:
    """Pieces and nodes while runs are recorded; equal ones are kept once."""

    def __init__(self) -> None:
        self._pieces: dict[str, int] = {}
        self._nodes: dict[tuple[int | tuple[int, ...], ...], int] = {}

    def node(self, tree: Fragment) -> int:
        """The node of a tree. Raises ValueError for a view that holds a private character which stands for a hole."""
        if not HOLES.isdisjoint(tree.html):
            raise ValueError("A view holds a private character that stands for a hole; show it without.")
        children = iter([self.node(each) for each in tree.children])
        runs = (len(run) // len(HOLE) for run in _RUN.findall(tree.html))
        groups = [tuple(next(children) for _ in range(count)) for count in runs]
        piece = self._pieces.setdefault(_RUN.sub(CHILDREN, tree.html), len(self._pieces))
        return self._nodes.setdefault((piece, *groups), len(self._nodes))

    def shipped(self) -> ShippedStore:
        """Everything that is kept."""
        return ShippedStore(tuple(self._pieces), tuple(self._nodes))


class Recording:
    """A recorded run while it is looked at: the specification of scripts/recording.js."""

    def __init__(self, run: RecordedRun, store: ShippedStore) -> None:
        self._run, self._store = run, store

    def screens(self, at: int) -> tuple[str, ...]:
        """What everybody saw after so many steps."""
        roots = list(self._run.first)
        for step in self._run.steps[:at]:
            for screen, node in step.screens:
                roots[screen] = node
        return tuple(map(self._node, roots))

    def _node(self, node: int) -> str:
        piece, *groups = self._store.nodes[node]
        assert isinstance(piece, int)
        told, *rest = self._store.pieces[piece].split(CHILDREN)
        for group, after in zip(groups, rest, strict=True):
            assert isinstance(group, tuple)
            told += "".join(map(self._node, group)) + after
        return told


def recorded(run: Run, language: Language, store: Store) -> RecordedRun:
    """The run as everybody saw it, told in a language; its pieces are put into the store. What comes after a command in
    which the machines contradict each other is left out. Raises ValueError where the stage is malformed."""
    table = table_of(run.readings) if run.table is None else run.table
    desk = InProcessDesk(table=table)
    answer = desk.reset(run.configuration)
    if isinstance(answer, Malformed):
        raise ValueError(f"{run.id}: {answer.problem}")
    numbers = _numbers(run)
    roots = [store.node(each) for each in _look(desk, numbers, language)]
    first, found, answers = tuple(roots), [], list[tuple[c.AnyCommand, Answer]]()
    declared = properties_of(run.readings if run.judged_by is None else run.judged_by)
    for command in run.commands[:STEPS_LIMIT]:
        try:
            answer = desk.apply(command)
        except SpecificationError:
            break
        answers.append((command, answer))
        screens: list[tuple[int, int]] = []
        for screen, tree in enumerate(_look(desk, numbers, language)):
            node = store.node(tree)
            if node != roots[screen]:
                screens.append((screen, node))
                roots[screen] = node
        broken = dict(run.broken.get(len(answers), ()))
        broken |= dict(_broken(desk, declared, language))
        sender = sender_of(command, run.configuration)
        agents = run.configuration.agents
        found.append(
            RecordedStep(
                "" if sender.caller is None else sender.caller.value,
                agents.index(sender.name) if sender.name in agents else -1,
                "",
                *_refusal(answer, language),
                tuple(screens),
                tuple(broken.items()),
            )
        )
    says = _sentences(run, answers, language)
    told = tuple(msgspec.structs.replace(step, says=sentence) for step, sentence in zip(found, says, strict=True))
    return RecordedRun(
        run.title,
        run.configuration.agents,
        first,
        told,
        tell(run.configuration, answers, language, run.title, readings=run.readings),
        len(run.commands) - len(told),
    )


def scenario_run(path: Path, title: str, identity: str) -> Run:
    """A scenario of a feature file as a run. Raises FeatureError where there is none, SceneError where it is red."""
    found = scenario(path, title)
    desk = _NotingDesk()
    scene = Scene(desk, ())
    for step in found.steps:
        take(step, scene)
    scene.finish()
    if desk.configuration is None:
        raise ValueError(f"{title}: the scenario sets no stage, so there is nothing to see.")
    return Run(identity, title, desk.configuration, tuple(desk.commands))


def counterexample_run(told: ToldCounterexample, table: Table, identity: str) -> Run:
    """A counterexample as a run on the machines that violate the property."""
    title = told.property.title.of(told.language)
    return Run(
        identity,
        title,
        told.play.configuration,
        told.play.commands,
        table=table,
        broken={told.violation + 1: ((told.property.id, title),)},
    )


class _NotingDesk(InProcessDesk):
    """Our own desk, which notes the stage and the commands that it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.configuration: Configuration | None = None
        self.commands: list[c.AnyCommand] = []

    def reset(self, configuration: Configuration) -> Answer:
        self.configuration, self.commands = configuration, []
        return super().reset(configuration)

    def apply(self, command: c.AnyCommand) -> Answer:
        self.commands.append(command)
        return super().apply(command)


def _numbers(run: Run) -> tuple[str, ...]:
    """The customers who do something, in order; without any, those that are configured."""
    doing = [command.number for command in run.commands if isinstance(command, c.WithNumber)]
    known = [customer.number for customer in run.configuration.customers]
    return tuple(dict.fromkeys((*doing, *known)))[:PHONES_LIMIT]


def _look(desk: InProcessDesk, numbers: Sequence[str], language: Language) -> Iterator[Fragment]:
    for agent in desk.record.configuration.agents:
        yield fragments(desk.view(agent), language)
    for number in numbers:
        newest = [each for each in desk.record.conversations.values() if each.number == number]
        shown = desk.customer_view(number, newest[-1].asset.name) if newest else CustomerView("", False, ())
        yield fragments(shown, language)
    yield fragments(desk.administrator_view(), language)


def _broken(desk: InProcessDesk, declared: Sequence[object], language: Language) -> Iterator[Broken]:
    for each in declared:
        holds = True
        if isinstance(each, StateProperty):
            holds = each.holds(desk.world)
        elif isinstance(each, StepProperty):
            holds = all(map(each.holds, desk.moves))
        if not holds and isinstance(each, StateProperty | StepProperty):
            yield each.id, each.title.of(language)


def _refusal(answer: Answer, language: Language) -> tuple[str, tuple[str, ...]]:
    match answer:
        case Accepted():
            return "", ()
        case Refused(reason=reason, cites=cites):
            return load().words(f"refusal.{reason.value}").of(language), tuple(cites)
        case Malformed():
            return BY_ID["malformed"].tell(language), ()


def _sentences(run: Run, answers: Sequence[tuple[c.AnyCommand, Answer]], language: Language) -> Iterator[str]:
    """The step that tells each command; of a malformed one its name, since no step says it."""
    told = iter(steps(run.configuration, answers, language, run.readings))
    whens = (said for said in told if isinstance(said, PhraseUse) and said.kind == "when")
    for command, _ in answers:
        if is_formed(command):
            said = next(whens)
            yield BY_ID[said.phrase].tell(language, **said.values)
        else:
            yield type(command).__name__
