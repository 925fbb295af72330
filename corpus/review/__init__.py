"""What a person adds to a comparison: kept in a file, honoured on every run."""

from __future__ import annotations

from corpus.review.model import Review
from corpus.review.storage import ReviewError, read, review_path, write

__all__ = ["Review", "ReviewError", "read", "review_path", "write"]
