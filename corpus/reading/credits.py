"""Credits: the news agency whose copy a report is or is based on, by what its text says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

UNNAMED_AGENCIES = "agencies"
"""What a report credits that names no agency: "with agencies"."""

_LIST = Path(__file__).with_name("agencies.toml")
_NAME = re.compile(r'"([^"\n]+)"')
_CAPITALIZED = re.compile(r"[A-Z]\w*")
_BETWEEN = ", "
"""Stands between the names where a report credits several agencies alike."""

_TOP = 5
"""Paragraphs in which a dateline and a byline are looked for."""
_END = 8
"""Last paragraphs in which a credit is looked for."""
_MAX_CREDIT = 400
"""Characters of the longest credit."""
_SENTENCE_END = re.compile(r"(?<=[.!?”\"’)\]])\s+(?=[(\[A-Z“—–-])|\s+(?=\((?:Reporting|With|Add))")

_NAMES_KEPT = 64
"""Sets of names for which expressions are kept; most reports name one agency of a few."""

_WORK = r"(?:reporting|writing|editing|material|files?|inputs?|information|contributions?)"
_REPORT = r"(?:report|story|article)"
_STAFF = r"(?:writers?|reporters?|journalists?|correspondents?|staff)"


@cache
def agency_names() -> tuple[str, ...]:
    """Return every name of every agency in agencies.toml, longest first.

    Whatever stands in quotes in that file is a name. It is not parsed: that would take longer than
    all the rest of finding an outlet's name.
    """
    lines = (line for line in _LIST.read_text("utf-8").splitlines() if not line.startswith("#"))
    names = {name for line in lines for name in _NAME.findall(line)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _agencies() -> Mapping[str, str]:
    """Return the agency of each name, in lower case."""
    import tomli

    table = tomli.loads(_LIST.read_text("utf-8"))
    return {
        name.casefold(): agency["name"]
        for agency in table["agency"]
        for name in (agency["name"], *agency.get("also", ()))
    }


@cache
def _casefolded_names() -> frozenset[str]:
    return frozenset(name.casefold() for name in agency_names())


def agency_called(name: str) -> str:
    """Return the agency that has a name, by the one that the program uses; "" for none.

    >>> agency_called("The Associated Press"), agency_called("The Bay Post")
    ('AP', '')
    """
    words = name.strip(" .,;:()[]/|–—-")
    if not words or words.casefold() not in _casefolded_names():
        return ""
    return _agencies()[words.casefold()]


def stated_agency(text: str) -> str:
    """Return the agencies that metadata names, by the names that the program uses.

    >>> stated_agency("Agence France-Presse / dpa"), stated_agency("Harbour News Service")
    ('AFP, dpa', 'Harbour News Service')
    """
    if name := agency_called(text):
        return name
    parts = [agency_called(part) for part in re.split(r"[/,;&]| and ", text)]
    return _BETWEEN.join(dict.fromkeys(parts)) if all(parts) else text


def agencies_of(agency: str) -> frozenset[str]:
    """Return the agencies that an article's `agency` names; unnamed ones are none."""
    return frozenset(agency.split(_BETWEEN)) - {"", UNNAMED_AGENCIES}


def find_agency(paragraphs: Sequence[str], byline: str = "") -> str:
    """Return the agency that a report credits, else "".

    The clearest credit decides: a dateline or a tag at the end, then the byline and the agency's
    own signature, then help from an agency. "He told AP" is not a credit. A signature that names
    none is how Reuters signs.

    >>> find_agency(["HALLEN, May 4 (AP) — The bridge was closed."])
    'AP'
    >>> find_agency(["The bridge was closed.", "The Associated Press contributed to this report."])
    'AP'
    """
    top, end = paragraphs[:_TOP], paragraphs[-_END:]
    text = "\n".join([*top, byline, *end])
    if not _may_hold_credit(text):
        return ""
    sentences = [*_closing_sentences(paragraphs)]
    # Expressions with the few names that are there: one with all takes milliseconds to compile,
    # which the first screen would wait for.
    lower = text.lower()
    if names := _either(name for name in agency_names() if name.lower() in lower):
        finders = (
            (_dateline(names), top),
            (_tag(names), sentences),
            (_byline(names), [*top, f"By {byline}" if byline else ""]),
            (_signature(names), sentences),
        )
        for pattern, lines in finders:
            matches = (match[0] for line in lines if (match := pattern.match(line)))
            if found := _named(matches, names):
                return found
        if found := _named((line for line in sentences if _help(names).match(line)), names):
            return found
    if any(_REUTERS_SIGNATURE.match(line) for line in sentences):
        return "Reuters"
    return UNNAMED_AGENCIES if any(map(_UNNAMED.match, sentences)) else ""


def _may_hold_credit(text: str) -> bool:
    """Whether a text holds what every credit does; most reports hold none, and need no expressions.

    Every credit names an agency, but for those of `_REUTERS_SIGNATURE` and `_UNNAMED`.
    """
    if may_name_agency(text):
        return True
    lower = text.lower()
    # "Reporting by", "Editing by" and "Writing by"; "news agencies"; "wire services".
    return "ting by " in lower or "agencies" in lower or "wire" in lower


def may_name_agency(text: str) -> bool:
    """Whether a text may hold an agency's name as words of their own; most texts hold none.

    The first words of names are looked for among the capitalized words, all at once: to look for
    each name took a tenth of the time in which an article is read.
    """
    by_word, others = _shortest_names()
    words = by_word.keys() & _CAPITALIZED.findall(text)
    return any(name in text for word in words for name in by_word[word]) or any(
        name in text for name in others
    )


@cache
def _shortest_names() -> tuple[Mapping[str, Sequence[str]], Sequence[str]]:
    """Return the names that hold no other as words, by their first, and those in small letters.

    Who looks for them finds every name; "AAP" holds "AP", but not as a word.
    """
    names = agency_names()
    by_word: dict[str, list[str]] = {}
    others: list[str] = []
    for name in names:
        if not any(
            re.search(rf"\b{re.escape(other)}\b", name)
            for other in names
            if other != name and other in name
        ):
            word = _CAPITALIZED.match(name)
            (by_word.setdefault(word[0], []) if word else others).append(name)
    return by_word, others


@cache
def agency_tag_pattern() -> re.Pattern[str]:
    """Return the pattern of a sentence that only names news agencies: the group `name`, `more`."""
    return _tag(_either(agency_names()))


@lru_cache(maxsize=_NAMES_KEPT)
def _tag(names: str) -> re.Pattern[str]:
    return re.compile(
        rf"[-–—(\[/ ]*(?P<name>{names})(?P<more>(?:(?:[/,;]| and| &) ?(?:{names}))*)[)\]/]*\.?\Z"
    )


def _closing_sentences(paragraphs: Sequence[str]) -> Iterator[str]:
    """Yield the last sentences of the last paragraphs, and those paragraphs if they are short."""
    for paragraph in reversed(paragraphs[-_END:]):
        near_end = paragraph[-2 * _MAX_CREDIT :]  # holds the last credit whole, and where it begins
        sentences = _SENTENCE_END.split(near_end)
        last = sentences[-3:]  # credits stand together: "Reporting by …; editing by …. © …"
        yield from (one.strip() for one in last if len(one) <= _MAX_CREDIT)
        if len(sentences) > 1 and len(paragraph) <= _MAX_CREDIT:
            yield paragraph


def _named(lines: Iterable[str], names: str) -> str:
    """Return the agencies that credits name, in their order, each once."""
    found = (
        agency_called(name)
        for line in lines
        for name in re.findall(rf"(?<![\w-])(?:{names})(?![\w-])", line)
    )
    return _BETWEEN.join(dict.fromkeys(filter(None, found)))


def _either(names: Iterable[str]) -> str:
    """Return an expression for any of the names, in their order; empty for none."""
    return "|".join(map(re.escape, names))


@lru_cache(maxsize=_NAMES_KEPT)
def _dateline(names: str) -> re.Pattern[str]:
    """Return the pattern of a dateline: "HALLEN, May 4 (AP) —", "Berlin (dpa) -"."""
    return re.compile(
        rf"(?:[A-ZÀ-Þ][\w.'’/ ,-]{{0,60}})?[(\[](?:{names})(?:/(?:{names}))*[)\]]"
        r" ?(?:[—–]|--?(?=\s))"
    )


@lru_cache(maxsize=_NAMES_KEPT)
def _byline(names: str) -> re.Pattern[str]:
    """Return the pattern of a byline: "By The Associated Press", "By Jane Doe, AP"."""
    return re.compile(
        rf"(?:By:? (?:[\w.'’ ,&-]{{3,80}}?[,|/ ]{{1,3}})?|[A-Z][\w.'’ -]{{3,60}} ?[|/] ?)"
        rf"(?:The )?(?:{names})(?: {_STAFF})?\W*\Z"
    )


@lru_cache(maxsize=_NAMES_KEPT)
def _signature(names: str) -> re.Pattern[str]:
    """Return the pattern of what an agency signs with: "© 2022 Reuters", "Source: AFP"."""
    return re.compile(
        rf"\W*(?:The )?(?:{names}) {_STAFF} .{{0,250}}\bcontributed\b"
        rf"|\W*(?:copyright|©|\(c\)|Copyright).{{0,20}}\b(?:The )?(?:{names})(?!\w)(?! Images)"
        rf"|\W*(?:Source|Via|From|Agency|Credit):? (?:{names})\W*\Z"
    )


@lru_cache(maxsize=_NAMES_KEPT)
def _help(names: str) -> re.Pattern[str]:
    """Return the pattern of a line on help: "Reuters contributed", "with files from AFP"."""
    return re.compile(
        rf"[^.]{{0,160}}\bcontributed(?: {_WORK})?(?: to this {_REPORT})?\W*\Z"
        rf"|[^.]{{0,160}}\bcontributed (?:{_WORK}|to this {_REPORT}) from .{{0,100}}\Z"
        rf"|\W*(?:with )?(?:additional |further )?{_WORK} (?:by|from) "
        rf"|\W*with (?:the )?(?:{names})\b.{{0,60}}\Z"
        rf"|\W*this {_REPORT} (?:(?:includes|contains|uses|draws on) {_WORK}"
        r"|was (?:first |originally )?(?:produced|provided|supplied|distributed|compiled|published"
        r"|reported) by) .{0,100}\Z",
        re.IGNORECASE,
    )


_REUTERS_SIGNATURE = re.compile(
    r"\W*(?:reporting|writing) by (?-i:[A-Z]).{2,300}[;,.)(] ?\(?"
    r"(?:additional reporting|editing|writing|compiled) by (?-i:[A-Z])",
    re.IGNORECASE,
)
"""(Reporting by Jane Doe; Editing by John Roe): only Reuters signs in this way."""
_UNNAMED = re.compile(
    r"\W*(?:with|from|by|additional reporting by)? ?(?:news |wire )?"
    r"(?:agencies|wire services|wires)(?: inputs?| reports?)?\W*\Z",
    re.IGNORECASE,
)
