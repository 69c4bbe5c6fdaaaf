"""Masks columns of text in Polars, in lazy and streaming queries too."""

from __future__ import annotations

from functools import partial
from typing import Unpack

from machine.masking.arrow_arrays import mask_arrow
from machine.masking.integrations.extras import lacking
from machine.masking.integrations.options import Options, checked

try:
    import polars
    import pyarrow  # noqa: F401  # Polars hands columns over by it
except ImportError as error:
    raise lacking("polars", error) from None


def mask_expression(expression: polars.Expr, **options: Unpack[Options]) -> polars.Expr:
    """The expression with each text masked: of the same type, String or Categorical, nulls kept.

    `polars.col("note").masking.mask()` is the same. Takes the options of `mask`. Raises ValueError like `mask`, and
    TypeError when the query runs on a column of anything else.
    """
    masked = partial(_mask_series, options=checked(options))
    return expression.map_batches(masked, return_dtype=polars.self_dtype(), is_elementwise=True)


def _mask_series(series: polars.Series, options: Options) -> polars.Series:
    if series.dtype not in (polars.String, polars.Categorical):
        raise TypeError(
            f"mask_expression: this is a column of {series.dtype}; give it one of String or Categorical, as in "
            f"column.cast(polars.String)."
        )
    return polars.Series(series.name, mask_arrow(series.to_arrow(), **options), dtype=series.dtype)


@polars.api.register_expr_namespace("masking")
class MaskingNamespace:
    """`.masking` of an expression."""

    def __init__(self, expression: polars.Expr) -> None:
        self._expression = expression

    def mask(self, **options: Unpack[Options]) -> polars.Expr:
        """As `mask_expression`."""
        return mask_expression(self._expression, **options)
