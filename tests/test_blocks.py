"""What is laid out of an article when some of it is folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.positions import Position
from tests.meeting import article
from tui.layout.rows import Block, Blocks

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


def test_what_is_left_out_is_folded_run_by_run() -> None:
    found = list(numbers(Blocks(ARTICLE, kept(3, 4, 9)).shown))
    assert found == [(1, 2), 3, 4, (5, 6, 7, 8), 9, (10, 11, 12)]


@pytest.mark.parametrize("first", [None, kept(3), kept(3, 4, 9)])
@pytest.mark.parametrize("then", [None, kept(3), kept(5, 6)])
def test_blocks_taken_over_are_those_that_would_be_made(
    first: frozenset[str] | None, then: frozenset[str] | None
) -> None:
    before = Blocks(ARTICLE, first)
    before.show_position(Position(("long:7",), 6), gap=True)
    assert Blocks(ARTICLE, then, before).shown == Blocks(ARTICLE, then).shown
    other = article("other", (("Another.", "body"),))
    assert Blocks(other, then, before).shown == Blocks(other, then).shown


def test_what_one_turns_to_is_shown_until_one_turns_elsewhere() -> None:
    blocks = Blocks(ARTICLE, kept(3))
    at = blocks.show_position(Position(("long:7",), 6), gap=True)
    assert list(numbers(blocks.shown)) == [(1, 2), 3, (4, 5, 6), 7, (8, 9, 10, 11, 12)]
    assert list(numbers(blocks.shown))[at] == 7
    blocks.show_position(Position(("long:3",), 2), gap=True)
    assert list(numbers(blocks.shown)) == [(1, 2), 3, tuple(range(4, LONG + 1))]


@pytest.mark.parametrize(
    ("gap", "shown"),
    [
        (True, [(1, 2), 3, (4, 5), (6, 7, 8, 9, 10, 11, 12)]),
        (False, [(1, 2), 3, (4, 5, 6, 7, 8, 9, 10, 11, 12)]),
    ],
)
def test_a_gap_splits_what_is_folded(gap: bool, shown: list[object]) -> None:
    blocks = Blocks(ARTICLE, kept(3))
    at = blocks.show_position(Position((), 5), gap=gap)
    assert list(numbers(blocks.shown)) == shown
    assert at == (3 if gap else 2)


@given(st.none() | st.sets(st.integers(1, LONG)), st.integers(0, LONG), st.booleans())
def test_nothing_is_lost_and_what_one_turns_to_is_there(
    through: set[int] | None, after: int, told: bool
) -> None:
    blocks = Blocks(ARTICLE, None if through is None else kept(*through))
    told = told and after < LONG
    passages = (f"long:{after + 1}",) if told else ()
    at = blocks.show_position(Position(passages, after), gap=True)
    found = list(numbers(blocks.shown))
    flat = [n for one in found for n in (one if isinstance(one, tuple) else (one,))]
    assert flat == list(range(1, LONG + 1))
    before = [n for one in found[:at] for n in (one if isinstance(one, tuple) else (one,))]
    assert len(before) == after
    if told:
        assert found[at] == after + 1
