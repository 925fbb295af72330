"""Pairs the figures of two passages that are about the same thing, and says whether they agree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from corpus.extraction.analysis import analyze
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quantities.tolerance import Agreement, agreement, measured_alike
from corpus.language.word_frequency import is_plain
from corpus.language.words import Word, split_words
from corpus.model import Article, Link, Passage

_NEAR = 9
"""Words to each side of a figure that say what it is about."""
_NO_COINCIDENCE = 50
"""From this number on, two passages hardly share one by chance."""
_NEVER_CONFLICTING = frozenset({"ordinal", "time"})
"""Kinds of figures that differ for too many reasons to be called a conflict."""
_MIN_COMMON = 2
"""Words that must stand around both figures of a conflict if no noun says what they count …"""
_MIN_COMMON_DOUBTFUL = 3
"""… and if something else makes it doubtful that they are about one thing."""
_MAX_RATIO = 3
"""Numbers further apart than this are more often about two things than in conflict."""
_PEOPLE = "peopl"
"""The stem that says no more than that people are counted."""
_STRONG_LINK = 0.4
"""From this score on, a day or a share in both linked passages is hardly there by chance."""
_MIN_COMMON_WEAK = 2
"""Words that must stand around both figures of a weaker link if neither counts anything …"""
_MIN_COMMON_DATES = 1
"""… and if they are weekdays or months, of which a story has few."""


@dataclass(frozen=True, eq=False)
class FigurePassage:
    """A passage with its figures."""

    article: str
    """The id of its article."""
    passage: Passage
    figures: tuple[Figure, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the passage."""
        return split_words(self.passage.text)

    @cached_property
    def content_stems(self) -> list[str]:
        """The stem of each word, but "" for stop words and for the words of figures."""
        stems = ["" if word.is_figure or is_plain(word.stem) else word.stem for word in self.words]
        for figure in self.figures:
            first, end = self.word_range(figure)
            stems[first:end] = [""] * (end - first)
        return stems

    def word_range(self, figure: Figure) -> tuple[int, int]:
        """The place of a figure's first word, and the place after its last."""
        start = self.passage.span.start
        first = bisect_right(self.words, figure.span.start - start, key=lambda word: word.end)
        end = bisect_left(self.words, figure.span.end - start, key=lambda word: word.start)
        return first, end


@dataclass(frozen=True, eq=False)
class Mention:
    """A figure where it stands in a passage."""

    context: FigurePassage
    figure: Figure
    text: str
    """As it is written, with what it counts."""

    @property
    def passage(self) -> Passage:
        """The passage that gives it."""
        return self.context.passage

    @property
    def article(self) -> str:
        """The id of the article that it stands in."""
        return self.context.article

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems of the words around it, without stop words and other figures."""
        first, end = self.context.word_range(self.figure)
        stems = self.context.content_stems
        return frozenset(stems[max(0, first - _NEAR) : first] + stems[end : end + _NEAR]) - {""}


@lru_cache(maxsize=32)
def find_mentions(article: Article) -> Mapping[str, tuple[Mention, ...]]:
    """The figures of an article by the id of each passage that has any; boilerplate is left out."""
    analysis = analyze(article)
    mentions = {}
    for one in analysis.passages:
        if figures := analysis.figures.get(one.passage.id):
            context = FigurePassage(article.id, one.passage, figures)
            mentions[one.passage.id] = tuple(
                Mention(context, figure, _as_written(article, figure)) for figure in figures
            )
    return mentions


def _as_written(article: Article, figure: Figure) -> str:
    text = figure.span.of(article.text)
    return f"{text} ({figure.of})" if figure.of and figure.of not in text else text


class Pairing(NamedTuple):
    """Two figures about one thing."""

    a: Mention
    b: Mention
    verdict: Agreement


def pair_figures(a: Sequence[Mention], b: Sequence[Mention]) -> Iterator[Pairing]:
    """Pair the figures of two linked passages; pairs that are not sure are left out."""
    free_a, free_b = list(a), list(b)
    wanted: Agreement
    for wanted in ("agree", "compatible"):
        for one, other in _matches(free_a, free_b, wanted):
            if one in free_a and other in free_b:
                free_a.remove(one)
                free_b.remove(other)
                yield Pairing(one, other, wanted)
    for one in free_a:
        for other in free_b:
            rivals = sum(is_comparable(m, one) for m in a) + sum(is_comparable(m, other) for m in b)
            if rivals == 2 and is_conflict(one, other):
                yield Pairing(one, other, "conflict")


def _matches(
    a: Sequence[Mention], b: Sequence[Mention], wanted: Agreement
) -> list[tuple[Mention, Mention]]:
    """Pairs with one verdict; those with the same noun and the most words in common first."""
    pairs = [
        (one, other)
        for one in a
        for other in b
        if measured_alike(one.figure, other.figure)
        and agreement(one.figure, other.figure) == wanted
        and _is_same_thing(one, other, wanted)
    ]
    if len(pairs) < 2:
        return pairs
    return sorted(
        pairs,
        key=lambda pair: (
            pair[0].figure.head != pair[1].figure.head,
            -len(pair[0].near & pair[1].near),
        ),
    )


def _is_same_thing(one: Mention, other: Mention, wanted: Agreement) -> bool:
    """Whether two figures with compatible values are about the same thing."""
    x, y = one.figure, other.figure
    if x.kind == "ordinal":
        return x.head == y.head
    if x.kind in {"count", "age"}:
        return _counts_same_thing(one, other, wanted)
    return wanted == "agree" or bool(one.near & other.near)


def _counts_same_thing(one: Mention, other: Mention, wanted: Agreement) -> bool:
    x, y = one.figure, other.figure
    outcomes_differ = x.outcome and y.outcome and x.outcome != y.outcome
    if outcomes_differ or (x.more != y.more and x.low != y.low):
        return False
    if x.head and x.head == y.head:
        return True
    nouns_differ = x.head and y.head
    if wanted == "agree":
        return (
            x.low >= _NO_COINCIDENCE
            or not nouns_differ
            or _is_age_of_same(x, y)
            or _is_age_of_same(y, x)
        )
    return not nouns_differ and len(one.near & other.near) >= _MIN_COMMON


def _is_age_of_same(x: Figure, y: Figure) -> bool:
    """Whether one is the age of somebody by name, and the other that of a man or a woman."""
    return x.kind == "age" and x.of[:1].isupper() and y.head == _PEOPLE


def is_conflict(one: Mention, other: Mention) -> bool:
    """Whether two figures are surely about one thing and cannot both be true."""
    x, y = one.figure, other.figure
    if x.kind in _NEVER_CONFLICTING or not measured_alike(x, y) or agreement(x, y) != "conflict":
        return False
    if not _has_same_head(x, y) or (x.kind == "age" and not x.head):
        return False
    doubtful = x.more != y.more or _is_far_apart(x, y)
    has_noun = x.kind == "count" and x.head not in {"", _PEOPLE}
    needed = _MIN_COMMON_DOUBTFUL if doubtful else 1 if has_noun else _MIN_COMMON
    return len(one.near & other.near) >= needed


def is_comparable(one: Mention, other: Mention) -> bool:
    """Whether a figure could be meant as well as another, or is that other."""
    x, y = one.figure, other.figure
    return measured_alike(x, y) and _has_same_head(x, y)


def _has_same_head(x: Figure, y: Figure) -> bool:
    """Whether two figures have the same noun and the same outcome (killed, injured)."""
    return (x.head, x.outcome) == (y.head, y.outcome)


def _is_far_apart(x: Figure, y: Figure) -> bool:
    return x.kind != "date" and max(x.high, y.high) > _MAX_RATIO * min(x.low, y.low)


def is_coincidence(pairing: Pairing, link: Link) -> bool:
    """Whether two matching figures may well be about two things: each report has its Friday."""
    a, b, _ = pairing
    if _is_unique_day(a.figure):
        return False
    if a.figure.head or b.figure.head or link.score >= _STRONG_LINK or link.origin != "computed":
        return False
    needed = _MIN_COMMON_DATES if a.figure.kind == "date" else _MIN_COMMON_WEAK
    return len(a.near & b.near) < needed


def _is_unique_day(figure: Figure) -> bool:
    """Whether it is a year or one day of the calendar, not any Friday and not "in May"."""
    return figure.kind == "date" and figure.unit == "date" and figure.step not in (1.0, 7.0)


def drop_rounded(pairings: Iterable[Pairing]) -> Iterator[Pairing]:
    """The pairings, but those of nearly equal plain numbers if that article has the equal number.

    "21 percent" is paired with the 21 percent of another article, not with its 20 percent.
    """
    pairings = list(pairings)
    equal = {
        (one, other.article)
        for a, b, verdict in pairings
        if verdict == "agree"
        for one, other in ((a, b), (b, a))
    }
    for pairing in pairings:
        a, b, verdict = pairing
        rounded = verdict == "compatible" and a.figure.kind != "date"
        plain = a.figure.qualifier == b.figure.qualifier == ""
        if not (rounded and plain and equal & {(a, b.article), (b, a.article)}):
            yield pairing
