"""The one tokenizer, and the views of its tokens that agree on where a word begins and ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from corpus.extraction.quantities.extract import extract_figures
from corpus.extraction.quotes.quotation_marks import quoted_words
from corpus.extraction.quotes.tokens import narration
from corpus.language.tokenizer import tokenize, word_spans

TEXTS = st.text(st.sampled_from("aZé7 0.,:/'’-–%&()[]…*_½٣水สน\u0301\n"), max_size=40)


def compared(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(tokenize(text))]


def narrated(text: str) -> list[str]:
    sentence = Span(0, len(text))
    return [token.text for token in narration(text, sentence, [], tokenize(text))]


def quoted(text: str) -> list[str]:
    return [text[word.start : word.end] for word in quoted_words(text, 0, len(text))]


def test_every_view_keeps_a_number_with_its_thousands_whole() -> None:
    text = "a 7,000-strong force"
    assert [token.text for token in tokenize(text)] == ["a", "7,000", "-", "strong", "force"]
    assert compared(text) == quoted(text) == ["a", "7,000", "strong", "force"]
    assert narrated(text) == ["a", "7,000-strong", "force"]
    assert [figure.low for figure in extract_figures(text)] == [7000]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("U.S. at 5 p.m.", "U.S.|at|5|p.m."),
        ("U.S.'s", "U.S.|'|s"),
        ("don’t O'Neill", "don’t|O'Neill"),
        ("3.5% 9/11 10:30", "3.5|%|9|/|11|10|:|30"),
        ("1,5 G7 5m", "1|,|5|G|7|5|m"),
        ("snake_case", "snake|_|case"),
        ("e\u0301t\u00e9", "e\u0301t\u00e9"),
        ("水坝3.5", "水|坝|3.5"),
    ],
)
def test_a_text_is_cut_into_numbers_words_and_signs(text: str, tokens: str) -> None:
    assert [token.text for token in tokenize(text)] == tokens.split("|")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.'s 9/11 at 10:30, G7", "U.S.'s|9/11|at|10:30|G7"),
        ("5m 3.5% 1,5", "5m|3.5|%|1,5"),
        ("AT&T", "AT|T"),
        ("7 000", "7|000"),
    ],
)
def test_tokens_that_touch_are_one_word(text: str, words: str) -> None:
    assert compared(text) == words.split("|")


def test_spaced_thousands_are_one_number_where_the_language_sets_them() -> None:
    text = "7 000 000,5 euros et 12 34"
    spans = word_spans(tokenize(text), spaced_thousands=True)
    assert [text[start:end] for start, end in spans] == ["7 000 000,5", "euros", "et", "12", "34"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("He said -- twice - no", "He|said|--|twice|-|no"),
        ("a well-known AT&T man", "a|well-known|AT&T|man"),
        ("Yes (or no), he said.", "Yes|,|he|said"),
        ("the ministers’ plan", "the|ministers’|plan"),
    ],
)
def test_narration_joins_words_with_inner_signs(text: str, pieces: str) -> None:
    assert narrated(text) == pieces.split("|")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We [the board] left … at once", "We|[the board]|left|…|at|once"),
        ("It was s*** to us...", "It|was|s***|to|us|..."),
        ("R&D is 5%", "R|&|D|is|5|%"),
    ],
)
def test_a_quotation_is_words_and_gaps(text: str, words: str) -> None:
    assert quoted(text) == words.split("|")


@given(TEXTS)
def test_tokens_hold_everything_but_spaces(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert all(text[token.start : token.end] == token.text for token in tokens)


@given(TEXTS)
def test_views_never_cut_a_token(text: str) -> None:
    edges = {edge for token in tokenize(text) for edge in (token.start, token.end)}
    found = narration(text, Span(0, len(text)), [], tokenize(text))
    for view in (word_spans(tokenize(text)), [(one.start, one.end) for one in found]):
        assert {edge for span in view for edge in span} <= edges
        assert all(one[1] <= other[0] for one, other in pairwise(view))


def test_many_signs_are_read_in_one_pass() -> None:
    text = "-'" * 100_000
    assert compared(text) == []
    assert narrated(text) == []
