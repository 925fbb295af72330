"""The map of an article beside its text."""

from __future__ import annotations

from collections import Counter

import pytest

from corpus.passage_status import passage_status
from tests.meeting import comparison
from tui.widgets.minimap import measure


@pytest.mark.parametrize("height", [1, 2, 3, 7, 19, 60])
def test_a_row_has_the_status_of_most_of_its_characters(height: int) -> None:
    made = comparison()
    for article in made.articles:
        of = {
            at: passage_status(made, passage)
            for passage in article.passages
            for at in range(passage.span.start, passage.span.end)
        }
        length = len(article.text)
        rows = []
        for y in range(height):
            parts = (of.get(part // height) for part in range(y * length, (y + 1) * length))
            counts = Counter(status for status in parts if status)
            rows.append(next((status for status, _ in counts.most_common(1)), "heading"))
        assert measure(made, article).signs(height, length) == rows
