"""Masks Series of text in pandas."""

from __future__ import annotations

from typing import Any, Unpack

from machine.masking import mask_batch
from machine.masking.arrow_arrays import is_text, mask_arrow
from machine.masking.integrations.extras import lacking
from machine.masking.integrations.options import Options, checked

try:
    import pandas
except ImportError as error:
    raise lacking("pandas", error) from None


def mask_series(series: pandas.Series, **options: Unpack[Options]) -> pandas.Series:
    """A Series with each text masked, of the same type, index and name, what is missing kept as it is.

    `series.masking.mask()` is the same. Takes text of any type: string, Arrow's, a category, and object, of which
    whatever is no text stays as it is. Takes the options of `mask`. Raises ValueError like `mask`, and TypeError for a
    Series of anything else unless all of it is missing.
    """
    values = _masked(series, checked(options))
    # With its type, since pandas would guess another one for objects.
    masked = pandas.Series(values, index=series.index, dtype=values.dtype, copy=False)
    return masked.__finalize__(series, method="mask_series")


def _masked(series: pandas.Series, options: Options) -> Any:
    dtype, array = series.dtype, series.array
    if isinstance(dtype, pandas.CategoricalDtype):
        return _mask_categories(array, options)
    if _is_arrow_text(dtype):
        return pandas.array(mask_arrow(array.__arrow_array__(), **options), dtype=dtype)
    if isinstance(dtype, pandas.StringDtype):
        return pandas.array(_mask_texts(series, options), dtype=dtype)
    if pandas.api.types.is_object_dtype(dtype):
        return _mask_texts(series, options)
    if series.isna().all():
        return array.copy()
    raise TypeError(f'mask_series: this is a Series of {dtype}; give it one of text, as in series.astype("string").')


def _is_arrow_text(dtype: Any) -> bool:
    if isinstance(dtype, pandas.StringDtype):
        return bool(dtype.storage == "pyarrow")
    return isinstance(dtype, pandas.ArrowDtype) and is_text(dtype.pyarrow_dtype)


def _mask_texts(series: pandas.Series, options: Options) -> Any:
    """Its values as objects, the texts among them masked."""
    values = series.to_numpy(dtype=object, copy=True)
    places = [place for place, value in enumerate(values) if isinstance(value, str)]
    for place, masked in zip(places, mask_batch([values[place] for place in places], **options), strict=True):
        values[place] = masked
    return values


def _mask_categories(array: pandas.Categorical, options: Options) -> pandas.Categorical:
    # Two values may be one when masked, and a category has each value once.
    places: dict[object, int] = {}
    masked = mask_series(pandas.Series(array.categories), **options)
    moved = [places.setdefault(category, len(places)) for category in masked]
    categories = pandas.Index(list(places), dtype=masked.dtype)
    codes = [moved[code] if code >= 0 else code for code in array.codes]
    return pandas.Categorical.from_codes(codes, categories=categories, ordered=array.ordered)


@pandas.api.extensions.register_series_accessor("masking")
class MaskingAccessor:
    """`.masking` of a Series."""

    def __init__(self, series: pandas.Series) -> None:
        self._series = series

    def mask(self, **options: Unpack[Options]) -> pandas.Series:
        """As `mask_series`."""
        return mask_series(self._series, **options)
