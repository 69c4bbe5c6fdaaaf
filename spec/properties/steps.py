"""The step properties: what is true of every move, that is, a command with everything it causes."""

from spec.catalogue.entries import Words
from spec.properties.kinds import StepProperty
from spec.worlds import Move, WorldLike

LIVE = ("offered", "held", "wrap_up")


def _load(world: WorldLike, agent: int) -> int:
    return sum(part.state in LIVE for part in world.interactions[agent])


def offers_only_to_available(move: Move) -> bool:
    """Whoever is newly offered something was Available and had room for one more (AVAIL-1, GAP-2, GAP-3, RULE-10)."""
    return all(
        move.before.statuses[agent] == "available" and _load(move.before, agent) < move.before.capacity
        for agent, _, _, new in move.interaction_changes
        if new == "offered"
    )


def rona_only_by_own_expiry(move: Move) -> bool:
    """An agent goes RONA only when an offer to that agent expires (GAP-1, RULE-4)."""
    return all(
        new != "rona" or (move.command.name == "Interaction.expire" and move.command.me.agent == agent)
        for agent, old, new in move.status_changes
    )


def expiry_means_rona(move: Move) -> bool:
    """After an expiry the agent is in RONA and has no offer left (GAP-1, RULE-5, RULE-6, RULE-8)."""
    if move.command.name != "Interaction.expire":
        return True
    agent = move.command.me.agent
    return move.after.statuses[agent] == "rona" and not any(
        part.state == "offered" for part in move.after.interactions[agent]
    )


def rona_left_by_hand(move: Move) -> bool:
    """An agent leaves RONA only by setting the status (AVAIL-2, GAP-1)."""
    return all(
        old != "rona" or (move.command.name.startswith("AgentStatus.") and move.command.me.agent == agent)
        for agent, old, new in move.status_changes
    )


def status_only_by_hand_or_rona(move: Move) -> bool:
    """At most one status changes, that of the agent who set it or whose offer expired (GAP-3, GAP-4)."""
    changed = [change.agent for change in move.status_changes]
    return not changed or (
        changed == [move.command.me.agent]
        and move.command.name in ("AgentStatus.set_available", "AgentStatus.set_idle", "Interaction.expire")
    )


def status_is_as_chosen(move: Move) -> bool:
    """After Available or Idle is set, that is the agent's status (AVAIL-2, GAP-1, RULE-4)."""
    chosen = {"AgentStatus.set_available": "available", "AgentStatus.set_idle": "idle"}.get(move.command.name)
    return chosen is None or move.after.statuses[move.command.me.agent] == chosen


def held_only_by_own_accept(move: Move) -> bool:
    """An agent comes to hold a conversation only by accepting it or by starting it (ACC-1, RULE-35)."""
    return all(
        (move.command.name == "Interaction.accept" and old == "offered" and tuple(_me(move)) == (agent, conversation))
        or (move.command.name == "Conversation.start_outbound" and old == "none")
        for agent, conversation, old, new in move.interaction_changes
        if new == "held"
    )


def _me(move: Move) -> tuple[int, int]:
    return move.command.me.agent, move.command.me.conversation


def holding_ends_in_wrap_up(move: Move) -> bool:
    """Whoever stops holding comes to wrap-up, and nobody else does (END-3, XFER-10, CONF-9, GAP-4, GAP-9, RULE-13)."""
    return all(
        (old == "held") == (new == "wrap_up")
        for _, _, old, new in move.interaction_changes
        if old == "held" or new == "wrap_up"
    )


def wrap_up_ends_by_own_submit(move: Move) -> bool:
    """A wrap-up ends only when its own agent submits it, and leaves no part (WRAP-2, RULE-19)."""
    return all(
        new == "none" and move.command.name == "Dialog.submit" and _me(move) == (agent, conversation)
        for agent, conversation, old, new in move.interaction_changes
        if old == "wrap_up"
    )


def submit_settles(move: Move) -> bool:
    """After submitting, the agent has no part in the conversation any more (WRAP-2)."""
    if move.command.name != "Dialog.submit":
        return True
    agent, conversation = _me(move)
    return move.after.interactions[agent][conversation].state == "none"


def sent_only_while_held(move: Move) -> bool:
    """Only an agent who holds a conversation that goes on can type or send in it (ASSET-3, RULE-26, RULE-30)."""
    if move.command.name not in ("Interaction.send_reply", "Interaction.type_reply"):
        return True
    agent, conversation = _me(move)
    return move.before.interactions[agent][conversation].state == "held" and move.before.conversations[
        conversation
    ].state in (
        "active",
        "conference_requested",
        "conferencing",
    )


def nothing_sent_is_blank_or_too_long(move: Move) -> bool:
    """No blank draft is sent, and none over the limit is typed (COMP-2, GAP-12, RULE-28, RULE-29)."""
    text = dict(move.command.parameters).get("text")
    return not (
        (move.command.name == "Interaction.send_reply" and text == "blank")
        or (move.command.name == "Interaction.type_reply" and text == "too_long")
    )


def only_end_after_interruption(move: Move) -> bool:
    """In an interrupted conversation a holder can only End, an agent who no longer holds it can only use the dialog,
    and nobody else can do anything (ASSET-3, ASSET-4, RULE-23)."""
    agent, conversation = _me(move)
    if conversation < 0 or move.before.conversations[conversation].state != "interrupted":
        return True
    if agent < 0:
        return False
    if move.before.interactions[agent][conversation].state != "held":
        return move.command.name.startswith("Dialog.")
    return move.command.name == "Interaction.end"


def deletion_interrupts_or_closes(move: Move) -> bool:
    """Deleting the asset interrupts what somebody holds and closes all else as interrupted (ASSET-1, GAP-11,
    RULE-24)."""
    if move.command.name != "Conversation.asset_deleted":
        return True
    conversation = move.command.me.conversation
    held = any(row[conversation].state == "held" for row in move.before.interactions)
    state = move.after.conversations[conversation].state
    return state == "interrupted" if held else (conversation, "interrupted") in move.outcomes


def dropped_transfer_returns_to_queue(move: Move) -> bool:
    """What expires goes back: an offer or a transfer request to the queue, a conference request to the inviter, each
    with its old ticket (XFER-12, GAP-5, GAP-8, RULE-2)."""
    if move.command.name != "Interaction.expire":
        return True
    conversation = move.command.me.conversation
    old, new = move.before.conversations[conversation], move.after.conversations[conversation]
    back = {"offered": "queued", "transfer_requested": "queued", "conference_requested": "active"}
    return new.state == back.get(old.state) and new.ticket == old.ticket


def transfer_to_queue_goes_to_the_tail(move: Move) -> bool:
    """What is transferred to a queue waits there with the newest ticket (XFER-5, RULE-2)."""
    if not move.took("Conversation.transferred") or dict(move.steps[0].event.parameters).get("recipient") != "queue":
        return True
    conversation = move.command.me.conversation
    talk = move.after.conversations[conversation]
    return talk.state == "queued" and talk.ticket == max(each.ticket for each in move.after.conversations)


def customer_end_closes(move: Move) -> bool:
    """When the customer leaves, the conversation closes as left, or as abandoned where nobody ever held it (GAP-4,
    RULE-20, RULE-21)."""
    if move.command.name != "Conversation.stop":
        return True
    conversation = move.command.me.conversation
    accepted = move.before.conversations[conversation].accepted
    return dict(move.outcomes).get(conversation) == ("left" if accepted else "abandoned")


def end_closes_for_all(move: Move) -> bool:
    """End in a conversation that goes on, and End Conference by the owner, close it; by the joined agent not."""
    if move.command.name not in ("Interaction.end", "Interaction.end_conference"):
        return True
    agent, conversation = _me(move)
    before, part = move.before.conversations[conversation], move.before.interactions[agent][conversation]
    if before.state == "interrupted":
        others = any(
            row[conversation].state == "held" for index, row in enumerate(move.before.interactions) if index != agent
        )
        closed = (conversation, "interrupted") in move.outcomes
        return closed is not others
    if part.role == "joined":
        return (
            move.command.name == "Interaction.end_conference"
            and move.after.conversations[conversation].state == "active"
        )
    return (conversation, "ended") in move.outcomes


def owner_stays_when_joined_leaves(move: Move) -> bool:
    """When the joined agent leaves, the one owner remains the owner (CONF-12)."""
    agent, conversation = _me(move)
    if (
        move.command.name != "Interaction.end_conference"
        or move.before.interactions[agent][conversation].role != "joined"
    ):
        return True
    owners = [index for index, row in enumerate(move.before.interactions) if row[conversation].role == "owner"]
    return len(owners) == 1 and move.after.interactions[owners[0]][conversation].role == "owner"


def accepting_makes_owner_or_joined(move: Move) -> bool:
    """Whoever accepts a conference request joins a conference, and whoever accepts anything else owns an active
    conversation (ACC-1, CONF-6, RULE-36)."""
    if move.command.name != "Interaction.accept":
        return True
    agent, conversation = _me(move)
    asked = move.before.interactions[agent][conversation].cause
    part = move.after.interactions[agent][conversation]
    if asked == "conference":
        return part.role == "joined" and move.after.conversations[conversation].state == "conferencing"
    return part.role == "owner" and move.after.conversations[conversation].state == "active"


def nobody_else_is_touched(move: Move) -> bool:
    """A command for one conversation leaves every other alone, but for expiry, which withdraws the agent's offers."""
    touched = {conversation for _, conversation, _, _ in move.interaction_changes}
    own = {move.command.me.conversation}
    if move.command.name == "Interaction.expire":
        agent = move.command.me.agent
        own |= {index for index, part in enumerate(move.before.interactions[agent]) if part.state == "offered"}
    return touched <= own


def withdrawn_means_no_rona(move: Move) -> bool:
    """Only the agent whose own offer expires goes RONA; whoever's offer is withdrawn keeps the status."""
    return all(
        move.before.statuses[agent] == move.after.statuses[agent]
        for agent, _, old, new in move.interaction_changes
        if old == "offered"
        and new == "none"
        and not (move.command.name == "Interaction.expire" and move.command.me.agent == agent)
    )


STEP_PROPERTIES: tuple[StepProperty, ...] = (
    StepProperty(
        "offers-only-to-available",
        Words(
            "Offers go only to Available agents with spare capacity",
            "요청은 수용량이 남은 사용 가능 상담사에게만 간다",
        ),
        ("H2", "AVAIL-1", "GAP-2", "GAP-3", "RULE-10"),
        offers_only_to_available,
    ),
    StepProperty(
        "rona-only-by-own-expiry",
        Words("RONA comes only from an own offer that expired", "RONA는 자신의 요청이 만료될 때만 된다"),
        ("H2", "GAP-1", "RULE-4"),
        rona_only_by_own_expiry,
    ),
    StepProperty(
        "expiry-means-rona",
        Words(
            "When an offer expires its agent is in RONA and has no offer left",
            "요청이 만료되면 상담사는 RONA가 되고 남은 요청이 없다",
        ),
        ("H9", "GAP-1", "RULE-5", "RULE-6", "RULE-8"),
        expiry_means_rona,
    ),
    StepProperty(
        "rona-left-by-hand",
        Words("RONA is left by hand only", "RONA는 수동으로만 벗어난다"),
        ("H2", "AVAIL-2", "GAP-1"),
        rona_left_by_hand,
    ),
    StepProperty(
        "status-by-hand-or-rona",
        Words(
            "Accepting, ending and wrapping up leave every status alone", "수락, 종료, 후속 작업은 상태를 바꾸지 않는다"
        ),
        ("GAP-3", "GAP-4"),
        status_only_by_hand_or_rona,
    ),
    StepProperty(
        "status-is-as-chosen",
        Words("The status is the one that was chosen", "상태는 선택한 상태와 같다"),
        ("AVAIL-2", "GAP-1", "RULE-4"),
        status_is_as_chosen,
    ),
    StepProperty(
        "held-only-by-own-accept",
        Words(
            "Nobody holds a conversation without accepting or starting it",
            "수락하거나 시작하지 않은 대화는 담당하지 않는다",
        ),
        ("H4", "ACC-1", "RULE-35"),
        held_only_by_own_accept,
    ),
    StepProperty(
        "holding-ends-in-wrap-up",
        Words(
            "Every holding ends in one wrap-up, and nothing else does",
            "담당이 끝나면 반드시 후속 작업이 한 번 이어지며 그 밖에는 없다",
        ),
        ("H4", "END-3", "XFER-10", "CONF-9", "GAP-4", "GAP-9", "RULE-13"),
        holding_ends_in_wrap_up,
    ),
    StepProperty(
        "wrap-up-ends-by-own-submit",
        Words("A wrap-up ends only when its agent submits it", "후속 작업은 해당 상담사가 제출해야만 끝난다"),
        ("H4", "WRAP-2", "RULE-19"),
        wrap_up_ends_by_own_submit,
    ),
    StepProperty(
        "submit-settles",
        Words("Submitting settles the wrap-up", "제출하면 후속 작업이 끝난다"),
        ("H4", "WRAP-2"),
        submit_settles,
    ),
    StepProperty(
        "sent-only-while-held",
        Words(
            "Nothing is typed or sent unless held and not interrupted",
            "담당 중이고 중단되지 않은 대화에서만 입력하고 보낸다",
        ),
        ("H3", "ASSET-3", "RULE-26", "RULE-30"),
        sent_only_while_held,
    ),
    StepProperty(
        "nothing-blank-or-too-long",
        Words(
            "Nothing blank is sent, nothing too long is typed", "빈 메시지는 보내지 않고 한도를 넘는 입력은 받지 않는다"
        ),
        ("COMP-2", "GAP-12", "RULE-28", "RULE-29"),
        nothing_sent_is_blank_or_too_long,
    ),
    StepProperty(
        "only-end-after-interruption",
        Words("After an interruption only End remains", "중단된 뒤에는 종료만 할 수 있다"),
        ("H3", "ASSET-3", "ASSET-4", "RULE-23"),
        only_end_after_interruption,
    ),
    StepProperty(
        "deletion-interrupts-or-closes",
        Words(
            "A deleted asset interrupts what is held and closes what is not",
            "자산이 삭제되면 담당 중인 대화는 중단되고 나머지는 닫힌다",
        ),
        ("ASSET-1", "GAP-11", "RULE-24"),
        deletion_interrupts_or_closes,
    ),
    StepProperty(
        "expired-request-goes-back",
        Words(
            "What expires goes back to its queue or its inviter, with its old ticket",
            "만료된 요청은 순번을 유지한 채 대기열이나 초대한 상담사에게 돌아간다",
        ),
        ("H1", "XFER-12", "GAP-5", "GAP-8", "RULE-2"),
        dropped_transfer_returns_to_queue,
    ),
    StepProperty(
        "transfer-to-queue-takes-the-tail",
        Words("A transfer to a queue takes the newest ticket", "대기열로 전환하면 가장 뒤의 순번을 받는다"),
        ("XFER-5", "RULE-2"),
        transfer_to_queue_goes_to_the_tail,
    ),
    StepProperty(
        "customer-end-closes",
        Words(
            "The customer's end closes as left, or abandoned if nobody ever held it",
            "고객이 떠나면 이탈로, 그때까지 아무도 맡지 않았으면 수락 전 이탈로 닫힌다",
        ),
        ("GAP-4", "RULE-20", "RULE-21"),
        customer_end_closes,
    ),
    StepProperty(
        "end-closes-for-all",
        Words(
            "End closes for all; the joined agent's End Conference only leaves",
            "종료는 모두에게 닫히고 참가자의 전화회의 종료는 나가기만 한다",
        ),
        ("END-2", "CONF-8", "CONF-11", "CONF-12", "GAP-9", "RULE-25"),
        end_closes_for_all,
    ),
    StepProperty(
        "owner-stays-when-joined-leaves",
        Words("The owner stays when the joined agent leaves", "참가자가 나가도 담당자는 남는다"),
        ("H5", "CONF-12"),
        owner_stays_when_joined_leaves,
    ),
    StepProperty(
        "accepting-makes-owner-or-joined",
        Words(
            "Accepting a conference request joins, any other owns",
            "회의 요청을 수락하면 참가자, 그 밖에는 담당자가 된다",
        ),
        ("ACC-1", "CONF-6", "RULE-36"),
        accepting_makes_owner_or_joined,
    ),
    StepProperty(
        "nobody-else-is-touched",
        Words("A command touches no other conversation", "명령은 다른 대화에 영향을 주지 않는다"),
        ("H6", "RULE-6", "RULE-8"),
        nobody_else_is_touched,
    ),
    StepProperty(
        "withdrawn-means-no-rona",
        Words("A withdrawn offer makes nobody RONA", "철회된 요청으로는 RONA가 되지 않는다"),
        ("GAP-4", "GAP-8", "RULE-20", "RULE-24"),
        withdrawn_means_no_rona,
    ),
)
