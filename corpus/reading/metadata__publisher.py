"""The outlet that an article names itself: in its copyright line, or by an agency's closing tag.

Apart from the rest of boilerplate, because the outlet stands in the first frame on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

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
def agencies() -> tuple[str, ...]:
    """The names of news agencies, longest first."""
    names = Path(__file__).with_name("agencies.txt").read_text("utf-8").splitlines()
    return tuple(sorted(names, key=len, reverse=True))


@cache
def agency_tag() -> re.Pattern[str]:
    """A sentence that is nothing but the names of news agencies."""
    names = "|".join(map(re.escape, agencies()))
    return re.compile(
        rf"[-–—(\[/ ]*(?P<name>{names})(?P<more>(?:(?:[/,;]| and| &) ?(?:{names}))*)[)\]/]*\.?"
    )


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
    name = re.sub(_COMPANY, "", found["owner"].strip()) if found else ""
    return "" if re.search(_PHOTOS, name) or not any(map(str.isalpha, name)) else name


def _agency(paragraph: str) -> str:
    """The agency whose name stands alone at the end."""
    tail = _CLOSING_TAG.search(paragraph[-_TAIL:])
    if tail is None or not any(name in tail["tag"] for name in agencies()):
        return ""
    found = agency_tag().fullmatch(tail["tag"])
    return found["name"] if found and not found["more"] else ""
