"""Recognizes numbers that are not figures, such as "911", and what stands around figures.

That is names, who did something to whom, and whether a figure is only expected or demanded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities.act_words import ends_clause, name_of
from corpus.extraction.quantities.acts import NOT_SUBJECTS, Act
from corpus.extraction.quantities.counted_noun import after as counted_noun
from corpus.extraction.quantities.counted_noun import is_plural_noun, same_as, stem_of
from corpus.extraction.quantities.tokens import RANK_ENDINGS, Tokens, table, word_list
from corpus.extraction.quotes.speaker_lexicon import names_people, speaker_lexicon
from corpus.language.tokenizer import tokenize


class _Names(NamedTuple):
    chunk: re.Pattern[str]
    emergency: frozenset[str]
    calling: frozenset[str]
    called: frozenset[str]
    before: frozenset[str]
    plain: frozenset[str]
    pronoun_after: frozenset[str]
    pronoun_before: frozenset[str]
    contest: frozenset[str]
    streets: frozenset[str]
    shared: frozenset[str]
    related: frozenset[str]
    """Besides kin, who or what is named by its relation to another."""
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]]
    """Phrases by each of their words: the index of the word, and the phrase."""


@cache
def _names() -> _Names:
    found = table("names")
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for phrase in found["phrases"]:
        words = tuple(token.lower for token in tokenize(phrase))
        for at, word in enumerate(words):
            phrases.setdefault(word, []).append((at, words))
    chunk = re.compile("|".join(f"(?:{pattern})" for pattern in found["chunks"]))
    return _Names(
        chunk=chunk,
        emergency=frozenset(found["emergency"]),
        calling=frozenset(found["calling"]),
        called=frozenset(found["called"]),
        before=frozenset(found["before"]),
        plain=frozenset(found["plain"]),
        pronoun_after=frozenset(found["pronoun_after"]),
        pronoun_before=frozenset(found["pronoun_before"]),
        contest=frozenset(found["contest"]),
        streets=frozenset(found["streets"]),
        shared=frozenset(found["shared"]),
        related=frozenset(found["related"]),
        phrases=phrases,
    )


def contest_words() -> frozenset[str]:
    """The words beside which 3-1 is a score."""
    return _names().contest


@cache
def common_in_names() -> frozenset[str]:
    """The stems of words that stand in the names of several: Orsk Bank, Velden Bank."""
    table = speaker_lexicon()
    return frozenset(map(stem_of, _names().shared | table.institutions))


def end_of_name(tokens: Tokens, place: int) -> int | None:
    """The place after a name that the number at a place belongs to; None for none."""
    known, token = _names(), tokens.at(place)
    for at, words in known.phrases.get(token.lower, ()):
        if end := _phrase(tokens, place, at, words):
            return end
    if token.is_number:
        called = token.text in known.emergency and _is_called(tokens, place)
        if end := place + 1 if called else _street(tokens, place):
            return end
        start, stop = _chunk(tokens.text, token.start, token.end)
        if known.chunk.fullmatch(tokens.text, start, stop):
            return _after(tokens, place, stop, telephone=tokens.text[start] in "+0")
    before = tokens.at(place - 1)
    if tokens.is_hyphen(place - 1):
        is_value = tokens.lower(place - 2) == "magnitude"  # a magnitude-5.9 quake
        if tokens.at(place - 2).is_word and token.is_number and not is_value:
            return place + 1
    elif before.lower in known.before and (token.is_number or before.lower != "act"):
        return place + 1
    return None


_LONGEST_STREET = 3
"""The most words with a capital in the name of a street."""


def _street(tokens: Tokens, place: int) -> int | None:
    """The place after an address with a number (14 Mill Street, 117th Street); None for none."""
    is_ranked = tokens.is_glued(place + 1) and tokens.lower(place + 1) in RANK_ENDINGS
    first = place + 1 + is_ranked
    for at in range(first, first + 1 + _LONGEST_STREET):
        if not tokens.is_capital(at):
            return None
        if (at > first or is_ranked) and tokens.lower(at) in _names().streets:
            return at + 1
    return None


_GOES_ON = frozenset({"in", "and", "of", "on", "at", "while", "with", "after", "to"})


def after_capital(tokens: Tokens, place: int) -> bool:
    """Whether the number at a place follows a capitalised name: "Apollo 11"."""
    if not tokens.is_capital(place - 1) or tokens.at(place).start - tokens.at(place - 1).end > 1:
        return False
    is_group = tokens.lower(place - 1).endswith("s") and tokens.lower(place - 2) == "the"
    if is_group and (not tokens.at(place + 1).is_word or tokens.lower(place + 1) in _GOES_ON):
        return False  # the Greens 31 seats and the Liberals 28
    return not (tokens.opens_sentence(place - 1) and tokens.lower(place - 1) in _names().plain)


_FAR = 7
"""Words after "one" that are searched for "to another"."""


def is_pronoun(tokens: Tokens, place: int) -> bool:
    """Whether "one" counts nothing: "the one", "one of", "one day", "from one hall to the next"."""
    known, then = _names(), tokens.at(tokens.past_hyphen(place + 1))
    before, after = tokens.lower(place - 1), then.lower.partition("'")[0].partition("’")[0]
    return (
        before in known.pronoun_after
        or after in known.pronoun_before
        or not then.is_word
        or any(_another(tokens, at) for at in range(place + 2, place + _FAR))
    )


def _is_called(tokens: Tokens, place: int) -> bool:
    """Whether the number at a place is called by telephone: "called 911", "a 999 call"."""
    before = place - 2 if tokens.lower(place - 1) == "to" else place - 1
    after = tokens.past_hyphen(place + 1)
    return tokens.lower(before) in _names().calling or tokens.lower(after) in _names().called


def _another(tokens: Tokens, place: int) -> bool:
    """Whether "to another", "after the other" or the like is at a place."""
    if tokens.lower(place) not in ("to", "after", "or", "and"):
        return False
    next_, then = tokens.lower(place + 1), tokens.lower(place + 2)
    return next_ == "another" or (next_ == "the" and then in ("next", "other"))


def _phrase(tokens: Tokens, place: int, at: int, words: tuple[str, ...]) -> int | None:
    """The place after a phrase whose word number `at` is at a place; hyphens are ignored."""
    first = place
    for word in reversed(words[:at]):
        first -= 1 + tokens.is_hyphen(first - 1)
        if tokens.lower(first) != word:
            return None
    for word in words[at + 1 :]:
        place = tokens.past_hyphen(place + 1)
        if tokens.lower(place) != word:
            return None
    return place + 1


def _after(tokens: Tokens, place: int, end: int, *, telephone: bool) -> int:
    """The place of the first token after index `end`, or after the whole telephone number."""
    while tokens.at(place).text and (
        tokens.at(place).start < end or (telephone and tokens.at(place).is_number)
    ):
        place += 1
    return place


_LONGEST_CHUNK = 100
"""Characters before and after a token that belong to one name or address."""


def _chunk(text: str, start: int, end: int) -> tuple[int, int]:
    """The range between the spaces around a token, without punctuation at its ends.

    It is cut off where no name reaches, so that a text without spaces takes linear time.
    """
    first, last = max(0, start - _LONGEST_CHUNK), min(len(text), end + _LONGEST_CHUNK)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    while start < end and text[start] in "([{“\"'‘«*":
        start += 1
    while start < end and text[end - 1] in ")]},.;:!?”\"'’»*":
        end -= 1
    return start, end


@cache
def _stances() -> dict[str, str]:
    """The stance (expected, asked or offered) by the stems of the words for it."""
    return {
        stem_of(word): name for name, group in table("acts")["stances"].items() for word in group
    }


_STANCE_REACH = 8
"""The most tokens between such a word and a figure."""


def stance(tokens: Tokens, place: int) -> str:
    """Whether a figure at a place is only expected, asked for or offered: by the last such word."""
    for at in range(place - 1, max(-1, place - 1 - _STANCE_REACH), -1):
        if not tokens.at(at).is_word and tokens.lower(at) not in {"-", "’", "'"}:
            break
        if found := _stances().get(stem_of(tokens.lower(at))):
            return found
    return ""


def stance_after(tokens: Tokens, end: int) -> str:
    """The same by a passive verb after a figure that ends at a place: $3 million was demanded."""
    be = speaker_lexicon().be
    while tokens.lower(end) in be | _AUXILIARIES:
        end += 1
    is_passive = tokens.lower(end - 1) in be
    return _stances().get(stem_of(tokens.lower(end)), "") if is_passive else ""


class Party(NamedTuple):
    """The subject of a verb, or its object."""

    relations: frozenset[str]
    """Nouns by which it is a relative of somebody, or part of something: brother, aftershock."""
    names: frozenset[str]
    """Its names, in lower case, without those of owners: not "Crumb's" of "Crumb's rival Orsk"."""

    def is_another(self, than: Party) -> bool:
        """Whether only one of the two is called by a relation, and they have no name in common."""
        return self.relations != than.relations and self.names.isdisjoint(than.names)


_SUBJECT_REACH = 8
"""The most tokens between a verb and its subject or object."""
_TOLD = frozenset({"said", "says", "told"})
_NO_PARTY = frozenset({"for", "by", "to", "from", "with", "on", "against", "about", "over"})
"""Words that end the search: what is beyond one of them is not the subject or object."""


def subject_of(tokens: Tokens, act: Act) -> Party:
    """The subject of an act, as far as it is before the verb in its clause."""
    return _party(tokens, range(act.place - 1, max(-1, act.place - 1 - _SUBJECT_REACH), -1))


def object_of(tokens: Tokens, act: Act, place: int) -> Party:
    """The object of an act, as far as it is between the verb and a place."""
    return _party(tokens, range(act.place + 1, min(place, act.place + 1 + _SUBJECT_REACH)))


def _party(tokens: Tokens, places: Iterable[int]) -> Party:
    kin, related = speaker_lexicon().kin, _names().related
    relations, names = set[str](), set[str]()
    for at in places:
        word = tokens.lower(at)
        if word in _TOLD or word in _NO_PARTY or ends_clause(word):
            break
        if word == "of":
            names.clear()  # the rival of Crumb
        if word in kin or word in related:
            relations.add(word)
        elif tokens.is_capital(at) and not word.endswith(("'s", "’s")):
            names.add(word)
    return Party(frozenset(relations), frozenset(names))


_CLAUSE_ENDS = frozenset({";", ":", "—", "–", "“", "”", '"', "while", "but", "whereas", "although"})
"""Tokens at which the search for names ends: names in a quotation are not about the figure."""
_SPEAKER_REACH = 4
"""The most tokens between a comma and "said" in ", Ada Brook said", which ends the clause."""
_SAYS = frozenset({"said", "says", "told", "according"})


def names_around(
    tokens: Tokens, start: int, end: int, is_name: Callable[[int], bool]
) -> frozenset[str]:
    """The stems of the names in the clause of the figure from `start` to the token before `end`.

    `is_name` says whether the token at a place is part of a name.
    """
    first, last = start, end
    while first > 0 and tokens.lower(first - 1) not in _CLAUSE_ENDS:
        first -= 1
    while last < len(tokens.all) and tokens.lower(last) not in _CLAUSE_ENDS:
        after = {tokens.lower(at) for at in range(last + 1, last + 1 + _SPEAKER_REACH)}
        if tokens.lower(last) == "," and not after.isdisjoint(_SAYS):
            break
        last += 1
    return frozenset(
        stem_of(tokens.lower(at))
        for at in (*range(first, start), *range(end, last))
        if tokens.is_capital(at) and is_name(at)
    )


def last_name(
    tokens: Tokens, place: int, is_name: Callable[[int], bool], *, is_one_word: bool
) -> frozenset[str]:
    """The stems of the name that stands last before a place: of two words, or after "the".

    With `is_one_word`, also of one word after a comma or "and": and France 110 million.
    """
    at = place
    while at > 0 and not is_name(at - 1) and tokens.lower(at - 1) not in _CLAUSE_ENDS:
        at -= 1
    end = at
    while at > 0 and (is_name(at - 1) or tokens.is_capital(at - 1)):
        at -= 1
    stems = frozenset(
        stem_of(tokens.lower(of)) for of in range(at, end) if tokens.lower(of) != "the"
    )
    is_body = tokens.lower(at) == "the" or tokens.lower(at - 1) == "the"  # the Senate
    is_item = is_one_word and tokens.lower(at - 1) in {"and", ",", ";", "while"}
    return stems if len(stems) > 1 or is_body or is_item else frozenset()


def opening_name_before(tokens: Tokens, place: int) -> frozenset[str]:
    """The stem of the one name that opens the sentence, right before a place: Boeing sold."""
    table, verb = speaker_lexicon(), tokens.lower(1)
    if place < 0 and verb.isalpha() and not name_of(verb) and verb not in table.prepositions:
        place = 1  # Turkey has taken in
    word = tokens.lower(place - 1)
    opens = place > 0 and tokens.opens_sentence(place - 1) and tokens.is_capital(place - 1)
    is_noun = word in table.bodies or word in table.pronouns
    is_noun = is_noun or is_plural_noun(word) or names_people(word)
    return frozenset({stem_of(word)}) if opens and not is_noun else frozenset()


def things_lasting(tokens: Tokens, start: int, end: int, act: Act) -> frozenset[str]:
    """The names of what lasts so long: "journey", "talks" or "siege" in the following.

    A journey of 19 days, nine hours of talks, the siege of the bank lasted nine hours.
    """
    nouns = []
    if tokens.lower(start - 1) == "of":
        nouns.append(tokens.lower(start - 2))
    if tokens.lower(end) == "of" and (noun := counted_noun(tokens, end, one=True)):
        nouns.append(tokens.lower(noun.head))
    if tokens.lower(end) == "late":
        nouns.append("delay")
    if is_in_office(tokens, start, end):
        nouns.append("office")
    if act.name == _LAST:
        nouns.append(subject_noun(tokens, act.place))
    known = (
        noun for noun in nouns if noun.isalpha() and noun not in word_list("acts", "measuring")
    )
    return frozenset([name_of(noun) or stem_of(noun) for noun in known])


def is_in_office(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a length of time is how long somebody held an office: minister for six years."""
    after = tokens.lower(end), tokens.lower(end + 1), tokens.lower(end + 2)
    is_after = after[:2] in {("in", "office"), ("in", "power")} or after == ("at", "the", "helm")
    table, holder = speaker_lexicon(), tokens.lower(start - 2)
    is_office = holder in table.titles or holder in table.offices_of_one
    return is_after or (tokens.lower(start - 1) == "for" and is_office)


def subject_stem(tokens: Tokens, verb: int) -> str:
    """The stem of the subject of a verb; empty if its noun is too general ("number")."""
    noun = subject_noun(tokens, verb) if verb > 0 else ""
    known = word_list("nouns", "generic")
    return stem_of(same_as(noun)) if noun.isalpha() and noun not in known else ""


_LAST = "last"
"""The act of what lasts or goes on."""
_AUXILIARIES = frozenset({"has", "had", "have", "will", "would", "also", "been", "could", "may"})


def subject_noun(tokens: Tokens, verb: int) -> str:
    """The main noun of a verb's subject: "siege" in "the siege of the bank lasted"."""
    be = speaker_lexicon().be
    while tokens.lower(verb - 1) in _AUXILIARIES | be or tokens.lower(verb - 1).endswith("ly"):
        verb -= 1
    first = verb
    while not ends_clause(tokens.lower(first - 1)):
        first -= 1
    until = (at for at in range(first, verb) if tokens.lower(at) in word_list("acts", "joining"))
    last = next(until, verb) - 1
    noun = tokens.lower(last - (tokens.lower(last) in {"that", "which"}))  # a siege that lasted
    return "" if noun in NOT_SUBJECTS or noun.endswith("ly") else noun
