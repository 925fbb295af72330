"""Candidates: who is proposed, in short texts and in long ones."""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment.article_pair import ArticlePair, pair_documents
from corpus.alignment.candidates import BitsetBound, find_candidates
from corpus.alignment.document import document_of
from corpus.alignment.scoring import score_candidates
from corpus.alignment.weighting import Parts, weigh_parts
from tests.articles import article

WORDS = [f"{first}{second}" for first, second in product(("bor", "kel", "tun"), "abdegiklmo")]
PASSAGES = st.lists(
    st.frozensets(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=12
).map(tuple)


def between(a: list[str], b: list[str]) -> ArticlePair:
    """Two articles by their sentences."""
    return pair_documents(document_of(article("a", *a)), document_of(article("b", *b)))


def sentences(number: int, words: int, seed: int) -> list[str]:
    """Sentences of ten words out of so many."""
    drawn = random.Random(seed)
    vocabulary = [f"w{chr(97 + n // 26)}{chr(97 + n % 26)}o" for n in range(words)]
    return [" ".join(drawn.sample(vocabulary, 10)).capitalize() + "." for _ in range(number)]


def test_in_a_short_text_all_pairs_that_share_enough_are_candidates() -> None:
    both = between(sentences(25, 60, 1), sentences(25, 60, 2))
    words, least = both.families, 1.5
    shared = {
        (a, b): words.total(words.a[a] & words.b[b]) for a, b in product(range(25), range(25))
    }
    enough = {cell: mass for cell, mass in shared.items() if mass >= least * words.norm(*cell)}
    assert 0 < len(enough) < len(shared)
    assert {(one.a, one.b): one.shared for one in find_candidates(both, least)} == enough


@pytest.mark.parametrize("words", [40, 120, 400])
def test_a_verbatim_sentence_without_rare_words_is_found(
    words: int,
) -> None:
    told = sentences(400, words, 3)
    again = random.Random(4).sample(told, len(told))
    both = between(told, again)
    assert min(both.families.frequency.values()) > (64 if words < 120 else 0)
    found = {(one.a, one.b) for one in find_candidates(both, 1.5)}
    assert all((place, again.index(sentence)) in found for place, sentence in enumerate(told))


def test_which_article_comes_first_decides_nothing() -> None:
    a, b = sentences(200, 50, 5), sentences(150, 50, 6)
    there = {(one.a, one.b, one.shared) for one in find_candidates(between(a, b), 2.0)}
    back = {(one.b, one.a, one.shared) for one in find_candidates(between(b, a), 2.0)}
    assert there == back != set()


@pytest.mark.parametrize(("passages", "words"), [(60, 40), (250, 40), (250, 120)])
def test_beside_itself_a_passage_has_the_score_that_it_has_beside_a_copy(
    passages: int, words: int
) -> None:
    told = sentences(passages, words, 7)
    told[20:24] = [told[10], *told[10:12], "Yes."]
    alone, places = document_of(article("a", *told)), frozenset({0, 10, 11, 22, 23, passages - 1})
    found = score_candidates(pair_documents(alone, alone), places)
    beside_copy = score_candidates(between(told, told))
    diagonal = ((at, at) for at in sorted(places))
    assert found == {cell: beside_copy[cell] for cell in diagonal if cell in beside_copy}
    assert len(found) >= len(places) - 1


@given(PASSAGES, PASSAGES, st.integers(0, 6))
def test_common_words_never_weigh_more_than_they_are_said_to(
    a: tuple[Parts, ...], b: tuple[Parts, ...], often: int
) -> None:
    words = weigh_parts(a, b, {word: 1.0 + at for at, word in enumerate(WORDS)})
    common = BitsetBound.of(words, often)
    assert common.words == {word for word, count in words.frequency.items() if count > often}
    for one, other in product(a, b):
        exact = words.total(one & other & common.words)
        most = common.unit * (common.bits(one) & common.bits(other)).bit_count()
        assert exact <= most
        assert most <= exact + len(one & other & common.words) * max(words.weight.values())
        assert (most == 0) == (exact == 0)
