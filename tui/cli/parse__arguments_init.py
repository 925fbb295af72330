"""What may be asked on the command line, and how it is explained."""

from tui.cli.parse import parse

__all__ = ["parse"]
