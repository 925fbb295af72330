"""How long work says how far it is, and hears that nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str], None]
"""Takes a few words on what is being done; raises StoppedError where the work is to end."""


class StoppedError(Exception):
    """Nobody waits for the work any more."""


def silent(_: str) -> None:
    """Tell nobody."""
