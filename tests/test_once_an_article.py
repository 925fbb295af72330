"""What is made of an article: once, shared with equal articles, and gone when the article is."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

from corpus.alignment.align import align
from corpus.alignment.document import document_of
from corpus.article import Article, once_an_article
from corpus.extraction.analysis import analyze
from corpus.settings import Settings
from tests.articles import FILLER, article

CALLS: list[str] = []


@once_an_article
def made_of(one: Article) -> list[str]:
    """A list of its own for each article."""
    CALLS.append(one.id)
    return [one.id]


def test_it_is_made_once_however_many_articles_there_are() -> None:
    CALLS.clear()
    articles = [
        article(f"a{number}", f"The bridge at {number} was closed.") for number in range(300)
    ]
    first = [made_of(one) for one in articles]
    again = [made_of(one) for one in articles]
    assert len(CALLS) == 300
    assert all(one is other for one, other in zip(first, again, strict=True))


def test_an_equal_article_shares_it_even_after_the_first_is_gone() -> None:
    CALLS.clear()
    first, second = article("a", *FILLER), article("a", *FILLER)
    made = made_of(first)
    assert made_of(second) is made
    del first
    gc.collect()
    assert made_of(article("a", *FILLER)) is made
    assert CALLS == ["a"]


def test_a_changed_article_has_its_own() -> None:
    CALLS.clear()
    one = article("a", *FILLER)
    made_of(one)
    made_of(replace(one, outlet="The Wire"))
    made_of(article("a", *FILLER[:-1]))
    assert CALLS == ["a", "a", "a"]


def test_what_was_made_of_an_article_goes_with_it() -> None:
    one = article("gone", *FILLER)
    made: list[object] = [one, analyze(one), document_of(one)]
    kept = [weakref.ref(some) for some in made]
    align((one,), Settings())
    del one, made
    gc.collect()
    assert not any(found() for found in kept)
