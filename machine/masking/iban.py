"""Recognises international bank account numbers by their country's length and their check digits."""

import re
from functools import cache

from stdnum import numdb
from stdnum.iso7064 import mod_97_10

from machine.masking.finding import Span

BEGIN = re.compile(r"(?<![A-Za-z0-9])(?<!\*{4})[A-Za-z]{2}[0-9]{2}")
SHORTEST, LONGEST = 15, 34
"""Characters of an IBAN without separators, in countries whose length the registry does not tell."""
PART = re.compile(r"[\s.\-]{0,3}([A-Za-z0-9])")
FIELD = re.compile(r"([0-9]+)!")


def ibans(folded: str) -> list[Span]:
    """The IBANs in a folded text, grouped or not, in either case (MASK-3).

    Only the check digits are looked at, not the account's own: those reject IBANs that banks have issued.
    """
    found: list[Span] = []
    done = 0
    for match in BEGIN.finditer(folded):
        end = _end(folded, match.start()) if match.start() >= done else 0
        if end:
            found.append(Span(match.start(), end, "iban.check_digits"))
            done = end
    return found


def _end(folded: str, start: int) -> int:
    """Where the longest IBAN that starts here ends, 0 for none."""
    length = length_of(folded[start : start + 2].upper())
    least, most = (length, length) if length else (SHORTEST, LONGEST)
    number, place, end = "", start, 0
    while len(number) < most and (part := PART.match(folded, place)):
        number += part[1]
        place = part.end()
        closed = not re.match("[A-Za-z0-9]", folded[place : place + 1])
        if closed and len(number) >= least and mod_97_10.is_valid((number[4:] + number[:4]).upper()):
            end = place
    return end


@cache
def length_of(country: str) -> int:
    """The length of the country's IBANs, 0 where the registry does not know it."""
    (_, properties), *_rest = numdb.get("iban").info(country)
    lengths = FIELD.findall(properties.get("bban", ""))
    return 4 + sum(map(int, lengths)) if lengths else 0
