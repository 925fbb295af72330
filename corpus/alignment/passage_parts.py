"""The passages of one article as the second pass reads them: by clause, quotation, paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.document import Document, PassageFamilies
from corpus.alignment.weighting import Parts, fourth_root
from corpus.language.word_frequency import family


class PassageParts(NamedTuple):
    """The word families of one passage, spelled as the other article has them."""

    clauses: Sequence[tuple[Parts, float]]
    """The families of each clause, with the scaled fourth root of their weight."""
    quoted: Parts
    """Those in quotation marks."""
    quoted_weight: int
    paragraph: Parts
    """Those of all passages of its paragraph."""
    is_paragraph: bool
    """Whether it is the whole paragraph."""
    speakers: frozenset[str]
    """Surnames of those whose words it gives."""
    first_mentions: Parts
    """Those that no passage before it has."""


_NOBODY = frozenset[str]()


class PassageReader:
    """Reads the passages of one article of a pair, each when it is first asked for."""

    def __init__(self, pair: ArticlePair, document: Document, parts: Sequence[Parts]) -> None:
        """`parts` are the families of each passage of `document`, as `pair` weighs them."""
        self._pair, self._document, self._parts = pair, document, parts
        self._read: dict[int, PassageParts] = {}
        self._paragraphs: dict[int, Parts] = {}
        self._mentioned: list[Parts] = []
        mentioned = set[str]()
        for passage, part in zip(document.passages, parts, strict=True):
            number = passage.passage.paragraph
            before = self._paragraphs.get(number)
            self._paragraphs[number] = part if before is None else before | part
            self._mentioned.append(part - mentioned)
            mentioned |= part

    def read(self, place: int) -> PassageParts:
        """The parts of the passage at a place of the document."""
        if place not in self._read:
            self._read[place] = self._parts_of(place)
        return self._read[place]

    def _parts_of(self, place: int) -> PassageParts:
        passage, weigh = self._document.passages[place], self._pair.families.sum
        families = self._families(place)
        paragraph = self._paragraphs[passage.passage.paragraph]
        return PassageParts(
            [(clause, fourth_root(weigh(clause))) for clause in families.clauses],
            families.quoted,
            weigh(families.quoted) if families.quoted else 0,
            paragraph,
            paragraph is self._parts[place],
            self._document.quoted_speakers.get(passage.passage.id, _NOBODY),
            self._mentioned[place],
        )

    def _families(self, place: int) -> PassageFamilies:
        """Its families; kept with the document where the other article spells none otherwise."""
        spellings, passage = self._pair.spellings, self._document.passages[place]
        if spellings.keys().isdisjoint(passage.stems):
            return self._document.families(place)
        spelled = [family(spellings.get(word.stem, word.stem)) for word in passage.words]
        return self._document.families_of(place, spelled)
