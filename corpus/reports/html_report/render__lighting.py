"""The rules of style by which passages light up together and filters let through.

They are made of our own numbers, never of a word from an article.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.reports.html_report.view__page import Page

POINTED = 300
"""Passages of which each lights up the others. A browser without scripts weighs a rule for each
whenever the pointer moves, so where there are more, cards alone say where the others tell it."""

_BELOW_THE_HEADS = (
    "@media screen and (min-width:56rem) and (min-height:34rem)"
    "{html:has(.passage:target){scroll-padding-top:11.25rem}}"
)
"""Going to a passage leaves the heads of the columns in sight."""


def lighting(page: Page) -> str:
    """Where no script runs: choosing a passage, or pointing at it, shows where others tell it."""
    found = [
        (page.anchor[shown.cited.passage.id], [page.anchor[one] for one in shown.beside])
        for column in page.columns
        for paragraph in column.paragraphs
        for shown in paragraph.passages
        if shown.beside
    ]
    if len(found) > POINTED:
        return ""
    rules = (
        f".desk:has(#{one}:is(:target,:hover)) :is({','.join(f'#{other}' for other in others)})"
        "{--lit:var(--light)}"
        for one, others in found
    )
    return "\n".join((_BELOW_THE_HEADS, *rules))


def filters(articles: int) -> str:
    """What is not found in one article, of the findings and of the rows of the matrix."""
    return "\n".join(_filters(articles))


def _filters(articles: int) -> Iterator[str]:
    for number in range(1, articles + 1):
        lacks = f"lacks-{number}"
        yield f".findings:has(.lacking .{lacks}:checked) .omission:not(.{lacks}),"
        yield f".matrix:has(.{lacks}:checked) tbody tr:not(.{lacks}){{display:none}}"
