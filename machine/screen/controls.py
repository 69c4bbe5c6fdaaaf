"""What can be clicked or typed into, with the command of the port that it stands for.

`data-command` names the command; every other `data-` attribute beside it is a field of that command with its value,
but `data-needs`, which lists the fields that the person still has to give. The agent stands once, in `data-agent` of
the whole desktop, so that two desktops can share what is drawn alike.

Fields to type into are read-only: a program that takes what is typed lifts that.
"""

from collections.abc import Mapping

from machine.screen.markup import Html, element, text
from spec.port.commands import Command

Data = Mapping[str, str | None]
"""The attributes of an element that stands for a command."""


def gives(command: type[Command], /, needs: str = "", **fields: str) -> Data:
    """The attributes of an element that stands for a command with these fields; `needs` names the fields that the
    person gives, between blanks."""
    told = {f"data-{name}": value for name, value in fields.items()}
    return {"data-command": command.__name__, **told, "data-needs": needs or None}


def button(kind: str, shown: str, data: Data | None, *, pressed: bool | None = None, name: str = "") -> Html:
    """A button of a kind, the class without its prefix. Without data it is one that the port has no command for, and
    cannot be pressed. `pressed` is given for one that shows a choice, `name` where the words alone are ambiguous."""
    attributes = {
        "type": "button",
        "class": f"desk-button desk-{kind}",
        "aria-label": name or None,
        "aria-pressed": None if pressed is None else str(pressed).lower(),
        "disabled": data is None,
        **(data or {}),
    }
    return element("button", attributes, element("span", {"dir": "auto"}, text(shown)))


def key(shown: str, data: Data, name: str = "") -> Html:
    """A key that does something, shown beside the field in which it does; `name` says what."""
    attributes = {"type": "button", "class": "desk-key", "aria-label": name or None, **data}
    return element("button", attributes, element("kbd", {}, text(shown)))


def text_area(class_name: str, name: str, value: str, placeholder: str, data: Data) -> Html:
    """A field of several lines. A parser drops the first line feed in it, so there is one more."""
    attributes = {
        "class": class_name,
        "aria-label": name,
        "placeholder": placeholder or None,
        "rows": "2",
        "dir": "auto",
        "readonly": True,
        **data,
    }
    return element("textarea", attributes, Html("\n"), text(value))


def search_field(name: str, value: str, data: Data) -> Html:
    """A field to search in a list."""
    attributes = {
        "class": "desk-search",
        "type": "search",
        "aria-label": name,
        "placeholder": name,
        "value": value or None,
        "dir": "auto",
        "readonly": True,
        **data,
    }
    return element("input", attributes)
