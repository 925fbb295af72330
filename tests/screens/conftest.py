"""The dashboard over a comparison made by hand, so that no test here depends on the aligner."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from corpus.article import Problem
from corpus.comparison import Comparison
from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.quiet import BRIEFLY, LONG, Quiet, asked_for
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.gc_control import Frozen
from tui.lists.screen import TableScreen
from tui.preferences import Preferences

Open = Callable[..., AbstractAsyncContextManager["Dashboard"]]


class Dashboard:
    """A running program and what a test asks of it."""

    def __init__(self, app: Srcdiff, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> CompareScreen:
        """The Compare screen, also below a dialog."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, CompareScreen)
        return screen

    @property
    def at(self) -> tuple[str, str | None]:
        """The focused article and the chosen passage."""
        assert self.screen.place is not None
        return self.screen.place.article, self.screen.place.passage

    async def press(self, *keys: str) -> tuple[str, str | None]:
        """Press keys one after another; give where that leads."""
        await self.pilot.press(*keys)
        return self.at

    async def settle(self) -> None:
        """Wait until nothing is read or compared any more."""
        # The tree of files has a worker besides that ends only with its dialog.
        threads = [worker for worker in self.app.workers if worker._thread_worker]
        if threads:
            await self.app.workers.wait_for_complete(threads)
        await self.pilot.pause()

    async def listed(self, *keys: str) -> TableScreen:
        """Press keys that lead to a list over the whole screen."""
        await self.pilot.press(*keys)
        assert isinstance(self.app.screen, TableScreen)
        return self.app.screen

    def rows(self, number: int) -> list[str]:
        """What the pane of a column (counted from 1) shows, row by row."""
        pane = self.screen.columns.every[number - 1].pane
        return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]

    def row_of(self, number: int, words: str) -> int:
        """The row in which a column shows these words."""
        return next(y for y, row in enumerate(self.rows(number)) if words in row)

    def inspector(self) -> str:
        """Every row that the inspector shows."""
        inspector = self.screen.inspector
        return "\n".join(
            inspector.render_line(y).text.rstrip() for y in range(inspector.size.height)
        )


@asynccontextmanager
async def running(app: Srcdiff, size: tuple[int, int]) -> AsyncIterator[Dashboard]:
    """The program once all is read and compared, until a test is done with it."""
    async with app.run_test(size=size) as pilot:
        dashboard = Dashboard(app, pilot)
        await pilot.pause()
        await dashboard.settle()
        yield dashboard


@pytest.fixture(autouse=True, scope="session")
def styles_parsed_once() -> Iterator[None]:
    """The style sheet of one dashboard is that of the next: with one theme it is parsed once."""
    parse, parsed = Stylesheet._parse_rules, dict[tuple[object, ...], list[RuleSet]]()

    def remembered(self: Stylesheet, *given: Any, **named: Any) -> list[RuleSet]:
        key = (tuple(self._variables.items()), given, tuple(named.items()))
        if key not in parsed:
            parsed[key] = parse(self, *given, **named)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", remembered)
        yield


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """All colours, whatever terminal the tests run in."""
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def quiet(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each key, wait for all that it sets off, however busy the machine is.

    The screen is drawn once all keys that a test presses together are dealt with: a frame that
    comes before would be gone unseen, and drawing was almost half of the time.
    """
    waits = Quiet(BRIEFLY if request.node.get_closest_marker("held_up") else LONG)
    monkeypatch.setattr("textual.app.wait_for_idle", waits)
    monkeypatch.setattr("textual.pilot.wait_for_idle", waits)
    monkeypatch.setattr("textual.pilot.Pilot._wait_for_screen", waits.and_draw)
    monkeypatch.setattr("textual._compositor.Compositor.render_update", asked_for)


@pytest.fixture(autouse=True)
def lasting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said stays until something else is said, however busy the machine is."""
    monkeypatch.setattr("textual.notifications.Notification.has_expired", False)


@pytest.fixture(autouse=True)
def seldom_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for closed dashboards rarely: each look goes through all that pytest holds besides."""
    monkeypatch.setattr(Frozen, "GROWTH", 4.0)


@pytest.fixture
def dashboard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Open:
    """Opens the dashboard on the harbour meeting, in a folder of its own."""
    made = comparison()

    def compare(*_: object, **__: object) -> Comparison:
        return made

    monkeypatch.setattr("corpus.comparison.compare", compare)
    monkeypatch.chdir(tmp_path)

    def opened(
        size: tuple[int, int] = (120, 40), problems: tuple[Problem, ...] = ()
    ) -> AbstractAsyncContextManager[Dashboard]:
        articles = tuple(replace(article, passages=()) for article in made.articles)
        app = Srcdiff(Story(made.title, articles, problems), Preferences())
        return running(app, size)

    return opened
