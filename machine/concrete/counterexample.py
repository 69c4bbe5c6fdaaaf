"""A counterexample in the reader's words: a scenario in either language that is red on the machines that violate the
property and green on those of the specification, and Python that does the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from machine.concrete.commands import ConcreteRun, play
from machine.concrete.preparations import CannotBePlayedError
from machine.desk.in_process import InProcessDesk
from machine.lifecycle.bounds import Bounds, commands
from machine.lifecycle.engine import Macrostep
from machine.lifecycle.readings import table_of
from machine.lifecycle.replay import take, taken
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import NOBODY, Event, InstanceId, World
from machine.oracle.property_oracle import properties_of_runs
from machine.port.errors import DesktopError
from machine.port.vocabulary import STATUSES
from machine.story.steps.phrases import BY_ID
from machine.story.steps.reading_tags import UNDER
from machine.story.steps.scene import Scene
from machine.story.steps.scene_error import SceneError, ViolatedError
from machine.story.telling.gherkin import PlayedCommand, steps, written
from machine.story.telling.python import HeldToProperties, tell_python
from machine.story.telling.steps import PhraseUse
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.port.answers import Accepted, Answer
from spec.properties import DeadlockProperty, PossibleProperty, Property, ResponseProperty, properties_of
from spec.properties.kinds import Instance

Progress = PossibleProperty | ResponseProperty | DeadlockProperty
"""What no single command violates: that things go on."""
WAY_OUT_LIMIT = 100_000
"""Worlds that are looked at for how the specification gets on from where a run is stuck."""

AGAIN = Words(
    "from here to the next comment, or the end, again and again", "여기부터 다음 주석이나 끝까지 끝없이 되풀이된다"
)
GETS_ON = Words("this is how the specification gets on", "명세에서는 이렇게 계속 진행된다")
OTHERWISE = Words("the specification answers the next step otherwise", "명세에서는 다음 단계의 결과가 다르다")
RED_UNDER = Words("red under `textdesk test {options}`", "`textdesk test {options}`로 실행하면 실패한다")
"""What stands in comments."""


class CannotBeToldError(ValueError):
    """A counterexample does not show what it is to show. The message says why and what to do."""


@dataclass(frozen=True)
class Counterexample:
    """Events that lead machines under these bounds to violate a property, the offending one last.

    `cycle` are the events that then repeat for ever. `readings` are those that the machines are held to, and `sound`
    are the machines by which the scenario is green: those of the specification without readings, or others under the
    same readings.
    """

    property: str
    events: tuple[Event, ...]
    bounds: Bounds
    table: Table = TABLE
    cycle: tuple[Event, ...] = ()
    sound: Table = TABLE
    readings: tuple[str, ...] = ()

    def sound_readings(self) -> tuple[str, ...]:
        """The readings that the sound machines are held to."""
        return () if self.sound is TABLE else self.readings

    def is_a_reading(self) -> bool:
        """Whether it is the readings themselves that violate the property."""
        return bool(self.readings) and self.table == table_of(self.readings)


class ToldCounterexample(NamedTuple):
    """A counterexample in one language.

    `answers` are what the violating machines answer to each command, None where they fail; `sentences` tell the
    commands. `violation` is the number of the command at which it shows; `cycle` are the first command that repeats
    and the one after the last. `green` says whether the scenario holds on the machines of the specification: it does
    unless these part from the run before its end.
    """

    property: Property
    language: Language
    play: ConcreteRun
    answers: tuple[Answer | None, ...]
    sentences: tuple[str, ...]
    violation: int
    cycle: tuple[int, int] | None
    green: bool
    feature: str
    python: str


class _Check(NamedTuple):
    """What is seen at the end where the specification gets on, as a step and as a line of Python."""

    said: PhraseUse
    python: str


def told(counterexample: Counterexample, language: Language) -> ToldCounterexample:
    """The counterexample as a feature and as Python; the feature has been played here, red and green as told.

    Raises CannotBePlayedError where the events have no commands, and CannotBeToldError where no run of commands shows
    the violation.
    """
    readings = counterexample.readings
    known: tuple[Property, ...] = (*properties_of_runs(readings), *properties_of(readings))
    found = next((each for each in known if each.id == counterexample.property), None)
    if found is None:
        raise CannotBeToldError(
            f"{counterexample.property} is no property that a run shows; give the id of one that runs test, or of a "
            "progress property."
        )
    if isinstance(found, Progress):
        return _stuck(counterexample, found, language)
    return _violating(counterexample, found, language)


def _violating(given: Counterexample, violated: Property, language: Language) -> ToldCounterexample:
    """A run whose last command violates a property; a step after it says that the property holds."""
    found = play((*given.events, *given.cycle), given.bounds, given.table, language=language)
    last = len(found.commands) - 1
    answers, sound = _answers(given.table, found), _answers(given.sound, found)
    parting = _parting(answers, sound)
    green = parting is None or parting == last
    run = _run(found, sound if green else answers)
    cycle = _cycle(given, found, len(given.events))
    told = _commented(
        steps(found.configuration, run, language, given.readings),
        {
            **({} if cycle is None else {cycle[0]: AGAIN.of(language)}),
            **({} if green or parting is None else {parting: OTHERWISE.of(language)}),
        },
    )
    holds = PhraseUse("then", "specification.property_holds", {"title": violated.title.of(language)})
    # The property comes first: where it is violated, the last command may be taken instead of refused.
    refusal = isinstance(told[-1], PhraseUse) and told[-1].phrase == "refused"
    told.insert(len(told) - refusal, holds)
    _must_be_red(told, given, violated.id)
    if green and (problem := _problem(told, given.sound, given.sound_readings())) is not None:
        raise CannotBeToldError(f"{violated.id}: the scenario fails on the specification too: {problem}")
    return ToldCounterexample(
        violated,
        language,
        found,
        tuple(answers),
        _sentences(told, language),
        last,
        cycle,
        green,
        _feature(told, given, violated, language),
        tell_python(found.configuration, found.commands, given.readings, held=HeldToProperties(violated.id)),
    )


def _stuck(given: Counterexample, violated: Progress, language: Language) -> ToldCounterexample:
    """A run after which something stays unfinished, and how it is finished by the specification.

    No finite run shows that nothing ever helps; this one shows that what helps by the specification does not here.
    """
    before = taken((*given.events, *given.cycle), given.bounds, given.table)
    events = tuple(each.event for each in before)
    end = before[-1].after if before else given.bounds.first_world()
    problem = "nothing is unfinished at its end that the specification finishes"
    for instance, way_out in _ways_out(events, end, violated, given):
        try:
            found = play((*events, *way_out), given.bounds, given.sound, language=language)
        except CannotBePlayedError as error:
            problem = str(error)
            continue
        answers, sound = _answers(given.table, found), _answers(given.sound, found)
        checks = () if instance is None else tuple(_checks(found, instance, given.sound, language))
        cycle = _cycle(given, found, len(given.events))
        gets_on = sum(len(turn.commands) for turn in found.turns[: len(events)])
        run = _run(found, sound)
        told = _commented(
            steps(found.configuration, run, language, given.readings),
            {**({} if cycle is None else {cycle[0]: AGAIN.of(language)}), gets_on: GETS_ON.of(language)},
        )
        told += [check.said for check in checks]
        green = _problem(told, given.sound, given.sound_readings()) is None
        if green and _problem(told, given.table, given.readings) is not None:
            parting = _parting(answers, sound)
            return ToldCounterexample(
                violated,
                language,
                found,
                tuple(answers),
                _sentences(told, language),
                len(found.commands) - 1 if parting is None else parting,
                cycle,
                True,
                _feature(told, given, violated, language),
                tell_python(
                    found.configuration,
                    found.commands,
                    given.readings,
                    answers=[answer for _, answer in run],
                    then=[check.python for check in checks],
                ),
            )
        problem = "the specification gets on by the same commands"
    raise CannotBeToldError(f"{violated.id}: no run of commands shows the violation: {problem}.")


def _feature(told: Sequence[PhraseUse | str], given: Counterexample, violated: Property, language: Language) -> str:
    """The scenario: it says under which readings it runs, or, where it runs without any, under which it is red."""
    title = violated.title.of(language)
    if given.sound is not TABLE:
        return written(told, language, title, [f"{UNDER}:{reading}" for reading in given.readings])
    if given.is_a_reading():
        options = " ".join(f"--reading {reading}" for reading in given.readings)
        told = [RED_UNDER.of(language).format(options=options), *told]
    return written(told, language, title)


# --- answers and outcomes


def _answers(table: Table, found: ConcreteRun) -> list[Answer | None]:
    """What a desk with this table answers to each command; None from where it fails."""
    desk = InProcessDesk(table=table)
    desk.reset(found.configuration)
    answers: list[Answer | None] = []
    for command in found.commands:
        try:
            answers.append(desk.apply(command))
        except Exception:
            # Machines that contradict each other make our desk fail; what it says then is nothing to tell.
            break
    return answers + [None] * (len(found.commands) - len(answers))


def _run(found: ConcreteRun, answers: Sequence[Answer | None]) -> list[PlayedCommand]:
    """The run for telling: where the desk fails there is no answer to tell."""
    return [(command, answer or Accepted()) for command, answer in zip(found.commands, answers, strict=True)]


def _parting(answers: Sequence[Answer | None], sound: Sequence[Answer | None]) -> int | None:
    """The first command that is taken on one side only."""
    pairs = enumerate(zip(answers, sound, strict=True))
    return next((at for at, (one, other) in pairs if type(one) is not type(other)), None)


def _problem(
    told: Sequence[PhraseUse | str], table: Table, readings: tuple[str, ...]
) -> SceneError | DesktopError | None:
    """How the scenario fails on a desk with this table, held to these readings, or None if it holds."""
    scene = Scene(InProcessDesk(table=table), readings)
    try:
        for said in told:
            if isinstance(said, PhraseUse):
                BY_ID[said.phrase].act(scene, **said.values)
        scene.finish()
    except (SceneError, DesktopError) as error:
        return error
    return None


def _must_be_red(told: Sequence[PhraseUse | str], given: Counterexample, violated: str) -> None:
    problem = _problem(told, given.table, given.readings)
    if not isinstance(problem, ViolatedError) or problem.property_id != violated:
        raise CannotBeToldError(
            f"{violated}: the run does not violate it on a desk with these machines"
            f"{'' if problem is None else f', it fails otherwise: {problem}'}; give the run that exploration found."
        )


# --- where a run is stuck


def _unfinished(violated: PossibleProperty | ResponseProperty, world: World) -> tuple[Instance, ...]:
    """The instances that are still to be finished in a World."""
    waits = violated.pending if isinstance(violated, ResponseProperty) else violated.unfinished
    return tuple(instance for instance in violated.over.instances_in(world) if waits(world, *instance))


def _ways_out(
    events: Sequence[Event], end: World, violated: Progress, given: Counterexample
) -> Iterator[tuple[Instance | None, tuple[Event, ...]]]:
    """For what is stuck at the end of these events: the shortest way in which the specification gets on with it."""
    after = taken(events, given.bounds, given.sound)
    first = after[-1].after if after else given.bounds.first_world()
    moves = commands(given.sound, given.bounds)
    if isinstance(violated, DeadlockProperty):
        for event in moves:
            led_to = take(given.sound, first, event)
            if isinstance(led_to, Macrostep) and led_to.world != first:
                yield None, (event,)
        return
    for instance in _unfinished(violated, end):
        if isinstance(violated, ResponseProperty):
            yield instance, (Event(violated.helps, InstanceId(*instance)),)
        elif (way_out := _finishing(instance, first, moves, violated, given.sound)) is not None:
            yield instance, way_out


def _finishing(
    instance: Instance, first: World, moves: Sequence[Event], violated: PossibleProperty, sound: Table
) -> tuple[Event, ...] | None:
    found: dict[World, tuple[Event, ...]] = {first: ()}
    todo = deque([first])
    while todo and len(found) < WAY_OUT_LIMIT:
        world = todo.popleft()
        if not violated.unfinished(world, *instance):
            return found[world]
        for event in moves:
            led_to = take(sound, world, event)
            if isinstance(led_to, Macrostep) and led_to.world not in found:
                found[led_to.world] = (*found[world], event)
                todo.append(led_to.world)
    return None


def _checks(found: ConcreteRun, instance: Instance, sound: Table, language: Language) -> Iterator[_Check]:
    """What shows at the end of the run that the instance is finished, by the specification."""
    desk = InProcessDesk(table=sound)
    desk.reset(found.configuration)
    for command in found.commands:
        desk.apply(command)
    agent, slot = instance
    agents = found.configuration.agents
    if slot == NOBODY:
        status = desk.view(agents[agent]).status
        word = load().words(STATUSES[status]).of(language)
        yield _Check(
            PhraseUse("then", "see.status", {"agent": agents[agent], "status": word}),
            f"assert desk.view({agents[agent]!r}).status == {status!r}",
        )
        return
    customer = found.configuration.customers[slot]
    identity = max(
        conversation.id for conversation in desk.record.conversations.values() if conversation.number == customer.number
    )
    for name in agents if agent == NOBODY else (agents[agent],):
        view = desk.view(name)
        for place, phrase, shown in (
            ("tasks", "see.no_task", view.tasks),
            ("popovers", "see.no_request", view.popovers),
        ):
            if all(each.conversation != identity for each in shown):
                yield _Check(
                    PhraseUse("then", phrase, {"agent": name, "customer": customer.name}),
                    f"assert all(each.conversation != {identity!r} for each in desk.view({name!r}).{place})",
                )


# --- comments


def _cycle(given: Counterexample, found: ConcreteRun, begins: int) -> tuple[int, int] | None:
    """The commands that repeat: the first and the one after the last."""
    if not given.cycle:
        return None
    ends = begins + len(given.cycle)
    # A turn may have another parameter than its event, one that a desktop gives.
    if [turn.event[:2] for turn in found.turns[begins:ends]] != [event[:2] for event in given.cycle]:
        raise CannotBeToldError(
            f"{given.property}: the offers of the run expire in another order on a desktop, which takes its cycle "
            "apart; give another run."
        )
    before, within = (
        sum(len(turn.commands) for turn in turns) for turns in (found.turns[:begins], found.turns[begins:ends])
    )
    return before, before + within


def _sentences(told: Sequence[PhraseUse | str], language: Language) -> tuple[str, ...]:
    """The steps that give commands, one for each."""
    given = (said for said in told if isinstance(said, PhraseUse) and said.kind == "when")
    return tuple(BY_ID[said.phrase].tell(language, **said.values) for said in given)


def _commented(told: Sequence[PhraseUse | str], comments: dict[int, str]) -> list[PhraseUse | str]:
    """The steps with comments before some of the commands, by number."""
    found: list[PhraseUse | str] = []
    command = 0
    for said in told:
        if isinstance(said, PhraseUse) and said.kind == "when":
            if command in comments:
                found.append(comments[command])
            command += 1
        found.append(said)
    return found
