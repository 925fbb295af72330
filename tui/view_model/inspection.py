"""What the inspector shows of a passage: its counterparts, what they share, how they differ."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from corpus.alignment.certainty import is_close
from corpus.article import Article, Passage, Span, article_of
from corpus.model import AGREEING_VERDICTS, DIFFERING_VERDICTS, FigureFinding
from corpus.passage_status import GLYPHS, REVIEW_GLYPHS, shared_spans
from corpus.statistics import passage_absence

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.model import Finding, Link, Reasons


@dataclass(frozen=True, slots=True)
class Entry:
    """A labelled text in the inspector: a passage, or a remark, such as "No match found"."""

    label: str
    text: str
    where: str = ""
    """The paragraph: "¶5"."""
    common: tuple[Span, ...] = ()
    """Words that the passages share, as spans in `text`."""
    own: tuple[Span, ...] = ()
    """Words that only this one has. Words without content, as "the", are in neither."""
    note: str = ""
    """Words after the text: of one of several counterparts, the label and score of its link."""
    tone: Literal["passage", "differs", "quiet"] = "passage"
    """Whether it is a passage, a difference between passages, or another remark on them."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the inspector shows of one passage."""

    entries: tuple[Entry, ...]
    link: Link | None
    """The strongest link of the passage; None without any."""
    common: Mapping[str, tuple[Span, ...]]
    """The shared words of the passage and of each counterpart, by passage id, as spans in the
    text of its article."""
    own: Mapping[str, tuple[Span, ...]]
    """The words that only one of them has, likewise."""


NO_LINK = "same point, linked by way of another passage"
"""The note on a counterpart that is not linked with the passage itself."""


def inspect(comparison: Comparison, passage: str) -> Inspection:
    """Return what to show of a passage (by id) and its counterparts in the other articles.

    The entries, in this order: figures and quotes that differ, why the strongest link was made, the
    passage, its counterparts or the closest passages, other findings, notes and bookmarks.
    """
    chosen = comparison.passage[passage]
    links = comparison.links_of.get(passage, ())
    counterparts = [comparison.passage[other] for other in comparison.counterparts(passage)]

    whole = {end for link in links if link.label != "partial" for end in (link.a, link.b)}
    shown = {passage: _passage_entry(comparison, chosen, counterparts, whole)}
    notes = _scores(links, passage) if len(counterparts) > 1 else {}
    shown |= {
        other.id: replace(
            _passage_entry(comparison, other, [chosen], whole),
            note=notes.get(other.id, NO_LINK if notes else ""),
        )
        for other in counterparts
    }
    findings = list(_findings(comparison, passage))
    entries = [entry for entry in findings if entry.tone == "differs"]
    if links and (reasons := _reasons(links[0].reasons)):
        entries.append(Entry("In common", reasons, tone="quiet"))
    entries.append(shown[passage])
    for article in comparison.articles:
        own = [shown[known] for known in shown if article_of(known) == article.id]
        if not own and chosen.kind == "body":
            own = [Entry(article.outlet, _closest(comparison, chosen, article), tone="quiet")]
        entries += (entry for entry in own if entry is not shown[passage])
    if chosen.kind == "boilerplate":
        excluded = f"{chosen.reason}; neither compared nor counted"
        entries.append(Entry("Excluded text", excluded, tone="quiet"))
    entries += (entry for entry in findings if entry.tone != "differs")
    entries += _marks(comparison, passage)
    absolute = {known: comparison.passage[known].span.absolute for known in shown}
    common = {known: tuple(map(absolute[known], entry.common)) for known, entry in shown.items()}
    own_words = {known: tuple(map(absolute[known], entry.own)) for known, entry in shown.items()}
    return Inspection(tuple(entries), links[0] if links else None, common, own_words)


def _passage_entry(
    comparison: Comparison, passage: Passage, others: Sequence[Passage], whole: Collection[str]
) -> Entry:
    """A passage with the words in common and, if it is one of `whole` (ids), those of its own.

    Where only a part is shared, most words are its own, and marking them says nothing.
    """
    from corpus.findings.word_diff import common_words, own_words  # loads the word lists

    article = comparison.article[article_of(passage.id)]
    texts = [other.text for other in others]
    common = common_words(passage.text, texts)
    own = own_words(passage.text, texts) if texts and passage.id in whole else ()
    return Entry(article.outlet, passage.text, f"¶{passage.paragraph}", common, own)


def _scores(links: Iterable[Link], passage: str) -> Mapping[str, str]:
    """The label and the score of each link of a passage, by the id of its counterpart."""
    return {
        link.b if link.a == passage else link.a: f"{link_words(link)} · {link.score:.2f}"
        for link in links
    }


def link_words(link: Link) -> str:
    """What kind of link it is, and whether it is only likely: "likely · partial"."""
    return link.label if link.tier == "firm" else f"likely · {link.label}"


def finding_words(finding: Finding) -> str:
    """What kind of finding it is, and whether a figure's is only likely: "figure, likely"."""
    is_likely = isinstance(finding, FigureFinding) and finding.tier == "likely"
    return f"{finding.kind}, likely" if is_likely else finding.kind


def _closest(comparison: Comparison, chosen: Passage, article: Article) -> str:
    """The passage of an article that comes closest, though it was not linked."""
    nearest = comparison.nearest(chosen.id, article.id)
    absence = passage_absence(comparison, chosen.id, article.id)
    is_firm = absence is not None and absence.tier == "firm"
    said = "No match found" if is_firm else "May be missing"
    if nearest is None:
        return said
    if not (nearest.has_part or is_close(nearest.score)):
        return f"{said}; no close match"
    passage = comparison.passage[nearest.passage]
    cited = f"¶{passage.paragraph}"
    if nearest.has_part:
        return f"No full match found; {cited} has part of it: “{passage.text}”"
    near = "closest is" if is_firm else "may be in"
    return f"{said}; {near} {cited}: “{passage.text}”"


def gap_words(comparison: Comparison, passage: str, article: str) -> tuple[str, str]:
    """What the gap says that an article (by id) has in the place of a passage: a glyph, and words.

    No link joins the two; but the article may have part of the point, or it only may be missing.
    It is left out only where a person confirmed it.
    """
    points = comparison.points_of.get(passage, ())
    if not any(article in point.not_found_in for point in points):
        return GLYPHS["partial"], "in part elsewhere"
    if _is_left_out(comparison, passage, article):
        return REVIEW_GLYPHS["confirmed"], "left out here"
    absence = passage_absence(comparison, passage, article)
    if absence and absence.tier == "firm":
        return "⌀", "not found here"
    return GLYPHS["likely-only-here"], "may be missing here"


def gap_line(
    labels: Mapping[str, str], counts: Mapping[str, int], room: int, key: str, *, is_open: bool
) -> str:
    """How many passages articles have in a gap: "AP: 3 more · BBC: 2 more ▸".

    Where that is longer than `room` cells: "5 more in 2 reports ▸". After it stands the key that
    opens or closes the gap, if one is given; empty if there are no passages.

    Args:
        labels: names of outlets by article id; of an article without one, only the number is said.
        counts: passages by article id.
        room: cells.
        key: as it is printed; empty for none.
        is_open: whether the passages are shown.

    """
    if not counts:
        return ""
    end = f" {'▾' if is_open else '▸'} {key}".rstrip()
    named = " · ".join(
        f"{labels[one]}: {number:,} more" if one in labels else f"{number:,} more"
        for one, number in counts.items()
    )
    if cell_len(named + end) < room:
        return named + end
    reports = f" in {len(counts)} reports" if len(counts) > 1 else ""
    return f"{sum(counts.values()):,} more{reports}{end}"


LISTED = 8
"""The most passages of a gap that are listed."""


def inspect_gap(comparison: Comparison, passages: Iterable[str]) -> Inspection:
    """List passages (by id) that other articles have in a gap, and say how many are not listed."""
    found = [comparison.passage[passage] for passage in passages]
    entries = [
        Entry(comparison.labels[article_of(one.id)], one.text, f"¶{one.paragraph}")
        for one in found[:LISTED]
    ]
    if len(found) > LISTED:
        entries.append(Entry("", f"… and {len(found) - LISTED:,} more", tone="quiet"))
    return Inspection(tuple(entries), None, {}, {})


def _is_left_out(comparison: Comparison, passage: str, article: str) -> bool:
    """Whether a person confirmed that an article leaves out a point of a passage."""
    points = comparison.points_of.get(passage, ())
    omissions = (comparison.omission_of.get(point.id) for point in points)
    return any(omission and article in omission.left_out_by for omission in omissions)


def _reasons(reasons: Reasons) -> str:
    words = dict.fromkeys((*reasons.figures, *reasons.names, *reasons.words))
    quote = (f"“{reasons.quote}”",) if reasons.quote else ()
    return " · ".join((*quote, *words))


def _findings(comparison: Comparison, passage: str) -> Iterator[Entry]:
    """The findings on a passage that do not agree, those that differ first."""
    every = comparison.findings_of.get(passage, ())
    findings = (one for one in every if one.verdict not in AGREEING_VERDICTS)
    for finding in sorted(findings, key=lambda finding: finding.verdict not in DIFFERING_VERDICTS):
        differs = finding.verdict in DIFFERING_VERDICTS
        label = f"{'≠ ' if differs else ''}{finding_words(finding)}"
        yield Entry(label, finding.says, tone="differs" if differs else "quiet")


def _marks(comparison: Comparison, passage: str) -> Iterator[Entry]:
    """The reader's notes on a passage, their bookmark, and the links of it that they rejected."""
    for note in comparison.notes:
        if passage in note.passages:
            yield Entry("Your note", note.text, tone="quiet")
    if passage in comparison.bookmarks:
        yield Entry("Bookmarked", "", tone="quiet")
    for pair in comparison.rejected:
        if passage in pair:
            other = comparison.passage[pair[1] if pair[0] == passage else pair[0]]
            outlet = comparison.labels[article_of(other.id)]
            yield Entry("You rejected", f"Link with {outlet} ¶{other.paragraph}", tone="quiet")


class OwnWords:
    """Finds, when first shown, the words of a linked passage that none of its counterparts has."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._found: dict[str, tuple[Span, ...]] = {}

    def of(self, passage: Passage) -> tuple[Span, ...]:
        """The words as spans in the article's text; none where the passage is only here.

        Of a passage that is shared in part, only that part is compared.
        """
        if passage.id not in self._found:
            self._found[passage.id] = tuple(self._find(passage))
        return self._found[passage.id]

    def _find(self, passage: Passage) -> list[Span]:
        from corpus.findings.word_diff import own_words  # loads the word lists

        links = self.comparison.links_of.get(passage.id, ())
        if not links:
            return []
        ends = (link.b if link.a == passage.id else link.a for link in links)
        others = [self.comparison.passage[end].text for end in ends]
        own = [passage.span.absolute(span) for span in own_words(passage.text, others)]
        if any(link.label != "partial" for link in links):
            return own
        shared = shared_spans(self.comparison, passage)
        return [word for word in own if any(word.overlaps(part) for part in shared)]
