"""What a transition rests on: the source, the source and what we take it to mean, or an assumption of ours alone."""

from collections.abc import Iterable
from enum import Enum
from functools import cache

from spec.catalogue.entries import Words
from spec.catalogue.load import load


class Basis(Enum):
    """What is cited: clauses only, clauses and assumptions, or assumptions only.

    In a picture each has a sign beside the number and a pattern of its lines, so that none is told by colour.
    """

    DOCUMENTED = "documented"
    INTERPRETED = "interpreted"
    ASSUMED = "assumed"

    @property
    def words(self) -> Words:
        """Its name for readers."""
        return _WORDS[self]

    @property
    def sign(self) -> str:
        """What stands beside a number: § for a clause, ? for an assumption."""
        return _SIGNS[self]

    @property
    def line(self) -> str:
        """Graphviz's style of its lines; the picture's own dash patterns stand in machine.draw.style."""
        return _LINES[self]


_WORDS = {
    Basis.DOCUMENTED: Words("documented", "원문에 있음"),
    Basis.INTERPRETED: Words("documented and interpreted", "원문에 있고 해석을 더함"),
    Basis.ASSUMED: Words("assumed", "가정"),
}
_SIGNS = {Basis.DOCUMENTED: "§", Basis.INTERPRETED: "§?", Basis.ASSUMED: "?"}
_LINES = {Basis.DOCUMENTED: "solid", Basis.INTERPRETED: "dashed", Basis.ASSUMED: "dotted"}


@cache
def basis_of(cites: tuple[str, ...]) -> Basis:
    """What these ids of clauses and assumptions make of what cites them."""
    clauses = load().clauses
    of_the_source = {cited in clauses for cited in cites}
    if of_the_source == {True}:
        return Basis.DOCUMENTED
    return Basis.INTERPRETED if True in of_the_source else Basis.ASSUMED


def weakest(bases: Iterable[Basis]) -> Basis:
    """The one that the source backs least, for a line that stands for several. Raises ValueError for none."""
    return max(bases, key=list(Basis).index)
