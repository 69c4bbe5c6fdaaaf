"""What a kind of sensitive data is to the masking: the catalogue's id of it, and how it is recognised in a folded text.

The module of a recogniser has the Kind that it recognises, and `machine.masking.kinds` has them all in their order.
Whatever looks for kinds, names or counts them goes by that list.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from machine.masking.digit_groups import Candidate, DigitGroups, Shape
from machine.masking.finding import Address

Candidates = Callable[[DigitGroups, int, int], Iterator[Candidate]]
"""Takes groups in a row and the first and the last of some of them, and gives what these may be."""


class Grouped(NamedTuple):
    """Numbers known by how their digits are grouped, as cards and phone numbers are.

    `shapes` holds the groups in which they are written, and the digits that they may begin with then. `candidates` is
    asked for groups of these shapes only.
    """

    shapes: Mapping[Shape, str]
    candidates: Candidates


class Windowed(NamedTuple):
    """Numbers that groups of any shape may be: `windows` takes groups in a row, the first of some of them and the
    regions that are known best, and gives what these may be."""

    windows: Callable[[DigitGroups, int, tuple[str, ...]], Iterator[Candidate]]


class Lettered(NamedTuple):
    """Numbers with so many ASCII `letters` right before their first digit, as IBANs have their country there.

    `end_of` takes the text and where the letters begin and gives where the number ends, 0 for none.
    """

    letters: int
    end_of: Callable[[str, int], int]
    rule: str


class Addressed(NamedTuple):
    """Addresses of a mailbox and a domain, of which the mailbox is masked."""

    addresses: Callable[[str], list[Address]]
    rule: str


class Kind(NamedTuple):
    """A kind: `is_documented` if the source names it. The others are looked for only when they are asked for."""

    id: str
    is_documented: bool
    recogniser: Grouped | Windowed | Lettered | Addressed
