"""The words that help to find speakers, from `speaker_lexicon.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SpeakerLexicon:
    """Word lists that separate a speaker from the rest of a sentence; all in lower case."""

    titles: frozenset[str]
    """Words before a name that are no part of it: minister, dr."""
    kin: frozenset[str]
    """Nouns for somebody's relatives and friends: husband, daughter."""
    courtesies: frozenset[str]
    """Titles that say nothing of what somebody is: mr, dr."""
    people: frozenset[str]
    """Nouns other than titles for somebody whom a text does not name: man, witness, insider."""
    organizations: frozenset[str]
    """A name with one of these words is not a person's."""
    calendar: frozenset[str]
    """Days and months."""
    particles: frozenset[str]
    """Small words inside a name."""
    function_words: frozenset[str]
    """Words that are never part of what names a speaker."""
    determiners: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    men: frozenset[str]
    """Titles of men."""
    women: frozenset[str]
    """Titles of women."""
    pronouns: frozenset[str]
    be: frozenset[str]
    unspoken: frozenset[str]
    """Words before a reporting verb that mean nobody has said it: to, would, not."""
    between: frozenset[str]
    """Words that may stand between a speaker and the verb."""
    offices: frozenset[str]
    """Words after "director of" that are no part of the name that follows."""
    documents: frozenset[str]
    """Things that can say something but are no people: report, statement."""
    bodies: frozenset[str]
    """Bodies of people: ministry, police. They are not anonymous."""
    epithets: frozenset[str]
    """Nouns that stand for whoever was last named: "the Arizona Republican"."""
    parties: frozenset[str]
    """Titles that are adjectives too: the liberal justice."""
    offices_of_one: frozenset[str]
    """Offices that one person holds, who is not anonymous: president."""
    places: frozenset[str]
    """Countries, capitals and their people, in lower case: alone, no name of a person."""
    signs: frozenset[str]
    """Things that carry words which nobody says: placard."""
    messages: frozenset[str]
    """Things that hold the words of whoever wrote them: note, voicemail."""
    nouns_in_ly: frozenset[str]
    prepositions: frozenset[str]
    naming: frozenset[str]
    """Prepositions inside the words that name somebody: minister of."""
    statements: frozenset[str]
    """Nouns for what others have said, unless one of `owners` stands before: claims."""
    owners: frozenset[str]
    short_names: dict[str, frozenset[str]]
    """The given names that a short form can stand for, by the short form."""


@cache
def speaker_lexicon() -> SpeakerLexicon:
    """The table that ships with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    short = {name: frozenset(full.split()) for name, full in table.pop("short_names").items()}
    lists = {name: frozenset(written.split()) for name, written in table.items()}
    return SpeakerLexicon(**lists, short_names=short)
