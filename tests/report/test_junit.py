"""What `textdesk conform` found for CI systems: JUnit XML with a case for each clause, and annotations."""

from functools import cache
from xml.etree import ElementTree

import pytest

from machine.harness.conformance import Conformance, conform
from machine.harness.schedule import schedule
from machine.port.port import Desk
from machine.report.annotations import annotation, annotation_lines
from machine.report.junit import junit
from spec.catalogue.load import load
from spec.port.capabilities import not_offered
from tests.harness.departing import BlindAndLenient, StatusesOnly

ACTIVE = sum(clause.advisory is None for clause in load().clauses.values())


@cache
def held(make: type[Desk]) -> Conformance:
    desk = make()
    runs, lacking = schedule(size="short"), not_offered(desk)
    return conform(lambda: desk, seed=3, examples=0, plan=runs, self_test=True, max_failures=5, offers_not=lacking)


def cases(found: Conformance) -> dict[str, ElementTree.Element]:
    suite = ElementTree.fromstring(junit(found, "mine:desk"))
    return {case.get("name", "").partition(":")[0]: case for case in suite.findall("testcase")}


def test_tutorial_each_clause_is_a_case_and_one_that_is_broken_fails_with_the_told_run() -> None:
    found = held(BlindAndLenient)
    by_clause = cases(found)

    assert sum(case.get("classname") == "textdesk conform.clauses" for case in by_clause.values()) == ACTIVE == 73
    failed = {name: case.find("failure") for name, case in by_clause.items() if case.find("failure") is not None}
    assert failed.keys() == {"WRAP-1", "CONF-6"}
    assert by_clause["GAP-3"].get("classname") == "textdesk conform.assumptions"
    told = failed["WRAP-1"]
    assert told is not None and told.text is not None
    says = "The answer when Minji clicks Submit Wrap Up in c1 [SubmitWrapUp]: expected refused ("
    assert str(told.get("message")).startswith(says)
    assert "  Scenario: The desktop departs" in told.text and "# language: ko" in told.text


def test_the_suite_says_how_many_cases_there_are_of_each_sort_and_what_was_held() -> None:
    suite = ElementTree.fromstring(junit(held(BlindAndLenient), "mine:desk"))
    listed = suite.findall("testcase")

    assert suite.get("tests") == str(len(listed))
    assert suite.get("failures") == "2" == str(sum(case.find("failure") is not None for case in listed))
    assert suite.get("skipped") == str(sum(case.find("skipped") is not None for case in listed))
    assert {each.get("name"): each.get("value") for each in suite.iter("property")} == {
        "target": "mine:desk",
        "seed": "3",
        "verdict": "departs",
    }


def test_what_is_not_offered_is_skipped_and_what_is_not_known_is_an_error() -> None:
    by_clause = cases(held(StatusesOnly))

    skipped = by_clause["CONF-1"].find("skipped")
    assert skipped is not None and skipped.get("message") == "The desktop does not offer what this asks for."
    nothing_run = cases(conform(StatusesOnly, seed=3, examples=0))
    assert nothing_run["everything offered was met"].find("error") is not None
    assert nothing_run["AVAIL-1"].find("skipped") is not None


def test_an_annotation_is_one_line_whatever_it_says() -> None:
    assert annotation("error", "a:b,c", "50%\r\nx") == "::error title=a%3Ab%2Cc::50%25%0D%0Ax"
    lines = tuple(annotation_lines(held(BlindAndLenient), "mine:desk"))

    assert all("\n" not in line for line in lines)
    assert [line.partition("::")[2].partition("::")[0] for line in lines] == [
        "error title=mine%3Adesk departs%3A CONF-6 CONF-3 CONF-5",
        "error title=mine%3Adesk departs%3A WRAP-1",
    ]


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "a\x1bb"])
def test_what_cannot_stand_in_xml_is_replaced(text: str) -> None:
    ElementTree.fromstring(junit(held(BlindAndLenient), text))
