"""Word lists: reporting verbs and hedges (`lexicon.toml`), other names (`aliases.toml`); forms."""

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
    manners: frozenset[str]
    """The names of acting verbs that say in what manner a thing is said: vow, blast."""
    claims: dict[str, str]
    """The names of the verbs for nouns of speech: insistence."""
    nouns: frozenset[str]
    """Forms that are nouns too: states, reports."""
    around: dict[str, frozenset[str]]
    """Words beside a form by which it reports nothing, or something, by what they are about."""
    hedges: dict[tuple[str, ...], str]
    """The kind of each hedge, by its words in lower case."""
    hedging: frozenset[str]
    """The first words of the hedges."""
    doubts: frozenset[str]
    """Other words that express doubt."""
    participles: dict[str, frozenset[str]]
    """The active forms of an irregular verb, by its participle."""

    def tone(self, form: str) -> Tone | None:
        """The tone of a reporting verb in one of its forms; None for any other word."""
        verb = self.verbs.get(form)
        return verb.tone if verb else None


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
    around = {name: frozenset(words.split()) for name, words in table["around"].items()}
    claims = {form: verb for verb, forms in table["claims"].items() for form in forms.split()}
    manners = frozenset(table["manner"]["names"].split())
    return Lexicon(
        verbs, beside, manners, claims, nouns, around, hedges, hedging, doubts, participles
    )


_IRREGULAR = {
    "beat": ("beat", "beating"), "broke": ("break", "breaking"), "fled": ("flee", "fleeing"),
    "fought": ("fight", "fighting"), "froze": ("freeze", "freezing"), "gave": ("give", "giving"),
    "hid": ("hide", "hiding"), "overran": ("overrun", "overrunning"), "quit": ("quit", "quitting"),
    "overthrew": ("overthrow", "overthrowing"), "shot": ("shoot", "shooting"),
    "stole": ("steal", "stealing"), "struck": ("strike", "striking"), "won": ("win", "winning"),
    "swore": ("swear", "swearing"), "threw": ("throw", "throwing"), "tore": ("tear", "tearing"),
    "undid": ("undo", "undoing"), "withdrew": ("withdraw", "withdrawing"),
    "withheld": ("withhold", "withholding"), "lied": ("lie", "lying"), "died": ("die", "dying"),
}  # fmt: skip
"""The bare form and the one in -ing of verbs whose past does not end in -ed."""
_PHRASAL = {
    "made": ("make", "making"), "took": ("take", "taking"), "told": ("tell", "telling"),
    "went": ("go", "going"), "put": ("put", "putting"), "let": ("let", "letting"),
    "set": ("set", "setting"), "lit": ("light", "lighting"), "shut": ("shut", "shutting"),
    "came": ("come", "coming"), "drove": ("drive", "driving"), "brought": ("bring", "bringing"),
}  # fmt: skip
"""Both forms of verbs that say too little without the words after them: took aim."""
_SHORTEST = 5
"""Letters of a past in -ed, at least: "used" has no forms of its own here."""


def verb_forms(past: str) -> tuple[tuple[str, ...], str]:
    """The bare forms that a verb in the past may have, and its form in -ing; empty for others.

    One of the bare forms is a word; the others are none: slam, slamm, slamme. The words after the
    first stay: gunning down.

    >>> verb_forms("seized")
    (('seize', 'seiz'), 'seizing')
    """
    first, space, rest = past.partition(" ")
    after = space + rest
    irregular = _IRREGULAR.get(first) or (_PHRASAL.get(first) if after else None)
    if irregular:
        bare, present = irregular
        return (bare + after,), present + after
    if not first.endswith("ed") or len(first) < _SHORTEST:
        return (), ""
    if first.endswith("ied"):
        return (f"{first[:-3]}y{after}",), f"{first[:-3]}ying{after}"
    stem = first[:-2]
    doubled = (stem[:-1],) if stem[-1] == stem[-2] else ()
    return tuple(form + after for form in (first[:-1], stem, *doubled)), f"{stem}ing{after}"


@dataclass(frozen=True, slots=True)
class OtherNames:
    """The table of other names, as its words are written."""

    words: dict[str, str]
    """The word that an abbreviation or other name is compared as; in lower case where case does not
    matter."""
    phrases: dict[tuple[str, ...], str]
    """The word that the last word of a phrase is compared as, by the words of the phrase."""
    before: dict[str, frozenset[str]]
    """Words that are part of a name before one of these: "American" before "Airlines"."""
    after_a_name: frozenset[str]
    """Words that are part of a name after another word with a capital: "Niagara Falls"."""


@cache
def other_names() -> OtherNames:
    """The table that ships with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_name("aliases.toml").read_text("utf-8"))
    return OtherNames(
        {other: word for word, others in table["abbreviations"].items() for other in others},
        {
            tuple(phrase.split()): word
            for word, phrases in table["phrases"].items()
            for phrase in phrases
        },
        {word: frozenset(followers) for word, followers in table["before"].items()},
        frozenset(table["after_a_name"]["words"]),
    )
