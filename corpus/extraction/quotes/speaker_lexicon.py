"""The words around names of people, from `people.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class People:
    """What tells a speaker from the rest of a sentence; all in lower case."""

    titles: frozenset[str]
    """Stand before a name and are no part of it."""
    bodies: frozenset[str]
    """A name that has one of these is not a person's."""
    calendar: frozenset[str]
    """Days and months."""
    particles: frozenset[str]
    """Small words inside a name."""
    function: frozenset[str]
    """No part of what names a speaker."""
    determiners: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    men: frozenset[str]
    """Titles of men, and the next of women."""
    women: frozenset[str]
    pronouns: frozenset[str]
    be: frozenset[str]
    untold: frozenset[str]
    """Before a verb of telling they mean that nobody has told it."""
    between: frozenset[str]
    """May stand between a speaker and the verb."""
    offices: frozenset[str]
    """What follows "director of" and is no part of the name after it."""
    papers: frozenset[str]
    """What can say something and is nobody."""
    nouns_in_ly: frozenset[str]
    prepositions: frozenset[str]
    naming: frozenset[str]
    """Prepositions that go on naming somebody."""
    statements: frozenset[str]
    """What others have said, unless one of the owners stands before."""
    owners: frozenset[str]


@cache
def people() -> People:
    """The table that ships with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return People(**{name: frozenset(written.split()) for name, written in table.items()})
