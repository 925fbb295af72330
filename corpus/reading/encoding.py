"""Bytes to characters, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re

from corpus.reading.errors import UnreadableError

# Which 8-bit encoding of the Latin alphabet bytes are in, told by the letters that come out.
#
# Guessers by byte statistics fail here: most of the text is ASCII, and in English reports a curly
# quote may be all there is to guess from.

# The letters beyond ASCII that a language writes with, by the encoding its texts come in. The
# commonest encoding stands first and wins where all decode the bytes to the same sense.
_LETTERS = {
    "cp1252": (
        "àâæçéèêëîïôœùûüÿ",  # French
        "äöüß",  # German
        "áéíñóúü",  # Spanish
        "ãâáàçéêíóôõúü",  # Portuguese
        "åäöæøéü",  # Danish, Finnish, Norwegian, Swedish
        "àèéìíîòóùú",  # Italian
        "áæðéíóöúýþ",  # Icelandic
        "áéíóúàèìòùâêîôûŵŷëïöü",  # Irish, Gaelic, Welsh; Dutch
        "àçèéíïòóúü",  # Catalan
    ),
    "cp1254": ("çğıiöşü",),  # Turkish; İ is i and a dot in lower case
    "cp1250": (
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "ąćęłńóśźż",  # Polish
        "áéíóöőúüű",  # Hungarian
        "âăîșşțţ",  # Romanian
        "čćđšž",  # Bosnian, Croatian, Serbian, Slovene
    ),
    "cp1257": (
        "ąčęėįšųūž",  # Lithuanian
        "āčēģīķļņšūž",  # Latvian
        "äõöšüž",  # Estonian
    ),
    "mac_roman": ("àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúü", "ãâáàçéêíóôõúü", "åäöæøéü"),
}

_LETTER = re.compile(r"[^\W\d_\x00-\x7f]")
# A capital after a small letter, or a sign other than an apostrophe or a dash between letters.
_MISPLACED = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f‘’–—…](?=[^\W\d_])")


def decode_latin(data: bytes) -> str:
    """The encoding that turns `data` into the most likely text of a language in Latin letters."""
    fits = {encoding: _fit(data, encoding) for encoding in _LETTERS}
    return max(fits, key=lambda encoding: fits[encoding])


def _fit(data: bytes, encoding: str) -> float:
    """The share of letters beyond ASCII that the likeliest language of `encoding` writes with."""
    text = data.decode(encoding, errors="replace")
    letters = _LETTER.findall(text)
    known = max(
        sum(letter.lower()[0] in alphabet for letter in letters) for alphabet in _LETTERS[encoding]
    )
    odd = text.count("\ufffd") + sum(not sign.islower() for sign in _MISPLACED.findall(text))
    return (known - odd + 1) / (len(letters) + 1)


_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 18
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CONTROL = re.compile(rb"[\x01-\x06\x0e-\x1a\x1c-\x1f]")

# Encodings that reports are found in. Left to itself the guesser takes a cp1252 quotation mark for
# a letter of a DOS code page.
_NOT_LATIN = [
    "cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic", "cp1253", "iso8859_7", "cp1255",
    "cp1256", "cp874", "cp932", "euc_jp", "big5", "gb18030", "cp949",
]  # fmt: skip

_KNOWN = re.compile(  # Python knows codecs that are no encodings, and some that take for ever
    r"utf-?8|iso-?8859|iso-?2022|windows-?\d|cp-?\d|koi8|big5|gb|euc|shift|sjis|ks_c|mac|latin|tis"
    r"|us-ascii",
    re.IGNORECASE,
)
_IN_ASCII = re.compile(r"iso-?2022-(?:jp|kr)", re.IGNORECASE)
_CALLED_LATIN = re.compile(r"iso-?8859-?1|latin-?1|us-ascii", re.IGNORECASE)
"""On the web these names mean cp1252."""


def decode(data: bytes, declared: str = "") -> str:
    """`data` as text: UTF-8, UTF-16 or UTF-32 by its mark, or the encoding it looks like.

    What a server or a page declares counts where the bytes are no UTF-8 and the declaration fits
    them: many declare what they are not. Raises UnreadableError where it looks like no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data or len(_CONTROL.findall(data[:_SAMPLE])) > 0.05 * len(data[:_SAMPLE]):
        raise UnreadableError("binary data, not text")
    if _IN_ASCII.fullmatch(declared) and (text := _as_declared(data, declared)):
        return text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if text := _as_declared(data, declared):
            return text
        return data.decode(_encoding(_around(data, error.start)), errors="replace")


def _as_declared(data: bytes, declared: str) -> str:
    """`data` in the encoding that is declared for it; "" where that is none or does not fit."""
    if not _KNOWN.match(declared):
        return ""
    encoding = "cp1252" if _CALLED_LATIN.fullmatch(declared) else declared
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return ""


def _around(data: bytes, place: int) -> bytes:
    """Whole lines around a byte: enough to tell an encoding from."""
    start, end = max(0, place - _SAMPLE // 2), place + _SAMPLE // 2
    first = data.find(b"\n", start, place) + 1 if start else 0
    last = data.rfind(b"\n", place, end) if end < len(data) else end
    return data[max(start, first) : end if last < 0 else last]


def _encoding(sample: bytes) -> str:
    beyond = len(_BEYOND_ASCII.findall(sample))
    if len(b"".join(_MULTIBYTE.findall(sample))) >= 0.6 * beyond:
        return "utf-8-sig"  # cut short or damaged
    if len(_ASCII_LETTER.findall(sample)) > 2 * beyond:
        return decode_latin(sample)
    from charset_normalizer import from_bytes

    guess = from_bytes(sample, cp_isolation=_NOT_LATIN).best()
    if guess is None:
        raise UnreadableError("in no encoding that could be told")
    return guess.encoding
