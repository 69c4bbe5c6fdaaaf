"""Mealy machines as plain data: the smallest form of one, the shortest word that tells two apart, and the words that
hold a desktop to one under an assumed number of states.

Words are numbers of symbols in the order of `Mealy.symbols`; state 0 is the first one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Generic, TypeVar

OutputT = TypeVar("OutputT", bound=Hashable)
PlaceT = TypeVar("PlaceT", bound=Hashable)

Word = tuple[int, ...]


@dataclass(frozen=True)
class Mealy(Generic[OutputT]):
    """A machine that answers every symbol in every state: `targets` and `outputs` by state, then by symbol. Symbols and
    outputs may be anything that can be compared; who makes it says what they are."""

    symbols: tuple[str, ...]
    targets: tuple[tuple[int, ...], ...]
    outputs: tuple[tuple[OutputT, ...], ...]

    @property
    def states(self) -> range:
        """The numbers of the states; 0 is the first one."""
        return range(len(self.targets))

    def run(self, word: Sequence[int], state: int = 0) -> tuple[OutputT, ...]:
        """The outputs of a word, one for each symbol."""
        given = []
        for symbol in word:
            given.append(self.outputs[state][symbol])
            state = self.targets[state][symbol]
        return tuple(given)

    def reached(self, word: Sequence[int], state: int = 0) -> int:
        """The state after a word."""
        for symbol in word:
            state = self.targets[state][symbol]
        return state


def built(
    symbols: Sequence[str], first: PlaceT, step: Callable[[PlaceT, int], tuple[PlaceT, OutputT]], limit: int
) -> Mealy[OutputT]:
    """The machine of everything that `step` leads to, its states numbered in order of the shortest ways to them.

    Raises OverflowError beyond `limit` states.
    """
    numbers = {first: 0}
    places = [first]
    targets: list[tuple[int, ...]] = []
    outputs: list[tuple[OutputT, ...]] = []
    for place in places:
        row = [step(place, symbol) for symbol in range(len(symbols))]
        for there, _ in row:
            if there not in numbers:
                if len(places) == limit:
                    raise OverflowError(f"There are more than {limit} states.")
                numbers[there] = len(places)
                places.append(there)
        targets.append(tuple(numbers[there] for there, _ in row))
        outputs.append(tuple(output for _, output in row))
    return Mealy(tuple(symbols), tuple(targets), tuple(outputs))


def classes(machine: Mealy[OutputT]) -> tuple[tuple[int, ...], ...]:
    """By round the class of each state: states in one class of round n answer every word of n symbols alike. In the
    last round only those are together that no word tells apart (Moore 1956)."""
    rounds: list[tuple[int, ...]] = [(0,) * len(machine.targets)]
    while True:
        now, known = rounds[-1], dict[Hashable, int]()
        following = tuple(
            known.setdefault((now[state], machine.outputs[state], tuple(now[each] for each in targets)), len(known))
            for state, targets in enumerate(machine.targets)
        )
        if following == now:
            return tuple(rounds)
        rounds.append(following)


def minimal(machine: Mealy[OutputT]) -> Mealy[OutputT]:
    """The smallest machine that answers alike. Machines that answer alike have equal smallest ones."""
    alike = classes(machine)[-1]
    one_of = {each: state for state, each in reversed(tuple(enumerate(alike)))}

    def step(place: int, symbol: int) -> tuple[int, OutputT]:
        state = one_of[place]
        return alike[machine.targets[state][symbol]], machine.outputs[state][symbol]

    return built(machine.symbols, alike[0], step, len(machine.targets))


def beside(one: Mealy[OutputT], other: Mealy[OutputT]) -> Mealy[OutputT]:
    """Both machines as one, the other's states behind; they must have the same symbols."""
    more = len(one.targets)
    return Mealy(
        one.symbols,
        one.targets + tuple(tuple(target + more for target in targets) for targets in other.targets),
        one.outputs + other.outputs,
    )


def apart(machine: Mealy[OutputT], one: int, other: int) -> Word | None:
    """A shortest word that two states answer otherwise, the first one in the order of symbols; None if there is
    none."""
    ways: dict[tuple[int, int], Word] = {(one, other): ()}
    todo = deque(ways)
    while todo:
        pair = todo.popleft()
        for symbol in range(len(machine.symbols)):
            outputs = tuple(machine.outputs[state][symbol] for state in pair)
            if outputs[0] != outputs[1]:
                return (*ways[pair], symbol)
            one, other = (machine.targets[state][symbol] for state in pair)
            if one != other and (one, other) not in ways:
                ways[one, other] = (*ways[pair], symbol)
                todo.append((one, other))
    return None


def told_apart(one: Mealy[OutputT], other: Mealy[OutputT]) -> Word | None:
    """A shortest word that two machines answer otherwise; None if they answer alike."""
    return apart(beside(one, other), 0, len(one.targets))


def ways(machine: Mealy[OutputT]) -> tuple[Word, ...]:
    """A shortest word to each state. Raises KeyError where nothing leads to one."""
    found: dict[int, Word] = {0: ()}
    todo = deque(found)
    while todo:
        state = todo.popleft()
        for symbol, target in enumerate(machine.targets[state]):
            if target not in found:
                found[target] = (*found[state], symbol)
                todo.append(target)
    return tuple(found[state] for state in machine.states)


def characterising(machine: Mealy[OutputT]) -> tuple[Word, ...]:
    """Few words by whose outputs all states of a smallest machine are told apart."""
    found: list[Word] = []
    singles: list[Word] = [(symbol,) for symbol in range(len(machine.symbols))]
    while True:
        seen = [tuple(machine.run(word, state) for word in found) for state in machine.states]
        alike = [pair for pair in combinations(machine.states, 2) if seen[pair[0]] == seen[pair[1]]]
        if not alike:
            return tuple(found)
        # The single symbol that parts most first; a longer word only where none parts anything.
        best = max(singles, key=lambda word: len({(seen[s], machine.run(word, s)) for s in machine.states}))
        if all(machine.run(best, one) == machine.run(best, other) for one, other in alike):
            longer = apart(machine, *alike[0])
            if longer is None:
                raise ValueError(f"States {alike[0]} of the machine answer alike; give its smallest form.")
            best = longer
        found.append(best)


def identifying(machine: Mealy[OutputT], words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """For each state as few of these characterising words as tell it from all others, taken one after the other."""
    found = []
    for state in machine.states:
        others = set(machine.states) - {state}
        own = []
        for word in words:
            left = {other for other in others if machine.run(word, other) == machine.run(word, state)}
            if left < others:
                own.append(word)
            others = left
        found.append(tuple(own))
    return tuple(found)


def suite(machine: Mealy[OutputT], extra: int) -> Iterator[Word]:
    """Words with this property: a machine with at most `extra` states more that answers each of them like this smallest
    one answers every word like it. Shorter ones come first.

    To each state and then any `extra` symbols, then every characterising word (Chow 1978, the W-method); after one
    symbol more only those that identify the state where the word should be (Fujiwara et al. 1991, the Wp-method).
    """
    cover, everywhere = ways(machine), characterising(machine)
    own = identifying(machine, everywhere)
    for length in range(extra + 2):
        for middle in product(range(len(machine.symbols)), repeat=length):
            for state, way in enumerate(cover):
                ends = everywhere if length <= extra else own[machine.reached(middle, state)]
                for end in ends or ((),):
                    if word := (*way, *middle, *end):
                        yield word
