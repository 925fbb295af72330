"""What a person adds to a comparison: kept in a file, honoured on every run."""

from __future__ import annotations

from corpus.review.file import ReviewError, read, write
from corpus.review.place import review_path
from corpus.review.review import Review

__all__ = ["Review", "ReviewError", "read", "review_path", "write"]
