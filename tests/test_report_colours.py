"""The text report in colour: when, and that it says nothing more than without."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from corpus.comparison import Comparison
from corpus.reports.text import Line, lines
from styles import SHADES
from tests import bridge
from tests.reported import render
from tui.cli.report_command import coloured, wants_colour

ESCAPES = re.compile(r"\x1b\[[\d;]+m")


def shown(comparison: Comparison) -> str:
    """The report in colour."""
    return coloured(lines(comparison.whole)).decode("utf-8")


class Terminal:
    """A standard output that says whether it is a terminal."""

    def __init__(self, *, is_one: bool) -> None:
        self.is_one = is_one

    def isatty(self) -> bool:
        """Whether it is one."""
        return self.is_one


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_follows_option_then_environment_then_terminal(
    choice: str,
    environment: dict[str, str],
    terminal: bool,
    wanted: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout", Terminal(is_one=terminal))
    assert wants_colour(choice, environment) == wanted


def test_colour_adds_nothing_but_colour() -> None:
    coloured = shown(bridge.comparison())
    assert coloured != render(bridge.comparison(), "text", depth="report")
    assert ESCAPES.sub("", coloured) == render(bridge.comparison(), "text", depth="report")


def test_file_name_that_is_not_utf_8_can_be_coloured() -> None:
    made = bridge.comparison()
    named = replace(
        made, articles=(replace(made.articles[0], source="caf\udce9.txt"), *made.articles[1:])
    )
    assert ESCAPES.sub("", shown(named)) == render(named, "text", depth="report")


def test_every_line_ends_the_colour_that_it_began() -> None:
    for line in shown(bridge.comparison()).splitlines():
        begun = ESCAPES.findall(line)
        assert begun in ([], [*begun[:1], "\x1b[0m"])
        assert not begun or line.endswith("\x1b[0m")


def test_every_role_has_its_shade_and_its_place_in_a_report() -> None:
    found = {line.role for line in lines(bridge.comparison().whole) if isinstance(line, Line)}
    assert found == set(SHADES)
