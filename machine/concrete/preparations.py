"""What a run needs beforehand, so that a desktop can play each of its events: texts typed, names chosen, assets apart.

It is worked out on the Worlds of the run alone; `play` in `commands` carries it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Literal, NamedTuple

from machine.concrete.timing import CLOCKED
from machine.lifecycle.bounds import Bounds, values
from machine.lifecycle.engine import Blocked, Macrostep
from machine.lifecycle.guards import can_take
from machine.lifecycle.replay import Taken, take
from machine.lifecycle.table import Table
from machine.lifecycle.world import ConversationPhase, DialogState, Event, InstanceId, InteractionPhase

Wanted = str | int
SHORTCUTS = {"Interaction.transfer": DialogState.TRANSFER, "Interaction.invite": DialogState.CONFERENCE}
"""Events that transfer or invite in one step, and the dialog in which a desktop does it in three."""
RECIPIENT_GUARDS = frozenset({"queue_or_agent_is_chosen", "agent_is_chosen", "recipient_can_take"})
"""What is asked when a dialog is confirmed; everything else is asked when it opens."""
BEGINNING = frozenset({"Conversation.receive", "Conversation.start_outbound"})
OPENING = frozenset({"Dialog.open_transfer", "Dialog.open_conference"})


class CannotBePlayedError(ValueError):
    """A run has no commands that play it on a desktop. The message names the event and says why."""


class Preparation(NamedTuple):
    """What an agent does in a conversation before an event: has a draft that is "fits" or "blank", a recipient chosen,
    or a reason "made" or "none"."""

    what: Literal["draft", "recipient", "reason"]
    me: InstanceId
    wanted: Wanted


class PreparedRun(NamedTuple):
    """A run as a desktop can play it, every parameter one that a desktop gives there.

    `preparations` are by the number of the event before which they are made, `choices` by that of the event in which
    an agent chooses, `assets` by that of the event at which a conversation begins, or is refused to.
    """

    run: tuple[Taken, ...]
    preparations: Mapping[int, tuple[Preparation, ...]]
    choices: Mapping[int, Wanted]
    assets: Mapping[int, int]
    asset_count: int


def cannot(event: Event, why: str) -> CannotBePlayedError:
    """The error for an event that cannot be played: names it and whose it is, and says why."""
    parameters = ", ".join(f"{name}={value}" for name, value in event.parameters)
    agent, conversation = event.me
    return CannotBePlayedError(
        f"{event.name}({parameters}) of agent {agent}, conversation {conversation} cannot be played: {why}."
    )


def plan(run: Sequence[Taken], bounds: Bounds, table: Table) -> PreparedRun:
    """What the run needs. Raises CannotBePlayedError for the first event that nothing makes possible."""
    preparations: dict[int, list[Preparation]] = {}
    choices: dict[int, Wanted] = {}
    found: list[Taken] = []
    for at, each in enumerate(run):
        for event in _variants(each, bounds, table):
            needed = _needed(run, at, event, table, choices)
            if needed is not None:
                break
        else:
            raise cannot(each.event, "no desktop gives such an event there")
        for place, preparation in needed:
            preparations.setdefault(place, []).append(preparation)
        found.append(each._replace(event=event))
    assets, asset_count = _assets(found)
    return PreparedRun(
        tuple(found), {at: tuple(each) for at, each in preparations.items()}, choices, assets, asset_count
    )


def _variants(taken: Taken, bounds: Bounds, table: Table) -> Iterator[Event]:
    """The event, then the same with other parameters that leads to the same."""
    event = taken.event
    yield event
    domains = [
        [(name, value) for value in values(domain, bounds)] for name, domain in table.event[event.name].parameters
    ]
    for parameters in product(*domains):
        other = event._replace(parameters=tuple(parameters))
        if other != event and taken.same_as(take(table, taken.before, other)):
            yield other


Needed = list[tuple[int, Preparation]]


def _needed(run: Sequence[Taken], at: int, event: Event, table: Table, choices: dict[int, Wanted]) -> Needed | None:
    """The preparations for an event, each with its place in the run; None if a desktop cannot give it there."""
    before, me, parameters = run[at].before, event.me, dict(event.parameters)
    state = before.conversations[me.conversation].state if me.conversation >= 0 else None
    match event.name:
        case "AgentStatus.set_available" | "AgentStatus.set_idle" | "Conversation.stop":
            return []
        case "Conversation.receive" | "Conversation.start_outbound":
            of_a_deleted = state is ConversationPhase.INTERRUPTED
            known = state is ConversationPhase.NEW or of_a_deleted is (parameters["asset"] == "deleted")
            fits = parameters.get("text") != "too_long" and state is not ConversationPhase.CLOSED
            return [] if known and fits else None
        case _ if state is ConversationPhase.NEW:
            return None
        case "Conversation.asset_deleted":
            return None if state is ConversationPhase.CLOSED else []
        case "Interaction.expire" | "Dialog.time_out":
            return [] if before.interaction(me).state is CLOCKED[event.name] else None
        case "Interaction.type_reply":
            return None if parameters["text"] == "blank" else []
        case "Interaction.send_reply":
            return _drafted(run, at, me, parameters["text"], table)
        case "Interaction.transfer" | "Interaction.invite":
            return _in_one_step(run[at], event)
        case "Dialog.choose":
            return [] if parameters["listed"] == "no" or _something_is_listed(run, at, me) else None
        case "Dialog.confirm":
            return _chosen(run, at, me, parameters["recipient"], choices)
        case "Dialog.submit":
            reason = Preparation("reason", me, parameters["choice"])
            return [(at, reason)] if before.dialog(me) is DialogState.WRAP_UP else []
        case _:
            return []


def _drafted(run: Sequence[Taken], at: int, me: InstanceId, text: Wanted, table: Table) -> Needed | None:
    """The draft is typed as late as it can be: before the asset is deleted, say, if the reply is sent after."""
    if text == "too_long":
        return None
    typed = Event("Interaction.type_reply", me, (("text", "fits"),))
    for place in range(at, -1, -1):
        if run[place].before.interaction(me).state is not InteractionPhase.HELD:
            break
        led_to = take(table, run[place].before, typed)
        if isinstance(led_to, Macrostep) and led_to.world == run[place].before:
            return [(place, Preparation("draft", me, text))]
    # A compose box is empty from the start.
    return [] if text == "blank" else None


def _in_one_step(taken: Taken, event: Event) -> Needed | None:
    """Where the dialog cannot even be opened it does not matter who is chosen in it."""
    led_to, recipient = taken.led_to, dict(event.parameters)["recipient"]
    if isinstance(led_to, Blocked) and led_to.guard not in RECIPIENT_GUARDS:
        return []
    if isinstance(recipient, int):
        return [] if can_take(taken.before, event.me.conversation, recipient) else None
    return [] if recipient == "none" or SHORTCUTS[event.name] is DialogState.TRANSFER else None


def _session(run: Sequence[Taken], at: int, me: InstanceId) -> Iterator[int]:
    """The numbers of the events since the dialog that is open before the event opened, newest first."""
    for number in range(at - 1, -1, -1):
        yield number
        if run[number].before.dialog(me) is not run[at].before.dialog(me):
            return


def _lists_anew(taken: Taken, me: InstanceId) -> bool:
    """Whether the dialog lists who can take the conversation after this event."""
    return (
        taken.event.me == me
        and isinstance(taken.led_to, Macrostep)
        and taken.event.name in {*OPENING, "Dialog.refresh"}
    )


def _something_is_listed(run: Sequence[Taken], at: int, me: InstanceId) -> bool:
    before = run[at].before
    match before.dialog(me):
        case DialogState.TRANSFER | DialogState.WRAP_UP:
            return True
        case DialogState.NONE:
            return False
    agents = range(len(before.statuses))
    listing = next(run[number].after for number in _session(run, at, me) if _lists_anew(run[number], me))
    return any(can_take(world, me.conversation, agent) for world in (before, listing) for agent in agents)


def _chosen(
    run: Sequence[Taken], at: int, me: InstanceId, recipient: Wanted, choices: dict[int, Wanted]
) -> Needed | None:
    """A recipient is chosen where the agent chooses anyhow, else as late as can be: one who is gone at the click was
    chosen while listed."""
    kind = run[at].before.dialog(me)
    if kind in (DialogState.NONE, DialogState.WRAP_UP):
        return []
    if recipient == "none":
        return [(at, Preparation("recipient", me, "none"))]
    if not isinstance(recipient, int):
        return [(at, Preparation("recipient", me, recipient))] if kind is DialogState.TRANSFER else None
    if recipient == me.agent:
        return None
    place = at
    if not can_take(run[at].before, me.conversation, recipient):
        for number in _session(run, at, me):
            if _lists_anew(run[number], me):
                return None
            if can_take(run[number].before, me.conversation, recipient):
                place = number
                break
    for number in _session(run, at, me):
        chooses = run[number].event.me == me and run[number].event.name == "Dialog.choose"
        if not chooses or number < place - 1 or not isinstance(run[number].led_to, Macrostep):
            continue
        if can_take(run[number].before, me.conversation, recipient):
            choices[number] = recipient
            return []
    return [(place, Preparation("recipient", me, recipient))]


def _assets(run: Sequence[Taken]) -> tuple[dict[int, int], int]:
    """An asset of its own for each conversation whose asset is deleted; the others share the first."""
    begun: dict[int, int] = {}
    """From slot to the event that began its conversation."""
    alone: list[int] = []
    sharing: list[int] = []
    spare = False
    for at, (event, before, _) in enumerate(run):
        slot = event.me.conversation
        if slot >= 0 and before.conversations[slot].state is ConversationPhase.NEW:
            begun[slot] = at
            if dict(event.parameters).get("asset") == "deleted":
                spare = True
            else:
                sharing.append(at)
        if event.name == "Conversation.asset_deleted" and begun[slot] in sharing:
            sharing.remove(begun[slot])
            alone.append(begun[slot])
    first = 1 if sharing or not alone else 0
    assets = dict.fromkeys(sharing, 0) | {at: number for number, at in enumerate(alone, start=first)}
    return assets, first + len(alone) + spare
