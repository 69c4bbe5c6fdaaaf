"""What one agent's desktop shows at each surface of the masking catalogue, read off the view."""

from collections.abc import Callable

from spec.port.views import DesktopView, Pane

Read = Callable[[DesktopView], tuple[str, ...]]
"""Takes a view, gives every value that stands at one surface, oldest first, blanks included."""


def _titles(place: str, label: str) -> Read:
    def read(view: DesktopView) -> tuple[str, ...]:
        return tuple(line.title for line in getattr(view, place) if line.title_label == label)

    return read


def _popovers(field: str, direction: str) -> Read:
    def read(view: DesktopView) -> tuple[str, ...]:
        return tuple(getattr(each, field) for each in view.popovers if each.direction == direction)

    return read


def _cad(name: str, label: str) -> Read:
    def read(view: DesktopView) -> tuple[str, ...]:
        return tuple(
            variable.value
            for pane in view.panes
            if pane.title_label == label
            for variable in pane.cad
            if variable.name == name
        )

    return read


def _log(log: str, field: str) -> Read:
    def read(view: DesktopView) -> tuple[str, ...]:
        return tuple(getattr(each, field) for each in getattr(view, log))

    return read


def _messages(view: DesktopView) -> tuple[str, ...]:
    return tuple(bubble.text for pane in view.panes for bubble in pane.messages if bubble.author != "notice")


def _signatures(view: DesktopView) -> tuple[str, ...]:
    return tuple(bubble.signature for pane in view.panes for bubble in pane.messages if bubble.author == "customer")


def _placeholders(view: DesktopView) -> tuple[str, ...]:
    return tuple(_placeholder(pane) for pane in view.panes)


def _placeholder(pane: Pane) -> str:
    return pane.composer.placeholder if pane.composer is not None else ""


def _names(view: DesktopView) -> tuple[str, ...]:
    return tuple(line.customer_name for place in (view.tasks, view.panes, view.history) for line in place)


SURFACES: dict[str, Read] = {
    "task_title_inbound": _titles("tasks", "contact_origin"),
    "task_title_outbound": _titles("tasks", "dnis"),
    "task_preview": _log("tasks", "preview"),
    "toaster_number": _log("toasters", "number"),
    "toaster_text": _log("toasters", "text"),
    "desktop_notification_number": _log("desktop_notifications", "number"),
    "desktop_notification_preview": _log("desktop_notifications", "preview"),
    "popover_inbound_customer_number": _popovers("phone_number", "inbound"),
    "popover_inbound_source_number": _popovers("source_number", "inbound"),
    "popover_outbound_customer_number": _popovers("phone_number", "outbound"),
    "popover_outbound_source_number": _popovers("source_number", "outbound"),
    "pane_title_inbound": _titles("panes", "contact_origin"),
    "pane_title_outbound": _titles("panes", "dnis"),
    "message_text": _messages,
    "message_signature": _signatures,
    "composer_placeholder": _placeholders,
    "history_title_inbound": _titles("history", "contact_origin"),
    "history_title_outbound": _titles("history", "dnis"),
    "cad_contact_origin_inbound": _cad("contact_origin", "contact_origin"),
    "cad_contact_origin_outbound": _cad("contact_origin", "dnis"),
    "cad_dnis_inbound": _cad("dnis", "contact_origin"),
    "cad_dnis_outbound": _cad("dnis", "dnis"),
    "customer_name": _names,
}
"""From a surface's id to the values that stand there."""
