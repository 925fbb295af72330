"""The words of a sentence outside its quotations, and what can be told of one from those around it.

    Ada Brook (of Sarne) said on Monday: "We go."

`narration` returns the tokens "Ada", "Brook", "said", "on", "Monday", ":" and one, without words,
for the quotation: no full stops, and nothing in brackets. The rules for speakers ask of them

    belongs           whether a word can name a speaker: "Brook", not "said", "on" or "Monday"
    is_calendar       whether it is a day or a month: "May", not in "Theresa May"
    without_adverbs   the word before adverbs and times: "Brook" in "Brook later said"
    past_time         where the time ends that opens a sentence: in May she
    continues_speaker whether a preposition goes on naming: people familiar with the matter

A place is the index of a token.
"""

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
    if token.text[0].isdigit():  # the 48-page ruling, a 911 caller
        return "-" in token.text or (at > 0 and token.text in _EMERGENCY)
    return token.lower not in table.function_words or _is_in_name(tokens, at)


def _is_in_name(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a function word is part of a name or a description after all: Will Brook."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if before is None:  # New York
        is_new = token.lower == "new" and token.is_capital
        return is_new and len(tokens) > 1 and tokens[1].is_capital
    if token.text == "i":
        return before.is_capital  # Clos i Matheu
    if token.lower == "new" and before.lower in speaker_lexicon().determiners:
        return True  # the new president
    return token.is_capital and token.lower not in ("i", "it")


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
    if before and before.lower in _BEFORE_MONTHS:  # in May, but: Tom and April Reed
        pair = before.lower == "and" and at > 1 and tokens[at - 2].is_capital
        return not (pair and after and after.is_capital and not is_calendar(tokens, at - 2))
    if before and before.is_capital and before.lower not in table.calendar:
        return bool(after and after.text[0].isdigit())  # Theresa May, but: Sunday May 4
    if after is None or after.lower in _AFTER_NAMES:
        return after is None  # April said
    known = after.lower in table.titles or after.lower in table.calendar
    return known or not after.is_capital  # May Brook


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
    before_verb = speaker_lexicon().before_verb
    while last >= 0:
        is_small = tokens[last].lower in before_verb and not (last and tokens[last].is_capital)
        if not (is_small or _is_time(tokens, last) or _is_adverb(tokens, last, belongs_to)):
            break
        last -= 1
        if last >= 0 and tokens[last].lower == "on" and is_calendar(tokens, last + 1):
            last -= 1  # Brook on Tuesday said
    return last


def _is_time(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a word ends or opens a time: Monday, (Monday) night, (last) week, last (week)."""
    word, before = tokens[at].lower, tokens[at - 1].lower if at else ""
    if word in SPANS:
        return before in ("last", "this") or (at > 0 and is_calendar(tokens, at - 1))
    if word in ("last", "this") and at + 1 < len(tokens) and tokens[at + 1].lower in SPANS:
        return True
    return is_calendar(tokens, at)


def _is_adverb(
    tokens: Sequence[NarrationToken], at: int, belongs_to: Callable[[int], bool]
) -> bool:
    """Whether a word in -ly is an adverb, not the noun of a speaker: Brook angrily; a family."""
    if not tokens[at].lower.endswith("ly") or tokens[at].is_capital:
        return False
    before = tokens[at - 1].lower if at else ""
    if before == "," or not belongs_to(at):
        return True
    return bool(at) and belongs_to(at - 1) and before not in speaker_lexicon().determiners


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


def continues_speaker(
    tokens: Sequence[NarrationToken], at: int, belongs_to: Callable[[int], bool]
) -> bool:
    """Whether the preposition at a place continues a speaker: people familiar with the matter."""
    if not 0 < at < len(tokens):
        return False
    noun, word, table = tokens[at - 1].lower, tokens[at].lower, speaker_lexicon()
    if noun in FAMILIAR:
        return word in ("with", "to", "on", "about")
    if word == "to":
        return noun in table.nouns_with_to  # an aide to Senator Brook
    if word == "with":  # people with knowledge of it
        return at + 1 < len(tokens) and tokens[at + 1].lower in ("knowledge", "direct")
    if word == "in" and belongs_to(at + 1) and tokens[at + 1].is_capital:
        return noun in table.institutions or names_people(noun)  # police in Sarne
    return word in table.description_prepositions  # minister of


def is_for_in_name(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether the word at a place is a "for" inside a name: Democracy for America."""
    around = [word.is_capital for word in tokens[max(0, at - 2) : at + 2]]
    alone = around[-3:] == [True, False, True] and around[:-3] in ([], [False])
    return alone and tokens[at].lower == "for"
