"""What a desktop may answer and show otherwise than ours, since clauses and assumptions leave it open.

>>> may_answer(c.SetMasking(True), Accepted(), Refused(Refusal.ALREADY_SO), is_masked=True)
True
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.views import DesktopView, Popover
from spec.refusals import Refusal


def may_answer(command: c.AnyCommand, expected: Answer, answer: Answer, *, is_masked: bool) -> bool:
    """Whether an answer is as right as another one that is expected: masking that is set to what it `is_masked` already
    may be refused as being so (GAP-17), and negative seconds be refused in place of malformed (RULE-34)."""
    match command:
        case c.SetMasking(enabled=enabled):
            is_so = isinstance(answer, Refused) and answer.reason is Refusal.ALREADY_SO
            return isinstance(expected, Accepted) and is_so and enabled is is_masked
        case c.Advance(seconds=int(seconds)):
            return isinstance(expected, Malformed) and isinstance(answer, Refused) and seconds < 0
        case _:
            return False


def without_open_announcements(
    expected: DesktopView, seen: DesktopView, just_started: str, started: Collection[str]
) -> tuple[DesktopView, DesktopView]:
    """Two views of an agent without the announcements of outbound conversations that may be there or not: one must be
    right after the command that has `just_started` it, and may stay for as long as it is among the `started` (RULE-35).
    """
    expected_there, seen_there = _announced(expected), _announced(seen)
    leave_out = {
        conversation
        for conversation in (expected_there.keys() ^ seen_there.keys()) & {*started}
        if conversation != just_started
    }
    return (_without(expected, leave_out), _without(seen, leave_out)) if leave_out else (expected, seen)


def _announced(view: DesktopView) -> dict[str, Popover]:
    # A desktop that does not offer them shows None.
    return {popover.conversation: popover for popover in view.popovers or () if popover.cause == "outbound"}


def _without(view: DesktopView, conversations: Collection[str]) -> DesktopView:
    kept = tuple(
        popover
        for popover in view.popovers or ()
        if popover.cause != "outbound" or popover.conversation not in conversations
    )
    return msgspec.structs.replace(view, popovers=kept)
