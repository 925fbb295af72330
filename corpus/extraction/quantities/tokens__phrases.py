"""Phrases that mean something beside a number, and the tables they come from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Generic, TypeVar

from corpus.extraction.quantities.tokens import Tokens, tokens

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
