"""Exports of Nexis Uni: many articles in one document, each between its fields and an end mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from corpus.reading.fields import field_names, language_name_to_code, stated_time
from corpus.reading.metadata import person_names
from corpus.reading.parsed import ParsedArticle, ParsedFeed, ParsedParagraph, UnreadableError
from corpus.reading.publication_date import parse_date_line
from corpus.text_cleaning import clean_line

_HEAD_FIELDS = ("section", "length", "byline")
"""Fields of which each article has one before its text."""
_FIELDS = (*_HEAD_FIELDS, "highlight", "language", "loaded")
_MAX_HEAD = 60
"""Paragraphs between an article's headline and its text."""
_EDITION = re.compile(r"\s*\([^()]{1,40}\)$")
"""What follows the name of an outlet: "The Guardian(London)"."""
_SUBTITLE = re.compile(r";(?=\S)")
"""What stands between a headline and the line below it."""
_FIELD = re.compile(r"([^\W\d_][\w -]{2,30}): ?(.*)")
_CLOCK = re.compile(
    r"(\d{1,2}):(\d\d)(?::\d\d)?(?:\s*([ap]m))?\s+(GMT|UTC|[ECMP][SD]T|BST|CES?T)\b", re.IGNORECASE
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_WORD = re.compile(r"[^\W\d_]+")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:\.|er| de) (\w+)(?: de(?= \d))?")
"""A day as other languages write it before the month: "5. März", "1er mars", "5 de marzo de"."""
_ZONES = {
    "gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
"""Offsets of the zones that Nexis writes."""


def nexis_articles(
    paragraphs: Sequence[ParsedParagraph],
) -> ParsedFeed | ParsedArticle | None:
    """Return the articles of an export of Nexis, or the one that it holds; else None.

    It is known by its marks "End of Document" and by what stands above each text: headline, outlet
    and date, one below the other, and then fields such as "Length: 355 words".
    """
    parts: list[list[str]] = [[]]
    for paragraph in paragraphs:
        text = clean_line(paragraph.text)
        if text in field_names("nexis", "end"):
            parts.append([])
        elif text:
            parts[-1].append(text)
    entries = [_article(part) for part in parts[:-1]]
    if isinstance(last := _article(parts[-1]), ParsedArticle) and entries:
        entries.append(last)  # whose mark was cut off
    if not any(isinstance(entry, ParsedArticle) for entry in entries):
        return None
    if len(entries) == 1 and isinstance(entries[0], ParsedArticle):
        return entries[0]
    return ParsedFeed(tuple(entries))


def _article(lines: Sequence[str]) -> ParsedArticle | UnreadableError:
    """Return the article in the lines before an end mark."""
    fields = {at: field for at, line in enumerate(lines) if (field := _field(line))}
    body = next((at for at, line in enumerate(lines) if line in field_names("nexis", "body")), None)
    before = [at for at, (name, _) in fields.items() if name in _HEAD_FIELDS and at != body]
    if body is None:
        body = max(before, default=None)
    day = None if body is None else _date_line(lines, body)
    if body is None or day is None or not before:
        return UnreadableError("not in the form of a Nexis export")
    stated = {name: value for at, (name, value) in fields.items() if at > day}
    headline, *subtitle = _SUBTITLE.split(lines[day - 2], maxsplit=1)
    published, published_at = _time(lines[day])
    texts = [ParsedParagraph(headline, heading=True)]
    texts += (ParsedParagraph(line, heading=True) for line in subtitle)
    texts += (ParsedParagraph(stated[name]) for name in ("highlight",) if stated.get(name))
    return ParsedArticle(
        (*texts, *_text(lines[body + 1 :])),
        headline=headline,
        byline=person_names(stated.get("byline", "")),
        published=published,
        published_at=published_at,
        outlet=_EDITION.sub("", lines[day - 1]),
        language=language_name_to_code(stated.get("language", "").partition(";")[0]),
    )


def _field(line: str) -> tuple[str, str] | None:
    """Return the name of a field, as `fields.toml` has it, and its value; None for other lines."""
    match = _FIELD.fullmatch(line)
    if match is None:
        return None
    name = next((one for one in _FIELDS if match[1] in field_names("nexis", one)), None)
    return (name, match[2].strip()) if name else None


def _date_line(lines: Sequence[str], body: int) -> int | None:
    """Return the place of the date above a text, with two lines above it; None where none is."""
    for at in range(body - 1, max(1, body - _MAX_HEAD), -1):
        if _field(lines[at]) is None and parse_date_line(_in_english(lines[at])):
            return at
    return None


def _in_english(line: str) -> str:
    """Return a date line with the name of its month in English: "5. März 2024" is "5 Mar 2024"."""

    def month(word: re.Match[str]) -> str:
        return _months().get(word[0].lower(), word[0])

    return _WORD.sub(month, _ORDINAL.sub(r"\1 \2", line))


@cache
def _months() -> Mapping[str, str]:
    names = [(name, field_names("months", name)) for name in _MONTHS.split()]
    return {word.lower(): name for name, words in names for word in words}


def _time(line: str) -> tuple[date | None, datetime | None]:
    """Return the day, and the moment if it has a zone: "July 1, 2019 Monday 9:20 AM GMT"."""
    day, clock = parse_date_line(_in_english(line)), _CLOCK.search(line)
    if day is None or clock is None:
        return day, None
    hour = int(clock[1]) % 12 + 12 * (clock[3].lower() == "pm") if clock[3] else int(clock[1])
    zone = _ZONES.get(clock[4].lower())
    return stated_time([f"{day}T{hour:02}:{clock[2]}:00{zone}"]) if zone else (day, None)


def _text(lines: Sequence[str]) -> Iterator[ParsedParagraph]:
    """Yield the paragraphs of a text and its captions, up to the fields that follow it."""
    captions = False
    for line in lines:
        field = _field(line)
        if line in field_names("nexis", "after") or (field and field[0] == "loaded"):
            return
        if line in field_names("nexis", "captions"):
            captions = True
        else:
            yield ParsedParagraph(line, caption=captions)
