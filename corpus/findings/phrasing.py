"""Phrasing of findings: the names of articles in a sentence, their order, and finding ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from corpus.text_cleaning import clean_line

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.model import Place
    from corpus.stories.origins import OriginGroup

_NAMED = 3
"""Outlets of one origin that are named; of more, only the number is given."""
_EDITION = re.compile(r" \(edition \d+\)")


def outlet_labels(articles: Sequence[Article]) -> dict[str, str]:
    """The name of each article's outlet by article id, numbered if two share it; safe to print."""
    labels = {article.id: clean_line(article.outlet) for article in articles}
    if len(set(labels.values())) == len(labels):
        return labels
    total, seen = Counter(labels.values()), Counter[str]()
    for article, name in labels.items():
        seen[name] += 1
        if total[name] > 1:
            labels[article] = f"{name} ({seen[name]})"
    return labels


class OutletNames:
    """The names of articles in sentences; those of one origin are named together."""

    def __init__(self, labels: Mapping[str, str], origins: Iterable[OriginGroup]) -> None:
        self._labels = labels
        several = list(origins)
        self._origin = {
            article: origin
            for origin in several
            for article in origin.articles
            if len(several) > 1 and len(origin.articles) > 1
        }

    def are_copies(self, articles: Iterable[str]) -> bool:
        """Whether several articles are all of one origin."""
        several = set(articles)
        return len(several) > 1 and len(set(map(self.origin, several))) == 1

    def listed(self, articles: Iterable[str]) -> list[str]:
        """The names of articles, an origin's once: "AP copy (Herald and Post)", "Fox"."""
        groups: dict[str, list[str]] = {}
        for article in articles:
            groups.setdefault(self.origin(article), []).append(article)
        return [name for group in groups.values() for name in self._names(group)]

    def origin(self, article: str) -> str:
        """The id of an article's origin; of an article by itself, its own."""
        origin = self._origin.get(article)
        return origin.id if origin else article

    def of_origin(self, article: str) -> str:
        """The name of all articles of an article's origin together; its own if it is alone."""
        return join_names(self._names_of_origin(article))

    def are_several(self, article: str) -> bool:
        """Whether `of_origin` names several outlets: they have what one has."""
        return len(self._names_of_origin(article)) > 1

    def _names_of_origin(self, article: str) -> list[str]:
        origin = self._origin.get(article)
        return self._names(origin.articles) if origin else [self._labels[article]]

    def _names(self, group: Sequence[str]) -> list[str]:
        if len(group) == 1:
            return [self._labels[group[0]]]
        agency = self._origin[group[0]].agency
        outlets = list(dict.fromkeys(without_edition(self._labels[one]) for one in group))
        if len(outlets) == 1 or (len(outlets) <= _NAMED and not agency):
            return outlets
        copied = f"{agency} copy" if agency else "one text"
        few = len(outlets) <= _NAMED
        return [f"{copied} ({join_names(outlets) if few else f'{len(outlets):,} outlets'})"]


def without_edition(label: str) -> str:
    """The name of an outlet without the number of the edition: "The Herald (edition 2)"."""
    return _EDITION.sub("", label)


def join_names(names: Sequence[str], word: str = "and") -> str:
    """Names as a sentence lists them: "A, B and C"."""
    *most, last = names
    return f"{', '.join(most)} {word} {last}" if most else last


class Phrasing:
    """Words and order of the articles that findings are about."""

    def __init__(self, articles: Sequence[Article], origins: Iterable[OriginGroup] = ()) -> None:
        self.labels = outlet_labels(articles)
        self.names = OutletNames(self.labels, origins)
        self._text = {article.id: article.text for article in articles}
        self._order = {article.id: place for place, article in enumerate(articles)}

    def place(self, passage: str) -> tuple[int, int]:
        """The place of a passage among all, the articles in their order: a key to sort by."""
        article, _, number = passage.rpartition(":")
        return self._order[article], int(number)

    def ordered(self, articles: Iterable[str]) -> list[str]:
        """The ids of articles, each once, in their order."""
        return sorted(set(articles), key=self._order.__getitem__)

    def listing(self, articles: Iterable[str]) -> str:
        """The names of articles as a sentence lists them, those of one origin together."""
        return join_names(self.names.listed(self.ordered(articles)))

    def written(self, article: str, start: int, end: int) -> str:
        """Words of an article, by their place in its text, in quotation marks."""
        return f"“{self._text[article][start:end]}”"

    def words_by_outlet(self, places: Iterable[Place]) -> str:
        """The words at some places with those that have them: “troops” in A; “soldiers” in B."""
        outlets: dict[str, list[str]] = {}
        cited: dict[str, str] = {}
        for passage, start, end in sorted(places, key=lambda one: (self.place(one[0]), one[1])):
            article = passage.rpartition(":")[0]
            written = self.written(article, start, end)
            cited.setdefault(written.lower(), written)
            outlets.setdefault(written.lower(), []).append(article)
        return "; ".join(f"{cited[key]} in {self.listing(told)}" for key, told in outlets.items())


def passage_order(passage: str) -> tuple[str, int]:
    """The article and number of a passage: a key to sort by, whatever the order of articles."""
    article, _, number = passage.rpartition(":")
    return article, int(number)


def finding_id(kind: str, verdict: str, places: Iterable[Place]) -> str:
    """The id of a finding, the same whatever the order of the articles."""
    content = sorted(f"{passage} {start} {end}" for passage, start, end in places)
    return sha256(f"{kind} {verdict} {content}".encode()).hexdigest()[:8]
