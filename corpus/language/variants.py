"""Words that are written in more than one way, from `variants.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Variants:
    """What stands for what."""

    words: dict[str, str]
    """By the variant as it is written; in lower case where case does not matter."""
    pairs: dict[tuple[str, str], str]
    """One word by the two that it is also written in."""
    endings: tuple[tuple[str, str], ...]
    """Longest first."""


@cache
def variants() -> Variants:
    """The table that ships with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_name("variants.toml").read_text("utf-8"))
    endings = sorted(table.pop("endings").items(), key=lambda pair: (-len(pair[0]), pair))
    words: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for section in table.values():
        for word, written in section.items():
            for variant in written:
                first, _, second = variant.partition(" ")
                if second:
                    pairs[first, second] = word
                else:
                    words[variant] = word
    return Variants(words, pairs, tuple(endings))
