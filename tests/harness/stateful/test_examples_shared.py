"""Runs that failed are kept in a folder or by a Redis server, and whoever shares it tries them first."""

from pathlib import Path

import fakeredis
import pytest
import redis

from machine.desk.in_process import InProcessDesk
from machine.harness import DeskMachine
from machine.harness.stateful.desk_machine import random_runs
from machine.harness.stateful.profiles import EXAMPLES_VARIABLE, HypothesisProfile, ProfileError, example_database
from machine.port.port import Desk
from spec.port import commands as c
from spec.port.answers import Accepted, Answer
from tests.harness.planted import PLANTED, found

AT_ONCE = 2
"""The run that is tried first, and hypothesis's look at what failed."""


class Joiner(InProcessDesk):
    """A desktop that takes what a joined agent types for a text to nobody; seldom met."""

    def apply(self, command: c.AnyCommand) -> Answer:
        if isinstance(command, c.EndConference) and not isinstance(self.would(command), Accepted):
            return super().apply(command)
        return Accepted() if isinstance(command, c.EndConference) else super().apply(command)


class Mine(DeskMachine):
    beside_model = True

    def make_desk(self) -> Desk:
        return Joiner()


def runs_until_found(seed: int) -> int:
    """How many runs it takes at random to find what is wrong; a hundred are not enough where it is not found."""
    tally, error = random_runs(Mine, HypothesisProfile("shared", 100, 60, 100, seed))
    return tally.examples if error is not None else 1_000


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> fakeredis.FakeServer:
    """A Redis server of this process's own, whatever address is asked for."""
    running = fakeredis.FakeServer()
    monkeypatch.setattr(redis.Redis, "from_url", lambda _url: fakeredis.FakeRedis(server=running))
    return running


def test_tutorial_what_one_machine_found_another_finds_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(EXAMPLES_VARIABLE, str(tmp_path / "examples"))
    first, second = runs_until_found(seed=2), runs_until_found(seed=3)

    assert 3 < first <= 100
    assert second <= AT_ONCE


def test_a_redis_server_is_shared_in_the_same_way(
    monkeypatch: pytest.MonkeyPatch, server: fakeredis.FakeServer
) -> None:
    monkeypatch.setenv(EXAMPLES_VARIABLE, "redis://somewhere:6379/0")
    first, second = runs_until_found(seed=2), runs_until_found(seed=3)

    assert 3 < first <= 100
    assert second <= AT_ONCE
    assert fakeredis.FakeRedis(server=server).keys("hypothesis-example:*")


def test_without_it_nothing_is_kept_and_each_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(EXAMPLES_VARIABLE, raising=False)

    assert example_database() is None
    assert runs_until_found(seed=2) == runs_until_found(seed=2) > 3


def test_what_is_kept_are_choices_and_nothing_of_anybodys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(EXAMPLES_VARIABLE, str(tmp_path))
    runs_until_found(seed=2)
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]

    assert kept and found(b"\n".join(kept), PLANTED) == []
    assert not any(b"555" in each or b"Minji" in each for each in kept)


def test_a_wrong_address_is_told_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EXAMPLES_VARIABLE, "redis://:secret@host:notaport/0")

    with pytest.raises(ProfileError, match="TEXTDESK_EXAMPLES is no address of a Redis server") as failure:
        example_database()
    assert "secret" not in str(failure.value)
