"""A passage is found in the lines of its source, however these are wrapped and marked up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Passage, Span
from tui.other_programs import source_line

SENTENCES = (
    "The ministers met by the harbour on Monday morning.",
    "They agreed.",
    "The ministers met by the harbour on Tuesday, too.",
    "They agreed.",
)


def article() -> Article:
    """An article of four paragraphs, a passage each."""
    text = "\n\n".join(SENTENCES)
    passages, start = [], 0
    for number, sentence in enumerate(SENTENCES, 1):
        span = Span(start, start + len(sentence))
        passages.append(Passage(f"a:{number}", number, number, span, sentence))
        start += len(sentence) + 2
    return Article("a", "a.txt", "North", text, "", passages=tuple(passages))


def lines(text: str) -> list[int]:
    made = article()
    return [source_line(made, passage, text) for passage in made.passages]


def test_lines_of_a_plain_text() -> None:
    assert lines("\n\n".join(SENTENCES)) == [1, 3, 5, 7]
    assert lines("\n".join(SENTENCES)) == [1, 2, 3, 4]


def test_lines_that_are_wrapped_elsewhere() -> None:
    text = "The ministers met by\nthe harbour on Monday morning. They\nagreed.\n"
    text += "The ministers met by the harbour on Tuesday, too.\nThey agreed.\n"
    assert lines(text) == [1, 2, 4, 5]


def test_markup_between_words() -> None:
    text = (
        "<html><body>\n<p>The <em>ministers</em> met by the harbour on Monday morning.</p>\n"
        "<p>They agreed.</p>\n<p>The **ministers** met by\nthe harbour on Tuesday, too.</p>\n"
        "<p>They&nbsp;agreed.</p>"
    )
    assert lines(text) == [2, 3, 4, 6]


def test_front_matter_moves_lines() -> None:
    assert lines("---\noutlet: North\n---\n\n" + "\n\n".join(SENTENCES)) == [5, 7, 9, 11]


@pytest.mark.parametrize("text", ["", "\n\n", "Nothing of it\nis here.\n"])
def test_unknown_place_is_the_first_line(text: str) -> None:
    assert lines(text) == [1] * 4


def test_passage_without_words_is_at_the_first_line() -> None:
    made = article()
    silent = replace(made.passages[1], text="…")
    assert source_line(made, silent, "\n".join(SENTENCES)) == 1


@given(st.text(max_size=200))
def test_line_is_always_one_of_the_text(text: str) -> None:
    made = article()
    for passage in made.passages:
        assert 1 <= source_line(made, passage, text) <= text.count("\n") + 1
