"""A source → an article: a door for each format, one way of cleaning."""

from corpus.reading.errors import SourceError
from corpus.reading.loader import read, read_each, read_pasted, with_distinct_ids

__all__ = ["SourceError", "read", "read_each", "read_pasted", "with_distinct_ids"]
