"""Words that are written in more than one way, from `variants.toml`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Variants:
    """What stands for what."""

    words: dict[str, str]
    """By the variant as it is written; in lower case where case does not matter."""
    pairs: dict[tuple[str, str], str]
    """One word by the two that it is also written in."""
    endings: dict[str, str]
    lengths: tuple[int, ...]
    """Of the endings, the longest first."""

    def one(self, form: str) -> str:
        """What stands for a word in lower case, however it is spelled."""
        form = self.words.get(form, form)
        if len(form) >= 6:
            for length in self.lengths:
                instead = self.endings.get(form[-length:])
                if instead is not None:
                    return form[:-length] + instead
        return form


def plain(form: str) -> str:
    """A word in lower case without accents, a figure without the marks between its thousands.

    Only Latin letters lose what stands over them: Erdoğan is also written Erdogan.
    """
    if form[:1].isdigit():
        form = _THOUSANDS.sub("", form)
    if not form.isascii():
        if form[0] < "\u0250":
            apart = unicodedata.normalize("NFD", form)
            form = "".join(letter for letter in apart if not unicodedata.combining(letter))
        form = unicodedata.normalize("NFC", form)
    return form


@cache
def variants() -> Variants:
    """The table that ships with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_name("variants.toml").read_text("utf-8"))
    endings = table.pop("endings")
    lengths = sorted(set(map(len, endings)), reverse=True)
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
    return Variants(words, pairs, endings, tuple(lengths))
