"""Boilerplate: sentences of an article that are not part of its report, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from corpus.article import Span
from corpus.reading.credits import agency_names, agency_tag_pattern
from corpus.reading.metadata import is_navigation

_MAX_SENTENCE = 600
"""Characters of a sentence that can be boilerplate; a copyright notice may be long."""
_MAX_CAPTION = 4
"""Sentences of a paragraph that is a caption if it ends with a photo credit."""
_MAX_DATELINE = 80
"""Characters of the longest dateline."""
_LABELS = (
    "BREAKING|UPDATED?|CORRECTED|CORRECTION|EXCLUSIVE|LIVE|JUST IN|WATCH|VIDEO|PHOTOS?"
    "|OPINION|ANALYSIS|EXPLAINER|EDITORIAL|FACTBOX|TIMELINE|ALERT|URGENT|NEWS|FLASH|DEVELOPING"
)
"""Words in capitals before a dash that are not a place."""


@dataclass(frozen=True, slots=True)
class BoilerplateKind:
    """One kind of boilerplate: the forms of its sentences, and how far it extends."""

    reason: str
    """Its name: "copyright line"."""
    starts: str
    """Expression for the start of a sentence."""
    whole: str
    """Expression for a whole sentence."""
    ends: str
    """Expression for the brackets that end a sentence."""
    takes: Literal["", "rest", "opened", "caption"] = ""
    """What else is boilerplate: the "rest" of the paragraph, the rest if it is "opened" by such a
    sentence, or the whole of a short paragraph that such a sentence ends ("caption")."""

    def matches(self, sentence: str) -> bool:
        """Whether a sentence is of this kind."""
        if _compiled(self.starts).match(sentence) or _compiled(self.whole).fullmatch(sentence):
            return True
        bracket = sentence.rfind("(") if sentence.endswith(")") else -1
        return bracket >= 0 and _compiled(self.ends).match(sentence, bracket) is not None


@dataclass(frozen=True, slots=True)
class BoilerplateTable:
    """Every kind of boilerplate."""

    kinds: tuple[BoilerplateKind, ...]
    any: BoilerplateKind
    """Matches whatever one of the kinds matches."""
    spoken: re.Pattern[str]
    """The end of a sentence that a speaker says, which is never boilerplate."""
    begins_inside: re.Pattern[str]
    """The start of boilerplate that is glued to the end of a sentence."""
    marks: Sequence[str]
    """Of which that boilerplate has one: it is found sooner than that there is none."""
    stands_before: re.Pattern[str]
    """A line of boilerplate that is glued to the start of a sentence."""


def boilerplate_reasons(sentences: Sequence[str]) -> list[str]:
    """Return why each sentence of a paragraph is boilerplate, in a word or two; "" for body.

    >>> boilerplate_reasons(["Ministers met on Thursday.", "AP"])
    ['', 'agency tag']
    """
    reasons = [""] * len(sentences)
    for number, (sentence, quoted) in enumerate(zip(sentences, _quoted(sentences), strict=True)):
        if not reasons[number] and is_navigation(sentence):
            reasons[number] = "navigation"
        kind = None if reasons[number] or quoted else _kind_of(sentence)
        if kind is None:
            continue
        is_last = number == len(sentences) - 1
        if kind.takes == "rest" or (kind.takes == "opened" and number == 0):
            reasons[number:] = [kind.reason] * (len(sentences) - number)
        elif kind.takes == "caption" and is_last and len(sentences) <= _MAX_CAPTION:
            reasons = [reason or kind.reason for reason in reasons]
        else:
            reasons[number] = kind.reason
    for number in reversed(range(len(sentences))):
        if not reasons[number] and agency_tag_pattern().fullmatch(sentences[number]):
            reasons[number] = "agency tag"
        elif not reasons[number]:
            break
    return reasons


def cut_glued(text: str, sentence: Span) -> list[Span]:
    """Return a sentence's span, cut where boilerplate is glued to it without a full stop.

    >>> text = "Talks resume in May (Reporting by Jane Doe)"
    >>> [span.of(text) for span in cut_glued(text, Span(0, len(text)))]
    ['Talks resume in May', '(Reporting by Jane Doe)']
    """
    table, words = boilerplate_table(), sentence.of(text)
    cuts = {0, len(words)}
    if label := table.stands_before.match(words):
        cuts.add(label.end())
    start = label.end() if label else 0
    may_begin = any(mark in words for mark in table.marks)
    if may_begin and (found := table.begins_inside.search(words, start + 1)):
        before = words[start : found.start()]
        in_quotation = before.count("“") > before.count("”") or before.count('"') % 2
        if not in_quotation and not before.isupper() and _kind_of(words[found.start() :]):
            cuts.add(found.start())
    pieces = []
    for begin, end in pairwise(sorted(cuts)):
        piece = words[begin:end]
        at = sentence.start + begin + len(piece) - len(piece.lstrip())
        pieces.append(Span(at, at + len(piece.strip())))
    return pieces


@cache
def boilerplate_table() -> BoilerplateTable:
    """Return the table in boilerplate.toml."""
    import tomli

    data = tomli.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    kinds = tuple(
        BoilerplateKind(
            each["reason"],
            _either(each.get("starts", [])),
            _either(each.get("is", [])),
            _either(each.get("ends", [])),
            each.get("takes", ""),
        )
        for each in data["line"]
    )
    every = BoilerplateKind(
        "",
        _either([kind.starts for kind in kinds]),
        _either([kind.whole for kind in kinds]),
        _either([kind.ends for kind in kinds]),
    )
    inside = rf"(?:(?<=[^\s(\[“‘:] )|(?<=[a-z.!?”)]))(?:{_either(data['begins_inside'])})"
    return BoilerplateTable(
        kinds,
        every,
        re.compile(data["spoken"]),
        re.compile(inside),
        data["marks_inside"],
        re.compile(_either(data["stands_before"])),
    )


def _either(expressions: Sequence[str]) -> str:
    """Return one expression for several; for none, one that matches nothing."""
    return "|".join(f"(?:{one})" for one in expressions) or r"(?!)"


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile an expression when it is first needed: most kinds are in no article."""
    return re.compile(expression, re.IGNORECASE)


def _quoted(sentences: Sequence[str]) -> Iterator[bool]:
    """Yield for each sentence of a paragraph whether it begins inside a quotation."""
    curly = straight = 0
    for sentence in sentences:
        yield curly > 0 or straight % 2 == 1
        curly = max(0, curly + sentence.count("“") - sentence.count("”"))
        straight += sentence.count('"')


def _kind_of(sentence: str) -> BoilerplateKind | None:
    table = boilerplate_table()
    if len(sentence) > _MAX_SENTENCE or not table.any.matches(sentence):
        return None
    if table.spoken.search(sentence):
        return None
    return next(kind for kind in table.kinds if kind.matches(sentence))


def dateline_length(paragraph: str) -> int:
    """Return the number of characters of a paragraph's dateline with its dash; 0 for none.

    >>> dateline_length("HALLEN, May 4 (AP) — The bridge was closed.")
    20
    """
    match = _dateline().match(paragraph[:_MAX_DATELINE])
    return len(match[0].rstrip()) if match and match.end() < len(paragraph) else 0


@cache
def _dateline() -> re.Pattern[str]:
    name = r"[A-Z][\w.'’]+(?:[ -][A-Z][\w.'’]+){0,3}"
    capitals = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ.'’]+){0,3}"
    month = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    date = rf"(?:{month} \d{{1,2}}|\d{{1,2}} {month})(?:,? \d{{4}})?"
    day = rf"(?:,? {date})?"
    agency = rf"[(\[](?:{'|'.join(map(re.escape, agency_names()))})[)\]]"
    dash = r"\s*(?:[—–]|--?(?=\s))\s*"
    signed = rf"(?:(?:{date}|{name}(?:, {name})?{day}),? )?{agency}{dash}"
    place = rf"(?!(?:{_LABELS})\b){capitals}(?:, {name})?"
    placed = rf"{place}{day}(?:,? [(\[]{name}[)\]])?\s*(?:[—–]|--|(?<=\s)-(?=\s))\s*"
    return re.compile(rf"(?:{signed}|{placed})(?=[“\"‘']?[A-ZÀ-Þ0-9])")
