"""Signs found in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.layout.cells import split_markers, style_markers


def test_runs_of_one_sign_are_separated() -> None:
    found = list(split_markers("●● ¶2 ≠○"))
    assert found == [("●●", "shared"), (" ¶2 ", None), ("≠", "differs"), ("○", "only-here")]


@given(st.text("●◐○≠⌀[]/ ab¶", max_size=30))
def test_no_character_of_a_text_is_lost(text: str) -> None:
    assert "".join(piece for piece, _ in split_markers(text)) == text
    assert style_markers(text).plain == text
