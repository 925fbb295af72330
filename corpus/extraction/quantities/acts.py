"""Finds the act that a figure belongs to: what was done on a day, for so much, or took so long.

Two days, sums or lengths of time can only be compared where the same was done: *passed on Tuesday*,
*on Wednesday the House voted*. `act_of_figure` takes a figure's tokens and looks, in its clause,

    1. back for a word for an act:             The Senate *passed* the bill on Tuesday.
       where a verb goes before a noun         They *lifted* the ban on Friday.
       but a noun alone is enough              The *vote* on Tuesday was close.
    2. on, if it opens the clause:             On Wednesday, the House *voted*.
       or right behind, after its subject      The House on Wednesday *voted*.

Each step back asks `meaning_of` what the word there may be, and `_is_act` whether it is that here.
A place is the index of a token; a figure has the tokens from `start` to the one before `end`.
"""

from __future__ import annotations

from typing import NamedTuple

from corpus.extraction.quantities.act_words import (
    BEFORE_NOUNS,
    SHORTEST_VERB,
    Meaning,
    act_lists,
    is_verb_form,
    meaning_of,
)
from corpus.extraction.quantities.counted_noun import is_plural_noun, noun_after
from corpus.extraction.quantities.tokens import Tokens, word_list
from corpus.extraction.quotes.speaker_lexicon import names_people, speaker_lexicon

MOST_SINCE = "most since"
"""The act of a time in which nothing was more: the wettest day since 1986, the first in years."""
SENTENCE = "sentence"
"""The act by which somebody is sent to prison."""
NOT_SUBJECTS = frozenset({"it", "they", "this", "he", "she", "has", "had", "also"})
"""Words before a verb that are not the noun of its subject."""

_REACH_BACK, _REACH_ON = 10, 12
"""Tokens that are searched for the act before and after a figure."""
_VERB_KINDS = frozenset({"money", "percent", "length", "mass", "volume", "score"})
"""Kinds of figures that belong to a verb, and seldom to a noun for an act such as "election"."""
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_MODALS = frozenset({"to", "will", "would", "shall", "may", "might", "must", "could", "should"})
"""Words after which a word is taken for a verb."""


class Act(NamedTuple):
    """What was done, in the figure's own clause."""

    name: str
    """One name for all words of an act: "resign" for quit, left, resignation; empty for none."""
    place: int
    """The place of its word among the tokens; -1 for none."""
    says: bool = False
    """Whether it only says something: said, announced."""
    recurs: bool | None = None
    """Whether it can happen again within days: met, rose; not resigned, was born. None: unknown."""


NO_ACT = Act("", -1)


def act_of_figure(tokens: Tokens, start: int, end: int, kind: str, *, is_span: bool) -> Act:
    """The act that a figure belongs to, by the rules of its kind ("date", "duration", "money").

    With `is_span` it is a range of days or of years: from 1987 to 1995.
    """
    before = tokens.lower(start - 1)
    preposition = {"date": "since", "duration": "in"}.get(kind)
    if preposition and (superlative := _superlative_before(tokens, start, preposition)) >= 0:
        return Act(MOST_SINCE, superlative)
    if _is_of_noun(tokens, start, end, kind, is_span=is_span):
        return NO_ACT
    if kind == "duration" and before == "after":
        start -= 1  # "the talks broke up after four days"
    act = act_of(tokens, start, end, by_nouns=kind not in _VERB_KINDS)
    if kind == "money" and act.name == "sell" and before in {"for", "at"}:
        return act._replace(name="pay")  # sold for $5 million is bought for it
    return _act_of_duration(tokens, start, end, act) if kind == "duration" else act


_SUPERLATIVES = frozenset({"most", "least", "worst", "best", "first"})
_SUPERLATIVE_REACH = 5
"""The most tokens between a superlative and "since"."""


def _superlative_before(tokens: Tokens, start: int, preposition: str) -> int:
    """The place of what a date limits: the wettest day since 1986; -1 for none."""
    if tokens.lower(start - 1) != preposition:
        return -1
    others = word_list("numbers", "no_superlatives", "words")  # interest, west
    for at in range(start - 2, max(-1, start - 2 - _SUPERLATIVE_REACH), -1):
        word = tokens.lower(at)
        is_most = word.endswith("est") and word not in others
        if is_most or word in _SUPERLATIVES:
            return at
        if not tokens.at(at).is_word:
            break
    return -1


def _is_of_noun(tokens: Tokens, start: int, end: int, kind: str, *, is_span: bool) -> bool:
    """Whether a date says which thing a noun is: the June 20 attack, the war of 1987 to 1995."""
    before = tokens.lower(start - 1)
    if is_span and before == "of":
        return True
    is_noun_near = kind == "date" and before in _ARTICLES and noun_after(tokens, end, singular=True)
    return bool(is_noun_near)


def _act_of_duration(tokens: Tokens, start: int, end: int, act: Act) -> Act:
    """The act of a length of time, from the one of its clause: a purpose or a prison term.

    "Takes seven *years to reach* Neptune"; "received nine years in jail".
    """
    if not act.name and (purpose := _purpose(tokens, end)).name:
        return purpose
    return Act(SENTENCE, start) if _is_prison_term(tokens, start, end, act) else act


def act_of(tokens: Tokens, start: int, end: int, *, by_nouns: bool = True) -> Act:
    """The act that a figure of any kind belongs to, by the steps at the top of this file.

    Without `by_nouns`, any verb goes before a nearer noun: won the election with 5 percent.
    """
    place, last, noun = start - 1, max(-1, start - 1 - _REACH_BACK), NO_ACT
    while place > last:
        if (before := _before_aside(tokens, place)) < place:
            last -= place - before  # an aside does not count
            place = before
            continue
        is_list = place == start - 1 and tokens.lower(place) == "," and tokens.is_hyphen(place - 2)
        is_office = tokens.lower(place) == "as" and _names_office(tokens, place)
        if is_list or is_office:
            place -= 1  # offered an eight-year, $160 million contract; resigned as chief
            continue
        if tokens.lower(place + 1) in act_lists().planned.get(tokens.lower(place), ()):
            return _planned(tokens, place)
        meaning = meaning_of(tokens.lower(place))
        joins_sentences = tokens.lower(place) == "and" and tokens.opens_sentence(place)
        if meaning.ends_clause or joins_sentences:
            break
        if meaning.name and _is_act(tokens, place, meaning):
            act = _act_before(tokens, place, meaning)
            if _is_verb(tokens, place) or (by_nouns and not _has_verb(tokens, place)):
                return act
            noun = noun if noun.name or by_nouns else act
        if meaning.is_light:
            return noun
        place -= 1
    return noun if noun.name else _act_after(tokens, end, opens=start - 1 - place <= 1)


# Back from the figure


def _before_aside(tokens: Tokens, place: int) -> int:
    """The place before an age or a name between commas that ends at a place, else the place.

    Offered Vale, 28, a deal; jailed the pilot, Tom Reed, for four years.
    """
    if tokens.lower(place) != ",":
        return place
    at = place - 1
    while at > place - _LONGEST_ASIDE and (tokens.is_capital(at) or tokens.at(at).is_number):
        at -= 1
    is_amount = tokens.at(place - 1).is_number and not tokens.is_capital(at - 1)
    return at - 1 if tokens.lower(at) == "," and at < place - 1 and not is_amount else place


_LONGEST_ASIDE = 5
"""The most tokens of an age or a name between commas."""


def _names_office(tokens: Tokens, place: int) -> bool:
    """Whether "as" at a place says in which office somebody acted: resigned as chief executive."""
    for at in range(place + 1, place + 1 + _OFFICE_REACH):
        word = tokens.lower(at)
        if not tokens.at(at).is_word or word in BEFORE_NOUNS or is_plural_noun(word):
            return False
        if names_people(word) and tokens.lower(at + 1) in _AFTER_OFFICE:
            return bool(meaning_of(tokens.lower(place - 1)).name)
    return False


_OFFICE_REACH = 5
"""Tokens after "as" that may name an office: as deputy prime minister."""
_AFTER_OFFICE = frozenset({"on", "in", "at", "of", "for", "last", "this", "earlier", "from"})


def _planned(tokens: Tokens, verb: int) -> Act:
    """The planned act, of the noun before `verb`: the launch of its rocket, planned for July 28."""
    last, be = verb - 1, speaker_lexicon().be
    while tokens.lower(last) in _BEFORE_PLANNED | be or tokens.lower(last).endswith("ly"):
        last -= 1
    first = last
    while not _ends_noun_phrase(tokens.lower(first - 1)):
        first -= 1
    joins = (at for at in range(first + 1, last + 1) if tokens.lower(at) in act_lists().joining)
    place = next(joins, last + 1) - 1  # launch, of "the launch of its rocket"
    noun, token = tokens.lower(place), tokens.at(place)
    if first > last or not token.is_word or token.text[0].isupper() or noun in NOT_SUBJECTS:
        return NO_ACT
    meaning = meaning_of(noun)
    return Act(f"plan {meaning.name}", verb, False, meaning.recurs) if meaning.name else NO_ACT


_BEFORE_PLANNED = frozenset(
    {",", "which", "that", "has", "had", "have", "been", "will", "now", "also"}
)
"""What may stand between a noun and "planned", besides forms of "be": which is now planned."""


def _ends_noun_phrase(word: str) -> bool:
    """Whether no noun phrase goes on past a word, because it is a verb or ends the clause."""
    meaning = meaning_of(word)
    return meaning.ends_clause or meaning.is_light or is_verb_form(word)


def _act_before(tokens: Tokens, place: int, meaning: Meaning) -> Act:
    """The act of the word at a place; "re-elected" and "fired two shots" are acts of their own."""
    if tokens.lower(place) == "fired":
        shots = word_list("acts", "shots")
        if tokens.lower(place + 1) in shots or tokens.lower(place + 2) in shots:
            return Act("shoot", place, says=False, recurs=True)
    is_again = tokens.is_hyphen(place - 1) and tokens.lower(place - 2) == "re"
    name = f"re-{meaning.name}" if is_again else meaning.name
    return Act(name, place, meaning.says, meaning.recurs)


def _is_verb(tokens: Tokens, place: int) -> bool:
    """Whether the act at a place is a verb, and no noun: ended, to end; not "the opening"."""
    word, before = tokens.lower(place), tokens.lower(place - 1)
    is_gerund = word.endswith("ing") and before in BEFORE_NOUNS
    return before in _MODALS or (is_verb_form(word) and not is_gerund)


def _has_verb(tokens: Tokens, noun: int) -> bool:
    """Whether the noun at a place is what a verb before it is about: lifted the ban on Friday."""
    for at in range(noun - 1, noun - 5, -1):
        word = tokens.lower(at)
        meaning = meaning_of(word)
        if meaning.ends_clause or meaning.is_light or word in act_lists().joining:
            return False
        if is_verb_form(word) and meaning.name and _is_act(tokens, at, meaning):
            return True
    return False


# On from the figure


def _act_after(tokens: Tokens, end: int, *, opens: bool) -> Act:
    """The act after a figure that `opens` its clause; otherwise only one right beside it."""
    first = end + (opens and tokens.lower(end) == ",")
    for place in range(first, first + (_REACH_ON if opens else 1)):
        meaning = meaning_of(tokens.lower(place))
        if meaning.ends_clause:
            break
        if meaning.begins and tokens.lower(place + 1) == "to":
            continue  # "began to fail"
        if meaning.name and _is_act(tokens, place, meaning):
            return Act(meaning.name, place, meaning.says, meaning.recurs)
    return NO_ACT


def _purpose(tokens: Tokens, place: int) -> Act:
    """The act of the verb after "to" at a place: "seven years to reach Neptune"."""
    meaning = meaning_of(tokens.lower(place + 1))
    if tokens.lower(place) != "to" or not meaning.name or not _is_act(tokens, place + 1, meaning):
        return NO_ACT
    return Act(meaning.name, place + 1, meaning.says, meaning.recurs)


def _is_prison_term(tokens: Tokens, start: int, end: int, act: Act) -> bool:
    """Whether a length of time is a sentence: given nine years in jail; to prison for 20 years."""
    after = tokens.lower(end + 1) if tokens.lower(end) in {"in", "behind", "of"} else ""
    before = tokens.lower(start - 2) if tokens.lower(start - 1) == "for" else ""
    return not _PRISON.isdisjoint((after, before)) and act.name in _PUT_IN_PRISON


_PRISON = frozenset({"prison", "jail", "bars", "imprisonment", "detention"})
_PUT_IN_PRISON = frozenset({"", "receiv", "hand", "prison"})
"""Acts before a term in prison that say no more than it does: received nine years in jail."""


# Whether a word is an act where it stands


def _is_act(tokens: Tokens, place: int, meaning: Meaning) -> bool:
    """Whether the word at a place is an act here: no adjective, no name, a verb where needed."""
    token = tokens.at(place)
    if _is_adjective(tokens, place, meaning):
        return False
    if tokens.lower(place - 1) == "without":
        return False  # held without charge for six months
    if meaning.needs_modal and not _follows_modal(tokens, place):
        return False
    return token.is_word and (token.text[0].islower() or tokens.opens_sentence(place))


def _is_adjective(tokens: Tokens, place: int, meaning: Meaning) -> bool:
    """Whether a word is part of what a noun names: the damaged ship, the Sava crossing."""
    word, at = tokens.lower(place), place - 1
    if word.endswith("ing"):
        at -= tokens.is_capital(at) and tokens.lower(at) not in BEFORE_NOUNS
        return meaning.name not in act_lists().listed and tokens.lower(at) in BEFORE_NOUNS
    if not word.endswith("ed") and word not in _ADJECTIVES:
        return False
    at -= tokens.lower(at).endswith("ly")
    before = tokens.lower(at)  # no verb in -ed follows a preposition: the price of subsidized bread
    is_preposition = before in speaker_lexicon().prepositions and before != "to"
    return before in BEFORE_NOUNS or is_preposition


_ADJECTIVES = frozenset({"last", "lead", "left", "lost", "stolen", "broken", "torn", "frozen"})
"""Words for acts that are adjectives after an article, as those in -ed are: the last hostages."""


def _follows_modal(tokens: Tokens, place: int) -> bool:
    """Whether the word at a place is a verb by what stands before it: will rule, is to rule.

    After "to", a short word is likely a noun (to gold), unless a light verb stands before "to".
    """
    before, word = tokens.lower(place - 1), tokens.lower(place)
    if before != "to":
        return before in _MODALS
    is_long = len(word) >= SHORTEST_VERB or word in act_lists().bare
    return is_long or meaning_of(tokens.lower(place - 2)).is_light


# What else is asked of an act


def is_passive(tokens: Tokens, act: Act) -> bool:
    """Whether an act is done to whoever is named before it: Ada Brook was elected."""
    at = act.place - 1
    at -= tokens.lower(at).endswith("ly")
    return tokens.lower(at) in speaker_lexicon().be


def occasion(tokens: Tokens, act: Act) -> tuple[bool, bool]:
    """Whether an act is still to come, and whether it is done again: will meet again."""
    at = act.place - 1
    at -= tokens.lower(at) == "be"
    again = {tokens.lower(place) for place in range(act.place, act.place + _AGAIN_REACH)}
    return tokens.lower(at) in _MODALS, "again" in again


_AGAIN_REACH = 4
"""Tokens from a verb on in which "again" belongs to it."""
