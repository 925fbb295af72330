"""Every glyph of ours has an ASCII form of the same width, and every text can be transliterated."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from corpus.passage_status import GLYPHS
from tui.layout.cells import in_ascii
from tui.layout.glyphs import CELLS, LONGER, bare, transliterate

ROOT = Path(__file__).parents[1]
SOURCES = [
    *ROOT.glob("tui/**/*.py"),
    *ROOT.glob("corpus/reports/**/*.py"),
    *(ROOT / "corpus" / name for name in ("passage_status.py", "statistics.py")),
    ROOT / "corpus" / "stories" / "story.py",
]
"""Every file whose text reaches the screen or a report."""
PUNCTUATION_OF_OTHER_SCRIPTS = {"_NEVER_FIRST", "_NEVER_LAST"}
"""Constants of tui/layout/rows.py: rows are wrapped by these marks, which are never written."""


@given(st.text())
def test_transliterated_text_is_ascii_and_stays_as_it_is(text: str) -> None:
    assert transliterate(text).isascii()
    assert transliterate(transliterate(text)) == transliterate(text)


def test_running_text_may_grow() -> None:
    assert (
        transliterate("“man” → “boy” … ½ of €40, ß, ﬁ")
        == '"man" -> "boy" ... 1/2 of EUR 40, ss, fi'
    )
    assert transliterate("北京 ¶5") == "?? #5"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("æÆœŒþÞß", "aeAEoeOEthThss"),
        ("€5, £6, ¥7", "EUR 5, GBP 6, JPY 7"),
        ("a · b ← c → d — e ≠ f …", "a - b <- c -> d -- e != f ..."),
        ("é", "e"),
    ],
)
def test_letters_and_signs_have_their_usual_form_in_ascii(text: str, expected: str) -> None:
    assert transliterate(text) == expected


def written_text(path: Path) -> str:
    """Return the source of a module without the constants that are never written."""
    source = path.read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        name = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(name, ast.Name) and name.id in PUNCTUATION_OF_OTHER_SCRIPTS:
            source = source.replace(ast.get_source_segment(source, node) or "", "")
    return source


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_glyph_that_we_write_has_an_ascii_form(path: Path) -> None:
    written = {glyph for glyph in written_text(path) if not glyph.isalpha()} - {"¿"}
    unknown = {glyph for glyph in written if transliterate(glyph) == "?"}
    missing = {glyph for glyph in unknown if not glyph.isascii() and glyph not in CELLS}
    assert missing == set(), "add them to tui/layout/glyphs.py"


def test_the_glyphs_of_passages_differ_in_ascii_too() -> None:
    glyphs = [in_ascii(glyph) for glyph in GLYPHS.values()]
    assert len(set(glyphs)) == len(glyphs)


def test_every_glyph_is_as_wide_in_ascii() -> None:
    for glyph, replacement in CELLS.items():
        assert cell_len(glyph) == len(replacement), glyph
        assert replacement.isascii()
    assert all(replacement.isascii() for replacement in LONGER.values())


def test_bare_leaves_the_letter_without_its_accent() -> None:
    assert (bare("é"), bare("\u0301"), bare("я")) == ("e", "", "?")
