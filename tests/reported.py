"""Reports as characters, which say more than bytes when a test fails."""

from __future__ import annotations

from corpus import reports
from corpus.comparison import Comparison, ComparisonView

WRITTEN = tuple(name for name, form in reports.FORMATS.items() if not form.binary)
"""The formats that are text."""


def render(comparison: Comparison | ComparisonView, form: str, **options: object) -> str:
    """A report in a format that is text."""
    return reports.render(comparison, form, **options).decode("utf-8")
