"""Runs of letters."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment.document import NgramIndex, ngram_similarities, ngrams

TEXTS = st.lists(st.text(max_size=40), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A ship", {" a ", " shi", "ship", "hip ", "a shi"}),
        ("the ships’ crew", {
            " the", "the ", " shi", "ship", "hips", "ips ", " cre", "crew", "rew ",
            "the shi", "ips cre",
        }),
        ("snake_case", {" sna", "snak", "nake", "ake ", " cas", "case", "ase ", "ake cas"}),
        ("东京湾", {" 东", "东京", "京湾", "湾 "}),
        ("", set()),
        ("…", set()),
    ],
)  # fmt: skip
def test_runs_lie_in_words_and_across_spaces(text: str, found: set[str]) -> None:
    assert ngrams(text) == found


def scored(a: list[str], b: list[str]) -> dict[tuple[int, int], float]:
    """How alike each passage of one text is to each of another."""
    cells = list(product(range(len(a)), range(len(b))))
    return dict(zip(cells, ngram_similarities(NgramIndex(a), NgramIndex(b), cells), strict=True))


def test_the_most_similar_text_shares_most_letters() -> None:
    told = ["The resignation of the minister", "A whale in the harbour", "Rain is expected"]
    found = scored(
        told, ["The minister has resigned", "Whales seen near a harbour", "No more rain"]
    )
    for a in range(3):
        assert max(range(3), key=lambda b: found[a, b]) == a


def test_a_phrase_counts_for_more_than_its_words() -> None:
    found = scored(["the open border policy"], ["the open border policy", "policy border open the"])
    assert found[0, 0] > found[0, 1]


@given(TEXTS, TEXTS)
def test_which_text_comes_first_decides_nothing(a: list[str], b: list[str]) -> None:
    back = {(one, other): value for (other, one), value in scored(b, a).items()}
    assert scored(a, b) == back


@given(TEXTS)
def test_nothing_is_like_nothing_and_no_text_makes_it_raise(texts: list[str]) -> None:
    found = scored(texts, ["", "a word"])
    assert all(value == 0 for (_, b), value in found.items() if b == 0)
    assert all(value >= 0 for value in found.values())


@pytest.mark.parametrize("passages", [499, 500, 501, 1001, 1002, 1499, 2003])
def test_a_long_text_is_counted_by_some_of_its_passages(passages: int) -> None:
    texts = ["the same again", *["the same again and again"] * (passages - 2), "but this once"]
    found = NgramIndex(texts)
    assert found.frequency["same"] == pytest.approx(passages, rel=0.01)
    assert found.root(0) < found.root(passages - 1)
    (common,) = ngram_similarities(found, found, [(0, 1)])
    (rare,) = ngram_similarities(found, found, [(passages - 1, passages - 1)])
    assert 0 < common < rare
