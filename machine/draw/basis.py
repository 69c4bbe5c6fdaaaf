"""What a transition rests on, its conditions counted: the source, the source and what we take it to mean, or an
assumption of ours alone."""

from collections.abc import Iterable
from enum import Enum
from functools import cache

from machine.lifecycle.declaration import GUARDS
from machine.lifecycle.table import Transition
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


def basis_of_transition(transition: Transition) -> Basis:
    """What its own cites make of it; where one of its conditions is assumed, the source alone does not say when it is
    taken, and it is documented and interpreted at best."""
    own, conditions = basis_of(transition.cites), (basis_of(GUARDS[guard].cites) for guard in transition.guards)
    if own is Basis.DOCUMENTED and any(each is not Basis.DOCUMENTED for each in conditions):
        return Basis.INTERPRETED
    return own


def weakest(bases: Iterable[Basis]) -> Basis:
    """The one that the source backs least, for a line that stands for several. Raises ValueError for none."""
    return max(bases, key=list(Basis).index)
