"""Editions: which articles are one outlet's article at several times."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from corpus.model import Article
from corpus.reading import with_distinct_ids

_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web/(?P<wayback>\d{4,14})(?:[a-z]{2}_)?"
    r"|archive\.(?:today|ph|is|li|vn|md|fo)/(?P<today>\d{8,14}))/(?P<address>\S+)",
    re.IGNORECASE,
)
"""The address of an archived copy: the time of the copy, and the address that was copied."""
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>[^/?#]+)(?P<path>/[^?#]+)(?P<query>\?[^#]*)?(?:#.*)?"
)


def with_editions(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles with distinct ids and outlets, and editions numbered from 1 in time.

    Articles are editions of one where they state an edition and one outlet, or have one address. An
    archived copy is as old as the archive says if the article does not tell the copies apart.
    """
    groups = defaultdict[Hashable, list[int]](list)
    for place, article in enumerate(articles):
        if key := _key(article):
            groups[key].append(place)
    editions = [group for group in groups.values() if len(group) > 1]
    named = list(articles)
    ordered = []
    for group in editions:
        times = _times([articles[place] for place in group])
        dated = dict(zip(group, times, strict=True))
        order = sorted(group, key=lambda place: _order(articles[place], dated[place]))
        outlet = articles[order[0]].outlet
        ordered.append(order)
        for number, place in enumerate(order, 1):
            named[place] = replace(
                articles[place],
                outlet=f"{outlet} (edition {number})",
                edition=number,
                published_at=dated[place],
            )
    distinct = list(with_distinct_ids(named))
    for order in ordered:
        for place in order[1:]:
            distinct[place] = replace(distinct[place], edition_of=distinct[order[0]].id)
    return tuple(distinct)


def _key(article: Article) -> Hashable:
    """Return what the editions of one article have in common; None if it may be the only one."""
    if article.edition:
        return article.outlet
    copied = _ARCHIVED.match(article.source) or _ARCHIVED.match(article.url)
    address = _ADDRESS.fullmatch(copied["address"] if copied else article.url)
    if address is None:
        return None
    return address["host"].lower(), address["path"].rstrip("/"), address["query"]


def _times(group: Sequence[Article]) -> list[datetime | None]:
    """Return when each edition appeared: by the article, else by the archive."""
    stated = [article.published_at for article in group]
    if len(set(stated)) == len(group):
        return stated
    copied = [_copied_at(article) for article in group]
    return copied if all(copied) else stated


def _copied_at(article: Article) -> datetime | None:
    """Return when an archive copied a page, in UTC; None for any other source."""
    copied = _ARCHIVED.match(article.source) or _ARCHIVED.match(article.url)
    stamp = copied and (copied["wayback"] or copied["today"])
    if not stamp:
        return None
    try:
        return datetime.strptime(stamp.ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:  # only a year, or no such day
        return None


def _order(article: Article, time: datetime | None) -> tuple[int, float, str, str]:
    day = article.published.isoformat() if article.published else ""
    return article.edition, time.timestamp() if time else 0.0, day, article.id
