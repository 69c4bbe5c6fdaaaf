"""Recognises e-mail addresses: a mailbox of any characters that mail allows, glued to Hangul or not, and a domain."""

import re
import string

from machine.masking.finding import Address
from machine.masking.kind import Addressed, Kind

LOCAL = string.ascii_letters + string.digits + ".!#$%&'*+?^_`{}~-"
BETWEEN_VALUES = "/=|"
"""What a mailbox is made of. Mail allows these as well, but people write them between two values."""
FOREIGN = r"[^\W\x00-\x7f]"
DOMAIN = re.compile(rf"(?:[\w-]{{1,63}}\.){{1,32}}(?:[A-Za-z]{{1,63}}|{FOREIGN}{{1,63}})")


def addresses(folded: str) -> list[Address]:
    """The addresses in a folded text (MASK-5), in order and apart."""
    found: list[Address] = []
    at = folded.find("@")
    run, done = _begin_of_mailbox(folded, 0, at), 0
    while at >= 0:
        following = folded.find("@", at + 1)
        end = len(folded)
        next_run = _begin_of_mailbox(folded, at + 1, following) if following >= 0 else end
        # A domain ends before the next mailbox, unless that is the domain itself with a second sign behind it.
        domain = DOMAIN.match(folded, at + 1, next_run if next_run > at + 1 else end)
        start = run if run > done else done
        if domain and start < at:
            done = domain.end()
            found.append(Address(start, at, done))
        at, run = following, next_run
    return found


def _begin_of_mailbox(folded: str, least: int, at: int) -> int:
    """Where the mailbox before the sign at `at` begins, a run of its signs or of foreign letters; `at` for none."""
    before = folded[least:at]
    if before[-1:].isascii():
        return least + len(before.rstrip(BETWEEN_VALUES).rstrip(LOCAL))
    length = len(before)
    while length and not before[length - 1].isascii() and (before[length - 1].isalnum()):
        length -= 1
    return least + length


KIND = Kind("email", is_documented=True, recogniser=Addressed(addresses, "email.address"))
