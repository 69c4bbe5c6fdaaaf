"""Dialog: what an agent has open over one conversation: a transfer request, a conference request, or the wrap-up
reasons."""

from statemachine import StateMachine

from machine.lifecycle import effects
from machine.lifecycle import guards as g
from machine.lifecycle.declaration import Caller, Domain, event, states, transition
from machine.lifecycle.world import DialogState


class Dialog(StateMachine):
    """One for each agent and conversation slot (RULE-18). What is listed, searched and chosen is the desk's data."""

    _ = states(DialogState, initial=DialogState.NONE)

    open_transfer = event(
        transition(
            _.none,
            _.transfer,
            cites="XFER-2 XFER-3 RULE-15 RULE-16",
            guards=(
                g.agent_has_part,
                g.accepted_before_transfer,
                g.agent_is_owner,
                g.conversation_goes_on,
                g.no_conference,
            ),
        ),
        by=Caller.AGENT,
    )
    open_conference = event(
        transition(
            _.none,
            _.conference,
            cites="CONF-1 CONF-2 RULE-15 RULE-16",
            guards=(
                g.agent_has_part,
                g.accepted_before_conference,
                g.agent_is_owner,
                g.conversation_goes_on,
                g.no_conference,
            ),
        ),
        by=Caller.AGENT,
    )
    search = event(
        transition(_.transfer, _.transfer, cites="XFER-5 XFER-7"),
        transition(_.conference, _.conference, cites="CONF-3"),
        transition(_.wrap_up, _.wrap_up, cites="WRAP-1"),
        by=Caller.AGENT,
    )
    choose = event(
        transition(_.transfer, _.transfer, cites="XFER-5 XFER-7", guards=(g.choice_is_listed,)),
        transition(_.conference, _.conference, cites="CONF-3", guards=(g.choice_is_listed,)),
        transition(_.wrap_up, _.wrap_up, cites="WRAP-1", guards=(g.choice_is_listed,)),
        by=Caller.AGENT,
        listed=Domain.LISTED,
    )
    refresh = event(
        transition(_.transfer, _.transfer, cites="XFER-9"),
        transition(_.conference, _.conference, cites="RULE-12"),
        by=Caller.AGENT,
    )
    cancel = event(
        transition(_.transfer, _.none, cites="GAP-6"),
        transition(_.conference, _.none, cites="GAP-6"),
        by=Caller.AGENT,
    )
    confirm = event(
        transition(
            _.transfer,
            _.none,
            cites="XFER-4 XFER-10 RULE-12",
            guards=(g.queue_or_agent_is_chosen, g.recipient_can_take),
            effect=effects.confirm_transfer,
        ),
        transition(
            _.conference,
            _.none,
            cites="CONF-3 CONF-5 RULE-12",
            guards=(g.agent_is_chosen, g.recipient_can_take),
            effect=effects.confirm_invitation,
        ),
        by=Caller.AGENT,
        recipient=Domain.RECIPIENT,
    )
    require_wrap_up = event(
        transition(_.none, _.wrap_up, cites="XFER-10 CONF-9 END-3"),
        transition(_.transfer, _.wrap_up, cites="RULE-18"),
        transition(_.conference, _.wrap_up, cites="RULE-18"),
        by=Caller.MACHINE,
    )
    dismiss = event(
        transition(_.transfer, _.none, cites="RULE-18"),
        transition(_.conference, _.none, cites="RULE-18"),
        by=Caller.MACHINE,
    )
    submit = event(
        transition(
            _.wrap_up, _.none, cites="WRAP-1 WRAP-2", guards=(g.reason_is_chosen,), effect=effects.report_submitted
        ),
        by=Caller.AGENT,
        choice=Domain.CHOICE,
    )
