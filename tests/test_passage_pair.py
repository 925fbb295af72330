"""A passage with the text around it, as rows: nothing is lost, and the passage stands out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from corpus.comparison import Comparison
from corpus.settings import Settings
from tests.articles import article_of_text
from tui.view_model.check import AROUND, PassageInContext, in_context
from tui.widgets.passage_pair import PassagePair, context_rows

SENTENCES = (
    "The harbour froze in January.",
    "“Nobody could sail,” a pilot said.",
    "部长们在港口会面。",
    "اجتمع الوزراء في الميناء.",
    "Word" * 30 + ".",
)
paragraphs = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join),
    min_size=1,
    max_size=9,
)


def sides(text: str) -> list[PassageInContext]:
    """Every passage of a text as Check shows it."""
    article = article_of_text("north", text)
    made = Comparison("", (article,), Settings())
    return [in_context(made, one.id, one.id) for one in article.passages]


@given(paragraphs, st.integers(1, 60))
def test_rows_hold_every_word_around_the_passage_once(parts: list[str], width: int) -> None:
    for side in sides("\n\n".join(parts)):
        rows = context_rows(side, width)
        shown = "".join(row.span.of(side.text) for row in rows)
        around = "".join(paragraph.of(side.text) for paragraph in side.paragraphs)
        assert "".join(shown.split()) == "".join(around.split())
        passage = "".join(row.span.of(side.text) for row in rows if row.is_passage)
        assert "".join(passage.split()) == "".join(side.passage.text.split())
        first = next(n for n, row in enumerate(rows) if row.is_passage)
        count = sum(row.is_passage for row in rows)
        assert all(row.is_passage for row in rows[first : first + count])


@pytest.mark.parametrize("number", [1, 5, 12])
def test_only_paragraphs_near_the_passage_are_shown(number: int) -> None:
    text = "\n\n".join(f"The number of this paragraph is {at}." for at in range(1, 13))
    side = sides(text)[number - 1]
    shown = [paragraph.of(text) for paragraph in side.paragraphs]
    near = range(max(1, number - AROUND), min(12, number + AROUND) + 1)
    assert shown == [f"The number of this paragraph is {at}." for at in near]


class Shown(App[None]):
    """Nothing but a pair of passages."""

    def compose(self) -> ComposeResult:
        """The pair."""
        yield PassagePair()


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        (2, 2, (2, 2)),
        (2, 12, (2, 10)),  # the longer one has what the shorter leaves
        (12, 2, (10, 2)),
        (12, 12, (6, 6)),
    ],
)
async def test_of_two_passages_above_each_other_the_shorter_one_is_whole(
    first: int, second: int, shown: tuple[int, int]
) -> None:
    """On fourteen rows, of which two name the outlets."""
    app = Shown()
    async with app.run_test(size=(50, 14)) as pilot:
        pair = app.query_one(PassagePair)
        (one,), (other,) = (
            sides(" ".join(["Then", *[word] * (7 * rows - 1)]) + ".")
            for word, rows in (("rainy", first), ("snowy", second))
        )
        pair.pair = one, other
        await pilot.pause()
        rows = [pair.render_line(y).text for y in range(pair.size.height)]
        found = tuple(sum(word in row for row in rows) for word in ("rainy", "snowy"))
        assert found == shown


@pytest.mark.parametrize(
    ("first", "second", "begins"),
    [
        # rows of a passage, and whether there is text around it
        ((2, False), (5, False), 3),
        ((5, False), (2, False), 6),
        ((2, False), (2, True), 3),
        ((2, True), (2, False), 11),
        ((2, True), (2, True), 7),  # both share what is left
    ],
)
async def test_free_rows_go_to_the_text_around_a_passage(
    first: tuple[int, bool], second: tuple[int, bool], begins: int
) -> None:
    """The second passage begins, with its outlet, in a row of fourteen."""
    app = Shown()
    async with app.run_test(size=(50, 14)) as pilot:
        pair = app.query_one(PassagePair)
        chosen = []
        for height, has_more in (first, second):
            told = f"Then {' '.join(['rainy'] * (7 * height - 1))}."
            around = f"Later {' '.join(['windy'] * 90)}."
            text = "\n\n".join((around, told, around)) if has_more else told
            chosen.append(next(one for one in sides(text) if one.passage.text == told))
        pair.pair = chosen[0], chosen[1]
        await pilot.pause()
        heads = [y for y in range(14) if "¶" in pair.render_line(y).text]
        assert heads == [0, begins]
