"""The committed table of what finds what: a fixed sample of it is measured again, and no detector may have lost one."""

import json
from pathlib import Path

import msgspec
import pytest

from machine.faults.mutants import mutants
from machine.report.mutation import SAMPLE, TABLE_MD, TriedMutant, dropped, mutate, page_of, sampled, table, write_table


@pytest.mark.parametrize("count", [1, pytest.param(SAMPLE, marks=pytest.mark.long)])
def test_no_detector_lost_a_mutant_of_the_sample(count: int) -> None:
    result = mutate(sampled(count), jobs=1)

    assert len(result.mutants) == count
    assert dropped(result, table()) == ()


def test_the_check_fails_where_a_detector_lost_one() -> None:
    committed = table()
    index, known = next((index, each) for index, each in enumerate(committed.mutants) if "features" in each.killed_by)
    lost = msgspec.structs.replace(known, killed_by=tuple(each for each in known.killed_by if each != "features"))
    changed = msgspec.structs.replace(
        committed, mutants=(*committed.mutants[:index], lost, *committed.mutants[index + 1 :])
    )

    assert dropped(changed, committed) == (f"{known.id}: features found it and does not any more; {known.name}.",)


def test_the_table_holds_every_mutant_and_the_page_says_the_same() -> None:
    committed = table()

    assert [(each.id, each.name) for each in committed.mutants] == [(each.id, each.name) for each in mutants()]
    assert TABLE_MD.read_text(encoding="utf-8") == page_of(committed)


def test_a_mutant_is_one_line_of_the_table(tmp_path: Path) -> None:
    write_table(table(), tmp_path)
    lines = (tmp_path / "table.json").read_text(encoding="utf-8").splitlines()

    assert lines == (TABLE_MD.parent / "table.json").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line.rstrip(","))["id"] for line in lines[2:-1]] == [each.id for each in table().mutants]


def test_what_is_killed_is_killed_by_something_and_nothing_else_is() -> None:
    def fits(each: TriedMutant) -> bool:
        return bool(each.killed_by) == (each.status == "killed") and (each.bounds is not None) == (
            each.status == "equivalent"
        )

    assert all(fits(each) for each in table().mutants)
