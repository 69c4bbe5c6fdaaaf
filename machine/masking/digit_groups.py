"""Groups of digits in a line of a folded text, apart by separators alone, and their shape.

What such groups may hold is decided by their shape, every digit written as a zero, and looked up from then on; the
digits themselves only answer how a number begins and whether its check digit is right.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from machine.masking.folding import BLANKS

MOST_BETWEEN = 6
"""Separators in a row: three, the brackets of "(0)" and, between two lines, the two signs of a line's end."""
FEWEST_DIGITS = 7
"""No number that is found has fewer."""
BETWEEN = rf"{BLANKS}.\-/()"
LIKE_DIGITS = "OoIlОо"
"""Letters, Cyrillic ones too, that are written for digits."""
IS_LONG = rf"(?=[0-9{BETWEEN}]{{{FEWEST_DIGITS - 1}}})"
DIGIT_GROUPS = re.compile(
    rf"[0-9](?:{IS_LONG}|(?<=[A-Za-z][0-9])|(?<=[A-Z] [0-9]))[0-9]*+(?:[{BETWEEN}]{{1,{MOST_BETWEEN}}}+[0-9]++)*+"
)
"""Those are left out that hold no number: most of the short ones, unless a letter stands before them as in an IBAN."""
GROUP = re.compile("0+")
WHITE = frozenset(" \t")
DOTS_AND_DASHES = WHITE | frozenset(".-")
NO_TIE = frozenset({"", "/", "/(", ")/", ")/("})
SHAPE = str.maketrans({**dict.fromkeys("123456789", "0"), **dict.fromkeys(BLANKS.replace("\t", ""), " ")})
DIGITS = str.maketrans(dict.fromkeys(BLANKS + ".-/()"))
ASCII_SHAPE = bytes(range(128)).decode().translate(SHAPE).encode().ljust(256)
ASCII_SEPARATORS = bytes(code for code in range(128) if code in DIGITS)
"""The same two for bytes, which are translated three times as fast."""
Shape = tuple[int, ...]
"""How many digits each group has."""
TABLE = 4
"""Groups before one, apart by nothing but white space, from which on it is taken for a row of a table."""


class DigitGroups(NamedTuple):
    """Groups of digits in a row, by shape alone: `gaps[i]` stands before group i, nothing before the first.

    For each group, `white` is the last one up to it that white space stands before, `signed` the last that anything
    else stands before, `barred` the last that anything but white space, dots and dashes stands before, `tabbed` the
    last that a tab stands before; -1 for none. So no question takes longer where there are more groups. Of each gap,
    and of what stands behind the last group, `tie` says whether there is no white space in it but a sign, and not a
    mere slash. `lead` is "+" if a plus stands before the first group, "00" if it begins with two zeros, else nothing.
    """

    starts: list[int]
    lengths: Shape
    gaps: list[str]
    white: list[int]
    signed: list[int]
    barred: list[int]
    tabbed: list[int]
    tie: list[bool]
    lead: str

    def is_white(self, first: int, last: int) -> bool:
        """Whether there is white space between any two of the groups."""
        return self.white[last] > first

    def is_blank(self, first: int, last: int) -> bool:
        """Whether there is nothing but white space between the groups."""
        return self.signed[last] <= first

    def has_tab(self, first: int, last: int) -> bool:
        """Whether the groups stand in the columns of a table."""
        return self.tabbed[last] > first

    def is_apart_by_dots_and_dashes(self, first: int, last: int) -> bool:
        """Whether there are just these and white space between the groups."""
        return self.barred[last] <= first

    def is_dotted_pair(self, first: int, last: int) -> bool:
        """Whether there are two groups with a dot or a slash between them, as in a decimal."""
        return last == first + 1 and self.gaps[last] in {".", "/"}

    def is_tied(self, first: int, last: int) -> bool:
        """Whether a sign without white space, and not a mere slash, ties the groups to one outside."""
        return self.tie[first] or self.tie[last + 1]

    def table(self, first: int, last: int) -> int:
        """From which group on these, and those before them, look like one row of a table; -1 where they do not.

        They do if many stand before them, apart by nothing but white space.
        """
        return first - TABLE if first >= TABLE and self.is_blank(first - TABLE, last) else -1

    def goes_on(self, last: int) -> bool:
        """Whether two more groups stand behind one, apart by nothing but white space."""
        return last + 2 < len(self.lengths) and self.is_blank(last, last + 2)

    def series(self, first: int, last: int) -> int:
        """The same, also if some stand before them that are as long, and as far away, as they are themselves.

        Two must, but before groups of four digits, of which four are the form of a card, one is enough.
        """
        more = 1 if self.lengths[first] == len("0000") else 2
        before = first - more
        is_even = (
            before >= 0 and len(set(self.lengths[before : last + 1])) == len(set(self.gaps[before + 1 : last + 1])) == 1
        )
        return before if is_even else self.table(first, last)


class Candidate(NamedTuple):
    """Some of the groups in a row, of a kind if their digits pass `check`, and the text around them `context`.

    `context` takes the folded text and the candidate's start and end there. A `weak` one does not count where a finding
    that began no later holds its beginning; one in a `row`, of a table or a series, not where nothing was found from
    that group on; one in a `row_of_code` not where the first group begins within a word, as the groups of an IBAN do;
    and a `late` one is tried when all others have been. A word may be glued to the end of one that `may_touch`.
    """

    first: int
    last: int
    rule: str
    check: Callable[[str], object]
    context: Callable[[str, int, int], bool] | None = None
    weak: bool = False
    row: int = -1
    late: bool = False
    row_of_code: bool = False
    may_touch: bool = False


def shape_and_digits(written: str) -> tuple[str, str]:
    """The shape of groups in a row, and their digits without what stands between them."""
    if written.isdigit():
        return "0" * len(written), written
    if written.isascii():
        signs = written.encode()
        return signs.translate(ASCII_SHAPE).decode(), signs.translate(None, ASCII_SEPARATORS).decode()
    return written.translate(SHAPE), written.translate(DIGITS)


def digit_groups_of(shape: str, lead: str) -> DigitGroups:
    """The groups of a shape."""
    starts: list[int] = []
    lengths: list[int] = []
    gaps: list[str] = []
    white, signed, barred, tabbed = [-1], [-1], [-1], [-1]
    tie: list[bool] = []
    end = 0
    for group, match in enumerate(GROUP.finditer(shape)):
        start = match.start()
        gap = _gap(shape[end:start])
        end = match.end()
        starts.append(start)
        lengths.append(end - start)
        gaps.append(gap.signs)
        tie.append(gap.is_tie)
        if group:
            white.append(group if gap.is_white else white[-1])
            signed.append(group if gap.is_signed else signed[-1])
            barred.append(group if gap.is_barred else barred[-1])
            tabbed.append(group if gap.is_tabbed else tabbed[-1])
    return DigitGroups(starts, tuple(lengths), gaps, white, signed, barred, tabbed, [*tie, False], lead)


class Gap(NamedTuple):
    """What stands between two groups, and what `DigitGroups` says of it."""

    signs: str
    is_white: bool
    is_signed: bool
    is_barred: bool
    is_tabbed: bool
    is_tie: bool


@lru_cache(maxsize=1024)
def _gap(signs: str) -> Gap:
    """The same object for the same separators, of which a long row of groups has few kinds."""
    is_white = not WHITE.isdisjoint(signs)
    is_signed, is_barred = not WHITE.issuperset(signs), not DOTS_AND_DASHES.issuperset(signs)
    return Gap(signs, is_white, is_signed, is_barred, "\t" in signs, signs not in NO_TIE and not is_white)
