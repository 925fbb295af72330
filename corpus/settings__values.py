"""What the value of each setting may be; raises ValueError with the reason."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any


def _share(value: object) -> float:
    """A number from 0 to 1, from TOML or as it is typed."""
    number = math.nan
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        with suppress(ValueError, OverflowError):
            number = float(value)
    if not 0 <= number <= 1:
        raise ValueError(f"{value!r} is no number from 0 to 1")
    return number


def _word(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is no name")
    return value.strip()


def _choice(what: str, known: tuple[str, ...], value: object) -> str:
    if value not in known:
        from corpus.toml import meant

        raise ValueError(f"{value!r} is no {what}{meant(str(value), known)}")
    return str(value)


def keys(value: object) -> tuple[str, ...]:
    """The keys of a command: one, or a list of them, or none."""
    named = value if isinstance(value, list) else [value] if value != "" else []
    if not all(isinstance(key, str) and key for key in named):
        raise ValueError(f"{value!r} is no key, nor a list of keys")
    return tuple(named)


READERS: Mapping[str, Callable[[object], Any]] = {
    "threshold": _share,
    "theme": _word,
    "layout": partial(_choice, "layout", ("columns", "rows")),
    "glyphs": partial(_choice, "choice of glyphs", ("auto", "unicode", "ascii")),
}
"""What reads the value of each setting but the keys, which are a table of their own."""

KEYS = "keys"
NAMES = (*READERS, KEYS)
"""Every setting; a new one is a field of Settings and a line here."""
