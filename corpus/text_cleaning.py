"""Cleaning of untrusted text: control and invisible characters are made visible."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")

SPACES = dict.fromkeys([*range(0x2000, 0x200B), 0x09, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000], " ")
"""Every space that is not a line break, for `str.translate`."""

_SOFT_HYPHEN = "\u00ad"
_RUN = re.compile(" {2,}")

# Joiners are spelling where letters join or stack: Arabic, Syriac, N'Ko, Mongolian, Indic, Khmer …
_JOINING = "\u0600-\u061b\u061d-\u0dff\u0f00-\u109f\u1780-\u180a\u1810-\u18af\u1b00-\u1b7f"
_JOINING += "\ua840-\uabff\ufb50-\ufdff\ufe70-\ufefc"
# Thai, Lao, Tibetan, Burmese, Khmer, Javanese: a zero-width space may end a word.
_UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u1980-\u19df\ua980-\ua9df"
_PICTOGRAPH = "\u00a9\u00ae\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_VARIANT = "\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f"

# Invisible characters. They are listed because `unicodedata` differs between versions of Python,
# and a text must have the same id everywhere.
_ALWAYS = (
    "\x00-\x1f\x7f-\x9f"
    "\u180e\u2060-\u2064\u2066-\u206f\u202a-\u202e\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
) + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))

_INVISIBLE = re.compile(rf"[{_ALWAYS}{_VARIANT}\u061c\u115f\u1160\u200b-\u200f]")
_CODE_POINT = re.compile(r"‹U\+[0-9A-F]{4,6}›")
_DIRECTION_MARK = re.compile(r"[\u061c\u200e\u200f]")
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def clean_line(text: str) -> str:
    """Return `text` as one line in normal form; cleaning it again changes nothing.

    A control character becomes its picture (␛). Any other invisible character, or one that changes
    the direction of writing, becomes its code point (‹U+202E›), unless a script or an emoji needs
    it there. Soft hyphens are removed, several spaces become one, and the rest is in Unicode's
    form C.
    """
    if not text.isprintable():  # else it has no line break, no other space and no soft hyphen
        text = LINE_BREAK.sub(" ", text).translate(SPACES).replace(_SOFT_HYPHEN, "")
    text = (_RUN.sub(" ", text) if "  " in text else text).strip(" ")
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    if not _INVISIBLE.search(text):
        return text
    text = _unwanted().sub(_shown, text)
    return text if _RIGHT_TO_LEFT.search(text) else _DIRECTION_MARK.sub(_shown, text)


def clean_lines(text: str) -> str:
    """Return `text` with each line in normal form, without empty lines at its ends."""
    return "\n".join(map(clean_line, LINE_BREAK.split(text))).strip("\n")


def has_words(text: str) -> bool:
    """Whether a clean text has a letter or a digit, other than in a code point."""
    return any(map(str.isalnum, _CODE_POINT.sub("", text)))


@cache
def _unwanted() -> re.Pattern[str]:
    """Return the characters to show as code points; compiled when first needed, which is rarely."""
    return re.compile(
        rf"(?P<flag>{_FLAG})"
        rf"|[{_ALWAYS}]+"
        rf"|(?<![{_UNSPACED}])\u200b+"
        rf"|(?<![{_JOINING}])\u200c"
        rf"|(?<![{_JOINING}])(?:(?<![{_PICTOGRAPH}])(?<![{_PICTOGRAPH}]\ufe0f)\u200d"
        rf"|\u200d(?![{_PICTOGRAPH}]))"
        rf"|(?<![^\s{_VARIANT}])[{_VARIANT}]"
        r"|\u115f(?![\u1160-\u11ff])|(?<![\u1100-\u115f])\u1160"
    )


def _shown(match: re.Match[str]) -> str:
    if match.lastgroup == "flag":  # written in characters that could hide a message elsewhere
        return match[0]
    return "".join(map(_as_shown, match[0]))


@cache
def _as_shown(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"‹U+{code:04X}›"
