"""The tables of articles, passages, links, points, words and lapsed review entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import NamedTuple

from corpus.article import article_of
from corpus.comparison import Comparison, ComparisonView
from corpus.findings.wording import reporting_styles
from corpus.model import Link, Origin, Point
from corpus.passage_status import PassageStatus, passage_status
from corpus.reports.citations import IN_SIGNS, citations
from corpus.reports.introduction import derivations
from corpus.reports.outline import environment_line, settings_line
from corpus.reports.phrases import in_common
from corpus.text_cleaning import clean_line
from corpus.version import __version__

Cell = str | int | float | date
Row = Mapping[str, Cell]
"""Cells by their columns; columns that it does not name are empty."""

PLACE = ("outlet", "paragraph", "start", "end", "text")
"""The columns of a passage."""
SOURCE = ("source", "sha256")
"""The columns of the file or address that an article was read from."""
PERSON = ("notes_of_a_person", "marked_by_a_person")
"""The columns of a reviewer's notes and bookmarks."""
ENVIRONMENT = "environment"
RECORD = ("program", "settings", ENVIRONMENT)
"""The columns that every row ends with: how the result was made."""
COUNTERPART = "counterpart_"
"""The prefix of the columns of a row's second passage."""


class Table(NamedTuple):
    """Columns in their order, and rows."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def counterparts(columns: Iterable[str]) -> tuple[str, ...]:
    """The same columns for the second passage of a row."""
    return tuple(COUNTERPART + column for column in columns)


class RowParts:
    """Makes the groups of cells that many tables have: a passage's, a source's, a person's."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.labels = comparison.labels
        """The outlets' names by article id."""
        self.cite = citations(comparison)
        """The passages, with outlet and place, by their ids."""
        self.record: Row = {
            "program": f"srcdiff {__version__}",
            "settings": settings_line(comparison.settings),
            "environment": environment_line(),
        }
        self._bookmarks = frozenset(comparison.bookmarks)
        self._notes: dict[str, list[str]] = {}
        for note in comparison.notes:
            lines = filter(None, map(clean_line, note.text.splitlines()))
            text = " / ".join(lines)
            for passage in note.passages:
                self._notes.setdefault(passage, []).append(text)

    def place(self, passage: str, prefix: str = "") -> Row:
        """The cells PLACE and SOURCE of a passage, by its id; `prefix` begins their names."""
        found = self.cite[passage].passage
        cells = {
            "outlet": self.labels[article_of(passage)],
            "paragraph": found.paragraph,
            "start": found.span.start,
            "end": found.span.end,
            "text": found.text,
            **self.source(article_of(passage)),
        }
        return {prefix + column: cell for column, cell in cells.items()}

    def source(self, article: str) -> Row:
        """The cells SOURCE of an article, by its id."""
        found = self.comparison.article[article]
        return {"source": clean_line(found.source), "sha256": found.sha256}

    def person(self, *passages: str) -> Row:
        """The cells PERSON: the notes on some passages, and whether one of them is bookmarked."""
        notes = dict.fromkeys(note for one in passages for note in self._notes.get(one, ()))
        return {
            "notes_of_a_person": " / ".join(notes),
            "marked_by_a_person": "" if self._bookmarks.isdisjoint(passages) else "yes",
        }

    def quoted(self, passages: Iterable[str]) -> str:
        """Passages with their places, each text once, in one cell."""
        texts = (
            f"{cited.name} ¶{cited.passage.paragraph} "
            f"({cited.passage.span.start}{IN_SIGNS.dash}{cited.passage.span.end}): "
            f"{cited.passage.text}"
            for cited in (self.cite[passage] for passage in passages)
        )
        return " | ".join(dict.fromkeys(texts))

    def outlets(self, articles: Iterable[str]) -> str:
        """The labels of some articles, in one cell."""
        return "; ".join(self.labels[article] for article in articles)


ARTICLES = (
    *("id", "outlet", "headline", "byline", "published", "agency", "role", "edition"),
    *("language", *SOURCE, "url"),
    *("words", "passages", "shared", "partial", "only_here", "largely_one_text_with"),
    *("origin_id", "one_origin_with", "made_from", "verbatim", "reworded", "own", "problem"),
    *RECORD,
)


def articles_table(view: ComparisonView) -> Table:
    """A row for each article, with its coverage, then one for each source that was not read."""
    return Table(ARTICLES, _article_rows(RowParts(view.comparison)))


def _article_rows(parts: RowParts) -> Iterator[Row]:
    comparison = parts.comparison
    made_from: dict[str, Row] = {
        one.article: {
            "made_from": parts.labels[one.source],
            "verbatim": one.verbatim,
            "reworded": one.reworded,
            "own": one.own,
        }
        for one in derivations(comparison)
    }
    for article in comparison.articles:
        origin = comparison.origin_of[article.id]
        copies = [
            copy.b if copy.a == article.id else copy.a
            for copy in origin.copies
            if article.id in (copy.a, copy.b)
        ]
        yield {
            "id": article.id,
            "outlet": parts.labels[article.id],
            "headline": clean_line(article.headline),
            "byline": clean_line(article.byline),
            "published": article.published_at or article.published or "",
            "agency": clean_line(article.agency),
            "role": article.role,
            "edition": article.edition or "",
            "language": article.language,
            **parts.source(article.id),
            "url": clean_line(article.url),
            **asdict(comparison.coverage[article.id]),
            "largely_one_text_with": parts.outlets(copies),
            "origin_id": origin.id,
            "one_origin_with": parts.outlets(one for one in origin.articles if one != article.id),
            **made_from.get(article.id, {}),
            **parts.record,
        }
    for problem in comparison.problems:
        yield {
            "source": clean_line(problem.source),
            "problem": clean_line(problem.cause),
            **parts.record,
        }


PASSAGES = (
    *("id", "kind", "reason", "status"),
    *PLACE,
    *("counterparts", "points"),
    *PERSON,
    *SOURCE,
    *RECORD,
)
_SHARED: Mapping[PassageStatus, str] = {
    "shared": "fully shared",
    "partial": "partly shared",
    "only-here": "only here",
}


def passages_table(view: ComparisonView) -> Table:
    """A row for each passage, excluded text too, in the order of the articles and their texts.

    For a body passage, the column `status` says how far other articles have it too.
    """
    return Table(PASSAGES, _passage_rows(RowParts(view.comparison)))


def _passage_rows(parts: RowParts) -> Iterator[Row]:
    comparison = parts.comparison
    for name, (_, passage, _) in parts.cite.items():
        links = comparison.links_of.get(name, ())
        yield {
            "id": name,
            "kind": passage.kind,
            "reason": passage.reason,
            "status": _SHARED.get(passage_status(comparison, passage), ""),
            **parts.place(name),
            "counterparts": " ".join(link.b if link.a == name else link.a for link in links),
            "points": " ".join(point.id for point in comparison.points_of.get(name, ())),
            **parts.person(name),
            **parts.record,
        }


LINKS = (
    *("standing", "origin", "score", "label", "tier", "passage"),
    *PLACE,
    "counterpart",
    *counterparts(PLACE),
    "in_common",
    *PERSON,
    *SOURCE,
    *counterparts(SOURCE),
    *RECORD,
)
_ORIGINS: Mapping[Origin, str] = {
    "computed": "computed",
    "confirmed": "confirmed by a person",
    "added": "added by a person",
}
"""How a link came about, for its column `origin`. (Of articles, an origin is a shared text.)"""


def links_table(view: ComparisonView) -> Table:
    """A row for each link: those that count, the doubtful ones just below, then the rejected."""
    return Table(LINKS, _link_rows(RowParts(view.comparison)))


def _link_rows(parts: RowParts) -> Iterator[Row]:
    comparison = parts.comparison
    for standing, links in (("linked", comparison.links), ("doubtful", comparison.doubtful)):
        for link in links:
            yield {"standing": standing, **_strength(link), **_ends(parts, link.a, link.b)}
    for a, b in comparison.rejected:
        origin = {"standing": "rejected", "origin": "rejected by a person"}
        yield {**origin, **_ends(parts, a, b)}


def _strength(link: Link) -> Row:
    return {
        "origin": _ORIGINS[link.origin],
        "score": round(link.score, 4),
        "label": link.label,
        "tier": link.tier,
        "in_common": in_common(link.reasons),
    }


def _ends(parts: RowParts, a: str, b: str) -> Row:
    return {
        "passage": a,
        **parts.place(a),
        "counterpart": b,
        **parts.place(b, COUNTERPART),
        **parts.person(a, b),
        **parts.record,
    }


_POINT = (
    *("id", "weight", "words", *PLACE),
    *("included_by", "independent", "told_in_part_by", "not_found_in", "passages"),
)


def points_table(view: ComparisonView) -> Table:
    """A row for each point, heaviest first, with a column for each article: "¶3", "in part ¶4".

    PLACE is the passage that best states the point, `words` the part of it that does.
    """
    parts = RowParts(view.comparison)
    articles = tuple(f"in {label}" for label in parts.labels.values())
    columns = (*_POINT, *articles, *PERSON, *SOURCE, *RECORD)
    return Table(columns, _point_rows(view.points, parts))


def _point_rows(points: Iterable[Point], parts: RowParts) -> Iterator[Row]:
    for point in points:
        yield {
            "id": point.id,
            "weight": round(point.weight, 4),
            "words": point.text,
            **parts.place(point.core),
            "included_by": parts.outlets(point.included_by),
            "independent": point.independent,
            "told_in_part_by": parts.outlets(point.told_in_part_by),
            "not_found_in": parts.outlets(point.not_found_in),
            "passages": " ".join(point.passages),
            **{f"in {label}": _where(parts, point, one) for one, label in parts.labels.items()},
            **parts.person(*point.passages),
            **parts.record,
        }


def _where(parts: RowParts, point: Point, article: str) -> str:
    if article in point.included_by:
        return _paragraphs(parts, (one for one in point.passages if article_of(one) == article))
    if article in point.told_in_part_by:
        return f"in part {_paragraphs(parts, parts.comparison.in_part(point, article))}"
    return ""


def _paragraphs(parts: RowParts, passages: Iterable[str]) -> str:
    numbers = sorted({parts.cite[one].passage.paragraph for one in passages})
    return " ".join(f"¶{number}" for number in numbers)


VOICES = (
    *("id", "name", "role", "anonymous", "outlet", "direct", "indirect", "paragraphs"),
    *("passages", "only_in_this_outlet", *SOURCE, *RECORD),
)


def voices_table(view: ComparisonView) -> Table:
    """A row for each article that gives the words of a voice, voice by voice."""
    return Table(VOICES, _voice_rows(RowParts(view.comparison)))


def _voice_rows(parts: RowParts) -> Iterator[Row]:
    for voice in parts.comparison.voices:
        for article in parts.comparison.article:
            if count := voice.articles.get(article):
                yield {
                    "id": voice.id,
                    "name": clean_line(voice.name or ""),
                    "role": clean_line(voice.role or ""),
                    "anonymous": "yes" if voice.anonymous else "",
                    "outlet": parts.labels[article],
                    "direct": count.direct,
                    "indirect": count.indirect,
                    "paragraphs": _paragraphs(parts, count.passages),
                    "passages": " ".join(count.passages),
                    "only_in_this_outlet": "yes" if voice.is_only_in_one else "",
                    **parts.source(article),
                    **parts.record,
                }


DICTION = ("outlet", "kind", "word", "times", *SOURCE, *RECORD)


def diction_table(view: ComparisonView) -> Table:
    """A row for each reporting verb and hedge of an article, the most frequent first."""
    return Table(DICTION, _diction_rows(RowParts(view.comparison)))


def _diction_rows(parts: RowParts) -> Iterator[Row]:
    for article, used in reporting_styles(parts.comparison.articles).items():
        for kind, words in (("reporting verb", used.verbs), ("hedge", used.hedges)):
            for word, times in words.items():
                yield {
                    "outlet": parts.labels[article],
                    "kind": kind,
                    "word": word,
                    "times": times,
                    **parts.source(article),
                    **parts.record,
                }


LAPSED = ("kind", "lapsed_decision_of_a_person", *RECORD)


def lapsed_table(view: ComparisonView) -> Table:
    """A row for each decision of a review that no longer applies, with the reason."""
    record = RowParts(view.comparison).record
    rows = (
        {"kind": lapsed.kind, "lapsed_decision_of_a_person": clean_line(lapsed.says), **record}
        for lapsed in view.comparison.lapsed
    )
    return Table(LAPSED, rows)
