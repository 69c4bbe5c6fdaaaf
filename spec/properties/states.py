"""The state properties: what is true of every reachable World."""

from spec.catalogue.entries import Words
from spec.properties.kinds import StateProperty
from spec.worlds import WorldLike

LIVE = ("offered", "held", "wrap_up")


def _parts(world: WorldLike, conversation: int, state: str) -> list[tuple[int, str, str]]:
    """Agent, role and cause of every part of the conversation in this state."""
    return [
        (agent, row[conversation].role, row[conversation].cause)
        for agent, row in enumerate(world.parts)
        if row[conversation].state == state
    ]


def no_offer_in_rona(world: WorldLike) -> bool:
    return not any(
        status == "rona" and any(part.state == "offered" for part in row)
        for status, row in zip(world.statuses, world.parts, strict=True)
    )


def within_capacity(world: WorldLike) -> bool:
    return all(sum(part.state in LIVE for part in row) <= world.capacity for row in world.parts)


def one_owner(world: WorldLike) -> bool:
    return all(
        sum(role == "owner" for _, role, _ in _parts(world, talk, "held")) <= 1 for talk in range(len(world.talks))
    )


def holders_have_a_role(world: WorldLike) -> bool:
    return all((part.role in ("owner", "joined")) == (part.state == "held") for row in world.parts for part in row)


def joined_beside_owner(world: WorldLike) -> bool:
    for index, talk in enumerate(world.talks):
        roles = sorted(role for _, role, _ in _parts(world, index, "held"))
        if "joined" in roles and talk.state != "interrupted" and roles != ["joined", "owner"]:
            return False
    return True


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


def parts_match_conversation(world: WorldLike) -> bool:
    for index, talk in enumerate(world.talks):
        roles = sorted(role for _, role, _ in _parts(world, index, "held"))
        causes = [cause for _, _, cause in _parts(world, index, "offered")]
        if talk.state == "interrupted":
            if causes or roles not in (["owner"], ["joined"], ["joined", "owner"]):
                return False
        elif (roles, causes) != HELD_AND_OFFERED[talk.state]:
            return False
    return True


def somebody_has_the_customer(world: WorldLike) -> bool:
    for index, talk in enumerate(world.talks):
        holders = _parts(world, index, "held") + _parts(world, index, "offered")
        if talk.state not in ("new", "queued", "closed") and not holders:
            return False
        if talk.state == "queued" and talk.ticket < 1:
            return False
    return True


def tickets_are_ranks(world: WorldLike) -> bool:
    tickets = sorted(talk.ticket for talk in world.talks if talk.state not in ("new", "closed"))
    return tickets == list(range(1, len(tickets) + 1))


def wrap_up_dialog_with_wrap_up(world: WorldLike) -> bool:
    return all(
        (dialog == "wrap_up") == (part.state == "wrap_up")
        for dialogs, parts in zip(world.dialogs, world.parts, strict=True)
        for dialog, part in zip(dialogs, parts, strict=True)
    )


def request_dialog_only_for_active_owner(world: WorldLike) -> bool:
    return all(
        dialog not in ("transfer", "conference")
        or (part.state == "held" and part.role == "owner" and talk.state == "active")
        for dialogs, parts in zip(world.dialogs, world.parts, strict=True)
        for dialog, part, talk in zip(dialogs, parts, world.talks, strict=True)
    )


def accepted_is_remembered(world: WorldLike) -> bool:
    return all(
        talk.accepted
        for index, talk in enumerate(world.talks)
        if talk.state not in ("new", "closed") and (_parts(world, index, "held") or _parts(world, index, "wrap_up"))
    )


STATE_PROPERTIES: tuple[StateProperty, ...] = (
    StateProperty(
        "no-offer-in-rona",
        Words("An agent in RONA has no offer", "RONA 상태인 상담사에게는 요청이 없다"),
        ("H2", "AVAIL-1", "GAP-2", "RULE-6"),
        no_offer_in_rona,
    ),
    StateProperty(
        "within-capacity",
        Words(
            "Offered, held and in wrap-up together stay within capacity",
            "요청, 담당, 후속 작업 중인 대화를 합한 수는 용량을 넘지 않는다",
        ),
        ("H7", "GAP-3", "RULE-10"),
        within_capacity,
    ),
    StateProperty(
        "one-owner",
        Words("A conversation has at most one owner", "대화의 담당자는 최대 한 명이다"),
        ("H5", "GAP-9"),
        one_owner,
    ),
    StateProperty(
        "holders-have-a-role",
        Words("Whoever holds a conversation is owner or joined", "대화를 담당하는 상담사는 담당자이거나 참가자이다"),
        ("RULE-36",),
        holders_have_a_role,
    ),
    StateProperty(
        "joined-beside-owner",
        Words(
            "Joined is not owner: beside the joined agent there is one", "참가자는 담당자가 아니며 담당자가 따로 있다"
        ),
        ("H5", "CONF-12", "RULE-16", "RULE-25"),
        joined_beside_owner,
    ),
    StateProperty(
        "parts-match-conversation",
        Words(
            "Who holds and who is offered fits the conversation's state",
            "담당자와 요청 대상은 대화 상태와 일치한다",
        ),
        ("H5", "RULE-36"),
        parts_match_conversation,
    ),
    StateProperty(
        "somebody-has-the-customer",
        Words("No open conversation is without a queue or an agent", "열린 대화는 항상 대기열이나 상담사에게 있다"),
        ("H1", "XFER-12", "GAP-5"),
        somebody_has_the_customer,
    ),
    StateProperty(
        "tickets-are-ranks",
        Words("Every open conversation has its own place in the order", "열린 대화마다 고유한 순번이 있다"),
        ("RULE-2", "RULE-43"),
        tickets_are_ranks,
    ),
    StateProperty(
        "wrap-up-dialog-with-wrap-up",
        Words(
            "The Wrap Up Reasons dialog is open exactly while wrapping up",
            "후속 작업 사유 대화 상자는 후속 작업 중에만 열려 있다",
        ),
        ("H4", "END-3", "XFER-10", "CONF-9", "RULE-18"),
        wrap_up_dialog_with_wrap_up,
    ),
    StateProperty(
        "request-dialog-for-active-owner",
        Words(
            "A transfer or conference dialog is open only to the owner of an active conversation",
            "전환 및 회의 대화 상자는 활성 대화의 담당자에게만 열려 있다",
        ),
        ("XFER-2", "CONF-1", "RULE-15", "RULE-16", "RULE-18"),
        request_dialog_only_for_active_owner,
    ),
    StateProperty(
        "accepted-is-remembered",
        Words("A conversation that was ever held counts as accepted", "한 번이라도 담당된 대화는 수락된 대화이다"),
        ("RULE-21",),
        accepted_is_remembered,
    ),
)
