"""The closed list of reasons for which a desktop refuses a command (assumption RULE-39).

Lockstep compares accepted and refused strictly, and reasons by these classes. Their words in Korean and
English stand in the glossary under `refusal.<value>`.
"""

from enum import StrEnum


class Refusal(StrEnum):
    """A class of reason. When several apply: unknown names first, then role and phase, then data (RULE-33)."""

    UNKNOWN_NAME = "unknown_name"
    ROUTING_IS_AUTOMATIC = "routing_is_automatic"
    NO_PART = "no_part"
    NOT_OFFERED = "not_offered"
    NOT_ACCEPTED = "not_accepted"
    NOT_WAITING = "not_waiting"
    NOT_OWNER = "not_owner"
    ALREADY_SO = "already_so"
    NOT_SELECTABLE = "not_selectable"
    NOT_AVAILABLE = "not_available"
    NO_CAPACITY = "no_capacity"
    HAS_PART = "has_part"
    CONFERENCE_PENDING = "conference_pending"
    NO_CONFERENCE = "no_conference"
    NO_REQUEST = "no_request"
    INTERRUPTED = "interrupted"
    IN_WRAP_UP = "in_wrap_up"
    DIALOG_OPEN = "dialog_open"
    NO_DIALOG = "no_dialog"
    WRAP_UP_REQUIRED = "wrap_up_required"
    NOT_LISTED = "not_listed"
    NOTHING_CHOSEN = "nothing_chosen"
    TARGET_GONE = "target_gone"
    TOO_LONG = "too_long"
    BLANK = "blank"
    UNDELIVERABLE = "undeliverable"
    CONVERSATION_OPEN = "conversation_open"
    NO_CONVERSATION = "no_conversation"
    IN_USE = "in_use"
    ALREADY_DELETED = "already_deleted"
