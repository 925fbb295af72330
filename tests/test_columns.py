"""Grids of numbers stay readable, however many outlets there are."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.layout.columns import rows

NAMES = [f"Outlet of a Long Name {number}" for number in range(1, 21)]
OVERLAP = (("", *NAMES), *((name, *("37" for _ in NAMES)) for name in NAMES))


def test_few_outlets_are_named() -> None:
    grid = (("", "One", "Other"), ("One", "12", "7"), ("Other", "7", "100"))
    assert list(rows(grid, 80)) == [
        "         One  Other",
        "  One     12      7",
        "  Other    7    100",
    ]


@pytest.mark.parametrize("room", [80, 120, 200])
def test_many_outlets_are_numbered_and_fit(room: int) -> None:
    head, first, *_ = rows(OVERLAP, room)
    assert head.split() == [str(number) for number in range(1, 21)]
    assert first.split()[0] == "1"
    assert first.split()[-20:] == ["37"] * 20
    assert max(map(cell_len, rows(OVERLAP, room))) <= room
