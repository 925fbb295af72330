"""A source made into an article, or into each of those that it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from corpus.model import Article
from corpus.reading import loader__identity as identity
from corpus.reading import loader__length as length
from corpus.reading import metadata as masthead
from corpus.reading import metadata__outlet as outlet
from corpus.reading.errors import ChoiceError, SourceError, UnreadableError
from corpus.reading.errors__draft import Block, Draft, Listing
from corpus.reading.loader__found import Found, find, opened
from corpus.reading.metadata__publisher import outlet_named_by
from corpus.reading.paragraphs import is_rule, split
from corpus.reading.source import parted
from corpus.reading.source__pasted import Pasted
from corpus.text_cleaning import has_words, line


def read(
    source: str, *, folder: str = "", stdin: BinaryIO | None = None, refresh: bool = False
) -> Article:
    """The one article in a source: a path, taken from `folder` on, a web address, or `-`.

    Its passages are still to be found. With `refresh`, a page that was kept is fetched anew. Raises
    SourceError.
    """
    first, *others = read_each(source, folder=folder, stdin=stdin, refresh=refresh)
    if others:
        count = len(others) + 1
        raise SourceError(source, f"{count:,} articles; name one, such as {source}#1")
    if isinstance(first, SourceError):
        raise first
    return first


def read_each(
    source: str, *, folder: str = "", stdin: BinaryIO | None = None, refresh: bool = False
) -> Iterator[Article | SourceError]:
    """Every article in a source, or why it gives none: at least one of these.

    Of several each is called by its number, as `reports.jsonl#2`, and can be named so.
    """
    whole, number = parted(source, folder)
    try:
        found = find(whole, folder, stdin, refresh=refresh)
        draft = opened(found)
        if isinstance(draft, Draft):
            if number > 1 and not found.url:
                raise UnreadableError(f"there is one article, not {number:,}")
            yield _article(source, found, draft)
            return
        if draft.to_choose and not number and not _is_plain(draft):
            yield ChoiceError(whole, draft)
            return
        places = _places(draft, number)
    except UnreadableError as error:
        yield SourceError(source, str(error))
        return
    for place in places:
        name = source if number else f"{whole}#{place}"
        try:
            yield _listed(name, found, draft.entries[place - 1], refresh=refresh)
        except UnreadableError as error:
            yield SourceError(name, str(error))


def read_pasted(pasted: Pasted) -> Article | SourceError:
    """The article that the reader pasted, or why there is none in it."""
    blocks = tuple(Block(paragraph) for paragraph in split(pasted.text))
    found = Found(pasted.text.encode("utf-8", "replace"), pasted.name)
    try:
        return _article(pasted.name, found, Draft(blocks, outlet=pasted.outlet))
    except UnreadableError as error:
        return SourceError(pasted.name, str(error))


def _is_plain(feed: Listing) -> bool:
    """Whether a feed holds one report, and its text: nobody is asked for a page unasked."""
    return len(feed.entries) == 1 and isinstance(one := feed.entries[0], Draft) and bool(one.blocks)


def _places(listing: Listing, number: int) -> Sequence[int]:
    """The numbers of the articles that are meant, from 1."""
    count = len(listing.entries)
    if not count:
        raise UnreadableError("no article in it")
    if number > count:
        raise UnreadableError(f"there are {count:,} articles, not {number:,}")
    return [number] if number else range(1, count + 1)


def _listed(source: str, found: Found, entry: Draft | UnreadableError, *, refresh: bool) -> Article:
    """An article of several; where only its address is given, the page that lies there."""
    if isinstance(entry, UnreadableError):
        raise entry
    if entry.blocks or not entry.url:
        return _article(source, found, entry)
    page = find(entry.url, refresh=refresh)
    draft = opened(page)
    if isinstance(draft, Listing):
        raise UnreadableError(f"{entry.url} is no article")
    return _article(source, page, draft)


def _article(source: str, found: Found, draft: Draft) -> Article:
    length.weigh([block.text for block in draft.blocks])
    blocks = _cleaned(draft.blocks)
    paragraphs = [block.text for block in blocks]
    length.weigh(paragraphs)  # what is invisible takes more room when it is shown
    text = "\n\n".join(paragraphs)
    if not has_words(text):
        raise UnreadableError("no words in it")
    title = line(draft.headline) or masthead.headline(paragraphs)
    headline, site = outlet.of_headline(title, found.name)
    stated = line(draft.outlet) or outlet_named_by(paragraphs)
    named = outlet.of_host(found.url) or outlet.of_name(found.name)
    return Article(
        id=identity.of_text(text),
        source=line(source),
        outlet=stated or site or line(named) or outlet.UNNAMED,
        text=text,
        sha256=hashlib.sha256(found.data).hexdigest(),
        headline=headline,
        byline=line(draft.byline) or masthead.first_byline(paragraphs),
        published=draft.published or masthead.published(paragraphs),
        url=line(draft.url) or line(found.url),
        language=_stated(draft.language),
        headings=frozenset(number for number, block in enumerate(blocks, 1) if block.heading),
        captions=frozenset(number for number, block in enumerate(blocks, 1) if block.caption),
    )


def _stated(language: str) -> str:
    """The code of the language that a source states; what states none is asked by its words."""
    if not language:
        return ""
    from corpus.language.languages import code

    return code(language)


def _cleaned(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks in their normal form; what holds nothing, or only a drawn line, is gone."""
    cleaned = (block._replace(text=line(block.text)) for block in blocks)
    return [block for block in cleaned if block.text and not is_rule(block.text)]
