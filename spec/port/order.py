"""Which lists of the views have an order that is behaviour (RULE-51), and how views compare where they have none."""

from functools import cache
from typing import TypeVar

import msgspec

from spec.port.facts import facts_of
from spec.port.views import View

ViewT = TypeVar("ViewT", bound=View)

ENCODER = msgspec.msgpack.Encoder(enc_hook=str)
"""A text that knows more of itself counts as the text that it is."""


def order_of(view: type[View], field: str) -> tuple[str, ...] | None:
    """The clauses and assumptions that give a list its order, none where the order is no behaviour; None for a field
    that is no list."""
    return facts_of(view)[field].ordered_by


def arranged(view: ViewT) -> ViewT:
    """A view with every list that has no order in one that is the same for all: two that differ in nothing else are
    equal. The innermost lists come first."""
    return msgspec.structs.replace(
        view, **{field: _arranged(type(view), field, getattr(view, field)) for field in _parts(type(view))}
    )


@cache
def _parts(view: type[View]) -> tuple[str, ...]:
    """The fields that hold a list or another view."""
    return tuple(field for field, facts in facts_of(view).items() if facts.ordered_by is not None or _holds(facts.hint))


def _holds(hint: object) -> bool:
    each = hint if isinstance(hint, type) else next(iter(getattr(hint, "__args__", ())), None)
    return isinstance(each, type) and issubclass(each, View)


def _arranged(view: type[View], field: str, value: object) -> object:
    if isinstance(value, View):
        return arranged(value)
    if not isinstance(value, tuple):
        return value
    entries = tuple(arranged(each) if isinstance(each, View) else each for each in value)
    if order_of(view, field) or len(entries) < 2:
        return entries
    return tuple(sorted(entries, key=ENCODER.encode))
