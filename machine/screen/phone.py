"""A customer's phone: the texts as the customer sees them."""

from machine.screen.controls import button, gives, text_area
from machine.screen.fragment import Fragment, holes
from machine.screen.markup import NOTHING, block, element, text, written
from machine.screen.words import label, shown
from spec.language import Language
from spec.port.commands import CustomerStop, CustomerText
from spec.port.views import CustomerMessage, CustomerView


def phone(view: CustomerView, language: Language, heading_level: int) -> Fragment:
    """The phone with one conversation, or none. Who the customer is, no view says: number and asset are given with
    the command."""
    messages = tuple(_message(each, language) for each in view.messages)
    customer = label("role.customer", language)
    state = f"value.customer.{'open' if view.open else 'closed' if view.conversation else 'not_begun'}"
    field = label("label.text_message", language)
    log = element(
        "div",
        {"class": "phone-log", "role": "log", "aria-label": field, "tabindex": 0},
        block("ol", "phone-messages", holes(messages)) if messages else NOTHING,
    )
    head = block(
        "header",
        "phone-head",
        block(f"h{heading_level}", "phone-heading", text(customer)),
        block("span", "phone-state", text(label(state, language))),
        written("span", "desk-id", view.conversation),
        button("leave", label("label.send_stop", language), gives(CustomerStop, "number asset"))
        if view.open
        else NOTHING,
    )
    parts = (Fragment(head), Fragment(log, messages))
    html = element(
        "section",
        {"class": "phone", "lang": language, "aria-label": customer},
        holes(parts),
        block(
            "div",
            "phone-compose",
            text_area("phone-draft", field, "", field, {}),
            button("send", label("label.send", language), gives(CustomerText, "number asset text")),
        ),
    )
    return Fragment(html, parts)


def _message(message: CustomerMessage, language: Language) -> Fragment:
    author = shown("Bubble.author", message.author, language)
    return Fragment(
        block(
            "li",
            f"phone-message phone-from-{message.author}",
            block("span", "desk-hidden", text(f"{author}: ")),
            written("p", "phone-text", message.text),
        )
    )
