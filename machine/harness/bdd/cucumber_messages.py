"""What a run of feature files showed, as Cucumber Messages: a line of JSON each, as every tool of Cucumber's reads it.

The tree and the scenarios are those of the official parser, the messages those of the official package; how a step
ended comes from what the run showed.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import Any

import cucumber_messages as m

from machine.evidence.checkout import NAME
from machine.harness.bdd.scenario_result import ScenarioShown
from machine.language.check import check_file
from machine.language.document import document, pickles
from machine.language.feature import stories_of
from machine.language.source import source_of

STATUS = m.TestStepResultStatus
MEDIA_TYPE = "text/x.cucumber.gherkin+plain"


def message_lines(shown: Iterable[ScenarioShown], below: Path, started_seconds: float) -> Iterator[str]:
    """The messages of a run, one line each. The files lie `below` a folder, as the ids of the scenarios name them; a
    scenario whose file cannot be read any more is left out."""
    for envelope in _envelopes(tuple(shown), below, started_seconds):
        yield json.dumps(m.message_converter.to_dict(envelope), ensure_ascii=False)


def _envelopes(shown: tuple[ScenarioShown, ...], below: Path, started_seconds: float) -> Iterator[m.Envelope]:
    yield m.Envelope(
        meta=m.Meta(
            protocol_version=version("cucumber-messages"),
            implementation=m.Product(name=NAME, version=version(NAME)),
            runtime=m.Product(name=platform.python_implementation(), version=platform.python_version()),
            os=m.Product(name=platform.system()),
            cpu=m.Product(name=platform.machine()),
        )
    )
    clock = _Clock(started_seconds)
    numbers = (str(number) for number in count(1))
    by_file: dict[str, list[ScenarioShown]] = {}
    for each in shown:
        by_file.setdefault(each.id.partition("::")[0], []).append(each)
    tests = list[tuple[ScenarioShown, Any]]()
    for name, some in by_file.items():
        yield from _of_file(name, below / name, numbers, some, tests)
    run = next(numbers)
    yield m.Envelope(test_run_started=m.TestRunStarted(timestamp=clock.now(), id=run))
    for each, pickle in tests:
        yield from _of_test(each, pickle, numbers, run, clock)
    success = all(each.outcome != "failed" for each, _ in tests)
    yield m.Envelope(
        test_run_finished=m.TestRunFinished(success=success, timestamp=clock.now(), test_run_started_id=run)
    )


def _of_file(
    name: str, path: Path, numbers: Iterator[str], shown: list[ScenarioShown], tests: list[tuple[ScenarioShown, Any]]
) -> Iterator[m.Envelope]:
    """A file's text, tree and scenarios; those that were run are added to the tests."""
    text, feature = source_of(path).text, check_file(path).feature
    if feature is None:
        return
    prefix = f"{next(numbers)}-"
    yield _read({"source": {"uri": name, "data": text, "mediaType": MEDIA_TYPE}})
    yield _read({"gherkinDocument": _prefixed({**document(text), "uri": name}, prefix)})
    by_line = {each.line: each for each in shown}
    for story, raw in zip(stories_of(feature), pickles(text), strict=True):
        pickle = _prefixed({**raw, "uri": name}, prefix)
        yield _read({"pickle": pickle})
        if story.line in by_line:
            tests.append((by_line[story.line], pickle))


def _of_test(each: ScenarioShown, pickle: Any, numbers: Iterator[str], run: str, clock: _Clock) -> Iterator[m.Envelope]:
    case, attempt = next(numbers), next(numbers)
    steps = [
        m.TestStep(id=next(numbers), pickle_step_id=step["id"], step_definition_ids=[], step_match_arguments_lists=[])
        for step in pickle["steps"]
    ]
    yield m.Envelope(test_case=m.TestCase(id=case, pickle_id=pickle["id"], test_steps=steps, test_run_started_id=run))
    yield m.Envelope(
        test_case_started=m.TestCaseStarted(attempt=0, id=attempt, test_case_id=case, timestamp=clock.now())
    )
    for number, step in enumerate(steps, 1):
        yield m.Envelope(
            test_step_started=m.TestStepStarted(
                test_case_started_id=attempt, test_step_id=step.id, timestamp=clock.now()
            )
        )
        clock.go_on(each.seconds / len(steps))
        status = _status(each, number, len(steps))
        result = m.TestStepResult(
            duration=clock.duration(each.seconds / len(steps)),
            status=status,
            message=each.problem if status is STATUS.failed else None,
        )
        yield m.Envelope(
            test_step_finished=m.TestStepFinished(
                test_case_started_id=attempt, test_step_id=step.id, test_step_result=result, timestamp=clock.now()
            )
        )
    yield m.Envelope(
        test_case_finished=m.TestCaseFinished(
            test_case_started_id=attempt, timestamp=clock.now(), will_be_retried=False
        )
    )


def _status(each: ScenarioShown, number: int, of: int) -> m.TestStepResultStatus:
    """How a step ended. Of a scenario that failed without a guilty step, as one that survives a fault, it is the
    last."""
    guilty = each.failed_step or of
    if each.outcome == "left_out":
        return STATUS.skipped
    if each.outcome == "passed" or number < guilty:
        return STATUS.passed
    return STATUS.failed if number == guilty else STATUS.skipped


class _Clock:
    """The time of a run, which goes on by what its scenarios took."""

    def __init__(self, seconds: float) -> None:
        self._nanos = int(seconds * 1e9)

    def go_on(self, seconds: float) -> None:
        self._nanos += int(seconds * 1e9)

    def now(self) -> m.Timestamp:
        return m.Timestamp(seconds=self._nanos // 10**9, nanos=self._nanos % 10**9)

    @staticmethod
    def duration(seconds: float) -> m.Duration:
        nanos = int(seconds * 1e9)
        return m.Duration(seconds=nanos // 10**9, nanos=nanos % 10**9)


def _read(raw: dict[str, Any]) -> m.Envelope:
    envelope: m.Envelope = m.message_converter.from_dict(raw, m.Envelope)
    return envelope


def _prefixed(node: Any, prefix: str) -> Any:
    """A tree whose ids are those of no other file: the parser counts from 0 in each."""
    if isinstance(node, dict):
        return {
            name: f"{prefix}{value}"
            if name == "id"
            else [f"{prefix}{each}" for each in value]
            if name == "astNodeIds"
            else _prefixed(value, prefix)
            for name, value in node.items()
        }
    return [_prefixed(each, prefix) for each in node] if isinstance(node, list | tuple) else node
