"""Words that stand for each other in two tellings of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.extraction.quotes.speaker_lexicon import people
from corpus.findings.word_diff import Change, changes_between
from corpus.findings.wording_model import Both, Narrated, Rewording
from corpus.language.lexicon import diction
from corpus.language.tokenizer import Word
from corpus.language.word_frequency__rarity import is_plain
from corpus.model import Span

_MOST = 3
"""Words that can stand for others; more are another sentence."""
_FRAME = 2
"""Words that say something, which stand around them in both."""
_PREFIX = 5
"""Words that begin with so many letters alike are one word: Russia, Russian."""


def swaps(both: Both) -> Iterator[Rewording]:
    """The words of one passage that have others in their place, between words that both have."""
    one, other = both.a.narrated, both.b.narrated
    if len(one.stems & other.stems) < _FRAME:
        return
    found = changes_between(one.passage.text, one.words, other.passage.text, other.words)
    for at, change in enumerate(found):
        if change.kind == "replace" and _framed(found, at, one):
            ours, theirs = one.passage.span.inside(change.a), other.passage.span.inside(change.b)
            told = both.a.tells(ours) and both.b.tells(theirs)
            if told and one.is_own(ours) and other.is_own(theirs):
                a, b = _kept(one, change.a), _kept(other, change.b)
                if a and len(a) == len(b) and not _same_stems(a, b):
                    yield Rewording("swap", frozenset((a, b)), ours, theirs)


def _framed(found: Sequence[Change], at: int, told: Narrated) -> bool:
    """Whether both tell the same right before and after, and something of weight."""
    if not 0 < at < len(found) - 1:
        return False
    around = told.within(found[at - 1].a)[-3:] + told.within(found[at + 1].a)[:3]
    weighty = sum(not is_plain(word.stem) for word in around)
    return len(around) > 3 and weighty >= _FRAME


def _kept(told: Narrated, span: Span) -> tuple[str, ...]:
    """The stems of what the words in a span say, if these can stand for others."""
    found = told.within(span)
    if not 1 <= len(found) <= _MOST or any(word.is_figure for word in found):
        return ()
    table = people()
    written = [told.passage.text[word.start : word.end] for word in found]
    known = [word.lower().replace("’", "'") for word in written]
    if any(word in table.calendar or word in diction().verbs for word in known):
        return ()
    if any(as_is[0].isupper() for as_is in written):
        return ()  # what somebody is called
    small = [form for form in known if form in table.function | table.determiners | {"to"}]
    if len(small) > 1 or len(small) == len(found) or not _close(found):
        return ()
    return tuple(word.stem for word, form in zip(found, known, strict=True) if form not in small)


def _close(found: Sequence[Word]) -> bool:
    """Whether nothing but a space or a hyphen parts the words."""
    return all(after.start - before.end <= 1 for before, after in pairwise(found))


def _same_stems(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return any(
        one == other or (len(one) >= _PREFIX and one[:_PREFIX] == other[:_PREFIX])
        for one in a
        for other in b
    )
