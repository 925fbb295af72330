"""Reads ages ("aged 55"), ordinals, shares ("one in five") and times such as "monthslong".

A place is the index of a token; a range is a place and the one after its last token.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from corpus.extraction.quantities import dates
from corpus.extraction.quantities.amounts import Amount, amount_at, qualifier_before
from corpus.extraction.quantities.counted_noun import is_plural_noun
from corpus.extraction.quantities.figure import unit_at, vague_units
from corpus.extraction.quantities.numbers import (
    Numeral,
    numeral_at,
    past_half,
    rank_in_words,
    words,
)
from corpus.extraction.quantities.tokens import HYPHENS, RANK_ENDINGS, Tokens
from corpus.extraction.quotes.speaker_lexicon import names_people

_OLDEST = 125
"""The highest number that is taken for an age."""
_BEFORE_DECADES = frozenset({"his", "her", "their", "early", "mid", "late", "-"})


def name_before(tokens: Tokens, place: int) -> tuple[int, int]:
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


def age_ends(tokens: Tokens, found: Amount) -> int | None:
    """The place after an age: 55-year-old, aged 55, "Mr. Bell, 55,"; None for another amount."""
    if found.unit:
        old = tokens.past_hyphen(found.end)
        of_age = tokens.lower(old) == "of" and tokens.lower(old + 1) == "age"
        is_age = of_age or tokens.lower(old) in {"old", "olds"}
        return old + 1 + of_age if is_age and found.unit.kind == "duration" else None
    before = tokens.lower(found.start - 1)
    if found.high > _OLDEST or found.low.denominator > 1:
        return None
    if before in {"aged", "age", "ages"} or _is_said_to_be(tokens, found):
        return found.end
    return found.end if _after_name(tokens, found) else None


def _is_said_to_be(tokens: Tokens, found: Amount) -> bool:
    """Whether the words before an amount make it an age: at the age of 86; he was 86."""
    before = tokens.lower(found.start - 1), tokens.lower(found.start - 2)
    if before == ("of", "age") or (before[0] == "at" and _is_of_death(tokens, found.start - 1)):
        return True
    if is_named_when(tokens, found):
        return True
    ends = tokens.lower(found.end) in {".", "", ";", ",", "when", "at"}
    is_so = before[0] in {"was", "is"} and before[1] in {"he", "she", "who"}
    return ends and (is_so or before[0] == "turned" or is_of_pronoun(tokens, found.start))


_DEATHS = frozenset({"died", "dies", "dead"})
_DEATH_REACH = 6
"""The most tokens between "died" and "at" with an age: died at home on Monday at 86."""


def _is_of_death(tokens: Tokens, place: int) -> bool:
    """Whether "at" at a place says at which age somebody died, and not where or when."""
    if tokens.lower(place + 2) in {":", "am", "pm", "a.m", "p.m", "a.m.", "p.m."}:
        return False
    for at in range(place - 1, max(-1, place - 1 - _DEATH_REACH), -1):
        if tokens.lower(at) in _DEATHS:
            return tokens.lower(at - 1) not in {"of", "the"}  # put the number of dead at nine
        if not tokens.at(at).is_word:
            break
    return False


def is_named_when(tokens: Tokens, found: Amount) -> bool:
    """Whether an amount is the age of somebody named before it: Tom Reed was 19 when he left."""
    start, end = name_before(tokens, found.start)
    is_said = tokens.lower(end) in {"was", "is"} and tokens.lower(found.end) == "when"
    is_person = end - start > 1 or tokens.lower(found.end + 1) in {"he", "she"}
    return is_said and start < end and is_person and tokens.opens_sentence(start)


_APART = frozenset({"who", "whose", "whom", "that", "when", "after", "and", "as", ",", "while"})
"""Words that begin another clause, so that the age after them need not be of the first subject."""
_NO_TITLE = frozenset({"of", "for", "by", "with", "in", "on", "at", "to", "from", "has", "was"})
"""Words before a name by which it is not the subject of the clause: the son of Tom Reed."""
_ASIDE_REACH, _RELATIVE_REACH = 8, 24
"""The most tokens of an aside such as "the poet", and of one with "who"."""


def _before_aside(tokens: Tokens, place: int) -> int:
    """The place before an aside that ends at a place, such as ", the poet,"; else the place."""
    if tokens.lower(place) != ",":
        return place
    for at in range(place - 2, max(0, place - _RELATIVE_REACH), -1):
        opening = tokens.lower(at + 1) if tokens.lower(at) == "," else ""
        is_near = at > place - _ASIDE_REACH and opening in {"the", "a", "an"}
        if is_near or opening in {"who", "whose", "whom"}:
            return at - 1
        if tokens.opens_sentence(at):
            break
    return place


def subject_name(tokens: Tokens, place: int) -> tuple[int, int]:
    """The range of the full name that opens the clause of an age; empty for none.

    Tom Reed died at the age of 86.
    """
    start = place
    while not tokens.opens_sentence(start):
        start = _before_aside(tokens, start - 1)
        if tokens.lower(start) in _APART:
            return place, place
    return opening_name(tokens, start, place)


def opening_name(tokens: Tokens, opening: int, until: int) -> tuple[int, int]:
    """The range of the full name that opens a clause, before the place `until`; empty for none.

    The poet Tom Reed, but not "the mayor told Tom Reed he was 40".
    """
    start = opening
    while start < until and not (tokens.is_capital(start) and tokens.is_capital(start + 1)):
        if not tokens.at(start).is_word or tokens.lower(start) in _NO_TITLE:
            return until, until
        start += 1
    if start > opening and not _is_person(tokens.lower(start - 1)):
        return until, until
    end = start
    while tokens.is_capital(end):
        end += 1
    is_name = end - start > 1 and not tokens.at(end - 1).text.isupper()  # not "A HUNTER who"
    return (start, end) if is_name else (until, until)


def is_of_pronoun(tokens: Tokens, place: int) -> bool:
    """Whether an age is of somebody an earlier sentence names: He was 86. The actor was 86."""
    is_noun = tokens.lower(place - 3) == "the" and _is_person(tokens.lower(place - 2))
    at = place - 3 if is_noun else place - 2
    is_one = is_noun or tokens.lower(at) in {"he", "she"}
    return is_one and tokens.lower(place - 1) in {"was", "is"} and tokens.opens_sentence(at)


def named_before(passages: Iterable[Tokens]) -> tuple[str, str]:
    """The first full name that opens one of some passages, and its last word in lower case.

    Empty for none. Not whoever is only cited: "Eva Vold said he died at home. He was 86."
    """
    for tokens in passages:
        start, end = opening_name(tokens, 0, len(tokens.all))
        if start < end and tokens.lower(end) not in _SAYS:
            last = tokens.at(end - 1)
            return tokens.text[tokens.at(start).start : last.end], last.lower
    return "", ""


_SAYS = frozenset({"said", "says", "told", "added", "confirmed", "announced", "wrote"})


def _after_name(tokens: Tokens, found: Amount) -> bool:
    """Whether an amount stands between commas after a name, as ages do."""
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


def decade_ends(tokens: Tokens, found: Amount) -> int | None:
    """The place after "her 30s", whose amount is 30; None for another amount."""
    plural = tokens.lower(found.end) == "s" and tokens.is_glued(found.end)
    tens = found.low == found.high and found.low in range(10, 100, 10)
    before = tokens.lower(found.start - 1)
    return found.end + 1 if plural and tens and before in _BEFORE_DECADES else None


class Ordinal(NamedTuple):
    """An ordinal, from the token `start` to the one before `end`."""

    start: int
    end: int
    value: int


def ordinal_at(tokens: Tokens, place: int) -> Ordinal | None:
    """The ordinal at a place: the third case, its 5th day, No. 5; None for none."""
    token = tokens.at(place)
    if token.is_number:
        return _digits(tokens, place)
    if token.lower in {"no", "nos", "number"}:
        at = place + 1 + (tokens.lower(place + 1) == ".")
        then = tokens.at(at)
        marked = token.text == "No" or token.lower == "number"
        if marked and then.is_number and then.text.isdigit() and len(then.text) <= 3:
            return Ordinal(place, at + 1, int(then.text))
        return None
    value, end = rank_in_words(tokens, place)
    is_loose = end - place == 2  # twenty first: only a hyphen says that it is one number
    if not value or is_loose or (value <= 2 and not _is_counted(tokens, place)):
        return None
    return Ordinal(place, end, value)


def _digits(tokens: Tokens, place: int) -> Ordinal | None:
    text = tokens.at(place).text.replace(",", "")
    suffixed = tokens.lower(place + 1) in RANK_ENDINGS and tokens.is_glued(place + 1)
    is_counted = suffixed and text.isdigit() and len(text) <= _LONGEST
    return Ordinal(place, place + 2, int(text)) if is_counted else None


def _is_counted(tokens: Tokens, place: int) -> bool:
    """Whether "first" or "second" counts a thing: "her first visit", not "when it first met"."""
    before = tokens.lower(place - 1)
    counted = before in words().before_ordinals or before.endswith(("'s", "’s"))
    return counted or ranking_verb(tokens, place) >= 0


def ranking_verb(tokens: Tokens, place: int) -> int:
    """The place of the verb of which a rank at a place is the result; -1 for none.

    "Finished second", "ranks joint third", "fell to fifth".
    """
    known, at = words(), place - 1
    to = False
    while tokens.lower(at) in known.before_ranks:
        to = to or tokens.lower(at) == "to"
        at -= 1
    return at if tokens.lower(at) in (known.moving if to else known.ranking) else -1


_LONGEST = 9
"""Digits of the longest ordinal; Python refuses to read thousands of them."""
_OF_A_WHOLE = frozenset({"of", "the", "its", "their", "his", "her", "our", "all", "that"})


def share_at(tokens: Tokens, place: int) -> Numeral | None:
    """The share at a place, in percent: two thirds, three in four, half the troops."""
    if tokens.lower(place) == "half":
        return _half(tokens, place)
    return _ratio(tokens, place) or _fraction(tokens, place)


_ROUND_SHARE = Fraction(4)
"""The step of a share in words, in percent: "half" is said of 48 to 52."""


def _percent(value: Fraction, end: int) -> Numeral:
    return Numeral(end, 100 * value, 100 * value, _ROUND_SHARE, written=True)


def _ratio(tokens: Tokens, place: int) -> Numeral | None:
    """One in five, nine out of 10, one-in-three."""
    if not (tokens.at(place).is_number or tokens.lower(place) in words().cardinals):
        return None
    at = tokens.past_hyphen(place + 1)
    out = tokens.lower(at) == "out" and tokens.lower(at + 1) == "of"
    if not out and tokens.lower(at) != "in":
        return None
    at = tokens.past_hyphen(at + 1 + out)
    at += tokens.lower(at) == "every"
    part, whole = numeral_at(tokens, place), numeral_at(tokens, at)
    if not part or not whole or part.end > at or not 0 < part.low < whole.low or whole.vague:
        return None
    unit = unit_at(tokens, whole.end)
    is_time = unit is not None and unit[1].kind == "duration"  # the first one in seven years
    if is_time or (not out and (part.low.denominator > 1 or not _is_round(whole.low))):
        return None
    return _percent(part.low / whole.low, whole.end)


def _is_round(whole: Fraction) -> bool:
    """Whether a number fits "one in …" and is no year: one in 50, but not "one in 2015"."""
    small = whole <= 20 or (whole <= 1000 and whole % 50 == 0)
    return small or (whole > 2000 and whole % 1000 == 0)


def _half(tokens: Tokens, place: int) -> Numeral | None:
    after = tokens.lower(place + 1)
    if after not in _OF_A_WHOLE or tokens.lower(place + 2) in words().magnitudes:
        return None
    return _percent(Fraction(1, 2), place + 1)


def _fraction(tokens: Tokens, place: int) -> Numeral | None:
    """Two thirds, three-quarters, a fifth of."""
    known, first = words(), tokens.lower(place)
    count = 1 if first in {"a", "an"} else known.cardinals.get(first, 0)
    at = tokens.past_hyphen(place + 1)
    part = tokens.lower(at)
    parts = known.parts.get(part, 0)
    if not 0 < count < parts or (count > 1) != part.endswith("s"):
        return None
    end = at + 1 + (tokens.lower(at + 1) == "of")
    start, _ = qualifier_before(tokens, place)
    is_change = tokens.lower(start - 1) == "by" or tokens.lower(start) in _ONLY_BEFORE_NUMBERS
    cut = is_change and tokens.lower(at + 1) in _AFTER_CHANGE
    counts_off = count == 1 and not (_ends(tokens, at + 1) or cut)
    then = end + (tokens.lower(end) in {"a", "an"})
    if counts_off or tokens.lower(then) in known.magnitudes or unit_at(tokens, then):
        return None
    return _percent(Fraction(count, parts), at + 1)


_AFTER_CHANGE = frozenset(
    {"in", "among", "since", "to", "from", "for", "on", "at", "over", "during", "and", "compared"}
    | {"this", "last", "within", "between", "after", "across"}
)
"""Words after "fell by a third" that show that it is a share: fell by a third in patients."""
_ONLY_BEFORE_NUMBERS = frozenset({"nearly", "almost", "roughly", "more", "less", "at", "up"})
"""Words that open a qualifier and are seldom prepositions: fell more than a third last year."""


def _ends(tokens: Tokens, place: int) -> bool:
    """Whether no noun follows "a third", which makes it a share; "a third man" is an ordinal."""
    after = tokens.at(place)
    if tokens.is_hyphen(place) or after.text in HYPHENS:
        return False  # "a half-hour delay"
    return not after.is_word or after.lower in _AFTER_SHARE


_AFTER_SHARE = frozenset({"of", "more", "less", "fewer", "higher", "lower", "as"})


def qualifier_words(tokens: Tokens, start: int, end: int) -> str:
    """The words before the number of the figure from token `start` to the one before `end`."""
    numbers = (at for at in range(start, end) if amount_at(tokens, at) or share_at(tokens, at))
    until = next(numbers, end)
    end = tokens.at(until - 1).end
    return tokens.text[tokens.at(start).start : end] if until > start else ""


class VagueTime(NamedTuple):
    """A length of time without its number, up to the token before `end`."""

    end: int
    low: int
    high: int
    unit: str
    long: bool
    """Whether it says of a thing how long it is: "a monthslong inquiry"."""


_LASTING = frozenset({"within", "for", "lasted", "took", "lasting", "after"})


def vague_time_at(tokens: Tokens, place: int) -> VagueTime | None:
    """The length of time at a place that has no number; None for none.

    That is "monthslong", "within days", or one unit ("within a month"), whose bounds are equal.
    """
    word = tokens.lower(place)
    known = vague_units()
    before, unit = tokens.lower(place - 1), tokens.lower(place + 1)
    if word in {"a", "an"} and f"{unit}s" in known and before in _LASTING:
        goes_on = tokens.is_hyphen(place + 2) or past_half(tokens, place + 2) > 0
        return None if goes_on else VagueTime(place + 2, 1, 1, unit, long=False)
    if word.endswith("long") and word.removesuffix("long") in known:
        plural, end, long = word.removesuffix("long"), place + 1, True
    elif word in known and tokens.is_hyphen(place + 1) and tokens.lower(place + 2) == "long":
        plural, end, long = word, place + 3, True
    elif word in known and tokens.lower(place - 1) in _LASTING:
        plural, end, long = word, place + 1, False
    else:
        return None
    low, high = known[plural]
    return VagueTime(end, low, high, plural.removesuffix("s"), long)


def vague_time_words() -> frozenset[str]:
    """The words with which a length of time without its number begins."""
    return frozenset(form for plural in vague_units() for form in (plural, f"{plural}long"))
