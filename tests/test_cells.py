"""Signs on whose width terminals disagree are drawn so that they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from tui.layout.glyphs import DrawnLines, plain, sure

FAMILY = "👩\u200d👩\u200d👧"
JOINING = st.text(st.sampled_from("ab ❤👩👧👍字\u200d\ufe0e\ufe0f🏽\u0301نम्🇳🇴"), max_size=40)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (FAMILY, "👩👩👧"),
        ("❤\ufe0f\u200d🔥", "❤🔥"),
        ("👍🏽", "👍"),
        ("cafe\u0301 🇳🇴 北河 جسر", "cafe\u0301 🇳🇴 北河 جسر"),
    ],
)
def test_what_is_joined_stands_side_by_side(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(JOINING)
def test_a_text_is_as_wide_as_its_characters(text: str) -> None:
    shown = plain(text)
    assert cell_len(shown) == sum(map(cell_len, shown))


@given(st.lists(JOINING, max_size=4))
def test_nothing_moves_when_a_row_is_drawn(texts: list[str]) -> None:
    drawn = DrawnLines(sure).apply([Segment(text) for text in texts], Color(0, 0, 0))
    assert [cell_len(segment.text) for segment in drawn] == list(map(cell_len, texts))
    assert all(plain(segment.text) == segment.text for segment in drawn)
