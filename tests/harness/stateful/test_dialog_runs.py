"""Every way to type a name and every choice in every dialog, under names of every style, all of it accepted on ours."""

from collections import Counter
from typing import get_args

import pytest

from machine.desk.in_process import InProcessDesk
from machine.harness.stateful.agent_texts import WAYS, part_of
from machine.harness.stateful.dialog_runs import dialog_runs
from machine.harness.stateful.stages import PEOPLE, PLACES, Names
from machine.port.run_input import RunInput
from spec.port import commands as c
from spec.port.answers import Accepted

RUNS = dict(zip(get_args(Names), dialog_runs(), strict=True))


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_tutorial_every_command_is_accepted_and_every_dialog_is_searched_and_chosen_from(run: RunInput) -> None:
    desk, kinds = InProcessDesk(), Counter[str]()
    desk.reset(run.configuration)
    for command in run.commands:
        assert desk.apply(command) == Accepted()
        kinds[f"{type(command).__name__} {getattr(command, 'kind', '')}"] += 1

    assert kinds["Choose queue"] == 3 and kinds["Choose agent"] == 4 and kinds["Choose reason"] == 6
    assert kinds["Search "] > 60


@pytest.mark.parametrize("style", RUNS)
def test_every_name_that_may_be_listed_is_typed_in_every_way(style: Names) -> None:
    searched = {command.text for command in RUNS[style].commands if isinstance(command, c.Search)}
    listed = (*PEOPLE[style][1:4], *PLACES[style][:3])

    assert searched >= {part_of(name, way) for name in listed for way in range(WAYS)}


def test_some_names_have_letters_with_case_beyond_a_to_z_and_some_stand_in_several_lists() -> None:
    assert any(ord(char) > 127 and char.lower() != char.upper() for name in PEOPLE["cased"] for char in name)
    assert {*PEOPLE["shared"]} & {*PLACES["shared"]}


@pytest.mark.parametrize("name", [*PEOPLE["cased"], *PLACES["cased"]])
def test_their_case_is_the_same_however_it_is_folded(name: str) -> None:
    """Where letters fold otherwise than they are lowered nobody says which is right, and nobody is accused."""
    assert name.casefold() == name.lower() == name.upper().lower()
