"""Finds what a number counts: the noun after it, or before it in "the number of …"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities.numbers import words as words_of_numbers
from corpus.extraction.quantities.tokens import IN_HOSPITAL, RANK_ENDINGS, Tokens, table, word_list

_REACH = 5
"""The most words from a number to the noun it counts."""


class Noun(NamedTuple):
    """The words for what is counted, from the token `start` to the one before `end`."""

    start: int
    end: int
    head: int
    """The place of the noun itself; -1 for none."""
    more: bool
    """Whether it counts what was added: "350 more"."""


class _Words(NamedTuple):
    ends: frozenset[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    conditions: frozenset[str]
    more: frozenset[str]
    same_as: dict[str, str]
    people: frozenset[str]
    some_people: frozenset[str]
    outcomes: dict[str, str]
    outcome_nouns: dict[str, str]
    gatherings: frozenset[str]
    crowds: frozenset[str]
    measures: frozenset[str]


@cache
def _words() -> _Words:
    found = table("nouns")
    same_as = {word: group["words"][0] for group in found["same_as"] for word in group["words"]}
    return _Words(
        ends=frozenset(found["ends"]),
        plurals=frozenset(found["plurals"]),
        singulars=frozenset(found["singulars"]),
        conditions=frozenset(found["conditions"]),
        more=frozenset(found["more"]),
        same_as=same_as,
        people=frozenset(found["people"]),
        some_people=frozenset(found["some_people"]),
        outcomes={word: group["words"][0] for group in found["outcome"] for word in group["words"]},
        outcome_nouns=found["outcome_nouns"],
        gatherings=frozenset(found["gatherings"]),
        crowds=frozenset(found["crowds"]),
        measures=frozenset(found["measures"]),
    )


def after(tokens: Tokens, place: int, *, one: bool) -> Noun | None:
    """The noun after a number; `one` says that the number is one."""
    known, start = _words(), place
    if tokens.lower(start) == "of":
        start += 1 + (tokens.lower(start + 1) in _DETERMINERS)
    if start > place and is_of_another_number(tokens, start):
        return None
    if tokens.lower(start) == "on" and (on := _scale(tokens, start + 1)):
        return on
    added = known.more if start == place else frozenset()  # not "of the new parliament"
    more = tokens.lower(start) in added
    words = _run(tokens, start)
    opening = tokens.lower(words[0]) if words else ""
    if start == place and (opening in known.measures or opening in known.gatherings):
        # a 6.4 magnitude quake, the 22,000 crowd
        return Noun(words[0], words[0] + 1, words[0], more=False)
    while words and tokens.lower(words[0]) in {"more", "another"}:
        words.pop(0)
    if not words:
        return Noun(place, place, -1, more) if more else None
    more = more or any(tokens.lower(at) in added for at in words)
    head = _head(tokens, words, one=one)
    if head is None:
        return Noun(place, place, -1, more) if more else None
    return Noun(words[0], head + 1, head, more)


def is_of_another_number(tokens: Tokens, start: int) -> bool:
    """Whether a number follows an owner: 10 of the club's 16 games."""
    start += tokens.lower(start) in _DETERMINERS
    for at in range(start, start + _REACH):
        if tokens.at(at).is_number:
            return tokens.lower(at + 1) not in RANK_ENDINGS
        if not tokens.at(at).is_word and tokens.lower(at) not in {"'", "’"}:
            return False
    return False


_SCALE_REACH = 6


def _scale(tokens: Tokens, place: int) -> Noun | None:
    """The scale at a place that a number is on: 6.1 on the open-ended Richter scale."""
    for at in range(place, place + _SCALE_REACH):
        if tokens.lower(at) == "richter" and tokens.lower(at + 1) == "scale":
            return Noun(at, at + 2, at, more=False)
    return None


_WHOLE_REACH = 4
"""Tokens between a part and its whole: "10 of the club's 16 games"."""


def part_before(tokens: Tokens, start: int) -> str:
    """The number that is a part of the one at a place: 10 of the club's 16 games; empty for none.

    "Of" where a sentence opens with the whole: "Of the 30, 22 signed".
    """
    for place in range(start - 1, max(-1, start - 1 - _WHOLE_REACH), -1):
        if tokens.lower(place) == "of":
            part = tokens.at(place - 1)
            is_part = part.is_number or part.lower in words_of_numbers().cardinals
            return "of" if tokens.opens_sentence(place) else part.lower if is_part else ""
        if not tokens.at(place).is_word and tokens.lower(place) not in {"'", "’"}:
            break
    return ""


def before(tokens: Tokens, place: int) -> Noun | None:
    """The noun before a number in "the number of troops …" or "a death toll of"."""
    for at in range(place - 1, max(-1, place - 16), -1):
        if tokens.lower(at) in {"number", "total", "tally"} and tokens.lower(at + 1) == "of":
            words = _run(tokens, at + 2)
            head = _head(tokens, words, one=False) if words else None
            if head is not None and head < place:
                return Noun(words[0], head + 1, head, more=False)
        if tokens.lower(at) == "toll" and tokens.lower(at - 1) == "death":
            return Noun(at - 1, at + 1, at - 1, more=False)
    if tokens.lower(place - 1) in _GIVEN and tokens.lower(place - 2) in _words().gatherings:
        return Noun(place - 2, place - 1, place - 2, more=False)
    return _measured(tokens, place)


def _measured(tokens: Tokens, place: int) -> Noun | None:
    """The measure whose value a number is: a magnitude of 6.4; put the magnitude of it at 6.4."""
    place -= tokens.is_hyphen(place - 1)  # a magnitude-5.9 quake
    measures, before = _words().measures, tokens.lower(place - 1)
    reach = _MEASURED if before in _PUT else 1 + (before in _GIVEN)
    for at in range(place - 1, max(-1, place - 1 - reach), -1):
        if tokens.lower(at) in measures:
            return Noun(at, at + 1, at, more=False)
        if tokens.at(at).is_number or tokens.lower(at) in {",", ";", "."}:
            return None
    return None


_PUT = frozenset({"at", "as"})
"""Words between a measure, some words back, and its value: put its population at 3,000."""
_MEASURED = 9
"""The most words between the two."""
_GIVEN = frozenset({"of", "was", "reached", "topped", "exceeded", "numbered"})
"""Words between a noun for a gathering and its number: a crowd of 61,204."""
_OWNERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "our"})


def bought(tokens: Tokens, start: int, end: int) -> int:
    """The place of what the sum from token `start` to the one before `end` is for; -1 for none.

    That is "a $5,000 holiday", "its $2 billion pension fund", "$5 billion in funding". Nothing is
    taken for it in "paid $60,000 earlier this year" or "$5 million in Paris".
    """
    before, noun = tokens.lower(start - 1), tokens.lower(start - 2)
    is_sum = before in {"of", "worth"} and noun in word_list("nouns", "sums")
    if is_sum and not tokens.is_capital(start - 2):
        return start - 2  # bribes of $3 million
    if tokens.lower(end) in {"in", "of"}:
        end += 1
    elif before not in _OWNERS and not before.endswith(("'s", "’s")):
        return -1
    words = _run(tokens, end)
    return _singular(tokens, words) if words and not tokens.is_capital(words[0]) else -1


_COUNTRIES = frozenset({"US"})
"""Pronouns that are countries in capitals."""
_LANDS = frozenset({"states", "nations"})
"""Plurals that are counted if they are written in small letters: 50 states."""
PEOPLE = "peopl"
"""The stem of all nouns that only say that people are counted."""
_DETERMINERS = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "all"})


def stem(tokens: Tokens, head: int) -> str:
    """The stem by which a noun is compared; one for synonyms such as troops and soldiers."""
    word = tokens.lower(head)
    return stem_of("people" if is_people(tokens, head) else _words().same_as.get(word, word))


class Outcome(NamedTuple):
    """What happened to the people or things that are counted."""

    name: str
    """One name for all words of an outcome: "killed" also for "died"; empty for none."""
    word: str
    """The word as it is written."""


_NONE = Outcome("", "")
_PARTING = frozenset({"in", "at", "on", "of", "near", "from", "by", "with", "for", "to", "and"})
"""Words between an outcome and a number that is of something else: killed in two countries."""


def outcome(tokens: Tokens, start: int, end: int, noun: Noun | None) -> Outcome:
    """The outcome for what the number from token `start` to the one before `end` counts."""
    known = _words().outcomes
    if noun and noun.head >= 0 and (own := known.get(tokens.lower(noun.head))):
        return Outcome(own, tokens.at(noun.head).text)
    inside = range(noun.start, noun.head) if noun else ()
    if own := next((known[w] for at in inside if (w := tokens.lower(at)) in known), ""):
        return Outcome(own, own)  # 16 trapped miners
    at = _past_place(tokens, noun.end) if noun and noun.start >= end else end
    while tokens.lower(at) in _AUXILIARIES or tokens.lower(at).endswith("ly"):
        at += 1
    is_where = tokens.lower(start - 1) in _PLACES  # 90 people in 13 states fell ill
    is_treated = tokens.lower(at) and IN_HOSPITAL.match(tokens.text, tokens.at(at).start)
    word = "hospitalized" if is_treated else tokens.at(at).text
    if not is_where and (after := known.get(word.lower())) and tokens.at(at - 1).is_word:
        return Outcome(after, word)
    noun_before = _words().outcome_nouns.get(tokens.lower(start - 2))
    if noun_before and tokens.lower(start - 1) == "of":
        return Outcome(known[noun_before], noun_before)  # the arrest of 12
    for place in range(start - 1, start - 4, -1):
        if before := known.get(tokens.lower(place)):
            return Outcome(before, _participle(tokens.lower(place)))  # "killing 12": 12 killed
        if not tokens.at(place).is_word or tokens.lower(place) in _PARTING:
            break
    return _NONE


def is_outcome_beside(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a word for an outcome touches a number: six die in crash, crash kills six."""
    known = _words().outcomes
    return tokens.lower(end) in known or tokens.lower(start - 1) in known


@cache
def _participle(word: str) -> str:
    """The participle of a word for an outcome: wounded for "wounding"; else the outcome's name."""
    known = _words().outcomes
    alike = (one for one in known if one.endswith("ed") and stem_of(one) == stem_of(word))
    return word if word.endswith("ed") else next(alike, known[word])


_PLACES = frozenset({"in", "at", "near", "on", "aboard", "across", "from", "along"})
_PLACE_REACH = 5


def _past_place(tokens: Tokens, end: int) -> int:
    """The place of what happened to a noun, past where it is: 85 schools in the north have been."""
    if tokens.lower(end) not in _PLACES:
        return end
    for at in range(end + 1, end + 1 + _PLACE_REACH):
        if not tokens.at(at).is_word or tokens.lower(at) in {"that", "who", "which"}:
            break
        if tokens.lower(at) in _HAPPENED:
            return at
    return end


_HAPPENED = frozenset({"were", "was", "are", "have", "has", "had"})
_AUXILIARIES = frozenset(
    {"were", "was", "are", "is", "be", "been", "being", "have", "has", "had", "reported", "who"}
    | {"also", "confirmed", "feared", "left", "found", "fallen", "taken", "become", "gone", "still"}
)


def same_as(word: str) -> str:
    """The noun that stands for a noun in lower case and its synonyms: troops for soldiers."""
    return _words().same_as.get(word, word)


def is_people(tokens: Tokens, head: int) -> bool:
    """Whether a noun only says that people are counted."""
    return tokens.lower(head) in _words().people or tokens.lower(head) in _words().outcomes


def some_people(of: str) -> str:
    """The word that says which people are counted: "women"; empty for all other nouns."""
    last = of.lower().rpartition(" ")[2]
    return last if last in _words().some_people else ""


def are_one_crowd(of: str, other: str) -> bool:
    """Whether one noun is for a gathering, and the other for people who may be in it."""
    known, last, last_other = _words(), *(x.lower().rpartition(" ")[2] for x in (of, other))
    return (last in known.gatherings and last_other in known.crowds) or (
        last in known.crowds and last_other in known.gatherings
    )


@cache
def noun_stems(name: str) -> frozenset[str]:
    """The stems of a list of words of `nouns.toml`."""
    return frozenset(map(stem_of, table("nouns")[name]))


@cache
def _apart() -> dict[str, tuple[int, str]]:
    """By the stem of a thing that has its own sum: its group and its name."""
    return {
        stem_of(word): (group, things[0])
        for group, of in enumerate(table("nouns")["apart"])
        for things in of
        for word in things
    }


def are_apart(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether stems name two things that each have a sum of their own: a salary and a bonus."""
    known = _apart()
    sides = [{known[stem] for stem in stems if stem in known} for stems in (mine, theirs)]
    groups = [{group for group, _ in side} for side in sides]
    return sides[0].isdisjoint(sides[1]) and not groups[0].isdisjoint(groups[1])


@cache
def stem_of(word: str) -> str:
    """The stem of a word."""
    from corpus.language.words import split_words

    found = split_words(word)
    return found[-1].stem if found else word


def _run(tokens: Tokens, place: int) -> list[int]:
    """The places of the words from a place that can be a noun with its adjectives."""
    ends, found = _words().ends, list[int]()
    while len(found) < _REACH:
        at = tokens.past_hyphen(place)
        token = tokens.at(at)
        is_end = (
            token.lower in ends and token.text not in _COUNTRIES and not tokens.is_hyphen(at - 1)
        )
        if not token.is_word or is_end:
            break
        found.append(at)
        place = at + 1
    return found


def _head(tokens: Tokens, words: list[int], *, one: bool) -> int | None:
    """The place of the noun among some words after a number; None for none."""
    known, first = _words(), words[0]
    if tokens.is_hyphen(first - 1) and not one:
        return first  # "48-page indictment"
    if one:
        return _singular(tokens, words)
    for at, then in zip(words, [*words[1:], None], strict=True):
        # "7,000 United States troops": a capitalised plural before a noun is a name's.
        of_police = tokens.lower(at) == "police" and then and is_plural_noun(tokens.lower(then))
        if is_plural_noun(tokens.lower(at)) and not (of_police or (then and tokens.is_capital(at))):
            return at  # two police, two police vans
        if tokens.at(at).text in _LANDS:
            return at
    return first if tokens.lower(first) in known.conditions else None


def _singular(tokens: Tokens, words: list[int]) -> int:
    """The last of the words, without participles and a name after a noun."""
    kept = [words[0]]
    for at in words[1:]:
        named = tokens.is_capital(at) and not tokens.is_capital(kept[-1])
        verb = tokens.lower(at).endswith("s") and not tokens.lower(at).endswith("ss")
        if named or verb or tokens.lower(kept[-1]).endswith(("'s", "’s")):
            break
        kept.append(at)
    while len(kept) > 1 and tokens.lower(kept[-1]).endswith(("ed", "ing", "ly")):
        if tokens.is_capital(kept[-1]):
            break  # Tom Reed
        kept.pop()
    return kept[-1]


def is_plural_noun(word: str) -> bool:
    """Whether a word in lower case looks like the plural of a noun: troops, children."""
    known = _words()
    if word in known.plurals:
        return True
    ends = ("ss", "us", "is", "'s", "’s")
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(ends)
        and word not in known.singulars
    )
