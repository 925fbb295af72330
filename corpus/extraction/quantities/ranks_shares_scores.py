"""Reads ordinals, shares and scores: the third case, one in five, 3-1.

Each reader takes the place of a token and returns what begins there, or None:

    ordinal_at    the third case, its 5th day, No. 5                       value 3, 5, 5
    share_at      two thirds, three in four, half the troops               66.67, 75, 50 percent
    score_at      3-1, 52 to 48, 79 votes in favor and 63 against          1 and 3, 48 and 52 …

The words that they know are in `numbers.toml` and `names.toml`. A place is the index of a token.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from corpus.extraction.quantities.amounts import amount_at, qualifier_before
from corpus.extraction.quantities.counted_noun import is_plural_noun
from corpus.extraction.quantities.figure import unit_at
from corpus.extraction.quantities.numbers import Numeral, numeral_at, rank_in_words, words
from corpus.extraction.quantities.tokens import HYPHENS, RANK_ENDINGS, Tokens, word_list

_MOST_DIGITS = 9
"""Digits of the longest ordinal or score; Python refuses to read thousands of them."""


# Ordinals


class Ordinal(NamedTuple):
    """An ordinal, from the token `start` to the one before `end`."""

    start: int
    end: int
    value: int


def ordinal_at(tokens: Tokens, place: int) -> Ordinal | None:
    """The ordinal at a place: the third case, its 5th day, No. 5, or None."""
    token = tokens.at(place)
    if token.is_number:
        return _ordinal_in_digits(tokens, place)
    if token.lower in {"no", "nos", "number"}:
        return _numbered(tokens, place)
    value, end = rank_in_words(tokens, place)
    is_two_words = end - place == 2  # twenty first: only a hyphen says that it is one number
    if not value or is_two_words or (value <= 2 and not _is_counted(tokens, place)):
        return None
    return Ordinal(place, end, value)


def _ordinal_in_digits(tokens: Tokens, place: int) -> Ordinal | None:
    """The ordinal 5th or 2nd."""
    text = tokens.at(place).text.replace(",", "")
    has_ending = tokens.lower(place + 1) in RANK_ENDINGS and tokens.is_glued(place + 1)
    is_ordinal = has_ending and text.isdigit() and len(text) <= _MOST_DIGITS
    return Ordinal(place, place + 2, int(text)) if is_ordinal else None


def _numbered(tokens: Tokens, place: int) -> Ordinal | None:
    """The ordinal No. 5, number 5."""
    at = place + 1 + (tokens.lower(place + 1) == ".")
    token, then = tokens.at(place), tokens.at(at)
    is_marked = token.text == "No" or token.lower == "number"
    if is_marked and then.is_number and then.text.isdigit() and len(then.text) <= 3:
        return Ordinal(place, at + 1, int(then.text))
    return None


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
    has_to = False
    while tokens.lower(at) in known.before_ranks:
        has_to = has_to or tokens.lower(at) == "to"
        at -= 1
    return at if tokens.lower(at) in (known.moving if has_to else known.ranking) else -1


# Shares


_ROUND_SHARE = Fraction(4)
"""The step of a share in words, in percent: "half" is said of 48 to 52."""
_OF_A_WHOLE = frozenset({"of", "the", "its", "their", "his", "her", "our", "all", "that"})
"""Words after "half" as a share: half the troops, half of all troops."""
_AFTER_SHARE = frozenset({"of", "more", "less", "fewer", "higher", "lower", "as"})
"""Words after "a third" that show that it is no ordinal: a third of the troops."""
_AFTER_CHANGE = frozenset(
    {"in", "among", "since", "to", "from", "for", "on", "at", "over", "during", "and", "compared"}
    | {"this", "last", "within", "between", "after", "across"}
)
"""Words after "fell by a third" that show that it is a share: fell by a third in patients."""
_ONLY_BEFORE_NUMBERS = frozenset({"nearly", "almost", "roughly", "more", "less", "at", "up"})
"""Words that open a qualifier and are seldom prepositions: fell more than a third last year."""


def share_at(tokens: Tokens, place: int) -> Numeral | None:
    """The share at a place, in percent: two thirds, three in four, half the troops."""
    if tokens.lower(place) == "half":
        return _half(tokens, place)
    return _ratio(tokens, place) or _fraction(tokens, place)


def _percent(value: Fraction, end: int) -> Numeral:
    return Numeral(end, 100 * value, 100 * value, _ROUND_SHARE, written=True)


def _half(tokens: Tokens, place: int) -> Numeral | None:
    """Half the troops, but not half a million."""
    after = tokens.lower(place + 1)
    if after not in _OF_A_WHOLE or tokens.lower(place + 2) in words().magnitudes:
        return None
    return _percent(Fraction(1, 2), place + 1)


def _ratio(tokens: Tokens, place: int) -> Numeral | None:
    """One in five, nine out of 10, one-in-three."""
    if not (tokens.at(place).is_number or tokens.lower(place) in words().cardinals):
        return None
    at = tokens.past_hyphen(place + 1)
    is_out_of = tokens.lower(at) == "out" and tokens.lower(at + 1) == "of"
    if not is_out_of and tokens.lower(at) != "in":
        return None
    at = tokens.past_hyphen(at + 1 + is_out_of)
    at += tokens.lower(at) == "every"
    part, whole = numeral_at(tokens, place), numeral_at(tokens, at)
    if not part or not whole or part.end > at or not 0 < part.low < whole.low or whole.vague:
        return None
    unit = unit_at(tokens, whole.end)
    if unit is not None and unit[1].kind == "duration":
        return None  # the first one in seven years
    is_ratio = is_out_of or (part.low.denominator == 1 and _is_round(whole.low))
    return _percent(part.low / whole.low, whole.end) if is_ratio else None


def _is_round(whole: Fraction) -> bool:
    """Whether a number fits "one in …" and is no year: one in 50, but not "one in 2015"."""
    is_small = whole <= 20 or (whole <= 1000 and whole % 50 == 0)
    return is_small or (whole > 2000 and whole % 1000 == 0)


def _fraction(tokens: Tokens, place: int) -> Numeral | None:
    """Two thirds, three-quarters, a fifth of."""
    known, first = words(), tokens.lower(place)
    count = 1 if first in {"a", "an"} else known.cardinals.get(first, 0)
    at = tokens.past_hyphen(place + 1)
    part = tokens.lower(at)
    parts = known.parts.get(part, 0)
    if not 0 < count < parts or (count > 1) != part.endswith("s"):
        return None
    if count == 1 and not (_ends_share(tokens, at + 1) or _is_change_by(tokens, place, at + 1)):
        return None  # a third man
    end = at + 1 + (tokens.lower(at + 1) == "of")
    unit = end + (tokens.lower(end) in {"a", "an"})
    if tokens.lower(unit) in known.magnitudes or unit_at(tokens, unit):
        return None  # a quarter of a million, a third of a mile
    return _percent(Fraction(count, parts), at + 1)


def _ends_share(tokens: Tokens, place: int) -> bool:
    """Whether no noun follows "a third", which makes it a share; "a third man" is an ordinal."""
    after = tokens.at(place)
    if tokens.is_hyphen(place) or after.text in HYPHENS:
        return False  # "a half-hour delay"
    return not after.is_word or after.lower in _AFTER_SHARE


def _is_change_by(tokens: Tokens, place: int, end: int) -> bool:
    """Whether a share says how much something changed: fell by more than a third in patients."""
    start, _ = qualifier_before(tokens, place)
    is_change = tokens.lower(start - 1) == "by" or tokens.lower(start) in _ONLY_BEFORE_NUMBERS
    return is_change and tokens.lower(end) in _AFTER_CHANGE


def qualifier_words(tokens: Tokens, start: int, end: int) -> str:
    """The words before the number of the figure from token `start` to the one before `end`.

    "at least" for "at least a third of the troops"; empty for none.
    """
    numbers = (at for at in range(start, end) if amount_at(tokens, at) or share_at(tokens, at))
    until = next(numbers, end)
    end = tokens.at(until - 1).end
    return tokens.text[tokens.at(start).start : end] if until > start else ""


# Scores and votes


_HIGHEST_SCORE = 500
_SCORED = frozenset({"votes", "points", "goals", "games", "sets", "frames"})
"""Words between two numbers of a score: 312 votes to 240."""
_CONTEST_REACH = 6
"""Tokens before a score in which a word for a contest may stand: won 3-1."""
_BEFORE_RANGE = frozenset({"between", "from", "about", "$", "£", "€"})
_AFTER_RANGE = frozenset({"percent", "million", "billion", "per", "years"})
"""Words after two numbers by which they are a range, not a score: 3-5 percent."""
_FOR, _AGAINST = frozenset({"for", "favor", "favour", "yes"}), frozenset({"against", "no"})
_VOTE_REACH = 5
"""The most tokens between a number of votes and "for": 79 members voted in favor."""
_VOTING = frozenset(
    {"and", "to", ",", "with", "while", "voted", "voting", "votes", "in", "another"}
)
"""Words between the parts of a vote, besides plurals such as "members"."""


class Score(NamedTuple):
    """The two numbers of a score or a vote, the lesser one first."""

    end: int
    low: int
    high: int


def score_at(tokens: Tokens, place: int) -> Score | None:
    """The score or vote at a place: 3-1, 52 to 48, seven-to-two, 79 in favor and 63 against."""
    first, at = _whole_number(tokens, place), place + 1
    if first is None:
        return None
    if tokens.lower(at) in _SCORED and tokens.lower(at + 1) == "to":
        at += 1  # 312 votes to 240
    has_to = tokens.lower(tokens.past_hyphen(at)) == "to"
    has_hyphen = tokens.lower(at) in HYPHENS and tokens.is_glued(at) and tokens.is_glued(at + 1)
    if not (has_hyphen or has_to):
        return _vote_at(tokens, place)
    at = tokens.past_hyphen(tokens.past_hyphen(at) + 1) if has_to else at + 1
    second = _whole_number(tokens, at)
    if second is None or not _is_score(tokens, place, at + 1, is_rising=first < second):
        return None
    low, high = sorted((first, second))
    return Score(at + 1, low, high) if high <= _HIGHEST_SCORE else None


def _whole_number(tokens: Tokens, place: int) -> int | None:
    """The number in digits or one word at a place, or None."""
    text = tokens.at(place).text
    if text.isdigit() and tokens.at(place).is_number and len(text) <= _MOST_DIGITS:
        return int(text)
    return words().cardinals.get(text.lower())


def _is_score(tokens: Tokens, place: int, end: int, *, is_rising: bool) -> bool:
    """Whether two numbers from a place on are a score, not a range such as 3-5 percent.

    Beside them stands a word for a contest. With the lesser number first (`is_rising`), they have
    to be written in digits and must not follow a word such as "between".
    """
    if tokens.is_glued(end) and tokens.lower(end) in HYPHENS | {"%", "/"}:
        return False
    places = (*range(place - _CONTEST_REACH, place), *range(place + 1, end + 3))
    is_contest = not word_list("names", "contest").isdisjoint({tokens.lower(at) for at in places})
    if not is_contest or tokens.lower(end) in _AFTER_RANGE:
        return False
    is_range = tokens.lower(place - 1) in _BEFORE_RANGE
    return not is_rising or (tokens.at(place).is_number and not is_range)


def _vote_at(tokens: Tokens, place: int) -> Score | None:
    """The vote at a place whose two sides are named: 79 votes in favor and 63 against."""
    reach = range(place + 1, place + 1 + _VOTE_REACH)
    end = next((at for at in reach if tokens.lower(at) in _FOR), 0)
    between = (at for at in range(place + 1, end) if tokens.lower(at) not in _VOTING)
    if not end or any(not is_plural_noun(tokens.lower(at)) for at in between):
        return None
    second = end + 1
    while tokens.lower(second) in _VOTING:
        second += 1
    against = second + 1
    while tokens.lower(against) in _VOTING - {","} or is_plural_noun(tokens.lower(against)):
        against += 1
    yes, no = _whole_number(tokens, place), _whole_number(tokens, second)
    if yes is None or no is None or tokens.lower(against) not in _AGAINST:
        return None
    return Score(against + 1, *sorted((yes, no)))
