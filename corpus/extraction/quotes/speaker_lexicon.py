"""The word lists by which speakers are found, from `speaker_lexicon.toml`, and what they say.

Whether words are a person or a body, anonymous or not, one or several, and in what role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class SpeakerLexicon:
    """Word lists that separate a speaker from the rest of a sentence; all in lower case."""

    titles: frozenset[str]
    """Titles, which stand before a name: minister, dr."""
    kin: frozenset[str]
    """Nouns for somebody's relatives and friends: husband, daughter."""
    courtesies: frozenset[str]
    """Titles that are no role: mr, dr."""
    people: frozenset[str]
    """Nouns for people without a name, other than titles: man, witness, insider."""
    organizations: frozenset[str]
    """Words in the names of organizations, by which they are not a person's: university."""
    companies: frozenset[str]
    """Words in the names of companies: corp."""
    calendar: frozenset[str]
    """Days and months."""
    particles: frozenset[str]
    """Small words inside a name: von, de."""
    function_words: frozenset[str]
    """Words that are never part of the words for a speaker."""
    determiners: frozenset[str]
    small_words: frozenset[str]
    """`function_words`, `determiners` and "to"."""
    quantifiers: frozenset[str]
    """Words for an unknown number of people: nobody, everyone, most."""
    somebody: frozenset[str]
    """Words for people without any description: someone, others."""
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
    openings: frozenset[str]
    """Words after which a clause begins."""
    helping: frozenset[str]
    """Words after which a verb stands."""
    between: frozenset[str]
    """Words that may stand between a speaker and the verb."""
    offices: frozenset[str]
    """Last words of an office with "of", before the name: prosecution, state."""
    fields: frozenset[str]
    """Further words of that kind: medicine, intelligence."""
    documents: frozenset[str]
    """Texts that can say something: report, statement."""
    bodies: frozenset[str]
    """Bodies of people, which are not anonymous: ministry, police."""
    institutions: frozenset[str]
    """`bodies` and `organizations`."""
    epithets: frozenset[str]
    """Nouns for a person who was just named: "the Arizona Republican"."""
    holders: frozenset[str]
    """Nouns for people or companies that own, run or make something: owner, operator."""
    parties: frozenset[str]
    """Titles that are adjectives too: the liberal justice."""
    offices_of_one: frozenset[str]
    """Offices that one person holds, who is not anonymous: president."""
    places: frozenset[str]
    """Countries, capitals and their people, in lower case, which are not names of persons."""
    signs: frozenset[str]
    """Things with words on them that have no speaker: placard."""
    messages: frozenset[str]
    """Messages, whose words are their writer's: note, voicemail."""
    writings: frozenset[str]
    """`documents` and `messages`."""
    nouns_in_ly: frozenset[str]
    prepositions: frozenset[str]
    serving: frozenset[str]
    """Nouns after which "to" continues the words for a speaker: an aide to."""
    naming: frozenset[str]
    """Prepositions inside the words for a speaker: minister of."""
    statements: frozenset[str]
    """Nouns for what others have said, unless one of `owners` stands before: claims."""
    owners: frozenset[str]
    bystanders: frozenset[str]
    """Nouns for people who saw or suffered something and hold no office."""
    officials: frozenset[str]
    """Nouns for people and bodies with an office, who are not bystanders."""
    utterances: frozenset[str]
    """Nouns for what somebody has said: that was the verdict of Vale."""
    works: frozenset[str]
    """Nouns beside a title in quotation marks: show, headline."""
    rules: frozenset[str]
    """Nouns after quoted words that are the name of a policy or a law."""
    short_names: dict[str, frozenset[str]]
    """The given names that a short form can stand for, by the short form."""
    roles: tuple[tuple[frozenset[str], ...], ...]
    """Groups of nouns for people; nobody is in two groups: passengers, crews."""
    named_for_duties: frozenset[str]
    """Nouns that one of `duties` tells apart: minister."""
    duties: tuple[frozenset[str], ...]
    """What somebody may be minister, chief or spokesman of: defence, health."""
    relations: tuple[frozenset[str], ...]
    """What somebody is to another, in groups of which nobody is two: wife, lawyer."""


@cache
def speaker_lexicon() -> SpeakerLexicon:
    """The table that ships with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    short = {name: frozenset(full.split()) for name, full in table.pop("short_names").items()}
    roles = tuple(_sets(line) for line in table.pop("roles").values())
    duties = table.pop("duties")
    lists = {name: frozenset(written.split()) for name, written in table.items()}
    lists["small_words"] = lists["function_words"] | lists["determiners"] | {"to"}
    lists["institutions"] = lists["bodies"] | lists["organizations"]
    lists["writings"] = lists["documents"] | lists["messages"]
    lists["named_for_duties"] = frozenset(duties["named"].split())
    of, to = _sets(duties["of"]), _sets(duties["to"])
    return SpeakerLexicon(**lists, short_names=short, roles=roles, duties=of, relations=to)


def _sets(written: Sequence[str]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words.split()) for words in written)


FAMILIAR = frozenset({"familiar", "close", "briefed"})
"""Adjectives after people without a name: two people familiar with the matter."""
SPANS = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades"}
    | {"minute", "minutes", "moment", "moments", "hour", "hours", "time", "night", "morning"}
    | {"afternoon", "evening"}
)
"""Nouns for times, which do not describe anybody."""
_PEOPLE = ("er", "or", "ist", "ian", "man", "woman", "men", "-old", "ee", "ess")
"""Endings of nouns for people that need not be listed: a welder, a tourist."""
_COMPOUNDS = tuple(
    f"{noun}{plural}"
    for noun in (
        "keeper", "maker", "builder", "holder", "worker", "teacher", "player", "fighter", "grower",
        "seeker", "goer", "walker", "rider", "dealer", "herder", "ologist", "woman", "driver",
        "owner", "dweller", "cleaner", "winner", "leader", "trainer", "breaker", "singer",
    )
    for plural in ("", "s")
)  # fmt: skip
"""Endings of compound nouns for people: goalkeeper, schoolteacher, virologist."""
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
    "co-founder": "founder",
    "cofounder": "founder",
    "co-owner": "owner",
    "congressman": "representative",
    "congresswoman": "representative",
}
"""Titles that are written short before a name, and those that mean the same."""


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """The nouns for people, in the singular and plural."""
    table = speaker_lexicon()
    single = table.people | (table.titles - table.courtesies - table.parties - _NO_PLURAL)
    ends = {noun: noun[-1:] == "y" and noun[-2:-1] not in "aeo" for noun in single}
    plurals = {f"{noun[:-1]}ies" if ends[noun] else f"{noun}s" for noun in single}
    hissing = {f"{noun}es" for noun in single if noun.endswith(("ss", "ch"))}
    return table.titles | table.people | plurals | hissing


_NO_PLURAL = frozenset({"head", "chair", "prime", "whip", "marshal", "advocate", "usher"})
"""Titles that are verbs with an s, or that no noun is: it heads the list."""
_NOT_MEN = frozenset({"specimen", "regimen", "omen", "abdomen", "women's", "yemen", "bremen"})


@lru_cache(maxsize=1 << 12)
def names_people(word: str) -> bool:
    """Whether a word in lower case is a noun for a person, or for several: witness, officials."""
    word = word.removeprefix("ex-").removesuffix("-in-law")
    named = word in _nouns() or (len(word) > _SHORTEST and word.endswith(_COMPOUNDS))
    named = named or (word.endswith(("men", "women")) and word not in _NOT_MEN)  # firemen
    return named and word not in speaker_lexicon().bodies


def of_one(role: str) -> str:
    """A role in the singular: senator for senators, Sen. for Sens."""
    noun = head(role)
    for many, one in (("men", "man"), ("ies", "y"), ("s", "")):
        single = noun.removesuffix(many)
        both = names_people(noun) and names_people(single + one)
        if noun.endswith(many) and not noun.endswith("ss") and both:
            at = role.lower().rindex(noun) + len(single)
            return role[:at] + one + role[at + len(many) :]
    return role


_LESSER = frozenset({"vice", "deputy", "former", "ex", "assistant", "associate", "acting"})
"""Words that make a role another one: the vice president is not the president."""


def may_hold(wanted: frozenset[str], held: frozenset[str]) -> bool:
    """Whether an office, as `role_words` gives it, may be a shorter name of the one held."""
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
    several = bool(words) and (words[0] in MANY_OF or words[0] in speaker_lexicon().determiners)
    if several and words[1:2] == ["of"]:
        words = words[2:]  # one of the protesters
    for at, word in enumerate(words):
        ends = word in speaker_lexicon().prepositions or word in FAMILIAR or word == "who"
        if at and ends and words[at - 1] not in speaker_lexicon().determiners:  # an inside source
            return words[at - 1]
    return words[-1] if words else ""


MANY_OF = frozenset({"hundreds", "thousands", "dozens", "scores", "tens", "crowds"})
"""Words before "of" that are a number of people: dozens of protesters."""
SOME = frozenset({"one", "two", "three", "some", "several", "many", "another"})
"""Words before "of" for some of a group: one of the protesters."""
_FURTHER = frozenset({"second", "third", "fourth", "fifth", "other"})
"""Words after "a" for one more person without a name: a second said."""


@lru_cache(maxsize=1 << 12)
def is_anonymous(speaker: str) -> bool:
    """Whether the words for a speaker mean people without a name: "two officials".

    Bodies are not anonymous, nor are texts ("the letter") and people with a name.
    """
    table, noun = speaker_lexicon(), head(speaker)
    parts = speaker.split()
    thing = noun in table.documents or noun in table.statements
    if not parts or thing or noun in table.institutions:
        return False
    opening = parts[0].lower()
    if speaker in table.somebody or (noun in _FURTHER and opening in table.determiners):
        return True
    if opening == "the" and noun in table.offices_of_one:
        return False
    if parts[0] == "The" and parts[-1][:1].isupper():
        return False  # The Harbour Reporter
    if len(parts) > 1 and (opening in SOME or opening in MANY_OF) and parts[1] == "of":
        return True  # one of the three
    described = parts[0][:1].islower() or opening in table.determiners or parts[-1][:1].islower()
    described = described or (parts[-1].isupper() and "'s" in speaker)  # Norlink's CEO
    titled = opening == "the" and parts[-1][:1].isupper() and not noun.endswith("s")
    ends = noun.removesuffix("s").endswith(_PEOPLE) and not titled  # the Harbour Register
    papers = titled and len(parts) > 2 and parts[1][:1].isupper()  # the Daily Caller
    known = noun in (table.titles if papers else _nouns())
    return described and (known or ends)


_PLURALS = frozenset({"people", "men", "women", "police", "some", "several", "many"})


def is_plural(speaker: str) -> bool:
    """Whether the words for a speaker mean several people."""
    noun = head(speaker)
    several = noun.endswith(("s", "men")) and not noun.endswith("ss")  # but: a witness
    return noun in _PLURALS or several or " and " in speaker


def are_different(one: str, one_role: str, other: str, other_role: str) -> bool:
    """Whether two speakers cannot be the same: a witness and the police, a man and a woman."""
    ours, theirs = _called(one, one_role), _called(other, other_role)
    table = speaker_lexicon()
    kinds = (table.bystanders, table.officials), (table.men, table.women), *table.roles
    return (
        any(_exclude(ours, theirs, kind) for kind in kinds)
        or (
            bool(ours & theirs & table.named_for_duties)
            and _exclude(role_words(one_role or one), role_words(other_role or other), table.duties)
        )
        or _are_two_of_one(one, other)
        or _speaks_for(one, other)
        or _speaks_for(other, one)
    )


_OF_SOMEBODY = re.compile(r"['’]s? |\b(?:his|her|their) ", re.IGNORECASE)


def _are_two_of_one(one: str, other: str) -> bool:
    """Whether two people are somebody's in two ways: the victim's mother, her sister."""
    heads = frozenset({head(one)}), frozenset({head(other)})
    is_both = all(map(_OF_SOMEBODY.search, (one, other)))
    return is_both and _exclude(*heads, speaker_lexicon().relations)


def _exclude(a: frozenset[str], b: frozenset[str], groups: Sequence[frozenset[str]]) -> bool:
    """Whether `a` and `b` both have words of groups that exclude each other, but of no same one."""
    ours = {at for at, group in enumerate(groups) if not group.isdisjoint(a)}
    theirs = {at for at, group in enumerate(groups) if not group.isdisjoint(b)}
    return bool(ours and theirs) and ours.isdisjoint(theirs)


_OF_A_BODY = frozenset({"member", "members", "officer", "officers", "chief", "worker", "workers"})


def _called(speaker: str, role: str) -> frozenset[str]:
    """The words of a speaker's role or, without one, the noun of the description."""
    if role and role != speaker:
        return role_words(role)
    noun = head(speaker)
    return role_words(speaker) if noun in _OF_A_BODY else frozenset({noun})  # a crew member


def _speaks_for(one: str, other: str) -> bool:
    """Whether `one` is described as somebody's who is `other`: a spokesman for Ada Brook."""
    name = other.rsplit(maxsplit=1)[-1].lower() if other[:1].isupper() and " " in other else ""
    people = names_people(head(one)) and not names_people(name)
    return people and name in re.findall(r"[\w-]+", one.lower())


class Speaker(NamedTuple):
    """Who says something, as the article names them."""

    name: str
    """Empty where the text does not say who."""
    beside: bool = False
    """Whether the same sentence names them, and not only by a pronoun."""
    role: str = ""
    """What the article says that they are, as written; empty where it does not."""
    via: str = ""
    """Who reports their words, where it is not the article itself: prosecutors."""

    @property
    def anonymous(self) -> bool:
        """Whether it is a person, or people, without a name: an insider."""
        return is_anonymous(self.name)


NOBODY = Speaker("")


SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


@lru_cache(maxsize=1 << 12)
def surname(name: str) -> str:
    """The last part of a name, in lower case."""
    parts = [part for part in name.lower().replace(".", "").split() if part not in SUFFIXES]
    return parts[-1] if parts else ""


@lru_cache(maxsize=1 << 12)
def is_person(name: str) -> bool:
    """Whether a name can be a person's: no organization, abbreviation or description."""
    parts, table = name.split(), speaker_lexicon()
    words = name.lower().removesuffix(" white").split()  # Ada White
    return (
        bool(parts)
        and parts[0].lower() not in table.determiners
        and not any(word.endswith(("'s", "’s")) for word in words)  # Brook's campaign
        and "for" not in words  # Citizens for Harlow
        and (parts[0][0].isupper() or bool(re.match(r"\w{1,3}[-‑'’][A-Z]", parts[0])))
        and table.organizations.isdisjoint(words)
        and table.companies.isdisjoint(words)
        and not (len(parts) == 1 and (name.isupper() or name.lower() in table.places))
    )


def bare_pronoun(word: str) -> str:
    """A pronoun without a contracted verb: "he" for "he'd"."""
    bare, _, verb = word.partition("'")
    return bare if verb in ("d", "s", "ve", "ll", "re") else word
