"""The comparison: everything in one value, and the same whatever the order of the articles."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError
from itertools import permutations
from pathlib import Path

import pytest

from corpus.article import Article, Problem
from corpus.comparison import Comparison, article_of, compare
from corpus.settings import Settings
from tests.articles import FILLER, OTHER_FILLER, article

STRIKE = "The glassblowers of Murano went on strike on Monday."
GAS = "The price of gas has tripled since March, their guild said."
BOTH = "Murano's glassblowers went on strike on Monday, since the price of gas has tripled."


def three() -> tuple[Article, Article, Article]:
    return (
        article("north", STRIKE, *FILLER),
        article("south", *OTHER_FILLER[:4], BOTH),
        article("east", GAS, *OTHER_FILLER[4:], STRIKE),
    )


def test_it_holds_everything_in_the_order_of_the_articles() -> None:
    problems = (Problem("gone.txt", "no such file"),)
    found = compare(three(), Settings(), title="Strike", problems=problems)
    assert (found.title, found.problems) == ("Strike", problems)
    assert [one.id for one in found.articles] == ["north", "south", "east"]
    assert list(found.coverage) == ["north", "south", "east"]
    assert {(link.a, link.b) for link in found.links} == {
        ("north:1", "south:5"),
        ("north:1", "east:6"),
        ("south:5", "east:1"),
        ("south:5", "east:6"),
    }
    assert found.points[0].included_by == ("north", "south", "east")
    assert set(found.omission_of) == {point.id for point in found.points if point.not_found_in}


def test_it_cannot_be_changed() -> None:
    found = compare(three(), Settings())
    with pytest.raises(FrozenInstanceError):
        found.title = "another"  # type: ignore[misc]


def test_the_order_of_articles_decides_nothing() -> None:
    expected = _unordered(compare(three(), Settings()))
    for order in permutations(three()):
        assert _unordered(compare(order, Settings())) == expected


def test_articles_without_passages_are_segmented() -> None:
    text = f"{STRIKE} {FILLER[0]}\n\n{FILLER[1]}"
    bare = Article("bare", "bare.txt", "Bare", text, "")
    found = compare((bare, article("other", STRIKE)), Settings())
    assert [passage.text for passage in found.articles[0].passages] == [STRIKE, *FILLER[:2]]
    assert found.links


def test_one_article_is_compared_with_nothing() -> None:
    found = compare((article("north", STRIKE),), Settings())
    assert (found.links, found.findings, len(found.points)) == ((), (), 1)


def test_two_copies_of_one_text_are_all_shared() -> None:
    one, two = article("north", STRIKE, GAS, *FILLER), article("north-2", STRIKE, GAS, *FILLER)
    found = compare((one, two), Settings())
    assert {link.label for link in found.links} == {"verbatim"}
    assert {finding.verdict for finding in found.findings} <= {"agree", "identical"}


def test_the_brussels_reports_share_the_points_that_readers_marked(shared: Path) -> None:
    folder = shared / "stories" / "brussels"
    reports = [
        Article(name, f"{name}.txt", name, (folder / f"{name}.txt").read_text("utf-8").strip(), "")
        for name in ("anadolu", "ap")
    ]
    found = compare(reports, Settings())
    both = [(found.passage[link.a].text, found.passage[link.b].text) for link in found.links]
    assert len(both) <= 45
    for words in (("7,000", "7,000"), ("false flag", "false-flag"), ("rejected", "rejected")):
        assert any(words[0] in a and words[1] in b for a, b in both), words
    assert (found.articles[0].body[0].id, found.articles[1].body[0].id) in {
        (link.a, link.b) for link in found.links
    }
    for id_ in (end for link in (*found.links, *found.doubtful) for end in (link.a, link.b)):
        assert found.passage[id_].kind == "body"


def test_importing_corpus_imports_nothing_of_weight() -> None:
    code = (
        "import sys, corpus; heavy = {'nltk', 'rapidfuzz', 'tomli', 'corpus.comparison'}; "
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def _unordered(found: Comparison) -> tuple[object, ...]:
    return (
        {(frozenset((link.a, link.b)), link.score, link.label) for link in found.links},
        {(frozenset((link.a, link.b)), link.score, link.label) for link in found.doubtful},
        [(p.id, frozenset(p.passages), p.core, p.weight, p.text) for p in found.points],
        [(o.id, o.point, set(o.nearest), o.weight) for o in found.omission_of.values()],
        {(finding.id, finding.kind, finding.verdict) for finding in found.findings},
        dict(found.coverage),
        {article_of(p.core) for p in found.points},
    )
