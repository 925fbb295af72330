"""What is kept of one article of an archive: its metadata, text, counted words and copy signature.

One function makes it, and every engine maps it over the articles.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from hashlib import blake2b
from struct import pack
from typing import NamedTuple

from corpus.language.languages import ENGLISH, detect_language
from corpus.language.stemming import stem
from corpus.language.tokenizer import has_unspaced
from corpus.language.words import split_words, word_stem
from corpus.model import Article
from corpus.reading import SourceError
from corpus.reading.metadata import UNNAMED_OUTLET

SHINGLE = 3
"""Words in a row that make one element of a copy signature."""
BANDS, ROWS = 16, 4
"""A signature has BANDS numbers, each of ROWS minimal hashes. Two texts that share a part J of
their shingles share each number with a probability of J⁴: at .8 six of 16, at .4 less than one."""
_SEED = 1

_ANCHOR = 7
"""Letters from which on a word begins a shingle: one word in four, so signatures cost a quarter."""
_FEWEST = 20
"""Shingles of a short text; if there are fewer, every word begins one."""
_LANGUAGE_SAMPLE = 400
"""Characters by which a language is detected."""

_TOKEN = re.compile(r"\w+(?:[.,:/'’]\w+)*")  # U.S  7,000  9/11  O'Neill
_LONGEST = 40
"""Characters of a word; what is longer is an address or noise."""
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
    """Of publication, counted from 1970-01-01."""
    url: str = ""
    language: str = ""
    agency: str = ""
    text: str = ""
    twin: int = 0
    """The same for articles with the same words in the same order."""
    words: str = ""
    """Each stem with its count: `army=2 brussels=1`."""
    bands: tuple[int, ...] = ()
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
    tokens = _TOKEN.findall(whole)
    moment = article.published_at or article.published
    language = article.language or detect_language(text[:_LANGUAGE_SAMPLE])
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
        twin=_number(" ".join(tokens).encode("utf-8", "replace")),
        words=" ".join(
            f"{word}={number}" for word, number in _count(whole, tokens, language).items()
        ),
        bands=signature(tokens),
    )


def count_words(text: str, language: str = "") -> dict[str, int]:
    """Return how often each stem occurs in a text.

    >>> sorted(count_words("NATO denied it: 7,000 troops, NATO said.").items())[:3]
    [('7000', 1), ('deni', 1), ('it', 1)]
    """
    return _count(text, _TOKEN.findall(text), language)


def signature(tokens: list[str]) -> tuple[int, ...]:
    """Return the BANDS numbers by which copies of a text are found (MinHash: Broder 1997)."""
    from rensa import RMinHash

    starts = [at for at, token in enumerate(tokens) if len(token) >= _ANCHOR]
    if len(starts) < _FEWEST:
        starts = list(range(len(tokens)))
    shingles = {" ".join(tokens[at : at + SHINGLE]) for at in starts}
    hashes = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    hashes.update(list(shingles) or [" ".join(tokens)])
    digest, size = pack(f">{BANDS * ROWS}Q", *hashes.digest()), 8 * ROWS
    return tuple(
        _number(digest[at : at + size] + bytes((at // size,)))
        for at in range(0, BANDS * size, size)
    )


def _count(text: str, tokens: list[str], language: str) -> dict[str, int]:
    if has_unspaced(text):
        return Counter(word.stem for word in split_words(text, language) if "=" not in word.stem)
    stems = _stems("" if language in ENGLISH else language)
    counts: dict[str, int] = {}
    for token, number in Counter(tokens).items():
        word = stems[token]
        counts[word] = counts.get(word, 0) + number
    counts.pop("", None)
    return counts


class _Stems(dict[str, str]):
    """The stem of each token that was met, "" for what is no word; kept up to a size."""

    MOST = 1 << 18

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, token: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        whole = token.strip("_")
        if not whole or len(whole) > _LONGEST:
            found = ""
        else:
            found = stem(whole, self._language) if self._language else word_stem(whole)
        self[token] = found
        return found


@cache
def _stems(language: str) -> _Stems:
    return _Stems(language)


def _number(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
