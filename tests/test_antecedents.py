"""Whom or what an opening pronoun means: said only where it is plain."""

from __future__ import annotations

import pytest

from corpus.alignment.points import find_points
from corpus.extraction.analysis import antecedents, bracketed
from tests.articles import OTHER_FILLER, aligned, article, article_of_text


def shown(text: str) -> list[str]:
    """The sentences of a text with what their opening pronouns mean."""
    one = article_of_text("a", text)
    found = antecedents(one)
    return [bracketed(each.text, each.span.start, found.get(each.id)) for each in one.body]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Mayor Ada Reed opened the new lock on Monday. She thanked the crews.",
            "She [Ada Reed] thanked the crews.",
        ),
        (
            "Carl Brook runs the mill. Brook closed it on Friday.\n\nHe blamed the price of gas.",
            "He [Carl Brook] blamed the price of gas.",
        ),
        (
            "“The mill is closed,” said Carl Brook. “It is over.”\n\nHe’s looking for a buyer.",
            "He’s [Carl Brook] looking for a buyer.",
        ),
        (
            "Sarne-born Brook faces a charge in Lund. He denies it.",
            "He [Brook] denies it.",
        ),
        (
            "Carl Brook closed the mill. His office gave no reason.",
            "His [Carl Brook’s] office gave no reason.",
        ),
        (
            "The officials walked out at noon. They want higher wages.",
            "They [the officials] want higher wages.",
        ),
        (
            "The Harbour Agency opened the lock again. It promised more staff.",
            "It [the Harbour Agency] promised more staff.",
        ),
        (
            "Carl Brook closed the mill. He blamed the price of gas. He wants to sell it.",
            "He [Carl Brook] wants to sell it.",
        ),
    ],
)
def test_opening_pronoun_is_the_subject_of_the_sentence_before(text: str, last: str) -> None:
    assert shown(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Carl Brook met Mr Dan Vale by the river. He was late.",  # either
        "Carl Brook closed the mill.\n\nThe river froze.\n\nHe was late.",  # too far
        "The river froze in the night. He was late.",  # nobody was named
        "Mrs Ada Reed opened the lock. He thanked the crews.",  # a woman
        "The Harbour Agency opened the lock again. It is unclear who paid.",  # "it" means nothing
        "The river froze in the night. It carried ships the day before.",  # a thing
        "The officials walked out.\n\nThey want higher wages.",  # not in one paragraph
        "Carl Brook closed the mill. “He was late,” Ada Reed said.",  # another speaks
        "Carl Brook closed the mill. The gate was locked.",  # no pronoun
        "Ada Reed runs the mill. Such mills burn coal, but she said it may stop. She gave no day.",
        "Colleagues described a calm man. He ran the fire brigade, too.",  # they are no man
        "Officers saw a man run across the bridge. His sister said that he was ill.",
    ],
)
def test_nothing_is_put_in_brackets_where_it_is_not_plain(text: str) -> None:
    assert "[" not in "".join(shown(text))


def test_reports_in_other_languages_are_left_as_they_are() -> None:
    from dataclasses import replace

    text = "Carl Brook closed the mill. He blamed the price of gas."
    one = article_of_text("a", text)
    assert antecedents(replace(one, language="en"))
    assert antecedents(replace(one, language="de")) == {}


def test_point_keeps_the_text_of_the_article_beside_the_one_with_brackets() -> None:
    text = "Carl Brook closed the mill. He blamed the price of gas."
    a = article_of_text("a", text)
    articles = a, article("b", *OTHER_FILLER)
    made = find_points(articles, aligned(*articles))
    (point,) = (one for one in made if one.core == "a:2")
    assert point.text == "He blamed the price of gas."
    assert point.shown == "He [Carl Brook] blamed the price of gas."
    (other,) = (one for one in made if one.core == "a:1")
    assert other.shown == other.text
