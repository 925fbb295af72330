"""Finds a passage in the lines of the file that it was read from."""

from __future__ import annotations

import re
from itertools import islice

from corpus.model import Article, Passage

_WORD = re.compile(r"\w+")
_BETWEEN = r"(?:<[^<>]{0,500}>|&#?\w{1,8};|\W)++"
"""What may stand between two words: tags, entities, anything that is no part of a word."""
_LENGTHS = (8, 5, 3, 2, 1)
"""How many of a passage's first words are looked for; fewer where markup stands between more."""


def source_line(article: Article, passage: Passage, text: str) -> int:
    """Return the line of a source's text in which a passage begins, counted from 1.

    The passage is found by its first words, whatever stands between them: the source may wrap its
    lines elsewhere, and has markup. Of several places that begin alike, it is the one with as many
    before it as in the article. Returns 1 where no place has even the first word.
    """
    words = _WORD.findall(passage.text)
    for length in _LENGTHS:
        if length > len(words) and length > 1:
            continue
        beginning = re.compile(_BETWEEN.join(map(re.escape, words[:length])))
        before = sum(1 for _ in beginning.finditer(article.text, 0, passage.span.start))
        starts = [match.start() for match in islice(beginning.finditer(text), before + 1)]
        if words and starts:
            return text.count("\n", 0, starts[-1]) + 1
    return 1
