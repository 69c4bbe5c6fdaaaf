"""What a desktop answers to a command: accepted, refused with a reason, or malformed."""

from spec.port.data import PortData
from spec.refusals import Refusal


class Accepted(PortData, frozen=True, forbid_unknown_fields=True, tag_field="answer", tag=True):
    """The command was carried out."""


class Refused(PortData, frozen=True, forbid_unknown_fields=True, tag_field="answer", tag=True):
    """The command was refused and nothing changed: the class of the reason, and what is behind it."""

    reason: Refusal
    cites: tuple[str, ...] = ()


class Malformed(PortData, frozen=True, forbid_unknown_fields=True, tag_field="answer", tag=True):
    """The command is none: it breaks the port's form or limits. `problem` is a sentence; nothing changed."""

    problem: str


Answer = Accepted | Refused | Malformed
