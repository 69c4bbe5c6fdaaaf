"""The pieces of HTML that a walk draws with, each once and in both languages, and the trees that are made of them.

A piece has holes, which are private characters: for its children, for the conversation's number, for times and for
what depends on the asset. So one piece serves every conversation, every moment and every asset.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from machine.screen import HOLE, Fragment

CHILDREN, CONVERSATION, SECONDS, CLOCK, ASSET, BUSINESS_NUMBER, DELETED_ASSET = map(chr, range(0xE000, 0xE007))
"""The holes: a run of children; a conversation's number; seconds, and the same as a clock shows them; the name of an
asset, its number as the desktop shows it; the name of the asset that was deleted last."""
HOLES = frozenset((CHILDREN, CONVERSATION, SECONDS, CLOCK, ASSET, BUSINESS_NUMBER, DELETED_ASSET))

_RUN = re.compile(f"(?:{re.escape(HOLE)})+")
_TIME = re.compile(r'<time class="desk-time" datetime="PT\d+S">[\d:]+</time>')
_TIME_HOLES = f'<time class="desk-time" datetime="PT{SECONDS}S">{CLOCK}</time>'


class Pieces:
    """Pieces and nodes while they are gathered; each is known by its number, and equal ones have the same."""

    def __init__(self) -> None:
        self._pieces: dict[tuple[str, str], int] = {}
        self._nodes: dict[tuple[int, tuple[tuple[int, ...], ...]], int] = {}

    def node(self, trees: Sequence[Fragment], holes: Sequence[Mapping[str, str]]) -> int:
        """The node for one and the same tree in both languages. `holes` are, for each language, what is cut out, from
        the markup to its hole. Raises ValueError where the trees differ in more than their words."""
        html = tuple(_cut(tree.html, cut) for tree, cut in zip(trees, holes, strict=True))
        runs = {tuple(len(run) // len(HOLE) for run in _RUN.findall(tree.html)) for tree in trees}
        if len(runs) > 1:
            raise ValueError("A view has other parts in one language than in the other; draw both alike.")
        children = [self.node(each, holes) for each in zip(*(tree.children for tree in trees), strict=True)]
        return self.made(html[0], html[1], _grouped(children, runs.pop()))

    def made(self, en: str, ko: str, groups: Sequence[Sequence[int]] = ()) -> int:
        """The node of a piece and its children, a group for each run of holes; a child below 0 is a slot."""
        piece = self._pieces.setdefault((en, ko), len(self._pieces))
        key = (piece, tuple(map(tuple, groups)))
        return self._nodes.setdefault(key, len(self._nodes))

    def shell(self, trees: Sequence[Fragment], holes: Sequence[Mapping[str, str]], *groups: Sequence[int]) -> int:
        """The node of the outermost piece alone, with these groups in place of its children."""
        html = [_cut(tree.html, cut) for tree, cut in zip(trees, holes, strict=True)]
        return self.made(html[0], html[1], groups)

    @property
    def pieces(self) -> tuple[tuple[str, ...], ...]:
        """All pieces; where both languages are equal, once."""
        return tuple((en,) if en == ko else (en, ko) for en, ko in self._pieces)

    @property
    def nodes(self) -> tuple[tuple[int | tuple[int, ...], ...], ...]:
        """All nodes: the piece, then the groups of children."""
        return tuple((piece, *groups) for piece, groups in self._nodes)


def _cut(html: str, cut: Mapping[str, str]) -> str:
    if not HOLES.isdisjoint(html):
        raise ValueError("A view holds a private character that stands for a hole; show it without.")
    told = _TIME.sub(_TIME_HOLES, _RUN.sub(CHILDREN, html))
    for markup, hole in cut.items():
        told = told.replace(markup, hole)
    return told


def _grouped(children: Sequence[int], runs: Sequence[int]) -> list[list[int]]:
    groups, at = [], 0
    for count in runs:
        groups.append(list(children[at : at + count]))
        at += count
    return groups
