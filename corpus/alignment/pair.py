"""Two articles side by side, with what each word weighs between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from corpus.alignment.account import Account
from corpus.alignment.weighing import Weighed, weighed
from corpus.language.families import family, family_rarity
from corpus.language.rarity import rarity
from corpus.language.spelling import spelled_alike


@dataclass(frozen=True)
class Pair:
    """Two accounts of one event.

    What their words weigh is taken from the two alone: whether two reports tell the same must not
    depend on a third that lies beside them.
    """

    a: Account
    b: Account
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
        return self._weighed(family, partial(family_rarity, language=self.language))

    @cached_property
    def stems(self) -> Weighed:
        """The words of each telling, by which it is told what two of them have in common."""
        return self._weighed(str, partial(rarity, language=self.language))

    @cached_property
    def letters(self) -> Weighed:
        """The runs of letters of each telling."""
        return weighed(
            tuple(telling.letters for telling in self.a.tellings),
            tuple(telling.letters for telling in self.b.tellings),
            power=2,
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The families that are names in either."""
        return frozenset(map(family, self.a.names | self.b.names))

    def _weighed(self, key: Callable[[str], str], rarity: Callable[[str], float]) -> Weighed:
        return weighed(self._spelled(self.a, key), self._spelled(self.b, key), rarity)

    def _spelled(self, account: Account, key: Callable[[str], str]) -> tuple[frozenset[str], ...]:
        alike = self.alike
        if alike:
            return tuple(
                frozenset(key(alike.get(stem, stem)) for stem in telling.stems)
                for telling in account.tellings
            )
        return tuple(
            telling.families if key is family else telling.stems for telling in account.tellings
        )


def pair(a: Account, b: Account) -> Pair:
    """Two accounts, with the words that only their spelling keeps apart."""
    return Pair(a, b, spelled_alike(a.stems, b.stems))
