"""Origins in reports: which outlets print one text, in a sentence however many they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.findings.derivation import (
    Derivation,
    EditionChange,
    find_derivations,
    find_edition_changes,
)
from corpus.findings.phrasing import without_edition
from corpus.model import Article, article_of
from corpus.reading.credits import agency_called
from corpus.reports.phrases import count, few, moment
from corpus.stories.origins import OriginGroup


class ProvenanceLine(NamedTuple):
    """A sentence, and the passage where one sees it."""

    text: str
    passage: str
    """Its id; empty where the articles have no body."""


class ProvenanceChapter(NamedTuple):
    """What is known of where reports come from."""

    heading: str
    lines: tuple[ProvenanceLine, ...]


def provenance_chapters(comparison: Comparison) -> tuple[ProvenanceChapter, ...]:
    """What reports were made from, and what their editions changed; without empty chapters."""
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
