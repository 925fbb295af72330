"""Whether two names, or a name and an office, are of one person or body.

Names are compared in a normalized form: without article, capitals, accents and full stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from unicodedata import combining, normalize

from corpus.extraction.quotes.speaker_lexicon import (
    SUFFIXES,
    head,
    is_anonymous,
    is_person,
    is_plural,
    may_hold,
    role_words,
    speaker_lexicon,
    surname,
)
from corpus.language.stemming import variants

_ARTICLE = re.compile(r"^(?:the|a|an|one)\s+", re.IGNORECASE)
_OFFICE_OF = re.compile(r"office of (?:the )?((\S+)(?: (?!(?:of|for|and) )\S+)*)$")
_COUNTRIES = {
    word: country
    for country, words in {
        "us": "us u.s american america's",
        "uk": "uk u.k british britain's uk's",
        "france": "french france's",
        "germany": "german germany's",
        "russia": "russian russia's",
        "china": "chinese china's",
        "ukraine": "ukrainian ukraine's",
        "israel": "israeli israel's",
        "iran": "iranian iran's",
        "japan": "japanese japan's",
        "india": "indian india's",
        "turkey": "turkish turkey's",
        "italy": "italian italy's",
        "spain": "spanish spain's",
        "canada": "canadian canada's",
        "australia": "australian australia's",
        "poland": "polish poland's",
        "mexico": "mexican mexico's",
        "brazil": "brazilian brazil's",
        "pakistan": "pakistani pakistan's",
        "syria": "syrian syria's",
    }.items()
    for word in words.split()
}
"""The country that a word before an office names. Another article may leave the word out ("the
foreign minister"); two countries are two offices."""
_FEW = 2
"""Words that a name needs to tell an office or a body from others: defense secretary, not just
secretary."""
_SHORTEST_ABBREVIATION = 2
"""Letters; a shorter one may stand for too many names."""


_AS_ONE = frozenset(
    {"prosecutors", "investigators", "detectives", "firefighters", "rescuers", "forecasters"}
    | {"organizers", "organisers"}
)
"""People without a name who are the same in two reports of one event: prosecutors speak as one."""
PAPERS = frozenset(
    {"journal", "post", "times", "tribune", "herald", "telegraph", "globe", "chronicle", "observer"}
    | {"gazette", "mail"}
)
"""Last words of newspapers' names, which may stand for the whole name: the Journal."""
_OF_MANY = frozenset({"government", "army", "military", "team", "side"})
"""Bodies of which there are many: "the government" need not be the one that was named before."""


@lru_cache(maxsize=1 << 12)
def compared_name(name: str) -> str:
    """Return a speaker's name in its normalized form: "us army" for "the U.S. Army"."""
    bare = _ARTICLE.sub("", _unaccented(name)).lower().replace(".", "").replace("’", "'")
    if (of := _OFFICE_OF.match(bare)) and of[2] in speaker_lexicon().titles:
        bare = f"{of[1]}'s office"  # the office of the mayor
    return " ".join(variants().standard(word) for word in bare.split())


@lru_cache(maxsize=1 << 12)
def _unaccented(name: str) -> str:
    """A name without the accents that another article may leave out."""
    if name.isascii():
        return name
    return "".join(char for char in normalize("NFKD", name) if not combining(char))


def meant(name: str, known: Iterable[str]) -> str:
    """Return the normalized name of the speaker that "the official", "the ministry" refers to.

    Empty where it refers to no known voice.

    Args:
        name: how the speaker is called.
        known: the normalized names of those who were called so before, the last one first: of
            people without a name ("senior alliance official"), or of bodies.

    """
    bare = compared_name(name)
    opening, _, rest = bare.partition(" ")
    if opening in ("his", "her", "its", "their") and rest:  # his campaign: Brook's campaign
        return next((one for one in known if one.endswith((f"'s {rest}", f"s' {rest}"))), "")
    if bare in _AS_ONE | PAPERS:  # federal prosecutors … prosecutors; the Harbour Post … the Post
        return next((one for one in known if one.endswith(f" {bare}")), "")
    if name in ("the paper", "the newspaper", "the company", "the firm"):
        last_words = PAPERS if name.endswith("paper") else speaker_lexicon().companies
        return next((one for one in known if one.split()[-1] in last_words), "")
    noun = head(name)
    is_capitals = name.rsplit(maxsplit=1)[-1].isupper()
    if is_capitals and len(noun) >= _SHORTEST_ABBREVIATION:  # the CDC: the Chinese CDC
        return next((one for one in known if _is_abbreviated(one, noun)), "")
    if noun in _OF_MANY or not _is_the_and_small_letters(name):
        return ""
    words = set(bare.split())
    return next((one for one in known if words <= set(one.split()) and head(one) == noun), "")


def _is_the_and_small_letters(name: str) -> bool:
    """Whether a name is "the" and words without a capital: the ministry; The health commission."""
    return name.lower().startswith("the ") and not any(map(str.isupper, name[1:]))


def _is_abbreviated(name: str, short: str) -> bool:
    """Whether a normalized name ends in an abbreviation, or has its initials in a row.

    "hsb" for the Harbour Safety Board.
    """
    return name.endswith(f" {short}") or short in _initials(name)


def _initials(name: str) -> str:
    """The first letters of a normalized name; empty where it is one word."""
    words = [word for word in name.split() if word not in ("of", "and", "for", "the", "in")]
    return "".join(word[0] for word in words) if len(words) >= _SHORTEST_ABBREVIATION else ""


def shortens(name: str, others: Iterable[str]) -> bool:
    """Whether a body's name is a shorter form of one of others.

    "The health commission" is of "the Sarne health commission", "the Academy" of "the Academy of
    Sciences"; "the commission" is too short.
    """
    bare = compared_name(name)
    words = set(bare.replace("'s", "").split())
    if any(compared_name(one).startswith(f"{bare} of ") for one in others):
        return name[4:5].isupper()  # the Academy of Sciences
    if not _is_the_and_small_letters(name) or is_anonymous(name):
        return False
    if len(words) < _FEW or head(name) in _OF_MANY:
        return False
    return any(
        words < set(compared_name(one).replace("'s", "").split()) and head(one) == head(name)
        for one in others
    )


def are_offices_of_one(name: str, other: str) -> bool:
    """Whether two offices may be of one owner: Governor's office, Governor Ada Brook's office."""
    if not head(name) == head(other) == "office":
        return False
    owners = ({*compared_name(one).replace("'s", "").split()} for one in (name, other))
    return len(set.intersection(*owners)) > 1


def compared_keys(names: Set[str], roles: Set[str]) -> frozenset[str]:
    """Return a speaker's surnames, bodies and "office " with each noun for an office.

    Two speakers can be one only if they have one of these in common, so only they are compared.
    """
    full = [_unaccented(name).lower() for name in names if is_person(name)]
    persons = {surname(name) for name in full} | {part for name in full for part in _parts(name)}
    bodies = _bodies(names)
    offices = (word for name in (*roles, *names) for word in role_words(name))
    titles = speaker_lexicon().titles
    persons |= {" ".join(sorted(name.split())) for name in full}  # Kishida Fumio
    spoken = {f"spokes {body}" for body in map(_spoken_for, names) if body}
    held = {f"office {word}" for word in offices if word in titles}
    return frozenset(persons | bodies | spoken | held)


def _parts(name: str) -> Set[str]:
    """Words of a full name in lower case by which its bearer may be called, but the first."""
    return {part for word in name.split()[1:] for part in word.split("-")} - SUFFIXES


_SPOKES = re.compile(r"\b(?:spokesman|spokeswoman|spokesperson)\b")


def _spoken_for(name: str) -> str:
    """The body for which an unnamed speaker speaks, in a form to compare; empty for none.

    "a Norlink spokeswoman" and "a spokeswoman for Norlink" speak for one.
    """
    if not _SPOKES.search(name) or not name.lower().startswith(("a ", "an ", "the ")):
        return ""
    words = _of_country(compared_name(_SPOKES.sub("", name))).replace("'s", "").split()
    return " ".join(sorted({*words} - {"for", "of", "the", "from"}))


def are_one(ours: Set[str], our_roles: Set[str], theirs: Set[str], their_roles: Set[str]) -> bool:
    """Whether speakers of two articles are the same.

    Two persons are compared by their names, two bodies by theirs. A person and an office ("the
    defense secretary") are the same if the person has that role.

    Args:
        ours: all names of the first.
        our_roles: the first one's roles, as the article gives them.
        theirs: all names of the second.
        their_roles: the second one's roles.

    """
    our_names, their_names = set(filter(is_person, ours)), set(filter(is_person, theirs))
    if our_names and their_names:
        alike = not {*map(head, our_roles)}.isdisjoint(map(head, their_roles))
        return any(
            _same_person(one, other, alike=alike) for one in our_names for other in their_names
        )
    if our_names or their_names:
        named, office = (our_roles, theirs) if our_names else (their_roles, ours)
        return any(_holds(role, name) for role in named for name in office)
    ours_for, theirs_for = (
        {(_spoken_for(name), head(name)) for name in all_} for all_ in (ours, theirs)
    )
    if any(body for body, _ in ours_for & theirs_for):
        return True
    return not _bodies(ours).isdisjoint(_bodies(theirs))


def _bodies(names: Iterable[str]) -> Set[str]:
    """The normalized names of the bodies among names, and the initials of those with capitals."""
    bodies = {_of_country(compared_name(name)) for name in names if _is_body(name)}
    if not bodies:
        return bodies
    capital = {name for name in names if name.split()[-1][:1].isupper()}
    return bodies | {_initials(compared_name(name)) for name in capital} - {""}


def _of_country(name: str) -> str:
    """A normalized name with each country in one form: "russia army" for "russian army"."""
    return " ".join(_COUNTRIES.get(word, word) for word in name.split())


def _is_body(name: str) -> bool:
    """Whether a name is a body's, such as "the ministry" or "prosecutors", not a lone insider's."""
    return not is_anonymous(name) or compared_name(name) in _AS_ONE


def _same_person(one: str, other: str, *, alike: bool = False) -> bool:
    """Whether two names are of one person: Brook, Ada Brook, Ada M. Brook, A. Brook.

    `alike` says that both have one role.
    """
    one, other = _unaccented(one), _unaccented(other)
    if surname(one) != surname(other):
        return any(_is_fuller(*pair, alike=alike) for pair in ((one, other), (other, one)))
    ours, theirs = _given(one), _given(other)
    suffixes = {tuple(part for part in given if part in SUFFIXES) for given in (ours, theirs)}
    if len(suffixes) > 1 and not (len(ours) and len(theirs)) and not alike:
        return False  # Reed need not be Tom Reed Jr.
    ours, theirs = ([part for part in given if part not in SUFFIXES] for given in (ours, theirs))
    if not ours or not theirs:
        return True
    return any(
        _is_short_for(a, b) or _is_short_for(b, a) or (alike and _is_misspelt(a, b))
        for a in ours
        for b in theirs
    )


def _is_fuller(short: str, name: str, *, alike: bool) -> bool:
    """Whether a full name has all words of another: Ada Brook Vale; Ada Brook-Vale; Brook Ada."""
    ours, theirs = short.lower().split(), name.lower().replace("-", " ").split()
    if len(ours) < _FEW:  # Ruiz for Elena Ruiz-Marin, if both have one role
        return alike and ours[0] in theirs[1:]
    few = len(theirs) <= len(ours) + _FEW
    return sorted(ours) == sorted(theirs) or (few and ours == theirs[: len(ours)])


_LONG = 5
"""Letters of a given name that may be written with another letter."""


def _is_misspelt(a: str, b: str) -> bool:
    """Whether two given names differ in one letter: Heydar, Heidar; Katharine, Katherine."""
    short, name = sorted((a, b), key=len)
    if len(short) < _LONG or len(name) - len(short) > 1 or short[0] != name[0]:
        return False
    start = next(
        (at for at, (x, y) in enumerate(zip(short, name, strict=False)) if x != y), len(short)
    )
    rest = short[start:] if len(short) < len(name) else short[start + 1 :]
    return name[start + 1 :] == rest


def _given(name: str) -> list[str]:
    """The given names in lower case; none for a surname alone."""
    parts = name.lower().replace(".", "").split()
    return [part for part in parts if part not in ("mr", "mrs", "ms", "miss", surname(name))]


def _is_short_for(short: str, name: str) -> bool:
    """Whether a given name can be another, cut or in its short form: Chuck, C. for Charles."""
    if short == name or (len(short) == 1 and name.startswith(short)):
        return True
    return name in speaker_lexicon().short_names.get(short, frozenset())


def _holds(role: str, description: str) -> bool:
    """Whether "the US defense secretary" can mean a person with the role "secretary of defense".

    Countries must not differ. A role of one word is enough only for an office that one person
    holds, such as the mayor.
    """
    if not description.lower().startswith(("the ", "his ", "her ")) or is_plural(description):
        return False
    office, country = _office(_ARTICLE.sub("", description))
    held, other = _office(role)
    if not office or not held or head(description) not in speaker_lexicon().titles:
        return False
    if country and other and country != other:
        return False
    is_exact = min(len(office), len(held)) >= _FEW
    is_held_by_one = head(description) in speaker_lexicon().offices_of_one
    is_the_same = may_hold(office, held) or may_hold(held, office)
    return is_the_same and (is_held_by_one or is_exact)


def _office(role: str) -> tuple[frozenset[str], str]:
    """The words of a role in one spelling, and its country or "": of "UK's defence secretary"."""
    words: Iterable[str] = role_words(re.split(r",| of the | of | for ", role)[0].replace("’", "'"))
    standard = {variants().standard(word) for word in words}
    countries = sorted(_COUNTRIES[word] for word in standard if word in _COUNTRIES)
    return frozenset(standard - _COUNTRIES.keys()), next(iter(countries), "")


def each_of(speaker: str) -> Sequence[str]:
    """The speakers in one name: two of "Ada Brook and Tom Reed", "London and Paris"; else one."""
    parts = re.split(" and |, ", speaker)
    places = speaker_lexicon().places
    bare = [part.lower().replace(".", "").removeprefix("the ") for part in parts]
    countries = [
        part in places or name.removeprefix("the ").isupper()  # the US and UK; CNN and NBC
        for part, name in zip(bare, parts, strict=True)
    ]
    several = all(map(any, zip(map(is_person, parts), countries, strict=True)))
    return parts if several else [speaker]


def is_voice(speaker: str) -> bool:
    """Whether a speaker is a person or a body: no letter, no figures, no blood test."""
    table = speaker_lexicon()
    noun = head(speaker)
    # the Harbour Post, the Geological Survey
    paper = noun in PAPERS or noun in ("survey", "record")
    paper = paper and speaker.endswith(noun.title())
    writing = noun in table.writings and (noun in table.messages or noun not in table.bodies)
    if not paper and (writing or noun in table.signs):
        return False
    named = bool(speaker) and any(map(str.isupper, speaker.rsplit(maxsplit=1)[-1][:4]))
    return named or is_anonymous(speaker) or noun in body_nouns() or noun in table.titles


@lru_cache(maxsize=1)
def body_nouns() -> frozenset[str]:
    """The nouns for bodies, in the singular and plural."""
    nouns = speaker_lexicon().institutions
    return nouns | {f"{noun}s" for noun in nouns} | {f"{noun[:-1]}ies" for noun in nouns}
