"""Every quotation of every article with who says it and who reports it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from corpus.extraction.quotes.extract import Quote, Speech
from corpus.model import Article


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

    Words that are only set off, a title or a term, are left out unless somebody says them.

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
