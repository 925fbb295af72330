"""Finds what happened to those who are counted: killed, injured, closed.

`outcome_of` takes the tokens of a number and the noun that it counts, and looks, in this order, at

    the noun itself       16 *deaths*
    its adjectives        16 *trapped* miners
    what follows          12 people in the north *were killed*; 12 people *died*
    a noun before "of"    the *arrest* of 12
    a verb before         *killing* 12

All words for one outcome have one name, "killed" for "dead" and "died": a number of killed is never
compared with one of injured. The lists are in `nouns.toml`. A place is the index of a token.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities.counted_noun import Noun, outcome_names, stem_of
from corpus.extraction.quantities.tokens import IN_HOSPITAL, Tokens, table

_BEFORE_OUTCOME = frozenset(
    {"were", "was", "are", "is", "be", "been", "being", "have", "has", "had", "reported", "who"}
    | {"also", "confirmed", "feared", "left", "found", "fallen", "taken", "become", "gone", "still"}
)
"""Words between those who are counted and their outcome: 12 *were confirmed* dead, 12 *who have
fallen* ill."""
_LOCATIVES = frozenset({"in", "at", "near", "on", "aboard", "across", "from", "along"})
"""Words before a location: of those who are counted, or one that has a number (in 13 states)."""
_LOCATION_REACH = 5
"""The most tokens of a location: 85 schools *in the north of Sarne* were closed."""
_AFTER_LOCATION = frozenset({"were", "was", "are", "have", "has", "had"})
_REACH_BACK = 3
"""Tokens before a number that are searched for a verb."""
_BEFORE_OTHER_NUMBER = frozenset(
    {"in", "at", "on", "of", "near", "from", "by", "with", "for", "to", "and"}
)
"""Words between an outcome and a number that is of something else: killed in two countries."""


class Outcome(NamedTuple):
    """What happened to the people or things that are counted."""

    name: str
    """One name for all words of an outcome: "killed" also for "died"; empty for none."""
    word: str
    """The word to show after the number: 12 "wounded", for "wounding 12".

    As written if it follows the number (died) or is its noun (deaths), a participle for a verb
    before it (wounded); "hospitalized" for "taken to hospital"; else a word of the list.
    """


NO_OUTCOME = Outcome("", "")


def outcome_of(tokens: Tokens, start: int, end: int, noun: Noun | None) -> Outcome:
    """The outcome for what the number from token `start` to the one before `end` counts."""
    return (
        _in_noun_phrase(tokens, noun)
        or _after(tokens, start, end, noun)
        or _in_noun_before(tokens, start)
        or _before(tokens, start)
        or NO_OUTCOME
    )


def _in_noun_phrase(tokens: Tokens, noun: Noun | None) -> Outcome | None:
    """The outcome that the noun is (16 deaths) or its adjectives name (16 trapped miners)."""
    if noun is None:
        return None
    names = outcome_names()
    if noun.head >= 0 and (name := names.get(tokens.lower(noun.head))):
        return Outcome(name, tokens.at(noun.head).text)
    adjectives = (tokens.lower(at) for at in range(noun.start, noun.head))
    name = next((names[word] for word in adjectives if word in names), "")
    return Outcome(name, name) if name else None


def _after(tokens: Tokens, start: int, end: int, noun: Noun | None) -> Outcome | None:
    """The outcome that follows: 12 people were killed, 12 were taken to hospital."""
    at = _past_location(tokens, noun.end) if noun and noun.start >= end else end
    while tokens.lower(at) in _BEFORE_OUTCOME or tokens.lower(at).endswith("ly"):
        at += 1
    is_location = tokens.lower(start - 1) in _LOCATIVES  # 90 people in 13 states fell ill
    if is_location or not tokens.at(at - 1).is_word:
        return None
    is_treated = tokens.lower(at) and IN_HOSPITAL.match(tokens.text, tokens.at(at).start)
    word = "hospitalized" if is_treated else tokens.at(at).text
    name = outcome_names().get(word.lower())
    return Outcome(name, word) if name else None


def _past_location(tokens: Tokens, end: int) -> int:
    """The index of the token after a noun and its location: 85 schools in the north *have* been.

    `end` is that after the noun, and the result where no location follows.
    """
    if tokens.lower(end) not in _LOCATIVES:
        return end
    for at in range(end + 1, end + 1 + _LOCATION_REACH):
        if not tokens.at(at).is_word or tokens.lower(at) in {"that", "who", "which"}:
            break
        if tokens.lower(at) in _AFTER_LOCATION:
            return at
    return end


def _in_noun_before(tokens: Tokens, start: int) -> Outcome | None:
    """The outcome that a noun before "of" names: the arrest of 12."""
    if tokens.lower(start - 1) != "of":
        return None
    word = _outcome_nouns().get(tokens.lower(start - 2))
    return Outcome(outcome_names()[word], word) if word else None


def _before(tokens: Tokens, start: int) -> Outcome | None:
    """The outcome that a verb before the number names: "killing 12" is 12 killed."""
    names = outcome_names()
    for place in range(start - 1, start - 1 - _REACH_BACK, -1):
        word = tokens.lower(place)
        if name := names.get(word):
            return Outcome(name, _participle(word))
        if not tokens.at(place).is_word or word in _BEFORE_OTHER_NUMBER:
            break
    return None


@cache
def _participle(word: str) -> str:
    """The participle of a word for an outcome: wounded for "wounding"; else the outcome's name."""
    names = outcome_names()
    forms = (other for other in names if other.endswith("ed") and stem_of(other) == stem_of(word))
    return word if word.endswith("ed") else next(forms, names[word])


@cache
def _outcome_nouns() -> dict[str, str]:
    """A word for the outcome by each noun that names it before "of": arrested by "arrest"."""
    nouns: dict[str, str] = table("nouns")["outcome_nouns"]
    return nouns


def is_outcome_beside(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a word for an outcome touches a number: six die in crash, crash kills six."""
    names = outcome_names()
    return tokens.lower(end) in names or tokens.lower(start - 1) in names
