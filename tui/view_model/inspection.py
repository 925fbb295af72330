"""What the inspector says of a place: each telling of the point, and why they are linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.comparison import Comparison, article_of
from corpus.model import AGREEING_VERDICTS, DIFFERING_VERDICTS, Article, Passage, Span
from corpus.passage_status import shared_spans
from corpus.reports.introduction import opening
from corpus.reports.phrases import count
from tui.view_model.place import Place
from tui.view_model.walks import WALKS, WalkName, Walks

if TYPE_CHECKING:
    from corpus.model import Link, Reasons

# What the dashboard says in words: what there is to see, and where the reader is in it.


def counts(comparison: Comparison) -> str:
    """How much there is, for the first row of the screen."""
    every = len(comparison.articles)
    shared = sum(len(point.included_by) > 1 for point in comparison.points)
    parts = [count(every, "source"), count(len(comparison.points), "point"), f"{shared:,} shared"]
    if odd := sum(finding.verdict in DIFFERING_VERDICTS for finding in comparison.findings):
        parts.append(f"{odd:,} differ" if odd > 1 else "1 differs")
    if comparison.problems:
        parts.append(f"{len(comparison.problems):,} unread")
    return " · ".join(parts)


def overview(comparison: Comparison, keys: str) -> tuple[str, ...]:
    """What there is to see, and the `keys` that lead there."""
    unread = tuple(
        f"Not read: {problem.source}: {problem.cause}" for problem in comparison.problems
    )
    return (*opening(comparison), keys, *unread)


HINTS = {
    "next-shared": "shared",
    "next-difference": "differences",
    "next-missing": "what it lacks",
    "next-only-here": "what only it has",
    "help": "all keys",
}
"""Where to begin: commands, and what they lead to."""


def rethreshold(before: Comparison, after: Comparison) -> str:
    """What another threshold has changed: "0.30 → 0.25: 3 links more"."""
    more = len(after.links) - len(before.links)
    said = f"{count(abs(more), 'link')} {'more' if more > 0 else 'fewer'}" if more else "no change"
    return f"{before.settings.threshold:.2f} → {after.settings.threshold:.2f}: {said}"


def counter(walks: Walks, place: Place, taken: WalkName | None = None) -> str:
    """Which stop this is of the walk `taken`, or else of one it belongs to: "aligned 3 of 9"."""
    for name in (taken, *WALKS) if taken else WALKS:
        walk = walks.walk(name, place.article)
        if number := walk.number(walks.bearing(place, name)):
            return f"{walk.name} {number:,} of {len(walk.stops):,}"
    return ""


# Words in which a passage differs from what others tell of it, found when first shown.


class OwnWords:
    """The words of each linked passage that none of its counterparts has."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._found: dict[str, tuple[Span, ...]] = {}

    def of(self, passage: Passage) -> tuple[Span, ...]:
        """The words as spans in the article's text; none where no other article tells it.

        Of a passage that is told in part, only that part is compared.
        """
        if passage.id not in self._found:
            self._found[passage.id] = tuple(self._own(passage))
        return self._found[passage.id]

    def _own(self, passage: Passage) -> list[Span]:
        from corpus.findings.word_diff import own_words  # slow to import: it knows words

        links = self.comparison.links_of.get(passage.id, ())
        if not links:
            return []
        ends = (link.b if link.a == passage.id else link.a for link in links)
        others = [self.comparison.passage[end].text for end in ends]
        own = [passage.span.inside(span) for span in own_words(passage.text, others)]
        if any(link.label != "partial" for link in links):
            return own
        parts = shared_spans(self.comparison, passage)
        return [word for word in own if any(word.overlaps(part) for part in parts)]


@dataclass(frozen=True, slots=True)
class Entry:
    """A labelled text: what one article tells, that it does not, or why a link stands."""

    label: str
    text: str
    where: str = ""
    """The paragraph: "¶5"."""
    common: tuple[Span, ...] = ()
    """Words that are told elsewhere too, as spans in `text`."""
    own: tuple[Span, ...] = ()
    """Words that are not; words that tell nothing, as "the", are in neither."""
    tone: Literal["told", "differs", "quiet"] = "told"
    """Told by an article; a difference between them; or another thing said about them."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything that is said of one passage."""

    entries: tuple[Entry, ...]
    link: Link | None
    """The strongest one."""
    common: Mapping[str, tuple[Span, ...]]
    """What each passage that tells it has in common, by id, as spans in its article's text."""
    own: Mapping[str, tuple[Span, ...]]
    """The words that are not told elsewhere, likewise."""


def inspect(comparison: Comparison, passage: str) -> Inspection:
    """Lay a passage beside what every other article tells of it."""
    chosen = comparison.passage[passage]
    links = comparison.links_of.get(passage, ())
    others = [comparison.passage[other] for other in comparison.counterparts(passage)]

    told = {passage: _entry(comparison, chosen, others)}
    told |= {other.id: _entry(comparison, other, [chosen]) for other in others}
    differences = list(_differences(comparison, passage))
    entries = [entry for entry in differences if entry.tone == "differs"]
    if links and (because := _because(links[0].reasons)):
        entries.append(Entry("because", because, tone="quiet"))
    entries.append(told[passage])
    for article in comparison.articles:
        telling = [told[known] for known in told if article_of(known) == article.id]
        if not telling and chosen.kind == "body":
            telling = [Entry(article.outlet, _not_found(comparison, chosen, article), tone="quiet")]
        entries += (entry for entry in telling if entry is not told[passage])
    if chosen.kind == "boilerplate":
        said = f"{chosen.reason}; neither compared nor counted"
        entries.append(Entry("set apart", said, tone="quiet"))
    entries += (entry for entry in differences if entry.tone != "differs")
    entries += _added(comparison, passage)
    inside = {known: comparison.passage[known].span.inside for known in told}
    common = {known: tuple(map(inside[known], entry.common)) for known, entry in told.items()}
    own = {known: tuple(map(inside[known], entry.own)) for known, entry in told.items()}
    return Inspection(tuple(entries), links[0] if links else None, common, own)


def _added(comparison: Comparison, passage: str) -> Iterator[Entry]:
    """What a person wrote or marked here."""
    for note in comparison.notes:
        if passage in note.passages:
            yield Entry("your note", note.text, tone="quiet")
    if passage in comparison.bookmarks:
        yield Entry("bookmark", "yours", tone="quiet")


def _differences(comparison: Comparison, passage: str) -> Iterator[Entry]:
    """The findings on a passage, those at odds first."""
    findings = [
        f for f in comparison.findings_of.get(passage, ()) if f.verdict not in AGREEING_VERDICTS
    ]
    for finding in sorted(findings, key=lambda finding: finding.verdict not in DIFFERING_VERDICTS):
        at_odds = finding.verdict in DIFFERING_VERDICTS
        label = f"{'≠ ' if at_odds else ''}{finding.kind}"
        yield Entry(label, finding.says, tone="differs" if at_odds else "quiet")


def _entry(comparison: Comparison, passage: Passage, others: Sequence[Passage]) -> Entry:
    from corpus.findings.word_diff import common_words, own_words  # slow to import: it knows words

    article = comparison.article[article_of(passage.id)]
    texts = [other.text for other in others]
    common = common_words(passage.text, texts)
    own = own_words(passage.text, texts) if texts else ()
    return Entry(article.outlet, passage.text, f"¶{passage.paragraph}", common, own)


def _not_found(comparison: Comparison, chosen: Passage, article: Article) -> str:
    near = comparison.nearest(chosen.id, article.id)
    if near is None:
        return "not found here"
    passage = comparison.passage[near.passage]
    if near.has_part:
        return f"not found here; ¶{passage.paragraph} tells the point in part: {passage.text}"
    return f"not found here; nearest is ¶{passage.paragraph} ({near.score:.2f}): {passage.text}"


def _because(reasons: Reasons) -> str:
    words = dict.fromkeys((*reasons.figures, *reasons.names, *reasons.words))
    quote = (f"“{reasons.quote}”",) if reasons.quote else ()
    return " · ".join((*quote, *words))
