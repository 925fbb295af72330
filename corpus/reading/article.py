"""A source made into an article."""

from __future__ import annotations

import hashlib
from typing import BinaryIO

from corpus.article import Article
from corpus.boilerplate import outlet_named_by
from corpus.language.tongue import code
from corpus.reading import identity, masthead, outlet
from corpus.reading.cleaning import has_words, line
from corpus.reading.draft import Block, Draft
from corpus.reading.errors import SourceError, UnreadableError
from corpus.reading.formats import door, format_of
from corpus.reading.paragraphs import is_rule
from corpus.reading.source import fetch


def read(source: str, *, folder: str = "", stdin: BinaryIO | None = None) -> Article:
    """The article in a source: a path, taken from `folder` on, or `-` for standard input.

    Its passages are still to be found. Raises SourceError.
    """
    try:
        data = fetch(source, folder, stdin)
        if not data.strip():
            raise UnreadableError("empty")
        return _article(source, data, door(format_of(source, data))(data))
    except UnreadableError as error:
        raise SourceError(source, str(error)) from None


def _article(source: str, data: bytes, draft: Draft) -> Article:
    blocks = _cleaned(draft.blocks)
    paragraphs = [block.text for block in blocks]
    text = "\n\n".join(paragraphs)
    if not has_words(text):
        raise UnreadableError("no words in it")
    title = line(draft.headline) or masthead.headline(paragraphs)
    headline, site = outlet.of_headline(title, source)
    stated = line(draft.outlet) or outlet_named_by(paragraphs)
    return Article(
        id=identity.of_text(text),
        source=line(source),
        outlet=stated or site or line(outlet.of_name(source)) or outlet.UNNAMED,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        headline=headline,
        byline=line(draft.byline) or masthead.first_byline(paragraphs),
        published=draft.published or masthead.published(paragraphs),
        url=line(draft.url),
        language=code(draft.language),
        headings=frozenset(number for number, block in enumerate(blocks, 1) if block.heading),
    )


def _cleaned(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks in their normal form; what holds nothing, or only a drawn line, is gone."""
    cleaned = (Block(line(block.text), block.heading) for block in blocks)
    return [block for block in cleaned if block.text and not is_rule(block.text)]
