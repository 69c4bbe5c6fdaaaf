"""The told run of a mutant is as short as any that a search of everything finds; a few here, more by
`python -m tests.mutation.shortest`."""

import pytest

from machine.faults.mutants import mutants
from machine.harness.schedule import schedule
from machine.port.run_input import RunInput
from spec.port import commands as c
from tests.mutation.shortest import Told, shorter_than, told_run

FEW = mutants()[90:1100:720]


@pytest.mark.parametrize("mutant", FEW, ids=lambda mutant: mutant.id)
def test_no_run_shows_the_same_with_fewer_commands(mutant) -> None:  # type: ignore[no-untyped-def]
    run = told_run(mutant, schedule(size="short"))
    assert run is not None

    assert Told(mutant, run, *shorter_than(mutant, run)).end == "as short as can be"


def test_the_search_finds_a_run_that_is_shorter() -> None:
    mutant = FEW[0]
    run = told_run(mutant, schedule(size="short"))
    assert run is not None
    longer = RunInput(run.configuration, (c.Advance(1), *run.commands))

    assert Told(mutant, longer, *shorter_than(mutant, longer)).end == "shorter"
