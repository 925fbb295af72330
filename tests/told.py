"""Articles made of a few sentences of our own."""

from __future__ import annotations

from corpus.model import Article
from corpus.segmentation.segmenter import segment
from corpus.text_cleaning import clean_line


def told(text: str, name: str = "a") -> Article:
    """An article as it is read, its paragraphs parted by empty lines, but without passages."""
    paragraphs = filter(None, (clean_line(paragraph) for paragraph in text.split("\n\n")))
    return Article(name, f"{name}.txt", name.title(), "\n\n".join(paragraphs), "")


def article(name: str, text: str) -> Article:
    """The same with its passages."""
    return segment(told(text, name))
