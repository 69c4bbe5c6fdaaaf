"""What the logs of toasters and desktop notifications must hold: one entry for each offer or request and for each text
of a customer whom the agent holds, at its second and in order (SURF-4, SURF-5, RULE-32)."""

from collections.abc import Iterator

from spec.visibility.observed import Observed, amiss


def toasters_tell_every_call(observed: Observed) -> Iterator[str]:
    """One toaster stands for each call, in order: its second, its conversation, number and text as the policy masks
    them (SURF-4, GAP-15, GAP-16, RULE-32)."""
    for agent, view in observed.views():
        expected = observed.account.notices[agent]
        if len(view.toasters) != len(expected):
            yield f"{agent}: the log holds {len(view.toasters)} toasters, and there was cause for {len(expected)}."
        for place, (toaster, notice) in enumerate(zip(view.toasters, expected, strict=False), start=1):
            yield from amiss(
                f"{agent}, toaster {place}",
                {
                    "at_seconds": toaster.at_seconds == notice.at_seconds,
                    "conversation": toaster.conversation == notice.talk.id,
                    "number": toaster.number == observed.masks.number("toaster_number", notice.talk.number),
                    "text": observed.masks.is_text("toaster_text", toaster.text, notice.text),
                },
            )


def notifications_tell_every_call(observed: Observed) -> Iterator[str]:
    """One desktop notification stands for each call, in order: its second, its conversation, number and preview as the
    policy masks them (SURF-5, RULE-32)."""
    for agent, view in observed.views():
        shown, expected = view.desktop_notifications, observed.account.notices[agent]
        if len(shown) != len(expected):
            yield f"{agent}: the log holds {len(shown)} notifications, and there was cause for {len(expected)}."
        for place, (notification, notice) in enumerate(zip(shown, expected, strict=False), start=1):
            number = observed.masks.number("desktop_notification_number", notice.talk.number)
            yield from amiss(
                f"{agent}, desktop notification {place}",
                {
                    "at_seconds": notification.at_seconds == notice.at_seconds,
                    "conversation": notification.conversation == notice.talk.id,
                    "number": notification.number == number,
                    "preview": observed.masks.is_text(
                        "desktop_notification_preview", notification.preview, notice.text
                    ),
                },
            )
