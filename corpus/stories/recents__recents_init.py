"""The comparisons that a reader opened lately, kept in a file of their state folder."""

from __future__ import annotations

from corpus.stories.recents__file import NAME, RecentsError, forget, read, record
from corpus.stories.recents__recent import Recent

__all__ = ["NAME", "Recent", "RecentsError", "forget", "read", "record"]
