"""Derivation: what an article took from an earlier one, and what changed between editions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.article import Article, Passage, Span, article_of
from corpus.model import Link
from corpus.stories.origins import GRAM, OriginGroup, came_before

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Derivation:
    """What one article has of the article that it was, or can have been, made from."""

    article: str
    """Its id."""
    source: str
    """The id of the earlier article."""
    verbatim: float
    """The share of its words, 0 to 1, that stand in runs of five words or more of the source."""
    reworded: float
    """The share of its other words by which it says what the source says."""
    own: float
    """The share of the rest; the three add up to 1."""
    left_out: float
    """The share of the source's words that it has in neither way."""
    passages: tuple[str, ...] = ()
    """Ids of the passage that keeps the most words, and of what it was made from, if linked."""


@dataclass(frozen=True, slots=True)
class EditionChange:
    """What one edition of an article changed in the one before it."""

    article: str
    """The id of the later edition."""
    before: str
    """The id of the edition before it."""
    added: tuple[str, ...]
    """Ids of passages, in the order of the text, that the edition before does not have."""
    removed: tuple[str, ...]
    """Ids of the passages of the edition before that are gone."""
    reworded: tuple[tuple[str, str], ...]
    """The ids of passages that changed: as they were, and as they are."""
    followed: tuple[tuple[str, tuple[str, ...]], ...]
    """New or changed passages that other articles published between the two editions: the id of
    each, and the ids of the passages there."""


def find_derivations(
    articles: Sequence[Article], origins: Iterable[OriginGroup], links: Iterable[Link]
) -> tuple[Derivation, ...]:
    """What each article took from the earliest of its origin; all from a press release, if any."""
    by_id = {article.id: article for article in articles}
    between: dict[frozenset[str], list[Link]] = {}
    for link in links:
        between.setdefault(frozenset((article_of(link.a), article_of(link.b))), []).append(link)
    earliest = {one: origin.earliest for origin in origins for one in origin.articles}
    releases = [article.id for article in articles if article.role == "release"]
    found = []
    for article in articles:
        source = by_id.get(earliest.get(article.id, "") or next(iter(releases), ""))
        if source is None or article.role == "release" or _are_one(source, article):
            continue
        linking = between.get(frozenset((source.id, article.id)), ())
        found.append(_derivation(article, source, linking))
    return tuple(found)


def find_edition_changes(
    articles: Sequence[Article], links: Iterable[Link]
) -> tuple[EditionChange, ...]:
    """What each later edition of an article changed, in the order of the editions."""
    editions: dict[str, list[Article]] = {}
    for article in articles:
        if article.edition:
            editions.setdefault(article.edition_of or article.id, []).append(article)
    linked: dict[str, list[str]] = {}
    for link in sorted(links, key=lambda link: (-link.score, link.a, link.b)):
        linked.setdefault(link.a, []).append(link.b)
        linked.setdefault(link.b, []).append(link.a)
    by_id = {article.id: article for article in articles}
    return tuple(
        _edition_change(before, after, linked, by_id)
        for several in editions.values()
        for before, after in pairwise(sorted(several, key=lambda one: one.edition))
    )


def _are_one(one: Article, other: Article) -> bool:
    return (one.edition_of or one.id) == (other.edition_of or other.id)


class _Words:
    """The words of an article's body where they stand, and which of them are accounted for."""

    def __init__(self, article: Article) -> None:
        self.passage: list[Passage] = []
        """The passage of each word."""
        self.span: list[Span] = []
        texts = []
        for passage in article.body:
            for match in _WORD.finditer(passage.text):
                self.passage.append(passage)
                start = passage.span.start
                self.span.append(Span(start + match.start(), start + match.end()))
                texts.append(match[0].casefold())
        self.runs = [tuple(texts[at : at + GRAM]) for at in range(len(texts) - GRAM + 1)]

    def in_runs(self, other: _Words) -> list[bool]:
        """Whether each word stands in a run of words that the other article has too."""
        known = set(other.runs)
        found = [False] * len(self.span)
        for start, run in enumerate(self.runs):
            if run in known:
                found[start : start + GRAM] = [True] * GRAM
        return found

    def in_spans(self, spans: Mapping[str, Sequence[Span]]) -> list[bool]:
        """Whether each word overlaps one of the spans of its passage."""
        return [
            any(span.overlaps(one) for one in spans.get(passage.id, ()))
            for passage, span in zip(self.passage, self.span, strict=True)
        ]


def _derivation(article: Article, source: Article, links: Iterable[Link]) -> Derivation:
    spans: dict[str, list[Span]] = {}
    counterpart: dict[str, str] = {}
    for link in sorted(links, key=lambda link: -link.score):
        for one, other, shared in ((link.a, link.b, link.a_spans), (link.b, link.a, link.b_spans)):
            spans.setdefault(one, []).extend(shared)
            counterpart.setdefault(one, other)
    ours, theirs = _Words(article), _Words(source)
    kept, said = ours.in_runs(theirs), ours.in_spans(spans)
    total = max(1, len(kept))
    reworded = sum(not copied and told for copied, told in zip(kept, said, strict=True))
    used = [any(pair) for pair in zip(theirs.in_runs(ours), theirs.in_spans(spans), strict=True)]
    verbatim = round(sum(kept) / total, 4)
    in_other_words = round(reworded / total, 4)
    return Derivation(
        article.id,
        source.id,
        verbatim,
        in_other_words,
        round(1 - verbatim - in_other_words, 4),
        round(1 - sum(used) / max(1, len(used)), 4),
        tuple(_proof(ours, kept, counterpart)),
    )


def _proof(words: _Words, kept: Sequence[bool], counterpart: Mapping[str, str]) -> Iterator[str]:
    """The linked passage that keeps the most words, and what it is linked with."""
    count: dict[str, int] = {}
    for passage, is_kept in zip(words.passage, kept, strict=True):
        if passage.id in counterpart:
            count[passage.id] = count.get(passage.id, 0) + is_kept
    if count:
        best = max(count, key=lambda passage: count[passage])
        yield from (best, counterpart[best])


def _edition_change(
    before: Article,
    after: Article,
    linked: Mapping[str, Sequence[str]],
    by_id: Mapping[str, Article],
) -> EditionChange:
    was, now = _by_text(before), _by_text(after)
    changed = []
    added = []
    for text, passage in now.items():
        if text not in was:
            former = _linked_in(passage, before.id, linked, was)
            if former:
                changed.append((former, passage))
            else:
                added.append(passage)
    gone = [
        passage
        for text, passage in was.items()
        if text not in now and not _linked_in(passage, after.id, linked, now)
    ]
    new = {*added, *(passage for _, passage in changed)}
    followed = []
    for passage in now.values():
        others = tuple(
            other
            for other in linked.get(passage, ())
            if passage in new and _came_between(before, by_id[article_of(other)], after)
        )
        if others:
            followed.append((passage, others))
    return EditionChange(
        after.id, before.id, tuple(added), tuple(gone), tuple(changed), tuple(followed)
    )


def _by_text(article: Article) -> dict[str, str]:
    """The ids of body passages by their text, in the order of the article."""
    return {passage.text: passage.id for passage in article.body}


def _linked_in(
    passage: str, article: str, linked: Mapping[str, Sequence[str]], texts: Mapping[str, str]
) -> str:
    """The passage of an article that is most like another one; empty if none is linked."""
    bodies = set(texts.values())
    found = (one for one in linked.get(passage, ()) if article_of(one) == article)
    return next((one for one in found if one in bodies), "")


def _came_between(before: Article, other: Article, after: Article) -> bool:
    """Whether an article of another outlet was published between two editions."""
    if _are_one(other, after):
        return False
    return came_before(before, other) and came_before(other, after)
