"""Trains of digits in a folded text: groups that stand apart by separators alone, and their shape.

What a train may hold is decided by its shape, every digit written as a zero, and looked up from then on; the digits
themselves only answer how a number begins and whether its check digit is right.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

MOST_BETWEEN = 6
"""Separators in a row: three, the brackets of "(0)" and the two signs of a line's end."""
TRAIN = re.compile(rf"[0-9]++(?:[\s.\-/()]{{1,{MOST_BETWEEN}}}+[0-9]++)*+")
GROUP = re.compile("0+")
WHITE = frozenset(" \n")
SPACES = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
SHAPE = str.maketrans({**dict.fromkeys("123456789", "0"), **dict.fromkeys(SPACES.replace("\n", ""), " ")})
DIGITS = str.maketrans(dict.fromkeys(SPACES + ".-/()"))
TABLE = 4
"""Groups before one, apart by nothing but white space, from which on it is taken for a row of a table."""


class Train(NamedTuple):
    """The groups of one train by shape alone: `gaps[i]` stands before group i, nothing before the first.

    `lead` is "+" if a plus stands before it, "00" if it begins with two zeros, else nothing.
    """

    starts: tuple[int, ...]
    lengths: tuple[int, ...]
    gaps: tuple[str, ...]
    lead: str

    def gap_after(self, last: int) -> str:
        """What stands behind a group, nothing behind the last."""
        return self.gaps[last + 1] if last + 1 < len(self.gaps) else ""

    def is_white(self, first: int, last: int) -> bool:
        """Whether there is white space between any two of the groups."""
        return any(not WHITE.isdisjoint(gap) for gap in self.gaps[first + 1 : last + 1])

    def is_tied(self, first: int, last: int) -> bool:
        """Whether a sign without white space, and not a mere slash, ties the groups to one outside."""
        return any(gap and gap != "/" and WHITE.isdisjoint(gap) for gap in (self.gaps[first], self.gap_after(last)))

    def stands_apart_by(self, signs: str, first: int, last: int) -> bool:
        """Whether there are just such signs and white space between the groups."""
        return all(WHITE.union(signs).issuperset(gap) for gap in self.gaps[first + 1 : last + 1])

    def goes_on_before(self, first: int, last: int) -> bool:
        """Whether the groups before are as long and stand apart as these, which are all of one length, do."""
        return first > 0 and self.lengths[first - 1] == self.lengths[first] and self.gaps[first] == self.gaps[last]

    def is_like_a_table(self, first: int, last: int) -> bool:
        """Whether the groups and many before them stand apart by nothing but white space."""
        return first >= TABLE and self.stands_apart_by("", first - TABLE, last)


class Window(NamedTuple):
    """Groups of a train that are of a kind if their digits pass `check`, and the text around them `context`.

    `context` takes the folded text and the window's start and end there. A `weak` window does not count where a
    finding that began before it holds its beginning, one `in_a_table` not where nothing was found in the groups before
    it, and a `late` one is tried when all others have been. A word may be glued to the end of one that `may_touch`.
    """

    first: int
    last: int
    rule: str
    check: Callable[[str], object]
    context: Callable[[str, int, int], bool] | None = None
    weak: bool = False
    in_a_table: bool = False
    late: bool = False
    may_touch: bool = False


def train_of(shape: str, lead: str) -> Train:
    """The groups of a shape."""
    starts: list[int] = []
    lengths: list[int] = []
    gaps: list[str] = []
    end = 0
    for match in GROUP.finditer(shape):
        starts.append(match.start())
        lengths.append(match.end() - match.start())
        gaps.append(shape[end : match.start()])
        end = match.end()
    return Train(tuple(starts), tuple(lengths), tuple(gaps), lead)


def runs(train: Train, most_groups: int, most_digits: int) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """The first and the last group and the lengths of every run of groups within the limits."""
    for first in range(len(train.lengths)):
        digits = 0
        for last in range(first, min(first + most_groups, len(train.lengths))):
            digits += train.lengths[last]
            if digits > most_digits:
                break
            yield first, last, train.lengths[first : last + 1]
