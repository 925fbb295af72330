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
_DISTINCTIVE_WORDS = 2
"""Fewest words that tell an office or a body from others: defense secretary, not secretary."""
_SHORTEST_ABBREVIATION = 2
"""Letters; a shorter one may stand for too many names."""
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_UNNAMED_GROUPS = frozenset(
    {"prosecutors", "investigators", "detectives", "firefighters", "rescuers", "forecasters"}
    | {"organizers", "organisers"}
)
"""People without a name who are the same in two reports of one event: prosecutors speak as one."""
PAPERS = frozenset(
    {"journal", "post", "times", "tribune", "herald", "telegraph", "globe", "chronicle", "observer"}
    | {"gazette", "mail"}
)
"""Last words of newspapers' names, which may stand for the whole name: the Journal."""
_NAMED_LIKE_TEXTS = PAPERS | {"survey", "record"}
"""Nouns that end the name of a body, and else may mean a text: the Geological Survey, a survey."""
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


def resolve_reference(reference: str, known: Iterable[str]) -> str:
    """Return the first known name that "the official", "his campaign", "the Post" can mean, or "".

    >>> resolve_reference("the ministry", ["harbor post", "sarne health ministry"])
    'sarne health ministry'

    Args:
        reference: how the speaker is called here.
        known: normalized names of speakers that the article called so before, the latest first.

    """
    return next((name for name in known if _can_mean(reference, name)), "")


def _can_mean(reference: str, name: str) -> bool:
    """Whether a reference can mean a known name: as the first rule says that is about such words.

    The examples give the reference and a name that it can mean.
    """
    bare, noun = compared_name(reference), head(reference)
    opening, _, owned = bare.partition(" ")
    if opening in _POSSESSIVES and owned:  # his campaign: Brook's campaign
        return name.endswith((f"'s {owned}", f"s' {owned}"))
    if bare in _UNNAMED_GROUPS | PAPERS:  # prosecutors: federal prosecutors; the Post: Harbour Post
        return name.endswith(f" {bare}")
    is_description = _is_lowercase_description(reference)
    if is_description and bare in ("paper", "newspaper"):  # Harbour Post
        return name.rsplit(maxsplit=1)[-1] in PAPERS
    if is_description and bare in ("company", "firm"):  # Harbour Motors
        return name.rsplit(maxsplit=1)[-1] in speaker_lexicon().companies
    is_capitals = reference.rsplit(maxsplit=1)[-1].isupper()
    if is_capitals and len(noun) >= _SHORTEST_ABBREVIATION:  # the CDC: the Chinese CDC
        return _is_abbreviated(name, noun)
    is_definite = is_description and noun not in _OF_MANY  # the ministry: the health ministry
    return is_definite and head(name) == noun and {*bare.split()} <= {*name.split()}


def _is_lowercase_description(name: str) -> bool:
    """Whether a name is "the" and words without a capital: the ministry; The health commission."""
    return name.lower().startswith("the ") and not any(map(str.isupper, name[1:]))


def _is_abbreviated(name: str, short: str) -> bool:
    """Whether a normalized name ends in an abbreviation, or has its initials in a row.

    "hsb" for the Harbour Safety Board.
    """
    return name.endswith(f" {short}") or short in _initials(name)


def _initials(name: str) -> str:
    """The first letters of a normalized name; empty where they are too few to abbreviate it."""
    small = ("of", "and", "for", "the", "in")
    initials = "".join(word[0] for word in name.split() if word not in small)
    return initials if len(initials) >= _SHORTEST_ABBREVIATION else ""


def shortens(name: str, others: Iterable[str]) -> bool:
    """Whether a body's name is a shorter form of one of others.

    "The health commission" is of "the Sarne health commission", "the Academy" of "the Academy of
    Sciences"; "the commission" is too short.
    """
    bare = compared_name(name)
    words = set(bare.replace("'s", "").split())
    if any(compared_name(one).startswith(f"{bare} of ") for one in others):
        return name[4:5].isupper()  # the Academy of Sciences
    if not _is_lowercase_description(name) or is_anonymous(name):
        return False
    if len(words) < _DISTINCTIVE_WORDS or head(name) in _OF_MANY:
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
    return len(set.intersection(*owners) - {"office"}) > 0


def blocking_keys(names: Set[str], roles: Set[str]) -> frozenset[str]:
    """Return the keys under which a speaker is filed; only those with a key in common are compared.

    >>> sorted(blocking_keys({"Ada Brook-Vale"}, {"mayor of Sarne"}))
    ['ab', 'ada brook-vale', 'brook', 'brook-vale', 'office mayor', 'vale']
    >>> sorted(blocking_keys({"a Norlink spokeswoman"}, set()))
    ['office spokeswoman', 'spokes norlink']

    Args:
        names: all that the speaker is called.
        roles: the speaker's roles, as the article gives them.

    """
    full = [_unaccented(name).lower() for name in names if is_person(name)]
    surnames = {surname(name) for name in full} | {part for name in full for part in _parts(name)}
    in_any_order = {" ".join(sorted(name.split())) for name in full}  # Kishida Fumio
    spoken = {f"spokes {body}" for body in map(_spoken_for, names) if body}
    words = (word for name in (*roles, *names) for word in role_words(name))
    offices = {f"office {word}" for word in words if word in speaker_lexicon().titles}
    return frozenset(surnames | in_any_order | _bodies(names) | spoken | offices)


def _parts(name: str) -> Set[str]:
    """The words of a name but the first, and their parts: brook, vale for "ada brook-vale"."""
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
        same_role = not {*map(head, our_roles)}.isdisjoint(map(head, their_roles))
        return any(
            _same_person(one, other, same_role=same_role)
            for one in our_names
            for other in their_names
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
    """The normalized names of bodies and persons, and the initials of those with capitals."""
    bodies = {_of_country(compared_name(name)) for name in names if _is_body(name)}
    if not bodies:
        return bodies
    capital = {name for name in names if name.split()[-1][:1].isupper()}
    return bodies | {_initials(compared_name(name)) for name in capital} - {""}


def _of_country(name: str) -> str:
    """A normalized name with each country in one form: "russia army" for "russian army"."""
    return " ".join(_COUNTRIES.get(word, word) for word in name.split())


def _is_body(name: str) -> bool:
    """Whether it is a name, or words such as "the ministry", "prosecutors"; not "an insider"."""
    return not is_anonymous(name) or compared_name(name) in _UNNAMED_GROUPS


def _same_person(one: str, other: str, *, same_role: bool) -> bool:
    """Whether two names are of one person: Brook, Ada Brook, Ada M. Brook, A. Brook."""
    one, other = _unaccented(one), _unaccented(other)
    if surname(one) != surname(other):
        return any(_is_fuller(*two, same_role=same_role) for two in ((one, other), (other, one)))
    ours, theirs = _given(one), _given(other)
    suffixes = {tuple(part for part in given if part in SUFFIXES) for given in (ours, theirs)}
    if len(suffixes) > 1 and not (ours and theirs) and not same_role:
        return False  # Reed need not be Tom Reed Jr.
    ours, theirs = ([part for part in given if part not in SUFFIXES] for given in (ours, theirs))
    if not ours or not theirs:
        return True
    return any(
        _is_short_for(a, b) or _is_short_for(b, a) or (same_role and _is_misspelt(a, b))
        for a in ours
        for b in theirs
    )


_MOST_SURNAMES_ADDED = 2
"""Words by which one form of a name may be longer: Ada Brook, Ada Brook-Vale Marsh."""


def _is_fuller(short: str, name: str, *, same_role: bool) -> bool:
    """Whether a name goes on after another, or turns it round: Ada Brook-Vale, Brook Ada."""
    shorter, longer = short.lower().split(), name.lower().replace("-", " ").split()
    if len(shorter) == 1:  # Ruiz for Elena Ruiz-Marin, if both have one role
        return same_role and shorter[0] in longer[1:]
    goes_on = longer[: len(shorter)] == shorter
    added = len(longer) - len(shorter)
    return sorted(shorter) == sorted(longer) or (goes_on and added <= _MOST_SURNAMES_ADDED)


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
    is_distinctive = min(len(office), len(held)) >= _DISTINCTIVE_WORDS
    is_held_by_one = head(description) in speaker_lexicon().offices_of_one
    is_the_same = may_hold(office, held) or may_hold(held, office)
    return is_the_same and (is_held_by_one or is_distinctive)


def _office(role: str) -> tuple[frozenset[str], str]:
    """The words of a role in one spelling, and its country or "": of "UK's defence secretary"."""
    words: Iterable[str] = role_words(re.split(r",| of the | of | for ", role)[0].replace("’", "'"))
    standard = {variants().standard(word) for word in words}
    countries = sorted(_COUNTRIES[word] for word in standard if word in _COUNTRIES)
    return frozenset(standard - _COUNTRIES.keys()), next(iter(countries), "")


def split_speakers(speaker: str) -> Sequence[str]:
    """The speakers in one name: two of "Ada Brook and Tom Reed", "London and Paris"; else one."""
    parts = re.split(" and |, ", speaker)
    return parts if all(is_person(part) or _is_short_body(part) for part in parts) else [speaker]


def _is_short_body(name: str) -> bool:
    """Whether a name is a country, a capital or an abbreviation: "the US", "London", "CNN"."""
    is_place = name.lower().replace(".", "").removeprefix("the ") in speaker_lexicon().places
    return is_place or name.removeprefix("the ").isupper()


_CAPITAL_REACH = 4
"""Letters in which a name has a capital: al-Hadi, eBay."""


def is_voice(speaker: str) -> bool:
    """Whether a speaker is a person or a body, and not "the letter", "a placard", "figures"."""
    lexicon = speaker_lexicon()
    noun = head(speaker)
    is_named_like_text = noun in _NAMED_LIKE_TEXTS and speaker.endswith(noun.title())
    # some documents are bodies too: the campaign, the paper
    is_text = noun in lexicon.messages or (noun in lexicon.writings and noun not in lexicon.bodies)
    if (is_text or noun in lexicon.signs) and not is_named_like_text:
        return False
    last_word = speaker.rsplit(maxsplit=1)[-1] if speaker else ""
    is_named = any(map(str.isupper, last_word[:_CAPITAL_REACH]))
    return is_named or is_anonymous(speaker) or noun in body_nouns() or noun in lexicon.titles


@lru_cache(maxsize=1)
def body_nouns() -> frozenset[str]:
    """The nouns for bodies, in the singular and plural; "teaies" and the like do no harm."""
    nouns = speaker_lexicon().institutions
    return nouns | {f"{noun}s" for noun in nouns} | {f"{noun[:-1]}ies" for noun in nouns}
