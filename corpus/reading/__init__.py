"""A source → an article: a door for each format, one way of cleaning."""

from corpus.reading.article import read
from corpus.reading.errors import SourceError
from corpus.reading.identity import told_apart

__all__ = ["SourceError", "read", "told_apart"]
