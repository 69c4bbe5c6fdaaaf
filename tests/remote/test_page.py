"""The page "make your desktop testable" is true: its messages, its self-test, its lists and its Python."""

import re
import shutil
from typing import Any, get_args

import msgspec
import pytest
from click.testing import CliRunner

from machine.cli import textdesk
from machine.desk.in_process import InProcessDesk
from machine.evidence.checkout import ROOT
from machine.harness.stateful.profiles import HypothesisProfile
from machine.port.errors import ExchangeFault
from machine.remote.self_test import STEPS
from machine.remote.serving import Server
from spec.port import messages as m
from spec.port.capabilities import OFFERABLE
from tests.desk.conftest import CONFIGURATION
from tests.remote.other_sides import served

HOME = ROOT / "machine" / "remote"
PAGES = ("README.md", "README.ko.md")


def page(name: str) -> str:
    return (HOME / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page(name), re.DOTALL)


def test_both_pages_say_the_same() -> None:
    english, korean = map(page, PAGES)

    for language in ("console", "json", "python"):
        assert blocks("README.md", language) == blocks("README.ko.md", language) != []
    assert english.count("\n## ") == korean.count("\n## ")
    assert english.count("\n| ") == korean.count("\n| ")
    assert english.count("\n- ") == korean.count("\n- ")
    assert sorted(re.findall(r"`[^`\n]+`", english)) == sorted(re.findall(r"`[^`\n]+`", korean))


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_file(name: str) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", page(name))

    assert len(targets) == 10
    assert [target for target in targets if not (HOME / target).is_file()] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_exchange_and_every_class_of_failure_is_listed(name: str) -> None:
    listed = re.findall(r"^\| `([a-z_]+)` \|", page(name), re.MULTILINE)
    exchanges = [response.__struct_config__.tag for response in get_args(m.Response)]

    assert listed == ["inprocess", *exchanges, *ExchangeFault]


def test_the_messages_shown_are_what_our_own_desk_gets_and_gives() -> None:
    (shown,) = blocks("README.md", "json")
    request, response = shown.splitlines()
    desk = InProcessDesk()
    desk.reset(CONFIGURATION)

    assert msgspec.json.decode(Server(desk).answer(request.encode())) == msgspec.json.decode(response)


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not on this machine; its self-test is not run.")
def test_the_self_test_shown_is_what_it_prints_but_for_the_times(monkeypatch: pytest.MonkeyPatch) -> None:
    shown, *_ = blocks("README.md", "console")
    monkeypatch.chdir(ROOT)
    command = "stdio:node machine/remote/examples/adapter.mjs"
    assert shown.startswith(f'$ textdesk conform --self-test --desk "{command}"\n')

    told = CliRunner().invoke(textdesk, ["conform", "--self-test", "--timeout", "30", "--desk", command])

    times = re.compile(r"\d+\.\d+ (m?s)")
    assert times.sub(r"T \1", told.output) == times.sub(r"T \1", shown.partition("\n")[2])
    assert told.output.count("\n") == len(STEPS)


def test_the_python_shown_runs_as_a_test() -> None:
    (shown,) = blocks("README.md", "python")
    short = HypothesisProfile("short", examples=2, steps=10, cases=2, seed=1)
    with served(InProcessDesk()) as target:
        space: dict[str, Any] = {"SHORT": short}
        exec(shown.replace("http://127.0.0.1:8700", target).replace('"dev"', "SHORT"), space)
        space["test_my_desktop"]()


@pytest.mark.parametrize("name", PAGES)
def test_what_is_named_as_not_offered_can_be(name: str) -> None:
    for each in ("DeleteQueue", "Pane.cad"):
        assert f"`{each}`" in page(name)
        assert each in OFFERABLE


@pytest.mark.parametrize("name", PAGES)
def test_the_limits_are_those_of_the_wire(name: str) -> None:
    assert f"{m.MESSAGE_BYTES_LIMIT // 2**20} MiB" in page(name)
    assert m.WIRE in page(name)
