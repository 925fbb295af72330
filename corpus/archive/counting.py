"""What is kept of one article of an archive: its metadata, text, counted words and copy signature.

One function makes it, and every engine maps it over the articles.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import blake2b
from itertools import compress
from operator import add
from typing import NamedTuple

from corpus.article import Article
from corpus.language.languages import ENGLISH, detect_language
from corpus.language.stemming import stem
from corpus.language.tokenizer import has_unspaced
from corpus.language.words import ignores_case, split_words, word_stem
from corpus.reading import SourceError
from corpus.reading.outlet_names import UNNAMED_OUTLET

MOST_TIMES = 255
"""A word that occurs more often counts as often as this."""
SHINGLE = 3
"""Words in a row that make one element of a copy signature."""
BANDS, ROWS = 16, 4
"""A signature has BANDS numbers, each of ROWS minimal hashes. Two texts that share a part J of
their shingles share each number with a probability of J⁴: at .8 six of 16, at .4 less than one."""

_SEED = 1
_BYTE, _ANCHORS = 3, bytes(value % 4 == 0 for value in range(256))
"""A word whose number has such a byte at this place begins a shingle: one word in four, so that
signatures cost a quarter."""
_FEWEST = 20
"""Shingles of a short text; if there are fewer, every word begins one."""
_PRIME = (1 << 61) - 1
_HALF = (1 << 64) % _PRIME
"""What the upper half of a number of 128 bits counts, but for multiples of `_PRIME`."""
_POSITIVE = (1 << 63) - 1
_LANGUAGE_SAMPLE = 400
"""Characters by which a language is detected."""

_TOKEN = re.compile(r"\w+(?:[.,:/'’]\w+)*")  # U.S  7,000  9/11  O'Neill
_MARKS = ".,;:!?)\"'"
"""The ASCII characters that often stand behind a word and are no part of it."""
_LONGEST = 40
"""Characters of a word; what is longer is an address or noise."""
_KNOWN = 1 << 18
"""Pieces of text that are remembered, in each language."""
_DAY_ONE = date(1970, 1, 1).toordinal()


class Row(NamedTuple):
    """One article of the index, or one that could not be read (`cause` says why)."""

    key: int
    """Tells the article from every other: from its name and text, signed, 64 bits."""
    unit: int
    """The piece of a source that it was read from (`Unit.code`)."""
    source: str
    """As the reader named it, with the number of the article if there are several in it."""
    path: str = ""
    """The absolute path of the file, if the article is all of it."""
    cause: str = ""
    name: str = ""
    """The id that the source gives it, else the source."""
    outlet: str = ""
    """Empty if none is known."""
    headline: str = ""
    byline: str = ""
    published: str = ""
    """The moment or the day, as in ISO 8601."""
    day: int | None = None
    """The day of publication, counted from 1970-01-01."""
    url: str = ""
    language: str = ""
    agency: str = ""
    text: str = ""
    twin: int = 0
    """A number that is equal for articles with the same stems in the same order."""
    words: Sequence[int] = ()
    """The number of each stem (`word_number`), and how often it occurs added to it."""
    bands: Sequence[int] = ()
    """The copy signature."""


def count_article(
    article: Article | SourceError, unit: int, *, name: str = "", path: str = ""
) -> Row:
    """Return the row of an article.

    Args:
        article: not yet cut into passages; or why there is none.
        unit: the code of the piece of a source that it was read from.
        name: the id that the source gives it; empty for none.
        path: of the file, absolute, if the article is all of it.

    """
    if isinstance(article, SourceError):
        key = _number(f"{article.source}\0{article.cause}".encode("utf-8", "replace"))
        return Row(key, unit, article.source, cause=article.cause, name=article.source)
    name = name or article.source
    text = article.text
    has_headline = not article.headline or article.headline in text
    whole = text if has_headline else f"{article.headline}\n{text}"
    moment = article.published_at or article.published
    language = article.language or detect_language(text[:_LANGUAGE_SAMPLE])
    numbers = word_numbers(whole, language)
    counts: Mapping[int, int] = Counter(numbers)
    if max(counts.values(), default=0) > MOST_TIMES:
        counts = {number: min(times, MOST_TIMES) for number, times in counts.items()}
    return Row(
        key=_number(f"{name}\0{text}".encode("utf-8", "replace")),
        unit=unit,
        source=article.source,
        path=path,
        name=name,
        outlet="" if article.outlet == UNNAMED_OUTLET else article.outlet,
        headline=article.headline,
        byline=article.byline,
        published=moment.isoformat() if moment else "",
        day=article.published.toordinal() - _DAY_ONE if article.published else None,
        url=article.url,
        language=language,
        agency=article.agency,
        text=text,
        twin=_number(numbers.tobytes()),
        words=list(map(add, counts.keys(), counts.values())),
        bands=signature(numbers),
    )


def word_number(stem: str) -> int:
    """Return the number by which a stem is known in the index: a multiple of `MOST_TIMES + 1`.

    It comes from the stem alone and has 63 bits, so every process finds the same, and two of a
    million stems share one with a probability of one in ten thousand.
    """
    return _number(stem.encode("utf-8", "replace")) >> 1 & ~MOST_TIMES & _POSITIVE


def word_numbers(text: str, language: str = "") -> array[int]:
    """Return the number of the stem of every word of a text, in their order.

    >>> set(word_numbers("NATO denied it: 7,000 troops.")) > set(word_numbers("troop denies 7000"))
    True
    """
    if has_unspaced(text):
        return array("q", [word_number(word.stem) for word in split_words(text, language)])
    known = _known_pieces("" if language in ENGLISH else language)
    return array("q", b"".join(map(known.__getitem__, text.split())))


def signature(numbers: array[int]) -> list[int]:
    """Return the BANDS numbers by which copies of a text are found (MinHash: Broder 1997)."""
    from rensa import RMinHash

    data, size = numbers.tobytes(), numbers.itemsize
    starts = list(compress(range(0, len(data), size), data[_BYTE::size].translate(_ANCHORS)))
    if len(starts) < _FEWEST:
        starts = list(range(0, max(1, len(numbers) - SHINGLE + 1) * size, size))
    hashes = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    hashes.update([data[at : at + SHINGLE * size] for at in starts])
    halves = array("Q", array("I", hashes.digest()).tobytes())
    bands = zip(range(BANDS), halves[::2], halves[1::2], strict=True)
    return [(low + high * _HALF) % _PRIME ^ band for band, low, high in bands]


class _Pieces(dict[str, bytes]):
    """The numbers of the words in each piece between spaces that was met; kept up to a size.

    They are kept as the bytes of an array: putting pieces together is then one call.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, piece: str) -> bytes:
        if len(self) >= _KNOWN:
            self.clear()
        self[piece] = found = self._find(piece)
        return found

    def _find(self, piece: str) -> bytes:
        """Return the numbers of a piece, if it is one word from that word in its plainest form.

        Most new pieces are such words: "Ministers," is looked up as "Ministers", as "ministers".
        """
        if piece.isascii():
            if piece.isalpha():
                lower = piece.lower()
                if lower != piece and not self._language and ignores_case(piece):
                    return self[lower]
            elif piece[-1] in _MARKS and piece[:-1].isalpha():
                return self[piece[:-1]]
        stems = map(self._stem, _TOKEN.findall(piece))
        return array("q", [word_number(one) for one in stems if one]).tobytes()

    def _stem(self, token: str) -> str:
        word = token.strip("_")
        if not word or len(word) > _LONGEST:
            return ""
        return stem(word, self._language) if self._language else word_stem(word)


@cache
def _known_pieces(language: str) -> _Pieces:
    return _Pieces(language)


def _number(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
