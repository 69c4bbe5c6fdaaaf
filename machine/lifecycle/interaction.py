"""Interaction: one agent's part in one conversation, from the offer to the submitted wrap-up. Each offer makes a
new one."""

from statemachine import StateMachine

from machine.lifecycle import effects
from machine.lifecycle import guards as g
from machine.lifecycle.declaration import Caller, Domain, event, states, transition
from machine.lifecycle.world import SETTLED, InteractionPhase


class Interaction(StateMachine):
    """One for each agent and conversation slot. A settled part leaves its slot for the next (RULE-13)."""

    _ = states(InteractionPhase, initial=InteractionPhase.NONE, final=SETTLED)

    offer = event(
        transition(_.none, _.offered, cites="OFFER-1 RULE-36", effect=effects.note_cause),
        by=Caller.MACHINE,
        cause=Domain.CAUSE,
    )
    start = event(
        transition(_.none, _.held, cites="RULE-35", effect=effects.own),
        by=Caller.MACHINE,
    )
    accept = event(
        transition(_.offered, _.held, cites="ACC-1", guards=(g.asked_to_own,), effect=effects.take_as_owner),
        transition(_.offered, _.held, cites="ACC-1 CONF-6", guards=(g.asked_to_join,), effect=effects.take_as_joined),
        by=Caller.AGENT,
    )
    expire = event(
        transition(_.offered, _.missed, cites="GAP-1 RULE-8", effect=effects.report_missed),
        by=Caller.CLOCK,
    )
    withdraw = event(
        transition(_.offered, _.withdrawn, cites="GAP-2 GAP-4 GAP-8"),
        by=Caller.MACHINE,
    )
    type_reply = event(
        transition(_.held, _.held, cites="COMP-1 COMP-2 ASSET-3", guards=(g.conversation_goes_on, g.text_fits)),
        by=Caller.AGENT,
        text=Domain.TEXT,
    )
    send_reply = event(
        transition(_.held, _.held, cites="SEND-1 SEND-2 ASSET-3", guards=(g.conversation_goes_on, g.text_is_not_blank)),
        by=Caller.AGENT,
        text=Domain.TEXT,
    )
    transfer = event(
        transition(
            _.held,
            _.wrap_up,
            cites="XFER-10 RULE-15",
            guards=(g.agent_is_owner, g.conversation_goes_on, g.no_conference, g.recipient_can_take),
            effect=effects.hand_over,
        ),
        by=Caller.AGENT,
        shortcut=True,
        recipient=Domain.RECIPIENT,
    )
    invite = event(
        transition(
            _.held,
            _.held,
            cites="CONF-5 RULE-15",
            guards=(
                g.agent_is_owner,
                g.conversation_goes_on,
                g.no_conference,
                g.agent_is_chosen,
                g.recipient_can_take,
            ),
            effect=effects.ask_to_join,
        ),
        by=Caller.AGENT,
        shortcut=True,
        recipient=Domain.RECIPIENT,
    )
    withdraw_request = event(
        transition(
            _.held,
            _.held,
            cites="GAP-8 RULE-14",
            guards=(g.agent_is_owner, g.conversation_goes_on, g.conference_is_requested),
            effect=effects.take_back_request,
        ),
        by=Caller.AGENT,
    )
    end = event(
        transition(
            _.held,
            _.wrap_up,
            cites="END-2 GAP-10 RULE-15",
            guards=(g.conversation_goes_on, g.agent_is_owner, g.no_conference),
            effect=effects.end_for_all,
        ),
        transition(
            _.held,
            _.wrap_up,
            cites="ASSET-4 RULE-25",
            guards=(g.conversation_is_interrupted,),
            effect=effects.end_for_oneself,
        ),
        by=Caller.AGENT,
    )
    end_conference = event(
        transition(
            _.held,
            _.wrap_up,
            cites="CONF-8 CONF-9 GAP-9",
            guards=(g.conversation_goes_on, g.conference_is_on, g.agent_is_owner),
            effect=effects.end_conference_for_both,
        ),
        transition(
            _.held,
            _.wrap_up,
            cites="CONF-11 RULE-13",
            guards=(g.conversation_goes_on, g.conference_is_on, g.agent_is_joined),
            effect=effects.leave_conference,
        ),
        by=Caller.AGENT,
    )
    conclude = event(
        transition(_.held, _.wrap_up, cites="GAP-4 GAP-9 RULE-20", effect=effects.come_to_wrap_up),
        by=Caller.MACHINE,
    )
    submit = event(
        transition(_.wrap_up, _.done, cites="WRAP-2"),
        by=Caller.MACHINE,
    )
