"""Random runs of a desktop: every command of every role as a hypothesis rule, everything seen checked after each.

Subclass `DeskMachine`, let `make_desk` give your desktop, and run its `TestCase` under pytest; or run `campaign`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import Any, ClassVar, Literal, NoReturn, TypeVar, get_args
from unittest.mock import patch

import hypothesis
import msgspec
from hypothesis import Phase, reporting, seed
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException
from hypothesis.internal.conjecture.providers import HypothesisProvider
from hypothesis.stateful import (
    RuleBasedStateMachine,
    RuleStrategy,
    get_state_machine_test,
    initialize,
    precondition,
    rule,
)

from machine.desk.in_process import InProcessDesk
from machine.evidence.cache import stage
from machine.harness.stateful.agent_texts import DRAFTS, SEARCHES, VALUE, part_of
from machine.harness.stateful.coverage import Failed, RunCoverage
from machine.harness.stateful.customer_texts import FORMS, MOST_VALUES, PLAIN_FORMS, text_of
from machine.harness.stateful.evidence import MachineRuns, collecting
from machine.harness.stateful.failure_report import told
from machine.harness.stateful.profiles import HypothesisProfile, find, settings_of
from machine.harness.stateful.shrinking import shortest_run
from machine.harness.stateful.stages import USUAL, Stage, drawn, stage_of
from machine.harness.stateful.steering import Aims, Mood, aims, at_a_rare_point, live
from machine.harness.tellable_run import tellable
from machine.lifecycle.readings import table_of
from machine.oracle.comparison import Comparison
from machine.oracle.guarded_desk import made, where_raised
from machine.oracle.model_oracle import DEPARTS, DepartureError, ModelOracle
from machine.oracle.property_oracle import PropertyError, PropertyOracle, properties_of_runs
from machine.port.errors import AdapterError, DesktopError
from machine.port.form import malformed_stage
from machine.port.port import Desk
from machine.port.run_input import RunInput
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port.answers import Accepted, Answer
from spec.port.capabilities import not_offered
from spec.port.configuration import Configuration
from spec.properties import PORT_IS_KEPT

C = TypeVar("C", bound=c.Command)

HOUR_SECONDS, LONG_SECONDS = 3_600, 100_000
"""How far the clock goes now and then: an hour, and more than a day."""
NO_CONVERSATION = "c1"
"""Where nobody has begun one yet."""
DELETION_AFTER = 30
"""Commands before an asset is deleted on purpose: earlier there is little to lose."""


DESK_FAILED = Words("The desktop fails", "데스크톱이 오류를 낸다")
"""The title of a run in which the desktop raises an error."""
EXCHANGE_FAILED = Words("An exchange with the desktop fails", "데스크톱과 주고받는 것이 실패한다")
"""The title of one in which a desktop in another process cannot be asked."""
NOTHING_GIVEN = "No command was given, so nothing is known; let the desktop offer something."
FLAKY = "The same commands were given again, and that did not happen; the desktop is flaky, or out of reach by now."
MOST_GIVEN = 60_000
"""Commands that are given to make one run short, half a minute on our desk; what is left then is told as it is."""
FAULTS_LIMIT = 3
"""After so many exchanges that failed a desktop is given up."""


class _EveryRule(RuleStrategy):
    """Rules drawn evenly from all that can run.

    Hypothesis would switch off a random part of them for a whole run (swarm testing); with a conference eight different
    rules away, only one run in hundreds would see one. It would also draw until it meets one that can run, and count
    every precondition for its observability, which together cost as much as our desk.
    """

    machine: DeskMachine

    def do_draw(self, data: Any) -> tuple[Any, dict[str, Any]]:
        self.machine.aim()
        possible = [
            rule for rule in self.rules if all(precondition(self.machine) for precondition in rule.preconditions)
        ]
        rule = possible[data.draw(_below(len(possible)))]
        return rule, {name: data.draw(strategy) for name, strategy in rule.arguments_strategies.items()}


@cache
def _below(number: int) -> st.SearchStrategy[int]:
    return st.integers(0, number - 1)


class OutOfTime(KeyboardInterrupt):
    """The time for runs is over."""


class OutOfReach(KeyboardInterrupt):
    """An exchange with a desktop failed. It ends all runs at once: hypothesis would give the run again, and call flaky
    what only could not be asked."""

    def __init__(self, error: AdapterError) -> None:
        super().__init__(str(error))
        self.error = error


RULE_OF: dict[type[c.Command], str] = {}
"""The rule that gives each kind of command."""
R = TypeVar("R", bound=Callable[..., Any])


def _gives(kind: type[c.Command]) -> Callable[[R], R]:
    """Declare the rule for a kind of command. It runs where the command makes sense in the mood of the step, and
    anywhere in a bold one."""

    is_in_conversation = issubclass(kind, c.InConversation | c.Offer)

    def makes_sense(machine: DeskMachine) -> bool:
        return kind in machine.aims or (machine.mood == "bold" and (bool(machine.known) or not is_in_conversation))

    def declare(rule_of_kind: R) -> R:
        RULE_OF[kind] = rule_of_kind.__name__
        return precondition(makes_sense)(rule_of_kind)

    return declare


MOODS: tuple[Mood, ...] = ("build",) * 7 + ("disturb",) * 2 + ("bold",) * 6
MOODS_AT_A_RARE_POINT: tuple[Mood, ...] = ("build",) * 4 + ("disturb",) * 7 + ("bold",) * 4
"""Weighted so that something comes between where it is rare that anything can. In 20,000 steps there are some 210
conferences, 50 of them interrupted; three in ten commands are still refused."""
THEN = st.integers(0, len(MOODS) - 1)
"""Which of these moods the next step is in."""
PICK = st.integers(0, 239)
"""One of however many there are."""
SEED = st.integers(0, 2**32 - 1)
FORM = st.integers(0, len(FORMS) + len(PLAIN_FORMS) - 1)
T = TypeVar("T")


def _picked(among: Sequence[T], pick: int) -> T:
    return among[pick % len(among)]


class DeskMachine(RuleBasedStateMachine):
    """A desktop, everybody who uses it, and a witness who checks what they see.

    A run is on a stage that is drawn. In a step with an aim a rule's target is one that the views offer; in a bold one
    it is anybody and any conversation of those that there were.
    """

    readings: ClassVar[tuple[str, ...]] = ()
    """The ids of the readings that the desktop is held to."""
    beside_model: ClassVar[bool] = False
    """Whether every answer and view is held to the model, which is stricter than the properties."""
    comparison: ClassVar[Comparison] = Comparison()
    """How it is held to the model: `Comparison(frozenset({"Popover.timer_seconds"}))` where it lacks that field."""
    left_out: ClassVar[frozenset[str]] = frozenset()
    """Commands by name that are not given, besides those that the desktop itself declares not to offer."""
    looks_at_changes: ClassVar[bool] = False
    """Whether beside the model only what has changed is looked at after each command, and the rest in turn."""
    tally: ClassVar[RunCoverage | None] = None
    is_replay: ClassVar[bool] = False
    """Whether what is run was run before, and is no evidence of more."""

    def __init__(self) -> None:
        super().__init__()
        self._rules_strategy = _EveryRule(self)
        self.stage = USUAL
        self.configuration = USUAL.configuration
        self._made = made(self.make_desk)
        self._not_given = self.left_out | not_offered(self._made).commands
        self.desk = self._watched(self._made)
        self.played: list[tuple[c.AnyCommand, Answer]] = []
        self.aims: Aims = {}
        self.mood: Mood = "build"
        self.then = 0
        self.live: tuple[tuple[str, str], ...] = ()
        self.known: list[str] = []
        if self.tally is not None:
            self.tally.examples += 1
        self._evidence = self._collected()

    def _collected(self) -> MachineRuns | None:
        """Where these runs are kept for the evidence ledger, if somebody collects."""
        collection = collecting()
        if collection is None or self.is_replay:
            return None
        readings = None if self.beside_model else self.readings
        runs = collection.of(type(self).__name__, table_of(self.readings), readings)
        runs.begin()
        return runs

    def _watched(self, desk: Desk) -> PropertyOracle | ModelOracle:
        numbers, secrets = self.stage.numbers, frozenset(self.stage.values)
        if self.beside_model:
            return ModelOracle(
                desk,
                table=table_of(self.readings),
                comparison=self.comparison,
                numbers=numbers,
                looks_at_changes=self.looks_at_changes,
            )
        return PropertyOracle(desk, numbers=numbers, secrets=secrets, readings=self.readings)

    def drawn_stage(self, seed: int) -> Stage:
        """The stage of a run; the same one for the same seed."""
        return drawn(seed)

    def make_desk(self) -> Desk:
        """The desktop under test."""
        return InProcessDesk(table=table_of(self.readings))

    def between(self) -> None:
        """Called before each command. It may raise OutOfTime, which ends all runs."""

    # --- what everything passes through

    def start(self, configuration: Configuration) -> None:
        """Reset the desktop and look at it for the first time, with everybody who is on the stage."""
        self.configuration = configuration
        self.desk = self._watched(self._made)
        if self.tally is not None:
            self.tally.begin(configuration, self.played)
        try:
            answer = self.desk.reset(configuration)
            if not isinstance(answer, Accepted):
                raise PropertyError(PORT_IS_KEPT.id, PORT_IS_KEPT.title, "The desk did not take the configuration.")
        except Exception as error:
            self._fail(error)

    def give(self, command: c.AnyCommand, then: int = 0) -> None:
        """Give one command and judge everything seen after it. `then` chooses the mood of the next step."""
        self.between()
        if type(command).__name__ in self._not_given:
            if self.tally is not None:
                self.tally.left_out[type(command).__name__] += 1
            return
        try:
            answer = self.desk.apply(command)
        except Exception as error:
            self.played.append((command, Accepted()))
            self._fail(error)
        self.played.append((command, answer))
        if self.tally is not None:
            self.tally.count(command, answer, self.desk.moves, self.desk.reasons)
            self.tally.look(self.configuration, command, answer, self.desk.moves, self.desk.views)
        if self._evidence is not None:
            self._evidence.count(command, answer, self.desk.moves)
        self.then = then

    def aim(self) -> None:
        """Choose the mood of the next step, and what it aims at. Only a rule that is drawn asks for it, no replay."""
        self.live = live(self.desk.views)
        self.mood = (MOODS_AT_A_RARE_POINT if at_a_rare_point(self.desk.views) else MOODS)[self.then]
        found = aims(self.configuration, self.desk.views, self.mood, self.stage.width)
        self.aims = {kind: commands for kind, commands in found.items() if kind.__name__ not in self._not_given}
        if not self.aims:
            self.mood = "bold"

    def _fail(self, error: Exception) -> NoReturn:
        """Raise the error, with the run told in the reader's words; a campaign makes the run short before it tells."""
        commands = tuple(command for command, _ in self.played)
        if self._evidence is not None:
            self._evidence.fail(error)
        if self.tally is None:
            if commands:
                add_notes(type(self), self.configuration, commands, error)
            raise error
        if isinstance(error, AdapterError):
            error.given = len(commands)
            error.command = type(commands[-1]).__name__ if commands else ""
            raise OutOfReach(error)
        if self.tally.failed is None:
            self.tally.failed = Failed(self.configuration, commands, error, self.tally.runs_before())
        raise error

    def _aimed(self, kind: type[C], pick: int, otherwise: C) -> C:
        """What makes sense of this kind of command; in a bold step what was drawn, every other time somewhere where
        something goes on."""
        found: Sequence[Any] = self.aims.get(kind, ())
        if found:
            return found[pick % len(found)]  # type: ignore[no-any-return]
        if isinstance(otherwise, c.InConversation) and self.live and pick % 2:
            agent, conversation = self.live[pick // 2 % len(self.live)]
            return msgspec.structs.replace(otherwise, agent=agent, conversation=conversation)
        return otherwise

    def _in(self, command: type[C], agent: int, conversation: int, pick: int, **more: Any) -> C:
        """What makes sense of this kind of command in a conversation; in a bold step by whom and where was drawn."""
        anywhere = {
            "agent": _picked(self.configuration.agents, agent),
            "conversation": _picked(self.known, conversation) if self.known else NO_CONVERSATION,
        }
        return self._aimed(command, pick, command(**anywhere, **more))

    def _asset(self, pick: int) -> str:
        return _picked(self.configuration.assets, pick).name

    def note(self, number: str, asset: str) -> None:
        """Note the conversation of a customer and an asset if it is new."""
        conversation = self.desk.customer_view(number, asset).conversation
        if conversation and conversation not in self.known:
            self.known.append(conversation)

    # --- the stage

    @initialize(seed=SEED)
    def reset(self, seed: int) -> None:
        """The administrator sets up the stage."""
        self.stage = self.drawn_stage(seed)
        self.start(self.stage.configuration)

    # --- administrator

    @_gives(c.SetMasking)
    @rule(enabled=st.booleans(), then=THEN)
    def set_masking(self, enabled: bool, then: int) -> None:
        """The administrator turns masking on or off."""
        self.give(c.SetMasking(enabled), then)

    @precondition(lambda machine: len(machine.played) >= DELETION_AFTER)
    @_gives(c.DeleteAsset)
    @rule(asset=PICK, pick=PICK, then=THEN)
    def delete_asset(self, asset: int, pick: int, then: int) -> None:
        """The administrator deletes an asset, late enough in a run that there is something to lose."""
        self.give(self._aimed(c.DeleteAsset, pick, c.DeleteAsset(self._asset(asset))), then)

    @_gives(c.DeleteQueue)
    @rule(queue=PICK, then=THEN)
    def delete_queue(self, queue: int, then: int) -> None:
        """The administrator deletes a queue."""
        self.give(c.DeleteQueue(_picked(self.configuration.queues, queue)), then)

    # --- customer

    @_gives(c.CustomerText)
    @rule(customer=PICK, asset=PICK, form=FORM, value=PICK, pick=PICK, then=THEN)
    def customer_text(self, customer: int, asset: int, form: int, value: int, pick: int, then: int) -> None:
        """A customer writes to an asset, which may open a conversation."""
        to = self._aimed(
            c.CustomerText, pick, c.CustomerText(_picked(self.stage.numbers, customer), self._asset(asset), "")
        )
        values = self.stage.values
        written = [_picked(values, value * (nth + 1) + nth) for nth in range(MOST_VALUES)] if values else []
        self.give(c.CustomerText(to.number, to.asset, text_of(form, written)), then)
        self.note(to.number, to.asset)

    @_gives(c.CustomerStop)
    @rule(customer=PICK, asset=PICK, pick=PICK, then=THEN)
    def customer_stop(self, customer: int, asset: int, pick: int, then: int) -> None:
        """A customer leaves the conversation with an asset."""
        to = c.CustomerStop(_picked(self.stage.numbers, customer), self._asset(asset))
        self.give(self._aimed(c.CustomerStop, pick, to), then)

    # --- system

    @_gives(c.Offer)
    @rule(conversation=PICK, agent=PICK, pick=PICK, then=THEN)
    def offer(self, conversation: int, agent: int, pick: int, then: int) -> None:
        """The system offers a conversation to an agent."""
        self.give(self._in(c.Offer, agent, conversation, pick), then)

    @_gives(c.Advance)
    @rule(seconds=PICK, then=THEN)
    def advance(self, seconds: int, then: int) -> None:
        """The clock goes on; in a step that aims at it, far enough for several offers to expire together."""
        aimed = self._aimed(c.Advance, 0, c.Advance(0))
        limit = self.configuration.rona_seconds
        some = (0, 1, 5, limit - 1, limit, limit, limit + 1, 300, HOUR_SECONDS, LONG_SECONDS)
        self.give(aimed if aimed.seconds else c.Advance(_picked(some, seconds)), then)

    # --- agent

    @_gives(c.SetStatus)
    @rule(agent=PICK, status=st.sampled_from(("available", "idle", "rona")), pick=PICK, then=THEN)
    def set_status(self, agent: int, status: str, pick: int, then: int) -> None:
        """An agent chooses a status; RONA, which nobody may choose, is tried too."""
        to = c.SetStatus(_picked(self.configuration.agents, agent), status)  # type: ignore[arg-type]
        self.give(self._aimed(c.SetStatus, pick, to), then)

    @_gives(c.StartOutbound)
    @rule(agent=PICK, asset=PICK, customer=PICK, pick=PICK, then=THEN)
    def start_outbound(self, agent: int, asset: int, customer: int, pick: int, then: int) -> None:
        """An agent writes to a customer first, which may open a conversation."""
        to = c.StartOutbound(
            _picked(self.configuration.agents, agent), self._asset(asset), _picked(self.stage.numbers, customer)
        )
        command = self._aimed(c.StartOutbound, pick, to)
        self.give(command, then)
        self.note(command.number, command.asset)

    @_gives(c.TypeReply)
    @rule(agent=PICK, conversation=PICK, draft=st.sampled_from(sorted(DRAFTS)), value=PICK, pick=PICK, then=THEN)
    def type_reply(self, agent: int, conversation: int, draft: str, value: int, pick: int, then: int) -> None:
        """An agent types a reply, in place of whatever stood in the compose box."""
        at = self._in(c.TypeReply, agent, conversation, pick, text="")
        written = DRAFTS[draft].replace(VALUE, _picked(self.stage.values, value) if self.stage.values else "")
        self.give(c.TypeReply(at.agent, at.conversation, written), then)

    @_gives(c.Send)
    @rule(agent=PICK, conversation=PICK, by=st.sampled_from(("click", "enter")), pick=PICK, then=THEN)
    def send(self, agent: int, conversation: int, by: str, pick: int, then: int) -> None:
        """An agent sends what stands in the compose box, by a click or by Enter."""
        at = self._in(c.Send, agent, conversation, pick, by="click")
        self.give(c.Send(at.agent, at.conversation, by), then)  # type: ignore[arg-type]

    @_gives(c.Search)
    @rule(agent=PICK, conversation=PICK, name=PICK, part=PICK, pick=PICK, then=THEN)
    def search(self, agent: int, conversation: int, name: int, part: int, pick: int, then: int) -> None:
        """An agent searches in the open dialog, most of the time for a part of a name that is there."""
        at = self._in(c.Search, agent, conversation, pick, text="")
        names = (*self.configuration.agents, *self.configuration.queues, *self.configuration.reasons, *SEARCHES)
        self.give(c.Search(at.agent, at.conversation, part_of(_picked(names, name), part)), then)

    @_gives(c.Choose)
    @rule(agent=PICK, conversation=PICK, chosen=PICK, pick=PICK, then=THEN)
    def choose(self, agent: int, conversation: int, chosen: int, pick: int, then: int) -> None:
        """An agent chooses a queue, an agent or a reason in the open dialog."""
        listed = {
            "queue": self.configuration.queues,
            "agent": self.configuration.agents,
            "reason": self.configuration.reasons,
        }
        kind = _picked(tuple(listed), pick)
        self.give(self._in(c.Choose, agent, conversation, pick, kind=kind, name=_picked(listed[kind], chosen)), then)


def _plain_rule(kind: type[c.InConversation]) -> Callable[..., None]:
    """The rule for a command that says no more than who, and in which conversation."""

    def give(machine: DeskMachine, agent: int, conversation: int, pick: int, then: int) -> None:
        machine.give(machine._in(kind, agent, conversation, pick), then)  # type: ignore[arg-type]

    give.__name__, give.__doc__ = c.id_of(kind), kind.__doc__
    return _gives(kind)(rule(agent=PICK, conversation=PICK, pick=PICK, then=THEN)(give))


for _kind in c.PLAIN:
    setattr(DeskMachine, c.id_of(_kind), _plain_rule(_kind))


class CampaignResult(msgspec.Struct, frozen=True):
    """What a campaign of random runs did, and what it found.

    `properties` says of each property that runs can test whether it is tested or refuted; undetermined where no command
    was given. `failure` holds the first failure as told to the reader, None if there is none; that no command was given
    is one. Counts by transition id, by "Machine.state" and by kind of command hold a 0 for whatever is declared and was
    never visited. `run` is the shortest that fails so, in names and texts that may be told.
    """

    profile: str
    seed: int
    examples: int
    commands: int
    accepted: int
    refused: int
    kinds: dict[str, int]
    transitions: dict[str, int]
    states: dict[str, int]
    properties: dict[str, Literal["tested", "refuted", "undetermined"]]
    failure: str | None
    run: RunInput | None = None

    def bound(self) -> str:
        """How much was run, and the seed that repeats it."""
        return f"{self.examples} runs, {self.commands} commands, seed {self.seed}"

    def never_taken(self) -> tuple[str, ...]:
        """The ids of declared transitions that no run took."""
        return tuple(transition for transition, count in self.transitions.items() if not count)


def title_of(error: Exception) -> Words:
    """What a run is called that ends in this error."""
    if isinstance(error, PropertyError):
        return error.title
    if isinstance(error, AdapterError):
        return EXCHANGE_FAILED
    return DEPARTS if isinstance(error, DepartureError) else DESK_FAILED


def retold(
    machine: type[DeskMachine],
    configuration: Configuration,
    commands: Sequence[c.AnyCommand],
    error: Exception,
    target: str = "",
) -> tuple[str, str, str]:
    """A run of a machine that fails so, as an English feature, a Korean one and Python on the `target`. It is told as
    our own desk answers; beside a property the last answer is left to the end of the scenario, which asks the
    property."""
    model = InProcessDesk(table=table_of(machine.readings))
    model.reset(configuration)
    run = [(command, model.apply(command)) for command in commands]
    if run and not machine.beside_model:
        run[-1] = run[-1][0], Accepted()
    return told(
        configuration,
        run,
        title_of(error),
        machine.readings,
        beside_model=machine.beside_model,
        not_offered=machine.comparison.not_offered,
        at_random=True,
        target=target,
    )


def add_notes(
    machine: type[DeskMachine], configuration: Configuration, commands: Sequence[c.AnyCommand], error: Exception
) -> None:
    """Put what is told of a run into what its error says."""
    for note in retold(machine, configuration, commands, error):
        error.add_note(note)


def campaign(
    profile: HypothesisProfile | str | None = None, machine: type[DeskMachine] = DeskMachine
) -> CampaignResult:
    """Run a machine under a profile, within pytest or without. A failure is made short and told, not raised."""
    chosen = profile if isinstance(profile, HypothesisProfile) else find(profile)
    table = table_of(machine.readings)
    tally, failure = random_runs(machine, chosen)
    run: RunInput | None = None
    if tally.failed is not None:
        failure, fewest = shortened(machine, tally.failed)
        add_notes(machine, fewest.configuration, fewest.commands, failure)
        run = tellable(fewest.configuration, fewest.commands)
    refuted = failure.property_id if isinstance(failure, PropertyError) else None
    others: Literal["tested", "undetermined"] = "tested" if tally.commands else "undetermined"
    green = None if tally.commands else NOTHING_GIVEN
    return CampaignResult(
        profile=chosen.name,
        seed=chosen.seed,
        examples=tally.examples,
        commands=tally.commands,
        accepted=tally.accepted,
        refused=tally.refused,
        kinds={kind.__name__: tally.kinds[kind.__name__] for kind in get_args(c.AnyCommand)},
        transitions={transition.id: tally.transitions[transition.id] for transition in table.transitions},
        states={
            f"{spec.name}.{state}": tally.states[f"{spec.name}.{state}"] + tally.examples * (state == spec.initial)
            for spec in table.machines
            for state in spec.states
        },
        properties={
            each.id: "refuted" if each.id == refuted else others for each in properties_of_runs(machine.readings)
        },
        failure=green if failure is None else _says(failure),
        run=run,
    )


def random_runs(machine: type[DeskMachine], profile: HypothesisProfile) -> tuple[RunCoverage, Exception | None]:
    """Runs of a machine under a profile, and the error that ended them; the tally holds the run that failed."""
    tally = RunCoverage(table_of(machine.readings))
    return tally, run_at_random(type(machine.__name__, (machine,), {"tally": tally}), profile)


def run_at_random(machine: type[DeskMachine], profile: HypothesisProfile) -> Exception | None:
    """Run a machine under a profile; the error that ends it, if one does.

    It is the first that there was. Hypothesis gives a run that failed once more, and raises an error of its own where
    that ends otherwise.
    """
    seeded = seed(profile.seed)(type(machine.__name__, (machine,), {}))
    # Without hypothesis's own shrinking: it takes minutes on runs of this length, `shortest_run` seconds.
    settings = hypothesis.settings(
        settings_of(profile, examples=profile.examples), phases=[Phase.reuse, Phase.generate]
    )
    test = get_state_machine_test(seeded, settings=settings)
    # Failing runs are kept by the name of the machine, whatever seed they had and wherever it stands.
    test._hypothesis_internal_database_key = f"textdesk.{machine.__name__}".encode()  # type: ignore[attr-defined]
    try:
        with reporting.with_reporter(lambda _line: None), the_same_in_every_process():
            test()
    except OutOfReach as lost:
        return lost.error
    except Exception as error:
        failed = None if machine.tally is None else machine.tally.failed
        return error if failed is None else failed.error
    return None


def the_same_in_every_process() -> AbstractContextManager[object]:
    """Hypothesis mixes constants into what it draws that stand in whatever modules are loaded, so that one seed would
    give other runs in another process. Nothing that a desk's rules draw is looked for in a program's text."""
    return patch.object(HypothesisProvider, "_maybe_draw_constant", lambda *_, **__: None)


def _says(failure: Exception) -> str:
    """The failure as told. Of an error in the code of a subclass only type and place: it may repeat what it saw."""
    if isinstance(failure, PropertyError | DepartureError | DesktopError | HypothesisException):
        return "\n".join((str(failure), *getattr(failure, "__notes__", ())))
    return f"The test raises {where_raised(failure)}"


def shortened(
    machine: type[DeskMachine],
    failed: Failed,
    before: Sequence[RunInput] = (),
    tries: int = 1,
    seen: Callable[[Exception, RunInput], None] = lambda _error, _run: None,
) -> tuple[Exception, RunInput]:
    """The error of the shortest run that fails in the same way, and that run; the run itself where that does not happen
    again. `before` are runs that are given before each try, where the failure depends on them; each run is given up to
    `tries` times, where the failure comes and goes. `seen` gets the shortest so far, whenever there is a shorter."""
    silent = type(machine.__name__, (machine,), {"tally": RunCoverage(table_of(machine.readings)), "is_replay": True})
    lost = given = 0

    def ending(configuration: Configuration, commands: Sequence[c.AnyCommand]) -> Exception | None:
        nonlocal lost, given
        given += len(commands) * tries
        if malformed_stage(configuration) or given > MOST_GIVEN:
            return None
        error = None
        for _ in range(tries):
            for run in before:
                replayed(silent, run.configuration, run.commands)
            # Each try with a desktop that is out of reach may take as long as a time-out.
            error = replayed(silent, configuration, commands) if lost < FAULTS_LIMIT else None
            lost += isinstance(error, AdapterError)
            if error is not None and failure_key(error) == failure_key(failed.error):
                seen(error, RunInput(configuration, tuple(commands)))
                break
        return error

    configuration, fewest = shortest_run(
        failed.configuration,
        failed.commands,
        lambda stage, fewer: failure_key(ending(stage, fewer)) == failure_key(failed.error),
        table_of(machine.readings),
    )
    given = 0
    again = ending(configuration, fewest)
    if again is not None and failure_key(again) == failure_key(failed.error):
        return again, RunInput(configuration, fewest)
    failed.error.add_note(FLAKY)
    return failed.error, RunInput(failed.configuration, failed.commands)


def failure_key(error: Exception | None) -> str:
    """What is the same of two errors if a run fails in one way."""
    if isinstance(error, DesktopError):
        return str(error)
    if isinstance(error, DepartureError):
        return error.departure.symptom
    return error.property_id if isinstance(error, PropertyError) else type(error).__name__


def replayed(
    machine: type[DeskMachine], configuration: Configuration, commands: Sequence[c.AnyCommand]
) -> Exception | None:
    """How a run of just these commands fails, or None if it does not."""
    run = machine()
    run.stage = stage_of(configuration, commands)
    try:
        run.start(configuration)
        for command in commands:
            run.give(command)
    except OutOfReach as lost:
        return lost.error
    except Exception as error:
        return error
    return None


def campaign_cached(
    *,
    readings: tuple[str, ...] = (),
    fresh: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> CampaignResult:
    """The campaign of our desk in the `ci` profile; taken over if the same content has been through it before.

    `progress` gets the runs begun, and how many are asked for; hypothesis may give a few more.
    """

    profile = find("ci")

    def between(self: DeskMachine) -> None:
        if self.tally is not None:
            progress(self.tally.examples, profile.examples)

    machine = type(DeskMachine.__name__, (DeskMachine,), {"readings": readings, "between": between})
    return stage("stateful", CampaignResult, lambda: campaign(profile, machine), fresh=fresh, of=(readings, profile))
