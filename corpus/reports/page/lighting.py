"""The rules of style by which passages light up together and filters let through.

They are made of our own numbers, never of a word from an article.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.reports.page.page import Page

POINTED = 300
"""Passages of which each lights up the others when it is pointed at, as well as when it is chosen.
A browser weighs all of these rules whenever the pointer moves; the script does without them."""


def lighting(page: Page) -> str:
    """Where no script runs: choosing a passage shows where the others tell it."""
    found = [
        (page.anchor[shown.cited.passage.id], [page.anchor[one] for one in shown.beside])
        for column in page.columns
        for paragraph in column.paragraphs
        for shown in paragraph.passages
        if shown.beside
    ]
    when = ":is(:target,:hover)" if len(found) <= POINTED else ":target"
    return "\n".join(
        f".desk:has(#{one}{when}) :is({','.join(f'#{other}' for other in others)})"
        "{--lit:var(--light)}"
        for one, others in found
    )


def filters(articles: int) -> str:
    """What is not found in one article, of the findings and of the rows of the matrix."""
    return "\n".join(_filters(articles))


def _filters(articles: int) -> Iterator[str]:
    for number in range(1, articles + 1):
        lacks = f"lacks-{number}"
        yield f".findings:has(.lacking .{lacks}:checked) .omission:not(.{lacks}),"
        yield f".matrix:has(.{lacks}:checked) tbody tr:not(.{lacks}){{display:none}}"
