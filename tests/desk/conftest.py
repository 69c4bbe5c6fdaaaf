"""A desk to start from: two agents, two queues, one asset, manual routing."""

from collections.abc import Callable

import pytest

from machine.desk.in_process import InProcessDesk
from spec.port import commands as c
from spec.port.answers import Accepted
from spec.port.configuration import AssetSetting, Configuration

HANA, BORA, ASSET_NUMBER = "+12025550101", "+12025550102", "+12025550199"
CONFIGURATION = Configuration(
    agents=("Minji", "Jun"),
    queues=("Sales", "Support"),
    assets=(AssetSetting("Shop", ASSET_NUMBER, "Sales"),),
    reasons=("Solved", "Spam"),
    routing="manual",
)


class Stage(InProcessDesk):
    """A desk on which a test can do several things at once."""

    def do(self, *commands: c.AnyCommand) -> None:
        """Give commands that must all be accepted."""
        for command in commands:
            assert self.apply(command) == Accepted(), command


@pytest.fixture
def stage_for() -> Callable[[Configuration], Stage]:
    """A desk reset to any configuration."""

    def make(configuration: Configuration) -> Stage:
        desk = Stage()
        assert desk.reset(configuration) == Accepted()
        return desk

    return make


@pytest.fixture
def configuration() -> Configuration:
    return CONFIGURATION


@pytest.fixture
def desk(stage_for: Callable[[Configuration], Stage]) -> Stage:
    return stage_for(CONFIGURATION)


@pytest.fixture
def holding(desk: Stage) -> Stage:
    """Minji holds Hana's conversation c1."""
    desk.do(
        c.SetStatus("Minji", "available"),
        c.CustomerText(HANA, "Shop", "Hello"),
        c.Offer("c1", "Minji"),
        c.Accept("Minji", "c1"),
    )
    return desk
