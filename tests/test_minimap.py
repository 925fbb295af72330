"""The map of an article beside its text."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from corpus.passage_status import passage_status
from tests.meeting import article, comparison, link
from tui.widgets.minimap import measure


@pytest.mark.parametrize("height", [1, 2, 3, 7, 19, 60])
def test_a_row_has_the_status_of_most_of_its_characters(height: int) -> None:
    made = comparison()
    for one in made.articles:
        of = {
            at: passage_status(made, passage)
            for passage in one.passages
            for at in range(passage.span.start, passage.span.end)
        }
        length = len(one.text)
        rows = []
        for y in range(height):
            parts = (of.get(part // height) for part in range(y * length, (y + 1) * length))
            counts = Counter(status for status in parts if status)
            rows.append(next((status for status, _ in counts.most_common(1)), "heading"))
        assert measure(made, one).signs(height, length) == rows


def test_of_two_statuses_with_as_many_characters_the_one_that_stands_first_is_shown() -> None:
    """Of thirty characters in three rows, the second has three of the second passage and third."""
    made = comparison()
    north = article("north", ((10 * "a", "body"), (3 * "b", "body"), (13 * "c", "body")))
    links = (
        link("north:1", "south:1", 0.9, "reworded"),
        link("north:3", "south:3", 0.9, "reworded"),
    )
    made = replace(made, articles=(north, *made.articles[1:]), links=links, points=(), findings=())
    shared, alone, _ = (passage_status(made, passage) for passage in north.passages)
    assert shared != alone
    assert measure(made, north).signs(3, 30) == [shared, alone, shared]
