"""The whole result: every screen and every report reads this one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.article import Article, Passage, Problem, article_of
from corpus.model import DIFFERING_VERDICTS, Coverage, Selection
from corpus.progress import report_progress
from corpus.settings import Settings

if TYPE_CHECKING:
    from corpus.alignment.align import Alignment, PairScores
    from corpus.alignment.questions import Order, Question, QuestionInputs
    from corpus.extraction.quotes.extract import Speech
    from corpus.findings.phrasing import OutletNames
    from corpus.findings.utterances import AttributedQuote
    from corpus.findings.voices import Voice
    from corpus.model import (
        Finding,
        LapsedEntry,
        Link,
        NearestMatch,
        NotedPassages,
        Omission,
        Point,
    )
    from corpus.review.model import Review, Reviewed
    from corpus.stories.origins import OriginGroup


__all__ = ["Comparison", "ComparisonView", "article_of", "compare", "view_of"]


@dataclass(frozen=True)
class Comparison:
    """Articles of one story with what they share and where they differ."""

    title: str
    articles: tuple[Article, ...]
    settings: Settings
    links: tuple[Link, ...] = ()
    doubtful: tuple[Link, ...] = ()
    """Links just below the threshold."""
    points: tuple[Point, ...] = ()
    """By weight, heaviest first."""
    findings: tuple[Finding, ...] = ()
    """Omissions by weight, heaviest first; then the other kinds in the order of the text."""
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    """By article id."""
    problems: tuple[Problem, ...] = ()
    notes: tuple[NotedPassages, ...] = ()
    """Notes of a person, in the order in which they were written."""
    bookmarks: tuple[str, ...] = ()
    """Ids of the passages that a person bookmarked."""
    rejected: tuple[tuple[str, str], ...] = ()
    """Ids of the passages of each link that a person rejected."""
    lapsed: tuple[LapsedEntry, ...] = ()
    """Entries of the review about passages that are no longer there."""
    origins: tuple[OriginGroup, ...] = ()
    """Which articles are one source in other dress, in the order of their first articles."""
    scores: Mapping[tuple[str, str], PairScores] = field(default_factory=dict, repr=False)
    """The scores of all candidates between each two articles, by their ids."""

    def __repr__(self) -> str:
        """In a line, as notebooks show it; in full it would be a hundred pages."""
        made = {"articles": self.articles, "links": self.links, "points": self.points}
        counts = ", ".join(f"{len(some)} {name}" for name, some in made.items())
        return f"<Comparison {self.title!r}: {counts}, {len(self.findings)} findings>"

    @cached_property
    def whole(self) -> ComparisonView:
        """The view that shows every finding and every point."""
        return ComparisonView(self, self.findings, self.points)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What to ask a reader, most consequential first; what the review decided is not asked."""
        return self.ranked_questions("consequence")

    def ranked_questions(self, order: Order) -> tuple[Question, ...]:
        """The questions in another order: see `corpus.alignment.questions.rank_questions`."""
        from corpus.alignment.questions import rank_questions

        return rank_questions(self._question_inputs, order)

    def question_about(self, link: Link) -> Question:
        """The question about the two passages of a link, also of a doubtful or decided one."""
        from corpus.alignment.questions import ask_about

        return ask_about(self._question_inputs, link.a, link.b, link.score)

    @cached_property
    def _question_inputs(self) -> QuestionInputs:
        from corpus.alignment.questions import QuestionInputs

        return QuestionInputs(
            self.scores.values(),
            self.links,
            self.rejected,
            tuple(self.omission_of.values()),
            self.points_of,
            self.labels,
        )

    @cached_property
    def quotes(self) -> tuple[AttributedQuote, ...]:
        """Every quotation of every article, in the order of the articles and their texts."""
        from corpus.findings.utterances import attributed_quotes

        return attributed_quotes(self.articles, self._speeches)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Who is quoted or cited: those with a name first, then by how often."""
        from corpus.findings.voices import find_voices
        from corpus.model import QuoteFinding

        quotes = (found for found in self.findings if isinstance(found, QuoteFinding))
        return find_voices(self.articles, self._speeches, quotes, self.origins)

    @cached_property
    def _speeches(self) -> Mapping[str, Speech]:
        """The quotes and reporting verbs of each article, by its id."""
        from corpus.extraction.analysis import analyze

        return {article.id: analyze(article).speech for article in self.articles}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The name of each article's outlet by article id: numbered where two articles share it."""
        from corpus.findings.phrasing import outlet_labels

        return outlet_labels(self.articles)

    @cached_property
    def origin_of(self) -> Mapping[str, OriginGroup]:
        """The origin of each article by the article's id."""
        from corpus.stories.origins import single_origin

        found = {article: origin for origin in self.origins for article in origin.articles}
        return {one.id: found.get(one.id) or single_origin(one) for one in self.articles}

    @cached_property
    def counts_as(self) -> Mapping[str, str]:
        """By article id, the article with which each counts once: the one that leads its origin.

        Each counts by itself where all are of one origin, since nothing else can be compared then.
        """
        if len(self.origins) < 2:
            return {article.id: article.id for article in self.articles}
        return {article.id: self.origin_of[article.id].lead for article in self.articles}

    @cached_property
    def names(self) -> OutletNames:
        """How sentences name articles: those of one origin together."""
        from corpus.findings.phrasing import OutletNames

        return OutletNames(self.labels, self.origins)

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def passage(self) -> Mapping[str, Passage]:
        """Passages of every article by id."""
        return {passage.id: passage for article in self.articles for passage in article.passages}

    @cached_property
    def point(self) -> Mapping[str, Point]:
        """Points by id."""
        return {point.id: point for point in self.points}

    @cached_property
    def links_of(self) -> Mapping[str, tuple[Link, ...]]:
        """The links of each linked passage by its id, strongest first."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.a, []).append(link)
            found.setdefault(link.b, []).append(link)
        return {
            passage: tuple(sorted(links, key=lambda link: (-link.score, link.a, link.b)))
            for passage, links in found.items()
        }

    @cached_property
    def points_of(self) -> Mapping[str, tuple[Point, ...]]:
        """The points that each body passage is in, heaviest first, by its id."""
        found: dict[str, list[Point]] = {}
        for point in self.points:
            for passage in point.passages:
                found.setdefault(passage, []).append(point)
        return {passage: tuple(points) for passage, points in found.items()}

    @cached_property
    def omission_of(self) -> Mapping[str, Omission]:
        """The omission of each point that was not found in some article, by the point's id."""
        from corpus.model import Omission

        return {found.point: found for found in self.findings if isinstance(found, Omission)}

    @cached_property
    def findings_of(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings about figures, quotes and wording that each passage is in, by its id."""
        from corpus.model import Omission

        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            if not isinstance(finding, Omission):
                for passage in finding.passages:
                    found.setdefault(passage, []).append(finding)
        return {passage: tuple(findings) for passage, findings in found.items()}

    @cached_property
    def reviewed(self) -> Reviewed:
        """What a person has reviewed, and how much is left to review."""
        from corpus.review.model import what_is_reviewed

        return what_is_reviewed(
            self.links, self.rejected, self.omission_of.values(), self.notes, self.bookmarks
        )

    @cached_property
    def at_odds(self) -> frozenset[str]:
        """Ids of the passages in which a figure or a quote differs from another article's."""
        return frozenset(
            passage
            for finding in self.findings
            if finding.verdict in DIFFERING_VERDICTS
            for passage in finding.passages
        )

    def nearest(self, passage: str, article: str) -> NearestMatch | None:
        """The passage of `article` that comes closest to a passage with no counterpart there.

        If a link joins the article to another passage of one of its points, the strongest such
        link decides, whatever its score; else the nearest passage of its heaviest omission. None
        if the passage has a counterpart in the article, or nothing there is like it.
        """
        from corpus.model import NearestMatch

        if self.counterparts(passage, article):
            return None
        points = self.points_of.get(passage, ())
        members = dict.fromkeys(member for point in points for member in point.passages)
        linked = (
            NearestMatch(end, link.score, has_part=True)
            for member in members
            for link in self.links_of.get(member, ())
            for end in (link.a, link.b)
            if article_of(end) == article
        )
        if found := max(linked, key=lambda match: match.score, default=None):
            return found
        for point in points:
            if omission := self.omission_of.get(point.id):
                for near in omission.nearest:
                    if article_of(near.passage) == article:
                        return NearestMatch(*near, has_part=False)
        return None

    def in_part(self, point: Point, article: str) -> tuple[str, ...]:
        """Ids of the passages by which an article has part of a point: see `told_in_part_by`."""
        found = (other for one in point.passages for other in self.counterparts(one, article))
        return tuple(dict.fromkeys(found))

    def counterparts(self, passage: str, article: str | None = None) -> tuple[str, ...]:
        """Ids of the counterparts of a passage, in all other articles or in one.

        Those linked with it come first, strongest first; then those that share a point with it.
        """
        linked = (
            link.b if link.a == passage else link.a for link in self.links_of.get(passage, ())
        )
        sharing = (other for point in self.points_of.get(passage, ()) for other in point.passages)
        own = article_of(passage)
        return tuple(
            other
            for other in dict.fromkeys((*linked, *sharing))
            if article_of(other) != own and article in (None, article_of(other))
        )


@dataclass(frozen=True)
class ComparisonView:
    """A comparison with those of its findings and points that a reader asked for."""

    comparison: Comparison
    """With all that was found; the reference, if there is one, stands before the other articles."""
    findings: tuple[Finding, ...]
    """The findings asked for, in the order of the comparison."""
    points: tuple[Point, ...]
    """The points asked for, in the order of the comparison."""
    selection: Selection = field(default_factory=Selection)
    """What was asked for."""

    @property
    def is_narrowed(self) -> bool:
        """Whether something may have been left out."""
        return self.selection != Selection()


def view_of(comparison: Comparison | ComparisonView) -> ComparisonView:
    """The view itself, or the view of everything in a comparison."""
    return comparison.whole if isinstance(comparison, Comparison) else comparison


def compare(
    articles: Sequence[Article],
    settings: Settings,
    *,
    title: str = "",
    problems: Sequence[Problem] = (),
    review: Review | None = None,
) -> Comparison:
    """Compare articles, and apply a review.

    Args:
        articles: those to compare; the ones without passages are segmented first. Their order is
            kept and decides nothing else.
        settings: of which the threshold decides what is linked.
        title: of the story.
        problems: sources that could not be read, which the comparison names.
        review: decisions, notes and bookmarks of a person.

    """
    from corpus.alignment.align import align
    from corpus.alignment.points import find_points
    from corpus.extraction.analysis import analyze
    from corpus.findings.figures import find_figure_differences
    from corpus.findings.omissions import find_omissions
    from corpus.findings.quotes import find_quote_differences
    from corpus.findings.wording import find_wording_differences
    from corpus.review.apply import apply_decisions, resolve_review
    from corpus.review.model import EMPTY
    from corpus.segmentation import segment
    from corpus.stories.origins import find_origins, find_repeats

    segmented = tuple(one if one.passages else segment(one) for one in articles)
    resolved = resolve_review(review or EMPTY, segmented)
    origins = find_origins(segmented)
    repeats = find_repeats(segmented, origins)
    aligned = align(segmented, settings, repeats=repeats)
    alignment = apply_decisions(aligned, resolved.decisions)
    report_progress("gathering points")
    points = find_points(segmented, alignment, origins, repeats)
    report_progress("comparing figures, quotes and wording")
    speeches = {article.id: analyze(article).speech for article in segmented}
    return Comparison(
        title,
        segmented,
        settings,
        alignment.links,
        alignment.doubtful,
        points,
        (
            *find_omissions(segmented, points, alignment, resolved.left_out, origins),
            *find_figure_differences(segmented, alignment.links, alignment.doubtful, origins),
            *find_quote_differences(segmented, speeches, alignment.links, origins),
            *find_wording_differences(segmented, speeches, alignment.links, origins),
        ),
        measure_coverage(alignment),
        tuple(problems),
        resolved.notes,
        resolved.bookmarks,
        resolved.rejected,
        resolved.lapsed,
        origins,
        alignment.scores,
    )


def measure_coverage(alignment: Alignment) -> Mapping[str, Coverage]:
    """The coverage of each article by its id; headings and boilerplate are not counted."""
    linked: set[str] = set()
    in_whole: set[str] = set()
    for link in alignment.links:
        linked.update((link.a, link.b))
        if link.label != "partial":
            in_whole.update((link.a, link.b))
    coverage = {}
    for article, document in alignment.documents.items():
        body = [passage for passage in document.passages if passage.passage.kind == "body"]
        ids = {passage.passage.id for passage in body}
        coverage[article] = Coverage(
            passages=len(ids),
            words=sum(len(passage.words) for passage in body),
            shared=len(ids & in_whole),
            partial=len(ids & linked - in_whole),
            only_here=len(ids - linked),
        )
    return coverage
