"""Words that name one thing in other ways, more strongly or with a limit, from `wording.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.extraction.quotes.tokens import NarrationToken

Level = str
"""How strongly a word of a scale puts it: weak, plain, strong."""


class Entry(NamedTuple):
    """What a phrase of the lists is."""

    group: str
    """The words that may stand for one another have one group."""
    level: Level
    """Of a scale; empty outside scales."""
    base: str
    """The phrase in the form in which it is listed."""


class Found(NamedTuple):
    """A listed phrase in a passage."""

    entry: Entry
    first: int
    """The place of its first token."""
    end: int
    """The place after its last."""


@dataclass(frozen=True, slots=True)
class PhraseList:
    """Listed phrases by their words, in lower case."""

    entries: Mapping[tuple[str, ...], tuple[Entry, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    """The numbers of words of the phrases that begin with a word, longest first."""

    def within(self, tokens: Sequence[NarrationToken]) -> Iterator[Found]:
        """The listed phrases among some tokens, the longest at each place."""
        at = 0
        while at < len(tokens):
            step = 1
            for length in self.lengths.get(tokens[at].lower, ()):
                words = tuple(token.lower for token in tokens[at : at + length])
                found = self.entries.get(words) if len(words) == length else None
                if found:
                    for entry in found:
                        yield Found(entry, at, at + length)
                    step = length
                    break
            at += step


@dataclass(frozen=True, slots=True)
class WordingLists:
    """The lists by what they are for."""

    naming: PhraseList
    """Nouns and verbs that name the same."""
    scales: PhraseList
    """Verbs and nouns that put the same less or more strongly."""
    intensity: PhraseList
    """Words that make another stronger or weaker."""
    limits: PhraseList


@cache
def wording_lists() -> WordingLists:
    """The lists that ship with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))
    naming = [
        *_entries(table["naming"], nouns=True),
        *_entries({f"to {name}": words for name, words in table["acting"].items()}, nouns=False),
    ]
    scales = [
        (form, Entry(name, level, form))
        for name, levels in table["scales"].items()
        for level, words in levels.items()
        for form in words
    ]
    intensity = [
        (form, Entry("", level, form))
        for level, words in table["intensity"].items()
        for form in words
    ]
    limits = _entries(table["limits"], nouns=False)
    return WordingLists(*map(_phrases, (naming, scales, intensity, limits)))


def _entries(table: Mapping[str, Sequence[str]], *, nouns: bool) -> list[tuple[str, Entry]]:
    return [
        (form, Entry(name, "", word))
        for name, words in table.items()
        for word in words
        for form in (_numbers(word) if nouns else (word,))
    ]


def _numbers(noun: str) -> tuple[str, ...]:
    """A noun in the singular and the regular plural."""
    if noun.endswith(("s", "men")):
        return (noun,)
    if noun.endswith("y") and noun[-2] not in "aeo":
        return noun, f"{noun[:-1]}ies"
    return noun, f"{noun}es" if noun.endswith(("sh", "ch", "x")) else f"{noun}s"


def _phrases(listed: Sequence[tuple[str, Entry]]) -> PhraseList:
    entries: dict[tuple[str, ...], tuple[Entry, ...]] = {}
    lengths: dict[str, set[int]] = {}
    for form, entry in listed:
        words = tuple(form.split())
        entries[words] = (*entries.get(words, ()), entry)
        lengths.setdefault(words[0], set()).add(len(words))
    return PhraseList(
        entries, {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
    )
