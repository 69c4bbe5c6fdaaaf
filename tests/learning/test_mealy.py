"""Mealy machines: the smallest form, what tells two apart, the words that hold one to another; against brute force."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from machine.learning.mealy import (
    Mealy,
    Word,
    beside,
    built,
    characterising,
    classes,
    identifying,
    minimal,
    suite,
    told_apart,
    ways,
)

LAMP = Mealy(("press", "look"), ((1, 0), (2, 1), (0, 2)), (("", "dark"), ("", "dim"), ("", "bright")))
"""Off, dim, bright, and off again."""
SYMBOLS = ("a", "b")
STATES_LIMIT = 4


@st.composite
def machines(draw: st.DrawFn) -> Mealy[int]:
    """Any machine of up to four states over two symbols and two outputs."""
    states = draw(st.integers(1, STATES_LIMIT))

    def rows(most: int) -> tuple[tuple[int, ...], ...]:
        row = st.tuples(*[st.integers(0, most)] * len(SYMBOLS))
        return draw(st.tuples(*[row] * states))

    return Mealy(SYMBOLS, rows(states - 1), rows(1))


@st.composite
def broken(draw: st.DrawFn, machine: Mealy[int]) -> Mealy[int]:
    """The machine with one transition that leads elsewhere or answers otherwise."""
    state, symbol = draw(st.sampled_from(machine.states)), draw(st.sampled_from((0, 1)))
    target, output = draw(st.sampled_from(machine.states)), draw(st.integers(0, 1))

    def put(rows: tuple[tuple[int, ...], ...], value: int) -> tuple[tuple[int, ...], ...]:
        row = (*rows[state][:symbol], value, *rows[state][symbol + 1 :])
        return (*rows[:state], row, *rows[state + 1 :])

    return Mealy(machine.symbols, put(machine.targets, target), put(machine.outputs, output))


def words(longest: int) -> Iterator[Word]:
    """Every word of one symbol, then of two, and so on."""
    return (word for length in range(1, longest + 1) for word in product((0, 1), repeat=length))


def test_tutorial_a_machine_is_run_made_small_and_told_from_another() -> None:
    assert LAMP.run((1, 0, 1, 0, 0, 1)) == ("dark", "", "dim", "", "", "dark")
    assert LAMP.reached((0, 0)) == 2

    with_a_twin = built(LAMP.symbols, 0, lambda at, symbol: _twice(at, symbol), 6)
    assert len(with_a_twin.targets) == 6
    assert minimal(with_a_twin) == LAMP

    stuck = Mealy(LAMP.symbols, ((1, 0), (2, 1), (2, 2)), LAMP.outputs)
    assert told_apart(LAMP, stuck) == (0, 0, 0, 1)
    assert told_apart(LAMP, LAMP) is None

    assert ways(LAMP) == ((), (0,), (0, 0))
    assert characterising(LAMP) == ((1,),)
    assert set(suite(LAMP, 0)) == {(1,), (0, 1), (1, 1), (0, 0, 1), (0, 1, 1), (0, 0, 0, 1), (0, 0, 1, 1)}


def _twice(at: int, symbol: int) -> tuple[int, str]:
    """The lamp counted to six: the second round is as the first."""
    return (at + 1) % 6 if symbol == 0 else at, LAMP.outputs[at % 3][symbol]


def test_more_states_than_allowed_are_an_error() -> None:
    with pytest.raises(OverflowError, match=r"^There are more than 5 states\.$"):
        built(LAMP.symbols, 0, _twice, 5)


@given(machines())
def test_states_are_in_one_class_of_a_round_if_every_word_of_so_many_symbols_is_answered_alike(
    machine: Mealy[int],
) -> None:
    for length, found in enumerate(classes(machine)):
        for one, other in product(machine.states, repeat=2):
            alike = all(machine.run(word, one) == machine.run(word, other) for word in words(length))
            assert (found[one] == found[other]) is alike


@given(machines())
def test_the_smallest_form_answers_alike_and_has_no_two_states_that_do(machine: Mealy[int]) -> None:
    small = minimal(machine)

    assert all(small.run(word) == machine.run(word) for word in words(2 * STATES_LIMIT - 1))
    behaviours = {
        tuple(machine.run(word, machine.reached(way)) for word in words(STATES_LIMIT - 1))
        for way in ((), *words(STATES_LIMIT - 1))
    }
    assert len(small.targets) == len(behaviours)
    assert minimal(small) == small


@given(machines(), machines())
def test_the_word_that_tells_two_apart_is_the_first_shortest_one(one: Mealy[int], other: Mealy[int]) -> None:
    # Two states among eight that answer alike for seven symbols answer alike for ever.
    expected = next((word for word in words(2 * STATES_LIMIT - 1) if one.run(word) != other.run(word)), None)

    assert told_apart(one, other) == expected


@given(machines())
def test_characterising_words_part_all_states_and_identifying_ones_each_from_all_others(machine: Mealy[int]) -> None:
    small = minimal(machine)
    found = characterising(small)

    assert len({tuple(small.run(word, state) for word in found) for state in small.states}) == len(small.targets)
    for state, own in enumerate(identifying(small, found)):
        assert set(own) <= set(found)
        for other in set(small.states) - {state}:
            assert any(small.run(word, state) != small.run(word, other) for word in own)


def test_characterising_words_are_there_for_a_smallest_machine_only() -> None:
    with pytest.raises(ValueError, match="answer alike; give its smallest form"):
        characterising(beside(LAMP, LAMP))


@pytest.mark.parametrize("extra", [0, 1, 2])
def test_the_suite_finds_every_other_machine_with_so_many_more_states(extra: int) -> None:
    @settings(max_examples=300)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        small = minimal(data.draw(machines()))
        other = minimal(data.draw(st.one_of(machines(), broken(small))))
        if len(other.targets) <= len(small.targets) + extra:
            found = any(small.run(word) != other.run(word) for word in suite(small, extra))
            assert found is (small != other)

    holds()


def test_a_machine_with_more_states_than_assumed_can_escape_the_suite() -> None:
    """What the bound is for: a lamp that breaks at the seventh press has more states than three and one more."""
    late = built(LAMP.symbols, 0, lambda at, symbol: (min(at + (symbol == 0), 7), _late(at, symbol)), 8)

    assert all(LAMP.run(word) == late.run(word) for word in suite(LAMP, 1))
    assert told_apart(LAMP, late) == (0, 0, 0, 0, 0, 0, 0, 1)


def _late(at: int, symbol: int) -> str:
    return "broken" if at == 7 and symbol == 1 else LAMP.outputs[at % 3][symbol]
