"""Says of a word in lower case what it may be, wherever it stands: an act, a light verb, a stop.

An act is what was done or happened. All words for one act have one name, so that two reports can be
compared: "quit", "left" and "resignation" are all "resign". `meaning_of` gives

    voted       name "pass"                          an act: passed, approved, voted
    said        name "say", says                     an act that only says something
    began       name "begin", begins                 perhaps only part of one: it began to fail
    rule        name "rule", needs_modal             an act in "will rule", a noun in "the rule"
    was, made   is_light                             a verb that says too little to be an act
    which, ";"  ends_clause                          what stands before it is another clause
    evening     nothing                              it ends as verbs do, but is none

The lists are in `acts.toml`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from corpus.extraction.quantities.counted_noun import stem_of
from corpus.extraction.quantities.tokens import table
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon

_VERB_ENDINGS = ("ed", "ing")
SHORTEST_VERB = 5
"""The fewest letters of a word in -ed or -ing that is taken for a verb."""
_STOPS = frozenset(
    {"who", "whom", "whose", "which", "that", "after", "before", "when", "while", "because", "but"}
    | {"although", "though", "if", "where", "than", "as", "whether", "amid"}
)
"""Words with which another clause begins."""
_SIGNS = frozenset(';:“”"()—–«»,') | {".", "?", "!"}
CHANGE_ACTS = frozenset({"rise", "fall", "cut"})
"""Names of acts that change a value: rose, increased; fell, dropped; cut."""
BEFORE_NOUNS = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "our", "this", "these", "those"}
)
"""Articles and other determiners: a noun follows."""


class Meaning(NamedTuple):
    """What a word may be, wherever it stands."""

    name: str = ""
    """The name of the act that it may be; empty for none."""
    says: bool = False
    """Whether that act only says something: said, announced."""
    recurs: bool | None = None
    """Whether the act can happen again within days: met, rose; not resigned. None: unknown."""
    needs_modal: bool = False
    """Whether it is an act only after "to", "will" and the like: to rule, but not "the rule"."""
    is_light: bool = False
    """Whether it is a light verb, which says too little to be an act: was, made, took."""
    begins: bool = False
    """Whether it only says that another act began or went on: "began to fail"."""
    ends_clause: bool = False
    """Whether the clause before it ends: a relative pronoun, a conjunction, a sign."""


@lru_cache(maxsize=1 << 14)
def meaning_of(word: str) -> Meaning:
    """What a word in lower case may be."""
    if ends_clause(word):
        return Meaning(ends_clause=True)
    known = act_lists()
    if word in known.no_acts or word in BEFORE_NOUNS or word in speaker_lexicon().prepositions:
        return Meaning()
    stem = stem_of(known.irregular.get(word, word))
    if stem in known.light:
        return Meaning(is_light=True)
    is_listed, is_saying = stem in known.names, stem in known.saying
    if is_saying and not is_listed:
        return Meaning(stem, says=True)
    recurs = stem in known.recurring
    is_verb = word in known.irregular or _ends_as_verb(word)
    return Meaning(
        name=known.names.get(stem, stem),
        says=is_saying,
        recurs=recurs if is_listed else recurs or None,
        needs_modal=not is_verb and (not is_listed or word in known.bare),
        begins=stem in known.beginning,
    )


def ends_clause(word: str) -> bool:
    """Whether a word or a sign in lower case ends the clause before it."""
    return not word or word in _SIGNS or word in _STOPS


def is_verb_form(word: str) -> bool:
    """Whether a word in lower case is a verb by its form: fell, voted, working."""
    known = act_lists()
    return word in known.irregular or (_ends_as_verb(word) and word not in known.no_acts)


def _ends_as_verb(word: str) -> bool:
    return len(word) >= SHORTEST_VERB and word.endswith(_VERB_ENDINGS)


def name_of(word: str) -> str:
    """The name of the act that a word in lower case or its stem may be; else the word's stem."""
    return meaning_of(word).name


@cache
def disasters() -> frozenset[str]:
    """The names of acts by which one disaster is told: struck, killed, collapsed."""
    return frozenset(name_of(word) for word in table("acts")["disasters"])


class _ActLists(NamedTuple):
    """The word lists of `acts.toml`; `saying` to `beginning` hold stems."""

    names: dict[str, str]
    """The name of an act by the stem of each word for it: "resign" by that of "quit"."""
    listed: frozenset[str]
    """Those names."""
    irregular: dict[str, str]
    """Verbs by their forms without -ed or -ing: fall by "fell"."""
    saying: frozenset[str]
    light: frozenset[str]
    recurring: frozenset[str]
    beginning: frozenset[str]
    no_acts: frozenset[str]
    """Words that end as verbs do and are none: evening, during."""
    bare: frozenset[str]
    """Words for acts that are other nouns unless "to" or the like stands before: a pass, jail."""
    joining: frozenset[str]
    """Prepositions that go on saying which thing a noun is: the siege of the bank."""
    planned: dict[str, list[str]]
    """Words that a day is planned by, and what may stand between: scheduled for, due on."""


@cache
def act_lists() -> _ActLists:
    """The word lists of `acts.toml`."""
    found = table("acts")
    names = {stem_of(word): group[0] for group in found["same_as"] for word in group}
    return _ActLists(
        names=names,
        listed=frozenset(names.values()),
        irregular=found["irregular"],
        saying=frozenset(map(stem_of, found["saying"])),
        light=frozenset(map(stem_of, found["light"])),
        recurring=frozenset(map(stem_of, found["recurring"])),
        beginning=frozenset(map(stem_of, found["beginning"])),
        no_acts=frozenset(found["no_acts"]),
        bare=frozenset(found["bare"]),
        joining=frozenset(found["joining"]),
        planned=found["planned"],
    )
