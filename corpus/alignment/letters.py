"""Runs of letters: phrases, word order and spelling, whatever the words."""

from __future__ import annotations

import re

_LENGTH = 5
_OTHER = re.compile(r"[\W_]+")


def runs(text: str) -> frozenset[str]:
    """Every five characters that follow on one another, in lower case, over single spaces."""
    plain = f" {_OTHER.sub(' ', text.lower())} "
    return frozenset(plain[at : at + _LENGTH] for at in range(len(plain) - _LENGTH + 1))
