"""What is read off an article once: its words, quotations, speakers, pronouns and figures.

Alignment and findings share it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from corpus.article import Article, Passage, Span, once_an_article
from corpus.extraction.quantities.extract import extract_figures
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quotes.clause import Clause, speaker_after
from corpus.extraction.quotes.extract import Speech, extract_speech
from corpus.extraction.quotes.names import Names
from corpus.extraction.quotes.quotation_marks import Quotation, quotations
from corpus.extraction.quotes.speaker_lexicon import is_person, is_plural, speaker_lexicon, surname
from corpus.extraction.quotes.subjects import subject_of
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.language.languages import ENGLISH
from corpus.language.tokenizer import Token, tokenize
from corpus.language.word_frequency import family
from corpus.language.words import Word, WordRange, split_clauses, split_words


@dataclass(frozen=True)
class TokenizedPassage:
    """A passage with its tokens and words; their spans are counted from the passage's start."""

    passage: Passage
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    stem_sequence: tuple[str, ...]
    """The stem of each of its words."""
    stems: frozenset[str]
    """The stems of its words, each once."""

    @cached_property
    def families(self) -> frozenset[str]:
        """The families of its stems."""
        return frozenset({*map(family, self.stems)})

    @cached_property
    def clauses(self) -> tuple[WordRange, ...]:
        """Its clauses, by the places of their words."""
        return tuple(split_clauses(self.passage.text, self.words))

    def written(self, word: Word) -> str:
        """The word as it stands in the passage, without possessive."""
        text = self.passage.text[word.start : word.end]
        return text.removesuffix("'s").removesuffix("’s")

    def span(self, first: Word, last: Word) -> Span:
        """From one word to another, as a span of the article's text."""
        start = self.passage.span.start
        return Span(start + first.start, start + last.end)


@dataclass(frozen=True)
class Analysis:
    """The language of one article; all but its words is made when it is first asked for."""

    text: str
    paragraphs: tuple[Span, ...]
    published: date | None
    """The day from which weekdays and "yesterday" are counted."""
    passages: tuple[TokenizedPassage, ...]
    """Body passages and headings in the order of the text, boilerplate left out."""

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What stands in quotation marks, in the order of the text."""
        return tuple(quotations(self.text, self.paragraphs))

    @cached_property
    def speech(self) -> Speech:
        """The quotes and reporting verbs with their speakers."""
        sentences = [(one.passage, one.tokens) for one in self.passages]
        return extract_speech(self.text, sentences, self.quotations)

    @cached_property
    def figures(self) -> Mapping[str, tuple[Figure, ...]]:
        """The figures of each passage that has any, by the passage's id."""
        found = (
            (
                one.passage.id,
                extract_figures(
                    one.passage.text, self.published, one.passage.span.start, one.tokens
                ),
            )
            for one in self.passages
        )
        return {passage: figures for passage, figures in found if figures}


@once_an_article
def analyze(article: Article) -> Analysis:
    """The analysis of an article with passages."""
    passages = (passage for passage in article.passages if passage.kind != "boilerplate")
    return Analysis(
        article.text,
        article.paragraphs,
        article.published,
        tuple(_tokenized(passage, article.language) for passage in passages),
    )


def _tokenized(passage: Passage, language: str) -> TokenizedPassage:
    words = split_words(passage.text, language)
    stems = tuple([stem for _, _, stem in words])
    # A copy of a set takes a third less room than a set that grew.
    return TokenizedPassage(passage, tokenize(passage.text), words, stems, frozenset({*stems}))


_PERSONAL = {"he": "he", "she": "she", "his": "he", "her": "she"}
_POSSESSIVE = frozenset({"his", "her"})
_IMPERSONAL = frozenset(
    {"is", "was", "isn't", "wasn't", "will", "would", "may", "might", "can", "could", "should"}
    | {"seems", "seemed", "appears", "appeared", "takes", "took", "comes", "came", "turns"}
    | {"turned", "remains", "remained", "looks", "looked", "follows", "followed", "means", "meant"}
    | {"has", "had", "makes", "made", "happened", "happens", "sounds", "sounded", "does", "did"}
)
"""After "it" they may say that it means nothing ("it is unclear") or a whole sentence."""


class Antecedent(NamedTuple):
    """The person or thing that an opening pronoun means."""

    end: int
    """The offset after the pronoun, in the article's text."""
    name: str
    """As the article names them: the full name of a person if it gives one."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """The subject of a sentence."""

    name: str
    is_person: bool
    paragraph: int
    others: frozenset[str] = frozenset()
    """Surnames of the other people that are named since, in lower case."""


_LastSubject = Callable[[], _Subject | None]
"""Gives the subject of the sentence before: few sentences open with a pronoun and ask for it."""


def _no_subject() -> None:
    """What stands before the first sentence."""


def _moved(subject: _Subject | None, paragraph: int) -> _Subject | None:
    """The last subject, as if it stood in another paragraph."""
    return subject and replace(subject, paragraph=paragraph)


@once_an_article
def antecedents(article: Article) -> Mapping[str, Antecedent]:
    """What the pronouns mean that open body passages, by the passage's id; plain ones only.

    *He* and *she* are the subject of the sentence before, or who is said to speak in it, in the
    same paragraph or the one before, if no other person is named in between. *They* and *it* are
    the subject of the sentence before, in the same paragraph: several people, and a body such as a
    court or a company. A sentence that opens with a quotation, or in a language other than English,
    has none.
    """
    if article.language not in ENGLISH:
        return {}
    speech = analyze(article).speech
    known = speech.names
    quoted = {passage: quote.speaker for quote in speech.quotes for passage in quote.passages}
    found: dict[str, Antecedent] = {}
    last: _LastSubject = _no_subject
    for passage in article.body:
        clause = Clause(article.text, speech.narration.get(passage.id, ()), known.words)
        before = last() if _opens_with_pronoun(passage, clause) else None
        if before and (meant := _meant(passage, clause, before, known)):
            found[passage.id] = meant
            people = before.others | _people(clause.tokens, known) - {surname(before.name)}
            last = partial(replace, before, paragraph=passage.paragraph, others=people)
        elif any(token.is_word for token in clause.tokens):
            speakers = [verb.speaker.name for verb in speech.reporting_verbs.get(passage.id, ())]
            last = partial(_subject, passage, clause, speakers, known)
        elif speaker := quoted.get(passage.id, ""):
            last = partial(_Subject, speaker, is_person(speaker), passage.paragraph)
        else:
            last = partial(_moved, last(), passage.paragraph)
    return found


def bracketed(text: str, start: int, antecedent: Antecedent | None) -> str:
    """A text with what its opening pronoun means in brackets; `start` is its place in the article.

    >>> bracketed("He agreed.", 100, Antecedent(102, "Ada Brook"))
    'He [Ada Brook] agreed.'
    """
    if antecedent is None:
        return text
    at = antecedent.end - start
    return f"{text[:at]} [{antecedent.name}]{text[at:]}"


def _opens_with_pronoun(passage: Passage, clause: Clause) -> bool:
    """Whether the first word of a passage is a pronoun that may mean somebody named before."""
    if not clause.tokens or clause.tokens[0].start != passage.span.start:
        return False
    first = clause.tokens[0].lower
    return first == "it" or first.partition("'")[0] in (*_PERSONAL, "they")


def _meant(passage: Passage, clause: Clause, last: _Subject, known: Names) -> Antecedent | None:
    """What the pronoun means that opens a sentence; None if it is not plain."""
    first = clause.tokens[0]
    word = first.lower.partition("'")[0]
    if word in _PERSONAL:
        is_near = passage.paragraph - last.paragraph <= 1
        is_plain = is_near and last.is_person and _is_only_person(_PERSONAL[word], last, known)
        is_object = word == "her" and clause.lower(1) in speaker_lexicon().function_words
        is_plain = is_plain and not is_object
    else:
        is_near = passage.paragraph == last.paragraph and not last.is_person
        is_several = last.name.endswith("s") and not last.name.endswith("ss")
        is_body = not is_several and _is_body(last.name) and clause.lower(1) not in _IMPERSONAL
        is_plain = is_near and (is_several if word == "they" else first.lower == "it" and is_body)
    if not is_plain:
        return None
    name = f"{last.name}’s" if word in _POSSESSIVE else last.name
    return Antecedent(first.end, name)


def _is_only_person(pronoun: str, last: _Subject, known: Names) -> bool:
    """Whether a pronoun may mean the last subject, and nobody else who was named since."""
    return known.may_be(pronoun, last.name) and not any(
        known.may_be(pronoun, other.title()) for other in last.others
    )


def _is_body(name: str) -> bool:
    """Whether "it" may mean this that says or does something: a court, a company; not police."""
    words = {word.lower() for word in name.split()}
    table = speaker_lexicon()
    return not table.institutions.isdisjoint(words) and not is_plural(name)


def _subject(
    passage: Passage, clause: Clause, speakers: Sequence[str], known: Names
) -> _Subject | None:
    """The subject of a sentence in the report's own words, for the next sentence."""
    subject = subject_of(clause)
    opens_quoted = clause.tokens[0].quotation >= 0
    if speakers and speakers[0] and (opens_quoted or (subject and subject.kind == "pronoun")):
        name = speakers[0]
    elif subject and subject.kind != "name":
        name = subject.text if subject.kind == "description" else ""
    elif subject and is_person(subject.text):
        name = _full_name(subject.text, known)
    else:
        _, described = speaker_after(clause, 0)
        found = described if described and described.kind == "description" else subject
        name = found.text if found else ""
    if not name:
        return None
    others = _people(clause.tokens, known) - {surname(name)}
    is_somebody = is_person(name)
    if name.split()[0].lower() not in speaker_lexicon().determiners and name[0].islower():
        name = name[0].upper() + name[1:]  # American officials: it may be a name
    return _Subject(name, is_somebody, passage.paragraph, others)


def _full_name(name: str, known: Names) -> str:
    """The full name for a surname; the name itself if the full one may be that of a relative."""
    full = known.resolved(name)
    return name if surname(full) != full.split()[-1].lower().rstrip(".") else full


def _people(tokens: Sequence[NarrationToken], known: Names) -> frozenset[str]:
    """The surnames of the people whom a sentence names in the report's own words."""
    capitals = (token.text for token in tokens if token.is_capital)
    bare = {surname(text.removesuffix("'s").removesuffix("’s")) for text in capitals}
    return frozenset(name for name in bare if name in known.full or name in known.pronoun)
