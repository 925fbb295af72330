"""Compares two quotes: whether they are of the same words, and where they differ.

    "The bridge will open on Friday"
    "The bridge'll open on Friday"           identical
    "I say the bridge will open on Friday"   trimmed: more at an end, or at an omission ("…")
    "The bridge will reopen on Friday"       altered: "open", "reopen"
    "We like it here"                        None: other words

`compare_quotes` aligns the words, asks if what they share is more than chance, and how they differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from corpus.extraction.quotes.quotation_marks import QuotedWord, open_contraction
from corpus.language.word_frequency import is_plain

Verdict = Literal["identical", "trimmed", "altered"]


class Difference(NamedTuple):
    """Words of one quote and the words in their place in the other; one may be empty."""

    a: tuple[QuotedWord, ...]
    b: tuple[QuotedWord, ...]


class QuoteMatch(NamedTuple):
    """How two quotes of the same words differ."""

    verdict: Verdict
    matched: int
    """The number of words that both have, in the same order."""
    differences: tuple[Difference, ...] = ()


def compare_quotes(
    a: Sequence[QuotedWord], b: Sequence[QuotedWord], *, linked: bool
) -> QuoteMatch | None:
    """How two quotes differ; None where they are different quotes.

    Args:
        a: words of the first quote.
        b: words of the second.
        linked: whether they stand in linked passages.

    """
    ours, theirs = _prepared(a), _prepared(b)
    if not ours.forms or not theirs.forms:
        return None
    if "".join(ours.forms) == "".join(theirs.forms):  # life boats, lifeboats
        enough = linked or _says_enough(ours.forms)
        return QuoteMatch("identical", len(ours.forms)) if enough else None
    if theirs.forms < ours.forms:
        # Words may align in more than one way: one order makes the result symmetric.
        turned = compare_quotes(b, a, linked=linked)
        return turned and turned._replace(
            differences=tuple(Difference(one, other) for other, one in turned.differences)
        )
    found = _contained(ours.forms, theirs.forms) or _stretch(ours.forms, theirs.forms)
    judged = _judged(ours, theirs, found, linked=linked) if found else None
    return judged or (_reordered(ours, theirs) if linked else None)


class _Side(NamedTuple):
    """One of the two quotes; its indexes are those of `forms`."""

    words: tuple[QuotedWord, ...]
    """The word of the text that each form stands for."""
    forms: tuple[str, ...]
    """The words as they are compared, contractions opened: "he is" for "he's"."""
    gaps: frozenset[int]
    """Indexes of words before which the report marks an omission ("…"); the length for the end."""
    contracted: frozenset[int]
    """Indexes of the words that a contraction stands for."""


def _prepared(words: Sequence[QuotedWord]) -> _Side:
    """The words of a quote prepared for comparison: contractions opened, omissions apart."""
    kept: list[QuotedWord] = []
    forms: list[str] = []
    gaps = set[int]()
    contracted = set[int]()
    for word in words:
        if not word.form:
            gaps.add(len(kept))
            continue
        opened = open_contraction(word.form)
        if len(opened) > 1:
            contracted.update(range(len(kept), len(kept) + len(opened)))
        kept += [word] * len(opened)
        forms += opened
    return _Side(tuple(kept), tuple(forms), frozenset(gaps), frozenset(contracted))


# Which words are aligned


class AlignedRun(NamedTuple):
    """Words that are equal in two sequences, or differ: a range of indexes in each."""

    equal: bool
    a: int
    a_end: int
    b: int
    b_end: int

    @property
    def length(self) -> int:
        """How many words the longer side has."""
        return max(self.a_end - self.a, self.b_end - self.b)

    @property
    def weight(self) -> float:
        """What it says for both being the same: equal words count 1, replaced -1, left out -½."""
        if self.equal:
            return self.length
        one_sided = self.a == self.a_end or self.b == self.b_end
        return -self.length * (0.5 if one_sided else 1)


def _contained(a: Sequence[str], b: Sequence[str]) -> list[AlignedRun]:
    """The place of the shorter quote in the longer one, if it is a part of it in one piece."""
    turned = len(b) > len(a)
    short, whole = (a, b) if turned else (b, a)
    for at in range(len(whole) - len(short) + 1):
        if whole[at] == short[0] and whole[at : at + len(short)] == short:
            end = at + len(short)
            span = (0, len(short), at, end) if turned else (at, end, 0, len(short))
            return [AlignedRun(True, *span)]
    return []


_MORE = 6
"""The most words left out between the shared stretch and a shared word near an end of the quote."""


def _stretch(a: Sequence[str], b: Sequence[str]) -> list[AlignedRun]:
    """The aligned runs of two word sequences, without shared words far from the others."""
    from rapidfuzz.distance import Indel

    steps = Indel.opcodes(a, b)
    groups = (list(run) for _, run in groupby(steps, key=lambda step: step.tag == "equal"))
    runs = [
        AlignedRun(
            run[0].tag == "equal",
            run[0].src_start,
            run[-1].src_end,
            run[0].dest_start,
            run[-1].dest_end,
        )
        for run in groups
    ]
    if not any(run.equal for run in runs):
        return []
    start, end = _heaviest(runs)
    found = _widened(a, b, runs[start:end])
    if found[0].a == runs[start].a:
        found = [*_up_to_end(a, runs[:start], min(found[0].a, found[0].b)), *found]
    a_end, b_end = found[-1].a_end, found[-1].b_end
    if a_end == runs[end - 1].a_end:
        more = min(len(a) - a_end, len(b) - b_end)
        found += reversed(_up_to_end(a, runs[end:][::-1], more))
    return found


def _up_to_end(a: Sequence[str], runs: Sequence[AlignedRun], words: int) -> list[AlignedRun]:
    """The runs between a stretch and one end of the texts, from the outermost equal one.

    Empty unless all words that the shorter side has there are in the other, among few more. Stop
    words alone count only where both texts begin or end with them.

    Args:
        a: the words of one text.
        runs: from the outside to the stretch.
        words: how many the shorter side has there.

    """
    equal = [at for at, run in enumerate(runs) if run.equal]
    whole = words > 0 and words == sum(runs[at].length for at in equal)
    if not whole or sum(run.length for run in runs[equal[0] :] if not run.equal) > _MORE:
        return []
    has_content = any(not is_plain(word) for at in equal for word in a[runs[at].a : runs[at].a_end])
    return list(runs[equal[0] :]) if has_content or equal[0] == 0 else []


def _heaviest(runs: Sequence[AlignedRun]) -> tuple[int, int]:
    """The index range of the runs with the greatest total weight (Kadane's algorithm)."""
    best, start, weight, heaviest = (0, 0), 0, 0.0, 0.0
    for at, run in enumerate(runs):
        if weight <= 0:
            start, weight = at, 0.0
        weight += run.weight
        if weight > heaviest:
            best, heaviest = (start, at + 1), weight
    return best


def _widened(a: Sequence[str], b: Sequence[str], stretch: Sequence[AlignedRun]) -> list[AlignedRun]:
    """The stretch widened by equal words right before and after it.

    The edit steps may have matched these words with others further away.
    """
    first, last = stretch[0], stretch[-1]
    before = after = 0
    while before < min(first.a, first.b) and a[first.a - before - 1] == b[first.b - before - 1]:
        before += 1
    while (
        after < min(len(a) - last.a_end, len(b) - last.b_end)
        and a[last.a_end + after] == b[last.b_end + after]
    ):
        after += 1
    found = list(stretch)
    found[0] = found[0]._replace(a=first.a - before, b=first.b - before)
    found[-1] = found[-1]._replace(a_end=last.a_end + after, b_end=last.b_end + after)
    return found


# Whether what they share is more than chance

_RUN = 3
"""Shared words in a row by which quotes in linked passages are the same …"""
_PHRASE = 2
"""… or, of a quote of two words, both …"""
_MOST, _FOUR = 0.75, 4
"""… or this part of the longer quote's words, and so many, in several pieces …"""
_PLAIN_RUN = 6
"""… or so many stop words in a row: we will do it again."""
_ANCHOR = 5
"""Shared words in a row by which quotes in passages that are not linked are the same."""
_SHARE = 0.6
"""The least part of the shorter quote that both have, if words differ inside …"""
_ENDS = 0.68
"""… and if they differ at an end, where two different quotes may overlap."""
_EDGE = 3
"""The most words at the same end of both that may differ; with more they are different quotes."""


def _is_more_than_chance(
    ours: _Side, theirs: _Side, common: Sequence[AlignedRun], *, linked: bool
) -> bool:
    """Whether the words in common are more than chance."""
    if not linked:
        return any(_says_enough(ours.forms[run.a : run.a_end]) for run in common)
    longest = max(common, key=lambda run: run.length)
    if not all(map(is_plain, ours.forms[longest.a : longest.a_end])):
        whole = max(_PHRASE, min(len(ours.forms), len(theirs.forms)))
        if longest.length >= min(_RUN, whole):
            return True
    matched = [form for run in common for form in ours.forms[run.a : run.a_end]]
    most = max(_FOUR, _MOST * max(len(ours.forms), len(theirs.forms)))
    return longest.length >= _PLAIN_RUN or (
        len(matched) >= most and sum(not is_plain(form) for form in matched) > 1
    )


def _says_enough(forms: Sequence[str]) -> bool:
    """Whether two people are unlikely to say these words by chance."""
    return len(forms) >= _ANCHOR and sum(not is_plain(form) for form in forms) > 1


# How they differ


def _judged(
    ours: _Side, theirs: _Side, found: Sequence[AlignedRun], *, linked: bool
) -> QuoteMatch | None:
    """The verdict on two quotes, of which `found` are the aligned runs; None for different ones."""
    common = [run for run in found if run.equal]
    matched = sum(run.length for run in common)
    shorter = min(len(ours.forms), len(theirs.forms))
    edges = [
        edge for edge in _edges(ours, theirs, found) if not _has_same_words(edge, ours, theirs)
    ]
    if not _is_more_than_chance(ours, theirs, common, linked=linked) or any(
        edge.length > _EDGE for edge in edges
    ):
        return None
    unequal = [run for run in found if not run.equal and not _has_same_words(run, ours, theirs)]
    inner = [run for run in unequal if not _is_marked(run, ours, theirs)]
    if differing := sorted([*inner, *edges], key=lambda run: run.a):
        differences = (
            Difference(_once(ours.words[run.a : run.a_end]), _once(theirs.words[run.b : run.b_end]))
            for run in differing
        )
        enough = matched >= (_ENDS if edges else _SHARE) * shorter
        return QuoteMatch("altered", matched, tuple(differences)) if enough else None
    first, last = found[0], found[-1]
    lead = AlignedRun(False, 0, first.a, 0, first.b)
    tail = AlignedRun(False, last.a_end, len(ours.forms), last.b_end, len(theirs.forms))
    if moved := _moved(ours, theirs, lead, tail):
        return QuoteMatch("altered", matched, (moved,))
    whole = not unequal and all(_has_same_words(run, ours, theirs) for run in (lead, tail))
    enough = whole or matched > _RUN or matched == shorter
    return QuoteMatch("identical" if whole else "trimmed", matched) if enough else None


def _reordered(ours: _Side, theirs: _Side) -> QuoteMatch | None:
    """All the words of one quote in another order: what we do is who we are."""
    a, b = ours.forms, theirs.forms
    if not _ANCHOR <= len(a) == len(b) or sorted(a) != sorted(b):
        return None
    first, last = _common_start(a, b), len(a) - _common_start(a[::-1], b[::-1])
    differing = Difference(_once(ours.words[first:last]), _once(theirs.words[first:last]))
    return QuoteMatch("altered", len(a), (differing,))


def _moved(ours: _Side, theirs: _Side, lead: AlignedRun, tail: AlignedRun) -> Difference | None:
    """Words that one quote begins with and the other ends with: "now we go", "we go now".

    Each is returned with the word beside it; None for none.
    """
    a, b = ours.words, theirs.words
    one, other = ours.forms, theirs.forms
    if lead.a_end and one[: lead.a_end] == other[tail.b :] and lead.b_end == 0:
        return Difference(a[: lead.a_end + 1], b[tail.b - 1 :])
    if lead.b_end and other[: lead.b_end] == one[tail.a :] and lead.a_end == 0:
        return Difference(a[tail.a - 1 :], b[: lead.b_end + 1])
    return None


def _once(words: Sequence[QuotedWord]) -> tuple[QuotedWord, ...]:
    """The words of the text, a contraction only once, though it stands for two forms."""
    return tuple(dict.fromkeys(words))


def _edges(ours: _Side, theirs: _Side, found: Sequence[AlignedRun]) -> Iterator[AlignedRun]:
    """The differing words before and after the shared stretch, where both quotes have some."""
    first, last = found[0], found[-1]
    if first.a not in ours.gaps and first.b not in theirs.gaps:
        length = min(first.a, first.b)
        a, b = first.a - length, first.b - length
        same = _common_start(ours.forms[a : first.a], theirs.forms[b : first.b])
        edge = AlignedRun(False, a + same, first.a, b + same, first.b)
        if edge.length and (first.a == first.b or same or not _is_stop_word(edge, ours, theirs)):
            yield edge
    if last.a_end not in ours.gaps and last.b_end not in theirs.gaps:
        a_more, b_more = len(ours.forms) - last.a_end, len(theirs.forms) - last.b_end
        a, b = last.a_end + min(a_more, b_more), last.b_end + min(a_more, b_more)
        same = _common_start(ours.forms[last.a_end : a][::-1], theirs.forms[last.b_end : b][::-1])
        edge = AlignedRun(False, last.a_end, a - same, last.b_end, b - same)
        if edge.length and (a_more == b_more or same or not _is_stop_word(edge, ours, theirs)):
            yield edge


def _is_stop_word(edge: AlignedRun, ours: _Side, theirs: _Side) -> bool:
    """Whether an edge is one word, a stop word that another sentence may begin with: but, the."""
    return edge.length == 1 and (is_plain(ours.forms[edge.a]) or is_plain(theirs.forms[edge.b]))


def _common_start(a: Sequence[str], b: Sequence[str]) -> int:
    """The number of equal words at the start of two runs of one length."""
    return next(
        (at for at, (one, other) in enumerate(zip(a, b, strict=True)) if one != other), len(a)
    )


def _is_marked(run: AlignedRun, ours: _Side, theirs: _Side) -> bool:
    """Whether a report marks an omission here."""
    return any(at in ours.gaps for at in range(run.a, run.a_end + 1)) or any(
        at in theirs.gaps for at in range(run.b, run.b_end + 1)
    )


_AMBIGUOUS = ({"is", "has"}, {"would", "had"}, {"will", "shall"})
"""Words that have one contraction: "he's" is "he is" or "he has"."""


def _has_same_words(run: AlignedRun, ours: _Side, theirs: _Side) -> bool:
    """Whether a run has the same words on both sides: written apart, contracted or masked."""
    a, b = ours.forms[run.a : run.a_end], theirs.forms[run.b : run.b_end]
    if "".join(a) == "".join(b):
        return True
    places = zip(range(run.a, run.a_end), range(run.b, run.b_end), strict=False)
    return len(a) == len(b) and all(
        ours.forms[one] == theirs.forms[other]
        or _fits_mask(ours.forms[one], theirs.forms[other])
        or (
            {ours.forms[one], theirs.forms[other]} in _AMBIGUOUS
            and (one in ours.contracted or other in theirs.contracted)
        )
        for one, other in places
    )


def _fits_mask(one: str, other: str) -> bool:
    """Whether one of two words is the other with letters masked by asterisks: "d***"."""
    masked, plain = (one, other) if "*" in one else (other, one)
    start, _, end = masked.partition("*")
    end = end.rpartition("*")[2]
    return (
        "*" in masked
        and len(plain) >= len(start) + len(end)
        and plain.startswith(start)
        and plain.endswith(end)
    )
