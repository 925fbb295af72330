"""Omissions: the points that were not found in some articles, with the nearest passages there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import repeat
from typing import NamedTuple

from corpus.alignment.align import Alignment
from corpus.alignment.certainty import (
    absence_certainties,
    at_most_likely,
    omission_tier,
    omission_weight,
)
from corpus.article import Article, article_of
from corpus.findings.phrasing import OutletNames, join_names, outlet_labels
from corpus.language.languages import ENGLISH
from corpus.model import Absence, NearestPassage, Omission, Point
from corpus.stories.origins import OriginGroup

OTHER_LANGUAGE = "in different languages"
"""Why an absence is at most likely: only names, figures and dates are matched across languages."""


def find_omissions(
    articles: Sequence[Article],
    points: Sequence[Point],
    alignment: Alignment,
    left_out: Collection[tuple[str, str]] = (),
    origins: Iterable[OriginGroup] = (),
) -> tuple[Omission, ...]:
    """One omission for each point with content that was not found in some article, heaviest first.

    A part that one paper cut from an agency's copy, and other papers printed, is not an omission.

    An omission weighs what its point weighs times the fourth power of its certainty: how much it
    matters, and how sure it is. Of equals, the one whose point comes first comes first.

    Args:
        articles: those compared.
        points: their points, heaviest first.
        alignment: with the nearest passages.
        left_out: omissions that a person confirmed: the id of a passage, and that of an article
            that leaves out the point of which the passage is the core; if it is the core of none,
            the heaviest point that it is in.
        origins: which articles are one source.

    """
    groups = tuple(origins)
    names = OutletNames(outlet_labels(articles), groups)
    confirmed = _confirmed(points, left_out)
    lead = {article.id: article.id for article in articles}
    if len(groups) > 1:
        lead |= {one: origin.lead for origin in groups for one in origin.articles}
    known = _Known(alignment, _Certainties(articles, alignment, lead), names)
    found = (
        _omission(point, missing, confirmed.get(point.id, ()), known)
        for point in points
        if point.weight and (missing := _missing_from(point, lead))
    )
    return tuple(sorted(found, key=lambda omission: -omission.weight))


def _missing_from(point: Point, lead: Mapping[str, str]) -> tuple[str, ...]:
    """The articles that lack a point and are of an origin that lacks it."""
    having = {lead[article] for article in point.included_by}
    return tuple(article for article in point.not_found_in if lead[article] not in having)


class _Certainties:
    """How sure it is that articles lack points; computed once for each two articles."""

    def __init__(
        self, articles: Sequence[Article], alignment: Alignment, lead: Mapping[str, str]
    ) -> None:
        self._lead = lead
        self._language = {article.id: _language(article) for article in articles}
        self._of: dict[str, dict[str, float]] = {article.id: {} for article in articles}
        """By an article, and a passage that it may lack."""
        words = {
            name: [len(passage.words) for passage in document.passages]
            for name, document in alignment.documents.items()
        }
        for (a, b), found in alignment.scores.items():
            for axis, ids, own, other in ((0, found.a, a, b), (1, found.b, b, a)):
                values = absence_certainties(found.scores, axis, words[own])
                self._of[other].update(zip(ids, values, strict=True))

    def absences(
        self, point: Point, articles: Iterable[str], confirmed: Collection[str]
    ) -> tuple[Absence, ...]:
        """The absence of a point from articles: as certain as that of each of its passages.

        Of an origin, those of the article that stands for it count, if it has the point. 1 where
        no scores are known, or a person confirmed it.
        """
        lead, language = self._lead, self._language
        leading = [one for one in point.passages if lead[article_of(one)] == article_of(one)]
        led = set(map(article_of, leading))
        counting = [*leading, *[one for one in point.passages if lead[article_of(one)] not in led]]
        spoken = {language[one] for one in point.included_by}
        found = []
        for article in articles:
            certainty = min(map(self._of[article].get, counting, repeat(1.0)))
            if article in confirmed:
                found.append(Absence(article, 1.0, "firm"))
            elif spoken != {language[article]}:
                found.append(Absence(article, at_most_likely(certainty), "likely", OTHER_LANGUAGE))
            else:
                found.append(Absence(article, certainty, omission_tier(certainty)))
        return tuple(found)

    def least(self, absent: Sequence[Absence]) -> float:
        """The lowest certainty of absences; of an origin that of the article that stands for it."""
        leading = {one.article for one in absent if self._lead[one.article] == one.article}
        return min(
            [
                one.certainty
                for one in absent
                if one.article in leading or self._lead[one.article] not in leading
            ]
        )


def _language(article: Article) -> str:
    return "" if article.language in ENGLISH else article.language


def _confirmed(
    points: Sequence[Point], left_out: Collection[tuple[str, str]]
) -> Mapping[str, Collection[str]]:
    """The articles that leave out a point as a person confirmed, by the point's id."""
    found: dict[str, set[str]] = {}
    for passage, article in left_out:
        holding = (point for point in points if passage in point.passages)
        point = min(holding, key=lambda point: point.core != passage, default=None)
        if point:
            found.setdefault(point.id, set()).add(article)
    return found


class _Known(NamedTuple):
    """What sentences and certainties of omissions come from."""

    alignment: Alignment
    certainties: _Certainties
    names: OutletNames


def _omission(
    point: Point, missing: tuple[str, ...], confirmed: Collection[str], known: _Known
) -> Omission:
    left_out_by = tuple(article for article in missing if article in confirmed)
    absent = known.certainties.absences(point, missing, confirmed)
    return Omission(
        id=sha256(f"omission {point.id}".encode()).hexdigest()[:8],
        point=point.id,
        passages=point.passages,
        says=_says(point, absent, left_out_by, known.names),
        included_by=point.included_by,
        not_found_in=missing,
        nearest=_nearest(point, missing, known.alignment),
        weight=omission_weight(point.weight, known.certainties.least(absent)),
        left_out_by=left_out_by,
        verdict="left out" if left_out_by == missing else "not found",
        absent=absent,
    )


def _says(
    point: Point,
    absent: Sequence[Absence],
    left_out_by: Sequence[str],
    names: OutletNames,
) -> str:
    """Who has the point and who lacks it; never in the same words for what is only likely."""
    open_ones = [one for one in absent if one.article not in left_out_by]
    clauses = (
        ("Reported by", point.included_by),
        (", in part by", point.told_in_part_by),
        ("; left out by", left_out_by),
        ("; not found in", [one.article for one in open_ones if one.tier == "firm"]),
        ("; may be missing from", [one.article for one in open_ones if one.tier == "likely"]),
    )
    parts = (f"{how} {join_names(names.listed(articles))}" for how, articles in clauses if articles)
    return f"{''.join(parts)}."


def _nearest(
    point: Point, missing: Iterable[str], alignment: Alignment
) -> tuple[NearestPassage, ...]:
    """The highest-scored passage of each article that lacks the point, if any scores above 0."""
    found, nearest = [], alignment.nearest
    for article in missing:
        near = [
            (-best[0], best[1])
            for passage in point.passages
            if (best := nearest.get((passage, article)))
        ]
        if near:
            score, passage = min(near)
            found.append(NearestPassage(passage, -score))
    return tuple(found)
