"""A quote: words in quotation marks, with their speaker where the text names one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.extraction.quotes.tokens__spoken import Spoken
from corpus.model import Span

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
