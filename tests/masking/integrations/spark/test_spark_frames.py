"""Spark, the real one: a local cluster of two workers, each in a process of its own, that mask where the rows are.

`make spark` runs it; TEXTDESK_SPARK names another master than the cluster, as local[2] for all in one process.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from machine.masking import mask
from tests.masking.integrations import examples
from tests.masking.integrations.columns import NUMBERS, masked_column
from tests.masking.integrations.library import library

pyspark = library("pyspark", "spark")
pyarrow = library("pyarrow", "spark")
places = library("machine.masking.integrations.spark_frames", "spark")

MASTER = os.environ.get("TEXTDESK_SPARK", "local-cluster[2,1,1024]")
VALUES: list[str | None] = [*NUMBERS, None] * 50


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session on a cluster that listens on this machine's loopback alone and writes nothing beside the tests."""
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        # Four programs of Java that live for seconds: half the time goes without the compiler that pays off later.
        environment.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        environment.setenv("SPARK_WORKER_DIR", str(folder / "work"))
        environment.setenv("SPARK_LOCAL_DIRS", str(folder / "local"))
        environment.setenv("PYSPARK_PYTHON", sys.executable)
        session = (
            SparkSession.builder.master(MASTER)
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()


@pytest.fixture(scope="module")
def calls(spark: Any) -> Any:
    """Rows on both workers."""
    rows = [(row, value, "555") for row, value in enumerate(VALUES)]
    return spark.createDataFrame(rows, "id long, note string, agent string").repartition(4)


def test_tutorial_the_columns_that_are_named_are_masked_in_the_workers(calls: Any) -> None:
    masked = places.mask_columns(calls, "note")

    assert masked.schema == calls.schema
    assert [tuple(row) for row in masked.orderBy("id").collect()] == [
        (row, value, "555") for row, value in enumerate(masked_column(VALUES))
    ]


def test_the_cluster_has_two_workers_in_processes_of_their_own(spark: Any, calls: Any) -> None:
    def worker_of(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield pyarrow.RecordBatch.from_pydict({"process": [os.getppid()] * batch.num_rows})

    rows = places.mask_columns(calls, "note").mapInArrow(worker_of, "process long").distinct().collect()

    assert os.getpid() not in {row.process for row in rows}
    if MASTER.startswith("local-cluster"):
        assert spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() == 1 + 2
        assert len({row.process for row in rows}) == 2


def test_the_function_masks_in_select_and_in_sql(spark: Any, calls: Any) -> None:
    function = places.masking_function(kinds=frozenset({"phone"}), keep=1)
    chosen = calls.select("id", function("note").alias("note")).orderBy("id").collect()
    spark.udf.register("mask_contacts", function)
    calls.createOrReplaceTempView("calls")
    query = "SELECT id, mask_contacts(note) AS note FROM calls WHERE mask_contacts(agent) = '555' ORDER BY id"
    queried = spark.sql(query).collect()

    expected = [None if value is None else mask(value, frozenset({"phone"}), keep=1) for value in VALUES]
    assert [row.note for row in chosen] == [row.note for row in queried] == expected


def test_wrong_columns_and_options_are_told_before_anything_runs(calls: Any) -> None:
    with pytest.raises(ValueError, match=r"^mask_columns: there is no column text; the columns are id, note, agent\.$"):
        places.mask_columns(calls, "text")
    with pytest.raises(TypeError, match=r"^mask_columns: the column id is of bigint; give one of string, as in"):
        places.mask_columns(calls, "note", "id")
    for options in ({"keep": 99}, {"mode": "lax"}, {"kinds": frozenset({"phones"})}):
        with pytest.raises(ValueError, match=r"^masking: "):
            places.mask_columns(calls, "note", **options)
        with pytest.raises(ValueError, match=r"^masking: "):
            places.masking_function(**options)


def test_the_example_of_the_page_runs(spark: Any) -> None:
    assert spark is not None  # the example asks for a session and is given this one
    examples.run("spark_frames")


def test_files_are_read_masked_and_written(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text("row,note\n1,+1 202 555 0101\n2,at 10:30\n3,\n", encoding="utf-8")
    read = spark.read.csv(str(tmp_path / "calls.csv"), header=True)

    places.mask_columns(read, "note").write.parquet(str(tmp_path / "masked"))

    assert {(row.row, row.note) for row in spark.read.parquet(str(tmp_path / "masked")).collect()} == {
        ("1", "********0101"),
        ("2", "at 10:30"),
        ("3", None),
    }
