"""What part of an article is in view."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from tests.meeting import NORTH, Sentences, article
from tui.layout.rows import ArticleRows
from tui.layout.viewport import Viewport

WIDTH = 20
LONG: Sentences = tuple((f"Sentence {n} is about herring.", "body") for n in range(300))


def window(of: Article, height: int = 8) -> Viewport[ArticleRows]:
    return Viewport(ArticleRows(of, WIDTH), height)


def shown(view: Viewport[ArticleRows]) -> list[str]:
    text = view.rows.article.text
    return [
        ""
        if line is None
        else "-"
        if line.row < 0
        else "gap"
        if line.block is None
        else line.span.of(text)
        for line in view.lines()
    ]


def test_it_opens_at_the_start() -> None:
    assert shown(window(article("north", NORTH)))[:4] == [
        "Ministers meet by",
        "the harbour",
        "-",
        "Ministers from nine",
    ]


def test_an_item_is_held_at_the_row_asked_for_even_before_the_start() -> None:
    view = window(article("north", NORTH))
    view.hold(0, 3)
    assert shown(view)[:4] == ["", "", "", "Ministers meet by"]


def test_settling_leaves_no_empty_rows_before_the_start_or_after_the_end() -> None:
    view = window(article("north", NORTH))
    view.hold(0, 3)
    view.settle()
    assert shown(view)[0] == "Ministers meet by"
    view.hold(3, 0)
    view.settle()
    assert shown(view)[-1] == "price of herring."


def test_rows_in_view_do_not_scroll_when_revealed() -> None:
    view = window(article("long", LONG), 30)
    view.reveal(5)
    assert shown(view)[view.row].startswith("Sentence 5 ")
    assert shown(view)[0] == "Sentence 0 is about"


def test_rows_out_of_view_are_revealed_a_third_down() -> None:
    view = window(article("long", LONG), 30)
    view.reveal(200)
    assert view.row == 10
    assert shown(view)[10].startswith("Sentence 200")


def test_a_gap_is_an_item_between_two_others() -> None:
    view = window(article("north", NORTH), 12)
    view.rows.gap = 2
    assert shown(view)[5:9] == ["harbour on Monday.", "-", "gap", "-"]
    assert view.rows.items == 5
    assert view.rows.item_of(1) == 1
    assert view.rows.item_of(2) == 3


def test_a_gap_may_stand_before_the_first_and_after_the_last_passage() -> None:
    view = window(article("north", NORTH), 3)
    view.rows.gap = 0
    assert shown(view) == ["gap", "-", "Ministers meet by"]
    view.rows.gap = 4
    view.reveal(4)
    assert shown(view) == ["price of herring.", "-", "gap"]


def test_only_visible_rows_are_wrapped() -> None:
    view = window(article("long", LONG))
    view.reveal(150)
    assert len(view.rows._rows) < 20


@given(
    st.integers(1, 40), st.integers(0, 299), st.none() | st.integers(0, 300), st.integers(-40, 40)
)
def test_every_view_is_a_run_of_the_whole_article(
    height: int, item: int, gap: int | None, scrolled: int
) -> None:
    view = window(article("long", LONG), height)
    view.rows.gap = gap
    view.reveal(item)
    view.scroll(scrolled)
    every = [line for number in range(view.rows.items) for line in view.rows.lines(number)]
    seen = view.lines()
    assert len(seen) == height
    lines = [line for line in seen if line is not None]
    if lines:
        at = every.index(lines[0])
        assert lines == every[at : at + len(lines)]
