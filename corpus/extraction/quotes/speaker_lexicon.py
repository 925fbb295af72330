"""The word lists by which speakers are found, and what a name or description means by them.

`speaker_lexicon` reads the lists from `speaker_lexicon.toml`. By them,

    names_people("goalkeeper")                is True: a noun for a person
    head("an official of the ministry")       is "official", the noun of a description
    is_anonymous("two officials")             is True, is_anonymous("the ministry") False
    is_plural("two officials")                is True
    is_person("Ada Brook")                    is True, is_person("Harbour Council") False
    surname("Ada Brook Jr.")                  is "brook"
    role_words("Gov. of Ohio")                is {"governor", "of", "ohio"}
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
    """Words with which a description may begin: the, her, some, two."""
    small_words: frozenset[str]
    """`function_words`, `determiners` and "to"."""
    quantifiers: frozenset[str]
    """Words for an unknown number of people: nobody, everyone, most."""
    somebody: frozenset[str]
    """Words for people without any description: someone, others."""
    men: frozenset[str]
    """Titles of men."""
    women: frozenset[str]
    """Titles of women."""
    pronouns: frozenset[str]
    """Pronouns that may be a subject: he, it, who."""
    be: frozenset[str]
    """Forms of "be" and "get": before a participle they make a passive."""
    unspoken: frozenset[str]
    """Words before a reporting verb that mean nobody has said it: to, would, not."""
    openings: frozenset[str]
    """Words after which a clause begins."""
    auxiliaries: frozenset[str]
    """Words after which a verb stands: will, did, not."""
    before_verb: frozenset[str]
    """Words that may stand between a speaker and the verb: has, also, later."""
    offices: frozenset[str]
    """Last words of an office with "of", before the name: secretary of state Ada Brook."""
    office_fields: frozenset[str]
    """Such words that are no office in themselves: professor of medicine Ada Brook."""
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
    party_titles: frozenset[str]
    """Members of parties, which are adjectives too: the liberal justice."""
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
    """Nouns that end as adverbs do: family, ally."""
    prepositions: frozenset[str]
    nouns_with_to: frozenset[str]
    """Nouns after which "to" continues the words for a speaker: an aide to."""
    description_prepositions: frozenset[str]
    """Prepositions that continue the words for a speaker: minister of."""
    statements: frozenset[str]
    """Nouns for what others have said, unless one of `possessives` stands before: claims."""
    possessives: frozenset[str]
    """His, their, our."""
    bystanders: frozenset[str]
    """Nouns for people who saw or suffered something and hold no office."""
    officials: frozenset[str]
    """Nouns for people and bodies with an office, who are not bystanders."""
    utterances: frozenset[str]
    """Nouns for what somebody has said: that was the verdict of Vale."""
    work_nouns: frozenset[str]
    """Nouns beside a title in quotation marks: show, headline."""
    policy_nouns: frozenset[str]
    """Nouns after quoted words that are the name of a policy or a law: the "stay put" rule."""
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
    """The word lists that ship with the program."""
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


# Nouns for people

_PEOPLE_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "men", "-old", "ee", "ess")
"""Endings of nouns for people that need not be listed: a welder, a tourist."""
_COMPOUND_ENDINGS = tuple(
    f"{noun}{plural}"
    for noun in (
        "keeper", "maker", "builder", "holder", "worker", "teacher", "player", "fighter", "grower",
        "seeker", "goer", "walker", "rider", "dealer", "herder", "ologist", "woman", "driver",
        "owner", "dweller", "cleaner", "winner", "leader", "trainer", "breaker", "singer",
    )
    for plural in ("", "s")
)  # fmt: skip
"""Endings of compound nouns for people: goalkeeper, schoolteacher, virologist."""
_MIN_COMPOUND_LENGTH = 9
"""Shorter words end so by chance: "pleaders" is no compound of "leaders"."""


@lru_cache(maxsize=1)
def _people_nouns() -> frozenset[str]:
    """The listed nouns for people, in the singular and plural."""
    table = speaker_lexicon()
    singular = table.people | (table.titles - table.courtesies - table.party_titles - _NO_PLURAL)
    in_y = {noun for noun in singular if noun[-1:] == "y" and noun[-2:-1] not in "aeo"}
    plurals = {f"{noun[:-1]}ies" if noun in in_y else f"{noun}s" for noun in singular}
    hissing = {f"{noun}es" for noun in singular if noun.endswith(("ss", "ch"))}
    return table.titles | table.people | plurals | hissing


_NO_PLURAL = frozenset({"head", "chair", "prime", "whip", "marshal", "advocate", "usher"})
"""Titles that with an s are verbs (it heads the list) or, like "prime", no word."""
_NOT_MEN = frozenset({"specimen", "regimen", "omen", "abdomen", "women's", "yemen", "bremen"})


@lru_cache(maxsize=1 << 12)
def names_people(word: str) -> bool:
    """Whether a word in lower case is a noun for a person, or for several: witness, officials."""
    word = word.removeprefix("ex-").removesuffix("-in-law")
    is_compound = len(word) >= _MIN_COMPOUND_LENGTH and word.endswith(_COMPOUND_ENDINGS)
    is_of_men = word.endswith(("men", "women")) and word not in _NOT_MEN  # firemen
    is_people = word in _people_nouns() or is_compound or is_of_men
    return is_people and word not in speaker_lexicon().bodies


# Descriptions

FAMILIAR = frozenset({"familiar", "close", "briefed"})
"""Adjectives after people without a name: two people familiar with the matter."""
SPANS = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades"}
    | {"minute", "minutes", "moment", "moments", "hour", "hours", "time", "night", "morning"}
    | {"afternoon", "evening"}
)
"""Nouns for times, which do not describe anybody."""
MANY_OF = frozenset({"hundreds", "thousands", "dozens", "scores", "tens", "crowds"})
"""Words before "of" that are a number of people: dozens of protesters."""
SOME = frozenset({"one", "two", "three", "some", "several", "many", "another"})
"""Words before "of" for some of a group: one of the protesters."""
_FURTHER = frozenset({"second", "third", "fourth", "fifth", "other"})
"""Words after "a" for one more person without a name: a second said."""


@lru_cache(maxsize=1 << 12)
def head(description: str) -> str:
    """The noun of a description, in lower case: "official" of "an official of the ministry"."""
    words = [word.lower().strip(",.") for word in description.split()]
    determiners = speaker_lexicon().determiners
    if words[1:2] == ["of"] and (words[0] in determiners or words[0] in MANY_OF):
        words = words[2:]  # one of the protesters, dozens of protesters
    for at, word in enumerate(words):
        ends_noun = word in speaker_lexicon().prepositions or word in FAMILIAR or word == "who"
        if at and ends_noun and words[at - 1] not in determiners:  # but: an inside source
            return words[at - 1]
    return words[-1] if words else ""


@lru_cache(maxsize=1 << 12)
def is_anonymous(speaker: str) -> bool:
    """Whether the words for a speaker mean people without a name: "two officials".

    Bodies are not anonymous, nor are texts ("the letter") and people with a name.
    """
    table, noun = speaker_lexicon(), head(speaker)
    words = speaker.split()
    is_text = noun in table.documents or noun in table.statements
    if not words or is_text or noun in table.institutions:
        return False
    opening = words[0].lower()
    if speaker in table.somebody or (noun in _FURTHER and opening in table.determiners):
        return True
    if opening == "the" and noun in table.offices_of_one:
        return False
    if words[0] == "The" and words[-1][:1].isupper():
        return False  # The Harbour Reporter
    if len(words) > 1 and (opening in SOME or opening in MANY_OF) and words[1] == "of":
        return True  # one of the three
    return _is_description(speaker, words) and _is_of_person(noun, words)


def _is_description(speaker: str, words: Sequence[str]) -> bool:
    """Whether words are written as a description, not as a name: a baker, Norlink's CEO."""
    is_small = words[0][:1].islower() or words[-1][:1].islower()
    is_owned = words[-1].isupper() and "'s" in speaker
    return is_small or is_owned or words[0].lower() in speaker_lexicon().determiners


def _is_of_person(noun: str, words: Sequence[str]) -> bool:
    """Whether the noun of a description is for people, by the lists or by its ending.

    A newspaper may be called by such a noun, if not by a title: the Register, the Daily Caller.
    """
    in_capitals = words[-1][:1].isupper() and not noun.endswith("s")
    may_be_paper = words[0].lower() == "the" and in_capitals
    is_long = len(words) > 2 and words[1][:1].isupper()
    if noun in (speaker_lexicon().titles if may_be_paper and is_long else _people_nouns()):
        return True
    return noun.removesuffix("s").endswith(_PEOPLE_ENDINGS) and not may_be_paper


_PLURALS = frozenset({"people", "men", "women", "police", "some", "several", "many"})


def is_plural(speaker: str) -> bool:
    """Whether the words for a speaker mean several people."""
    noun = head(speaker)
    several = noun.endswith(("s", "men")) and not noun.endswith("ss")  # but: a witness
    return noun in _PLURALS or several or " and " in speaker


# Roles

_FULL_TITLES = {
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
"""The full title by its short form, and one title for those that mean the same."""
_LESSER = frozenset({"vice", "deputy", "former", "ex", "assistant", "associate", "acting"})
"""Words that make a role another one: the vice president is not the president."""


def may_hold(wanted: frozenset[str], held: frozenset[str]) -> bool:
    """Whether an office, as `role_words` gives it, may be a shorter name of the one held."""
    return wanted <= held and not (held - wanted) & _LESSER


@lru_cache(maxsize=1 << 10)
def role_words(role: str) -> frozenset[str]:
    """The words of a role in lower case, titles in full: governor for "Gov."."""
    words = (word.lower().replace(".", "").strip(",") for word in role.split())
    return frozenset(_FULL_TITLES.get(word, word) for word in words)


def singular_role(role: str) -> str:
    """A role in the singular: senator for senators, Sen. for Sens."""
    noun = head(role)
    for plural, singular in (("men", "man"), ("ies", "y"), ("s", "")):
        stem = noun.removesuffix(plural)
        both = names_people(noun) and names_people(stem + singular)
        if noun.endswith(plural) and not noun.endswith("ss") and both:
            at = role.lower().rindex(noun) + len(stem)
            return role[:at] + singular + role[at + len(plural) :]
    return role


# Speakers and their names


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
    # "White" is a word of organizations (the White House), but at the end of a name a surname.
    words = name.lower().removesuffix(" white").split()
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
