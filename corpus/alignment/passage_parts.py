"""The passages of one article as the second pass reads them: by clause, quotation, paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


def read_parts(
    pair: ArticlePair, document: Document, parts: Sequence[Parts], places: Iterable[int]
) -> Mapping[int, PassageParts]:
    """The parts of the passages at some places of one document of a pair.

    Args:
        pair: the two articles.
        document: one of them.
        parts: the families of each of its passages, as `pair` weighs them.
        places: of passages in the document.

    """
    paragraphs, first_mentions = _paragraphs(document, parts), _first_mentions(parts)
    weigh, speakers = pair.families.sum, document.quoted_speakers
    found = {}
    for place in places:
        passage = document.passages[place]
        families = _families(pair, document, place)
        paragraph = paragraphs[passage.passage.paragraph]
        found[place] = PassageParts(
            [(clause, fourth_root(weigh(clause))) for clause in families.clauses],
            families.quoted,
            weigh(families.quoted) if families.quoted else 0,
            paragraph,
            paragraph is parts[place],
            speakers.get(passage.passage.id, _NOBODY),
            first_mentions[place],
        )
    return found


def _paragraphs(document: Document, parts: Sequence[Parts]) -> Mapping[int, Parts]:
    """The families of each paragraph."""
    found: dict[int, Parts] = {}
    for passage, part in zip(document.passages, parts, strict=True):
        number = passage.passage.paragraph
        before = found.get(number)
        found[number] = part if before is None else before | part
    return found


def _first_mentions(parts: Sequence[Parts]) -> list[Parts]:
    """The families of each passage that no passage before it has."""
    found, mentioned = [], set[str]()
    for part in parts:
        found.append(part - mentioned)
        mentioned |= part
    return found


def _families(pair: ArticlePair, document: Document, place: int) -> PassageFamilies:
    """The families of a passage; kept if the other article spells none of its words otherwise."""
    spellings, passage = pair.spellings, document.passages[place]
    if spellings.keys().isdisjoint(passage.stems):
        return document.families(place)
    spelled = [family(spellings.get(word.stem, word.stem)) for word in passage.words]
    return document.families_of(place, spelled)
