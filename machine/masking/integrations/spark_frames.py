"""Masks columns of text in Spark, in its workers: whole batches by Arrow, or as a function of SQL.

The workers need what the driver has: this package, pyarrow and pandas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Unpack

from machine.masking.arrow_arrays import mask_arrow
from machine.masking.integrations.extras import lacking
from machine.masking.integrations.options import Options, checked
from machine.masking.integrations.pandas_series import mask_series

try:
    import pandas
    import pyarrow
    from pyspark.sql import DataFrame
    from pyspark.sql.functions import pandas_udf
    from pyspark.sql.types import StringType
except ImportError as error:
    raise lacking("spark", error) from None


def mask_columns(frame: DataFrame, *columns: str, **options: Unpack[Options]) -> DataFrame:
    """A frame with the named columns of text masked, nulls kept, and the others as they are (`mapInArrow`).

    Takes the options of `mask`. Raises ValueError like `mask` and for a column that is not there, spelt as the frame
    has it, and TypeError for one that is no string.
    """
    types = {field.name: field.dataType for field in frame.schema.fields}
    for name in columns:
        if name not in types:
            raise ValueError(f"mask_columns: there is no column {name}; the columns are {', '.join(types)}.")
        if not isinstance(types[name], StringType):
            raise TypeError(
                f"mask_columns: the column {name} is of {types[name].simpleString()}; give one of string, "
                f'as in frame.withColumn("{name}", frame["{name}"].cast("string")).'
            )
    masked = partial(_mask_batches, columns=frozenset(columns), options=checked(options))
    return frame.mapInArrow(masked, frame.schema)


def masking_function(**options: Unpack[Options]) -> Any:
    """A function of a column of text that masks it, nulls kept: for `select`, or for SQL by `spark.udf.register`.

    Do not register it as `mask`: Spark has a function of that name, and SQL goes on to call that one. Takes the options
    of `mask`. Raises ValueError like `mask`.
    """
    chosen = checked(options)

    def masked(texts: pandas.Series) -> pandas.Series:
        return mask_series(texts, **chosen)

    return pandas_udf(masked, "string")


def _mask_batches(
    batches: Iterable[pyarrow.RecordBatch], columns: frozenset[str], options: Options
) -> Iterator[pyarrow.RecordBatch]:
    for batch in batches:
        arrays = [
            mask_arrow(array, **options) if name in columns else array
            for name, array in zip(batch.schema.names, batch.columns, strict=True)
        ]
        yield pyarrow.RecordBatch.from_arrays(arrays, schema=batch.schema)
