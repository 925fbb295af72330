"""Words that name one thing in other ways, more strongly or with a limit, from `wording.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from corpus.extraction.quotes.tokens import NarrationToken

Kind = Literal["naming", "scale", "intensity", "limit"]
"""Nouns and verbs that name the same; those that put the same less or more strongly; words that
make another stronger or weaker; words that limit a statement."""


class Entry(NamedTuple):
    """What a phrase of the lists is."""

    kind: Kind
    group: str
    """The words that may stand for one another have one group."""
    level: str
    """How strongly it puts something, weak, plain or strong; empty where that is no matter."""
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


@cache
def phrase_list() -> PhraseList:
    """The lists that ship with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))
    listed = [
        (form, Entry("naming", name, "", word))
        for name, words in table["naming"].items()
        for word in words
        for form in _numbers(word)
    ]
    listed += [
        (word, Entry("naming", f"to {name}", "", word))
        for name, words in table["acting"].items()
        for word in words
    ]
    listed += [
        (word, Entry("scale", name, level, word))
        for name, levels in table["scales"].items()
        for level, words in levels.items()
        for word in words
    ]
    listed += [
        (word, Entry("intensity", "", level, word))
        for level, words in table["intensity"].items()
        for word in words
    ]
    listed += [
        (word, Entry("limit", "", "", word)) for words in table["limits"].values() for word in words
    ]
    return _phrases(listed)


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
