"""What `textdesk conform` found as JUnit XML, which CI systems show: a test case for each clause and for each step of
the self-test.

A clause that is held passes, one that is not offered or was not decided is skipped with the reason, and one that a
failure cites first fails with it. What rests on no clause of the source is a case of its own.
"""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree

from machine.harness.conformance import Conformance
from machine.harness.failure import ConformanceFailure
from machine.report.conformance import failure_lines
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language

SUITE = "textdesk conform"
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that cannot stand in XML 1.0."""
SKIPPED = {
    "not_offered": Words(
        "The desktop does not offer what this asks for.", "이 조항이 요구하는 것을 데스크톱이 제공하지 않는다."
    ),
    "not_decided": Words("Nothing that was run decides this.", "실행한 것 가운데 이를 결정하는 것이 없다."),
}
NOT_MET = Words(
    "What was not met is not known; see what `textdesk conform` says on the screen.",
    "만나지 못한 것은 알 수 없다. `textdesk conform`이 화면에 적은 것을 보아야 한다.",
)


def junit(found: Conformance, target: str, language: Language = "en") -> bytes:
    """The file, in UTF-8. What names a case is the same in either language but for what a clause says."""
    suite = ElementTree.Element("testsuite", name=SUITE, time=f"{found.seconds:.3f}")
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in (("target", target), ("seed", str(found.seed)), ("verdict", found.verdict)):
        ElementTree.SubElement(properties, "property", name=name, value=_plain(value))
    for outcome in found.self_test:
        case = _case(suite, "self-test", outcome.step)
        if outcome.result == "not run" or outcome.is_lost:
            ElementTree.SubElement(case, "skipped", message=_plain(outcome.found.of(language)))
        elif outcome.result == "failed":
            ElementTree.SubElement(case, "failure", message=_plain(outcome.found.of(language)))
    failing: dict[str, list[ConformanceFailure]] = {}
    for failure in found.failures:
        failing.setdefault(failure.asks[0], []).append(failure)
    catalogue = load()
    clauses = {each.id: each.says for each in catalogue.clauses.values()}
    assumptions = {each.id: each.choice for each in catalogue.assumptions.values()}
    for of, decided, words in (
        ("clauses", found.clauses.clauses, clauses),
        ("assumptions", found.clauses.assumptions, assumptions),
    ):
        for identity, known in decided.every():
            case = _case(suite, of, f"{identity}: {words[identity].of(language)}")
            failures = failing.pop(identity, [])
            for failure in failures:
                _failure(case, failure, language)
            if known in SKIPPED and not failures:
                ElementTree.SubElement(case, "skipped", message=SKIPPED[known].of(language))
    for identity, failures in failing.items():
        case = _case(suite, "the port", identity)
        for failure in failures:
            _failure(case, failure, language)
    if found.verdict == "undetermined":
        says = NOT_MET.of(language)
        ElementTree.SubElement(_case(suite, "coverage", "everything offered was met"), "error", message=says)
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(bool(case.findall(tag)) for case in suite) if tag != "testcase" else len(suite) - 1))
    return _written(suite)


def junit_of_error(says: str) -> bytes:
    """The file where nothing could be asked: one error, which says why."""
    suite = ElementTree.Element("testsuite", name=SUITE, tests="1", failures="0", errors="1", skipped="0")
    ElementTree.SubElement(_case(suite, "target", "it can be asked"), "error", message=_plain(says))
    return _written(suite)


def _written(suite: ElementTree.Element) -> bytes:
    file = BytesIO()
    ElementTree.ElementTree(suite).write(file, encoding="utf-8", xml_declaration=True)
    return file.getvalue()


def _case(suite: ElementTree.Element, of: str, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", classname=f"{SUITE}.{of}", name=_plain(name))


def _failure(case: ElementTree.Element, failure: ConformanceFailure, language: Language) -> None:
    says = failure.told(language).says
    element = ElementTree.SubElement(case, "failure", message=_plain(says), type=failure.kind)
    lines = (each.of(language) for each in failure_lines(failure))
    told = "\n".join((*lines, "", failure.feature_en, failure.feature_ko, failure.python))
    element.text = _plain(told)


def _plain(text: str) -> str:
    return NO_XML.sub("\ufffd", text)
