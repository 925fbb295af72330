"""A report that the reader had as text, and pasted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text that lies in no file; whatever it looks like, it is plain text."""

    name: str
    """What it is called as a source: "pasted text"."""
    text: str
    outlet: str = ""
    """As the reader says; empty where the text is to say it."""
