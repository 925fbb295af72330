"""What stands in an article and is no part of its report, and the outlet that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

_LONGEST = 600
"""Characters of a sentence that can still be boilerplate; a copyright notice may be long."""
_CAPTION = 4
"""Sentences of a paragraph that a photo credit at its end makes a caption."""

_MARK = r"(?:^|[.!?|”\"] )(?:copyright(?: ?©| ?\(c\))?|(?:©|\(c\))(?: ?copyright)?):? ?"
_YEARS = r"(?:19|20)\d\d(?: ?[-–—/] ?(?:\d\d){1,2})?"
_OWNER = (  # a full stop belongs to the name inside a word or after a single letter
    r"(?:by )?(?P<owner>\w(?:[\w&'’+!-]|\.(?=\w)|(?<=\b\w)\.| (?!all rights|alle rechte)){0,60}"
)
_SIGNS = ("copyright", "©", "(c)")
_COMPANY = re.compile(r" (?:ltd|limited|llc|inc|plc|gmbh)\b\.?$", re.IGNORECASE)
_PHOTOS = re.compile(r"getty|shutterstock|istock|alamy|unsplash|photo|image", re.IGNORECASE)
_TAIL = 80
_CLOSING_TAG = re.compile(r"(?:\A|[.!?…][”’\"')\]]* )(?P<tag>[^.!?…]{1,40}\.?)\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of boilerplate: how it reads, and what goes with it."""

    reason: str
    starts: re.Pattern[str]
    whole: re.Pattern[str]
    ends: re.Pattern[str]
    """Matches from the last bracket that opens."""
    takes: Literal["", "rest", "opened", "caption"] = ""

    def reads(self, sentence: str) -> bool:
        """Whether a sentence is of this kind."""
        return bool(
            self.starts.match(sentence)
            or self.whole.fullmatch(sentence)
            or (sentence.endswith(")") and self.ends.match(sentence, sentence.rfind("(")))
        )


@dataclass(frozen=True, slots=True)
class Table:
    """All that is known of boilerplate."""

    lines: tuple[Line, ...]
    any: Line
    """Reads whatever one of the lines reads."""
    spoken: re.Pattern[str]
    """The end of a sentence that gives it to a speaker."""


@cache
def table() -> Table:
    """The table that ships with the program."""
    data = _data()
    lines = tuple(
        Line(
            kind["reason"],
            _either(kind.get("starts", [])),
            _either(kind.get("is", [])),
            _either(kind.get("ends", [])),
            kind.get("takes", ""),
        )
        for kind in data["line"]
    )
    every = Line(
        "",
        _either([line.starts.pattern for line in lines]),
        _either([line.whole.pattern for line in lines]),
        _either([line.ends.pattern for line in lines]),
    )
    return Table(lines, every, re.compile(data["spoken"]))


def agencies() -> list[str]:
    """The names of news agencies, longest first."""
    return sorted(_data()["agencies"]["names"], key=len, reverse=True)


@cache
def agency_tag() -> re.Pattern[str]:
    """A sentence that is nothing but the names of news agencies.

    Apart from the table, because the outlet is looked for before anything is on the screen.
    """
    names = "|".join(map(re.escape, agencies()))
    return re.compile(
        rf"[-–—(\[/ ]*(?P<name>{names})(?P<more>(?:(?:[/,;]| and| &) ?(?:{names}))*)[)\]/]*\.?"
    )


@cache
def _data() -> dict[str, Any]:
    import tomli

    return tomli.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _either(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern for several; for none, one that matches nothing."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE)


def reasons(sentences: Sequence[str]) -> list[str]:
    """For each sentence of a paragraph why it is boilerplate, in a word or two; "" for body.

    >>> reasons(["Ministers met on Thursday.", "AP"])
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
        if not found[number] and agency_tag().fullmatch(sentences[number]):
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


def _line(sentence: str) -> Line | None:
    """The kind of boilerplate that a sentence is, if any."""
    if len(sentence) > _LONGEST or not table().any.reads(sentence):
        return None
    if table().spoken.search(sentence):
        return None
    return next(line for line in table().lines if line.reads(sentence))


def outlet_named_by(paragraphs: Sequence[str]) -> str:
    """The outlet that a copyright line names, or else an agency's closing tag; or "".

    >>> outlet_named_by(["Copyright 2022 Anadolu Agency. All rights reserved."])
    'Anadolu Agency'
    """
    for named in (_owner, _agency):
        for paragraph in reversed(paragraphs):
            if name := named(paragraph):
                return name
    return ""


@cache
def _notices() -> tuple[re.Pattern[str], ...]:
    """How a copyright line names its owner; made when one is met."""
    return tuple(
        re.compile(_MARK + notice, re.IGNORECASE)
        for notice in (
            rf"{_YEARS},? {_OWNER})",  # Copyright 2022 Anadolu Agency. All rights reserved
            rf"{_OWNER}?),? {_YEARS}(?=\W*(?:$|all rights))",  # Copyright AFP 2022
            rf"(?:(?<=©)|(?<=© )){_OWNER})(?=\W*$)",  # © AFP
        )
    )


def _owner(paragraph: str) -> str:
    """The owner that a copyright line names."""
    if not any(sign in paragraph.lower() for sign in _SIGNS):
        return ""
    found = next(filter(None, (notice.search(paragraph) for notice in _notices())), None)
    name = _COMPANY.sub("", found["owner"].strip()) if found else ""
    return "" if _PHOTOS.search(name) or not any(map(str.isalpha, name)) else name


def _agency(paragraph: str) -> str:
    """The agency whose name stands alone at the end."""
    tail = _CLOSING_TAG.search(paragraph[-_TAIL:])
    found = agency_tag().fullmatch(tail["tag"]) if tail else None
    return found["name"] if found and not found["more"] else ""
