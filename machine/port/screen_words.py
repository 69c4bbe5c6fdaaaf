"""What the values on the wire are called on the screen, and what is done by a click there."""

from collections.abc import Mapping

from machine.port.vocabulary import (
    BUTTONS,
    CAUSES,
    CONTROLS,
    DIALOGS,
    LABELS,
    OUTCOMES,
    POLICIES,
    RESULTS,
    STATUS_CHOICES,
    STATUSES,
)
from spec.port.commands import (
    End,
    EndConference,
    InConversation,
    OpenConference,
    OpenTransfer,
    SubmitWrapUp,
    WithdrawRequest,
)

COMMAND_OF_BUTTON: Mapping[str, type[InConversation]] = {
    "transfer": OpenTransfer,
    "conference": OpenConference,
    "withdraw": WithdrawRequest,
    "end_conference": EndConference,
    "end": End,
    "submit_wrap_up": SubmitWrapUp,
}
"""The command that a click on a button gives, in the order of the buttons."""
REQUESTS = {
    "queue": "label.popover_contact_request",
    "transfer": "label.popover_transfer_request",
    "conference": "label.popover_conference_request",
    "outbound": "label.popover_outbound",
}
"""What stands over a request of this cause on the screen."""
TITLE_LABELS = {"contact_origin": "label.contact_origin", "dnis": "label.dnis"}
AUTHORS = {"customer": "role.customer", "agent": "role.agent"}
CLOSED = ("Pane.buttons", "Popover.cause")
"""Texts that have no other values than those of the screen."""
ON_THE_SCREEN: Mapping[str, Mapping[str, str]] = {
    "Pane.buttons": BUTTONS,
    "Pane.control": CONTROLS,
    "Pane.alert": {"asset_alert": "label.asset_alert"},
    "Pane.title_label": TITLE_LABELS,
    "Task.title_label": TITLE_LABELS,
    "HistoryBrick.title_label": TITLE_LABELS,
    "HistoryBrick.result": RESULTS,
    "HistoryBrick.closed_as": OUTCOMES,
    "ListedConversation.closed_as": OUTCOMES,
    "CadVariable.name": TITLE_LABELS,
    "Composer.placeholder": {"": "label.composer_placeholder"},
    "Bubble.author": AUTHORS,
    "Bubble.style": {"grey": "label.bubble_customer", "blue": "label.bubble_agent"},
    "Bubble.initials": {"#": "label.initials_placeholder"},
    "Bubble.text": {"joined_message": "label.joined_message"},
    "DialogView.kind": DIALOGS,
    "DesktopView.status": STATUSES,
    "DesktopView.label": LABELS,
    "Popover.direction": {"inbound": "label.inbound", "outbound": "label.outbound"},
    "Popover.cause": {**CAUSES, "outbound": "value.cause.outbound"},
    "SetStatus.status": STATUS_CHOICES,
    "Configuration.policy": POLICIES,
}
"""For fields whose values are words of the screen: the glossary's term of each value."""
