"""Compares news reports of one event; usable without the dashboard.

    from corpus import compare, read, render

    comparison = compare([read("a.txt"), read("b.txt")], threshold=0.5)
    print(render(comparison, "markdown"))

`read` and `gather` return articles, `compare` their comparison, and `render` a report on it. All
the values of a comparison are immutable. docs/library.md shows how to use them.
"""

TYPE_CHECKING = False  # importing `typing` for it would cost more than `srcdiff --version` does
if TYPE_CHECKING:
    from corpus.article import Article, Passage, Problem, Span
    from corpus.comparison import Comparison, ComparisonView
    from corpus.library import compare, gather, read, render
    from corpus.model import (
        Coverage,
        FigureFinding,
        FigureValue,
        Finding,
        LapsedEntry,
        Link,
        NearestMatch,
        NotedPassages,
        Omission,
        Place,
        Point,
        QuotedWords,
        QuoteFinding,
        Reasons,
        WordingFinding,
    )
    from corpus.reading.parsed import SourceError
    from corpus.reports import ReportError
    from corpus.review.model import Review
    from corpus.review.storage import ReviewError
    from corpus.stories.origins import NearDuplicate, OriginGroup
    from corpus.stories.story import Story

__all__ = [
    "Article",
    "Comparison",
    "ComparisonView",
    "Coverage",
    "FigureFinding",
    "FigureValue",
    "Finding",
    "LapsedEntry",
    "Link",
    "NearDuplicate",
    "NearestMatch",
    "NotedPassages",
    "Omission",
    "OriginGroup",
    "Passage",
    "Place",
    "Point",
    "Problem",
    "QuoteFinding",
    "QuotedWords",
    "Reasons",
    "ReportError",
    "Review",
    "ReviewError",
    "SourceError",
    "Span",
    "Story",
    "WordingFinding",
    "compare",
    "gather",
    "read",
    "render",
]

_MODULES = {
    "Article": "corpus.article",
    "Comparison": "corpus.comparison",
    "ComparisonView": "corpus.comparison",
    "NearDuplicate": "corpus.stories.origins",
    "OriginGroup": "corpus.stories.origins",
    "Passage": "corpus.article",
    "Problem": "corpus.article",
    "ReportError": "corpus.reports",
    "Review": "corpus.review.model",
    "ReviewError": "corpus.review.storage",
    "SourceError": "corpus.reading.parsed",
    "Span": "corpus.article",
    "Story": "corpus.stories.story",
    "compare": "corpus.library",
    "gather": "corpus.library",
    "read": "corpus.library",
    "render": "corpus.library",
}
"""The module of each public name; the others are values of `corpus.model`."""


def __getattr__(name: str) -> object:
    """The public name, imported when it is first used: `import corpus` loads nothing slow."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_MODULES.get(name, "corpus.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names too, so that notebooks complete them."""
    return sorted({*globals(), *__all__})
