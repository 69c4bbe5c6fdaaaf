"""Values that stay readable although they are found: a company's own hotline, its own mailboxes.

    >>> allowed = allowed_values(frozenset({"+82-2-1588-0000", "@example.com"}))
    >>> is_allowed(Span(5, 20, 1, "phone"), "call +82 2 1588 0000", allowed)
    True

A value is compared as it is read: of a number the letters and digits, and a plus before them, so that separators make
no difference; of an address all of it but upper and lower case, or its domain alone.
"""

from functools import lru_cache

from machine.masking.finding import Span
from machine.masking.folding import read


@lru_cache(maxsize=16)
def allowed_values(given: frozenset[str]) -> frozenset[str]:
    """What findings are compared with. Raises TypeError for a value that is no text, ValueError for one that says
    nothing or is an address without a domain; neither shows it."""
    allowed: set[str] = set()
    values: frozenset[object] = given
    for value in values:
        if not isinstance(value, str):
            raise TypeError(f"masking: a value to allow is of type {type(value).__name__}; give texts.")
        reading = read(value)[0].strip().casefold()
        if "@" in reading and len(reading.split()) > 1:
            raise ValueError("masking: a value to allow is more than an address; give each value by itself.")
        if reading.endswith("@"):
            raise ValueError(
                'masking: a value to allow has no domain behind its "@"; give an address, or "@" and a domain.'
            )
        compared = reading if "@" in reading else _number(reading)
        if not compared:
            raise ValueError("masking: a value to allow has neither a letter nor a digit; correct it or leave it out.")
        allowed.add(compared)
    return frozenset(allowed)


def is_allowed(place: Span, folded: str, allowed: frozenset[str]) -> bool:
    """Whether what is found in a folded text is one of these values and nothing more: a longer number that begins with
    an allowed one is none, nor is a mailbox that a number runs into."""
    reading = folded[place.start : place.end].casefold()
    if place.at:
        domain = folded[place.at : place.end].casefold()
        return place.mailbox == place.start and (reading in allowed or domain in allowed)
    return reading in allowed or _number(reading) in allowed


def _number(reading: str) -> str:
    """Its letters and digits, behind a plus if one stands before them."""
    signs = [sign for sign in reading if sign == "+" or sign.isalnum()]
    return "+" * (signs[:1] == ["+"]) + "".join(sign for sign in signs if sign != "+")
