"""Recognises US social security numbers: three, two and four digits, or nine in a row after words that name one."""

import re

from machine.masking.finding import Span

WRITTEN = re.compile(
    r"(?<![A-Za-z0-9])(?<![0-9][.\-])[0-9]{3}[\s.\-]{1,3}[0-9]{2}[\s.\-]{1,3}[0-9]{4}(?![.\-]?[0-9]|[A-Za-z])"
)
NAMED = re.compile(
    r"(?:ssn|social\s?security|사회\s?보장)[^0-9]{0,24}(?P<number>[0-9]{9})(?![0-9A-Za-z])", re.IGNORECASE
)


def ssns(folded: str) -> list[Span]:
    """The social security numbers in a folded text (MASK-4).

    No area is turned down, not even those never issued: what is masked does not depend on the hidden digits.
    """
    return [
        *(Span(*match.span(), "ssn.written") for match in WRITTEN.finditer(folded)),
        *(Span(*match.span("number"), "ssn.named") for match in NAMED.finditer(folded)),
    ]
