"""Dialog: what an agent has open over one conversation: a transfer request, a conference request, or the wrap-up
reasons."""

from statemachine import StateMachine

from machine.lifecycle import effects
from machine.lifecycle import guards as g
from machine.lifecycle.declaration import Caller, Domain, arrow, event, states
from machine.lifecycle.world import DialogState


class Dialog(StateMachine):
    """One for each agent and conversation slot (RULE-18). What is listed, searched and chosen is the desk's data."""

    _ = states(DialogState, initial=DialogState.NONE)

    open_transfer = event(
        arrow(
            _.none,
            _.transfer,
            cites="XFER-2 XFER-3 RULE-15 RULE-16",
            guards=(
                g.agent_has_part,
                g.accepted_before_transfer,
                g.conversation_goes_on,
                g.agent_is_owner,
                g.no_conference,
            ),
        ),
        by=Caller.AGENT,
    )
    open_conference = event(
        arrow(
            _.none,
            _.conference,
            cites="CONF-1 CONF-2 RULE-15 RULE-16",
            guards=(
                g.agent_has_part,
                g.accepted_before_conference,
                g.conversation_goes_on,
                g.agent_is_owner,
                g.no_conference,
            ),
        ),
        by=Caller.AGENT,
    )
    search = event(
        arrow(_.transfer, _.transfer, cites="XFER-5 XFER-7"),
        arrow(_.conference, _.conference, cites="CONF-3"),
        arrow(_.wrap_up, _.wrap_up, cites="WRAP-1"),
        by=Caller.AGENT,
    )
    choose = event(
        arrow(_.transfer, _.transfer, cites="XFER-5 XFER-7", guards=(g.choice_is_listed,)),
        arrow(_.conference, _.conference, cites="CONF-3", guards=(g.choice_is_listed,)),
        arrow(_.wrap_up, _.wrap_up, cites="WRAP-1", guards=(g.choice_is_listed,)),
        by=Caller.AGENT,
        listed=Domain.LISTED,
    )
    refresh = event(
        arrow(_.transfer, _.transfer, cites="XFER-9"),
        arrow(_.conference, _.conference, cites="RULE-12"),
        by=Caller.AGENT,
    )
    cancel = event(
        arrow(_.transfer, _.none, cites="GAP-6"),
        arrow(_.conference, _.none, cites="GAP-6"),
        by=Caller.AGENT,
    )
    confirm = event(
        arrow(
            _.transfer,
            _.none,
            cites="XFER-4 XFER-10 RULE-12",
            guards=(g.queue_or_agent_is_chosen, g.recipient_can_take),
            effect=effects.confirm_transfer,
        ),
        arrow(
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
        arrow(_.none, _.wrap_up, cites="XFER-10 CONF-9 END-3"),
        arrow(_.transfer, _.wrap_up, cites="RULE-18"),
        arrow(_.conference, _.wrap_up, cites="RULE-18"),
        by=Caller.MACHINE,
    )
    dismiss = event(
        arrow(_.transfer, _.none, cites="RULE-18"),
        arrow(_.conference, _.none, cites="RULE-18"),
        by=Caller.MACHINE,
    )
    submit = event(
        arrow(_.wrap_up, _.none, cites="WRAP-1 WRAP-2", guards=(g.reason_is_chosen,), effect=effects.report_submitted),
        by=Caller.AGENT,
        choice=Domain.CHOICE,
    )
