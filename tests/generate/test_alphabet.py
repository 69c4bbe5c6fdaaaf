"""Every command of the port is in the alphabet of a search, for everybody and with every value that it lists itself."""

from collections import Counter
from typing import get_args

from machine.generate.alphabet import every_command
from machine.port.form import malformed
from machine.story.fictional_data import asset_number, customer_number
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration

STAGE = Configuration(
    ("Minji", "Jun"),
    ("Billing",),
    (AssetSetting("Main line", asset_number(1), "Billing"),),
    ("Resolved",),
)
COMMANDS = tuple(
    every_command(STAGE, conversations=("c1",), numbers=(customer_number(1),), texts=("Hello", ""), waits=(1, 30))
)


def test_tutorial_each_agent_may_choose_each_thing_in_each_conversation() -> None:
    assert c.Choose("Minji", "c1", "agent", "Jun") in COMMANDS
    assert Counter(type(each) for each in COMMANDS)[c.Choose] == 2 * (1 + 2 + 1)


def test_every_command_is_there_once_and_of_the_form_of_the_port() -> None:
    assert {type(each) for each in COMMANDS} == set(get_args(c.AnyCommand))
    assert len(set(COMMANDS)) == len(COMMANDS) == 61
    assert not any(malformed(each, c.AnyCommand) for each in COMMANDS)
