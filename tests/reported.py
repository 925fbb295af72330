"""Reports as characters, which say more than bytes when a test fails."""

from __future__ import annotations

from corpus import reports
from corpus.comparison import Comparison, ComparisonView

WRITTEN = tuple(name for name, form in reports.FORMATS.items() if not form.binary)
"""The formats that are text."""


def without_brackets(report: str, comparison: Comparison) -> str:
    """A report without what the program adds to the points that it quotes."""
    for point in comparison.points:
        report = report.replace(point.shown, point.text) if point.shown else report
    return report


def render(comparison: Comparison | ComparisonView, form: str, **options: object) -> str:
    """A report in a format that is text, with all that it can hold but the environment.

    The environment is another one on each machine; `options` may ask for less, or for it.
    """
    return rendered(comparison, form, **options).decode("utf-8")


def rendered(comparison: Comparison | ComparisonView, form: str, **options: object) -> bytes:
    """The same as bytes, in any format."""
    whole = {"depth": "full", "environment": False}
    known = {name: value for name, value in whole.items() if name in reports.FORMATS[form].options}
    return reports.render(comparison, form, **known | options)
