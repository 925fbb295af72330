"""Finds the act that a figure belongs to: what was done on a day, or took so long.

Two days, sums or lengths of time can only be compared where the same was done: *passed on Tuesday*,
*on Wednesday the House voted*. A place is the index of a token.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from corpus.extraction.quantities.counted_noun import after as counted_noun
from corpus.extraction.quantities.counted_noun import is_plural_noun, stem_of
from corpus.extraction.quantities.numbers import superlative_before
from corpus.extraction.quantities.tokens import Tokens, table, word_list
from corpus.extraction.quotes.speaker_lexicon import names_people, speaker_lexicon

_BEFORE, _AFTER = 10, 12
"""Tokens that are searched for the verb on either side of a figure."""
_ENDINGS = ("ed", "ing")
_SHORTEST = 5
"""The fewest letters of a word in -ed or -ing that is taken for a verb."""
_STOPS = frozenset(
    {"who", "whom", "whose", "which", "that", "after", "before", "when", "while", "because", "but"}
    | {"although", "though", "if", "where", "than", "as", "whether", "amid"}
)
_SIGNS = frozenset(';:“”"()—–«»') | {".", "?", "!"}


@cache
def disasters() -> frozenset[str]:
    """The names of acts by which one disaster is told: struck, killed, collapsed."""
    return frozenset(name_of(word) for word in table("acts")["disasters"])


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


class _Known(NamedTuple):
    """The word lists of `acts.toml`; `saying` to `beginning` hold stems."""

    names: dict[str, str]
    """The name of an act by the stem of each word for it: "resign" by that of "quit"."""
    listed: frozenset[str]
    """Those names."""
    irregular: dict[str, str]  # fell: fall
    saying: frozenset[str]  # said, announced
    light: frozenset[str]  # verbs that say too little to be an act: was, made, took
    recurring: frozenset[str]  # acts that happen again within days: met, rose
    beginning: frozenset[str]  # began, before "to": it began to fail
    no_acts: frozenset[str]
    """Words that end as verbs do and are none: evening, during."""
    bare: frozenset[str]
    """Words for acts that are other nouns unless "to" or the like stands before: a pass, jail."""
    joining: frozenset[str]
    """Prepositions that go on saying which thing a noun is: the siege of the bank."""
    planned: dict[str, list[str]]
    """Words that a day is planned by, and what may stand between: scheduled for, due on."""


@cache
def _known() -> _Known:
    found = table("acts")
    names = {stem_of(word): group[0] for group in found["same_as"] for word in group}
    return _Known(
        names,
        frozenset(names.values()),
        found["irregular"],
        frozenset(map(stem_of, found["saying"])),
        frozenset(map(stem_of, found["light"])),
        frozenset(map(stem_of, found["recurring"])),
        frozenset(map(stem_of, found["beginning"])),
        frozenset(found["no_acts"]),
        frozenset(found["bare"]),
        frozenset(found["joining"]),
        found["planned"],
    )


def _is_verb(tokens: Tokens, place: int) -> bool:
    """Whether the act at a place is a verb, and no noun: ended, to end; not "the opening"."""
    word, before = tokens.lower(place), tokens.lower(place - 1)
    is_noun = word.endswith("ing") and before in _BEFORE_NOUNS
    return before in _TO or (is_verb_form(word) and not is_noun)


def _has_verb(tokens: Tokens, noun: int) -> bool:
    """Whether the noun at a place is what a verb before it is about: lifted the ban on Friday."""
    for at in range(noun - 1, noun - 5, -1):
        word = tokens.lower(at)
        meaning = _meaning(word)
        if meaning.ends_clause or meaning.is_light or word in _known().joining:
            return False
        if is_verb_form(word) and meaning.name and _is_act(tokens, at, meaning):
            return True
    return False


MOST_SINCE = "most since"
"""The act of a time in which nothing was more: the wettest day since 1986, the first in years."""
_BY_VERB = frozenset({"money", "percent", "length", "mass", "volume", "score"})
"""Kinds of figures that belong to a verb, and seldom to a noun for an act such as "election"."""
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})


def act_of_figure(tokens: Tokens, start: int, end: int, kind: str, *, is_span: bool) -> Act:
    """The act that the figure from token `start` to the one before `end` belongs to.

    `kind` is the figure's ("date", "duration", "money"). With `is_span` it is a range of days or of
    years: from 1987 to 1995.
    """
    is_date = kind == "date" and tokens.lower(start - 1) in _ARTICLES
    joint = {"date": "since", "duration": "in"}.get(kind)
    if joint and (most := superlative_before(tokens, start, joint)) >= 0:
        return Act(MOST_SINCE, most)
    is_of = is_span and tokens.lower(start - 1) == "of"
    if is_of or (is_date and counted_noun(tokens, end, one=True)):
        return NO_ACT  # "the June 20 attack", "the war of 1987 to 1995"
    if kind == "duration" and tokens.lower(start - 1) == "after":
        start -= 1  # "the talks broke up after four days"
    act = act_of(tokens, start, end, by_nouns=kind not in _BY_VERB)
    if kind == "money" and act.name == "sell" and tokens.lower(start - 1) in {"for", "at"}:
        return act._replace(name="pay")  # sold for $5 million is bought for it
    if kind == "duration":
        if not act.name and (then := act_after(tokens, end)).name:
            return then  # "take seven years to reach Neptune"
        if is_term(tokens, start, end, act):
            return Act(SENTENCE, start)
    return act


def act_of(tokens: Tokens, start: int, end: int, *, by_nouns: bool = True) -> Act:
    """The act that the figure from token `start` to the one before `end` belongs to.

    It is the nearest verb before it in its clause, or a noun for an act ("the vote on Tuesday"). If
    the figure opens its clause, it is the first verb after it ("On Tuesday the House voted"); if
    only a subject stands before it, the verb right after it ("the House on Tuesday voted").

    Without `by_nouns`, any verb goes before a nearer noun: won the election with 5 percent.
    """
    place, last, noun = start - 1, max(-1, start - 1 - _BEFORE), NO_ACT
    while place > last:
        if (aside := _before_aside(tokens, place)) < place:
            place, last = aside, last - (place - aside)
            continue
        if place == start - 1 and tokens.lower(place) == "," and tokens.is_hyphen(place - 2):
            place -= 1  # offered an eight-year, $160 million contract
            continue
        if tokens.lower(place) == "as" and _is_office(tokens, place):
            place -= 1
            continue
        if tokens.lower(place + 1) in _known().planned.get(tokens.lower(place), ()):
            return _planned(tokens, place)
        meaning = _meaning(tokens.lower(place))
        joins = tokens.lower(place) == "and" and tokens.opens_sentence(place)
        if meaning.ends_clause or joins:
            break
        if meaning.name and _is_act(tokens, place, meaning):
            is_again = tokens.is_hyphen(place - 1) and tokens.lower(place - 2) == "re"
            name = f"re-{meaning.name}" if is_again else meaning.name  # re-elected
            act = Act(name, place, meaning.says, meaning.recurs)
            shots = word_list("acts", "shots") if tokens.lower(place) == "fired" else ()
            if tokens.lower(place + 1) in shots or tokens.lower(place + 2) in shots:
                return Act("shoot", place, says=False, recurs=True)  # fired two missiles
            is_verb = _is_verb(tokens, place)
            if is_verb or (by_nouns and not _has_verb(tokens, place)):
                return act
            noun = noun if noun.name or by_nouns else act
        if meaning.is_light:
            return noun
        place -= 1
    return noun if noun.name else _act_beside(tokens, end, opens=start - 1 - place <= 1)


def _act_beside(tokens: Tokens, end: int, *, opens: bool) -> Act:
    """The act after a figure that `opens` its clause; otherwise only one right beside it."""
    first = end + (opens and tokens.lower(end) == ",")
    for place in range(first, first + (_AFTER if opens else 1)):
        meaning = _meaning(tokens.lower(place))
        if meaning.ends_clause:
            break
        if meaning.begins and tokens.lower(place + 1) == "to":
            continue  # "began to fail"
        if meaning.name and _is_act(tokens, place, meaning):
            return Act(meaning.name, place, meaning.says, meaning.recurs)
    return NO_ACT


def is_passive(tokens: Tokens, act: Act) -> bool:
    """Whether an act is done to whoever is named before it: Ada Brook was elected."""
    at = act.place - 1
    at -= tokens.lower(at).endswith("ly")
    return tokens.lower(at) in speaker_lexicon().be


_AGAIN_REACH = 4
"""Tokens from a verb on in which "again" belongs to it."""


def occasion(tokens: Tokens, act: Act) -> tuple[bool, bool]:
    """Whether an act is still to come, and whether it is done again: will meet again."""
    at = act.place - 1
    at -= tokens.lower(at) == "be"
    again = {tokens.lower(place) for place in range(act.place, act.place + _AGAIN_REACH)}
    return tokens.lower(at) in _TO, "again" in again


def act_after(tokens: Tokens, place: int) -> Act:
    """The act of the verb after "to" at a place: "seven years to reach Neptune"."""
    meaning = _meaning(tokens.lower(place + 1))
    if tokens.lower(place) != "to" or not meaning.name or not _is_act(tokens, place + 1, meaning):
        return NO_ACT
    return Act(meaning.name, place + 1, meaning.says, meaning.recurs)


NOT_SUBJECTS = frozenset({"it", "they", "this", "he", "she", "has", "had", "also"})
_BESIDE = frozenset({",", "which", "that", "has", "had", "have", "been", "will", "now", "also"})
"""What may stand between a noun and "planned", besides forms of "be": which is now planned."""


def _planned(tokens: Tokens, verb: int) -> Act:
    """The planned act, of the noun before `verb`: the launch of its rocket, planned for July 28."""
    last, be = verb - 1, speaker_lexicon().be
    while tokens.lower(last) in _BESIDE | be or tokens.lower(last).endswith("ly"):
        last -= 1
    first = last
    while not _is_bound(tokens.lower(first - 1)):
        first -= 1
    joins = (at for at in range(first + 1, last + 1) if tokens.lower(at) in _known().joining)
    place = next(joins, last + 1) - 1
    noun, (meaning, token) = tokens.lower(place), (_meaning(tokens.lower(place)), tokens.at(place))
    if first > last or not token.is_word or token.text[0].isupper() or noun in NOT_SUBJECTS:
        return NO_ACT
    return Act(f"plan {meaning.name}", verb, False, meaning.recurs) if meaning.name else NO_ACT


def _is_bound(word: str) -> bool:
    """Whether no noun phrase goes on past a word, because it is a verb or ends the clause."""
    meaning = _meaning(word)
    return meaning.ends_clause or meaning.is_light or is_verb_form(word)


def is_verb_form(word: str) -> bool:
    """Whether a word in lower case is a verb by its form: fell, voted, working."""
    is_long = len(word) >= _SHORTEST and word.endswith(_ENDINGS)
    return word in _known().irregular or (is_long and word not in _known().no_acts)


def name_of(word: str) -> str:
    """The name of the act that a word in lower case or its stem may be; else the word's stem."""
    return _meaning(word).name


SENTENCE = "sentence"
"""The act by which somebody is sent to prison."""
_PRISON = frozenset({"prison", "jail", "bars", "imprisonment", "detention"})
_PUT_THERE = frozenset({"", "receiv", "hand", "prison"})
"""Acts before a term in prison that say no more than it does: received nine years in jail."""


def is_term(tokens: Tokens, start: int, end: int, act: Act) -> bool:
    """Whether a length of time is a sentence: given nine years in jail; to prison for 20 years."""
    after = tokens.lower(end + 1) if tokens.lower(end) in {"in", "behind", "of"} else ""
    before = tokens.lower(start - 2) if tokens.lower(start - 1) == "for" else ""
    return not _PRISON.isdisjoint((after, before)) and act.name in _PUT_THERE


def _before_aside(tokens: Tokens, place: int) -> int:
    """The place before an age or a name between commas that ends at a place, else the place.

    Offered Vale, 28, a deal; jailed the pilot, Tom Reed, for four years.
    """
    if tokens.lower(place) != ",":
        return place
    at = place - 1
    while at > place - _ASIDE_REACH and (tokens.is_capital(at) or tokens.at(at).is_number):
        at -= 1
    is_age = tokens.at(place - 1).is_number and not tokens.is_capital(at - 1)
    return at - 1 if tokens.lower(at) == "," and at < place - 1 and not is_age else place


_ASIDE_REACH = 5
"""The most tokens of an age or a name between commas."""
_OFFICE_REACH = 5
"""Tokens after "as" that may name an office: as deputy prime minister."""


def _is_office(tokens: Tokens, place: int) -> bool:
    """Whether "as" at a place says in which office somebody acted: resigned as chief executive."""
    for at in range(place + 1, place + 1 + _OFFICE_REACH):
        word = tokens.lower(at)
        if not tokens.at(at).is_word or word in _BEFORE_NOUNS or is_plural_noun(word):
            return False
        if names_people(word) and tokens.lower(at + 1) in _AFTER_OFFICE:
            return bool(_meaning(tokens.lower(place - 1)).name)
    return False


_AFTER_OFFICE = frozenset({"on", "in", "at", "of", "for", "last", "this", "earlier", "from"})


_TO = frozenset({"to", "will", "would", "shall", "may", "might", "must", "could", "should"})
"""Words after which a word is taken for a verb."""


def _is_act(tokens: Tokens, place: int, meaning: _Meaning) -> bool:
    """Whether the word at a place is an act here: no adjective, no name, a verb where needed."""
    token = tokens.at(place)
    if _is_adjective(tokens, place, meaning):
        return False
    if tokens.lower(place - 1) == "without":
        return False  # held without charge for six months
    if meaning.needs_to and not _follows_modal(tokens, place):
        return False
    return token.is_word and (token.text[0].islower() or tokens.opens_sentence(place))


def _follows_modal(tokens: Tokens, place: int) -> bool:
    """Whether the word at a place is a verb by what stands before it: will rule, is to rule."""
    before = tokens.lower(place - 1)
    is_plain = before == "to" and _meaning(tokens.lower(place - 2)).is_light
    is_long = len(tokens.lower(place)) >= _SHORTEST or tokens.lower(place) in _known().bare
    return before in _TO and (is_long or is_plain or before != "to")


_BEFORE_NOUNS = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "our", "this", "these", "those"}
)
_OF_NOUNS = frozenset({"last", "lead", "left", "lost", "stolen", "broken", "torn", "frozen"})
"""Words for acts that are adjectives after an article, as those in -ed are: the last hostages."""


def _is_adjective(tokens: Tokens, place: int, meaning: _Meaning) -> bool:
    """Whether a word is part of what a noun names: the damaged ship, the Sava crossing."""
    word, at = tokens.lower(place), place - 1
    if word.endswith("ing"):
        at -= tokens.is_capital(at) and tokens.lower(at) not in _BEFORE_NOUNS
        return meaning.name not in _known().listed and tokens.lower(at) in _BEFORE_NOUNS
    at -= tokens.lower(at).endswith("ly")
    describes = word.endswith("ed") or word in _OF_NOUNS
    before = tokens.lower(at)  # no verb in -ed follows a preposition: the price of subsidized bread
    is_after = before in _BEFORE_NOUNS or (
        before in speaker_lexicon().prepositions and before != "to"
    )
    return describes and is_after


class _Meaning(NamedTuple):
    """What a word may be, wherever it stands."""

    name: str = ""
    """The name of the act that it may be; empty for none."""
    says: bool = False
    recurs: bool | None = None
    needs_to: bool = False
    """Whether it is an act only after "to", "will" and the like: to rule, but not "the rule"."""
    is_light: bool = False
    """Whether it is a verb that says too little to be an act."""
    begins: bool = False
    """Whether it only says that another act began or went on: "began to fail"."""
    ends_clause: bool = False


def ends_clause(word: str) -> bool:
    """Whether a word or a sign in lower case ends the clause before it."""
    return not word or word in _SIGNS or word in _STOPS or word == ","


@lru_cache(maxsize=1 << 14)
def _meaning(word: str) -> _Meaning:
    if ends_clause(word):
        return _Meaning(ends_clause=True)
    known, small = _known(), speaker_lexicon().prepositions
    if word in known.no_acts or word in _BEFORE_NOUNS or word in small:
        return _Meaning()
    base = known.irregular.get(word, word)
    stem = stem_of(base)
    if stem in known.light:
        return _Meaning(is_light=True)
    if stem in known.saying and stem not in known.names:
        return _Meaning(stem, says=True)
    is_verb = word in known.irregular or (len(word) >= _SHORTEST and word.endswith(_ENDINGS))
    recurs, is_listed = stem in known.recurring, stem in known.names
    is_plain = not is_verb and (not is_listed or word in known.bare)
    name, says = known.names.get(stem, stem), is_listed and stem in known.saying
    is_again = recurs if is_listed else recurs or None
    return _Meaning(name, says, is_again, is_plain, begins=stem in known.beginning)
