"""Which 8-bit encoding of the Latin alphabet bytes are in, told by the letters that come out.

Guessers by byte statistics fail here: most of the text is ASCII, and in English reports a curly
quote may be all there is to guess from.
"""

from __future__ import annotations

import re

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


def latin(data: bytes) -> str:
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
