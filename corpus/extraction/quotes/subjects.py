"""Finds the subject of a sentence, and lists of names before a verb.

The subject is a name, a pronoun, or a description of people ("the witness"). A place is the index
of a token in its `Clause`; a run is a series of words that can name one person, and
`clause.run_end(place)` the place after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.extraction.quotes.clause import Clause, name_between, speaker_after
from corpus.extraction.quotes.roles import past_office
from corpus.extraction.quotes.speaker_lexicon import (
    MANY_OF,
    SOME,
    head,
    is_person,
    is_plural,
    names_people,
    speaker_lexicon,
)
from corpus.extraction.quotes.speaker_phrase import Phrase
from corpus.extraction.quotes.tokens import NarrationToken, past_time
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
    if people := _numbered(clause, start):
        return people
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
    if clause.lower(start) in SOME and clause.lower(end) == "of":
        them = clause.lower(end + 1) == "them"
        several = end + 2 if them else clause.run_end(end + 1)
        return name_between(clause, several) or _some_of(clause, start, several)
    people = past_people(clause.tokens, start, end)
    while people is None and start < end and not clause.tokens[start].is_capital:
        start += 1
    if start == end:
        return None
    end = people or end
    found = name_between(clause, end) or clause.phrase_of(start, end)
    if found and found.kind == "description" and clause.lower(end) in ("for", "of"):
        last = clause.run_end(end + 1)  # a spokesman for Governor Ada Brook declined to say
        capitals = [at for at in range(end + 1, last) if clause.tokens[at].is_capital]
        verb_follows = capitals and clause.lower(capitals[-1] + 1).endswith("ed")
        last = capitals[-1] + 1 if verb_follows else last
        more = clause.text[clause.tokens[end - 1].end : clause.tokens[last - 1].end]
        found = found._replace(text=found.text + more) if last > end + 1 else found
    return found


_WHEN = frozenset({"when", "if", "because", "while", "until", "once", "although", "though"})


def named_when(clause: Clause, start: int, first: int) -> Phrase | None:
    """The last who is named in a clause before "she told": said that when King left.

    It stands after one place and before another.
    """
    for at in range(first - 2, start, -1):
        if clause.lower(at) in _WHEN and clause.tokens[at + 1].is_capital:
            found = clause.phrase_of(at + 1, clause.run_end(at + 1))
            return found if found and found.kind == "name" and is_person(found.text) else None
    return None


def is_told_after(clause: Clause) -> bool:
    """Whether what "they" said stands before a comma: Schools should open later, they said."""
    at = next((at for at, token in enumerate(clause.tokens) if token.lower == "they"), 0)
    ends = at + 2 >= len(clause.tokens) or not clause.tokens[at + 2].is_word
    return at > 1 and clause.lower(at - 1) == "," and ends


def bodies_before(clause: Clause) -> str:
    """The bodies that open a sentence, of which "they" may come later: rights groups; "" for none.

    They planned a march that they said would be large.
    """
    table = speaker_lexicon()
    for at in range(0 if is_told_after(clause) else clause.run_end(0)):
        noun = clause.lower(at)
        if noun.endswith("s") and noun[:-1] in table.institutions and not names_people(noun):
            found = clause.phrase_of(0, at + 1)
            return found.text if found else ""
    return ""


def _some_of(clause: Clause, start: int, end: int) -> Phrase | None:
    """Some of a number of people, where a place is the one after their noun: two of the guards."""
    if end < start + 3 or not names_people(clause.lower(end - 1)):
        return None
    written = clause.text[clause.tokens[start].start : clause.tokens[end - 1].end]
    return Phrase(written if start else written[0].lower() + written[1:], "description")


def _numbered(clause: Clause, start: int) -> Phrase | None:
    """The people of a number that begins at a place: some 400 people; hundreds of residents."""
    at = start
    while clause.lower(at) in _ABOUT:
        at += 1
    number = clause.lower(at)
    if number[:1].isdigit() and number.replace(",", "").isdigit():
        end = clause.run_end(at + 1)
    elif number in MANY_OF and clause.lower(at + 1) == "of":
        end = clause.run_end(at + 2)
    else:
        return None
    people = past_people(clause.tokens, at + 1 + (number in MANY_OF), end)
    if not people or not is_plural(clause.lower(people - 1)):
        return None
    written = clause.text[clause.tokens[start].start : clause.tokens[people - 1].end]
    return Phrase(written if start else written[0].lower() + written[1:], "description")


_ABOUT = frozenset(
    {"some", "about", "around", "nearly", "almost", "more", "fewer", "less", "than", "at", "least"}
    | {"over", "up", "to", "roughly", "an", "estimated", "approximately", "another", "as", "many"}
)
"""What may stand before a number of people."""


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
    return (people and name_between(clause, end)) or clause.phrase_of(start, end)


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


_ASKING = frozenset({"if", "whether", "how", "why", "what", "when", ","})


def asked_at(clause: Clause, at: int) -> Phrase | None:
    """Whom somebody asks a question at a place, by name: Brook asked Vale whether he would go."""
    end, found = speaker_after(clause, at + 1)
    asks = clause.lower(at).startswith("ask") and clause.lower(end + 1) in _ASKING
    return found if asks and found and found.kind == "name" else None


def is_past(clause: Clause, first: int, at: int) -> bool:
    """Whether a verb at a place is in a clause that a comma ends: Vale, who had called it, could.

    The words for the verb and its speaker begin at `first`.
    """
    tokens = clause.tokens
    if not any(token.lower == "who" for token in tokens[first:at]):
        return False
    end = next((at for at, token in enumerate(tokens[at:], at) if not token.is_word), at)
    table, helping = speaker_lexicon(), clause.lower(end + 1)
    return clause.lower(end) == "," and (helping in table.unspoken or helping in table.be)


def past_people(tokens: Sequence[NarrationToken], start: int, end: int) -> int | None:
    """The place after the first noun for people in a run; None for none."""
    parties = speaker_lexicon().parties
    for at in range(start, end):
        word = tokens[at]
        if word.lower.endswith("ing") and not word.is_capital:
            return None  # a bill giving students
        if names_people(word.lower) and not (word.lower in parties and at + 1 < end):
            past = at + 1
            while past < end and (names_people(tokens[past].lower) or tokens[past].is_capital):
                past += 1
            return past
    return None
