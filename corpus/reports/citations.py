"""How a report cites a passage: by its outlet, its paragraph and its characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from corpus.alignment.certainty import is_close
from corpus.article import Article, Passage, Span, article_of
from corpus.comparison import Comparison
from corpus.findings.phrasing import join_names
from corpus.model import Finding, Link, NearestPassage, Omission, Point
from corpus.reading.source import WEB_URL
from corpus.reports.phrases import day, link_label
from corpus.statistics import is_firmly_missing, shared_tier
from corpus.text_cleaning import clean_line


class Citation(NamedTuple):
    """A passage, its article and the label of its outlet: enough to find it again."""

    name: str
    passage: Passage
    article: Article

    @property
    def address(self) -> str:
        """The web address that leads to the passage in its article; empty if none is known."""
        return passage_address(self.article, self.passage.span)

    def place(self, sign: str) -> str:
        """Its paragraph after `sign`, such as "¶" or "paragraph "; of a heading, what it is."""
        if self.passage.kind == "heading":
            return self.passage.reason or "heading"
        return f"{sign}{self.passage.paragraph}"


def citations(comparison: Comparison) -> Mapping[str, Citation]:
    """Every passage by its id, in the order of the articles and their texts."""
    return {
        passage.id: Citation(comparison.labels[article.id], passage, article)
        for article in comparison.articles
        for passage in article.passages
    }


class PlaceFormat(NamedTuple):
    """The way in which one report writes places."""

    paragraph: str
    """Stands before the number of a paragraph."""
    dash: str
    """Stands between the first character and the one after the last."""

    def where(self, cited: Citation) -> str:
        """The outlet and the paragraph of a passage."""
        return f"{cited.name}, {cited.place(self.paragraph)}"

    def at(self, cited: Citation, span: Span | None = None) -> str:
        """The outlet, the paragraph and the characters of a passage, or of another `span`."""
        return f"{self.where(cited)} ({self.characters(span or cited.passage.span)})"

    def characters(self, span: Span) -> str:
        """Offsets in an article's text."""
        return f"characters {span.start}{self.dash}{span.end}"


IN_WORDS = PlaceFormat("paragraph ", "-")
"""For plain text, which some readers have in ASCII only."""
IN_SIGNS = PlaceFormat("¶", "–")


# Addresses of passages: the article's own with a text fragment, which browsers scroll to and mark
# (https://wicg.github.io/scroll-to-text-fragment/).

_ADDRESS = re.compile(r"[!#$%&'*+,\-./0-9:;=?@A-Z_a-z~]+")
"""An address that may be opened or made a link: what an article states is not to be trusted. These
are the characters of RFC 3986 without brackets; everything else is written with % in addresses."""

_RUN = re.compile(r"\S+")
"""A word with the punctuation at it."""
_WORD = re.compile(r"\w")
_SHORT = 8
"""A passage of so many words or fewer is named whole."""
_ENDS = (4, 6, 9)
"""Of a longer passage, so many of its first and last words: the fewest that are not ambiguous."""
_CONTEXT = (0, 3, 6, 12)
"""Words before and after it, where the text says the same words elsewhere."""
_FAR = 200
"""No such words are further away, in characters."""
_NOTHING = Span(0, 0)


def page_address(article: Article) -> str:
    """The address of an article's page: the one that it states, or that it was read from.

    Empty if there is none, or none that is safe to open.
    """
    stated = (url for url in (article.url, article.source) if WEB_URL.fullmatch(url))
    return next(filter(_ADDRESS.fullmatch, stated), "")


def passage_address(article: Article, span: Span) -> str:
    """The address that leads to a span of an article's text; empty if the article has none."""
    page = page_address(article)
    if not page:
        return ""
    fragment = text_fragment(article.text, span)
    joined = "" if "#" in page else "#"
    return f"{page}{joined}:~:text={fragment}" if fragment else page


class TextDirective(NamedTuple):
    """What a browser looks for: the first words and the last, and those before and after."""

    prefix: str
    start: str
    end: str
    """Empty where `start` is all of it."""
    suffix: str

    def __str__(self) -> str:
        """As an address has it: prefix-,start,end,-suffix."""
        before = f"{_encoded(self.prefix)}-," if self.prefix else ""
        end = f",{_encoded(self.end)}" if self.end else ""
        after = f",-{_encoded(self.suffix)}" if self.suffix else ""
        return f"{before}{_encoded(self.start)}{end}{after}"

    def find(self, text: str) -> Span | None:
        """What a browser finds first in a text."""
        for at in _occurrences(text, self.start):
            if not text[max(0, at - _FAR) : at].rstrip().endswith(self.prefix):
                continue
            first = at + len(self.start)
            ends = (one + len(self.end) for one in _occurrences(text, self.end, first))
            for end in ends if self.end else (first,):
                if text[end : end + _FAR].lstrip().startswith(self.suffix):
                    return Span(at, end)
        return None


def text_fragment(text: str, span: Span) -> str:
    """The directive that leads to a span of a text and to nothing before it; empty if none does.

    >>> text_fragment("He spoke. It rained on Monday-Tuesday.", Span(10, 38))
    'It%20rained%20on%20Monday%2DTuesday'
    """
    shown = _lowered(text)
    runs = [Span(*run.span()) for run in _RUN.finditer(text, *span)]
    whole = _trimmed(text, span)
    if not runs or whole.start >= whole.end:
        return ""
    for words in _CONTEXT:
        prefix, suffix = _before(text, whole.start, words), _after(text, whole.end, words)
        for start, end in _ends(text, runs, whole):
            parts = (prefix, start, end, suffix)
            looked_for = TextDirective(*(one.of(shown) for one in parts))
            if looked_for.find(shown) == whole:
                return str(TextDirective(*(one.of(text) for one in parts)))
    return ""


def _ends(text: str, runs: list[Span], whole: Span) -> Iterator[tuple[Span, Span]]:
    """The first words and the last ones, the fewest first; at last all of it."""
    for words in _ENDS if len(runs) > _SHORT else ():
        if len(runs) >= 2 * words:
            first = _trimmed(text, Span(whole.start, runs[words - 1].end))
            last = _trimmed(text, Span(runs[-words].start, whole.end))
            yield first, last
    yield whole, _NOTHING


def _before(text: str, end: int, words: int) -> Span:
    """The last words before a place, in one paragraph, with the punctuation up to it."""
    end = max(0, end - _FAR) + len(text[max(0, end - _FAR) : end].rstrip())
    runs = list(_RUN.finditer(text, max(text.rfind("\n", 0, end) + 1, end - _FAR), end))
    return (
        Span(_trimmed(text, Span(*runs[-words:][0].span())).start, end)
        if runs and words
        else _NOTHING
    )


def _after(text: str, start: int, words: int) -> Span:
    """The first words after a place, in one paragraph, with the punctuation from it on."""
    start += len(text[start : start + _FAR]) - len(text[start : start + _FAR].lstrip())
    stop = text.find("\n", start)
    runs = list(_RUN.finditer(text, start, min(len(text) if stop < 0 else stop, start + _FAR)))
    return (
        Span(start, _trimmed(text, Span(start, runs[:words][-1].end())).end)
        if runs and words
        else _NOTHING
    )


def _trimmed(text: str, span: Span) -> Span:
    """A span from its first letter or digit to its last: quotation marks vary from page to page."""
    found = [match.start() for match in _WORD.finditer(text, *span)]
    return Span(found[0], found[-1] + 1) if found else Span(span.start, span.start)


def _occurrences(text: str, words: str, start: int = 0) -> Iterator[int]:
    """Where words stand in a text as whole words."""
    at = text.find(words, start) if words else -1
    while at >= 0:
        end = at + len(words)
        begins = at == 0 or not (_WORD.match(text[at - 1]) and _WORD.match(text[at]))
        ends = end == len(text) or not (_WORD.match(text[end]) and _WORD.match(text[end - 1]))
        if begins and ends:
            yield at
        at = text.find(words, at + 1)


@lru_cache(maxsize=4)
def _lowered(text: str) -> str:
    """The text in small letters, in which browsers search; as it is if its length would change."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _encoded(words: str) -> str:
    """Words as a directive may hold them: a hyphen would mean what stands before or after."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")


# What a reader copies out of the dashboard, for a mail or a message.

CopiedText = Passage | Finding | Point | Link
"""What can be copied by itself."""


def copied_citation(comparison: Comparison, item: CopiedText, accessed: date) -> str:
    """A passage with its source on one line; of anything else, what it says, then its passages.

    A source with a web address also has the day on which it was `accessed`.
    """
    if isinstance(item, Passage):
        return _sourced(comparison, item, accessed)
    passages: Iterable[str]
    nearest: Iterable[NearestPassage] = ()
    if isinstance(item, Link):
        linked = item in comparison.links_of.get(item.a, ())
        how = link_label(item).capitalize() if linked else f"Not linked, score {item.score:.2f}"
        says, passages = f"{how}:", (item.a, item.b)
    elif isinstance(item, Point):
        says, passages = _missing_from(comparison, item), item.passages
    else:
        says, passages = item.says, item.passages
        nearest = item.nearest if isinstance(item, Omission) else ()
    lines = [f"- {_sourced(comparison, comparison.passage[one], accessed)}" for one in passages]
    lines += [
        f"- Closest, score {near.score:.2f}: "
        f"{_sourced(comparison, comparison.passage[near.passage], accessed)}"
        for near in nearest
        if is_close(near.score)
    ]
    return "\n".join((clean_line(says), *lines))


def _missing_from(comparison: Comparison, point: Point) -> str:
    firm: list[str] = []
    likely: list[str] = []
    for article in point.not_found_in:
        is_firm = is_firmly_missing(comparison, point, article)
        (firm if is_firm else likely).append(comparison.labels[article])
    clauses = (("not found in", firm), ("may be missing from", likely))
    missing = "; ".join(f"{how} {join_names(names)}" for how, names in clauses if names)
    if missing:
        return f"{missing[0].upper()}{missing[1:]}:"
    is_firm = shared_tier(comparison, point) == "firm"
    return "In all reports:" if is_firm else "Likely in all reports:"


def _sourced(comparison: Comparison, passage: Passage, accessed: date) -> str:
    """A passage with its outlet, date, paragraph and address, as far as they are known."""
    article = comparison.article[article_of(passage.id)]
    published = (day(article.published),) if article.published else ()
    found = passage_address(article, passage.span)
    address = (found, f"accessed {day(accessed)}") if found else ()
    label = comparison.labels[article.id]
    source = ", ".join((label, *published, f"¶{passage.paragraph}", *address))
    return f"{clean_line(passage.text)} ({source})"
