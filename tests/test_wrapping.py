"""Text cut into rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from corpus.model import Span
from tui.layout.cells import plain
from tui.layout.rows import wrap

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


def rows(text: str, width: int) -> list[str]:
    return [row.of(text) for row in wrap(text, Span(0, len(text)), width)]


def test_words_are_kept_whole_and_rows_full() -> None:
    assert rows("the ministers met by the harbour", 13) == [
        "the ministers",
        "met by the",
        "harbour",
    ]


def test_a_word_wider_than_the_row_is_cut() -> None:
    assert rows("a Donaudampfschiff b", 6) == ["a", "Donaud", "ampfsc", "hiff b"]


def test_wide_characters_fill_two_cells_and_break_anywhere() -> None:
    assert rows("部长们在港口开会", 6) == ["部长们", "在港口", "开会"]


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert rows("e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301"]


def test_a_row_begins_with_no_closing_mark_and_ends_with_no_opening_one() -> None:
    assert rows("她说：“好”。他走了", 6) == ["她说：", "“好”。", "他走了"]
    assert rows("港口（新）开放", 6) == ["港口", "（新）", "开放"]


def test_a_foreign_word_inside_a_script_without_spaces_is_kept_whole() -> None:
    assert rows("承建方Nordbau公司", 8) == ["承建方", "Nordbau", "公司"]


def test_what_terminals_draw_as_several_signs_counts_as_several() -> None:
    assert rows("👩\u200d👩\u200d👧", 4) == ["👩\u200d👩\u200d", "👧"]


def test_an_empty_span_is_one_empty_row() -> None:
    assert rows("", 10) == [""]


@given(TEXT, st.integers(1, 30))
def test_no_character_is_lost_and_no_row_too_wide(text: str, width: int) -> None:
    spans = wrap(text, Span(0, len(text)), width)
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert list(spans) == sorted(spans)
    for span in spans:
        row = plain(span.of(text))
        assert cell_len(row) <= width or cell_len(row) <= 2, "one wide character may need two cells"


@given(TEXT, st.integers(1, 30), st.integers(0, 50))
def test_a_span_is_wrapped_as_its_text_alone_would_be(text: str, width: int, lead: int) -> None:
    padded = "x" * lead + text + "y"
    inside = wrap(padded, Span(lead, lead + len(text)), width)
    alone = wrap(text, Span(0, len(text)), width)
    assert [row.of(padded) for row in inside] == [row.of(text) for row in alone]
