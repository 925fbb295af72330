"""Sentences are split exactly, in texts of any length."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import sentence_splitter
from corpus.language.sentence_splitter import Place, is_end, split

BAR = 0.98
"""Share of the table that must come out exactly as written."""

ROWS = [
    row
    for row in Path(__file__)
    .with_name("data")
    .joinpath("sentences.txt")
    .read_text("utf-8")
    .splitlines()
    if row and not row.startswith("# ")
]

WORDS = ["Mr", "U.S", "no", "5", "p.m", "He", "said", "iPhone", "...", ". . ."]
MARKS = [*"“”\"'().!?…—/。」؟।\u200d", *"   \t\x85"]
tricky = st.lists(st.sampled_from(WORDS + MARKS)).map("".join)
any_text = st.text(st.characters(exclude_categories=["Cs"])) | tricky


def paragraph(row: str) -> str:
    """The row as it would be printed: its marks gone."""
    return row.replace(" ‖ ", " ").replace("‖", "")


def parts(text: str) -> list[str]:
    """The sentences of `text` as strings."""
    return [span.of(text) for span in split(text)]


def test_tricky_news_sentences_are_split_exactly() -> None:
    wrong = [
        f"{row}\n    was split: {' ‖ '.join(found)}"
        for row in ROWS
        if (found := parts(paragraph(row))) != [part.strip() for part in row.split("‖")]
    ]
    share = 1 - len(wrong) / len(ROWS)
    print(f"{share:.1%} of {len(ROWS)} rows exact", *wrong, sep="\n")
    assert len(ROWS) >= 150
    assert share >= BAR, f"{share:.1%} exact, below {BAR:.0%}:\n" + "\n".join(wrong)


@given(any_text)
def test_sentences_cover_every_character_but_spaces_in_order(text: str) -> None:
    spans = split(text)
    assert all(span.start < span.end for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@given(any_text)
def test_space_around_a_sentence_makes_no_difference(text: str) -> None:
    assert parts(f"  {text} ") == parts(text.strip())


@pytest.mark.parametrize("text", ["", " ", "\t \u3000"])
def test_a_text_without_words_has_no_sentence(text: str) -> None:
    assert split(text) == []


@pytest.mark.parametrize(
    "piece", ["Aa b. ", ".", ". ", "a.b", 'a."B', "。", '. " ', '?" Mr Roe ', "\u200b"]
)
def test_rules_see_a_bounded_window_in_texts_of_any_length(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a rule sees is bounded, so work grows with the text alone; NLTK's time limit is moot."""
    seen: list[int] = []

    def record(place: Place) -> bool:
        seen.append(len(place.before) + len(place.after))
        return is_end(place)

    monkeypatch.setattr(sentence_splitter, "is_end", record)
    text = piece * 20_000
    found = sentence_splitter.split(text)
    assert sum(map(len, (span.of(text) for span in found))) <= len(text)
    assert len(seen) <= len(text)
    assert max(seen, default=0) <= 160
