"""What comes to an agent by itself: contact requests, toasters, and notifications of the operating system."""

from machine.port.screen_words import REQUESTS
from machine.screen.controls import button, gives
from machine.screen.fragment import Fragment, holes
from machine.screen.markup import NOTHING, Html, block, element, text, written
from machine.screen.words import clock, conversation_id, label, labelled, shown
from spec.language import Language
from spec.port.commands import Accept
from spec.port.views import DesktopNotification, Popover, Toaster


def request(popover: Popover, language: Language) -> Fragment:
    """A contact request with queue, numbers, timer and Accept, as a list item."""
    title = label(REQUESTS[popover.cause], language) if popover.cause in REQUESTS else popover.cause
    source = "label.source_number" if popover.direction == "inbound" else "label.business_number"
    timer = () if popover.timer_seconds is None else (Fragment(clock(popover.timer_seconds)),)
    lines = (
        _line("label.queue_name", written("span", "desk-value", popover.queue_name), language),
        _line("label.phone_number", written("span", "desk-number", popover.phone_number), language),
        _line(source, written("span", "desk-number", popover.source_number), language),
        _line("label.timer", holes(timer), language),
    )
    accept = button("accept", label("label.accept", language), gives(Accept, conversation=popover.conversation))
    html = element(
        "li",
        {"class": f"desk-popover desk-popover-{popover.direction}"},
        element(
            "div",
            {"role": "group", "class": "desk-popover-body", "aria-label": labelled(title, popover.phone_number)},
            block(
                "p",
                "desk-popover-title",
                written("strong", "desk-name", title),
                block("span", "desk-chip", text(shown("Popover.direction", popover.direction, language))),
                conversation_id(popover.conversation),
            ),
            block("dl", "desk-facts", *lines),
            accept if popover.accept else NOTHING,
        ),
    )
    return Fragment(html, timer)


def _line(term: str, value: Html, language: Language) -> Html:
    if not value:
        return NOTHING
    return block("div", "desk-fact", element("dt", {}, text(label(term, language))), element("dd", {}, value))


def toast(toaster: Toaster, language: Language) -> Fragment:
    """A toaster, as a list item."""
    return _notice("desk-toast", toaster.conversation, toaster.number, toaster.text, toaster.at_seconds)


def notification(notice: DesktopNotification, language: Language) -> Fragment:
    """A notification of the operating system, as a list item: the number, and the text as preview."""
    return _notice("desk-notification", notice.conversation, notice.number, notice.preview, notice.at_seconds)


def _notice(class_name: str, conversation: str, number: str, said: str, at_seconds: int) -> Fragment:
    html = block(
        "li",
        class_name,
        block(
            "p",
            "desk-line",
            written("strong", "desk-number", number),
            conversation_id(conversation),
            clock(at_seconds),
        ),
        written("p", "desk-text", said),
    )
    return Fragment(html)
