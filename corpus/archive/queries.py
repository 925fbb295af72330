"""Questions to an archive: which stories have some words, and who prints which agency's reports.

Both are answered from the index (`engine`), whose tables are `articles` and `grouped`: the origin
and the story of each article, an origin being the key of the article that stands for its copies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from corpus.archive.counting import MOST_TIMES, word_numbers
from corpus.archive.engine import fetch
from corpus.archive.stories import open_index, read_stories, story_id
from corpus.article import Article
from corpus.language.languages import detect_language
from corpus.language.sentence_splitter import split
from corpus.progress import report_progress
from corpus.reading.publication_date import parse_date, parse_moment
from corpus.stories.origins import find_origins

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PASSAGES = 3
"""Passages of a story that are shown, one of an article."""
GRAM = 5
"""Words in a row that are compared to measure how much of a report another article prints."""
MOST_TEXTS = 400
"""The most texts of a story among which agency copies are looked for: the earliest ones."""

_WORD = re.compile(r"\w+")


class FoundPassage(NamedTuple):
    """A sentence with some of the words that were looked for."""

    outlet: str
    source: str
    paragraph: int
    """From 1."""
    text: str


class FoundStory(NamedTuple):
    """A story with an article that has all the words that were looked for."""

    story: str
    folder: str
    """In the archive; empty if only one outlet has the story."""
    title: str
    first: str
    articles: int
    """How many texts of it hold all the words; copies count once."""
    passages: tuple[FoundPassage, ...]


class Reprint(NamedTuple):
    """An article that prints an agency's report, or some of it."""

    story: str
    agency: str
    report: str
    """The id of the agency's report: the earliest article of its origin."""
    report_outlet: str
    report_published: str
    article: str
    outlet: str
    published: str
    share: float
    """The part of the report's runs of five words, 0 to 1, that the article has too."""
    source: str


def search(folder: Path, words: Sequence[str], limit: int) -> list[FoundStory]:
    """Return the stories of an archive with articles that have all the words, best first.

    Words are compared by their stems. A story scores as high as its best article, which scores the
    higher, the more often it has the words and the rarer they are (TF-IDF). Raises ArchiveError and
    MissingPackageError.
    """
    # In `articles`, a word and how often it occurs are one number: the word's number, which is a
    # multiple of MOST_TIMES + 1, plus its count.
    stems = _stems(" ".join(words))
    places = [number for number, group in enumerate(stems) for _ in group]
    connection = open_index(folder)
    try:
        rows = connection.execute(
            f"""
            WITH wanted AS (SELECT unnest(?::BIGINT[]) AS place, unnest(?::BIGINT[]) AS word),
            counted AS (
                SELECT key, unnest(words) AS pair FROM articles
                WHERE key IN (SELECT origin FROM grouped)
            ),
            held AS (
                SELECT c.key, w.place, MAX(c.pair - w.word) AS n
                FROM counted c JOIN wanted w ON w.word = c.pair - c.pair % {MOST_TIMES + 1}
                GROUP BY c.key, w.place
            ),
            rarity AS (
                SELECT place, ln(1 + (SELECT COUNT(*) FROM grouped) / COUNT(*)) AS weight
                FROM held GROUP BY place
            ),
            found AS (
                SELECT h.key, SUM((1 + ln(h.n)) * r.weight) AS score
                FROM held h JOIN rarity r USING (place)
                GROUP BY h.key HAVING COUNT(*) = ?
            )
            SELECT g.story, MAX(f.score) AS score, COUNT(*) AS articles,
                list(f.key ORDER BY f.score DESC, f.key)[:?] AS best
            FROM found f JOIN grouped g ON g.key = f.key
            GROUP BY g.story ORDER BY score DESC, articles DESC, g.story LIMIT ?
            """,
            [places, [stem for group in stems for stem in group], len(stems), PASSAGES, limit],
        ).fetchall()
        listed = {one.story: one for one in read_stories(folder)} if rows else {}
        texts = _texts(connection, [key for *_, best in rows for key in best])
    finally:
        connection.close()
    found = []
    for number, _, articles, best in rows:
        story, first = story_id(number), texts[best[0]]
        known = listed.get(story)
        found.append(
            FoundStory(
                story,
                known.folder if known else "",
                known.title if known else first["headline"] or first["source"],
                known.first if known else first["published"],
                articles,
                tuple(_best_passage(texts[key], stems) for key in best),
            )
        )
    return found


def _stems(text: str) -> list[frozenset[int]]:
    """Return the numbers of each word's stems: in English, and in the language it may be in."""
    languages = {"", detect_language(text)}
    groups = [
        frozenset[int]().union(*(word_numbers(one, code) for code in languages))
        for one in text.split()
    ]
    return [group for group in groups if group]


def _texts(connection: DuckDBPyConnection, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    names = ("key", "headline", "outlet", "source", "published", "language", "text")
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM articles WHERE key IN (SELECT unnest(?::BIGINT[]))",
        [list(keys)],
    ).fetchall()
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


def _best_passage(article: Mapping[str, Any], stems: Sequence[frozenset[int]]) -> FoundPassage:
    """Return the sentence of an article with most of the words, the first of several."""
    language = article["language"]
    best, most = FoundPassage(article["outlet"], article["source"], 1, article["headline"]), 0
    for number, paragraph in enumerate(article["text"].split("\n\n"), 1):
        for span in split(paragraph, language):
            sentence = paragraph[span.start : span.end]
            held = word_numbers(sentence, language)
            if (count := sum(not group.isdisjoint(held) for group in stems)) > most:
                best, most = best._replace(paragraph=number, text=sentence), count
    return best


def find_reprints(folder: Path) -> Iterator[Reprint]:
    """Yield each article that prints an agency's report, by the time of the report.

    An article prints a report if both are of one origin, which is decided as in comparisons
    (`corpus.stories.origins`). Raises ArchiveError and MissingPackageError.
    """
    connection = open_index(folder)
    try:
        connection.execute(
            """
            CREATE TABLE reprints (
                story BIGINT, agency VARCHAR, report BIGINT, twin BIGINT, share DOUBLE
            )
            """
        )
        for number, (story, texts) in enumerate(_credited_stories(connection), 1):
            report_progress(f"looking for agency copies: {number:,} stories")
            rows = list(_shares(texts))
            if rows:
                columns = map(list, zip(*((story, *row) for row in rows), strict=True))
                connection.execute(
                    "INSERT INTO reprints SELECT unnest(?::BIGINT[]), unnest(?::VARCHAR[]), "
                    "unnest(?::BIGINT[]), unnest(?::BIGINT[]), unnest(?::DOUBLE[])",
                    list(columns),
                )
        yield from _listed(connection)
    finally:
        connection.close()


def _credited_stories(
    connection: DuckDBPyConnection,
) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Yield each story in which an agency is credited, with its texts; copies are one text."""
    names = ("key", "twin", "outlet", "published", "agency", "text")
    rows = fetch(
        connection.cursor(),
        f"""
        WITH members AS (
            SELECT DISTINCT g.story, a.twin, a.key, a.day, a.agency
            FROM grouped g JOIN articles a ON a.key = g.key
        ),
        texts AS (
            SELECT story, twin, arg_min(key, (COALESCE(day, 1000000), key)) AS key,
                MIN(COALESCE(day, 1000000)) AS first
            FROM members
            WHERE story IN (
                SELECT story FROM members GROUP BY story
                HAVING COUNT(*) > 1 AND MAX(agency) <> ''
            )
            GROUP BY story, twin
        ),
        firsts AS (
            SELECT * FROM texts
            QUALIFY ROW_NUMBER() OVER (PARTITION BY story ORDER BY first, key) <= {MOST_TEXTS}
        )
        SELECT f.story, {", ".join("a." + name for name in names)}
        FROM firsts f JOIN articles a ON a.key = f.key
        ORDER BY f.story, f.first, f.key
        """,
    )
    for story, members in groupby(rows, key=itemgetter(0)):
        texts = {row[1]: dict(zip(names, row[1:], strict=True)) for row in members}
        yield story, list(texts.values())


def _shares(texts: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, int, int, float]]:
    """Yield who prints what: the agency, the key of its report, a text, and the share it prints.

    The text is given as its `twin`, the number that all its copies have.
    """
    by_id = {f"{number:06}": text for number, text in enumerate(texts)}
    articles = [
        Article(
            id=name,
            source=name,
            outlet=text["outlet"] or name,
            text=text["text"],
            sha256="",
            published=parse_date(text["published"]),
            published_at=parse_moment(text["published"]),
            agency=text["agency"],
        )
        for name, text in by_id.items()
    ]
    for origin in find_origins(articles):
        if origin.agency:
            report = by_id[origin.earliest or origin.lead]
            grams = _grams(report["text"])
            for name in origin.articles:
                shared = len(grams & _grams(by_id[name]["text"]))
                share = round(shared / len(grams), 3) if grams else 1.0
                yield origin.agency, report["key"], by_id[name]["twin"], share


def _grams(text: str) -> frozenset[int]:
    """Return hashes of all runs of `GRAM` words."""
    words = _WORD.findall(text.casefold())
    return frozenset(
        crc32(" ".join(words[at : at + GRAM]).encode("utf-8", "replace"))
        for at in range(max(1, len(words) - GRAM + 1))
    )


def _listed(connection: DuckDBPyConnection) -> Iterator[Reprint]:
    """Yield every article that prints a report, copies of one text too."""
    rows = fetch(
        connection.cursor(),
        """
        WITH members AS (
            SELECT g.story, a.twin, a.key, MIN(a.name) AS name, MIN(a.outlet) AS outlet,
                MIN(a.published) AS published, MIN(a.source) AS source
            FROM grouped g JOIN articles a ON a.key = g.key
            WHERE g.story IN (SELECT story FROM reprints)
            GROUP BY g.story, a.twin, a.key
        )
        SELECT r.story, r.agency, m.name, m.outlet, m.published, p.name, p.outlet, p.published,
            r.share, p.source
        FROM reprints r
        JOIN members m ON m.key = r.report
        JOIN members p ON p.story = r.story AND p.twin = r.twin AND p.key <> r.report
        ORDER BY m.published, r.report, p.published, p.outlet, p.key
        """,
    )
    for story, *rest in rows:
        yield Reprint(story_id(story), *rest)
