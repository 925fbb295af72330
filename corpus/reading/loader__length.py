"""How long a text may be that is compared as a report: time and memory grow with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.reading.errors import UnreadableError

CHARACTERS = 5_000_000
"""Of the longest text; the longest novels have three million."""
SENTENCES = 50_000
"""Of the longest text, which take half a minute and 800 MB; the longest novels have 30,000."""

_MARKS = ".!?…。！？"
_STOP = re.compile(r"[.!?…][”’\"')\]]*\s|[。！？]")


def weigh(paragraphs: Sequence[str]) -> None:
    """Raise UnreadableError where no report is so long; sentences are counted by their stops."""
    length = sum(map(len, paragraphs))
    if length > CHARACTERS:
        raise UnreadableError(f"longer than {CHARACTERS:,} characters, which no report is")
    if (
        len(paragraphs) + sum(text.count(mark) for mark in _MARKS for text in paragraphs)
        < SENTENCES
    ):
        return
    sentences = len(paragraphs) + sum(len(_STOP.findall(text)) for text in paragraphs)
    if sentences > SENTENCES:
        raise UnreadableError(f"more than {SENTENCES:,} sentences, which no report has")
