"""Where two runs of words are alike: from the first words that both have to the last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from corpus.language.word_frequency__rarity import is_plain

_MORE = 6
"""Words that may have been left out near an end; before more, the same word there is chance."""


class Run(NamedTuple):
    """Words that both have, or in which they differ, by their places."""

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
        """What the run says for the two being the same; a word left out says less than another."""
        if self.equal:
            return self.length
        one_sided = self.a == self.a_end or self.b == self.b_end
        return -self.length * (0.5 if one_sided else 1)


def stretch(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """The runs in which two texts are alike or differ, from words that both have to such words.

    Common words far from the others are left out, as chance.
    """
    from rapidfuzz.distance import Indel

    steps = Indel.opcodes(a, b)
    groups = (list(run) for _, run in groupby(steps, key=lambda step: step.tag == "equal"))
    runs = [
        Run(
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
    start, end = _best(runs)
    found = _widened(a, b, runs[start:end])
    if found[0].a == runs[start].a:
        found = [*_rest(a, runs[:start], min(found[0].a, found[0].b)), *found]
    a_end, b_end = found[-1].a_end, found[-1].b_end
    if a_end == runs[end - 1].a_end:
        more = min(len(a) - a_end, len(b) - b_end)
        found += reversed(_rest(a, runs[end:][::-1], more))
    return found


def _rest(a: Sequence[str], runs: Sequence[Run], words: int) -> list[Run]:
    """The runs beyond a stretch, from the outermost that is equal.

    None unless one side is all in the other, which says little more. Small words alone count only
    where both texts begin with them, or end.

    Args:
        a: the words of one text.
        runs: from the outside to the stretch.
        words: how many the shorter side has there.

    """
    equal = [at for at, run in enumerate(runs) if run.equal]
    whole = words > 0 and words == sum(runs[at].length for at in equal)
    if not whole or sum(run.length for run in runs[equal[0] :] if not run.equal) > _MORE:
        return []
    telling = any(not is_plain(word) for at in equal for word in a[runs[at].a : runs[at].a_end])
    return list(runs[equal[0] :]) if telling or equal[0] == 0 else []


def _best(runs: Sequence[Run]) -> tuple[int, int]:
    """Where the heaviest stretch of runs begins and ends."""
    best, start, weight, heaviest = (0, 0), 0, 0.0, 0.0
    for at, run in enumerate(runs):
        if weight <= 0:
            start, weight = at, 0.0
        weight += run.weight
        if weight > heaviest:
            best, heaviest = (start, at + 1), weight
    return best


def _widened(a: Sequence[str], b: Sequence[str], stretch: Sequence[Run]) -> list[Run]:
    """The stretch with the words before and after it that both quotes have.

    Steps that turn one into the other may have matched them with others, further off.
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
