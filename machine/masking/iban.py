"""Recognises international bank account numbers by their country's length and their check digits."""

import re
from functools import cache

from stdnum import numdb

from machine.masking.folding import BLANKS
from machine.masking.kind import Kind, Lettered

SIGNS = r".\-_|/,:~"
"""What people put between its groups, white space aside."""
BEGIN = re.compile(
    r"(?:(?<![A-Za-z0-9])|(?<=(?i:iban)))(?<!\*{4})"
    rf"(?:(?:[A-Za-z]{{2}}|[A-Z]{{2}} )[0-9]{{2}}(?=[\s{SIGNS}]{{0,3}}+[A-Za-z0-9])"
    r"|[A-Z] [A-Z] [0-9] [0-9] [A-Z0-9])"
)
UNREGISTERED = dict.fromkeys(("AO", "CV", "GW", "MZ"), 25) | dict.fromkeys(("DZ", "IR"), 26)
UNREGISTERED |= dict.fromkeys(("CF", "CG", "CM", "DJ", "GA", "GQ", "KM", "MG", "TD"), 27)
UNREGISTERED |= dict.fromkeys(("BF", "BJ", "CI", "HN", "MA", "ML", "NE", "NI", "SN", "TG"), 28)
"""Lengths where banks use IBANs that are not, or not yet, in the registry."""
PART, PART_OVER_LINES = (re.compile(rf"[{white}{SIGNS}]{{0,3}}+([A-Za-z0-9]++)") for white in (BLANKS, r"\s"))
FIELD = re.compile(r"([0-9]+)!")
LETTERS = str.maketrans({chr(ord("A") + place): str(10 + place) for place in range(26)})
"""ISO 7064: a letter counts as two digits."""


def iban_at(folded: str, start: int) -> int:
    """Where the IBAN that starts here ends, in whatever groups and case (MASK-3), 0 for none.

    It ends where one of its groups ends, in its own line or, if there is none in that, in a later one. Only the check
    digits are looked at, not the account's own: those reject IBANs that banks have issued.
    """
    if not (begin := BEGIN.match(folded, start)):
        return 0
    length = length_of(begin[0].replace(" ", "")[:2].upper())
    return _end_of(folded, start, length, PART) or _end_of(folded, start, length, PART_OVER_LINES)


def _end_of(folded: str, start: int, length: int, part_of: re.Pattern[str]) -> int:
    number, place = "", start
    while len(number) < length and (part := part_of.match(folded, place)):
        number += part[1]
        place = part.end()
    more = len(number) - length
    if more > 0 and number[-more:].isalpha() and number[-more - 1].isdigit():
        number, place = number[:-more], place - more
    return place if len(number) == length > 0 and has_check_digits(number) else 0


def has_check_digits(number: str) -> bool:
    """Whether the ASCII letters and digits pass the check of ISO 7064 (mod 97, 10), as IBANs do (ISO 13616)."""
    return int((number[4:] + number[:4]).upper().translate(LETTERS)) % 97 == 1


@cache
def length_of(country: str) -> int:
    """The characters of the country's IBANs without separators, 0 where it has none."""
    (_, properties), *_rest = numdb.get("iban").info(country)
    lengths = FIELD.findall(properties.get("bban", ""))
    return 4 + sum(map(int, lengths)) if lengths else UNREGISTERED.get(country, 0)


KIND = Kind("iban", is_documented=True, recogniser=Lettered(len("DE"), iban_at, "iban.check_digits"))
