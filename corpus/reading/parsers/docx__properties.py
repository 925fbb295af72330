"""What the properties of a document say, where its text does not say it."""

from __future__ import annotations

import re

from corpus.reading import metadata as masthead
from corpus.reading.errors__draft import Block, Draft
from corpus.text_cleaning import line

_FILE = re.compile(
    r"Microsoft Word - |untitled|.*\.(?:docx?|odt|rtf|pdf|indd|qxp|txt|html?)$", re.IGNORECASE
)
"""A title that a program made up."""
_NOBODY = re.compile(
    r"python-docx|unknown|user|administrator|.*\b(?:user|office|admin)", re.IGNORECASE
)
"""An author that a program made up."""
_TOP = 8
"""Paragraphs in which a title that is marked as one is looked for."""


def joined(blocks: tuple[Block, ...], title: str, author: str) -> Draft:
    """The draft of a document: headline and byline from its text, else from its properties.

    The text comes first because properties outlive the document that they were written for: they
    are handed down by templates. Their dates are never a day of publication.
    """
    top = [line(block.text) for block in blocks if block.text.strip()][:_TOP]
    marked = next((line(b.text) for b in blocks[:_TOP] if b.heading and b.text.strip()), "")
    title, author = line(title), line(author)
    named = "" if _NOBODY.fullmatch(author) else masthead.byline(f"By {author}")
    return Draft(
        blocks,
        headline=marked or masthead.headline(top) or ("" if _FILE.match(title) else title),
        byline=masthead.first_byline(top) or named,
    )
