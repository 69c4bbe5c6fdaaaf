"""Finds sensitive data in any text and masks it, so that nothing of a known kind is left to find."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import Literal, NamedTuple

from machine.masking.digit_groups import DIGIT_GROUPS, FEWEST_DIGITS
from machine.masking.finding import CLAIMED, Address, Finding, Span, claim, united
from machine.masking.folding import folded_sign, read
from machine.masking.gate import APART, GATE, NUMBER
from machine.masking.kinds import ADDRESSED, DOCUMENTED, KINDS, NAMES, RUN
from machine.masking.masked_form import KEPT, STAR, last_visible, mailbox
from machine.masking.numbers import numbers
from machine.masking.other_numbers import others
from machine.masking.phone_plans import USUAL, Regions, countries

((EMAIL, _email),) = ADDRESSED
"""There is one such kind: where mailboxes are decides in which readings numbers are looked for."""
Mode = Literal["balanced", "strict"]
"""In strict mode every other row of seven or more digits is found as well, dates and money aside, as a "number"."""
MOST_ROUNDS = 8
"""Rounds of masking after which whatever digits are left are starred. Texts that need three are rare."""
MOST_KEPT = 16
A_DIGIT = re.compile("[0-9]")
AT_ONCE = 128
"""Texts of a batch that are searched as one. With 4,096 it takes a tenth longer: they are more than a cache holds and,
one emoji among them, four bytes a character."""


class Chosen(NamedTuple):
    """What is looked for."""

    ranks: frozenset[int]
    strict: bool
    regions: Regions


def find(
    text: str, kinds: Collection[str] | None = None, *, mode: Mode = "balanced", regions: Collection[str] | None = None
) -> list[Finding]:
    """The sensitive data in `text`, in order, of the documented kinds or of those named.

    Takes any string, lone surrogates and NUL too. Raises ValueError for a kind that is not in `KINDS` or another mode,
    TypeError for kinds that are no set of names.
    """
    chosen = _chosen(kinds, mode, regions=regions)
    if GATE.search(text) is None:
        return []
    folded, where = read(text)
    return [
        Finding(NAMES[place.rank], where[place.start], where[place.end - 1] + 1, place.rule)
        for place in _places(folded, chosen)
    ]


def mask(
    text: str,
    kinds: Collection[str] | None = None,
    *,
    keep: int = KEPT,
    mode: Mode = "balanced",
    regions: Collection[str] | None = None,
) -> str:
    """`text` with everything masked that `find` finds, and again until it finds nothing more to mask.

    So masking twice is masking once. The lines of the text, those of `str.splitlines`, stay its lines. `keep` is how
    many visible characters stay of a number, 0 to 16; of an e-mail address its first character and its domain stay.
    `regions` are the countries (ISO 3166) of which a phone number in one group is told by its digits alone, in place of
    the usual ten: others need a trunk zero, a plus or a word beside them.
    Raises ValueError for a kind that is not in `KINDS`, for another mode and for another `keep`, TypeError where these
    are of another type.
    """
    chosen = _chosen(kinds, mode, keep, regions)
    match = GATE.search(text)
    return text if match is None else _masked(text, match.start(), chosen, keep)


def mask_batch(
    texts: Sequence[str],
    kinds: Collection[str] | None = None,
    *,
    keep: int = KEPT,
    mode: Mode = "balanced",
    regions: Collection[str] | None = None,
) -> list[str]:
    """Each text as `mask` masks it, in order, faster than one by one. Raises ValueError as `mask` does."""
    chosen = _chosen(kinds, mode, keep, regions)
    masked = list(texts)
    for first in range(0, len(masked), AT_ONCE):
        some = masked[first : first + AT_ONCE]
        starts = list(map(add, accumulate(map(len, some), initial=0), range(0, len(APART) * len(some), len(APART))))
        done = -1
        for match in GATE.finditer(APART.join(some)):
            place = bisect_right(starts, match.start()) - 1
            if place != done:
                masked[first + place] = _masked(some[place], match.start() - starts[place], chosen, keep)
                done = place
    return masked


def _masked(text: str, begin: int, chosen: Chosen, keep: int) -> str:
    """Each round stars more or drops more blanks, hence the rounds end; so does the time that they may take.

    No number begins before `begin`, where the gate has found the first that may be one.
    """
    for _ in range(MOST_ROUNDS):
        folded, where = read(text)
        if folded is not text:
            begin = 0
        places = _places(folded, chosen, begin)
        if not places:
            return text
        masked, is_plain = _starred(text, folded, where, places, keep)
        if masked == text or (is_plain and NUMBER.search(masked, begin) is None):
            return masked
        text, begin = masked, 0
    return "".join(STAR if folded_sign(char).isdecimal() else char for char in text)


def _starred(text: str, folded: str, where: Sequence[int], places: list[Span], keep: int) -> tuple[str, bool]:
    """The text masked once, and whether no more than a number can have come to light by that.

    What is left of a mailbox in ASCII is masked to itself, but stars for other signs may begin a longer mailbox.
    """
    has_mail = is_plain = "@" in folded
    pieces: list[str] = []
    done = 0
    for start, end, _, _, at, first in places:
        begin, close = where[start], where[end - 1] + 1
        written = text[begin:close]
        pieces.append(text[done:begin])
        if at:
            is_plain = is_plain and first == start and written.isascii()
            pieces.append(mailbox(written, where[at] - begin, keeps_first=first == start))
        else:
            is_plain = False
            pieces.append(last_visible(written, keep))
        done = close
    pieces.append(text[done:])
    return "".join(pieces), is_plain or not has_mail


def _chosen(kinds: Collection[str] | None, mode: str, keep: int = 0, regions: Collection[str] | None = None) -> Chosen:
    """What is looked for. Raises TypeError for what is no set of names and no whole number, ValueError for others."""
    if kinds is not None and not isinstance(kinds, frozenset):
        kinds = _names("kinds", kinds, '{"phone", "email"}')
    if regions is not None and not isinstance(regions, frozenset):
        regions = _names("regions", regions, '{"KR", "US"}')
    if type(keep) is not int:
        raise TypeError(f"masking: keep is of type {type(keep).__name__}; give a whole number from 0 to {MOST_KEPT}.")
    if not isinstance(mode, str):
        raise TypeError(f'masking: the mode is of type {type(mode).__name__}; give "balanced" or "strict".')
    return _settled(kinds, mode, keep, regions)


def _names(option: str, given: object, example: str) -> frozenset[str]:
    if isinstance(given, str) or not isinstance(given, Collection):
        raise TypeError(f"masking: {option} is of type {type(given).__name__}; give a set of names, as {example}.")
    return frozenset(given)


@lru_cache(maxsize=64)
def _settled(kinds: frozenset[str] | None, mode: str, keep: int, regions: frozenset[str] | None) -> Chosen:
    wanted = DOCUMENTED if kinds is None else kinds
    if unknown := sorted(map(str, wanted.difference(KINDS))):
        raise ValueError(f'masking: the kind "{unknown[0]}" is unknown; the kinds are {", ".join(KINDS)}.')
    if mode not in {"balanced", "strict"}:
        raise ValueError(f'masking: the mode "{mode}" is unknown; the modes are balanced and strict.')
    if keep not in range(MOST_KEPT + 1):
        raise ValueError(f"masking: keep is {keep}; give a number from 0 to {MOST_KEPT}.")
    if regions is not None and (nowhere := sorted(map(str, regions.difference(countries())))):
        raise ValueError(f'masking: the region "{nowhere[0]}" is unknown; give codes of ISO 3166, as {{"KR", "US"}}.')
    ranks = frozenset(rank for rank, kind in enumerate(KINDS) if kind in wanted)
    return Chosen(ranks, mode == "strict", USUAL if regions is None else tuple(sorted(regions)))


def _places(folded: str, chosen: Chosen, begin: int = 0) -> list[Span]:
    ranks, is_strict, regions = chosen
    if "@" in folded and EMAIL in ranks:
        found = _found(folded, ranks, regions)
    else:
        found = numbers(folded, ranks, begin, regions)
    if len(found) > 1:
        found = united(sorted(found))
    if is_strict:
        found += _unclaimed(folded, found)
        found.sort()
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
