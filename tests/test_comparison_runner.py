"""Comparing in the background, without a screen."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest

from corpus.article import Article
from corpus.comparison import Comparison
from corpus.progress import report_progress
from corpus.settings import Settings
from corpus.stories.story import Story
from tests.host import FakeHost
from tests.meeting import comparison
from tui.background_job import Jobs
from tui.compare.comparison_runner import ComparisonRunner
from tui.messages import Compared, CompareFailed, CompareStopped

STORY = Story("Harbour", comparison().articles)


@pytest.fixture
def compared_with(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The thresholds with which a comparison was asked for."""
    asked: list[float] = []

    def compare(_: tuple[Article, ...], settings: Settings, **__: Any) -> Comparison:
        asked.append(settings.threshold)
        return comparison()

    monkeypatch.setattr("corpus.comparison.compare", compare)
    return asked


def runner(host: FakeHost, threshold: float = 0.5, jobs: Jobs | None = None) -> ComparisonRunner:
    return ComparisonRunner(host, jobs or Jobs(str), Settings(threshold), lambda: None)


def test_result_is_posted_with_its_story(compared_with: list[float]) -> None:
    host = FakeHost()
    runner(host).start(STORY)
    assert compared_with == [], "not before the background runs"
    host.run()
    (message,) = host.messages
    assert isinstance(message, Compared)
    assert (message.story, compared_with) == (STORY, [0.5])


def test_result_of_a_cancelled_run_is_dropped(compared_with: list[float]) -> None:
    host = FakeHost()
    runner(host).start(STORY)
    host.run(cancelled=True)
    assert host.messages == []


def test_failure_of_a_cancelled_run_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.comparison.compare", lambda *_, **__: 1 / 0)
    host = FakeHost()
    runner(host).start(STORY)
    host.run(cancelled=True)
    assert host.messages == []


def test_each_run_has_the_settings_it_was_started_with(compared_with: list[float]) -> None:
    host = FakeHost()
    made = runner(host)
    made.start(STORY)
    made.move_threshold(1)
    made.start(STORY)
    host.run()
    assert compared_with == [0.5, 0.55]


@pytest.mark.parametrize(
    ("start", "by", "after"), [(0.9, 1, 0.95), (0.95, 1, 0.95), (0.05, -1, 0.05)]
)
def test_threshold_stays_between_its_bounds(start: float, by: int, after: float) -> None:
    made = runner(FakeHost(), start)
    made.move_threshold(by)
    assert made.settings.threshold == after


def test_failure_is_posted_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def compare(*_: Any, **__: Any) -> Comparison:
        raise RuntimeError("no such thing")

    monkeypatch.setattr("corpus.comparison.compare", compare)
    host = FakeHost()
    runner(host).start(STORY)
    host.run()
    (message,) = host.messages
    assert isinstance(message, CompareFailed)
    assert message.cause == "RuntimeError: no such thing"


def test_stopping_shows_progress_first_and_posts_that_it_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Jobs, "PATIENCE", 0)
    monkeypatch.setattr(Jobs, "POLL", 0.005)
    may_end, shown = Event(), list[str]()

    def compare(*_: Any, **__: Any) -> Comparison:
        report_progress("aligning 1 of 3")
        may_end.wait(20)
        return comparison()

    def show(progress: str) -> None:
        shown.append(progress)
        if progress == "aligning 1 of 3":
            assert jobs.any_running
            jobs.stop()

    monkeypatch.setattr("corpus.comparison.compare", compare)
    host, jobs = FakeHost(), Jobs(show)
    runner(host, jobs=jobs).start(STORY)
    host.run()
    may_end.set()
    assert [type(message) for message in host.messages] == [CompareStopped]
    assert shown[-2:] == ["aligning 1 of 3", ""]
    assert not jobs.any_running


def test_settings_go_back_to_those_that_are_shown() -> None:
    made = runner(FakeHost(), 0.5)
    made.move_threshold(1)
    made.revert(None)
    assert made.settings.threshold == 0.55, "nothing is shown yet"
    shown = comparison()
    made.revert(shown)
    assert made.settings == shown.settings
