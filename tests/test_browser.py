"""What is opened in the browser, and what is said where there is none."""

from __future__ import annotations

import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.app import SuspendNotSupported

from corpus.reports.citations import page_address
from tests.meeting import comparison
from tui.other_programs import BrowserError, open_file, open_page

PAGE = "https://a.example/harbour"


class FakeApp:
    """What the browser needs of the app."""

    def __init__(self, *, is_web: bool = False, can_suspend: bool = True) -> None:
        self.is_web = is_web
        self.can_suspend = can_suspend
        self.done: list[str] = []

    def open_url(self, address: str) -> None:
        """Open it in the reader's browser."""
        self.done.append(f"web: {address}")

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Hand over the terminal."""
        if not self.can_suspend:
            raise SuspendNotSupported
        self.done.append("suspended")
        yield
        self.done.append("resumed")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that are started."""
    commands: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda words, **_: commands.append(words))
    return commands


def use(monkeypatch: pytest.MonkeyPatch, browser: webbrowser.BaseBrowser) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda *_: browser)


def opened_page(app: FakeApp, address: str = PAGE) -> list[str]:
    open_page(app, address)
    return app.done


def test_page_is_the_stated_address_or_the_source() -> None:
    article = comparison().articles[0]
    assert page_address(replace(article, url=PAGE)) == PAGE
    assert page_address(replace(article, url="", source=PAGE)) == PAGE
    assert page_address(replace(article, url="", source="north.txt")) == ""
    for address in ("javascript:alert(1)", "file:///etc/passwd", "https://a\x1b]8;;", "-x"):
        assert page_address(replace(article, url=address, source="north.txt")) == ""


def test_browser_with_a_window_runs_in_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, started: list[list[str]]
) -> None:
    use(monkeypatch, webbrowser.BackgroundBrowser("xdg-open"))
    assert opened_page(FakeApp()) == []
    assert started == [[sys.executable, "-m", "webbrowser", PAGE]]


def test_browser_in_the_terminal_gets_it_until_it_ends(
    monkeypatch: pytest.MonkeyPatch, started: list[list[str]]
) -> None:
    app = FakeApp()

    def show(address: str) -> bool:
        app.done.append(f"shown: {address}")
        return True

    browser = webbrowser.GenericBrowser("true")
    monkeypatch.setattr(browser, "open", show)
    use(monkeypatch, browser)
    assert opened_page(app) == ["suspended", f"shown: {PAGE}", "resumed"]
    assert started == []


@pytest.mark.parametrize("can_suspend", [True, False])
def test_browser_that_fails_is_named(monkeypatch: pytest.MonkeyPatch, can_suspend: bool) -> None:
    browser = webbrowser.GenericBrowser("no-such-browser")
    use(monkeypatch, browser)
    with pytest.raises(BrowserError, match=f"no-such-browser failed; open it yourself: {PAGE}"):
        opened_page(FakeApp(can_suspend=can_suspend))


def test_no_browser_is_said_with_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(*_: Any) -> None:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", find)
    with pytest.raises(BrowserError, match=f"No browser was found; open it yourself: {PAGE}"):
        opened_page(FakeApp())


def test_served_page_opens_in_the_readers_browser_and_files_are_elsewhere(tmp_path: Path) -> None:
    app = FakeApp(is_web=True)
    assert opened_page(app) == [f"web: {PAGE}"]
    with pytest.raises(BrowserError, match="on the machine that runs srcdiff"):
        open_file(app, tmp_path / "report.md")


def test_file_is_opened_by_its_absolute_address(
    monkeypatch: pytest.MonkeyPatch, started: list[list[str]], tmp_path: Path
) -> None:
    use(monkeypatch, webbrowser.BackgroundBrowser("xdg-open"))
    monkeypatch.chdir(tmp_path)
    open_file(FakeApp(), Path("a report.md"))
    assert started[0][-1] == f"{tmp_path.as_uri()}/a%20report.md"
