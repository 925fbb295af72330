"""What of a review holds in the articles as they are now, by the ids of their passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.model import Article, Passage, article_of
from corpus.review.anchors import LostError, Places
from corpus.review.model import EMPTY, Anchor, Decision, LeftOut, Note, Review, Says

Ends = tuple[str, str]
"""Two passages, in the order of their ids."""


class Noted(NamedTuple):
    """A note, and the one passage or the two that it is on."""

    passages: tuple[str, ...]
    text: str


class Absent(NamedTuple):
    """A passage, and an article that a person says leaves out what it tells."""

    told: str
    article: str


@dataclass(frozen=True, slots=True)
class Lapsed:
    """An entry of the review that no longer stands, though its file keeps it."""

    kind: Literal["link", "omission", "note", "bookmark"]
    says: str
    """What it said and why it does not stand, in one line."""


@dataclass(frozen=True, slots=True)
class Held:
    """A review in terms of the articles that are compared."""

    decisions: Mapping[Ends, Says]
    left_out: frozenset[Absent] = frozenset()
    notes: tuple[Noted, ...] = ()
    bookmarks: tuple[str, ...] = ()
    lapsed: tuple[Lapsed, ...] = ()

    @property
    def rejected(self) -> tuple[Ends, ...]:
        """The passages that are not to be linked."""
        return tuple(both for both, says in self.decisions.items() if says == "rejected")


def ends(one: str, other: str) -> Ends:
    """Two passages as a key."""
    return (one, other) if one < other else (other, one)


def held(review: Review, articles: Iterable[Article]) -> Held:
    """Find every entry of a review again; of two that say the same or its contrary, the later."""
    if review == EMPTY:
        return Held({})
    finding = _Finding(Places(articles))
    for decision in review.decisions:
        finding.decision(decision)
    for absence in review.left_out:
        finding.absence(absence)
    for note in review.notes:
        finding.note(note)
    for bookmark in review.bookmarks:
        finding.bookmark(bookmark)
    return Held(
        finding.decisions,
        frozenset(finding.left_out),
        tuple(dict.fromkeys(finding.notes)),
        tuple(dict.fromkeys(finding.bookmarks)),
        tuple(finding.lapsed),
    )


def pair(places: Places, decision: Decision) -> Ends:
    """The ids of the two passages that a decision is on; raises LostError."""
    a, b = places.find(decision.a), places.find(decision.b)
    if why := hindrance(a, b):
        raise LostError(why)
    return ends(a.id, b.id)


def hindrance(a: Passage, b: Passage) -> str:
    """Why two passages cannot be linked, or ""."""
    if article_of(a.id) == article_of(b.id):
        return "both are of one article"
    if "boilerplate" in (a.kind, b.kind):
        return "boilerplate is never linked"
    return "" if a.kind == b.kind else "a heading is linked with headings only"


class _Finding:
    def __init__(self, places: Places) -> None:
        self.places = places
        self.decisions: dict[Ends, Says] = {}
        self.left_out: list[Absent] = []
        self.notes: list[Noted] = []
        self.bookmarks: list[str] = []
        self.lapsed: list[Lapsed] = []

    def decision(self, decision: Decision) -> None:
        try:
            self.decisions[pair(self.places, decision)] = decision.says
        except LostError as why:
            self._lapse("link", f"Link {decision.says}", (decision.a, decision.b), why)

    def absence(self, absence: LeftOut) -> None:
        try:
            lacking = self.places.of(absence.outlet, absence.article).id
            self.left_out.append(Absent(self.places.find(absence.told).id, lacking))
        except LostError as why:
            self._lapse("omission", f"Left out by {absence.outlet}", (absence.told,), why)

    def note(self, note: Note) -> None:
        try:
            on = tuple(self.places.find(anchor).id for anchor in note.on)
            self.notes.append(Noted(on, note.text))
        except LostError as why:
            self._lapse("note", f"Note “{' '.join(note.text.split())}”", note.on, why)

    def bookmark(self, bookmark: Anchor) -> None:
        try:
            self.bookmarks.append(self.places.find(bookmark).id)
        except LostError as why:
            self._lapse("bookmark", "Bookmark", (bookmark,), why)

    def _lapse(
        self,
        kind: Literal["link", "omission", "note", "bookmark"],
        said: str,
        anchors: Iterable[Anchor],
        why: LostError,
    ) -> None:
        on = " and ".join(_quoted(anchor) for anchor in anchors)
        self.lapsed.append(Lapsed(kind, f"{said}: {on}: {why}."))


def _quoted(anchor: Anchor) -> str:
    where = f", paragraph {anchor.paragraph}" if anchor.paragraph else ""
    return f"{anchor.outlet}{where}, “{anchor.text}”"
