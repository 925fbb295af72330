"""An article and its passages: what every later step reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

Kind = Literal["body", "heading", "boilerplate"]


class Span(NamedTuple):
    """A half-open range of characters in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` inside this span."""
        return text[self.start : self.end]

    def inside(self, part: Span) -> Span:
        """A span counted from this one's start, counted from the text's start."""
        return Span(self.start + part.start, self.start + part.end)

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article, where it stands, and what it is."""

    id: str
    """The article's id, a colon, and `number`: `3f2a91c0:12`."""
    number: int
    """Counted from 1 through the article, passages of every kind."""
    paragraph: int
    """Counted from 1 through the article."""
    span: Span
    """Slices the article's text to exactly `text`."""
    text: str
    kind: Kind = "body"
    reason: str = ""
    """Why it is no body passage: "copyright line", "agency tag", "headline" …; empty for body."""


@dataclass(frozen=True)
class Article:
    """A report as one outlet published it: who, when, and the text that is shown."""

    id: str
    """Eight hexadecimal digits taken from the text; a second copy of the same text gets `-2`."""
    source: str
    """What the reader named, letter for letter; control characters as pictures."""
    outlet: str
    text: str
    """Paragraphs of one line each, an empty line between them; control characters as pictures."""
    sha256: str
    """Of the source's own bytes."""
    headline: str = ""
    byline: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""
    """Its ISO 639 code: stated, or told by the text when it is segmented; empty for unknown, which
    is read as English."""
    headings: frozenset[int] = frozenset()
    """Paragraphs, counted from 1, that the source itself marks as headings."""
    captions: frozenset[int] = frozenset()
    """Paragraphs that it marks as what stands under a picture."""
    passages: tuple[Passage, ...] = field(default=(), repr=False)
    """In the order of the text; empty until `corpus.passages.segment` has run."""

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The passages that are compared and counted."""
        return tuple(passage for passage in self.passages if passage.kind == "body")

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The span of each paragraph in `text`."""
        spans, start = [], 0
        for paragraph in self.text.split("\n\n"):
            if paragraph:
                spans.append(Span(start, start + len(paragraph)))
            start += len(paragraph) + 2
        return tuple(spans)


def article_of(passage: str) -> str:
    """The article's id inside a passage's id."""
    return passage.rpartition(":")[0]
