"""A parser that speaks as the rest of the program does."""

from __future__ import annotations

import argparse
import os

from tui.cli.console import complain
from tui.cli.console__exits import TROUBLE

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, and takes no half-written option."""

    def __init__(self, prog: str, about: str) -> None:
        super().__init__(prog, description=about, formatter_class=Layout, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "arguments", "of every command"

    def section(self, title: str) -> argparse._ArgumentGroup:
        """The part of the help that has this title, made where there is none yet."""
        for group in self._action_groups:
            if group.title == title:
                return group
        return self.add_argument_group(title)

    def format_help(self) -> str:
        """The help, with what every command has at its end."""
        self._action_groups.sort(key=lambda group: group is self._optionals)
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and where to read on; exit with TROUBLE."""
        refuse(f"{message} (see {self.prog} --help)")


class Layout(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, without argparse's slow way of finding that out."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns())


def refuse(why: str) -> NoReturn:
    """Say in one line what cannot be done; exit with TROUBLE."""
    complain(why)
    raise SystemExit(TROUBLE)


def _columns() -> int:
    try:
        columns = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size().columns
    except (ValueError, OSError):
        columns = 80
    return min(max(columns, 40), 100) - 2
