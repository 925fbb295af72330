"""All that is said in an article: its quotes, and its reporting verbs, with the speakers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from corpus.extraction.quotes.attribution import NOBODY, Named, Sentence, speakers
from corpus.extraction.quotes.names import names
from corpus.extraction.quotes.quotation_marks import Quotation, quotations
from corpus.extraction.quotes.reporting_verbs import sayings
from corpus.extraction.quotes.speaker_lexicon import people
from corpus.extraction.quotes.speaker_phrase import Clause
from corpus.extraction.quotes.tokens import Spoken, Token, narration, spoken
from corpus.language.lexicon import Verb
from corpus.model import Article, Passage, Span

# A quote: words in quotation marks, with their speaker where the text names one.

Kind = Literal["quote", "phrase"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation of an article."""

    span: Span
    """From the first character between the marks to the last, in the article's text."""
    passages: tuple[str, ...]
    """The ids of the passages it touches, in their order."""
    words: tuple[Spoken, ...]
    """As they are compared."""
    kind: Kind = "quote"
    """A phrase is one word or two, or the title of a work: nobody need have said it."""
    speaker: str = ""
    """The full name where the article gives it, else as written; "" where none is named."""
    beside: bool = False
    """Whether the speaker is named beside the quote, not taken from the one before."""


_BACK = 4
"""Characters before a quotation in which a sentence, a colon or a comma can end."""
_PHRASE = 2
"""So many words in quotation marks are a phrase, unless they are a sentence."""


class ReportingVerb(NamedTuple):
    """A reporting verb with the speaker whose words it gives."""

    verb: Verb
    span: Span
    """In the article's text."""
    speaker: Named


@dataclass(frozen=True)
class Speech:
    """What is said in an article."""

    quotes: tuple[Quote, ...]
    """In the order of the text."""
    told: Mapping[str, tuple[ReportingVerb, ...]]
    """The reporting verbs of each passage that has any, by its id."""
    narration: Mapping[str, Sequence[Token]]
    """What each passage tells in its own words, by its id."""


@lru_cache(maxsize=32)
def extract_quotes(article: Article) -> Speech:
    """The quotes and reporting verbs of an article with passages; boilerplate left out.

    Kept, as its account is.
    """
    text = article.text
    passages = [passage for passage in article.passages if passage.kind != "boilerplate"]
    found = quotations(text, article.paragraphs)
    touched = _touched(passages, found)
    tokens = [
        narration(text, passage.span, [(number, found[number]) for number in numbers])
        for passage, numbers in zip(passages, touched, strict=True)
    ]
    known = names(text, tokens)
    sentences = []
    for passage, parts in zip(passages, tokens, strict=True):
        clause = Clause(text, parts, known.words)
        sentences.append(Sentence(passage.id, passage.paragraph, clause, sayings(clause)))
    said = speakers(sentences, known)
    homes: dict[int, list[str]] = {}
    for passage, numbers in zip(passages, touched, strict=True):
        for number in numbers:
            homes.setdefault(number, []).append(passage.id)
    return Speech(
        tuple(
            _quote(text, found[number], tuple(ids), said.quotations.get(number, NOBODY))
            for number, ids in sorted(homes.items())
        ),
        {
            sentence.passage: tuple(
                ReportingVerb(saying.verb, saying.span, named)
                for saying, named in zip(
                    sentence.sayings, said.sayings[sentence.passage], strict=True
                )
            )
            for sentence in sentences
            if sentence.sayings
        },
        {sentence.passage: sentence.tokens for sentence in sentences},
    )


def _touched(passages: Sequence[Passage], found: Sequence[Quotation]) -> list[range]:
    """The numbers of the quotations that touch each passage."""
    starts = [quotation.outer.start for quotation in found]
    ends = [quotation.outer.end for quotation in found]
    return [
        range(bisect_right(ends, passage.span.start), bisect_left(starts, passage.span.end))
        for passage in passages
    ]


def _quote(text: str, quotation: Quotation, passages: tuple[str, ...], named: Named) -> Quote:
    words = tuple(spoken(text, *quotation.span))
    return Quote(
        quotation.span,
        passages,
        words,
        _kind(text, quotation, words),
        named.name,
        named.beside,
    )


def _kind(text: str, quotation: Quotation, words: Sequence[Spoken]) -> Kind:
    """Whether somebody speaks, or a word is set off or a work named."""
    written = quotation.span.of(text)
    start = quotation.outer.start
    before = text[max(0, start - _BACK) : start].rstrip()[-1:]
    whole = before in ("", ".", "!", "?", ":", ",", "”", '"') and written[-1:] in ",.!?"
    if len(words) <= _PHRASE:
        return "quote" if whole and written[:1].isupper() else "phrase"
    titled = [part for part in written.split() if part[:1].isupper() or part[:1].isdigit()]
    small = [part for part in written.split() if part not in titled]
    names_work = len(titled) > 1 and all(part in people().function | {"a", "the"} for part in small)
    return "phrase" if names_work and written[-1:] not in "!?" else "quote"
