"""The list of a review: every decision, note and bookmark, each taken back by a key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from corpus.review import read, write
from corpus.review.model import Anchor, Decision, LeftOut, Note, Review
from corpus.stories.story import gather
from tests.screens.conftest import Dashboard, Open, running
from tests.screens.test_review import NORTH, SOUTH
from tui.app import Srcdiff
from tui.lists.your_review import ReviewScreen
from tui.preferences import Preferences

HERRING = Anchor("North", "Nobody mentioned the price of herring.", 3)
RAIN = Anchor("South", "It rained all day long.", 2)
MET = Anchor("North", "The ministers met by the harbour on Monday.", 1)
MEETING = Anchor("South", "On Monday the ministers met by the harbour.", 3)
GONE = Anchor("South", "A seal was seen in the harbour.", 9)
REVIEW = Review(
    (Decision("confirmed", MET, MEETING), Decision("rejected", HERRING, RAIN)),
    (LeftOut(HERRING, "South"),),
    (Note("Ask the weather service.\nTwice.", (RAIN,)),),
    (MET, GONE),
)


@asynccontextmanager
async def listing(folder: Path) -> AsyncIterator[tuple[Dashboard, ReviewScreen]]:
    """The dashboard on two reports and the review of them, with the list open."""
    paths = [folder / "north.txt", folder / "south.txt"]
    for path, text in zip(paths, (NORTH, SOUTH), strict=True):
        path.write_text(text, "utf-8")
    file = folder / "review.toml"
    write(file, REVIEW)
    story = gather([str(path) for path in paths])
    app = Srcdiff(story, Preferences(), review=lambda _: file)
    async with running(app, (120, 30)) as opened:
        screen = await opened.listed("B")
        assert isinstance(screen, ReviewScreen)
        yield opened, screen


def lines(screen: ReviewScreen) -> list[tuple[str, ...]]:
    return [(*row.cells[:3], row.cells[4]) for row in screen._shown]


def said(opened: Dashboard) -> str:
    """The last message, without the key that undoes it."""
    *_, last = opened.app._notifications
    return str(last.message).partition(" · ")[0]


ALL = [
    ("✓", "confirmed", "North ¶1", "South ¶3"),
    ("⚑", "bookmark", "North ¶1", ""),
    ("✗", "rejected", "North ¶3", "South ¶2"),
    ("✓", "left out", "North ¶3", "not in South"),
    ("✎", "note", "South ¶2", "note"),
    ("–", "lapsed", "South ¶9", ""),
]


async def test_everything_is_listed_in_the_order_of_the_texts(tmp_path: Path) -> None:
    async with listing(tmp_path) as (opened, screen):
        assert lines(screen) == ALL
        assert "Link confirmed:" in str(screen.selected_row.render())
        await opened.press("end")
        shown = str(screen.selected_row.render())
        assert shown.startswith("No longer applies: South no longer says so:")
        assert GONE.text in shown
        await opened.press("k", "y")
        copied = "Note: Ask the weather service. Twice.\n- It rained all day long. (South, ¶2)"
        assert opened.app.clipboard == copied
        filters = []
        for _ in range(6):
            await opened.press("f")
            filters.append((screen.active_filter, len(screen._shown)))
        names = ("confirmed", "rejected", "left out", "note", "bookmark", "lapsed")
        assert filters == [(name, 1) for name in names]


async def test_x_takes_each_line_back_and_u_restores_it(tmp_path: Path) -> None:
    async with listing(tmp_path) as (opened, screen):
        await opened.press("j", "j", "x")
        await opened.settle()
        assert lines(screen) == [line for line in ALL if line[1] != "rejected"]
        assert screen.table.cursor == 2, "the next line is selected"
        assert [one.choice for one in read(tmp_path / "review.toml").decisions] == ["confirmed"]
        assert opened.screen.comparison is not None
        assert opened.screen.comparison.rejected == ()
        assert said(opened) == "Decision withdrawn (North ¶3 – South ¶2)"
        await opened.press("u")
        await opened.settle()
        assert lines(screen) == ALL
        assert said(opened) == "Undid: withdraw decision on North ¶3 – South ¶2"
        messages = []
        for left in reversed(range(len(ALL))):
            await opened.press("home", "x")
            await opened.settle()
            assert len(screen._shown) == left
            messages.append(said(opened).partition(" (")[0])
        assert read(tmp_path / "review.toml") == Review()
        await opened.press("x", "enter", "y")
        assert messages == [
            "Decision withdrawn",
            "Bookmark removed",
            "Decision withdrawn",
            "Confirmation withdrawn",
            "Note removed",
            "Bookmark removed",
        ]


async def test_enter_leads_to_the_passage(tmp_path: Path) -> None:
    async with listing(tmp_path) as (opened, screen):
        place = screen._shown[4].place
        assert await opened.press("end", "k", "enter") == (place.article, place.passage)


async def test_where_no_review_is_kept_the_list_is_empty(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("B", "x")
        assert "Your review · 0 of 0" in str(screen.title_row.render())
