"""Quotations are found in all quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from corpus.extraction.quotes.quotation_marks import quotations


def quoted(text: str) -> list[Span]:
    """What stands in quotation marks in a paragraph, marks included."""
    return [quotation.outer for quotation in quotations(text, (Span(0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” he said, “never.”", ["“No,”", "“never.”"]),
        ('"No," he said. "Never."', ['"No,"', '"Never."']),
        ("„Nein“, sagte er.", ["„Nein“"]),
        ("« Non », dit-il.", ["« Non »"]),
        ("‘It’s over,’ she said.", ["‘It’s over,’"]),
        ("'It's over,' she said.", ["'It's over,'"]),
        ("“It goes on in the next paragraph.", ["“It goes on in the next paragraph."]),
        ('"It goes on in the next paragraph.', ['"It goes on in the next paragraph.']),
        ("“He said ‘no’ to me.”", ["“He said ‘no’ to me.”"]),
        ("the ministers’ plan and Putin’s", []),
        ("the ministers' plan and Putin's", []),
        ("rock ’n’ roll", []),
        ('a 6" nail', []),
        ("", []),
    ],
)
def test_text_in_quotation_marks_is_found(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quoted(text)] == expected


@given(st.text("“”„\"'‘’«» ab"))
def test_quotations_are_in_order_and_do_not_overlap(text: str) -> None:
    edges = [edge for span in quoted(text) for edge in span]
    assert edges == sorted(edges)
    assert all(span.start < span.end for span in quoted(text))
