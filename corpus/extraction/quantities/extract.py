"""Extracts the figures of a sentence: `extract_figures` takes its text and returns its figures.

For "Some 7,000 Russian troops left on Friday.", these are 7,000 Russian troops and a date. Most
sentences have none, which a cheap check finds. The tokens of the others are looked at in turn:

1. one that can begin no figure is passed: "troops", "left";
2. so is a number that is part of a name: 7-Eleven (`not_figures`);
3. a reader of each kind is tried: date, time, score, length of time, share, ordinal, amount;
4. in a list, what was said before is added: "won 41 seats and the Greens 28" (seats).

A place is the index of a token.
"""

from __future__ import annotations

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
    rate_after,
    shared_out,
    vague_units,
)
from corpus.extraction.quantities.not_figures import (
    after_capital,
    end_of_name,
    figure_openers,
    is_pronoun,
    may_hold_figure,
)
from corpus.extraction.quantities.numbers import past_half, words
from corpus.extraction.quantities.outcomes import NO_OUTCOME, is_outcome_beside, outcome_of
from corpus.extraction.quantities.periods import time_at, vague_time_at
from corpus.extraction.quantities.ranks_shares_scores import (
    ordinal_at,
    ranking_verb,
    score_at,
    share_at,
)
from corpus.extraction.quantities.tokens import Tokens
from corpus.language.tokenizer import Token


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
    if not may_hold_figure(text):
        return ()
    tokens = Tokens.of(text, known)
    return tuple(found.figure(tokens, start) for found in _found(tokens, published))


# The tokens in turn


def _found(tokens: Tokens, published: date | None) -> Iterator[Found]:
    """Yield the figures among the tokens."""
    place, begin, signs = 0, figure_openers(), currency_signs()
    counted: nouns.Noun | None = None  # the last noun that was counted, and the last sum, which
    paid: Found | None = None  # later figures of a list may leave out
    while place < len(tokens.all):
        token = tokens.all[place]
        if not (
            token.kind == "number" or tokens.lowers[place] in begin or tokens.lowers[place] in signs
        ):
            place += 1
        elif end := end_of_name(tokens, place):
            place = max(end, place + 1)
        elif found := _figure_at(tokens, place, published):
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
            elif counted and _leaves_out(tokens, found, counted.end, _LIST_REACH):
                found = replace(found, head=counted.head, named=(counted.start, counted.end))
            yield found
            place = max(found.end, place + 1)
        else:
            place = _past(tokens, place)


_LISTING = frozenset({"and", ",", ";", "while", "with", "to"})
"""Words before the name in a list that leaves the noun out: won 41 seats and the Greens 28."""
_LIST_REACH, _SUM_REACH = 12, 18
"""The most tokens from a noun, or from a sum, to a later number that leaves it out."""
_LEAST_SUM = 1000
"""Lesser numbers after a sum are counts, as the 28 of "$3 million and the Greens 28"."""


def _leaves_out(tokens: Tokens, found: Found, end: int, reach: int) -> bool:
    """Whether a count after a name counts what an earlier figure of the list does: the Greens 28.

    `end` is the place after that; the count is at most `reach` tokens on, in the same sentence.
    """
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


# A figure


_MORE = frozenset({"another", "additional", "extra", "further"})
"""Words beside a number by which only what was added is counted: another 7,000."""
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
        is_count = self.kind == "count"
        outcome = outcome_of(tokens, self.start, self.end, self.noun) if is_count else NO_OUTCOME
        end, of, head = self.end, "", ""
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
        per = per or shared_out(tokens, self.start, end)
        span = Span(offset + tokens.at(self.start).start, offset + tokens.at(end - 1).end)
        return Figure(
            span, self.kind, self.low, self.high, self.unit, self.qualifier, of, head, *outcome,
            self.step, more, per,
        )  # fmt: skip

    def _rate(self, tokens: Tokens, end: int) -> tuple[int, str]:
        """The end of the figure including "a day" and the like, and that unit: "day"; or ""."""
        if self.kind not in _RATED:
            return end, ""
        return rate_after(tokens, end, is_price=self.kind == "money")


# Readers: what begins at a place


def _figure_at(tokens: Tokens, place: int, published: date | None) -> Found | None:
    """The figure whose number is at a place, as the first reader finds it, or None."""
    if tokens.lower(place) in {"a", "an"}:
        then = tokens.at(place + 1)
        if (
            then.is_word
            and then.lower not in _after_article()
            and not past_half(tokens, place + 2)  # an hour and a half
        ):
            return None  # as all of these would find out: "a" and "an" are most of the places
    return (
        _date(tokens, place, published)
        or _time(tokens, place)
        or _score(tokens, place)
        or _vague_time(tokens, place)
        or _share(tokens, place)
        or _ordinal(tokens, place)
        or _amount(tokens, place)
    )


@cache
def _after_article() -> frozenset[str]:
    """The words that may follow "a" or "an" in a figure: a dozen, a third, within a week."""
    known = words()
    return frozenset(
        {*known.magnitudes, *known.parts, "several", "few", "couple", "half", "quarter"}
        | {plural.removesuffix("s") for plural in vague_units()}
    )


def _date(tokens: Tokens, place: int, published: date | None) -> Found | None:
    """A day, a month or another date."""
    when = dates.date_at(tokens, place, published)
    if when is None:
        return None
    low, high = float(when.low), float(when.high)
    said: Qualifier = "between" if when.is_span else ""
    return Found("date", when.start, when.end, low, high, when.unit, said, when.recurs_after)


def _time(tokens: Tokens, place: int) -> Found | None:
    """A time of day: about 5 p.m."""
    if not (when := time_at(tokens, place)):
        return None
    start, qualifier = amounts.qualifier_before(tokens, place)
    return Found("time", start, when.end, when.value, when.value, "time", qualifier)


def _score(tokens: Tokens, place: int) -> Found | None:
    """A score or a vote: 3-1."""
    result = score_at(tokens, place)
    return result and Found("score", place, result.end, result.low, result.high, "score")


def _vague_time(tokens: Tokens, place: int) -> Found | None:
    """A length of time without its number: within days, a monthslong inquiry."""
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
    """A share, with its noun: two thirds of the troops."""
    if not (part := share_at(tokens, place)):
        return None
    start, qualifier = amounts.qualifier_before(tokens, place)
    noun = nouns.noun_after(tokens, part.end, singular=False)
    is_before_object = noun and noun.head == part.end and tokens.lower(part.end + 1) in _AFTER_VERBS
    if is_before_object and not rate_after(tokens, part.end + 1, is_price=False)[1]:
        noun = None  # 1 in 4 sleeps less than six hours, but: 1 in 4 homes a year
    low, high = float(part.low), float(part.high)
    return Found("percent", start, part.end, low, high, "%", qualifier, float(part.step), noun)


_OFTEN = 2
"""Up to this rank, an ordinal before a plural does not count: the first houses."""


def _ordinal(tokens: Tokens, place: int) -> Found | None:
    """An ordinal with its noun, or with the verb that it is the result of: finished second."""
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


# Amounts: counts, ages and measures


_LEAST_WITHOUT_NOUN = 20
"""Number words below this are not figures if they have no noun: "the two", "all three"."""


def _amount(tokens: Tokens, place: int) -> Found | None:
    """An age, a measure with its unit, or a count with its noun: 7,000 Russian troops."""
    value = amount_at(tokens, place)
    if value is None or not _is_figure(tokens, place, value):
        return None
    if age := _age(tokens, value):
        return age
    return _measure(tokens, place, value, value.unit) if value.unit else _count(tokens, value)


def _count(tokens: Tokens, value: Amount) -> Found | None:
    """A count; a small number in words only with a noun, a whole or an outcome beside it."""
    noun = nouns.noun_after(tokens, value.end, singular=value.is_exactly_one)
    if noun is None or noun.head < 0:
        noun = nouns.noun_before(tokens, value.start) or noun
    is_small = value.written and value.high < _LEAST_WITHOUT_NOUN and not value.qualifier
    if noun is None and is_small:
        is_of = tokens.lower(value.end) == "of"
        is_part = is_of and nouns.is_of_another_number(tokens, value.end + 1)
        if not is_part and not is_outcome_beside(tokens, value.start, value.end):
            return None
    return _plain(value, "count", "", value.end, noun)


def _is_figure(tokens: Tokens, place: int, value: Amount) -> bool:
    """Whether an amount is a figure, not part of a name and not the pronoun "one"."""
    if tokens.lower(place) in currency_signs():
        return True
    if value.written:
        if tokens.is_capital(place) and not tokens.opens_sentence(place):
            return False
        return not (value.is_exactly_one and value.unit is None and is_pronoun(tokens, place))
    is_bare = value.unit is None and value.qualifier == "" and value.low == value.high
    is_one_token = tokens.at(place).text.isdigit() and value.end == place + 1
    if not (is_bare and is_one_token and after_capital(tokens, place)):
        return True
    is_after_day = dates.is_named(tokens.lower(place - 1))  # on Friday 12 people
    is_part = tokens.lower(place + 1) == "of" and nouns.is_of_another_number(tokens, place + 2)
    return is_after_day or is_part


def _age(tokens: Tokens, value: Amount) -> Found | None:
    """An age, with whose it is: her 30s; Ada Brook, 36; a 3-year-old boy."""
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
    """A measure or a sum, with what it is of: 12 tons of oil, a $5,000 holiday."""
    if unit.kind == "temperature":
        if tokens.lower(place - 1) in {"-", "−", "minus"}:
            value = replace(value, start=place - 1, low=-value.high, high=-value.low)
        return _plain(value, unit.kind, unit.name, value.end, None)
    if unit.kind == "duration" and tokens.lower(value.end) == "ago":
        return replace(_plain(value, unit.kind, unit.name, value.end, None), head=value.end)
    is_of = tokens.lower(value.end) == "of"
    is_joined = is_of or tokens.is_hyphen(value.end) or tokens.is_hyphen(value.end - 2)
    noun = nouns.noun_after(tokens, value.end, singular=not is_of) if is_joined else None
    found = _plain(value, unit.kind, unit.name, value.end, noun)
    if unit.kind in {"length", "area"} and noun is None:
        return replace(found, head=nouns.thing_measured(tokens, value.start))
    if unit.kind == "money" and noun is None:
        return replace(found, head=nouns.thing_paid_for(tokens, value.start, value.end))
    return found


def _plain(value: Amount, kind: Kind, unit: str, end: int, noun: nouns.Noun | None) -> Found:
    """An amount as it stands, up to the token before `end`."""
    low, high, step = float(value.low), float(value.high), float(value.step)
    return Found(kind, value.start, end, low, high, unit, value.qualifier, step, noun)
