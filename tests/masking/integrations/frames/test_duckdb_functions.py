"""DuckDB, the real one: a function of SQL that masks whole vectors of text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from machine.masking import mask
from machine.masking.arrow_arrays import mask_arrow
from tests.masking.integrations import examples
from tests.masking.integrations.columns import COLUMNS, NUMBERS, masked_column
from tests.masking.integrations.library import library

duckdb = library("duckdb", "frames")
pyarrow = library("pyarrow", "frames")
places = library("machine.masking.integrations.duckdb_functions", "frames")


@pytest.fixture(scope="module")
def connection() -> Iterator[Any]:
    """One with the function `mask`."""
    with places.register_mask(duckdb.connect()) as connected:
        yield connected


def test_the_example_of_the_page_runs() -> None:
    examples.run("duckdb_functions")


def test_tutorial_a_column_is_masked_and_null_stays_null(connection: Any) -> None:
    query = "SELECT mask(note) FROM (VALUES ('call +1 202 555 0101'), (NULL), ('at 10:30')) AS notes(note)"

    assert connection.sql(query).fetchall() == [("call ********0101",), (None,), ("at 10:30",)]


@given(values=COLUMNS)
@settings(deadline=None)
def test_every_value_is_what_mask_makes_of_it(connection: Any, values: list[str | None]) -> None:
    table = pyarrow.table({"row": range(len(values)), "note": pyarrow.array(values, pyarrow.string())})
    rows = connection.from_arrow(table).query("notes", "SELECT mask(note) FROM notes ORDER BY row").fetchall()

    assert [value for (value,) in rows] == masked_column(values)


def test_the_function_is_called_with_vectors_and_never_with_null(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def counted(array: Any, **options: Any) -> Any:
        sizes.append(len(array))
        assert array.null_count == 0
        return mask_arrow(array, **options)

    monkeypatch.setattr(places, "mask_arrow", counted)
    with places.register_mask(duckdb.connect()) as connected:
        connected.execute("SET threads = 1")
        query = (
            "SELECT count(mask(CASE WHEN i % 2 = 0 THEN '+1202555' || (1000 + i % 9000) END)) FROM range(20000) r(i)"
        )
        assert connected.sql(query).fetchall() == [(10000,)]

    assert sum(sizes) == 10000
    assert max(sizes) > 100


def test_it_works_in_every_part_of_a_query_over_many_threads(connection: Any) -> None:
    connection.execute("CREATE TEMP TABLE calls AS SELECT i, ? [1 + i % ?] AS note FROM range(100000) r(i)", [
        list(NUMBERS), len(NUMBERS),
    ])  # fmt: skip
    query = "SELECT mask(note) AS m, count(*) FROM calls WHERE mask(note) <> note GROUP BY m ORDER BY m"

    expected = {mask(text) for text in NUMBERS if mask(text) != text}
    assert {row[0] for row in connection.sql(query).fetchall()} == expected


def test_files_and_other_types_of_text_are_masked(connection: Any, tmp_path: Path) -> None:
    csv = tmp_path / "calls.csv"
    csv.write_text("row,note\n1,+1 202 555 0101\n2,\n", encoding="utf-8")
    query = f"COPY (SELECT row, mask(note) AS note FROM '{csv}') TO '{tmp_path}/masked.csv'"
    connection.execute(query)

    assert (tmp_path / "masked.csv").read_text(encoding="utf-8") == "row,note\n1,********0101\n2,\n"
    assert connection.sql("SELECT mask('a'::ENUM ('a', 'b'))").fetchall() == [("a",)]
    assert connection.sql("SELECT list_transform(['+12025550101', NULL], lambda x: mask(x))").fetchall() == [
        (["********0101", None],)
    ]


def test_options_belong_to_the_name_and_a_name_is_given_once() -> None:
    with duckdb.connect() as connected:
        assert places.register_mask(connected, "mask_phones", kinds=frozenset({"phone"}), keep=1) is not None
        assert connected.sql("SELECT mask_phones('+1 202 555 0101 m@x.com')").fetchall() == [("***********1 m@x.com",)]
        with pytest.raises(duckdb.Error, match="mask_phones"):
            places.register_mask(connected, "mask_phones")
        connected.remove_function("mask_phones")
        places.register_mask(connected, "mask_phones", keep=0)


def test_cursors_have_the_function_and_other_databases_have_not(connection: Any) -> None:
    assert connection.cursor().sql("SELECT mask('+12025550101')").fetchall() == [("********0101",)]
    with duckdb.connect() as other, pytest.raises(duckdb.CatalogException, match="mask"):
        other.sql("SELECT mask('+12025550101')")


def test_a_column_of_anything_else_is_refused_by_duckdb_with_the_type_to_give(connection: Any) -> None:
    with pytest.raises(duckdb.BinderException, match=r"mask\(VARCHAR\) -> VARCHAR"):
        connection.sql("SELECT mask(12025550101)")


@pytest.mark.parametrize("options", [{"keep": 99}, {"mode": "lax"}, {"kinds": frozenset({"phones"})}])
def test_wrong_options_are_told_when_the_function_is_registered(options: dict[str, Any]) -> None:
    with duckdb.connect() as connected, pytest.raises(ValueError, match=r"^masking: "):
        places.register_mask(connected, **options)
