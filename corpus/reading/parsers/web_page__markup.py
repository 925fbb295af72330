"""Pieces of HTML inside other formats: their words, without the tags."""

from __future__ import annotations

import html
import re

PARTING = re.compile(
    r"</?(?:p|br|hr|div|h[1-6]|li|tr|blockquote|section|article)\b[^<>]*>", re.IGNORECASE
)
"""A tag at which a line ends."""

_UNSEEN = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[a-z/!?][^<>]*>", re.IGNORECASE)


def untagged(content: str) -> list[str]:
    """The lines that are left of HTML once its tags are taken out, never obeyed."""
    lines = PARTING.sub("\n", _UNSEEN.sub("", content).replace("\n", " ")).split("\n")
    return [html.unescape(_TAG.sub("", line)) for line in lines]
