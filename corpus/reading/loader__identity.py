"""What tells articles apart: an id from the text, an outlet's name that no other bears."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from corpus.model import Article
from corpus.reading.metadata__outlet import UNNAMED


def of_text(text: str) -> str:
    """Eight hexadecimal digits that the text alone decides."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def told_apart(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles in the same order, no two with the same id or the same outlet.

    A second copy of a text gets `-2`, a second "AP" is "AP 2". Copies are counted in the order of
    their sources' names, so the order in which the reader names them changes nothing.
    """
    order = sorted(range(len(articles)), key=lambda place: articles[place].source)
    ids = _distinct([articles[place].id for place in order], "-")
    outlets = _distinct([articles[place].outlet for place in order], " ")
    named = dict(zip(order, zip(ids, outlets, strict=True), strict=True))
    return tuple(
        replace(article, id=named[place][0], outlet=named[place][1])
        for place, article in enumerate(articles)
    )


def _distinct(names: Sequence[str], mark: str) -> list[str]:
    """Each name once: a later copy gets the next number, from 2 on, that makes a new name."""
    taken, seen = set(names), list[str]()
    for name in names:
        stem = name.removesuffix(" 1") if name == UNNAMED else name
        others = (f"{stem}{mark}{number}" for number in count(2))
        new = next(other for other in others if other not in taken) if name in seen else name
        taken.add(new)
        seen.append(new)
    return seen
