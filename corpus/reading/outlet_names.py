"""Finds the outlet of an article: in its text, at the end of its title, or in the name of its file.

find_outlet             "Copyright 2022 Anadolu Agency.", "(AFP)"      the text names it
split_title             "Storm hits coast | The Bay"                    the title does
outlet_from_filename    "agency-one.txt"                                the file is named after it
host_of                 "https://www.bay.example/1"                     else the site is its name

"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import PurePath

from corpus.reading.credits import (
    agency_called,
    agency_names,
    agency_tag_pattern,
    may_name_agency,
)

UNNAMED_OUTLET = "Source 1"
"""The outlet of an article that names none."""


# In the text


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
"""The name at the end of a paragraph, after a sentence: "… he said. (AFP)"."""


def find_outlet(paragraphs: Sequence[str]) -> str:
    """Return the outlet in a copyright line, else in the agency tag at an end, or "".

    >>> find_outlet(["Copyright 2022 Anadolu Agency. All rights reserved."])
    'Anadolu Agency'
    """
    text = "\n".join(paragraphs)
    lower = text.lower()
    owner = ""
    if any(sign in lower for sign in _COPYRIGHT_SIGNS):
        owner = next(filter(None, map(_copyright_owner, reversed(paragraphs))), "")
    if owner or not may_name_agency(text):
        return owner
    return next(filter(None, map(_agency_in_tag, reversed(paragraphs))), "")


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


# In the title


_TITLE_OUTLET = re.compile(r"\s+(?P<mark>[|–—-])\s+(?P<outlet>[^|–—]{2,40})$")
"""The end of a title that may be the outlet: "Storm hits coast - The Bay"."""
_DOMAIN = re.compile(r"\.(?:com|org|net|news|info|tv|eu|co\.uk)$", re.IGNORECASE)


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
    if match and is_name_of(_DOMAIN.sub("", match["outlet"]), outlet):
        return title[: match.start()].rstrip()
    return title


def is_name_of(text: str, outlet: str) -> bool:
    """Whether a text is only the name of an outlet, which may be a web domain.

    >>> is_name_of("Coast Courier", "coastcourier.com")
    True
    """
    return _letters(text) == _letters(_DOMAIN.sub("", outlet))


def host_of(url: str) -> str:
    """Return the host of a web address without "www.", or "" where there is none."""
    host = re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0].rpartition("@")[2]
    return host.removeprefix("www.").partition(":")[0] if not host.startswith("[") else host


# In the name of the file


_NO_OUTLET = re.compile(
    r"(?:news |my |the )?(?:articles?|story|report|text|copy|untitled|documents?|doc|page|news"
    r"|input|output|sample|source|file|download|index|print|paste|pasted text)(?: \w)?",
    re.IGNORECASE,
)
"""Names of files that name no outlet."""
_DATE = re.compile(r"(?<!\d)\d{4}[-_. ]?\d{2}[-_. ]?\d{2}(?!\d)")
"""A date in the name of a file: 2022-02-17, 20220217."""
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
