"""Finds what the text of an article says about it: headline, byline and day of publication.

They are looked for in the first paragraphs, without the lines of the site that stand before them:

    Home > News > Europe                       navigation, left out
    Ferry runs aground off Sarne               the headline: short, no full stop, text after it
    By Jane Doe and John Roe in Brussels       the byline: names after "By"
    Published 3 May 2022                       the date line
    A ferry with 300 people ran aground.       the text

Line by line, `is_navigation`, `is_section` and `is_site_furniture` say what belongs to the site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from corpus.reading import publication_date as dates
from corpus.reading.outlet_names import is_name_of

_TOP = 6
"""Paragraphs in which a headline, a byline and a date line are looked for."""


# Headline


_MAX_HEADLINE = 160
# Sets, because expressions with characters beyond ASCII are slow to compile, and this is used
# before the first text is shown.
_BULLETS = frozenset("-*+•‣◦▪·")
_STOPS = frozenset(".,;:…–—-")
_ENDS = frozenset(".!?…:")
_CLOSING = "'\"”’»)]"
_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}$")
"""A full stop that ends no sentence: "Storm hits the U.S."."""


def find_headline(paragraphs: Sequence[str]) -> str:
    """Return the headline that opens the paragraphs, or "".

    It is short, ends without a full stop, and longer text comes after it. A report without one
    opens with a sentence, which ends with a full stop.
    """
    top = _top(paragraphs)
    rest = [p for p in top if not parse_byline(p) and not dates.parse_date_line(p)]
    if len(rest) < 2 or not _may_be_headline(rest[0]):
        return ""
    first, *after = rest
    return first if any(_is_longer_sentence(p, first) for p in after) else ""


def _may_be_headline(line: str) -> bool:
    """Whether a line has several words, is short, no item of a list, and ends without a stop."""
    if " " not in line or len(line) > _MAX_HEADLINE:
        return False
    is_item = line[0] in _BULLETS and line[1:2].isspace()
    ends_sentence = _last_character(line) in _STOPS and not _ACRONYM.search(line)
    return not is_item and not ends_sentence


def _is_longer_sentence(paragraph: str, headline: str) -> bool:
    """Whether a paragraph is a sentence, and longer than a headline."""
    return len(paragraph) > len(headline) and _last_character(paragraph) in _ENDS


def _last_character(paragraph: str) -> str:
    """Return the last character before closing quotation marks and brackets."""
    return paragraph.rstrip(_CLOSING)[-1:]


# Byline


_MAX_BYLINE = 100

_BY = re.compile(
    r"(?:(?:words|story|written|reported|analysis|report) )?by:? +(?=\S)", re.IGNORECASE
)
_AFTER_NAMES = re.compile(
    r"\s+[-|•·–—/]\s+|\s*[|•·]|[,;:]?\s+(?:published|updated|posted)\b", re.IGNORECASE
)
"""Where the names in a byline end: "Jane Doe | The Bay", "Jane Doe, published Monday"."""
_ROLE = re.compile(
    r",\s+(?=[a-z]|(?:[\w'-]+ ){1,4}(?:correspondent|reporter|editor|writer|columnist|producer)\b)"
)
"""Where a byline goes on with what the person is: "Jane Doe, staff reporter"."""
_ABOUT = re.compile(
    r",?\s+(?i:is|are|was|were)\s+(?i:an?|the|our|based|covering)\b"
    r"|,?\s+(?:who|has|have|covers|reports on|writes (?:about|for))\s+(?=\w)"
    r"|[.;]\s+(?=(?:He|She|They|Follow|Contact|Email)\b)"
)
"""Where a byline goes on to say who the person is: "Jane Doe is a reporter"."""
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_NAME_SUFFIX = re.compile(r"\b(?:[A-Z]|Jr|Sr|Dr)\.$")
_PARTICLES = frozenset(
    {"and", "in", "at", "for", "of", "the", "with", "&"}
    | {"de", "del", "den", "der", "della", "di", "da", "das", "do", "dos", "du", "la", "las", "le"}
    | {"les", "van", "von", "bin", "ibn", "al", "el", "y", "e", "und", "et", "ten", "ter", "af"}
    | {"zu"}
)
"""Words in small letters that may stand among the names in a byline."""


def find_byline(paragraphs: Sequence[str]) -> str:
    """Return the names in the byline near the top, or ""."""
    return next((names for names in map(parse_byline, _top(paragraphs)) if names), "")


def parse_byline(paragraph: str) -> str:
    """Return the names in a byline, without "By"; "" where the paragraph is not a byline.

    >>> parse_byline("By Jane Doe and John Roe in Brussels")
    'Jane Doe and John Roe in Brussels'
    """
    by = _BY.match(paragraph)
    if by is None or len(paragraph) > _MAX_BYLINE:
        return ""
    before_date = dates.before_first_date(paragraph[by.end() :])
    names = _AFTER_NAMES.split(before_date, maxsplit=1)[0].strip(" ,;:|-")
    for ending in (_ABOUT, _ROLE):
        names = ending.split(names, maxsplit=1)[0]
    words = [word for word in names.split() if word not in _PARTICLES]
    is_sentence = paragraph.endswith(".") and not _NAME_SUFFIX.search(paragraph)
    if not words or is_sentence or _WEEKDAY.match(names):
        return ""
    return names if all(word[0].isupper() for word in words) else ""


def person_names(byline: str) -> str:
    """Return the names in what a source states as its byline, without "By" and what they do.

    >>> person_names("By Jane Doe, staff reporter"), person_names("Jane Doe is a reporter for us.")
    ('Jane Doe', 'Jane Doe')
    """
    by = _BY.match(byline)
    names = byline[by.end() :] if by else byline
    for ending in (_ABOUT, _ROLE):
        names = ending.split(names, maxsplit=1)[0]
    return names.strip(" ,;:|-")


# Day of publication


def find_publication_date(paragraphs: Sequence[str]) -> date | None:
    """Return the day in a date line, a byline or a dateline near the top, or None."""
    top = sorted(_top(paragraphs), key=dates.is_update)
    for paragraph in top:
        day = dates.parse_date_line(paragraph)
        if day is None and parse_byline(paragraph):
            day = dates.first_date(paragraph)
        if day:
            return day
    return next(filter(None, map(dates.parse_dateline, top)), None)


# The lines of the site


_MAX_NAVIGATION = 80
_CRUMB_MARKS = frozenset("|›»>/•·")
"""What stands between the sections in a line of navigation: "Home > News"."""
_SECTIONS = frozenset(
    {"africa", "americas", "arts", "asia", "asia pacific", "australia", "books"}
    | {"breaking news", "business", "climate", "culture", "economy", "education"}
    | {"entertainment", "environment", "europe", "food", "health", "home", "latest news"}
    | {"lifestyle", "local", "local news", "markets", "media", "middle east", "money"}
    | {"nation", "national", "news", "opinion", "politics", "science", "sport", "sports"}
    | {"style", "technology", "tech", "top stories", "travel", "u.k.", "u.s.", "uk"}
    | {"uk news", "us", "us news", "u.s. news", "us politics", "video", "weather", "world"}
    | {"world news"}
)
_NAVIGATION = frozenset(
    {"back to top", "close", "close menu", "log in", "main menu", "main navigation", "menu"}
    | {"my account", "open menu", "open navigation", "open navigation menu", "search"}
    | {"search the site", "section navigation", "sections", "show navigation", "site index"}
    | {"site information navigation", "site map", "site mobile navigation", "site navigation"}
    | {"site search navigation", "skip navigation", "skip to content", "skip to footer"}
    | {"skip to main content", "skip to navigation", "skip to search", "skip to site index"}
    | {"toggle navigation", "today's paper", "today’s paper", "trending", "trending now"}
    | {"u.s. edition"}
)
"""Lines of a site's navigation, in lower case."""
_MOST_READ = re.compile(
    r"most (?:read|popular|viewed|shared)(?: (?:in|on|stories|news|articles).{0,30})?"
)
_LABEL = re.compile(
    r"\W*advertisement\W*|share(?: this(?: (?:article|story|page))?)?"
    r"|(?:watch|listen|related|see also|read more|don.t miss)(?: live| now| here)?:.{0,200}",
    re.IGNORECASE,
)
"""A label of the site: "Advertisement", "Share this article", "Read more: …"."""


def is_navigation(line: str) -> bool:
    """Whether a line is a site's navigation: "Skip to main content", "News | World".

    >>> is_navigation("Home > News > Europe"), is_navigation("World | Ferry runs aground")
    (True, False)
    """
    if len(line) > _MAX_NAVIGATION:
        return False
    words = line.casefold().strip(" |:")
    if words in _NAVIGATION or _MOST_READ.fullmatch(words):
        return True
    crumbs = "".join("|" if mark in _CRUMB_MARKS else mark for mark in words).split("|")
    crumbs = [crumb.strip() for crumb in crumbs]
    sections = sum(crumb in _SECTIONS for crumb in crumbs)
    return sections >= 2 and len(crumbs) >= 2 and all(len(each.split()) <= 3 for each in crumbs)


def is_section(line: str) -> bool:
    """Whether a line is only the name of a section: "World"."""
    return len(line) <= _MAX_NAVIGATION and line.casefold() in _SECTIONS


def is_site_furniture(title: str, outlet: str) -> bool:
    """Whether a page's title is not a headline but the site's name, a section or a label, or empty.

    >>> is_site_furniture("Coast Courier", "coastcourier.com"), is_site_furniture("World", "")
    (True, True)
    """
    is_empty = not any(map(str.isalnum, title))
    return is_empty or is_name_of(title, outlet) or _is_furniture(title.strip())


def count_furniture(paragraphs: Sequence[str]) -> int:
    """Return how many paragraphs of a site's own lines stand before the article begins."""
    return len(list(takewhile(_is_furniture, paragraphs)))


def _top(paragraphs: Sequence[str]) -> list[str]:
    """Return the first paragraphs without the site's own lines that stand before them."""
    begin = count_furniture(paragraphs)
    return [each for each in paragraphs[begin : begin + _TOP] if not _is_furniture(each)]


def _is_furniture(line: str) -> bool:
    """Whether a line is navigation, the name of a section or a label of the site."""
    return is_navigation(line) or is_section(line) or _LABEL.fullmatch(line) is not None
