"""How our templates and those that users bring are read: nothing undefined passes in silence."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from jinja2 import FileSystemLoader, StrictUndefined, Undefined


class Manner(TypedDict):
    """What every environment of ours is made with."""

    loader: FileSystemLoader
    undefined: type[Undefined]
    trim_blocks: bool
    lstrip_blocks: bool
    keep_trailing_newline: bool


def manner(folder: Path) -> Manner:
    """Templates of one folder, where a line that holds only a tag leaves nothing behind."""
    return {
        "loader": FileSystemLoader(folder),
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }
