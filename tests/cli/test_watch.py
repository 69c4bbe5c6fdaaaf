"""`textdesk conform --watch`: what holds, what is next, and its one scenario, again at each change."""

from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from machine.cli import textdesk
from machine.cli.watch import Stamp, _files, _settled, watch
from machine.desk.in_process import InProcessDesk
from machine.harness.conformance import Conformance, conform
from machine.harness.schedule import schedule
from machine.report.development import SAID, development_lines
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c
from spec.port.answers import Answer, Refused
from spec.refusals import Refusal
from tests.harness.departing import BlindAndLenient, ManualOnly, OutOfReach

MINE = """
from machine.desk.in_process import InProcessDesk
from machine.lifecycle.table import TABLE


def make():
    return InProcessDesk({})
"""
LENIENT = 'table=TABLE.changed("Dialog.submit: wrap_up > none", guards=())'


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The module of a desktop in the working directory."""
    monkeypatch.chdir(tmp_path)
    for wait in ("POLL", "SETTLED", "RESTART", "GONE"):
        monkeypatch.setattr(f"machine.cli.watch.{wait}_SECONDS", 0.0)
    return tmp_path / "mine_watched.py"


def test_tutorial_a_desktop_is_mended_and_held_again(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine.write_text(MINE.format(LENIENT))
    looks = iter(range(1_000))

    def instance() -> str:
        """Once the first round is told, somebody mends the desktop."""
        if next(looks) == 1:
            mine.write_text(MINE.format(""))
        return ""

    watch(["--desk", "mine_watched:make"], instance, language="en", rounds=2)
    first, second = capsys.readouterr().out.split("Waiting for a change, here or of the desktop. Ctrl-C ends it.")

    assert "Held: 72 of 73 clauses, 50 of 50 assumptions.\nBroken, the smallest first: WRAP-1\n" in first
    assert f"Next: WRAP-1. {load().clauses['WRAP-1'].says.en}\n✗ The answer when Minji clicks Submit Wrap" in first
    assert first.count("  Scenario: ") == 1
    assert f"\nHeld: 73 of 73 clauses, 50 of 50 assumptions.\n{SAID['done']['en']}\n" in second


def changed_files(mine: Path, *names: str) -> list[str]:
    """Which of these files start another round, once they are written."""
    before = Stamp(None, tuple(_files(mine.parent)))
    for name in names:
        (mine.parent / name).parent.mkdir(parents=True, exist_ok=True)
        (mine.parent / name).write_text("written")
    after = Stamp(None, tuple(_files(mine.parent)))
    return [name for name, _ in after.files if name not in dict(before.files)]


def test_sources_start_another_round_and_what_a_desktop_writes_does_not(mine: Path) -> None:
    written = (
        "server.log",
        "desk.pid",
        "DIARY.md",
        "desk.db",
        ".cache/a.py",
        "build/b.py",
        "node_modules/c.js",
        ".env",
    )
    assert changed_files(mine, "desk.go", "views/pane.html", *written) == ["desk.go", "views/pane.html"]


def settled(monkeypatch: pytest.MonkeyPatch, before: str | None, *instances: str) -> tuple[str | None, float]:
    """Which start of a desktop the next round is for, where these answer a second apart, and after how long."""
    seconds = 0.0

    def sleep(_seconds: float) -> None:
        nonlocal seconds
        seconds += 1.0

    def stamp() -> Stamp:
        return Stamp(answering(), (("desk.go", 2),))

    def answering() -> str | None:
        return instances[min(int(seconds), len(instances) - 1)] if instances else None

    monkeypatch.setattr("machine.cli.watch.time.monotonic", lambda: seconds)
    monkeypatch.setattr("machine.cli.watch.time.sleep", sleep)
    found = _settled(stamp, stamp(), Stamp(before, (("desk.go", 1),)))
    return found.instance, seconds


def test_a_desktop_that_is_built_and_started_anew_is_held_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settled(monkeypatch, None) == (None, 1.0), "one that is started for each round needs no time"
    assert settled(monkeypatch, "one", "two") == ("two", 1.0)
    assert settled(monkeypatch, "one", "one", "one", "", "", "two") == ("two", 5.0)
    assert settled(monkeypatch, "one", "one") == ("one", 5.0), "it may load what has changed by itself"
    assert settled(monkeypatch, "one", "") == ("", 60.0), "it is waited for, but not for ever"


def test_what_was_seen_of_a_desktop_that_started_anew_in_the_middle_is_not_told(
    mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    starts: Iterator[str] = chain(["one", "two", "two", "two"], repeat("two"))
    watch(["--desk", "http://127.0.0.1:9"], lambda: next(starts), language="en", rounds=1)

    told = capsys.readouterr().out
    assert "The desktop started anew in the middle, so what was seen does not count; holding it again …" in told
    assert told.count("nothing takes a connection at 127.0.0.1:9") == 1 and not mine.exists()


@pytest.mark.parametrize(
    "given", [("--plan", "whole"), ("--examples", "3"), ("--json",), ("--self-test",), ("--resume",)]
)
def test_what_watch_does_not_do_is_said(given: tuple[str, ...]) -> None:
    told = CliRunner().invoke(textdesk, ["conform", "--watch", *given])

    assert told.exit_code == 2 and f"--watch goes on and on: leave out {given[0]}, or --watch." in told.output


def test_a_desktop_that_cannot_be_reached_is_one_line_and_it_goes_on_where_another_start_of_it_answers(
    mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    starts: Iterator[str] = chain(["", "", "", "one"], repeat("one"))
    watch(["--desk", "http://127.0.0.1:9"], lambda: next(starts), language="ko", rounds=2)

    unreachable = "127.0.0.1:9에서 연결을 받는 것이 없다. 먼저 그곳에서 어댑터를 시작해야 한다."
    told = capsys.readouterr().out
    assert told.count(unreachable) == 2 and "이곳이나 데스크톱이 바뀌기를 기다린다." in told
    assert not mine.exists()


def test_what_is_next_is_what_takes_fewest_commands_in_either_language() -> None:
    desk = BlindAndLenient()
    found = conform(lambda: desk, seed=3, examples=0, plan=schedule(size="short"), max_failures=9)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Conformance) == found
    english, korean = (tuple(development_lines(found, language)) for language in ("en", "ko"))
    fewest = min(found.failures, key=lambda each: each.commands)

    assert f"✗ {fewest.says}" in english and f"✗ {fewest.ko.says}" in korean
    assert english[-1] == fewest.feature_en.rstrip() and korean[-1] == fewest.feature_ko.rstrip()
    assert [line.partition(":")[0] for line in korean[:3]] == [
        "지켜진 것",
        "어긴 것, 작은 것부터",
        "아직 결정되지 않음",
    ]


def next_of(desk: InProcessDesk, language: Language = "en") -> str:
    found = conform(lambda: desk, seed=3, examples=0, plan=schedule(size="short"))
    return next(line for line in development_lines(found, language) if line.startswith(("Next:", "다음:")))


def test_a_reset_that_is_refused_is_not_called_a_malformed_command() -> None:
    assert next_of(ManualOnly()).startswith("Next: A reset is never refused")
    assert next_of(ManualOnly(), "ko").startswith("다음: 초기화는 거부되지 않는다")


class WithoutASwitch(InProcessDesk):
    """Refuses to switch masking, which nothing refuses."""

    def apply(self, command: c.AnyCommand) -> Answer:
        is_switch = isinstance(command, c.SetMasking)
        return Refused(Refusal.UNKNOWN_NAME) if is_switch else super().apply(command)


def test_a_refusal_that_no_clause_asks_for_leads_to_the_command_in_the_guide() -> None:
    assert next_of(WithoutASwitch()).endswith("(`textdesk adapter guide SetMasking`).")


def test_every_sentence_is_there_in_both_languages() -> None:
    for said in SAID.values():
        assert said.keys() == {"en", "ko"}


def test_where_the_desktop_gave_no_answer_that_comes_first_and_nothing_is_said_to_hold() -> None:
    desk = OutOfReach()
    found = conform(lambda: desk, seed=1, examples=0, plan=schedule(size="short"))
    lines = tuple(development_lines(found))

    assert found.exchanges and SAID["done"]["en"] not in lines
    assert SAID["lost"]["en"].format(n=len(found.exchanges)) in lines and f"✗ {found.exchanges[0]}" in lines
