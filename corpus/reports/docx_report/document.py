"""Words in a paragraph: bold or not, in which language, in which direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from corpus.model import Span
from corpus.text_cleaning import line


class Run(NamedTuple):
    """Words that look alike."""

    text: str
    bold: bool = False
    language: str | None = None
    """The ISO 639 code of words that are an article's, "" if unknown; None for ours."""


def fill(paragraph: Paragraph, runs: Iterable[Run | str]) -> None:
    """Put words into a paragraph."""
    for run in runs:
        paragraph._p.append(element(Run(run) if isinstance(run, str) else run))


def element(run: Run) -> BaseOxmlElement:
    """A run as Word has it; what acts or hides is shown, and the spaces at its ends are kept."""
    made, text = OxmlElement("w:r"), OxmlElement("w:t")
    looks = list(_looks(run))
    if looks:
        properties = OxmlElement("w:rPr")
        properties.extend(looks)
        made.append(properties)
    text.text = _kept(run.text)
    text.set(qn("xml:space"), "preserve")
    made.append(text)
    return made


def marked(text: str, language: str, bold: Iterable[Span]) -> Iterator[Run]:
    """A text in runs, those spans of it in bold."""
    at = 0
    for start, end in sorted(bold):
        if at < start:
            yield Run(text[at:start], language=language)
        if max(at, start) < end:
            yield Run(text[max(at, start) : end], bold=True, language=language)
        at = max(at, end)
    if at < len(text):
        yield Run(text[at:], language=language)


def right_to_left(paragraph: Paragraph, text: str) -> None:
    """Let a paragraph begin at the right where its text does."""
    if _is_right_to_left(text):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _kept(text: str) -> str:
    """The text in its normal form, which XML can hold, with a space at each end that had one."""
    shown = line(text)
    if not shown:
        return " " if text else ""
    return " " * text.startswith(" ") + shown + " " * text.endswith(" ")


def _looks(run: Run) -> Iterator[BaseOxmlElement]:
    """In the order in which Word wants them."""
    if run.bold:
        yield OxmlElement("w:b")
        yield OxmlElement("w:bCs")
    if run.language == "":
        yield OxmlElement("w:noProof")
    if _is_right_to_left(run.text):
        yield OxmlElement("w:rtl")
    if run.language:
        language = OxmlElement("w:lang")
        for script in ("val", "eastAsia", "bidi"):
            language.set(qn(f"w:{script}"), run.language)
        yield language


def _is_right_to_left(text: str) -> bool:
    """Whether its first letter is written so."""
    directions = map(unicodedata.bidirectional, text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"
