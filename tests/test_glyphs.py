"""In ASCII nothing is left but ASCII, everything of ours has a sign, and nothing moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from corpus.passage_status import GLYPHS
from tui.layout.glyphs import CELLS, LONGER, bare, in_ascii, transliterate

ROOT = Path(__file__).parents[1]
DRAWING = [
    *(path for path in ROOT.glob("tui/**/*.py") if path.name != "wrapping.py"),
    *ROOT.glob("corpus/reports/*.py"),
    *(ROOT / "corpus" / name for name in ("telling.py", "summary.py", "story.py")),
]
"""What writes on the screen or in a report; wrapping only knows the marks of many scripts."""


@given(st.text())
def test_whatever_is_drawn_is_ascii_in_as_many_cells(text: str) -> None:
    assert in_ascii(text).isascii()
    assert len(in_ascii(text)) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [
        ("● ◐ ○ ≠ ∙", "= ~ o ! ."),
        ("╭─ ¶5 “Zelenský” … ─╮", '+- #5 "Zelensky" ~ -+'),
        ("北京", "????"),
        ("e\u0301te\u0301", "ete"),
        ("½ ﬁ", "? ?"),
        ("👩‍👩‍👧", "??"),
        ("żółć €40", "zolc E40"),
    ],
)
def test_what_is_drawn_can_still_be_read(text: str, ascii_text: str) -> None:
    assert in_ascii(text) == ascii_text


@given(st.text())
def test_a_report_in_ascii_is_ascii(text: str) -> None:
    assert transliterate(text).isascii()
    assert transliterate(transliterate(text)) == transliterate(text)


def test_in_a_report_there_is_room() -> None:
    assert (
        transliterate("“man” → “boy” … ½ of €40, ß, ﬁ")
        == '"man" -> "boy" ... 1/2 of EUR 40, ss, fi'
    )
    assert transliterate("北京 ¶5") == "?? #5"


@pytest.mark.parametrize("path", DRAWING, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_sign_that_we_write_has_one_in_ascii(path: Path) -> None:
    written = {sign for sign in path.read_text(encoding="utf-8") if not sign.isalpha()} - {"¿"}
    missing = {sign for sign in written if not sign.isascii() and transliterate(sign) == "?"}
    assert missing == set(), "name them in tui/glyphs.py"


def test_the_signs_of_passages_differ_from_each_other_in_ascii() -> None:
    signs = [in_ascii(glyph) for glyph in GLYPHS.values()]
    assert len(set(signs)) == len(signs)


def test_each_sign_is_as_wide_in_ascii() -> None:
    for glyph, sign in CELLS.items():
        assert cell_len(glyph) == len(sign), glyph
        assert sign.isascii()
    assert all(sign.isascii() for sign in LONGER.values())


def test_an_accent_leaves_the_letter() -> None:
    assert (bare("é"), bare("\u0301"), bare("я")) == ("e", "", "?")
