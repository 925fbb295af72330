"""The sentences that introduce a report: what is shared and missing, origins, languages, review.

Articles that print one text, such as an agency's, are one origin: they count once, and one of them
stands for all (`all_origins`). What is firm is stated, what is only likely "may be".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from corpus.article import Article, article_of
from corpus.comparison import Comparison
from corpus.findings.derivation import (
    Derivation,
    EditionChange,
    find_derivations,
    find_edition_changes,
)
from corpus.findings.phrasing import join_names, without_edition
from corpus.language.languages import language_name
from corpus.model import Tier
from corpus.reading.credits import agency_called
from corpus.reports.phrases import count, few, moment
from corpus.statistics import (
    all_origins,
    missing_points,
    origins_reporting,
    own_points,
    points_in_all,
    points_of_several_origins,
)
from corpus.stories.origins import OriginGroup
from corpus.text_cleaning import clean_line

_TIERS: tuple[Tier, Tier] = ("firm", "likely")


def opening(comparison: Comparison) -> tuple[str, ...]:
    """The sentences a report opens with: languages, origins, what is shared, what is missing.

    Of two origins, what each has that the other lacks, then what both have; of more, how many
    points are in all, some and one of them, then a sentence for each origin.
    """
    each = () if len(all_origins(comparison)) == 2 else _each(comparison)
    first = (*_languages(comparison), *origin_sentences(comparison))
    return (*first, *main_counts(comparison), *each)


def main_counts(comparison: Comparison) -> tuple[str, ...]:
    """Of two origins, what each lacks and what both have; of more, where the points are."""
    if len(all_origins(comparison)) == 2:
        return _of_two(comparison)
    return (_distribution(comparison),)


def about_sources(comparison: Comparison) -> tuple[str, ...]:
    """How many reports there are, of which origins, in which languages; what could not be read.

    A few sentences, whatever the number of articles.
    """
    unread = comparison.problems
    causes = "; ".join(f"{clean_line(one.source)}: {clean_line(one.cause)}" for one in unread[:2])
    more = f"; and {len(unread) - 2:,} more" if len(unread) > 2 else ""
    return (
        f"{count(len(comparison.articles), 'report')} compared.",
        *_languages(comparison),
        *_few_sentences(origin_sentences(comparison)),
        *([f"Not read: {causes}{more}."] if unread else ()),
    )


def _few_sentences(said: tuple[str, ...]) -> tuple[str, ...]:
    """The first sentences and the last one, which counts, with how many are left out."""
    left = len(said) - _MOST_SENTENCES
    if left < 1:
        return said
    return (*said[: _MOST_SENTENCES - 1], f"{count(left, 'more group')} of copies.", said[-1])


_MOST_SENTENCES = 5


def _languages(comparison: Comparison) -> tuple[str, ...]:
    """One sentence where articles are in different languages."""
    outlets: dict[str, list[str]] = {}
    for article in comparison.articles:
        name = language_name(article.language)
        outlets.setdefault(name, []).append(comparison.labels[article.id])
    if len(outlets) < 2:
        return ()
    clauses = [
        f"{few(names)} {'is' if len(names) == 1 else 'are'} in {language}"
        for language, names in outlets.items()
    ]
    return (
        f"{join_names(clauses)}: between languages only names, figures and dates are matched, so "
        "every point missing across them is marked as “may be missing”.",
    )


def _of_two(comparison: Comparison) -> tuple[str, str]:
    """What each of two origins has that the other lacks, and what both have."""
    one, two = all_origins(comparison)
    clauses = [
        _missing_from_other(comparison, having=one, lacking=two),
        _missing_from_other(comparison, having=two, lacking=one),
    ]
    if not any(missing_points(comparison, article) for article in (one, two)):
        called = comparison.names.of_origin
        clauses = [f"No point of {called(one)} or {called(two)} is missing from the other"]
    firm, likely = (len(points_of_several_origins(comparison, tier=tier)) for tier in _TIERS)
    if firm and likely:
        shared = f"{_points(firm)} in both, and {likely:,} more that may be"
    elif likely:
        shared = f"{_points(likely)} may be in both"
    else:
        shared = f"{_points(firm)} in both"
    return f"{'; '.join(clauses)}.", f"{shared[0].upper()}{shared[1:]}."


def _missing_from_other(comparison: Comparison, *, having: str, lacking: str) -> str:
    """A clause on what one origin has and another lacks: "Fox has 3 points not found in BBC"."""
    firm, likely = (len(missing_points(comparison, lacking, tier)) for tier in _TIERS)
    one, other = _having(comparison, having), comparison.names.of_origin(lacking)
    if firm and likely:
        return f"{one} {_points(firm)} not found in {other}, and {_more(likely)} be missing"
    if likely:
        return f"{one} {_points(likely)} that may be missing from {other}"
    return f"{one} {_points(firm)} not found in {other}"


def _having(comparison: Comparison, article: str) -> str:
    """An origin and its verb: "Fox has", "Herald and Post have"."""
    names = comparison.names
    return f"{names.of_origin(article)} {'have' if names.are_several(article) else 'has'}"


def _distribution(comparison: Comparison) -> str:
    """How many points are in all origins, in some and in one: "Of 9 points, 2 are in all 3 …"."""
    counted = all_origins(comparison)
    everywhere = Counter[Tier]()
    some, one = everywhere.copy(), everywhere.copy()
    for tier in _TIERS:
        shared = points_of_several_origins(comparison, tier=tier)
        everywhere[tier] = len(points_in_all(comparison, tier))
        in_all = sum(len(origins_reporting(comparison, point)) == len(counted) for point in shared)
        some[tier] = len(shared) - in_all
        one[tier] = sum(len(own_points(comparison, own, tier)) for own in counted)
    what = "reports" if len(counted) == len(comparison.articles) else "origins"
    return (
        f"Of {count(len(comparison.points), 'point')}, "
        f"{_in(everywhere, f'in all {len(counted)} {what}')}, {_in(some, 'in some of them')}, "
        f"{_in(one, 'in only one')}."
    )


def _in(found: Mapping[Tier, int], where: str) -> str:
    """A clause with the points of each tier: "2 are in all 3 reports (1 more may be)"."""
    firm, likely = found["firm"], found["likely"]
    if not firm and likely:
        return f"{likely:,} may be {where}"
    more = f" ({likely:,} more may be)" if likely else ""
    return f"{f'{firm:,}' if firm else 'none'} {'are' if firm > 1 else 'is'} {where}{more}"


def _each(comparison: Comparison) -> list[str]:
    """A sentence for each origin: what it alone has, and what it lacks."""
    return [
        f"{_having(comparison, article)} {_own(comparison, article)}"
        f"{_missing(comparison, article)}."
        for article in all_origins(comparison)
    ]


def _own(comparison: Comparison, article: str) -> str:
    """What an origin alone has: "3 points of its own, and 1 more that may be"."""
    firm, likely = (len(own_points(comparison, article, tier)) for tier in _TIERS)
    whose = "their" if comparison.names.are_several(article) else "its"
    if firm and likely:
        return f"{_points(firm)} of {whose} own, and {_more(likely)} be"
    if likely:
        return f"{_points(likely)} that may be {whose} own"
    return f"{_points(firm)} of {whose} own"


def _missing(comparison: Comparison, article: str) -> str:
    """What an origin lacks, with the mark before it: "; 3 points from the others were …"."""
    firm, likely = (len(missing_points(comparison, article, tier)) for tier in _TIERS)
    found = "was" if firm == 1 else "were"
    it = "them" if comparison.names.are_several(article) else "it"
    if firm and likely:
        return (
            f"; {_points(firm)} from the others {found} not found in {it}, and {likely:,} more may "
            "be missing"
        )
    if likely:
        return f"; {_points(likely)} from the others may be missing from {it}"
    if firm:
        return f"; {_points(firm)} from the others {found} not found in {it}"
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


# Origins: which outlets print one text, what reports were made from, what editions changed.


class ProvenanceLine(NamedTuple):
    """A sentence, and the passage that shows it."""

    text: str
    passage: str
    """The passage's id; empty where the article has no body."""


class ProvenanceChapter(NamedTuple):
    """Sentences on where reports come from, under a heading."""

    heading: str
    lines: tuple[ProvenanceLine, ...]


def provenance_chapters(comparison: Comparison) -> tuple[ProvenanceChapter, ...]:
    """Which reports are copies or were made from others, and what later editions changed."""
    chapters = (
        ProvenanceChapter("Where the reports come from", tuple(_made_from(comparison))),
        ProvenanceChapter("What changed between editions", tuple(_changed(comparison))),
    )
    return tuple(chapter for chapter in chapters if chapter.lines)


def _made_from(comparison: Comparison) -> Iterator[ProvenanceLine]:
    for origin in comparison.origins:
        if said := origin_sentence(comparison, origin):
            yield ProvenanceLine(said, _opening(comparison, origin.lead))
    for one in derivations(comparison):
        passage = next(iter(one.passages), _opening(comparison, one.article))
        yield ProvenanceLine(derivation_sentence(comparison, one), passage)


def _changed(comparison: Comparison) -> Iterator[ProvenanceLine]:
    for change in edition_changes(comparison):
        text = edition_sentence(comparison, change)
        yield ProvenanceLine(text, _opening(comparison, change.article))
        yield from _passages(comparison, change)


def _opening(comparison: Comparison, article: str) -> str:
    """The first body passage of an article."""
    return next((passage.id for passage in comparison.article[article].body), "")


def derivations(comparison: Comparison) -> tuple[Derivation, ...]:
    """What articles took from earlier ones, in the order of the articles."""
    return find_derivations(comparison.articles, comparison.origins, comparison.links)


def edition_changes(comparison: Comparison) -> tuple[EditionChange, ...]:
    """What later editions of articles changed, in the order of the articles."""
    return find_edition_changes(comparison.articles, comparison.links)


def derivation_sentence(comparison: Comparison, found: Derivation) -> str:
    """The shares of an article: "The Herald: 62% Reuters, 21% reworded, 17% its own"."""
    labels, articles = comparison.labels, comparison.article
    source = labels[found.source]
    parts = (
        f"{found.verbatim:.0%} {source}",
        f"{found.reworded:.0%} reworded",
        f"{found.own:.0%} its own",
    )
    left_out = f"; {found.left_out:.0%} of {source} is left out" if found.left_out else ""
    when = _when(labels, articles[found.source], articles[found.article])
    return f"{labels[found.article]}: {', '.join(parts)}{left_out}{when}."


def _when(labels: Mapping[str, str], first: Article, later: Article) -> str:
    """When two articles were published, in brackets; empty where that is not known."""
    if first.role == "release":
        return f" ({labels[first.id]} is a press release)"
    if not first.published_at or not later.published_at:
        return ""
    return f" ({labels[first.id]} {moment(first.published_at)}; {moment(later.published_at)})"


def edition_sentence(comparison: Comparison, change: EditionChange) -> str:
    """How much an edition changed, and what of it others had published in the meantime."""
    label, before = comparison.labels[change.article], comparison.article[change.before]
    changes = [
        f"{count(number, 'passage')} {how}"
        for number, how in (
            (len(change.added), "added"),
            (len(change.reworded), "reworded"),
            (len(change.removed), "removed"),
        )
        if number
    ]
    if not changes:
        return f"{label}: no passage changed since edition {before.edition}."
    said = f"{label}, compared with edition {before.edition}: {', '.join(changes)}."
    if not change.followed:
        return said
    outlets = dict.fromkeys(article_of(one) for _, others in change.followed for one in others)
    names = few(comparison.names.listed(outlets))
    number = len(change.followed)
    are = "is" if number == 1 else "are"
    return f"{said} {number:,} of these {are} also in {names}, published in between."


def _passages(comparison: Comparison, change: EditionChange) -> Iterator[ProvenanceLine]:
    """Each passage that changed, in quotation marks."""
    followed = dict(change.followed)

    def quoted(passage: str) -> str:
        found = comparison.passage[passage]
        is_quoted = found.text.startswith(("“", '"')) and found.text.endswith(("”", '"'))
        return f"¶{found.paragraph} {found.text if is_quoted else f'“{found.text}”'}"

    def after(passage: str) -> str:
        outlets = dict.fromkeys(map(article_of, followed.get(passage, ())))
        return f" (before that in {few(comparison.names.listed(outlets))})" if outlets else ""

    for passage in change.added:
        yield ProvenanceLine(f"Added: {quoted(passage)}{after(passage)}", passage)
    for old, new in change.reworded:
        text = f"Reworded: {quoted(old)} → {quoted(new)}{after(new)}"
        yield ProvenanceLine(text, new)
    for passage in change.removed:
        yield ProvenanceLine(f"Removed: {quoted(passage)}", passage)


def origin_sentences(comparison: Comparison) -> tuple[str, ...]:
    """How many outlets and origins there are, and a sentence for each origin of several outlets.

    Nothing where every outlet is an origin of its own.
    """
    said = tuple(filter(None, (origin_sentence(comparison, one) for one in comparison.origins)))
    counts = origin_counts(comparison)
    return (*said, f"{counts}: what one origin reports counts once.") if counts and said else said


def origin_counts(comparison: Comparison) -> str:
    """The number of outlets and of origins: "5 outlets, 2 origins"; else empty."""
    outlets = len({one.edition_of or one.id for one in comparison.articles})
    origins = len(comparison.origins)
    if not origins or (outlets == origins and outlets == len(comparison.articles)):
        return ""
    return f"{count(outlets, 'outlet')}, {count(origins, 'origin')}"


def origin_sentence(comparison: Comparison, origin: OriginGroup) -> str:
    """What the articles of an origin have in common; empty for an article by itself."""
    labels = comparison.labels
    outlets = list(dict.fromkeys(without_edition(labels[one]) for one in origin.articles))
    if len(origin.articles) < 2:
        return ""
    if len(outlets) == 1:
        return f"{outlets[0]} is here in {len(origin.articles):,} editions."
    if origin.kind == "agency copy":
        printing = [one for one in outlets if agency_called(one) != origin.agency] or outlets
        prints = "prints" if len(printing) == 1 else "print"
        return f"{few(printing)} {prints} {origin.agency} copy."
    if len(origin.articles) == 2 and origin.copies:
        return (
            f"{outlets[0]} and {outlets[1]} are largely the same text: "
            f"{origin.copies[0].share:.0%} of the shorter one is in the other too."
        )
    return f"{few(outlets)} are based on the same text."
