"""What groups an archive's articles into stories: SQL on DuckDB, over Parquet files in its index.

Each step of the grouping is a query whose rows become a table. An engine runs the steps: DuckDB in
this process, as here, or Spark. The index is a hidden folder of the archive:

- `articles/`: a file for each batch of articles that was read, written whole and then renamed,
- `groups/`: a file for each run, `0001.parquet`, written last of all,
- `published`: the last run whose stories are in the folders that people see,
- `spill/`: what does not fit into memory; gone after the run.

Whatever is there is whole, so a run that was ended at any moment continues where it stopped.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from corpus.archive.counting import word_number
from corpus.archive.sources import INDEX, Batch, read_batch
from corpus.archive.steps import Step
from corpus.file_writing import write_atomically
from corpus.language.word_frequency import SENTENCES, background

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "1GB"
"""What DuckDB may take for its buffers if nothing else is said."""

COLUMNS: dict[str, str] = {
    **dict.fromkeys(("key", "unit"), "BIGINT"),
    **dict.fromkeys(
        ("source", "path", "cause", "name", "outlet", "headline", "byline", "published"), "VARCHAR"
    ),
    "day": "BIGINT",
    **dict.fromkeys(("url", "language", "agency", "text"), "VARCHAR"),
    "twin": "BIGINT",
    **dict.fromkeys(("words", "bands"), "BIGINT[]"),
}
"""The columns of an article in the index, and their types in DuckDB.

`unit` is the piece of a source that it was read from, `cause` why it could not be read. `twin` is
the same number for the same text, `words` are the words and how often each occurs, `bands` the
signature by which near copies are found.
"""

SENTENCES_OF_ARTICLE = 20
"""Sentences that an article is taken to have, to estimate how many articles a word is in."""

_FETCHED = 10_000
"""Rows of a query that are in memory at a time."""


class MissingPackageError(Exception):
    """An extra is not installed; as a string, one line that says how to install it."""


class ArchiveError(Exception):
    """An archive that cannot be read or written; as a string, one line that says why."""


class Index:
    """The files of an archive's index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """The archive's folder, which holds the index."""
        self.path = folder / INDEX
        self.spill = self.path / "spill"

    def create(self) -> None:
        """Make the folders that are missing; raises ArchiveError if there is something else."""
        if not self.path.is_dir() and self.folder.is_dir() and any(self.folder.iterdir()):
            raise ArchiveError(
                f"{self.folder}: holds other files; name a new folder, or an archive to add to"
            )
        for name in ("articles", "groups"):
            (self.path / name).mkdir(parents=True, exist_ok=True)

    def remove_unfinished(self) -> None:
        """Remove what an earlier run left unfinished, and make an empty folder `spill`.

        To be called under the lock of a run: what is unfinished may be another's work.
        """
        for name in ("articles", "groups"):
            for left in (self.path / name).glob(".*"):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        shutil.rmtree(self.spill, ignore_errors=True)
        self.spill.mkdir()

    def clear(self) -> None:
        """Remove the temporary files of a run."""
        shutil.rmtree(self.spill, ignore_errors=True)

    def parts(self, name: str, last: int | None = None) -> list[str]:
        """Return the files of `articles` or `groups`, sorted; of runs up to `last`, if given."""
        found = sorted(one for one in (self.path / name).glob("*.parquet"))
        if last is not None:
            found = [one for one in found if int(one.name.partition(".")[0]) <= last]
        files: list[str] = []
        for one in found:  # Spark writes a folder of files
            files += map(str, sorted(one.glob("*.parquet"))) if one.is_dir() else [str(one)]
        return files

    @property
    def last_run(self) -> int:
        """The number of the last run that was finished, from 1; 0 if there was none."""
        runs = [int(one.name.partition(".")[0]) for one in (self.path / "groups").glob("*.parquet")]
        return max(runs, default=0)

    @property
    def published(self) -> int:
        """The last run whose stories people see."""
        try:
            return int((self.path / "published").read_text("ascii"))
        except (OSError, ValueError):
            return 0

    @published.setter
    def published(self, run: int) -> None:
        write_atomically(self.path / "published", str(run).encode())


Clustering = Callable[[Iterable[tuple[int, ...]]], Iterable[tuple[int, int]]]
"""A function that clusters origins, texts with their copies, into stories.

It takes edges between them (`grouping.Edge`), those of one part one after another, and returns
pairs of an origin's key and its story.
"""


class Engine(Protocol):
    """A database that runs the steps; tables that it keeps can be named in later queries."""

    def read(self, batches: Iterable[Batch], done: Callable[[Batch, int, int], None]) -> None:
        """Read and store batches of sources.

        After each, `done` is called with it, the number of its articles, and of those that could
        not be read.
        """

    def keep(self, step: Step) -> None:
        """Run the query of a step and keep its rows as a table."""

    def keep_rows(
        self, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
    ) -> None:
        """Keep a few rows as a table; each column holds numbers or texts."""

    def keep_part(self, table: str, files: Sequence[str], columns: Sequence[str]) -> None:
        """Make some files of the index readable as a table, empty where there are no files."""

    def keep_clusters(self, query: str, cluster: Clustering) -> None:
        """Cluster the edges that a query yields, and add the result to the table `joined`."""

    def number(self, query: str) -> int:
        """Return the one number that a query yields."""

    def store(self, query: str, path: Path) -> None:
        """Write the rows of a query into a file of the index, whole or not at all."""

    def close(self) -> None:
        """Free what the engine holds."""


class DuckDbEngine:
    """Runs the steps on DuckDB, and the reading in as many processes as there are processors."""

    def __init__(self, index: Index, memory: str = MEMORY, processes: int | None = None) -> None:
        self._index = index
        self._processes = processes or os.cpu_count() or 1
        self.connection = connect(memory, index.spill)
        self.connection.execute("CREATE MACRO explode(list) AS unnest(list)")

    def read(self, batches: Iterable[Batch], done: Callable[[Batch, int, int], None]) -> None:
        """Read and store batches, several at once."""
        folder = self._index.path / "articles"
        for batch, (articles, unreadable) in _map_batches(batches, folder, self._processes):
            done(batch, articles, unreadable)

    def keep(self, step: Step) -> None:
        """Run the query of a step and keep its rows as a table."""
        self.connection.execute(f"CREATE OR REPLACE TABLE {step.table} AS {step.query}")

    def keep_rows(
        self, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
    ) -> None:
        """Keep a few rows as a table."""
        lists = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in columns]
        selected = ", ".join(
            f"unnest(?::{_type_of(values)}[]) AS {name}"
            for name, values in zip(columns, lists, strict=True)
        )
        self.connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT {selected}", lists)

    def keep_part(self, table: str, files: Sequence[str], columns: Sequence[str]) -> None:
        """Make some files of the index readable as a table."""
        view(self.connection, table, files, columns)

    def keep_clusters(self, query: str, cluster: Clustering) -> None:
        """Cluster the edges that a query yields, and add the result to the table `joined`."""
        rows = cluster(fetch(self.connection.cursor(), f"{query} ORDER BY part, a, b"))
        for chunk in _chunks(rows):
            keys, stories = map(list, zip(*chunk, strict=True))
            self.connection.execute(
                "INSERT INTO joined SELECT unnest(?::BIGINT[]), unnest(?::BIGINT[])",
                [keys, stories],
            )

    def number(self, query: str) -> int:
        """Return the one number that a query yields."""
        row = self.connection.execute(query).fetchone()
        return int(row[0]) if row else 0

    def store(self, query: str, path: Path) -> None:
        """Write the rows of a query into a file of the index."""
        _copy(self.connection, query, path)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


def connect(memory: str = MEMORY, spill: Path | None = None) -> DuckDBPyConnection:
    """Return a connection to a new, empty database in memory.

    Its buffers take up to `memory`, such as `500MB`; what does not fit goes to the folder `spill`.
    Raises MissingPackageError without DuckDB, ArchiveError where `memory` is not understood.
    """
    try:
        import duckdb
    except ImportError:
        from corpus.reading.formats import install_command

        raise MissingPackageError(
            f"to work with an archive, run: {install_command('archive')}"
        ) from None
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "temp_directory": str(spill or ""),
        "preserve_insertion_order": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    try:
        return duckdb.connect(":memory:", config=settings)
    except duckdb.Error as error:
        raise ArchiveError(str(error).partition("\n")[0]) from None


def view(
    connection: DuckDBPyConnection, table: str, files: Sequence[str], columns: Sequence[str]
) -> None:
    """Make some Parquet files readable as a table, empty where there are no files."""
    connection.execute(f"DROP VIEW IF EXISTS {table}")
    if files:
        names = ", ".join("'" + name.replace("'", "''") + "'" for name in files)
        source = f"SELECT {', '.join(columns)} FROM read_parquet([{names}])"
    else:
        typed = (
            f"NULL::{COLUMNS.get(name, OTHER_COLUMNS.get(name))} AS {name}" for name in columns
        )
        source = f"SELECT {', '.join(typed)} WHERE false"
    connection.execute(f"CREATE VIEW {table} AS {source}")


OTHER_COLUMNS = {"origin": "BIGINT", "story": "BIGINT"}
"""The columns of the files in `groups/`, besides the article's key."""


def fetch(connection: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query, a few thousand in memory at a time."""
    connection.execute(query)
    while rows := connection.fetchmany(_FETCHED):
        yield from rows


def time_left(elapsed: float, share: float) -> str:
    """Return how long work will take if it goes on as so far: ", 2 min left"; "" if unknown."""
    if not 0 < share < 1 or elapsed < 1:
        return ""
    seconds = elapsed / share * (1 - share)
    if seconds < 90:
        return f", {seconds:.0f} s left"
    return f", {seconds / 60:.0f} min left" if seconds < 5400 else f", {seconds / 3600:.1f} h left"


def background_shares() -> Iterator[tuple[int, float]]:
    """Yield the words of English news and the share of articles that each is in, by estimate."""
    for word, count in background().items():
        yield word_number(word), round(1 - exp(-SENTENCES_OF_ARTICLE * count / SENTENCES), 6)


def _map_batches(
    batches: Iterable[Batch], folder: Path, processes: int
) -> Iterator[tuple[Batch, tuple[int, int]]]:
    """Read and store batches in worker processes; yield each with its counts from `store_batch`.

    A single batch is read in this process, which is faster than to start others.
    """
    batches = iter(batches)
    first = [batch for _, batch in zip(range(2), batches, strict=False)]
    if processes == 1 or len(first) < 2:
        for batch in (*first, *batches):
            yield batch, store_batch(batch, folder)
        return
    from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
    from itertools import chain
    from multiprocessing import get_context

    waiting: dict[Future[tuple[int, int]], Batch] = {}
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_follow_parent)
    try:
        for batch in chain(first, batches):
            waiting[pool.submit(store_batch, batch, folder)] = batch
            if len(waiting) > 2 * processes:  # so that not all batches are listed beforehand
                for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                    yield waiting.pop(future), future.result()
        for future in list(waiting):
            yield waiting.pop(future), future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def store_batch(batch: Batch, folder: Path) -> tuple[int, int]:
    """Read the articles of a batch and write them into a file of the index.

    Returns how many were read, and how many could not be.
    """
    rows = list(read_batch(batch))
    if not rows:
        return 0, 0
    columns: list[list[Any]] = [list(column) for column in zip(*rows, strict=True)]
    selected = ", ".join(f"unnest(?::{type_}[]) AS {name}" for name, type_ in COLUMNS.items())
    connection = _worker_connection()
    connection.execute(f"CREATE OR REPLACE TEMP TABLE batch AS SELECT {selected}", columns)
    name = f"{batch[0].code & (1 << 64) - 1:016x}-{len(batch)}.parquet"
    _copy(connection, "SELECT * FROM batch", folder / name)
    connection.execute("DROP TABLE batch")
    unreadable = sum(bool(row.cause) for row in rows)
    return len(rows) - unreadable, unreadable


@cache
def _worker_connection() -> DuckDBPyConnection:
    connection = connect("200MB")
    connection.execute("SET threads = 1")
    return connection


def _copy(connection: DuckDBPyConnection, query: str, path: Path) -> None:
    """Write the rows of a query into a Parquet file, whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        target = str(beside).replace("'", "''")
        connection.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        beside.replace(path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def _follow_parent() -> None:
    """Let this process end with the one that started it, which alone answers Ctrl+C."""
    import signal
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def follow() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os._exit(1)

    Thread(target=follow, daemon=True).start()


def _chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    from itertools import islice

    rows = iter(rows)
    while chunk := list(islice(rows, _FETCHED)):
        yield chunk


def _type_of(values: Sequence[object]) -> str:
    kinds = {type(value) for value in values}
    return "VARCHAR" if str in kinds else "DOUBLE" if float in kinds else "BIGINT"
