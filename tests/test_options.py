"""The parsers of the commands agree with the tables in tui/cli/options.py."""

from __future__ import annotations

from tui.cli.command_parsers import PARSERS
from tui.cli.options import OPTIONS_WITH_VALUE


def test_options_with_a_value_may_come_before_the_command() -> None:
    """Else its value would be taken for a source, or for a command of that name."""
    valued = {
        option
        for make in PARSERS.values()
        for action in make()._actions
        if action.nargs is None
        for option in action.option_strings
    }
    assert valued == set(OPTIONS_WITH_VALUE)
