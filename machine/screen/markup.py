"""HTML from plain text: whatever was written by somebody is escaped once, here, and nowhere else can it become markup.

`Html` is a type of its own, so that a type checker finds a text that was not escaped.
"""

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import NewType

Html = NewType("Html", str)
"""Text that is markup already."""

HOLE = Html("<!--+-->")
"""Where a child of a fragment belongs. Text that was escaped cannot hold it."""

NOTHING = Html("")
VOID = frozenset({"br", "input"})
"""Elements that have no content and no end."""

Attributes = Mapping[str, str | int | bool | None]


@lru_cache(4096)
def text(written: str) -> Html:
    """What somebody wrote, as markup that shows just that. A carriage return, which a parser would drop, is named."""
    return Html(escape(written).replace("\r", "&#13;"))


def element(name: str, attributes: Attributes, *content: Html) -> Html:
    """One element. An attribute that is None or False is left out, one that is True has no value."""
    told = "".join(
        f" {key}" if value is True else f' {key}="{text(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Html(f"<{name}{told}>" if name in VOID else f"<{name}{told}>{''.join(content)}</{name}>")


def block(name: str, class_name: str, *content: Html) -> Html:
    """One element of a class."""
    return element(name, {"class": class_name}, *content)


def written(name: str, class_name: str, value: str) -> Html:
    """What somebody wrote, in a box of its own that its direction does not leave; nothing for an empty text."""
    return element(name, {"class": class_name, "dir": "auto"}, text(value)) if value else NOTHING
