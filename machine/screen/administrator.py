"""The administrator's list of conversations, as a small table."""

from functools import lru_cache

from machine.screen.controls import button, gives
from machine.screen.fragment import Fragment, holes
from machine.screen.markup import NOTHING, block, element, text, written
from machine.screen.words import label, labelled, shown
from spec.language import Language
from spec.port.commands import DeleteAsset
from spec.port.views import AdministratorView, ListedConversation

COLUMNS = ("machine.Conversation", "label.asset", "label.queue", "label.status", "label.closed_as")


def administrator(view: AdministratorView, language: Language, heading_level: int) -> Fragment:
    """The table, one row for each conversation."""
    rows = tuple(_row(each, language) for each in view.conversations)
    title = label("role.administrator", language)
    heads = (element("th", {"scope": "col"}, text(label(each, language))) for each in COLUMNS)
    table = block(
        "table",
        "desk-table",
        element("thead", {}, element("tr", {}, *heads)),
        element("tbody", {}, holes(rows)),
    )
    html = element(
        "section",
        {"class": "desk-admin", "lang": language, "aria-label": title},
        block(f"h{heading_level}", "desk-heading", text(title)),
        element("div", {"class": "desk-sheet", "role": "group", "aria-label": title, "tabindex": 0}, table),
    )
    return Fragment(html, rows)


# Of a list of a thousand a command changes one.
@lru_cache(4096)
def _row(listed: ListedConversation, language: Language) -> Fragment:
    deletes = label("label.delete_asset", language)
    delete = button("delete", deletes, gives(DeleteAsset, asset=listed.asset), name=labelled(deletes, listed.asset))
    state = label(f"value.customer.{'open' if listed.open else 'closed'}", language)
    return Fragment(
        element(
            "tr",
            {},
            element("th", {"scope": "row"}, written("span", "desk-id", listed.conversation)),
            element("td", {}, written("span", "desk-asset", listed.asset), delete if listed.asset else NOTHING),
            element("td", {}, written("span", "desk-queue", listed.queue)),
            element("td", {}, text(state)),
            element("td", {}, text(shown("ListedConversation.closed_as", listed.closed_as, language))),
        )
    )
