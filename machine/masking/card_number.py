"""Recognises payment card numbers by their issuer's digits and their check digit, in whatever groups they come."""

import re
from collections.abc import Iterator

from machine.masking import luhn
from machine.masking.train import Train, Window, runs

RULE = "card.check_digit"
SHORTEST, LONGEST = 13, 19
MOST_GROUPS = 7
FEWEST_IN_A_GROUP = 4
"""Digits of every group but the last."""
OF_THIRTEEN = (4, 3, 3, 3)
"""How the old cards of thirteen digits were printed."""
MOST_IN_THE_FIRST = 8
"""Digits of the first group of several. A phone number in one is longer, so what follows it stays apart."""
ISSUER = re.compile(
    r"3[47]\d{13}$|3(?:0[0-5]|095|[5689]\d)\d{11,16}$"  # Amex; Diners and JCB
    r"|4(?:\d{12}|\d{15,18})$"  # Visa
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$|220[0-4]\d{12,15}$"  # Mastercard; Mir
    r"|(?:5[06-9]|6\d)\d{11,17}$"  # Maestro, Discover, UnionPay, RuPay, Verve, Troy's partners
    r"|8[126]\d{14,17}$|9(?:792|860)\d{12}$"  # RuPay, UnionPay, Uzcard; Troy, Humo
    r"|1\d{14}$"  # UATP
)
"""How the cards of the issuers begin, and how long they are then (ISO/IEC 7812-2). A year begins none of them."""


def windows(train: Train) -> Iterator[Window]:
    """The card numbers of a train (MASK-2)."""
    for first, last, lengths in runs(train, MOST_GROUPS, LONGEST):
        if sum(lengths) < SHORTEST or (first < last and lengths[0] > MOST_IN_THE_FIRST):
            continue
        if min(lengths[:-1], default=FEWEST_IN_A_GROUP) < FEWEST_IN_A_GROUP and lengths != OF_THIRTEEN:
            continue
        cuts_a_tie = train.is_white(first, last) and train.is_tied(first, last)
        if train.stands_apart_by(".-", first, last) and not cuts_a_tie:
            in_a_table = train.is_like_a_table(first, last)
            yield Window(first, last, RULE, is_card, in_a_table=in_a_table, may_touch=first < last)


def is_card(digits: str) -> bool:
    """Whether an issuer's cards begin like the digits and are as long, and the last one checks the others."""
    return ISSUER.match(digits) is not None and luhn.is_valid(digits)
