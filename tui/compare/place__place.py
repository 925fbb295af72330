"""Where the reader is: a column, and the passage whose telling is compared."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import article_of


@dataclass(frozen=True, slots=True)
class Place:
    """The focused column and the passage that every column is brought level with."""

    article: str
    """Id of the article in the focused column."""
    passage: str | None
    """Id of a passage of this article or, where it does not tell the point, of another one.

    None until the reader has moved.
    """

    @property
    def told(self) -> bool:
        """Whether the focused article itself tells it."""
        return self.passage is not None and article_of(self.passage) == self.article
