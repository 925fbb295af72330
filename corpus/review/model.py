"""The review: a person's decisions, notes and bookmarks, and how much they cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.article import Article, Passage, article_of
from corpus.model import Link, NotedPassages, Omission, ReviewMark

Choice = Literal["confirmed", "rejected", "added"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A passage by its text and place, by which it is found again in an edited article."""

    outlet: str
    text: str
    paragraph: int = 0
    """Counted from 1; 0 if unknown."""
    article: str = ""
    """The article's id when the person read it; empty if unknown."""
    again: int = 0
    """The number of passages before it in its paragraph that have the same text."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about two passages: whether they say the same."""

    choice: Choice
    a: Anchor
    b: Anchor

    @property
    def ends(self) -> tuple[Anchor, Anchor]:
        """The two passages, the same whichever was named first."""
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A confirmed omission: an article does not have what a passage of another one says."""

    passage: Anchor
    outlet: str
    article: str = ""
    """The id of the article that leaves it out; empty if unknown."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on one passage, or on two that are linked."""

    text: str
    """In lines."""
    on: tuple[Anchor, ...]


Act = Decision | LeftOut | Note | Anchor
"""One entry of a review; an anchor is a bookmark."""


@dataclass(frozen=True, slots=True)
class Review:
    """All that a person added to a comparison; in each tuple the latest act is last."""

    decisions: tuple[Decision, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()
    bookmarks: tuple[Anchor, ...] = ()


EMPTY = Review()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a person has reviewed of a comparison, and what is left."""

    marks: Mapping[str, tuple[ReviewMark, ...]]
    """By the id of each passage that has any: noted first, confirmed last."""
    decisions: Mapping[frozenset[str], Choice]
    """By the ids of each two passages of a link that was confirmed, made or rejected."""
    decided: int
    """Links confirmed, made or rejected, and omissions confirmed, one for each article."""
    open: int
    """What is only likely and not decided: links, and omissions, one for each article."""

    @property
    def total(self) -> int:
        """What there is to review: decided and open."""
        return self.decided + self.open


def what_is_reviewed(
    links: Iterable[Link],
    rejected: Iterable[tuple[str, str]],
    omissions: Iterable[Omission],
    notes: Iterable[NotedPassages],
    bookmarks: Iterable[str],
) -> Reviewed:
    """What a person has reviewed, from a comparison that their review was applied to."""
    links, rejected, omissions = tuple(links), tuple(rejected), tuple(omissions)
    made = [link for link in links if link.origin != "computed"]
    confirmed = [omission for omission in omissions if omission.left_out_by]
    marked: dict[ReviewMark, set[str]] = {
        "noted": {passage for note in notes for passage in note.passages},
        "bookmarked": set(bookmarks),
        "rejected": {end for pair in rejected for end in pair},
        "confirmed": {end for link in made for end in (link.a, link.b)}
        | {passage for omission in confirmed for passage in omission.passages},
    }
    marks: dict[str, tuple[ReviewMark, ...]] = {}
    for mark, passages in marked.items():
        for passage in passages:
            marks[passage] = (*marks.get(passage, ()), mark)
    decisions: dict[frozenset[str], Choice] = dict.fromkeys(map(frozenset, rejected), "rejected")
    for link in made:
        choice: Choice = "added" if link.origin == "added" else "confirmed"
        decisions[frozenset((link.a, link.b))] = choice
    left_out = sum(len(omission.left_out_by) for omission in confirmed)
    likely = sum(link.tier == "likely" for link in links)
    absences = (one for omission in omissions for one in omission.absent)
    likely += sum(absence.tier == "likely" for absence in absences)
    return Reviewed(marks, decisions, len(decisions) + left_out, likely)


_MIN_RATIO = 95
"""Least similarity of an edited sentence to be the same one: rapidfuzz's `ratio`, 0 to 100."""
_MAX_PARAGRAPHS = 5
"""Paragraphs up and down in which an edited sentence is looked for."""


class LostError(LookupError):
    """A passage or article that cannot be found again; as a string, why."""


class PassageFinder:
    """Finds passages by their anchors, and gives the anchors of passages."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.article = {article.id: article for article in articles}
        self._outlet = {article.outlet: article for article in reversed(self.article.values())}
        self._passage = {
            passage.id: passage for article in self.article.values() for passage in article.passages
        }
        self._same_text: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in self._passage.values():
            self._same_text[article_of(passage.id), passage.text].append(passage)

    def anchor(self, passage: str) -> Anchor:
        """The anchor of a passage by its id."""
        article, found = self.article[article_of(passage)], self._passage[passage]
        again = sum(
            same.paragraph == found.paragraph and same.number < found.number
            for same in self._same_text[article.id, found.text]
        )
        return Anchor(article.outlet, found.text, found.paragraph, article.id, again)

    def find(self, anchor: Anchor) -> Passage:
        """The passage with the same text nearest to its old place, or an edited one near by.

        Raises:
            LostError: neither is there.

        """
        article = self.find_article(anchor.outlet, anchor.article)
        same = self._same_text.get((article.id, anchor.text))
        if not same:
            return _edited(article, anchor)
        paragraph = min(same, key=lambda passage: _distance(passage, anchor)).paragraph
        there = [passage for passage in same if passage.paragraph == paragraph]
        return there[min(anchor.again, len(there) - 1)]

    def find_article(self, outlet: str, article: str) -> Article:
        """The article with this id; if its text has changed since, the one of this outlet.

        Raises:
            LostError: neither is there.

        """
        found = self.article.get(article) or self._outlet.get(outlet)
        if found is None:
            raise LostError(f"{outlet} is not compared")
        return found


def _edited(article: Article, anchor: Anchor) -> Passage:
    from rapidfuzz import fuzz

    alike = [
        (-likeness, _distance(passage, anchor), passage)
        for passage in article.passages
        if not anchor.paragraph or _distance(passage, anchor)[0] <= _MAX_PARAGRAPHS
        if (likeness := fuzz.ratio(passage.text, anchor.text)) >= _MIN_RATIO
    ]
    if not alike:
        raise LostError(f"{article.outlet} no longer says so")
    return min(alike, key=lambda found: found[:2])[2]


def _distance(passage: Passage, anchor: Anchor) -> tuple[int, int]:
    """The paragraphs between a passage and its old place; of equals the earlier passage counts."""
    return abs(passage.paragraph - anchor.paragraph), passage.number
