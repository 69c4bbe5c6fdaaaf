"""The snapshot holds all that is declared, by id, in bytes that change only where something declared does."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from machine.evidence.checkout import ROOT
from machine.lifecycle.table import TABLE
from machine.pages.files import drift, generated
from machine.pages.snapshot import (
    FIELDS,
    FILE,
    LIMIT_BYTES,
    VERSION,
    Snapshot,
    SnapshotError,
    decoded,
    encoded,
    snapshot,
    snapshot_of_table,
)
from spec.catalogue.load import load

FEATURES = ROOT / "features"


def test_tutorial_a_transition_is_told_by_names_that_need_no_code_of_ours() -> None:
    taken = snapshot(FEATURES)

    assert taken.section("transitions")["Dialog.confirm: transfer > none"] == {
        "machine": "Dialog",
        "event": "Dialog.confirm",
        "source": "Dialog.transfer",
        "target": "Dialog.none",
        "guards": ("queue_or_agent_is_chosen", "recipient_can_take"),
        "effect": ("confirm_transfer",),
        "emits": ("Interaction.transfer",),
        "cites": ("XFER-4", "XFER-10", "RULE-12"),
    }
    assert taken.words("state.Dialog.none", "?").en == "No dialog"


def test_whatever_is_declared_is_there() -> None:
    taken, catalogue = snapshot(FEATURES), load()

    assert set(taken.section("transitions")) == {each.id for each in TABLE.transitions}
    assert set(taken.section("states")) == {f"{each.name}.{state}" for each in TABLE.machines for state in each.states}
    assert set(taken.section("events")) == set(TABLE.event)
    for name in ("clauses", "assumptions", "readings", "hazards", "surfaces", "kinds", "terms"):
        assert set(taken.section(name)) == set(getattr(catalogue, name)), name
    assert len(taken.section("scenarios")) > 500 < 1000
    assert set(taken.section("masking")) == {
        f"{surface}/{policy}" for surface in catalogue.surfaces for policy in catalogue.policies
    }


def test_no_entry_has_a_field_that_its_section_does_not_name() -> None:
    taken = snapshot(FEATURES)

    for section, names in FIELDS.items():
        assert {name for entry in taken.section(section).values() for name in entry} <= set(names), section


def test_it_comes_back_as_it_went_and_is_the_same_in_every_run() -> None:
    content = encoded(snapshot(FEATURES))

    assert encoded(decoded(content)) == content
    program = (
        "from pathlib import Path; from machine.pages.snapshot import *;"
        "import sys; sys.stdout.buffer.write(encoded(snapshot(Path('features'))))"
    )
    again = subprocess.run(
        (sys.executable, "-c", program), cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"}, capture_output=True
    )
    assert again.stdout == content


def test_it_is_committed_and_drift_names_it(tmp_path: Path) -> None:
    assert (ROOT / FILE).read_bytes() == generated(ROOT)[FILE]
    (tmp_path / "features").symlink_to(FEATURES)

    assert f"{FILE}: is missing; run `textdesk draw`." in drift(tmp_path)


def test_one_change_of_a_transition_is_one_line() -> None:
    id_ = "Dialog.confirm: transfer > none"
    guards = TABLE.transition(id_).guards[:1]
    before, after = (
        encoded(snapshot_of_table(table)).splitlines() for table in (TABLE, TABLE.changed(id_, guards=guards))
    )

    assert len(before) - len(after) == 1
    counts = [[line.strip(b" ,") for line in lines].count(b'"recipient_can_take"') for lines in (before, after)]
    assert counts[0] == counts[1] + 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it is no snapshot"),
        (b"[]", "it is no snapshot"),
        (b'{"version": 1}', "it is no snapshot"),
        (b'{"version": 1, "fields": {}, "sections": {"states": {"a": {"b": 7}}}}', "it is no snapshot"),
        (b'{"version": 2, "anything": "else"}', f"it has the form 2, and this TextDesk reads the form {VERSION}"),
        (b" " * (LIMIT_BYTES + 1), "it is larger than 16,000,000 bytes"),
    ],
)
def test_what_is_none_is_refused_in_words(content: bytes, says: str) -> None:
    with pytest.raises(SnapshotError) as told:
        decoded(content)
    assert str(told.value).startswith(says)


def test_what_a_later_form_adds_is_read_over() -> None:
    later = msgspec.json.decode(encoded(Snapshot(VERSION, {}, {"dreams": {"a": {"says": "x"}}})))
    later["made"] = "by somebody"

    assert decoded(msgspec.json.encode(later)).section("dreams") == {"a": {"says": "x"}}


def test_a_term_that_is_not_there_stands_for_itself() -> None:
    assert snapshot_of_table(replace(TABLE)).words("guard.of_old", "of_old").ko == "of_old"
