"""What may be asked on the command line, and how it is explained."""

from tui.arguments.asking import parse

__all__ = ["parse"]
