"""An article as the reader's own: how it is named, and what it lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model import Finding, QuotedWords, QuoteFinding
from corpus.selection import UnknownReferenceError, concerns, find_article, is_missing_from
from tests import bridge

ARTICLES = tuple(
    replace(article, source=f"march/{article.source}") for article in bridge.articles()
)
FINDINGS = {finding.id: finding for finding in bridge.comparison().findings}
QUOTE = QuoteFinding(
    "q-alone", "only here", ("wire:1", "later:2"), "", (QuotedWords("wire:1", 0, 3, ""),)
)
"""A quote in The Wire alone; the later report tells the same without it."""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("1", "one"),
        ("3", "later"),
        ("Agency One", "one"),
        ("the wire", "wire"),  # the whole of one name, though another begins with it
        ("agen", "one"),
        ("march/wire.txt", "wire"),
        ("./march/wire.txt", "wire"),
        ("wire.txt", "wire"),
    ],
)
def test_an_article_is_named_by_number_outlet_or_path(name: str, meant: str) -> None:
    assert find_article(ARTICLES, name).id == meant


@pytest.mark.parametrize("name", ["4", "0", "gency", "The Herald", " ", "\x1b[2J\n"])
def test_a_name_that_no_article_has_is_answered_with_the_choices(name: str) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        find_article(ARTICLES, name)
    said = str(caught.value)
    assert said.endswith("is no article; name 1 (Agency One), 2 (The Wire) or 3 (The Wire 2)")
    assert said.isprintable()


@pytest.mark.parametrize("name", ["wir", "the"])
def test_a_name_that_several_have_is_answered_with_the_choices(name: str) -> None:
    with pytest.raises(UnknownReferenceError, match="is more than one article; name 1 "):
        find_article(ARTICLES, name)


def test_a_number_that_another_article_is_called_by_means_neither() -> None:
    called = (ARTICLES[0], replace(ARTICLES[1], outlet="1"))
    with pytest.raises(UnknownReferenceError, match="more than one"):
        find_article(called, "1")


@pytest.mark.parametrize(
    ("finding", "lacking", "concerned"),
    [
        (FINDINGS["o-cracks"], {"one"}, {"one"}),
        (FINDINGS["o-crowd"], {"wire", "later"}, {"wire", "later"}),
        (FINDINGS["f-conflict"], set(), {"one", "wire"}),
        (FINDINGS["f-agree"], set(), {"one", "wire"}),
        (FINDINGS["f-only here"], set(), set()),
        (QUOTE, {"later"}, {"later"}),
    ],
    ids=lambda value: value.id if hasattr(value, "id") else "-".join(sorted(value)) or "none",
)
def test_what_an_article_lacks_concerns_it_and_so_does_what_it_tells_otherwise(
    finding: Finding, lacking: set[str], concerned: set[str]
) -> None:
    ids = [article.id for article in ARTICLES]
    assert {one for one in ids if is_missing_from(finding, one)} == lacking
    assert {one for one in ids if concerns(finding, one)} == concerned
