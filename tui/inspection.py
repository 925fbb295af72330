"""What the inspector says of a place: each telling of the point, and why they are linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.alignment.link import Link, Reasons
from corpus.article import Article, Passage, Span
from corpus.comparison import Comparison, article_of
from corpus.findings.wording import common_words


@dataclass(frozen=True, slots=True)
class Entry:
    """A labelled text: what one article tells, that it does not, or why a link stands."""

    label: str
    text: str
    where: str = ""
    """The paragraph: "¶5"."""
    common: tuple[Span, ...] = ()
    """Words that are told elsewhere too, as spans in `text`."""
    quiet: bool = False
    """Whether it is said about the articles rather than by them."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything that is said of one passage."""

    entries: tuple[Entry, ...]
    link: Link | None
    """The strongest one."""
    common: Mapping[str, tuple[Span, ...]]
    """What each passage that tells it has in common, by id, as spans in its article's text."""


def inspect(comparison: Comparison, passage: str) -> Inspection:
    """Lay a passage beside what every other article tells of it."""
    chosen = comparison.passage[passage]
    links = comparison.links_of.get(passage, ())
    others = [comparison.passage[other] for other in comparison.counterparts(passage)]
    common = {other.id: common_words(other.text, chosen.text) for other in others}
    back = (span for other in others for span in common_words(chosen.text, other.text))
    common[passage] = tuple(sorted(set(back)))

    own = comparison.article[article_of(passage)]
    entries = [_entry(own, chosen, common)]
    for article in comparison.articles:
        telling = [other for other in others if article_of(other.id) == article.id]
        entries += [_entry(article, other, common) for other in telling]
        if not telling and article is not own and chosen.kind == "body":
            entries.append(
                Entry(article.outlet, _not_found(comparison, chosen, article), quiet=True)
            )
    if links and (because := _because(links[0].reasons)):
        entries.append(Entry("because", because, quiet=True))
    in_text = {
        told: tuple(Span(start + span.start, start + span.end) for span in spans)
        for told, spans in common.items()
        for start in (comparison.passage[told].span.start,)
    }
    return Inspection(tuple(entries), links[0] if links else None, in_text)


def _entry(article: Article, passage: Passage, common: Mapping[str, tuple[Span, ...]]) -> Entry:
    return Entry(article.outlet, passage.text, f"¶{passage.paragraph}", common[passage.id])


def _not_found(comparison: Comparison, chosen: Passage, article: Article) -> str:
    near = comparison.nearest(chosen.id, article.id)
    if near is None:
        return "not found here"
    passage = comparison.passage[near.passage]
    return f"not found here; nearest is ¶{passage.paragraph} ({near.score:.2f}): {passage.text}"


def _because(reasons: Reasons) -> str:
    words = dict.fromkeys((*reasons.figures, *reasons.names, *reasons.words))
    quote = (f"“{reasons.quote}”",) if reasons.quote else ()
    return " · ".join((*quote, *words))
