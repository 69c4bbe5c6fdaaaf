"""Which properties follow a reading: one that states the choice which a reading turns does not apply under it, and
another holds in its place. Whatever is not named here is asked under every reading."""

from collections.abc import Iterable
from dataclasses import dataclass

from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.properties.kinds import (
    DeadlockProperty,
    Over,
    PossibleProperty,
    ResponseProperty,
    StateProperty,
    StepProperty,
)
from spec.properties.progress import PROGRESS_PROPERTIES
from spec.properties.soundness import MACHINES_ARE_SOUND, NO_DEADLOCK
from spec.properties.states import STATE_PROPERTIES, parts_match_conversation
from spec.properties.steps import (
    STEP_PROPERTIES,
    dropped_transfer_returns_to_queue,
    nobody_else_is_touched,
    status_is_as_chosen,
    status_only_by_hand_or_rona,
    withdrawn_means_no_rona,
    wrap_up_ends_by_own_submit,
)
from spec.worlds import Move, WorldLike

Declared = DeadlockProperty | StateProperty | StepProperty | PossibleProperty | ResponseProperty
"""A property that is written down; the `sometimes` ones come from a table."""

BUSY = ("held", "wrap_up")


@dataclass(frozen=True)
class Turned:
    """Under `reading` the property `default` does not apply, because of `why`; `instead` holds in its place. Where a
    reading adds something there is no default."""

    reading: str
    instead: Declared
    default: str | None
    why: Words


def _is_busy(world: WorldLike, agent: int) -> bool:
    return any(part.state in BUSY for part in world.interactions[agent])


# --- literal-drop


def parts_match_unless_dropped(world: WorldLike, agent: int, conversation: int) -> bool:
    """After a dropped request the state says what was requested, and nobody has a part."""
    talk = world.conversations[conversation]
    dropped = talk.state == "transfer_requested" and all(
        row[conversation].state not in ("offered", "held") for row in world.interactions
    )
    return dropped or parts_match_conversation(world, agent, conversation)


def expired_transfer_request_is_gone(move: Move) -> bool:
    """A transfer request that expires leaves state and ticket as they were; all else that expires goes back (XFER-12,
    GAP-8, RULE-2, RULE-42)."""
    conversation = move.command.me.conversation
    if (
        move.command.name != "Interaction.expire"
        or move.before.conversations[conversation].state != "transfer_requested"
    ):
        return dropped_transfer_returns_to_queue(move)
    old, new = move.before.conversations[conversation], move.after.conversations[conversation]
    return (new.state, new.ticket) == (old.state, old.ticket)


# --- wrap-up-times-out


def wrap_up_ends_by_submit_or_time_out(move: Move) -> bool:
    """A wrap-up ends only when its own agent submits it or its own time is up, and leaves no part (WRAP-2, RULE-42)."""
    if move.command.name != "Dialog.time_out":
        return wrap_up_ends_by_own_submit(move)
    own = (move.command.me.agent, move.command.me.conversation)
    return [
        (agent, conversation, new) for agent, conversation, old, new in move.interaction_changes if old == "wrap_up"
    ] == [(*own, "none")]


def is_wrap_up(world: WorldLike, agent: int, conversation: int) -> bool:
    """Wrapped up and not yet submitted, which the time-out ends at the latest (RULE-42)."""
    return world.interactions[agent][conversation].state == "wrap_up"


# --- joined-without-wrap-up


def holding_ends_by_role(move: Move) -> bool:
    """An owner's holding ends in wrap-up, a joined agent's in none, and no wrap-up comes otherwise (END-3, XFER-10,
    CONF-9, GAP-4, RULE-42)."""
    for agent, conversation, old, new in move.interaction_changes:
        joined = move.before.interactions[agent][conversation].role == "joined"
        if (old == "held" and new != ("none" if joined else "wrap_up")) or (old != "held" and new == "wrap_up"):
            return False
    return True


# --- idle-pends


def status_is_as_chosen_or_pending(move: Move) -> bool:
    """Idle is pending once an agent sets it while holding or wrapping up anything; any other choice takes effect at
    once (AVAIL-2, GAP-1, RULE-42)."""
    agent = move.command.me.agent
    if move.command.name != "AgentStatus.set_idle":
        return status_is_as_chosen(move)
    return move.after.statuses[agent] == ("idle_pending" if _is_busy(move.before, agent) else "idle")


def status_by_hand_or_rona_or_last_part(move: Move) -> bool:
    """A status changes by hand, by RONA, or from pending Idle to Idle once the agent holds and wraps up nothing (GAP-4,
    RULE-42)."""
    return status_only_by_hand_or_rona(move) or all(
        (old, new) == ("idle_pending", "idle") and not _is_busy(move.after, agent)
        for agent, old, new in move.status_changes
    )


def pending_idle_while_busy(world: WorldLike, agent: int, _conversation: int) -> bool:
    """Idle is pending only while the agent holds or wraps up anything (RULE-42)."""
    return world.statuses[agent] != "idle_pending" or _is_busy(world, agent)


# --- idle-withdraws-offers


def idle_touches_own_offers(move: Move) -> bool:
    """Going Idle touches no part but the agent's own offers, which are withdrawn; any other command touches no other
    conversation, expiry aside (RULE-6, RULE-8, RULE-42)."""
    if move.command.name != "AgentStatus.set_idle":
        return nobody_else_is_touched(move)
    return all(
        (agent, old, new) == (move.command.me.agent, "offered", "none")
        for agent, _, old, new in move.interaction_changes
    )


def withdrawing_by_idle_means_no_rona(move: Move) -> bool:
    """Going Idle changes no other agent's status and makes nobody RONA; any other agent whose offer is withdrawn keeps
    the status (GAP-4, GAP-8, RULE-20, RULE-24, RULE-42)."""
    if move.command.name != "AgentStatus.set_idle":
        return withdrawn_means_no_rona(move)
    return all(agent == move.command.me.agent and new != "rona" for agent, _, new in move.status_changes)


def offers_only_while_available(world: WorldLike, agent: int, _conversation: int) -> bool:
    """Only an Available agent is offered anything (AVAIL-1, RULE-42)."""
    return world.statuses[agent] == "available" or all(part.state != "offered" for part in world.interactions[agent])


TURNED: tuple[Turned, ...] = (
    Turned(
        "literal-drop",
        StateProperty(
            "parts-match-unless-dropped",
            Words(
                "Who holds and who is offered fits the conversation's state, but after a dropped transfer request",
                "삭제된 전환 요청 뒤가 아니면 담당자와 요청 대상은 대화 상태와 일치한다",
            ),
            ("H5", "RULE-36", "RULE-42"),
            Over.CONVERSATION,
            parts_match_unless_dropped,
        ),
        "parts-match-conversation",
        Words("the state outlives the request", "요청이 사라져도 상태는 남는다"),
    ),
    Turned(
        "literal-drop",
        StepProperty(
            "expired-transfer-request-is-gone",
            Words(
                "A transfer request that expires leaves the conversation where it is; all else goes back",
                "만료된 전환 요청은 대화를 그 자리에 두고 그 밖의 요청은 되돌아간다",
            ),
            ("XFER-12", "GAP-8", "RULE-2", "RULE-42"),
            expired_transfer_request_is_gone,
        ),
        "expired-request-goes-back",
        Words("the request goes nowhere", "요청은 어디로도 가지 않는다"),
    ),
    Turned(
        "wrap-up-times-out",
        StepProperty(
            "wrap-up-ends-by-submit-or-time-out",
            Words(
                "A wrap-up ends only when its agent submits it or its time is up",
                "후속 작업은 해당 상담사가 제출하거나 제한 시간이 지나야만 끝난다",
            ),
            ("H4", "WRAP-2", "RULE-42"),
            wrap_up_ends_by_submit_or_time_out,
        ),
        "wrap-up-ends-by-own-submit",
        Words("the clock submits too", "시계도 제출한다"),
    ),
    Turned(
        "wrap-up-times-out",
        ResponseProperty(
            "no-wrap-up-stays-for-ever",
            Words("A wrap-up never stays for ever: its time-out ends it", "후속 작업은 영원히 남지 않고 만료로 끝난다"),
            ("H4", "RULE-42"),
            Over.PART,
            is_wrap_up,
            "Dialog.time_out",
        ),
        None,
        Words("without a time-out this rests on the agents", "제한 시간이 없으면 상담사에게 달려 있다"),
    ),
    Turned(
        "joined-without-wrap-up",
        StepProperty(
            "holding-ends-by-role",
            Words(
                "An owner's holding ends in one wrap-up, a joined agent's in none, and nothing else does",
                "담당 상담사의 담당은 후속 작업 한 번으로, 참가 상담사의 담당은 후속 작업 없이 끝나며 그 밖에는 없다",
            ),
            ("H4", "END-3", "XFER-10", "CONF-9", "GAP-4", "RULE-42"),
            holding_ends_by_role,
        ),
        "holding-ends-in-wrap-up",
        Words("a joined agent's holding ends without", "참가 상담사의 담당은 후속 작업 없이 끝난다"),
    ),
    Turned(
        "idle-pends",
        StepProperty(
            "status-is-as-chosen-or-pending",
            Words(
                "The status is the one that was chosen, but Idle is pending while there are conversations",
                "상태는 선택한 상태와 같지만 대화가 있으면 유휴는 예정으로 남는다",
            ),
            ("AVAIL-2", "GAP-1", "RULE-42"),
            status_is_as_chosen_or_pending,
        ),
        "status-is-as-chosen",
        Words("Idle may have to wait", "유휴는 미루어질 수 있다"),
    ),
    Turned(
        "idle-pends",
        StepProperty(
            "status-by-hand-or-rona-or-last-part",
            Words(
                "Accepting, ending and wrapping up change a status only where they make a pending Idle take effect",
                "수락, 종료, 후속 작업은 미루어 둔 유휴를 적용할 때만 상태를 바꾼다",
            ),
            ("GAP-4", "RULE-42"),
            status_by_hand_or_rona_or_last_part,
        ),
        "status-by-hand-or-rona",
        Words("the last wrap-up makes a pending Idle take effect", "마지막 후속 작업이 미루어 둔 유휴를 적용한다"),
    ),
    Turned(
        "idle-pends",
        StateProperty(
            "pending-idle-while-busy",
            Words(
                "Idle is pending only while a conversation is held or wrapped up",
                "유휴 예정은 담당 중이거나 후속 작업 중인 대화가 있을 때뿐이다",
            ),
            ("RULE-42",),
            Over.AGENT,
            pending_idle_while_busy,
        ),
        None,
        Words("there is no pending Idle otherwise", "다른 변형에는 유휴 예정이 없다"),
    ),
    Turned(
        "idle-withdraws-offers",
        StepProperty(
            "idle-touches-own-offers",
            Words(
                "A command touches no other conversation, but expiry and Idle withdraw the agent's own offers",
                "명령은 다른 대화에 영향을 주지 않으며, 만료와 유휴는 그 상담사의 배정만 철회한다",
            ),
            ("H6", "RULE-6", "RULE-8", "RULE-42"),
            idle_touches_own_offers,
        ),
        "nobody-else-is-touched",
        Words("going Idle touches what is on screen", "유휴로 바꾸면 떠 있던 배정이 바뀐다"),
    ),
    Turned(
        "idle-withdraws-offers",
        StepProperty(
            "withdrawing-by-idle-means-no-rona",
            Words(
                "A withdrawn offer makes nobody RONA, withdrawn by going Idle or otherwise",
                "유휴로 바꾸어 철회되든 달리 철회되든 철회된 요청으로는 RONA가 되지 않는다",
            ),
            ("GAP-4", "GAP-8", "RULE-20", "RULE-24", "RULE-42"),
            withdrawing_by_idle_means_no_rona,
        ),
        "withdrawn-means-no-rona",
        Words("who goes Idle does not keep the status", "유휴로 바꾸면 상태가 그대로일 수 없다"),
    ),
    Turned(
        "idle-withdraws-offers",
        StateProperty(
            "offers-only-while-available",
            Words("Only an Available agent has an offer", "사용 가능 상담사에게만 요청이 있다"),
            ("H2", "AVAIL-1", "RULE-42"),
            Over.AGENT,
            offers_only_while_available,
        ),
        None,
        Words("an offer stays while Idle otherwise", "다른 변형에서는 유휴여도 요청이 남는다"),
    ),
)


def turned_by(readings: Iterable[str]) -> tuple[Turned, ...]:
    """What these readings turn. Raises CatalogueError for an unknown reading."""
    taken = load().readings_taken(readings)
    return tuple(each for each in TURNED if each.reading in taken)


def properties_of(readings: Iterable[str]) -> tuple[Declared, ...]:
    """The properties under these readings: each default, or what holds in its place, then what the readings add.

    Raises CatalogueError for an unknown reading.
    """
    turned = turned_by(readings)
    instead = {each.default: each.instead for each in turned if each.default is not None}
    defaults: tuple[Declared, ...] = (
        MACHINES_ARE_SOUND,
        NO_DEADLOCK,
        *STATE_PROPERTIES,
        *STEP_PROPERTIES,
        *PROGRESS_PROPERTIES,
    )
    added = tuple(each.instead for each in turned if each.default is None)
    return (*(instead.get(each.id, each) for each in defaults), *added)
