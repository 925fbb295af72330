"""The functions that `corpus` offers to programs and notebooks: read, gather, compare, render."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path
from typing import Literal, get_args, overload

from corpus import comparison, reading, reports
from corpus.article import Article
from corpus.comparison import Comparison, ComparisonView
from corpus.review import Review
from corpus.review import read as read_review
from corpus.review.storage import ReviewError
from corpus.settings import Settings, parse_threshold
from corpus.stories.story import Story
from corpus.stories.story import gather as gather_sources

TextFormat = Literal["text", "markdown", "html", "json", "csv", "annotations"]
"""The formats of reports that are text."""

Table = Literal[
    "findings", "passages", "links", "points", "articles", "voices", "diction", "lapsed"
]
"""What one row of a CSV report stands for."""

Depth = Literal["brief", "report", "full"]
"""How much of a report is written: the lead; also the detail; also the appendix."""

DEFAULT_THRESHOLD = Settings().threshold
"""What two passages must reach to be linked, on a scale from 0 to 1."""


def read(source: str | PathLike[str], *, refresh: bool = False) -> Article:
    """Returns the one article in a file or at a web address.

    The format is recognised by the content: plain text, Markdown, JSON, CSV, NITF, NewsML and TEI
    at once, web pages, PDF, DOCX, RTF, WARC and feeds with the extras of the same names. Passages
    are found by `compare`.

    Args:
        source: a path; a web address; or one article of several in a file, as `"news.jsonl#2"`.
        refresh: fetch a web page again even if a copy of it was kept.

    Raises:
        SourceError: the source cannot be read, or holds several articles; the message names it.

    """
    return reading.read(fspath(source), refresh=refresh)


def gather(
    sources: str | PathLike[str] | Iterable[str | PathLike[str]], *, refresh: bool = False
) -> Story:
    """Returns the story that one or several sources make up.

    A source that cannot be read, or that is named twice, does not raise: it becomes one of the
    story's `problems`, and the others are read.

    Args:
        sources: paths, web addresses, folders, patterns (`"reports/*.txt"`), feeds, or a
            `story.toml` with the outlets and dates of the reports.
        refresh: fetch web pages again even if copies of them were kept.

    """
    if isinstance(sources, str | PathLike):
        return gather([sources], refresh=refresh)
    return gather_sources([fspath(source) for source in sources], refresh=refresh)


def compare(
    articles: Story | Iterable[Article],
    *,
    threshold: float = DEFAULT_THRESHOLD,
    title: str = "",
    review: Review | str | PathLike[str] | None = None,
) -> Comparison:
    """Returns the comparison of articles: their links, points and findings.

    Articles are divided into passages where they have none yet, and get distinct ids and outlets
    where two of them have the same. The same articles, in the same order, give an equal result.

    Args:
        articles: some articles, or a story, whose title and problems the comparison takes over.
            Of one alone, every point is only there.
        threshold: lowest score of a link, from 0 to 1. A higher one gives fewer and surer links.
        title: the heading of reports; by default the story's own, or none.
        review: what a person decided and noted, or the path of a review file.

    Raises:
        TypeError: anything but articles, such as their names, which `read` takes.
        ValueError: there is no article, or the threshold is not a number from 0 to 1.
        ReviewError: the review file is not there or cannot be read.

    """
    story = articles if isinstance(articles, Story) else Story("", tuple(articles))
    for article in story.articles:
        if not isinstance(article, Article):
            raise TypeError(f"not an article: {article!r}; read it first: read({article!r})")
    if not story.articles:
        raise ValueError("no article to compare")
    return comparison.compare(
        tuple(_distinct(story.articles)),
        Settings(parse_threshold(threshold)),
        title=title or story.title,
        problems=story.problems,
        review=_decided(review),
    )


def _decided(review: Review | str | PathLike[str] | None) -> Review | None:
    """The review itself, or that of a file, which must be there: a wrong path decides nothing."""
    if not isinstance(review, str | PathLike):
        return review
    if not Path(review).exists():
        raise ReviewError(Path(review), "no such file")
    return read_review(Path(review))


def _distinct(articles: Iterable[Article]) -> Iterator[Article]:
    """The articles with distinct ids; one whose id changes loses its passages, named by the id."""
    before = tuple(articles)
    for old, new in zip(before, reading.with_distinct_ids(before), strict=True):
        yield new if new.id == old.id else replace(new, passages=())


@overload
def render(
    comparison: Comparison | ComparisonView,
    form: TextFormat = ...,
    *,
    table: Table | None = ...,
    depth: Depth | None = ...,
) -> str: ...
@overload
def render(
    comparison: Comparison | ComparisonView, form: Literal["docx"], *, depth: Depth | None = ...
) -> bytes: ...
@overload
def render(
    comparison: Comparison | ComparisonView,
    form: str,
    *,
    table: Table | None = ...,
    depth: Depth | None = ...,
) -> str | bytes: ...
def render(
    comparison: Comparison | ComparisonView,
    form: str = "text",
    *,
    table: Table | None = None,
    depth: Depth | None = None,
) -> str | bytes:
    """Returns a report on a comparison: a str, or bytes in the one binary format, "docx".

    It is what `srcdiff report` writes: encode it as UTF-8, with newline="" where you open a file
    yourself. A CSV report begins with a byte order mark, for the sake of spreadsheets.

    Args:
        comparison: the result of `compare`, or a view of it.
        form: "text", "markdown", "html", "json", "csv", "annotations" or "docx" (which needs the
            extra `docx`).
        table: for "csv" alone, what one row stands for; findings by default.
        depth: for formats that people read, "brief" for the lead alone, "full" for the appendix
            too; lead and detail by default.

    Raises:
        ValueError: the format is unknown, or it has no such option or value of one.
        ReportError: the format needs an extra that is not installed.

    """
    if form not in reports.FORMATS:
        raise ValueError(f"{form!r} is not a format; these are: {', '.join(reports.FORMATS)}")
    asked = {"table": table, "depth": depth}
    options = {name: value for name, value in asked.items() if value is not None}
    if unknown := options.keys() - set(reports.FORMATS[form].options):
        raise ValueError(f"the format {form!r} has no option {', '.join(unknown)}")
    known = {"table": get_args(Table), "depth": get_args(Depth)}
    for name, value in options.items():
        if value not in known[name]:
            raise ValueError(f"{value!r} is no {name}; these are: {', '.join(known[name])}")
    content = reports.render(comparison, form, **options)
    return content if reports.FORMATS[form].binary else content.decode("utf-8")
