"""A passage with the text around it, as rows: nothing is lost, and the passage stands out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.comparison import Comparison
from corpus.settings import Settings
from tests.articles import article_of_text
from tui.view_model.check import AROUND, PassageInContext, in_context
from tui.widgets.passage_pair import context_rows

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
