"""The tokens of a sentence as figures are read from them, and phrases found among them.

The tokens of "It rose 4.5-5%." are It, rose, 4.5, -, 5, %, and the full stop; a place is the index
of one. `Tokens` answers what the readers ask of a place: the word there in small letters, whether
it touches the one before it, whether it begins a sentence. Outside the sentence is NOTHING, so no
reader has to look where it ends. `Phrases` finds phrases of several tokens at a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from corpus.language.tokenizer import Token, tokenize

HYPHENS = frozenset("-‐‑–—")
RANK_ENDINGS = frozenset({"st", "nd", "rd", "th"})
"""What makes digits a rank: 117th."""
IN_HOSPITAL = re.compile(
    r"in hospital\b|(?:(?<=taken )|(?:rushed|sent|brought|admitted|airlifted|flown|driven|ferried|"
    r"carried|moved|transferred|transported) )to (?:the |an? )?(?:[a-z]+ )?hospitals?\b"
)
"""What says of those who are counted that they are in hospital, after "were"."""
_OPENERS = frozenset({"", ".", "!", "?", ":", "“", '"', "‘", "—", "–", "(", ";", "«", "•"})
"""Tokens after which a sentence or a quotation begins; "" is before the first one."""

NOTHING = Token(-1, -1, "", "sign")
"""What stands before and after a sentence."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text by their places; NOTHING outside it."""

    text: str
    all: tuple[Token, ...]
    lowers: tuple[str, ...]
    """The tokens in lower case."""

    @classmethod
    def of(cls, text: str, tokens: tuple[Token, ...] | None = None) -> Tokens:
        """The tokens of a text; `tokens` where they are known."""
        found = tokenize(text) if tokens is None else tokens
        return cls(text, found, tuple([token.text.lower() for token in found]))

    def at(self, place: int) -> Token:
        """The token at a place."""
        return self.all[place] if 0 <= place < len(self.all) else NOTHING

    def lower(self, place: int) -> str:
        """The token at a place in lower case."""
        return self.lowers[place] if 0 <= place < len(self.lowers) else ""

    def is_glued(self, place: int) -> bool:
        """Whether the token at a place touches the one before it."""
        return 0 < place < len(self.all) and self.all[place].start == self.all[place - 1].end

    def is_hyphen(self, place: int) -> bool:
        """Whether the token at a place is a hyphen that joins its neighbours."""
        return self.lower(place) in HYPHENS and self.is_glued(place) and self.is_glued(place + 1)

    def past_hyphen(self, place: int) -> int:
        """The place after a joining hyphen, or `place` where there is none."""
        return place + 1 if self.is_hyphen(place) else place

    def opens_sentence(self, place: int) -> bool:
        """Whether the token at a place begins a sentence or a quotation."""
        return self.lower(place - 1) in _OPENERS

    def is_capital(self, place: int) -> bool:
        """Whether the token at a place is a word with a capital."""
        token = self.at(place)
        return token.is_word and token.text[0].isupper()


Meaning = TypeVar("Meaning")


def table(name: str) -> dict[str, Any]:
    """A data file of this package."""
    import tomli

    return tomli.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))


@cache
def word_list(name: str, *keys: str) -> frozenset[str]:
    """The words of one list of a data file, which is read once and not for every figure."""
    found = table(name)
    for key in keys:
        found = found[key]
    return frozenset(found)


class Phrases(Generic[Meaning]):
    """Phrases with their meanings, found at a place in a text; the longest one counts."""

    def __init__(self, meanings: Iterable[tuple[str, Meaning]]) -> None:
        """Words of phrases with a capital match only with it; others match in any case."""
        self._first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in meanings:
            parts = tuple(token.text for token in tokenize(phrase))
            self._first.setdefault(parts[0].lower(), []).append((parts, meaning))
            self._last.setdefault(parts[-1].lower(), []).append((parts, meaning))
        for found in (*self._first.values(), *self._last.values()):
            found.sort(key=lambda pair: -len(pair[0]))

    def at(self, tokens: Tokens, place: int) -> tuple[int, Meaning] | None:
        """The place after the longest phrase that begins at a place, and its meaning."""
        for parts, meaning in self._first.get(tokens.lower(place), ()):
            if _matches(tokens, place, parts):
                return place + len(parts), meaning
        return None

    def before(self, tokens: Tokens, place: int) -> tuple[int, Meaning] | None:
        """The place of the longest phrase that ends before a place, and its meaning."""
        for parts, meaning in self._last.get(tokens.lower(place - 1), ()):
            if _matches(tokens, place - len(parts), parts):
                return place - len(parts), meaning
        return None


def _matches(tokens: Tokens, place: int, parts: tuple[str, ...]) -> bool:
    for token, part in enumerate(parts, place):
        found = tokens.at(token)
        if found.text != part and (found.lower != part or part != part.lower()):
            return False
    return True
