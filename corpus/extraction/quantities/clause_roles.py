"""Finds what a figure's clause says around it: who did what, and whether it is a fact of now.

All functions take the tokens of a passage and places among them. In "In Velden, Tom Reed paid his
brother $3 million.", where the act is "paid" and the figure "$3 million", they find

    subject_of      names tom, reed         who did it, looking back from the verb
    object_of       relation brother        to whom, looking on from the verb
    subject_stem    reed                    the main noun before the verb
    names_around    velden, tom, reed       all names in the clause
    last_name       tom, reed               the last name before the verb
    stance          "" (a fact)             but "asked" for "he demanded $3 million"
    change          "" (no change)          but "by" for "rose by $3 million"

A place is the index of a token; a figure has the tokens from `start` to the one before `end`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Literal, NamedTuple

from corpus.extraction.quantities.act_words import ends_clause, name_of
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
        """Whether only one of the two is called by a relation, and they have no name in common."""
        return self.relations != than.relations and self.names.isdisjoint(than.names)


_PARTY_REACH = 8
"""The most tokens between a verb and its subject or object."""
_SAID = frozenset({"said", "says", "told"})
_BEFORE_OTHERS = frozenset({"for", "by", "to", "from", "with", "on", "against", "about", "over"})
"""Words that end the search: what is beyond one of them is not the subject or object."""


def subject_of(tokens: Tokens, act: Act) -> Party:
    """The subject of an act, as far as it is before the verb in its clause."""
    return _party(tokens, range(act.place - 1, max(-1, act.place - 1 - _PARTY_REACH), -1))


def object_of(tokens: Tokens, act: Act, place: int) -> Party:
    """The object of an act, as far as it is between the verb and a place."""
    return _party(tokens, range(act.place + 1, min(place, act.place + 1 + _PARTY_REACH)))


def _party(tokens: Tokens, places: Iterable[int]) -> Party:
    """The relations and names at places that lead away from a verb, up to the end of the clause."""
    kin, related = speaker_lexicon().kin, word_list("names", "related")
    relations, names = set[str](), set[str]()
    for at in places:
        word = tokens.lower(at)
        if word in _SAID or word in _BEFORE_OTHERS or ends_clause(word):
            break
        if word == "of":
            names.clear()  # the rival of Crumb
        if word in kin or word in related:
            relations.add(word)
        elif tokens.is_capital(at) and not word.endswith(("'s", "’s")):
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
    last = end - 1
    noun = tokens.lower(last - (tokens.lower(last) in {"that", "which"}))  # a siege that lasted
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
    tokens: Tokens, place: int, is_name: Callable[[int], bool], *, is_one_word: bool
) -> frozenset[str]:
    """The stems of the name that stands last before a place: of two words, or after "the".

    With `is_one_word`, also of one word after a comma or "and": and France 110 million.
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
    is_item = is_one_word and tokens.lower(start - 1) in {"and", ",", ";", "while"}
    return stems if len(stems) > 1 or is_body or is_item else frozenset()


def opening_name_before(tokens: Tokens, place: int) -> frozenset[str]:
    """The stem of the one name that opens the sentence, right before a place: Boeing sold."""
    table, verb = speaker_lexicon(), tokens.lower(1)
    is_no_act = verb.isalpha() and not name_of(verb) and verb not in table.prepositions
    if place < 0 and is_no_act:
        place = 1  # Turkey has taken in
    word = tokens.lower(place - 1)
    opens = place > 0 and tokens.opens_sentence(place - 1) and tokens.is_capital(place - 1)
    is_noun = word in table.bodies or word in table.pronouns
    is_noun = is_noun or is_plural_noun(word) or names_people(word)
    return frozenset({stem_of(word)}) if opens and not is_noun else frozenset()


@cache
def common_in_names() -> frozenset[str]:
    """The stems of words that stand in the names of several: Orsk Bank, Velden Bank."""
    return frozenset(map(stem_of, word_list("names", "shared") | speaker_lexicon().institutions))


# What lasts so long


_LAST = "last"
"""The act of what lasts or goes on."""


def things_lasting(tokens: Tokens, start: int, end: int, act: Act) -> frozenset[str]:
    """The names of what lasts so long: "journey", "talks" or "siege" in the following.

    A journey of 19 days, nine hours of talks, the siege of the bank lasted nine hours.
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
    table, holder = speaker_lexicon(), tokens.lower(start - 2)
    is_office = holder in table.titles or holder in table.offices_of_one
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


_LEVELS, _CHANGES = frozenset({"to", "at", "reached"}), frozenset({"by", "up", "down"})
"""Words before a level that something reached, and before the amount by which it changed."""
_MORE_OR_LESS = frozenset({"more", "less", "fewer", "higher", "lower", "cheaper", "dearer"})
_CHANGED = frozenset({"rise", "increase", "fall", "drop", "decline", "jump", "cut", "gain"})
"""Nouns after the amount of a change: a 5 percent rise."""

Change = Literal["by", "to", "more than", ""]
"""Whether something changed "by" or "to" a figure, or is so much "more than" something else; empty
where the text does not say."""


def change(tokens: Tokens, start: int, end: int) -> Change:
    """What the figure from token `start` to the one before `end` says of a change."""
    before = tokens.lower(start - 1)
    if tokens.lower(end) in _MORE_OR_LESS and tokens.lower(end + 1) == "than":
        return "more than"
    if before in _CHANGES or tokens.lower(end) in _CHANGED:
        return "by"
    return "to" if before in _LEVELS else ""


_CHANGING = frozenset({"rise", "fall", "cut"})
"""Acts that change a value."""


def is_changed_from(tokens: Tokens, start: int, end: int, *, is_count: bool, act: str) -> bool:
    """Whether the figure between two places is what another one changed from: up from 6 percent.

    Of a count only where its `act` or what stands around says so: not "a gift from 60,000 fans".
    """
    if tokens.lower(start - 2) == "compared":
        return True
    is_change = act in _CHANGING or tokens.lower(start - 2) in {"up", "down"}
    return tokens.lower(start - 1) == "from" and (
        not is_count or is_change or tokens.lower(end) == "to"
    )


_WHOLE_REACH = 8
"""Tokens between a whole and its part: 15 miners were trapped, of whom nine were freed."""


def part_after(tokens: Tokens, end: int) -> str:
    """The number of those of whom it is said after a number that ends at a place; or empty."""
    for at in range(end, min(end + _WHOLE_REACH, len(tokens.all))):
        if tokens.lower(at) == "of" and tokens.lower(at + 1) in {"whom", "which"}:
            part = tokens.lower(at + 2)
            return part if tokens.at(at + 2).is_number or part in number_words().cardinals else ""
    return ""


def adds_another(tokens: Tokens, end: int, number: float) -> bool:
    """Whether more are counted after a number that ends at a place: two here, and a third there."""
    for at in range(end, len(tokens.all)):
        before, word = tokens.lower(at - 1), tokens.lower(at)
        if before == "a" and number_words().ordinals.get(word) == number + 1:
            return True
        if before == "another" and word in number_words().cardinals and at > end:
            return True
    return False
