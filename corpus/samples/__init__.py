"""The demo story: one meeting as three invented outlets tell it."""

from __future__ import annotations

from pathlib import Path


def path() -> Path:
    """Where the demo's manifest lies, in a checkout as in an installed package."""
    return Path(__file__).parent / "brussels" / "story.toml"
