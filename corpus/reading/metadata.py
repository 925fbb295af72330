"""Metadata that an article's text, title or file name gives: headline, byline, date, outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import takewhile
from pathlib import PurePath

from corpus.reading import publication_date as dates
from corpus.reading.credits import (
    agency_called,
    agency_names,
    agency_tag_pattern,
    may_name_agency,
)

UNNAMED_OUTLET = "Source 1"
"""The outlet of an article that names none."""

_TOP = 6
"""Paragraphs in which a headline, a byline and a date line are looked for."""
_MAX_HEADLINE = 160
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
# Sets, because expressions with characters beyond ASCII are slow to compile, and this is used
# before the first text is shown.
_BULLETS = frozenset("-*+•‣◦▪·")
_STOPS = frozenset(".,;:…–—-")
_ENDS = frozenset(".!?…:")
_CLOSING = "'\"”’»)]"
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
_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}$")


def find_headline(paragraphs: Sequence[str]) -> str:
    """Return the headline that opens the paragraphs, or "".

    It is short, ends without a full stop, and longer text comes after it. A report without one
    opens with a sentence, which ends with a full stop.
    """
    top = _top(paragraphs)
    rest = [p for p in top if not parse_byline(p) and not dates.parse_date_line(p)]
    if len(rest) < 2:
        return ""
    first, *after = rest
    if " " not in first or len(first) > _MAX_HEADLINE:
        return ""
    if first[0] in _BULLETS and first[1:2].isspace():
        return ""
    if _last_character(first) in _STOPS and not _ACRONYM.search(first):
        return ""
    return first if any(_is_longer_sentence(p, first) for p in after) else ""


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
    """Whether a page's title is no headline but the site's name, a section or a label, or empty.

    >>> is_site_furniture("Coast Courier", "coastcourier.com"), is_site_furniture("World", "")
    (True, True)
    """
    name, site = _letters(title), _letters(_DOMAIN.sub("", outlet))
    return not name or name == site or _is_furniture(title.strip())


def count_furniture(paragraphs: Sequence[str]) -> int:
    """Return how many paragraphs of a site's own lines stand before the article begins."""
    return len(list(takewhile(_is_furniture, paragraphs)))


def _top(paragraphs: Sequence[str]) -> list[str]:
    """Return the first paragraphs without the site's own lines that stand before them."""
    begin = count_furniture(paragraphs)
    return [each for each in paragraphs[begin : begin + _TOP] if not _is_furniture(each)]


def _is_furniture(line: str) -> bool:
    return is_navigation(line) or is_section(line) or _LABEL.fullmatch(line) is not None


def _is_longer_sentence(paragraph: str, headline: str) -> bool:
    return len(paragraph) > len(headline) and _last_character(paragraph) in _ENDS


def _last_character(paragraph: str) -> str:
    """Return the last character before closing quotation marks and brackets."""
    return paragraph.rstrip(_CLOSING)[-1:]


_COPYRIGHT = r"(?:^|[.!?|”\"] )(?:copyright(?: ?©| ?\(c\))?|(?:©|\(c\))(?: ?copyright)?):? ?"
_YEARS = r"(?:19|20)\d\d(?: ?[-–—/] ?(?:\d\d){1,2})?"
_OWNER = (  # a full stop belongs to the name inside a word or after a single letter
    r"(?:by )?(?P<owner>\w(?:[\w&'’+!-]|\.(?=\w)|(?<=\b\w)\.| (?!all rights|alle rechte)){0,60}"
)
_COPYRIGHT_SIGNS = ("copyright", "©", "(c)")
_COMPANY = r"(?i) (?:ltd|limited|llc|inc|plc|gmbh)\b\.?$"
_PHOTO_AGENCY = r"(?i)getty|shutterstock|istock|alamy|unsplash|photo|image"
_MAX_TAG = 80
"""Characters at the end of a paragraph in which an agency's tag is looked for."""
_CLOSING_TAG = re.compile(r"(?:\A|[.!?…][”’\"')\]]* )(?P<tag>[^.!?…]{1,40}\.?)\Z")


def find_outlet(paragraphs: Sequence[str]) -> str:
    """Return the outlet in a copyright line, else in the agency tag at an end, or "".

    >>> find_outlet(["Copyright 2022 Anadolu Agency. All rights reserved."])
    'Anadolu Agency'
    """
    text = "\n".join(paragraphs)
    lower = text.lower()
    has_sign = any(sign in lower for sign in _COPYRIGHT_SIGNS)
    finders = [_copyright_owner] * has_sign + [_agency_in_tag] * may_name_agency(text)
    for find in finders:
        for paragraph in reversed(paragraphs):
            if name := find(paragraph):
                return name
    return ""


@cache
def _copyright_lines() -> tuple[re.Pattern[str], ...]:
    """Return the forms of a copyright line, compiled when the first is met."""
    return tuple(
        re.compile(_COPYRIGHT + form, re.IGNORECASE)
        for form in (
            rf"{_YEARS},? {_OWNER})",  # Copyright 2022 Anadolu Agency. All rights reserved
            rf"{_OWNER}?),? {_YEARS}(?=\W*(?:$|all rights))",  # Copyright AFP 2022
            rf"(?:(?<=©)|(?<=© )){_OWNER})(?=\W*$)",  # © AFP
        )
    )


def _copyright_owner(paragraph: str) -> str:
    """Return the owner that a copyright line names, or ""."""
    if not any(sign in paragraph.lower() for sign in _COPYRIGHT_SIGNS):
        return ""
    match = next(filter(None, (form.search(paragraph) for form in _copyright_lines())), None)
    name = re.sub(_COMPANY, "", match["owner"].strip()) if match else ""
    return "" if re.search(_PHOTO_AGENCY, name) or not any(map(str.isalpha, name)) else name


def _agency_in_tag(paragraph: str) -> str:
    """Return the agency whose name stands alone at the end of a paragraph, or ""."""
    tail = _CLOSING_TAG.search(paragraph[-_MAX_TAG:])
    if tail is None or not any(name in tail["tag"] for name in agency_names()):
        return ""
    tag = agency_tag_pattern().fullmatch(tail["tag"])
    return tag["name"] if tag and not tag["more"] else ""


_TITLE_OUTLET = re.compile(r"\s+(?P<mark>[|–—-])\s+(?P<outlet>[^|–—]{2,40})$")
_DOMAIN = re.compile(r"\.(?:com|org|net|news|info|tv|eu|co\.uk)$", re.IGNORECASE)

_NO_OUTLET = re.compile(
    r"(?:news |my |the )?(?:articles?|story|report|text|copy|untitled|documents?|doc|page|news"
    r"|input|output|sample|source|file|download|index|print|paste|pasted text)(?: \w)?",
    re.IGNORECASE,
)
"""Names of files that name no outlet."""
_DATE = re.compile(r"(?<!\d)\d{4}[-_. ]?\d{2}[-_. ]?\d{2}(?!\d)")
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_TEMPORARY = re.compile(r"tmp[._-]?[a-z0-9_]{6,}(?:\.\w+)?", re.IGNORECASE)
_HASH = re.compile(r"(?=.*\d)[0-9a-f]{6,}", re.IGNORECASE)
_LETTER_DIGIT_CHANGE = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_VOWEL = re.compile(r"[aeiouy]")
# Words that stay in lower case inside a name, and short names that are written in capitals though
# they have a vowel; other names of two letters, or without a vowel, are taken for initials anyway.
_LOWER_CASE_WORDS = re.compile("and|at|for|in|of|on|the|to|al|de[lr]?|d[iu]|el|en|il|la|les?")
_INITIALS = re.compile(
    "aap|abc|afp|an[is]|apa|ard|cna|dpa|efe|ians|itv|nato|nyt|pti|rai|rte|upi|usa"
)


def split_title(title: str, source: str) -> tuple[str, str]:
    """Return a page title without the outlet at its end, and that outlet or "".

    The end of a title is an outlet if it is a web domain, follows a bar, or is the file's name.

    >>> split_title("Storm hits coast - TheBay.com", "storm.html")
    ('Storm hits coast', 'TheBay')
    """
    match = _TITLE_OUTLET.search(title)
    if match is None:
        return title, ""
    outlet = match["outlet"].strip()
    name = _DOMAIN.sub("", outlet)
    is_file_name = _letters(PurePath(source).stem) in {_letters(outlet), _letters(name)}
    follows_bar = match["mark"] == "|" and len(outlet.split()) <= 4 and outlet[0].isupper()
    if is_file_name or follows_bar or name != outlet:
        return title[: match.start()], name
    return title, ""


def strip_outlet(title: str, outlet: str) -> str:
    """Return a page title without the name of its outlet at the end ("Storm hits | The Bay")."""
    match = _TITLE_OUTLET.search(title)
    if match and _letters(_DOMAIN.sub("", match["outlet"])) == _letters(_DOMAIN.sub("", outlet)):
        return title[: match.start()].rstrip()
    return title


def host_of(url: str) -> str:
    """Return the host of a web address without "www.", or "" where there is none."""
    host = re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0].rpartition("@")[2]
    return host.removeprefix("www.").partition(":")[0] if not host.startswith("[") else host


def outlet_from_filename(source: str) -> str:
    """Return the outlet that a file is named after, or "".

    A name that no person chose gives none: a number, a date, a hash, a temporary file.

    >>> outlet_from_filename("agency-one.txt")
    'Agency One'
    """
    if not source:
        return ""
    path = PurePath(source)
    if _TEMPORARY.fullmatch(path.name):
        return ""
    words = re.split(r"[\W_]+", _DATE.sub(" ", _UUID.sub(" ", path.stem)))
    words = [word for word in words if word and not _is_random(word)]
    if words and re.fullmatch(r"0\d*|\d", words[0]):
        del words[0]  # the number of a file in its folder
    if not any(_letters(word) and not word.isdecimal() for word in words):
        return ""
    return " ".join(_capitalize(word, place) for place, word in enumerate(words))


def is_own_outlet(name: str, agency: str) -> bool:
    """Whether a name, as of a site or a file, is that of an outlet that prints an agency's copy.

    It is none if it is the agency's own, or only says that the file is a text.

    >>> [is_own_outlet(name, "AP") for name in ("Tribune", "Associated Press", "Story", "A")]
    [True, False, False, False]
    """
    if not name or agency_called(name) == agency_called(agency):
        return False
    return len(name) > 1 and _NO_OUTLET.fullmatch(name) is None


def _is_random(word: str) -> bool:
    """Whether a word looks like a number, a hash or an id."""
    if word.isdecimal() and len(word) > 4:
        return True
    return _HASH.fullmatch(word) is not None or len(_LETTER_DIGIT_CHANGE.findall(word)) >= 3


def _capitalize(word: str, place: int) -> str:
    """Return the word at a place of a name as it is written in one: "BBC", "of", "Wire"."""
    if not word.islower():
        return word
    if _LOWER_CASE_WORDS.fullmatch(word):
        return word if place else word.capitalize()
    initials = word.isascii() and (len(word) <= 2 or (len(word) <= 4 and not _VOWEL.search(word)))
    return word.upper() if initials or _INITIALS.fullmatch(word) else word[0].upper() + word[1:]


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())
