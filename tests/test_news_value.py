"""News value: acts and harm over quotes, names and lines without content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from corpus.alignment.points import find_points
from corpus.comparison import compare
from corpus.extraction.news_value import news_lexicon, news_values
from corpus.model import Point
from corpus.settings import Settings
from corpus.stories.origins import OriginGroup
from tests.articles import FILLER, OTHER_FILLER, aligned, article, article_of_text


def value(sentence: str) -> float:
    """The news value of the first passage of a text."""
    one = article_of_text("a", sentence)
    return news_values(one)[one.body[0].id]


def point_of(points: Iterable[Point], passage: str) -> Point:
    """The one point that a passage is in."""
    (point,) = (one for one in points if passage in one.passages)
    return point


NEWS = [
    "Two miners were killed when the shaft flooded near Tresk.",
    "Prosecutors charged the owner of the mine on Friday.",
    "The council voted to close the mine for good.",
    "The union accused the owner of hiding the flood maps.",
    "The owner paid $40 million for the mine in spring.",
]
"""Casualties, a charge, a decision, an accusation, a sum."""
TALK = [
    "“It is a beautiful valley and we all care for it,” the owner of the inn said.",
    "The valley lies north of the old road to Tresk.",
    "Among the guests were Ada Reed, Carl Brook, Dan Vale and Eva Lind.",
    "The owner of the mine did not respond to a request for comment.",
    "What happens next in the valley?",
]
"""A quote, background, names, a reply that is none, a question."""


@pytest.mark.parametrize("news", NEWS)
@pytest.mark.parametrize("talk", TALK)
def test_acts_and_harm_outweigh_quotes_and_names(news: str, talk: str) -> None:
    assert value(news) > 2 * value(talk)


@pytest.mark.parametrize(
    ("sentence", "is_light"),
    [
        ("The valleys and gardens of Tresk and Lind.", False),  # half of the words
        ("The valleys of Ada Tresk and Lind.", True),
        ("Valleys and gardens of Tresk and Lind.", False),  # the first has a capital anyhow
    ],
)
def test_a_sentence_of_names_is_one_in_which_most_words_are(sentence: str, is_light: bool) -> None:
    lexicon = news_lexicon()
    light = lexicon.dampers["names"] if is_light else 1
    assert value(sentence) == round(lexicon.value["other"] * light, 4)


def test_kinds_of_news_outweigh_one_another_in_the_order_of_the_table() -> None:
    values = [value(sentence) for sentence in NEWS]
    assert values == sorted(values, reverse=True)
    assert 0 <= min(values) <= max(values) <= 1


def test_news_value_of_figures_is_below_sums_and_above_plain_text() -> None:
    without = value("The mine has old pumps beside the river.")
    figures = value("The mine has 400 pumps beside the river.")
    sums = value("The mine has cost $400 million beside the river.")
    assert without < figures < sums


@pytest.mark.parametrize(
    "line",
    ["That's it.", "But why?", "And then?", "He said so.", "“Thank you,” he said."],
)
def test_line_without_content_is_never_an_omission(line: str) -> None:
    assert value(line) == 0
    articles = article("a", line, *FILLER), article("b", *OTHER_FILLER)
    found = compare(articles, Settings())
    point = point_of(found.points, "a:1")
    assert point.weight == 0
    assert point.id not in found.omission_of


def test_declining_to_comment_counts_less_than_plain_text() -> None:
    reply = value("The owner of the mine did not respond to a request for comment.")
    assert 0 < reply < value("The owner of the mine was at home for a day of rest.")


def test_quoted_words_count_less_than_the_report_s_own() -> None:
    own = value("The owner of the mine lied about the flood maps.")
    quoted = value("“The owner of the mine lied about the flood maps,” she said.")
    assert quoted < own


def test_statement_weighs_as_much_as_its_heaviest_sentence() -> None:
    spoken = "“Listen to me,” Brook said. “The owner hid the maps. Two miners were killed there.”"
    a = article_of_text("a", spoken)
    articles = a, article("b", *OTHER_FILLER)
    point = point_of(find_points(articles, aligned(*articles)), "a:1")
    heaviest = max(news_values(a).values())
    assert point.weight == pytest.approx(0.4 / 2 + 0.15 + 0.45 * heaviest, abs=1e-3)


def test_copy_of_an_article_is_counted_once() -> None:
    sentence = "The council voted to close the mine for good."
    articles = article("a", sentence), article("b", sentence), article("c", *OTHER_FILLER)
    alone = article("a", sentence), article("c", *OTHER_FILLER)
    origins = [
        OriginGroup("1", ("a", "b"), "same text", "", lead="a", earliest=""),
        OriginGroup("2", ("c",), "single", "", lead="c", earliest=""),
    ]
    both = point_of(find_points(articles, aligned(*articles)), "a:1")
    once = point_of(find_points(articles, aligned(*articles), origins), "a:1")
    single = point_of(find_points(alone, aligned(*alone)), "a:1")
    assert both.included_by == once.included_by == ("a", "b")
    assert once.weight == single.weight < both.weight
    assert (both.independent, once.independent) == (2, 1)


def test_kinds_are_known_in_english_only() -> None:
    one = article_of_text("a", "The council voted to close the mine for good.")
    value_in = {
        language: news_values(replace(one, language=language))[one.body[0].id]
        for language in ("", "en", "de")
    }
    assert value_in[""] == value_in["en"] > value_in["de"] > 0


def test_every_kind_of_the_table_has_a_value() -> None:
    lexicon = news_lexicon()
    kinds = {kind for terms in lexicon.terms.values() for _, kind in terms}
    assert kinds - {"reply"} <= lexicon.value.keys()
    assert all(0 <= value <= 1 for value in (*lexicon.value.values(), *lexicon.dampers.values()))
