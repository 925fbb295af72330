"""Finds what shows that two figures are about two things, so that both can be true.

It takes two figures where they stand (`Mention`). `may_be_of_one_thing` asks, in this order, about
their actors, periods, changes, sums, acts, forecasts and nouns; one sign is enough:

    James Holm left in May             Ada Brook left in June               other actors
    sales rose 4 percent in March      sales rose 6 percent in April        other periods
    12 percent, up from 9 percent      8 percent                            former and present value
    rates rose to 5 percent            rates rose by 2 percent              level and change
    two died on the spot, and a third  three died                           part and sum
    hit by seven bullets               loaded with four bullets             other acts
    a fine of $2 million               prosecutors asked for $5 million     fact and demand
    a salary of $2 million             a bonus of $5 million                other sums
    nine women                         four men                             other people
    300 foreign troops                 400 local troops                     other adjectives
"""

from __future__ import annotations

from corpus.extraction.quantities.acts import MOST_SINCE, is_passive
from corpus.extraction.quantities.clause_context import (
    change,
    common_in_names,
    object_of,
    subject_of,
)
from corpus.extraction.quantities.counted_noun import are_apart, noun_stems, some_people
from corpus.extraction.quantities.named_periods import are_other_periods, is_counted_over
from corpus.extraction.quantities.tolerance import NormalizedValue, agreement, measured_alike
from corpus.findings.figure_mentions import Mention
from corpus.language.word_frequency import family

TIME_KINDS = frozenset({"date", "time"})
"""Kinds of figures that say when something was."""
MANY_KINDS = frozenset({"money", "percent"})
"""Kinds of figures of which a report gives many with the same noun."""
LOCAL = 8
"""Words to each side of a figure that distinguish it from others of its kind in a list."""
_FORECAST_KINDS = frozenset({"money", "percent", "temperature", "speed", "length"})
"""Kinds of figures that are often expected, demanded or offered before they are real."""
_OBLIQUE = frozenset({"by", "with", "from", "at", "into", "against", "under", "through"})
"""Prepositions that join a count to its act: hit *by* seven bullets."""


def may_be_of_one_thing(one: Mention, other: Mention) -> bool:
    """Whether nothing around two figures shows that they are about two things."""
    return not (
        is_other_actor(one, other)
        or is_other_period(one, other)
        or _is_former_and_present(one, other)
        or _is_level_and_change(one, other)
        or _is_part_of_sum(one, other)
        or _is_part_of_sum(other, one)
        or _is_other_act(one, other)
        or _is_forecast_and_fact(one, other)
        or _is_other_sum(one, other)
        or some_people(one.figure.of) != some_people(other.figure.of)
        or _has_other_adjectives(one, other)
    )


# Actors


def is_other_actor(one: Mention, other: Mention) -> bool:
    """Whether the clauses of two figures name people, places or bodies, but none in common.

    Then they are about two actors: "James Holm left in May", "Ada Brook left in June".
    """
    is_one_act = _has_same_act_and_voice(one, other)
    if is_one_act and _has_other_subject_or_object(one, other):
        return True
    has_no_act = not (one.act.name or other.act.name)  # Chad has 3 airports
    names_actor = is_one_act or one.is_listed or other.is_listed or has_no_act
    if names_actor and one.actor and other.actor:
        if one.actor.isdisjoint(other.actor):
            return True
        if one.figure.kind == "date":
            return False
    return _has_other_names(one, other)


def _has_same_act_and_voice(one: Mention, other: Mention) -> bool:
    """Whether both belong to the same act, both active or both passive: jailed; was jailed."""
    is_same = one.act.name == other.act.name != ""
    return is_same and is_passive(one.tokens, one.act) == is_passive(other.tokens, other.act)


def _has_other_subject_or_object(one: Mention, other: Mention) -> bool:
    """Whether the subjects of one act, or its objects, are two.

    "Tom Reed was jailed", "his brother was jailed"; "rents rose 4 percent", "wages rose 4 percent".
    """
    if subject_of(one.tokens, one.act).is_another(subject_of(other.tokens, other.act)):
        return True
    mine, theirs = (object_of(m.tokens, m.act, m.place[0]) for m in (one, other))
    if mine.is_another(theirs):
        return True  # the court jailed his brother
    return one.figure.kind in MANY_KINDS and _has_other_subject_noun(one, other)


def _has_other_subject_noun(one: Mention, other: Mention) -> bool:
    """Whether the nouns of two subjects differ, and neither is mentioned near the other figure."""
    mine, theirs = one.subject, other.subject
    is_mentioned = mine in other.near or theirs in one.near
    return mine != theirs and "" not in {mine, theirs} and not is_mentioned


def _has_other_names(one: Mention, other: Mention) -> bool:
    """Whether both clauses have names, but none in common."""
    mine, theirs = one.names - common_in_names(), other.names - common_in_names()
    if not mine or not theirs:  # the House, the Senate
        mine, theirs = one.names, other.names
    is_other = {*map(family, mine)}.isdisjoint(map(family, theirs))
    return bool(mine and theirs) and is_other


# Periods


def is_other_period(one: Mention, other: Mention) -> bool:
    """Whether two figures are of two periods: in March and in April, in two quarters."""
    if one.figure.kind != "ordinal" and are_other_periods(one.periods, other.periods):
        return True
    if _is_part_of_year(one, other) or _is_part_of_year(other, one):
        return True
    spans = [_counted_over(mention) for mention in (one, other)]
    if all(spans) and spans[0].isdisjoint(spans[1]):
        return True
    if one.figure.kind in TIME_KINDS or (one.is_size and other.is_size):
        return False
    return _has_other_dates(one, other)


def _is_part_of_year(one: Mention, other: Mention) -> bool:
    """Whether one figure is of a quarter or a half, and the other of a year that it does not give.

    Rose 4 percent in the first quarter, rose 9 percent last year.
    """
    is_of_part = any(length in {"3 months", "6 months"} for _, length in one.periods)
    if one.figure.kind in TIME_KINDS or not is_of_part:
        return False
    own = {day.value for day in one.dates}
    return not other.periods and any(y.value not in own for y in other.years)


def _counted_over(mention: Mention) -> frozenset[NormalizedValue]:
    """The lengths of time beside a figure over which it was counted: in the first six months."""
    times = (other for other in mention.others if other.figure.kind == "duration")
    times = (time for time in times if time.act.name != MOST_SINCE)  # the first in six years
    return frozenset(t.value for t in times if is_counted_over(mention.tokens, t.place[0]))


def _has_other_dates(one: Mention, other: Mention) -> bool:
    """Whether both figures have dates of the same form, and all of them are in conflict."""
    verdicts = [
        agreement(a.figure, b.figure)
        for a in one.dates_apart
        for b in other.dates_apart
        if not a.act.says and not b.act.says and measured_alike(a.figure, b.figure)
        if not _is_one_event(a, b) or a.act.name in {one.act.name, other.act.name}
    ]
    return bool(verdicts) and all(verdict == "conflict" for verdict in verdicts)


def _is_one_event(one: Mention, other: Mention) -> bool:
    """Whether two days are of one act that is not known to recur: the ship ran aground."""
    return is_same_act(one, other) and one.act.recurs is not True


# Changes and sums


def _is_former_and_present(one: Mention, other: Mention) -> bool:
    """Whether only one of two figures is a former value: 12 percent, up from *9 percent*."""
    return one.figure.kind not in TIME_KINDS and one.is_former != other.is_former


def _is_level_and_change(one: Mention, other: Mention) -> bool:
    """Whether one figure is a level and the other a change: rose to 5 percent, rose by 5 percent.

    "5 percent more than last year" is compared only with what is worded so too.
    """
    ways = {change(m.tokens, *m.place) for m in (one, other)}
    return ways == {"by", "to"} or (len(ways) == 2 and "more than" in ways)


def _is_part_of_sum(part: Mention, whole: Mention) -> bool:
    """Whether `whole` counts more cases than `part`: two died on the spot, a third in hospital."""
    x, y = part.figure, whole.figure
    if y.low <= x.low:
        return False
    if "total" in whole.adjectives - part.adjectives:
        return True  # missed nine games, then ten total games
    return bool(x.outcome) and part.is_added_to


# Acts and forecasts


def is_same_act(one: Mention, other: Mention) -> bool:
    """Whether both figures have the same act, and it is not merely that something was said."""
    return bool(one.act.name) and one.act.name == other.act.name and not one.act.says


def _is_other_act(one: Mention, other: Mention) -> bool:
    """Whether two counts belong to two acts: hit by seven bullets, loaded with four bullets."""
    if one.figure.kind != "count":
        return False
    is_joined = one.word_before in _OBLIQUE and other.word_before in _OBLIQUE
    return is_joined and len({one.act.name, other.act.name} - {""}) == 2


def _is_forecast_and_fact(one: Mention, other: Mention) -> bool:
    """Whether the stances of two figures differ: a fine of $2 million, asked for $2 million."""
    stances = {one.stance, other.stance}
    is_forecast = one.figure.kind in _FORECAST_KINDS
    return len(stances) == 2 and (is_forecast or "allowed" in stances)


def _is_other_sum(one: Mention, other: Mention) -> bool:
    """Whether words beside two figures name two things with a sum each: a salary and a bonus."""
    if one.figure.kind not in _FORECAST_KINDS:
        return False
    mine, theirs = (frozenset.union(*m.near_each_side(LOCAL)) for m in (one, other))
    return are_apart(mine, theirs)


# Nouns


def _has_other_adjectives(one: Mention, other: Mention) -> bool:
    """Whether the adjectives of two nouns cannot describe one thing: foreign and local troops.

    For counts they must be the same, or one has none; for others, one's may stand near the other.
    """
    mine, theirs = (m.adjectives - noun_stems("plain_adjectives") for m in (one, other))
    if not mine or not theirs or mine == theirs:
        return False
    is_count = one.figure.kind == "count"
    is_near = mine <= theirs | other.near or theirs <= mine | one.near
    return is_count or not is_near
