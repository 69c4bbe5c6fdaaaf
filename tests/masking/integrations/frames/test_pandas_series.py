"""pandas, the real one: Series of every type that holds text, masked value by value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from tests.masking.integrations import examples
from tests.masking.integrations.columns import COLUMNS, masked_column
from tests.masking.integrations.library import library

pandas = library("pandas", "frames")
pyarrow = library("pyarrow", "frames")
places = library("machine.masking.integrations.pandas_series", "frames")
mask_series = places.mask_series

TYPES = {
    "object": object,
    "str": "str",
    "string": "string",
    "string in Python": pandas.StringDtype("python"),
    "string in Arrow": pandas.StringDtype("pyarrow"),
    "str in Python": pandas.StringDtype("python", na_value=float("nan")),
    "Arrow's string": pandas.ArrowDtype(pyarrow.string()),
    "Arrow's large string": pandas.ArrowDtype(pyarrow.large_string()),
    "Arrow's dictionary": pandas.ArrowDtype(pyarrow.dictionary(pyarrow.int32(), pyarrow.string())),
    "category": "category",
}


def plain(series: Any) -> list[str | None]:
    """The values, what is missing as None."""
    return [None if pandas.isna(value) else value for value in series]


def test_the_example_of_the_page_runs() -> None:
    examples.run("pandas_series")


def test_tutorial_a_series_is_masked_and_what_is_missing_is_kept() -> None:
    notes = pandas.Series(["call +1 202 555 0101", None, "at 10:30"], index=[7, 8, 9], name="note", dtype="string")
    notes.attrs["source"] = "desk"

    masked = mask_series(notes)

    expected = pandas.Series(["call ********0101", None, "at 10:30"], index=[7, 8, 9], name="note", dtype="string")
    pandas.testing.assert_series_equal(masked, expected)
    assert masked.attrs == {"source": "desk"}
    assert notes[7] == "call +1 202 555 0101"


@pytest.mark.parametrize("dtype", TYPES.values(), ids=TYPES.keys())
@given(values=COLUMNS)
@settings(deadline=None, max_examples=40)
def test_every_value_is_what_mask_makes_of_it_in_every_type(dtype: Any, values: list[str | None]) -> None:
    series = pandas.Series(values, dtype=dtype)

    masked = mask_series(series)

    assert plain(masked) == masked_column(plain(series))
    assert masked.dtype == series.dtype or dtype == "category"


@pytest.mark.parametrize("dtype", TYPES.values(), ids=TYPES.keys())
def test_what_is_missing_is_the_same_missing_value(dtype: Any) -> None:
    series = pandas.Series(["+12025550101", None], dtype=dtype)

    assert mask_series(series)[1] is series[1]


def test_among_objects_whatever_is_no_text_stays_the_very_object() -> None:
    others = [None, float("nan"), pandas.NA, pandas.NaT, 12025550101, b"+12025550101", ["+12025550101"], object()]

    masked = mask_series(pandas.Series(["+12025550101", *others], dtype=object))

    assert masked.dtype == object
    assert masked[0] == "********0101"
    assert all(value is other for value, other in zip(masked[1:], others, strict=True))


def test_categories_that_become_one_stay_categories_in_their_order() -> None:
    values = ["+1 202 555 0101", None, "+1 212 555 0101", "none"]
    series = pandas.Series(
        pandas.Categorical(values, categories=["none", values[2], values[0], "m@x.com"], ordered=True)
    )

    masked = mask_series(series)

    assert plain(masked) == ["********0101", None, "********0101", "none"]
    assert masked.cat.categories.tolist() == ["none", "********0101", "*@x.com"]
    assert masked.cat.ordered


def test_a_column_of_a_frame_is_masked_by_the_accessor() -> None:
    frame = pandas.DataFrame({"row": [1, 2], "note": ["+1 202 555 0101 m@example.com", None]})

    masked = frame.assign(note=frame["note"].masking.mask(kinds=frozenset({"phone"}), keep=1))

    assert plain(masked["note"]) == ["***********1 m@example.com", None]
    assert frame.apply(lambda column: mask_series(column) if column.name == "note" else column)["row"].tolist() == [
        1,
        2,
    ]


def test_a_series_without_values_is_given_back_as_it_is() -> None:
    for series in (pandas.Series([], dtype="int64"), pandas.Series([None, None], dtype="float64")):
        pandas.testing.assert_series_equal(mask_series(series), series)


@pytest.mark.parametrize("dtype", ["int64", "Int64", "int64[pyarrow]", "bool", "datetime64[ns]"])
def test_a_series_of_anything_else_is_refused_with_its_type_and_the_remedy(dtype: str) -> None:
    series = pandas.Series([1], dtype=dtype)

    with pytest.raises(TypeError) as told:
        mask_series(series)
    assert str(told.value) == (
        f'mask_series: this is a Series of {series.dtype}; give it one of text, as in series.astype("string").'
    )
    with pytest.raises(TypeError, match=r"^mask_series: this is a Series of"):
        mask_series(series.astype("category"))


@pytest.mark.parametrize("options", [{"keep": 99}, {"mode": "lax"}, {"kinds": frozenset({"phones"})}])
def test_wrong_options_are_told_even_where_there_is_nothing_to_mask(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^masking: "):
        mask_series(pandas.Series([], dtype="string"), **options)
