"""What of a comparison a person has reviewed: the marks on passages, and how much is decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.model import Link, NotedPassages, Omission, ReviewMark
from corpus.review.model import Choice


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
