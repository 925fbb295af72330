"""Keeps of whom an article spoke last, to resolve "he", "she", "they" and "the governor"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from corpus.extraction.quotes.names import Names, is_person
from corpus.extraction.quotes.roles import head, is_anonymous, is_plural
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon

_NEAR = 1
"""Paragraphs back in which whoever was last the subject is meant …"""
_FAR = 3
"""… and in which nobody else can be, where no other person was a subject there."""


class _Subject(NamedTuple):
    name: str
    paragraph: int


class Subjects:
    """The subjects of an article's sentences up to the one that is read."""

    def __init__(self, names: Names) -> None:
        """`names` are the article's."""
        self._names = names
        self._persons: list[_Subject] = []
        self._groups: list[_Subject] = []
        self._mentioned: list[_Subject] = []
        """Those by name and with a title that says "he" or "she", subject or not."""

    def note(self, name: str, paragraph: int) -> None:
        """Remember a subject or a speaker; what is neither a person nor people is forgotten."""
        people = is_anonymous(name)
        if is_plural(name) and (people or " and " in name):
            self._groups.append(_Subject(name, paragraph))
        elif people or is_person(name):
            self._persons.append(_Subject(name, paragraph))

    def mention(self, words: Iterable[str], paragraph: int) -> None:
        """Remember those whose surname is one of a sentence's words, in lower case."""
        titled = self._names.pronoun
        self._mentioned += (_Subject(word, paragraph) for word in words if word in titled)

    def person(self, pronoun: str, paragraph: int) -> str:
        """The one person whom "he" or "she" means; empty where it is not plain."""
        passed = False
        for at in range(len(self._persons) - 1, -1, -1):
            one = self._persons[at]
            distance = paragraph - one.paragraph
            if distance > _FAR:
                break
            if not self._fits(pronoun, one.name):
                passed = True
                continue
            alone = not passed and all(
                other.name == one.name or paragraph - other.paragraph > 2 * _FAR
                for other in self._persons[:at]
            )
            return one.name if distance <= _NEAR or alone else ""
        for one in reversed(self._mentioned):
            if paragraph - one.paragraph > _NEAR:
                break
            if self._names.pronoun[one.name] == pronoun:
                return self._names.written(one.name)
        return ""

    def group(self, paragraph: int) -> str:
        """The people whom "they" means; empty where it is not plain."""
        if not self._groups or paragraph - self._groups[-1].paragraph > _NEAR:
            return ""
        return self._groups[-1].name

    def titled(self, description: str, paragraph: int) -> str:
        """The name of the one whom "the governor" means; empty where it is not plain."""
        last = self._persons[-1] if self._persons else None
        if last and is_person(last.name) and description.startswith("the "):
            epithet = head(description) in speaker_lexicon().epithets
            if epithet and paragraph - last.paragraph <= _NEAR:
                return last.name
        called = self._names.called(description)
        for one in reversed(self._persons):
            if one.name in called:
                return one.name
        return called[0] if len(called) == 1 else ""

    def _fits(self, pronoun: str, name: str) -> bool:
        if is_person(name):
            return self._names.may_be(pronoun, name)
        table, noun = speaker_lexicon(), head(name)
        other = table.women if pronoun == "he" else table.men
        return noun not in other
