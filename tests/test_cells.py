"""Text drawn in cells keeps its width: without joiners, and in ASCII."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from tui.layout.cells import RedrawFilter, in_ascii, plain, safe_glyphs

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
def test_joined_emoji_are_drawn_side_by_side(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(JOINING)
def test_plain_text_is_as_wide_as_the_sum_of_its_characters(text: str) -> None:
    shown = plain(text)
    assert cell_len(shown) == sum(map(cell_len, shown))


@given(st.lists(JOINING, max_size=4))
def test_a_redrawn_row_keeps_the_width_of_every_piece(texts: list[str]) -> None:
    drawn = RedrawFilter(safe_glyphs).apply([Segment(text) for text in texts], Color(0, 0, 0))
    assert [cell_len(segment.text) for segment in drawn] == list(map(cell_len, texts))
    assert all(plain(segment.text) == segment.text for segment in drawn)


@given(st.text())
def test_in_ascii_returns_ascii_of_the_same_width(text: str) -> None:
    assert in_ascii(text).isascii()
    assert len(in_ascii(text)) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [
        ("● ◐ ○ ≠ ∙", "= ~ o ! ."),
        ("╭─ ¶5 “Zelenský” … ─╮", '+- #5 "Zelensky" ~ -+'),
        ("北京", "????"),
        ("e\u0301te\u0301", "ete"),
        ("½ ﬁ", "? ?"),
        ("👩‍👩‍👧", "??"),
        ("żółć €40", "zolc E40"),
    ],
)
def test_in_ascii_keeps_text_readable(text: str, ascii_text: str) -> None:
    assert in_ascii(text) == ascii_text
