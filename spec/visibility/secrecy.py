"""That nothing sensitive stands in a view where the policy masks, told without knowing what should stand there (H8)."""

from collections.abc import Iterator

from spec.port.views import DesktopView
from spec.visibility.masks import hidden_when_masked
from spec.visibility.observed import Observed

Place = tuple[str, str, str, str]
"""The words that place it, the field, its surface, what stands there."""


def _numbers(view: DesktopView, direction: dict[str, str]) -> Iterator[Place]:
    for popover in view.popovers:
        way = direction.get(popover.conversation, "inbound")
        where = f"popover of {popover.conversation}"
        yield where, "phone_number", f"popover_{way}_customer_number", popover.phone_number
        if way == "inbound":
            yield where, "source_number", "popover_inbound_source_number", popover.source_number
    for toaster in view.toasters:
        yield f"toaster of {toaster.conversation}", "number", "toaster_number", toaster.number
    for notification in view.desktop_notifications:
        where = f"desktop notification of {notification.conversation}"
        yield where, "number", "desktop_notification_number", notification.number
    for task in view.tasks:
        way = direction.get(task.conversation, "inbound")
        yield f"task of {task.conversation}", "title", f"task_title_{way}", task.title
        yield f"task of {task.conversation}", "customer_name", "customer_name", task.customer_name
    for brick in view.history:
        way = direction.get(brick.conversation, "inbound")
        yield f"history of {brick.conversation}", "title", f"history_title_{way}", brick.title
        yield f"history of {brick.conversation}", "customer_name", "customer_name", brick.customer_name
    for pane in view.panes:
        way = direction.get(pane.conversation, "inbound")
        where = f"pane of {pane.conversation}"
        yield where, "title", f"pane_title_{way}", pane.title
        yield where, "customer_name", "customer_name", pane.customer_name
        if pane.composer is not None:
            yield where, "placeholder", "composer_placeholder", pane.composer.placeholder
        for bubble in pane.messages:
            if bubble.author == "customer":
                yield where, "signature", "message_signature", bubble.signature
        for variable in pane.cad:
            yield where, f"cad {variable.name}", f"cad_{variable.name}_{way}", variable.value


def _texts(view: DesktopView) -> Iterator[Place]:
    for toaster in view.toasters:
        yield f"toaster of {toaster.conversation}", "text", "toaster_text", toaster.text
    for notification in view.desktop_notifications:
        where = f"desktop notification of {notification.conversation}"
        yield where, "preview", "desktop_notification_preview", notification.preview
    for task in view.tasks:
        yield f"task of {task.conversation}", "preview", "task_preview", task.preview
    for pane in view.panes:
        for bubble in pane.messages:
            yield f"pane of {pane.conversation}", "text", "message_text", bubble.text


def nothing_sensitive_is_shown(observed: Observed) -> Iterator[str]:
    """Where the policy masks, no field shows a number or a planted secret in full, and no text shows a planted secret
    (MASK-1 to MASK-6, GAP-15, GAP-16, GAP-17)."""
    direction: dict[str, str] = {talk.id: talk.direction for talk in observed.account.conversations}
    secrets = hidden_when_masked(observed.masks.secrets)
    numbers = secrets | hidden_when_masked(
        frozenset(asset.number for asset in observed.configuration.assets)
        | frozenset(talk.number for talk in observed.account.conversations)
    )
    for agent, view in observed.views():
        for where, name, surface, shown in _numbers(view, direction):
            if observed.masks.leaks(surface, shown, numbers):
                yield f"{agent}, {where}: {name} shows a number or a planted secret unmasked."
        for where, name, surface, shown in _texts(view):
            if observed.masks.leaks(surface, shown, secrets):
                yield f"{agent}, {where}: {name} shows a planted secret unmasked."
