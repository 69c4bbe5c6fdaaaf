"""The interaction pane of a conversation: who it is, what can be done, what was written, the compose box."""

from collections.abc import Iterator

from machine.port.screen_words import COMMAND_OF_BUTTON
from machine.port.vocabulary import notice_read
from machine.screen.controls import button, gives, key, text_area
from machine.screen.dialog import dialog_box
from machine.screen.fragment import Fragment, holes
from machine.screen.lines import title_line
from machine.screen.markup import NOTHING, Html, block, element, text, written
from machine.screen.words import clock, conversation_id, label, labelled, shown
from spec.language import Language
from spec.port.commands import LineBreak, Send, TypeReply
from spec.port.views import Bubble, CadVariable, Composer, Pane

WRAP_UP = "wrap_up"
SUBMIT = "submit_wrap_up"


def pane_box(pane: Pane, language: Language, heading_level: int) -> Fragment:
    """An interaction pane, as a list item."""
    parts = tuple(_parts(pane, language, heading_level))
    name = labelled(label("label.interaction_pane", language), pane.customer_name or pane.title)
    box = element("article", {"class": "desk-pane", "aria-label": name}, holes(parts))
    return Fragment(block("li", "desk-pane-item", box), parts)


def _parts(pane: Pane, language: Language, heading_level: int) -> Iterator[Fragment]:
    dialog, submits = pane.dialog, SUBMIT in pane.buttons
    in_dialog = submits and dialog is not None and dialog.kind == WRAP_UP
    buttons = tuple(each for each in pane.buttons if not (in_dialog and each == SUBMIT))
    yield Fragment(_head(pane, language, heading_level))
    if buttons:
        yield Fragment(_controls(buttons, pane.conversation, language))
    if pane.alert:
        said = text(shown("Pane.alert", pane.alert, language))
        yield Fragment(element("p", {"class": "desk-alert", "role": "alert"}, said))
    if dialog is not None:
        yield dialog_box(dialog, pane.conversation, in_dialog, language)
    if pane.messages:
        yield _media(pane.messages, language)
    if pane.composer is not None:
        yield _compose_box(pane.composer, pane.conversation, language)
    if pane.cad:
        yield Fragment(_cad(pane.cad, language))


def _head(pane: Pane, language: Language, heading_level: int) -> Html:
    state = _state(pane, language)
    return block(
        "header",
        "desk-pane-head",
        written(f"h{heading_level}", "desk-name", pane.customer_name),
        title_line(pane, language),
        block("span", f"desk-chip desk-control-{pane.control}".rstrip("-"), text(state)) if state else NOTHING,
        conversation_id(pane.conversation),
    )


def _state(pane: Pane, language: Language) -> str:
    """What stands in the control pane: the conference, else how it is with the conversation for this agent."""
    if pane.control:
        return shown("Pane.control", pane.control, language)
    if pane.alert:
        return label("label.control_interrupted", language)
    if pane.composer is not None:
        return label("label.control_active", language)
    if pane.dialog is not None and pane.dialog.kind == WRAP_UP:
        return label("state.Interaction.wrap_up", language)
    return ""


def _controls(buttons: tuple[str, ...], conversation: str, language: Language) -> Html:
    inner = (
        button(
            f"do-{each}" if each in COMMAND_OF_BUTTON else "do",
            shown("Pane.buttons", each, language),
            gives(COMMAND_OF_BUTTON[each], conversation=conversation) if each in COMMAND_OF_BUTTON else None,
        )
        for each in buttons
    )
    return block("div", "desk-controls", *inner)


def _media(messages: tuple[Bubble, ...], language: Language) -> Fragment:
    """The messages, the newest in sight. Alone in a box that reads from the bottom, the list stays at its end."""
    bubbles = tuple(Fragment(_bubble(each, language)) for each in messages)
    name = label("label.digital_media_pane", language)
    return Fragment(
        element(
            "div",
            {"class": "desk-media", "role": "log", "aria-label": name, "tabindex": 0},
            block("ol", "desk-messages", holes(bubbles)),
        ),
        bubbles,
    )


def _bubble(bubble: Bubble, language: Language) -> Html:
    classes = f"desk-message desk-from-{bubble.author} desk-bubble-{bubble.style}".removesuffix("desk-bubble-").strip()
    if bubble.author == "notice":
        return block("li", classes, *_notice(bubble, language), clock(bubble.at_seconds))
    return block(
        "li",
        classes,
        written("span", "desk-initials", bubble.initials),
        block(
            "div",
            "desk-bubble",
            block("span", "desk-hidden", text(f"{shown('Bubble.author', bubble.author, language)}: ")),
            written("p", "desk-text", bubble.text),
        ),
        block("p", "desk-byline", written("span", "desk-signature", bubble.signature), clock(bubble.at_seconds)),
    )


def _notice(bubble: Bubble, language: Language) -> tuple[Html, ...]:
    said = notice_read(bubble.text, bubble.signature, language)
    signature = written("span", "desk-signature", bubble.signature) if said == bubble.text else NOTHING
    return (written("span", "desk-initials", bubble.initials), written("span", "desk-text", said), signature)


def _compose_box(composer: Composer, conversation: str, language: Language) -> Fragment:
    placeholder = label("label.composer_placeholder", language).format(number=composer.placeholder)
    left = label("label.characters_left", language).format(count=f"{composer.remaining:,}")
    name, send = label("label.compose_box", language), label("label.send", language)
    typing = gives(TypeReply, "text", conversation=conversation)
    draft = Fragment(text_area("desk-draft", placeholder, composer.draft, placeholder, typing))
    remaining = Fragment(block("span", "desk-left", text(left)))
    html = element(
        "div",
        {"class": "desk-compose", "role": "group", "aria-label": name},
        holes((draft,)),
        block(
            "div",
            "desk-compose-foot",
            holes((remaining,)),
            key("Shift+Enter", gives(LineBreak, conversation=conversation)),
            key("Enter", gives(Send, conversation=conversation, by="enter"), labelled(send, "Enter")),
            button("send", send, gives(Send, conversation=conversation, by="click")),
        ),
    )
    return Fragment(html, (draft, remaining))


def _cad(variables: tuple[CadVariable, ...], language: Language) -> Html:
    name = label("label.cad_variables", language)
    lines = (
        block(
            "div",
            "desk-fact",
            element("dt", {}, text(shown("CadVariable.name", each.name, language))),
            element("dd", {}, written("span", "desk-number", each.value)),
        )
        for each in variables
    )
    return element(
        "div",
        {"class": "desk-cad", "role": "group", "aria-label": name},
        block("p", "desk-label", text(name)),
        block("dl", "desk-facts", *lines),
    )
