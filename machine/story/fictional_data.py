"""Made-up test data by handle: numbers from ranges reserved for fiction, the same on every machine."""

import re

from machine.masking import find
from spec.catalogue.entries import Words
from spec.catalogue.load import load

FIRST_AREAS = ("202", "303", "404", "505", "606", "707", "808", "909")
AREAS = 400
"""So many area codes hold three times as many numbers of customers as a configuration may name."""
AREA_CODES = (
    *FIRST_AREAS,
    *(
        code
        for code in map(str, range(201, 1000))
        # Left out are codes of no place, where the range is not kept: two alike behind, 710, personal ones, spares.
        if code[0] != "5" and code[:2] not in ("37", "96") and code[1] not in ("9", code[2]) and code != "710"
        if code not in FIRST_AREAS
    ),
)[:AREAS]
"""Area codes in which 555-0100 to 555-0199 are kept for fiction."""
CUSTOMERS_PER_AREA = 80
ASSETS_PER_AREA = 20
CUSTOMERS_LIMIT = CUSTOMERS_PER_AREA * len(AREA_CODES) - 1
ASSETS_LIMIT = ASSETS_PER_AREA * len(AREA_CODES)

HANGUL = re.compile("[가-힣]")

LONG_NUMBER = 7
"""A shorter number is no phone number and may well be part of a word, so it is not looked for inside texts."""
HANDLE = re.compile(r"(customer|asset)_number\(([1-9][0-9]{0,5})\)")


class NumberError(ValueError):
    """There is no made-up number of this place in the row. `says` tells how many there are."""

    def __init__(self, handle: str, limit: int) -> None:
        self.says = Words(
            f"There is no {handle}: the made-up numbers go from 1 to {limit:,}.",
            f"{handle}은(는) 없다. 지어낸 번호는 1번부터 {limit:,}번까지이다.",
        )
        super().__init__(self.says.en)


def greeting(name: str) -> str:
    """What a customer writes first where the story does not say, in the language that the name is written in."""
    return _in_language_of(name, "cast.text_greeting")


def reply(name: str) -> str:
    """What an agent answers where the story does not say, in the language that the name is written in."""
    return _in_language_of(name, "cast.text_reply")


def _in_language_of(name: str, term: str) -> str:
    return load().words(term).of("ko" if HANGUL.search(name) else "en")


def customer_number(index: int) -> str:
    """The number of customer 1, 2, …. Raises NumberError beyond CUSTOMERS_LIMIT."""
    if not 1 <= index <= CUSTOMERS_LIMIT:
        raise NumberError(f"customer_number({index})", CUSTOMERS_LIMIT)
    area, line = divmod(index, CUSTOMERS_PER_AREA)
    # Index 80 is line 0 of the next area, so every line from 00 to 79 but the very first is used.
    return f"+1{AREA_CODES[area]}55501{line:02d}"


def asset_number(index: int) -> str:
    """The business number of asset 1, 2, …. Raises NumberError beyond ASSETS_LIMIT."""
    if not 1 <= index <= ASSETS_LIMIT:
        raise NumberError(f"asset_number({index})", ASSETS_LIMIT)
    area, line = divmod(index - 1, ASSETS_PER_AREA)
    return f"+1{AREA_CODES[area]}55501{80 + line}"


PLACES = {area: place for place, area in enumerate(AREA_CODES)}
MADE_UP = re.compile(r"\+1([2-9][0-9]{2})55501([0-9]{2})")


def handle_of(number: str) -> str | None:
    """The handle that makes a number, None for one that none makes."""
    found = MADE_UP.fullmatch(number)
    if found is None or found[1] not in PLACES or not number.isascii():
        return None
    area, line = PLACES[found[1]], int(found[2])
    if line >= CUSTOMERS_PER_AREA:
        return f"asset_number({area * ASSETS_PER_AREA + line - CUSTOMERS_PER_AREA + 1})"
    index = area * CUSTOMERS_PER_AREA + line
    return f"customer_number({index})" if index else None


def number_from(written: str) -> str:
    """The number that a step means: a handle such as `customer_number(1)`, or the number itself as it is written.

    Raises NumberError for a handle beyond the limits.
    """
    found = HANDLE.fullmatch(written)
    if found is None:
        return written
    make = customer_number if found[1] == "customer" else asset_number
    return make(int(found[2]))


def holds_raw(text: str) -> bool:
    """Whether a text holds sensitive data that is neither made up nor a text of the catalogue's own."""
    return text not in load().documented_texts and any(
        not load().is_made_up(each.kind, text[each.start : each.end]) for each in find(text)
    )
