"""Words in which a passage differs from what others tell of it, found when first shown."""

from __future__ import annotations

from corpus.comparison import Comparison
from corpus.model import Passage, Span
from corpus.passage_status import told


class OwnWords:
    """The words of each linked passage that none of its counterparts has."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._found: dict[str, tuple[Span, ...]] = {}

    def of(self, passage: Passage) -> tuple[Span, ...]:
        """The words as spans in the article's text; none where no other article tells it.

        Of a passage that is told in part, only that part is compared.
        """
        if passage.id not in self._found:
            self._found[passage.id] = tuple(self._own(passage))
        return self._found[passage.id]

    def _own(self, passage: Passage) -> list[Span]:
        from corpus.findings.word_diff import own_words  # slow to import: it knows words

        links = self.comparison.links_of.get(passage.id, ())
        if not links:
            return []
        ends = (link.b if link.a == passage.id else link.a for link in links)
        others = [self.comparison.passage[end].text for end in ends]
        own = [passage.span.inside(span) for span in own_words(passage.text, others)]
        if any(link.label != "partial" for link in links):
            return own
        parts = told(self.comparison, passage)
        return [word for word in own if any(word.overlaps(part) for part in parts)]
