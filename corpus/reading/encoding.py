"""Text encodings: bytes to characters, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re

from corpus.reading.parsed import UnreadableError

_BYTE_ORDER_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 18
"""Bytes from which an encoding is guessed."""
_CONTROL = re.compile(rb"[\x01-\x06\x0e-\x1a\x1c-\x1f]")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)

_DECLARABLE = re.compile(  # Python has codecs that are not encodings, and very slow ones
    r"utf-?8|iso-?8859|iso-?2022|windows-?\d|cp-?\d|koi8|big5|gb|euc|shift|sjis|ks_c|mac|latin|tis"
    r"|us-ascii",
    re.IGNORECASE,
)
_ASCII_BYTES_ONLY = re.compile(r"iso-?2022-(?:jp|kr)", re.IGNORECASE)
"""Encodings that look like ASCII, so that only a declaration can tell."""
_CALLED_LATIN = re.compile(r"iso-?8859-?1|latin-?1|us-ascii", re.IGNORECASE)
"""On the web these names mean cp1252."""

# Candidates for the guesser. Left to itself it takes a cp1252 quotation mark for a letter of a DOS
# code page.
_NOT_LATIN = [
    "cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic", "cp1253", "iso8859_7", "cp1255",
    "cp1256", "cp874", "cp932", "euc_jp", "big5", "gb18030", "cp949",
]  # fmt: skip

# The letters beyond ASCII of each language, by the 8-bit encoding its texts come in. The commonest
# encoding stands first and wins where all give letters of the language.
_ALPHABETS = {
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
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f‘’–—…](?=[^\W\d_])")
"""Any character beyond ASCII inside a word, except an apostrophe or a dash."""


def decode(data: bytes, declared: str = "") -> str:
    """Return `data` as text.

    UTF-8, UTF-16 and UTF-32 are known by their byte-order mark, UTF-8 also without. Otherwise the
    encoding that a server or page `declared` is used if the bytes fit it, because many declare a
    wrong one; failing that the encoding is guessed. Raises UnreadableError for binary data.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data or len(_CONTROL.findall(data[:_SAMPLE])) > 0.05 * len(data[:_SAMPLE]):
        raise UnreadableError("binary data, not text")
    if _ASCII_BYTES_ONLY.fullmatch(declared) and (text := _decode_as(data, declared)):
        return text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if text := _decode_as(data, declared):
            return text
        return data.decode(_guess(_lines_around(data, error.start)), errors="replace")


def _decode_as(data: bytes, declared: str) -> str:
    """Return `data` in its declared encoding; "" where that is unknown or does not fit."""
    if not _DECLARABLE.match(declared):
        return ""
    encoding = "cp1252" if _CALLED_LATIN.fullmatch(declared) else declared
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return ""


def _lines_around(data: bytes, position: int) -> bytes:
    """Return a sample of whole lines around a byte."""
    start, end = max(0, position - _SAMPLE // 2), position + _SAMPLE // 2
    first = data.find(b"\n", start, position) + 1 if start else 0
    last = data.rfind(b"\n", position, end) if end < len(data) else end
    return data[max(start, first) : end if last < 0 else last]


def _guess(sample: bytes) -> str:
    """Return the encoding that a sample is most likely in; raises UnreadableError for none."""
    beyond = len(_BEYOND_ASCII.findall(sample))
    if len(b"".join(_UTF8_SEQUENCE.findall(sample))) >= 0.6 * beyond:
        return "utf-8-sig"  # cut short or damaged
    if len(_ASCII_LETTER.findall(sample)) > 2 * beyond:
        return guess_latin(sample)
    from charset_normalizer import from_bytes

    guess = from_bytes(sample, cp_isolation=_NOT_LATIN).best()
    if guess is None:
        raise UnreadableError("its text encoding is unknown")
    return guess.encoding


def guess_latin(data: bytes) -> str:
    """Return the 8-bit encoding that turns `data` into the likeliest text in Latin letters.

    Guessers by byte statistics fail here: most of such a text is ASCII, and in an English report a
    curly quote may be all there is to guess from. So the decoded letters are compared with the
    alphabets of the languages written in each encoding.
    """
    fits = {encoding: _alphabet_fit(data, encoding) for encoding in _ALPHABETS}
    return max(fits, key=lambda encoding: fits[encoding])


def _alphabet_fit(data: bytes, encoding: str) -> float:
    """Return the share, up to 1, of letters beyond ASCII that belong to one language's alphabet.

    Characters that cannot be decoded, or stand inside words without being small letters, count
    against it.
    """
    text = data.decode(encoding, errors="replace")
    letters = _LETTER.findall(text)
    known = max(
        sum(letter.lower()[0] in alphabet for letter in letters)
        for alphabet in _ALPHABETS[encoding]
    )
    misplaced = sum(not sign.islower() for sign in _BETWEEN_LETTERS.findall(text))
    return (known - text.count("\ufffd") - misplaced + 1) / (len(letters) + 1)
