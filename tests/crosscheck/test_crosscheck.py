"""SPIN searches the exported spaces and says the same as we do; skipped with a clear line where it is not installed."""

import shutil
from pathlib import Path

import pytest

from machine.explore.exploration import explorable_properties
from machine.explore.promela import promela, search_plain
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
from spec.properties import PROGRESS_PROPERTIES
from tests.crosscheck import compare, run, spin
from tests.crosscheck.broken import BROKEN
from tests.crosscheck.compare import Side, compared
from tests.explore.test_exploration import SMALL

FOUND = spin.tools()
needs_spin = pytest.mark.skipif(isinstance(FOUND, str), reason=str(FOUND))


@pytest.fixture
def using() -> spin.Tools:
    assert isinstance(FOUND, spin.Tools)
    return FOUND


@needs_spin
def test_tutorial_spin_counts_the_same_states_and_transitions_and_finds_nothing_either(
    tmp_path: Path, using: spin.Tools
) -> None:
    both = compared(SMALL, tmp_path, using)

    assert (both.ours.states, both.ours.transitions) == (both.spin.states, both.spin.transitions) == (387, 4414)
    assert both.ours.safety == both.spin.safety == both.ours.progress == both.spin.progress == frozenset()
    assert both.claims == 4
    assert both.amiss == ()


@needs_spin
@pytest.mark.parametrize(
    ("bounds", "states", "transitions"),
    [
        (Bounds(1, 1, 2, dialogs=False), 31, 211),
        (Bounds(2, 1, 2, dialogs=False), 319, 3054),
        (Bounds(1, 2, 2, dialogs=False), 446, 5898),
        (Bounds(2, 2, 2, dialogs=False), 20433, 354732),
    ],
    ids=str,
)
def test_sizes_and_verdicts_are_equal(
    bounds: Bounds, states: int, transitions: int, tmp_path: Path, using: spin.Tools
) -> None:
    both = compared(bounds, tmp_path, using, progress=bounds.conversations == 1)

    assert (both.spin.states, both.spin.transitions) == (states, transitions)
    assert both.amiss == ()


PROGRESS = frozenset(each.id for each in PROGRESS_PROPERTIES)


@needs_spin
def test_a_reading_that_a_property_refutes_is_refuted_by_both(tmp_path: Path, using: spin.Tools) -> None:
    """The rejected alternative of GAP-5: the request is gone, and nobody holds the conversation."""
    both = compared(SMALL, tmp_path, using, readings=["literal-drop"], progress=False)

    assert "somebody-has-the-customer" in both.spin.safety
    assert both.amiss == ()


@needs_spin
def test_an_event_that_cannot_be_run_to_completion_does_not_help(tmp_path: Path, using: spin.Tools) -> None:
    """Where a time-out ends in a refused consequence, the offer stays."""
    bounds, table, _ = BROKEN["machines-are-sound"]

    both = compared(bounds, tmp_path, using, table=table)

    assert both.ours.progress == both.spin.progress == {"no-offer-stays-for-ever"}
    assert both.amiss == ()


REFUTED = (
    "machines-are-sound",
    "one-owner",
    "within-capacity",
    "somebody-has-the-customer",
    "tickets-are-ranks",
    "no-offer-in-rona",
    "status-is-as-chosen",
    "held-only-by-own-accept",
    "wrap-up-ends-by-own-submit",
    "no-offer-stays-for-ever",
    "rona-can-be-left",
    "expiry leaves the offer",
)
"""A dozen; `make crosscheck` takes them all."""


@needs_spin
@pytest.mark.parametrize("name", REFUTED)
def test_a_broken_machine_is_refuted_by_both_and_by_the_same_properties(
    name: str, tmp_path: Path, using: spin.Tools
) -> None:
    bounds, table, identity = BROKEN[name]

    both = compared(bounds, tmp_path, using, table=table, progress=identity in PROGRESS)

    assert identity in both.ours.safety | both.ours.progress
    assert (both.spin.safety, both.spin.progress, both.spin.states) == (
        both.ours.safety,
        both.ours.progress,
        both.ours.states,
    )


@needs_spin
def test_a_model_that_differs_from_the_machines_is_found_out(
    tmp_path: Path, using: spin.Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = TABLE.without("AgentStatus.set_idle: rona > idle")
    properties = explorable_properties(table)
    other = promela(search_plain(SMALL, table, properties), properties)
    monkeypatch.setattr(compare, "promela", lambda _space, _properties: other)

    both = compared(SMALL, tmp_path, using, progress=False)

    assert both.amiss == ("4,414 transitions of ours, 4,212 of SPIN's",)


@needs_spin
def test_a_search_that_is_not_deep_enough_is_not_agreement(
    tmp_path: Path, using: spin.Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spin, "depth_limit", lambda _states: 20)

    both = compared(SMALL, tmp_path, using, progress=False)

    assert both.spin.states < both.ours.states
    assert both.amiss == ("one of the two ended early",)


def test_what_differs_is_said() -> None:
    nothing = frozenset[str]()
    took = spin.Took(1.0, 1.0)
    ours = Side(387, 4414, frozenset({"one-owner"}), nothing, took)
    theirs = Side(388, 4420, nothing, frozenset({"rona-can-be-left"}), took)

    assert compare.differences(True, True, ["rona_can_be_left_1"], ours, theirs) == [
        "SPIN ended early over rona_can_be_left_1",
        "387 states of ours, 388 of SPIN's",
        "4,414 transitions of ours, 4,420 of SPIN's",
        "refuted by ours alone: one-owner",
        "refuted by SPIN alone: rona-can-be-left",
    ]


@pytest.mark.parametrize(
    ("absent", "remedy"), [({"spin"}, "apt-get install spin"), ({"cc", "gcc"}, "apt-get install gcc")]
)
def test_without_spin_or_a_compiler_one_line_says_so_and_the_exit_is_0(
    absent: set[str], remedy: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name in absent else f"/usr/bin/{name}")

    assert run.main([]) == 0
    said = capsys.readouterr().out
    assert said.startswith("crosscheck: skipped: ")
    assert remedy in said
    assert said.count("\n") == 1
