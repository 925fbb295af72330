"""Which figures of two passages speak of the same thing, and what they say of each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from corpus.extraction.analysis import analyze
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quantities.tolerance import Agreement, agreement, measured_alike
from corpus.language.word_frequency import is_plain
from corpus.language.words import Word, split_words
from corpus.model import Article, Link, Passage

# A figure where it is mentioned, with the words around it.

_NEAR = 9
"""Words to each side of a figure that say what it is about."""


@dataclass(frozen=True, eq=False)
class Told:
    """A passage with its figures."""

    article: str
    passage: Passage
    figures: tuple[Figure, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the passage."""
        return split_words(self.passage.text)

    @cached_property
    def telling(self) -> list[str]:
        """The stem of each word that says something and is no part of a figure, else ""."""
        found = ["" if word.is_figure or is_plain(word.stem) else word.stem for word in self.words]
        for figure in self.figures:
            first, end = self.places(figure)
            found[first:end] = [""] * (end - first)
        return found

    def places(self, figure: Figure) -> tuple[int, int]:
        """The place of a figure's first word, and the place after its last."""
        start = self.passage.span.start
        first = bisect_right(self.words, figure.span.start - start, key=lambda word: word.end)
        end = bisect_left(self.words, figure.span.end - start, key=lambda word: word.start)
        return first, end


@dataclass(frozen=True, eq=False)
class Mention:
    """A figure in a passage."""

    told: Told
    figure: Figure
    text: str
    """As it is written, with what it counts."""

    @property
    def passage(self) -> Passage:
        """The passage that gives it."""
        return self.told.passage

    @property
    def article(self) -> str:
        """The id of the article that it stands in."""
        return self.told.article

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems of the words around it that say something."""
        first, end = self.told.places(self.figure)
        telling = self.told.telling
        return frozenset(telling[max(0, first - _NEAR) : first] + telling[end : end + _NEAR]) - {""}


@lru_cache(maxsize=32)
def mentions(article: Article) -> Mapping[str, tuple[Mention, ...]]:
    """The figures of an article by the id of each passage that has any, boilerplate left out.

    Kept, as its account is.
    """
    analysis = analyze(article)
    found = {}
    for one in analysis.passages:
        if figures := analysis.figures.get(one.passage.id):
            told = Told(article.id, one.passage, figures)
            found[one.passage.id] = tuple(
                Mention(told, figure, _written(article, figure)) for figure in figures
            )
    return found


def _written(article: Article, figure: Figure) -> str:
    text = figure.span.of(article.text)
    return f"{text} ({figure.of})" if figure.of and figure.of not in text else text


_TELLING = 50
"""From here on, a number that two passages share is hardly one by chance."""
_NEVER = frozenset({"ordinal", "time"})
"""Kinds that differ for too many reasons to be called a conflict."""
_SURE = 2
"""Words that must stand around both figures of a conflict where no noun tells what they count …"""
_SURER = 3
"""… and where something else makes it doubtful that they are of one thing."""
_FAR = 3
"""Numbers further apart than this are more often of two things than at odds."""
_PEOPLE = "peopl"
"""The stem of what says no more than that people are counted."""


class Pairing(NamedTuple):
    """Two figures of one thing."""

    a: Mention
    b: Mention
    verdict: Agreement


def pair(a: Sequence[Mention], b: Sequence[Mention]) -> Iterator[Pairing]:
    """Pair the figures of two passages that tell the same; what is not sure is left out."""
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
            rivals = sum(same_measure(m, one) for m in a) + sum(same_measure(m, other) for m in b)
            if rivals == 2 and at_odds(one, other):
                yield Pairing(one, other, "conflict")


def _matches(
    a: Sequence[Mention], b: Sequence[Mention], wanted: Agreement
) -> list[tuple[Mention, Mention]]:
    """Pairs with one verdict; those of the same noun and with most words in common first."""
    pairs = [
        (one, other)
        for one in a
        for other in b
        if measured_alike(one.figure, other.figure)
        and agreement(one.figure, other.figure) == wanted
        and _same_thing(one, other, wanted)
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


def _same_thing(one: Mention, other: Mention, wanted: Agreement) -> bool:
    """Whether two figures with values that fit speak of the same thing."""
    x, y = one.figure, other.figure
    if x.kind == "ordinal":
        return x.head == y.head
    if x.kind in {"count", "age"}:
        return _same_counted(one, other, wanted)
    return wanted == "agree" or bool(one.near & other.near)


def _same_counted(one: Mention, other: Mention, wanted: Agreement) -> bool:
    x, y = one.figure, other.figure
    outcomes_differ = x.outcome and y.outcome and x.outcome != y.outcome
    if outcomes_differ or (x.more != y.more and x.low != y.low):
        return False
    if x.head and x.head == y.head:
        return True
    nouns_differ = x.head and y.head
    if wanted == "agree":
        return x.low >= _TELLING or not nouns_differ or _is_named(x, y) or _is_named(y, x)
    return not nouns_differ and len(one.near & other.near) >= _SURE


def _is_named(x: Figure, y: Figure) -> bool:
    """Whether one gives the age of somebody by name, and the other of a man or a woman."""
    return x.kind == "age" and x.of[:1].isupper() and y.head == _PEOPLE


def at_odds(one: Mention, other: Mention) -> bool:
    """Whether two figures that are surely of one thing cannot both be true."""
    x, y = one.figure, other.figure
    if x.kind in _NEVER or not measured_alike(x, y) or agreement(x, y) != "conflict":
        return False
    if not _one_head(x, y) or (x.kind == "age" and not x.head):
        return False
    doubtful = x.more != y.more or _far(x, y)
    named = x.kind == "count" and x.head not in {"", _PEOPLE}
    needed = _SURER if doubtful else 1 if named else _SURE
    return len(one.near & other.near) >= needed


def _one_head(x: Figure, y: Figure) -> bool:
    """Whether two figures count the same, whom the same befell."""
    return (x.head, x.outcome) == (y.head, y.outcome)


def _far(x: Figure, y: Figure) -> bool:
    return x.kind != "date" and max(x.high, y.high) > _FAR * min(x.low, y.low)


def same_measure(one: Mention, other: Mention) -> bool:
    """Whether a figure could as well be meant as another, or is that other."""
    x, y = one.figure, other.figure
    return measured_alike(x, y) and _one_head(x, y)


# Figures that fit and make no finding all the same.

_LIKELY = 0.4
"""From this score on, a day or a share that two linked passages both name is hardly chance."""
_SURE_WEAK = 2
"""Words that must stand around both where a link scores less and neither counts anything …"""
_DATED = 1
"""… and where they are weekdays or months, of which a story has few."""


def by_chance(pairing: Pairing, link: Link) -> bool:
    """Whether two figures that fit may well be of two things: each has its Friday."""
    a, b, _ = pairing
    if _is_one_day(a.figure):
        return False
    if a.figure.head or b.figure.head or link.score >= _LIKELY or link.origin != "computed":
        return False
    return len(a.near & b.near) < (_DATED if a.figure.kind == "date" else _SURE_WEAK)


def _is_one_day(figure: Figure) -> bool:
    """Whether it is a year or a day that never comes again, not a Friday and not "in May"."""
    return figure.kind == "date" and figure.unit == "date" and figure.step not in (1.0, 7.0)


def nearest(paired: Sequence[Pairing]) -> Iterator[Pairing]:
    """Pairings, but of plain numbers that are nearly one where that article has the very number."""
    met = {
        (one, other.article)
        for a, b, verdict in paired
        if verdict == "agree"
        for one, other in ((a, b), (b, a))
    }
    for pairing in paired:
        a, b, verdict = pairing
        rounded = verdict == "compatible" and a.figure.kind != "date"
        plain = a.figure.qualifier == b.figure.qualifier == ""
        if not (rounded and plain and met & {(a, b.article), (b, a.article)}):
            yield pairing
