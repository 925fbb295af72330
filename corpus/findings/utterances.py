"""The quotations of articles, with who says them; one where its attribution splits it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from corpus.article import Article
from corpus.extraction.quotes.extract import Quote, Speech
from corpus.extraction.quotes.quotation_marks import QuotedWord
from corpus.language.word_frequency import is_plain

_LONGEST_ATTRIBUTION = 160
"""Characters between the parts of a quotation that its attribution splits."""
_SHORT_ATTRIBUTION = 5
"""Words of such an attribution, at most, where no comma leads back to the quotation."""
_SEED = 3
"""Words in a row that two quotations must share to be compared at all."""
_CONTENT = 2
"""Words that say something, in two quotations that have a run of words in common."""
_CLOSES = re.compile(r"[,.!?…—–-]\s*$")
_FURTHER = re.compile(r"\b(?:that|while|whether|because)\b")
"""What begins a clause between two quotations, by which each stands in one of its own."""
_GOES_ON = re.compile(r",\W*$")


@dataclass(frozen=True, eq=False)
class Utterance:
    """One quotation: its part, or its parts before and after "Brook said"."""

    parts: tuple[Quote, ...]

    @property
    def speaker(self) -> str:
        """Empty if no one does."""
        return self.parts[0].speaker

    @property
    def start(self) -> int:
        """In the article's text."""
        return self.parts[0].span.start

    @cached_property
    def passages(self) -> tuple[str, ...]:
        """Ids of the passages that it touches, in their order."""
        return tuple(dict.fromkeys(passage for part in self.parts for passage in part.passages))

    @cached_property
    def words(self) -> tuple[QuotedWord, ...]:
        """The words of all parts, and the gaps that the report marks."""
        return tuple(word for part in self.parts for word in part.words)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words in the form in which they are compared, without the gaps."""
        return tuple(word.form for word in self.words if word.form)

    @property
    def length(self) -> int:
        """How many words it has as it is written."""
        return len({word.start for word in self.words if word.form})

    @cached_property
    def seeds(self) -> frozenset[tuple[str, ...]]:
        """The runs of three words by which it is looked up; all words of a shorter one."""
        runs = zip(*(self.forms[at:] for at in range(_SEED)), strict=False)
        return frozenset(runs) or frozenset({self.forms})

    def has_run_of(self, other: Utterance) -> bool:
        """Whether both have a run of words with one that says something, and more than that one.

        "I think that" begins many statements.
        """
        shared = self.seeds & other.seeds
        if not shared or all(all(map(is_plain, seed)) for seed in shared):
            return False
        least = min(_CONTENT, len(self.content), len(other.content))
        return len(self.content & other.content) >= least

    @cached_property
    def content(self) -> frozenset[str]:
        """The forms that carry meaning."""
        return frozenset(form for form in self.forms if not is_plain(form))


def utterances(text: str, speech: Speech, *, phrases: bool = False) -> tuple[Utterance, ...]:
    """The quotations of an article in the order of its text; `phrases` too or not.

    A phrase is one word or two, or a title, and is never compared.
    """
    told = sorted(
        verb.span.start
        for verbs in speech.reporting_verbs.values()
        for verb in verbs
        if verb.direct
    )
    found: list[list[Quote]] = []
    for quote in speech.quotes:
        if found and _is_split(text, found[-1][-1], quote, told):
            found[-1].append(quote)
        else:
            found.append([quote])
    return tuple(
        Utterance(tuple(parts))
        for parts in found
        if phrases or any(part.kind == "quote" for part in parts)
    )


def _is_split(text: str, one: Quote, two: Quote, told: Sequence[int]) -> bool:
    """Whether the sentence that one person says goes on after its attribution.

    "We will go," Brook said, "and come back": but not "We will go," Brook said. "I come back."
    """
    start, end = one.span.end, two.span.start
    between, more = text[start:end], two.span.of(text).lstrip()
    if one.speaker != two.speaker or not one.speaker or len(between) > _LONGEST_ATTRIBUTION:
        return False
    if "\n" in between or not _CLOSES.search(one.span.of(text)) or _FURTHER.search(between):
        return False
    short = len(between.split()) <= _SHORT_ATTRIBUTION and more[:1].islower()
    goes_on = short or bool(_GOES_ON.search(between))
    return goes_on and any(start <= at < end for at in told)


@dataclass(frozen=True, slots=True)
class AttributedQuote:
    """Words in quotation marks, with their speaker where the article plainly names one."""

    id: str
    article: str
    passages: tuple[str, ...]
    """Ids of the passages that it touches, in their order."""
    start: int
    """The place of the first character inside the quotation marks, in the article's text."""
    end: int
    speaker: str | None
    """The full name if the article gives it, else as written; None where it is not plain."""
    role: str | None
    """What the article says that the speaker is, as written."""
    via: str | None
    """Who reports the words, where it is not the article itself: "prosecutors"."""


def attributed_quotes(
    articles: Sequence[Article], speeches: Mapping[str, Speech]
) -> tuple[AttributedQuote, ...]:
    """The quotations in the order of the articles and their texts.

    Words in marks that are a title or a term are left out unless they have a speaker.

    Args:
        articles: those compared.
        speeches: the quotes of each, by article id.

    """
    return tuple(
        _attributed(article.id, quote)
        for article in articles
        for quote in speeches[article.id].quotes
        if quote.kind == "quote" or quote.speaker
    )


def _attributed(article: str, quote: Quote) -> AttributedQuote:
    place = f"{quote.passages[0]} {quote.span.start} {quote.span.end}"
    return AttributedQuote(
        sha256(f"quoted {place}".encode()).hexdigest()[:8],
        article,
        quote.passages,
        *quote.span,
        quote.speaker or None,
        quote.role or None,
        quote.via or None,
    )
