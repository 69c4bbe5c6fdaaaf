"""Recognises e-mail addresses: a mailbox of any characters that mail allows, glued to Hangul or not, and a domain."""

import re
from itertools import pairwise
from typing import NamedTuple

LOCAL = r"A-Za-z0-9.!#$%&'*+?^_`{}~\-"
"""What a mailbox is made of. Mail allows "/", "=" and "|" as well, but people write them between two values."""
FOREIGN = r"[^\W\x00-\x7f]"
MAILBOX = re.compile(rf"(?:(?<![{LOCAL}])[{LOCAL}]++|(?<!{FOREIGN}){FOREIGN}++)@")
"""The sets are possessive and begin where their run begins, so that a run is read once."""
DOMAIN = re.compile(rf"(?:[\w-]{{1,63}}\.){{1,8}}(?:[A-Za-z]{{1,63}}|{FOREIGN}{{1,63}})")


class Address(NamedTuple):
    """An e-mail address in a folded text: from `start` to the sign at `at`, and its domain up to `end`."""

    start: int
    at: int
    end: int


def addresses(folded: str) -> list[Address]:
    """The addresses in a folded text (MASK-5)."""
    if "@" not in folded:
        return []
    runs = [match.span() for match in MAILBOX.finditer(folded)]
    found: list[Address] = []
    done = 0
    for (run, begin), (following, _) in pairwise([*runs, (len(folded), 0)]):
        start, at = max(run, done), begin - 1
        # A domain ends before the next mailbox, unless that is the domain itself with a second sign behind it.
        domain = DOMAIN.match(folded, begin, following if following > begin else len(folded))
        if domain and start < at:
            done = domain.end()
            found.append(Address(start, at, done))
    return found
