"""Figures in a headline that its own article contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.extraction.quantities.tolerance import agreement
from corpus.findings.figure_pairing import Pairing, at_odds, same_measure
from corpus.findings.figure_pairing__mention import Mention

_SURE_HEADLINE = 2
"""Words that headline and passage must have in common around the figure."""


def headlines(mentions: Iterable[Mention]) -> Iterator[Pairing]:
    """Each figure of a headline beside the one figure of its article that is at odds with it.

    Where the text gives several figures of the same thing, nothing is said.
    """
    mentions = list(mentions)
    body = [mention for mention in mentions if mention.passage.kind == "body"]
    for mention in mentions:
        if mention.passage.reason == "headline":
            same = [other for other in body if same_measure(mention, other)]
            values = {(other.figure.low, other.figure.high, other.figure.unit) for other in same}
            if len(values) == 1 and all(
                agreement(mention.figure, other.figure) == "conflict" for other in same
            ):
                for other in same[:1]:
                    if at_odds(mention, other) and len(mention.near & other.near) >= _SURE_HEADLINE:
                        yield Pairing(mention, other, "conflict")
