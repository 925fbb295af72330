"""What findings may be asked for by name."""

from __future__ import annotations

from collections.abc import Iterable

KINDS = ("omissions", "figures", "quotes", "wording", "headline")
"""The kinds of findings in the plural, and "headline": those of any kind that a headline proves."""


def parse_kinds(text: str) -> tuple[str, ...]:
    """The kinds that a list with commas names, in the order of KINDS: "figures,quotes".

    Each may stand in the singular or in the plural, however it is written.

    Raises:
        ValueError: a name that is none of KINDS; says which may have been meant.

    """
    words = [word for word in (part.strip().lower() for part in text.split(",")) if word]
    if not words:
        raise ValueError(f"no kind is named; known are {', '.join(KINDS)}")
    found = {_kind(word) for word in words}
    return tuple(kind for kind in KINDS if kind in found)


def plural(name: str) -> str:
    """What a list is called that holds the findings of one kind: "omissions" for "omission"."""
    return next(kind for kind in KINDS if kind in _forms(name))


def _kind(word: str) -> str:
    for kind in KINDS:
        if kind in _forms(word):
            return kind
    from corpus.toml import suggestion

    raise ValueError(f"no such kind: {word!r}{suggestion(word, KINDS)}")


def _forms(word: str) -> Iterable[str]:
    return word, f"{word}s", word.removesuffix("s")
