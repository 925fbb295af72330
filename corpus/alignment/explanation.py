"""Why two passages are linked, in words that a reader can check against the text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.overlap import Overlap, Side
from corpus.language.clauses import WordRange
from corpus.language.tokenizer import sets_no_spaces
from corpus.language.words import Word
from corpus.model import Reasons

_MOST = 5
"""Reasons that a reader takes in at a glance; names and figures first, then words."""
_PARTS = 12
"""So many parts are tried for the names and the words that are shown."""
_RUN = 3
"""A run of quoted words shorter than this is chance."""
_LONG = 400
"""No sentence has more words; a text that does must not take hours."""


def explain_link(pair: ArticlePair, common: Overlap) -> Reasons:
    """The shared figures, names and rare words, rarest first, and the longest shared quotation."""
    first = _First(_first(common, common.a), _first(common, common.b))
    names = pair.named
    figures, named, plain = [], [], []
    for stem in sorted(common.evidence, key=lambda stem: (-common.weight[stem], stem)):
        if stem[0].isdigit():
            figures.append(stem)
        elif "'" not in stem and stem in names and _capital(common, first, stem):
            named.append(stem)
        else:
            plain.append(stem)
    parts = _whole_names(common, first, named[:_PARTS], " -‐‑")
    called = list(filter(_is_word, _together(common, first, parts, " -‐‑")))[:2]
    shown = figures[:2]
    left = _MOST - len(shown) - len(called)
    plain = [stem for stem in plain if stem not in parts]
    spaced = [stem for stem in plain if not sets_no_spaces(stem)]
    told = list(filter(_is_word, _together(common, first, spaced[:_PARTS], "-‐‑")))
    if len(spaced) < len(plain):
        told += _runs(common, frozenset(plain))
    return Reasons(
        tuple(told[:left]),
        tuple(called),
        tuple(_both(common, first, stem) for stem in shown),
        _quote(pair, common),
    )


def _is_word(written: str) -> bool:
    """Whether it is more than a letter, such as a party's or that of a middle name."""
    return len(written) > 1 or not written.isascii()


class _First(NamedTuple):
    """Where each shared stem stands first in either passage."""

    a: dict[str, Word]
    b: dict[str, Word]


def _first(common: Overlap, side: Side) -> dict[str, Word]:
    """Where each shared stem stands first."""
    found: dict[str, Word] = {}
    for stem, word in zip(side.stems, side.telling.words, strict=True):
        if stem in common.shared:
            found.setdefault(stem, word)
    return found


def _capital(common: Overlap, first: _First, stem: str) -> bool:
    """Whether both passages write a word with a capital."""
    texts = common.a.telling.passage.text, common.b.telling.passage.text
    return texts[0][first.a[stem].start].isupper() and texts[1][first.b[stem].start].isupper()


def _whole_names(common: Overlap, first: _First, names: list[str], marks: str) -> list[str]:
    """The names, and the words that begin them without being rare: the New of New York.

    Such a word has a capital in both passages, and in one at least not because it comes first.
    """
    among = frozenset((*first.a, *names))
    ours, theirs = _neighbours(common.a, among, marks), _neighbours(common.b, among, marks)
    openings = {common.a.stems[0], common.b.stems[0]}
    begin = [
        leader
        for leader, name in ours
        if name in names
        and leader not in names
        and (leader, name) in theirs
        and _capital(common, first, leader)
        and openings != {leader}
    ]
    return [*names, *dict.fromkeys(begin)]


def _both(common: Overlap, first: _First, stem: str) -> str:
    """A word as passage `a` has it, and as `b` has it where that is another."""
    ours = common.a.telling.written(first.a[stem])
    theirs = common.b.telling.written(first.b[stem])
    alike = ours.lower().replace("’", "'") == theirs.lower().replace("’", "'")
    return ours if alike else f"{ours}~{theirs}"


def _runs(common: Overlap, stems: frozenset[str]) -> list[str]:
    """Where no spaces are set: the runs of characters that both have, the longest first."""
    ours, theirs = common.a.telling.passage.text, common.b.telling.passage.text
    found: set[str] = set()
    run = ""
    for stem, word in zip(common.a.stems[:_LONG], common.a.telling.words, strict=False):
        if stem not in stems or not ours.startswith(stem, word.start):
            continue  # said in letters, or the last of its run, compared with the one before
        longer = run + stem[1:] if run.endswith(stem[0]) else stem
        while longer not in ours or longer not in theirs:
            longer = longer[1:]
        if longer.startswith(run):
            found.discard(run)
        run = longer
        found.add(run)
    return sorted(filter(None, found), key=lambda one: (-len(one), one))


def _together(common: Overlap, first: _First, stems: list[str], marks: str) -> list[str]:
    """Words as they stand in the text; those that one of the marks joins in both are one.

    "Marina Vasilenkov" is one name, "co-founder" one word.
    """
    if len(stems) < 2:
        return [_both(common, first, stem) for stem in stems]
    among = frozenset(stems)
    ours = _neighbours(common.a, among, marks)
    both = ours.keys() & _neighbours(common.b, among, marks).keys() if ours else frozenset()
    if not both:
        return [_both(common, first, stem) for stem in stems]
    left, found = list(stems), []
    while left:
        run = [left.pop(0)]
        while follower := next((stem for stem in left if (run[-1], stem) in both), None):
            run.append(follower)
            left.remove(follower)
        while leader := next((stem for stem in left if (stem, run[0]) in both), None):
            run.insert(0, leader)
            left.remove(leader)
        between = [ours[two] for two in pairwise(run)]
        parts = [_both(common, first, stem) for stem in run]
        found.append("".join(part + mark for part, mark in zip(parts, (*between, ""), strict=True)))
    return found


def _neighbours(side: Side, stems: Collection[str], marks: str) -> dict[tuple[str, str], str]:
    """The mark between each two of some stems that stand with nothing else between them."""
    text, words = side.telling.passage.text, side.telling.words
    if not any(mark in text for mark in marks):
        return {}
    return {
        (one, two): text[words[at].end]
        for at, (one, two) in enumerate(pairwise(side.stems))
        if one in stems
        and two in stems
        and words[at + 1].start - words[at].end == 1
        and text[words[at].end] in marks
    }


def _quote(pair: ArticlePair, common: Overlap) -> str:
    """The longest run of words that both passages have inside quotation marks, as `a` has it."""
    ours = pair.a.quoted.get(common.a.telling.passage.id, ())
    theirs = pair.b.quoted.get(common.b.telling.passage.id, ())
    if not ours or not theirs:
        return ""
    first, last = _longest_run(common, ours[:_LONG], theirs[:_LONG])
    stems = common.a.stems[first : last + 1]
    if len(stems) < _RUN or not any(common.says_much(stem) for stem in stems):
        return ""
    words = common.a.telling.words
    return common.a.telling.passage.text[words[first].start : words[last].end]


def _longest_run(common: Overlap, ours: Sequence[int], theirs: Sequence[int]) -> WordRange:
    """The words of `a` that stand in `b` in the same order, with none between, at these places."""
    places: dict[str, list[int]] = {}
    for at in theirs:
        places.setdefault(common.b.stems[at], []).append(at)
    longest, runs, before = WordRange(0, -1), dict[int, int](), -2
    for at in ours:
        runs = {
            other: (runs.get(other - 1, 0) if before == at - 1 else 0) + 1
            for other in places.get(common.a.stems[at], ())
        }
        length = max(runs.values(), default=0)
        if length > longest.last - longest.first + 1:
            longest = WordRange(at - length + 1, at)
        before = at
    return longest
