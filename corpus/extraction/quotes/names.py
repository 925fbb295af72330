"""Finds the names of people in an article, and the full name for a surname or an office.

`names` reads the sentences of an article once, in their order. For

    Mayor Ada Brook and Tom Reed, a baker, met. Mr Reed left.

it returns a `Names` with

    full      {"brook": ["Ada Brook"], "reed": ["Tom Reed"]}
    roles     {"Ada Brook": ["Mayor"], "Tom Reed": ["baker"]}
    pronoun   {"reed": "he"}

and that answers what the reading of speakers asks: `resolved("Reed")` is "Tom Reed",
`called("the mayor")` is ("Ada Brook",), `may_be("she", "Tom Reed")` is false. Keys are surnames in
lower case unless stated otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from corpus.extraction.quotes.roles import (
    NOT_THE_HOLDER,
    is_body_role,
    office_before,
    past_office,
    role_beside,
    title_start,
)
from corpus.extraction.quotes.speaker_lexicon import (
    SUFFIXES,
    head,
    is_person,
    is_plural,
    may_hold,
    names_people,
    role_words,
    speaker_lexicon,
    surname,
)
from corpus.extraction.quotes.speaker_phrase import Phrase, phrase
from corpus.extraction.quotes.tokens import NarrationToken, belongs
from corpus.language.lexicon import lexicon

_ELECTED = frozenset(
    {"justice", "governor", "senator", "congressman", "congresswoman", "mayor", "sheriff"}
)
"""Offices by which a text means the only holder that it names: the seven-term congressman."""
_COURTESY = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she"}


@dataclass(frozen=True)
class Names:
    """The names of people in one article."""

    words: frozenset[str]
    """The words with a capital inside a sentence, in lower case."""
    full: dict[str, list[str]] = field(default_factory=dict)
    """Full names, in the order of the text, by surname in lower case."""
    pronoun: dict[str, str] = field(default_factory=dict)
    """"he" or "she", where a title such as "Mrs" says which; by full name, and by surname in lower
    case."""
    learned: dict[str, str] = field(default_factory=dict)
    """"he" or "she" by surname in lower case, learned from "Brook said he", "Brook said she"."""
    roles: dict[str, list[str]] = field(default_factory=dict)
    """What the text says that somebody is, by full name or, without one, surname; as written."""

    last: dict[str, str] = field(default_factory=dict)
    """The full name that was read last, by surname in lower case."""
    followed: dict[str, str] = field(default_factory=dict)
    """"he" or "she" by full name, from the title at the next mention of the surname (Mr Brook)."""
    neuter: set[str] = field(default_factory=set)
    """Last words of names, in lower case, of which the text says "its": Feed Now said its."""
    couples: set[str] = field(default_factory=set)
    """Surnames in lower case that the text has with titles of men and of women."""
    offices: dict[str, set[str]] = field(default_factory=dict)
    """The titles right before a surname alone, by surname in lower case: president."""

    def resolved(self, name: str) -> str:
        """The full name for a surname; the name itself where there is none or more than one."""
        if " and " in name:
            parts = re.split("( and |, )", name)
            return "".join(part if at % 2 else self.resolved(part) for at, part in enumerate(parts))
        if " " in name:
            known = self.full.get(surname(name), ())
            longer = [one for one in known if _is_end(name, one) or _same_person(name, one)]
            return longer[0] if name not in known and len(longer) == 1 else name
        full = self.full.get(name.lower()) or self._family_first.get(name.lower(), [])
        return full[0] if len(full) == 1 and self._may_be_called(full[0], name) else name

    def _may_be_called(self, full: str, name: str) -> bool:
        """Whether a surname is of a full name: President Brook is not Molly Brook, his daughter."""
        offices = self.offices.get(name.lower())
        own = (role_words(role) for role in self.roles.get(full, ()))
        return not offices or any(not offices.isdisjoint(words) for words in own)

    @cached_property
    def _by_office(self) -> dict[str, list[str]]:
        """The people with a role, by each word of it."""
        found: dict[str, list[str]] = {}
        for name, roles in self.roles.items():
            for word in {word for role in roles for word in role_words(role)}:
                found.setdefault(word, []).append(name)
        return found

    @cached_property
    def _family_first(self) -> dict[str, list[str]]:
        """Full names of people with a role by their first word in lower case: Li for Li Jifeng."""
        found: dict[str, list[str]] = {}
        for names in self.full.values():
            for name in filter(self.roles.__contains__, names):
                parts = [
                    part for part in name.lower().split() if part not in speaker_lexicon().particles
                ]
                for part in parts[:-1]:  # Li, Rodríguez for Isabel Rodríguez García
                    found.setdefault(part, []).append(name)
        return found

    def with_given(self, title: str, name: str) -> str:
        """The full name if the article has it with the title as the given name: Dean Vale."""
        full = f"{title.title()} {name}"
        return full if full in self.full.get(name.lower(), ()) else ""

    def titled(self, title: str, name: str) -> str:
        """The person that "Mr Brook" means, if the article also has a Mrs Brook; else empty."""
        if given := self.with_given(title, name):
            return given
        pronoun = _COURTESY.get(title)
        if not pronoun or name.lower() not in self.couples:
            return ""
        found = [one for one in self.full.get(name.lower(), ()) if self.pronoun.get(one) == pronoun]
        return found[0] if len(found) == 1 else f"{title.title()} {name}"

    def written(self, surname: str) -> str:
        """The full name for a surname in lower case, or else the surname as names are written."""
        found = self.resolved(surname)
        return found if found != surname else surname.title()

    def role(self, name: str) -> str:
        """What the text first says that somebody of this name is; "" where it does not."""
        found = self.roles.get(name, [])
        courtesy = name.split(maxsplit=1)[0].lower() in _COURTESY if name else False
        if not found and (" " not in name or courtesy or self._may_be_called(name, surname(name))):
            found = self.roles.get(surname(name), [])
        kin = speaker_lexicon().kin
        return next((role for role in found if role not in kin), found[0] if found else "")

    def called(self, description: str) -> tuple[str, ...]:
        """The people that "the governor" may mean: those whose title or role has all the words."""
        opening, *words = description.lower().split()
        wanted = role_words(" ".join(words))
        if opening != "the" or not words or words[-1] not in speaker_lexicon().titles:
            return ()
        holders = self._by_office.get(next(iter(role_words(words[-1])), ""), ())
        found = [
            name
            for name in holders
            if any(may_hold(wanted, role_words(role)) for role in self.roles[name])
        ]
        if not found and words[-1] in _ELECTED and not wanted & NOT_THE_HOLDER:
            # The seven-term Republican senator: whoever the article calls senator.
            small = {word.lower() for word in description.split()[1:] if word.islower()}
            found = list(holders) if wanted - small <= speaker_lexicon().party_titles else []
        written = (self.written(name) if name.islower() else name for name in found)
        return tuple(dict.fromkeys(written))

    def are_several(self, name: str) -> bool:
        """Whether a word with a capital is a plural, not a surname in s: Greeks, Democrats."""
        if not (name.endswith("s") and name.isalpha() and name[0].isupper()):
            return False
        known = self.full, self.offices, self.pronoun
        return not name.endswith("ss") and not any(name.lower() in names for names in known)

    def is_body(self, name: str) -> bool:
        """Whether what can be a person's name is a body's: the charity Feed Now, which said its."""
        return surname(name) in self.neuter or is_body_role(self.role(name))

    def may_be(self, pronoun: str, name: str) -> bool:
        """Whether a pronoun can refer to a person of this name."""
        several = len(self.full.get(surname(name), ())) > 1
        learned = self.learned.get(surname(name), pronoun)
        known = self.pronoun.get(name if several else surname(name), learned)
        return pronoun in ("he", "she") and known == pronoun and is_person(name)


def names(text: str, sentences: Iterable[Sequence[NarrationToken]]) -> Names:
    """The names in an article's sentences."""
    sentences = list(sentences)
    words = frozenset(
        token.lower
        for tokens in sentences
        for at, token in enumerate(tokens)
        if at and token.is_capital and tokens[at - 1].quotation < 0
    )
    found = Names(words)
    for tokens in sentences:
        _read_sentence(found, text, tokens)
    for name in found.couples:
        del found.pronoun[name]
        _tell_apart(found, found.full.get(name, ()))
        offices = speaker_lexicon().titles - speaker_lexicon().courtesies
        held = [role for role in found.roles.get(name, ()) if offices & role_words(role)]
        found.roles[name] = held  # President Brook
    _learn_pronouns(found, sentences)
    return found


def _read_sentence(found: Names, text: str, tokens: Sequence[NarrationToken]) -> None:
    """Store the people whom a sentence names, with their roles.

    A role in the plural is of all names in a list: Senators Ada Brook, Tom Reed and Eva Hall. So is
    any role of a name that opens the sentence.
    """
    next_name, shared = 0, ""  # where the next name of a list begins, and their role
    for start, end in _runs(tokens):
        called = _called(found, text, tokens, start, end)
        if called is None:
            continue
        is_listed = start == next_name
        beside = role_beside(text, tokens, start, end)
        if is_listed and not called.role:
            beside = beside or shared
        beside = office_before(text, tokens, start) or beside
        is_several = bool(called.role) and is_plural(called.title)
        after = _past_place(tokens, end)
        goes_on = after < len(tokens) and tokens[after].lower in (",", "and")
        if is_several and not goes_on:  # the officers Brook charged
            called = called._replace(role="", title="")
        _keep(found, called, beside)
        if start > 1 and tokens[start - 1].lower == "and" and tokens[start - 2].is_capital:
            found.last.pop(surname(called.text), "")  # Derek and Joan Platt: either
        if goes_on and (is_several or is_listed):
            next_name, shared = after + 1, called.role or shared
        else:
            next_name, shared = 0, ""


_SLOGANS = frozenset({"movement", "movements", "protest", "protests", "rally", "rallies", "slogan"})
"""Nouns before which words with a capital need be no name: the Resist Vale movement."""


def _called(
    found: Names, text: str, tokens: Sequence[NarrationToken], start: int, end: int
) -> Phrase | None:
    """The person whom a run names; None for a body, a place or a word alone that may be anything.

    The run is from `start` to before `end`. A word alone is a name if a description follows it:
    Halima, a nurse.
    """
    if end < len(tokens) and tokens[end].lower in _SLOGANS:
        return None
    before = tokens[start - 1].lower if start else ""
    if end == start + 1:
        is_place = before in speaker_lexicon().prepositions  # near Sarne
        if is_place or not _is_described(text, tokens, end):
            return None
    called = phrase(text, tokens[start:end], found.words, first=start == 0)
    if called is None or called.kind != "name" or not is_person(called.text):
        return None
    if before == "a" and called.title in speaker_lexicon().offices_of_one:
        return None  # a President Brook
    if given := found.with_given(called.title, called.text):
        return called._replace(text=given, role="", title="")
    return called


def _learn_pronouns(found: Names, sentences: Sequence[Sequence[NarrationToken]]) -> None:
    """Store who is he, she or it by what follows "said": Brook said she; Feed Now said its."""
    told = [
        (surname(tokens[at - 1].text), tokens[at + 1].lower, tokens[at - 1].is_capital)
        for tokens in sentences
        for at, token in enumerate(tokens)
        if token.lower == "said" and 0 < at < len(tokens) - 1
    ]
    found.neuter.update(name for name, pronoun, _ in told if pronoun == "its")
    people = [(name, word) for name, word, named in told if named and word in ("he", "she")]
    for name, pronoun in people:
        if all(other == pronoun for same, other in people if same == name):
            found.learned[name] = pronoun


def _is_described(text: str, tokens: Sequence[NarrationToken], end: int) -> bool:
    """Whether a description of a person follows the name that ends at a place: Halima, a nurse."""
    follows = [token.lower for token in tokens[end : end + 2]]
    if follows not in ([",", "a"], [",", "an"], [",", "the"]):
        return False
    beside = role_beside(text, tokens, end, end)
    return names_people(head(beside)) and not is_plural(beside)


def _tell_apart(found: Names, namesakes: Sequence[str]) -> None:
    """Store which of the people with one surname is "he" and which is "she"."""
    known = {one: found.pronoun.get(one) or found.followed.get(one, "") for one in namesakes}
    told = [one for one in known.values() if one]
    if len(namesakes) == len(told) + 1 and len({*told}) == 1:
        other = "she" if told[0] == "he" else "he"
        known = {one: pronoun or other for one, pronoun in known.items()}
    found.pronoun.update((one, pronoun) for one, pronoun in known.items() if pronoun)


def _past_place(tokens: Sequence[NarrationToken], end: int) -> int:
    """The place after where somebody is from, which may follow a name: Ada Brook of Ohio and."""
    after = end + 1
    while after < len(tokens) and tokens[after].is_capital:
        after += 1
    of = end < len(tokens) and tokens[end].lower in ("of", "from")
    return after if of else end


def _keep(found: Names, called: Phrase, beside: str) -> None:
    """Store a person, with the role before the name or else the one after it, `beside`."""
    key = surname(called.text)
    person = _known_name(found, called.text)
    if person != key:
        found.last[key] = person
    if pronoun := _pronoun_of(called.title, beside):
        if found.pronoun.get(key, pronoun) != pronoun:
            found.couples.add(key)  # Mr Brook and Mrs Brook
        if person == key and (before := found.last.pop(key, "")):
            found.followed.setdefault(before, pronoun)
        found.pronoun[key] = found.pronoun[person] = pronoun
    if person == key:
        table = speaker_lexicon()
        titles = (role_words(called.title) & table.titles) - table.courtesies - table.party_titles
        if titles:
            found.offices.setdefault(key, set()).update(titles)
    if role := called.role or beside:
        roles = found.roles.setdefault(person, [])
        if role not in roles:
            roles.append(role)


def _known_name(found: Names, name: str) -> str:
    """The full name that a name is stored by: a new one, or one read before; else the surname."""
    if " " not in name:
        return surname(name)
    known = found.full.setdefault(surname(name), [])
    same = [other for other in known if _same_person(name, other)]
    same = same or [other for other in known if _is_end(name, other)]
    if not same:
        known.append(name)
    return same[0] if same else name


def _pronoun_of(title: str, beside: str) -> str:
    """What a title or the noun of a role says: "she" for Mrs or "his wife"; "" for nothing."""
    words = {*title.split(), *re.split(r"[ ,]+(?:of|for|to|in|at)\b", beside)[0].split()}
    if words & speaker_lexicon().men:
        return "he"
    return "she" if words & speaker_lexicon().women else ""


def _same_person(one: str, other: str) -> bool:
    """Whether two full names of one surname have the same first name: John (F.) Kennedy."""
    ours, theirs = (name.lower().replace(".", "").split() for name in (one, other))
    return ours[0] == theirs[0] and SUFFIXES & {*ours} == SUFFIXES & {*theirs}


def _is_end(name: str, full: str) -> bool:
    """Whether a full name is another with a given name before it: Ada Diaz Vale; Carl Vale Jr."""
    end = f" {name.rstrip('.')}"
    given = full.rstrip(".").removesuffix(end).split() if full.rstrip(".").endswith(end) else []
    initials = all(len(part.strip(".")) == 1 for part in given[1:])
    return bool(given) and initials and given[0].lower() not in speaker_lexicon().offices


def _runs(tokens: Sequence[NarrationToken]) -> Iterable[tuple[int, int]]:
    """The runs of capitalised words with the lower-case title before them, by their places."""
    particles, end = speaker_lexicon().particles, 0
    for start in [at for at, token in enumerate(tokens) if token.is_capital]:
        if start < end or not belongs(tokens, start):
            continue
        end = start + 1
        while end < len(tokens) and (
            (tokens[end].is_capital and belongs(tokens, end)) or tokens[end].text in particles
        ):
            end += 1
        opened = not start and end > 1 and tokens[0].lower in lexicon().verbs  # Added Brook:
        begin = 1 if opened else start
        first = past_office(tokens, begin, end - 1)
        yield first if first > begin else title_start(tokens, begin), end


def has_title_case(written: str) -> bool:
    """Whether the first and all other words but the smallest have a capital or are numbers."""
    small = [part for part in written.split() if not (part[:1].isupper() or part[:1].isdigit())]
    known, also = speaker_lexicon().function_words, {"a", "an", "the", "&"}
    return not written[:1].islower() and all(part in known or part in also for part in small)
