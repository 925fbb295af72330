"""Finds what a figure's clause says around it: who did what, and whether it is a fact of now.

All functions take the tokens of a passage and places among them. In "In Velden, Tom Reed paid his
brother $3 million.", where the act is "paid" and the figure "$3 million", they find

    subject_of      names tom, reed         who did it, looking back from the verb
    object_of       relation brother        to whom, looking on from the verb
    subject_stem    reed                    the main noun before the verb
    names_around    velden, tom, reed       all names in the clause
    last_name       tom, reed               the last name before the verb

The others look for what this sentence has not:

    opening_name            turkey          Turkey has taken in 3 million.
    things_lasting          meet            Nine hours of talks
    is_in_office            yes             She was minister for six years.
    stance, stance_after    asked           He demanded $3 million. $3 million was demanded.
    change                  by              It rose by $3 million.
    is_changed_from         yes             It rose from $3 million.
    part_after              nine            15 miners were trapped, of whom nine were freed.
    adds_another            yes             Two people died there, and a third in hospital.

A place is the index of a token; a figure has the tokens from `start` to the one before `end`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import takewhile
from typing import Literal, NamedTuple

from corpus.extraction.quantities.act_words import CHANGE_ACTS, ends_clause, name_of
from corpus.extraction.quantities.acts import NOT_SUBJECTS, Act
from corpus.extraction.quantities.counted_noun import (
    is_plural_noun,
    noun_after,
    same_as,
    stem_of,
)
from corpus.extraction.quantities.numbers import words as number_words
from corpus.extraction.quantities.tokens import Tokens, table, word_list
from corpus.extraction.quotes.speaker_lexicon import names_people, speaker_lexicon

_AUXILIARIES = frozenset({"has", "had", "have", "will", "would", "also", "been", "could", "may"})
"""Words before a verb that are part of it, besides forms of "be"."""


# Subject and object


class Party(NamedTuple):
    """The subject of a verb, or its object."""

    relations: frozenset[str]
    """Nouns by which it is a relative of somebody, or part of something: brother, aftershock."""
    names: frozenset[str]
    """Its names, in lower case, without those of owners: not "Crumb's" of "Crumb's rival Orsk"."""

    def is_another(self, than: Party) -> bool:
        """Whether their relations differ and they share no name: "his brother" and "his sister"."""
        return self.relations != than.relations and self.names.isdisjoint(than.names)


_PARTY_REACH = 8
"""The most tokens between a verb and its subject or object."""
_SAID = frozenset({"said", "says", "told"})
_ENDS_PARTY = frozenset({"for", "by", "to", "from", "with", "on", "against", "about", "over"})
"""Words that end the search: what is beyond them is no part of the subject or object."""


def subject_of(tokens: Tokens, act: Act) -> Party:
    """The subject of an act, as far as it is before the verb in its clause."""
    return _party(tokens, range(act.place - 1, max(-1, act.place - 1 - _PARTY_REACH), -1))


def object_of(tokens: Tokens, act: Act, place: int) -> Party:
    """The object of an act, as far as it is between the verb and a place."""
    return _party(tokens, range(act.place + 1, min(place, act.place + 1 + _PARTY_REACH)))


def _party(tokens: Tokens, places: Iterable[int]) -> Party:
    """The relations and names at places that lead away from a verb, up to the end of the clause.

    Names after "of" are an owner's or a home: not "crumb" of "the rival of Crumb".
    """

    def is_of_party(at: int) -> bool:
        word = tokens.lower(at)
        return not (word in _SAID or word in _ENDS_PARTY or ends_clause(word))

    relation_words = speaker_lexicon().kin | word_list("names", "related")
    relations, names = set[str](), set[str]()
    is_after_of = False
    for at in sorted(takewhile(is_of_party, places)):
        word = tokens.lower(at)
        is_after_of = is_after_of or word == "of"
        if word in relation_words:
            relations.add(word)
        elif tokens.is_capital(at) and not word.endswith(("'s", "’s")) and not is_after_of:
            names.add(word)
    return Party(frozenset(relations), frozenset(names))


def subject_stem(tokens: Tokens, verb: int) -> str:
    """The stem of the subject of a verb; empty if its noun is too general ("number")."""
    noun = _subject_noun(tokens, verb) if verb > 0 else ""
    is_general = noun in word_list("nouns", "generic")
    return stem_of(same_as(noun)) if noun.isalpha() and not is_general else ""


def _subject_noun(tokens: Tokens, verb: int) -> str:
    """The main noun of a verb's subject: "siege" in "the siege of the bank lasted"."""
    be = speaker_lexicon().be
    while tokens.lower(verb - 1) in _AUXILIARIES | be or tokens.lower(verb - 1).endswith("ly"):
        verb -= 1
    first = verb
    while not ends_clause(tokens.lower(first - 1)):
        first -= 1
    joining = word_list("acts", "joining")
    end = next((at for at in range(first, verb) if tokens.lower(at) in joining), verb)
    if tokens.lower(end - 1) in {"that", "which"}:  # a siege that lasted
        end -= 1
    noun = tokens.lower(end - 1)
    return "" if noun in NOT_SUBJECTS or noun.endswith("ly") else noun


# Names


_CLAUSE_ENDS = frozenset({";", ":", "—", "–", "“", "”", '"', "while", "but", "whereas", "although"})
"""Tokens at which the search for names ends: names in a quotation are not about the figure."""
_SPEAKER_REACH = 4
"""The most tokens between a comma and "said" in ", Ada Brook said", which ends the clause."""
_ATTRIBUTING = frozenset({"said", "says", "told", "according"})


def names_around(
    tokens: Tokens, start: int, end: int, is_name: Callable[[int], bool]
) -> frozenset[str]:
    """The stems of the names in the clause of a figure.

    `is_name` says whether the token at a place is part of a name.
    """
    first, last = start, end
    while first > 0 and tokens.lower(first - 1) not in _CLAUSE_ENDS:
        first -= 1
    while last < len(tokens.all) and tokens.lower(last) not in _CLAUSE_ENDS:
        after = {tokens.lower(at) for at in range(last + 1, last + 1 + _SPEAKER_REACH)}
        if tokens.lower(last) == "," and not after.isdisjoint(_ATTRIBUTING):
            break
        last += 1
    return frozenset(
        stem_of(tokens.lower(at))
        for at in (*range(first, start), *range(end, last))
        if tokens.is_capital(at) and is_name(at)
    )


def last_name(
    tokens: Tokens, place: int, is_name: Callable[[int], bool], *, allow_one_word: bool
) -> frozenset[str]:
    """The stems of the name that stands last before a place: of two words, or after "the".

    With `allow_one_word`, also of one word after a comma or "and": and France 110 million.
    """
    end = place
    while end > 0 and not is_name(end - 1) and tokens.lower(end - 1) not in _CLAUSE_ENDS:
        end -= 1
    start = end
    while start > 0 and (is_name(start - 1) or tokens.is_capital(start - 1)):
        start -= 1
    words = (tokens.lower(at) for at in range(start, end))
    stems = frozenset(stem_of(word) for word in words if word != "the")
    is_body = tokens.lower(start) == "the" or tokens.lower(start - 1) == "the"  # the Senate
    is_item = allow_one_word and tokens.lower(start - 1) in {"and", ",", ";", "while"}
    return stems if len(stems) > 1 or is_body or is_item else frozenset()


def opening_name(tokens: Tokens, verb: int) -> frozenset[str]:
    """The stem of the name that opens a sentence, right before its verb: Boeing sold.

    Where no verb is known (-1), a passage may open so: Turkey has taken in.
    """
    at = verb - 1 if verb >= 0 else 0
    if verb < 0 and not _may_be_verb(tokens.lower(1)):
        return frozenset()
    word, lexicon = tokens.lower(at), speaker_lexicon()
    opens = at >= 0 and tokens.opens_sentence(at) and tokens.is_capital(at)
    is_common = word in lexicon.bodies or word in lexicon.pronouns
    is_common = is_common or is_plural_noun(word) or names_people(word)
    return frozenset({stem_of(word)}) if opens and not is_common else frozenset()


def _may_be_verb(word: str) -> bool:
    """Whether a word that is not listed as an act may be a verb all the same: has."""
    return word.isalpha() and not name_of(word) and word not in speaker_lexicon().prepositions


@cache
def common_in_names() -> frozenset[str]:
    """The stems of words that stand in the names of several: Orsk Bank, Velden Bank."""
    return frozenset(map(stem_of, word_list("names", "shared") | speaker_lexicon().institutions))


# What a length of time is the length of


_LAST = "last"
"""The name of the act in "lasted" and "went on"."""


def things_lasting(tokens: Tokens, start: int, end: int, act: Act) -> frozenset[str]:
    """The stems of nouns for what lasts for the time that a figure gives, or names of their acts.

    "journey" for a journey of 19 days, "meet" for nine hours of talks, "sieg" for a siege that
    lasted nine hours, "delay" for two hours late, "offic" for a mayor for six years.
    """
    nouns = []
    if tokens.lower(start - 1) == "of":
        nouns.append(tokens.lower(start - 2))
    if tokens.lower(end) == "of" and (noun := noun_after(tokens, end, singular=True)):
        nouns.append(tokens.lower(noun.head))
    if tokens.lower(end) == "late":
        nouns.append("delay")
    if is_in_office(tokens, start, end):
        nouns.append("office")
    if act.name == _LAST:
        nouns.append(_subject_noun(tokens, act.place))
    measuring = word_list("acts", "measuring")  # a period of 19 days
    known = (noun for noun in nouns if noun.isalpha() and noun not in measuring)
    return frozenset([name_of(noun) or stem_of(noun) for noun in known])


def is_in_office(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a length of time is how long somebody held an office: minister for six years."""
    after = tokens.lower(end), tokens.lower(end + 1), tokens.lower(end + 2)
    is_after = after[:2] in {("in", "office"), ("in", "power")} or after == ("at", "the", "helm")
    lexicon, holder = speaker_lexicon(), tokens.lower(start - 2)
    is_office = holder in lexicon.titles or holder in lexicon.offices_of_one
    return is_after or (tokens.lower(start - 1) == "for" and is_office)


# Whether it is a fact


_STANCE_REACH = 8
"""The most tokens between a word such as "expects" and a figure."""


def stance(tokens: Tokens, place: int) -> str:
    """Whether a figure at a place is only expected, asked for or offered: by the last such word.

    "expected" for "analysts forecast sales of $3 million"; empty for a fact.
    """
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


@cache
def _stances() -> dict[str, str]:
    """The stance (expected, asked or offered) by the stems of the words for it."""
    return {
        stem_of(word): name for name, group in table("acts")["stances"].items() for word in group
    }


# Changes, parts and sums


_BEFORE_LEVEL = frozenset({"to", "at", "reached"})
"""Words before a level that something reached: up to 5 percent."""
_BEFORE_DELTA = frozenset({"by", "up", "down"})
"""Words before the amount by which something changed: up 5 percent."""
_MORE_OR_LESS = frozenset({"more", "less", "fewer", "higher", "lower", "cheaper", "dearer"})
_DELTA_NOUNS = frozenset({"rise", "increase", "fall", "drop", "decline", "jump", "cut", "gain"})
"""Nouns after the amount of a change: a 5 percent rise."""

Change = Literal["by", "to", "more than", ""]
"""What a figure says of a change: rose "by" 5 percent, rose "to" 5 percent, 5 percent "more than"
before (or less than); "" where the text does not say."""


def change(tokens: Tokens, start: int, end: int) -> Change:
    """What the figure from token `start` to the one before `end` says of a change."""
    before = tokens.lower(start - 1)
    if tokens.lower(end) in _MORE_OR_LESS and tokens.lower(end + 1) == "than":
        return "more than"
    if before in _BEFORE_DELTA or tokens.lower(end) in _DELTA_NOUNS:
        return "by"
    return "to" if before in _BEFORE_LEVEL else ""


def is_changed_from(tokens: Tokens, start: int, end: int, *, is_count: bool, act: str) -> bool:
    """Whether the figure between two places is what another one changed from: up from 6 percent.

    Of a count only where its `act` or what stands around says so: not "a gift from 60,000 fans".
    """
    if tokens.lower(start - 2) == "compared":
        return True
    is_change = act in CHANGE_ACTS or tokens.lower(start - 2) in {"up", "down"}
    return tokens.lower(start - 1) == "from" and (
        not is_count or is_change or tokens.lower(end) == "to"
    )


_WHOLE_REACH = 8
"""Tokens between a whole and its part: 15 miners were trapped, of whom nine were freed."""


def part_after(tokens: Tokens, end: int) -> str:
    """The part of a number that ends at a place: "nine" of "15 miners, of whom nine"; else ""."""
    for at in range(end, min(end + _WHOLE_REACH, len(tokens.all))):
        if tokens.lower(at) == "of" and tokens.lower(at + 1) in {"whom", "which"}:
            part = tokens.lower(at + 2)
            return part if tokens.at(at + 2).is_number or part in number_words().cardinals else ""
    return ""


def adds_another(tokens: Tokens, end: int, number: float) -> bool:
    """Whether more are counted after a number that ends at a place.

    After "two people died": "and a third in hospital" or "another five were hurt".
    """
    for at in range(end, len(tokens.all)):
        before, word = tokens.lower(at - 1), tokens.lower(at)
        if before == "a" and number_words().ordinals.get(word) == number + 1:
            return True
        if before == "another" and word in number_words().cardinals and at > end:
            return True
    return False
