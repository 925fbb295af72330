"""Dates are found in lines that name one, and nowhere else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading import publication_date as dates

DAY = date(2022, 2, 17)


@pytest.mark.parametrize(
    "line",
    [
        "17 February 2022",
        "February 17, 2022",
        "Feb. 17, 2022",
        "17th of February, 2022",
        "17-Feb-2022",
        "2022-02-17",
        "2022-02-17T10:30:00Z",
        "2022/02/17",
        "17.02.2022",
        "17/02/2022",
        "2/17/2022",
        "Thursday 17 February 2022",
        "Thu, 17 Feb 2022 10:30:00 GMT",
        "Published Feb 17, 2022 at 5:45 p.m. ET",
        "Published: 17 February 2022, 10:30 CET | Updated: 18 February 2022",
        "Updated February 18, 2022 | Published February 17, 2022",
        "Published 17 February 2022 | Last modified 19 February 2022",
        "First published on Thursday, February 17, 2022 10.30 EST",
        "BRUSSELS, 17 February 2022",
        "Agency One · 17 Feb 2022",
    ],
)
def test_date_line_gives_its_day(line: str) -> None:
    assert dates.parse_date_line(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The ministers met on 17 February 2022.",
        "On 17 February 2022 the alliance changed its mind",
        "31 February 2022",
        "2/3/2022",
        "99.99.2022",
        "2022",
        "February 2022",
        "May 17 soldiers 2022",
        "17 February 2022" * 30,
    ],
)
def test_sentence_or_ambiguous_date_gives_no_day(line: str) -> None:
    assert dates.parse_date_line(line) is None


@pytest.mark.parametrize(
    ("month", "number"),
    [("January", 1), ("Mar", 3), ("may", 5), ("JUNE", 6), ("Sept.", 9), ("Sep", 9), ("Dec", 12)],
)
def test_months_are_known_in_full_and_abbreviated(month: str, number: int) -> None:
    assert dates.parse_date_line(f"3 {month} 2021") == date(2021, number, 3)


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [
        ("BRUSSELS, Feb. 17, 2022 (Agency One) — Ministers met.", DAY),
        ("BRUSSELS (AP), 17 February 2022 – Ministers met.", DAY),
        ("Feb 17, 2022 (Agency One) - Ministers met.", DAY),
        ("Feb 17, 2022 (Thursday): ministers met.", None),
        ("Brussels was quiet on Feb. 17, 2022, when ministers met.", None),
        ("NATO — 7,000 soldiers. On Feb. 17, 2022, more.", None),
    ],
)
def test_dateline_with_a_day_gives_that_day(paragraph: str, day: date | None) -> None:
    assert dates.parse_dateline(paragraph) == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (DAY, DAY),
        (datetime(2022, 2, 17, 23, 30, tzinfo=UTC), DAY),
        ("2022-02-17", DAY),
        ("yesterday", None),
        (20220217, None),
        (None, None),
        (["2022-02-17"], None),
    ],
)
def test_metadata_value_can_be_a_date_or_words(value: object, day: date | None) -> None:
    assert dates.parse_date(value) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back_from_its_written_forms(day: date) -> None:
    long = f"{day:%B} {day.day}, {day.year}"
    for written in (day.isoformat(), f"{day.day} {day:%b} {day.year}", long):
        assert dates.parse_date_line(written) == day


@given(st.text(max_size=150))
def test_any_line_is_accepted(line: str) -> None:
    assert dates.parse_date_line(line) is None or any(character.isdecimal() for character in line)
    dates.parse_dateline(line)


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2022-02-17T10:30:00Z", "2022-02-17T10:30:00+00:00"),
        ("2022-02-17T10:30:00.000+0100", "2022-02-17T10:30:00+01:00"),
        ("20220217T103000Z", "2022-02-17T10:30:00+00:00"),
        ("Thu, 17 Feb 2022 10:30:00 +0100", "2022-02-17T10:30:00+01:00"),
        ("Thu, 17 Feb 2022 10:30:00 EST", "2022-02-17T10:30:00-05:00"),
        (datetime(2022, 2, 17, tzinfo=UTC), "2022-02-17T00:00:00+00:00"),
    ],
)
def test_a_time_with_its_zone_is_a_moment(stated: object, moment: str) -> None:
    found = dates.parse_moment(stated)
    assert found
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "stated", ["", "2022-02-17", "2022-02-17T10:30:00", "soon", 20220217, None, DAY]
)
def test_a_time_without_a_zone_is_not_a_moment(stated: object) -> None:
    assert dates.parse_moment(stated) is None


@given(st.text())
def test_no_text_makes_parse_moment_raise(text: str) -> None:
    dates.parse_moment(text)
