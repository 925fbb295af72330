"""The rules of style by which passages light up together and filters let through."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.reports.page.page import Page


def lighting(page: Page) -> str:
    """Rules for one report; they are made of our numbers, never of a word from an article."""
    return "\n".join((*_passages(page), *_filters(len(page.columns))))


def _passages(page: Page) -> Iterator[str]:
    """Pointing at a passage, or going to it, shows where the others tell it."""
    for column in page.columns:
        for paragraph in column.paragraphs:
            for shown in paragraph.passages:
                if shown.beside:
                    others = ",".join(f"#{page.anchor[one]}" for one in shown.beside)
                    at = page.anchor[shown.cited.passage.id]
                    yield f".desk:has(#{at}:is(:target,:hover)) :is({others}){{--lit:var(--light)}}"


def _filters(articles: int) -> Iterator[str]:
    """What is not found in one article, of the findings and of the rows of the matrix."""
    for number in range(1, articles + 1):
        lacks = f"lacks-{number}"
        yield f".findings:has(.lacking .{lacks}:checked) .omission:not(.{lacks}),"
        yield f".matrix:has(.{lacks}:checked) tbody tr:not(.{lacks}){{display:none}}"
