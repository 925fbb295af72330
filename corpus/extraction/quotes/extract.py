"""Extracts an article's quotes and reporting verbs with their speakers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.extraction.quotes.attribution import NOBODY, Sentence, Speaker, resolve_speakers
from corpus.extraction.quotes.clause import Clause
from corpus.extraction.quotes.names import Names, names
from corpus.extraction.quotes.quotation_marks import Quotation
from corpus.extraction.quotes.reporting_verbs import find_attributions
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.extraction.quotes.tokens import NarrationToken, QuotedWord, narration, quoted_words
from corpus.language.lexicon import Verb
from corpus.language.tokenizer import Token
from corpus.model import Passage, Span

Kind = Literal["quote", "phrase"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation of an article."""

    span: Span
    """What stands between the marks, in the article's text."""
    passages: tuple[str, ...]
    """The ids of the passages it touches, in their order."""
    words: tuple[QuotedWord, ...]
    """The words in the form in which they are compared."""
    kind: Kind = "quote"
    """A phrase is one word or two, or the title of a work, and need not be anybody's words."""
    speaker: str = ""
    """The full name if the article gives it, else the name as written; empty for nobody."""
    beside: bool = False
    """Whether the speaker is named in the sentence of the quote, not in an earlier one."""
    role: str = ""
    """What the article says that the speaker is, as written; empty where it does not."""
    via: str = ""
    """Who reports the words, where it is not the article itself; empty for nobody."""
    anonymous: bool = False
    """Whether the speaker is a person whom the article does not name: an insider."""


_BACK = 4
"""Characters before a quotation that are searched for the end of a sentence, a colon, a comma."""
_TERM, _BEFORE_TERM = 4, 40
"""A term has so many words at most; so many characters before it say that it is one."""
_CALLED = re.compile(
    r"(?:\b(?:is|are|was|were|been|be|being|what['’]s)(?: \w+)? (?:called|dubbed|termed|nicknamed)"
    r"|\bknown as|\bnicknamed?(?: of)?|\bso-called|\b(?:the|a) (?:term|word|phrase)s?)"
    r"(?: the| an?)? $"
)
"""Before a quotation, that its words name a thing and are nobody's: known as “feather lung”."""
_PHRASE = 2
"""Up to this many quoted words are a phrase, unless they are a sentence."""


class ReportingVerb(NamedTuple):
    """A reporting verb ("said") and its speaker."""

    verb: Verb
    span: Span
    """In the article's text."""
    speaker: Speaker
    direct: bool = False
    """Whether it tells a quotation."""

    @property
    def tells_indirectly(self) -> bool:
        """Whether it reports what somebody said, without a quotation and not as another act."""
        return not self.direct and self.verb.tone != "acting"


@dataclass(frozen=True)
class Speech:
    """The direct and indirect speech of an article."""

    quotes: tuple[Quote, ...]
    """In the order of the text."""
    reporting_verbs: Mapping[str, tuple[ReportingVerb, ...]]
    """The reporting verbs of each passage that has any, by its id."""
    narration: Mapping[str, Sequence[NarrationToken]]
    """The tokens of each passage outside its quotations, by the passage's id."""
    names: Names
    """The people whom the article names outside quotations."""


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
        found.append(Sentence(passage.id, passage.paragraph, clause, find_attributions(clause)))
    named = resolve_speakers(found, known)
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
                ReportingVerb(
                    attribution.verb,
                    attribution.span,
                    speaker,
                    number in named.direct[sentence.passage],
                )
                for number, (attribution, speaker) in enumerate(
                    zip(sentence.attributions, named.attributions[sentence.passage], strict=True)
                )
            )
            for sentence in found
            if sentence.attributions
        },
        {sentence.passage: sentence.tokens for sentence in found},
        known,
    )


def _touched(passages: Sequence[Passage], found: Sequence[Quotation]) -> list[range]:
    """The numbers of the quotations that touch each passage."""
    starts = [quotation.outer.start for quotation in found]
    ends = [quotation.outer.end for quotation in found]
    return [
        range(bisect_right(ends, passage.span.start), bisect_left(starts, passage.span.end))
        for passage in passages
    ]


def _quote(text: str, quotation: Quotation, passages: tuple[str, ...], named: Speaker) -> Quote:
    words = tuple(quoted_words(text, *quotation.span))
    return Quote(
        quotation.span,
        passages,
        words,
        _kind(text, quotation, words),
        named.name,
        named.beside,
        named.role,
        named.via,
        named.anonymous,
    )


def _kind(text: str, quotation: Quotation, words: Sequence[QuotedWord]) -> Kind:
    """Whether the marks hold somebody's words, or set off a term or a title."""
    written = quotation.span.of(text)
    start = quotation.outer.start
    if len(words) <= _TERM and _CALLED.search(text[max(0, start - _BEFORE_TERM) : start]):
        return "phrase"
    before = text[max(0, start - _BACK) : start].rstrip()[-1:]
    whole = before in ("", ".", "!", "?", ":", ",", "”", '"') and written[-1:] in ",.!?"
    if len(words) <= _PHRASE:
        return "quote" if whole and written[:1].isupper() else "phrase"
    titled = [part for part in written.split() if part[:1].isupper() or part[:1].isdigit()]
    small = [part for part in written.split() if part not in titled]
    names_work = len(titled) > 1 and all(
        part in speaker_lexicon().function_words | {"a", "the"} for part in small
    )
    return "phrase" if names_work and written[-1:] not in "!?" else "quote"
