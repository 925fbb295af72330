"""Who is quoted or cited in which article: persons and bodies, joined across articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import combinations

from corpus.article import Article, article_of
from corpus.extraction.quotes.extract import Speech
from corpus.extraction.quotes.speaker_lexicon import (
    head,
    is_anonymous,
    is_person,
    is_plural,
    role_words,
    singular_role,
    speaker_lexicon,
)
from corpus.findings.phrasing import passage_order
from corpus.findings.utterances import Utterance, utterances
from corpus.findings.voice_names import (
    are_offices_of_one,
    are_one,
    blocking_keys,
    body_nouns,
    compared_name,
    is_voice,
    resolve_reference,
    shortens,
    split_speakers,
)
from corpus.model import QuoteFinding
from corpus.stories.origins import OriginGroup


@dataclass(frozen=True, slots=True)
class VoiceCount:
    """How often one article gives the words of a voice."""

    direct: int
    """Quotations; one that its attribution splits counts once."""
    indirect: int
    """Passages that tell what they said without quoting it: "Vale said that", "according to"."""
    passages: tuple[str, ...]
    """Ids of the passages with these, in their order."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A person or body that articles quote or cite."""

    id: str
    name: str | None
    """The fullest that an article gives; None for people without a name."""
    role: str | None
    """What an article says that they are, as written; of people without a name, what they are
    called: "an insider"."""
    anonymous: bool
    """Whether it is a person, or people, without a name."""
    articles: Mapping[str, VoiceCount]
    """By article id; only those that give words of theirs."""

    @property
    def called(self) -> str:
        """The name or, without one, the role."""
        return self.name or self.role or ""

    @property
    def total(self) -> int:
        """How often all articles give their words."""
        return sum(count.direct + count.indirect for count in self.articles.values())

    @property
    def is_only_in_one(self) -> bool:
        """Whether one article alone gives their words; never of people without a name."""
        return len(self.articles) == 1 and not self.anonymous


@dataclass(eq=False, slots=True)
class _Heard:
    """A speaker whose names and words are still being gathered, in one article or several."""

    names: set[str] = field(default_factory=set)
    """All that they are called: "Ada Brook", "Brook", "the mayor"."""
    roles: set[str] = field(default_factory=set)
    """What articles say that they are: "mayor of Sarne"."""
    direct: dict[str, list[Utterance]] = field(default_factory=dict)
    """Their quotations, by article id."""
    indirect: dict[str, set[str]] = field(default_factory=dict)
    """Ids of the passages that give their words indirectly, by article id."""

    @property
    def articles(self) -> set[str]:
        return {*self.direct, *self.indirect}

    def take(self, other: _Heard) -> None:
        """Add the names and words of another, who is the same."""
        self.names |= other.names
        self.roles |= other.roles
        for article, spoken in other.direct.items():
            self.direct.setdefault(article, []).extend(spoken)
        for article, passages in other.indirect.items():
            self.indirect.setdefault(article, set()).update(passages)


def find_voices(
    articles: Sequence[Article],
    speeches: Mapping[str, Speech],
    quotes: Iterable[QuoteFinding],
    origins: Iterable[OriginGroup] = (),
) -> tuple[Voice, ...]:
    """Return the voices of all articles: those with a name first, then by how often they are heard.

    Speakers of two articles are one voice if they have one name ("Ada Brook", "Brook"), if one is
    called by an office that the other holds ("the mayor"), if they say the same words and their
    names allow it, or if copies of one text call them the same. Documents and placards are no
    voices.

    Args:
        articles: those compared.
        speeches: the quotes and reporting verbs of each, by article id.
        quotes: the findings about quotes, by which speakers of the same words are joined.
        origins: which articles are copies of one text.

    """
    origin_of = {article: one.id for one in origins for article in one.articles}
    first_of: dict[tuple[str, str], _Heard] = {}
    heard: list[_Heard] = []
    in_copies: list[tuple[_Heard, _Heard]] = []
    for article in articles:
        for name, one in _heard_in(article, speeches[article.id]).items():
            heard.append(one)
            first = first_of.setdefault((origin_of.get(article.id, article.id), name), one)
            if first is not one:
                in_copies.append((first, one))
    joined = _joined(heard, [*in_copies, *_saying_the_same(heard, quotes)])
    return tuple(sorted(map(_voice, joined), key=_order))


def _order(voice: Voice) -> tuple[bool, int, str, str]:
    return voice.anonymous, -voice.total, voice.called.lower(), voice.id


def _heard_in(article: Article, speech: Speech) -> dict[str, _Heard]:
    """The speakers of one article by their normalized name, read from its start to its end.

    "The official" is whoever was called a "senior alliance official" before; "the mayor said" and
    then "Ada Brook said" are one speaker where it is she who is introduced so.
    """
    found: dict[str, _Heard] = {}
    unnamed: dict[str, None] = {}
    bodies: dict[str, None] = {}

    def entry(speaker: str, role: str) -> Iterable[_Heard]:
        """Yield the speakers named by some words, new or known, with the name and role added."""
        for name in split_speakers(speaker):
            known = unnamed if is_anonymous(name) else bodies
            key = resolve_reference(name, reversed(known)) or compared_name(name)
            if known is unnamed or not is_person(name) or name.split()[-1].islower():
                known[key] = None
            one = found.setdefault(key, _Heard())
            if known is unnamed or key == compared_name(name):
                one.names.add(name)  # and not "the department" of the Justice Department
            if own := speech.names.role(name) if " and " in speaker else role:
                one.roles.add(own)
            yield one

    headings = {passage.id for passage in article.passages if passage.kind == "heading"}
    below = {
        compared_name(verb.speaker.name)
        for passage, verbs in speech.reporting_verbs.items()
        if passage not in headings
        for verb in verbs
    }

    def is_below(speaker: str, passage: str) -> bool:
        """Whether the text too speaks of them so, or names them: "Tech boss says sorry", "Bank"."""
        nouns = body_nouns() | speaker_lexicon().titles
        bare = is_anonymous(speaker) or (head(speaker) == speaker.lower() in nouns)
        bare = bare or (" " not in speaker and speaker.lower() not in speech.names.words)
        bare = bare or any(are_offices_of_one(speaker, one) for one in below)
        return passage not in headings or not bare or compared_name(speaker) in below

    events = [
        (spoken.start, spoken.speaker, spoken.parts[0].role, spoken)
        for spoken in utterances(article.text, speech, phrases=True)
        if is_voice(spoken.speaker) and is_below(spoken.speaker, spoken.passages[0])
    ]
    told = [
        (verb.span.start, verb.speaker.name, verb.speaker.role, passage)
        for passage, verbs in speech.reporting_verbs.items()
        for verb in verbs
        if verb.is_indirect and is_voice(verb.speaker.name)
        if verb.speaker.name not in speaker_lexicon().somebody  # many said that
        if is_below(verb.speaker.name, passage)
    ]
    before: list[tuple[int, _Heard]] = []
    everything: list[tuple[int, str, str, Utterance | str]] = [*events, *told]
    for start, speaker, role, what in sorted(everything, key=lambda event: event[:2]):
        for one in entry(speaker, role):
            if isinstance(what, Utterance):
                one.direct.setdefault(article.id, []).append(what)
            else:
                one.indirect.setdefault(article.id, set()).add(what)
            near = [other for at, other in before[-_FEW:] if start - at <= _NEXT]
            for other in reversed(near if one.roles else near[-1:]):
                if other is not one and _is_introduced(other, one, role):
                    one.take(other)
                    one.roles |= other.names
                    found = {key: heard for key, heard in found.items() if heard is not other}
                    break
            before.append((start, one))
    return found


_NEXT = 600
"""Characters from where an office speaks ("the mayor said") to where its holder does."""
_FEW = 3
"""Speakers among whom that office is looked for."""
_DEFINITE = ("the ", "his ", "her ", "its ", "their ")


def _is_introduced(office: _Heard, person: _Heard, role: str) -> bool:
    """Whether an office that spoke is the person who speaks next: the mayor … Ada Brook said.

    The person has no other role, and speaks for the first time: his spokesman said … the spokesman,
    Tom Reed, said.
    """
    names = [*office.names]
    spoke_once = sum(map(len, (*person.direct.values(), *person.indirect.values()))) == 1
    owned = names[0].startswith(_DEFINITE) or re.match(r"\S+['’]s ", names[0])
    definite = len(names) == 1 and bool(owned) and not is_plural(names[0])
    definite = definite and " of " not in names[0]  # the mayor of Sarne
    is_office = definite and head(names[0]) in speaker_lexicon().titles
    if not definite and names[0].startswith(("a ", "an ")) and len(names) == 1:
        is_office = person.roles == {head(names[0])}  # a waiter said … the waiter, Ada Brook, said
    has_full_name = any(" " in name and is_person(name) for name in person.names)
    held = [role_words(head(names[0])) <= role_words(one) for one in person.roles]
    no_other = all(held) if role else not held
    return is_office and spoke_once and has_full_name and no_other


def _saying_the_same(
    heard: Sequence[_Heard], quotes: Iterable[QuoteFinding]
) -> list[tuple[_Heard, _Heard]]:
    """Each two speakers, of different articles, of one quotation."""
    speaker_at = {
        (article, part.span.start): one
        for one in heard
        for article, spoken in one.direct.items()
        for utterance in spoken
        for part in utterance.parts
    }
    found = []
    for finding in quotes:
        if finding.verdict == "differently attributed":
            continue
        places = [(article_of(quote.passage), quote.start) for quote in finding.quotes]
        speakers = dict.fromkeys(speaker_at[place] for place in places if place in speaker_at)
        found += [
            (one, other)
            for one, other in combinations(speakers, 2)
            if one.articles.isdisjoint(other.articles)
        ]
    return found


def _joined(heard: Sequence[_Heard], likely: Sequence[tuple[_Heard, _Heard]]) -> list[_Heard]:
    """The speakers of all articles, each once (union-find).

    Joined are, one after another: those of one name, or of a name and an office; the `likely`
    pairs whose names allow it; and a body with the only one whose name it shortens.
    """
    parent = {id(one): one for one in heard}

    def root(one: _Heard) -> _Heard:
        while parent[id(one)] is not one:
            one = parent[id(one)]
        return one

    def join(one: _Heard, other: _Heard) -> None:
        first, second = root(one), root(other)
        if first is not second:
            first.take(second)
            parent[id(second)] = first

    by_key: dict[str, list[_Heard]] = {}
    for one in sorted(heard, key=lambda one: sorted(one.names)):
        for key in sorted(blocking_keys(one.names, one.roles)):
            by_key.setdefault(key, []).append(one)
    keys = sorted(by_key, key=lambda key: key.startswith("office "))  # people first
    for one, other in [pair for key in keys for pair in _pairs(by_key[key])]:
        join(one, other)
    for one, other in likely:
        if _may_be_one(root(one), root(other)):
            join(one, other)
    roots = [one for one in heard if parent[id(one)] is one]
    for one in roots:
        longer = [other for other in roots if other is not one and _is_short_for(one, other)]
        if len({id(root(other)) for other in longer}) == 1:
            join(longer[0], one)
    return [one for one in heard if parent[id(one)] is one]


def _pairs(group: Sequence[_Heard]) -> list[tuple[_Heard, _Heard]]:
    """Who are one of those with a surname, a body or an office in common, in two articles.

    Nobody who may be either of two: Khan, where another article has Saira and Sadiq Khan.
    """
    found: dict[int, list[_Heard]] = {id(one): [] for one in group}
    for one, other in combinations(group, 2):
        apart = one.articles.isdisjoint(other.articles)
        if apart and are_one(one.names, one.roles, other.names, other.roles):
            found[id(one)].append(other)
            found[id(other)].append(one)
    plain = {id(one): {*map(id, _plain(one, found[id(one)]))} for one in group}
    return [
        (one, other)
        for one, other in combinations(group, 2)
        if (id(other) in plain[id(one)] or not _has_name(other))
        and (id(one) in plain[id(other)] or not _has_name(one))
        and other in found[id(one)]
    ]


def _plain(one: _Heard, others: Sequence[_Heard]) -> Sequence[_Heard]:
    """Everyone who may be this person; only namesakes where two exclude each other."""
    excluded = any(
        not are_one(a.names, a.roles, b.names, b.roles)
        for a, b in combinations(others, 2)
        if _has_name(a) and _has_name(b)
    )
    return [two for two in others if two.names & one.names] if excluded else others


def _has_name(one: _Heard) -> bool:
    return any(map(is_person, one.names))


def _is_short_for(one: _Heard, other: _Heard) -> bool:
    """Whether a body is another in fewer words: the health commission of Sarne."""
    if not one.articles.isdisjoint(other.articles):
        return False
    return all(shortens(name, other.names) for name in one.names)


def _may_be_one(one: _Heard, other: _Heard) -> bool:
    """Whether two who say the same words can be one; not if each has a name of its own."""
    ours, theirs = ({*filter(is_person, voice.names)} for voice in (one, other))
    if ours and theirs:
        return are_one(ours, one.roles, theirs, other.roles)
    several = [any(map(is_plural, voice.names)) for voice in (one, other)]
    people = all(
        any(is_person(name) or is_anonymous(name) for name in voice.names) for voice in (one, other)
    )
    return people and several[0] == several[1]


def _voice(heard: _Heard) -> Voice:
    """Return the voice of a speaker, with the fullest name and the longest role."""
    names = sorted(
        heard.names,
        key=lambda name: (
            *(not is_person(name), is_anonymous(name), -len(name)),
            *(name.isascii(), name),  # with its accents
        ),
    )
    anonymous = is_anonymous(names[0])
    counts = {
        article: _count(heard, article)
        for article in sorted(heard.articles, key=lambda article: (len(article), article))
    }
    roles = sorted({singular_role(role.removeprefix("the ")) for role in heard.roles} - _no_roles())
    if not is_person(names[0]):
        called = set(map(singular_role, heard.names))  # "cops"
        roles = [role for role in roles if role not in called]
    role = names[0] if anonymous else max(roles, key=len, default=None)
    places = sorted(passage for count in counts.values() for passage in count.passages)
    digest = sha256(f"voice {names[0]} {places}".encode()).hexdigest()[:8]
    return Voice(digest, None if anonymous else names[0], role, anonymous, counts)


@cache
def _no_roles() -> frozenset[str]:
    """Nouns that are no role of a person whose name is known."""
    return speaker_lexicon().kin | {"man", "woman", "boy", "girl", "person"}


def _count(heard: _Heard, article: str) -> VoiceCount:
    spoken, told = heard.direct.get(article, []), heard.indirect.get(article, set())
    quoted = {passage for utterance in spoken for passage in utterance.passages}
    return VoiceCount(len(spoken), len(told), tuple(sorted(quoted | told, key=passage_order)))
