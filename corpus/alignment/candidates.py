"""Which passages of two articles may tell the same: those that share words of enough weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from corpus.alignment.account import Account
from corpus.alignment.pair import Pair
from corpus.alignment.weighing import Weighed
from corpus.article import Kind

_COMMON = 64
"""A word in more passages than this proposes nobody, though it counts where others propose."""


class Candidate(NamedTuple):
    """Two passages, by their place in the two accounts, and what their shared words weigh."""

    a: int
    b: int
    shared: int


def candidates(pair: Pair, least: float) -> list[Candidate]:
    """Passages of one kind, in the order of the text: body, headings above it, those inside it.

    `least` is what they share at least, for their length: `Weighed.norm`.
    """
    kinds, others = _kinds(pair.a), _kinds(pair.b)
    return sorted(
        found for found in _proposed(pair.families, least) if kinds[found.a] == others[found.b]
    )


def _kinds(account: Account) -> list[tuple[Kind, bool]]:
    """What each telling is; a headline tells what happened, a crosshead what comes next."""
    return [
        (telling.passage.kind, telling.passage.kind == "heading" and depth > 0)
        for telling, depth in zip(account.tellings, account.depths, strict=True)
    ]


def _proposed(words: Weighed, least: float) -> Iterator[Candidate]:
    weight = words.weight
    common = frozenset(word for word, count in words.frequency.items() if count > _COMMON)
    rare: dict[str, list[int]] = defaultdict(list)
    for b, passage in enumerate(words.b):
        for word in passage - common:
            rare[word].append(b)
    b_common = [passage & common for passage in words.b]
    b_most = [words.sum(passage) for passage in b_common]
    for a, passage in enumerate(words.a):
        shared: dict[int, int] = defaultdict(int)
        for word in passage - common:
            if word in rare:
                value = weight[word]
                for b in rare[word]:
                    shared[b] += value
        a_common, needed = passage & common, least * words.a_root[a]
        most = words.sum(a_common)
        for b, value in shared.items():
            enough = needed * words.b_root[b]
            if value + min(most, b_most[b]) >= enough:
                whole = value + words.sum(a_common & b_common[b]) if a_common else value
                if whole >= enough:
                    yield Candidate(a, b, whole)
