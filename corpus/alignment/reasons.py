"""Why two passages are linked, in words that a reader can check against the text."""

from __future__ import annotations

from itertools import pairwise

from corpus.alignment.account import Account
from corpus.alignment.common import Common, Side
from corpus.alignment.link import Reasons
from corpus.alignment.pair import Pair
from corpus.language.words import Word

_MOST = 5
"""Reasons that a reader takes in at a glance; names and figures first, then words."""
_RUN = 3
"""A run of quoted words shorter than this is chance."""


def reasons(pair: Pair, common: Common) -> Reasons:
    """The shared figures, names and rare words, rarest first, and the longest shared quotation."""
    a, b = _first(common.a), _first(common.b)
    shared = sorted(
        (stem for stem in common.shared if common.of_substance(stem)),
        key=lambda stem: (-common.weight[stem], stem),
    ) or [max(common.shared, key=lambda stem: (common.weight[stem], stem))]
    names = pair.a.names | pair.b.names
    figures = [_both(common, a[stem], b[stem]) for stem in shared if stem[0].isdigit()][:2]
    named = _names(common, [stem for stem in shared if stem in names])[:2]
    plain = [stem for stem in shared if stem not in names and not stem[0].isdigit()]
    room = _MOST - len(figures) - len(named)
    words = [_both(common, a[stem], b[stem]) for stem in plain[:room]]
    return Reasons(tuple(words), tuple(named), tuple(figures), _quote(pair, common))


def _first(side: Side) -> dict[str, Word]:
    """Where each stem of a passage stands first."""
    found: dict[str, Word] = {}
    for stem, word in zip(side.stems, side.telling.words, strict=True):
        found.setdefault(stem, word)
    return found


def _both(common: Common, a: Word, b: Word) -> str:
    """A word as passage `a` has it, and as `b` has it where that is another."""
    ours, theirs = common.a.telling.written(a), common.b.telling.written(b)
    return ours if ours.lower() == theirs.lower() else f"{ours}~{theirs}"


def _names(common: Common, stems: list[str]) -> list[str]:
    """Names as they stand in the text; parts that stand together in both are one name."""
    a, b = _first(common.a), _first(common.b)
    together = set(pairwise(common.a.stems)) & set(pairwise(common.b.stems))
    left, found = list(stems), []
    while left:
        name = [left.pop(0)]
        while follower := next((stem for stem in left if (name[-1], stem) in together), None):
            name.append(follower)
            left.remove(follower)
        while leader := next((stem for stem in left if (stem, name[0]) in together), None):
            name.insert(0, leader)
            left.remove(leader)
        found.append(" ".join(_both(common, a[stem], b[stem]) for stem in name))
    return found


def _quote(pair: Pair, common: Common) -> str:
    """The longest run of words that both passages have inside quotation marks, as `a` has it."""
    a, b = _quoted(pair.a, common.a), _quoted(pair.b, common.b)
    if len(a) < _RUN or len(b) < _RUN:
        return ""
    ours, theirs = common.a.stems, common.b.stems
    places: dict[str, list[int]] = {}
    for at in b:
        places.setdefault(theirs[at], []).append(at)
    best, best_end = _RUN - 1, -1
    runs: dict[int, int] = {}
    for at in a:
        runs = {
            other: (runs.get(other - 1, 0) if at - 1 in a else 0) + 1
            for other in places.get(ours[at], ())
        }
        longest = max(runs.values(), default=0)
        if longest > best:
            best, best_end = longest, at
    if best_end < 0:
        return ""
    words = common.a.telling.words[best_end - best + 1 : best_end + 1]
    return common.a.telling.passage.text[words[0].start : words[-1].end]


def _quoted(account: Account, side: Side) -> dict[int, None]:
    """The places of a passage's words inside quotation marks, in their order."""
    telling = side.telling
    inside = [span for span in account.quotations if span.overlaps(telling.passage.span)]
    return {
        at: None
        for at, word in enumerate(telling.words)
        if any(span.overlaps(telling.span(word, word)) for span in inside)
    }
