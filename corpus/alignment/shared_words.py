"""Finds the words of two linked passages that show what both say, for marking them in the text.

Not every word in both does: "New rules for farmers" and "farmers blocked the new bridge" have
two in common and say different things. A word counts if it stands in a run of equal words, near
another equal word in both, or says enough by itself, as a name or a rare word does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.document import Document
from corpus.alignment.overlap import Overlap, Side
from corpus.alignment.passage_words import PassageWords
from corpus.language.lexicon import lexicon
from corpus.language.tokenizer import sets_no_spaces
from corpus.language.word_frequency import rarity

_NEAR = 5
"""Two shared words support each other if their places are at most so far apart in both passages:
with four words between them, ..."""
_NEXT = 3
"""... and with two where a comma or the like stands between them."""
_RARE = 6.4
"""The rarity (`word_frequency.rarity`) from which a word shows by itself what is shared: it is in
one news sentence of 600 at most."""
_RARE_IN_ONE_FORM = 5.5
"""That rarity for a word that both passages write in the same form."""
_MIN_RUN = 3
"""Words; a shorter run of the same words is shared by chance."""
_MIN_DIGITS = 3
"""A shorter figure is shared by chance where what it counts is not shared."""
_MAX_WORDS = 400
"""Words that are read of each passage. No sentence has more; a text that does must not take
hours."""


@dataclass(frozen=True)
class PassageReading:
    """One of two linked passages, word by word; a word's place is its index, from 0."""

    overlap: Overlap
    """What the two passages share."""
    side: Side
    """This one's part of the overlap."""
    document: Document
    """The article that this passage is in."""
    words: PassageWords
    """Which of its words are names, in quotation marks, or small (articles, "of", "said")."""

    @property
    def text(self) -> str:
        """The text of the passage."""
        return self.side.passage.passage.text

    @property
    def stems(self) -> tuple[str, ...]:
        """The stem of each word, in the spelling of the other passage ("color", "colour")."""
        return self.side.stems

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The places of each shared stem, but for small words and titles in unshared names."""
        found: dict[str, list[int]] = defaultdict(list)
        stems, shared = self.stems, self.overlap.shared
        for at in self.words.content:
            stem = stems[at]
            if (
                stem in shared
                and at < _MAX_WORDS
                and (self.ends_shared(at) or not self.words.is_title(at))
            ):
                found[stem].append(at)
        return found

    def ends_shared(self, at: int) -> bool:
        """Whether the name that a word is part of ends with a shared word; true outside names.

        Two articles that both have "Ada", one of Ada Brook and one of Ada Vale, share no name.
        """
        end = self.words.name_end.get(at)
        return end is None or self.stems[end] in self.overlap.shared


Places = AbstractSet[int]
"""The places of words in a passage."""


def read_passages(pair: ArticlePair, overlap: Overlap) -> tuple[PassageReading, PassageReading]:
    """Return both passages of an overlap, word by word."""
    return _reading(pair, pair.a, overlap, overlap.a), _reading(pair, pair.b, overlap, overlap.b)


def _reading(pair: ArticlePair, document: Document, overlap: Overlap, side: Side) -> PassageReading:
    opens_with_name = side.passage.words[0].stem in pair.names
    return PassageReading(overlap, side, document, document.words_of(side.passage, opens_with_name))


def find_shared_words(a: PassageReading, b: PassageReading) -> tuple[Places, Places]:
    """The places of the words that show what both say; at least one in each passage.

    They are the words of runs that stand in both, words that have another shared word near them in
    both, and those that say something by themselves: names, long figures, rare words. If there are
    none, it is the one shared word of most weight.
    """
    runs = _same_runs(a, b)
    comparable = _comparable_words(a, b)
    not_in_runs = {word.stem for word in comparable if word.is_outside(runs)}
    in_a, in_b = map(set, runs)
    for one, other in combinations(comparable, 2) if not_in_runs else ():
        if not_in_runs.isdisjoint((one.stem, other.stem)):
            continue
        if not _support_each_other(one, other, a, b):
            continue
        for word, partner in ((one, other), (other, one)):
            if word.stem in not_in_runs:
                in_a.update(_near(a, word.a, partner.a))
                in_b.update(_near(b, word.b, partner.b))
    for word in comparable:
        if word.stem in not_in_runs & a.overlap.evidence and _says_something(word, a, b):
            if in_a.isdisjoint(word.a):
                in_a.update(word.a)
            if in_b.isdisjoint(word.b):
                in_b.update(word.b)
    if in_a and in_b:
        return in_a, in_b
    stems = {word.stem for word in comparable} or a.overlap.evidence
    heaviest = max(stems, key=lambda stem: (a.overlap.weight[stem], stem))
    return {a.stems.index(heaviest)}, {b.stems.index(heaviest)}


class _SharedWord(NamedTuple):
    """A stem in both passages, of a word that is not a small one."""

    stem: str
    a: Sequence[int]
    """Its places in the first passage where it may mean the same as in the second."""
    b: Sequence[int]
    """Its places in the second passage, likewise."""

    def is_outside(self, runs: tuple[Places, Places]) -> bool:
        """Whether at least one passage has it in no run."""
        return runs[0].isdisjoint(self.a) or runs[1].isdisjoint(self.b)


def _comparable_words(a: PassageReading, b: PassageReading) -> list[_SharedWord]:
    """The words that may mean the same in both.

    The name "Falls" and the verb "fall" have one stem and do not; nor "represents" and "Rep.".
    """
    found = []
    for stem in sorted(a.places.keys() & b.places.keys()):
        first, second = a.places[stem], b.places[stem]
        same = [(at, other) for at in first for other in second if _may_be_same(a, at, b, other)]
        if len(same) < len(first) * len(second):
            first = list(dict.fromkeys([at for at, _ in same]))
            second = sorted({other for _, other in same})
        if any(map(a.ends_shared, first)) or any(map(b.ends_shared, second)):
            found.append(_SharedWord(stem, first, second))
    return found


def _may_be_same(one: PassageReading, at: int, other: PassageReading, place: int) -> bool:
    """Whether two words with one stem may mean the same.

    Both are names or neither is; or they are written the same.
    """
    return (
        _is_same_kind(one, at, other, place) or one.words.written[at] == other.words.written[place]
    )


def _is_same_kind(one: PassageReading, at: int, other: PassageReading, place: int) -> bool:
    """Whether two words are both names or neither; the first word of a passage may be either."""
    return at == 0 or place == 0 or ((at in one.words.name_at) == (place in other.words.name_at))


def _same_runs(a: PassageReading, b: PassageReading) -> tuple[Places, Places]:
    """The places in runs of the same words in the same order.

    `lengths` holds, for the word at hand of `a`, the places of `b` where a run of equal words ends
    and how long that is; a run that the next word does not go on with is complete.
    """
    ours, theirs = set[int](), set[int]()
    if set(_shortest_runs(a.stems)).isdisjoint(_shortest_runs(b.stems)):
        return ours, theirs
    places: dict[str, list[int]] = defaultdict(list)
    for at, stem in enumerate(b.stems[:_MAX_WORDS]):
        places[stem].append(at)
    before: dict[int, int] = {}
    # The empty stem at the end completes the runs of the last word.
    for at, stem in enumerate((*a.stems[:_MAX_WORDS], "")):
        others = places.get(stem, ())
        if not others and not before:
            continue
        lengths = {other: before.get(other - 1, 0) + 1 for other in others}
        for last, length in before.items():
            if last + 1 not in lengths and length >= _MIN_RUN:
                run = range(at - length, at), range(last - length + 1, last + 1)
                part = _shared_part(a, b, *run)
                ours.update(run[0][part])
                theirs.update(run[1][part])
        before = lengths
    return ours, theirs


def _shortest_runs(stems: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Every `_MIN_RUN` stems in a row. Most passages share none, which is quick to see."""
    return zip(*(stems[first:] for first in range(_MIN_RUN)), strict=False)


def _shared_part(a: PassageReading, b: PassageReading, ours: range, theirs: range) -> slice:
    """The part of a run that is shared by more than chance, as a slice of it; empty for none.

    It ends with the last word that is not small, so "the bridge on" is "the bridge". Where both
    have the words in quotation marks, it begins and ends with the quotation.

    Args:
        a: the first passage.
        b: the second.
        ours: the places of the run in `a`.
        theirs: its places in `b`, as many.

    """
    content = [place for place, at in enumerate(ours) if not a.words.is_small[at]]
    stems = {a.stems[ours[place]] for place in content}
    quoted = [
        at in a.words.quoted and other in b.words.quoted
        for at, other in zip(ours, theirs, strict=True)
    ]
    if not stems or (len(ours) == _MIN_RUN and len(stems) == 1):
        return slice(0)
    start, stop = 0, content[-1] + 1
    if sets_no_spaces(a.stems[ours[0]]):  # there no article precedes its noun
        start = content[0]
    is_light = stems.isdisjoint(a.overlap.evidence) and len(stems) < _MIN_RUN
    if is_light and not quoted[content[0]]:
        return slice(0)
    while quoted[content[0]] and not quoted[start]:
        start += 1
    while stop < len(ours) and quoted[stop - 1] and quoted[stop]:
        stop += 1
    return slice(start, stop)


def _support_each_other(
    one: _SharedWord, other: _SharedWord, a: PassageReading, b: PassageReading
) -> bool:
    """Whether two words, one of them no stop word, stand near each other in both passages.

    Two parts of one name do not count: they are one word more or less.
    """
    return bool(
        not a.overlap.evidence.isdisjoint((one.stem, other.stem))
        and _near(a, one.a, other.a)
        and _near(b, one.b, other.b)
        and not (_is_one_name(a, one.a, other.a) and _is_one_name(b, one.b, other.b))
    )


def _near(reading: PassageReading, places: Sequence[int], others: Sequence[int]) -> list[int]:
    """Those of `places` that have one of `others` near them."""
    stretch = reading.words.stretch_at
    found = []
    for at in places:
        for other in others:
            distance = abs(at - other)
            if distance and distance <= (_NEAR if stretch[at] == stretch[other] else _NEXT):
                found.append(at)
                break
    return found


def _is_one_name(reading: PassageReading, places: Sequence[int], others: Sequence[int]) -> bool:
    """Whether two words are parts of one name, as a title and a surname are."""
    name_at = reading.words.name_at
    names = {name_at[at] for at in places if at in name_at}
    return bool(names) and any(name_at.get(at) in names for at in others)


def _says_something(word: _SharedWord, a: PassageReading, b: PassageReading) -> bool:
    """Whether a shared word shows by itself what both say.

    That is a long figure, a name that ends alike in both, or a rare word; no title, and no
    reporting verb.
    """
    if word.stem[0].isdigit():
        return sum(sign.isdigit() for sign in word.stem) >= _MIN_DIGITS
    if not any(_is_same_kind(a, at, b, other) for at in word.a for other in word.b):
        return False
    places = [(a, at) for at in word.a] + [(b, at) for at in word.b]
    if all(reading.words.is_title(at) for reading, at in places):
        return False
    if all(at in reading.words.name_at for reading, at in places):
        return any(map(a.ends_shared, word.a)) and any(map(b.ends_shared, word.b))
    forms = {reading.words.written[at] for reading, at in places}
    if not lexicon().verbs.keys().isdisjoint(forms):
        return False
    least = _RARE if len(forms) > 1 else _RARE_IN_ONE_FORM
    return rarity(word.stem, a.document.article.language) >= least
