"""The pytest plugin of a run that asks for it: a `.feature` file is collected and run by pytest-bdd, with the step
library and no Python.

With `--textdesk-reading ID` they run under that reading, and those that say what it turns are left out with the reason.
With `--textdesk-power` each scenario runs once more for every fault of the clauses it is tagged with, and must go red;
with `--textdesk-evidence FILE` what every scenario showed is written there. With `--textdesk-ledger FILE` what
scenarios and random runs are evidence for is merged into the ledger there, that of xdist's processes included.

Scenarios that a project binds itself, with pytest-bdd's `scenarios`, are its own: they can use our steps, and nothing
else of theirs is touched.
"""

from __future__ import annotations

import os
import sys
import time
import types
import warnings
from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from pytest_bdd import given, then, when
from pytest_bdd.parsers import StepParser
from pytest_bdd.scenario import scenario_wrapper_template_registry

from machine.desk.in_process import InProcessDesk
from machine.evidence.ledger import Entry, add
from machine.faults.clause_faults import ClauseFault, faults_of
from machine.files import write_aside
from machine.harness.bdd.feature_check import FeatureError, check_feature
from machine.harness.bdd.feature_run import PROGRESS_SECONDS
from machine.harness.bdd.scenario_result import ScenarioShown, StepTold, entries_of
from machine.harness.stateful.evidence import Collection, collect
from machine.harness.tellable_run import tellable
from machine.lifecycle.readings import table_of
from machine.oracle.fingerprints import RunInput
from machine.oracle.guarded_desk import made
from machine.port.errors import DesktopError
from machine.port.port import Desk
from machine.remote import Access, AccessError, TargetError, desk_of, header_of
from machine.story.steps.phrase import Phrase
from machine.story.steps.phrases import PHRASES
from machine.story.steps.reading_tags import Fitting, fitting, is_reading_tag
from machine.story.steps.scene import NotAcceptedError, NotOfferedStepError, Scene
from spec.catalogue.load import CatalogueError, load

if TYPE_CHECKING:
    from pytest_bdd.parser import Feature, Scenario, Step

SCENE = pytest.StashKey[Scene]()
READINGS = pytest.StashKey[tuple[str, ...]]()
MAKE_DESK = pytest.StashKey[Callable[[], Desk]]()
TARGET = pytest.StashKey[Desk]()
"""The desktop that all scenarios run on where one is named; it is opened for the first and closed in the end."""
OPEN = pytest.StashKey[ExitStack]()
LAST_STEP = pytest.StashKey[tuple[str, int]]()
"""Where the step is that failed or is guilty, and its number from 1."""
TOLD = pytest.StashKey[tuple[str, tuple[StepTold, ...]]]()
"""The title and the steps of a scenario, with what its row of examples has in them."""
SECONDS = pytest.StashKey[float]()
EVIDENCE = pytest.StashKey[list[ScenarioShown]]()
KILLED = pytest.StashKey[dict[str, list[str]]]()
ENTRIES = pytest.StashKey[list[Entry]]()
"""What other processes of xdist's handed over."""
RUNS = pytest.StashKey[Collection | None]()
BINDS = pytest.StashKey[bool]()
"""Whether pytest-bdd is making scenarios of a file of ours now."""
UNSHOWN = pytest.StashKey[bool]()
"""Whether a ledger was asked for, and there is nothing to merge into it."""
HANDED_OVER = "textdesk"
"""Under this name a process of xdist's hands over what it has."""
HandedOver = tuple[list[ScenarioShown], list[Entry]]


WITHHELD = "What the desktop says of itself may be somebody's data, so it is not repeated here; run with -s to see it."


class PhraseParser(StepParser):
    """A phrase, in both languages, as pytest-bdd reads steps. Text in decomposed Unicode matches as well."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.id)
        self._phrase = phrase

    def is_matching(self, name: str) -> bool:
        """Whether a step is told by this phrase, in either language."""
        return self._phrase.match(name) is not None

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """The phrase's values in a step, all as the one argument `values`; None where it does not match."""
        values = self._phrase.match(name)
        return None if values is None else {"values": values}


def _register(phrase: Phrase) -> None:
    """Make a phrase a step of pytest-bdd, once for each of its kinds."""

    def perform(request: pytest.FixtureRequest, values: dict[str, Any], docstring: str | None = None) -> None:
        if phrase.block is not None:
            values = {**values, phrase.block: docstring or ""}
        phrase.act(_scene_of(request), **values)

    def set_up(request: pytest.FixtureRequest, values: dict[str, Any], docstring: str | None = None) -> None:
        """A Given is a fact: what it takes must be accepted, and it fails itself if not."""
        perform(request, values, docstring)
        request.node.stash[SCENE].finish()

    if "given" in phrase.kinds:
        given(PhraseParser(phrase), stacklevel=2)(set_up)
    if "when" in phrase.kinds:
        when(PhraseParser(phrase), stacklevel=2)(perform)
    if "then" in phrase.kinds:
        then(PhraseParser(phrase), stacklevel=2)(perform)


for _phrase in PHRASES:
    _register(_phrase)


class FeatureFile(pytest.Module):
    """A `.feature` file, as the module that pytest-bdd makes of it."""

    def _getobj(self) -> types.ModuleType:
        try:
            check_feature(self.path)
        except FeatureError as error:
            raise self.CollectError(str(error)) from None
        module = types.ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        module.__dict__["path"] = str(self.path)
        self.config.stash[BINDS] = True
        try:
            exec("from pytest_bdd import scenarios\nscenarios(path, features_base_dir='.')", module.__dict__)
        finally:
            self.config.stash[BINDS] = False
        return module


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
    config.stash[BINDS] = False
    config.stash[UNSHOWN] = False
    config.pluginmanager.register(WithheldWarnings())
    if (every_seconds := os.environ.get(PROGRESS_SECONDS)) is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(ScenarioProgress(float(every_seconds)))
    if config.getoption("--textdesk-ledger") and not config.getoption("--textdesk-power"):
        # Without it a scenario that is green says nothing of a clause.
        config.option.textdesk_power = True
    config.stash[RUNS] = collect() if config.getoption("--textdesk-ledger") else None
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


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str, function: Callable[..., object]) -> bool | None:
    """Let a team use tags of its own beside the catalogue's, whatever the markers are set to. A tag that names a
    reading cannot be a marker: those end at a colon."""
    from pytest_bdd.utils import CONFIG_STACK

    if not CONFIG_STACK[-1].stash[BINDS]:
        return None
    if is_reading_tag(tag):
        return True
    CONFIG_STACK[-1].addinivalue_line("markers", f"{tag}: a tag of a feature file")
    return None


def tags_of(item: pytest.Item) -> frozenset[str]:
    """The clause and assumption ids that a scenario is tagged with."""
    catalogue = load()
    return frozenset(
        mark.name
        for mark in item.iter_markers()
        if mark.name in catalogue.clauses or mark.name in catalogue.assumptions
    )


def is_ours(item: pytest.Item) -> bool:
    """Whether an item is a scenario of a file that we collected."""
    return item.getparent(FeatureFile) is not None


def fitting_of(item: pytest.Item) -> Fitting:
    """Under which readings a scenario runs, or why it is left out."""
    template = scenario_wrapper_template_registry[item.obj]  # type: ignore[attr-defined]
    of_rule = set() if template.rule is None else template.rule.tags
    return fitting(sorted(template.tags | template.feature.tags | of_rule), item.config.stash[READINGS])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the scenarios that say what a reading turns, each with the reason."""
    for item in items:
        if is_ours(item) and (reason := fitting_of(item).left_out) is not None:
            item.add_marker(pytest.mark.skip(reason=reason))


# --- running


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Set up the scene: a desk of its own, under the scenario's readings. One that a project binds itself has none
    before it takes a step of ours."""
    stash: pytest.Stash = request.node.stash
    if is_ours(request.node):
        stash[TOLD] = scenario.name, tuple(map(_told, scenario.steps))
        stash[SCENE] = _scene(request)
    elif SCENE in stash:  # of a run before, where another plugin runs what failed again
        del stash[SCENE]


def _scene_of(request: pytest.FixtureRequest) -> Scene:
    stash: pytest.Stash = request.node.stash
    if SCENE not in stash:
        stash[SCENE] = _scene(request)
    return stash[SCENE]


def _scene(request: pytest.FixtureRequest) -> Scene:
    readings = fitting_of(request.node).readings
    make_desk = request.node.stash.get(MAKE_DESK, lambda: InProcessDesk(table=table_of(readings)))
    named = request.config.getoption("--textdesk-desk")
    return Scene(_opened(request.config, named) if named else made(make_desk), readings)


def _opened(config: pytest.Config, target: str) -> Desk:
    """The desktop that is named, the same one for all scenarios."""
    if TARGET not in config.stash:
        ignored = bool(config.getoption("--textdesk-ignore-extra-fields"))
        try:
            desk = desk_of(target, ignore_extra_fields=ignored, access=_access(config))
            config.stash[TARGET] = config.stash[OPEN].enter_context(desk)
        except (AccessError, TargetError, DesktopError) as error:
            pytest.exit(str(error), pytest.ExitCode.USAGE_ERROR)
    return config.stash[TARGET]


def _access(config: pytest.Config) -> Access:
    """How the desktop is reached that is named. Raises AccessError."""
    return Access(
        tuple(map(header_of, config.getoption("--textdesk-header"))),
        config.getoption("--textdesk-ca"),
        config.getoption("--textdesk-client-cert"),
        config.getoption("--textdesk-client-key"),
        bool(config.getoption("--textdesk-may-reset")),
    )


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close the desktop that is named."""
    if OPEN in config.stash:
        config.stash[OPEN].close()


def pytest_bdd_after_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Fail a scenario that ends with an answer nobody looked at; one that has failed already is left as it is."""
    if sys.exc_info()[0] is None and SCENE in request.node.stash:
        request.node.stash[SCENE].finish()


def pytest_bdd_step_error(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario, step: Step, exception: Exception
) -> None:
    """Remember the step that failed; for an answer nobody looked at that is the step before, remembered already."""
    if not isinstance(exception, NotAcceptedError):
        request.node.stash[LAST_STEP] = _where(feature, step), scenario.steps.index(step) + 1


def pytest_bdd_after_step(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario, step: Step) -> None:
    """Remember the step whose command was not accepted: it is the guilty one if nobody looks."""
    if SCENE in request.node.stash and request.node.stash[SCENE].unsettled:
        request.node.stash[LAST_STEP] = _where(feature, step), scenario.steps.index(step) + 1


def _where(feature: Feature, step: Step) -> str:
    return f"{feature.filename}:{step.line_number}: {step.keyword.strip()} {step.name}"


def _told(step: Step) -> StepTold:
    return StepTold(step.line_number, f"{step.keyword.strip()} {step.name}", step.docstring or "")


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """With `--textdesk-power` run a green scenario again under every fault of its tags; it fails if none is noticed."""
    began = time.perf_counter()
    try:
        result = yield
    except NotOfferedStepError as lacking:
        pytest.skip(str(lacking))
    finally:
        pyfuncitem.stash[SECONDS] = time.perf_counter() - began
    if is_ours(pyfuncitem) and pyfuncitem.config.getoption("--textdesk-power"):
        survived = _try_faults(pyfuncitem)
        if survived:
            pytest.fail(
                f"{pyfuncitem.name} is tagged with {', '.join(survived)} but stays green when that is broken: "
                "take the tag off, or check in a Then what the clause says.",
                pytrace=False,
            )
    return result


def _try_faults(item: pytest.Function) -> list[str]:
    """Run the scenario under every fault of its tags; the tags under none of whose faults it went red."""
    arguments = {name: item.funcargs[name] for name in item._fixtureinfo.argnames}
    tags, broken = sorted(tags_of(item)), faults_of(fitting_of(item).readings)
    killed: dict[str, list[str]] = {tag: [] for tag in tags}
    red: dict[str, bool] = {}
    for tag in tags:
        for fault in broken.get(tag, ()):
            if fault.id not in red:
                red[fault.id] = _goes_red(item, fault, arguments)
            if red[fault.id]:
                killed[tag].append(fault.id)
    item.stash[KILLED] = killed
    return [tag for tag in tags if broken.get(tag) and not killed[tag]]


def _goes_red(item: pytest.Function, fault: ClauseFault, arguments: dict[str, Any]) -> bool:
    item.stash[MAKE_DESK] = fault.make_desk
    try:
        item.obj(**arguments)
    except Exception:
        return True
    finally:
        del item.stash[MAKE_DESK]
    return False


# --- telling


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell a failure by its step and its sentence, withhold what the desktop printed, and keep what the scenario
    showed."""
    report = yield
    if not is_ours(item):
        return report
    if report.sections:
        report.sections = [("Captured", WITHHELD)]
    left_out = report.skipped and call.when in ("setup", "call")
    if call.when != "call" and not left_out:
        return report
    where, failed_step = item.stash.get(LAST_STEP, (f"{item.path}: at the end of the scenario", 0))
    has_failed = report.failed and call.excinfo is not None and not call.excinfo.errisinstance(pytest.fail.Exception)
    if has_failed and call.excinfo is not None and call.excinfo.errisinstance((AssertionError, ValueError)):
        report.longrepr = f"{where}\n  {call.excinfo.value}"
    template = scenario_wrapper_template_registry[item.obj]  # type: ignore[attr-defined]
    readings, reason = fitting_of(item)
    title, steps = item.stash.get(TOLD, (template.name, ()))
    seconds: float = item.stash.get(SECONDS, 0.0)
    item.config.stash[EVIDENCE].append(
        ScenarioShown(
            id=item.nodeid,
            feature=Path(template.feature.filename).name,
            language=template.feature.language,
            scenario=title,
            tags=tuple(sorted(tags_of(item))),
            outcome="left_out" if left_out else "passed" if report.passed else "failed",
            problem=(reason or _lacking(call)) if left_out else "" if report.passed else str(report.longrepr),
            killed={tag: tuple(found) for tag, found in item.stash.get(KILLED, {}).items()},
            readings=readings,
            steps=steps,
            failed_step=failed_step if has_failed else 0,
            seconds=round(seconds, 3),
            run=_given(item) if has_failed else None,
        )
    )
    return report


def _given(item: pytest.Item) -> RunInput | None:
    """What a scenario gave, as it may be kept."""
    scene = item.stash.get(SCENE, None)
    return None if scene is None else tellable(scene.configuration, scene.given)


def _lacking(call: pytest.CallInfo[None]) -> str:
    """What a scenario that was left out on the way needs and the desktop does not offer."""
    return "" if call.excinfo is None else str(call.excinfo.value)


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
    if has_run_nothing(config):
        terminalreporter.write_line("Every scenario was left out, so nothing is known: undetermined.")
    if config.stash[UNSHOWN]:
        terminalreporter.write_line("Nothing was shown, so the ledger stays as it is.")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """A process of xdist's has ended: take what it hands over."""
    handed = getattr(node, "workeroutput", {}).get(HANDED_OVER)
    if handed is not None:
        evidence, entries = msgspec.json.decode(handed, type=HandedOver)
        node.config.stash[EVIDENCE] += evidence
        node.config.stash[ENTRIES] += entries


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the evidence and merge it into the ledger; a process of xdist's hands it over instead. A run of which
    every scenario was left out ends as one without tests."""
    config = session.config
    shown, runs = config.stash[EVIDENCE], config.stash[RUNS]
    entries = [*entries_of(shown), *config.stash[ENTRIES], *(() if runs is None else runs.entries())]
    if hasattr(config, "workeroutput"):
        config.workeroutput[HANDED_OVER] = msgspec.json.encode((shown, entries))
        return
    if evidence := config.getoption("--textdesk-evidence"):
        write_aside(Path(evidence), msgspec.json.format(msgspec.json.encode(shown), indent=1))
    if ledger := config.getoption("--textdesk-ledger"):
        config.stash[UNSHOWN] = not entries
        if entries:
            add(Path(ledger), entries)
    if session.exitstatus == pytest.ExitCode.OK and has_run_nothing(config):
        session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED
