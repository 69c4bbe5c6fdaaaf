"""Two machines side by side: which state of one is which of the other, and every transition that is not the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import eq
from typing import NamedTuple

from machine.learning.mealy import Mealy, OutputT, beside, classes


class Change(NamedTuple):
    """A transition that is another one. `state` is one of ours, `learned` its partner; after `symbol` the output or the
    target is otherwise, or both."""

    state: int
    learned: int
    symbol: int
    output: bool
    target: bool


@dataclass(frozen=True)
class Compared:
    """How the states of two machines go together. `partners` has for each learned state the state of ours that it is,
    None for one that is only in the desktop; `missing` are the states of ours that are not in the desktop. `changes`
    are in states that both have."""

    partners: tuple[int | None, ...]
    missing: tuple[int, ...]
    changes: tuple[Change, ...]

    @property
    def added(self) -> tuple[int, ...]:
        """The learned states that are only in the desktop."""
        return tuple(learned for learned, state in enumerate(self.partners) if state is None)


def compared(ours: Mealy[OutputT], learned: Mealy[OutputT]) -> Compared:
    """Put two machines with the same symbols side by side.

    The first states are partners; others are where one word leads to both, each with one partner at most. Where there
    is a choice, those come first that the same outputs led to, then those that answer longer words alike, then those
    that shorter words lead to; where the outputs were others on the way, some symbol must be answered alike. There is a
    change just where the machines do not answer alike.
    """
    pairs = _met(ours, learned)
    rounds = classes(beside(ours, learned))
    more = len(ours.targets)

    def alike(state: int, other: int) -> int:
        """The last round in which both are in one class: they answer every word of so many symbols alike."""
        return max(number for number, found in enumerate(rounds) if found[state] == found[more + other])

    partners: dict[int, int] = {}
    taken: set[int] = set()
    for state, other in sorted(pairs, key=lambda pair: (pair != (0, 0), not pairs[pair], -alike(*pair))):
        akin = pairs[state, other] or any(map(eq, ours.outputs[state], learned.outputs[other]))
        if akin and state not in taken and other not in partners:
            partners[other] = state
            taken.add(state)
    return Compared(
        tuple(partners.get(other) for other in learned.states),
        tuple(state for state in ours.states if state not in taken),
        tuple(_changes(ours, learned, partners)),
    )


def _changes(ours: Mealy[OutputT], learned: Mealy[OutputT], partners: Mapping[int, int]) -> Iterator[Change]:
    for other, state in sorted(partners.items(), key=lambda pair: pair[1]):
        for symbol in range(len(ours.symbols)):
            output = ours.outputs[state][symbol] != learned.outputs[other][symbol]
            target = ours.targets[state][symbol] != partners.get(learned.targets[other][symbol])
            if output or target:
                yield Change(state, other, symbol, output, target)


def _met(ours: Mealy[OutputT], learned: Mealy[OutputT]) -> dict[tuple[int, int], bool]:
    """Every two states that one word leads to, in order of the shortest; True if some such word had the same outputs
    all the way."""
    met = {(0, 0): True}
    for same in (True, False):
        todo = deque(met)
        while todo:
            state, other = todo.popleft()
            for symbol in range(len(ours.symbols)):
                if same and ours.outputs[state][symbol] != learned.outputs[other][symbol]:
                    continue
                pair = ours.targets[state][symbol], learned.targets[other][symbol]
                if pair not in met:
                    met[pair] = same
                    todo.append(pair)
    return met
