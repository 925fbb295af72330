"""The demo story: one meeting as three invented outlets tell it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.stories.story import Sources


def demo_manifest() -> Path:
    """Where the demo's manifest lies, in a checkout as in an installed package."""
    return Path(__file__).parent / "brussels" / "story.toml"


def demo_sources() -> Sources:
    """The demo as sources, which are shown by their names alone."""
    from corpus.stories.story import Sources

    return Sources((demo_manifest().name,), str(demo_manifest().parent))
