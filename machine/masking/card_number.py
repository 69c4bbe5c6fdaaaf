"""Recognises payment card numbers by their issuer's digits and their check digit, in whatever groups they come."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from stdnum import luhn

from machine.masking.digits import Group, cuts_a_tie, trains

GAP = re.compile(r"[\s.\-]{1,3}")
ISSUER = re.compile(r"2[2-7]|[3-6]|8[12]|9[78]")
"""How card numbers begin. A year in front of one does not."""
SHORTEST, LONGEST = 13, 19
FEWEST_IN_A_GROUP = 4
"""Digits of every group but the last."""
MOST_IN_THE_FIRST = 8
"""Digits of the first group of several. A phone number in one is longer, so what follows it stays apart."""
RULE = "card.check_digit"


class Window(NamedTuple):
    """Groups of a folded text that are written as a card may be. It is one if `issued` and `checked`."""

    start: int
    end: int
    issued: bool
    checked: bool


def windows(folded: str) -> list[Window]:
    """Everything in a folded text that is written as a card may be, the cards among it (MASK-2), in order."""
    return [window for train in trains(folded, GAP) for window in _in_train(folded, train)]


def _in_train(folded: str, train: list[Group]) -> Iterator[Window]:
    for first, begin in enumerate(train):
        if not begin.may_begin:
            continue
        issued = bool(ISSUER.match(folded, begin.start))
        number = ""
        for last in range(first, len(train)):
            group = train[last]
            number += folded[group.start : group.end]
            if len(number) > LONGEST or (last > first and not group.may_begin):
                break
            if len(number) >= SHORTEST and group.may_end and not cuts_a_tie(folded, train, first, last):
                yield Window(begin.start, group.end, issued, luhn.is_valid(number))
            if not group.may_end or group.length < FEWEST_IN_A_GROUP or begin.length > MOST_IN_THE_FIRST:
                break
