"""Finds the subject of a sentence, and remembers an article's subjects to resolve "he" and "she".

The subject is a name, a pronoun, or a description of people ("the witness"). Whoever was it last is
meant by "he", "she", "they" and "the governor". A place is the index of a token in its `Clause`; a
run is a series of words that can name one person, and `clause.run_end(place)` the place after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from corpus.extraction.quotes.clause import Clause
from corpus.extraction.quotes.names import Names, people_in, relative_beside
from corpus.extraction.quotes.speaker_lexicon import (
    head,
    is_anonymous,
    is_person,
    is_plural,
    names_people,
    speaker_lexicon,
)
from corpus.extraction.quotes.speaker_phrase import Phrase, owner, past_office, past_people
from corpus.extraction.quotes.tokens import past_time
from corpus.language.lexicon import lexicon
from corpus.language.words import is_rare_name

_AFTER_NAMES = frozenset({"has", "had", "will", "would"})
"""Besides verbs, these may follow a name of one word that opens a sentence: Merz has."""
_OPENING = 30
"""How many tokens "On Monday," and the like may take before a sentence's subject."""
_TIMES = frozenset({"after", "before", "later", "earlier", "ago", "since", "until"})
"""What stands before one of these is a time, not a subject: hours before the vote."""
_FULL = 2
"""Words of a title with a surname; more of them are a full name: Minister Ada Brook."""
_JOINING = frozenset({"but", "and", "so", "then", "yet", "still", "however", "later", "afterwards"})


def named_subject(clause: Clause) -> Phrase | None:
    """The name or pronoun that is the subject of a sentence, after "On Monday," and the like."""
    found = subject_of(clause)
    return found if found and found.kind != "description" else None


def subject_of(clause: Clause) -> Phrase | None:
    """The subject of a sentence; None for a thing, in a question, and where it is not plain."""
    if not clause.tokens or clause.tokens[0].quotation >= 0 or clause.tokens[-1].text == "?":
        return None
    if clause.lower(0) == "there":
        return None  # there was news out of Troy, Michigan
    if clause.lower(0) in ("among", "one", "the") and (last := _named_last(clause)):
        return last
    found = (subject_at(clause, at) for at in openings(clause))
    return _named_after(clause) or next(filter(None, found), None)


def _named_after(clause: Clause) -> Phrase | None:
    """The name after a description of whoever has it: a former baker, Ada Brook was elected."""
    if clause.lower(0) not in ("a", "an") and clause.lower(1) not in speaker_lexicon().kin:
        return None
    comma = next((at for at in range(_OPENING) if clause.lower(at) == ","), 0)
    before = clause.tokens[1:comma]
    around = speaker_lexicon().prepositions | {"and", "or", "the", "a", "an"}
    if not all(clause.belongs(at + 1) or one.lower in around for at, one in enumerate(before)):
        return None
    end = clause.run_end(comma + 1)
    goes_on = (
        comma and clause.tokens[comma].text == "," and clause.lower(end) not in ("", ",", "and")
    )
    found = clause.phrase_of(comma + 1, end) if goes_on and end > comma + 1 else None
    return found if found and found.kind == "name" else None


def unknown_name(clause: Clause) -> Phrase | None:
    """The one word that opens the sentence, where it is rare and before a verb: a name.

    It stands nowhere else with a capital: "Nguyen was unrepentant".
    """
    if not clause.tokens or not clause.tokens[0].is_capital or clause.lower(1) in ("", ","):
        return None
    word = clause.tokens[0].text
    return Phrase(word, "name") if is_rare_name(word) and clause.run_end(0) <= 2 else None


def _named_last(clause: Clause) -> Phrase | None:
    """The name after a form of "be", where it is the subject: among those watching was Ada Brook.

    In a sentence that opens with "the", only a full name: the first to leave was Ada Brook.
    """
    for at in range(1, min(_OPENING, len(clause.tokens) - 1)):
        if clause.lower(at) in ("was", "were", "is") and clause.tokens[at + 1].is_capital:
            found = clause.phrase_of(at + 1, clause.run_end(at + 1))
            if found is None or found.kind != "name" or clause.lower(0) != "the":
                return found if found and found.kind == "name" else None
            return found if " " in found.text and _is_one(clause, at) else None
    return None


_ONE_OF = frozenset({"first", "last", "second", "third", "other", "oldest", "youngest", "winner"})
_OF_SEVERAL = frozenset({"to", "of", "who", "among", "was", "were", "is", "man", "woman", "person"})


def _is_one(clause: Clause, be: int) -> bool:
    """Whether what is before a form of "be" is one of several people: the first to leave was."""
    return be > 1 and clause.lower(1) in _ONE_OF and clause.lower(2) in _OF_SEVERAL


def openings(clause: Clause) -> Iterator[int]:
    """Places where the subject may begin: the sentence's start, or after a comma of its opening."""
    yield 0
    if clause.lower(0) in _JOINING:
        yield 1
    past = past_time(clause.tokens)
    if past and (clause.is_pronoun(past) or clause.tokens[past].is_capital):
        yield past
    opens_with_noun = clause.belongs(0) and not clause.lower(0).endswith(("ing", "ed"))
    if opens_with_noun and clause.lower(clause.run_end(0)) not in _TIMES:
        return  # that noun is the subject, be it a person or a thing
    for at, token in enumerate(clause.tokens[:_OPENING]):
        closed = token.quotation >= 0 and "," in clause.text[token.end - 2 : token.end + 1]
        if token.quotation >= 0 and not closed:
            break
        if closed or (token.text == "," and not _is_apposition(clause, at + 1)):
            yield at + 1


def _is_apposition(clause: Clause, start: int) -> bool:
    """Whether what begins after a comma says what the name before it is: Vale, a baker."""
    before = clause.tokens[start - 2]
    named = before.is_capital or before.text.isdigit()
    if before.lower in speaker_lexicon().calendar or not named:
        return False
    determined = clause.lower(start) in speaker_lexicon().determiners
    closed = determined and clause.lower(clause.run_end(start)) in (",", ".")
    return clause.lower(start) in ("a", "an") or closed


def subject_at(clause: Clause, start: int) -> Phrase | None:
    """The subject that begins at a place; None where it is not a person or people."""
    if clause.is_pronoun(start):
        return clause.pronoun(start)
    participle = not start and clause.lower(0).endswith(("ing", "ed"))
    end = _end(clause, start) if clause.belongs(start) else start
    if participle or end == start or clause.lower(end) == "?":
        return None
    if clause.lower(start) in speaker_lexicon().determiners or not clause.tokens[start].is_capital:
        found = _described(clause, start, end)
    else:
        found = _named(clause, start, end)
    unknown = found and found.kind == "description" and found.text[:1].islower()
    return None if found and unknown and not names_people(head(found.text)) else found


def _described(clause: Clause, start: int, end: int) -> Phrase | None:
    """The subject in a run that begins with a small letter or a determiner: an angry Vale."""
    people = past_people(clause.tokens, start, end)
    while people is None and start < end and not clause.tokens[start].is_capital:
        start += 1
    if start == end:
        return None
    end = people or end
    found = clause.name_between(end) or clause.phrase_of(start, end)
    if found and found.kind == "description" and clause.lower(end) in ("for", "of"):
        last = clause.run_end(end + 1)  # a spokesman for Governor Ada Brook declined to say
        capitals = [at for at in range(end + 1, last) if clause.tokens[at].is_capital]
        verb_follows = capitals and clause.lower(capitals[-1] + 1).endswith("ed")
        last = capitals[-1] + 1 if verb_follows else last
        more = clause.text[clause.tokens[end - 1].end : clause.tokens[last - 1].end]
        found = found._replace(text=found.text + more) if last > end + 1 else found
    return found


def _named(clause: Clause, start: int, end: int) -> Phrase | None:
    """The subject in a run that begins with a capital: Vale; Federal employees."""
    whole = end
    age = clause.tokens[end + 1].text if clause.lower(end) == clause.lower(end + 2) == "," else ""
    if end == start + 1 and age.isdigit():
        return Phrase(clause.tokens[start].text, "name")  # Leila, 15, has
    while end > start and not clause.tokens[end - 1].is_capital:
        end -= 1
    people = past_people(clause.tokens, end, whole)
    if not people and clause.tokens[end - 1].lower.endswith(("'s", "s'")):
        return None  # Vale's plan
    end = people or end
    known = clause.lower(0) in clause.names and not names_people(clause.lower(0))
    if start == 0 and end == 1 and not known and (whole > 1 or not names_people(clause.lower(0))):
        verb = clause.lower(1)
        is_verb = verb.endswith("ed") or verb in _AFTER_NAMES or verb in speaker_lexicon().be
        is_verb = is_verb or verb in lexicon().participles
        return unknown_name(clause) if is_verb else None  # Merz smiled
    if clause.lower(end) == "of":  # Director of National Intelligence Ada Brook
        office = past_office(clause.tokens, end + 1, clause.run_end(end + 1) - 1)
        if office > end + 1:
            return clause.phrase_of(office, clause.run_end(office))
    return (people and clause.name_between(end)) or clause.phrase_of(start, end)


def _end(clause: Clause, start: int) -> int:
    """The place after the subject that begins at a place, before what may be its verb."""
    end = clause.run_end(start)
    if end < len(clause.tokens) and clause.joins(end):
        end = clause.run_end(end + 1)
    for at in range(start + 1, end):
        word = clause.tokens[at]
        if word.is_capital or not clause.tokens[at - 1].is_capital or clause.joins(at):
            continue
        if clause.lower(at - 1) in speaker_lexicon().determiners:
            continue  # A top Senate aide
        capital = at
        while capital < end and not clause.tokens[capital].is_capital:
            capital += 1
        particle = word.lower in speaker_lexicon().particles  # Ursula von der Leyen
        is_full = at - start > _FULL and clause.lower(start) in speaker_lexicon().titles
        if is_full and capital == end and not particle:
            return at  # Minister Ada Brook met farmers
        goes_on = particle or names_people(clause.lower(capital - 1))
        if word.lower.endswith("ed") or (capital < end and not goes_on):
            return at  # Brook met President Vale
    return end


_NEAR = 1
"""Paragraphs back in which "he" or "she" is whoever was last the subject …"""
_FAR = 3
"""… and, if nobody else was a subject for longer still, so many back."""
_MANY = 50
"""The most subjects that are looked back on."""


class _Subject(NamedTuple):
    name: str
    paragraph: int


class Subjects:
    """The subjects of an article's sentences up to the one that is read."""

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
        elif people or is_person(name):
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
        """The name of the one person that "he" or "she" means; empty where it is not plain."""
        passed = False
        for at in range(len(self._persons) - 1, max(-1, len(self._persons) - _MANY), -1):
            one = self._persons[at]
            distance = paragraph - one.paragraph
            if distance > _FAR:
                break
            if not self._fits(pronoun, one.name):
                passed = True
                continue
            if passed and distance > _NEAR:
                break
            return one.name if distance <= _NEAR or self._is_alone(at, paragraph) else ""
        for one in reversed(self._mentioned[-_MANY:]):
            if paragraph - one.paragraph > _NEAR:
                break
            if self._names.pronoun[one.name] == pronoun:
                name = self._names.written(one.name)
                pair = self._read and any(" and " in other for other in self._read[0])
                return "" if pair else name  # Mr Hall and Mr Pike met
        for one in self._office:
            if paragraph - one.paragraph <= _NEAR and self._fits(pronoun, one.name):
                return one.name
        subjects = self._read[0] if self._read else frozenset()
        people = (one for one in subjects if is_person(one) or is_anonymous(one))
        several = all(not is_person(one) and is_plural(one) for one in people)
        other = self._other(pronoun, paragraph) if passed else ""
        return self.mentioned_alone(pronoun, paragraph) or other if several else other

    def _other(self, pronoun: str, paragraph: int) -> str:
        """The one person named nearby whom a pronoun fits, where it fits none of the subjects."""
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
        """Whether nobody else was a subject in the paragraphs before, up to a place."""
        for other in reversed(self._persons[max(0, at - _MANY) : at]):
            if paragraph - other.paragraph > 2 * _FAR:
                break
            if other.name != self._persons[at].name:
                return False
        return True

    def group(self, paragraph: int) -> str:
        """The people whom "they" means; empty where it is not plain."""
        if not self._groups or paragraph - self._groups[-1].paragraph > _NEAR:
            return ""
        return self._groups[-1].name

    def titled(self, description: str, paragraph: int) -> str:
        """The name of the one whom "the governor" means; empty where it is not plain."""
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
        """What "the official" was called before: "a White House official"; empty for nobody."""
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
        if self._called.get(name, pronoun) != pronoun:
            return False
        if is_person(name) and name not in self._kin:
            return self._names.may_be(pronoun, name)
        table, noun = speaker_lexicon(), self._kin.get(name) or head(name)
        other = table.women if pronoun == "he" else table.men
        return noun not in other
