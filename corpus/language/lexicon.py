"""Reporting verbs and hedges, from `lexicon.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Tone = Literal["neutral", "telling", "acting"]


class Verb(NamedTuple):
    """A reporting verb: said, claimed, denied."""

    name: str
    """The form under which it is counted: "say"."""
    tone: Tone


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Reporting verbs, hedges and participles."""

    verbs: dict[str, Verb]
    """Reporting verbs by each of their forms, in lower case."""
    beside: frozenset[str]
    """Those forms that report only beside what is said: otherwise, a room was added."""
    nouns: frozenset[str]
    """Forms that are nouns too: states, reports."""
    hedges: dict[tuple[str, ...], str]
    """The kind of each hedge, by its words in lower case."""
    hedging: frozenset[str]
    """The first words of the hedges."""
    doubts: frozenset[str]
    """Other words that express doubt."""
    participles: dict[str, frozenset[str]]
    """The active forms of an irregular verb, by its participle."""


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    tones: tuple[Tone, ...] = ("neutral", "telling", "acting")
    verbs = {
        form: Verb(name, tone)
        for tone in tones
        for name, forms in table["verbs"][tone].items()
        for form in forms.split()
    }
    hedges = {
        tuple(words.replace("-", " ").split()): kind
        for kind, written in table["hedges"].items()
        for words in written
    }
    participles = {word: frozenset(forms) for word, forms in table["participles"].items()}
    doubts = frozenset(table["doubts"]["doubt"].split())
    hedging = frozenset(words[0] for words in hedges)
    beside = frozenset(table["beside"]["forms"].split())
    nouns = frozenset(table["beside"]["nouns"].split())
    return Lexicon(verbs, beside, nouns, hedges, hedging, doubts, participles)
