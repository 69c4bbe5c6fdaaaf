"""What a desktop may declare as not offered: commands, and fields of views that it has nothing for.

Such a field is empty in every view, whatever the desktop sends there; whoever compares views leaves it out and counts
it.
"""

from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from spec.catalogue.entries import Words
from spec.port.commands import AnyCommand
from spec.port.views import AdministratorView, CustomerView, DesktopView, View

IDENTITIES = frozenset({"DesktopView.agent"}) | {
    f"{name}.conversation"
    for name in ("Popover", "Toaster", "DesktopNotification", "Task", "Pane", "HistoryBrick", "ListedConversation")
}
"""What says whose view it is and which conversation a part of it is about; without it nothing can be compared."""


def _inner(hint: Any) -> type[View] | None:
    """The view that a field holds, or holds several of."""
    if isinstance(hint, type):
        return hint if issubclass(hint, View) else None
    return next((found for each in get_args(hint) if (found := _inner(each)) is not None), None)


def _views(form: type[View]) -> dict[type[View], dict[str, Any]]:
    """A view and all views in it, each with its fields and their types."""
    hints = get_type_hints(form)
    found = {form: hints}
    for hint in hints.values():
        inner = _inner(hint)
        if inner is not None:
            found |= _views(inner)
    return found


def _empty(hint: Any) -> list[Any]:
    """The value that stands for nothing in a field of this type; none where each of its values says something."""
    if get_origin(hint) is tuple:
        return [()]
    if hint in (str, int, bool):
        return [hint()]
    if NoneType in get_args(hint):
        return [None]
    return [""] if get_origin(hint) is Literal and "" in get_args(hint) else []


FORMS = _views(DesktopView) | _views(CustomerView) | _views(AdministratorView)
EMPTY: dict[type[View], dict[str, Any]] = {
    view: {
        field: empty
        for field, hint in hints.items()
        if f"{view.__name__}.{field}" not in IDENTITIES
        for empty in _empty(hint)
    }
    for view, hints in FORMS.items()
}
INNER: dict[type[View], dict[str, type[View]]] = {
    view: {field: inner for field, hint in hints.items() if (inner := _inner(hint)) is not None}
    for view, hints in FORMS.items()
}
COMMANDS = tuple(command.__name__ for command in get_args(AnyCommand))
OFFERABLE: tuple[str, ...] = (
    *COMMANDS,
    *(f"{view.__name__}.{field}" for view, fields in EMPTY.items() for field in fields),
)
"""All that can be not offered: commands by name, fields as `View.field`."""
ADMINISTRATORS_LIST = "AdministratorView.conversations"
CLOSING_IN_HISTORY = "HistoryBrick.closed_as"
ADDED = (ADMINISTRATORS_LIST, CLOSING_IN_HISTORY)
"""What came to the port after desktops had been written for it (RULE-50). Those do not have it and cannot say so; so it
is offered only by who says that it is."""


NONE_TO_LEAVE_OUT = Words(
    "no command and no field of a view that could be left out", "뺄 수 있는 명령도 view의 필드도 아니다"
)
NONE_THAT_CAME_LATER = Words("nothing that came to the port later", "포트에 나중에 더해진 것이 아니다")


class NotOfferedError(ValueError):
    """A desktop declares something as not offered that is no command and no field of a view. The message repeats no
    name."""

    def __init__(self, told: Words) -> None:
        super().__init__(told.en)
        self.told = told


class NotOffered(NamedTuple):
    """What a desktop does not have: commands that nobody gives it, and fields of views that nobody compares."""

    commands: frozenset[str]
    fields: frozenset[str]


def not_offered(desk: object) -> NotOffered:
    """What a desktop declares in its attribute `not_offered`, nothing where it has none, and of ADDED what it does not
    declare in `offered`. A desktop with a method `administrator_view` offers all of ADDED without a word.

    Raises NotOfferedError for a name that is not among OFFERABLE, or ADDED; the sentence does not repeat it.
    """
    lacking, offered = tuple(getattr(desk, "not_offered", ())), getattr(desk, "offered", None)
    if offered is None:
        offered = ADDED if hasattr(desk, "administrator_view") else ()
    for attribute, names, known, is_none in (
        ("not_offered", lacking, OFFERABLE, NONE_TO_LEAVE_OUT),
        ("offered", tuple(offered), ADDED, NONE_THAT_CAME_LATER),
    ):
        unknown = [place for place, name in enumerate(names) if name not in known]
        if unknown:
            raise NotOfferedError(
                Words(
                    f"{attribute}[{unknown[0]}] names {is_none.en}; `textdesk schema` lists them under HelloResponse.",
                    f"{attribute}[{unknown[0]}]의 이름은 {is_none.ko}. `textdesk schema`의 HelloResponse에 있다.",
                )
            )
    lacking = (*lacking, *(name for name in ADDED if name not in offered))
    return NotOffered(frozenset(lacking).intersection(COMMANDS), frozenset(lacking).difference(COMMANDS))


def filled(value: Any, form: type[View], fields: frozenset[str]) -> Any:
    """A view as read from JSON, with every one of these fields empty, there or not. Anything else stays as it is."""
    if isinstance(value, list):
        return [filled(each, form, fields) for each in value]
    if not isinstance(value, dict):
        return value
    inner = INNER[form]
    kept = {field: filled(part, inner[field], fields) if field in inner else part for field, part in value.items()}
    return kept | {field: empty for field, empty in EMPTY[form].items() if f"{form.__name__}.{field}" in fields}
