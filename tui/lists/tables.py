"""The list of links that want a person's eye: those just below the threshold, and those decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from corpus.comparison import Comparison
from corpus.findings.phrasing import join_names
from corpus.model import (
    AGREEING_VERDICTS,
    DIFFERING_VERDICTS,
    Article,
    Finding,
    Link,
    Omission,
    Passage,
    Point,
    article_of,
)
from corpus.passage_status import GLYPHS, marker
from corpus.reports.citations import CopiedText
from corpus.reports.reporting_style import StyleRow, style_rows
from corpus.statistics import Grid, coverage_grid, findings_grid, overlap_grid
from tui.view_model.place import Place

# A list: its headings, its rows, and what narrows it.


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a list, and where Enter leads from it."""

    cells: tuple[str, ...]
    place: Place
    groups: frozenset[str]
    """The filters that let it through."""
    about: CopiedText
    """What is copied of it."""
    outlets: frozenset[str] = frozenset()
    """Who tells it."""
    places: Mapping[int, Place] = field(default_factory=dict)
    """Where a click on a cell leads, by the cell's number, where that is another place."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list with its headings and its filters."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    filters: tuple[str, ...]
    """Names of the groups in the order in which they are offered."""
    outlets: tuple[str, ...] = ()
    """Who tells any of it, in the order in which they are offered."""
    texts: tuple[int, ...] = (-1,)
    """The columns that share what width the others leave: they hold passages."""
    note: str = ""
    """What has to be known to read its cells."""


def lacks(article: Article) -> str:
    """The filter for what is not found in an article."""
    return f"not found in {article.outlet}"


UNDECIDED = "undecided"
DECISIONS = (UNDECIDED, "confirmed", "rejected", "added")
"""What can have been decided on a link, in the order in which the filters are offered."""


def links_table(comparison: Comparison) -> Table:
    """Doubtful links, the likest first, each with what was decided on it and with both passages."""
    decided = [link for link in comparison.links if link.origin != "computed"]
    known = {ends(link) for link in (*comparison.doubtful, *decided)}
    rejected = [Link(a, b, 0.0, "partial") for a, b in comparison.rejected]
    links = [
        *comparison.doubtful,
        *decided,
        *(link for link in rejected if ends(link) not in known),
    ]
    links.sort(key=lambda link: (-link.score, link.a, link.b))
    rows = tuple(link_row(comparison, link) for link in links)
    outlets = (article.outlet for article in comparison.articles)
    told = {outlet for row in rows for outlet in row.outlets}
    return Table(
        "Doubtful links",
        ("decided", "score", "where", "", "and where", ""),
        rows,
        DECISIONS,
        tuple(outlet for outlet in dict.fromkeys(outlets) if outlet in told),
        (3, 5),
    )


def link_row(comparison: Comparison, link: Link) -> TableRow:
    """A link as a row: what was decided on it, its score, and where its passages stand."""
    a, b = comparison.passage[link.a], comparison.passage[link.b]
    decided = decision(comparison, link)
    tellers = [comparison.article[article_of(one)].outlet for one in (link.a, link.b)]
    places = Place(article_of(a.id), a.id), Place(article_of(b.id), b.id)
    return TableRow(
        (
            "" if decided == UNDECIDED else decided,
            f"{link.score:.2f}" if link.score else "–",
            f"{tellers[0]} ¶{a.paragraph}",
            a.text,
            f"{tellers[1]} ¶{b.paragraph}",
            b.text,
        ),
        places[0],
        frozenset({decided}),
        link,
        frozenset(tellers),
        {4: places[1], 5: places[1]},
    )


def decision(comparison: Comparison, link: Link) -> str:
    """What a person decided on two passages."""
    both = ends(link)
    if any({*pair} == {*both} for pair in comparison.rejected):
        return "rejected"
    linked = (one for one in comparison.links_of.get(link.a, ()) if ends(one) == both)
    origin = next((one.origin for one in linked), "computed")
    return UNDECIDED if origin == "computed" else origin


def ends(link: Link) -> tuple[str, str]:
    """The two passages, in the order of their ids."""
    return (link.a, link.b) if link.a < link.b else (link.b, link.a)


# The list of findings.

NOT_FOUND = "⌀"
"""Drawn at a gap too."""


def findings_table(comparison: Comparison) -> Table:
    """Every finding that is a difference: at odds first, then omissions by weight, then wording."""
    found = [finding for finding in comparison.findings if finding.verdict not in AGREEING_VERDICTS]
    found.sort(key=_urgency)
    rows = tuple(_row(comparison, finding) for finding in found)
    kinds = (finding.kind for finding in found)
    verdicts = (finding.verdict for finding in found if finding.verdict != "not found")
    lacking = [lacks(article) for article in comparison.articles]
    every = dict.fromkeys((*kinds, *verdicts, *lacking))
    filters = tuple(name for name in every if any(name in row.groups for row in rows))
    outlets = tuple(dict.fromkeys(article.outlet for article in comparison.articles))
    return Table("Findings", ("", "kind", "where", "says"), rows, filters, outlets)


def _urgency(finding: Finding) -> int:
    return 0 if finding.verdict in DIFFERING_VERDICTS else 1 if isinstance(finding, Omission) else 2


def _row(comparison: Comparison, finding: Finding) -> TableRow:
    passage = comparison.passage[finding.passages[0]]
    place = Place(article_of(passage.id), passage.id)
    mark = GLYPHS["differs"] if finding.verdict in DIFFERING_VERDICTS else ""
    groups, says = {finding.kind, finding.verdict}, finding.says
    if isinstance(finding, Omission):
        lacking = [comparison.article[article] for article in finding.not_found_in]
        groups |= {lacks(article) for article in lacking}
        mark = NOT_FOUND
        says = f"not found in {join_names([article.outlet for article in lacking])}: {passage.text}"
    where = f"{comparison.article[place.article].outlet} ¶{passage.paragraph}"
    tellers = (comparison.article[article_of(one)].outlet for one in finding.passages)
    cells = (mark, finding.kind, where, says)
    return TableRow(cells, place, frozenset(groups), finding, frozenset(tellers))


# The list of points by outlet: the matrix.


def points_table(comparison: Comparison) -> Table:
    """Every point by weight, and where in each article it stands."""
    rows = []
    for point in comparison.points:
        of: dict[str, list[Passage]] = {article.id: [] for article in comparison.articles}
        for passage in point.passages:
            of[article_of(passage)].append(comparison.passage[passage])
        cells = tuple(
            " ".join(f"{GLYPHS[marker(comparison, p)]} ¶{p.paragraph}" for p in passages[:2])
            or _in_part(comparison, point, article)
            for article, passages in of.items()
        )
        groups = {lacks(comparison.article[article]) for article in point.not_found_in}
        groups |= {"told by one"} if len(point.included_by) == 1 else set()
        groups |= {"told by all"} if len(point.included_by) == len(of) else set()
        groups |= {"differs"} if comparison.at_odds & set(point.passages) else set()
        place = Place(article_of(point.core), point.core)
        text = point.text or comparison.passage[point.core].text
        told = [Place(article, passages[0].id) for article, passages in of.items() if passages]
        columns = {article: number for number, article in enumerate(of, 1)}
        rows.append(
            TableRow(
                (f"{point.weight:.2f}", *cells, text),
                place,
                frozenset(groups),
                point,
                frozenset(comparison.article[place.article].outlet for place in told),
                {columns[place.article]: place for place in told},
            )
        )
    outlets = tuple(article.outlet for article in comparison.articles)
    filters = ("differs", "told by all", "told by one", *map(lacks, comparison.articles))
    headings = ("weight", *outlets, "point")
    title = "Points by outlet"
    return Table(
        title, headings, tuple(rows), filters, outlets, note="(¶) a part of it, – not found"
    )


def _in_part(comparison: Comparison, point: Point, article: str) -> str:
    """Where an article tells a point in part: "(¶5)"; "–" where it does not."""
    partly = comparison.in_part(point, article)
    return f"(¶{comparison.passage[partly[0]].paragraph})" if partly else "–"


# What the lists and the summary of one comparison hold, each made once.


class Lists:
    """Long articles take a while: `make` is for a thread, before anybody asks."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    @cached_property
    def findings(self) -> Table:
        """Every finding that is a difference."""
        return findings_table(self.comparison)

    @cached_property
    def points(self) -> Table:
        """Every point, and where in each article it stands."""
        return points_table(self.comparison)

    @cached_property
    def coverage(self) -> Grid:
        """How much of each article others tell too."""
        return coverage_grid(self.comparison)

    @cached_property
    def overlap(self) -> Grid:
        """How many points each two articles both tell."""
        return overlap_grid(self.comparison)

    @cached_property
    def kinds(self) -> Grid:
        """How many findings there are of each kind."""
        return findings_grid(self.comparison.findings)

    @cached_property
    def diction(self) -> tuple[StyleRow, ...]:
        """The words of telling and of doubt that each outlet uses."""
        return style_rows(self.comparison.whole)

    def make(self) -> Lists:
        """Make all that nobody has asked for yet."""
        for name, kept in vars(type(self)).items():
            if isinstance(kept, cached_property):
                getattr(self, name)
        return self


# The list of what the reader has added to passages: bookmarks and notes.


def marks_table(comparison: Comparison) -> Table:
    """Every bookmark and every note on a passage, in the order of the articles' texts."""
    noted = [(passage, note.text) for note in comparison.notes for passage in note.passages]
    made = [*((passage, "") for passage in comparison.bookmarks), *noted]
    order = {passage: number for number, passage in enumerate(comparison.passage)}
    made.sort(key=lambda mark: order[mark[0]])
    rows = tuple(_rows(comparison, made))
    outlets = (comparison.article[article_of(passage)].outlet for passage, _ in made)
    kinds = ("bookmark", "note")
    filters = tuple(kind for kind in kinds if any(kind in row.groups for row in rows))
    headings = ("kind", "where", "note", "passage")
    return Table("Bookmarks and notes", headings, rows, filters, tuple(dict.fromkeys(outlets)))


def _rows(comparison: Comparison, made: list[tuple[str, str]]) -> Iterator[TableRow]:
    for id_, note in made:
        passage, article = comparison.passage[id_], comparison.article[article_of(id_)]
        kind = "note" if note else "bookmark"
        where = f"{article.outlet} ¶{passage.paragraph}"
        said = " ".join(note.split())
        short = said if len(said) <= NOTE else f"{said[: NOTE - 1]}…"
        cells = (kind, where, short, passage.text)
        place = Place(article.id, id_)
        yield TableRow(cells, place, frozenset({kind}), passage, frozenset({article.outlet}))


NOTE = 40
"""Characters of a note that are shown; the inspector shows it whole."""


# What the lists of the dashboard show, row by row.

__all__ = [
    "Lists",
    "Table",
    "TableRow",
    "findings_table",
    "link_row",
    "links_table",
    "marks_table",
    "points_table",
]
