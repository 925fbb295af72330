"""The demo story: one meeting as three invented outlets report it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.stories.story import Sources


def demo_manifest() -> Path:
    """Return the path of the demo's manifest, in a checkout or in an installed package."""
    return Path(__file__).parent / "brussels" / "story.toml"


def demo_sources() -> Sources:
    """Return the demo's sources, named without their folder."""
    from corpus.stories.story import Sources

    return Sources((demo_manifest().name,), str(demo_manifest().parent))
