"""The two adapters beside the page are whole: they pass the self-test, and their toy desktops do what they offer as the
specification says."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from machine.evidence.checkout import ROOT
from machine.oracle.comparison import Comparison
from machine.oracle.model_oracle import departs
from machine.port.port import Desk
from machine.remote import desk_of
from machine.remote.self_test import self_test_verdict, self_tested
from spec.port import commands as c
from spec.port.capabilities import ADDED, not_offered
from tests.desk.conftest import BORA, CONFIGURATION, HANA

EXAMPLES = ROOT / "machine" / "remote" / "examples"
OFFERED = {"SetStatus", "CustomerText", "Advance"}


@contextmanager
def python_example() -> Iterator[Desk]:
    """The adapter over HTTP, run as its own first lines say, without anything of ours."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-I", str(EXAMPLES / "adapter.py"), str(port)])
    try:
        with desk_of(_listening(port), timeout_seconds=30) as desk:
            yield desk
    finally:
        process.kill()
        process.wait()


def _listening(port: int) -> str:
    """The TARGET, once something listens there."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return f"http://127.0.0.1:{port}"
    raise TimeoutError(f"Nothing listens at port {port}.")


@contextmanager
def node_example() -> Iterator[Desk]:
    """The adapter on standard streams."""
    if shutil.which("node") is None:
        pytest.skip("node is not on this machine; the adapter in JavaScript is not run.")
    with desk_of(f"stdio:node '{EXAMPLES / 'adapter.mjs'}'", timeout_seconds=30) as desk:
        yield desk


@pytest.fixture(scope="module", params=[python_example, node_example], ids=["python", "node"])
def example(request: pytest.FixtureRequest) -> Iterator[Desk]:
    with request.param() as desk:
        yield desk


def test_the_adapter_passes_the_self_test(example: Desk) -> None:
    outcomes = list(self_tested(example))

    assert self_test_verdict(outcomes) == "proved", "\n".join(map(str, outcomes))
    assert {outcome.result for outcome in outcomes} == {"ok"}


def test_it_offers_three_commands_and_says_so_of_all_others(example: Desk) -> None:
    commands, fields = not_offered(example)

    assert len(commands) == 24 - len(OFFERED)
    assert not commands & OFFERED
    assert "DesktopView.panes" in fields and "DesktopView.status" not in fields
    # They were written before these came to the port, say nothing of them, and go on.
    assert fields.issuperset(ADDED)


NAMES = st.sampled_from(["Minji", "Jun", "Nobody"])
GIVEN = st.one_of(
    st.builds(c.SetStatus, NAMES, st.sampled_from(["available", "idle", "rona"])),
    st.builds(
        c.CustomerText,
        st.sampled_from([HANA, BORA]),
        st.sampled_from(["Shop", "Nowhere"]),
        st.sampled_from(["Hello", "", " \n\u3000", "\u200b", "\x1c\x1f", "👋" * 3, "x" * 100_001]),
    ),
    st.builds(c.Advance, st.sampled_from([0, 1, 30, -1])),
)


@given(st.lists(GIVEN, max_size=12))
@settings(max_examples=40)
def test_what_it_offers_it_does_as_the_specification_says(example: Desk, commands: list[c.AnyCommand]) -> None:
    comparison = Comparison(not_offered(example).fields)

    assert departs(example, CONFIGURATION, commands, comparison=comparison) is None


def test_what_it_does_not_offer_is_malformed(example: Desk) -> None:
    comparison = Comparison(not_offered(example).fields)
    found = departs(example, CONFIGURATION, [c.DeleteQueue("Support")], comparison=comparison)

    assert found is not None
    assert (found[1].expected, found[1].seen) == ("accepted", "malformed")


@pytest.mark.parametrize("name", ["adapter.py", "adapter.mjs"])
def test_the_adapter_of_an_example_is_short(name: str) -> None:
    """Without the toy desktop, what a developer has to write."""
    text = Path(EXAMPLES / name).read_text(encoding="utf-8")
    adapter = text.partition("--- the adapter: this much is needed for any desktop")[2]

    assert 20 <= len([line for line in adapter.splitlines() if line.strip()]) <= 60
