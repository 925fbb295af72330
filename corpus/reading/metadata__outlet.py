"""Who published an article, where neither the reader nor the text says so: headline and name."""

from __future__ import annotations

import re
from pathlib import PurePath

UNNAMED = "Source 1"

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


def of_headline(headline: str, source: str) -> tuple[str, str]:
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


def without(headline: str, outlet: str) -> str:
    """A page title without the name of its outlet at the end ("Storm hits coast | The Bay")."""
    match = _OUTLET_SUFFIX.search(headline)
    if match and _letters(_DOMAIN.sub("", match["outlet"])) == _letters(_DOMAIN.sub("", outlet)):
        return headline[: match.start()].rstrip()
    return headline


def of_host(address: str) -> str:
    """The host of a web address ("news.example.org"), or "" where there is none."""
    host = address.partition("://")[2].partition("/")[0].rpartition("@")[2]
    return host.removeprefix("www.").partition(":")[0] if not host.startswith("[") else host


def of_name(source: str) -> str:
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
