"""The closed list of reasons for which a desktop refuses a command (assumption RULE-39), in the order in which they
are told (RULE-49).

Lockstep compares accepted and refused strictly, and reasons by these classes. Their words in Korean and
English stand in the glossary under `refusal.<value>`.
"""

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType


class Refusal(StrEnum):
    """A class of reason. Where several apply, the one that stands first here is told (RULE-49); a malformed command is
    told before any of them, as an answer of its own."""

    # The names: nothing can be said of what is not known.
    UNKNOWN_NAME = "unknown_name"
    # The asset is deleted.
    ALREADY_DELETED = "already_deleted"
    UNDELIVERABLE = "undeliverable"
    # The agent does not hold the conversation: has no part in it, for Accept no offer, only an offer, or only wraps up.
    # Who may do it as its owner is a question to those who hold it.
    NO_PART = "no_part"
    NO_OFFER = "no_offer"
    NOT_ACCEPTED = "not_accepted"
    IN_WRAP_UP = "in_wrap_up"
    # The role: it is not for this caller to do.
    ROUTING_IS_AUTOMATIC = "routing_is_automatic"
    NOT_SELECTABLE = "not_selectable"
    NOT_OWNER = "not_owner"
    # The phase: of the status, of the conversation, of a part in it and of the dialog over it.
    ALREADY_SO = "already_so"
    NOT_WAITING = "not_waiting"
    HAS_PART = "has_part"
    INTERRUPTED = "interrupted"
    CONFERENCE_PENDING = "conference_pending"
    NO_CONFERENCE = "no_conference"
    NO_REQUEST = "no_request"
    DIALOG_OPEN = "dialog_open"
    NO_DIALOG = "no_dialog"
    WRAP_UP_REQUIRED = "wrap_up_required"
    CONVERSATION_OPEN = "conversation_open"
    NO_CONVERSATION = "no_conversation"
    IN_USE = "in_use"
    # Status and capacity of the agent, then the room of the desktop, which is told in the same words.
    NOT_AVAILABLE = "not_available"
    NO_CAPACITY = "no_capacity"
    # The data: what is chosen and what is written.
    NOTHING_CHOSEN = "nothing_chosen"
    TARGET_GONE = "target_gone"
    NOT_LISTED = "not_listed"
    TOO_LONG = "too_long"
    BLANK = "blank"


ORDER_OF_REASONS = MappingProxyType({refusal: place for place, refusal in enumerate(Refusal)})
"""The place of each reason in the order in which they are told."""


def first_of(reasons: Iterable[Refusal]) -> Refusal:
    """The reason that is told where all of these apply (RULE-49). Raises ValueError where there is none."""
    return min(reasons, key=ORDER_OF_REASONS.__getitem__)
