"""Coverage: how much of an article others tell too, and how much only it tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from corpus.model import Coverage

if TYPE_CHECKING:
    from corpus.alignment.align import Alignment


def measure_coverage(alignment: Alignment) -> Mapping[str, Coverage]:
    """The coverage of each article by its id."""
    linked: set[str] = set()
    whole: set[str] = set()
    for link in alignment.links:
        linked.update((link.a, link.b))
        if link.label != "partial":
            whole.update((link.a, link.b))
    found = {}
    for article, account in alignment.accounts.items():
        told = [telling for telling in account.tellings if telling.passage.kind == "body"]
        body = {telling.passage.id for telling in told}
        found[article] = Coverage(
            passages=len(body),
            words=sum(len(telling.words) for telling in told),
            shared=len(body & whole),
            partial=len(body & linked - whole),
            only_here=len(body - linked),
        )
    return found
