"""What a door makes of a source: its paragraphs, and what the source itself says about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Block(NamedTuple):
    """A paragraph, not yet cleaned."""

    text: str
    heading: bool = False
    """Whether the source marks it as a heading."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it is cleaned and named; empty where the source does not say."""

    blocks: tuple[Block, ...] = ()
    headline: str = ""
    byline: str = ""
    published: date | None = None
    outlet: str = ""
    url: str = ""
    language: str = ""
