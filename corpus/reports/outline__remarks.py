"""What a person noted, marked, or decided about passages that are no longer there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.reports.citations__cited import Cited
from corpus.reports.phrases import count
from corpus.text_cleaning import line


class Remark(NamedTuple):
    """A note, in lines, with the passage or the two that it is on."""

    on: tuple[Cited, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """Everything that a person added and that is neither a link nor an omission."""

    notes: tuple[Remark, ...]
    bookmarks: tuple[Cited, ...]
    """In the order of the articles and their texts."""
    lapsed: tuple[str, ...]
    rejected: tuple[tuple[Cited, Cited], ...]
    """Passages of which a person said that they do not tell the same."""


def remarks(comparison: Comparison, cite: Mapping[str, Cited]) -> Remarks:
    """The remarks of a comparison."""
    marked = frozenset(comparison.bookmarks)
    return Remarks(
        tuple(
            Remark(
                tuple(cited for passage, cited in cite.items() if passage in note.passages),
                tuple(filter(None, map(line, note.text.splitlines()))),
            )
            for note in comparison.notes
        ),
        tuple(cited for passage, cited in cite.items() if passage in marked),
        tuple(line(lapsed.says) for lapsed in comparison.lapsed),
        tuple((cite[a], cite[b]) for a, b in comparison.rejected),
    )


def decisions(comparison: Comparison) -> tuple[str, ...]:
    """In one sentence, how far a person had a hand in the links; nothing where nobody had."""
    origins = [link.origin for link in comparison.links]
    done = {
        "confirmed": origins.count("confirmed"),
        "added": origins.count("added"),
        "rejected": len(comparison.rejected),
    }
    if not any(done.values()):
        return ()
    said = ", ".join(f"{count(number, 'link')} {how}" for how, number in done.items() if number)
    return (f"By a person: {said}. Rejected links are left aside, whatever their score.",)
