"""The state properties: what is true of every reachable World."""

from spec.catalogue.entries import Words
from spec.properties.kinds import Over, StateProperty
from spec.worlds import WorldLike

LIVE = ("offered", "held", "wrap_up")


def _parts(world: WorldLike, conversation: int, state: str) -> list[tuple[str, str]]:
    """Role and cause of every part of the conversation in this state."""
    interactions = [row[conversation] for row in world.interactions]
    return [(part.role, part.cause) for part in interactions if part.state == state]


def no_offer_in_rona(world: WorldLike, agent: int, _conversation: int) -> bool:
    """Nothing is offered to an agent in RONA (AVAIL-1, GAP-2, RULE-6)."""
    return world.statuses[agent] != "rona" or all(part.state != "offered" for part in world.interactions[agent])


def within_capacity(world: WorldLike, agent: int, _conversation: int) -> bool:
    """What the agent is offered, holds and wraps up is together within capacity (GAP-3, RULE-10)."""
    return sum(part.state in LIVE for part in world.interactions[agent]) <= world.capacity


def one_owner(world: WorldLike, _agent: int, conversation: int) -> bool:
    """At most one of the holders is the owner (GAP-9)."""
    return sum(role == "owner" for role, _ in _parts(world, conversation, "held")) <= 1


def holders_have_a_role(world: WorldLike, agent: int, conversation: int) -> bool:
    """The agent is owner or joined exactly while holding the conversation (RULE-36)."""
    part = world.interactions[agent][conversation]
    return (part.role in ("owner", "joined")) == (part.state == "held")


def joined_beside_owner(world: WorldLike, _agent: int, conversation: int) -> bool:
    """Where an agent is joined, exactly one other agent holds the conversation, as its owner, unless it is interrupted
    (CONF-12, RULE-16, RULE-25)."""
    roles = sorted(role for role, _ in _parts(world, conversation, "held"))
    interrupted = world.conversations[conversation].state == "interrupted"
    return "joined" not in roles or interrupted or roles == ["joined", "owner"]


HELD_AND_OFFERED: dict[str, tuple[list[str], list[str]]] = {
    "new": ([], []),
    "queued": ([], []),
    "offered": ([], ["queue"]),
    "active": (["owner"], []),
    "transfer_requested": ([], ["transfer"]),
    "conference_requested": (["owner"], ["conference"]),
    "conferencing": (["joined", "owner"], []),
    "closed": ([], []),
}
"""For each state of a conversation the roles of who holds it and the causes of what is offered."""


def parts_match_conversation(world: WorldLike, _agent: int, conversation: int) -> bool:
    """The roles of the holders and the causes of the offers are those that HELD_AND_OFFERED lists for the state; an
    interrupted conversation is offered to nobody and still held by owner, joined agent or both (RULE-36)."""
    state = world.conversations[conversation].state
    roles = sorted(role for role, _ in _parts(world, conversation, "held"))
    causes = [cause for _, cause in _parts(world, conversation, "offered")]
    if state == "interrupted":
        return not causes and roles in (["owner"], ["joined"], ["joined", "owner"])
    return (roles, causes) == HELD_AND_OFFERED[state]


def somebody_has_the_customer(world: WorldLike, _agent: int, conversation: int) -> bool:
    """An open conversation waits in a queue with a ticket, or somebody holds it or is offered it (XFER-12, GAP-5)."""
    talk = world.conversations[conversation]
    if talk.state == "queued":
        return talk.ticket >= 1
    return talk.state in ("new", "closed") or any(
        row[conversation].state in ("held", "offered") for row in world.interactions
    )


def tickets_are_ranks(world: WorldLike, _agent: int, _conversation: int) -> bool:
    """The tickets of the open conversations are 1, 2, 3 and so on, each once (RULE-2, RULE-43)."""
    tickets = sorted(talk.ticket for talk in world.conversations if talk.state not in ("new", "closed"))
    return tickets == list(range(1, len(tickets) + 1))


def wrap_up_dialog_with_wrap_up(world: WorldLike, agent: int, conversation: int) -> bool:
    """The Wrap Up Reasons dialog is open exactly while the agent wraps up (END-3, XFER-10, CONF-9, RULE-18)."""
    is_open = world.dialogs[agent][conversation] == "wrap_up"
    return is_open == (world.interactions[agent][conversation].state == "wrap_up")


def request_dialog_only_for_active_owner(world: WorldLike, agent: int, conversation: int) -> bool:
    """A transfer or conference dialog is open only to the owner of an active conversation (XFER-2, CONF-1, RULE-15,
    RULE-16, RULE-18)."""
    part = world.interactions[agent][conversation]
    return world.dialogs[agent][conversation] not in ("transfer", "conference") or (
        part.state == "held" and part.role == "owner" and world.conversations[conversation].state == "active"
    )


def accepted_is_remembered(world: WorldLike, _agent: int, conversation: int) -> bool:
    """An open conversation that somebody holds or wraps up counts as accepted (RULE-21)."""
    talk = world.conversations[conversation]
    return (
        talk.accepted
        or talk.state in ("new", "closed")
        or not any(row[conversation].state in ("held", "wrap_up") for row in world.interactions)
    )


STATE_PROPERTIES: tuple[StateProperty, ...] = (
    StateProperty(
        "no-offer-in-rona",
        Words("An agent in RONA has no offer", "RONA 상태인 상담사에게는 요청이 없다"),
        ("H2", "AVAIL-1", "GAP-2", "RULE-6"),
        Over.AGENT,
        no_offer_in_rona,
    ),
    StateProperty(
        "within-capacity",
        Words(
            "Offered, held and in wrap-up together stay within capacity",
            "요청받은 대화, 맡은 대화, 후속 작업 중인 대화를 합한 수는 수용량을 넘지 않는다",
        ),
        ("H7", "GAP-3", "RULE-10"),
        Over.AGENT,
        within_capacity,
    ),
    StateProperty(
        "one-owner",
        Words("A conversation has at most one owner", "대화의 담당자는 최대 한 명이다"),
        ("H5", "GAP-9"),
        Over.CONVERSATION,
        one_owner,
    ),
    StateProperty(
        "holders-have-a-role",
        Words("Whoever holds a conversation is owner or joined", "대화를 맡은 상담사는 담당자이거나 참가자이다"),
        ("RULE-36",),
        Over.PART,
        holders_have_a_role,
    ),
    StateProperty(
        "joined-beside-owner",
        Words(
            "The joined agent is not the owner, and there is an owner besides",
            "참가자는 담당자가 아니며 담당자가 따로 있다",
        ),
        ("H5", "CONF-12", "RULE-16", "RULE-25"),
        Over.CONVERSATION,
        joined_beside_owner,
    ),
    StateProperty(
        "parts-match-conversation",
        Words(
            "Who holds and who is offered fits the conversation's state",
            "담당자와 요청 대상은 대화 상태와 일치한다",
        ),
        ("H5", "RULE-36"),
        Over.CONVERSATION,
        parts_match_conversation,
    ),
    StateProperty(
        "somebody-has-the-customer",
        Words("Every open conversation is in a queue or with an agent", "열린 대화는 항상 대기열이나 상담사에게 있다"),
        ("H1", "XFER-12", "GAP-5"),
        Over.CONVERSATION,
        somebody_has_the_customer,
    ),
    StateProperty(
        "tickets-are-ranks",
        Words("Every open conversation has its own place in the order", "열린 대화마다 고유한 순번이 있다"),
        ("RULE-2", "RULE-43"),
        Over.WORLD,
        tickets_are_ranks,
    ),
    StateProperty(
        "wrap-up-dialog-with-wrap-up",
        Words(
            "The Wrap Up Reasons dialog is open exactly while wrapping up",
            "후속 작업 사유 대화 상자는 후속 작업 중에만 열려 있다",
        ),
        ("H4", "END-3", "XFER-10", "CONF-9", "RULE-18"),
        Over.PART,
        wrap_up_dialog_with_wrap_up,
    ),
    StateProperty(
        "request-dialog-for-active-owner",
        Words(
            "A transfer or conference dialog is open only to the owner of an active conversation",
            "전환 및 회의 대화 상자는 진행 중인 대화의 담당자에게만 열려 있다",
        ),
        ("XFER-2", "CONF-1", "RULE-15", "RULE-16", "RULE-18"),
        Over.PART,
        request_dialog_only_for_active_owner,
    ),
    StateProperty(
        "accepted-is-remembered",
        Words("A conversation that was ever held counts as accepted", "누가 한 번이라도 맡은 대화는 수락된 대화이다"),
        ("RULE-21",),
        Over.CONVERSATION,
        accepted_is_remembered,
    ),
)
