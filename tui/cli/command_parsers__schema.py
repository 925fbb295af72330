"""The option that prints what a report in JSON holds."""

from __future__ import annotations

from argparse import Action

from tui.cli.console import say

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from argparse import ArgumentParser


class PrintSchema(Action):
    """Answers with the JSON Schema, whatever else was asked, as --version does."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        """Print it and exit."""
        from corpus.reports import schema

        say(schema())
        parser.exit()
