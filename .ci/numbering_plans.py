"""Writes spec/numbering/plans.jsonl from the metadata of libphonenumber: `make plans`, where that library is installed.

Facts only, one line a country: its calling code, what is dialled before a number at home, how numbers of each length
begin, and in which groups they are written. The masking reads the table; it never imports the library.
"""

from __future__ import annotations

import json
import re
import re._parser as patterns  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from phonenumbers import PhoneMetadata, PhoneNumberDesc, __version__
from phonenumbers.data import _AVAILABLE_REGION_CODES

PLANS = Path(__file__).resolve().parents[1] / "spec" / "numbering" / "plans.jsonl"
DIGITS_TOLD = 3
"""So many first digits are told of a number."""
FEWEST, MOST = 6, 15
"""Digits of the national numbers that are told."""
KINDS = (
    "fixed_line",
    "mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "personal_number",
    "voip",
    "pager",
    "uan",
    "voicemail",
)
WRITTEN_TOO = {"BR": frozenset({(2, 1, 4, 4)})}
"""Groups in which people write numbers and the library does not: Brazil's ninth digit often stands apart."""
Begin = tuple[str, int]
"""The first digits of a number, up to DIGITS_TOLD, and how many it has."""


def table() -> str:
    """The whole file."""
    head = {"source": "libphonenumber", "version": __version__}
    return "".join(json.dumps(line) + "\n" for line in (head, *map(plan, sorted(_AVAILABLE_REGION_CODES))))


def plan(country: str) -> dict[str, Any]:
    """What the table says of a country."""
    data = PhoneMetadata.metadata_for_region(country)
    assert data is not None and data.country_code is not None
    main = PhoneMetadata.metadata_for_region(_main(data.country_code))
    assert main is not None
    kinds = {kind: getattr(data, kind) for kind in KINDS}
    return {
        "country": country,
        "code": str(data.country_code),
        "trunk": data.national_prefix or "",
        "mobile": _by_length([data.mobile]),
        "numbers": _by_length(kinds.values()),
        "groups": sorted(
            {shape for form in main.number_format for shape in _shapes(str(form.pattern), str(form.format))}
            | WRITTEN_TOO.get(country, frozenset())
        ),
    }


def _main(code: int) -> str:
    """The country that the others of a calling code take their groups from."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return COUNTRY_CODE_TO_REGION_CODE[code][0]


def _by_length(descriptions: Iterable[PhoneNumberDesc | None]) -> dict[str, str]:
    begins: dict[int, set[str]] = {}
    for description in descriptions:
        if description and description.national_number_pattern:
            for first, length in _begins(patterns.parse(description.national_number_pattern)):
                if FEWEST <= length <= MOST:
                    begins.setdefault(length, set()).add(first)
    return {str(length): _either(begins[length]) for length in sorted(begins)}


def _begins(parsed: Any) -> frozenset[Begin]:
    """How what a pattern matches begins, and how long it is."""
    found: frozenset[Begin] = frozenset({("", 0)})
    for operation, argument in parsed:
        found = _followed(found, _begins_of(str(operation), argument))
    return found


def _begins_of(operation: str, argument: Any) -> frozenset[Begin]:
    match operation:
        case "LITERAL":
            return frozenset({(chr(argument), 1)})
        case "IN":
            return frozenset((digit, 1) for digit in "0123456789" if _is_in(digit, argument))
        case "BRANCH":
            return frozenset(begin for branch in argument[1] for begin in _begins(branch))
        case "SUBPATTERN":
            return _begins(argument[3])
        case "MAX_REPEAT":
            fewest, most, repeated = argument
            one, many, found = _begins(repeated), frozenset({("", 0)}), frozenset[Begin]()
            for times in range(most + 1):
                if times >= fewest:
                    found |= many
                many = _followed(many, one)
            return found
        case _:
            raise ValueError(f"A pattern of libphonenumber holds {operation}, which is not read; read it here.")


def _is_in(digit: str, members: Iterable[tuple[Any, Any]]) -> bool:
    for operation, argument in members:
        match str(operation):
            case "LITERAL":
                if ord(digit) == argument:
                    return True
            case "RANGE":
                if argument[0] <= ord(digit) <= argument[1]:
                    return True
            case "CATEGORY":
                return True
            case _:
                raise ValueError(f"A set of libphonenumber holds {operation}, which is not read; read it here.")
    return False


def _followed(begins: frozenset[Begin], rests: frozenset[Begin]) -> frozenset[Begin]:
    lengths = {length for _, length in rests}
    told = {(digits, length + more) for digits, length in begins if len(digits) == DIGITS_TOLD for more in lengths}
    untold = {
        ((digits + rest)[:DIGITS_TOLD], length + more)
        for digits, length in begins
        if len(digits) < DIGITS_TOLD
        for rest, more in rests
    }
    return frozenset(each for each in told | untold if each[1] <= MOST)


def _either(begins: set[str]) -> str:
    """A regular expression of these beginnings."""
    rests: dict[str, set[str]] = {}
    for begin in begins:
        if begin:
            rests.setdefault(begin[0], set()).add(begin[1:])
    by_rest: dict[str, list[str]] = {}
    for digit in sorted(rests):
        by_rest.setdefault(_either(rests[digit]), []).append(digit)
    if by_rest == {"": list("0123456789")}:
        return ""
    told = [_set_of(digits) + (f"(?:{rest})" if "|" in rest else rest) for rest, digits in by_rest.items()]
    return "|".join(told)


def _set_of(digits: list[str]) -> str:
    if len(digits) == len("0123456789"):
        return r"\d"
    runs: list[str] = []
    for digit in digits:
        if runs and int(digit) == int(runs[-1][-1]) + 1:
            runs[-1] += digit
        else:
            runs.append(digit)
    told = "".join(run if len(run) <= len("01") else f"{run[0]}-{run[-1]}" for run in runs)
    return told if len(digits) == 1 else f"[{told}]"


def _shapes(pattern: str, form: str) -> Iterator[tuple[int, ...]]:
    """The groups that a format takes apart, in all lengths that they may have, and those that it writes."""
    lengths = [
        {length for _, length in _begins(argument[3])}
        for operation, argument in patterns.parse(pattern)
        if str(operation) == "SUBPATTERN"
    ]
    for shape in product(*(range(min(some), max(some) + 1) for some in lengths)):
        parts = enumerate(re.split(r"\\(\d)", form))
        written = "".join("0" * shape[int(part) - 1] if place % 2 else part for place, part in parts)
        for each in {shape, tuple(map(len, re.findall(r"\d+", written)))}:
            if len(each) > 1 and FEWEST <= sum(each) <= MOST:
                yield each


if __name__ == "__main__":
    PLANS.write_text(table(), encoding="utf-8")
