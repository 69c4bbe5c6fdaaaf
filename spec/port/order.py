"""Which lists of the views have an order that is behaviour (RULE-51), and how views compare where they have none."""

from functools import cache
from operator import is_
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
    equal. The innermost lists come first. It is the very same view where nothing stands elsewhere."""
    moved = {}
    for field in _parts(type(view)):
        value = getattr(view, field)
        if value and (entries := _arranged(type(view), field, value)) is not value:
            moved[field] = entries
    return msgspec.structs.replace(view, **moved) if moved else view


@cache
def _parts(view: type[View]) -> tuple[str, ...]:
    """The fields that hold a list without an order, themselves or in the views within them."""
    return tuple(field for field, facts in facts_of(view).items() if facts.ordered_by == () or _holds(facts.hint))


def _holds(hint: object) -> bool:
    """Whether a field of this type holds a view, or some, that have such a list."""
    each = (hint, *getattr(hint, "__args__", ()))
    return any(_parts(kind) for kind in each if isinstance(kind, type) and issubclass(kind, View))


def _arranged(view: type[View], field: str, value: object) -> object:
    if isinstance(value, View):
        return arranged(value)
    if not isinstance(value, tuple):
        return value
    entries = list(map(arranged, value)) if isinstance(value[0], View) else list(value)
    if len(entries) > 1 and not order_of(view, field):
        entries.sort(key=ENCODER.encode)
    return value if all(map(is_, entries, value)) else tuple(entries)
