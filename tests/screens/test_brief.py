"""The brief: over the whole screen, and beside the text where the screen is wide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import OptionList

from corpus.comparison import Comparison
from corpus.model import Absence, FigureFinding, Omission
from corpus.reports.voices import StyleRow
from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.conftest import Dashboard, Open, running
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.lists.brief_screen import BriefList, BriefPanel, BriefScreen
from tui.lists.comparison_tables import ComparisonTables
from tui.preferences import Preferences
from tui.view_model.brief import brief


def rows(sections: OptionList) -> list[str]:
    return [str(option.prompt).strip() for option in sections.options]


async def resized(opened: Dashboard, width: int) -> None:
    await opened.pilot.resize_terminal(width, 40)
    for _ in range(100):  # Textual handles a new size some messages later
        await opened.pilot.pause()
        if opened.screen.bar.region.width == width and opened.screen.columns.region.width:
            break
    await opened.pilot.pause()


def shown(opened: Dashboard) -> BriefList:
    screen = opened.app.screen
    assert isinstance(screen, BriefScreen)
    return screen.query_one(BriefList)


# What it says


def test_of_very_many_lines_the_most_important_are_shown_and_the_rest_are_counted() -> None:
    made = comparison()
    own = next(one for one in made.points if one.included_by == ("north",))
    points = tuple(replace(own, id=f"own-{number}", weight=number) for number in range(1, 1001))
    section = brief(replace(made, points=points, findings=()))[0]
    assert section.title.startswith("Only in North")
    assert (len(section.lines), section.more) == (40, "960 more in the matrix")
    assert rows(BriefList((section,)))[-1] == "… 960 more in the matrix"


def titles(made: Comparison) -> list[str]:
    return [section.title for section in brief(made)]


def test_three_articles_have_sections_for_all_some_and_one() -> None:
    assert titles(comparison()) == [
        "All say · 1 likely",
        "Some say · 1",
        "Only in North · 1",
        "Only in South · 1",
    ]


def test_two_articles_have_a_section_for_both() -> None:
    made = comparison()
    two = replace(
        made,
        articles=made.articles[:2],
        links=made.links[:2],
        points=tuple(
            replace(
                point,
                passages=tuple(one for one in point.passages if not one.startswith("east")),
                included_by=tuple(one for one in point.included_by if one != "east"),
                not_found_in=tuple(one for one in point.not_found_in if one != "east"),
            )
            for point in made.points
        ),
    )
    assert titles(two) == ["Both say · 1, 1 more likely", "Only in North · 1", "Only in South · 1"]


def test_firm_points_come_before_heavier_likely_ones() -> None:
    made = comparison()
    heavy = replace(made.points[2], id="heavy", weight=2.0)
    likely = replace(
        next(one for one in made.findings if isinstance(one, Omission) and one.point == "point-2"),
        point="heavy",
        absent=(Absence("south", 0.7, "likely"), Absence("east", 0.9, "firm")),
    )
    made = replace(made, points=(heavy, *made.points), findings=(likely, *made.findings))
    own = next(section for section in brief(made) if section.title.startswith("Only in North"))
    assert own.title == "Only in North · 1, 1 more likely"
    assert len(own.lines) == 2


def test_points_of_some_articles_name_those_articles() -> None:
    some = next(section for section in brief(comparison()) if section.title.startswith("Some"))
    assert [line.text for line in some.lines] == [
        "Ministers from nine countries met by the harbour on Monday. (North ¶2 and South ¶3; not "
        "found in East)"
    ]
    assert some.lines[0].glyph == "●"


def test_differences_have_the_words_of_the_finding() -> None:
    made = comparison()
    finding = FigureFinding(
        "f", "conflict", ("north:3", "south:1"), "North: two · South: three", (), "firm"
    )
    differ = next(
        section
        for section in brief(replace(made, findings=(*made.findings, finding)))
        if section.title == "They differ · 1"
    )
    (line,) = differ.lines
    assert (line.glyph, line.text) == ("≠", "Figures differ: North: two; South: three.")
    assert (line.place.article, line.place.passage) == ("north", "north:3")


# Over the whole screen


async def test_enter_leads_to_the_first_line_and_the_arrows_to_others(dashboard: Open) -> None:
    async with dashboard() as opened:
        assert await opened.press("s", "enter") == ("north", "north:3")
        assert await opened.press("s", "j", "enter") == ("north", "north:2")
        assert await opened.press("s", "j", "down", "k", "enter") == ("north", "north:2")


async def test_escape_and_s_leave_the_brief_without_moving(dashboard: Open) -> None:
    async with dashboard() as opened:
        before = await opened.press("n", "n")
        for key in ("escape", "s"):
            assert await opened.press("s", key) == before
            assert isinstance(opened.app.screen, CompareScreen)


async def test_numbers_stand_below_the_lines_and_can_be_reached(dashboard: Open) -> None:
    async with dashboard((80, 14)) as opened:
        await opened.press("s")
        sections = shown(opened)
        said = rows(sections)
        assert said[0] == "All say · 1 likely"
        for title in ("Coverage, and where it stands in each report", "Findings"):
            assert title in said
        assert any(row.split()[:3] == ["North", "South", "East"] for row in said)
        assert sections.scroll_offset.y == 0
        for _ in range(12):
            await opened.pilot.press("pagedown")
        await opened.pilot.pause()
        assert sections.scroll_offset.y == sections.max_scroll_y > 0
        assert await opened.press("enter") == ("south", "south:2"), "the last line is still chosen"
        await opened.press("s")
        sections = shown(opened)
        await opened.pilot.press("space", "space", "space")
        assert sections.highlighted is not None
        assert sections.options[sections.highlighted].id == str(len(sections.places) - 1)
        before = sections.scroll_offset.y
        await opened.pilot.press("down")
        assert sections.scroll_offset.y == before + 1


async def test_the_rows_of_a_sentence_begin_below_each_other(dashboard: Open) -> None:
    async with dashboard((40, 20)) as opened:
        await opened.press("s")
        sections = shown(opened)
        drawn = [sections.render_line(y).text for y in range(sections.size.height)]
        at = next(y for y, row in enumerate(drawn) if row.lstrip()[:1] in {"●", "◐", "◆", "◈"})
        start = len(drawn[at]) - len(drawn[at].lstrip()) + 2
        assert drawn[at + 1][:start].isspace()
        assert not drawn[at + 1][start].isspace()


@pytest.mark.parametrize("width", [80, 100, 120])
async def test_numbers_fit_the_width(dashboard: Open, width: int) -> None:
    async with dashboard((width, 40)) as opened:
        await opened.press("s")
        options = {str(option.prompt).strip(): option for option in shown(opened).options}
        coverage = [row for row in options if row.startswith(("North   ", "South   ", "East    "))]
        assert coverage
        assert all(len(row) <= width - 3 for row in coverage)


async def test_attribution_and_hedging_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    said = StyleRow("North", "say 11; once: claim", "may 2")
    monkeypatch.setattr("tui.lists.comparison_tables.style_rows", lambda _: (said,))
    app = Srcdiff(Story("Harbour", comparison().articles), Preferences())
    async with app.run_test() as pilot:
        await app.push_screen(BriefScreen(ComparisonTables(comparison())))
        await pilot.pause()
        assert rows(app.screen.query_one(BriefList))[-2:] == [
            "Attribution and hedging",
            "North  say 11; once: claim   hedges: may 2",
        ]


# Beside the text


async def test_from_160_columns_on_the_brief_stands_beside_the_text(dashboard: Open) -> None:
    async with dashboard((160, 40)) as opened:
        panel = opened.screen.query_one(BriefPanel)
        assert rows(panel)[0] == "Brief, most important first\nAll say · 1 likely"
        assert panel.region.right == 160
        assert opened.screen.columns.region.right <= panel.region.x
        assert opened.screen.bar.region.width == 160
        assert await opened.press("n") == ("north", "north:2"), "keys stay with the text"
        await opened.pilot.click(panel, offset=(8, 2))
        await opened.pilot.pause()
        assert opened.at == ("north", "north:3")


async def test_narrower_screens_show_the_text_alone(dashboard: Open) -> None:
    async with dashboard((159, 40)) as opened:
        assert not opened.screen.query(BriefPanel)
        await resized(opened, 170)
        assert opened.screen.query_one(BriefPanel).display
        await resized(opened, 120)
        assert not opened.screen.query_one(BriefPanel).display
        assert opened.screen.columns.region.right == 120


async def test_a_setting_keeps_the_brief_from_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    made = comparison()
    monkeypatch.setattr("corpus.comparison.compare", lambda *_, **__: made)
    app = Srcdiff(Story(made.title, made.articles), Preferences(brief="never"))
    async with running(app, (200, 50)) as opened:
        assert not opened.screen.query(BriefPanel)
