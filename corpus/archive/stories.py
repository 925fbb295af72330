"""The public files of an archive: `stories.jsonl`, `groups.jsonl`, and a folder for each story.

They are written from the index after each run, and say no more than it does.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from corpus.archive import STORIES_FILE, is_archive
from corpus.archive.engine import (
    COLUMNS,
    MEMORY,
    ArchiveError,
    Index,
    connect,
    fetch,
    time_left,
    view,
)
from corpus.file_writing import write_atomically
from corpus.progress import report_progress
from corpus.reading.outlet_names import UNNAMED_OUTLET
from corpus.reading.publication_date import parse_moment
from corpus.reports import file_name
from corpus.stories.manifest import MANIFEST_FILE, ManifestEntry, placed_manifest_toml

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

GROUPS_FILE = "groups.jsonl"
PROBLEMS_FILE = "problems.jsonl"
ARTICLES_FILE = "articles.jsonl"
"""In the folder of a story: the texts of those of its articles that have no file of their own."""
MOST_COPIES = 100
"""How many articles with the same text a story's folder holds at most, the earliest first. All are
in `groups.jsonl` and counted in `stories.jsonl`."""

_encode = json.JSONEncoder(ensure_ascii=False).encode
_STORY_ID = re.compile("[0-9a-f]{16}")
_DAY = 10
"""Characters of a day in ISO 8601."""
_TITLE = 90
"""The most characters of an opening used as a title."""
_FOLDER = 48
"""Characters of a title in the name of a folder."""


@dataclass(frozen=True, slots=True)
class ArchiveStory:
    """A story of an archive, as `stories.jsonl` lists it."""

    story: str
    """Its id: that of its first origin, as in `groups.jsonl`."""
    folder: str
    """Its folder in the archive."""
    title: str
    first: str
    """When the first of its articles was published, in ISO 8601; empty if no article says."""
    last: str
    outlets: tuple[str, ...]
    """Sorted; without the unnamed ones."""
    origins: int
    articles: int


def story_id(number: int) -> str:
    """Return the id of a story or an origin from its number in the index."""
    return f"{number & (1 << 64) - 1:016x}"


def read_stories(folder: str | Path) -> tuple[ArchiveStory, ...]:
    """Return the stories of an archive, heaviest first; raises ArchiveError."""
    path = Path(folder, STORIES_FILE)
    stories = []
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                table = json.loads(line)
                story = ArchiveStory(**{**table, "outlets": tuple(table["outlets"])})
                if not _STORY_ID.fullmatch(story.story):
                    raise ValueError(f"{story.story!r} is not the id of a story")
                for moment in filter(None, (story.first, story.last)):
                    date.fromisoformat(moment[:10])  # raises ValueError if it is none
                stories.append(story)
    except OSError as error:
        raise ArchiveError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except (ValueError, TypeError, KeyError):
        number = len(stories) + 1
        raise ArchiveError(f"{path}: line {number:,} is not a story of an archive") from None
    return tuple(stories)


def open_index(folder: Path, memory: str = MEMORY) -> DuckDBPyConnection:
    """Return a connection in which `articles` and `grouped` are the archive's tables.

    Raises ArchiveError where there is no archive, and MissingPackageError.
    """
    index = Index(folder)
    last = index.last_run
    if not index.path.is_dir():
        raise ArchiveError(f"{folder}: not an archive; srcdiff group makes one")
    connection = connect(memory, index.spill)
    view(connection, "articles", index.parts("articles"), list(COLUMNS))
    view(connection, "grouped", index.parts("groups", last), ["key", "origin", "story"])
    return connection


def publish(folder: Path, memory: str = MEMORY) -> int:
    """Write the public files of the archive, if the index has more; return the number of stories.

    The folders of stories come first and `stories.jsonl` last, so that what it lists is always
    there. Old stories keep their folders.
    """
    index = Index(folder)
    last = index.last_run
    connection = open_index(folder, memory)
    try:
        _prepare(connection, folder, index, last)
        if index.published < last or not is_archive(folder):
            _write_folders(connection, folder)
            _write_lines(folder / GROUPS_FILE, _group_lines(connection))
            _write_problems(connection, folder)
            _write_lines(folder / STORIES_FILE, _story_lines(connection))
            index.published = last
        else:
            _write_problems(connection, folder)
        row = connection.execute("SELECT COUNT(*) FROM stories").fetchone()
        return int(row[0]) if row else 0
    finally:
        connection.close()


def _prepare(connection: DuckDBPyConnection, folder: Path, index: Index, last: int) -> None:
    """Make the tables from which the files are written.

    - `members`: each article of the archive, with its origin and its story
    - `stories`: those that two outlets or more report, with their titles and folders
    - `seen`: the articles that were there when the archive was last published
    - `folders`: the stories that are listed already, and their folders
    - `changed`: the stories whose folders must be written
    """
    _make_stories(connection)
    view(connection, "seen", index.parts("groups", min(index.published, last)), ["key", "story"])
    _load_folders(connection, folder)
    _add_titles(connection)
    _add_folders(connection)
    connection.execute(
        """
        CREATE TABLE changed AS SELECT DISTINCT story FROM stories
        WHERE story IN (SELECT story FROM members WHERE key NOT IN (SELECT key FROM seen))
            OR story NOT IN (SELECT story FROM folders)
        """
    )


def _make_stories(connection: DuckDBPyConnection) -> None:
    """Make the tables `members` and `stories`.

    Of a story, `voices` is the number of outlets, where an origin without an outlet counts as one;
    `opening` is the first article that was published. What has no day comes after all that have.
    """
    connection.execute(
        """
        CREATE TABLE members AS
        SELECT g.key, MIN(g.origin) AS origin, MIN(g.story) AS story, MIN(a.outlet) AS outlet,
            MIN(a.published) AS published, MIN(a.day) AS day, MIN(a.headline) AS headline,
            MIN(a.twin) AS twin, MIN(a.name) AS name, MIN(a.source) AS source
        FROM grouped g JOIN articles a ON a.key = g.key
        GROUP BY g.key
        """
    )
    connection.execute(
        """
        CREATE TABLE stories AS
        SELECT story, COUNT(*) AS articles, COUNT(DISTINCT origin) AS origins,
            COUNT(DISTINCT CASE WHEN outlet = '' THEN CAST(origin AS VARCHAR) ELSE outlet END)
                AS voices,
            list_sort(list(DISTINCT outlet) FILTER (outlet <> '')) AS outlets,
            COALESCE(MIN(published) FILTER (published <> ''), '') AS first,
            COALESCE(MAX(published) FILTER (published <> ''), '') AS last,
            COALESCE(arg_min(headline, (COALESCE(day, 1000000), key)) FILTER (headline <> ''), '')
                AS title,
            arg_min(key, (COALESCE(day, 1000000), key)) AS opening
        FROM members GROUP BY story
        HAVING voices > 1
        """
    )


def _add_titles(connection: DuckDBPyConnection) -> None:
    """Title each story without a headline by its first words."""
    connection.execute(
        f"""
        CREATE TABLE titled AS
        SELECT s.* REPLACE (
            CASE WHEN s.title = '' THEN COALESCE(t.title, '') ELSE s.title END AS title
        )
        FROM stories s LEFT JOIN (
            SELECT key, MIN(
                CASE WHEN length(split_part(text, chr(10), 1)) <= {_TITLE}
                THEN split_part(text, chr(10), 1)
                ELSE regexp_replace(substr(text, 1, {_TITLE}), ' [^ ]*$', '') || ' …' END
            ) AS title
            FROM articles WHERE key IN (SELECT opening FROM stories WHERE title = '')
            GROUP BY key
        ) t ON t.key = s.opening;
        DROP TABLE stories;
        ALTER TABLE titled RENAME TO stories
        """
    )


def _add_folders(connection: DuckDBPyConnection) -> None:
    """Add the column `folder` to `stories`: the one that a story has already, else a new name."""
    connection.execute(
        """
        ALTER TABLE stories ADD COLUMN folder VARCHAR;
        UPDATE stories SET folder = f.folder FROM folders f WHERE f.story = stories.story
        """
    )
    new = connection.execute("SELECT story, title, first FROM stories WHERE folder IS NULL")
    names = [
        (number, _folder_name(number, title, first)) for number, title, first in new.fetchall()
    ]
    if names:
        connection.execute(
            "UPDATE stories SET folder = n.name FROM "
            "(SELECT unnest(?::BIGINT[]) AS story, unnest(?::VARCHAR[]) AS name) n "
            "WHERE n.story = stories.story",
            list(map(list, zip(*names, strict=True))),
        )


def _load_folders(connection: DuckDBPyConnection, folder: Path) -> None:
    """Make the table `folders` of the stories that are listed already."""
    connection.execute("CREATE TABLE folders (story BIGINT, folder VARCHAR)")
    if is_archive(folder):
        listed = read_stories(folder)
        if listed:
            numbers = [_number(one.story) for one in listed]
            connection.execute(
                "INSERT INTO folders SELECT unnest(?::BIGINT[]), unnest(?::VARCHAR[])",
                [numbers, [one.folder for one in listed]],
            )


def _number(story: str) -> int:
    """Return the number in the index of a story's id."""
    return int.from_bytes(bytes.fromhex(story), "big", signed=True)


def _folder_name(story: int, title: str, first: str) -> str:
    name = file_name(title)[:_FOLDER].rstrip("-")
    return "-".join(filter(None, (first[:10], name, story_id(story)[:8])))


def _write_folders(connection: DuckDBPyConnection, folder: Path) -> None:
    """Write the folder of every story that has changed."""
    row = connection.execute("SELECT COUNT(*) FROM changed").fetchone()
    total, started = int(row[0]) if row else 0, monotonic()
    rows = fetch(
        connection.cursor(),
        f"""
        SELECT s.folder, s.title, f.story IS NOT NULL AS listed, a.key, a.source, a.path, a.name,
            a.outlet, a.headline, a.byline, a.published, a.url, a.language, a.agency, a.text
        FROM changed c
        JOIN stories s ON s.story = c.story
        JOIN (
            SELECT story, key, day FROM members
            QUALIFY ROW_NUMBER() OVER (PARTITION BY story, twin ORDER BY day NULLS LAST, key)
                <= {MOST_COPIES}
        ) m ON m.story = c.story
        JOIN articles a ON a.key = m.key
        LEFT JOIN folders f ON f.story = c.story
        ORDER BY s.folder, m.day NULLS LAST, a.key
        """,
    )
    columns = (
        *("folder", "title", "listed", "key", "source", "path", "name", "outlet", "headline"),
        *("byline", "published", "url", "language", "agency", "text"),
    )
    for number, (name, members) in enumerate(groupby(rows, key=itemgetter(0)), 1):
        articles = {row[3]: dict(zip(columns, row, strict=True)) for row in members}
        _write_story(folder / name, list(articles.values()))
        left = time_left(monotonic() - started, number / total)
        report_progress(f"writing stories: {number:,} of {total:,}{left}")


def _write_story(folder: Path, articles: Sequence[Mapping[str, Any]]) -> None:
    """Write the manifest of a story, and beside it the texts that have no file of their own.

    Nobody reads a folder that is not listed yet, so it need not be whole at every moment.
    """
    folder.mkdir(exist_ok=True)
    write = _replace if articles[0]["listed"] else Path.write_bytes
    texts: list[bytes] = []
    entries = []
    for article in articles:
        path = article["path"]
        if not _can_be_named(path):
            texts.append(_text_line(article))
            path = f"{ARTICLES_FILE}#{len(texts)}"
        elif not Path(article["source"]).is_absolute():
            with suppress(ValueError):  # on another drive
                path = Path(os.path.relpath(path, folder)).as_posix()
        published = article["published"]
        entries.append(
            ManifestEntry(
                path,
                outlet=article["outlet"] or UNNAMED_OUTLET,
                published=date.fromisoformat(published[:_DAY]) if published else None,
                published_at=parse_moment(published) if published[_DAY:] else None,
                agency=article["agency"],
            )
        )
    if texts:
        write(folder / ARTICLES_FILE, b"".join(texts))
    write(folder / MANIFEST_FILE, placed_manifest_toml(articles[0]["title"], entries).encode())


def _replace(path: Path, content: bytes) -> None:
    write_atomically(path, content, durable=False)


def _can_be_named(path: str) -> bool:
    """Whether there is a path, and TOML can hold it."""
    try:
        return bool(path.encode())
    except UnicodeEncodeError:
        return False


def _text_line(article: Mapping[str, str]) -> bytes:
    keys = ("headline", "byline", "outlet", "published", "url", "language", "agency")
    table: dict[str, Any] = {"id": article["name"], "from": article["source"]}
    table |= {key: article[key] for key in keys if article[key]}
    table["paragraphs"] = article["text"].split("\n\n")
    return _json_line(table)


def _json_line(table: Mapping[str, Any]) -> bytes:
    return _encode(table).encode("utf-8", "backslashreplace") + b"\n"


def _group_lines(connection: DuckDBPyConnection) -> Iterator[bytes]:
    """Yield a line for each article, sorted by source."""
    query = "SELECT name, story, source FROM members ORDER BY source, name, key"
    for name, story, source in fetch(connection, query):
        yield _json_line({"id": name, "group": story_id(story), "source": source})


def _story_lines(connection: DuckDBPyConnection) -> Iterator[bytes]:
    """Yield a line for each story of two outlets or more, heaviest first."""
    query = """
        SELECT story, folder, title, first, last, COALESCE(outlets, []), origins, articles
        FROM stories ORDER BY origins DESC, voices DESC, articles DESC, first, story
    """
    names = ("story", "folder", "title", "first", "last", "outlets", "origins", "articles")
    for number, *rest in fetch(connection, query):
        yield _json_line(dict(zip(names, (story_id(number), *rest), strict=True)))


def _write_problems(connection: DuckDBPyConnection, folder: Path) -> None:
    """List the sources that could not be read."""
    query = "SELECT DISTINCT source, cause FROM articles WHERE cause <> '' ORDER BY source, cause"
    rows = fetch(connection, query)
    lines = [_json_line({"source": source, "cause": cause}) for source, cause in rows]
    if lines:
        _write_lines(folder / PROBLEMS_FILE, lines)
    else:
        (folder / PROBLEMS_FILE).unlink(missing_ok=True)


def _write_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file line by line, whole or not at all."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
