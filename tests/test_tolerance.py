"""Verdicts on two figures: whether both can be true."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.extraction.quantities.extract import extract_figures
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quantities.tolerance import (
    agreement,
    are_far_apart,
    measured_alike,
    times_conflict,
)


def only(text: str) -> Figure:
    (found,) = extract_figures(text, date(2022, 2, 17))
    return found


def verdict(one: str, other: str) -> str | None:
    return agreement(only(one), only(other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("7,000 troops", "seven thousand troops", "agree"),
        ("about 7,000 troops", "some 7,000 troops", "agree"),
        ("about 7,000 troops", "6,900 troops", "compatible"),
        ("7,000 troops", "6,987 troops", "compatible"),
        ("7,000 troops", "10,000 troops", "conflict"),
        ("55,000 pages", "50,000 pages", "conflict"),
        ("48-page ruling", "47-page ruling", "conflict"),
        ("more than 60,000 people", "about 65,000 people", "compatible"),
        ("more than 250 people", "250 people", "compatible"),
        ("more than 250 people", "200 people", "conflict"),
        ("more than 250 people", "900 people", None),
        ("more than 150,000 troops", "between 100,000 and 150,000 troops", "conflict"),
        ("at least 150,000 troops", "between 100,000 and 150,000 troops", "compatible"),
        ("between 100 and 150 troops", "between 130 and 150 troops", "compatible"),
        ("at least three people", "five people", "compatible"),
        ("at least three people", "two people", "conflict"),
        ("up to 60 boats", "50 boats", "compatible"),
        ("up to 60 boats", "70 boats", "conflict"),
        ("up to 60 boats", "five boats", "conflict"),
        ("up to 60 miles", "five miles", None),
        ("nearly 90 priests", "90 priests", "compatible"),
        ("nearly 90 priests", "100 priests", "conflict"),
        ("about 400 priests", "340 priests", None),
        ("dozens of ships", "60 ships", "compatible"),
        ("dozens of ships", "900 ships", "conflict"),
        ("5% of voters", "5.4% of voters", "compatible"),
        ("5% of voters", "8% of voters", "conflict"),
        ("a quarter of voters", "25 percent of voters", "agree"),
        ("$2.5bn", "2.5 billion dollars", "agree"),
        ("$2.5bn", "US$2.47 billion", "compatible"),
        ("£3m", "3 million pounds", "agree"),
        ("3 miles", "5 km", "compatible"),
        ("3 miles", "9 km", "conflict"),
        ("48 hours", "two days", "agree"),
        ("30°C", "86 degrees Fahrenheit", "agree"),
        ("200 pounds", "90kg", "compatible"),
        ("in 2018", "in 2019", "conflict"),
        ("17 February 2022", "in February 2022", "compatible"),
        ("on Thursday", "17 February 2022", "agree"),
        ("on Tuesday", "on Wednesday", "conflict"),
        ("on Tuesday", "8 February 2022", None),
        ("on Tuesday", "9 February 2022", "conflict"),
        ("in November", "17 November 2021", "compatible"),
        ("in November", "17 December 2021", "conflict"),
        ("in mid-March", "14 March 2022", "compatible"),
        ("in mid-March", "20 February 2022", "conflict"),
        ("earlier this month", "9 February 2022", "compatible"),
        ("earlier this month", "20 February 2022", "conflict"),
        ("last year", "in 2021", "agree"),
        ("last year", "earlier this month", "conflict"),
        ("a third of voters", "33 percent of voters", "compatible"),
        ("half of voters", "52 percent of voters", "compatible"),
        ("half of voters", "53 percent of voters", "conflict"),
        ("a monthslong inquiry", "a two-year inquiry", "conflict"),
        ("a monthslong inquiry", "a six-month inquiry", "compatible"),
        ("at 5 p.m.", "at 5:05 p.m.", None),
        ("they won 3-1", "they won 1-3", "agree"),
        ("they won 3-1", "they won 3-2", "conflict"),
    ],
)
def test_verdict_on_two_figures_is_symmetric_and_expected(
    one: str, other: str, expected: str | None
) -> None:
    assert measured_alike(only(one), only(other))
    assert verdict(one, other) == verdict(other, one) == expected


@pytest.mark.parametrize(
    ("said", "last", "then", "expected", "beyond"),
    [
        ("", 950, 949, "compatible", "conflict"),
        ("", 1052, 1053, "compatible", "conflict"),
        ("about ", 900, 899, "compatible", None),
        ("about ", 1100, 1101, "compatible", None),
        ("about ", 715, 714, None, "conflict"),
        ("about ", 1315, 1316, None, "conflict"),
        ("nearly ", 850, 849, "compatible", None),
        ("nearly ", 1000, 1001, "compatible", None),
        ("nearly ", 762, 761, None, "conflict"),
        ("nearly ", 1073, 1074, None, "conflict"),
        ("more than ", 1000, 999, "compatible", None),
        ("more than ", 953, 952, None, "conflict"),
        ("at least ", 2000, 2001, "compatible", None),
        ("up to ", 600, 599, "compatible", None),
        ("under ", 1052, 1053, None, "conflict"),
    ],
)
def test_the_verdict_on_a_thousand_changes_at_the_bound_of_its_qualifier(
    said: str, last: int, then: int, expected: str | None, beyond: str | None
) -> None:
    assert verdict(f"{said}1,000 boats", f"{last:,} boats") == expected
    assert verdict(f"{said}1,000 boats", f"{then:,} boats") == beyond


@pytest.mark.parametrize(
    ("one", "last", "then"),
    [
        ("4%", "4.4%", "4.5%"),  # one with decimals: a tenth of the greater
        ("20%", "22.2%", "22.3%"),
        ("21%", "21.5%", "21.6%"),  # never more than half the unit of its last digit
        ("3 miles", "5.08 km", "5.09 km"),  # in another unit: a twentieth
        ("3 miles", "4.59 km", "4.58 km"),
    ],
)
def test_a_rounded_figure_is_compatible_up_to_a_bound(one: str, last: str, then: str) -> None:
    assert verdict(f"{one} of it", f"{last} of it") == "compatible"
    assert verdict(f"{one} of it", f"{then} of it") == "conflict"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$5 million", "£5 million"),
        ("A$5 million", "C$5 million"),
        ("5 miles", "5 acres"),
        ("5 people", "5 percent"),
        ("900 barrels a day", "900 barrels a week"),
        ("30 degrees", "30°F"),
    ],
)
def test_figures_of_different_measures_are_not_compared(one: str, other: str) -> None:
    assert not measured_alike(only(one), only(other))


NUMBERS = st.integers(1, 10**9)
SAID = st.sampled_from(["", "about ", "nearly ", "more than ", "at least ", "up to ", "under "])


@given(NUMBERS, NUMBERS, SAID, SAID)
@example(1000, 999, "more than ", "")
@example(911, 999, "", "about ")
def test_order_of_two_figures_does_not_change_the_verdict(
    x: int, y: int, one: str, other: str
) -> None:
    a, b = f"{one}{x:,} troops", f"{other}{y:,} troops"
    assert verdict(a, b) == verdict(b, a)
    assert verdict(a, a) == "agree"
    assert verdict(f"{x:,} troops", f"{one}{x:,} troops") in {"agree", "compatible"}


@pytest.mark.parametrize(
    ("day", "expected"), [("on 8 February", None), ("on 9 February", "conflict")]
)
def test_weekday_and_day_without_a_year_are_compared(day: str, expected: str | None) -> None:
    (named,) = extract_figures("They met on Tuesday.", date(2022, 2, 17))
    (other,) = extract_figures(f"They met {day}.", None)
    assert agreement(named, other) == expected
    assert agreement(other, named) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # a plain count below a hundred is exact
        ("at least 100 boats", "99 boats", "conflict"),
        ("at least 101 boats", "100 boats", None),
        # "about" is stretched by a tenth where its last digit is a twentieth, else by a quarter
        ("about 2.0 million boats", "2.35 million boats", "conflict"),
        ("about 1.9 million boats", "2.22 million boats", None),
        # and a share by a fifth
        ("about 70 percent of voters", "53.4 percent of voters", None),
        ("about 70 percent of voters", "53.3 percent of voters", "conflict"),
    ],
)
def test_exact_values_have_the_smallest_tolerance(
    one: str, other: str, expected: str | None
) -> None:
    assert verdict(one, other) == verdict(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("8 a.m.", "8:15 a.m.", False),  # rounded to an hour: a quarter of one off
        ("8 a.m.", "8:16 a.m.", True),
        ("8:15 a.m.", "8:18 a.m.", False),
        ("8:15 a.m.", "8:19 a.m.", True),
        ("8:10 a.m.", "8:11 a.m.", False),
        ("8:10 a.m.", "8:12 a.m.", True),
        ("8:05 a.m.", "8:10 a.m.", True),  # both are rounded alike
        ("8 a.m.", "11 a.m.", False),  # another zone
        ("8 a.m.", "11:30 a.m.", False),
        ("8 a.m.", "10:30 a.m.", True),
        ("around 8:07 a.m.", "8:37 a.m.", False),
        ("around 8:07 a.m.", "8:38 a.m.", True),
    ],
)
def test_two_times_conflict_where_neither_rounding_nor_a_zone_explains_them(
    one: str, other: str, expected: bool
) -> None:
    a, b = only(f"at {one}"), only(f"at {other}")
    assert times_conflict(a, b, is_loose=False) is expected
    assert times_conflict(b, a, is_loose=False) is expected


def test_a_time_that_is_only_a_limit_leaves_half_an_hour() -> None:
    eight, *others = (only(f"at {time} a.m.") for time in ("8:07", "8:37", "8:38"))
    assert [times_conflict(eight, other, is_loose=True) for other in others] == [False, True]


@pytest.mark.parametrize(
    ("near", "last", "then"),
    [
        ("30 boats", "90 boats", "91 boats"),  # three times
        ("the third time", "the sixth time", "the seventh time"),  # twice, of ranks
        ("dozens of boats", "990 boats", "991 boats"),  # ten times, of what is vague
    ],
)
def test_figures_are_far_apart_beyond_a_ratio(near: str, last: str, then: str) -> None:
    for other, expected in ((last, False), (then, True)):
        assert are_far_apart(only(near), only(other)) is expected
        assert are_far_apart(only(other), only(near)) is expected


def test_days_and_times_are_never_far_apart() -> None:
    assert not are_far_apart(only("at 1 a.m."), only("at 11 p.m."))
    assert not are_far_apart(only("on 1 January"), only("on 31 December"))


@pytest.mark.parametrize(("day", "expected"), [("Thursday", None), ("Friday", "conflict")])
def test_earlier_this_week_excludes_the_last_days_of_a_week(day: str, expected: str | None) -> None:
    (named,) = extract_figures(f"They met on {day}.", None)
    (vague,) = extract_figures("They met earlier this week.", None)
    assert agreement(named, vague) == agreement(vague, named) == expected


@pytest.mark.parametrize(("weekday", "expected"), [("Thursday", None), ("Monday", "conflict")])
def test_a_leap_day_without_its_year_is_compared_with_weekdays(
    weekday: str, expected: str | None
) -> None:
    (named,) = extract_figures(f"They met on {weekday}.", date(2024, 3, 8))
    (other,) = extract_figures("They met on 29 February.", None)
    assert agreement(named, other) == agreement(other, named) == expected
