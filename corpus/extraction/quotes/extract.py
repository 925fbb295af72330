"""All that is said in an article: its quotes, and its reporting verbs, with the speakers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.extraction.quotes.attribution import NOBODY, Named, Sentence, speakers
from corpus.extraction.quotes.names import names
from corpus.extraction.quotes.quotation_marks import Quotation
from corpus.extraction.quotes.reporting_verbs import sayings
from corpus.extraction.quotes.speaker_lexicon import people
from corpus.extraction.quotes.speaker_phrase import Clause
from corpus.extraction.quotes.tokens import NarrationToken, QuotedWord, narration, quoted_words
from corpus.language.lexicon import Verb
from corpus.language.tokenizer import Token
from corpus.model import Passage, Span

# A quote: words in quotation marks, with their speaker where the text names one.

Kind = Literal["quote", "phrase"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation of an article."""

    span: Span
    """From the first character between the marks to the last, in the article's text."""
    passages: tuple[str, ...]
    """The ids of the passages it touches, in their order."""
    words: tuple[QuotedWord, ...]
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
    reporting_verbs: Mapping[str, tuple[ReportingVerb, ...]]
    """The reporting verbs of each passage that has any, by its id."""
    narration: Mapping[str, Sequence[NarrationToken]]
    """What each passage tells in its own words, by its id."""


def extract_speech(
    text: str,
    sentences: Sequence[tuple[Passage, Sequence[Token]]],
    quotations: Sequence[Quotation],
) -> Speech:
    """The quotes and reporting verbs of an article.

    Args:
        text: the article's.
        sentences: its passages in their order, each with its tokens; boilerplate left out.
        quotations: what stands in quotation marks, in the order of the text.

    """
    passages = [passage for passage, _ in sentences]
    touched = _touched(passages, quotations)
    narrations = [
        narration(text, passage.span, [(number, quotations[number]) for number in numbers], tokens)
        for (passage, tokens), numbers in zip(sentences, touched, strict=True)
    ]
    known = names(text, narrations)
    found = []
    for passage, parts in zip(passages, narrations, strict=True):
        clause = Clause(text, parts, known.words)
        found.append(Sentence(passage.id, passage.paragraph, clause, sayings(clause)))
    named = speakers(found, known)
    passages_of: dict[int, list[str]] = {}
    for passage, numbers in zip(passages, touched, strict=True):
        for number in numbers:
            passages_of.setdefault(number, []).append(passage.id)
    return Speech(
        tuple(
            _quote(text, quotations[number], tuple(ids), named.quotations.get(number, NOBODY))
            for number, ids in sorted(passages_of.items())
        ),
        {
            sentence.passage: tuple(
                ReportingVerb(saying.verb, saying.span, speaker)
                for saying, speaker in zip(
                    sentence.sayings, named.sayings[sentence.passage], strict=True
                )
            )
            for sentence in found
            if sentence.sayings
        },
        {sentence.passage: sentence.tokens for sentence in found},
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
    words = tuple(quoted_words(text, *quotation.span))
    return Quote(
        quotation.span,
        passages,
        words,
        _kind(text, quotation, words),
        named.name,
        named.beside,
    )


def _kind(text: str, quotation: Quotation, words: Sequence[QuotedWord]) -> Kind:
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
