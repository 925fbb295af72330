"""What a door makes of a source: its paragraphs, and what the source itself says about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from corpus.reading.errors import UnreadableError


class Block(NamedTuple):
    """A paragraph, not yet cleaned."""

    text: str
    heading: bool = False
    """Whether the source marks it as a heading."""
    caption: bool = False
    """Whether the source marks it as what stands under a picture."""


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


@dataclass(frozen=True, slots=True)
class Listing:
    """Several articles in one source: each a draft, or the cause why it gives none."""

    entries: tuple[Draft | UnreadableError, ...]
    to_choose: bool = False
    """Whether the reader is to name one, as of a feed, and does not mean them all."""
