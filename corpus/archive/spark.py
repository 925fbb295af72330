"""The engine that groups an archive on Spark: on one machine, or on the executors of a cluster.

It runs the same steps, queries whose rows become tables, as DuckDB does (`engine`). The archive's
folder must be reachable from every executor by the same path, and srcdiff installed there. The
index that Spark writes is the one that DuckDB reads, and the other way round: a file of a table is
then a folder of files.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import count, islice
from pathlib import Path
from typing import Any

from corpus.archive.engine import (
    COLUMNS,
    OTHER_COLUMNS,
    ArchiveError,
    Clustering,
    Index,
    MissingPackageError,
)
from corpus.archive.sources import Batch, read_batch
from corpus.archive.steps import Step

LOCAL = "local[*]"
"""The master if none is named: this machine, with all its processors."""
_CHUNK = 128
"""Batches of sources that are read as one job and stored together: about 250 MB."""
_TYPES = {"BIGINT": "bigint", "VARCHAR": "string", "BIGINT[]": "array<bigint>"}


class SparkEngine:
    """Runs the steps as Spark SQL, and the reading and clustering as functions mapped by Spark."""

    def __init__(self, index: Index, master: str = "") -> None:
        """Start Spark, or use the session that there is.

        Raises:
            MissingPackageError: PySpark is not installed.
            ArchiveError: Spark does not start, as without Java.

        """
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            from corpus.reading.formats import install_command

            raise MissingPackageError(
                f"to group on Spark, run: {install_command('spark')}"
            ) from None
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        settings = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.log.level": "ERROR",
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.shuffle.partitions": str(4 * (os.cpu_count() or 1)),
        }
        builder = SparkSession.builder.master(master or LOCAL).appName("srcdiff")
        try:
            self._spark = builder.config(map=settings).getOrCreate()
        except Exception as error:  # of py4j, which has no types, or of the JVM
            cause = str(error).partition("\n")[0]
            raise ArchiveError(f"Spark does not start: {cause} (it needs Java)") from None
        self._index = index
        self._numbers = count(1)

    def read(self, batches: Iterable[Batch], done: Callable[[Batch, int, int], None]) -> None:
        """Read and store batches of sources, many of them in one job.

        After each job `done` gets what was read, and how many articles were and were not readable.
        """
        batches = iter(batches)
        while chunk := list(islice(batches, _CHUNK)):
            rows = self._spark.sparkContext.parallelize(chunk, len(chunk)).flatMap(_rows)
            unsigned = chunk[0][0].code & (1 << 64) - 1  # the same number without a sign
            name = f"{unsigned:016x}.parquet"
            path = self._index.path / "articles" / name
            self._write(self._spark.createDataFrame(rows, _schema(list(COLUMNS))), path)
            stored = self._spark.read.parquet(str(path))
            total, unread = stored.count(), stored.where("cause <> ''").count()
            done(tuple(unit for batch in chunk for unit in batch), total - unread, unread)

    def keep(self, step: Step) -> None:
        """Run the query of a step and keep its rows as a table."""
        self._keep(step.table, self._spark.sql(step.query))

    def keep_rows(
        self, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
    ) -> None:
        """Keep a few rows as a table."""
        listed = list(rows)
        kinds = {str: "string", float: "double", int: "bigint"}
        first = listed[0] if listed else (0,) * len(columns)
        schema = ", ".join(
            f"{name} {kinds[type(value)]}" for name, value in zip(columns, first, strict=True)
        )
        self._spark.createDataFrame(listed, schema).createOrReplaceTempView(table)

    def keep_part(self, table: str, files: Sequence[str], columns: Sequence[str]) -> None:
        """Make some files of the index readable as a table."""
        if files:
            frame = self._spark.read.parquet(*files).select(*columns)
        else:
            frame = self._spark.createDataFrame([], _schema(columns))
        frame.createOrReplaceTempView(table)

    def keep_clusters(self, query: str, cluster: Clustering) -> None:
        """Cluster the edges that a query yields, and add the result to the table `joined`."""
        components = self._spark.sql(query).rdd.map(tuple).groupBy(_component).values()
        joined = components.flatMap(lambda edges: [tuple(one) for one in cluster(sorted(edges))])
        frame = self._spark.createDataFrame(joined, "key bigint, story bigint")
        self._keep("joined", self._spark.table("joined").unionByName(frame))

    def number(self, query: str) -> int:
        """Return the one number that a query yields."""
        return int(self._spark.sql(query).first()[0])

    def store(self, query: str, path: Path) -> None:
        """Write the rows of a query into a folder of the index, whole or not at all."""
        self._write(self._spark.sql(query), path)

    def close(self) -> None:
        """Stop Spark."""
        self._spark.stop()

    def _keep(self, table: str, frame: Any) -> None:
        """Write a table to disk: its query is then run once, and its plan stays short."""
        path = str(self._index.spill / f"{table}-{next(self._numbers)}")
        frame.write.parquet(path)
        self._spark.read.parquet(path).createOrReplaceTempView(table)

    def _write(self, frame: Any, path: Path) -> None:
        """Write rows into a folder; if that is interrupted, there is none, and it is done again."""
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        frame.write.mode("overwrite").parquet(str(beside))
        shutil.rmtree(path, ignore_errors=True)
        beside.replace(path)


def _rows(batch: Batch) -> list[tuple[Any, ...]]:
    """Return the rows of the articles in a batch, as Spark stores them: arrays as lists."""
    return [(*row[:-2], list(row.words), list(row.bands)) for row in read_batch(batch)]


def _component(edge: tuple[int, ...]) -> int:
    """The number of what an edge's two ends are connected in."""
    return edge[0]


def _schema(columns: Sequence[str]) -> str:
    types = {**COLUMNS, **OTHER_COLUMNS}
    return ", ".join(f"{name} {_TYPES[types[name]]}" for name in columns)
