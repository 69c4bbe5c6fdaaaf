"""What a click on a screen of the walk finds no event for is told why, by the commands of the port."""

from typing import get_args

from machine.pages.walk.beyond import beyond
from spec.catalogue.load import load
from spec.port.commands import AnyCommand


def test_each_reason_is_that_of_a_command_and_cites_rules_that_there_are() -> None:
    commands = {each.__name__ for each in get_args(AnyCommand)}

    assert set(beyond()) - {""} <= commands
    assert all(rule in load().assumptions for told in beyond().values() for rule in told.cites)
