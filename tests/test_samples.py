"""The demo story shows a newcomer what srcdiff finds, in no other author's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.comparison import Comparison, compare
from corpus.samples import demo_manifest
from corpus.segmentation import segment
from corpus.settings import Settings
from corpus.stories.story import gather

RUN = 7
"""So many words in a row count as copied."""


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    story = gather([str(demo_manifest())])
    assert story.problems == ()
    return tuple(segment(article) for article in story.articles)


@pytest.fixture(scope="module")
def comparison(articles: tuple[Article, ...]) -> Comparison:
    return compare(articles, Settings())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Return every run of seven words, in lower case and without punctuation."""
    words = re.findall(r"[^\W_]+", text.lower())
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def real_reports(shared: Path) -> Iterator[str]:
    """Yield the text of every report in the shared folder."""
    for file in shared.glob("stories/*/*.txt"):
        yield file.read_text(encoding="utf-8")
    with (shared / "alignment" / "dev.jsonl").open(encoding="utf-8") as pairs:
        for pair in map(json.loads, pairs):
            for side in ("a", "b"):
                yield " ".join(sentence for part in pair[side]["paragraphs"] for sentence in part)


def test_demo_has_three_outlets_each_with_headline_and_date(
    articles: tuple[Article, ...],
) -> None:
    assert [article.outlet for article in articles] == ["Agency One", "The Wire", "Harbour Times"]
    for article in articles:
        assert article.headline == article.text.split("\n\n")[0]
        assert str(article.published) == "2022-02-17"


def test_each_report_is_as_long_as_a_real_one(articles: tuple[Article, ...]) -> None:
    assert [(article.outlet, len(article.body)) for article in articles] == [
        ("Agency One", 25),
        ("The Wire", 24),
        ("Harbour Times", 29),
    ]


def test_each_report_has_excluded_boilerplate(articles: tuple[Article, ...]) -> None:
    apart = {
        article.outlet: {text.reason for text in article.passages if text.kind == "boilerplate"}
        for article in articles
    }
    assert apart == {
        "Agency One": {"dateline", "copyright line"},
        "The Wire": {"byline", "date line", "copyright line"},
        "Harbour Times": {"byline", "date line", "read more", "photo credit"},
    }


def test_every_two_reports_share_passages_and_each_has_its_own(
    comparison: Comparison,
) -> None:
    for a, b in combinations(comparison.articles, 2):
        shared = [text for text in a.body if comparison.counterparts(text.id, b.id)]
        assert len(shared) >= 5
    assert {link.label for link in comparison.links} == {"verbatim", "reworded", "partial"}
    assert all(coverage.only_here >= 3 for coverage in comparison.coverage.values())


def test_reports_differ_in_figures_and_quotes(articles: tuple[Article, ...]) -> None:
    agency, wire, harbour = (article.text for article in articles)
    assert "7,000 soldiers" in agency
    assert "10,000" in harbour
    assert "7,000" not in harbour
    whole = "Until that changes, we plan for what we see, not for what we are told."
    assert whole in agency
    assert whole not in harbour
    assert "plan for what we see, not for what we are told." in harbour
    given = re.compile(r"“More of them are arriving than leaving,” (said )?an? ([\w ]+) (who|said)")
    assert {match[2] for text in (wire, harbour) if (match := given.search(text))} == {
        "European diplomat",
        "senior alliance official",
    }


def test_no_seven_words_in_a_row_are_from_a_real_report(shared: Path) -> None:
    ours = {
        run
        for file in demo_manifest().parent.glob("*.txt")
        for run in runs(file.read_text("utf-8"))
    }
    assert [run for text in real_reports(shared) for run in runs(text) if run in ours] == []
