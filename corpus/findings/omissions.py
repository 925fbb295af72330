"""Omissions: the points that were not found in some articles, with the nearest passages there.

Articles of one origin count once. Their *lead article* (`OriginGroup.lead`) stands for them: it
decides how sure an absence is, if it has the point or lacks it too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import repeat
from typing import NamedTuple, TypeVar

from corpus.alignment.align import Alignment
from corpus.alignment.certainty import (
    absence_certainties,
    capped_at_likely,
    omission_tier,
    omission_weight,
)
from corpus.article import Article, article_of
from corpus.findings.phrasing import OutletNames, join_names, outlet_labels
from corpus.language.languages import ENGLISH
from corpus.model import Absence, NearestPassage, Omission, Point
from corpus.stories.origins import OriginGroup

OTHER_LANGUAGE = "in different languages"
"""Why an absence is never firm: only names, figures and dates are matched across languages."""


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
        left_out: omissions that a person confirmed, each a passage and an article: ("bbc:3", "ap")
            says that AP leaves out the point whose core is the third passage of the BBC. If that is
            no core, the heaviest point that it is in is meant.
        origins: which articles are one source.

    """
    groups = tuple(origins)
    names = OutletNames(outlet_labels(articles), groups)
    confirmed = _confirmed(points, left_out)
    lead_of = {article.id: article.id for article in articles}
    if len(groups) > 1:  # if all are of one origin, each counts by itself: there is nothing else
        lead_of |= {one: origin.lead for origin in groups for one in origin.articles}
    context = _Context(alignment, _Certainties(articles, alignment, lead_of), names)
    omissions = (
        _omission(point, missing, confirmed.get(point.id, ()), context)
        for point in points
        if point.weight and (missing := _missing_from(point, lead_of))
    )
    return tuple(sorted(omissions, key=lambda omission: -omission.weight))


def _missing_from(point: Point, lead_of: Mapping[str, str]) -> tuple[str, ...]:
    """The articles that lack a point and are of an origin that lacks it."""
    having = {lead_of[article] for article in point.included_by}
    return tuple(article for article in point.not_found_in if lead_of[article] not in having)


_Item = TypeVar("_Item", str, Absence)


class _Certainties:
    """How sure it is that articles lack points; computed once for each two articles."""

    def __init__(
        self, articles: Sequence[Article], alignment: Alignment, lead_of: Mapping[str, str]
    ) -> None:
        self._lead_of = lead_of
        self._language = {article.id: _language(article) for article in articles}
        self._by_article: dict[str, dict[str, float]] = {article.id: {} for article in articles}
        """Of each article, how sure it is that it lacks a passage, by the passage's id."""
        words = {
            name: [len(passage.words) for passage in document.passages]
            for name, document in alignment.documents.items()
        }
        for (a, b), pair in alignment.scores.items():
            for axis, ids, own, other in ((0, pair.a, a, b), (1, pair.b, b, a)):
                values = absence_certainties(pair.scores, axis, words[own])
                self._by_article[other].update(zip(ids, values, strict=True))

    def absences(
        self, point: Point, articles: Iterable[str], confirmed: Collection[str]
    ) -> tuple[Absence, ...]:
        """The absence of a point from each of some articles.

        It is as certain as that of the passage of the point that the article lacks least surely,
        where of each origin the passages of its lead article count, if it has any. The certainty is
        1 where no scores are known, or a person confirmed the absence.
        """
        counting = self._without_copies(point.passages, article_of)
        languages = {self._language[one] for one in point.included_by}
        found = []
        for article in articles:
            certainty = min(map(self._by_article[article].get, counting, repeat(1.0)))
            if article in confirmed:
                found.append(Absence(article, 1.0, "firm"))
            elif languages != {self._language[article]}:
                capped = capped_at_likely(certainty)
                found.append(Absence(article, capped, "likely", OTHER_LANGUAGE))
            else:
                found.append(Absence(article, certainty, omission_tier(certainty)))
        return tuple(found)

    def least(self, absent: Sequence[Absence]) -> float:
        """The lowest certainty of absences, where of each origin that of its lead article counts.

        If its lead article has the point, those of all its others count.
        """
        return min(
            one.certainty for one in self._without_copies(absent, lambda absence: absence.article)
        )

    def _without_copies(
        self, items: Sequence[_Item], article: Callable[[_Item], str]
    ) -> Sequence[_Item]:
        """The passages or absences, of each origin those of its lead article alone if it has any.

        `article` gives the id of the article that one belongs to.
        """
        leads = {article(one) for one in items if self._lead_of[article(one)] == article(one)}
        return [
            one
            for one in items
            if article(one) in leads or self._lead_of[article(one)] not in leads
        ]


def _language(article: Article) -> str:
    """The language of an article; one value for all kinds of English."""
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


class _Context(NamedTuple):
    """What the sentences, certainties and nearest passages of all omissions come from."""

    alignment: Alignment
    certainties: _Certainties
    names: OutletNames


def _omission(
    point: Point, missing: tuple[str, ...], confirmed: Collection[str], context: _Context
) -> Omission:
    """The omission of a point from the articles that lack it, for some confirmed by a person."""
    left_out_by = tuple(article for article in missing if article in confirmed)
    absent = context.certainties.absences(point, missing, confirmed)
    return Omission(
        id=sha256(f"omission {point.id}".encode()).hexdigest()[:8],
        point=point.id,
        passages=point.passages,
        says=_says(point, absent, left_out_by, context.names),
        included_by=point.included_by,
        not_found_in=missing,
        nearest=_nearest(point, missing, context.alignment),
        weight=omission_weight(point.weight, context.certainties.least(absent)),
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
    found = []
    for article in missing:
        scored = [
            best
            for passage in point.passages
            if (best := alignment.nearest.get((passage, article)))
        ]
        if scored:
            highest = max(score for score, _ in scored)
            passage = min(passage for score, passage in scored if score == highest)
            found.append(NearestPassage(passage, highest))
    return tuple(found)
