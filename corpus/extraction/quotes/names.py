"""Finds which words of an article are names, and the full name for a surname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from corpus.extraction.quotes.clause import Clause
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
from corpus.extraction.quotes.speaker_phrase import Phrase, past_office, phrase
from corpus.extraction.quotes.tokens import NarrationToken, belongs, role_beside, with_title
from corpus.language.lexicon import lexicon

_ELECTED = frozenset(
    {"justice", "governor", "senator", "congressman", "congresswoman", "mayor", "sheriff"}
)
"""Offices of which a text that names one holder means them: the seven-term congressman."""
_NOT_THIS = frozenset(
    {"former", "ex", "deputy", "acting", "other", "another", "next", "new", "first", "then", "late"}
    | {"previous", "vice", "assistant", "associate", "lieutenant", "chief"}
)
"""Words of a description by which it means somebody else."""


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
    """The same by surname in lower case, where "Brook said he" or "Brook said she" tells it."""
    roles: dict[str, list[str]] = field(default_factory=dict)
    """What the text says that somebody is, by full name or, without one, surname; as written."""

    last: dict[str, str] = field(default_factory=dict)
    """The full name that was read last, by surname in lower case."""
    followed: dict[str, str] = field(default_factory=dict)
    """"he" or "she" by full name, where the next to have the surname has a title that says it."""
    couples: set[str] = field(default_factory=set)
    """Surnames in lower case of which a title says "he" here and "she" there."""
    offices: dict[str, set[str]] = field(default_factory=dict)
    """The titles right before a surname alone, by it in lower case: president."""

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
        """Those with a role by each word of it."""
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
                found.setdefault(name.lower().split()[0], []).append(name)
        return found

    def titled(self, title: str, name: str) -> str:
        """Who is meant by a surname after Mr or Mrs where the article has both; empty elsewhere."""
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
        """Those whom "the governor" may mean: whose title or role has all these words."""
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
        if not found and words[-1] in _ELECTED and not wanted & _NOT_THIS:
            small = {word.lower() for word in description.split()[1:] if word.islower()}
            found = list(holders) if wanted - small <= speaker_lexicon().parties else []
        written = (self.written(name) if name.islower() else name for name in found)
        return tuple(dict.fromkeys(written))

    def are_several(self, name: str) -> bool:
        """Whether a word with a capital is a plural, not a surname in s: Greeks, Democrats."""
        if not (name.endswith("s") and name.isalpha() and name[0].isupper()):
            return False
        known = self.full, self.offices, self.pronoun
        return not name.endswith("ss") and not any(name.lower() in names for names in known)

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
        last, shared = -1, ""
        for start, end in _runs(tokens):
            run = tokens[start:end]
            supposed = start and tokens[start - 1].lower == "a"  # a President Brook
            titled = len(run) > 1 or _is_described(text, tokens, end)
            titled = titled and (end == len(tokens) or tokens[end].lower not in _SLOGANS)
            called = phrase(text, run, words, first=start == 0) if titled else None
            if called and supposed and called.title in speaker_lexicon().offices_of_one:
                continue
            if called and called.kind == "name" and is_person(called.text):
                beside = role_beside(text, tokens, start, end)
                if start == last + 1 and not called.role:  # Sens. Ada Brook and Tom Reed
                    beside = beside or shared
                several = bool(called.role) and is_plural(called.title)
                goes_on = end < len(tokens) and tokens[end].lower in (",", "and")
                if several and not goes_on:  # the officers Brook charged
                    called = called._replace(role="", title="")
                _keep(found, called, beside)
                several = goes_on and (several or start == last + 1)
                last, shared = (end, called.role or shared) if several else (-1, "")
    for name in found.couples:
        del found.pronoun[name]
        _tell_apart(found, found.full.get(name, ()))
        offices = speaker_lexicon().titles - speaker_lexicon().courtesies
        held = [role for role in found.roles.get(name, ()) if offices & role_words(role)]
        found.roles[name] = held  # President Brook
    told = [
        (surname(tokens[at - 1].text), tokens[at + 1].lower)
        for tokens in sentences
        for at, token in enumerate(tokens)
        if token.lower == "said" and 0 < at < len(tokens) - 1
        if tokens[at - 1].is_capital and tokens[at + 1].lower in ("he", "she")
    ]
    for name, pronoun in told:
        if all(other == pronoun for same, other in told if same == name):
            found.learned[name] = pronoun
    return found


_SLOGANS = frozenset({"movement", "movements", "protest", "protests", "rally", "rallies", "slogan"})
"""Nouns before which words with a capital need be no name: the Resist Vale movement."""


def _is_described(text: str, tokens: Sequence[NarrationToken], end: int) -> bool:
    """Whether what follows a name before a place says whom it names: Halima, a nurse."""
    follows = [token.lower for token in tokens[end : end + 2]]
    if follows not in ([",", "a"], [",", "an"], [",", "the"]):
        return False
    beside = role_beside(text, tokens, end, end)
    return names_people(head(beside)) and not is_plural(beside)


def _tell_apart(found: Names, namesakes: Sequence[str]) -> None:
    """Keep which of the people of one surname is "he" and which is "she"."""
    known = {one: found.pronoun.get(one) or found.followed.get(one, "") for one in namesakes}
    told = [one for one in known.values() if one]
    if len(namesakes) == len(told) + 1 and len({*told}) == 1:
        other = "she" if told[0] == "he" else "he"
        known = {one: pronoun or other for one, pronoun in known.items()}
    found.pronoun.update((one, pronoun) for one, pronoun in known.items() if pronoun)


def _keep(found: Names, called: Phrase, beside: str) -> None:
    """Keep a person with the role before the name, or else `beside` it."""
    key = surname(called.text)
    person = key
    if " " in called.text:
        known = found.full.setdefault(key, [])
        same = [other for other in known if _same_person(called.text, other)]
        same = same or [other for other in known if _is_end(called.text, other)]
        person = same[0] if same else called.text
        if not same:
            known.append(called.text)
    if person != key:
        found.last[key] = person
    words = {*called.title.split(), *re.split(r"[ ,]+(?:of|for|to|in|at)\b", beside)[0].split()}
    pronoun = "he" if words & speaker_lexicon().men else ""
    pronoun = pronoun or ("she" if words & speaker_lexicon().women else "")
    if pronoun:
        if found.pronoun.get(key, pronoun) != pronoun:
            found.couples.add(key)  # Mr Brook and Mrs Brook
        if person == key and (before := found.last.pop(key, "")):
            found.followed.setdefault(before, pronoun)
        found.pronoun[key] = found.pronoun[person] = pronoun
    if person == key:
        table = speaker_lexicon()
        titles = (role_words(called.title) & table.titles) - table.courtesies - table.parties
        if titles:
            found.offices.setdefault(key, set()).update(titles)
    if role := called.role or beside:
        roles = found.roles.setdefault(person, [])
        if role not in roles:
            roles.append(role)


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
            (tokens[end].is_capital and belongs(tokens, end)) or tokens[end].lower in particles
        ):
            end += 1
        opened = not start and end > 1 and tokens[0].lower in lexicon().verbs  # Added Brook:
        begin = 1 if opened else start
        first = past_office(tokens, begin, end - 1)
        yield first if first > begin else with_title(tokens, begin), end


def _is_no_name(token: NarrationToken, *, first: bool) -> bool:
    """Whether a word with a capital before a name is none: Added, Following, Australian-born."""
    written, _, ending = token.lower.partition("-")
    if ending in ("born", "based", "backed", "led", "run", "owned"):
        return True
    return first and (written in lexicon().verbs or written.endswith(("ing", "ed")))


_NOT_OTHERS = frozenset({",", "as", "like", "become", "became"})
"""Before "a nurse" they make it what somebody is, as forms of "be" do, and nobody else."""


def people_in(clause: Clause, names: Names) -> set[str]:
    """The people whom some words mention: by full name, or as "a nurse"."""
    found, be = set[str](), speaker_lexicon().be
    for at, token in enumerate(clause.tokens):
        before = clause.lower(at - 1)
        if token.lower in ("a", "an") and not (before in be or before in _NOT_OTHERS):
            end = clause.run_end(at)
            if end > at + 1 and names_people(clause.lower(end - 1)):
                one = clause.phrase_of(at, end)
                found |= {one.text} if one else set()
        elif at and token.is_capital and clause.tokens[at - 1].is_capital:
            full = names.full.get(token.lower, ())
            found |= {name for name in full if name.startswith(clause.tokens[at - 1].text)}
    return found


def relative_beside(clause: Clause, most: int) -> tuple[str, Phrase] | None:
    """The relative who is a subject with somebody, and the noun: Vale and his daughter Ada left.

    "and" stands among the first tokens, `most` of them.
    """
    for at in range(1, min(most, len(clause.tokens) - 2)):
        joined = clause.lower(at) == "and" and clause.lower(at + 1) in ("his", "her", "their")
        if joined and clause.lower(at + 2) in speaker_lexicon().kin:
            end = at + 3
            while end < len(clause.tokens) and clause.tokens[end].is_capital:
                end += 1
            name = clause.name_between(at + 3) or clause.phrase_of(at + 1, end)
            return (clause.lower(at + 2), name) if name else None
        if not (clause.belongs(at) or clause.lower(at) == "," or clause.lower(at)[:1].isdigit()):
            return None
    return None


_FAR = 12
"""Tokens of two names with where their people are from."""


def two_of_places(clause: Clause, start: int) -> Phrase | None:
    """Two people from a place, each with where they are from: Ada Brook of Ohio and Tom Reed of."""
    of = clause.run_end(start)
    joined = of + 1
    while joined < len(clause.tokens) and clause.tokens[joined].is_capital:
        joined += 1
    last = clause.run_end(joined + 1)
    if [clause.lower(at) for at in (of, joined, last)] != ["of", "and", "of"]:
        return None
    one, two = clause.phrase_of(start, of), clause.phrase_of(joined + 1, last)
    both = one and two and one.kind == two.kind == "name"
    return Phrase(f"{one.text} and {two.text}", "description") if one and two and both else None


def two_before(clause: Clause, at: int) -> tuple[int, Phrase] | None:
    """Two such people before a verb, and where their names begin."""
    back = range(at - 1, max(0, at - _FAR), -1)
    ofs = [place for place in back if clause.lower(place) == "of"]
    if len(ofs) <= 1 or not clause.tokens[at - 1].is_capital:
        return None
    start = clause.run_start(ofs[1] - 1)
    two = two_of_places(clause, start)
    return (start, two) if two else None


def names_before(clause: Clause, start: int, last: Phrase | None) -> tuple[int, Phrase | None]:
    """A list of names with its last one or two, which begin at a place: Ada Brook, Tom Reed and."""
    if not last or clause.lower(start - 1) not in (",", "and") or " " not in last.text:
        return start, last
    listed = " and " in last.text
    place = start - 1
    if not listed and clause.lower(place) == "and":
        place -= 1
    if place < 0 or clause.lower(place) != "," or not all(map(is_person, last.text.split(" and "))):
        return start, last
    if place == start - 1 and not listed:
        return start, last  # on Sunday, Ada Brook
    found = list[str]()
    while clause.lower(place) == ",":
        begins = place
        while begins > 0 and clause.tokens[begins - 1].is_capital and clause.belongs(begins - 1):
            begins -= 1
        one = clause.phrase_of(begins, place) if begins < place - 1 else None
        if one is None or not is_person(one.text) or " " not in one.text:
            break
        found.append(one.text)
        place = begins - 1
    if not found or clause.lower(place) in speaker_lexicon().prepositions:
        return start, last
    joint = ", " if listed else " and "
    return place + 1, Phrase(f"{', '.join(reversed(found))}{joint}{last.text}", "description")


def has_title_case(written: str) -> bool:
    """Whether the first and all other words but the smallest have a capital or are numbers."""
    small = [part for part in written.split() if not (part[:1].isupper() or part[:1].isdigit())]
    written_small = speaker_lexicon().function_words | {"a", "an", "the", "&"}
    return not written[:1].islower() and written_small.issuperset(small)
