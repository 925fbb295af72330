"""Extracts quotes and reporting verbs: which verb introduces which quote, and who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.article import Passage, Span
from corpus.extraction.quotes.attribution import Sentence, SpeakerReader
from corpus.extraction.quotes.clause import Clause
from corpus.extraction.quotes.names import Names, has_title_case, names
from corpus.extraction.quotes.quotation_marks import Quotation, QuotedWord, quoted_words
from corpus.extraction.quotes.quotation_verbs import reporter_of, verb_of
from corpus.extraction.quotes.reporting_verbs import find_attributions
from corpus.extraction.quotes.speaker_lexicon import NOBODY, Speaker, speaker_lexicon
from corpus.extraction.quotes.tokens import NarrationToken, narration
from corpus.extraction.quotes.verb_senses import tells_statement
from corpus.extraction.quotes.words_of import (
    elided_subject,
    owner_of_claim,
    speaker_of_quotation_before,
)
from corpus.language.lexicon import Verb
from corpus.language.tokenizer import Token

Kind = Literal["quote", "phrase"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation of an article."""

    span: Span
    """The text between the quotation marks, in the article's text."""
    passages: tuple[str, ...]
    """The ids of the passages it touches, in their order."""
    words: tuple[QuotedWord, ...]
    """The words in the form in which they are compared."""
    kind: Kind = "quote"
    """A phrase is one word or two, or the title of a work, and need not be anybody's words."""
    speaker: str = ""
    """The full name if the article gives it, else the name as written; empty if no one."""
    beside: bool = False
    """Whether the speaker is named in the sentence of the quote, not in an earlier one."""
    role: str = ""
    """What the article says that the speaker is, as written; empty where it does not."""
    via: str = ""
    """Who reports the words, where it is not the article itself; empty if no one."""
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
    """Whether it introduces a quotation."""
    stated: bool = True
    """Whether what somebody said follows it, not only an act: "accused Brook" is one."""

    @property
    def is_indirect(self) -> bool:
        """Whether it reports what somebody said in the article's own words: Brook said that."""
        return not self.direct and self.stated


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
    """The people that the article names outside quotations."""


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
    found, passages_of = [], dict[int, list[str]]()
    for passage, parts, numbers in zip(passages, narrations, touched, strict=True):
        clause = Clause(text, parts, known.words)
        quoted = [at for at, token in enumerate(parts) if token.quotation >= 0] if numbers else ()
        told = find_attributions(clause)
        found.append(Sentence(passage.id, passage.paragraph, clause, told, quoted))
        for number in numbers:
            passages_of.setdefault(number, []).append(passage.id)
    named = _resolve_speakers(found, known)
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
                    tells_statement(sentence.clause, attribution.verb, attribution.at),
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


class _ResolvedSpeakers(NamedTuple):
    """The speakers of quotations, by number, and of reporting verbs, by passage."""

    quotations: dict[int, Speaker]
    attributions: dict[str, tuple[Speaker, ...]]
    direct: dict[str, frozenset[int]]
    """By passage: the numbers of its reporting verbs that introduce a quotation."""


def _resolve_speakers(sentences: Sequence[Sentence], names: Names) -> _ResolvedSpeakers:
    """The speakers in an article's sentences; NOBODY where the text does not name one."""
    found = _ResolvedSpeakers({}, {}, {})
    reader = SpeakerReader(names)
    unclaimed: set[int] = set()  # quotations right before the sentence that nobody has said yet
    for sentence in sentences:
        said = reader.speakers(sentence)
        if sentence.has_words:
            before = speaker_of_quotation_before(sentence.clause) if unclaimed else None
            if (named := reader.resolve(before, sentence)).name:
                named = named._replace(beside=False)
                found.quotations.update(dict.fromkeys(unclaimed, named))
            unclaimed = set()
        found.attributions[sentence.passage] = said
        direct = set[int]()
        for at in sentence.quoted:
            token = sentence.tokens[at]
            named, own = _speaker_of(reader, sentence, said, at)
            direct |= own
            # Of the sentences that a quotation runs over, the one that names its speaker counts.
            kept = found.quotations.setdefault(token.quotation, named)
            if named.name and not kept.beside:
                found.quotations[token.quotation] = named
            reader.note_quoted(found.quotations[token.quotation], sentence, token)
            if not found.quotations[token.quotation].name:
                unclaimed.add(token.quotation)
        found.direct[sentence.passage] = frozenset(direct)
        reader.end(sentence, said)
    return found


def _speaker_of(
    reader: SpeakerReader, sentence: Sentence, said: Sequence[Speaker], at: int
) -> tuple[Speaker, set[int]]:
    """Who says the quotation at a place, and the number of the verb that introduces it, if any."""
    if (elided := reader.resolve(elided_subject(sentence.clause, at), sentence)).name:
        return elided, set()
    own = verb_of(sentence, said, at)
    if own is None:
        return reader.speaker_without_verb(sentence, at), set()
    if own < 0:
        return reader.resolve(owner_of_claim(sentence.clause, at), sentence), set()
    named = said[own]
    if not named.name and (subject := reader.subject_before_colon(sentence, at)).name:
        return subject, set()  # Asked about it, Brook laughed: "…"
    if sentence.attributions[own].verb.name == "hear":
        named = Speaker("", via=named.name)  # the court heard
    elif named.name:
        named = named._replace(via=reporter_of(sentence, said, own, at))
    return named, {own}


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
    after = re.match(r" (\w+)", text[quotation.outer.end : quotation.outer.end + _BEFORE_TERM])
    is_term = after and not named.name and after[1] in speaker_lexicon().policy_nouns
    return Quote(
        quotation.span,
        passages,
        words,
        "phrase" if is_term else _kind(text, quotation, words),
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
    names_work = len(words) > 1 and has_title_case(written) and written[-1:] not in "!?"
    return "phrase" if names_work else "quote"
