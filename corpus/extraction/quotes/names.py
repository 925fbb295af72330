"""Finds which words of an article are names, and the full name for a surname."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.extraction.quotes.speaker_phrase import Phrase, belongs, past_office, phrase
from corpus.extraction.quotes.tokens import NarrationToken

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


@dataclass(frozen=True)
class Names:
    """The names of people in one article."""

    words: frozenset[str]
    """The words with a capital inside a sentence, in lower case."""
    full: dict[str, list[str]] = field(default_factory=dict)
    """Full names, in the order of the text, by surname in lower case."""
    pronoun: dict[str, str] = field(default_factory=dict)
    """"he" or "she" by surname, where a title such as "Mrs" says which."""

    def resolved(self, name: str) -> str:
        """The full name for a surname; the name itself where there is none or more than one."""
        if " " in name:
            return name
        full = self.full.get(name.lower(), [])
        return full[0] if len(full) == 1 else name

    def may_be(self, pronoun: str, name: str) -> bool:
        """Whether a pronoun can refer to a person of this name."""
        known = self.pronoun.get(surname(name), pronoun)
        return pronoun in ("he", "she") and known == pronoun and is_person(name)


def names(text: str, sentences: Iterable[Sequence[NarrationToken]]) -> Names:
    """The names in an article's sentences."""
    sentences = list(sentences)
    words = frozenset(
        token.lower
        for tokens in sentences
        for at, token in enumerate(tokens)
        if at and token.is_capital and tokens[at - 1].quotation < 0
    )
    found = Names(words)
    for tokens in sentences:
        for run, first in _runs(tokens):
            called = phrase(text, run, words, first=first) if len(run) > 1 else None
            if called:
                _keep(found, called)
    return found


def surname(name: str) -> str:
    """The last part of a name, in lower case."""
    parts = [part for part in name.lower().replace(".", "").split() if part not in _SUFFIXES]
    return parts[-1] if parts else ""


def is_person(name: str) -> bool:
    """Whether a name can be a person's: no organization, abbreviation or description."""
    parts = name.split()
    return (
        bool(parts)
        and parts[0].lower() not in speaker_lexicon().determiners
        and parts[0][0].isupper()
        and not any(part.lower() in speaker_lexicon().organizations for part in parts)
        and not (len(parts) == 1 and name.isupper())
    )


def _keep(found: Names, called: Phrase) -> None:
    if called.kind != "name" or not is_person(called.text):
        return
    key = surname(called.text)
    titles = set(called.title.split())
    if titles & speaker_lexicon().men:
        found.pronoun[key] = "he"
    elif titles & speaker_lexicon().women:
        found.pronoun[key] = "she"
    if " " in called.text:
        known = found.full.setdefault(key, [])
        if not any(_same_person(called.text, other) for other in known):
            known.append(called.text)


def _same_person(one: str, other: str) -> bool:
    """Whether two full names of one surname have the same first name: John (F.) Kennedy."""
    return one.lower().split()[0] == other.lower().split()[0]


def _runs(tokens: Sequence[NarrationToken]) -> Iterable[tuple[Sequence[NarrationToken], bool]]:
    """The runs of capitalised words, and whether each begins the sentence."""
    table = speaker_lexicon()
    start = 0
    for at in range(len(tokens) + 1):
        inside = at < len(tokens) and (
            (tokens[at].is_capital and belongs(tokens, at))
            or (at > start and tokens[at].lower in table.particles)
        )
        if not inside:
            if at > start:
                first = past_office(tokens, start, at - 1)
                yield tokens[first:at], first == 0
            start = at + 1
