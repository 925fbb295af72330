"""Circles become points: what each tells, who tells it, and how much it matters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from corpus.alignment.align import Alignment
from corpus.alignment.clustering__circles import Circle, Ends, circles, ends, spans
from corpus.alignment.document import Account, Telling
from corpus.model import Article
from corpus.model__link import Link
from corpus.model__point import Point

_TOLD_BY, _EARLY, _SUBSTANCE = 0.5, 0.3, 0.2
"""Shares of a point's weight; they add up to 1."""
_FULL = 6
"""So many names, figures and quotations are as much substance as a sentence needs."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What is asked of every point, by passage and by article."""

    articles: Sequence[Article]
    accounts: Mapping[str, Account]
    tellings: Mapping[str, Telling]
    """Of body passages, by id."""
    home: Mapping[str, str]
    """The article of each body passage."""
    place: Mapping[str, int]
    """Where each body passage stands in the articles one after another."""
    depth: Mapping[str, float]
    """How far down its article a body passage stands: 0 the first, near 1 the last."""
    links: Mapping[Ends, Link]
    """Between body passages."""
    beside: Mapping[str, frozenset[str]]
    """Articles with a counterpart of each passage: linked with it, or in a circle with it."""
    often: Counter[str]
    """In how many circles each passage is."""


def points(articles: Sequence[Article], alignment: Alignment) -> tuple[Point, ...]:
    """Every body passage in at least one point, every link of two inside one; heaviest first."""
    home = {passage.id: one.id for one in articles for passage in one.body}
    links = [link for link in alignment.links if link.a in home and link.b in home]
    found = circles(links, home)
    linked = {member for circle in found for member in circle.members}
    found += [Circle((one,), (one,)) for one in home if one not in linked]
    story = _story(articles, alignment.accounts, home, links, found)
    made = [
        _point(circle, core, story)
        for circle, core in zip(found, _cores(found, story), strict=True)
    ]
    return tuple(sorted(made, key=lambda point: (-point.weight, point.id)))


def _story(
    articles: Sequence[Article],
    accounts: Mapping[str, Account],
    home: Mapping[str, str],
    links: Iterable[Link],
    found: Iterable[Circle],
) -> _Story:
    beside: dict[str, set[str]] = defaultdict(set)
    for link in links:
        beside[link.a].add(home[link.b])
        beside[link.b].add(home[link.a])
    for circle in found:
        tellers = {home[member] for member in circle.members}
        for member in circle.members:
            beside[member] |= tellers
    return _Story(
        articles,
        accounts,
        {
            telling.passage.id: telling
            for account in accounts.values()
            for telling in account.tellings
        },
        home,
        {passage: place for place, passage in enumerate(home)},
        {
            passage.id: place / len(article.body)
            for article in articles
            for place, passage in enumerate(article.body)
        },
        {ends(link.a, link.b): link for link in links},
        {passage: frozenset(around) for passage, around in beside.items()},
        Counter(member for circle in found for member in circle.members),
    )


def _point(circle: Circle, core: str, story: _Story) -> Point:
    members = set(circle.members)
    tellers = {story.home[member] for member in members}
    touched = frozenset().union(*(story.beside[member] for member in members)) - tellers
    named = [article.id for article in story.articles]
    return Point(
        id=sha256(" ".join(circle.members).encode()).hexdigest()[:8],
        passages=tuple(sorted(members, key=story.place.__getitem__)),
        core=core,
        included_by=tuple(one for one in named if one in tellers),
        not_found_in=tuple(one for one in named if one not in tellers | touched),
        weight=_weight(core, members, tellers, story),
        text=story.tellings[core].passage.text,
        told_in_part_by=tuple(one for one in named if one in touched),
    )


def _cores(found: Iterable[Circle], story: _Story) -> Iterator[str]:
    """The core of each circle: what tells this point and little else, and no other if it can be."""
    taken: set[str] = set()
    for circle in found:
        told = {one: _told(one, circle, story) for one in circle.cores}
        core = min(told, key=lambda one: (one in taken, story.often[one], -told[one], one))
        taken.add(core)
        yield core


def _told(one: str, circle: Circle, story: _Story) -> float:
    """How much of a passage the other members tell too, on the average."""
    keys = (ends(one, member) for member in circle.members)
    links = [story.links[key] for key in keys if key in story.links]
    common = sum(end - start for link in links for start, end in spans(link, one))
    return common / len(links or one) / len(story.tellings[one].passage.text)


def _weight(core: str, members: set[str], tellers: set[str], story: _Story) -> float:
    """From 0 to 1: half for how many tell it, the rest for how early and how much it says.

    Early is taken from where each article first tells it; substance counts the names, figures and
    quotations in the core.
    """
    first = [
        min(story.depth[one] for one in members if story.home[one] == teller) for teller in tellers
    ]
    early = 1 - sum(sorted(first)) / len(first)
    told_by = len(tellers) / len(story.articles)
    substance = min(1.0, story.accounts[story.home[core]].substance[core] / _FULL)
    return round(_TOLD_BY * told_by + _EARLY * early + _SUBSTANCE * substance, 4)
