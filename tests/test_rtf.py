"""The RTF parser gives the paragraphs that a reader sees."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.parsed import ParsedArticle, UnreadableError
from corpus.reading.parsers import plain_text as parser

HEAD = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}{\info{\title x}}\pard "


def paragraphs(text: bytes) -> list[str]:
    """Return the paragraphs of a rich text."""
    found = parser.parse_rtf(HEAD + text + b"}")
    assert isinstance(found, ParsedArticle)
    return [block.text for block in found.paragraphs if block.text.strip()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (rb"The bridge is closed.\par A ferry runs.", ["The bridge is closed.", "A ferry runs."]),
        (rb"The \b bridge\b0  is {\i closed}.", ["The bridge is closed."]),
        (rb"\'93No\'94 \'97 40 \'a3, Zo\'eb", ["“No” — 40 £, Zoë"]),
        (rb"\u1052?\u1086?st and a \{brace\}", ["\u041c\u043est and a {brace}"]),
        (rb"Seen {\*\generator hidden;}only", ["Seen only"]),
        (rb"{\pict\pngblip 89504e47}The bridge", ["The bridge"]),
    ],
)
def test_rich_text_gives_the_words_a_reader_sees(text: bytes, words: list[str]) -> None:
    assert paragraphs(text) == words


def test_rich_text_over_the_size_limit_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MAX_RTF_BYTES", 1_000_000)
    with pytest.raises(UnreadableError, match="an RTF document larger than 1 MB"):
        parser.parse_rtf(HEAD + b"x" * 1_000_000)


@given(
    st.binary()
    | st.lists(
        st.sampled_from([b"{", b"}", rb"\par", rb"\'9", rb"\u", rb"\u99999", b"\\", b" x"])
    ).map(b"".join)
)
def test_any_rich_text_is_read_or_rejected(text: bytes) -> None:
    with suppress(UnreadableError):
        paragraphs(text)
