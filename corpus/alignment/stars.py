"""Links gathered around cores: passages that tell the same part of one passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from corpus.alignment.link import Link
from corpus.article import Span


@dataclass(frozen=True, slots=True)
class Star:
    """A core and the passages linked with it that tell the same part of it."""

    core: str
    part: tuple[Span, ...]
    """What of the core they tell, as spans of its article's text."""
    others: tuple[str, ...]
    holds: frozenset[Link]
    """The links between its members."""


@dataclass(frozen=True, slots=True)
class _Ray:
    """A link as one of its two passages sees it."""

    link: Link
    other: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Sky:
    """Everything that stars are made of."""

    rays: Mapping[str, Sequence[_Ray]]
    """Of each passage, strongest first."""
    between: Mapping[tuple[str, str], Link]
    """By two passages in the order of their ids."""
    home: Mapping[str, str]
    """The article of each passage."""


def stars(links: Iterable[Link], home: Mapping[str, str]) -> list[Star]:
    """Stars that hold every link; `home` names the article of each passage.

    The strongest link that none holds yet makes the next star, around that of its two passages
    whose star holds more new links. The rays of a core belong together where their parts overlap,
    so the ends of two rays share something even where no link joins them: no chain.
    """
    ordered = sorted(links, key=lambda link: (-link.score, _ends(link)))
    rays: dict[str, list[_Ray]] = defaultdict(list)
    for link in ordered:
        rays[link.a].append(_Ray(link, link.b, link.a_spans))
        rays[link.b].append(_Ray(link, link.a, link.b_spans))
    sky = _Sky(rays, {_ends(link): link for link in ordered}, home)
    held: set[Link] = set()
    found = []
    for seed in ordered:
        if seed not in held:
            around = (_star(core, seed, sky, held) for core in _ends(seed))
            star = min(around, key=lambda star: (-len(star.holds - held), star.core))
            held |= star.holds
            found.append(star)
    return found


def _ends(link: Link) -> tuple[str, str]:
    return min(link.a, link.b), max(link.a, link.b)


def _star(core: str, seed: Link, sky: _Sky, held: AbstractSet[Link]) -> Star:
    """The seed with the rays of `core` that tell the same part.

    First those whose ends are linked with one another too. Others, and those that an earlier star
    holds, come along only where their article would be missing: a point must not seem absent from
    an article that tells this part of its core.
    """
    rays = sky.rays[core]
    first = next(ray for ray in rays if ray.link == seed)
    alike = [ray for ray in rays if ray is not first and _same_part(first.spans, ray.spans)]
    others = [first.other]
    for ray in alike:
        if ray.link not in held and _linked_with_all(ray.other, others, sky):
            others.append(ray.other)
    for ray in alike:
        if sky.home[ray.other] not in {sky.home[other] for other in others}:
            others.append(ray.other)
    pairs = combinations(sorted((core, *others)), 2)
    holds = frozenset(sky.between[pair] for pair in pairs if pair in sky.between)
    return Star(core, first.spans, tuple(sorted(others)), holds)


def _linked_with_all(passage: str, others: Iterable[str], sky: _Sky) -> bool:
    """Whether a passage is linked with each of the others that is not of its own article."""
    return all(
        (min(passage, other), max(passage, other)) in sky.between
        for other in others
        if sky.home[other] != sky.home[passage]
    )


def _same_part(one: Sequence[Span], two: Sequence[Span]) -> bool:
    """Whether half of the shorter part lies in the other."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in two)
    return 2 * both >= min(sum(end - start for start, end in spans) for spans in (one, two))
