"""What a desktop sends beyond the port: a vendor's own fields in views, answers and messages.

They are an error, told by their names, or are left out and looked at, where somebody asked for that.

>>> from spec.port.answers import Answer
>>> without_extra_fields({"answer": "Refused", "reason": "blank", "hint": "Try again"}, Answer)
({'answer': 'Refused', 'reason': 'blank'}, (ExtraField(name='Refused.hint', text='Try again'),))
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

import msgspec

from spec.catalogue.entries import Words
from spec.port.facts import facts_of

NAME = re.compile(r"[A-Za-z_$][A-Za-z_$.\-]{0,39}[0-9]{0,3}")
"""A name that is somebody's choice of a word. Any other may be a value, and is not told."""
UNTOLD = Words("a field whose name may not be told", "이름을 알릴 수 없는 필드")
MOST_NAMED = 3


class ExtraField(NamedTuple):
    """A field beyond the port: where it stands and what it is called, and everything that is in it."""

    name: str
    text: str


def without_extra_fields(raw: Any, form: Any) -> tuple[Any, tuple[ExtraField, ...]]:
    """What was read from JSON without what a form of the port has no field for, and that. What is otherwise not of the
    form stays as it is."""
    found: list[ExtraField] = []
    return _cleaned(raw, form, found), tuple(found)


def extra_fields_told(found: tuple[ExtraField, ...]) -> Words:
    """A sentence that names them."""
    names = list(dict.fromkeys(each.name for each in found))
    named, more = names[:MOST_NAMED], len(names) - MOST_NAMED
    korean = ", ".join(UNTOLD.ko if each == UNTOLD.en else each for each in named)
    return Words(
        f"the port has no {', '.join(named)}{f' and {more} more' if more > 0 else ''}; leave it out, or give "
        "--ignore-extra-fields to have it ignored.",
        f"포트에 없는 필드이다: {korean}{f' 외 {more}개' if more > 0 else ''}. 빼거나, 무시하려면 "
        "--ignore-extra-fields를 주어야 한다.",
    )


def _cleaned(raw: Any, form: Any, found: list[ExtraField]) -> Any:
    if isinstance(raw, list):
        inner = next((each for each in get_args(form) if each is not Ellipsis), None)
        return [_cleaned(each, inner, found) for each in raw]
    struct = struct_of(raw, form) if isinstance(raw, dict) else None
    if struct is None:
        return raw
    facts, kept = facts_of(struct), {}
    for name, value in raw.items():
        if name in facts:
            kept[name] = _cleaned(value, facts[name].hint, found)
        elif name == tag_field_of(struct):
            kept[name] = value
        else:
            told = name if isinstance(name, str) and NAME.fullmatch(name) else ""
            found.append(ExtraField(f"{struct.__name__}.{told}" if told else UNTOLD.en, " ".join(_texts(value))))
    return kept


def struct_of(raw: dict[Any, Any], form: Any) -> type[msgspec.Struct] | None:
    """The class of the port that an object is to be read as: of several the one that its tag names."""
    candidates = list(structs_in(form))
    tagged = [each for each in candidates if raw.get(tag_field_of(each)) == each.__struct_config__.tag]
    return next(iter(tagged or candidates[:1]), None)


def structs_in(form: Any) -> Iterator[type[msgspec.Struct]]:
    """The classes of the port that a form is made of."""
    if isinstance(form, type) and issubclass(form, msgspec.Struct):
        yield form
    else:
        for each in get_args(form):
            yield from structs_in(each)


def tag_field_of(struct: type[msgspec.Struct]) -> str | None:
    """The field that names the class; None where none does."""
    return struct.__struct_config__.tag_field


def _texts(value: Any) -> Iterator[str]:
    """Everything in a value, as texts."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield str(name)
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        yield str(value)
