"""A run of machine events as commands that any desktop takes: the way back from exploration to the Desk port.

What exploration leaves free a desktop has to be brought to: texts are typed before they are sent, agents and queues
chosen before a dialog is confirmed, queues deleted so that they are gone, and offers expire by the clock alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from machine.concrete.cast import configuration, texts
from machine.concrete.preparations import SHORTCUTS, CannotBePlayedError, Preparation, PreparedRun, Wanted, cannot, plan
from machine.concrete.timing import CLOCKED, Timed, in_time
from machine.desk.dialog_lists import shown
from machine.desk.in_process import InProcessDesk
from machine.desk.record import DialogRecord
from machine.desk.translation import IN_CONVERSATION, STATUS_EVENTS
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.engine import Macrostep
from machine.lifecycle.replay import Taken
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import NOBODY, ConversationPhase, ConversationState, DialogState, Event, InstanceId
from spec.language import Language
from spec.limits import COMPOSE_LIMIT
from spec.port import commands as c
from spec.port.answers import Accepted, Malformed
from spec.port.configuration import Configuration
from spec.white_space import is_blank

Choice = tuple[Literal["queue", "agent", "reason"], str]

PLAIN: dict[str, Callable[[str, str], c.AnyCommand]] = {
    IN_CONVERSATION[kind][0]: kind  # type: ignore[misc]
    for kind in c.PLAIN
}
"""The events that say no more than who and in which conversation, and their commands."""
STATUSES = {event: status for status, event in STATUS_EVENTS.items()}
BLANK = " "
NOWHERE = "?"
"""Searched for where nothing is to be listed: no name of the cast holds it."""


class Turn(NamedTuple):
    """One event of a run, with parameters that a desktop gives, and the commands that bring it about."""

    event: Event
    commands: tuple[c.AnyCommand, ...]


class ConcreteRun(NamedTuple):
    """A run as commands: the stage and the turns, in the order in which they are played."""

    configuration: Configuration
    turns: tuple[Turn, ...]

    @property
    def commands(self) -> tuple[c.AnyCommand, ...]:
        """The commands of all turns, in order."""
        return tuple(command for turn in self.turns for command in turn.commands)


def played(
    events: Sequence[Event], bounds: Bounds, table: Table = TABLE, *, language: Language = "en"
) -> tuple[Configuration, tuple[c.AnyCommand, ...]]:
    """The configuration and the commands that play these events; see `play`."""
    found = play(events, bounds, table, language=language)
    return found.configuration, found.commands


def play(events: Sequence[Event], bounds: Bounds, table: Table = TABLE, *, language: Language = "en") -> ConcreteRun:
    """These events as commands, tried out on a desk with this table: after each turn its World is that of the run.

    Conversations may have other slots there. An event that is refused stands in the run as a refused command. Events
    that do not depend on each other change places where the right offer would not expire otherwise. A parameter that
    no desktop gives in that place, a text too long from a customer say, goes by one that leads to the same. Names and
    texts are those of the cast in `language`. Raises CannotBePlayedError where no command brings an event about.
    """
    timed = in_time(events, bounds, table)
    if timed is None:
        raise CannotBePlayedError(
            "The run lets an offer expire before an older one that cannot be made later, or one of two things that are "
            "due together; a desktop lets the oldest expire first. Play another run to the same end."
        )
    planned = plan(timed.run, bounds, table)
    return _Player(timed, planned, bounds, table, language).play()


@dataclass(frozen=True)
class _Life:
    """One conversation, from its first text or call-out until its slot is free again."""

    number: str
    asset: str
    identity: str


class _Player:
    """Plays a planned run on a desk of its own and keeps the commands."""

    def __init__(self, timed: Timed, planned: PreparedRun, bounds: Bounds, table: Table, language: Language) -> None:
        self._seconds = timed.seconds
        self._plan = planned
        self._texts = texts(language)
        gone = sum(dict(each.event.parameters).get("recipient") == "gone" for each in planned.run)
        slots = {each.event.me.conversation for each in planned.run if each.event.me.conversation != NOBODY}
        self._configuration = configuration(
            language,
            agents=bounds.agents,
            queues=1 + gone,
            assets=planned.asset_count,
            customers=max(slots, default=0) + 1,
            capacity=bounds.capacity,
            rona_seconds=timed.rona_seconds,
            wrap_up_seconds=timed.wrap_up_seconds,
        )
        self._desk = InProcessDesk(table=table)
        answer = self._desk.reset(self._configuration)
        if isinstance(answer, Malformed):
            raise CannotBePlayedError(
                f"The run needs a stage beyond what the port takes ({answer.problem.rstrip('.')}); split it."
            )
        self._lives: dict[int, _Life] = {}
        self._now_seconds = 0
        self._given: list[c.AnyCommand] = []

    def play(self) -> ConcreteRun:
        turns = []
        for at, taken in enumerate(self._plan.run):
            self._given = []
            for preparation in self._plan.preparations.get(at, ()):
                self._prepare(preparation, taken.event)
            self._play(at, taken)
            turns.append(Turn(taken.event, tuple(self._given)))
        return ConcreteRun(self._configuration, tuple(turns))

    def _play(self, at: int, taken: Taken) -> None:
        if taken.event.name not in CLOCKED:
            self._let_time_pass(self._seconds[at], taken.event)
        ends = at == len(self._plan.run) - 1
        try:
            accepted = self._bring_about(at, taken)
        except CannotBePlayedError:
            raise
        except Exception as error:
            # Our desk fails on machines that contradict each other; a run may end so, and only end.
            if not ends or isinstance(taken.led_to, Macrostep):
                raise cannot(taken.event, f"the desk fails there ({type(error).__name__})") from error
            return
        if accepted is not isinstance(taken.led_to, Macrostep):
            raise cannot(taken.event, "the desk takes it" if accepted else "the desk refuses it")
        if not self._is_where(taken):
            raise cannot(taken.event, "its commands lead the desk to another state")

    # --- commands

    def _do(self, command: c.AnyCommand) -> bool:
        self._given.append(command)
        return isinstance(self._desk.apply(command), Accepted)

    def _must(self, command: c.AnyCommand, event: Event) -> None:
        if not self._do(command):
            raise cannot(event, f"{type(command).__name__}, which it needs before it, is refused")

    def _let_time_pass(self, until_seconds: int, event: Event) -> None:
        if until_seconds > self._now_seconds:
            self._must(c.Advance(seconds=until_seconds - self._now_seconds), event)
            self._now_seconds = until_seconds

    def _bring_about(self, at: int, taken: Taken) -> bool:
        """Give the commands of an event; whether it was accepted."""
        event = taken.event
        machine, _, name = event.name.partition(".")
        parameters = dict(event.parameters)
        match machine:
            case "AgentStatus":
                if event.name not in STATUSES:
                    raise cannot(event, "only another machine causes it")
                return self._do(c.SetStatus(self._agent(event.me.agent), STATUSES[event.name]))  # type: ignore[arg-type]
            case "Conversation":
                return self._conversation(at, taken, name, parameters)
        if event.name in CLOCKED:
            seconds = self._seconds[at] - self._now_seconds
            self._now_seconds = self._seconds[at]
            return self._do(c.Advance(seconds=seconds))
        if event.name in SHORTCUTS:
            return self._in_one_step(event, parameters["recipient"])
        return self._do(self._in_conversation(at, event, parameters))

    def _conversation(self, at: int, taken: Taken, name: str, parameters: dict[str, str | int]) -> bool:
        slot = taken.event.me.conversation
        begins = taken.before.conversations[slot].state is ConversationPhase.NEW
        life = _Life(self._configuration.customers[slot].number, self._asset(at), "") if begins else self._lives[slot]
        command: c.AnyCommand
        match name:
            case "receive":
                text = self._texts.hello if begins else self._texts.more
                said = BLANK if parameters["text"] == "blank" else text
                command = c.CustomerText(number=life.number, asset=life.asset, text=said)
            case "start_outbound":
                agent = self._agent(int(parameters["agent"]))
                command = c.StartOutbound(agent=agent, asset=life.asset, number=life.number)
            case "stop":
                command = c.CustomerStop(number=life.number, asset=life.asset)
            case "asset_deleted":
                command = c.DeleteAsset(asset=life.asset)
            case "offer":
                command = c.Offer(conversation=life.identity, agent=self._agent(int(parameters["agent"])))
            case _:
                raise cannot(taken.event, "only another machine causes it")
        accepted = self._do(command)
        if begins and accepted:
            identity = self._desk.customer_view(life.number, life.asset).conversation
            self._lives[slot] = _Life(life.number, life.asset, identity)
        return accepted

    def _asset(self, at: int) -> str:
        """The asset of a conversation that begins, or that cannot begin because its asset is deleted."""
        assets = self._configuration.assets
        if at in self._plan.assets:
            return assets[self._plan.assets[at]].name
        deleted = [asset.name for asset in assets if asset.name in self._desk.record.deleted_assets]
        if not deleted:
            self._do(c.DeleteAsset(asset=assets[-1].name))
        return deleted[0] if deleted else assets[-1].name

    def _in_conversation(self, at: int, event: Event, parameters: dict[str, str | int]) -> c.AnyCommand:
        who = self._who(event.me)
        match event.name:
            case "Interaction.type_reply":
                too_long = parameters["text"] == "too_long"
                return c.TypeReply(*who, "a" * (COMPOSE_LIMIT + 1) if too_long else self._texts.reply)
            case "Interaction.send_reply":
                return c.Send(*who, "click")
            case "Dialog.search":
                return c.Search(*who, self._searched(event.me))
            case "Dialog.choose":
                return c.Choose(*who, *self._choice(at, event, parameters["listed"] == "yes"))
            case name if name in PLAIN:
                return PLAIN[name](*who)
        raise cannot(event, "only another machine causes it")

    def _in_one_step(self, event: Event, recipient: Wanted) -> bool:
        """Open the dialog, choose, confirm. A dialog that cannot be confirmed is cancelled."""
        who = self._who(event.me)
        transfers = SHORTCUTS[event.name] is DialogState.TRANSFER
        if not self._do(c.OpenTransfer(*who) if transfers else c.OpenConference(*who)):
            return False
        self._prepare(Preparation("recipient", event.me, recipient), event)
        if self._do(c.Confirm(*who)):
            return True
        self._must(c.Cancel(*who), event)
        return False

    # --- drafts and choices

    def _prepare(self, preparation: Preparation, event: Event) -> None:
        what, me, wanted = preparation
        if what == "draft":
            blank = is_blank(self._desk.record.interactions[self._seat(me)].draft)
            if blank is not (wanted == "blank"):
                self._must(c.TypeReply(*self._who(me), BLANK if wanted == "blank" else self._texts.reply), event)
        elif wanted == "none":
            if self._dialog(me).chosen is not None:
                # A choice that the search hides is no choice any more (RULE-12).
                self._must(c.Search(*self._who(me), NOWHERE), event)
        else:
            self._choose(me, self._named(wanted), event)
            if wanted == "gone":
                self._must(c.DeleteQueue(queue=self._spare_queue()), event)

    def _named(self, wanted: Wanted) -> Choice:
        match wanted:
            case int():
                return "agent", self._agent(wanted)
            case "made":
                return "reason", self._configuration.reasons[0]
            case "gone":
                return "queue", self._spare_queue()
            case _:
                return "queue", self._configuration.queues[0]

    def _spare_queue(self) -> str:
        """A queue that no asset and no conversation needs, so that it can be deleted."""
        return next(queue for queue in self._desk.record.queues() if queue != self._configuration.queues[0])

    def _choose(self, me: InstanceId, choice: Choice, event: Event) -> None:
        if self._dialog(me).chosen != choice:
            self._bring_into_sight(me, choice, event)
            self._must(c.Choose(*self._who(me), *choice), event)

    def _bring_into_sight(self, me: InstanceId, choice: Choice, event: Event) -> None:
        kind, name = choice
        if choice not in _listed(self._dialog(me)):
            self._must(c.Refresh(*self._who(me)), event)
        if name not in shown(self._dialog(me), kind):
            self._must(c.Search(*self._who(me), name), event)

    def _choice(self, at: int, event: Event, listed: bool) -> Choice:
        """What an agent chooses: what is confirmed later, else what is chosen already, else what is listed first."""
        me = event.me
        if not listed:
            # Nobody is ever listed to oneself, and no queue among the reasons.
            in_wrap_up = self._plan.run[at].before.dialog(me) is DialogState.WRAP_UP
            return ("queue", self._configuration.queues[0]) if in_wrap_up else ("agent", self._agent(me.agent))
        dialog = self._dialog(me)
        if at in self._plan.choices:
            choice = self._named(self._plan.choices[at])
        elif dialog.chosen or _listed(dialog):
            choice = dialog.chosen or _listed(dialog)[0]  # type: ignore[assignment]
        else:
            self._must(c.Refresh(*self._who(me)), event)
            choice = _listed(self._dialog(me))[0]
        self._bring_into_sight(me, choice, event)
        return choice

    def _searched(self, me: InstanceId) -> str:
        """A search that hides neither what is chosen nor, if nothing is, what is listed first."""
        part = self._desk.record.interactions.get(self._seat(me))
        if part is None or part.dialog is None:
            return NOWHERE
        chosen = part.dialog.chosen or next(iter(_listed(part.dialog)), None)
        return NOWHERE if chosen is None else chosen[1]

    # --- who is who

    def _agent(self, agent: int) -> str:
        return self._configuration.agents[agent]

    def _who(self, me: InstanceId) -> tuple[str, str]:
        return self._agent(me.agent), self._lives[me.conversation].identity

    def _slot(self, slot: int) -> int:
        """Where the desk keeps the conversation that has this slot in the run."""
        life = self._lives.get(slot)
        return NOBODY if life is None else self._desk.record.conversations[life.identity].slot

    def _seat(self, me: InstanceId) -> tuple[int, int]:
        return me.agent, self._slot(me.conversation)

    def _dialog(self, me: InstanceId) -> DialogRecord:
        dialog = self._desk.record.interactions[self._seat(me)].dialog
        assert dialog is not None, "the plan prepares choices in open dialogs only"
        return dialog

    def _is_where(self, taken: Taken) -> bool:
        """Whether the desk's World is the run's, slot by slot of the same conversations."""
        wanted, seen = taken.after, self._desk.world
        slots = [self._slot(slot) for slot in range(len(wanted.conversations))]
        nobodys = [talk for slot, talk in enumerate(seen.conversations) if slot not in slots]
        return (
            wanted.statuses == seen.statuses
            and all(talk == ConversationState() for talk in nobodys)
            and all(
                wanted.conversations[index] == (ConversationState() if slot == NOBODY else seen.conversations[slot])
                for index, slot in enumerate(slots)
            )
            and all(
                (wanted.interactions[agent][index], wanted.dialogs[agent][index])
                == (seen.interactions[agent][slot], seen.dialogs[agent][slot])
                for agent in range(len(wanted.statuses))
                for index, slot in enumerate(slots)
                if slot != NOBODY
            )
        )


def _listed(dialog: DialogRecord) -> list[Choice]:
    """Everything that the open dialog lists, whatever is searched for."""
    return [
        *(("queue", name) for name in dialog.queues),
        *(("agent", name) for name in dialog.agents),
        *(("reason", name) for name in dialog.reasons),
    ]
