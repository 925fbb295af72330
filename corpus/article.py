"""The values of an article, all immutable: its text, and the passages that it is divided into.

Ids are strings that come from contents, so that they do not depend on the order of the articles.
Starts and ends are character offsets into an article's text; the end is exclusive.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cached_property, lru_cache, wraps
from typing import Any, Literal, NamedTuple, TypeVar
from weakref import WeakValueDictionary

Kind = Literal["body", "heading", "boilerplate"]
Role = Literal["report", "release"]
"""What an article is: a report, or a press release that reports may be made of."""


class Span(NamedTuple):
    """A half-open range of characters in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` inside this span."""
        return text[self.start : self.end]

    def absolute(self, part: Span) -> Span:
        """A part of this span, counted from its start, as a span of the whole text.

        >>> Span(100, 160).absolute(Span(3, 8))
        Span(start=103, end=108)
        """
        return Span(self.start + part.start, self.start + part.end)

    def counted_from(self, start: int) -> Span:
        """The span counted from a place in the text, such as the start of a passage."""
        return Span(self.start - start, self.end - start)

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article, with its place and kind."""

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
    """Why it is not part of the body: "copyright line", "agency tag", "headline"; else empty."""


@lru_cache(maxsize=1 << 14)
def article_of(passage: str) -> str:
    """The article's id inside a passage's id."""
    return passage.rpartition(":")[0]


@dataclass(frozen=True)
class Article:
    """A report as one outlet published it: outlet, headline, byline, date and text."""

    id: str
    """Eight hexadecimal digits taken from the text; a second copy of the same text gets `-2`."""
    source: str
    """The source as the user named it; control characters are shown as signs: ␛."""
    outlet: str
    text: str
    """Paragraphs of one line each, an empty line between them; control characters are signs too."""
    sha256: str
    """The SHA-256 of the source's own bytes."""
    headline: str = ""
    byline: str = ""
    published: date | None = None
    published_at: datetime | None = None
    """The moment with its zone, where the source states both; `published` is its day there."""
    agency: str = ""
    """The news agency whose copy the article is or is based on; empty if it credits none."""
    role: Role = "report"
    edition: int = 0
    """Its number among the editions of one article, from 1; 0 if it is the only one."""
    edition_of: str = ""
    """The id of the first of those editions; empty for that itself and for any other article."""
    url: str = ""
    language: str = ""
    """The ISO 639 code, stated or detected in segmentation; empty if unknown, and treated as
    English then."""
    headings: frozenset[int] = frozenset()
    """Paragraphs, counted from 1, that the source marks as headings."""
    set_apart: frozenset[int] = frozenset()
    """Paragraphs, counted from 1, that the source sets apart: captions of pictures, and asides."""
    asides: frozenset[int] = frozenset()
    """Those of `set_apart` that are links to other stories, credits and the like."""
    passages: tuple[Passage, ...] = field(default=(), repr=False, hash=False)
    """In order; empty until the article is segmented. Not hashed: that would take long."""

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The passages that are compared and counted."""
        return tuple(passage for passage in self.passages if passage.kind == "body")

    @cached_property
    def _results(self) -> _Results:
        """What the functions marked `once_an_article` have returned for it."""
        values = tuple(getattr(self, one.name) for one in fields(self))
        return _results_by_values.setdefault(values, _Results())

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The span of each paragraph in `text`."""
        spans, start = [], 0
        for paragraph in self.text.split("\n\n"):
            if paragraph:
                spans.append(Span(start, start + len(paragraph)))
            start += len(paragraph) + 2
        return tuple(spans)


class _Results(dict[str, Any]):
    """What functions have returned for an article, by the names of the functions."""

    __slots__ = ("__weakref__",)


_results_by_values: WeakValueDictionary[tuple[object, ...], _Results] = WeakValueDictionary()
"""By the values of an article, so that an equal one, such as one read again, shares them.

Weak, so that they go with the last article that has them.
"""
Result = TypeVar("Result")


def once_an_article(function: Callable[[Article], Result]) -> Callable[[Article], Result]:
    """Let a function be called once an article: its result is kept as long as the article is.

    It may be called from several threads at once; then one result is kept.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def kept(article: Article) -> Result:
        results = article._results
        if name not in results:
            results.setdefault(name, function(article))
        result: Result = results[name]
        return result

    return kept


@dataclass(frozen=True, slots=True)
class Problem:
    """A source that could not be read, and why."""

    source: str
    cause: str
