"""Quotations are found in all quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from corpus.extraction.quotes.quotation_marks import quotations, single_end


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


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        # a mark after an s within sixty characters; later it is a possessive
        (f"‘{'b' * 58}s’ pier", True),
        (f"‘{'b' * 59}s’ pier", False),
        # forty marks, and 3,000 characters, are looked at
        (f"‘{'it’s ' * 38}it’", True),
        (f"‘{'it’s ' * 39}it’", False),
        (f"‘{'b' * 2997}.’", True),
        (f"‘{'b' * 2998}.’", False),
    ],
)
def test_single_quotation_closes_within_bounds(text: str, closes: bool) -> None:
    assert (single_end(text, 0, Span(0, len(text))) is not None) is closes


@given(st.text("“”„\"'‘’«» ab"))
def test_quotations_are_in_order_and_do_not_overlap(text: str) -> None:
    edges = [edge for span in quoted(text) for edge in span]
    assert edges == sorted(edges)
    assert all(span.start < span.end for span in quoted(text))
