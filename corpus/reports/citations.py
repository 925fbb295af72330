"""How a report cites a passage: by its outlet, its paragraph and its characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from corpus.alignment.certainty import is_close
from corpus.comparison import Comparison
from corpus.findings.phrasing import join_names
from corpus.model import Finding, Link, NearestPassage, Omission, Passage, Point, Span, article_of
from corpus.reports.phrases import day, link_label
from corpus.statistics import is_firmly_missing
from corpus.text_cleaning import clean_line


class Citation(NamedTuple):
    """A passage and the label of its outlet: enough to find it again."""

    name: str
    passage: Passage

    def place(self, sign: str) -> str:
        """Its paragraph after `sign`, such as "¶" or "paragraph "; of a heading, what it is."""
        if self.passage.kind == "heading":
            return self.passage.reason or "heading"
        return f"{sign}{self.passage.paragraph}"


def citations(comparison: Comparison) -> Mapping[str, Citation]:
    """Every passage by its id, in the order of the articles and their texts."""
    return {
        passage.id: Citation(comparison.labels[article.id], passage)
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

    def at(self, cited: Citation) -> str:
        """The outlet, the paragraph and the characters of a passage."""
        return f"{self.where(cited)} ({self.characters(cited.passage.span)})"

    def characters(self, span: Span) -> str:
        """Offsets in an article's text."""
        return f"characters {span.start}{self.dash}{span.end}"


IN_WORDS = PlaceFormat("paragraph ", "-")
"""For plain text, which some readers have in ASCII only."""
IN_SIGNS = PlaceFormat("¶", "–")


# What a reader copies out of the dashboard, for a mail or a message.

CopiedText = Passage | Finding | Point | Link
"""What can be copied by itself."""


def copied_citation(comparison: Comparison, item: CopiedText) -> str:
    """A passage with its source on one line; of anything else, what it says, then its passages."""
    if isinstance(item, Passage):
        return _sourced(comparison, item)
    if isinstance(item, Link):
        linked = item in comparison.links_of.get(item.a, ())
        how = link_label(item).capitalize() if linked else f"Not linked, score {item.score:.2f}"
        return _with_passages(comparison, f"{how}:", (item.a, item.b))
    if isinstance(item, Point):
        return _with_passages(comparison, _missing_from(comparison, item), item.passages)
    if isinstance(item, Omission):
        return _with_passages(comparison, item.says, item.passages, item.nearest)
    return _with_passages(comparison, item.says, item.passages)


def _with_passages(
    comparison: Comparison,
    says: str,
    passages: Iterable[str],
    nearest: Iterable[NearestPassage] = (),
) -> str:
    lines = [f"- {_sourced(comparison, comparison.passage[passage])}" for passage in passages]
    lines += [
        f"- Closest, score {near.score:.2f}: "
        f"{_sourced(comparison, comparison.passage[near.passage])}"
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
    return f"{missing[0].upper()}{missing[1:]}:" if missing else "In all reports:"


def _sourced(comparison: Comparison, passage: Passage) -> str:
    """A passage with its outlet, date, paragraph and address, as far as they are known."""
    article = comparison.article[article_of(passage.id)]
    published = (day(article.published),) if article.published else ()
    address = (clean_line(article.url),) if article.url else ()
    label = comparison.labels[article.id]
    source = ", ".join((label, *published, f"¶{passage.paragraph}", *address))
    return f"{clean_line(passage.text)} ({source})"
