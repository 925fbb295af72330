"""Text wrapped to rows, and the blocks of an article, some of them folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from corpus.article import Span
from corpus.positions import Position
from tests.meeting import article
from tui.layout.cells import plain
from tui.layout.rows import Block, Blocks, wrap

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


def wrapped(text: str, width: int) -> list[str]:
    return [row.of(text) for row in wrap(text, Span(0, len(text)), width)]


def test_words_are_kept_whole_and_rows_full() -> None:
    assert wrapped("the ministers met by the harbour", 13) == [
        "the ministers",
        "met by the",
        "harbour",
    ]


def test_a_word_wider_than_the_row_is_cut() -> None:
    assert wrapped("a Donaudampfschiff b", 6) == ["a", "Donaud", "ampfsc", "hiff b"]


def test_wide_characters_fill_two_cells_and_break_anywhere() -> None:
    assert wrapped("部长们在港口开会", 6) == ["部长们", "在港口", "开会"]


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert wrapped("e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301"]


def test_a_row_begins_with_no_closing_mark_and_ends_with_no_opening_one() -> None:
    assert wrapped("她说：“好”。他走了", 6) == ["她说：", "“好”。", "他走了"]
    assert wrapped("港口（新）开放", 6) == ["港口", "（新）", "开放"]


def test_a_foreign_word_inside_a_script_without_spaces_is_kept_whole() -> None:
    assert wrapped("承建方Nordbau公司", 8) == ["承建方", "Nordbau", "公司"]


def test_emoji_that_terminals_draw_as_several_signs_count_as_several() -> None:
    assert wrapped("👩\u200d👩\u200d👧", 4) == ["👩\u200d👩\u200d", "👧"]


def test_an_empty_span_is_one_empty_row() -> None:
    assert wrapped("", 10) == [""]


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


LONG = 12
ARTICLE = article("long", tuple((f"Sentence {n}.", "body") for n in range(1, LONG + 1)))


def number(block: Block) -> int:
    assert block.passage is not None
    return block.passage.number


def numbers(blocks: Sequence[Block]) -> Iterator[int | tuple[int, ...]]:
    """The passages that are shown by their numbers, those that are folded as a tuple of them."""
    for block in blocks:
        yield tuple(map(number, block.folded)) if block.folded else number(block)


def kept(*shown: int) -> frozenset[str]:
    return frozenset(f"long:{number}" for number in shown)


def test_without_a_filter_nothing_is_folded() -> None:
    assert list(numbers(Blocks(ARTICLE).shown)) == list(range(1, LONG + 1))


def test_hidden_passages_are_folded_run_by_run() -> None:
    found = list(numbers(Blocks(ARTICLE, kept(3, 4, 9)).shown))
    assert found == [(1, 2), 3, 4, (5, 6, 7, 8), 9, (10, 11, 12)]


@pytest.mark.parametrize("first", [None, kept(3), kept(3, 4, 9)])
@pytest.mark.parametrize("then", [None, kept(3), kept(5, 6)])
def test_blocks_taken_over_are_those_that_would_be_made(
    first: frozenset[str] | None, then: frozenset[str] | None
) -> None:
    before = Blocks(ARTICLE, first)
    before.show_position(Position("b:1", ("long:7",), 6), gap=True)
    assert Blocks(ARTICLE, then, before).shown == Blocks(ARTICLE, then).shown
    other = article("other", (("Another.", "body"),))
    assert Blocks(other, then, before).shown == Blocks(other, then).shown


def test_a_visited_passage_stays_unfolded_until_the_next_visit() -> None:
    blocks = Blocks(ARTICLE, kept(3))
    at = blocks.show_position(Position("b:1", ("long:7",), 6), gap=True)
    assert list(numbers(blocks.shown)) == [(1, 2), 3, (4, 5, 6), 7, (8, 9, 10, 11, 12)]
    assert list(numbers(blocks.shown))[at] == 7
    blocks.show_position(Position("b:1", ("long:3",), 2), gap=True)
    assert list(numbers(blocks.shown)) == [(1, 2), 3, tuple(range(4, LONG + 1))]


@pytest.mark.parametrize(
    ("gap", "shown"),
    [
        (True, [(1, 2), 3, (4, 5), (6, 7, 8, 9, 10, 11, 12)]),
        (False, [(1, 2), 3, (4, 5, 6, 7, 8, 9, 10, 11, 12)]),
    ],
)
def test_a_gap_splits_a_fold(gap: bool, shown: list[object]) -> None:
    blocks = Blocks(ARTICLE, kept(3))
    at = blocks.show_position(Position("b:1", (), 5), gap=gap)
    assert list(numbers(blocks.shown)) == shown
    assert at == (3 if gap else 2)


@given(st.none() | st.sets(st.integers(1, LONG)), st.integers(0, LONG), st.booleans())
def test_folding_loses_nothing_and_keeps_the_visited_passage(
    through: set[int] | None, after: int, told: bool
) -> None:
    blocks = Blocks(ARTICLE, None if through is None else kept(*through))
    told = told and after < LONG
    passages = (f"long:{after + 1}",) if told else ()
    at = blocks.show_position(Position("b:1", passages, after), gap=True)
    found = list(numbers(blocks.shown))
    flat = [n for one in found for n in (one if isinstance(one, tuple) else (one,))]
    assert flat == list(range(1, LONG + 1))
    before = [n for one in found[:at] for n in (one if isinstance(one, tuple) else (one,))]
    assert len(before) == after
    if told:
        assert found[at] == after + 1
