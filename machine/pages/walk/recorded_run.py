"""Any run, recorded: what everybody saw after each command, as trees whose pieces are kept once for all runs.

The table of a walk has two agents and one conversation; a run of more agents, other texts or other machines ships so.
A scenario, a counterexample and a told failure are each a `Run`; a `Recorder` plays them on our own desk, in both
languages at once: one run, or a run that is the same in each language but for its words.

    recorder = Recorder()
    recorder.record(run, run)
    Recording(recorder.shelf(), run.id, "en").screens(3)  # what everybody saw after the third command
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from machine.concrete.counterexample import ToldCounterexample
from machine.desk.in_process import InProcessDesk
from machine.draw.exchanges import sender_of
from machine.harness.bdd.scenario_runner import PlayedScenario, scenario, take
from machine.lifecycle.engine import SpecificationError
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import Table
from machine.pages.walk.pieces import CHILDREN, HOLES
from machine.screen import HOLE, AnyView, Fragment, fragments
from machine.story.steps.phrases import BY_ID
from machine.story.steps.reading_tags import fitting
from machine.story.steps.scene import Scene
from machine.story.telling.gherkin import is_formed, steps, tell
from machine.story.telling.steps import PhraseUse
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.configuration import Configuration
from spec.port.views import CustomerView
from spec.properties import TURNED, StateProperty, StepProperty, properties_of

STEPS_LIMIT = 200
"""Commands of a run that are recorded; what comes after them is left out."""
PHONES_LIMIT = 4
"""Customers whose phones are drawn."""
T = TypeVar("T")
_RUN = re.compile(f"(?:{re.escape(HOLE)})+")


class Run(msgspec.Struct, frozen=True):
    """A run to record. `id` stands in its address. It is played under `readings`, or on `table` where one is given, and
    held to the properties under the readings `judged_by`, the same where none are given. `broken` says after which
    command (from 1) which properties, by id, do not hold, besides those that are seen to break.

    Where the page tells of it under its `id`, that may be what has its title, if there is none here, and its feature,
    if it does not tell that itself (`tells`). `departs` is the number of the command, from 1, at which a desktop did
    otherwise than what is shown; 0 is before the first.
    """

    id: str
    title: str
    configuration: Configuration
    commands: tuple[c.AnyCommand, ...]
    readings: tuple[str, ...] = ()
    table: Table | None = None
    judged_by: tuple[str, ...] | None = None
    broken: Mapping[int, tuple[str, ...]] = {}
    tells: bool = True
    departs: int | None = None


class Move(msgspec.Struct, frozen=True, array_like=True):
    """One command: who gives it (a role, and the agent's number or -1), the step that tells it and how it is refused,
    both in each language, and what the refusal rests on."""

    role: str
    agent: int
    says: tuple[str, ...]
    refusal: tuple[str, ...]
    cites: tuple[str, ...]


class Aside(msgspec.Struct, frozen=True, omit_defaults=True):
    """What few recorded runs have. Texts are in the order of the languages; one without a title or without a feature
    has that where the page tells of it, under its own id.

    `broken` are steps, from 1, with the properties that do not hold there. `omitted` commands at the end are not
    recorded. `departs` is that of the run.
    """

    title: tuple[str, ...] = ()
    gherkin: tuple[str, ...] = ()
    broken: tuple[tuple[int, tuple[str, ...]], ...] = ()
    omitted: int = 0
    departs: int | None = None


NUMBER = 5
"""About so many characters has a number in a row."""
NOTHING_ASIDE = Aside()


class Shelf(msgspec.Struct, frozen=True):
    """Recorded runs by id, and what they share; what is used most has the smallest numbers. Texts are in the order of
    the languages; a piece that is the same in all stands once.

    `nodes` are in one row for each node its piece, and for each of its runs of holes how many children stand there and
    which. `casts` are the names of agents. A run is one row: its cast, how many screens there are and the node of each
    at the start (the agents', the customers', the administrator's), then for each command its move, how many screens it
    changes, and each of those with its new node. Properties that break somewhere are in `titles`.
    """

    pieces: tuple[tuple[str, ...], ...] = ()
    nodes: tuple[int, ...] = ()
    moves: tuple[Move, ...] = ()
    casts: tuple[tuple[tuple[str, ...], ...], ...] = ()
    titles: dict[str, tuple[str, ...]] = {}
    runs: dict[str, tuple[int, ...]] = {}
    aside: dict[str, Aside] = {}


Node = tuple[int | tuple[int, ...], ...]
"""A piece, and for each of its runs of holes the nodes there."""


class _Kept(NamedTuple):
    """A run on the recorder's own numbers: its names, the nodes at the start, and for each step its move, and the
    screens that it changes with their nodes."""

    names: tuple[tuple[str, ...], ...]
    first: tuple[int, ...]
    steps: tuple[tuple[int, tuple[tuple[int, int], ...]], ...]
    aside: Aside

    def nodes(self) -> Iterator[int]:
        yield from self.first
        yield from (node for _, screens in self.steps for _, node in screens)


class Recorder:
    """Plays runs, and keeps what was seen; equal pieces, nodes and moves are kept once. `characters` is about how long
    all of it is."""

    def __init__(self) -> None:
        self._pieces: dict[tuple[str, ...], int] = {}
        self._nodes: dict[Node, int] = {}
        self._moves: dict[Move, int] = {}
        self._runs: dict[str, _Kept] = {}
        self.characters = 0

    @property
    def ids(self) -> tuple[str, ...]:
        """What is recorded, in its order."""
        return tuple(self._runs)

    def record(self, *runs: Run) -> None:
        """Record a run as it is in each language, in their order. What comes after a command in which the machines
        contradict each other is left out.

        Raises ValueError where a stage is malformed, and where the runs differ in more than their words.
        """
        found = [_Watched(run, language) for run, language in zip(runs, LANGUAGES, strict=True)]
        kept = self._runs[runs[0].id] = self._kept(runs, found)
        self.characters += sum(map(len, kept.aside.gherkin)) + sum(
            NUMBER * (2 + 2 * len(each)) for _, each in kept.steps
        )

    def shelf(self, ids: Iterable[str] | None = None) -> Shelf:
        """Everything that is recorded, or of those runs alone."""
        runs = self._runs if ids is None else {identity: self._runs[identity] for identity in ids}
        all_nodes, all_pieces, all_moves = tuple(self._nodes), tuple(self._pieces), tuple(self._moves)
        used = Counter(node for run in runs.values() for node in run.nodes())
        todo = list(used)
        while todo:
            below = tuple(chain.from_iterable(group for group in all_nodes[todo.pop()] if isinstance(group, tuple)))
            todo += dict.fromkeys(node for node in below if node not in used)
            used.update(below)
        nodes = _numbers_by_use(used)
        pieces = _numbers_by_use(Counter(_piece(all_nodes[node]) for node in nodes))
        moves = _numbers_by_use(Counter(move for run in runs.values() for move, _ in run.steps))
        casts = _numbers_by_use(Counter(run.names for run in runs.values()))
        broken = {each for run in runs.values() for _, several in run.aside.broken for each in several}
        row: list[int] = []
        for node in nodes:
            for part in all_nodes[node]:
                row += [pieces[part]] if isinstance(part, int) else [len(part), *(nodes[each] for each in part)]
        return Shelf(
            pieces=tuple(texts[:1] if len({*texts}) == 1 else texts for texts in (all_pieces[each] for each in pieces)),
            nodes=tuple(row),
            moves=tuple(all_moves[each] for each in moves),
            casts=tuple(casts),
            titles={each.id: tuple(map(each.title.of, LANGUAGES)) for each in _judges() if each.id in broken},
            runs={identity: _row(run, casts[run.names], nodes, moves) for identity, run in runs.items()},
            aside={identity: run.aside for identity, run in runs.items() if run.aside != NOTHING_ASIDE},
        )

    def _kept(self, runs: Sequence[Run], found: Sequence[_Watched]) -> _Kept:
        first = tuple(map(self._node, zip(*(each.first for each in found), strict=True)))
        roots, steps = list(first), list[tuple[int, tuple[tuple[int, int], ...]]]()
        broken: list[tuple[int, tuple[str, ...]]] = []
        for number, played in enumerate(zip(*(each.steps for each in found), strict=True), 1):
            one = played[0]
            if any(step.same() != one.same() for step in played):
                raise ValueError(f"{runs[0].id}: step {number} is another one in one language than in the other.")
            says, refusals = tuple(each.says for each in played), tuple(each.refusal for each in played)
            move = Move(one.role, one.agent, says, refusals, one.cites)
            changed = []
            for screen, *trees in zip(one.screens, *(step.screens.values() for step in played), strict=True):
                node = self._node(tuple(trees))
                if node != roots[screen]:
                    roots[screen] = node
                    changed.append((screen, node))
            if move not in self._moves:
                self._moves[move] = len(self._moves)
                self.characters += sum(map(len, (*says, *refusals)))
            steps.append((self._moves[move], tuple(changed)))
            if one.broken:
                broken.append((number, one.broken))
        aside = Aside(
            title=tuple(run.title for run in runs) if runs[0].title else (),
            gherkin=tuple(each.gherkin for each in found) if runs[0].tells else (),
            broken=tuple(broken),
            omitted=len(runs[0].commands) - len(steps),
            departs=runs[0].departs,
        )
        return _Kept(tuple(run.configuration.agents for run in runs), first, tuple(steps), aside)

    def _node(self, trees: Sequence[Fragment]) -> int:
        """The node of a tree, given in each language."""
        if any(not HOLES.isdisjoint(tree.html) for tree in trees):
            raise ValueError("A view holds a private character that stands for a hole; show it without.")
        sizes = {tuple(len(run) // len(HOLE) for run in _RUN.findall(tree.html)) for tree in trees}
        if len(sizes) > 1:
            raise ValueError("A view has other parts in one language than in the other.")
        children = iter([self._node(each) for each in zip(*(tree.children for tree in trees), strict=True)])
        groups = [tuple(next(children) for _ in range(count)) for count in sizes.pop()]
        texts = tuple(_RUN.sub(CHILDREN, tree.html) for tree in trees)
        if texts not in self._pieces:
            self._pieces[texts] = len(self._pieces)
            self.characters += sum(map(len, texts))
        node: Node = (self._pieces[texts], *groups)
        if node not in self._nodes:
            self._nodes[node] = len(self._nodes)
            self.characters += NUMBER * (1 + sum(1 + len(group) for group in groups))
        return self._nodes[node]


def _piece(node: Node) -> int:
    piece = node[0]
    assert isinstance(piece, int)
    return piece


def _numbers_by_use(used: Counter[T]) -> dict[T, int]:
    """A number for each, the smallest for what is used most."""
    places = {each: place for place, each in enumerate(used)}
    return {each: number for number, each in enumerate(sorted(used, key=lambda each: (-used[each], places[each])))}


def _row(run: _Kept, cast: int, nodes: Mapping[int, int], moves: Mapping[int, int]) -> tuple[int, ...]:
    row = [cast, len(run.first), *(nodes[each] for each in run.first)]
    for move, screens in run.steps:
        row += [moves[move], len(screens), *chain.from_iterable((screen, nodes[node]) for screen, node in screens)]
    return tuple(row)


class ToldStep(NamedTuple):
    """A step as the walk tells it."""

    role: str
    agent: int
    says: str
    refusal: str
    cites: tuple[str, ...]


class Recording:
    """A recorded run while it is looked at in a language: the specification of scripts/recording.js."""

    def __init__(self, shelf: Shelf, identity: str, language: Language) -> None:
        self._shelf, self.aside = shelf, shelf.aside.get(identity, NOTHING_ASIDE)
        self._language = LANGUAGES.index(language)
        self._nodes = tuple(_nodes(shelf))
        row = iter(shelf.runs[identity])
        self.agents = shelf.casts[next(row)][self._language]
        self._first = tuple(next(row) for _ in range(next(row)))
        self._steps: list[tuple[int, tuple[tuple[int, int], ...]]] = []
        for move in row:
            count = next(row)
            self._steps.append((move, tuple((next(row), next(row)) for _ in range(count))))

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def title(self) -> str:
        """What it is called; empty where the page tells of it under its id."""
        return self.aside.title[self._language] if self.aside.title else ""

    @property
    def gherkin(self) -> str:
        """The run as a feature; empty where the page has that under its id."""
        return self.aside.gherkin[self._language] if self.aside.gherkin else ""

    def told(self) -> tuple[ToldStep, ...]:
        """Every step."""
        moves = (self._shelf.moves[move] for move, _ in self._steps)
        place = self._language
        return tuple(
            ToldStep(each.role, each.agent, each.says[place], each.refusal[place], each.cites) for each in moves
        )

    def changed(self, at: int) -> tuple[int, ...]:
        """The screens that a step changes; steps count from 1."""
        return tuple(screen for screen, _ in self._steps[at - 1][1])

    def broken(self, at: int) -> tuple[tuple[str, str], ...]:
        """The properties that do not hold after so many steps, by id and title."""
        ids = dict(self.aside.broken).get(at, ())
        return tuple((each, self._shelf.titles[each][self._language]) for each in ids)

    def screens(self, at: int) -> tuple[str, ...]:
        """What everybody saw after so many steps."""
        roots = list(self._first)
        for _, screens in self._steps[:at]:
            for screen, node in screens:
                roots[screen] = node
        return tuple(map(self._node, roots))

    def _node(self, node: int) -> str:
        piece, groups = self._nodes[node]
        both = self._shelf.pieces[piece]
        told, *rest = both[self._language % len(both)].split(CHILDREN)
        for group, after in zip(groups, rest, strict=True):
            told += "".join(map(self._node, group)) + after
        return told


def _nodes(shelf: Shelf) -> Iterator[tuple[int, tuple[tuple[int, ...], ...]]]:
    """The nodes of a row: the piece of each, and its groups of children."""
    row = iter(shelf.nodes)
    for piece in row:
        count = shelf.pieces[piece][0].count(CHILDREN)
        yield piece, tuple(tuple(next(row) for _ in range(next(row))) for _ in range(count))


# --- playing


class _Step(NamedTuple):
    """A command as it was played in one language: `screens` are those that it changes."""

    role: str
    agent: int
    says: str
    refusal: str
    cites: tuple[str, ...]
    screens: dict[int, Fragment]
    broken: tuple[str, ...]

    def same(self) -> tuple[object, ...]:
        """What must be the same in every language."""
        return self.role, self.agent, bool(self.refusal), self.cites, tuple(self.screens), self.broken


class _Watched:
    """A run as it is played in one language. Raises ValueError where the stage is malformed."""

    def __init__(self, run: Run, language: Language) -> None:
        self._run, self._language = run, language
        self._desk = InProcessDesk(table=table_of(run.readings) if run.table is None else run.table)
        answer = self._desk.reset(run.configuration)
        if isinstance(answer, Malformed):
            raise ValueError(f"{run.id}: {answer.problem}")
        self._numbers = _numbers(run)
        self._views = dict(enumerate(self._look()))
        self._drawn: dict[AnyView, Fragment] = {}
        self.first = tuple(map(self._fragments, self._views.values()))
        answers: list[tuple[c.AnyCommand, Answer]] = []
        steps: list[_Step] = []
        declared = properties_of(run.readings if run.judged_by is None else run.judged_by)
        for command in run.commands[:STEPS_LIMIT]:
            try:
                answer = self._desk.apply(command)
            except SpecificationError:
                break
            answers.append((command, answer))
            steps.append(self._step(command, answer, (*run.broken.get(len(answers), ()), *self._broken(declared))))
        says = _sentences(run, answers, language)
        self.steps = tuple(step._replace(says=sentence) for step, sentence in zip(steps, says, strict=True))
        self.gherkin = tell(run.configuration, answers, language, run.title, readings=run.readings) if run.tells else ""

    def _step(self, command: c.AnyCommand, answer: Answer, broken: Sequence[str]) -> _Step:
        sender, agents = sender_of(command, self._run.configuration), self._run.configuration.agents
        screens = {}
        for screen, view in enumerate(self._look()):
            if view != self._views[screen]:
                self._views[screen] = view
                screens[screen] = self._fragments(view)
        return _Step(
            "" if sender.caller is None else sender.caller.value,
            agents.index(sender.name) if sender.name in agents else -1,
            "",
            *_refusal(answer, self._language),
            screens,
            tuple(dict.fromkeys(broken)),
        )

    def _fragments(self, view: AnyView) -> Fragment:
        if view not in self._drawn:
            self._drawn[view] = fragments(view, self._language)
        return self._drawn[view]

    def _look(self) -> Iterator[AnyView]:
        desk = self._desk
        for agent in desk.record.configuration.agents:
            yield desk.view(agent)
        for number in self._numbers:
            newest = [each for each in desk.record.conversations.values() if each.number == number]
            yield desk.customer_view(number, newest[-1].asset.name) if newest else CustomerView("", False, ())
        yield desk.administrator_view()

    def _broken(self, declared: Sequence[object]) -> Iterator[str]:
        for each in declared:
            holds = True
            if isinstance(each, StateProperty):
                holds = each.holds(self._desk.world)
            elif isinstance(each, StepProperty):
                holds = all(map(each.holds, self._desk.moves))
            if not holds and isinstance(each, StateProperty | StepProperty):
                yield each.id


def scenario_run(path: Path, title: str, identity: str) -> Run:
    """A scenario of a feature file as a run. Raises FeatureError where there is none, SceneError where it is red."""
    return played_run(scenario(path, title), identity, title)


def played_run(found: PlayedScenario, identity: str, title: str, *, tells: bool = True) -> Run:
    """A scenario as a run, under the readings that it is tagged with. Raises SceneError where it is red."""
    readings = fitting(found.tags, ()).readings
    scene = Scene(InProcessDesk(table=table_of(readings)), readings)
    for step in found.steps:
        take(step, scene)
    scene.finish()
    commands = tuple(command for command, _ in scene.played)
    return Run(identity, title, scene.configuration, commands, readings=readings, tells=tells)


def counterexample_run(told: ToldCounterexample, table: Table, identity: str) -> Run:
    """A counterexample as a run on the machines that violate the property."""
    title = told.property.title.of(told.language)
    return Run(
        identity,
        title,
        told.play.configuration,
        told.play.commands,
        table=table,
        broken={told.violation + 1: (told.property.id,)},
    )


def _numbers(run: Run) -> tuple[str, ...]:
    """The customers who do something, in order; without any, those that are configured."""
    doing = [command.number for command in run.commands if isinstance(command, c.WithNumber)]
    known = [customer.number for customer in run.configuration.customers]
    return tuple(dict.fromkeys((*doing, *known)))[:PHONES_LIMIT]


def _judges() -> Iterator[StateProperty | StepProperty]:
    """Every property that a recorded run can be seen to break."""
    for each in (*properties_of(()), *(turned.instead for turned in TURNED)):
        if isinstance(each, StateProperty | StepProperty):
            yield each


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
