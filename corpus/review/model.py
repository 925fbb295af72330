"""The review: what a person decides, notes and bookmarks, and what of a comparison that reviews."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.model import Link, NotedPassages, Omission, ReviewMark

Choice = Literal["confirmed", "rejected", "added"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A passage by its text and place, by which it is found again in an edited article."""

    outlet: str
    text: str
    paragraph: int = 0
    """Counted from 1; 0 if unknown."""
    article: str = ""
    """The article's id when the person read it; empty if unknown."""
    again: int = 0
    """The number of passages before it in its paragraph that have the same text."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about two passages: whether they say the same."""

    choice: Choice
    a: Anchor
    b: Anchor

    @property
    def ends(self) -> tuple[Anchor, Anchor]:
        """The two passages, the same whichever was named first."""
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A confirmed omission: an article does not have what a passage of another one says."""

    passage: Anchor
    outlet: str
    article: str = ""
    """The id of the article that leaves it out; empty if unknown."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on one passage, or on two that are linked."""

    text: str
    """In lines."""
    on: tuple[Anchor, ...]


Act = Decision | LeftOut | Note | Anchor
"""One entry of a review; an anchor is a bookmark."""


@dataclass(frozen=True, slots=True)
class Review:
    """All that a person added to a comparison; in each tuple the latest act is last."""

    decisions: tuple[Decision, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()
    bookmarks: tuple[Anchor, ...] = ()


EMPTY = Review()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a person has reviewed of a comparison, and what is left."""

    marks: Mapping[str, tuple[ReviewMark, ...]]
    """By the id of each passage that has any: noted first, confirmed last."""
    decisions: Mapping[frozenset[str], Choice]
    """By the ids of each two passages of a link that was confirmed, made or rejected."""
    decided: int
    """Links confirmed, made or rejected, and omissions confirmed, one for each article."""
    open: int
    """What is only likely and not decided: links, and omissions, one for each article."""

    @property
    def total(self) -> int:
        """What there is to review: decided and open."""
        return self.decided + self.open


def what_is_reviewed(
    links: Iterable[Link],
    rejected: Iterable[tuple[str, str]],
    omissions: Iterable[Omission],
    notes: Iterable[NotedPassages],
    bookmarks: Iterable[str],
) -> Reviewed:
    """What a person has reviewed, from a comparison that their review was applied to."""
    links, rejected, omissions = tuple(links), tuple(rejected), tuple(omissions)
    made = [link for link in links if link.origin != "computed"]
    confirmed = [omission for omission in omissions if omission.left_out_by]
    marked: dict[ReviewMark, set[str]] = {
        "noted": {passage for note in notes for passage in note.passages},
        "bookmarked": set(bookmarks),
        "rejected": {end for pair in rejected for end in pair},
        "confirmed": {end for link in made for end in (link.a, link.b)}
        | {passage for omission in confirmed for passage in omission.passages},
    }
    marks: dict[str, tuple[ReviewMark, ...]] = {}
    for mark, passages in marked.items():
        for passage in passages:
            marks[passage] = (*marks.get(passage, ()), mark)
    decisions: dict[frozenset[str], Choice] = dict.fromkeys(map(frozenset, rejected), "rejected")
    for link in made:
        choice: Choice = "added" if link.origin == "added" else "confirmed"
        decisions[frozenset((link.a, link.b))] = choice
    left_out = sum(len(omission.left_out_by) for omission in confirmed)
    likely = sum(link.tier == "likely" for link in links)
    absences = (one for omission in omissions for one in omission.absent)
    likely += sum(absence.tier == "likely" for absence in absences)
    return Reviewed(marks, decisions, len(decisions) + left_out, likely)
