"""When two quotations are of the same words, and when they are not: the bounds."""

from __future__ import annotations

import pytest

from corpus.extraction.quotes.matching import compare_quotes
from corpus.extraction.quotes.quotation_marks import quoted_words


def compared(one: str, other: str, *, linked: bool = True) -> tuple[str, int, int] | None:
    """The verdict, the words in common and the number of differences; None for other words."""
    a, b = (list(quoted_words(text, 0, len(text))) for text in (one, other))
    found, back = compare_quotes(a, b, linked=linked), compare_quotes(b, a, linked=linked)
    assert (found and found[:2]) == (back and back[:2])
    return (found.verdict, found.matched, len(found.differences)) if found else None


def words(name: str, number: int, first: int = 0) -> str:
    """So many words that say something, each another."""
    return " ".join(f"{name}{at}q" for at in range(first, first + number))


def pieces(name: str, count: int, common: int, between: int) -> str:
    """So many runs of words that all texts have, with words of one text between them."""
    runs = [words("common", common, at * common) for at in range(count)]
    own = [f" {words(name, between, at * between)} " for at in range(count - 1)]
    return "".join(part for pair in zip(runs, [*own, ""], strict=True) for part in pair)


def at_an_end(common: int, differing: int) -> tuple[str, str]:
    """Two texts with words in common, and so many at their ends in which they differ."""
    same = words("common", common)
    return f"{same} {words('one', differing)}", f"{same} {words('other', differing)}"


@pytest.mark.parametrize(
    ("common", "differing", "expected"),
    [
        (12, 3, ("altered", 12, 1)),  # three words may differ at an end,
        (12, 4, None),
        (7, 3, ("altered", 7, 1)),  # where 68 in 100 of the words are in both
        (6, 3, None),
        (2, 1, None),
    ],
)
def test_few_words_may_differ_at_an_end(
    common: int, differing: int, expected: tuple[str, int, int] | None
) -> None:
    assert compared(*at_an_end(common, differing)) == expected


@pytest.mark.parametrize(
    ("count", "common", "between", "expected"),
    [
        (6, 5, 4, ("altered", 30, 5)),  # six tenths of the words, where there are long runs
        (7, 5, 4, None),
        (3, 2, 1, ("altered", 6, 2)),  # three quarters, where there are pairs of words alone
        (4, 2, 1, None),
        (2, 2, 1, ("altered", 4, 1)),  # and four words at least
    ],
)
def test_enough_words_must_be_in_both_where_some_within_differ(
    count: int, common: int, between: int, expected: tuple[str, int, int] | None
) -> None:
    one, other = (pieces(name, count, common, between) for name in ("one", "other"))
    assert compared(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # a part of the other: two words that say something, or six small ones
        (words("common", 2), f"{words('other', 4)} {words('common', 2)}", ("trimmed", 2, 0)),
        (words("common", 1), f"{words('other', 4)} {words('common', 1)}", None),
        ("we will have to do it", "harbour closed we will have to do it", ("trimmed", 6, 0)),
        ("we will have to do", "harbour closed we will have to do it", None),
        # the end of one and the beginning of the other: four words
        (f"then {words('common', 4)}", f"{words('common', 4)} there", ("trimmed", 4, 0)),
        (f"then {words('common', 3)}", f"{words('common', 3)} there", None),
    ],
)
def test_a_part_is_the_same_words_if_it_is_long_enough(
    one: str, other: str, expected: tuple[str, int, int] | None
) -> None:
    assert compared(one, other) == expected


@pytest.mark.parametrize(("common", "expected"), [(5, ("trimmed", 5, 0)), (4, None)])
def test_without_a_link_five_words_in_a_row_must_be_in_both(
    common: int, expected: tuple[str, int, int] | None
) -> None:
    same = words("common", common)
    assert compared(same, f"{words('other', 4)} {same}", linked=False) == expected


@pytest.mark.parametrize(("left_out", "matched"), [(6, 6), (7, 5)])
def test_a_word_at_the_end_belongs_to_the_rest_if_six_words_at_most_are_left_out_before_it(
    left_out: int, matched: int
) -> None:
    last = words("common", 1, 5)
    one = f"{words('common', 5)} {words('one', left_out)} {last}"
    assert compared(one, words("common", 6)) == ("altered", matched, 1)
