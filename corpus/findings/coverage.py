"""Coverage: how much of an article others have too, and how much only it has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from corpus.model import Coverage

if TYPE_CHECKING:
    from corpus.alignment.align import Alignment


def measure_coverage(alignment: Alignment) -> Mapping[str, Coverage]:
    """The coverage of each article by its id; headings and boilerplate are not counted."""
    linked: set[str] = set()
    in_whole: set[str] = set()
    for link in alignment.links:
        linked.update((link.a, link.b))
        if link.label != "partial":
            in_whole.update((link.a, link.b))
    coverage = {}
    for article, document in alignment.documents.items():
        body = [passage for passage in document.passages if passage.passage.kind == "body"]
        ids = {passage.passage.id for passage in body}
        coverage[article] = Coverage(
            passages=len(ids),
            words=sum(len(passage.words) for passage in body),
            shared=len(ids & in_whole),
            partial=len(ids & linked - in_whole),
            only_here=len(ids - linked),
        )
    return coverage
