"""Stars become points: what each tells, who tells it, and how much it matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from corpus.alignment.account import Account, Telling
from corpus.alignment.linking import Alignment
from corpus.alignment.point import Point
from corpus.alignment.stars import Star, stars
from corpus.article import Article, Span

_TOLD_BY, _EARLY, _SUBSTANCE = 0.5, 0.3, 0.2
"""Shares of a point's weight; they add up to 1."""
_FULL = 6
"""So many names, figures and quotations are as much substance as a sentence needs."""
_READABLE = 5
"""Words."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What is asked of every point, by passage and by article."""

    articles: Sequence[Article]
    accounts: Mapping[str, Account]
    tellings: Mapping[str, Telling]
    """Of body passages, by id."""
    home: Mapping[str, Article]
    """The article of each body passage, by its id."""
    place: Mapping[str, int]
    """Where each body passage stands in the articles one after another."""
    depth: Mapping[str, float]
    """How far down its article a body passage stands: 0 the first, near 1 the last."""


def points(articles: Sequence[Article], alignment: Alignment) -> tuple[Point, ...]:
    """Every body passage in at least one point, every link of two inside one; heaviest first."""
    story = _story(articles, alignment.accounts)
    links = [link for link in alignment.links if link.a in story.home and link.b in story.home]
    found = stars(links, {passage: article.id for passage, article in story.home.items()})
    linked = {passage for star in found for passage in (star.core, *star.others)}
    alone = [
        Star(passage.id, (passage.span,), (), frozenset())
        for article in articles
        for passage in article.body
        if passage.id not in linked
    ]
    memberships = Counter(id_ for star in found for id_ in (star.core, *star.others))
    made = [_point(star, story, memberships[star.core] > 1) for star in (*found, *alone)]
    return tuple(sorted(made, key=lambda point: (-point.weight, point.id)))


def _story(articles: Sequence[Article], accounts: Mapping[str, Account]) -> _Story:
    home = {passage.id: article for article in articles for passage in article.body}
    return _Story(
        articles,
        accounts,
        {
            telling.passage.id: telling
            for account in accounts.values()
            for telling in account.tellings
            if telling.passage.kind == "body"
        },
        home,
        {passage: place for place, passage in enumerate(home)},
        {
            passage.id: place / len(article.body)
            for article in articles
            for place, passage in enumerate(article.body)
        },
    )


def _point(star: Star, story: _Story, in_part: bool) -> Point:
    members = {star.core, *star.others}
    tellers = {story.home[passage].id for passage in members}
    return Point(
        id=sha256(" ".join(sorted(members)).encode()).hexdigest()[:8],
        passages=tuple(sorted(members, key=story.place.__getitem__)),
        core=star.core,
        included_by=tuple(one.id for one in story.articles if one.id in tellers),
        not_found_in=tuple(one.id for one in story.articles if one.id not in tellers),
        weight=_weight(star, members, tellers, story),
        text=_text(star, story) if in_part else story.tellings[star.core].passage.text,
    )


def _weight(star: Star, members: set[str], tellers: set[str], story: _Story) -> float:
    """From 0 to 1: half for how many tell it, the rest for how early and how much it says.

    Early is taken from where each article first tells it; substance counts the names, figures and
    quotations in the core.
    """
    first = {
        teller: min(story.depth[p] for p in members if story.home[p].id == teller)
        for teller in tellers
    }
    early = 1 - sum(sorted(first.values())) / len(first)
    told_by = len(tellers) / len(story.articles)
    substance = min(1.0, _said(story.tellings[star.core], story) / _FULL)
    return round(_TOLD_BY * told_by + _EARLY * early + _SUBSTANCE * substance, 4)


def _said(telling: Telling, story: _Story) -> int:
    """How many names, figures and quotations a passage holds."""
    account = story.accounts[story.home[telling.passage.id].id]
    figures = sum(word.is_figure for word in telling.words)
    quotations = sum(span.overlaps(telling.passage.span) for span in account.quotations)
    return len(telling.stems & account.names) + figures + quotations


def _text(star: Star, story: _Story) -> str:
    """The part of the core that the point tells, with dots where the core says more.

    A part of a few words reads like nothing: then it is the whole core.
    """
    passage, text = story.tellings[star.core].passage, story.home[star.core].text
    part = Span(star.part[0].start, star.part[-1].end)
    if len(part.of(text).split()) < _READABLE:
        return passage.text
    before = "… " if text[passage.span.start : part.start].strip("“\"‘'") else ""
    after = " …" if text[part.end : passage.span.end].strip(" .,;:!?”\"’'") else ""
    return before + part.of(text) + after
