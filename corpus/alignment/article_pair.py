"""Two articles side by side, with the weight of each word between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from corpus.alignment.aliases import resolve_abbreviations
from corpus.alignment.document import Document
from corpus.alignment.weighting import MIN_WEIGHT, PassageWeights, weigh_parts
from corpus.extraction.analysis import TokenizedPassage
from corpus.language.word_frequency import background, family, family_rarities, rarities

_MIN_LENGTH = 5
"""Shorter stems are not taken for two spellings of one word."""
_MIN_RATIO = 90
"""Least similarity of two spellings of one word: rapidfuzz's `ratio`, 0 to 100."""
_MAX_STEMS = 5000
"""The most stems that only one side has for spellings to be compared; no news report has more."""


@dataclass(frozen=True)
class ArticlePair:
    """Two documents about one event.

    The weights of their words come from the two alone: whether two reports say the same must not
    depend on a third one beside them.
    """

    a: Document
    b: Document
    spellings: dict[str, str]
    """The stems that the two spell differently, each with the one that stands for both."""

    @property
    def language(self) -> str:
        """The language of both; empty if they differ."""
        ours, theirs = self.a.article.language, self.b.article.language
        return ours if ours == theirs else ""

    @cached_property
    def families(self) -> PassageWeights:
        """The word families of each passage, which scores are computed from."""
        return self._weigh(family, family_rarities(self.language))

    @cached_property
    def stems(self) -> PassageWeights:
        """The stems of each passage, which labels, spans and reasons are taken from."""
        return self._weigh(str, rarities(self.language))

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The stems that say nothing by themselves, or next to nothing in these two articles."""
        light = (stem for stem, weight in self.stems.weight.items() if weight < MIN_WEIGHT)
        return self.a.stop_words.union(self.b.stop_words, light)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems that are names in either article."""
        return self.a.names | self.b.names

    @cached_property
    def name_families(self) -> frozenset[str]:
        """The families of the names in either article."""
        return frozenset(map(family, self.names))

    def weigh_people(self, names: frozenset[str]) -> int:
        """The weight of some names; a name without a weight of its own here counts 1."""
        weight = self.families.weight
        return sum(weight.get(name, 1) for name in names)

    def _weigh(self, key: Callable[[str], str], rarities: Mapping[str, float]) -> PassageWeights:
        return weigh_parts(self._parts(self.a, key), self._parts(self.b, key), rarities)

    def _parts(self, document: Document, key: Callable[[str], str]) -> tuple[frozenset[str], ...]:
        """The stems of each passage, or their families, spelled in one way on both sides."""
        spellings = self.spellings

        def parts(passage: TokenizedPassage) -> frozenset[str]:
            if spellings.keys().isdisjoint(passage.stems):
                return passage.families if key is family else passage.stems
            return frozenset(key(spellings.get(stem, stem)) for stem in passage.stems)

        return tuple(map(parts, document.passages))


def pair_documents(a: Document, b: Document) -> ArticlePair:
    """The pair of two documents, with different spellings and abbreviations matched."""
    spellings = spelling_variants(a.stems, b.stems)
    if abbreviations := a.abbreviations | b.abbreviations:
        language = a.article.language if a.article.language == b.article.language else ""
        spellings |= resolve_abbreviations(abbreviations, (a.full_names, b.full_names), language)
    return ArticlePair(a, b, spellings)


def spelling_variants(a: AbstractSet[str], b: AbstractSet[str]) -> dict[str, str]:
    """Match names that two articles spell differently, and misspellings.

    For each stem that only one side has and that has a variant on the other, the stem that stands
    for both. The two begin with the same letter, and one of them is unknown to English news, or
    "election" would stand for "selection". Of several variants the most similar counts.
    """
    from rapidfuzz import fuzz, process

    ours, theirs = _own_stems(a, b), _own_stems(b, a)
    if not ours or not theirs or max(len(ours), len(theirs)) > _MAX_STEMS:
        return {}
    known = background()
    pairs = set[tuple[float, str, str]]()
    for stems, others in ((ours, theirs), (theirs, ours)):
        by_letter: dict[str, list[str]] = defaultdict(list)
        for stem in others:
            by_letter[stem[0]].append(stem)
        for stem in stems:
            if stem not in known:  # a tenth of them; a known stem is found from the other side
                for other, ratio, _ in process.extract(
                    stem,
                    by_letter.get(stem[0], ()),
                    scorer=fuzz.ratio,
                    score_cutoff=_MIN_RATIO,
                    limit=None,
                ):
                    pairs.add((-ratio, min(stem, other), max(stem, other)))
    variants: dict[str, str] = {}
    for _, first, second in sorted(pairs):
        if first not in variants and second not in variants:
            variants[first] = variants[second] = first if first in known else second
    return variants


def _own_stems(stems: AbstractSet[str], others: AbstractSet[str]) -> list[str]:
    """The stems of one side alone that are long enough to compare."""
    return [stem for stem in stems - others if len(stem) >= _MIN_LENGTH and stem.isalpha()]
