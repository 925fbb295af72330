"""Reads ages, and finds the person whose age one is.

An `Amount` becomes an age if the words around it say so; `age_ends` returns the place after them:

    55-year-old, 55 years of age      a length of time with "old" or "of age"
    aged 55, at the age of 55         a number after "aged" or "age"
    he was 55, died at 55             a number after a pronoun, or after a death
    Ada Brook, 36, won                a number between commas after a name
    her 30s                           a decade of life: `decade_ends`

`person_of` then looks for the name: beside the age, or as the subject of its clause ("Tom Reed died
at the age of 86"). For "He was 86", `named_before` looks in earlier passages.

A place is the index of a token; a range is a place and the one after its last token.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.extraction.quantities import dates
from corpus.extraction.quantities.amounts import Amount
from corpus.extraction.quantities.counted_noun import is_plural_noun
from corpus.extraction.quantities.tokens import Tokens
from corpus.extraction.quotes.speaker_lexicon import names_people

_OLDEST = 125
"""The highest number that is taken for an age."""
_BEFORE_DECADES = frozenset({"his", "her", "their", "early", "mid", "late", "-"})
_DEATHS = frozenset({"died", "dies", "dead"})
_DEATH_REACH = 6
"""The most tokens between "died" and "at" with an age: died at home on Monday at 86."""
_CLOCK = frozenset({":", "am", "pm", "a.m", "p.m", "a.m.", "p.m."})
_CLAUSE_OPENERS = frozenset(
    {"who", "whose", "whom", "that", "when", "after", "and", "as", ",", "while"}
)
"""Words that begin another clause, so that the age after them need not be of the first subject."""
_NOT_BEFORE_SUBJECT = frozenset(
    {"of", "for", "by", "with", "in", "on", "at", "to", "from", "has", "was"}
)
"""Words before a name by which it is not the subject of the clause: the son of Tom Reed."""
_ASIDE_REACH, _RELATIVE_REACH = 8, 24
"""The most tokens of an aside such as "the poet", and of one with "who"."""
_SAYS = frozenset({"said", "says", "told", "added", "confirmed", "announced", "wrote"})


# Whether an amount is an age


def age_ends(tokens: Tokens, found: Amount) -> int | None:
    """The place after an age: 55-year-old, aged 55, "Mr. Bell, 55,"; None for another amount."""
    if found.unit:
        old = tokens.past_hyphen(found.end)
        of_age = tokens.lower(old) == "of" and tokens.lower(old + 1) == "age"
        is_age = of_age or tokens.lower(old) in {"old", "olds"}
        return old + 1 + of_age if is_age and found.unit.kind == "duration" else None
    if found.high > _OLDEST or found.low.denominator > 1:
        return None
    is_aged = tokens.lower(found.start - 1) in {"aged", "age", "ages"}
    is_age = is_aged or _is_said_to_be(tokens, found) or _is_set_off_after_name(tokens, found)
    return found.end if is_age else None


def decade_ends(tokens: Tokens, found: Amount) -> int | None:
    """The place after "her 30s", whose amount is 30; None for another amount."""
    is_plural = tokens.lower(found.end) == "s" and tokens.is_glued(found.end)
    is_decade = found.low == found.high and found.low in range(10, 100, 10)
    is_of_person = tokens.lower(found.start - 1) in _BEFORE_DECADES
    return found.end + 1 if is_plural and is_decade and is_of_person else None


def _is_said_to_be(tokens: Tokens, found: Amount) -> bool:
    """Whether the words before an amount make it an age: at the age of 86; he was 86."""
    before, earlier = tokens.lower(found.start - 1), tokens.lower(found.start - 2)
    if before == "of" and earlier == "age":
        return True
    if before == "at" and _is_of_death(tokens, found.start - 1):
        return True
    if _is_named_when(tokens, found):
        return True
    ends = tokens.lower(found.end) in {".", "", ";", ",", "when", "at"}
    is_predicate = before in {"was", "is"} and earlier in {"he", "she", "who"}
    return ends and (is_predicate or before == "turned" or is_of_pronoun(tokens, found.start))


def _is_of_death(tokens: Tokens, place: int) -> bool:
    """Whether "at" at a place says at which age somebody died, and not where or when."""
    if tokens.lower(place + 2) in _CLOCK:
        return False
    for at in range(place - 1, max(-1, place - 1 - _DEATH_REACH), -1):
        if tokens.lower(at) in _DEATHS:
            return tokens.lower(at - 1) not in {"of", "the"}  # put the number of dead at nine
        if not tokens.at(at).is_word:
            break
    return False


def _is_named_when(tokens: Tokens, found: Amount) -> bool:
    """Whether an amount is the age of somebody named before it: Tom Reed was 19 when he left."""
    start, end = _name_before(tokens, found.start)
    is_said = tokens.lower(end) in {"was", "is"} and tokens.lower(found.end) == "when"
    is_person = end - start > 1 or tokens.lower(found.end + 1) in {"he", "she"}
    return is_said and start < end and is_person and tokens.opens_sentence(start)


def is_of_pronoun(tokens: Tokens, place: int) -> bool:
    """Whether an age is of somebody an earlier sentence names: He was 86. The actor was 86."""
    is_noun = tokens.lower(place - 3) == "the" and _is_person(tokens.lower(place - 2))
    at = place - 3 if is_noun else place - 2
    is_one = is_noun or tokens.lower(at) in {"he", "she"}
    return is_one and tokens.lower(place - 1) in {"was", "is"} and tokens.opens_sentence(at)


def _is_set_off_after_name(tokens: Tokens, found: Amount) -> bool:
    """Whether an amount stands between commas after a name, as ages do: Ada Brook, 36, won."""
    place, before = found.start, tokens.lower(found.start - 2)
    is_set_off = tokens.lower(place - 1) == "," and tokens.lower(found.end) in {",", "."}
    if not is_set_off or found.qualifier != "" or found.low < 1:
        return False
    if not (tokens.is_capital(place - 2) or _is_person(before)) or dates.is_named(before):
        return False
    return tokens.at(place).is_number or _is_full_name(tokens, place - 1)


def _is_full_name(tokens: Tokens, end: int) -> bool:
    """Whether a full name, or a noun for a person, stands right before a place."""
    is_name = tokens.is_capital(end - 1) and tokens.is_capital(end - 2)
    return is_name or _is_person(tokens.lower(end - 1))


def _is_person(word: str) -> bool:
    """Whether a word in lower case is a noun for one person."""
    return names_people(word) and not is_plural_noun(word)


# Whose age it is


def person_of(tokens: Tokens, found: Amount) -> tuple[int, int]:
    """The range of the person whose age an amount is; empty for none.

    That is the name before it, or the subject of its clause.
    """
    before, earlier = tokens.lower(found.start - 1), tokens.lower(found.start - 2)
    is_beside = before in {",", "aged", "age"} or earlier == "who" or _is_named_when(tokens, found)
    start, end = _name_before(tokens, found.start) if is_beside else (0, 0)
    return (start, end) if start < end else _subject_name(tokens, found.start)


def _name_before(tokens: Tokens, place: int) -> tuple[int, int]:
    """The range of the name before an age at a place: Ada Brook, 36, won; empty for none."""
    end = place - 1
    if tokens.lower(end) in {"aged", "age"}:
        end -= tokens.lower(end - 1) == ","  # a man aged 75; Ada Brook, aged 75
    if tokens.lower(end) in {"is", "was"} and tokens.lower(end - 1) == "who":
        end -= 1 + (tokens.lower(end - 2) == ",")  # Brook, who is 36,
    start = end
    while tokens.is_capital(start - 1) or (tokens.lower(start - 1) == "." and start < end):
        start -= 1
    if start == end and _is_person(tokens.lower(end - 1)):
        return end - 1, end  # the suspect, 29,
    return start, end


def _subject_name(tokens: Tokens, place: int) -> tuple[int, int]:
    """The range of the full name that opens the clause of an age; empty for none.

    Tom Reed died at the age of 86.
    """
    start = place
    while not tokens.opens_sentence(start):
        start = _before_aside(tokens, start - 1)
        if tokens.lower(start) in _CLAUSE_OPENERS:
            return place, place
    return _opening_name(tokens, start, place)


def _before_aside(tokens: Tokens, place: int) -> int:
    """The place before an aside that ends at a place, such as ", the poet,"; else the place."""
    if tokens.lower(place) != ",":
        return place
    for at in range(place - 2, max(0, place - _RELATIVE_REACH), -1):
        opening = tokens.lower(at + 1) if tokens.lower(at) == "," else ""
        is_apposition = at > place - _ASIDE_REACH and opening in {"the", "a", "an"}
        if is_apposition or opening in {"who", "whose", "whom"}:
            return at - 1
        if tokens.opens_sentence(at):
            break
    return place


def _opening_name(tokens: Tokens, opening: int, until: int) -> tuple[int, int]:
    """The range of the full name that opens a clause, before the place `until`; empty for none.

    The poet Tom Reed, but not "the mayor told Tom Reed he was 40".
    """
    start = opening
    while start < until and not (tokens.is_capital(start) and tokens.is_capital(start + 1)):
        if not tokens.at(start).is_word or tokens.lower(start) in _NOT_BEFORE_SUBJECT:
            return until, until
        start += 1
    if start > opening and not _is_person(tokens.lower(start - 1)):
        return until, until
    end = start
    while tokens.is_capital(end):
        end += 1
    is_name = end - start > 1 and not tokens.at(end - 1).text.isupper()  # not "A HUNTER who"
    return (start, end) if is_name else (until, until)


def named_before(passages: Iterable[Tokens]) -> tuple[str, str]:
    """The first full name that opens one of some passages, and its last word in lower case.

    Empty for none. Not whoever is only cited: "Eva Vold said he died at home. He was 86."
    """
    for tokens in passages:
        start, end = _opening_name(tokens, 0, len(tokens.all))
        if start < end and tokens.lower(end) not in _SAYS:
            last = tokens.at(end - 1)
            return tokens.text[tokens.at(start).start : last.end], last.lower
    return "", ""
