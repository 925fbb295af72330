"""Runs of letters: phrases, word order and spelling, whatever the words."""

from __future__ import annotations

import re

from corpus.language.words import sets_no_spaces

_LENGTH = 5
_UNSPACED_LENGTH = 2
"""A character of Chinese says as much as a syllable or a short word."""
_OTHER = re.compile(r"[\W_]+")


def runs(text: str) -> frozenset[str]:
    """Every five characters that follow on one another, in lower case, over single spaces.

    Every two in scripts that set none.
    """
    length = _UNSPACED_LENGTH if sets_no_spaces(text) else _LENGTH
    plain = f" {_OTHER.sub(' ', text.lower())} "
    # From a list, since a generator takes half as long again.
    return frozenset([plain[at : at + length] for at in range(len(plain) - length + 1)])
