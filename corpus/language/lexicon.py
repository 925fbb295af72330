"""The words of telling and of doubt, from `diction.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Tone = Literal["neutral", "telling", "acting"]


class Verb(NamedTuple):
    """A verb by which a report says that somebody said something."""

    name: str
    """The form under which it is counted: "say"."""
    tone: Tone


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of the words of telling and of doubt."""

    verbs: dict[str, Verb]
    """By each form, in lower case."""
    hedges: dict[tuple[str, ...], str]
    """The kind of doubt, by the words, in lower case, that express it."""
    hedging: frozenset[str]
    """The first words of those."""
    doubts: frozenset[str]
    """Words that express doubt in other ways."""
    participles: dict[str, frozenset[str]]
    """The active forms of a verb by its participle, where that does not end in -ed."""


@cache
def lexicon() -> Lexicon:
    """The table that ships with the program."""
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
    return Lexicon(verbs, hedges, hedging, doubts, participles)
