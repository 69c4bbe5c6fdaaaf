"""The form of the port: what breaks it, told without repeating any value, which may be a customer's (RULE-39)."""

import re
from functools import cache
from typing import Any

import msgspec

from spec.port.configuration import Configuration

VALUE_IN_ERROR = re.compile(
    r"(Invalid enum value|Invalid value|Object contains unknown field) .*?"
    r"((?: - at `\$(?:\.[a-z_]+|\[[0-9]{1,6}\])*`)?)",
    re.DOTALL,
)
"""The three errors of msgspec that repeat what was sent; the last place in them is msgspec's own."""
DEPTH_LIMIT = 4
"""A command holds texts; a configuration holds rows of entries that hold texts."""


def malformed(value: object, form: object) -> str | None:
    """What breaks the form or the limits of the port, as a sentence that shows no value, or None.

    Only plain data is let through: the port's own classes, tuples, texts, whole numbers, true, false and nothing. A
    text with half of a surrogate pair or a NUL is malformed: it has no JSON form that every desktop can read.
    """
    problem = not_plain(value)
    if problem is not None or _reads_back(value, form):
        return problem
    try:
        msgspec.convert(msgspec.to_builtins(value), form)
    except msgspec.ValidationError as error:
        return f"{type(value).__name__} is malformed: {without_values(str(error))}."
    return None


def malformed_stage(configuration: Configuration) -> str | None:
    """What breaks the form of the port in a configuration, or else what contradicts itself there, or None."""
    return malformed(configuration, Configuration) or configuration.problem()


ENCODER = msgspec.msgpack.Encoder()


def _reads_back(value: object, form: object) -> bool:
    """Whether a value has this form; ten times as fast as finding out why it has not."""
    try:
        _decoder(form).decode(ENCODER.encode(value))
    except (msgspec.MsgspecError, OverflowError):
        return False
    return True


@cache
def _decoder(form: object) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(form)


def not_plain(value: object) -> str | None:
    """What keeps a value from being sent at all, whatever the limits of its form, as a sentence, or None."""
    return _not_plain(value, type(value).__name__, DEPTH_LIMIT)


def _not_plain(value: object, path: str, depth: int) -> str | None:
    """What is not plain data in a value, or no text that can be sent, as a sentence with its place."""
    if type(value) is str:
        if "\x00" in value:
            return f"{path} holds a NUL character; remove it."
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            return f"{path} holds half of a surrogate pair; send whole characters."
        return None
    if value is None or type(value) in (int, bool):
        return None
    if depth == 0:
        return f"{path} is nested too deeply; send the port's own classes."
    if type(value) is tuple:
        parts = ((f"{path}[{index}]", item) for index, item in enumerate(value))
    elif isinstance(value, msgspec.Struct):
        parts = ((f"{path}.{name}", getattr(value, name)) for name in value.__struct_fields__)
    else:
        return f"{path} is of the type {type(value).__name__}; send texts, whole numbers and the port's own classes."
    return next((found for where, item in parts if (found := _not_plain(item, where, depth - 1))), None)


def without_values(message: str) -> str:
    """An error of msgspec without the value that it repeats."""
    found = VALUE_IN_ERROR.fullmatch(message)
    return f"{found[1]}{found[2]}" if found else message
