"""Check on the screen: one key an answer, what it changed, and the way back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.comparison import Comparison
from corpus.review import read
from corpus.stories.story import Story
from tests.meeting import comparison
from tests.questioning import PAIRS, asking, compare
from tests.screens.conftest import Dashboard, Open, running
from tests.screens.test_pictures import picture
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.preferences import Glyphs, Preferences
from tui.screens.check import CheckScreen
from tui.view_model.check import Check

Golden = Callable[[str, str], None]
Asked = Callable[..., AbstractAsyncContextManager[Dashboard]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the review is kept."""
    return tmp_path / "review.toml"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, file: Path) -> Asked:
    """Opens the dashboard on the harbour meeting, about which there are questions."""
    monkeypatch.setattr("corpus.comparison.compare", compare)

    def opened(
        size: tuple[int, int] = (80, 24), glyphs: Glyphs = "unicode"
    ) -> AbstractAsyncContextManager[Dashboard]:
        made = comparison()
        articles = tuple(replace(article, passages=()) for article in made.articles)
        story, preferences = Story(made.title, articles), Preferences(glyphs=glyphs)
        return running(Srcdiff(story, preferences, review=lambda _: file), size)

    return opened


def row(opened: Dashboard, number: int) -> str:
    return opened.app.screen._compositor.render_strips()[number].text.strip()


def shown(opened: Dashboard) -> CheckScreen:
    screen = opened.app.screen
    assert isinstance(screen, CheckScreen)
    return screen


def question(opened: Dashboard) -> tuple[str, str]:
    found = shown(opened).check.question
    assert found is not None
    return found.a, found.b


def choices(file: Path) -> list[str]:
    return [decision.choice for decision in read(file).decisions] if file.exists() else []


async def test_one_key_answers_each_question(asked: Asked, file: Path) -> None:
    async with asked() as opened:
        before = await opened.press("n")
        await opened.press("C")
        assert row(opened, 0) == "Check · 1 of 8"
        assert question(opened) == PAIRS[0]
        await opened.press("y")
        await opened.settle()
        assert row(opened, 0).startswith("Check · 2 of 8")
        assert row(opened, -2) == "The same: 1 link more · 2 omissions fewer"
        await opened.press("n")
        await opened.settle()
        assert row(opened, -2) == "Not the same: 1 link fewer"
        await opened.press("space")
        assert question(opened) == PAIRS[3]
        assert choices(file) == ["confirmed", "rejected"]
        assert not opened.app._notifications, "what an answer changed is shown, not announced"
        await opened.press("u", "u")
        await opened.settle()
        assert question(opened) == PAIRS[1]
        assert row(opened, -2) == "Taken back: 1 link more"
        assert choices(file) == ["confirmed"]
        await opened.press("u", "u")
        await opened.settle()
        assert question(opened) == PAIRS[0]
        assert choices(file) == []
        (message,) = opened.app._notifications
        assert message.message == "Nothing to take back in this round"
        assert await opened.press("escape") == before
        assert isinstance(opened.app.screen, CompareScreen)


async def test_after_eight_it_sums_up_and_asks_whether_to_go_on(asked: Asked, file: Path) -> None:
    async with asked() as opened:
        await opened.press("C", "y", "n", "n", "n", "n", "space", "n", "n")
        await opened.settle()
        assert picture(opened).splitlines()[2:7] == [
            " 7 answers: 1 the same, 6 not the same · 1 for later",
            " In all: 1 link now firm · 2 omissions fewer",
            " 7 of 8 reviewed",
            "",
            " 3 more?",
        ]
        await opened.press("y")
        assert question(opened) == PAIRS[8]
        await opened.press("n", "n")
        assert question(opened) == PAIRS[5], "what was put off comes last"
        await opened.press("n")
        await opened.settle()
        assert "No more questions" in picture(opened)
        assert len(choices(file)) == 10
        await opened.press("u")
        assert question(opened) == PAIRS[5], "the last answer can be taken back here too"
        await opened.press("y")
        await opened.settle()
        await opened.press("y")
        assert isinstance(opened.app.screen, CompareScreen), "with nothing more to ask it closes"


async def test_enter_leads_into_the_text_and_check_goes_on_there(asked: Asked) -> None:
    async with asked() as opened:
        await opened.press("C", "n")
        await opened.settle()
        assert await opened.press("enter") == ("north", "north:3")
        await opened.press("C")
        assert question(opened) == PAIRS[1]
        assert row(opened, 0) == "Check · 2 of 8"
        await opened.pilot.click(shown(opened).pair, offset=(60, 3))
        await opened.pilot.pause()
        assert opened.at == ("east", "east:1"), "a click leads to the passage below it"
        await opened.press("u")
        await opened.settle()
        assert opened.screen.comparison is not None
        assert opened.screen.comparison.rejected == (), "u undoes an answer there as well"


@pytest.mark.parametrize("end", [0, 1])
async def test_of_passages_above_each_other_a_click_leads_to_the_one_below_it(
    asked: Asked, end: int
) -> None:
    async with asked((60, 20)) as opened:
        await opened.press("C")
        pair, passage = shown(opened).pair, question(opened)[end]
        await opened.pilot.click(pair, offset=(20, (pair.size.height - 1) * end))
        await opened.pilot.pause()
        assert opened.at == (passage.partition(":")[0], passage)


async def test_enter_goes_on_with_the_next_round(asked: Asked) -> None:
    async with asked() as opened:
        await opened.press("C", *["n"] * 8)
        await opened.settle()
        await opened.press("enter")
        assert row(opened, 0).startswith("Check · 1 of 2")


async def test_the_title_says_how_many_points_have_moved(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with asked() as opened:
        await opened.press("C")
        for moved, said in ((0, ""), (1, " · 1 point moved"), (2, " · 2 points moved")):
            monkeypatch.setattr(Check, "moved_points", moved)
            shown(opened).renew(comparison())
            await opened.pilot.pause()
            assert row(opened, 0) == f"Check · 1 of 8{said}"


async def test_the_round_ends_with_n_and_begins_anew(asked: Asked) -> None:
    async with asked() as opened:
        await opened.press("C", *["n"] * 8, "n")
        assert isinstance(opened.app.screen, CompareScreen)
        await opened.settle()
        await opened.press("C")
        assert row(opened, 0) == "Check · 1 of 2"


async def test_keys_on_the_last_row_can_be_clicked(asked: Asked, file: Path) -> None:
    async with asked() as opened:
        await opened.press("C")
        keys = shown(opened).keys
        assert row(opened, -1) == (
            "y same  n not the same  Space later  Enter in the text  Esc back"
        )
        await opened.pilot.click(keys, offset=(12, 0))
        await opened.settle()
        assert choices(file) == ["rejected"]
        assert row(opened, -1).split("  ")[3:4] == ["u take back"]
        await opened.pilot.click(keys, offset=(75, 0))
        await opened.pilot.pause()
        assert isinstance(opened.app.screen, CompareScreen)


@pytest.mark.held_up
async def test_the_next_question_can_be_answered_while_it_compares(
    asked: Asked, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with asked() as opened:
        may_end = threading.Event()

        def slowly(*given: Any, **more: Any) -> Comparison:
            may_end.wait(20)
            return compare(*given, **more)

        monkeypatch.setattr("corpus.comparison.compare", slowly)
        await opened.press("C", "y")
        assert row(opened, -2) == "comparing …"
        assert question(opened) == PAIRS[1]
        await opened.press("n")
        assert question(opened) == PAIRS[2]
        assert choices(file) == ["confirmed", "rejected"]
        may_end.set()
        await opened.settle()
        await opened.pilot.pause()
        assert row(opened, -2) == "2 answers: 1 link now firm · 2 omissions fewer"


async def test_a_doubtful_link_is_checked_from_its_list(asked: Asked, file: Path) -> None:
    async with asked() as opened:
        await opened.press("C", "n", "y")
        await opened.settle()
        await opened.press("escape", "L", "j", "C")
        assert question(opened) == PAIRS[0], "the second row of the list, decided before"
        await opened.press("y")
        await opened.settle()
        assert choices(file) == ["confirmed", "confirmed"]
        await opened.press("escape")
        screen = opened.app.screen
        assert not isinstance(screen, (CheckScreen, CompareScreen))
        await opened.press("enter")
        await opened.press("L", "C", "enter")
        assert isinstance(opened.app.screen, CompareScreen), "both the list and Check are left"
        assert opened.at == ("north", "north:3")


async def test_taking_an_answer_back_keeps_the_same_decision_made_before(
    asked: Asked, file: Path
) -> None:
    async with asked() as opened:
        await opened.press("n", "c")
        await opened.settle()
        assert choices(file) == ["confirmed"]
        await opened.press("L", "C")
        decided = question(opened)
        await opened.press("y")
        assert row(opened, -2) == "Already decided this way"
        await opened.press("u")
        await opened.settle()
        assert question(opened) == decided
        assert choices(file) == ["confirmed"], "it was not this answer that decided"
        assert row(opened, -2) == ""


async def test_with_nothing_to_ask_any_answer_leads_back(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.comparison.compare", lambda *_, **__: asking(pairs=()))
    async with asked((40, 12)) as opened:
        await opened.press("C", "space", "u")
        assert picture(opened).splitlines()[2].strip() == "Nothing to ask"
        assert row(opened, -1) == "Esc back"
        await opened.press("n")
        assert isinstance(opened.app.screen, CompareScreen)


async def test_where_no_review_is_kept_it_says_so(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("C")
        assert isinstance(opened.app.screen, CompareScreen)
        (message,) = opened.app._notifications
        assert message.message == "No review is kept: nothing can be saved"


async def test_an_answer_that_cannot_be_saved_is_asked_again(asked: Asked, file: Path) -> None:
    async with asked() as opened:
        await opened.press("C")
        file.write_text("this is no review [", "utf-8")
        await opened.press("y")
        assert question(opened) == PAIRS[0]
        assert any("review.toml" in str(one.message) for one in opened.app._notifications)


async def test_long_passages_scroll_where_there_is_little_room(asked: Asked) -> None:
    async with asked((24, 10)) as opened:
        await opened.press("C")
        pair = shown(opened).pair
        above = [pair.render_line(y).text for y in range(pair.size.height)]
        await opened.press("j", "down")
        assert pair.scrolled > 0
        assert [pair.render_line(y).text for y in range(pair.size.height)] != above
        await opened.press("k", "up", "up", "up")
        assert [pair.render_line(y).text for y in range(pair.size.height)] == above


@pytest.mark.parametrize(
    "size", [(40, 12), (60, 20), (80, 24), (120, 40)], ids="{0[0]}x{0[1]}".format
)
async def test_pictures(asked: Asked, golden: Golden, size: tuple[int, int]) -> None:
    async with asked(size) as opened:
        await opened.press("C", "y")
        await opened.settle()
        golden(f"screen-check-{size[0]}x{size[1]}.txt", picture(opened))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids="{0[0]}x{0[1]}".format)
async def test_the_cursor_stands_where_the_passage_begins(
    asked: Asked, size: tuple[int, int]
) -> None:
    async with asked(size) as opened:
        await opened.press("C", "n")
        await opened.settle()
        x, y = shown(opened).cursor_cell
        assert picture(opened).splitlines()[y][x:].startswith("They agreed to build")
        await opened.press(*["n"] * 7)
        x, y = shown(opened).cursor_cell
        assert picture(opened).splitlines()[y][x:].startswith("8 answers:")


async def test_in_ascii_every_sign_has_a_form_of_its_own(asked: Asked) -> None:
    async with asked((60, 20), "ascii") as opened:
        await opened.press("C", "y")
        await opened.settle()
        text = picture(opened)
        assert text.isascii()
        assert "> Ministers" in text or "> They" in text


async def test_without_colours_words_in_common_are_underlined(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with asked((80, 24)) as opened:
        await opened.press("C", "n")
        assert question(opened) == PAIRS[1]
        pair = shown(opened).pair
        underlined = {
            segment.text
            for y in range(pair.size.height)
            for segment in pair.render_line(y)
            if segment.style and segment.style.underline
        }
        assert {"agreed", "lighthouses"} <= underlined
        assert not {"discussed", "They"} & underlined
