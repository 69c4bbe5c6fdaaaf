"""What a desktop shows, drawn: a view of the port as HTML, the same wherever it is shown.

A view is made a tree of fragments, each a piece of HTML with holes; `render` is that tree joined. So a page that plays
many views can keep each piece once.

>>> from machine.screen import fragments, joined, render
>>> from spec.port.views import CustomerMessage, CustomerView
>>> hello = CustomerView(conversation="c1", open=True, messages=(CustomerMessage(author="customer", text="<Hello>"),))
>>> '<p class="phone-text" dir="auto">&lt;Hello&gt;</p>' in render(hello, "en")
True
>>> head, log = fragments(hello, "en").children
>>> log.html.endswith('<ol class="phone-messages"><!--+--></ol></div>')
True
>>> joined(log) in render(hello, "en")
True

Whatever can be clicked says which command of the port it is (`machine/screen/controls.py`). There are no ids in it and
no styles, so several views stand in one page; `style_sheet` is what they look like.
"""

from functools import cache
from pathlib import Path
from typing import assert_never

from machine.screen.administrator import administrator
from machine.screen.desktop import desktop
from machine.screen.fragment import Fragment, joined, pieces
from machine.screen.markup import HOLE, Html
from machine.screen.phone import phone
from spec.language import Language
from spec.port.views import AdministratorView, CustomerView, DesktopView

__all__ = ["HOLE", "AnyView", "Fragment", "Html", "fragments", "joined", "pieces", "render", "style_sheet"]

AnyView = DesktopView | CustomerView | AdministratorView
DEEPEST_HEADING = 5


def fragments(view: AnyView, language: Language, heading_level: int = 3) -> Fragment:
    """What somebody sees, as a tree of fragments: an agent's desktop, a customer's phone, the administrator's list.
    `heading_level`, 1 to 5, is that of its heading; those of a desktop's areas are one deeper, and none is deeper
    still. Raises ValueError for another level."""
    if not 1 <= heading_level <= DEEPEST_HEADING:
        raise ValueError(f"The heading of a view cannot be of level {heading_level}; give 1 to {DEEPEST_HEADING}.")
    match view:
        case DesktopView():
            return desktop(view, language, heading_level)
        case CustomerView():
            return phone(view, language, heading_level)
        case AdministratorView():
            return administrator(view, language, heading_level)
        case _:
            assert_never(view)


def render(view: AnyView, language: Language, heading_level: int = 3) -> Html:
    """What somebody sees, as HTML. Raises ValueError for a heading level that is not 1 to 5."""
    return joined(fragments(view, language, heading_level))


@cache
def style_sheet() -> str:
    """The CSS of all views. Colours are the custom properties `--paper`, `--ink`, `--quiet`, `--line`, `--fill`,
    `--accent`, `--good`, `--bad`, `--open` and `--agent`, each with a light value where a page sets none."""
    return (Path(__file__).parent / "screen.css").read_text(encoding="utf-8")
