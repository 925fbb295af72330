"""Addresses that lead to a passage: text fragments as browsers understand them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from corpus.reports.citations import (
    TextDirective,
    page_address,
    passage_address,
    text_fragment,
)
from tests import bridge

TEXT = (
    "It rained. The mayor opened the bridge. It rained.\n\n"
    "“We waited long enough for this great day,” she told a crowd of three hundred people.\n\n"
    "It rained."
)


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def test_short_passage_is_named_whole() -> None:
    found = text_fragment(TEXT, span("The mayor opened the bridge."))
    assert found == "The%20mayor%20opened%20the%20bridge"


def test_long_passage_is_named_by_its_first_words_and_its_last() -> None:
    found = text_fragment(TEXT, Span(TEXT.index("“We"), TEXT.index("people.") + 7))
    assert found == "We%20waited%20long%20enough,of%20three%20hundred%20people"


def test_words_that_stand_elsewhere_too_are_named_with_those_around_them() -> None:
    assert text_fragment(TEXT, span("It rained.")) == "It%20rained"
    assert text_fragment(TEXT, span("It rained.", 5)) == "opened%20the%20bridge.-,It%20rained"
    last = text_fragment(TEXT, span("It rained.", 60))
    assert last == "three%20hundred%20people.-,It%20rained"


@pytest.mark.parametrize(
    ("words", "encoded"),
    [("Wait-and-see", "Wait%2Dand%2Dsee"), ("A, B & C", "A%2C%20B%20%26%20C")],
)
def test_special_characters_of_a_directive_are_encoded(words: str, encoded: str) -> None:
    assert text_fragment(words, Span(0, len(words))) == encoded


def test_words_are_found_in_any_case_and_as_whole_words() -> None:
    text = "IT RAINED today. It rained."
    assert text_fragment(text, Span(17, 27)) == "IT%20RAINED%20today.-,It%20rained"
    text = "Hit rained. It rained."
    assert text_fragment(text, Span(12, 22)) == "It%20rained"


@given(st.lists(st.sampled_from(["rain", "sun", "Snow", "fog-bank"]), min_size=4, max_size=40))
def test_a_browser_finds_the_passage_and_nothing_before_it(words: list[str]) -> None:
    sentences = [" ".join(words[at : at + 3]) + "." for at in range(0, len(words), 3)]
    text, spans = "", []
    for sentence in sentences:
        text += " " if text else ""
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence
    for one in spans:
        fragment = text_fragment(text, one)
        assert not set(fragment) - set(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%.,-"
        )
        if fragment:
            found = directive(fragment).find(text.lower())
            assert found is not None
            assert found.start >= one.start
            assert found.end <= one.end


def directive(fragment: str) -> TextDirective:
    """The directive as a browser reads it."""
    from urllib.parse import unquote

    parts = fragment.split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts[-1].startswith("-") else ""
    start, end = (*parts, "")[:2]
    return TextDirective(*(unquote(one).lower() for one in (prefix, start, end, suffix)))


def test_address_of_a_passage_is_the_articles_with_a_fragment() -> None:
    article = bridge.comparison().articles[0]
    passage = article.passages[1]
    found = passage_address(article, passage.span)
    assert found.startswith("https://agency.example/bridge#:~:text=The%20mayor%20opened")
    anchored = replace(article, url="https://agency.example/bridge#top")
    assert passage_address(anchored, passage.span).startswith(
        "https://agency.example/bridge#top:~:text="
    )


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "https://a.example/ b", "ftp://a.b/c"])
def test_article_without_a_safe_address_has_no_link(url: str) -> None:
    article = replace(bridge.comparison().articles[0], url=url)
    assert page_address(article) == ""
    assert passage_address(article, article.passages[0].span) == ""
