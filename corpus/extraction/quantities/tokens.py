"""A sentence cut into numbers, words and signs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

_TOKEN = re.compile(
    r"([0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"|((?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|\S"
)
HYPHENS = frozenset("-‐‑–—")
_OPENERS = frozenset({"", ".", "!", "?", ":", "“", '"', "‘", "—", "–", "(", ";", "«", "•"})


class Token(NamedTuple):
    """A piece of a sentence."""

    start: int
    end: int
    text: str
    low: str
    number: bool = False
    """Whether it is written in digits."""
    word: bool = False


NOTHING = Token(-1, -1, "", "")
"""What stands before a sentence and after it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text; outside of it there is nothing."""

    text: str
    all: tuple[Token, ...]

    def at(self, place: int) -> Token:
        """The token at a place."""
        return self.all[place] if 0 <= place < len(self.all) else NOTHING

    def low(self, place: int) -> str:
        """The token at a place in lower case."""
        return self.all[place].low if 0 <= place < len(self.all) else ""

    def glued(self, place: int) -> bool:
        """Whether nothing lies between the token at a place and the one before it."""
        return 0 < place < len(self.all) and self.all[place].start == self.all[place - 1].end

    def hyphen(self, place: int) -> bool:
        """Whether the token at a place is a hyphen that joins its neighbours."""
        return self.low(place) in HYPHENS and self.glued(place) and self.glued(place + 1)

    def past_hyphen(self, place: int) -> int:
        """The place after a joining hyphen, or `place` where there is none."""
        return place + 1 if self.hyphen(place) else place

    def opens(self, place: int) -> bool:
        """Whether the token at a place begins a sentence, or what somebody says."""
        return self.low(place - 1) in _OPENERS

    def capital(self, place: int) -> bool:
        """Whether the token at a place is a word with a capital."""
        token = self.at(place)
        return token.word and token.text[0].isupper()


def tokens(text: str) -> Tokens:
    """The tokens of a text in its order."""
    found = []
    for match in _TOKEN.finditer(text):
        said, group = match[0], match.lastindex
        found.append(Token(match.start(), match.end(), said, said.lower(), group == 1, group == 2))
    return Tokens(text, tuple(found))


# Phrases that mean something beside a number, and the tables they come from.

Meaning = TypeVar("Meaning")


def table(name: str) -> dict[str, Any]:
    """A data file of this package."""
    import tomli

    return tomli.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))


class Phrases(Generic[Meaning]):
    """What phrases mean, found by the token they begin or end with; the longest one counts."""

    def __init__(self, meanings: Iterable[tuple[str, Meaning]]) -> None:
        """Phrases with a capital are told from those without; others are of any case."""
        self._first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in meanings:
            parts = tuple(token.text for token in tokens(phrase).all)
            self._first.setdefault(parts[0].lower(), []).append((parts, meaning))
            self._last.setdefault(parts[-1].lower(), []).append((parts, meaning))
        for found in (*self._first.values(), *self._last.values()):
            found.sort(key=lambda pair: -len(pair[0]))

    def at(self, said: Tokens, place: int) -> tuple[int, Meaning] | None:
        """The place after the longest phrase that begins at a place, and what it means."""
        for parts, meaning in self._first.get(said.low(place), ()):
            if _matches(said, place, parts):
                return place + len(parts), meaning
        return None

    def before(self, said: Tokens, place: int) -> tuple[int, Meaning] | None:
        """The place of the longest phrase that ends before a place, and what it means."""
        for parts, meaning in self._last.get(said.low(place - 1), ()):
            if _matches(said, place - len(parts), parts):
                return place - len(parts), meaning
        return None


def _matches(said: Tokens, place: int, parts: tuple[str, ...]) -> bool:
    for token, part in enumerate(parts, place):
        found = said.at(token)
        if found.text != part and (found.low != part or part != part.lower()):
            return False
    return True
