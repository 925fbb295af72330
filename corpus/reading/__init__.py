"""Reading: from a source (file, web page, feed, standard input) to articles in plain text."""

from corpus.reading.loader import read, read_each, read_pasted, with_distinct_ids
from corpus.reading.parsed import SourceError

__all__ = ["SourceError", "read", "read_each", "read_pasted", "with_distinct_ids"]
