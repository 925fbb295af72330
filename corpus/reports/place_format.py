"""How a report writes where a passage stands."""

from __future__ import annotations

from typing import NamedTuple

from corpus.model import Span
from corpus.reports.citations import Citation
from corpus.reports.omissions import Nearest


class Places(NamedTuple):
    """One way of writing places, the same all through a report."""

    paragraph: str
    """What stands before the number of a paragraph."""
    dash: str
    """What stands between the first character and the one after the last."""

    def where(self, cited: Citation) -> str:
        """The outlet and the paragraph of a passage."""
        return f"{cited.name}, {cited.place(self.paragraph)}"

    def at(self, cited: Citation) -> str:
        """The outlet, the paragraph and the characters of a passage."""
        return f"{self.where(cited)} ({self.characters(cited.passage.span)})"

    def characters(self, span: Span) -> str:
        """Characters of an article's text."""
        return f"characters {span.start}{self.dash}{span.end}"

    def far(self, name: str, nearest: Nearest | None) -> str:
        """An outlet that tells nothing like it, and what comes closest there."""
        if nearest is None:
            return name
        cited, score = nearest
        place = f"{cited.place(self.paragraph)}, {self.characters(cited.passage.span)}"
        return f"{name} (nearest: {place}, score {score:.2f})"


IN_WORDS = Places("paragraph ", "-")
"""For readers of plain text, who may have nothing but ASCII."""
IN_SIGNS = Places("¶", "–")
