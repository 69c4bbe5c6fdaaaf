"""The pytest plugin of a run that asks for it: a `.feature` file is collected and played, with the step library and no
Python. What is wrong with a file, and why a scenario is red, `machine.language` says; here it is only told.

With `--textdesk-reading ID` they run under that reading, and those that say what it turns are left out with the reason.
With `--textdesk-power` each scenario runs once more for every fault of the clauses it is tagged with, and must go red;
with `--textdesk-evidence FILE` what every scenario showed is written there. With `--textdesk-ledger FILE` what
scenarios and random runs are evidence for is merged into the ledger there, that of xdist's processes included.

Scenarios that a project binds itself, with pytest-bdd's `scenarios`, are its own: see `bound_steps`.
"""

from __future__ import annotations

import os
import sys
import time
import unicodedata
import warnings
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from cucumber_tag_expressions import TagExpressionError, parse

from machine.evidence.ledger import Entry, add
from machine.files import write_aside
from machine.harness.bdd.desktop import OPEN, READINGS, desk_for
from machine.harness.bdd.feature_run import PROGRESS_SECONDS
from machine.harness.bdd.scenario_result import ScenarioShown, StepTold, entries_of
from machine.harness.tellable_run import tellable
from machine.language.check import Checked, check_file
from machine.language.feature import Step, Story, stories_of
from machine.language.finding import Finding, found
from machine.language.line import HANGUL
from machine.language.play import Played, play
from machine.language.telling import told
from machine.port.port import Desk
from machine.story.steps.reading_tags import Fitting, fitting, is_reading_tag
from spec.catalogue.load import CatalogueError, load
from spec.language import Language

if TYPE_CHECKING:
    from machine.harness.stateful.evidence import Collection

EVIDENCE = pytest.StashKey[list[ScenarioShown]]()
ENTRIES = pytest.StashKey[list[Entry]]()
"""What other processes of xdist's handed over."""
RUNS: pytest.StashKey[Collection | None] = pytest.StashKey()
UNSHOWN = pytest.StashKey[bool]()
"""Whether a ledger was asked for, and there is nothing to merge into it."""
MAKE_DESK = pytest.StashKey[Callable[[], Desk]]()
"""What makes the desktop for one scenario, where a project's conftest says so."""
STARTED = pytest.StashKey[float]()
"""When the run began, in seconds of the epoch."""
DOUBTS = pytest.StashKey[list[str]]()
"""What is only doubtful in the files that were run, one line each."""
HYPOTHESIS = "hypothesispytest"
HANDED_OVER = "textdesk"
"""Under this name a process of xdist's hands over what it has."""
HandedOver = tuple[list[ScenarioShown], list[Entry], list[str]]


WITHHELD = "What the desktop says of itself may be somebody's data, so it is not repeated here; run with -s to see it."


class RedStoryError(Exception):
    """A scenario is red. The message is all that is told of it."""


class FeatureFile(pytest.File):
    """A `.feature` file, with a test for each scenario and each row of an outline."""

    checked: Checked

    @property
    def language(self) -> Language:
        """The language in which something is said of it: the file's, unless another one is asked for."""
        asked: Language | None = self.config.getoption("--textdesk-lang")
        return asked or self.checked.language

    def collect(self) -> Iterator[StoryItem]:
        """The scenarios of a file that can be run. Raises CollectError with what is wrong where it cannot."""
        self.checked = check_file(self.path)
        findings, is_strict = self.checked.findings, self.config.getoption("--textdesk-strict")
        if any(is_strict or each.severity == "error" for each in findings):
            raise self.CollectError(
                "\n".join(told(self.path, each, self.language, is_strict=is_strict) for each in findings)
            )
        self.config.stash[DOUBTS] += [told(self.path, each, self.language) for each in findings]
        assert self.checked.feature is not None, "it is sound"
        names: dict[str, int] = {}
        for story in stories_of(self.checked.feature):
            times = names[story.title] = names.get(story.title, 0) + 1
            name = story.title if times == 1 else f"{story.title} ({story.line})"
            yield StoryItem.from_parent(self, name=name, story=story)


class StoryItem(pytest.Item):
    """One scenario, or one row of an outline, as a test."""

    parent: FeatureFile

    def __init__(self, *, story: Story, **more: Any) -> None:
        super().__init__(**more)
        self.story = story
        self.played: Played | None = None
        self.killed: dict[str, tuple[str, ...]] = {}
        self.seconds = 0.0
        for tag in sorted(each.removeprefix("@") for each in story.tags):
            if not is_reading_tag(tag):
                # A team may use tags of its own beside the catalogue's, whatever the markers are set to.
                self.config.addinivalue_line("markers", f"{tag}: a tag of a feature file")
                self.add_marker(tag)

    @property
    def tags(self) -> tuple[str, ...]:
        """The ids of clauses and assumptions that it is tagged with."""
        catalogue = load()
        names = (each.removeprefix("@") for each in self.story.tags)
        return tuple(sorted(each for each in names if each in catalogue.clauses or each in catalogue.assumptions))

    @property
    def fitting(self) -> Fitting:
        """Under which readings it runs, or why it is left out."""
        tags = sorted(each.removeprefix("@") for each in self.story.tags)
        return fitting(tags, self.config.stash[READINGS])

    def runtest(self) -> None:
        """Play it; with power also under every fault of its tags, of which one must be noticed."""
        began = time.perf_counter()
        self.played = self._play()
        self.seconds = time.perf_counter() - began
        if self.played.lacking is not None:
            pytest.skip(self.played.lacking.of(self.parent.language))
        if self.played.finding is not None:
            raise RedStoryError(told(self.path, self.played.finding, self.parent.language, self._guilty))
        if self.config.getoption("--textdesk-power") and (unearned := self._unearned()):
            language = self.parent.language
            pytest.fail("\n".join(told(self.path, each, language) for each in unearned), pytrace=False)

    def _play(self) -> Played:
        return play(self.story, *desk_for(self.config, self.fitting.readings, self.stash.get(MAKE_DESK, None)))

    @property
    def _guilty(self) -> Step | None:
        return self.story.steps[self.played.guilty - 1] if self.played is not None and self.played.guilty else None

    def _unearned(self) -> list[Finding]:
        """Play it under every fault of its tags; what is said of a tag of which it noticed none."""
        from machine.language.power import power, trial_of

        measured = power(trial_of(self.story, self.fitting.readings), self.tags)
        self.killed = measured.noticed
        return [found("tag-unearned", self.story.line, tag=f"@{tag}") for tag in measured.unearned]

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Of a red scenario the sentence alone."""
        return str(excinfo.value) if excinfo.errisinstance(RedStoryError) else super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands, and its name."""
        return self.path, self.story.line - 1, self.name


def pytest_configure(config: pytest.Config) -> None:
    """Take the readings, and collect what runs show if a ledger is wanted. Raises UsageError for an unknown reading."""
    if config.getoption("--textdesk-desk") and (
        config.getoption("--textdesk-power") or config.getoption("--textdesk-ledger")
    ):
        raise pytest.UsageError(
            "--textdesk-power and --textdesk-ledger break clauses, which only our own desk can; leave --textdesk-desk "
            "out."
        )
    config.stash[OPEN] = ExitStack()
    config.stash[EVIDENCE] = []
    config.stash[ENTRIES] = []
    config.stash[DOUBTS] = []
    config.stash[STARTED] = time.time()
    config.stash[UNSHOWN] = False
    config.pluginmanager.register(WithheldWarnings())
    if (every_seconds := os.environ.get(PROGRESS_SECONDS)) is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(ScenarioProgress(float(every_seconds)))
    if config.getoption("--textdesk-ledger") and not config.getoption("--textdesk-power"):
        # Without it a scenario that is green says nothing of a clause.
        config.option.textdesk_power = True
    config.stash[RUNS] = None
    if config.getoption("--textdesk-ledger"):
        from machine.harness.stateful.evidence import collect

        config.stash[RUNS] = collect()
    try:
        catalogue = load()
        config.stash[READINGS] = catalogue.readings_taken(config.getoption("--textdesk-reading"))
    except CatalogueError as error:
        raise pytest.UsageError(str(error)) from None
    for known in (*catalogue.clauses, *catalogue.assumptions):
        config.addinivalue_line("markers", f"{known}: evidence for this clause or assumption")


class ScenarioProgress:
    """Tells on standard error how far a run is; pytest's own dots say nothing where nobody sees them."""

    def __init__(self, every_seconds: float) -> None:
        self._every_seconds, self._told = every_seconds, time.monotonic()
        self._done = self._total = 0

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Note how many there are."""
        self._total = len(session.items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one that is over, and tell if it is time."""
        self._done += report.when == "teardown"
        if report.when == "teardown" and time.monotonic() - self._told >= self._every_seconds:
            self._told = time.monotonic()
            # With xdist the other processes alone know how many there are.
            print(f"{self._done} of {max(self._done, self._total)} scenarios", file=sys.stderr, flush=True)


def is_ours(item: pytest.Item) -> bool:
    """Whether an item is a scenario of a file that we collected."""
    return isinstance(item, StoryItem)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> None:
    """Tell of a file that looks like a feature file and is named otherwise, so that it is read by nobody."""
    head, feature, ending = file_path.name.lower().rpartition(".feature")
    if head and feature and ending:
        doubt = found("file-misplaced", 1, name=file_path.name, ending=ending)
        language: Language = parent.config.getoption("--textdesk-lang") or ("ko" if HANGUL.search(head) else "en")
        parent.config.stash[DOUBTS].append(told(file_path, doubt, language))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the scenarios that say what a reading turns, each with the reason; and lend our steps to scenarios that
    are bound by pytest-bdd."""
    wanted = _Chosen(config)
    if out := [item for item in items if isinstance(item, StoryItem) and not wanted.holds(item)]:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]
    for item in items:
        if isinstance(item, StoryItem) and (reason := item.fitting.left_out) is not None:
            item.add_marker(pytest.mark.skip(reason=reason))
    bdd = sys.modules.get("pytest_bdd.scenario")
    if bdd is not None and any(getattr(item, "obj", None) in bdd.scenario_wrapper_template_registry for item in items):
        from machine.harness.bdd import bound_steps

        if not config.pluginmanager.is_registered(bound_steps):
            config.pluginmanager.register(bound_steps)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let hypothesis's own plugin go where nothing but scenarios is run: in the end it would import all of hypothesis,
    to say that it has nothing to say, which takes longer than a hundred scenarios."""
    manager = session.config.pluginmanager
    if session.items and all(map(is_ours, session.items)) and manager.has_plugin(HYPOTHESIS):
        manager.unregister(name=HYPOTHESIS)


class _Chosen:
    """Which scenarios a run asks for: by tags, by words of the title, by lines. Raises UsageError for an expression of
    tags that is none."""

    def __init__(self, config: pytest.Config) -> None:
        given = config.getoption("--textdesk-tags")
        try:
            self._tags = None if given is None else parse(given)
        except TagExpressionError:
            raise pytest.UsageError(
                f'"{given}" is no expression of tags; write it as in "@OFFER-1 and not @slow".'
            ) from None
        self._names = tuple(
            unicodedata.normalize("NFC", each).casefold() for each in config.getoption("--textdesk-name")
        )
        self._lines: dict[Path, set[int]] = {}
        for each in config.getoption("--textdesk-line"):
            path, _, line = each.rpartition(":")
            self._lines.setdefault(Path(path).resolve(), set()).add(int(line))

    def holds(self, item: StoryItem) -> bool:
        """Whether a scenario is asked for."""
        title = item.story.title.casefold()
        if self._names and not any(each in title for each in self._names):
            return False
        if self._tags is not None and not self._tags.evaluate(sorted(item.story.tags)):
            return False
        lines = self._lines.get(item.path.resolve())
        return lines is None or any(_is_at(item, line) for line in lines)


def _is_at(item: StoryItem, line: int) -> bool:
    """Whether a line is of a scenario: its row, or where no row is meant any line from its tags on; above the first
    scenario all are meant."""
    feature = item.parent.checked.feature
    assert feature is not None, "it was collected"
    begins = [each.first_line for each in feature.scenarios]
    rows = {row.line for each in item.story.scenario.examples for row in each.rows}
    place = bisect_right(begins, line) - 1
    if place < 0:
        return True
    return feature.scenarios[place] is item.story.scenario and (line not in rows or line == item.story.row)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close the desktop that is named."""
    if OPEN in config.stash:
        config.stash[OPEN].close()


# --- telling


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Withhold what the desktop printed, and keep what the scenario showed."""
    report = yield
    if not isinstance(item, StoryItem):
        return report
    if report.sections:
        report.sections = [("Captured", WITHHELD)]
    left_out = report.skipped and call.when in ("setup", "call")
    if call.when == "call" or left_out:
        item.config.stash[EVIDENCE].append(_shown(item, report, call))
    return report


def _shown(item: StoryItem, report: pytest.TestReport, call: pytest.CallInfo[None]) -> ScenarioShown:
    """What a scenario showed in one run of it."""
    readings, reason = item.fitting
    played = item.played
    scene = None if played is None else played.scene
    lacking = "" if call.excinfo is None else str(call.excinfo.value)
    assert item.parent.checked.feature is not None, "it was collected"
    return ScenarioShown(
        id=item.nodeid,
        feature=item.path.name,
        language=item.parent.checked.feature.language,
        scenario=item.story.title,
        tags=item.tags,
        outcome="left_out" if report.skipped else "passed" if report.passed else "failed",
        problem=(reason or lacking) if report.skipped else "" if report.passed else str(report.longrepr),
        killed=item.killed,
        readings=readings,
        steps=() if played is None else tuple(map(_told, item.story.steps)),
        failed_step=0 if played is None or played.outcome != "failed" else played.guilty,
        seconds=round(item.seconds, 6),
        line=item.story.line,
        run=None if scene is None or not scene.has_begun else tellable(scene.configuration, scene.given),
    )


def _told(step: Step) -> StepTold:
    return StepTold(step.line, f"{step.keyword} {step.text}", step.block or "")


class WithheldWarnings:
    """Takes out what a warning says that came up in a scenario of ours."""

    def __init__(self) -> None:
        self._ours: set[str] = set()

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        """Note which are ours; others may collect `.feature` files as well."""
        if is_ours(item):
            self._ours.add(item.nodeid)

    @pytest.hookimpl(tryfirst=True)
    def pytest_warning_recorded(self, warning_message: warnings.WarningMessage, nodeid: str) -> None:
        """Before pytest keeps it for its summary, or xdist hands it over."""
        if nodeid in self._ours:
            warning_message.message = UserWarning(WITHHELD)


RAN = ("passed", "failed", "error", "xfailed", "xpassed")


def has_run_nothing(config: pytest.Config) -> bool:
    """Whether there were scenarios, and each was left out, and nothing else was run beside them."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return bool(config.stash[EVIDENCE]) and reporter is not None and not any(map(reporter.stats.get, RAN))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell which scenarios were left out and why, and where nothing was shown at all."""
    left_out = [shown for shown in config.stash[EVIDENCE] if shown.outcome == "left_out"]
    if left_out:
        terminalreporter.section("left out")
        for shown in left_out:
            terminalreporter.write_line(f"{shown.feature}: {shown.scenario}: {shown.problem}")
    if config.stash[DOUBTS]:
        terminalreporter.section("doubtful")
        for line in config.stash[DOUBTS]:
            terminalreporter.write_line(line)
    if has_run_nothing(config):
        terminalreporter.write_line("Every scenario was left out, so nothing is known: undetermined.")
    if config.stash[UNSHOWN]:
        terminalreporter.write_line("Nothing was shown, so the ledger stays as it is.")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """A process of xdist's has ended: take what it hands over."""
    handed = getattr(node, "workeroutput", {}).get(HANDED_OVER)
    if handed is not None:
        evidence, entries, doubts = msgspec.json.decode(handed, type=HandedOver)
        node.config.stash[DOUBTS] += [each for each in doubts if each not in node.config.stash[DOUBTS]]
        node.config.stash[EVIDENCE] += evidence
        node.config.stash[ENTRIES] += entries


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the evidence and merge it into the ledger; a process of xdist's hands it over instead. A run of which
    every scenario was left out ends as one without tests."""
    config = session.config
    shown, runs = config.stash[EVIDENCE], config.stash[RUNS]
    entries = [*entries_of(shown), *config.stash[ENTRIES], *(() if runs is None else runs.entries())]
    if hasattr(config, "workeroutput"):
        config.workeroutput[HANDED_OVER] = msgspec.json.encode((shown, entries, config.stash[DOUBTS]))
        return
    if evidence := config.getoption("--textdesk-evidence"):
        write_aside(Path(evidence), msgspec.json.format(msgspec.json.encode(shown), indent=1))
    if messages := config.getoption("--textdesk-messages"):
        from machine.harness.bdd.cucumber_messages import message_lines

        lines = message_lines(shown, config.rootpath, config.stash[STARTED])
        write_aside(Path(messages), "".join(f"{line}\n" for line in lines).encode())
    if ledger := config.getoption("--textdesk-ledger"):
        config.stash[UNSHOWN] = not entries
        if entries:
            add(Path(ledger), entries)
    if session.exitstatus == pytest.ExitCode.OK and has_run_nothing(config):
        session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED
