"""Decides whether two figures are about one thing, so that a difference is a conflict.

`is_conflict` takes two figures where they stand (`Mention`). A wrong claim costs a reader's trust,
so a pair has to pass every test, in this order:

    values        12 and 30 exclude one another; 12 and "about a dozen" do not
    measure       both count what one noun, outcome or act says: 12 people killed, 30 killed
    size          30 is not so much more than 12 that they are hardly of one thing
    referents     nothing around them shows that they are about two things (`figure_referents`)
    event         by the rules of their kind, both may belong to one act, deal or case
    context       enough words stand around both: flood, valley

`one` and `other` are mentions, `x` and `y` their values (`Figure`). The tier of the link between
their passages, None for no link, decides how much of that has to be plain.
"""

from __future__ import annotations

from collections.abc import Set

from corpus.extraction.quantities.act_words import disasters
from corpus.extraction.quantities.acts import occasion
from corpus.extraction.quantities.counted_noun import PEOPLE, are_one_crowd, noun_stems, stem_of
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quantities.named_periods import is_counted_over
from corpus.extraction.quantities.tolerance import (
    agreement,
    are_far_apart,
    is_of_all,
    measured_alike,
    values_differ,
)
from corpus.extraction.quotes.speaker_lexicon import names_people
from corpus.findings.figure_mentions import Mention
from corpus.findings.figure_referents import (
    LOCAL,
    MANY_KINDS,
    TIME_KINDS,
    is_same_act,
    may_be_of_one_thing,
)
from corpus.model import Tier

_MIN_COMMON = 2
"""Words that must stand around both figures of a conflict, if no noun says what they count."""
_MORE_BY_TIER: dict[Tier | None, int] = {None: 1, "likely": 0, "firm": -1}
"""How many more of these words are needed, by the tier of the link between the passages."""
_MIN_COMMON_CLASS = 5
"""Words that must stand around "one of three diseases" and "one of five ills"."""
_NOUN_KINDS = frozenset({"count", "ordinal", "age"})
"""Kinds of figures that mean nothing without a noun or an outcome: 12 soldiers, 12 killed."""
_CASE_KINDS = frozenset({"count", "length", "money", "mass"})
"""Kinds of figures of which a report gives several of one case."""
_MERE_DURATION = frozenset({"pay"})
"""Acts that only say how long something took: spent seven hours outside."""


def is_conflict(one: Mention, other: Mention, tier: Tier | None = "likely") -> bool:
    """Whether two figures are surely about one thing and cannot both be true."""
    x, y = one.figure, other.figure
    is_limit = bool(one.limit or other.limit)
    if not measured_alike(x, y) or not values_differ(x, y, is_loose=is_limit):
        return False
    if not is_comparable(one, other) and not _is_one_if_linked(one, other, tier):
        return False
    is_far = are_far_apart(x, y) and not _is_one_rank(one, other)
    if is_far or not may_be_of_one_thing(one, other) or not _is_one_event(one, other, tier):
        return False
    if _is_one_person(x, y):
        return True
    return _count_common(one, other) >= _min_common(one, other) + _MORE_BY_TIER[tier]


# Measure


def is_comparable(one: Mention, other: Mention) -> bool:
    """Whether two figures may be about one thing: by measure, and by noun, act or topic."""
    x, y = one.figure, other.figure
    if not measured_alike(x, y):
        return False
    if x.kind == "date":
        return one.act.name == other.act.name
    have_nouns = bool(x.head and y.head) and x.kind != "duration"
    if x.kind in _NOUN_KINDS or have_nouns:
        is_one_noun = _thing_of(x) == _thing_of(y) and bool(x.head or x.outcome)
        is_one_group = is_one_noun or _is_one_person(x, y) or are_one_crowd(x.of, y.of)
        return is_one_group or _is_part_of_same(one, other)
    if x.kind == "duration":
        return not one.topics.isdisjoint(other.topics) or _is_mere_duration(one, other)
    return True


def _thing_of(figure: Figure) -> tuple[str, str]:
    """What is counted, and the outcome: "hurt 70" counts people, as "70 people hurt" does."""
    if figure.outcome and figure.head in {"", stem_of("residents")}:
        return PEOPLE, figure.outcome
    return figure.head, figure.outcome


def _is_one_person(x: Figure, y: Figure) -> bool:
    """Whether two ages are of one full name, or of one that goes on: Ada Brook, Ada Brook Vale."""
    are_named_ages = x.kind == y.kind == "age" and x.of[:1].isupper()
    short, long = sorted((x.of.split(), y.of.split()), key=len)
    return are_named_ages and len(short) > 1 and long[: len(short)] == short


def _is_part_of_same(one: Mention, other: Mention) -> bool:
    """Whether two counts are parts of one whole: 54 of the 101 seats, 57 of the 101 seats."""
    mine, theirs = one.whole, other.whole
    if mine is None or theirs is None or one.figure.head or other.figure.head:
        return False
    return _thing_of(mine.figure) == _thing_of(theirs.figure) and mine.value == theirs.value


def _is_mere_duration(one: Mention, other: Mention) -> bool:
    """Whether one of two lengths of time says no more than how long something took.

    "They spent seven hours outside", and no noun says what lasted so long.
    """
    is_mere = one.topics <= _MERE_DURATION or other.topics <= _MERE_DURATION
    has_noun = one.figure.head or other.figure.head
    return is_mere and not has_noun and not (one.says_when or other.says_when)


def _is_one_if_linked(one: Mention, other: Mention, tier: Tier | None) -> bool:
    """Whether two figures with other nouns are about one thing because the link is firm."""
    return tier == "firm" and (_is_one_class(one, other) or _is_one_subject(one, other))


def _is_one_class(one: Mention, other: Mention) -> bool:
    """Whether two figures say how large the class is that one thing belongs to.

    "One of three diseases that ticks carry", "one of the five ills that ticks carry".
    """
    return one.part == other.part == "one" and _count_common(one, other) >= _MIN_COMMON_CLASS


def _is_one_subject(one: Mention, other: Mention) -> bool:
    """Whether two ages are of who did one act, named in one: a boy of 15 fell; Luka Zupan, 16."""
    if one.figure.kind != "age" or not one.act.name or one.act.name != other.act.name:
        return False
    if one.act.says or any(m.figure.kind == "age" for m in (*one.others, *other.others)):
        return False
    named, noun = sorted((one.figure.of, other.figure.of), key=str.islower)
    is_noun = noun.islower() and names_people(noun.rpartition(" ")[2])
    return named[:1].isupper() and is_noun


def _is_one_rank(one: Mention, other: Mention) -> bool:
    """Whether two ranks are of one name: Belmar, the third-largest producer; Belmar, the ninth."""
    x, y = one.figure, other.figure
    is_same_name = bool(one.names) and (one.names <= other.names or other.names <= one.names)
    return x.kind == "ordinal" and is_of_all(x) and is_of_all(y) and is_same_name


# Event


def _is_one_event(one: Mention, other: Mention, tier: Tier | None) -> bool:
    """Whether two figures may belong to one event, by the rules of their kind."""
    kind = one.figure.kind
    if kind in TIME_KINDS:
        return _is_one_occasion(one, other, tier)
    if kind in MANY_KINDS:
        return _is_same_deal(one, other)
    if kind == "length":
        return _is_one_length(one, other)
    if kind == "count":
        return _is_one_case(one, other)
    if kind == "duration":
        are_spans = all(is_counted_over(m.tokens, m.place[0]) for m in (one, other))
        return not are_spans or _is_one_fact(one, other)
    return True


def _is_one_occasion(one: Mention, other: Mention, tier: Tier | None) -> bool:
    """Whether two days or times are of one act, not of two: they met on Monday and met on Friday.

    An act that recurs (met) needs a firm link between the passages, one of which that is not known
    any link, one that happens once (resigned) none. Limits ("until Friday") are only compared with
    limits of the same kind.
    """
    if not (_is_same_act_or_disaster(one, other) or _is_one_span(one, other)):
        return False
    if one.limit != other.limit or one.is_dateline or other.is_dateline:
        return False
    recurs = {one.act.recurs, other.act.recurs}
    if True in recurs and occasion(one.tokens, one.act) != occasion(other.tokens, other.act):
        return False  # met on Tuesday, will meet again on Friday
    is_linked_enough = tier == "firm" or (tier is not None and True not in recurs)
    return (False in recurs or is_linked_enough) and _is_one_fact(one, other)


def _is_same_act_or_disaster(one: Mention, other: Mention) -> bool:
    """Whether the acts are the same, or times are of one disaster: struck, killed 157 at 3:12."""
    is_disaster = one.figure.kind == "time" and {one.act.name, other.act.name} <= disasters()
    return is_disaster or is_same_act(one, other)


def _is_one_span(one: Mention, other: Mention) -> bool:
    """Whether two spans of years begin or end alike: governor from 2003 to 2011."""
    x, y = one.figure, other.figure
    are_spans = x.qualifier == y.qualifier == "between" and x.unit == y.unit == "date"
    is_same_end = x.low == y.low or x.high == y.high
    return are_spans and is_same_end and one.act.name == other.act.name


def _is_same_deal(one: Mention, other: Mention) -> bool:
    """Whether two sums or shares may be of one act, not what one paid and another received."""
    acts = {one.act.name, other.act.name}
    is_same_noun = bool(one.figure.head) and one.figure.head == other.figure.head
    return is_same_noun or len(acts) == 1 or "" in acts or beside_in_common(one, other) > 1


def beside_in_common(one: Mention, other: Mention) -> int:
    """The number of words in common right before both figures, or right after both."""
    sides = zip(one.near_each_side(LOCAL), other.near_each_side(LOCAL), strict=True)
    return max(len(mine & theirs) for mine, theirs in sides)


def _is_one_length(one: Mention, other: Mention) -> bool:
    """Whether two lengths are of one thing, not of two towns at some distance from the capital."""
    if one.figure.head == other.figure.head != "":  # a 280-metre ship
        return True
    if one.dimension and other.dimension:  # 15 metres long
        return one.dimension == other.dimension
    if not (one.context.is_name(0) and other.context.is_name(0)):
        mine, theirs = one.near_each_side(LOCAL)[0], other.near_each_side(LOCAL)[0]
        return not mine.isdisjoint(theirs)
    is_one_opening = one.tokens.lower(0) == other.tokens.lower(0)  # Velden is 15 km from Orsk
    return is_one_opening and len(one.names & other.names) > 1


def _is_one_case(one: Mention, other: Mention) -> bool:
    """Whether two counts may be of one case.

    They are, where something happened to those who are counted (12 killed) or they follow one name
    in a list (the Greens 28); else if no more than one other figure differs too.
    """
    if one.is_circumstance != other.is_circumstance or bool(one.part) != bool(other.part):
        return False
    is_one_item = one.is_listed and other.is_listed and one.actor == other.actor != frozenset()
    if is_one_item or one.figure.outcome:
        return True
    return _others_that_differ(one, other) <= (0 if one.is_circumstance else 1)


def _others_that_differ(one: Mention, other: Mention) -> int:
    """How many figures in the two passages differ besides two counts.

    If several do, the passages are about two cases: "12 rifles, 30 rounds", "5 rifles, 90 rounds".
    """
    pairs = [
        (a, b)
        for a in one.others
        for b in other.others
        if is_comparable(a, b) and a.figure.kind in _CASE_KINDS
    ]
    if any(are_far_apart(a.figure, b.figure) for a, b in pairs):
        return len(pairs) + 1  # more than any case may have
    differing = {a for a, b in pairs if agreement(a.figure, b.figure) == "conflict"}
    matching = {a for a, b in pairs if agreement(a.figure, b.figure) != "conflict"}
    return len(differing - matching)


def _is_one_fact(one: Mention, other: Mention) -> bool:
    """Whether no other value of the same act differs too: 4 percent in May, 3 percent in June."""
    figures = (one.figure, other.figure)
    are_days = all(figure.kind == "date" and figure.low == figure.high for figure in figures)
    left_out = TIME_KINDS | {"duration"} if are_days else TIME_KINDS  # landed after 11 days
    return not any(
        measured_alike(a.figure, b.figure) and agreement(a.figure, b.figure) == "conflict"
        for a in _values_of_act(one, left_out)
        for b in _values_of_act(other, left_out)
    )


def _values_of_act(mention: Mention, left_out: Set[str]) -> list[Mention]:
    """The other figures of the act that a figure belongs to, but sizes and some kinds."""
    return [
        value
        for value in mention.others
        if value.figure.kind not in left_out
        and not value.is_size
        and value.act.name == mention.act.name
    ]


# Context


def _count_common(one: Mention, other: Mention) -> int:
    """The number of words around both figures; the thing whose size both give counts as one."""
    common = (one.near | one.adjectives) & (other.near | other.adjectives)
    common -= {one.figure.head, other.figure.head}
    if one.figure.kind in TIME_KINDS:
        common |= one.names & other.names
    is_same_size = one.measured_stem == other.measured_stem != ""
    return len(common) + 1 if is_same_size else len(common)


def _min_common(one: Mention, other: Mention) -> int:
    """The number of words that must stand around both figures: the more, the less a noun says."""
    x, y = one.figure, other.figure
    if x.kind in TIME_KINDS:
        return 2 if one.act.recurs is None else 1
    has_telling_noun = x.kind not in MANY_KINDS or x.head in noun_stems("sums")
    is_same_noun = has_telling_noun and x.head == y.head and x.head not in {"", PEOPLE}
    is_other_topic = x.kind == "duration" and one.topics.isdisjoint(other.topics)
    reasons_for_one_more = (
        _thing_of(x) != _thing_of(y) or is_other_topic,
        x.kind == "ordinal",
        x.more != y.more and x.outcome != "missing",  # another 205 are missing
    )
    return (1 if is_same_noun or x.outcome else _MIN_COMMON) + sum(reasons_for_one_more)
