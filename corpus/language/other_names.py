"""Other names of the same body, place or thing, from `aliases.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


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
