"""What is told of a run in place of what may not or cannot be told: made-up numbers, plain names, masked texts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

import msgspec

from machine.masking import is_number, mask
from machine.story.fictional_data import HANDLE, LONG_NUMBER, asset_number, customer_number, handle_of, holds_raw
from machine.story.steps.phrase import can_be_quoted
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting

Sort = str
"""What a text in a command or a configuration is: "agent", "queue", "asset", "reason", "customer" for names, "number"
and "business" for numbers of customers and of assets, "text" for what somebody writes."""

SORTS: dict[str, Sort] = {
    "agents": "agent",
    "agent": "agent",
    "queues": "queue",
    "queue": "queue",
    "reasons": "reason",
    "asset": "asset",
    "number": "number",
    "text": "text",
}
NAMES = ("agent", "queue", "asset", "reason", "customer")
LISTED = ("agent", "queue", "reason")
"""The names that somebody can search for."""

Instead = Mapping[tuple[Sort, str], str]


def made_up(configuration: Configuration, commands: Sequence[c.AnyCommand]) -> tuple[Configuration, list[c.AnyCommand]]:
    """The same with made-up numbers and names in place of those that may not or cannot be told, the same one each time.

    A number also goes where a text holds it, in whatever notation. What else a text holds of sensitive data is masked.
    The commands must be well-formed.
    """
    found = dict.fromkeys(pair for part in (configuration, *commands) for pair in _texts(part))
    instead = _numbers_instead(found)
    # The longest first: a number may be part of another.
    numbers = {number: made for (_, number), made in sorted(instead.items(), key=lambda pair: -len(pair[0][1]))}
    told = _teller(numbers)
    instead |= _names_instead(found, numbers, told)
    for sort, value in found:
        if sort == "text":
            name = next((instead[each, value] for each in LISTED if (each, value) in instead), None)
            instead[sort, value] = name or told(value)
    return _replaced(configuration, instead), [_replaced(command, instead) for command in commands]


def renamed(
    configuration: Configuration, commands: Sequence[c.AnyCommand], instead: Instead
) -> tuple[Configuration, tuple[c.AnyCommand, ...]]:
    """The same with other names, by what each is the name of and what it is."""
    return _replaced(configuration, instead), tuple(_replaced(command, instead) for command in commands)


def sort_of(owner: msgspec.Struct, field: str) -> Sort:
    """What a field of a command or a configuration holds; empty for ids of conversations and for values of
    enumerations, which may be told as they are."""
    match owner, field:
        case AssetSetting(), "name":
            return "asset"
        case AssetSetting(), "number":
            return "business"
        case CustomerSetting(), "name":
            return "customer"
        case c.Choose(kind=kind), "name":
            return kind
    return SORTS.get(field, "")


def _texts(owner: msgspec.Struct) -> Iterator[tuple[Sort, str]]:
    for field in owner.__struct_fields__:
        value = getattr(owner, field)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, msgspec.Struct):
                yield from _texts(item)
            elif isinstance(item, str):
                yield sort_of(owner, field), item


def _numbers_instead(found: Iterable[tuple[Sort, str]]) -> dict[tuple[Sort, str], str]:
    """A number that is no handle's own goes by one that is. Raises ValueError for more than there are handles."""
    used = {value for _, value in found}
    spare = {
        "number": (each for each in map(customer_number, count(1)) if each not in used),
        "business": (each for each in map(asset_number, count(1)) if each not in used),
    }
    numbers: dict[str, str] = {}
    instead: dict[tuple[Sort, str], str] = {}
    for sort, value in sorted(found, key=lambda pair: pair[0] == "business"):
        if sort in spare and handle_of(value) is None:
            numbers[value] = numbers.get(value) or next(spare[sort])
            instead[sort, value] = numbers[value]
    return instead


def _names_instead(
    found: Iterable[tuple[Sort, str]], numbers: Mapping[str, str], told: Callable[[str], str]
) -> dict[tuple[Sort, str], str]:
    """A name that no step can say, or that holds raw data, goes by its place: "agent 2". One that is a number stays one
    (MCOND-1)."""
    used = {value for _, value in found} | set(numbers.values())
    spare = (each for each in map(customer_number, count(1)) if each not in used)
    by_tail = {_digits(number)[-LONG_NUMBER:]: number for number in numbers}
    instead: dict[tuple[Sort, str], str] = {}
    for sort in NAMES:
        names = [value for each, value in found if each == sort]
        taken = set(names)
        for place, name in enumerate(names, start=1):
            if sort == "customer" and name in numbers:
                instead[sort, name] = numbers[name]
            elif can_be_quoted(name) and not HANDLE.fullmatch(name) and told(name) == name:
                continue
            elif sort == "customer" and is_number(name):
                number = by_tail.get(_digits(name)[-LONG_NUMBER:], "")
                instead[sort, name] = numbers[number] if _same(number, name) else next(spare)
            else:
                instead[sort, name] = next(handle for at in count(place) if (handle := f"{sort} {at}") not in taken)
                taken.add(instead[sort, name])
    return instead


def _teller(numbers: Mapping[str, str]) -> Callable[[str], str]:
    """What tells a text: these numbers made up in it, whatever else is sensitive masked."""
    digits_of = {number: digits for number in numbers if len(digits := _digits(number)) >= LONG_NUMBER}
    without = [number for number in numbers if len(number) >= LONG_NUMBER and number not in digits_of]

    def told(text: str) -> str:
        if text in numbers:
            return numbers[text]
        for number in without:
            text = text.replace(number, numbers[number])
        if len(within := _digits(text)) >= LONG_NUMBER:
            for number, digits in digits_of.items():
                if digits in within:
                    written = r"[+(]{0,2}(?<!\d)" + r"[^\w@]{0,3}".join(digits) + r"(?!\d)"
                    text = re.sub(written, numbers[number], text.replace(number, numbers[number]))
        return mask(text) if holds_raw(text) else text

    return told


def _digits(number: str) -> str:
    return "".join(char for char in number if char.isdecimal())


def _same(number: str, other: str) -> bool:
    """Whether two ways of writing may mean one number: with and without what leads it abroad."""
    short, long = sorted((_digits(number).lstrip("0"), _digits(other).lstrip("0")), key=len)
    return len(short) >= LONG_NUMBER and long.endswith(short)


def _replaced(value: Any, instead: Instead, sort: Sort = "") -> Any:
    if isinstance(value, str):
        return instead.get((sort, value), value)
    if isinstance(value, tuple):
        return tuple(_replaced(item, instead, sort) for item in value)
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(
            value,
            **{
                field: _replaced(getattr(value, field), instead, sort_of(value, field))
                for field in value.__struct_fields__
            },
        )
    return value
