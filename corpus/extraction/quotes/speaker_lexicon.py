"""The words that find speakers, from `speaker_lexicon.toml`, and the roles that they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.extraction.quotes.tokens import NarrationToken
from corpus.language.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class SpeakerLexicon:
    """Word lists that separate a speaker from the rest of a sentence; all in lower case."""

    titles: frozenset[str]
    """Words before a name that are no part of it: minister, dr."""
    kin: frozenset[str]
    """Nouns for somebody's relatives and friends: husband, daughter."""
    courtesies: frozenset[str]
    """Titles that say nothing of what somebody is: mr, dr."""
    people: frozenset[str]
    """Nouns other than titles for somebody whom a text does not name: man, witness, insider."""
    organizations: frozenset[str]
    """A name with one of these words is not a person's."""
    companies: frozenset[str]
    """Likewise, in the names of companies."""
    calendar: frozenset[str]
    """Days and months."""
    particles: frozenset[str]
    """Small words inside a name."""
    function_words: frozenset[str]
    """Words that are never part of what names a speaker."""
    determiners: frozenset[str]
    quantifiers: frozenset[str]
    """Words for no one or for however many, who have no name: nobody, everyone, most."""
    somebody: frozenset[str]
    """Words for people of whom a text tells nothing: someone, others."""
    he: frozenset[str]
    she: frozenset[str]
    men: frozenset[str]
    """Titles of men."""
    women: frozenset[str]
    """Titles of women."""
    pronouns: frozenset[str]
    be: frozenset[str]
    unspoken: frozenset[str]
    """Words before a reporting verb that mean nobody has said it: to, would, not."""
    between: frozenset[str]
    """Words that may stand between a speaker and the verb."""
    offices: frozenset[str]
    """Words after "director of" that are no part of the name that follows."""
    documents: frozenset[str]
    """Things that can say something but are no people: report, statement."""
    bodies: frozenset[str]
    """Bodies of people: ministry, police. They are not anonymous."""
    epithets: frozenset[str]
    """Nouns that stand for whoever was last named: "the Arizona Republican"."""
    parties: frozenset[str]
    """Titles that are adjectives too: the liberal justice."""
    offices_of_one: frozenset[str]
    """Offices that one person holds, who is not anonymous: president."""
    places: frozenset[str]
    """Countries, capitals and their people, in lower case: alone, no name of a person."""
    signs: frozenset[str]
    """Things that carry words which nobody says: placard."""
    messages: frozenset[str]
    """Things that hold the words of whoever wrote them: note, voicemail."""
    nouns_in_ly: frozenset[str]
    prepositions: frozenset[str]
    serving: frozenset[str]
    """Nouns after which "to" goes on naming somebody: an aide to."""
    naming: frozenset[str]
    """Prepositions inside the words that name somebody: minister of."""
    statements: frozenset[str]
    """Nouns for what others have said, unless one of `owners` stands before: claims."""
    owners: frozenset[str]
    bystanders: frozenset[str]
    """Nouns for people who saw or suffered something and hold no office."""
    officials: frozenset[str]
    """Nouns for people and bodies with an office, who are no bystanders."""
    utterances: frozenset[str]
    """Nouns for what somebody has said: that was the verdict of Vale."""
    works: frozenset[str]
    """Nouns beside a title in quotation marks: show, headline."""
    rules: frozenset[str]
    """Nouns after words that nobody says but that name a policy or a law."""
    short_names: dict[str, frozenset[str]]
    """The given names that a short form can stand for, by the short form."""
    roles: tuple[tuple[frozenset[str], ...], ...]
    """Nouns for what somebody is, in groups of which nobody is two: passengers, crews."""
    named_for_duties: frozenset[str]
    """Nouns before which a word for one of `duties` says which one is meant: minister."""
    duties: tuple[frozenset[str], ...]
    """What somebody may be minister, chief or spokesman of: defence, health."""


@cache
def speaker_lexicon() -> SpeakerLexicon:
    """The table that ships with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    short = {name: frozenset(full.split()) for name, full in table.pop("short_names").items()}
    roles = tuple(_sets(line) for line in table.pop("roles").values())
    duties = table.pop("duties")
    lists = {name: frozenset(written.split()) for name, written in table.items()}
    lists["named_for_duties"] = frozenset(duties["named"].split())
    return SpeakerLexicon(**lists, short_names=short, roles=roles, duties=_sets(duties["of"]))


def _sets(written: Sequence[str]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words.split()) for words in written)


_MOST = 14
"""Words of a description beside a name; a longer one is another clause."""
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_INSIDE = frozenset(
    {"of", "in", "at", "for", "from", "with", "on", "to", "the", "a", "an", "and", "new"}
    | {"his", "her", "its", "their"}
)
"""Small words that a description may hold."""
FAMILIAR = frozenset({"familiar", "close", "briefed"})
"""After people whom a report does not name: two people familiar with the matter."""
SPANS = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades"}
    | {
        "minute",
        "minutes",
        "moments",
        "hour",
        "hours",
        "time",
        "moment",
        "night",
        "morning",
        "afternoon",
        "evening",
    }
)
"""A "day later" is no description."""
_PEOPLE = ("er", "or", "ist", "ian", "man", "woman", "men", "-old", "ee", "ess")
"""Endings of nouns for people that the lists need not hold: a welder, a tourist."""
_COMPOUNDS = tuple(
    f"{noun}{plural}"
    for noun in (
        "keeper", "maker", "builder", "holder", "worker", "teacher", "player", "fighter", "grower",
        "seeker", "goer", "walker", "rider", "dealer", "herder", "ologist", "woman", "driver",
        "owner", "dweller", "cleaner", "winner", "leader", "trainer", "breaker", "singer",
    )
    for plural in ("", "s")
)  # fmt: skip
"""Nouns with which others for people end: goalkeeper, schoolteacher, virologist."""
_SHORTEST = 8
"""The letters that such a noun has at least, and one more."""
_WHOLE = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "prof": "professor",
    "adm": "admiral",
    "supt": "superintendent",
    "congressman": "representative",
    "congresswoman": "representative",
}
"""Titles that are written short before a name, and those that mean the same."""


def role_beside(text: str, tokens: Sequence[NarrationToken], start: int, end: int) -> str:
    """What the words between commas after or before a name say that somebody is; "" for nothing.

    The name is the tokens from `start` to before `end`: Ada Brook, the harbour minister, or: the
    harbour minister, Ada Brook.
    """
    return _after(text, tokens, end) or _before(text, tokens, start, end)


def _after(text: str, tokens: Sequence[NarrationToken], end: int) -> str:
    if not _is_comma(tokens, end):
        return ""
    first = end + 1
    if first < len(tokens) and tokens[first].text[:1].isdigit() and _is_comma(tokens, first + 1):
        first += 2  # Brook, 41, a welder
    past = first
    while past < min(len(tokens), first + _MOST) and _goes_on(tokens, past):
        past += 1
    calendar = speaker_lexicon().calendar
    while past > first and tokens[past - 1].lower in _INSIDE | calendar:
        past -= 1
    if past < len(tokens) and past == first + _MOST and tokens[past].is_word:
        return ""
    words = tokens[first:past]
    opens = bool(words) and not words[0].lower.endswith(("ing", "ed"))
    return _written(text, words) if opens else ""


def _before(text: str, tokens: Sequence[NarrationToken], start: int, end: int) -> str:
    if not _is_comma(tokens, start - 1) or not (end == len(tokens) or _is_comma(tokens, end)):
        return ""
    first = start - 1
    while first and start - first <= _MOST and _goes_on(tokens, first - 1):
        first -= 1
    while first < start - 1 and not _opens(tokens[first]):
        first += 1
    while first and tokens[first].is_capital and tokens[first - 1].is_capital:
        first -= 1  # Tom Reed Jr.'s lawyer
    return _written(text, tokens[first : start - 1])


def _opens(word: NarrationToken) -> bool:
    """Whether a description before a name may begin: the lawyer; Vale's lawyer."""
    return word.lower in _ARTICLES or word.lower.endswith(("'s", "s'"))


def _is_comma(tokens: Sequence[NarrationToken], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].text == ","


def _goes_on(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a token can be part of a description."""
    token = tokens[at]
    if not token.is_word or token.text[0].isdigit():
        return False
    if token.lower == "and":
        around = tokens[at - 1 : at + 2]
        named = len(around) == 3 and around[0].is_capital and around[2].is_capital
        return named or (len(around) == 3 and around[2].lower in _nouns())
    small = token.lower in speaker_lexicon().function_words and not token.is_capital
    tells = token.lower in lexicon().verbs and not token.is_capital
    return token.lower in _INSIDE or not (small or tells)


def _written(text: str, words: Sequence[NarrationToken]) -> str:
    """The description without its article; "" where it names no person."""
    if words and words[0].lower in _ARTICLES:
        article, words = words[0].lower, words[1:]
        if article != "the" and words and SPANS.isdisjoint(word.lower for word in words[:2]):
            return text[words[0].start : words[-1].end]
    inside = (at for at, word in enumerate(words) if at and word.lower in ("of", "for", "in", "at"))
    noun = words[next(inside, len(words)) - 1].lower if words else ""
    lady = len(words) > 1 and noun == "lady" and words[-2].lower == "first"
    if noun not in _nouns() or (noun in speaker_lexicon().courtesies and not lady):
        return ""
    return text[words[0].start : words[-1].end]


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """The nouns for people."""
    return speaker_lexicon().titles | speaker_lexicon().people


_NOT_MEN = frozenset({"specimen", "regimen", "omen", "abdomen", "women's", "yemen", "bremen"})


def names_people(word: str) -> bool:
    """Whether a word in lower case is a noun for a person, or for several: witness, officials."""
    named = word in _nouns() or (len(word) > _SHORTEST and word.endswith(_COMPOUNDS))
    named = named or (word.endswith(("men", "women")) and word not in _NOT_MEN)  # firemen
    return named and word not in speaker_lexicon().bodies


_LESSER = frozenset({"vice", "deputy", "former", "ex", "assistant", "associate", "acting"})
"""Words of a role without which it is another: the president is not the vice president."""


def may_hold(wanted: frozenset[str], held: frozenset[str]) -> bool:
    """Whether the words of an office, as `role_words` gives them, are of the one that is held."""
    return wanted <= held and not (held - wanted) & _LESSER


@lru_cache(maxsize=1 << 10)
def role_words(role: str) -> frozenset[str]:
    """The words of a role in lower case, titles in full: governor for "Gov."."""
    words = (word.lower().replace(".", "").strip(",") for word in role.split())
    return frozenset(_WHOLE.get(word, word) for word in words)


@lru_cache(maxsize=1 << 12)
def head(description: str) -> str:
    """The noun of a description, in lower case: "official" of "an official of the ministry"."""
    words = [word.lower().strip(",.") for word in description.split()]
    if words[1:2] == ["of"] and words[0] in speaker_lexicon().determiners:
        words = words[2:]  # one of the protesters
    for at, word in enumerate(words):
        ends = word in speaker_lexicon().prepositions or word in FAMILIAR or word == "who"
        if at and ends and words[at - 1] not in speaker_lexicon().determiners:  # an inside source
            return words[at - 1]
    return words[-1] if words else ""


_FURTHER = frozenset({"second", "third", "fourth", "fifth", "other"})
"""After "a", one more of people without names: a second said."""


@lru_cache(maxsize=1 << 12)
def is_anonymous(speaker: str) -> bool:
    """Whether the words for a speaker mean people whom they do not name; a body is not anonymous.

    A speaker by name is not anonymous, nor is what only has a writer: the letter.
    """
    table, noun = speaker_lexicon(), head(speaker)
    parts = speaker.split()
    things = table.documents | table.statements
    if not parts or noun in table.bodies | table.organizations | things:
        return False
    opening = parts[0].lower()
    if speaker in table.somebody or (noun in _FURTHER and opening in table.determiners):
        return True
    if opening == "the" and noun in table.offices_of_one:
        return False
    if parts[0] == "The" and parts[-1][:1].isupper():
        return False  # The Harbour Reporter
    described = parts[0][:1].islower() or opening in table.determiners or parts[-1][:1].islower()
    titled = opening == "the" and parts[-1][:1].isupper() and not noun.endswith("s")
    ends = noun.removesuffix("s").endswith(_PEOPLE) and not titled  # the Harbour Register
    papers = titled and len(parts) > 2 and parts[1][:1].isupper()  # the Daily Caller
    known = noun in (table.titles if papers else _nouns())
    return described and (known or ends)


_PLURALS = frozenset({"people", "men", "women", "police", "some", "several", "many"})


def is_plural(speaker: str) -> bool:
    """Whether the words for a speaker mean several people."""
    noun = head(speaker)
    return noun in _PLURALS or noun.endswith(("s", "men", "women")) or " and " in speaker


def are_different(one: str, one_role: str, other: str, other_role: str) -> bool:
    """Whether two speakers cannot be one, whatever their names: a witness and the police."""
    ours, theirs = _called(one, one_role), _called(other, other_role)
    table = speaker_lexicon()
    kinds = (table.bystanders, table.officials), (table.men, table.women), *table.roles
    return (
        any(_exclude(ours, theirs, kind) for kind in kinds)
        or (
            bool(ours & theirs & table.named_for_duties)
            and _exclude(role_words(one_role or one), role_words(other_role or other), table.duties)
        )
        or _speaks_for(one, other)
        or _speaks_for(other, one)
    )


def _exclude(a: frozenset[str], b: frozenset[str], groups: Sequence[frozenset[str]]) -> bool:
    """Whether words are of two groups of which nobody is both, and of none together."""
    ours = {at for at, group in enumerate(groups) if not group.isdisjoint(a)}
    theirs = {at for at, group in enumerate(groups) if not group.isdisjoint(b)}
    return bool(ours and theirs) and ours.isdisjoint(theirs)


_MEMBER = frozenset({"member", "members"})


def _called(speaker: str, role: str) -> frozenset[str]:
    """The nouns for what somebody is."""
    if role and role != speaker:
        return role_words(role)
    noun = head(speaker)
    return role_words(speaker) if noun in _MEMBER else frozenset({noun})  # a crew member


def _speaks_for(one: str, other: str) -> bool:
    """Whether one is called after the other: a spokesman for Ada Brook."""
    name = other.rsplit(maxsplit=1)[-1].lower() if other[:1].isupper() and " " in other else ""
    people = names_people(head(one)) and not names_people(name)
    return people and name in re.findall(r"[\w-]+", one.lower())
