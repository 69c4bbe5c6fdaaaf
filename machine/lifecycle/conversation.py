"""Conversation: the life of one customer's text conversation, from the first text or call-out to its close."""

from statemachine import StateMachine

from machine.lifecycle import effects
from machine.lifecycle import guards as g
from machine.lifecycle.declaration import Caller, Domain, event, states, transition
from machine.lifecycle.world import ConversationPhase


class Conversation(StateMachine):
    """One for each conversation slot; a slot is used again once it is closed and wrapped up (RULE-38)."""

    _ = states(ConversationPhase, initial=ConversationPhase.NEW, final={ConversationPhase.CLOSED})

    receive = event(
        transition(
            _.new,
            _.queued,
            cites="RULE-22 RULE-2",
            guards=(g.asset_is_live, g.customer_text_is_not_blank),
            effect=effects.take_ticket,
        ),
        transition(_.queued, _.queued, cites="RULE-22", guards=(g.customer_text_is_not_blank,)),
        transition(_.offered, _.offered, cites="RULE-22", guards=(g.customer_text_is_not_blank,)),
        transition(_.active, _.active, cites="RULE-22 BUB-1", guards=(g.customer_text_is_not_blank,)),
        transition(
            _.transfer_requested,
            _.transfer_requested,
            cites="RULE-22",
            guards=(g.customer_text_is_not_blank,),
        ),
        transition(
            _.conference_requested,
            _.conference_requested,
            cites="RULE-22",
            guards=(g.customer_text_is_not_blank,),
        ),
        transition(_.conferencing, _.conferencing, cites="RULE-22", guards=(g.customer_text_is_not_blank,)),
        by=Caller.CUSTOMER,
        asset=Domain.ASSET,
        text=Domain.TEXT,
    )
    start_outbound = event(
        transition(
            _.new,
            _.active,
            cites="RULE-35 RULE-43",
            guards=(g.asset_is_live, g.agent_may_start, g.agent_has_capacity),
            effect=effects.start_with_agent,
        ),
        by=Caller.AGENT,
        agent=Domain.AGENT,
        asset=Domain.ASSET,
    )
    offer = event(
        transition(
            _.queued,
            _.offered,
            cites="OFFER-1 AVAIL-1",
            guards=(g.agent_has_no_part, g.agent_is_available, g.agent_has_capacity),
            effect=effects.offer_from_queue,
        ),
        by=Caller.SYSTEM,
        agent=Domain.AGENT,
    )
    taken = event(
        transition(_.offered, _.active, cites="ACC-1", effect=effects.note_accepted),
        transition(_.transfer_requested, _.active, cites="GAP-5 RULE-14"),
        transition(_.conference_requested, _.conferencing, cites="CONF-6"),
        by=Caller.MACHINE,
    )
    dropped = event(
        transition(_.offered, _.queued, cites="GAP-2 RULE-2"),
        transition(_.transfer_requested, _.queued, cites="XFER-12 GAP-5"),
        transition(_.conference_requested, _.active, cites="GAP-8"),
        by=Caller.MACHINE,
    )
    transferred = event(
        transition(
            _.active,
            _.queued,
            cites="XFER-5 XFER-10 RULE-2",
            guards=(g.recipient_is_queue,),
            effect=effects.take_ticket,
        ),
        transition(
            _.active,
            _.transfer_requested,
            cites="XFER-7 XFER-10",
            guards=(g.recipient_is_agent,),
            effect=effects.request_transfer,
        ),
        by=Caller.MACHINE,
        recipient=Domain.RECIPIENT,
    )
    invited = event(
        transition(_.active, _.conference_requested, cites="CONF-5", effect=effects.request_conference),
        by=Caller.MACHINE,
        recipient=Domain.RECIPIENT,
    )
    invitation_withdrawn = event(
        transition(_.conference_requested, _.active, cites="GAP-8 RULE-14", effect=effects.withdraw_invitation),
        by=Caller.MACHINE,
    )
    joined_left = event(
        transition(_.conferencing, _.active, cites="CONF-11 CONF-12 RULE-41"),
        by=Caller.MACHINE,
    )
    conference_ended = event(
        transition(_.conferencing, _.closed, cites="CONF-8 GAP-9", effect=effects.close_as_ended),
        by=Caller.MACHINE,
    )
    ended = event(
        transition(_.active, _.closed, cites="END-2", effect=effects.close_as_ended),
        by=Caller.MACHINE,
    )
    holder_ended = event(
        transition(
            _.interrupted,
            _.closed,
            cites="ASSET-4 RULE-25",
            guards=(g.nobody_holds,),
            effect=effects.close_as_interrupted,
        ),
        transition(_.interrupted, _.interrupted, cites="RULE-25", guards=(g.somebody_still_holds,)),
        by=Caller.MACHINE,
    )
    stop = event(
        transition(
            _.queued,
            _.closed,
            cites="GAP-4 RULE-21",
            guards=(g.nobody_had_accepted,),
            effect=effects.close_as_abandoned,
        ),
        transition(
            _.queued, _.closed, cites="GAP-4 RULE-21", guards=(g.somebody_had_accepted,), effect=effects.close_as_left
        ),
        transition(
            _.offered,
            _.closed,
            cites="GAP-4 RULE-21",
            guards=(g.nobody_had_accepted,),
            effect=effects.close_as_abandoned,
        ),
        transition(
            _.offered, _.closed, cites="GAP-4 RULE-21", guards=(g.somebody_had_accepted,), effect=effects.close_as_left
        ),
        transition(_.active, _.closed, cites="GAP-4", effect=effects.close_as_left),
        transition(_.transfer_requested, _.closed, cites="RULE-21", effect=effects.close_as_left),
        transition(_.conference_requested, _.closed, cites="RULE-20", effect=effects.close_as_left),
        transition(_.conferencing, _.closed, cites="RULE-20", effect=effects.close_as_left),
        by=Caller.CUSTOMER,
    )
    asset_deleted = event(
        transition(_.queued, _.closed, cites="GAP-11", effect=effects.close_as_interrupted),
        transition(_.offered, _.closed, cites="GAP-11", effect=effects.close_as_interrupted),
        transition(_.transfer_requested, _.closed, cites="RULE-24", effect=effects.close_as_interrupted),
        transition(_.active, _.interrupted, cites="ASSET-1 GAP-11", effect=effects.interrupt),
        transition(_.conference_requested, _.interrupted, cites="ASSET-1 GAP-11", effect=effects.interrupt),
        transition(_.conferencing, _.interrupted, cites="ASSET-1 GAP-11", effect=effects.interrupt),
        by=Caller.ADMINISTRATOR,
    )
