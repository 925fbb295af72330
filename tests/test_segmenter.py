"""Segmentation: the place of each passage, and whether it is body, heading or boilerplate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Kind
from corpus.reading import read
from corpus.segmentation import segment

LEDE = "Ministers from nine countries met by the harbour on Monday to talk about herring."
MORE = "They agreed on little. They will meet again in May, their hosts said."
LAST = "Nobody asked for a third lighthouse, and none will be built."


def article(
    *paragraphs: str, headline: str = "", byline: str = "", headings: Sequence[int] = ()
) -> Article:
    """Return an article of these paragraphs, without passages."""
    return Article(
        id="0a1b2c3d",
        source="north.txt",
        outlet="North",
        text="\n\n".join(paragraphs),
        sha256="",
        headline=headline,
        byline=byline,
        headings=frozenset(headings),
    )


def apart(found: Article) -> list[tuple[Kind, str, str]]:
    """Return the passages that are not body: kind, reason and text."""
    return [(p.kind, p.reason, p.text) for p in found.passages if p.kind != "body"]


def test_passages_are_numbered_through_the_article_and_by_paragraph() -> None:
    found = segment(article(LEDE, MORE, LAST))
    assert [(p.id, p.number, p.paragraph) for p in found.passages] == [
        ("0a1b2c3d:1", 1, 1),
        ("0a1b2c3d:2", 2, 2),
        ("0a1b2c3d:3", 3, 2),
        ("0a1b2c3d:4", 4, 3),
    ]
    assert apart(found) == []


def test_segmenting_adds_only_passages_and_can_be_repeated() -> None:
    before = article("Herring", LEDE, MORE, LAST, headline="Herring", byline="Jane Doe")
    after = segment(before)
    assert (after.id, after.text, after.headline) == (before.id, before.text, before.headline)
    assert before.passages == ()
    assert segment(after) == after


@pytest.mark.parametrize(
    "first",
    [
        "Ministers meet. Herring stays cheap",
        "Ministers meet. Herring stays cheap | The North",
        "MINISTERS MEET: HERRING STAYS CHEAP",
    ],
)
def test_headline_is_one_heading(first: str) -> None:
    headline = first.partition(" | ")[0].capitalize() if first.isupper() else first
    found = segment(article(first, LEDE, headline=headline.partition(" | ")[0]))
    assert apart(found) == [("heading", "headline", first)]


def test_headline_can_follow_a_date_line_but_not_far_down() -> None:
    found = segment(article("17 February 2022", "Herring stays", LEDE, headline="Herring stays"))
    assert [reason for _, reason, _ in apart(found)] == ["date line", "headline"]
    low = [LEDE] * 8
    assert "headline" not in {p.reason for p in segment(article(*low, "X", headline="X")).passages}


@pytest.mark.parametrize(
    "line",
    [
        "A third lighthouse",
        "Why herring matters",
        "What did the ministers say?",
        "Is a third lighthouse needed?",
        "BOATS STAY HOME",
        "KEY POINTS:",
        "‘Red line’ for the fleet",
        "Time for Dr. Herring",
        "2. What comes next".removeprefix("2. "),
    ],
)
def test_short_line_without_a_full_stop_is_a_crosshead(line: str) -> None:
    assert apart(segment(article(LEDE, line, MORE, LAST))) == [("heading", "crosshead", line)]


@pytest.mark.parametrize(
    "line",
    [
        "“No more herring”",
        "“No more herring,” he said.",
        "‘No more herring’",
        "He left.",
        "Nobody knows!",
        "So what now?",
        "“Who knows?”",
        "The five new members are:",
        "and nobody else",
        "- Iceland",
        "1) Iceland",
        "The minister of fisheries left the talks on Monday night without another word to anyone",
        "#StayHome",
    ],
)
def test_short_line_that_could_be_a_sentence_is_body(line: str) -> None:
    assert apart(segment(article(LEDE, line, MORE, LAST))) == []


def test_list_items_are_not_crossheads() -> None:
    members = ["Iceland, Reykjavik", "Norway, Oslo", "Denmark, Copenhagen"]
    assert apart(segment(article(LEDE, MORE, LAST, *[LEDE] * 4, *members, LAST))) == []


def test_last_line_is_not_a_crosshead() -> None:
    assert apart(segment(article(LEDE, MORE, "The talks go on"))) == []


def test_text_without_full_stops_has_no_crossheads() -> None:
    assert apart(segment(article("Ministers met", "They ate herring", LAST, "They left"))) == []


def test_marked_heading_is_one_passage_whatever_it_looks_like() -> None:
    line = "They met. They ate. They left."
    assert apart(segment(article(LEDE, line, MORE, headings=[2]))) == [
        ("heading", "crosshead", line)
    ]
    assert apart(segment(article(LEDE, "Advertisement", MORE, headings=[2]))) == [
        ("boilerplate", "advertisement", "Advertisement")
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("By Jane Doe", "byline"),
        ("By Jane Doe and John Roe in Brussels", "byline"),
        ("Jane Doe", "byline"),
        ("Published Feb 17, 2022 at 5:45 p.m.", "date line"),
        ("17 February 2022", "date line"),
        ("* * *", "no words"),
    ],
)
def test_masthead_is_boilerplate(line: str, reason: str) -> None:
    found = segment(article("Herring", line, LEDE, MORE, headline="Herring", byline="Jane Doe"))
    assert apart(found)[1:] == [("boilerplate", reason, line)]


def test_sentence_that_begins_like_a_byline_is_body() -> None:
    lines = ["By Friday the talks were over.", "By Jane Doe’s count nine ministers came."]
    assert apart(segment(article(*lines, LEDE))) == []


def test_copyright_line_takes_its_paragraph_and_an_agency_tag_only_itself() -> None:
    notice = ["Copyright 2022 Bay Agency.", "All rights reserved.", "It may not be sold."]
    found = segment(article(LEDE, f"{LAST} AP", MORE, " ".join(notice)))
    assert apart(found) == [
        ("boilerplate", "agency tag", "AP"),
        *[("boilerplate", "copyright line", sentence) for sentence in notice],
    ]


paragraph = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"))
lines = st.sampled_from(["Herring", "By Jane Doe", "AP", "© 2022 Bay", LEDE, MORE, "“No”", "..."])


@given(st.lists(paragraph | lines), st.text() | lines, st.frozensets(st.integers(1, 5)))
def test_passages_of_any_text_cover_every_word_exactly(
    paragraphs: list[str], headline: str, headings: frozenset[int]
) -> None:
    whole = article(*paragraphs, headline=headline, headings=sorted(headings))
    found = segment(whole)
    assert all(p.text == p.span.of(whole.text) for p in found.passages)
    assert [p.number for p in found.passages] == list(range(1, len(found.passages) + 1))
    assert all(bool(p.reason) == (p.kind != "body") for p in found.passages)
    told = "".join(p.text for p in found.passages)
    assert "".join(told.split()) == "".join(whole.text.split())


def test_brussels_reports_lose_only_their_copyright_line_and_agency_tag(
    shared: Path,
) -> None:
    folder = shared / "stories" / "brussels"
    anadolu, ap = (segment(read(str(folder / name))) for name in ("anadolu.txt", "ap.txt"))
    assert {reason for _, reason, _ in apart(anadolu)} == {"copyright line"}
    assert {p.paragraph for p in anadolu.passages if p.kind != "body"} == {12}
    assert [p.kind for p in anadolu.passages].count("boilerplate") == 3
    assert apart(ap) == [("boilerplate", "agency tag", "AP")]


REASONS = {
    "albawaba": ["headline", "republished"],
    "bbc": ["headline", *["crosshead"] * 3, "byline", *["crosshead"] * 4],
    "forbes": ["headline"],
    "gizmodo": ["headline"],
    "livescience": ["headline", "republished"],
    "msn": ["headline", *["crosshead"] * 3],
    "aljazeera": ["headline"],
    "space": ["headline", "editor's note", "photo credit"],
    "spacenews": ["headline", "dateline"],
    "express": ["headline"],
    "nypost": ["headline", "credit"],
    "smithsonianmag": ["headline"],
    "thesun": ["headline", "crosshead", "crosshead"],
}
"""Passages that were checked by eye, in the order of each text."""


@pytest.mark.parametrize("name", REASONS)
def test_only_boilerplate_is_excluded_from_other_real_reports(name: str, shared: Path) -> None:
    (path,) = shared.glob(f"stories/*/{name}.txt")
    assert [reason for _, reason, _ in apart(segment(read(str(path))))] == REASONS[name]
