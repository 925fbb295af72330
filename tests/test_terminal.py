"""ASCII is drawn if it was asked for, or if the terminal has nothing else."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from types import SimpleNamespace

import pytest

from tui.cli.console import report_needs_ascii, screen_needs_ascii


class Terminal(io.TextIOWrapper):
    """A stream in some encoding that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def stream(name: str, *, terminal: bool = True) -> io.TextIOWrapper:
    return (Terminal if terminal else io.TextIOWrapper)(io.BytesIO(), encoding=name)


@pytest.mark.parametrize(
    ("environment", "ascii_only"),
    [
        ({}, False),
        ({"LANG": ""}, False),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "en_GB.utf8"}, False),
        ({"LC_CTYPE": "UTF-8"}, False),
        ({"LC_ALL": "C"}, True),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "", "LANG": "en_GB.UTF-8"}, False),
        ({"LC_CTYPE": "de_DE.ISO-8859-1", "LANG": "de_DE.UTF-8"}, True),
        ({"LANG": "C.UTF-8", "TERM": "linux"}, True),
        ({"LC_ALL": "C", "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, False),
    ],
)
def test_locale_decides_between_unicode_and_ascii(
    environment: Mapping[str, str], ascii_only: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__stderr__", stream("utf-8"))
    monkeypatch.setattr(sys, "flags", SimpleNamespace(utf8_mode=0))
    assert screen_needs_ascii("auto", environment) is ascii_only


def test_locale_set_by_python_itself_is_ignored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Under `LANG=C` Python sets LC_CTYPE; the terminal has no UTF-8 for all that."""
    monkeypatch.setattr(sys, "__stderr__", stream("utf-8"))
    monkeypatch.setattr(sys, "flags", SimpleNamespace(utf8_mode=1))
    assert screen_needs_ascii("auto", {"LANG": "C", "LC_CTYPE": "C.UTF-8"})
    assert not screen_needs_ascii("auto", {"LC_CTYPE": "C.UTF-8"})


def test_stream_that_is_not_utf_8_gets_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stderr__", stream("ascii"))
    assert screen_needs_ascii("auto", {"LANG": "en_GB.UTF-8"})


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LANG": "en_GB.UTF-8"}])
def test_setting_overrides_the_environment(environment: Mapping[str, str]) -> None:
    assert screen_needs_ascii("ascii", environment)
    assert report_needs_ascii("ascii", environment)
    assert not screen_needs_ascii("unicode", environment)
    assert not report_needs_ascii("unicode", environment)


@pytest.mark.parametrize(
    ("name", "terminal", "ascii_only"),
    [
        ("ascii", False, True),
        ("latin-1", False, False),
        ("utf-8", False, False),
        ("utf-8", True, True),
    ],
)
def test_pipe_gets_utf_8_unless_its_encoding_is_ascii(
    name: str, terminal: bool, ascii_only: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", stream(name, terminal=terminal))
    assert report_needs_ascii("auto", {"LC_ALL": "C"}) is ascii_only
