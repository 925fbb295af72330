"""Decides whether a full stop ends a sentence: NLTK's Punkt with our own parameters.

The parameters of English are in `punkt.toml`, those of other languages in `languages.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from corpus.language.languages import ENGLISH, LanguageProfile, language_profile
from corpus.language.nltk_loader import load_nltk_module

_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_]\Z")


@dataclass(frozen=True, slots=True)
class Usage:
    """How a language uses the full stop; words are in lower case, without their last stop."""

    punkt: Any
    """NLTK's PunktSentenceTokenizer, which has no types."""
    ordinary: str
    """A typical abbreviation: only a sentence starter after it begins a sentence."""
    listed: frozenset[str]
    """Words whose full stop may be no end of a sentence."""
    proper: frozenset[str]
    """Words that are abbreviations only with a capital."""
    starters: frozenset[str]
    """Words that can begin a sentence after an abbreviation."""
    lettered: frozenset[str]
    """Words after which a single letter is no initial: plan B."""
    exclaiming: frozenset[str]
    """Names with an exclamation mark, as written: Yahoo!"""
    speech: frozenset[str]
    """Reporting verbs after a quoted question: asked."""
    ordinals: bool = False
    """Whether a full stop after a number makes it an ordinal."""


@cache
def usage(language: str) -> Usage:
    """The usage of a language, by its ISO 639 code."""
    return _english() if language in ENGLISH else _of(language_profile(language))


def _of(known: LanguageProfile) -> Usage:
    punkt = load_nltk_module("nltk.tokenize.punkt")
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(known.abbreviations)
    parameters.sent_starters = set(known.common)
    nothing = frozenset[str]()
    return Usage(
        punkt.PunktSentenceTokenizer(parameters),
        ordinary=known.abbreviations[0] if known.abbreviations else "",
        listed=frozenset(known.abbreviations),
        proper=nothing,
        starters=known.common,
        lettered=nothing,
        exclaiming=nothing,
        speech=nothing,
        ordinals=known.ordinals,
    )


def _english() -> Usage:
    import tomli

    punkt = load_nltk_module("nltk.tokenize.punkt")
    table = tomli.loads(Path(__file__).with_name("punkt.toml").read_text("utf-8"))
    words = {name: frozenset(map(str.lower, table[name])) for name in _LISTS}
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(words["leading"] | words["abbreviations"])
    parameters.sent_starters = set(words["starters"])
    parameters.collocations = {
        *product(words["leading"], words["starters"]),
        *product(("a.m", "p.m"), words["clock"]),
        *((left, right) for left, rights in table["collocations"].items() for right in rights),
    }
    return Usage(
        punkt.PunktSentenceTokenizer(parameters),
        "co",
        frozenset(parameters.abbrev_types | {left for left, _ in parameters.collocations}),
        frozenset(
            entry.lower()
            for entry in (*table["leading"], *table["abbreviations"])
            if not entry.islower()
        ),
        words["starters"],
        words["lettered"],
        frozenset(table["exclaiming"]),
        words["speech"],
    )


_LISTS = ("leading", "abbreviations", "starters", "lettered", "speech", "clock")


@lru_cache(maxsize=1 << 16)
def stops(before: str, after: str, language: str = "") -> bool:
    """Whether the full stop between two words ends a sentence.

    `before` is given without the stop; `after` is empty where no word follows.
    """
    known, word = usage(language), before.lower()
    if before.isalpha() and len(word) > 1 and (word not in known.listed or before in known.proper):
        return True  # as Punkt would say, forty microseconds sooner
    if len(word) == 1 and after.lower() in known.starters:
        return True  # Punkt takes any letter for an initial: "plan B. The", but "J. Doe"
    if _DOTTED.search(before) and word not in known.listed:
        before = known.ordinary  # letters with full stops between them may end a sentence
    return bool(known.punkt.text_contains_sentbreak(f"{before}. {after or '*'}"))
