"""A view as a tree of pieces of HTML with holes, so that equal pieces of many views need be kept or sent only once.

To join a tree is to fill the holes of each piece with its children, in their order: `html.split(HOLE)`, with the
children between. A page does the same in a few lines of script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

from machine.screen.markup import HOLE, Html


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of HTML and what stands in its holes. Equal fragments look the same.

    Raises ValueError where there is not exactly one hole for each child.
    """

    html: Html
    children: tuple[Fragment, ...] = ()

    def __post_init__(self) -> None:
        if self.html.count(HOLE) != len(self.children):
            raise ValueError(
                f"A fragment has {self.html.count(HOLE)} holes and {len(self.children)} children; give it one child "
                "for each hole."
            )


def holes(children: Iterable[Fragment]) -> Html:
    """As many holes as there are children."""
    return Html(HOLE * sum(1 for _ in children))


def joined(fragment: Fragment) -> Html:
    """The HTML of a whole tree."""
    between = map(joined, fragment.children)
    return Html("".join(chain.from_iterable(zip_longest(fragment.html.split(HOLE), between, fillvalue=""))))


def pieces(fragment: Fragment) -> Iterator[Html]:
    """The HTML of every fragment of a tree, holes and all, from the root on."""
    yield fragment.html
    for child in fragment.children:
        yield from pieces(child)
