"""Two machines side by side: states that go together are found, and what differs is told state by state."""

from hypothesis import given
from hypothesis import strategies as st

from machine.learning.comparison import Change, Compared, compared
from machine.learning.mealy import Mealy, minimal, told_apart
from tests.learning.test_mealy import LAMP, broken, machines

PRESS, LOOK = 0, 1


def test_tutorial_a_lamp_that_goes_off_too_early() -> None:
    early = Mealy(LAMP.symbols, ((1, 0), (0, 1)), LAMP.outputs[:2])

    assert compared(LAMP, early) == Compared(
        partners=(0, 1), missing=(2,), changes=(Change(1, 1, PRESS, output=False, target=True),)
    )


def test_a_state_that_is_only_in_the_desktop_has_no_partner() -> None:
    brighter = Mealy(LAMP.symbols, ((1, 0), (2, 1), (3, 2), (0, 3)), (*LAMP.outputs, ("", "dazzling")))
    found = compared(LAMP, brighter)

    assert (found.partners, found.added, found.missing) == ((0, 1, 2, None), (3,), ())
    assert found.changes == (Change(2, 2, PRESS, output=False, target=True),)


def test_an_output_that_is_otherwise_does_not_part_what_comes_after_it() -> None:
    """Every way to the second and third state goes over a press, which answers otherwise; they still go together."""
    clicking = Mealy(LAMP.symbols, LAMP.targets, tuple(("click", seen) for _, seen in LAMP.outputs))
    found = compared(LAMP, clicking)

    assert found.partners == (0, 1, 2)
    assert found.changes == tuple(Change(state, state, PRESS, output=True, target=False) for state in range(3))


def test_states_that_no_symbol_shows_to_be_alike_are_no_partners() -> None:
    """A lamp that breaks for good at the first press: what comes then is no state of ours."""
    broken_lamp = Mealy(LAMP.symbols, ((1, 0), (1, 1)), (("bang", "dark"), ("broken", "broken")))
    found = compared(LAMP, broken_lamp)

    assert (found.partners, found.missing) == ((0, None), (1, 2))
    assert found.changes == (Change(0, 0, PRESS, output=True, target=True),)


def test_where_two_states_may_be_the_same_the_one_that_answers_longer_alike_is() -> None:
    """A press in the dark leads to a dim light that stays dim; the way to the right one is longer."""
    symbols = ("press", "look", "hold")
    ours = Mealy(symbols, ((1, 0, 1), (2, 1, 1), (0, 2, 2)), tuple((*row, "") for row in LAMP.outputs))
    stuck = Mealy(symbols, ((1, 0, 2), (1, 1, 1), (3, 2, 2), (0, 3, 3)), tuple(ours.outputs[at] for at in (0, 1, 1, 2)))
    found = compared(ours, stuck)

    assert found.partners == (0, None, 1, 2)
    assert found.changes == (Change(0, 0, PRESS, output=False, target=True),)


def test_first_states_go_together_even_if_another_one_is_more_alike() -> None:
    """A lamp whose first look is blind, and which is as ours from then on."""
    blind = Mealy(LAMP.symbols, ((2, 1), (2, 1), (3, 2), (1, 3)), (("", "nothing"), *LAMP.outputs))
    found = compared(LAMP, blind)

    assert found.partners == (0, None, 1, 2)
    assert found.changes == (
        Change(0, 0, LOOK, output=True, target=True),
        Change(2, 3, PRESS, output=False, target=True),
    )


@given(machines())
def test_a_machine_beside_itself_is_the_same(machine: Mealy[int]) -> None:
    small = minimal(machine)

    assert compared(small, small) == Compared(tuple(small.states), (), ())


@given(st.data())
def test_there_is_a_change_just_where_two_machines_differ(data: st.DataObject) -> None:
    small = minimal(data.draw(machines()))
    other = minimal(data.draw(st.one_of(machines(), broken(small))))
    found = compared(small, other)

    assert bool(found.changes) is (told_apart(small, other) is not None)
    partners = [each for each in found.partners if each is not None]
    assert len(partners) == len(set(partners)) and not set(partners) & set(found.missing)
    assert len(partners) + len(found.missing) == len(small.targets)
    for change in found.changes:
        assert found.partners[change.learned] == change.state
        assert change.output is (
            small.outputs[change.state][change.symbol] != other.outputs[change.learned][change.symbol]
        )
        target = found.partners[other.targets[change.learned][change.symbol]]
        assert change.target is (target != small.targets[change.state][change.symbol])
