"""The base of everything that goes over the port: immutable, with a JSON form, and silent about what it holds."""

import re
from functools import cache
from typing import Any

import msgspec

WORDS_LIMIT = 100
"""Code points up to which a text is looked at; an id and a value of an enumeration are shorter."""
CONVERSATION_ID = "^c[1-9][0-9]{0,8}$"
"""How a conversation is called."""


class PortData(msgspec.Struct, frozen=True):
    """Plain data that goes over the port.

    Whoever prints it, a traceback with locals say, prints of a text only how long it is, since it may be somebody's:
    a number, a name, a message. What the port itself has words for stands there as it is: conversation ids, and the
    values of enumerations.
    """

    def __repr__(self) -> str:
        words = _words(type(self))
        fields = ", ".join(f"{name}={_shown(getattr(self, name), words)}" for name in self.__struct_fields__)
        return f"{type(self).__name__}({fields})"


def _shown(value: Any, words: frozenset[str]) -> str:
    if isinstance(value, tuple):
        inner = [_shown(each, words) for each in value]
        return f"({inner[0]},)" if len(inner) == 1 else f"({', '.join(inner)})"
    if type(value) is not str or (
        len(value) < WORDS_LIMIT and (value in words or re.fullmatch(CONVERSATION_ID, value))
    ):
        return repr(value)
    return f"<{len(value)} characters>"


@cache
def _words(form: type[PortData]) -> frozenset[str]:
    """The values of enumerations in a form, and the empty text."""
    info = msgspec.inspect.type_info(form)
    assert isinstance(info, msgspec.inspect.StructType)
    return frozenset({"", *(word for field in info.fields for word in _literals(field.type))})


def _literals(form: Any) -> tuple[str, ...]:
    if isinstance(form, msgspec.inspect.LiteralType):
        return tuple(str(value) for value in form.values)
    if isinstance(form, msgspec.inspect.Metadata | msgspec.inspect.UnionType):
        inner = [form.type] if isinstance(form, msgspec.inspect.Metadata) else form.types
        return tuple(word for each in inner for word in _literals(each))
    return ()
