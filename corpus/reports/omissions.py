"""Omissions in chapters by who has the point, each with what comes closest where it is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpus.comparison import Comparison, ComparisonView, article_of
from corpus.findings.phrasing import join_names
from corpus.model import Omission
from corpus.reports.citations import Citation, PlaceFormat

QUOTED = 3
"""The most closest passages that an entry quotes; of more, it names the places."""


class Closest(NamedTuple):
    """The closest passage in an article in which a point was not found."""

    name: str
    """The label of the article's outlet."""
    cited: Citation | None
    """None where nothing there is like the point at all."""
    score: float
    is_near: bool
    """Whether a slightly lower threshold would link it with the point."""

    def says(self, cited: Citation, places: PlaceFormat) -> str:
        """That there is no match, and where `cited`, the closest passage, stands."""
        where = cited.place(places.paragraph)
        details = f"{places.characters(cited.passage.span)}, score {self.score:.2f}"
        if self.is_near:
            return f"No match found in {self.name}, but {where} comes near ({details})"
        return f"No match found in {self.name}; closest is {where} ({details})"


@dataclass(frozen=True, slots=True)
class OmissionEntry:
    """An omission with the passages that prove it."""

    finding: Omission
    cited: Citation
    """The passage that stands for the point."""
    text: str
    """The part of it that is the point."""
    also: tuple[Citation, ...]
    """The other passages that have the point."""
    missing: tuple[str, ...]
    """Labels of the outlets in which it was not found."""
    left_out: tuple[str, ...]
    """Those of them that left it out, as a reviewer confirmed."""
    quoted: tuple[Closest, ...]
    """The near ones and the best of the others, up to QUOTED in all; in the articles' order."""
    named: tuple[Closest, ...]
    """All other articles in which it was not found."""

    def missing_too(self, places: PlaceFormat) -> str:
        """The articles whose closest passages are not quoted, in one phrase; empty if none."""
        names = [
            f"{name} (closest is {cited.place(places.paragraph)}, score {score:.2f})"
            if cited
            else name
            for name, cited, score, _ in self.named
        ]
        return f"No match found in {join_names(names, 'or')}" if names else ""


class Chapter(NamedTuple):
    """Omissions under one heading, heaviest first."""

    heading: str
    entries: tuple[OmissionEntry, ...]


def omission_chapters(view: ComparisonView, cite: Mapping[str, Citation]) -> Iterator[Chapter]:
    """First the points of several articles; then, article by article, those that only one has.

    With a reference, one chapter: what the others have and the reference lacks.
    """
    labels = view.comparison.labels
    omissions = [one for one in view.findings if isinstance(one, Omission)]
    write = _EntryWriter(view.comparison, cite).entry
    if reference := view.selection.reference:
        chapters = {f"In other reports, not found in {labels[reference]}": omissions}
    else:
        chapters = {
            "In several reports, not found in others": [
                one for one in omissions if len(one.included_by) > 1
            ]
        }
        for article, label in labels.items():
            others = [name for other, name in labels.items() if other != article]
            heading = (
                f"In {label}, not found in {others[0]}" if len(others) == 1 else f"Only in {label}"
            )
            chapters[heading] = [one for one in omissions if one.included_by == (article,)]
    for heading, found in chapters.items():
        if found:
            yield Chapter(heading, tuple(map(write, found)))


class _EntryWriter:
    """Looks up what the entries of one comparison need."""

    def __init__(self, comparison: Comparison, cite: Mapping[str, Citation]) -> None:
        self._cite = cite
        self._labels = comparison.labels
        self._points = {point.id: point for point in comparison.points}
        self._doubtful = {frozenset((link.a, link.b)) for link in comparison.doubtful}

    def entry(self, finding: Omission) -> OmissionEntry:
        """One omission as an entry."""
        point = self._points[finding.point]
        closest = list(self._closest(finding, point.passages))
        ranked = sorted(closest, key=lambda one: (-one.is_near, -one.score))
        near = sum(one.is_near for one in closest)
        quoted = {one for one in ranked[: max(near, QUOTED)] if one.cited}
        return OmissionEntry(
            finding,
            cited=self._cite[point.core],
            text=point.text,
            also=tuple(self._cite[one] for one in point.passages if one != point.core),
            missing=tuple(self._labels[one] for one in finding.not_found_in),
            left_out=tuple(self._labels[one] for one in finding.left_out_by),
            quoted=tuple(one for one in closest if one in quoted),
            named=tuple(one for one in closest if one not in quoted),
        )

    def _closest(self, finding: Omission, point: tuple[str, ...]) -> Iterator[Closest]:
        nearest = {article_of(near.passage): near for near in finding.nearest}
        for article in finding.not_found_in:
            if near := nearest.get(article):
                pairs = {frozenset((near.passage, passage)) for passage in point}
                is_near = not pairs.isdisjoint(self._doubtful)
                yield Closest(self._labels[article], self._cite[near.passage], near.score, is_near)
            else:
                yield Closest(self._labels[article], None, 0.0, is_near=False)
