"""Figures in news text: their values, and numbers that are no figures."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from corpus.extraction.quantities.clause_context import part_after
from corpus.extraction.quantities.extract import extract_figures
from corpus.extraction.quantities.figure import Figure
from tests.articles import place_of

PUBLISHED = date(2022, 2, 17)
TABLE = tomli.loads((Path(__file__).parent / "data" / "figures.toml").read_text("utf-8"))

WORDS = st.sampled_from(
    [
        *sorted({word for row in TABLE["figures"] for word in row["text"].split()}),
        *"0123456789½$€%-–+,.:;\"'()/²é\u0663",
        *("hundred", "million", "between", "and", "last", "next", "tomorrow", "December"),
    ]
)
TEXTS = st.one_of(
    st.text(), st.lists(WORDS, max_size=24).map(" ".join), st.lists(WORDS, max_size=24).map("".join)
)


def only(text: str, published: date | None = PUBLISHED) -> Figure:
    (found,) = extract_figures(text, published)
    return found


@pytest.mark.parametrize("row", TABLE["figures"], ids=lambda row: row["text"])
def test_an_expression_has_its_value(row: dict[str, Any]) -> None:
    found = only(row["text"])
    assert (found.low, found.high) == pytest.approx((row["low"], row.get("high", row["low"])))
    assert (found.kind, found.unit) == (row.get("kind", "count"), row.get("unit", ""))
    assert (found.qualifier, found.of) == (row.get("qualifier", ""), row.get("of", ""))


@pytest.mark.parametrize("text", TABLE["nothing"])
def test_names_and_turns_of_phrase_are_not_figures(text: str) -> None:
    assert extract_figures(text, PUBLISHED) == ()


def test_the_table_holds_at_least_200_expressions() -> None:
    texts = [row["text"] for row in TABLE["figures"]]
    assert len(set(texts)) == len(texts) >= 200


@pytest.mark.parametrize("row", TABLE["figures"], ids=lambda row: row["text"])
def test_an_expression_has_its_value_inside_a_sentence(row: dict[str, Any]) -> None:
    alone = only(row["text"])
    text = f"“So it was,” she added, “{row['text']}” — and then she left"
    found = only(text)
    assert (found.low, found.high, found.unit) == (alone.low, alone.high, alone.unit)


@given(TEXTS, st.sampled_from([None, PUBLISHED, date(1, 1, 1), date(9999, 12, 31)]))
def test_no_text_raises_and_every_span_slices(text: str, published: date | None) -> None:
    found = extract_figures(text, published, start=3)
    shifted = "   " + text
    for figure in found:
        said = figure.span.of(shifted)
        assert said == said.strip() != ""
        assert figure.low <= figure.high
        assert figure.of in text
    for one, other in pairwise(found):
        assert one.span.start < other.span.start


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They sent about 7,000 Russian troops there.", "about 7,000 Russian troops"),
        ("Put at between 10 and 20, it grew.", "between 10 and 20"),
        ("It fell to -5°C at night.", "-5°C"),
        ("He met a 55-year-old man there.", "55-year-old man"),
        ("It lost 5% of voters.", "5% of voters"),
        ("A two-day meeting ended.", "two-day meeting"),
        ("It rained in early May 2021.", "early May 2021"),
    ],
)
def test_a_span_reaches_from_the_qualifier_to_the_noun(text: str, said: str) -> None:
    assert only(text).span.of(text) == said


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [("on Monday", 1, "weekday"), ("Feb. 17", 217, "day"), ("last May", 5, "month")],
)
def test_date_stays_open_without_a_publication_date(text: str, low: int, unit: str) -> None:
    found = only(text, None)
    assert (found.low, found.high, found.unit) == (low, low, unit)
    assert extract_figures("it rained yesterday", None) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("7,000 troops", "seven thousand soldiers"),
        ("28 people were killed", "28 dead"),
        ("28 people were killed", "killing 28 people"),
        ("two men were injured", "two wounded"),
        ("40 homes", "40 houses"),
        ("nine divers were taken to hospital", "nine divers were hospitalized"),
        ("nine divers were airlifted to a nearby hospital", "nine divers are in hospital"),
    ],
)
def test_synonyms_have_one_head_and_outcome(one: str, other: str) -> None:
    a, b = only(one), only(other)
    assert (a.head, a.outcome) == (b.head, b.outcome) != ("", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("28 people were killed", "28 people were injured"),
        ("three soldiers were killed", "three soldiers were hurt"),
        ("28 people", "28 pages"),
    ],
)
def test_different_things_have_different_heads_or_outcomes(one: str, other: str) -> None:
    a, b = only(one), only(other)
    assert (a.head, a.outcome) != (b.head, b.outcome)


@pytest.mark.parametrize(
    ("text", "step"),
    [("7,000 troops", 1000), ("150,000 troops", 10000), ("6,987 troops", 1), ("2.5 miles", 0.1),
     ("$2.5bn", 1e8), ("a million people", 1e6)],
)  # fmt: skip
def test_step_is_the_unit_of_the_last_digit(text: str, step: float) -> None:
    assert only(text).step == pytest.approx(step)


def test_additions_are_marked() -> None:
    for text in ("another 7,000 troops", "7,000 more troops", "7,000 additional troops"):
        assert only(text).more, text
    assert not only("7,000 troops").more


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She paid with 10 $5 notes.", [("count", 10, "10"), ("money", 5, "$5")]),
        ("They gave 12 £20 notes away.", [("count", 12, "12"), ("money", 20, "£20")]),
        ("It cost 10€ in all.", [("money", 10, "10€")]),
    ],
)
def test_a_currency_sign_after_a_space_belongs_to_the_number_behind_it(
    text: str, found: list[tuple[str, int, str]]
) -> None:
    figures = extract_figures(text, None)
    assert [(one.kind, one.low, one.span.of(text)) for one in figures] == found


def read(text: str) -> list[tuple[str, float, float, str]]:
    """Kind, value and unit of each figure of a text."""
    return [(one.kind, one.low, one.high, one.unit) for one in extract_figures(text, None)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # four tokens of words for the two sides of a vote
        ("Some 79 members members members in favor and 63 against.", ["score"]),
        ("Some 79 members members members members in favor and 63 against.", ["count", "count"]),
        # a contest is named up to six tokens before two numbers, and three tokens after them
        (f"The match {'dull ' * 4}was 3 to 4.", ["score"]),
        (f"The match {'dull ' * 5}was 3 to 4.", ["count"]),
        (f"It was 3-2 {'dull ' * 2}match.", ["score"]),
        (f"It was 3-2 {'dull ' * 3}match.", ["count", "count"]),
        # a side has 500 points at most, and nine digits
        ("They won the match 500-20.", ["score"]),
        ("They won the match 501-20.", ["count", "count"]),
        ("They won the match 3-000000002.", ["score"]),
        ("They won the match 3-0000000002.", ["count", "count"]),
        ("They won the match 1,200-3.", ["count", "count"]),
        # years
        ("It was built in 999.", ["count"]),
        ("It was built in 1000.", ["date"]),
        ("It was built in 2100.", ["date"]),
        ("It was built in 2101.", ["count"]),
        ("It lasted from 1800 to 1900.", ["date"]),
        ("It lasted from 1800 to 1901.", ["date", "date"]),
        ("They fought in the war of 1800 to 1804.", ["date"]),
        # pounds are money from a million on
        ("They paid 999999 pounds for it.", ["mass"]),
        ("They paid 1000000 pounds for it.", ["money"]),
        # numbers in words count nothing below twenty, and in digits up to fifteen of them
        ("We saw nineteen there.", []),
        ("We saw twenty there.", ["count"]),
        (f"They have {'1' * 15} boats.", ["count"]),
        (f"They have {'1' * 16} boats.", []),
    ],
)
def test_bounds_of_each_kind_of_figure(text: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in read(text)] == kinds


@pytest.mark.parametrize(
    ("published", "day", "year"),
    [
        (date(2021, 7, 4), "January 1", 2022),
        (date(2021, 7, 4), "January 2", 2021),
        (date(2022, 1, 3), "July 3", 2022),
        (date(2022, 1, 3), "July 4", 2021),
    ],
)
def test_a_day_without_a_year_is_within_half_a_year_of_the_report(
    published: date, day: str, year: int
) -> None:
    (found,) = extract_figures(f"The bridge closed on {day}.", published)
    assert found.low // 10000 == year


@pytest.mark.parametrize(("between", "head"), [(8, "seat"), (9, "")])
def test_a_list_goes_on_counting_a_noun_up_to_twelve_tokens_on(between: int, head: str) -> None:
    text = f"The Greens won 41 seats and {'dull ' * between}and the Reds 28."
    assert [one.head for one in extract_figures(text, None)] == ["seat", head]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("The Greens won 41 seats, and the Reds 28.", ["seat", "seat"]),
        ("The Greens won 41 seats. It rained, and the Reds 28.", ["seat", ""]),
    ],
)
def test_a_list_ends_with_its_sentence(text: str, heads: list[str]) -> None:
    assert [one.head for one in extract_figures(text, None)] == heads


@pytest.mark.parametrize(("between", "per"), [(1, "each"), (2, "")])
def test_each_stands_up_to_four_tokens_behind_its_figure(between: int, per: str) -> None:
    (found,) = extract_figures(f"The navy has 12 {'dull ' * between}of it each.", None)
    assert found.per == per


@pytest.mark.parametrize(
    ("period", "first", "last", "from_now"),
    [
        ("last month", 20220101, 20220131, (-45, -15)),
        ("this month", 20220201, 20220228, (-14, 15)),
        ("next month", 20220301, 20220331, (16, 46)),
        ("earlier this month", 20220201, 20220217, (-14, 0)),
        ("later this month", 20220217, 20220228, (0, 15)),
        ("last week", 20220204, 20220216, (-13, -1)),
        ("this week", 20220211, 20220223, (-6, 6)),
        ("next week", 20220218, 20220302, (1, 13)),
        ("last year", 20210101, 20211231, (-531, -166)),
        ("next year", 20230101, 20231231, (200, 564)),
    ],
)
def test_a_period_is_counted_from_the_day_of_the_report(
    period: str, first: int, last: int, from_now: tuple[int, int]
) -> None:
    found = only(f"It closed {period}.")
    assert (found.low, found.high) == (first, last)
    open_ = only(f"It closed {period}.", None)
    assert (open_.low, open_.high, open_.unit) == (*from_now, "days from now")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        # three words of the name of a street, with a number or a rank before it
        ("He lives at 14 Mill Mill Mill Street.", False),
        ("He lives at 14 Mill Mill Mill Mill Street.", True),
        # six words from "one" to "another"
        ("He moved one hall hall hall hall hall to another.", False),
        ("He moved one hall hall hall hall hall hall to another.", True),
        # a hundred characters of an address
        (f"www.{'x/' * 48}7", False),
        (f"www.{'x/' * 49}7", True),
    ],
)
def test_numbers_in_names_are_not_figures_within_bounds(text: str, counts: bool) -> None:
    assert bool(extract_figures(text, None)) is counts


@pytest.mark.parametrize(
    ("text", "of"),
    [
        # eight words from a measure to the value it is put at, none to what it reached
        (f"They put the population {'dull ' * 7}at 3,000.", "population"),
        (f"They put the population {'dull ' * 8}at 3,000.", ""),
        ("The crowd reached 61,204.", "crowd"),
        ("The crowd there soon reached 61,204.", ""),
    ],
)
def test_a_measure_is_so_many_words_before_its_value(text: str, of: str) -> None:
    assert only(text).of == of


@pytest.mark.parametrize("text", ["Each of 12 tons", "each 12 men", "units, each of 1,000 men"])
def test_each_stands_right_before_its_figure(text: str) -> None:
    assert only(text).per == "each"
    assert only(text.lower().replace("each", "all")).per == ""


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty nine boats", [(29, 29)]),
        ("two hundred and five boats", [(205, 205)]),
        ("twenty and five boats", [(20, 20), (5, 5)]),
        ("twenty-ten boats", [(20, 20), (10, 10)]),
        ("10 or 12 boats", [(10, 12)]),
        ("10 or 30 boats", [(10, 10), (30, 30)]),
        ("10 to 30 boats", [(10, 30)]),
    ],
)
def test_numbers_in_a_row_are_one_where_they_can_be(
    text: str, values: list[tuple[int, int]]
) -> None:
    assert [(low, high) for _, low, high, _ in read(text)] == values


@pytest.mark.parametrize(
    ("text", "days", "dated"),
    [
        ("early May", (501, 510), (20220501, 20220510)),
        ("mid-May", (510, 520), (20220510, 20220520)),
        ("late May", (520, 531), (20220520, 20220531)),
    ],
)
def test_a_part_of_a_month_has_its_days_with_a_year_and_without(
    text: str, days: tuple[int, int], dated: tuple[int, int]
) -> None:
    open_, known = only(text, None), only(text)
    assert (open_.low, open_.high, open_.unit) == (*days, "day")
    assert (known.low, known.high, known.unit) == (*dated, "date")


@pytest.mark.parametrize(("between", "part"), [(7, "nine"), (8, "")])
def test_a_part_is_said_up_to_eight_tokens_behind_its_whole(between: int, part: str) -> None:
    tokens, at = place_of(f"15 {'dull ' * between}of whom nine left.", "15")
    assert part_after(tokens, at + 1) == part
