"""The form of the port: what breaks it, told without repeating any value, which may be a customer's (RULE-39)."""

import re

import msgspec

VALUE_IN_ERROR = re.compile(
    r"(Invalid enum value|Invalid value|Object contains unknown field) .*?((?: - at `\$(?:\.[a-z_]+)*`)?)", re.DOTALL
)
"""The three errors of msgspec that repeat what was sent; the last place in them is msgspec's own."""


def malformed(value: object, form: object) -> str | None:
    """What breaks the form or the limits of the port, as a sentence that shows no value, or None.

    A text with half of a surrogate pair or a NUL is malformed: it has no JSON form that every desktop can read.
    """
    for path, text in _texts(value, type(value).__name__):
        if "\x00" in text:
            return f"{path} holds a NUL character; remove it."
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            return f"{path} holds half of a surrogate pair; send whole characters."
    try:
        msgspec.convert(msgspec.to_builtins(value), form)
    except (msgspec.ValidationError, TypeError) as error:
        return f"{type(value).__name__} is malformed: {without_values(str(error))}."
    return None


def without_values(message: str) -> str:
    """An error of msgspec without the value that it repeats."""
    found = VALUE_IN_ERROR.fullmatch(message)
    return f"{found[1]}{found[2]}" if found else message


def _texts(value: object, path: str) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(path, value)]
    if isinstance(value, tuple):
        return [found for index, item in enumerate(value) for found in _texts(item, f"{path}[{index}]")]
    if isinstance(value, msgspec.Struct):
        return [found for name in value.__struct_fields__ for found in _texts(getattr(value, name), f"{path}.{name}")]
    return []
