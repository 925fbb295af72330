"""Statements: who is quoted where, and which sentences are one quotation with its attribution."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set

from corpus.extraction.analysis import analyze
from corpus.extraction.quotes.extract import Speech
from corpus.extraction.quotes.names import is_person, surname
from corpus.model import Article, Passage


def quoted_people(article: Article) -> Mapping[str, Set[str]]:
    """The surnames, in lower case, of the people whom each passage quotes, by its id.

    Passages that quote nobody by name are left out, and bodies such as "police".
    """
    found: dict[str, set[str]] = defaultdict(set)
    for quote in analyze(article).speech.quotes:
        if is_person(quote.speaker):
            for passage in quote.passages:
                found[passage].add(surname(quote.speaker))
    return found


def statements(article: Article) -> tuple[tuple[str, ...], ...]:
    """The body passages of an article in runs, in the order of the text.

    One run holds the passages that a quotation goes on over, and those of its paragraph that hold
    nothing but a quotation and follow another: “We won,” she said. “It was a great day. We will
    celebrate.” Any other passage is a run by itself.
    """
    speech = analyze(article).speech
    quoted = {
        passage: set(quote.passages)
        for quote in speech.quotes
        if quote.kind == "quote"
        for passage in quote.passages
    }
    runs: list[list[Passage]] = []
    for passage in article.body:
        last = runs[-1][-1] if runs else None
        if last and last.number == passage.number - 1 and _goes_on(last, passage, quoted, speech):
            runs[-1].append(passage)
        else:
            runs.append([passage])
    return tuple(tuple(passage.id for passage in run) for run in runs)


def _goes_on(
    passage: Passage, following: Passage, quoted: dict[str, set[str]], speech: Speech
) -> bool:
    """Whether the statement that a passage is part of goes on in the following one."""
    if passage.id not in quoted or following.id not in quoted:
        return False
    if following.id in quoted[passage.id]:
        return True
    in_own_words = any(token.is_word for token in speech.narration.get(following.id, ()))
    return following.paragraph == passage.paragraph and not in_own_words
