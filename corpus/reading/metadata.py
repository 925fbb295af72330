"""The headline, byline and date that stand at the head of an article's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path, PurePath

from corpus.reading import publication_date as dates

# The outlet that an article names itself: in its copyright line, or by an agency's closing tag.
#
# Apart from the rest of boilerplate, because the outlet stands in the first frame on the screen.

_MARK = r"(?:^|[.!?|”\"] )(?:copyright(?: ?©| ?\(c\))?|(?:©|\(c\))(?: ?copyright)?):? ?"
_YEARS = r"(?:19|20)\d\d(?: ?[-–—/] ?(?:\d\d){1,2})?"
_OWNER = (  # a full stop belongs to the name inside a word or after a single letter
    r"(?:by )?(?P<owner>\w(?:[\w&'’+!-]|\.(?=\w)|(?<=\b\w)\.| (?!all rights|alle rechte)){0,60}"
)
_SIGNS = ("copyright", "©", "(c)")
_COMPANY = r"(?i) (?:ltd|limited|llc|inc|plc|gmbh)\b\.?$"
_PHOTOS = r"(?i)getty|shutterstock|istock|alamy|unsplash|photo|image"
_TAIL = 80
_CLOSING_TAG = re.compile(r"(?:\A|[.!?…][”’\"')\]]* )(?P<tag>[^.!?…]{1,40}\.?)\Z")


@cache
def agency_names() -> tuple[str, ...]:
    """The names of news agencies, longest first."""
    names = Path(__file__).with_name("agencies.txt").read_text("utf-8").splitlines()
    return tuple(sorted(names, key=len, reverse=True))


@cache
def agency_tag_pattern() -> re.Pattern[str]:
    """A sentence that is nothing but the names of news agencies."""
    names = "|".join(map(re.escape, agency_names()))
    return re.compile(
        rf"[-–—(\[/ ]*(?P<name>{names})(?P<more>(?:(?:[/,;]| and| &) ?(?:{names}))*)[)\]/]*\.?"
    )


def find_outlet(paragraphs: Sequence[str]) -> str:
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
    name = re.sub(_COMPANY, "", found["owner"].strip()) if found else ""
    return "" if re.search(_PHOTOS, name) or not any(map(str.isalpha, name)) else name


def _agency(paragraph: str) -> str:
    """The agency whose name stands alone at the end."""
    tail = _CLOSING_TAG.search(paragraph[-_TAIL:])
    if tail is None or not any(name in tail["tag"] for name in agency_names()):
        return ""
    found = agency_tag_pattern().fullmatch(tail["tag"])
    return found["name"] if found and not found["more"] else ""


# Who published an article, where neither the reader nor the text says so: headline and name.

UNNAMED_OUTLET = "Source 1"

_OUTLET_SUFFIX = re.compile(r"\s+(?P<mark>[|–—-])\s+(?P<outlet>[^|–—]{2,40})$")
_DOMAIN = re.compile(r"\.(?:com|org|net|news|info|tv|eu|co\.uk)$", re.IGNORECASE)

_DATE = re.compile(r"(?<!\d)\d{4}[-_. ]?\d{2}[-_. ]?\d{2}(?!\d)")
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_TEMPORARY = re.compile(r"tmp[._-]?[a-z0-9_]{6,}(?:\.\w+)?", re.IGNORECASE)
_HASH = re.compile(r"(?=.*\d)[0-9a-f]{6,}", re.IGNORECASE)
_TURN = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_VOWEL = re.compile(r"[aeiouy]")
# Words that keep small letters inside a name, and short names that are spelt in capitals though
# they hold a vowel; without one, or with two letters, a name is taken for initials anyway.
_SMALL = re.compile("and|at|for|in|of|on|the|to|al|de[lr]?|d[iu]|el|en|il|la|les?")
_INITIALS = re.compile(
    "aap|abc|afp|an[is]|apa|ard|cna|dpa|efe|ians|itv|nato|nyt|pti|rai|rte|upi|usa"
)


def split_title(headline: str, source: str) -> tuple[str, str]:
    """A page title parted into headline and outlet ("Storm hits coast - TheBay.com"); outlet or "".

    The end of a title is an outlet where it is a web domain, follows a bar, or is the file's name.
    """
    match = _OUTLET_SUFFIX.search(headline)
    if match is None:
        return headline, ""
    outlet = match["outlet"].strip()
    name = _DOMAIN.sub("", outlet)
    same = _letters(PurePath(source).stem) in {_letters(outlet), _letters(name)}
    titled = match["mark"] == "|" and len(outlet.split()) <= 4 and outlet[0].isupper()
    return (headline[: match.start()], name) if same or titled or name != outlet else (headline, "")


def strip_outlet(headline: str, outlet: str) -> str:
    """A page title without the name of its outlet at the end ("Storm hits coast | The Bay")."""
    match = _OUTLET_SUFFIX.search(headline)
    if match and _letters(_DOMAIN.sub("", match["outlet"])) == _letters(_DOMAIN.sub("", outlet)):
        return headline[: match.start()].rstrip()
    return headline


def host_of(address: str) -> str:
    """The host of a web address ("news.example.org"), or "" where there is none."""
    host = address.partition("://")[2].partition("/")[0].rpartition("@")[2]
    return host.removeprefix("www.").partition(":")[0] if not host.startswith("[") else host


def outlet_from_filename(source: str) -> str:
    """The outlet that a file's name gives ("agency-one.txt": Agency One), or "".

    A name that a person did not choose gives none: a number, a date, a hash, a temporary file.
    """
    path = PurePath(source)
    if _TEMPORARY.fullmatch(path.name):
        return ""
    words = re.split(r"[\W_]+", _DATE.sub(" ", _UUID.sub(" ", path.stem)))
    words = [word for word in words if word and not _is_random(word)]
    if words and re.fullmatch(r"0\d*|\d", words[0]):
        del words[0]  # the files of a folder, numbered
    if not any(_letters(word) and not word.isdecimal() for word in words):
        return ""
    return " ".join(_spelt(word, place) for place, word in enumerate(words))


def _is_random(word: str) -> bool:
    digits = word.isdecimal() and len(word) > 4
    return digits or _HASH.fullmatch(word) is not None or len(_TURN.findall(word)) >= 3


def _spelt(word: str, place: int) -> str:
    if not word.islower():
        return word
    if _SMALL.fullmatch(word):
        return word if place else word.capitalize()
    initials = word.isascii() and (len(word) <= 2 or (len(word) <= 4 and not _VOWEL.search(word)))
    return word.upper() if initials or _INITIALS.fullmatch(word) else word[0].upper() + word[1:]


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


_TOP = 6
"""Paragraphs in which a byline and a date line are looked for."""

_LONGEST_HEADLINE = 160
_LONGEST_BYLINE = 100

_BY = re.compile(
    r"(?:(?:words|story|written|reported|analysis|report) )?by:? +(?=\S)", re.IGNORECASE
)
_AFTER_NAMES = re.compile(
    r"\s+[-|•·–—/]\s+|\s*[|•·]|[,;:]?\s+(?:published|updated|posted)\b", re.IGNORECASE
)
_ROLE = re.compile(
    r",\s+(?=[a-z]|(?:[\w'-]+ ){1,4}(?:correspondent|reporter|editor|writer|columnist|producer)\b)"
)
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_SUFFIX = re.compile(r"\b(?:[A-Z]|Jr|Sr|Dr)\.$")
_PARTICLES = frozenset(
    {"and", "in", "at", "for", "of", "the", "with", "&"}
    | {"de", "del", "den", "der", "della", "di", "da", "das", "do", "dos", "du", "la", "las", "le"}
    | {"les", "van", "von", "bin", "ibn", "al", "el", "y", "e", "und", "et", "ten", "ter", "af"}
    | {"zu"}
)
# Sets of characters beyond ASCII are slow to compile, and this is read before the first frame.
_BULLETS = frozenset("-*+•‣◦▪·")
_STOPS = frozenset(".,;:…–—-")
_ENDS = frozenset(".!?…:")
_CLOSING = "'\"”’»)]"
_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}$")


def find_headline(paragraphs: Sequence[str]) -> str:
    """The headline with which the paragraphs open, or "".

    It is short, ends without a full stop, and longer text comes after it. A first sentence of the
    report itself ends with a stop.
    """
    rest = [p for p in paragraphs[:_TOP] if not parse_byline(p) and not dates.parse_date_line(p)]
    if len(rest) < 2:
        return ""
    first, *after = rest
    ends = _last(first) not in _STOPS or _ACRONYM.search(first) is not None
    item = first[0] in _BULLETS and first[1:2].isspace()
    fits = " " in first and len(first) <= _LONGEST_HEADLINE and not item
    return first if ends and fits and any(_tells(p, first) for p in after) else ""


def parse_byline(paragraph: str) -> str:
    """The names in a byline ("By Jane Doe and John Roe in Brussels"), without "By"; or ""."""
    by = _BY.match(paragraph)
    if by is None or len(paragraph) > _LONGEST_BYLINE:
        return ""
    names = _AFTER_NAMES.split(dates.before_first_date(paragraph[by.end() :]), maxsplit=1)[0].strip(
        " ,;:|-"
    )
    names = _ROLE.split(names, maxsplit=1)[0]
    named = [word for word in names.split() if word not in _PARTICLES]
    sentence = paragraph.endswith(".") and not _SUFFIX.search(paragraph)
    if not named or sentence or _DAY.match(names):
        return ""
    return names if all(word[0].isupper() for word in named) else ""


def find_byline(paragraphs: Sequence[str]) -> str:
    """The names in the byline near the top; or ""."""
    return next((names for names in map(parse_byline, paragraphs[:_TOP]) if names), "")


def find_publication_date(paragraphs: Sequence[str]) -> date | None:
    """The day in a date line, in a byline or in the dateline near the top; else None."""
    top = sorted(paragraphs[:_TOP], key=dates.is_update)
    lines = [
        dates.parse_date_line(p) or (dates.first_date(p) if parse_byline(p) else None) for p in top
    ]
    return next((day for day in [*lines, *map(dates.parse_dateline, top)] if day), None)


def _tells(paragraph: str, than: str) -> bool:
    """Whether a paragraph is longer than a headline and ends as sentences do."""
    return len(paragraph) > len(than) and _last(paragraph) in _ENDS


def _last(paragraph: str) -> str:
    """The last character before the quotation marks and brackets that close."""
    return paragraph.rstrip(_CLOSING)[-1:]
