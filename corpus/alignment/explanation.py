"""Explains a link: the words, names, figures and quotation that both passages have.

They are shown as the texts write them, so that a reader can check them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from corpus.alignment.aliases import full_name, is_abbreviation
from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.overlap import Overlap, Side
from corpus.language.tokenizer import sets_no_spaces
from corpus.language.words import Word, WordRange
from corpus.model import Reasons

_MAX_REASONS = 5
"""The most reasons that a link shows: figures and names first, then words."""
_MAX_PARTS = 12
"""The most stems from which names are put together, and words likewise."""
_MIN_RUN = 3
"""Words; a shorter run of quoted words is shared by chance."""
_MAX_WORDS = 400
"""Words compared of each passage. No sentence has more; a text that does must not take hours."""
_HYPHENS = "-‐‑"
_BETWEEN_NAMES = f" {_HYPHENS}"


def explain_link(pair: ArticlePair, overlap: Overlap) -> Reasons:
    """Return the shared figures, names and words, rarest first, and the longest shared quotation.

    Of the shared stems only the `evidence` is shown, those that are no stop words.
    """
    first = _FirstWords(_first_words(overlap, overlap.a), _first_words(overlap, overlap.b))
    figures, names, others = list[str](), list[str](), list[str]()
    for stem in sorted(overlap.evidence, key=lambda stem: (-overlap.weight[stem], stem)):
        if stem[0].isdigit():
            figures.append(stem)
        elif "'" not in stem and stem in pair.names and _is_capitalized(overlap, first, stem):
            names.append(stem)
        else:
            others.append(stem)
    parts = _whole_names(overlap, first, names[:_MAX_PARTS], _BETWEEN_NAMES)
    joined = filter(_is_word, _join_adjacent(overlap, first, parts, _BETWEEN_NAMES))
    shown_names = tuple(islice(joined, 2))
    shown_figures = [_written(overlap, first, stem) for stem in figures[:2]]
    others = [stem for stem in others if stem not in parts]
    spaced = [stem for stem in others if not sets_no_spaces(stem)]
    words: Iterable[str] = _join_adjacent(overlap, first, spaced[:_MAX_PARTS], _HYPHENS)
    words = filter(_is_word, words)
    if len(spaced) < len(others):
        words = chain(words, _shared_runs(overlap, frozenset(others)))
    left = _MAX_REASONS - len(shown_figures) - len(shown_names)
    return Reasons(
        tuple(islice(words, left)),
        shown_names,
        tuple(shown_figures),
        _shared_quote(pair, overlap),
    )


def _is_word(written: str) -> bool:
    """Whether it is more than a single letter, such as an initial or a party's (D, R)."""
    return len(written) > 1 or not written.isascii()


class _FirstWords(NamedTuple):
    """Where each shared stem first occurs: its word in passage `a` and in passage `b`."""

    a: dict[str, Word]
    b: dict[str, Word]


def _first_words(overlap: Overlap, side: Side) -> dict[str, Word]:
    """The first word of a passage for each shared stem."""
    found: dict[str, Word] = {}
    for stem, word in zip(side.stems, side.passage.words, strict=True):
        if stem in overlap.shared:
            found.setdefault(stem, word)
    return found


def _is_capitalized(overlap: Overlap, first: _FirstWords, stem: str) -> bool:
    """Whether both passages write a word with a capital."""
    texts = overlap.a.passage.passage.text, overlap.b.passage.passage.text
    return texts[0][first.a[stem].start].isupper() and texts[1][first.b[stem].start].isupper()


def _whole_names(overlap: Overlap, first: _FirstWords, names: list[str], marks: str) -> list[str]:
    """The names, and then common words that begin one of them: the "New" of "New York".

    Such a word has a capital in both passages, and does not open both of them, where every word has
    one.
    """
    if not names:
        return []
    among = frozenset((*first.a, *names))
    leading = [
        (leader, name)
        for leader, name in _adjacent_pairs(overlap.a, among, marks)
        if name in names and leader not in names
    ]
    if not leading:
        return names
    theirs = _adjacent_pairs(overlap.b, among, marks)
    openings = {overlap.a.stems[0], overlap.b.stems[0]}
    begin = [
        leader
        for leader, name in leading
        if (leader, name) in theirs
        and _is_capitalized(overlap, first, leader)
        and openings != {leader}
    ]
    return [*names, *dict.fromkeys(begin)]


def _written(overlap: Overlap, first: _FirstWords, stem: str) -> str:
    """A word as passage `a` writes it; with `b`'s after a tilde if that is different.

    If one is an abbreviation, the other is the whole name: "ACLU~American Civil Liberties Union".
    """
    ours = overlap.a.passage.written(first.a[stem])
    theirs = overlap.b.passage.written(first.b[stem])
    if ours == theirs:
        return ours
    if is_abbreviation(ours) != is_abbreviation(theirs):
        if is_abbreviation(ours):
            theirs = _whole_name(overlap.b, first.b[stem], ours)
        else:
            ours = _whole_name(overlap.a, first.a[stem], theirs)
    alike = ours.lower().replace("’", "'") == theirs.lower().replace("’", "'")
    return ours if alike else f"{ours}~{theirs}"


def _whole_name(side: Side, word: Word, abbreviation: str) -> str:
    passage = side.passage
    return full_name(passage.passage.text, passage.words, word, abbreviation)


def _shared_runs(overlap: Overlap, stems: frozenset[str]) -> list[str]:
    """In scripts without spaces: the runs of characters that both have, the longest first."""
    ours, theirs = overlap.a.passage.passage.text, overlap.b.passage.passage.text
    found: set[str] = set()
    run = ""
    for stem, word in zip(overlap.a.stems[:_MAX_WORDS], overlap.a.passage.words, strict=False):
        if stem not in stems or not ours.startswith(stem, word.start):
            continue  # spelled out, or the last of its run, which the one before includes
        longer = run + stem[1:] if run.endswith(stem[0]) else stem
        while longer not in ours or longer not in theirs:
            longer = longer[1:]
        if longer.startswith(run):
            found.discard(run)
        run = longer
        found.add(run)
    return sorted(filter(None, found), key=lambda one: (-len(one), one))


def _join_adjacent(
    overlap: Overlap, first: _FirstWords, stems: list[str], marks: str
) -> Iterator[str]:
    """Yield words as the text writes them; those joined by one of the marks in both are one.

    With the marks "-" and " ", "Marina Vasilenkov" is one name and "co-founder" one word.
    """
    among = frozenset(stems)
    ours = _adjacent_pairs(overlap.a, among, marks) if len(stems) > 1 else {}
    both = ours.keys() & _adjacent_pairs(overlap.b, among, marks).keys() if ours else frozenset()
    left = list(stems)
    while left:
        run = [left.pop(0)]
        if not both:
            yield _written(overlap, first, run[0])
            continue
        while follower := next((stem for stem in left if (run[-1], stem) in both), None):
            run.append(follower)
            left.remove(follower)
        while leader := next((stem for stem in left if (stem, run[0]) in both), None):
            run.insert(0, leader)
            left.remove(leader)
        between = [ours[two] for two in pairwise(run)]
        parts = [_written(overlap, first, stem) for stem in run]
        yield "".join(part + mark for part, mark in zip(parts, (*between, ""), strict=True))


def _adjacent_pairs(side: Side, stems: Collection[str], marks: str) -> dict[tuple[str, str], str]:
    """The pairs of stems that have one mark and nothing else between them, with the mark."""
    text, words = side.passage.passage.text, side.passage.words
    if not any(mark in text for mark in marks):
        return {}
    return {
        (one, two): text[words[at].end]
        for at, (one, two) in enumerate(pairwise(side.stems))
        if one in stems
        and two in stems
        and words[at + 1].start - words[at].end == 1
        and text[words[at].end] in marks
    }


def _shared_quote(pair: ArticlePair, overlap: Overlap) -> str:
    """The longest run of words that both passages have in quotation marks, as `a` writes it."""
    ours = pair.a.quoted_words.get(overlap.a.passage.passage.id, ())
    theirs = pair.b.quoted_words.get(overlap.b.passage.passage.id, ())
    if not ours or not theirs:
        return ""
    first, last = _longest_run(overlap, ours[:_MAX_WORDS], theirs[:_MAX_WORDS])
    stems = overlap.a.stems[first : last + 1]
    if len(stems) < _MIN_RUN or not any(overlap.is_informative(stem) for stem in stems):
        return ""
    words = overlap.a.passage.words
    return overlap.a.passage.passage.text[words[first].start : words[last].end]


def _longest_run(overlap: Overlap, ours: Sequence[int], theirs: Sequence[int]) -> WordRange:
    """The longest run of equal words, `ours` and `theirs` being the places to look at in `a`, `b`.

    It is a range of places in `a`; the first of several of that length, empty where there is none.
    """
    places: dict[str, list[int]] = {}
    for at in theirs:
        places.setdefault(overlap.b.stems[at], []).append(at)
    longest, runs, before = WordRange(0, -1), dict[int, int](), -2
    for at in ours:
        runs = {
            other: (runs.get(other - 1, 0) if before == at - 1 else 0) + 1
            for other in places.get(overlap.a.stems[at], ())
        }
        length = max(runs.values(), default=0)
        if length > longest.last - longest.first + 1:
            longest = WordRange(at - length + 1, at)
        before = at
    return longest
