"""Recognises what looks like a number of somebody's and is none: dates, years, IP addresses, UUIDs."""

import re

from machine.masking.finding import Span

# Nothing that a further digit is tied to: that would be part of something else.
ALONE = r"(?<![0-9A-Za-z])(?<![0-9][./\-])"
DONE = r"(?![./\-]?[0-9]|[A-Za-z])"
YEAR = r"(?:19|20)[0-9]{2}"

UUID = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z])", re.IGNORECASE)
OTHERS = re.compile(
    rf"{ALONE}(?:{YEAR}(?P<a>[./\-])[0-9]{{1,2}}(?P=a)[0-9]{{1,2}}|[0-9]{{1,2}}(?P<b>[./\-])[0-9]{{1,2}}(?P=b){YEAR}"
    rf"|{YEAR}-{YEAR}|[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}}){DONE}"
)


def uuids(folded: str) -> list[Span]:
    """UUIDs, whose digits are no card's and no phone's."""
    return [Span(*match.span(), "lookalike.uuid") for match in UUID.finditer(folded)]


def dates_and_addresses(folded: str) -> list[Span]:
    """Dates, spans of years and IPv4 addresses, whose digits are no national phone number's."""
    return [Span(*match.span(), "lookalike.date_or_address") for match in OTHERS.finditer(folded)]
