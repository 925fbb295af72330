"""The comparisons that a reader opened lately, kept in a file of their state folder."""

from __future__ import annotations

from corpus.recents.file import RecentsError, forget, place, read, record
from corpus.recents.recent import Recent

__all__ = ["Recent", "RecentsError", "forget", "place", "read", "record"]
