"""Nothing that we print or write holds a raw value of the desktop under test: values are planted in one, what we offer
is run on it, and all that comes out is searched, every file included.

What a desktop prints, logs and warns of itself is its own: those values (`OWN`) may stand where it writes them, and
where pytest repeats that for a test function of the user's. Nothing of ours repeats them.
"""

import contextlib
import gzip
import json
import os
import pickle
import re
import shutil
import sqlite3
import subprocess
import sys
import traceback
import zipfile
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

from machine.evidence.checkout import ROOT
from machine.harness import DeskMachine, campaign
from machine.harness.stateful.desk_machine import replayed
from machine.harness.stateful.profiles import HypothesisProfile
from machine.harness.stateful.stages import CUSTOMERS
from machine.oracle import guarded_desk as asked
from machine.oracle import observed_desk as watched
from machine.oracle import property_oracle as judged
from machine.port.port import Desk
from machine.story.steps import scene
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port.configuration import CustomerSetting
from tests.harness.planted import OWN, PLANTED, RUN, SLIPS, Leaky, found, found_in
from tests.story.playing import files, play, scenarios

SHORT = HypothesisProfile("short", examples=5, steps=20, cases=5, seed=1)


def on(slip: str) -> type[DeskMachine]:
    """The random runs on a desktop that lets something slip."""

    class OnLeaky(DeskMachine):
        def make_desk(self) -> Desk:
            return Leaky(slip)

    return OnLeaky


def told_of(slip: str) -> str:
    """How a run fails on a desktop with this slip: the error, what is told with it, its traceback with all locals."""
    error = replayed(on(slip), DeskMachine().configuration, RUN)
    assert error is not None, f"{slip}: nobody noticed"
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def test_tutorial_a_failure_names_agent_place_and_field_and_no_value_of_the_desktops() -> None:
    told = told_of("Task.title")

    assert "tasks-are-what-one-has: Minji, task of c1: title is not what it should be by what has happened." in told
    assert found(told.encode(), PLANTED) == []


# --- the search finds what is there


@pytest.mark.parametrize("value", PLANTED, ids=PLANTED._fields)
@pytest.mark.parametrize("other", [False, True], ids=["planted", "other"])
def test_the_search_finds_each_value_in_every_dress(tmp_path: Path, value: str, other: bool) -> None:
    text = f"before {value} after"
    digits = "".join(char for char in value if char.isdigit())
    (tmp_path / "plain").write_text(text, encoding="utf-8")
    (tmp_path / "json").write_text(json.dumps(text), encoding="utf-8")
    (tmp_path / "utf-16").write_text(text, encoding="utf-16")
    (tmp_path / "upper").write_text(text.upper(), encoding="utf-8")
    (tmp_path / "pickle").write_bytes(pickle.dumps({1: text}))
    (tmp_path / "gzip").write_bytes(gzip.compress(text.encode()))
    with zipfile.ZipFile(tmp_path / "zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner", text)
    with contextlib.closing(sqlite3.connect(tmp_path / "sqlite")) as base:
        base.execute("create table t (x text)")
        base.execute("insert into t values (?)", (text,))
        base.commit()
    if len(digits) > 4:
        (tmp_path / "digits").write_text(f"is {digits}.")
        (tmp_path / "spread").write_text(" - ".join(digits))

    expected = [] if other else sorted(path.name for path in tmp_path.iterdir())
    assert sorted(found_in(tmp_path, OWN if other else PLANTED)) == expected


def test_the_search_looks_at_names_of_files_and_into_hidden_folders(tmp_path: Path) -> None:
    (tmp_path / ".kept").mkdir()
    (tmp_path / ".kept" / PLANTED.korean_name).write_text(PLANTED.ssn)

    assert found_in(tmp_path, PLANTED) == {f".kept/{PLANTED.korean_name}": [PLANTED.korean_name, *PLANTED.digits()[3:]]}


# --- told failures


@pytest.mark.parametrize("slip", SLIPS)
def test_what_is_told_of_a_run_holds_nothing_planted_and_no_number_of_the_storys(slip: str) -> None:
    told = told_of(slip)

    assert found(told.encode(), PLANTED) == []
    assert not any(number in told for number in CUSTOMERS)


def test_a_desktop_that_cannot_be_made_is_told_by_type_and_place() -> None:
    told = campaign(SHORT, on("it cannot be made")).failure

    assert told is not None
    assert told.startswith("In make_desk the desktop raises OSError (change in planted.py, line ")
    assert found(told.encode(), PLANTED) == []


def test_a_campaign_tells_a_desktop_that_raises_in_both_languages_and_in_python() -> None:
    told = campaign(SHORT, on("apply raises")).failure

    assert told is not None
    assert told.startswith("In apply the desktop raises KeyError (change in planted.py, line ")
    assert "Feature: The desktop fails" in told and "기능: 데스크톱이 오류를 낸다" in told
    assert "desk = PropertyOracle(InProcessDesk()" in told
    assert found(told.encode(), PLANTED) == []


def test_an_error_in_a_users_own_check_is_told_by_type_and_place() -> None:
    class WithACheck(DeskMachine):
        def teardown(self) -> None:
            raise ValueError(", ".join(PLANTED))

    told = campaign(SHORT, WithACheck).failure

    assert told is not None
    assert told.startswith("The test raises ValueError (teardown in test_planted_values.py, line ")
    assert found(told.encode(), PLANTED) == []


def test_data_of_the_port_prints_no_text_that_may_be_somebodys() -> None:
    command = c.CustomerText(PLANTED.phone, "Main line", f"Card {PLANTED.card}.")

    assert repr(command) == (
        f"CustomerText(number=<{len(PLANTED.phone)} characters>, asset=<9 characters>, "
        f"text=<{len(command.text)} characters>)"
    )
    assert repr(c.Send("Minji", "c12", "enter")) == "Send(agent=<5 characters>, conversation='c12', by='enter')"
    assert repr(c.Send("Minji", PLANTED.phone, "enter")) != repr(c.Send("Minji", "c12", "enter"))
    assert found(repr((command, CustomerSetting(PLANTED.phone, PLANTED.ssn))).encode(), PLANTED) == []


# --- scenarios


def messages(slip: str, languages: Sequence[str] = ("en",)) -> str:
    """What the scenarios of features/ say on a desktop with this slip; those that stay green say nothing."""
    said = []
    every = slip.startswith(("every", "administrator"))
    for path in chain.from_iterable(files(language)[: None if every else 4] for language in languages):
        for scenario in scenarios(path.read_text(encoding="utf-8")):
            try:
                play(scenario, Leaky(slip))
            except AssertionError as error:
                said.append(str(error))
    assert len(said) >= 5, f"{slip}: the scenarios do not notice"
    return "\n".join(said)


@pytest.mark.parametrize("slip", [slip for slip in SLIPS if " " in slip])
def test_no_scenario_says_a_value_that_only_the_desktop_holds(slip: str) -> None:
    assert found(messages(slip).encode(), PLANTED) == []


def test_a_scenario_says_what_it_saw_in_the_words_of_its_own_story() -> None:
    said = messages("every text", ("ko", "en"))

    assert re.search(r'^The draft in the compose box of agent .* is "\*+ \*+, .*", not "', said, re.MULTILINE)
    assert found(said.encode(), PLANTED) == []


# --- without what keeps the values in, they are found


def _open_desk(desk: Desk) -> Desk:
    return desk


def _as_it_is(self: object, seen: object, wanted: object) -> object:
    return seen


@pytest.mark.parametrize(
    ("owner", "name", "instead", "slip", "tell"),
    [
        (watched, "GuardedDesk", _open_desk, "view raises", told_of),
        (asked, "_copy", lambda value, method, forms: asked._Received(value), "a view is a dict", told_of),
        (judged, "mask", str, "every number", told_of),
        (asked, "misfit_told", lambda raw, form, error: Words(error, error), "Task.title_label", told_of),
        (asked, "_own", lambda answer, problem: answer, "an answer cites", messages),
        (scene, "GuardedDesk", _open_desk, "apply fails a check", messages),
        (scene.Scene, "_own", _as_it_is, "every text", messages),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_control_each_thing_that_keeps_values_in_is_needed(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, instead: object, slip: str, tell: Callable[[str], str]
) -> None:
    monkeypatch.setattr(owner, name, instead)

    assert found(tell(slip).encode(), PLANTED) != []


def test_control_with_all_frames_of_a_judged_run_its_numbers_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched.ObservedDesk, "_without_frames", lambda self, hold: hold())

    assert CUSTOMERS[0] in told_of("customer_view raises")


# --- whole runs, each in a process and in folders of its own


class Ran(NamedTuple):
    """One process that has ended, the folder that it worked in, and what it wrote on the streams."""

    folder: Path
    code: int
    said: bytes


def run(folder: Path, *command: str) -> Ran:
    """Run Python on this in a folder that is also the home and holds all temporary files."""
    (folder / "tmp").mkdir(exist_ok=True)
    # Where CI is set, hypothesis keeps no examples: as on a user's own machine it shall.
    foreign = ("PYTEST", "TEXTDESK", "HYPOTHESIS", "CI")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    own = {"HOME": str(folder), "TMPDIR": str(folder / "tmp"), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    own["TEXTDESK_NO_HTML"] = "1"
    done = subprocess.run([sys.executable, *command], cwd=folder, env={**kept, **own}, capture_output=True, check=False)
    return Ran(folder, done.returncode, done.stdout + done.stderr)


ASKED = ("-p", "textdesk", "--textdesk-evidence=evidence.json")
PYTEST = ("-m", "pytest", "--showlocals", "--full-trace", "-vv", "--tb=long", "-rA", "--junitxml=junit.xml")

OF_A_USERS = """
import pytest
from hypothesis import Phase, Verbosity, settings
from machine.harness import DeskMachine, campaign
from machine.harness.stateful.profiles import HypothesisProfile
from machine.oracle.property_oracle import PropertyOracle
from tests.harness.planted import RUN, Leaky

SLIPS = ("Task.title", "apply raises", "a view is an object")


class OnRaising(DeskMachine):
    def make_desk(self):
        return Leaky("apply raises")


class OnTexts(DeskMachine):
    def make_desk(self):
        return Leaky("every text")


@pytest.mark.parametrize("slip", SLIPS)
def test_judged(slip):
    desk = PropertyOracle(Leaky(slip))
    desk.reset(DeskMachine().configuration)
    for command in RUN:
        desk.apply(command)


def test_campaign():
    found = campaign(HypothesisProfile("short", examples=5, steps=20, cases=5, seed=1), OnTexts)
    assert found.failure is None, found.failure


TestRaising, TestTexts = OnRaising.TestCase, OnTexts.TestCase
TestRaising.settings = TestTexts.settings = settings(
    max_examples=50, stateful_step_count=30, deadline=None, verbosity=Verbosity.verbose, phases=[Phase.generate]
)
"""


def test_property_tests_of_a_users_desktop_write_nothing_planted(tmp_path: Path) -> None:
    (tmp_path / "test_mine.py").write_text(OF_A_USERS)

    ran = run(tmp_path, *PYTEST, "test_mine.py")

    told = ran.said.decode()
    assert ran.code == 1 and "6 failed" in told, told
    assert "state.set_status(" in told and "command    = SetStatus(agent=<5 characters>" in told
    assert (tmp_path / ".hypothesis" / "examples").is_dir() and (tmp_path / "junit.xml").exists()
    assert CUSTOMERS[0] not in told
    assert found(ran.said, PLANTED) == []
    assert found_in(tmp_path, PLANTED) == {}


ON_LEAKY = """
from functools import partial
from machine.harness.bdd.plugin import MAKE_DESK
from tests.harness.planted import Leaky


def pytest_collection_modifyitems(items):
    for item in items:
        item.stash[MAKE_DESK] = partial(Leaky, item.path.parent.name, chatty=True)
"""

REPORT = """
import sys
from pathlib import Path
import msgspec
from rich.console import Console
from machine.evidence import cache
from machine.explore.exploration import explore
from machine.harness import DeskMachine, campaign
from machine.harness.stateful.profiles import HypothesisProfile
from machine.lifecycle.bounds import Bounds
from machine.evidence.checkout import ROOT
from machine.pages import page
from machine.pages.kept_results import keep, results
from machine.explore.exploration import CHECK_BOUNDS
from machine.report import job, run_result, screen
from tests.harness.planted import Leaky

cache.kept_folder, job.ROOT = lambda: Path("build/kept"), Path.cwd()


class OnChatty(DeskMachine):
    def make_desk(self):
        return Leaky("every text", chatty=True)


found = campaign(HypothesisProfile("short", examples=5, steps=20, cases=5, seed=1), OnChatty)
assert found.failure is not None
cache.keep("stateful", "0", found)
shown = msgspec.json.decode(Path("evidence.json").read_bytes(), type=tuple[job.ScenarioShown, ...])
explorations = [explore(Bounds(agents=1, conversations=1, capacity=1, dialogs=False))]
ledger = job.gathered(explorations, shown, found)
result = job.result_of(explorations, shown, found, (), ledger, 1.0)
assert result.verdict == "refuted"
job.kept_whole(result, ledger)
explored = tuple(zip(CHECK_BOUNDS, explorations))
assert found.run is not None
keep(Path.cwd(), run_result.of_check(job.Checked(result, ledger, shown, explored, found)))
told = page(ROOT / "features", results(Path.cwd()))
assert "textdesk check" in told and shown[0].scenario in told
Path("build/report.html").write_text(told, encoding="utf-8")
screen.print_result(result, Console())
"""


COMMAND = "from machine.cli import main; main()"


def of_features(folder: Path) -> Path:
    """Some of our feature files for three desktops, and what puts each on its own."""
    for slip, name in (
        ("every text", "ko/outbound.feature"),
        ("apply raises", "ko/request_numbers.feature"),
        ("an answer is malformed in its own words", "en/request_numbers.feature"),
    ):
        (folder / slip).mkdir()
        shutil.copy(ROOT / "features" / name, folder / slip)
    (folder / "conftest.py").write_text(ON_LEAKY)
    return folder


def test_feature_files_and_the_report_on_a_users_desktop_write_nothing_planted(tmp_path: Path) -> None:
    ran = run(of_features(tmp_path), *PYTEST, *ASKED, "--cucumberjson=cucumber.json", ".")
    told = ran.said.decode()
    assert ran.code == 1, told
    assert "so it is not repeated here" in told
    evidence = json.loads((tmp_path / "evidence.json").read_text(encoding="utf-8"))
    assert sum(each["outcome"] == "failed" for each in evidence) >= 8

    reported = run(tmp_path, "-c", REPORT)
    assert reported.code == 0, reported.said.decode()
    written = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert {"report.html", "check.json", "ledger.json", "cucumber.json", "junit.xml"} <= written

    assert found(ran.said + reported.said, PLANTED) == []
    assert found(ran.said, OWN) == []
    assert found(reported.said, OWN) != [], "the desktop is not chatty"
    assert found_in(tmp_path, PLANTED) == {}
    assert found_in(tmp_path, OWN) == {}


def test_the_command_test_writes_nothing_planted(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ran = run(of_features(tmp_path), "-c", COMMAND, "test", "apply raises", "--html", str(page))

    assert ran.code == 1, ran.said.decode()
    assert found(ran.said, PLANTED) == []
    assert b"KeyError" in page.read_bytes() and found(page.read_bytes(), PLANTED) == found(page.read_bytes(), OWN) == []
