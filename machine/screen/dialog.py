"""The dialogs over a conversation: transfer request, conference request, wrap-up reasons."""

from collections.abc import Mapping

from machine.screen.controls import button, gives, search_field
from machine.screen.fragment import Fragment, holes
from machine.screen.markup import NOTHING, Html, block, element, text, written
from machine.screen.words import label, shown
from spec.language import Language
from spec.port.commands import Cancel, Choose, Confirm, Refresh, Search, SubmitWrapUp
from spec.port.views import DialogView

LISTS: Mapping[str, tuple[str, ...]] = {
    "transfer": ("queue", "agent"),
    "conference": ("agent",),
    "wrap_up": ("reason",),
}
"""The drop-downs that a dialog has even where nothing is in them."""
TITLES = {"queue": "label.queue", "agent": "label.agent", "reason": "label.wrap_up_dialog"}
CONFIRMS = {"transfer": "label.transfer", "conference": "label.conference"}
"""What stands on a dialog's own button."""


def dialog_box(dialog: DialogView, conversation: str, submits: bool, language: Language) -> Fragment:
    """A dialog. `submits` says whether a wrap-up could be submitted, which its pane knows."""
    title = shown("DialogView.kind", dialog.kind, language)
    listed = {"queue": dialog.queues, "agent": dialog.agents, "reason": dialog.reasons}
    lists = tuple(
        _drop_down(kind, names, dialog.chosen, conversation, language)
        for kind, names in listed.items()
        if names or kind in LISTS.get(dialog.kind, ())
    )
    html = element(
        "dialog",
        {"class": "desk-dialog", "open": True, "aria-label": title or None},
        written("p", "desk-dialog-title", title),
        block(
            "div",
            "desk-dialog-search",
            search_field(
                label("label.search", language), dialog.search, gives(Search, "text", conversation=conversation)
            ),
            button("refresh", label("label.refresh", language), gives(Refresh, conversation=conversation))
            if dialog.kind in CONFIRMS
            else NOTHING,
        ),
        holes(lists),
        _chosen(dialog.chosen, language),
        _buttons(dialog.kind, conversation, submits, language),
    )
    return Fragment(html, lists)


def _drop_down(kind: str, names: tuple[str, ...], chosen: str, conversation: str, language: Language) -> Fragment:
    """A list with its title; that of the reasons is the dialog's own, and is not shown twice."""
    title = label(TITLES[kind], language)
    options = (
        block(
            "li",
            "desk-option",
            button(
                "choice", each, gives(Choose, conversation=conversation, kind=kind, name=each), pressed=each == chosen
            ),
        )
        for each in names
    )
    return Fragment(
        element(
            "div",
            {"class": "desk-drop-down", "role": "group", "aria-label": title},
            NOTHING if kind == "reason" else block("p", "desk-label", text(title)),
            block("ul", "desk-options", *options)
            if names
            else block("p", "desk-none", text(label("label.none_listed", language))),
        )
    )


def _chosen(chosen: str, language: Language) -> Html:
    if not chosen:
        return NOTHING
    said = block("span", "desk-label", text(label("label.chosen", language)))
    return block("p", "desk-chosen", said, written("strong", "desk-name", chosen))


def _buttons(kind: str, conversation: str, submits: bool, language: Language) -> Html:
    if kind in CONFIRMS:
        inner = (
            button("cancel", label("label.cancel", language), gives(Cancel, conversation=conversation)),
            button("confirm", label(CONFIRMS[kind], language), gives(Confirm, conversation=conversation)),
        )
        return block("div", "desk-dialog-buttons", *inner)
    if not submits:
        return NOTHING
    submitting = shown("Pane.buttons", "submit_wrap_up", language)
    submit = button("confirm", submitting, gives(SubmitWrapUp, conversation=conversation))
    return block("div", "desk-dialog-buttons", submit)
