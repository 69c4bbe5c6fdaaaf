"""Finds sensitive data in any text and masks it, so that nothing of a known kind is left to find."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import add

from machine.masking.allowed_values import is_allowed
from machine.masking.choice import Choice, Mode, choice_of
from machine.masking.cuts import line_cuts
from machine.masking.digit_groups import DIGIT_GROUPS, FEWEST_DIGITS
from machine.masking.finding import CLAIMED, Address, Finding, Span, claim, united
from machine.masking.folding import folded_sign, is_invisible, read
from machine.masking.gate import APART, GATE, NUMBER
from machine.masking.kinds import ADDRESSED, NAMES, RUN
from machine.masking.masked_form import KEPT, STAR, last_visible, mailbox
from machine.masking.numbers import numbers
from machine.masking.other_numbers import others
from machine.masking.own_kinds import OwnKind, own_places, own_starred
from machine.masking.phone_plans import Regions
from machine.masking.spelt_address import RULE as SPELT
from machine.masking.spelt_address import spelt_addresses

((EMAIL, _email),) = ADDRESSED
"""There is one such kind: where mailboxes are decides in which readings numbers are looked for."""
MOST_ROUNDS = 8
"""Rounds of masking after which whatever digits are left are starred. Texts that need three are rare."""
A_DIGIT = re.compile("[0-9]")
LONG = 4096
"""Characters from which on a text is masked in parts."""
AT_ONCE = 128
"""Texts of a batch that are searched as one. With 4,096 it takes a tenth longer: they are more than a cache holds and,
one emoji among them, four bytes a character."""


def find(
    text: str,
    kinds: Collection[str] | None = None,
    *,
    mode: Mode = "balanced",
    regions: Collection[str] | None = None,
    allow: Collection[str] | None = None,
    own: Sequence[OwnKind] | None = None,
) -> list[Finding]:
    """The sensitive data in `text`, in order, of the documented kinds or of those named, and of one's own.

    Takes any string, lone surrogates and NUL too. Raises ValueError for a kind that is not in `KINDS` or another mode,
    TypeError for kinds that are no set of names.
    """
    choice = choice_of(kinds, mode, 0, regions, allow, own)
    if len(text) <= LONG:
        return _findings(text, choice)
    return [
        finding._replace(start=begin + finding.start, end=begin + finding.end)
        for begin, end in _parts(text)
        for finding in _findings(text[begin:end], choice)
    ]


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """From where to where the parts of a long text go that are masked as the whole is."""
    return pairwise([0, *line_cuts(text), len(text)])


def _findings(text: str, choice: Choice) -> list[Finding]:
    is_passed = choice.strict or GATE.search(text) is not None
    if not is_passed and not choice.own:
        return []
    folded, where = read(text)
    found = _places(folded, choice) if is_passed else []
    names = NAMES
    if choice.own:
        found = united(sorted(found + own_places(folded, choice.own, choice.allowed)))
        names = (*NAMES, *(search.name for search in choice.own))
    return [Finding(names[place.rank], where[place.start], where[place.end - 1] + 1, place.rule) for place in found]


def mask(
    text: str,
    kinds: Collection[str] | None = None,
    *,
    keep: int = KEPT,
    mode: Mode = "balanced",
    regions: Collection[str] | None = None,
    allow: Collection[str] | None = None,
    own: Sequence[OwnKind] | None = None,
) -> str:
    """`text` with everything masked that `find` finds, and again until it finds nothing more to mask.

    So masking twice is masking once. The lines of the text, those of `str.splitlines`, stay its lines. `keep` is how
    many visible characters stay of a number, 0 to 16; of an e-mail address its first character and its domain stay.
    `regions` are the countries (ISO 3166) of which a phone number in one group is told by its digits alone, in place of
    the usual ten: others need a trunk zero, a plus or a word beside them.

    - `allow`: values that stay where they are all that is found, not a part of it: numbers, whatever separators stand
      in them, but with a plus or a trunk as given; addresses; a domain for all its mailboxes, as "@example.com".
    - `own`: kinds of one's own. Stars take the place of a value in the text; its white space and signs between cells
      stay, and its last `keep` other characters if it has more.

    Raises ValueError for a kind that is not in `KINDS`, for another mode and for another `keep`, TypeError where these
    are of another type, and both for what is wrong with `allow` and `own`.
    """
    choice = choice_of(kinds, mode, keep, regions, allow, own)
    if choice.own or choice.strict:
        return _masked(text, 0, choice, keep)
    match = GATE.search(text)
    return text if match is None else _masked(text, match.start(), choice, keep)


def mask_batch(
    texts: Sequence[str],
    kinds: Collection[str] | None = None,
    *,
    keep: int = KEPT,
    mode: Mode = "balanced",
    regions: Collection[str] | None = None,
    allow: Collection[str] | None = None,
    own: Sequence[OwnKind] | None = None,
) -> list[str]:
    """Each text as `mask` masks it, in order, faster than one by one. Raises ValueError as `mask` does."""
    choice = choice_of(kinds, mode, keep, regions, allow, own)
    return _batch(list(texts), choice, keep)


def _batch(masked: list[str], choice: Choice, keep: int) -> list[str]:
    """The texts masked, in their places."""
    if choice.own or choice.strict:
        return [_masked(text, 0, choice, keep) for text in masked]
    for first in range(0, len(masked), AT_ONCE):
        some = masked[first : first + AT_ONCE]
        starts = list(map(add, accumulate(map(len, some), initial=0), range(0, len(APART) * len(some), len(APART))))
        done = -1
        for match in GATE.finditer(APART.join(some)):
            place = bisect_right(starts, match.start()) - 1
            if place != done:
                masked[first + place] = _masked(some[place], match.start() - starts[place], choice, keep)
                done = place
    return masked


def _masked(text: str, begin: int, choice: Choice, keep: int) -> str:
    """A long text is masked part for part: most parts of it hold nothing, and an odd one alone takes further rounds.

    No number begins before `begin`, where the gate has found the first that may be one.
    """
    if len(text) > LONG:
        parts = [text[start:end] for start, end in _parts(text)]
        if len(parts) > 1:
            return "".join(_batch(parts, choice, keep))
    return _masked_in_rounds(text, begin, choice, keep)


def _masked_in_rounds(text: str, begin: int, choice: Choice, keep: int) -> str:
    """Each round stars more or drops more blanks, hence the rounds end; so does the time that they may take."""
    if choice.allowed or choice.own:
        return _masked_as_wished(text, choice, keep)
    for _ in range(MOST_ROUNDS):
        folded, where = read(text)
        if folded is not text:
            begin = 0
        places = _places(folded, choice, begin)
        if not places:
            return text
        masked, is_plain = _starred(text, folded, where, places, keep)
        if masked == text or (is_plain and not choice.strict and NUMBER.search(masked, begin) is None):
            return masked
        text, begin = masked, 0
    return _without_digits(text)


def _without_digits(text: str) -> str:
    return "".join(STAR if folded_sign(char).isdecimal() else char for char in text)


def _masked_as_wished(text: str, choice: Choice, keep: int) -> str:
    """The text masked with what somebody allows left in it, and values of own kinds starred, round for round."""
    for _ in range(MOST_ROUNDS):
        masked = _masked_once(text, choice, keep)
        if masked == text:
            return text
        text = masked
    # Without digits nothing goes on from line to line, so a line of nothing but stars changes no other.
    return "".join(
        line if _masked_once(line, choice, keep) == line else _hidden(line)
        for line in _without_digits(text).splitlines(keepends=True)
    )


def _masked_once(text: str, choice: Choice, keep: int) -> str:
    folded, where = read(text)
    places = _places(folded, choice) if choice.strict or GATE.search(text) else []
    if choice.own:
        starred = own_starred(folded, choice.own, choice.allowed, keep)
        if starred != folded:
            text = _in_place(text, folded, where, starred)
    return _starred(text, folded, where, places, keep)[0]


def _in_place(text: str, folded: str, where: Sequence[int], starred: str) -> str:
    """The text with those characters starred that are so in its reading; some are written as several (`%40`)."""
    pieces: list[str] = []
    done = 0
    for place, (before, after) in enumerate(zip(folded, starred, strict=True)):
        if before != after:
            end = where[place + 1] if place + 1 < len(where) else len(text)
            pieces += text[done : where[place]], _hidden(text[where[place] : end])
            done = end
    return "".join([*pieces, text[done:]])


def _hidden(text: str) -> str:
    """The text with a star for every character that shows something."""
    return "".join(char if char.isspace() or is_invisible(char) else STAR for char in text)


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


def _places(folded: str, choice: Choice, begin: int = 0) -> list[Span]:
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
