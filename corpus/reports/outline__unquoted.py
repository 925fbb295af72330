"""Passages that prove a finding and that a report names without quoting them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from corpus.comparison import Comparison
from corpus.model__finding import Omission
from corpus.reports.citations__cited import Cited
from corpus.reports.evidence import Evidence
from corpus.reports.omission_chapters import Chapter
from corpus.reports.shared_passages import Aligned


def unquoted(
    comparison: Comparison,
    cite: Mapping[str, Cited],
    absent: Iterable[Chapter],
    evidence: Iterable[Evidence],
    aligned: Iterable[Aligned],
) -> tuple[Cited, ...]:
    """Each of them once, so that nobody must open the articles to check a finding.

    They are mostly nearest passages that are not near: the same few, again and again.
    """
    named = {passage for finding in comparison.findings for passage in finding.passages} | {
        near.passage
        for finding in comparison.findings
        if isinstance(finding, Omission)
        for near in finding.nearest
    }
    named.difference_update(_of_chapters(absent), _of_evidence(evidence), _of_links(aligned))
    return tuple(cited for passage, cited in cite.items() if passage in named)


def _of_chapters(absent: Iterable[Chapter]) -> Iterator[str]:
    for chapter in absent:
        for absence in chapter.absences:
            if absence.text == absence.told.passage.text:
                yield absence.told.passage.id
            yield from (near.cited.passage.id for near in absence.close)


def _of_evidence(evidence: Iterable[Evidence]) -> Iterator[str]:
    for chapter in evidence:
        for proved in chapter.differing:
            for given in proved.given:
                yield from given.passages


def _of_links(aligned: Iterable[Aligned]) -> Iterator[str]:
    for one in aligned:
        yield one.told.passage.id
        yield from (counterpart.cited.passage.id for counterpart in one.counterparts)
