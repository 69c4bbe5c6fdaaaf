"""Where everything stands that is found in a folded text which has passed the gate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from machine.masking.allowed_values import is_allowed
from machine.masking.choice import Choice
from machine.masking.digit_groups import DIGIT_GROUPS, FEWEST_DIGITS
from machine.masking.finding import CLAIMED, Address, Span, claim, united
from machine.masking.kinds import ADDRESSED, RUN
from machine.masking.numbers import NUMBER, numbers
from machine.masking.other_numbers import others
from machine.masking.phone_plans import Regions
from machine.masking.spelt_address import RULE as SPELT
from machine.masking.spelt_address import spelt_addresses

((EMAIL, _email),) = ADDRESSED
"""There is one such kind: where mailboxes are decides in which readings numbers are looked for."""
A_DIGIT = re.compile("[0-9]")


def places(folded: str, choice: Choice, begin: int = 0) -> list[Span]:
    """All places, in order and apart. No number begins before `begin`, where the gate has found the first that may."""
    ranks, is_strict, regions, allowed, _ = choice
    if "@" in folded and EMAIL in ranks:
        found = _found(folded, ranks, regions)
    else:
        found = numbers(folded, ranks, begin, regions)
    if is_strict and EMAIL in ranks:
        found += (Span(mail.start, mail.end, EMAIL, SPELT, mail.at, mail.start) for mail in spelt_addresses(folded))
    if len(found) > 1:
        found = united(sorted(found))
    if is_strict:
        found += _unclaimed(folded, found)
        found.sort()
    if allowed:
        found = [place for place in found if not is_allowed(place, folded, allowed)]
    return found


def _unclaimed(folded: str, found: list[Span]) -> Iterator[Span]:
    """The rows of seven digits or more that no finding has touched, dates and money aside."""
    stays = [(start, end) for start, end, other in others(folded) if other.stays_when_strict]
    rest = claim(folded, [*(place[:2] for place in found), *stays])
    for row in DIGIT_GROUPS.finditer(rest):
        if sum(map(str.isdigit, row[0])) >= FEWEST_DIGITS:
            yield Span(row.start(), row.end(), RUN, "strict.run")


def _found(folded: str, ranks: frozenset[int], regions: Regions) -> list[Span]:
    """What is found beside or in addresses: digits that run into a mailbox are found there too, a domain's are not."""
    mails = _email.addresses(folded)
    found = [Span(mail.start, mail.end, EMAIL, _email.rule, mail.at, mail.start) for mail in mails]
    if _has_digits_beside(folded, mails):
        for reading in _readings(folded, mails):
            if begin := NUMBER.search(reading):
                found += numbers(reading, ranks, begin.start(), regions)
    return found


def _has_digits_beside(folded: str, mails: list[Address]) -> bool:
    """Whether there are digits outside the addresses, or may be one in what is hidden of them."""
    done = 0
    for start, at, end in mails:
        if at - start == 1 or folded[start].isdecimal() or A_DIGIT.search(folded, done, start):
            return True
        done = end
    return A_DIGIT.search(folded, done) is not None


def _readings(folded: str, mails: list[Address]) -> tuple[str, ...]:
    """The texts to look for numbers in, of which none shows what masking hides of a mailbox.

    Whether a number before a mailbox ends there or goes on into it must not depend on what is hidden, so it is looked
    for both ways: with the mailbox taken out, and with digits for what is hidden, where the first character allows it.
    """
    alone = claim(folded, [(mail.start, mail.end) for mail in mails])
    pieces: list[str] = []
    done = 0
    for start, at, end in mails:
        hidden = at - start
        if hidden == 1:
            into = "0"
        elif folded[start].isdecimal():
            into = folded[start] + "0" * (hidden - 1)
        else:
            into = CLAIMED * hidden
        pieces += folded[done:start], into, CLAIMED * (end - at)
        done = end
    pieces.append(folded[done:])
    into = "".join(pieces)
    return (alone,) if alone == into else (alone, into)
