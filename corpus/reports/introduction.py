"""What introduces a report: its main counts in words, and what it does not show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from corpus.comparison import Comparison, ComparisonView
from corpus.findings.kinds import KINDS, plural
from corpus.findings.phrasing import join_names
from corpus.language.languages import language_name
from corpus.model import Finding, Tier
from corpus.reports.origins import origin_sentences
from corpus.reports.phrases import count
from corpus.statistics import (
    every_teller,
    independent_points,
    missing_points,
    own_points,
    points_in_all,
    tellers,
)

_TIERS: tuple[Tier, Tier] = ("firm", "likely")


def opening(comparison: Comparison) -> tuple[str, ...]:
    """The sentences a report opens with: languages, origins, what is shared, what is missing.

    Of two origins, what each has that the other lacks, then what both have; of more, how many
    points are in all, some and one of them, then a sentence for each origin. What is firm is
    counted first, and what is only likely beside it.
    """
    first = (*_languages(comparison), *origin_sentences(comparison))
    if len(every_teller(comparison)) == 2:
        return (*first, *_of_two(comparison))
    return (*first, _distribution(comparison), *_each(comparison))


def _languages(comparison: Comparison) -> tuple[str, ...]:
    """One sentence where articles are in different languages."""
    outlets: dict[str, list[str]] = {}
    for article in comparison.articles:
        name = language_name(article.language)
        outlets.setdefault(name, []).append(comparison.labels[article.id])
    if len(outlets) < 2:
        return ()
    clauses = [
        f"{join_names(names)} {'is' if len(names) == 1 else 'are'} in {language}"
        for language, names in outlets.items()
    ]
    return (
        f"{join_names(clauses)}: between languages only names, figures and dates are matched, so "
        "every point missing across them is marked as “may be missing”.",
    )


def _of_two(comparison: Comparison) -> tuple[str, str]:
    one, two = every_teller(comparison)
    clauses = [
        _missing_from_other(comparison, having=one, lacking=two),
        _missing_from_other(comparison, having=two, lacking=one),
    ]
    if not any(missing_points(comparison, article) for article in (one, two)):
        called = comparison.names.of_origin
        clauses = [f"No point of {called(one)} or {called(two)} is missing from the other"]
    firm, likely = (len(independent_points(comparison, tier=tier)) for tier in _TIERS)
    if firm and likely:
        shared = f"{_points(firm)} in both, and {likely:,} more that may be"
    elif likely:
        shared = f"{_points(likely)} may be in both"
    else:
        shared = f"{_points(firm)} in both"
    return f"{'; '.join(clauses)}.", f"{shared[0].upper()}{shared[1:]}."


def _missing_from_other(comparison: Comparison, *, having: str, lacking: str) -> str:
    """Of two origins, what one has that the other lacks: a clause."""
    firm, likely = (len(missing_points(comparison, lacking, tier)) for tier in _TIERS)
    one, other = map(comparison.names.of_origin, (having, lacking))
    if firm and likely:
        return f"{one} has {_points(firm)} not found in {other}, and {_more(likely)} be missing"
    if likely:
        return f"{one} has {_points(likely)} that may be missing from {other}"
    return f"{one} has {_points(firm)} not found in {other}"


def _distribution(comparison: Comparison) -> str:
    counted = every_teller(comparison)
    everywhere = Counter[Tier]()
    some, one = everywhere.copy(), everywhere.copy()
    for tier in _TIERS:
        shared = independent_points(comparison, tier=tier)
        everywhere[tier] = len(points_in_all(comparison, tier))
        in_all = sum(len(tellers(comparison, point)) == len(counted) for point in shared)
        some[tier] = len(shared) - in_all
        one[tier] = sum(len(own_points(comparison, own, tier)) for own in counted)
    what = "articles" if len(counted) == len(comparison.articles) else "origins"
    return (
        f"Of {count(len(comparison.points), 'point')}, "
        f"{_in(everywhere, f'in all {len(counted)} {what}')}, {_in(some, 'in some of them')}, "
        f"{_in(one, 'in only one')}."
    )


def _in(found: Mapping[Tier, int], where: str) -> str:
    """How many points are firmly somewhere, and how many more may be."""
    firm, likely = found["firm"], found["likely"]
    if not firm and likely:
        return f"{likely:,} may be {where}"
    more = f" ({likely:,} more may be)" if likely else ""
    return f"{f'{firm:,}' if firm else 'none'} {'are' if firm > 1 else 'is'} {where}{more}"


def _each(comparison: Comparison) -> list[str]:
    return [
        f"{comparison.names.of_origin(article)} has {_own(comparison, article)}"
        f"{_missing(comparison, article)}."
        for article in every_teller(comparison)
    ]


def _own(comparison: Comparison, article: str) -> str:
    firm, likely = (len(own_points(comparison, article, tier)) for tier in _TIERS)
    if firm and likely:
        return f"{_points(firm)} of its own, and {_more(likely)} be"
    if likely:
        return f"{_points(likely)} that may be its own"
    return f"{_points(firm)} of its own"


def _missing(comparison: Comparison, article: str) -> str:
    firm, likely = (len(missing_points(comparison, article, tier)) for tier in _TIERS)
    found = "was" if firm == 1 else "were"
    if firm and likely:
        return (
            f"; {_points(firm)} from the others {found} not found in it, and {likely:,} more may "
            "be missing"
        )
    if likely:
        return f"; {_points(likely)} from the others may be missing from it"
    if firm:
        return f"; {_points(firm)} from the others {found} not found in it"
    return ", and every point the others have"


def _more(likely: int) -> str:
    return f"{likely:,} more that may"


def _points(number: int) -> str:
    return count(number, "point") if number else "no points"


def review_summary(comparison: Comparison) -> tuple[str, ...]:
    """One sentence on the links that a reviewer decided; nothing where there are none."""
    origins = [link.origin for link in comparison.links]
    decided = {
        "confirmed": origins.count("confirmed"),
        "added": origins.count("added"),
        "rejected": len(comparison.rejected),
    }
    if not any(decided.values()):
        return ()
    said = ", ".join(f"{count(number, 'link')} {how}" for how, number in decided.items() if number)
    return (f"Review: {said}. Rejected links are not used, whatever their score.",)


# What a narrowed report shows, and what it does not.


def narrowing(view: ComparisonView) -> tuple[str, ...]:
    """One sentence on what is shown and why, one on what is not; nothing where all is shown."""
    if not view.is_narrowed:
        return ()
    hidden = [*_hidden(view), "matching passages", "excluded text"]
    return (f"{_shown(view)} Not shown: {join_names(hidden)}.",)


def table_narrowing(view: ComparisonView, table: str) -> str:
    """The same for a CSV table, which cannot say it itself; empty where all is shown."""
    if not view.is_narrowed:
        return ""
    if table == "findings":
        hidden = _hidden(view)
        return _shown(view) + (f" Not shown: {join_names(hidden)}." if hidden else "")
    if table == "points":
        return f"Showing {len(view.points):,} of {count(len(view.comparison.points), 'point')}."
    return f"Showing every row of {table}: filters apply to findings and points only."


def findings_by_kind(findings: Iterable[Finding]) -> Counter[str]:
    """How many findings there are of each kind, by its name in KINDS and in their order."""
    of = Counter(plural(finding.kind) for finding in findings)
    return Counter({kind: of[kind] for kind in KINDS if of[kind]})


def _shown(view: ComparisonView) -> str:
    every = count(len(view.comparison.findings), "finding")
    return f"Showing {len(view.findings):,} of {every}: {_asked(view)}."


def _hidden(view: ComparisonView) -> list[str]:
    hidden = findings_by_kind(view.comparison.findings)
    hidden.subtract(findings_by_kind(view.findings))
    return [_of_kind(kind, number) for kind, number in hidden.items() if number]


def _asked(view: ComparisonView) -> str:
    asked = view.selection
    kinds = ["headlines" if kind == "headline" else kind for kind in asked.only]
    parts = [f"only {join_names(kinds)}"] if kinds else []
    if asked.min_weight:
        parts.append(f"weight {asked.min_weight:g} or more")
    if asked.reference:
        own = view.comparison.labels[asked.reference]
        parts.append(f"what {own} lacks or reports differently")
    return ", ".join(parts)


def _of_kind(kind: str, number: int) -> str:
    if kind == "wording":
        return f"{count(number, 'difference')} of wording"
    return count(number, kind.removesuffix("s"))
