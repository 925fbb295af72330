"""Two articles side by side, with what each word weighs between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from corpus.alignment.document import Document
from corpus.alignment.weighting import Weighed, weighed
from corpus.extraction.analysis import TokenizedPassage
from corpus.language.word_frequency import background, family, family_rarity, rarity

# Names that two articles spell differently, and slips of the pen.

_LETTERS = 5
_ALIKE = 90
_MOST = 5000
"""So many strange words on one side are no news report: nothing is compared then."""


def spelling_variants(a: AbstractSet[str], b: AbstractSet[str]) -> dict[str, str]:
    """For a stem that only one side has, the one that stands for both spellings.

    One of the two must be unknown to English news, or "election" would stand for "selection"; and
    both begin with the same letter. Where several are alike, the likest are one word.
    """
    from rapidfuzz import fuzz, process

    ours, theirs = _own(a, b), _own(b, a)
    if not ours or not theirs or max(len(ours), len(theirs)) > _MOST:
        return {}
    known = background()
    initials: dict[str, list[str]] = defaultdict(list)
    for stem in theirs:
        initials[stem[0]].append(stem)
    found: list[tuple[float, str, str]] = []
    for stem in ours:
        for other, ratio, _ in process.extract(
            stem, initials[stem[0]], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
        ):
            if stem not in known or other not in known:
                found.append((-ratio, min(stem, other), max(stem, other)))
    alike: dict[str, str] = {}
    for _, first, second in sorted(found):
        if first not in alike and second not in alike:
            alike[first] = alike[second] = first if first in known else second
    return alike


def _own(stems: AbstractSet[str], others: AbstractSet[str]) -> list[str]:
    """The stems of one side alone that are long enough to be told apart, by the alphabet."""
    return sorted(stem for stem in stems - others if len(stem) >= _LETTERS and stem.isalpha())


_SUBSTANCE = 1500
"""A word that weighs less than this stands in every other sentence of these two articles."""


@dataclass(frozen=True)
class ArticlePair:
    """Two accounts of one event.

    What their words weigh is taken from the two alone: whether two reports tell the same must not
    depend on a third that lies beside them.
    """

    a: Document
    b: Document
    alike: dict[str, str]
    """Stems that the two spell differently, by what stands for both."""

    @property
    def language(self) -> str:
        """The language of both; where they differ, none."""
        ours, theirs = self.a.article.language, self.b.article.language
        return ours if ours == theirs else ""

    @cached_property
    def families(self) -> Weighed:
        """The words of each telling, by which it is scored."""
        return self._weighed(family, family_rarity)

    @cached_property
    def stems(self) -> Weighed:
        """The words of each telling, by which it is told what two of them have in common."""
        return self._weighed(str, rarity)

    @cached_property
    def trifles(self) -> frozenset[str]:
        """The stems that say nothing by themselves, between these two articles."""
        light = (stem for stem, weight in self.stems.weight.items() if weight < _SUBSTANCE)
        return self.a.plain.union(self.b.plain, light)

    @cached_property
    def named(self) -> frozenset[str]:
        """The stems that are names in either."""
        return self.a.names | self.b.names

    @cached_property
    def names(self) -> frozenset[str]:
        """The families that are names in either."""
        return frozenset(map(family, self.named))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The families that are figures."""
        return frozenset(word for word in self.families.frequency if word[0].isdigit())

    @cached_property
    def speakers(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What the names of those weigh whom each telling speaks of."""
        return (
            tuple(map(self.spoken, self.a.speakers)),
            tuple(map(self.spoken, self.b.speakers)),
        )

    def spoken(self, names: frozenset[str]) -> int:
        """What some names weigh; one that the other article spells differently, next to nothing."""
        weight = self.families.weight
        return sum(weight.get(name, 1) for name in names)

    def _weighed(self, key: Callable[[str], str], rarity: Callable[[str, str], float]) -> Weighed:
        a, b = self._spelled(self.a, key), self._spelled(self.b, key)
        return weighed(a, b, rarity, self.language)

    def _spelled(self, account: Document, key: Callable[[str], str]) -> tuple[frozenset[str], ...]:
        """The stems of each telling, or their families, spelled in one way on both sides."""
        alike = self.alike

        def parts(telling: TokenizedPassage) -> frozenset[str]:
            if alike.keys().isdisjoint(telling.stems):
                return telling.families if key is family else telling.stems
            return frozenset(key(alike.get(stem, stem)) for stem in telling.stems)

        return tuple(map(parts, account.tellings))


def pair_documents(a: Document, b: Document) -> ArticlePair:
    """Two accounts, with the words that only their spelling keeps apart."""
    return ArticlePair(a, b, spelling_variants(a.stems, b.stems))
