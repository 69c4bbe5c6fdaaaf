"""What is seen of a desktop that does not offer everything, with what it lacks taken from our own desk at the same
moment: so nothing is expected of it that it declares not to have, and nothing of it is looked at.

The buttons of commands that it does not offer are among that; whoever has no conference has no button for one.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from machine.oracle.observed_desk import EveryView
from machine.port.screen_words import COMMAND_OF_BUTTON
from spec.port.capabilities import NotOffered
from spec.port.commands import Accept
from spec.port.views import Pane, Popover, View

ViewT = TypeVar("ViewT", bound=View)
BUTTONS_FIELD, ACCEPT_FIELD = f"{Pane.__name__}.buttons", f"{Popover.__name__}.accept"


def completed_views(seen: EveryView, ours: EveryView, lacking: NotOffered) -> EveryView:
    """Everything seen, completed; the same where nothing is lacking."""
    if not any(lacking):
        return seen
    administrator = seen.administrator
    if administrator is not None and ours.administrator is not None:
        administrator = completed(administrator, ours.administrator, lacking)
    return EveryView(
        {name: completed(view, ours.agents[name], lacking) for name, view in seen.agents.items()},
        {customer: completed(view, ours.customers[customer], lacking) for customer, view in seen.customers.items()},
        administrator,
    )


def completed(view: ViewT, ours: ViewT, lacking: NotOffered) -> ViewT:
    """A view with every field of ours that is not offered. Of lists those entries are matched that are about the same
    conversation; one that ours has nothing for stays as it is."""
    changed: dict[str, Any] = {}
    for field in view.__struct_fields__:
        name, value, own = f"{type(view).__name__}.{field}", getattr(view, field), getattr(ours, field)
        if name in lacking.fields or (name == ACCEPT_FIELD and Accept.__name__ in lacking.commands):
            changed[field] = own
        elif name == BUTTONS_FIELD:
            changed[field] = (*_offered(value, lacking), *(each for each in own if each not in _offered(own, lacking)))
        elif isinstance(value, View) and isinstance(own, View):
            changed[field] = completed(value, own, lacking)
        elif isinstance(value, tuple) and isinstance(own, tuple):
            changed[field] = tuple(_entries(value, own, lacking))
    return msgspec.structs.replace(view, **changed)


def _offered(buttons: tuple[str, ...], lacking: NotOffered) -> tuple[str, ...]:
    lost = {button for button, command in COMMAND_OF_BUTTON.items() if command.__name__ in lacking.commands}
    return tuple(each for each in buttons if each not in lost)


def _entries(values: tuple[Any, ...], own: tuple[Any, ...], lacking: NotOffered) -> list[Any]:
    left, found = list(own), []
    for value in values:
        about = getattr(value, "conversation", None)
        match = next((each for each in left if getattr(each, "conversation", None) == about), None)
        if not isinstance(value, View) or match is None:
            found.append(value)
            continue
        left.remove(match)
        found.append(completed(value, match, lacking))
    return found
