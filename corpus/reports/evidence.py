"""Findings of one kind with the words that prove them: a chapter of the report."""

from __future__ import annotations

from typing import NamedTuple

from corpus.article import Span
from corpus.findings.figure import FigureFinding
from corpus.findings.finding import QuoteFinding, WordingFinding
from corpus.reports.cited import Cited


class Given(NamedTuple):
    """Words, and the passage that gives them."""

    cited: Cited
    words: str
    span: Span
    """In the article's text."""


class Proved(NamedTuple):
    """A finding with what proves it."""

    finding: FigureFinding | QuoteFinding | WordingFinding
    verdict: str
    """What a reader calls the verdict."""
    given: tuple[Given, ...]


class Evidence(NamedTuple):
    """A chapter: what differs is shown, what agrees only counted."""

    heading: str
    differing: tuple[Proved, ...]
    agreeing: str
    """A sentence; empty where nothing agrees."""
