"""The tags by which a scenario says what the readings are to it, and what becomes of it."""

import pytest

from machine.story.steps.reading_tags import Fitting, fitting, is_reading_tag, problem
from spec.catalogue.load import CatalogueError


def test_tutorial_what_becomes_of_a_scenario() -> None:
    joined = "joined-without-wrap-up"

    # Without readings everything runs: what belongs to a reading, under that.
    assert fitting(["RULE-20"], ()) == Fitting((), None)
    assert fitting(["RULE-20", f"unless:{joined}"], ()) == Fitting((), None)
    assert fitting([f"under:{joined}"], ()) == Fitting((joined,), None)

    # Where a reading is taken, everything runs under it, but for what says the choice that it turns.
    assert fitting(["RULE-20"], (joined,)) == Fitting((joined,), None)
    assert fitting([f"under:{joined}"], (joined,)) == Fitting((joined,), None)
    assert fitting(["RULE-20", f"unless:{joined}"], (joined,)) == Fitting(
        (joined,), "it says what the reading joined-without-wrap-up turns (GAP-9, RULE-13, RULE-20)"
    )


def test_what_belongs_to_a_reading_that_is_not_taken_is_left_out() -> None:
    assert fitting(["under:idle-pends"], ("literal-drop",)) == Fitting(
        ("literal-drop",), "it runs under the reading idle-pends, which is not taken"
    )


def test_a_scenario_may_belong_to_several_readings_and_give_way_to_another() -> None:
    tags = ["under:idle-pends", "under:literal-drop", "unless:idle-withdraws-offers"]

    assert fitting(tags, ()) == Fitting(("literal-drop", "idle-pends"), None)
    assert fitting(tags, ("literal-drop",)).left_out == "it runs under the reading idle-pends, which is not taken"
    everything = ("literal-drop", "idle-pends", "idle-withdraws-offers")
    assert fitting(tags, everything).left_out == "it says what the reading idle-withdraws-offers turns (RULE-5)"


def test_a_tag_of_a_team_is_no_reading_tag() -> None:
    assert [is_reading_tag(tag) for tag in ("under:x", "unless:x", "under", "JIRA:12", "smoke")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert [problem(tag) for tag in ("JIRA:12", "smoke", "unless:idle-pends")] == [None, None, None]


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("unless:idle-pend", "names no reading; did you mean @unless:idle-pends?"),
        (
            "under:x",
            "names no reading; the readings are literal-drop, wrap-up-times-out, joined-without-wrap-up, idle-pends, "
            "idle-withdraws-offers.",
        ),
        ("unles:idle-pends", "names a reading; write @under:idle-pends or @unless:idle-pends."),
    ],
)
def test_a_slip_in_a_reading_tag_is_told(tag: str, says: str) -> None:
    assert problem(tag) == says


def test_a_reading_that_is_not_there_is_an_error() -> None:
    with pytest.raises(CatalogueError, match='There is no reading "x"'):
        fitting(["under:x"], ())
