"""The words of a sentence outside its quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from corpus.article import Span
from corpus.extraction.quotes.quotation_marks import Quotation
from corpus.extraction.quotes.speaker_lexicon import FAMILIAR, SPANS, names_people, speaker_lexicon
from corpus.language.tokenizer import Token

_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_MARKS = frozenset(",;:—–―?!…")
_JOINERS = frozenset(".'’&/‑-")
"""Signs that join both sides into one word: "7,000-strong", "AT&T"."""
_PREFIXED = re.compile(r"(?:a[ldrnstz]|el|ul|ash|bin|ben|d|l|o)[-‑'’][A-Z]")
"""How a name may begin with a small letter: al-Hadi, d'Arc."""


class NarrationToken(NamedTuple):
    """A word, a mark, or a whole quotation."""

    start: int
    """In the article's text, as `end`."""
    end: int
    text: str
    """The word or mark; empty for a quotation."""
    lower: str
    """In lower case, with straight apostrophes and without the full stops of an abbreviation."""
    is_word: bool = False
    """Not a mark and not a quotation."""
    is_capital: bool = False
    """A word that is written with a capital."""
    quotation: int = -1
    """The number of the quotation that it is, from 0."""


def narration(
    text: str,
    sentence: Span,
    quotations: Sequence[tuple[int, Quotation]],
    tokens: Sequence[Token],
) -> list[NarrationToken]:
    """The words outside quotation marks, without full stops and what stands in brackets.

    Args:
        text: the article's.
        sentence: a span of it.
        quotations: those that touch the sentence, in their order, with their numbers.
        tokens: the sentence's.

    """
    found: list[NarrationToken] = []
    at = sentence.start
    for number, quotation in quotations:
        start, end = max(at, quotation.outer.start), min(sentence.end, quotation.outer.end)
        found += _between(text, sentence.start, tokens, Span(at, start))
        found.append(NarrationToken(start, end, "", "", quotation=number))
        at = max(at, end)
    found += _between(text, sentence.start, tokens, Span(at, sentence.end))
    return found


def _between(text: str, offset: int, tokens: Sequence[Token], part: Span) -> list[NarrationToken]:
    """The words and marks of a part of the sentence that begins at `offset` in the text."""
    found = []
    new = tuple.__new__  # what NarrationToken(…) calls, in half the time
    at = bisect_left(tokens, part.start - offset, key=itemgetter(0))
    last = bisect_left(tokens, part.end - offset, lo=at, key=itemgetter(0))
    depth = 0
    while at < last:
        start, end, written, kind = tokens[at]
        at += 1
        if kind != "sign":
            if at < last and tokens[at].start == end:
                at = _past_compound(tokens, at, last)
                end = tokens[at - 1].end
                written = text[offset + start : offset + end]
        elif written in _CLOSE:
            depth = max(0, depth - 1)
            continue
        elif written in _OPEN:
            depth += 1
            continue
        elif written == "-":
            first, at = at, _past_hyphens(tokens, at, last)
            if at == first and not _is_between_spaces(text, offset + start, part):
                continue
            end = tokens[at - 1].end
            written = text[offset + start : offset + end]
        elif written not in _MARKS:
            continue
        if not depth:
            one = _read(written)
            if written == "A" and text.startswith(".", offset + end):
                one = "A", "a.", True, True  # Samuel A. Brook: no article
            found.append(new(NarrationToken, (offset + start, offset + end, *one, -1)))
    return found


def _past_compound(tokens: Sequence[Token], at: int, last: int) -> int:
    """The place after the word that the token before `at` begins, up to `last`."""
    while at < last and tokens[at].start == tokens[at - 1].end:
        if tokens[at].kind == "sign":
            then = at
            while then < last and tokens[then].text in _JOINERS and _touches(tokens, then):
                then += 1
            joins = at < then < last and tokens[then].kind != "sign" and _touches(tokens, then)
            if not joins:
                return at + (tokens[at].text in "'’")
            at = then
        at += 1
    return at


def _past_hyphens(tokens: Sequence[Token], at: int, last: int) -> int:
    """The place after the dash of two hyphens or more that the token before `at` begins."""
    while at < last and tokens[at].text == "-" and _touches(tokens, at):
        at += 1
    return at


def _touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between a token and the one before it."""
    return tokens[at].start == tokens[at - 1].end


def _is_between_spaces(text: str, at: int, part: Span) -> bool:
    """Whether a sign is a dash: spaces stand on both sides of it, the one after it in the part."""
    return text[max(0, at - 1) : at].isspace() and text[at + 1 : min(at + 2, part.end)].isspace()


@lru_cache(maxsize=1 << 16)
def _read(written: str) -> tuple[str, str, bool, bool]:
    """A word or mark, its lower case, whether it is a word, and whether it has a capital."""
    lower = written.lower().replace("’", "'").replace(".", "")
    capital = written[0].isupper() or bool(_PREFIXED.match(written))
    return written, lower, written[0].isalnum(), capital


def belongs(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a token can be part of the words for a speaker."""
    token, table = tokens[at], speaker_lexicon()
    if not token.is_word or (token.lower in table.calendar and is_calendar(tokens, at)):
        return False
    if token.text[0].isdigit():
        emergency = token.text in _EMERGENCY and at > 0  # a 911 caller
        return "-" in token.text or emergency  # the 48-page ruling
    named = at or (token.lower == "new" and tokens[1:2] and tokens[1].is_capital)  # New York
    if token.lower == "new" and at and tokens[at - 1].lower in table.determiners:
        return True  # the new president
    if token.is_capital and named and token.lower not in ("i", "it"):
        return True
    joins = token.text == "i" and at > 0 and tokens[at - 1].is_capital  # Clos i Matheu
    return joins or token.lower not in table.function_words


_EMERGENCY = frozenset({"911", "999", "112"})
_NAMES = frozenset({"jan", "april", "may", "june", "august"})
"""Months that are names of people too."""
_BEFORE_MONTHS = frozenset(
    {"in", "on", "since", "by", "until", "till", "last", "next", "this", "of", "from", "to", "for"}
    | {"early", "late", "mid", "during", "between", "before", "after", "and", "through", "every"}
)
_AFTER_NAMES = frozenset(
    {"said", "says", "told", "has", "had", "was", "is", "will", "would", "added", "who", "'s"}
    | {"wrote"}
)


def is_calendar(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether the word at a place names a day or a month, and not somebody: Theresa May."""
    word, table = tokens[at], speaker_lexicon()
    if word.lower not in table.calendar:
        return False
    if word.lower not in _NAMES or not word.is_capital:
        return True
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before and before.lower in _BEFORE_MONTHS:
        pair = before.lower == "and" and at > 1 and tokens[at - 2].is_capital
        return not (pair and after and after.is_capital and not is_calendar(tokens, at - 2))
    if before and before.is_capital and before.lower not in table.calendar:
        return bool(after and after.text[0].isdigit())
    named = (
        after
        and after.is_capital
        and after.lower not in table.titles
        and after.lower not in table.calendar
    )
    return not (named or (after and after.lower in _AFTER_NAMES))


def past_age(tokens: Sequence[NarrationToken], start: int) -> int:
    """The place after an age in five tokens that begins at a place: 61 - year - old."""
    words = [token.lower for token in tokens[start : start + 5]]
    return start + 5 if words[2:3] == ["year"] and words[4:] == ["old"] else start


def is_state(text: str, word: NarrationToken) -> bool:
    """Whether a word after a place and a comma is the state or country that it is in: Neb."""
    short = word.is_capital and text[word.end : word.end + 1] == "."
    return short or word.lower in speaker_lexicon().places


def without_adverbs(
    tokens: Sequence[NarrationToken], last: int, belongs_to: Callable[[int], bool]
) -> int:
    """The last place, up to `last`, that is no adverb or time: "Brook" in "Brook later said".

    `belongs_to` returns whether the word at a place can be part of the words for a speaker.
    """
    table = speaker_lexicon()
    while last >= 0:
        word, before = tokens[last].lower, tokens[last - 1].lower if last else ""
        after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        names = bool(last) and belongs_to(last - 1) and before not in table.determiners
        adverb = word.endswith("ly") and (names or before == "," or not belongs_to(last))
        adverb = adverb and not tokens[last].is_capital
        day = last - (word in SPANS)
        adverb = adverb or (0 <= day < last and is_calendar(tokens, day))
        adverb = adverb or (word in SPANS and before in ("last", "this"))
        adverb = adverb or (word in ("last", "this") and after in SPANS)
        small = word in table.between and not (last and tokens[last].is_capital)
        if not (adverb or small or is_calendar(tokens, last)):
            break
        last -= 1
        if last >= 0 and tokens[last].lower == "on" and is_calendar(tokens, last + 1):
            last -= 1  # Brook on Tuesday said
    return last


_BEFORE_TIMES = frozenset({"in", "on", "last", "this", "since", "by", "earlier", "late", "early"})
_IN_TIMES = SPANS | {"early", "late", "last", "this", "the", "a", "that", "mid", "same"}


def past_time(tokens: Sequence[NarrationToken]) -> int:
    """The place right after the time that opens a sentence: in May she; 0 for none."""
    if not tokens or tokens[0].lower not in _BEFORE_TIMES:
        return 0
    at = 1
    while at < len(tokens) and (
        tokens[at].lower in _IN_TIMES or tokens[at].text[:1].isdigit() or is_calendar(tokens, at)
    ):
        at += 1
    return at if 1 < at < len(tokens) else 0


def names_further(
    tokens: Sequence[NarrationToken], at: int, belongs_to: Callable[[int], bool]
) -> bool:
    """Whether the preposition at a place continues a speaker: people familiar with the matter."""
    if not 0 < at < len(tokens):
        return False
    noun, word, table = tokens[at - 1].lower, tokens[at].lower, speaker_lexicon()
    if noun in FAMILIAR:
        return word in ("with", "to", "on", "about")
    place = word == "in" and belongs_to(at + 1) and tokens[at + 1].is_capital
    settled = noun in table.institutions or names_people(noun)
    to = word == "to" and noun in table.serving  # an aide to Senator Brook
    after = [token.lower for token in tokens[at + 1 : at + 2]]
    knowing = word == "with" and after in (["knowledge"], ["direct"])
    return word in table.naming or to or knowing or (place and settled)


def goes_on_for(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a name of one word goes on after "for" with another: Democracy for America."""
    around = [word.is_capital for word in tokens[max(0, at - 2) : at + 2]]
    alone = around[-3:] == [True, False, True] and around[:-3] in ([], [False])
    return alone and tokens[at].lower == "for"
