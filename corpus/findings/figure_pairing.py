"""Pairs the figures of two passages that are about the same thing, each at most once.

`pair_figures` takes the figures of two passages, where they stand (`Mention`), and yields pairs:

1. equal values                   12 dead, 12 dead               agree
2. then compatible ones           12 dead, at least 10 dead      compatible
3. of what is left, conflicts     30 hurt, 40 hurt               if it is plain which is meant

`is_coincidence`, `drop_rounded` and `drop_ambiguous` leave out pairs that may be of two things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.extraction.quantities.counted_noun import PEOPLE
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quantities.periods import DAILY, WEEKLY
from corpus.extraction.quantities.tolerance import (
    Agreement,
    NormalizedValue,
    agreement,
    measured_alike,
)
from corpus.findings.figure_conflicts import beside_in_common, is_comparable, is_conflict
from corpus.findings.figure_mentions import Mention
from corpus.findings.figure_referents import is_other_actor, is_other_period
from corpus.model import Link, Tier

_NO_COINCIDENCE = 50
"""Two passages hardly share a number from this one on by chance."""
_MIN_COMMON = 2
"""Words that must stand around both of two compatible figures without a noun."""
_STRONG_LINK = 0.4
"""The score of a link from which both passages hardly have the same day or share by chance."""
_MIN_COMMON_WEAK = 2
"""Words that must stand around both, if the link is weaker and they have no noun."""
_MIN_COMMON_DATES = 1
"""The same for weekdays and months, of which a story has few."""


class Pairing(NamedTuple):
    """Two figures about one thing, and whether they agree."""

    a: Mention
    b: Mention
    verdict: Agreement
    tier: Tier = "likely"
    """The tier of the link between their passages."""


def pair_figures(
    a: Sequence[Mention], b: Sequence[Mention], tier: Tier | None = "likely"
) -> Iterator[Pairing]:
    """Pair the figures of two passages; pairs that are not sure are left out.

    Equal values are paired first, in whatever order they stand, then compatible ones. Only what is
    left can conflict, and only if neither passage has a rival that may be meant as well.

    Args:
        a: the figures of one passage.
        b: those of the other.
        tier: that of the link between the passages, None for no link.

    """
    judged = [
        (one, other, agreement(one.figure, other.figure))
        for one in a
        for other in b
        if measured_alike(one.figure, other.figure) or _is_same_price(one, other)
    ]
    free_a, free_b = list(a), list(b)
    wanted: Agreement
    for wanted in ("agree", "compatible"):
        alike = [
            (one, other)
            for one, other, verdict in judged
            if verdict == wanted and one in free_a and other in free_b
        ]
        for one, other in _matches(alike, wanted):
            if one in free_a and other in free_b:
                free_a.remove(one)
                free_b.remove(other)
                yield Pairing(one, other, wanted, tier or "likely")
    if not judged or not free_a or not free_b:
        return
    free_a = [one for one in free_a if not _is_given_too(one, b)]
    free_b = [other for other in free_b if not _is_given_too(other, a)]
    for one in free_a:
        for other in free_b:
            if is_conflict(one, other, tier) and _is_without_rival(one, other, free_a, free_b):
                yield Pairing(one, other, "conflict", tier or "likely")


def _is_same_price(one: Mention, other: Mention) -> bool:
    """Whether two sums are equal, and one alone says for what: $2.05, $2.05 a share."""
    x, y = one.figure, other.figure
    is_price = x.kind == y.kind == "money" and x.unit == y.unit and "" in {x.per, y.per}
    return is_price and one.value == other.value and x.step < 1


def _is_given_too(mention: Mention, others: Iterable[Mention]) -> bool:
    """Whether one of others has its value, and no other outcome: 12 killed, not 12 injured."""
    outcome = mention.figure.outcome
    return any(
        _has_same_value(mention, other)
        and not (outcome and other.figure.outcome not in {"", outcome})
        for other in others
    )


def _has_same_value(one: Mention, other: Mention) -> bool:
    """Whether two figures have one value, or one is a side of a score: 58 wins, "58-3"."""
    x, y = one.figure, other.figure
    if x.kind == "count" and y.kind == "score":
        return x.low == x.high and x.low in {y.low, y.high}
    return one.value == other.value


def _is_without_rival(
    one: Mention, other: Mention, a: Sequence[Mention], b: Sequence[Mention]
) -> bool:
    """Whether it is plain that two figures of `a` and `b` belong together.

    A rival is another pair, with one of the two, that may as well be about one thing. In a list of
    like figures the words next to each decide: two in common, and fewer for every rival.
    """
    rivals = [(one, m) for m in b if m.value != other.value and _is_like(m, one)]
    rivals += [(m, other) for m in a if m.value != one.value and _is_like(m, other)]
    if one.is_listed and other.is_listed:  # the Greens 28
        rivals = [(m, n) for m, n in rivals if m.is_listed and n.is_listed and m.actor == n.actor]
    if not rivals or _restates_same(one, other):
        return True
    common = beside_in_common(one, other)
    return common >= _MIN_COMMON and common > max(beside_in_common(*pair) for pair in rivals)


def _restates_same(one: Mention, other: Mention) -> bool:
    """Whether both repeat one figure in another measure: $1.2 billion, or $2.31 a share."""
    mine, theirs = _restated(one), _restated(other)
    return mine is not None and theirs is not None and mine.value == theirs.value


def _restated(mention: Mention) -> Mention | None:
    """The figure that "or" joins to this one: $1.2 billion, or $2.31 a share; or None."""
    tokens, place_of_or = mention.tokens, mention.place[0] - 1
    if tokens.lower(place_of_or) != "or":
        return None
    end = place_of_or - 1 if tokens.lower(place_of_or - 1) == "," else place_of_or
    return next((other for other in mention.others if other.place[1] == end), None)


def _is_like(one: Mention, other: Mention) -> bool:
    """Whether two figures may be about one thing, and both or neither is a former value."""
    return is_comparable(one, other) and one.is_former == other.is_former


def _matches(
    alike: Iterable[tuple[Mention, Mention]], wanted: Agreement
) -> list[tuple[Mention, Mention]]:
    """The pairs that are about one thing, the best first: same noun, then most words in common."""
    pairs = [(one, other) for one, other in alike if _is_same_thing(one, other, wanted)]
    if len(pairs) < 2:
        return pairs
    return sorted(
        pairs,
        key=lambda pair: (
            pair[0].figure.head != pair[1].figure.head,
            -len(pair[0].near & pair[1].near),
        ),
    )


def _is_same_thing(one: Mention, other: Mention, wanted: Agreement) -> bool:
    """Whether two figures with compatible values are about the same thing."""
    x, y = one.figure, other.figure
    if x.kind == "ordinal":
        return x.head == y.head
    if wanted == "compatible" and one.value == other.value and x.kind != "date":
        wanted = "agree"  # 315 million, about 315 million
    if wanted == "compatible" and (is_other_actor(one, other) or is_other_period(one, other)):
        return False
    if x.kind in {"count", "age"}:
        return _counts_same_thing(one, other, wanted)
    if x.kind == "date" and wanted == "compatible":
        return bool(one.act.name) and one.act.name == other.act.name
    if wanted == "agree":
        return True
    is_ago = x.kind == "duration" and "ago" in {x.head, y.head}
    return bool(one.near & other.near) and (not is_ago or x.head == y.head)


def _counts_same_thing(one: Mention, other: Mention, wanted: Agreement) -> bool:
    """Whether two counts or ages that agree as `wanted` are of the same people or things."""
    x, y = one.figure, other.figure
    outcomes_differ = x.outcome and y.outcome and x.outcome != y.outcome
    if outcomes_differ or (x.more != y.more and x.low != y.low):
        return False
    if x.head and x.head == y.head:
        return True
    nouns_differ = x.head and y.head
    if wanted == "agree":
        return (
            x.low >= _NO_COINCIDENCE
            or not nouns_differ
            or _is_age_of_same(x, y)
            or _is_age_of_same(y, x)
        )
    is_one_outcome = x.outcome == y.outcome and not nouns_differ
    return is_one_outcome and len(one.near & other.near) >= _MIN_COMMON


def _is_age_of_same(x: Figure, y: Figure) -> bool:
    """Whether `x` is the age of somebody with a name, and `y` that of "a man" or "a woman"."""
    return x.kind == "age" and x.of[:1].isupper() and y.head == PEOPLE


def is_coincidence(pairing: Pairing, link: Link) -> bool:
    """Whether two matching figures may be about two things: any report may have a Friday."""
    a, b = pairing.a, pairing.b
    if _is_unique_day(a.figure):
        return False
    if a.figure.head or b.figure.head or link.score >= _STRONG_LINK or link.origin != "computed":
        return False
    needed = _MIN_COMMON_DATES if a.figure.kind == "date" else _MIN_COMMON_WEAK
    return len(a.near & b.near) < needed


def _is_unique_day(figure: Figure) -> bool:
    """Whether it is a year or a day with its month, unlike "Friday", "today" or "in May"."""
    return figure.kind == "date" and figure.unit == "date" and figure.step not in (DAILY, WEEKLY)


def drop_rounded(pairings: Iterable[Pairing]) -> Iterator[Pairing]:
    """The pairings without those of nearly equal numbers, if the other article has the equal one.

    "21 percent" is paired with the 21 percent of another article, not with its 20 percent.
    """
    pairings = list(pairings)
    equal = {  # figures, each with an article that gives the same
        (one, other.article)
        for pairing in pairings
        if pairing.verdict == "agree"
        for one, other in ((pairing.a, pairing.b), (pairing.b, pairing.a))
    }
    for pairing in pairings:
        a, b = pairing.a, pairing.b
        is_number = pairing.verdict == "compatible" and a.figure.kind != "date"
        is_rounded = is_number and a.figure.qualifier == b.figure.qualifier == ""
        has_equal = not equal.isdisjoint({(a, b.article), (b, a.article)})
        if not (is_rounded and has_equal):
            yield pairing


def drop_ambiguous(pairings: Iterable[Pairing]) -> Iterator[Pairing]:
    """The pairings without conflicts of a figure with two values of one other article.

    It is not plain which of the two values contradicts it.
    """
    pairings = list(pairings)
    against: dict[tuple[Mention, str], set[NormalizedValue]] = {}  # by a figure and an article
    for one in pairings:
        if one.verdict == "conflict":
            for mention, other in ((one.a, one.b), (one.b, one.a)):
                values = against.setdefault((mention, other.article), set())
                values.add(other.value)
    for one in pairings:
        sides = ((one.a, one.b.article), (one.b, one.a.article))
        if one.verdict != "conflict" or all(len(against[side]) == 1 for side in sides):
            yield one
