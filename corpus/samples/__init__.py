"""The demo story: one meeting as three invented outlets tell it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.stories.story import Sources


def path() -> Path:
    """Where the demo's manifest lies, in a checkout as in an installed package."""
    return Path(__file__).parent / "brussels" / "story.toml"


def sources() -> Sources:
    """The demo as sources, which are shown by their names alone."""
    from corpus.stories.story import Sources

    return Sources((path().name,), str(path().parent))
