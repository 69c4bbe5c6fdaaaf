"""The requirement matrix: every clause and assumption with what implements, states and tells it."""

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from machine.draw.matrix import Row, csv_text, markdown, rows
from machine.evidence.traceability import TracedScenario, UnreadableFeatureError, implementations, properties, scenarios
from machine.lifecycle.declaration import GUARDS
from machine.lifecycle.table import TABLE
from spec.catalogue.load import load
from spec.properties import STATE_PROPERTIES

ENGLISH = """
@OFFER-1
Feature: Respond

  @RULE-6
  Rule: Offers

    Scenario: A request pops up
      When a text comes

    @SURF-1 @SURF-2
    Scenario Outline: The title of <way>
      When a text comes <way>

      Examples:
        | way |
        | in  |

      @MEX-1
      Examples:
        | way |
        | out |
"""
KOREAN = "# language: ko\n@OFFER-1\n기능: 응답\n\n  시나리오: 요청이 뜬다\n    만일 문자가 오면\n"


@pytest.fixture
def features(tmp_path: Path) -> Path:
    for language, text in (("en", ENGLISH), ("ko", KOREAN)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "respond.feature").write_text(text, encoding="utf-8")
    return tmp_path


def _by_id(matrix: tuple[Row, ...]) -> Mapping[str, Row]:
    return {row.id: row for row in matrix}


def test_tutorial_a_row_says_what_implements_a_clause_and_what_is_tagged_with_it(features: Path) -> None:
    offered = _by_id(rows(features))["OFFER-1"]

    assert (offered.kind, offered.documented) == ("transition", True)
    assert offered.says == load().clauses["OFFER-1"].says
    assert "transition: Agent's part in a conversation: No part → Offered, offer" in [n.en for n in offered.implemented]
    assert "view: DesktopView.popovers" in [name.en for name in offered.implemented]
    assert offered.scenarios == (
        "en/respond: A request pops up",
        "en/respond: The title of in",
        "en/respond: The title of out",
        "ko/respond: 요청이 뜬다",
    )


def test_every_clause_and_every_assumption_has_one_row(features: Path) -> None:
    matrix = rows(features)

    assert [row.id for row in matrix] == [*load().clauses, *load().assumptions]
    assert sum(row.documented for row in matrix) == 77
    assert [row.id for row in matrix if row.advisory] == ["XFER-1", "XFER-11", "CONF-10", "END-1"]


def test_every_declaration_is_found_under_everything_it_cites() -> None:
    found = implementations()

    for transition in TABLE.transitions:
        assert [cited for cited in transition.cites if f"transition {transition.id}" not in found[cited]] == []
    for guard in {guard for transition in TABLE.transitions for guard in transition.guards}:
        assert [cited for cited in GUARDS[guard].cites if f"guard {guard.__name__}" not in found[cited]] == []
    assert found["RULE-42"] == tuple(f"reading {reading}" for reading in load().readings)
    for stated in STATE_PROPERTIES:
        assert [cited for cited in stated.cites if stated.id not in properties()[cited]] == []
    assert found["OFFER-2"] == ("view Popover.queue_name",)
    assert found["MEX-3"] == ("kind email",)
    assert "surface task_preview" in found["SURF-3"]
    assert found["RULE-1"] == ("desk rule routing_is_manual",)
    assert found["MASK-1"] == ("masking switch",)


def test_everything_that_must_hold_is_implemented_and_everything_cited_is_known() -> None:
    checkable = {clause.id for clause in load().clauses.values() if clause.advisory is None}

    assert checkable - set(implementations()) == set()
    load().check_ids(implementations(), "trace")


def test_tags_are_inherited_by_rules_scenarios_and_rows(features: Path) -> None:
    tagged = scenarios(features, "en")

    assert set(tagged) == {"OFFER-1", "RULE-6", "SURF-1", "SURF-2", "MEX-1"}
    assert tagged["RULE-6"] == tagged["OFFER-1"]
    assert tagged["SURF-1"] == (
        TracedScenario("respond", "The title of in"),
        TracedScenario("respond", "The title of out"),
    )
    assert tagged["MEX-1"] == (TracedScenario("respond", "The title of out"),)


@pytest.mark.parametrize(
    "content", ["시나리오\n".encode(), b"\xff\xfe", b"# language: xx\nFeature: x\n"], ids=["text", "bytes", "language"]
)
def test_a_broken_feature_is_one_line_with_its_place(features: Path, content: bytes) -> None:
    (features / "ko/other.feature").write_bytes(content)

    with pytest.raises(UnreadableFeatureError, match=r"^ko/other\.feature: is no Gherkin \(.*\); correct it there\.$"):
        rows(features)


def test_the_markdown_has_an_anchor_for_every_row_and_shows_stars_as_they_are(features: Path) -> None:
    text = markdown(rows(features))

    for subject in (*load().clauses, *load().assumptions):
        assert text.count(f'| <a id="{subject.lower()}"></a>{subject} |') == 1
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {8}
    assert not re.search(r"(?<!\\)\*", text)


def test_the_csv_holds_the_same(features: Path) -> None:
    matrix = rows(features)

    read = list(csv.DictReader(io.StringIO(csv_text(matrix), newline="")))

    assert [line["id"] for line in read] == [row.id for row in matrix]
    assert read[0]["scenarios"].splitlines() == list(matrix[0].scenarios)
    assert {line["basis"] for line in read} == {"documented", "assumed"}
