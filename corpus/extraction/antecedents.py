"""Resolves "he", "they", "the governor" and "the ministry" to whoever an article mentioned last.

Whoever reads an article notes its subjects and speakers, sentence by sentence, and asks on the way:

    Ada Brook met two guards.     note("Ada Brook", 1), end(…)
    She thanked them.             person("she", 1) == "Ada Brook"
    The mayor left.               titled("the mayor", 1) == "Ada Brook", where she is the mayor

`Subjects` knows people, `CalledByNoun` bodies and texts. The answer is "" where it is not plain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from corpus.extraction.quotes.clause import Clause, name_between
from corpus.extraction.quotes.names import Names
from corpus.extraction.quotes.speaker_lexicon import (
    head,
    is_anonymous,
    is_person,
    is_plural,
    names_people,
    speaker_lexicon,
    surname,
)
from corpus.extraction.quotes.speaker_phrase import Phrase, owner
from corpus.extraction.quotes.tokens import NarrationToken

_OPENING = 30
"""How many tokens a sentence's opening may take before its subject."""
_NEAR = 1
"""Paragraphs back in which "he" or "she" is whoever was last the subject …"""
_FAR = 3
"""… and, if nobody else was a subject for longer still, so many back."""
_MANY = 50
"""The most subjects that are looked back on."""


class _Subject(NamedTuple):
    """Somebody who was mentioned, and in which paragraph."""

    name: str
    paragraph: int


class Subjects:
    """The subjects and speakers of an article's sentences, up to the present one."""

    def __init__(self, names: Names) -> None:
        """`names` are the article's."""
        self._names = names
        self._persons: list[_Subject] = []
        self._groups: list[_Subject] = []
        self._mentioned: list[_Subject] = []
        """People named with a title that says "he" or "she" (Mr., Mrs.), subject or not."""
        self._beside: list[_Subject] = []
        """Others whose full name the article gives, subject or not."""
        self._called: dict[str, str] = {}
        """"he" or "she", by the name of whoever was plainly meant by it."""
        self._read: tuple[Set[str], Clause, int] | None = None
        """Of the last sentence: names of its subjects and speakers, its words, its paragraph."""
        self._office: tuple[_Subject, ...] = ()
        """The last subject that was called by an office alone, if any: the mayor."""
        self._kin: dict[str, str] = {}
        """What relatives with a name are: "daughter" by "Ada", after "his daughter Ada"."""

    def note(self, name: str, paragraph: int) -> None:
        """Remember a subject or a speaker, unless it is neither a person nor people."""
        people = is_anonymous(name) or self._names.are_several(name)
        if is_plural(name) and (people or " and " in name):
            self._groups.append(_Subject(name, paragraph))
        elif people or (is_person(name) and not self._names.is_body(name)):
            self._persons.append(_Subject(name, paragraph))
        elif name.startswith("the ") and head(name) in speaker_lexicon().offices_of_one:
            self._office = (_Subject(name, paragraph),)

    def note_beside(self, clause: Clause, paragraph: int) -> None:
        """Remember a relative in a subject of two people: Vale and his daughter Ada left."""
        if relative := relative_beside(clause, _OPENING):
            noun, name = relative
            if name.kind == "name":
                self._kin[name.text] = noun
            self._persons.append(_Subject(name.text, paragraph))

    def note_owner(self, clause: Clause, paragraph: int) -> None:
        """Remember whose relative or team is the subject, who may be "she": Brook's son left."""
        small = (at for at, token in enumerate(clause.tokens) if not token.is_capital)
        noun = clause.lower(end := next(small, 0))
        if noun in speaker_lexicon().kin or noun in speaker_lexicon().bodies:
            one = owner(clause.text, clause.tokens[:end], clause.names, first=True)
            if one and one.kind == "name":
                self.note(self._names.resolved(one.text), paragraph)

    def end(self, subjects: Set[str], clause: Clause, paragraph: int) -> None:
        """End a sentence: keep it as the last one, with the names of its subjects and speakers."""
        self._read = subjects, clause, paragraph

    def mention(self, words: Iterable[str], paragraph: int) -> None:
        """Remember those whose surname is one of a sentence's words, in lower case."""
        known = self._names
        for word in words:
            if word in known.pronoun:
                self._mentioned.append(_Subject(word, paragraph))
            elif word in known.full and len(known.full[word]) == 1:
                self._beside.append(_Subject(known.full[word][0], paragraph))

    def note_pronoun(self, pronoun: str, name: str) -> None:
        """Remember that a text calls somebody "he" or "she", who is never the other then."""
        self._called.setdefault(name, pronoun)

    def person(self, pronoun: str, paragraph: int) -> str:
        """The name of the one person that "he" or "she" means; empty where it is not plain.

        Tried in this order: the last subject that the pronoun fits, a name with Mr or Mrs, an
        office, the only person in the last sentence, the only one nearby.
        """
        meant, passed = self._last_subject(pronoun, paragraph)
        if meant is None:
            meant = self._with_courtesy(pronoun, paragraph)
        if meant is None:
            meant = self._in_office(pronoun, paragraph)
        if meant is not None:
            return meant
        other = self._other(pronoun, paragraph) if passed else ""
        subjects = self._read[0] if self._read else frozenset()
        people = (one for one in subjects if is_person(one) or is_anonymous(one))
        if all(not is_person(one) and is_plural(one) for one in people):
            return self.mentioned_alone(pronoun, paragraph) or other
        return other

    def _last_subject(self, pronoun: str, paragraph: int) -> tuple[str | None, bool]:
        """The last subject that a pronoun fits, and whether others were passed on the way to it.

        None for none; "" where it is too far back to be plain.
        """
        passed = False
        for at in range(len(self._persons) - 1, max(-1, len(self._persons) - _MANY), -1):
            one = self._persons[at]
            distance = paragraph - one.paragraph
            if distance > _FAR:
                break
            if not self._fits(pronoun, one.name):
                passed = True
            elif distance <= _NEAR:
                return one.name, passed
            elif not passed:
                return (one.name if self._is_alone(at, paragraph) else ""), passed
            else:
                return (one.name if self._is_called(pronoun, one.name) else None), passed
        return None, passed

    def _with_courtesy(self, pronoun: str, paragraph: int) -> str | None:
        """The person last named with a title that is the pronoun's: Mrs Brook; None for none."""
        for one in reversed(self._mentioned[-_MANY:]):
            if paragraph - one.paragraph > _NEAR:
                return None
            if self._names.pronoun[one.name] == pronoun:
                pair = self._read and any(" and " in other for other in self._read[0])
                return "" if pair else self._names.written(one.name)  # Mr Hall and Mr Pike met
        return None

    def _in_office(self, pronoun: str, paragraph: int) -> str | None:
        """The subject that was called by an office alone, nearby: the mayor; None for none."""
        near = (one.name for one in self._office if paragraph - one.paragraph <= _NEAR)
        return next((name for name in near if self._fits(pronoun, name)), None)

    def _is_called(self, pronoun: str, name: str) -> bool:
        """Whether the text says "he" or "she" of somebody: Sister Ada Brook; "…," she said."""
        known = self._names.pronoun
        titled = known.get(name) or known.get(surname(name))
        return pronoun in (titled, self._called.get(name))

    def _other(self, pronoun: str, paragraph: int) -> str:
        """The only person named nearby that the pronoun fits; empty for none or several."""
        near = {one.name for one in self._beside[-_MANY:] if paragraph - one.paragraph <= _FAR}
        fitting = [name for name in near if self._fits(pronoun, name)]
        return fitting[0] if len(fitting) == 1 else ""

    def mentioned_alone(self, pronoun: str, paragraph: int) -> str:
        """The one person, other than subjects, in the last sentence, if the pronoun fits."""
        if self._read is None or self._read[2] != paragraph:
            return ""
        return self.alone_in(self._read[1], pronoun, self._read[0])

    def alone_in(self, clause: Clause, pronoun: str, but: Set[str] = frozenset()) -> str:
        """The one person that some words mention, besides those in `but`, if the pronoun fits."""
        found = people_in(clause, self._names) - but
        alone = found.pop() if len(found) == 1 else ""
        return alone if alone and self._fits(pronoun, alone) else ""

    def _is_alone(self, at: int, paragraph: int) -> bool:
        """Whether, of the subjects up to an index, nobody else was one in the last paragraphs."""
        for other in reversed(self._persons[max(0, at - _MANY) : at]):
            if paragraph - other.paragraph > 2 * _FAR:
                break
            if other.name != self._persons[at].name:
                return False
        return True

    def group(self, paragraph: int, own: str = "") -> str:
        """The people that "they" means; empty where it is not plain.

        `own` is a subject read last that is not meant: Parents should pay, they advised.
        """
        groups = self._groups[-2:]
        if own and groups and groups[-1].name == own:
            groups.pop()
        if not groups or paragraph - groups[-1].paragraph > _NEAR:
            return ""
        return groups[-1].name

    def titled(self, description: str, paragraph: int) -> str:
        """The name of the person that "the governor" means; empty where it is not plain."""
        last = self._persons[-1] if self._persons else None
        if last and is_person(last.name) and description.startswith("the "):
            epithet = head(description) in speaker_lexicon().epithets
            epithet = epithet or description.endswith("-year-old")
            if epithet and paragraph - last.paragraph <= _NEAR:
                return last.name
        called = self._names.called(description)
        for one in reversed(self._persons[-_MANY:]):
            if one.name in called:
                return one.name
        return called[0] if len(called) == 1 else self._called_before(description, paragraph)

    def _called_before(self, description: str, paragraph: int) -> str:
        """What "the official" was called before: "a White House official"; empty if no one."""
        opening, *words = description.split()
        if opening != "the" or len(words) != 1 or not names_people(words[0]):
            return ""
        for one in reversed(self._persons[-_MANY:]):
            if paragraph - one.paragraph > _FAR:
                break
            if head(one.name) == words[0] and not is_person(one.name):
                return "" if one.name.startswith(("the ", "another ")) else one.name
        return ""

    def _fits(self, pronoun: str, name: str) -> bool:
        """Whether "he" or "she" can mean somebody, by title, noun, or an earlier pronoun."""
        if self._called.get(name, pronoun) != pronoun:
            return False
        if is_person(name) and name not in self._kin:
            return self._names.may_be(pronoun, name)
        table, noun = speaker_lexicon(), self._kin.get(name) or head(name)
        other = table.women if pronoun == "he" else table.men
        return noun not in other


_BODIES = frozenset(
    {"ministry", "department", "agency", "company", "committee", "commission", "council", "board"}
    | {"bank", "union", "university", "institute", "foundation", "association", "bureau"}
    | {"campaign"}
)
"""Nouns for bodies that "the ministry" and the like refer back to."""
_OPENING_WORDS = 7
"""The most words of the name of a body that opens a sentence."""
_NEAR_WRITER = 2
"""Paragraphs up to which "the statement" is the one that was mentioned."""


class CalledByNoun:
    """Remembers which body "the ministry" means, and who said something in "the statement"."""

    def __init__(self) -> None:
        self._bodies: dict[str, str] = {}
        self._writers: dict[str, tuple[str, int]] = {}

    def note(self, name: str) -> None:
        """Keep the name of a body that spoke or was a subject."""
        noun = head(name)
        noun = "company" if noun in speaker_lexicon().companies else noun
        if noun in _BODIES and " " in name.removeprefix("the "):
            self._bodies[noun] = name

    def note_opening(self, text: str, tokens: Sequence[NarrationToken]) -> None:
        """Keep the body that opens a sentence after "the": the Dockers' Union rejected it."""
        run = tokens[1:_OPENING_WORDS]
        at = next((at for at, token in enumerate(run) if token.lower in _BODIES), 0)
        small = speaker_lexicon().function_words
        plain = all(token.is_word and token.lower not in small for token in run[:at])
        if plain and any(token.is_capital for token in run[:at]):
            self.note(f"the {text[run[0].start : run[at].end]}")

    def note_writer(self, noun: str, name: str, paragraph: int) -> None:
        """Keep who said something in a statement, a letter, a post."""
        self._writers[noun] = name, paragraph

    def meant(self, description: str, paragraph: int) -> str:
        """The body or the writer that a description of one noun means; empty for none."""
        opening, _, noun = description.partition(" ")
        writer, written = self._writers.get(noun, ("", paragraph))
        writer = writer if paragraph - written <= _NEAR_WRITER else ""
        return (self._bodies.get(noun) or writer) if opening == "the" else ""


_NOT_OTHERS = frozenset({",", "as", "like", "become", "became"})
"""Words before "a nurse" that, as forms of "be", make it somebody named, not one person more."""


def people_in(clause: Clause, names: Names) -> set[str]:
    """The people that some words mention: by full name, or as "a nurse"."""
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
    """The noun and the relative in a subject of two people: Vale and his daughter Ada left.

    "And" must be among the first `most` tokens. None for none.
    """
    for at in range(1, min(most, len(clause.tokens) - 2)):
        joined = clause.lower(at) == "and" and clause.lower(at + 1) in ("his", "her", "their")
        if joined and clause.lower(at + 2) in speaker_lexicon().kin:
            end = at + 3
            while end < len(clause.tokens) and clause.tokens[end].is_capital:
                end += 1
            name = name_between(clause, at + 3) or clause.phrase_of(at + 1, end)
            return (clause.lower(at + 2), name) if name else None
        if not (clause.belongs(at) or clause.lower(at) == "," or clause.lower(at)[:1].isdigit()):
            return None
    return None


def is_joined(clause: Clause, name: str, names: Names) -> bool:
    """Whether a subject is one of two people: Ada Brook of the Greens and the mayor Tom Reed."""
    known, last = False, surname(name) if name else ""
    for at, token in enumerate(clause.tokens[:_OPENING]):
        if token.lower == "and" and known:
            end = clause.run_end(at + 1 + (clause.lower(at + 1) in ("the", "his", "her", "their")))
            people = {word.lower for word in clause.tokens[at + 1 : end] if word.is_capital}
            return bool(people & names.full.keys() - {last})
        known = known or (token.is_capital and token.lower == last)
        inside = token.is_capital or token.lower in ("of", "the", "from", "for", ",")
        if not inside and (known or not names_people(token.lower)):
            return False
    return False
