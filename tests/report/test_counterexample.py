"""A counterexample as files to keep: what they are called, and that they hold what they must."""

import ast

import pytest

from machine.concrete.counterexample import CannotBeToldError, Counterexample
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import Event, InstanceId
from machine.report.counterexample import tell
from tests.concrete.test_counterexample import found
from tests.explore.test_exploration import SEEDED

AVAILABLE = Event("AgentStatus.set_available", InstanceId(0))
GIVEN = Counterexample(
    "status-is-as-chosen",
    (AVAILABLE,),
    Bounds(agents=1, conversations=1, capacity=1, dialogs=True),
    TABLE.changed("AgentStatus.set_available: idle > available", target="idle"),
)


def test_a_counterexample_is_told_three_ways() -> None:
    files = tell(GIVEN)

    assert list(files) == [
        "status-is-as-chosen.en.feature",
        "status-is-as-chosen.en.svg",
        "status-is-as-chosen.ko.feature",
        "status-is-as-chosen.ko.svg",
        "status-is-as-chosen.py",
    ]
    assert files["status-is-as-chosen.ko.feature"].startswith("# language: ko\n기능: ".encode())
    assert files["status-is-as-chosen.en.svg"].startswith(b"<svg ")
    program = files["status-is-as-chosen.py"].decode()
    assert program.startswith("# Put the desktop that this is about in the place of InProcessDesk().\n")
    assert "held_to='status-is-as-chosen'" in ast.unparse(ast.parse(program))
    assert tell(GIVEN) == files


@pytest.mark.parametrize("identity", SEEDED)
def test_every_violated_property_is_told_and_drawn(identity: str) -> None:
    assert len(tell(found(identity))) == 5


def test_what_is_none_gives_no_files() -> None:
    with pytest.raises(CannotBeToldError, match=r"^status-is-as-chosen: the run does not violate it"):
        tell(Counterexample(GIVEN.property, GIVEN.events, GIVEN.bounds))
