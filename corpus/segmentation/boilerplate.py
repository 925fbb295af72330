"""What stands in an article and is no part of its report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from corpus.reading.metadata import agency_names, agency_tag_pattern

# The dateline with which a report begins: "HALLEN, May 4 (AP) — ".

_LONGEST_DATELINE = 80
"""Characters of the longest dateline."""
_LABELS = (
    "BREAKING|UPDATED?|CORRECTED|CORRECTION|EXCLUSIVE|LIVE|JUST IN|WATCH|VIDEO|PHOTOS?"
    "|OPINION|ANALYSIS|EXPLAINER|EDITORIAL|FACTBOX|TIMELINE|ALERT|URGENT|NEWS|FLASH|DEVELOPING"
)
"""What in capitals before a dash says what follows, not where it was written."""


def dateline_length(paragraph: str) -> int:
    """The characters of the dateline that a paragraph begins with, its dash included; 0 for none.

    >>> length("HALLEN (AP) — The bridge was closed.")
    13
    """
    found = _pattern().match(paragraph[:_LONGEST_DATELINE])
    return len(found[0].rstrip()) if found and found.end() < len(paragraph) else 0


@cache
def _pattern() -> re.Pattern[str]:
    name = r"[A-Z][\w.'’]+(?:[ -][A-Z][\w.'’]+){0,3}"
    capitals = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ.'’]+){0,3}"
    month = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    day = rf"(?:,? (?:{month} \d{{1,2}}|\d{{1,2}} {month})(?:,? \d{{4}})?)?"
    agency = rf"[(\[](?:{'|'.join(map(re.escape, agency_names()))})[)\]]"
    dash = r"\s*(?:[—–]|--?(?=\s))\s*"
    signed = rf"(?:{name}(?:, {name})?{day},? )?{agency}{dash}"
    place = rf"(?!(?:{_LABELS})\b){capitals}(?:, {name})?"
    placed = rf"{place}{day}(?:,? [(\[]{name}[)\]])?\s*(?:[—–]|--|(?<=\s)-(?=\s))\s*"
    return re.compile(rf"(?:{signed}|{placed})(?=[“\"‘']?[A-ZÀ-Þ0-9])")


_LONGEST = 600
"""Characters of a sentence that can still be boilerplate; a copyright notice may be long."""
_CAPTION = 4
"""Sentences of a paragraph that a photo credit at its end makes a caption."""


@dataclass(frozen=True, slots=True)
class BoilerplateKind:
    """One kind of boilerplate: how it reads, and what goes with it."""

    reason: str
    starts: str
    """An expression, as the next two."""
    whole: str
    ends: str
    """Matches from the last bracket that opens."""
    takes: Literal["", "rest", "opened", "caption"] = ""

    def reads(self, sentence: str) -> bool:
        """Whether a sentence is of this kind."""
        return bool(
            _compiled(self.starts).match(sentence)
            or _compiled(self.whole).fullmatch(sentence)
            or (
                sentence.endswith(")") and _compiled(self.ends).match(sentence, sentence.rfind("("))
            )
        )


@dataclass(frozen=True, slots=True)
class BoilerplateTable:
    """All that is known of boilerplate."""

    lines: tuple[BoilerplateKind, ...]
    any: BoilerplateKind
    """Reads whatever one of the lines reads."""
    spoken: re.Pattern[str]
    """The end of a sentence that gives it to a speaker."""


@cache
def boilerplate_table() -> BoilerplateTable:
    """The table that ships with the program."""
    import tomli

    data = tomli.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    lines = tuple(
        BoilerplateKind(
            kind["reason"],
            _either(kind.get("starts", [])),
            _either(kind.get("is", [])),
            _either(kind.get("ends", [])),
            kind.get("takes", ""),
        )
        for kind in data["line"]
    )
    every = BoilerplateKind(
        "",
        _either([line.starts for line in lines]),
        _either([line.whole for line in lines]),
        _either([line.ends for line in lines]),
    )
    return BoilerplateTable(lines, every, re.compile(data["spoken"]))


def _either(expressions: Sequence[str]) -> str:
    """One expression for several; for none, one that matches nothing."""
    return "|".join(f"(?:{one})" for one in expressions) or r"(?!)"


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Made when it is first asked for: of most kinds no article has a line."""
    return re.compile(expression, re.IGNORECASE)


def boilerplate_reasons(sentences: Sequence[str]) -> list[str]:
    """For each sentence of a paragraph why it is boilerplate, in a word or two; "" for body.

    >>> boilerplate_reasons(["Ministers met on Thursday.", "AP"])
    ['', 'agency tag']
    """
    found = [""] * len(sentences)
    for number, (sentence, quoted) in enumerate(zip(sentences, _quoted(sentences), strict=True)):
        line = None if found[number] or quoted else _line(sentence)
        if line is None:
            continue
        last = number == len(sentences) - 1
        if line.takes == "rest" or (line.takes == "opened" and number == 0):
            found[number:] = [line.reason] * (len(sentences) - number)
        elif line.takes == "caption" and last and len(sentences) <= _CAPTION:
            found = [reason or line.reason for reason in found]
        else:
            found[number] = line.reason
    for number in reversed(range(len(sentences))):
        if not found[number] and agency_tag_pattern().fullmatch(sentences[number]):
            found[number] = "agency tag"
        elif not found[number]:
            break
    return found


def _quoted(sentences: Sequence[str]) -> Iterator[bool]:
    """Before each sentence of a paragraph, whether a quotation is open."""
    curly = straight = 0
    for sentence in sentences:
        yield curly > 0 or straight % 2 == 1
        curly = max(0, curly + sentence.count("“") - sentence.count("”"))
        straight += sentence.count('"')


def _line(sentence: str) -> BoilerplateKind | None:
    """The kind of boilerplate that a sentence is, if any."""
    if len(sentence) > _LONGEST or not boilerplate_table().any.reads(sentence):
        return None
    if boilerplate_table().spoken.search(sentence):
        return None
    return next(line for line in boilerplate_table().lines if line.reads(sentence))
