"""Decides whether two figures are about one thing, so that a difference is a conflict.

A wrong claim costs a reader's trust, so a pair has to pass every test: the same measure, the same
thing counted or the same act, no other actor, no other period, and words around both in common.
`one` and `other` are figures where they stand (`Mention`), `x` and `y` their values (`Figure`).
"""

from __future__ import annotations

from corpus.extraction.quantities.acts import MOST_SINCE, disasters, is_passive, occasion
from corpus.extraction.quantities.counted_noun import (
    PEOPLE,
    are_apart,
    are_one_crowd,
    noun_stems,
    some_people,
)
from corpus.extraction.quantities.not_figures import common_in_names, object_of, subject_of
from corpus.extraction.quantities.numbers import change
from corpus.extraction.quantities.periods import are_other_periods, is_counted_over
from corpus.extraction.quantities.tolerance import (
    NormalizedValue,
    agreement,
    are_far_apart,
    is_of_all,
    is_one_person,
    measured_alike,
    thing_of,
    values_differ,
)
from corpus.extraction.quotes.speaker_lexicon import names_people
from corpus.findings.figure_mentions import Mention
from corpus.language.word_frequency import family
from corpus.model import Tier

_MIN_COMMON = 2
"""Words that must stand around both figures of a conflict, if no noun says what they count …"""
_UNLINKED = 1
"""… and so many more where the passages are not linked, so many fewer where the link is firm."""
_MIN_COMMON_CLASS = 5
"""Words that must stand around "one of three diseases" and "one of five ills"."""
_SHARED_OUT = frozenset({"money", "percent"})
"""Kinds of figures of which a report gives many with the same noun."""
_COUNTING = frozenset({"count", "ordinal", "age"})
"""Kinds of figures that mean nothing without a noun or an outcome: 12 soldiers, 12 killed."""
_OF_A_CASE = frozenset({"count", "length", "money", "mass"})
"""Kinds of figures of which a report gives several of one case."""
_MERELY = frozenset({"pay"})
"""Acts that only say how long something took: spent seven hours outside."""
_OBLIQUE = frozenset({"by", "with", "from", "at", "into", "against", "under", "through"})
"""Prepositions that join a count to its act."""
_LOCAL = 8
"""Words to each side of a figure that distinguish it from others of its kind in a list."""


def is_conflict(one: Mention, other: Mention, tier: Tier | None = "likely") -> bool:
    """Whether two figures are surely about one thing and cannot both be true.

    `tier` is that of the link between their passages, None for no link.
    """
    x, y = one.figure, other.figure
    if not measured_alike(x, y) or not values_differ(x, y, is_loose=bool(one.limit or other.limit)):
        return False
    is_firm = tier == "firm" and (_is_one_class(one, other) or _is_one_subject(one, other))
    if not is_comparable(one, other) and not is_firm:
        return False
    if not may_differ(one, other) or (are_far_apart(x, y) and not _is_one_rank(one, other)):
        return False
    if not _is_one_event(one, other, tier):
        return False
    if is_one_person(x, y):
        return True
    doubt = {None: _UNLINKED, "likely": 0, "firm": -_UNLINKED}[tier]
    return _common(one, other) >= _needed(one, other) + doubt


def _is_one_rank(one: Mention, other: Mention) -> bool:
    """Whether two ranks are of one name: Belmar, the third-largest producer; Belmar, the ninth."""
    x, y = one.figure, other.figure
    is_same_name = bool(one.names) and (one.names <= other.names or other.names <= one.names)
    return x.kind == "ordinal" and is_of_all(x) and is_of_all(y) and is_same_name


def may_differ(one: Mention, other: Mention) -> bool:
    """Whether nothing around two figures shows that they are about two things."""
    if is_other_actor(one, other) or is_other_period(one, other):
        return False
    if one.figure.kind not in {"date", "time"} and one.is_former != other.is_former:
        return False
    if (
        not _may_be_one_change(one, other)
        or _is_part_of_sum(one, other)
        or _is_part_of_sum(other, one)
        or _is_other_act(one, other)
    ):
        return False
    is_forecast, stances = one.figure.kind in _OFTEN_FORECAST, {one.stance, other.stance}
    if len(stances) == 2 and (is_forecast or "allowed" in stances):
        return False
    around = [frozenset[str]().union(*m.beside_words(_LOCAL)) for m in (one, other) if is_forecast]
    is_apart = is_forecast and are_apart(*around)
    if is_apart or some_people(one.figure.of) != some_people(other.figure.of):
        return False
    return _has_same_adjectives(one, other)


def _is_other_act(one: Mention, other: Mention) -> bool:
    """Whether two counts belong to two acts: hit by seven bullets, loaded with four."""
    sides = [one, other] if one.figure.kind == "count" else []
    is_joined = all(m.tokens.lower(m.place[0] - 1) in _OBLIQUE for m in sides)
    return is_joined and len({m.act.name for m in sides} - {""}) == 2


def _may_be_one_change(one: Mention, other: Mention) -> bool:
    """Whether it is not so that one is a level and the other a change: rose to 5, rose by 5."""
    ways = {change(m.tokens, *m.place) for m in (one, other)}
    return ways != {"by", "to"} and (len(ways) == 1 or "more than" not in ways)


def _is_part_of_sum(part: Mention, whole: Mention) -> bool:
    """Whether `whole` counts more cases than `part`: two died on the spot, a third in hospital."""
    x, y = part.figure, whole.figure
    if y.low <= x.low:
        return False
    if "total" in whole.adjectives - part.adjectives:
        return True  # missed nine games, then ten total games
    return bool(x.outcome) and part.is_added_to


_OFTEN_FORECAST = frozenset({"money", "percent", "temperature", "speed", "length"})
"""Kinds of figures that are often expected, demanded or offered before they are real."""


def _common(one: Mention, other: Mention) -> int:
    """The number of words around both figures; the thing whose size both give counts as one."""
    common = (one.near | one.adjectives) & (other.near | other.adjectives)
    common -= {one.figure.head, other.figure.head}
    if one.figure.kind in {"date", "time"}:
        common |= one.names & other.names
    return len(common) + (one.owner_stem == other.owner_stem != "")


def is_comparable(one: Mention, other: Mention) -> bool:
    """Whether two figures may be about one thing: by measure, and by noun, act or topic."""
    x, y = one.figure, other.figure
    if not measured_alike(x, y):
        return False
    if x.kind == "date":
        return one.act.name == other.act.name
    if x.kind in _COUNTING or (x.head and y.head and x.kind != "duration"):
        return (thing_of(x) == thing_of(y) and bool(x.head or x.outcome)) or (
            is_one_person(x, y) or are_one_crowd(x.of, y.of) or _is_part_of_same(one, other)
        )
    if x.kind == "duration":
        if not one.topics.isdisjoint(other.topics):
            return True
        merely = (one.topics <= _MERELY or other.topics <= _MERELY) and not (x.head or y.head)
        return merely and not any(mention.says_when for mention in (one, other))
    return True


def _is_one_subject(one: Mention, other: Mention) -> bool:
    """Whether two ages are of who did one act, named in one: a boy of 15 fell; Luka Zupan, 16."""
    if one.figure.kind != "age" or not one.act.name or one.act.name != other.act.name:
        return False
    if any(mention.figure.kind == "age" for mention in (*one.beside, *other.beside)):
        return False
    named, *nouns = sorted((one.figure.of, other.figure.of), key=str.islower)
    is_person = all(names_people(of.rpartition(" ")[2]) for of in nouns if of.islower())
    return named[:1].isupper() and nouns[0].islower() and is_person and not one.act.says


def _is_part_of_same(one: Mention, other: Mention) -> bool:
    """Whether two counts are parts of one whole: 54 of the 101 seats, 57 of the 101 seats."""
    mine, theirs = one.whole, other.whole
    if mine is None or theirs is None or one.figure.head or other.figure.head:
        return False
    return thing_of(mine.figure) == thing_of(theirs.figure) and mine.value == theirs.value


def _is_one_class(one: Mention, other: Mention) -> bool:
    """Whether two figures say how large the class is that one thing belongs to.

    "One of three diseases that ticks carry", "one of the five ills that ticks carry".
    """
    return one.part == other.part == "one" and _common(one, other) >= _MIN_COMMON_CLASS


def _is_one_event(one: Mention, other: Mention, tier: Tier | None) -> bool:
    """Whether two figures may belong to one event, by the rules of their kind."""
    if one.figure.kind in {"date", "time"}:
        is_same_act = _is_same_act(one, other) or _is_one_span(one, other)
        is_same_act = is_same_act and _is_one_act(one, other, tier)
        return is_same_act and _is_one_fact(one, other)
    if one.figure.kind in _SHARED_OUT:
        return _is_same_deal(one, other)
    if one.figure.kind == "length":
        return _is_one_length(one, other)
    if one.figure.kind != "count":
        is_span = all(is_counted_over(m.tokens, m.place[0]) for m in (one, other))
        return one.figure.kind != "duration" or not is_span or _is_one_fact(one, other)
    if one.is_aside != other.is_aside or bool(one.part) != bool(other.part):
        return False
    is_listed = one.is_listed and other.is_listed and one.actor == other.actor != frozenset()
    is_listed = is_listed or bool(one.figure.outcome)
    return is_listed or _others_that_differ(one, other) < 2 - one.is_aside


def _is_one_length(one: Mention, other: Mention) -> bool:
    """Whether two lengths are of one thing, not of two towns at some distance from the capital."""
    if one.figure.head == other.figure.head != "":  # a 280-metre ship
        return True
    if one.dimension and other.dimension:  # 15 metres long
        return one.dimension == other.dimension
    if not (one.context.is_name(0) and other.context.is_name(0)):
        mine, theirs = one.beside_words(_LOCAL)[0], other.beside_words(_LOCAL)[0]
        return not mine.isdisjoint(theirs)
    return one.tokens.lower(0) == other.tokens.lower(0) and len(one.names & other.names) > 1


def _others_that_differ(one: Mention, other: Mention) -> int:
    """How many figures in the two passages differ besides two counts.

    If several do, the passages are about two cases: "12 rifles, 30 rounds", "5 rifles, 90 rounds".
    """
    pairs = [(a, b) for a in one.beside for b in other.beside if is_comparable(a, b)]
    pairs = [(a, b) for a, b in pairs if a.figure.kind in _OF_A_CASE]
    if any(are_far_apart(a.figure, b.figure) for a, b in pairs):
        return len(pairs) + 1
    differ = {a for a, b in pairs if agreement(a.figure, b.figure) == "conflict"}
    return len(differ - {a for a, b in pairs if agreement(a.figure, b.figure) != "conflict"})


def _is_same_deal(one: Mention, other: Mention) -> bool:
    """Whether two sums or shares may be of one act, not what one paid and another received."""
    acts = {one.act.name, other.act.name}
    is_same_noun = bool(one.figure.head) and one.figure.head == other.figure.head
    return is_same_noun or len(acts) == 1 or "" in acts or beside_in_common(one, other) > 1


def beside_in_common(one: Mention, other: Mention) -> int:
    """The number of words in common right before both figures, or right after both."""
    sides = zip(one.beside_words(_LOCAL), other.beside_words(_LOCAL), strict=True)
    return max(len(mine & theirs) for mine, theirs in sides)


def _is_same_act(one: Mention, other: Mention) -> bool:
    """Whether both are of the same act, and it is not merely that something was said."""
    if one.figure.kind == "time" and {one.act.name, other.act.name} <= disasters():
        return True  # it struck at 3:12, it killed 157 at 3:12
    return bool(one.act.name) and one.act.name == other.act.name and not one.act.says


def _is_one_span(one: Mention, other: Mention) -> bool:
    """Whether two spans of years begin or end alike: governor from 2003 to 2011."""
    x, y = one.figure, other.figure
    spans = x.qualifier == y.qualifier == "between" and x.unit == y.unit == "date"
    is_same_end = x.low == y.low or x.high == y.high
    return spans and is_same_end and one.act.name == other.act.name


def _is_one_act(one: Mention, other: Mention, tier: Tier | None) -> bool:
    """Whether two days are of one act, not of two: they met on Monday and met on Friday.

    An act that recurs needs a firm link between the passages, one that may recur any link. Limits
    ("until Friday") are only compared with limits of the same kind.
    """
    if one.limit != other.limit or one.is_dateline or other.is_dateline:
        return False
    recurs = {one.act.recurs, other.act.recurs}
    if True in recurs and occasion(one.tokens, one.act) != occasion(other.tokens, other.act):
        return False  # met on Tuesday, will meet again on Friday
    return tier == "firm" or False in recurs or (tier is not None and True not in recurs)


def _is_one_fact(one: Mention, other: Mention) -> bool:
    """Whether no other value of the same act differs too: 4 percent in May, 3 percent in June."""
    are_days = all(z.figure.kind == "date" and z.figure.low == z.figure.high for z in (one, other))
    apart = {"date", "time", *(("duration",) if are_days else ())}  # landed after 11 days
    mine, theirs = (
        [
            m
            for m in z.beside
            if m.figure.kind not in apart and not m.describes and m.act.name == z.act.name
        ]
        for z in (one, other)
    )
    return not any(
        measured_alike(a.figure, b.figure) and agreement(a.figure, b.figure) == "conflict"
        for a in mine
        for b in theirs
    )


def is_other_actor(one: Mention, other: Mention) -> bool:
    """Whether the clauses of two figures name people, places or bodies, but none in common.

    Then they are about two actors: "James Holm left in May", "Ada Brook left in June".
    """
    is_done = [is_passive(m.tokens, m.act) for m in (one, other)]
    is_same_act = one.act.name == other.act.name != "" and is_done[0] == is_done[1]
    if is_same_act:
        x, y = subject_of(one.tokens, one.act), subject_of(other.tokens, other.act)
        if x.is_another(y):
            return True  # his brother was jailed
        x, y = (object_of(m.tokens, m.act, m.place[0]) for m in (one, other))
        if x.is_another(y):
            return True  # the court jailed his brother
        if one.figure.kind in _SHARED_OUT and _is_other_subject(one, other):
            return True
    is_same_act = is_same_act or one.is_listed or other.is_listed
    is_same_act = is_same_act or not (one.act.name or other.act.name)  # Chad has 3 airports
    if is_same_act and one.actor and other.actor:
        if one.actor.isdisjoint(other.actor):
            return True
        if one.figure.kind == "date":
            return False
    mine, theirs = one.names - common_in_names(), other.names - common_in_names()
    if not mine or not theirs:  # the House, the Senate
        mine, theirs = one.names, other.names
    is_other = {*map(family, mine)}.isdisjoint(map(family, theirs))
    return bool(mine and theirs) and is_other


def _is_other_subject(one: Mention, other: Mention) -> bool:
    """Whether the subjects of one act are two things: rents rose, wages rose."""
    mine, theirs = one.subject, other.subject
    is_mentioned = mine in other.near or theirs in one.near
    return mine != theirs and "" not in {mine, theirs} and not is_mentioned


def is_other_period(one: Mention, other: Mention) -> bool:
    """Whether two figures are of two periods: in March and in April, in two quarters."""
    if one.figure.kind != "ordinal" and are_other_periods(one.periods, other.periods):
        return True
    if _is_part_of_year(one, other) or _is_part_of_year(other, one):
        return True
    spans = [_counted_over(mention) for mention in (one, other)]
    if all(spans) and spans[0].isdisjoint(spans[1]):
        return True
    if one.figure.kind in {"date", "time"} or (one.describes and other.describes):
        return False
    alike = [
        agreement(a.figure, b.figure)
        for a in one.own_dates
        for b in other.own_dates
        if not a.act.says and not b.act.says and measured_alike(a.figure, b.figure)
        if not _is_same_event(a, b) or a.act.name in {one.act.name, other.act.name}
    ]
    return bool(alike) and all(verdict == "conflict" for verdict in alike)


def _is_same_event(one: Mention, other: Mention) -> bool:
    """Whether two days are of one act that is not known to recur: the ship ran aground."""
    return _is_same_act(one, other) and one.act.recurs is not True


def _counted_over(mention: Mention) -> frozenset[NormalizedValue]:
    """The lengths of time beside a figure over which it was counted: in the first six months."""
    times = (other for other in mention.beside if other.figure.kind == "duration")
    times = (time for time in times if time.act.name != MOST_SINCE)  # the first in six years
    return frozenset(t.value for t in times if is_counted_over(mention.tokens, t.place[0]))


def _is_part_of_year(one: Mention, other: Mention) -> bool:
    """Whether one figure is of a quarter or a half, and the other of a year that it does not give.

    Rose 4 percent in the first quarter, rose 9 percent last year.
    """
    is_of_part = any(length in {"3 months", "6 months"} for _, length in one.periods)
    if one.figure.kind in {"date", "time"} or not is_of_part:
        return False
    own = {day.value for day in one.dates}
    return not other.periods and any(y.value not in own for y in other.years)


def _needed(one: Mention, other: Mention) -> int:
    """The number of words that must stand around both figures."""
    x, y = one.figure, other.figure
    if x.kind in {"date", "time"}:
        return 1 + (one.act.recurs is None)
    has_noun = x.kind not in _SHARED_OUT or x.head in noun_stems("sums")
    has_noun = has_noun and x.head == y.head and x.head not in {"", PEOPLE}
    needed = 1 if has_noun or x.outcome else _MIN_COMMON
    is_other_topic = x.kind == "duration" and one.topics.isdisjoint(other.topics)
    needed += thing_of(x) != thing_of(y) or is_other_topic
    needed += x.kind == "ordinal"
    return needed + (x.more != y.more and x.outcome != "missing")  # another 205 are missing


def _has_same_adjectives(one: Mention, other: Mention) -> bool:
    """Whether the adjectives of the two nouns may describe one thing.

    For counts they must be the same, or one has none; for others, one's may stand near the other.
    """
    mine, theirs = (m.adjectives - noun_stems("plain_adjectives") for m in (one, other))
    if not mine or not theirs or mine == theirs:
        return True
    is_count = one.figure.kind == "count"
    return not is_count and (mine <= theirs | other.near or theirs <= mine | one.near)
