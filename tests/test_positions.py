"""Where a point stands in another article, or would stand."""

from __future__ import annotations

import pytest

from corpus.positions import PositionIndex
from tests.meeting import comparison


@pytest.mark.parametrize(
    ("passage", "article", "passages", "after", "because"),
    [
        ("north:3", "north", ("north:3",), 2, "an article tells its own passage"),
        ("north:3", "south", ("south:1",), 0, "its counterpart, wherever it has moved"),
        ("south:2", "north", (), 3, "after the counterpart of the passage before it"),
        ("north:4", "south", (), 1, "after the counterpart of the nearest passage before it"),
        ("north:1", "south", (), 2, "before the counterpart of the next, as none is before it"),
        ("south:2", "east", (), 1, "after what shares a point with the one before"),
    ],
)
def test_a_passage_stands(
    passage: str, article: str, passages: tuple[str, ...], after: int, because: str
) -> None:
    found = PositionIndex(comparison()).of(passage, article)
    assert (found.passages, found.after) == (passages, after), because
    assert found.is_shared == bool(passages)


def test_without_any_link_the_gap_is_as_far_down_as_the_passage() -> None:
    from dataclasses import replace

    unlinked = replace(comparison(), links=(), points=())
    assert PositionIndex(unlinked).of("north:3", "south").after == 2
    assert PositionIndex(unlinked).of("north:1", "south").after == 0
