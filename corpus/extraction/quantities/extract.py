"""Extracts the figures of a sentence: for each token, readers of one kind each are tried in turn.

A place is the index of a token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from corpus.article import Span
from corpus.extraction.quantities import ages, amounts, dates
from corpus.extraction.quantities import counted_noun as nouns
from corpus.extraction.quantities.amounts import Amount, amount_at
from corpus.extraction.quantities.figure import (
    Figure,
    Kind,
    Qualifier,
    Unit,
    currency_signs,
    vague_units,
)
from corpus.extraction.quantities.not_figures import after_capital, end_of_name, is_pronoun
from corpus.extraction.quantities.numbers import past_half, words
from corpus.extraction.quantities.outcomes import NO_OUTCOME, is_outcome_beside, outcome_of
from corpus.extraction.quantities.periods import time_at, vague_time_at, vague_time_words
from corpus.extraction.quantities.ranks_shares_scores import (
    ordinal_at,
    ranking_verb,
    score_at,
    share_at,
)
from corpus.extraction.quantities.tokens import Tokens, word_list
from corpus.language.tokenizer import Token

_MORE = frozenset({"another", "additional", "extra", "further"})
_RATED = frozenset({"count", "money", "length", "area", "mass", "volume", "power", "energy"})
"""Kinds of figures that may be a rate: 900 barrels a day."""


@dataclass(frozen=True, slots=True)
class Found:
    """A figure as a reader finds it: from token `start` to the one before `end`."""

    kind: Kind
    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    qualifier: Qualifier = ""
    step: float = 0.0
    noun: nouns.Noun | None = None
    head: int = -1
    """The place of a word that says what it is about, if no counted noun does."""
    named: tuple[int, int] | None = None
    """The range of the person whose age it is, or of a noun that stands earlier in a list."""

    def figure(self, tokens: Tokens, offset: int) -> Figure:
        """The figure with its span, counted from `offset`, and what it counts."""
        end, of, head, outcome = self.end, "", "", NO_OUTCOME
        if self.kind == "count":
            outcome = outcome_of(tokens, self.start, self.end, self.noun)
        more = tokens.lower(self.start - 1) in _MORE or any(
            tokens.lower(at) in _MORE for at in range(self.end, self.head)
        )
        if noun := self.noun:
            more = more or noun.more
            if noun.head >= 0:
                of = tokens.text[tokens.at(noun.start).start : tokens.at(noun.end - 1).end]
                head = nouns.noun_stem(tokens, noun.head)
                end = max(end, noun.end) if noun.start >= self.end else end
        if self.named:
            first, last = self.named
            of = tokens.text[tokens.at(first).start : tokens.at(last - 1).end]
        if self.head >= 0 and not head:
            head = nouns.noun_stem(tokens, self.head)
        end, per = self._rate(tokens, end)
        per = per or amounts.shared_out(tokens, self.start, end)
        span = Span(offset + tokens.at(self.start).start, offset + tokens.at(end - 1).end)
        return Figure(
            span, self.kind, self.low, self.high, self.unit, self.qualifier, of, head, *outcome,
            self.step, more, per,
        )  # fmt: skip

    def _rate(self, tokens: Tokens, end: int) -> tuple[int, str]:
        """The end of the figure including "a day" and the like, and that unit: "day"; or ""."""
        if self.kind not in _RATED:
            return end, ""
        return amounts.rate_after(tokens, end, is_price=self.kind == "money")


_OFTEN = 2
"""Up to this rank, an ordinal before a plural does not count: the first houses."""
_LEAST_WITHOUT_NOUN = 20
"""Number words below this are not figures if they have no noun: "the two", "all three"."""


def read_amounts(tokens: Tokens, place: int, published: date | None) -> Found | None:
    """The figure whose number is at a place; None for none."""
    if tokens.lower(place) in {"a", "an"}:
        then = tokens.at(place + 1)
        if (
            then.is_word
            and then.lower not in _after_article()
            and not past_half(tokens, place + 2)  # an hour and a half
        ):
            return None  # as all of these would find out: "a" and "an" are most of the places
    return (
        _moment(tokens, place, published)
        or _time(tokens, place)
        or _score(tokens, place)
        or _vague_time(tokens, place)
        or _share(tokens, place)
        or _ordinal(tokens, place)
        or _amount(tokens, place)
    )


def _moment(tokens: Tokens, place: int, published: date | None) -> Found | None:
    """A day, a month or another date."""
    when = dates.date_at(tokens, place, published)
    if when is None:
        return None
    low, high = float(when.low), float(when.high)
    said: Qualifier = "between" if when.is_span else ""
    return Found("date", when.start, when.end, low, high, when.unit, said, when.returns)


def _time(tokens: Tokens, place: int) -> Found | None:
    if not (when := time_at(tokens, place)):
        return None
    start, qualifier = amounts.qualifier_before(tokens, place)
    return Found("time", start, when.end, when.value, when.value, "time", qualifier)


def _score(tokens: Tokens, place: int) -> Found | None:
    result = score_at(tokens, place)
    return result and Found("score", place, result.end, result.low, result.high, "score")


def _vague_time(tokens: Tokens, place: int) -> Found | None:
    if not (time := vague_time_at(tokens, place)):
        return None
    noun = nouns.noun_after(tokens, time.end, singular=True) if time.is_long else None
    low, high = float(time.low), float(time.high)
    said: Qualifier = "vague" if low < high else ""
    return Found("duration", place, time.end, low, high, time.unit, said, low, noun)


_AFTER_VERBS = frozenset(
    {"less", "more", "too", "no", "the", "a", "an", "his", "her", "their", "its", "my", "our"}
    | {"it", "them", "him", "us", "me", "themselves", "himself", "herself", "your"}
)
"""Words after a word in -s by which it is a verb, not a plural: sleeps less."""


def _share(tokens: Tokens, place: int) -> Found | None:
    if not (part := share_at(tokens, place)):
        return None
    start, qualifier = amounts.qualifier_before(tokens, place)
    noun = nouns.noun_after(tokens, part.end, singular=False)
    is_before_object = noun and noun.head == part.end and tokens.lower(part.end + 1) in _AFTER_VERBS
    if is_before_object and not amounts.rate_after(tokens, part.end + 1, is_price=False)[1]:
        noun = None  # 1 in 4 sleeps less than six hours, but: 1 in 4 homes a year
    low, high = float(part.low), float(part.high)
    return Found("percent", start, part.end, low, high, "%", qualifier, float(part.step), noun)


def _ordinal(tokens: Tokens, place: int) -> Found | None:
    if not (order := ordinal_at(tokens, place)):
        return None
    noun = nouns.noun_after(tokens, order.end, singular=True)
    if noun is None and (verb := ranking_verb(tokens, place)) >= 0:
        return Found("ordinal", order.start, order.end, order.value, order.value, head=verb)
    if noun is None or tokens.lower(noun.start) in words().cardinals:
        return None
    if order.value <= _OFTEN and nouns.is_plural_noun(tokens.lower(noun.head)):
        return None  # the first houses
    return Found("ordinal", order.start, order.end, order.value, order.value, noun=noun)


def _amount(tokens: Tokens, place: int) -> Found | None:
    value = amount_at(tokens, place)
    if value is None or not _counts(tokens, place, value):
        return None
    if age := _age(tokens, value):
        return age
    if value.unit:
        return _measure(tokens, place, value, value.unit)
    noun = nouns.noun_after(tokens, value.end, singular=value.one)
    if noun is None or noun.head < 0:
        noun = nouns.noun_before(tokens, value.start) or noun
    is_part = tokens.lower(value.end) == "of" and nouns.is_of_another_number(tokens, value.end + 1)
    is_small = value.written and value.high < _LEAST_WITHOUT_NOUN and not value.qualifier
    is_outcome = noun is None and is_outcome_beside(tokens, value.start, value.end)
    if noun is None and is_small and not (is_part or is_outcome):
        return None
    return _plain(value, "count", "", value.end, noun)


def _age(tokens: Tokens, value: Amount) -> Found | None:
    if end := ages.decade_ends(tokens, value):
        low = float(value.low)
        return Found("age", value.start, end, low, low + 9, "year", "between")
    if not (end := ages.age_ends(tokens, value)):
        return None
    joined = any(tokens.is_hyphen(at) for at in range(value.start, end))
    noun = nouns.noun_after(tokens, end, singular=True) if joined else None
    found = _plain(value, "age", value.unit.name if value.unit else "year", end, noun)
    if noun or end != value.end:
        return found
    named = ages.person_of(tokens, value)
    return replace(found, named=named, head=named[1] - 1) if named[0] < named[1] else found


def _measure(tokens: Tokens, place: int, value: Amount, unit: Unit) -> Found:
    if unit.kind == "temperature":
        if tokens.lower(place - 1) in {"-", "−", "minus"}:
            value = replace(value, start=place - 1, low=-value.high, high=-value.low)
        return _plain(value, unit.kind, unit.name, value.end, None)
    if unit.kind == "duration" and tokens.lower(value.end) == "ago":
        return replace(_plain(value, unit.kind, unit.name, value.end, None), head=value.end)
    joined = tokens.lower(value.end) == "of" or tokens.is_hyphen(value.end)
    joined = joined or tokens.is_hyphen(value.end - 2)
    noun = (
        nouns.noun_after(tokens, value.end, singular=tokens.lower(value.end) != "of")
        if joined
        else None
    )
    found = _plain(value, unit.kind, unit.name, value.end, noun)
    if unit.kind in {"length", "area"} and noun is None:
        return replace(found, head=_measured_before(tokens, value.start))
    if unit.kind == "money" and noun is None:
        return replace(found, head=nouns.thing_paid_for(tokens, value.start, value.end))
    return found


_NO_SIZES = frozenset({"total", "rest", "half", "most", "some", "number", "average", "each"})


def _measured_before(tokens: Tokens, start: int) -> int:
    """The place of the noun whose size a figure is: a tunnel of 54 kilometers; -1 for none."""
    at, word = start - 2, tokens.lower(start - 2)
    is_noun = tokens.lower(start - 1) == "of" and word.isalpha() and not tokens.is_capital(at)
    return (
        at if is_noun and word not in _NO_SIZES and word not in word_list("nouns", "ends") else -1
    )


def _plain(value: Amount, kind: Kind, unit: str, end: int, noun: nouns.Noun | None) -> Found:
    low, high, step = float(value.low), float(value.high), float(value.step)
    return Found(kind, value.start, end, low, high, unit, value.qualifier, step, noun)


def _counts(tokens: Tokens, place: int, value: Amount) -> bool:
    """Whether an amount is a figure, not part of a name and not the pronoun "one"."""
    if tokens.lower(place) in currency_signs():
        return True
    if value.written:
        if tokens.is_capital(place) and not tokens.opens_sentence(place):
            return False
        return not (value.one and value.unit is None and is_pronoun(tokens, place))
    bare = value.unit is None and value.qualifier == "" and value.low == value.high
    plain = tokens.at(place).text.isdigit() and value.end == place + 1
    is_weekday = dates.is_named(tokens.lower(place - 1))
    is_part = tokens.lower(place + 1) == "of" and nouns.is_of_another_number(tokens, place + 2)
    return is_weekday or is_part or not (bare and plain and after_capital(tokens, place))


_WORD = re.compile("[a-z]+")


def extract_figures(
    text: str,
    published: date | None = None,
    start: int = 0,
    known: tuple[Token, ...] | None = None,
) -> tuple[Figure, ...]:
    """The figures of a sentence in its order; spans are counted from `start`.

    Weekdays and "yesterday" are resolved against the day of publication. `known` are the text's
    tokens, where they have been made before.

    >>> [(figure.low, figure.of) for figure in extract_figures("Some 7,000 troops left.")]
    [(7000.0, 'troops')]
    """
    if not _may_hold(text):
        return ()
    tokens = Tokens.of(text, known)
    return tuple(found.figure(tokens, start) for found in _found(tokens, published))


@cache
def _first_words() -> frozenset[str]:
    """The words a figure can begin with."""
    known = words()
    return frozenset(
        {*known.cardinals, *known.vague, *known.ordinals, *known.signs, *dates.first_words()}
        | vague_time_words()
        | {"noon", "midnight", "a", "an", "half", "several", "few", "no", "number"}
    )


@cache
def _after_article() -> frozenset[str]:
    """The words that may follow "a" or "an" in a figure: a dozen, a third, within a week."""
    known = words()
    return frozenset(
        {*known.magnitudes, *known.parts, "several", "few", "couple", "half", "quarter"}
        | {plural.removesuffix("s") for plural in vague_units()}
    )


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"[0-9{''.join(words().signs)}]")


@cache
def _required_words() -> frozenset[str]:
    """A text without digits holds a figure only if it has one of these words."""
    known = words()
    every = _first_words() | known.magnitudes.keys() | known.parts.keys() | {"couple"}
    every |= {plural.removesuffix("s") for plural in vague_units()}  # lasted an hour
    return every - {"a", "an", "several", "few", "no", "number"}


def _may_hold(text: str) -> bool:
    """Whether a text may hold a figure: a cheap check that rules out most sentences."""
    return bool(_signs().search(text)) or not _required_words().isdisjoint(
        _WORD.findall(text.lower())
    )


def _found(tokens: Tokens, published: date | None) -> Iterator[Found]:
    place, begin, signs = 0, _first_words(), currency_signs()
    counted: nouns.Noun | None = None
    paid: Found | None = None
    while place < len(tokens.all):
        token = tokens.all[place]
        if not (
            token.kind == "number" or tokens.lowers[place] in begin or tokens.lowers[place] in signs
        ):
            place += 1
        elif end := end_of_name(tokens, place):
            place = max(end, place + 1)
        elif found := read_amounts(tokens, place, published):
            if found.kind == "count" and found.noun and found.noun.head >= 0:
                counted = found.noun
            elif found.kind == "money":
                paid = found
            elif (
                paid
                and found.low >= _LEAST_SUM
                and _leaves_out(tokens, found, paid.end, _SUM_REACH)
            ):
                found = replace(found, kind="money", unit=paid.unit)  # and Chad 3 million
            elif counted and _leaves_out(tokens, found, counted.end):
                found = replace(found, head=counted.head, named=(counted.start, counted.end))
            yield found
            place = max(found.end, place + 1)
        else:
            place = _past(tokens, place)


_LISTING = frozenset({"and", ",", ";", "while", "with", "to"})
"""Words before the name in a list that leaves the noun out: won 41 seats and the Greens 28."""
_LIST_REACH, _SUM_REACH, _LEAST_SUM = 12, 18, 1000


def _leaves_out(tokens: Tokens, found: Found, end: int, reach: int = _LIST_REACH) -> bool:
    """Whether a count after a name counts the noun of an earlier figure of the list."""
    at = found.start
    if found.kind != "count" or found.noun or not 0 < at - end <= reach:
        return False
    while tokens.is_capital(at - 1) or tokens.lower(at - 1) == "the":
        at -= 1
    goes_on = all(not tokens.opens_sentence(place) for place in range(end, at))
    return at < found.start and tokens.lower(at - 1) in _LISTING and goes_on


def _past(tokens: Tokens, place: int) -> int:
    """The place after a token that begins no figure; letters that touch a number go with it."""
    digits = tokens.at(place).is_number
    place += 1
    while (
        digits
        and tokens.is_glued(place)
        and (tokens.at(place).is_word or tokens.at(place).is_number)
    ):
        place += 1
    return place
