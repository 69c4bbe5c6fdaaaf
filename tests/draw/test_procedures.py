"""The documented procedures as data: made by playing scenarios, with what each arrow rests on."""

from pathlib import Path

import pytest

from machine.draw import procedure_parts
from machine.draw.exchanges import SYSTEM, Actor
from machine.draw.procedure_parts import NOT_IN_SOURCE, SECTIONS, Cited, Note, Part, place
from machine.draw.procedures import OUTLINES, Procedure, procedures
from machine.draw.swim_lanes import Said
from machine.harness.bdd.feature_check import FeatureError
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE
from machine.story.steps.scene import SceneError
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language

FEATURES = Path(__file__).resolve().parents[2] / "features"
MINJI, JUN, HANA = Actor(Caller.AGENT, "Minji"), Actor(Caller.AGENT, "Jun"), Actor(Caller.CUSTOMER, "Hana")


@pytest.fixture(scope="module")
def made() -> dict[str, Procedure]:
    return {each.slug: each for each in procedures(FEATURES)}


def cited(part: Part) -> list[tuple[str, ...]]:
    return [tuple(each for basis in arrow.basis for each in basis.ids) for arrow in part.arrows]


def test_tutorial_the_documented_transfer_to_an_agent(made: dict[str, Procedure]) -> None:
    part, accepted, refused = made["transfer-to-agent"].en

    assert [(arrow.number, arrow.sender.name, arrow.label) for arrow in part.arrows] == [
        (1, "Minji", "clicks “Transfer”"),
        (2, "Minji", "chooses “Jun”"),
        (3, "Seoyeon", "sets the status “Available”"),
        (4, "Minji", "clicks “Refresh”"),
        (5, "Minji", "clicks “Transfer” in the dialog"),
    ]
    *_, confirmed = part.arrows
    assert confirmed.notes == (
        Note(SYSTEM, (Said("Conversation: Transfer requested", "machines/Conversation/transfer_requested"),)),
        Note(
            MINJI,
            (
                Said("“Compose box” closes"),
                Said("“Wrap Up Reasons” opens: Resolved"),
                Said("all buttons now: “Submit Wrap Up”"),
            ),
        ),
        Note(JUN, (Said("“Chat Request” with “Accept” appears"),)),
    )
    assert confirmed.basis == (Cited("Transfer, step 4", ("XFER-10",)),)
    assert part.before == (Cited("Transfer, before you begin", ("XFER-2",)),)
    assert "Conversation.transferred: active > transfer_requested" in confirmed.transitions
    assert [each.branch for each in (part, accepted, refused)] == [
        "",
        "If the chosen agent accepts",
        "If the chosen agent does not accept",
    ]
    assert accepted.arrows[0].label == "clicks “Accept”"
    assert Note(HANA, (Said("receives “I will look into it for you.”"),)) in accepted.arrows[-1].notes
    assert [arrow.number for arrow in refused.arrows] == [9, 10], "numbered through the whole procedure"
    assert refused.arrows[0].basis == (
        Cited("Transfer, after step 4", ("XFER-12",)),
        Cited("Not in the source", ("GAP-5",)),
    )


def test_each_line_of_the_feature_is_tied_to_its_arrows(made: dict[str, Procedure]) -> None:
    part = made["transfer-to-agent"].ko[0]

    assert [(step.keyword, step.line, step.arrows) for step in part.steps if not step.in_background] == [
        ("먼저", 23, ()),
        ("만일", 24, (1,)),
        ("그러면", 25, (1,)),
        ("만일", 26, (2,)),
        ("그러면", 27, (2,)),
        ("만일", 28, (3,)),
        ("그리고", 29, (4,)),
        ("그러면", 30, (4,)),
        ("그리고", 31, (4,)),
        ("만일", 32, (5,)),
        ("그러면", 33, (5,)),
        ("그리고", 34, (5,)),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_reads_as_it_stands_in_the_file(made: dict[str, Procedure], language: Language) -> None:
    for procedure in made.values():
        for part in procedure.of(language):
            written = (FEATURES / language / part.file).read_text(encoding="utf-8").splitlines()
            assert written[part.line - 1].endswith(f": {part.title}")
            for step in part.steps:
                assert written[step.line - 1].strip() in (f"{step.keyword} {step.text}", f"{step.keyword}{step.text}")


def test_these_are_the_procedures() -> None:
    assert [outline.slug for outline in OUTLINES] == [
        "respond",
        "transfer-to-agent",
        "transfer-to-queue",
        "add-agent",
        "end",
        "asset-deleted",
        "rona",
    ]


def test_every_documented_step_is_in_a_procedure(made: dict[str, Procedure]) -> None:
    """A step of the source is "section, step N", with or without more behind it."""
    documented = {
        ", ".join(place(clause.locator.en).split(", ")[:2])
        for clause in load().clauses.values()
        if ", step " in clause.locator.en
    }
    shown = {
        ", ".join(basis.place.split(", ")[:2])
        for procedure in made.values()
        for part in procedure.en
        for arrow in part.arrows
        for basis in arrow.basis
    }

    assert len(documented) == 14
    assert documented <= shown
    assert {each.en for each in SECTIONS} == {clause.locator.en.split(", ")[0] for clause in load().clauses.values()}
    assert {each.ko for each in SECTIONS} == {clause.locator.ko.split(", ")[0] for clause in load().clauses.values()}


def test_what_a_scenario_is_evidence_for_stands_at_an_arrow(made: dict[str, Procedure]) -> None:
    """Nothing that its tags name gets lost on the way to the picture."""
    for procedure in made.values():
        for part in procedure.en:
            lines = (FEATURES / "en" / part.file).read_text(encoding="utf-8").splitlines()
            tags = {tag.removeprefix("@") for tag in lines[part.line - 2].split() if not tag.startswith("@unless:")}
            assert tags <= {each for ids in cited(part) for each in ids}, part.title


def test_both_languages_play_the_same(made: dict[str, Procedure]) -> None:
    for procedure in made.values():
        for en, ko in zip(procedure.en, procedure.ko, strict=True):
            assert [arrow.transitions for arrow in en.arrows] == [arrow.transitions for arrow in ko.arrows]
            assert cited(en) == cited(ko)
            assert [step.arrows for step in en.steps] == [step.arrows for step in ko.steps]
            assert [bool(arrow.refusal) for arrow in en.arrows] == [bool(arrow.refusal) for arrow in ko.arrows]


def test_arrows_name_transitions_of_the_table(made: dict[str, Procedure]) -> None:
    for procedure in made.values():
        for part in procedure.en:
            for arrow in part.arrows:
                for name in arrow.transitions:
                    assert TABLE.transition(name).id == name


def test_a_refusal_is_told_and_takes_no_transition(made: dict[str, Procedure]) -> None:
    refused = [arrow for part in made["asset-deleted"].en for arrow in part.arrows if arrow.refusal]

    assert [(arrow.label, arrow.refusal, arrow.transitions, arrow.basis) for arrow in refused] == [
        (
            "types “I will look into it for you.”",
            "✗ refused: The conversation is interrupted and cannot be carried on",
            (),
            (Cited("Respond, step 1, second point", ("ASSET-3",)),),
        )
    ]


def test_what_the_source_does_not_say_is_told_as_such(made: dict[str, Procedure]) -> None:
    waits, misses = made["rona"].en[0].arrows

    assert waits.basis == () and waits.notes == (), "time that changes nothing rests on nothing"
    assert misses.basis == (Cited(NOT_IN_SOURCE.en, ("GAP-1", "RULE-8")),)
    assert misses.notes[0] == Note(Actor(None, "Billing"), (Said("Hana waits"),))


def test_only_those_who_take_part_are_at_the_start(made: dict[str, Procedure]) -> None:
    part = made["transfer-to-agent"].en[0]

    assert [note.actor for note in part.start] == [SYSTEM, HANA, MINJI, JUN], "Seoyeon has no part in it"


def test_a_scenario_that_was_renamed_is_missed_by_name(tmp_path: Path) -> None:
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        for path in (FEATURES / language).iterdir():
            text = path.read_text(encoding="utf-8")
            (tmp_path / language / path.name).write_text(text.replace("from End to", "till"), encoding="utf-8")

    with pytest.raises(
        FeatureError, match=r'0 scenarios are called "The documented procedure, from End to the submitted wrap-up"'
    ):
        procedures(tmp_path)


def test_a_scenario_that_is_red_is_no_procedure(tmp_path: Path) -> None:
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        for path in (FEATURES / language).iterdir():
            text = path.read_text(encoding="utf-8")
            (tmp_path / language / path.name).write_text(
                text.replace('"Jun" sees a request', '"Jun" sees no request'), encoding="utf-8"
            )

    with pytest.raises(SceneError):
        procedures(tmp_path)


def test_a_locator_of_another_section_stays_as_it_is() -> None:
    assert place("Elsewhere, step 1") == "Elsewhere, step 1"
    assert procedure_parts.place("텍스트 메시지 대화 종료, 1단계") == "종료, 1단계"
