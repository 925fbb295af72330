"""Sentences that articles of one origin print word for word: they are aligned once for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from corpus.alignment.document import Document
from corpus.model import Article, Passage, article_of
from corpus.stories.origins import OriginGroup

_TYPOGRAPHY = str.maketrans("“”„«»‘’–—", '"""""\'\'--')
"""Marks that outlets write in one way or another."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """Which passages repeat one of another article of their origin."""

    first: Mapping[str, str] = field(default_factory=dict)
    """By the id of each passage that repeats another, the id of that, which repeats none."""

    def original(self, passage: str) -> str:
        """The id of the passage that a passage repeats; its own if it repeats none."""
        return self.first.get(passage, passage)

    def prints(self) -> Mapping[str, Sequence[str]]:
        """Every passage that is repeated with those that repeat it, by its id."""
        found: dict[str, list[str]] = {}
        for passage, original in self.first.items():
            found.setdefault(original, [original]).append(passage)
        return found

    def without(self, passages: Iterable[str]) -> Repeats:
        """The repeats in which none of some passages has a part."""
        apart = set(passages)
        return Repeats(
            {
                one: original
                for one, original in self.first.items()
                if one not in apart and original not in apart
            }
        )

    def pairs(self, documents: Mapping[str, Document]) -> Iterator[tuple[Document, Document]]:
        """What has to be aligned so that every two articles are, and each sentence once.

        That is each two documents of which both have a passage of their own. Where both repeat
        others too, only the passages of their own are aligned: what they repeat is aligned in the
        articles that have it first. And each document of which a passage is repeated with itself.
        """
        if not self.first:
            yield from combinations(documents.values(), 2)
            return
        own = {name: self._own_passages(document) for name, document in documents.items()}
        for a, b in combinations(documents, 2):
            if own[a].passages and own[b].passages:
                repeating = own[a] is not documents[a] and own[b] is not documents[b]
                found = own if repeating else documents
                yield found[a], found[b]
        for name in sorted(set(map(article_of, self.first.values()))):
            yield documents[name], documents[name]

    def _own_passages(self, document: Document) -> Document:
        """The document without the passages that repeat others; itself if there are none."""
        kept = tuple(one for one in document.passages if one.passage.id not in self.first)
        return document if len(kept) == len(document.passages) else Document(document.article, kept)


NONE = Repeats()
"""No passage repeats another."""


def find_repeats(articles: Sequence[Article], origins: Iterable[OriginGroup]) -> Repeats:
    """The passages of articles of one origin that say the same word for word.

    Those of the origin's lead repeat none; the marks of quotations and dashes do not count.
    """
    by_id = {article.id: article for article in articles}
    first: dict[str, str] = {}
    for origin in origins:
        known: dict[tuple[str, str, int], str] = {}
        for article in (origin.lead, *sorted(set(origin.articles) - {origin.lead})):
            for key, passage in _keyed(by_id[article].passages):
                original = known.setdefault(key, passage)
                if original != passage:
                    first[passage] = original
    return Repeats(first)


def _keyed(passages: Iterable[Passage]) -> Iterator[tuple[tuple[str, str, int], str]]:
    """The id of each passage but boilerplate, with its kind, text and how often it stood before."""
    before: Counter[tuple[str, str]] = Counter()
    for passage in passages:
        if passage.kind != "boilerplate":
            text = passage.kind, passage.text.translate(_TYPOGRAPHY)
            yield (*text, before[text]), passage.id
            before[text] += 1
