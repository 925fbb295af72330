"""Reports in languages other than English, aligned by the same engine."""

from __future__ import annotations

from functools import cache
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest
import tomli

from corpus.alignment.document import document_of
from corpus.article import Article
from corpus.comparison import Comparison, compare
from corpus.segmentation import segment
from corpus.settings import Settings
from corpus.stories.story import gather

LANGUAGES = ("de", "fr", "es", "tr", "ru", "ar", "zh")
STORIES = {"dam": 0.8, "walkout": 0.8, "ferry": 0.5}
"""The share of links that is found at least; the ferry's reports have few words in common."""
each = pytest.mark.parametrize(("story", "language"), list(product(STORIES, LANGUAGES)))
Pairs = set[tuple[int, int]]


@cache
def data(story: str) -> dict[str, Any]:
    return tomli.loads((Path(__file__).parent / "data" / f"{story}.toml").read_text("utf-8"))


def report(story: str, language: str, side: str) -> Article:
    """One of the two reports, in two paragraphs."""
    sentences = data(story)[language][side]
    space = "" if language == "zh" else " "
    text = f"{space.join(sentences[:3])}\n\n{space.join(sentences[3:])}"
    return segment(Article(f"{language}-{side}", f"{side}.txt", side.upper(), text, ""))


@cache
def compared(story: str, language: str) -> Comparison:
    return compare((report(story, language, "a"), report(story, language, "b")), Settings())


def places(comparison: Comparison) -> Pairs:
    number = {id_: passage.number - 1 for id_, passage in comparison.passage.items()}
    return {(number[link.a], number[link.b]) for link in comparison.links}


@each
def test_passages_are_the_sentences_of_the_report(story: str, language: str) -> None:
    for side in "ab":
        found = report(story, language, side)
        assert found.language == language
        assert [passage.text for passage in found.passages] == data(story)[language][side]
        assert {passage.kind for passage in found.passages} == {"body"}


@each
def test_passages_with_the_same_content_are_linked(story: str, language: str) -> None:
    found, gold = places(compared(story, language)), {(a, b) for a, b in data(story)["links"]}
    assert len(found & gold) >= STORIES[story] * len(gold)
    assert len(found - gold) <= 1


def test_links_in_all_languages_agree_with_the_expected_ones() -> None:
    right = said = real = 0
    for story, language in product(STORIES, LANGUAGES):
        found, gold = places(compared(story, language)), {(a, b) for a, b in data(story)["links"]}
        right, said, real = right + len(found & gold), said + len(found), real + len(gold)
    assert 2 * right / (said + real) >= 0.93


@each
def test_shared_spans_slice_their_text(story: str, language: str) -> None:
    comparison = compared(story, language)
    for link in comparison.links:
        for end, spans in ((link.a, link.a_spans), (link.b, link.b_spans)):
            passage = comparison.passage[end]
            text = comparison.article[end.rpartition(":")[0]].text
            assert spans
            for span in spans:
                assert passage.span.start <= span.start < span.end <= passage.span.end
                assert span.of(text) == span.of(text).strip()


@each
def test_reasons_are_words_of_both_passages(story: str, language: str) -> None:
    comparison = compared(story, language)
    for link in comparison.links:
        a, b = comparison.passage[link.a].text, comparison.passage[link.b].text
        shown = (*link.reasons.figures, *link.reasons.names, *link.reasons.words)
        assert shown
        for reason in shown:
            ours, _, theirs = reason.partition("~")
            assert all(part in a for part in ours.split())
            assert all(part in b or not theirs for part in theirs.split())


def test_reasons_in_chinese_are_whole_words() -> None:
    comparison = compared("ferry", "zh")
    (link,) = (link for link in comparison.links if (link.a, link.b) == ("zh-a:2", "zh-b:3"))
    assert link.reasons.words == ("海岸警卫队", "人受伤")
    (link,) = (link for link in comparison.links if (link.a, link.b) == ("zh-a:1", "zh-b:1"))
    assert "特雷斯克" in link.reasons.words
    text = comparison.article["zh-b"].text
    assert "特雷斯克附近" in [span.of(text) for span in link.b_spans]


def test_the_order_of_reports_changes_no_chinese_reason() -> None:
    for story in STORIES:
        a, b = (report(story, "zh", side) for side in "ab")
        ours, theirs = compare((a, b), Settings()).links, compare((b, a), Settings()).links
        turned = {(link.b, link.a): link.reasons for link in theirs}
        assert {(link.a, link.b): link.reasons for link in ours} == turned


def test_a_german_noun_is_not_a_name() -> None:
    names = document_of(report("ferry", "de", "a")).names
    assert {"tresk", "marovic", "nordlini"} <= names
    assert not names & {"nacht", "kust", "motor", "fischer", "schiff"}


def test_reports_in_several_languages_are_compared_without_harm() -> None:
    reports = tuple(report("dam", language, "a") for language in ("de", "zh", "ar"))
    for named in permutations(reports):
        comparison = compare(named, Settings())
        assert {passage.id for one in comparison.articles for passage in one.body} == {
            passage for point in comparison.points for passage in point.passages
        }


def test_names_and_figures_are_linked_from_one_language_to_another() -> None:
    english = Article(
        "en",
        "en.txt",
        "EN",
        "Clara Vendrell, the mayor of Valdeoria, said that 3,200 people had left.\n\n"
        "Nobody was hurt in the flood, according to the fire brigade of the valley.",
        "",
    )
    comparison = compare((english, report("dam", "es", "b")), Settings())
    near = {(link.a, link.b) for link in (*comparison.links, *comparison.doubtful)}
    assert near & {("en:1", "es-b:2"), ("en:1", "es-b:3")}


def test_the_language_can_be_stated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("La mia OK, si?\n", "utf-8")
    (tmp_path / "b.md").write_text("---\nlang: pt-BR\n---\n\nNada a dizer.\n", "utf-8")
    (tmp_path / "story.toml").write_text(
        '[[source]]\npath = "a.txt"\nlanguage = "it-IT"\n[[source]]\npath = "b.md"\n', "utf-8"
    )
    story = gather((str(tmp_path),))
    assert [segment(article).language for article in story.articles] == ["it", "pt"]


def test_an_invalid_language_code_is_reported(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text('[[source]]\npath = "a"\nlanguage = "!"\n', "utf-8")
    (problem,) = gather((str(tmp_path),)).problems
    assert problem.cause == "source 1: language is not a code, such as de"
