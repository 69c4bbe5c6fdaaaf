"""The adapters that `textdesk adapter new` writes are whole: each passes the self-test in a folder of its own, and its
toy desktop does what it offers as the specification says."""

import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from machine.cli import textdesk
from machine.evidence.checkout import ROOT
from machine.oracle.comparison import Comparison
from machine.oracle.model_oracle import departs
from machine.port.port import Desk
from machine.remote import desk_of
from machine.remote.self_test import self_test_verdict, self_tested
from machine.remote.templates import TEMPLATES
from spec.port import commands as c
from spec.port.capabilities import ADDED, not_offered
from tests.desk.conftest import BORA, CONFIGURATION, HANA

EXAMPLES = ROOT / "machine" / "remote" / "examples"
OFFERED = {"SetStatus", "CustomerText", "Advance"}


NEEDS = {"python": sys.executable, "node": "node", "java": "javac", "go": "go"}
"""What each is run with. There is a `java` without a compiler, which reads no source."""
BUILD_SECONDS = 240


@contextmanager
def python_adapter(folder: Path) -> Iterator[Desk]:
    """The adapter over HTTP, run as its own first lines say, without anything of ours."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-I", str(folder / "adapter.py"), str(port)])
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
def adapter_on_streams(language: str, folder: Path) -> Iterator[Desk]:
    """An adapter on standard streams, begun in its folder as `textdesk adapter new` says."""
    template = TEMPLATES[language]
    for command in template.before:
        subprocess.run(shlex.split(command), cwd=folder, check=True, timeout=BUILD_SECONDS)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with desk_of(template.target, timeout_seconds=60) as desk:
            yield desk


@pytest.fixture(scope="module", params=TEMPLATES)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    language: str = request.param
    if shutil.which(NEEDS[language]) is None:
        pytest.skip(f"{NEEDS[language]} is not on this machine; the adapter for {language} is not run.")
    folder = tmp_path_factory.mktemp("adapter") / "new one"
    assert CliRunner().invoke(textdesk, ["adapter", "new", language, str(folder)]).exit_code == 0
    with python_adapter(folder) if language == "python" else adapter_on_streams(language, folder) as desk:
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


def test_it_takes_every_routing_and_departs_first_in_what_it_leaves_to_its_developer(example: Desk) -> None:
    automatic = msgspec.structs.replace(CONFIGURATION, routing="automatic")
    comparison = Comparison(not_offered(example).fields)
    missed: list[c.AnyCommand] = [
        c.SetStatus("Minji", "available"),
        c.CustomerText(HANA, "Shop", "Hello"),
        c.Advance(30),
    ]

    assert departs(example, automatic, missed[:-1], comparison=comparison) is None
    found = departs(example, automatic, missed, comparison=comparison)
    assert found is not None and found[1].cites[0] == "GAP-1"


def test_what_it_does_not_offer_is_malformed(example: Desk) -> None:
    comparison = Comparison(not_offered(example).fields)
    found = departs(example, CONFIGURATION, [c.DeleteQueue("Support")], comparison=comparison)

    assert found is not None
    assert (found[1].expected.en, found[1].seen.en) == ("accepted", "malformed")


@pytest.mark.parametrize("language", TEMPLATES)
def test_the_adapter_of_an_example_is_short(language: str) -> None:
    """Without the toy desktop, and JSON where the language has none, what a developer has to write."""
    text = Path(EXAMPLES / TEMPLATES[language].file).read_text(encoding="utf-8")
    adapter = text.partition("--- the adapter: this much is needed for any desktop")[2].partition("--- JSON")[0]

    assert 20 <= len([line for line in adapter.splitlines() if line.strip()]) <= 60
