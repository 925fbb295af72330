"""A run: new articles are read, their copies and stories found, and both are added to the index.

Copies of one text are an origin, and count once. SQL finds how alike pairs of origins are
(`steps`), and cuts the origins into parts that are too unlike to have a story in common. Each part
is then clustered here.

Stories are found by average-link clustering: two clusters are joined if the mean likeness of all
their pairs, one of each, reaches `THRESHOLD`; pairs that were never compared count as 0. So
articles that share the persons of a long affair with some of a story, and nothing with the rest,
stay outside it. (UPGMA: Sokal and Michener 1958.)

The tables that are named here:

    present      the readable articles, each once; those grouped before have an origin and a story
    links        a graph: pairs of texts that are copies; later the bonds: pairs of origins that are
                 alike enough to be in one story
    parts        which connected part of that graph each of its nodes is in
    open_edges   how alike two origins are, or an origin and an old story, if not clustered yet
    heavy_parts  the parts with more edges than can be clustered at once
    joined       the result: the story of each new origin that is alike to another
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from corpus.archive import steps
from corpus.archive.engine import (
    COLUMNS,
    MEMORY,
    ArchiveError,
    DuckDbEngine,
    Engine,
    Index,
    background_shares,
    connect,
    fetch,
    time_left,
    view,
)
from corpus.archive.likeness_steps import LIKENESS
from corpus.archive.sources import Batch, Missing, Unit, batches, find_units, total_size
from corpus.archive.stories import publish
from corpus.file_writing import lock
from corpus.progress import report_progress

STEPS = (*steps.ORIGINS, *LIKENESS)

_STRICTER = 1.25
"""By this factor the likeness that links must have rises, until no part is too heavy."""


@dataclass(slots=True)
class Counts:
    """How many articles and stories a run found."""

    read: int = 0
    """Articles that were read in this run."""
    unreadable: int = 0
    new: int = 0
    """Articles that were not in the archive before."""
    stories: int = 0
    """Stories of two outlets or more, in the whole archive."""


def group(
    sources: Sequence[str],
    folder: Path,
    *,
    memory: str = MEMORY,
    make_engine: Callable[[Index], Engine] | None = None,
) -> Counts:
    """Add the articles of some sources to the archive in a folder, and group the new ones.

    If it is interrupted at any moment, the archive stays whole; called again, it goes on there.

    Args:
        sources: as the reader names them.
        folder: of the archive; it is made if it is not there.
        memory: what DuckDB's buffers may take.
        make_engine: makes the engine that runs the steps; None for DuckDB in this process.

    Raises:
        ArchiveError: the archive cannot be written, or is being written by another program.
        MissingPackageError: an extra is not installed.

    """
    index, counts = Index(folder), Counts()
    try:
        index.create()
        with lock(index.path / "run"):
            index.remove_unfinished()
            engine = make_engine(index) if make_engine else DuckDbEngine(index, memory)
            try:
                _read(engine, index, sources, counts)
                _group_new(engine, index, counts)
            finally:
                engine.close()
                index.clear()
            counts.stories = publish(folder, memory)
    except TimeoutError:
        raise ArchiveError(f"{folder}: another srcdiff group is writing to it") from None
    except OSError as error:
        raise ArchiveError(f"{folder}: {(error.strerror or str(error)).lower()}") from None
    return counts


def _read(engine: Engine, index: Index, sources: Sequence[str], counts: Counts) -> None:
    """Read and store the pieces of the sources that were not read before, and count articles."""
    known = _known_units(index)
    total, started = total_size(sources), monotonic()
    finished = 0

    def new_batches() -> Iterator[Batch]:
        nonlocal finished
        for batch in batches(find_units(sources)):
            new = tuple(unit for unit in batch if not _holds(known, unit.code))
            finished += _size(batch) - _size(new)
            if new:
                yield new

    def done(batch: Batch, articles: int, unreadable: int) -> None:
        nonlocal finished
        finished += _size(batch)
        counts.read += articles
        counts.unreadable += unreadable
        share = finished / total if total else 1.0
        left = time_left(monotonic() - started, share)
        unread = f", {counts.unreadable:,} unreadable" if counts.unreadable else ""
        report_progress(f"reading: {counts.read:,} articles{unread}, {share:.0%}{left}")

    engine.read(new_batches(), done)


def _known_units(index: Index) -> array[int]:
    """Return the codes of the pieces of sources that have been read, sorted; eight bytes each."""
    codes = array("q")
    files = index.parts("articles")
    if files:
        connection = connect(spill=index.spill)
        view(connection, "articles", files, ["unit"])
        codes.extend(
            row[0] for row in fetch(connection, "SELECT DISTINCT unit FROM articles ORDER BY unit")
        )
        connection.close()
    return codes


def _holds(codes: array[int], code: int) -> bool:
    """Whether sorted codes include one."""
    at = bisect_left(codes, code)
    return at < len(codes) and codes[at] == code


def _size(batch: Sequence[Unit | Missing]) -> int:
    return sum(unit.size for unit in batch if isinstance(unit, Unit))


def _group_new(engine: Engine, index: Index, counts: Counts) -> None:
    """Find the origins and the stories of what was read and not yet grouped, and store them."""
    last = index.last_run
    report_progress("grouping: looking for what is new")
    engine.keep_part("articles", index.parts("articles"), list(COLUMNS))
    engine.keep_part("grouped", index.parts("groups", last), ["key", "origin", "story"])
    engine.keep(STEPS[0])
    counts.new = engine.number("SELECT COUNT(*) FROM present WHERE origin IS NULL")
    if not counts.new:
        return
    engine.keep_rows("background", ["word", "share"], background_shares())
    engine.keep_rows("offsets", ["step"], [(-1,), (0,), (1,)])
    for number, step in enumerate(STEPS[1:], 2):
        if step is LIKENESS[0]:
            _find_parts(engine)
        what = step.table.replace("_", " ")
        report_progress(
            f"grouping {counts.new:,} articles: step {number} of {len(STEPS) + 1} ({what})"
        )
        engine.keep(step)
    _cluster(engine, counts)
    run = f"{last + 1:04}.parquet"
    engine.store(steps.PLACED, index.path / "groups" / run)


def _find_parts(engine: Engine) -> None:
    """Fill the table `parts` with the connected parts of the graph in the table `links`.

    Each node begins as a part of its own. In each round it takes the least part among its
    neighbours, until a round changes none. Of links 1–2 and 2–3:

        node      1  2  3
        at first  1  2  3
        round 1   1  1  1    (3 has taken 2, and at once what 2 has taken)
        round 2   1  1  1    nothing has changed
    """
    for step in steps.START_PARTS:
        engine.keep(step)
    changing = engine.number("SELECT COUNT(*) FROM parts")
    while changing:
        for step in steps.JOIN_PARTS:
            engine.keep(step)
        changing = engine.number(steps.UNSETTLED)
        engine.keep(steps.SETTLE)


def _cluster(engine: Engine, counts: Counts) -> None:
    """Fill the table `joined` with the stories of new origins that are alike to another.

    Parts that are too heavy to be clustered at once are cut into smaller ones first: the least
    likeness that a link must have rises in each round, and pairs between two of the new parts are
    left out. What is light enough is clustered in each round, and the rest is cut again.
    """
    report_progress(f"grouping {counts.new:,} articles: step {len(STEPS) + 1} of {len(STEPS) + 1}")
    engine.keep_rows("joined", ["key", "story"], [])
    level = 1.0
    while True:
        engine.keep(steps.bonds(level))
        _find_parts(engine)
        for step in steps.PARTED:
            engine.keep(step)
        engine.keep_clusters(steps.LIGHT_EDGES, cluster_parts)
        if not engine.number("SELECT COUNT(*) FROM heavy_parts"):
            return
        engine.keep(steps.HEAVY_EDGES)
        level *= _STRICTER


class Edge(NamedTuple):
    """How alike a new origin is to another one, or to all origins of an old story."""

    part: int
    """The number of a part: origins of different parts are never in one story."""
    a: int
    """A new origin, by its key."""
    b: int
    """A new origin, or an old story by its number."""
    likeness: int
    """The sum over all pairs of origins."""
    size: int
    """How many origins `b` is: more than one only for a story."""
    old: bool
    """Whether `b` is a story that was there before."""


class Joined(NamedTuple):
    """A new origin and its story: an old one, or the least key among its origins."""

    key: int
    story: int


def cluster_parts(edges: Iterable[tuple[int, ...]]) -> Iterator[Joined]:
    """Yield the story of every new origin; the edges of a part must follow one another."""
    for _, part in groupby(edges, key=itemgetter(0)):
        yield from cluster(map(Edge._make, part))


def cluster(edges: Iterable[Edge]) -> Iterator[Joined]:
    """Yield the story of every new origin in some edges, sorted by key.

    Old stories are never joined with one another. Of equal pairs the one with the least keys is
    joined first, so the order of the edges changes nothing.
    """
    work = _Clusters(edges)
    work.join_all()
    yield from work.result()


class _Clusters:
    """The clusters so far, each by its name: the number of an old story, or one of its keys."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        """Begin with a cluster for each new origin and each old story."""
        self._size: dict[int, int] = {}
        """How many origins a cluster has."""
        self._members: dict[int, list[int]] = {}
        """The new origins of a cluster."""
        self._old: set[int] = set()
        """The clusters that hold an old story."""
        self._near: dict[int, dict[int, int]] = {}
        """The likeness of a cluster to others, as the sum over all pairs."""
        for edge in edges:
            self._size[edge.a] = 1
            self._size[edge.b] = edge.size
            self._members.setdefault(edge.a, [edge.a])
            self._members.setdefault(edge.b, [] if edge.old else [edge.b])
            if edge.old:
                self._old.add(edge.b)
            self._near.setdefault(edge.a, {})[edge.b] = edge.likeness
            self._near.setdefault(edge.b, {})[edge.a] = edge.likeness

    def join_all(self) -> None:
        """Join the two clusters that are most alike, until no two are alike enough.

        Joining leaves entries of the heap outdated: they are known by their likeness or their
        number of pairs, which differ from the present ones.
        """
        heap = [
            entry
            for one, others in self._near.items()
            for other in others
            if one < other and (entry := self._entry(one, other)) is not None
        ]
        heapify(heap)
        while heap:
            _, one, other, likeness, pairs = heappop(heap)
            if (
                self._near.get(one, {}).get(other) == likeness
                and self._size[one] * self._size[other] == pairs
            ):
                kept = self._join(one, other)
                for third in self._near[kept]:
                    if (entry := self._entry(*sorted((kept, third)))) is not None:
                        heappush(heap, entry)

    def result(self) -> Iterator[Joined]:
        """Yield the story of each new origin."""
        found = [
            Joined(key, story if story in self._old else min(members))
            for story, members in self._members.items()
            for key in members
        ]
        yield from sorted(found)

    def _entry(self, one: int, other: int) -> tuple[float, int, int, int, int] | None:
        """Return two clusters as an entry of the heap, the most alike pair being the least.

        None for two that are not alike enough, or of two old stories.
        """
        likeness, pairs = self._near[one][other], self._size[one] * self._size[other]
        if likeness < steps.THRESHOLD * pairs or (one in self._old and other in self._old):
            return None
        return -likeness / pairs, one, other, likeness, pairs

    def _join(self, one: int, other: int) -> int:
        """Join two clusters; return the name of both."""
        kept, gone = (other, one) if other in self._old else (one, other)
        self._members[kept] += self._members.pop(gone)
        self._size[kept] += self._size.pop(gone)
        near = self._near[kept]
        for third, likeness in self._near.pop(gone).items():
            del self._near[third][gone]
            if third != kept:
                near[third] = self._near[third][kept] = near.get(third, 0) + likeness
        return kept
