"""Masks text in DuckDB: a function of SQL, which works on whole vectors of values."""

from __future__ import annotations

from typing import Any, Unpack

from machine.masking.arrow_arrays import mask_arrow
from machine.masking.integrations.extras import lacking
from machine.masking.integrations.options import Options, checked

try:
    import duckdb
    import pyarrow  # noqa: F401  # DuckDB hands vectors over by it
except ImportError as error:
    raise lacking("duckdb", error) from None


def register_mask(
    connection: duckdb.DuckDBPyConnection, name: str = "mask", **options: Unpack[Options]
) -> duckdb.DuckDBPyConnection:
    """Gives a connection the function `name(VARCHAR) -> VARCHAR`, which masks a text; NULL stays NULL.

    For other options register another name. Takes the options of `mask`. Returns the connection. Raises ValueError like
    `mask`, and what DuckDB raises where there is a function of this name.
    """
    chosen = checked(options)

    def masked(texts: Any) -> Any:  # DuckDB evaluates what a function says of its types and counts its parameters
        return mask_arrow(texts, **chosen)

    return connection.create_function(name, masked, ["VARCHAR"], "VARCHAR", type="arrow")
