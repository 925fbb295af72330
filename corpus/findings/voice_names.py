"""Whether two names, or a name and an office, are of one person or body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from unicodedata import combining, normalize

from corpus.extraction.quotes.names import SUFFIXES, is_person, surname
from corpus.extraction.quotes.speaker_lexicon import (
    head,
    is_anonymous,
    is_plural,
    may_hold,
    role_words,
    speaker_lexicon,
)
from corpus.language.stemming import variants

_ARTICLE = re.compile(r"^(?:the|a|an|one)\s+", re.IGNORECASE)
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
"""Words before an office that another article may leave out; two that differ are two offices."""
_FEW = 2
"""Words by which an office is told from others: defense secretary, not just secretary."""


_AS_ONE = frozenset(
    {"prosecutors", "investigators", "detectives", "firefighters", "rescuers", "forecasters"}
    | {"organizers", "organisers"}
)
"""People without a name whom two texts of one event call so alike that they are the same."""
PAPERS = frozenset(
    {"journal", "post", "times", "tribune", "herald", "telegraph", "globe", "chronicle", "observer"}
    | {"gazette", "mail"}
)
"""Last words of the names of newspapers, by which alone they may be called: the Journal."""
_OF_MANY = frozenset({"government", "army", "military", "team", "side"})
"""Bodies of which a text that names one may mean another: the government."""


@lru_cache(maxsize=1 << 12)
def compared_name(name: str) -> str:
    """The name of a speaker as it is compared: without article, capitals and full stops."""
    bare = _ARTICLE.sub("", _unaccented(name)).lower().replace(".", "").replace("’", "'")
    return " ".join(variants().standard(word) for word in bare.split())


@lru_cache(maxsize=1 << 12)
def _unaccented(name: str) -> str:
    """A name without the accents that another article may leave out."""
    if name.isascii():
        return name
    return "".join(char for char in normalize("NFKD", name) if not combining(char))


def meant(name: str, known: Iterable[str]) -> str:
    """The name, compared, of whom "the official", "the ministry" means; empty for nobody.

    Args:
        name: how the speaker is called.
        known: how those without a name, or bodies, were called before, the last one first,
            compared: "senior alliance official".

    """
    opening, _, rest = compared_name(name).partition(" ")
    if opening in ("his", "her", "its", "their") and rest:  # his campaign: Brook's campaign
        return next((one for one in known if one.endswith((f"'s {rest}", f"s' {rest}"))), "")
    whose = name.lower().startswith("the ") and not any(map(str.isupper, name[1:]))
    tail = compared_name(name)
    if tail in _AS_ONE | PAPERS:  # federal prosecutors … prosecutors; the Harbour Post … the Post
        return next((one for one in known if one.endswith(f" {tail}")), "")
    if name in ("the paper", "the newspaper"):
        return next((one for one in known if one.split()[-1] in PAPERS), "")
    if name in ("the company", "the firm"):
        companies = speaker_lexicon().companies
        return next((one for one in known if one.split()[-1] in companies), "")
    if name.rsplit(maxsplit=1)[-1].isupper() and len(head(name)) > _FEW:  # the CDC: the Chinese CDC
        return next((one for one in known if _is_abbreviated(one, head(name))), "")
    words = set(tail.split())
    meaning = (one for one in known if words <= set(one.split()) and head(one) == head(name))
    return next(meaning, "") if whose and head(name) not in _OF_MANY else ""


def _is_abbreviated(name: str, short: str) -> bool:
    """Whether capitals stand for a name, or for the end of it: the Harbour Safety Board, HSB."""
    return name.endswith(f" {short}") or short in _initials(name)


def _initials(name: str) -> str:
    """The first letters of a name of several words, compared; empty for one of fewer than three."""
    words = [word for word in name.split() if word not in ("of", "and", "for", "the", "in")]
    return "".join(word[0] for word in words) if len(words) > _FEW else ""


def shortens(name: str, others: Iterable[str]) -> bool:
    """Whether "the health commission" has some of the words of a body: the Sarne health commission.

    Only words in small letters after "the", two at least.
    """
    words = set(compared_name(name).split())
    if any(compared_name(one).startswith(f"{compared_name(name)} of ") for one in others):
        return name[4:5].isupper()  # the Academy of Sciences
    small = name.lower().startswith("the ") and not any(map(str.isupper, name[1:]))
    if not small or is_anonymous(name) or len(words) < _FEW or head(name) in _OF_MANY:
        return False
    return any(
        words < set(compared_name(one).split()) and head(one) == head(name) for one in others
    )


def compared_keys(names: Set[str], roles: Set[str]) -> frozenset[str]:
    """Words of which two speakers who are one share one: surnames, bodies, nouns for an office."""
    persons = {surname(_unaccented(name)) for name in names if is_person(name)}
    bodies = _bodies(names)
    offices = (word for name in (*roles, *names) for word in role_words(name))
    titles = speaker_lexicon().titles
    return frozenset(persons | bodies | {f"office {word}" for word in offices if word in titles})


def are_one(ours: Set[str], our_roles: Set[str], theirs: Set[str], their_roles: Set[str]) -> bool:
    """Whether speakers of two articles are one.

    Args:
        ours: what the first is called.
        our_roles: what the article says that the first is.
        theirs: what the second is called.
        their_roles: what the article says that the second is.

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
    return not _bodies(ours).isdisjoint(_bodies(theirs))


def _bodies(names: Iterable[str]) -> Set[str]:
    """The bodies among names, compared, with their initials: the WHO; Russian for Russia's."""
    bodies = {_of_country(compared_name(name)) for name in names if _is_body(name)}
    if not bodies:
        return bodies
    capital = {name for name in names if name.split()[-1][:1].isupper()}
    return bodies | {_initials(compared_name(name)) for name in capital} - {""}


def _of_country(name: str) -> str:
    """A name, compared, in which each country stands in one form."""
    return " ".join(_COUNTRIES.get(word, word) for word in name.split())


def _is_body(name: str) -> bool:
    """Whether a name is a body's: the ministry; prosecutors, who speak as one."""
    return not is_anonymous(name) or compared_name(name) in _AS_ONE


def _same_person(one: str, other: str, *, alike: bool = False) -> bool:
    """Whether two names are of one person: Brook, Ada Brook, Ada M. Brook, A. Brook.

    `alike` says that both have one role.
    """
    one, other = _unaccented(one), _unaccented(other)
    if surname(one) != surname(other):
        return False
    ours, theirs = _given(one), _given(other)
    suffixes = {tuple(part for part in given if part in SUFFIXES) for given in (ours, theirs)}
    if len(suffixes) > 1 and not (len(ours) and len(theirs)) and not alike:
        return False  # Reed need not be Tom Reed Jr.
    ours, theirs = ([part for part in given if part not in SUFFIXES] for given in (ours, theirs))
    if not ours or not theirs:
        return True
    return any(_is_short_for(a, b) or _is_short_for(b, a) for a in ours for b in theirs)


def _given(name: str) -> list[str]:
    """The given names in lower case; none for a surname alone."""
    return [part for part in name.lower().replace(".", "").split() if part != surname(name)]


def _is_short_for(short: str, name: str) -> bool:
    """Whether a given name can be another, cut or in its short form: Chuck, C. for Charles."""
    if short == name or (len(short) == 1 and name.startswith(short)):
        return True
    return name in speaker_lexicon().short_names.get(short, frozenset())


def _holds(role: str, description: str) -> bool:
    """Whether somebody with a role is meant by an office: the US defense secretary."""
    if not description.lower().startswith(("the ", "his ", "her ")) or is_plural(description):
        return False
    office, country = _office(_ARTICLE.sub("", description))
    held, other = _office(role)
    if not office or not held or head(description) not in speaker_lexicon().titles:
        return False
    if country and other and country != other:
        return False
    few = min(len(office), len(held)) < _FEW
    sole = head(description) in speaker_lexicon().offices_of_one
    return (may_hold(office, held) or may_hold(held, office)) and (sole or not few)


def _office(role: str) -> tuple[frozenset[str], str]:
    """The words of an office in one spelling, and its country or ""."""
    words: Iterable[str] = role_words(re.split(r",| of the | of | for ", role)[0].replace("’", "'"))
    standard = {variants().standard(word) for word in words}
    countries = sorted(_COUNTRIES[word] for word in standard if word in _COUNTRIES)
    return frozenset(standard - _COUNTRIES.keys()), next(iter(countries), "")
