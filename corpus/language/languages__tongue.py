"""What is known of a language, from `languages.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)

ENGLISH = ("", "en")
"""Codes of what is read as English: an article of no known language too."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as this program reads it; of an unknown one, the defaults."""

    common: frozenset[str] = frozenset()
    """Words that say nothing by themselves, in lower case."""
    particles: frozenset[str] = frozenset()
    """Where no spaces are set: characters that say nothing, nor do pairs with one of them."""
    stemmer: str = ""
    """NLTK's Snowball stemmer, or "light10" for ours; empty where there is none."""
    first: int = 0
    """So many letters stand for a word; 0 for all."""
    abbreviations: tuple[str, ...] = ()
    """Without their last full stop."""
    ordinals: bool = False
    """Whether a full stop after a number may stand for "th"."""
    grouping: Literal["", ".", " "] = ""
    """What parts thousands."""
    elision: bool = False
    """Whether a word loses its vowel before the next: l'accord."""
    suffixes: bool = False
    """Whether endings hang on a name by an apostrophe: Ankara'da."""
    nouns: bool = False
    """Whether every noun has a capital, so that a capital tells no name."""


def tongue(code: str) -> Tongue:
    """The language of an ISO 639 code."""
    return tongues().get(code, _UNKNOWN)


def code(name: str) -> str:
    """The ISO 639 code in a tag such as "de-AT" or "pt_BR"; "" where it is none."""
    found = _CODE.fullmatch(name.strip())
    return found[1].lower() if found else ""


@cache
def tongues() -> dict[str, Tongue]:
    """All that ship with the program, by code."""
    import tomli

    table = tomli.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
    return {
        code: Tongue(
            **{
                **known,
                "common": frozenset(known.get("common", "").split()),
                "particles": frozenset(known.get("particles", "")),
                "abbreviations": tuple(known.get("abbreviations", ())),
            }
        )
        for code, known in table.items()
    }


_UNKNOWN = Tongue()
