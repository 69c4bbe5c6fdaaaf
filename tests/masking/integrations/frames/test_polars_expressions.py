"""Polars, the real one: columns masked text by text, in every kind of query."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from machine.masking import mask
from tests.masking.integrations import examples
from tests.masking.integrations.columns import COLUMNS, NUMBERS, masked_column
from tests.masking.integrations.library import library

polars = library("polars", "frames")
places = library("machine.masking.integrations.polars_expressions", "frames")
mask_expression = places.mask_expression


def masked(values: list[str | None], dtype: Any = None, **options: Any) -> Any:
    """A column with these values, masked by the eager engine."""
    frame = polars.DataFrame({"note": polars.Series(values, dtype=dtype or polars.String)})
    return frame.select(mask_expression(polars.col("note"), **options))["note"]


def test_the_example_of_the_page_runs() -> None:
    examples.run("polars_expressions")


def test_tutorial_a_column_is_masked_and_nulls_are_kept() -> None:
    column = masked(["call +1 202 555 0101", None, "at 10:30"])

    assert (column.name, column.dtype, column.to_list()) == (
        "note",
        polars.String,
        ["call ********0101", None, "at 10:30"],
    )


@given(COLUMNS)
@settings(deadline=None)
def test_every_value_is_what_mask_makes_of_it(values: list[str | None]) -> None:
    assert masked(values).to_list() == masked_column(values)


@given(COLUMNS, st.sampled_from(("in-memory", "streaming")))
@settings(deadline=None, max_examples=20)
def test_a_lazy_query_gives_the_same_in_either_engine_among_other_operations(
    values: list[str | None], engine: str
) -> None:
    frame = polars.LazyFrame({"row": range(len(values)), "note": polars.Series(values, dtype=polars.String)})
    query = frame.filter(polars.col("row") % 2 == 0).with_columns(mask_expression(polars.col("note").str.slice(0)))

    assert query.collect_schema() == frame.collect_schema()
    assert query.collect(engine=engine)["note"].to_list() == masked_column(values[::2])


def test_many_rows_in_many_chunks_are_masked_in_order() -> None:
    frame = polars.concat([polars.DataFrame({"note": NUMBERS})] * 5000, rechunk=False)

    assert frame.lazy().select(mask_expression(polars.col("note"))).collect(engine="streaming")["note"].to_list() == (
        [mask(text) for text in NUMBERS] * 5000
    )


def test_categories_that_become_one_stay_a_category() -> None:
    column = masked(["+1 202 555 0101", None, "+1 212 555 0101", "none"], polars.Categorical)

    assert column.dtype == polars.Categorical
    assert column.to_list() == ["********0101", None, "********0101", "none"]


def test_groups_and_lists_are_masked_like_columns() -> None:
    frame = polars.DataFrame({"agent": ["a", "a", "b"], "note": ["+12025550101", "x", "+12125550102"]})
    grouped = frame.group_by("agent", maintain_order=True).agg(mask_expression(polars.col("note")))

    assert grouped["note"].to_list() == [["********0101", "x"], ["********0102"]]
    lists = frame.group_by("agent", maintain_order=True).agg("note")
    element = mask_expression(polars.element())
    assert lists.select(polars.col("note").list.eval(element))["note"].to_list() == grouped["note"].to_list()
    over = frame.select(mask_expression(polars.col("note").first()).over("agent"))
    assert over["note"].to_list() == ["********0101", "********0101", "********0102"]


def test_the_namespace_is_the_function() -> None:
    frame = polars.DataFrame({"note": ["+1 202 555 0101 m@example.com"]})
    options = {"kinds": frozenset({"phone"}), "keep": 1}

    by_namespace = frame.select(polars.col("note").masking.mask(**options))
    assert by_namespace.equals(frame.select(mask_expression(polars.col("note"), **options)))
    assert by_namespace.item() == "***********1 m@example.com"


@pytest.mark.parametrize("dtype", ["Int64", "Boolean", "Binary", "Enum"])
def test_a_column_of_anything_else_is_refused_with_its_type_and_the_remedy(dtype: str) -> None:
    type_ = polars.Enum(["a"]) if dtype == "Enum" else getattr(polars, dtype)
    frame = polars.DataFrame({"note": polars.Series([None], dtype=type_)})

    with pytest.raises(
        (TypeError, polars.exceptions.ComputeError),
        match=rf"mask_expression: this is a column of {dtype}.*; give it one of String or Categorical, as in",
    ):
        frame.select(mask_expression(polars.col("note")))


@pytest.mark.parametrize("options", [{"keep": 99}, {"mode": "lax"}, {"kinds": frozenset({"phones"})}])
def test_wrong_options_are_told_before_any_query_runs(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^masking: "):
        mask_expression(polars.col("note"), **options)
