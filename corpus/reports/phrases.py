"""Phrases that all reports share, so that the same thing reads the same in each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.model import Link, Origin, Reasons


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""Written out here, because the locale must not change a report."""

_ORIGINS: Mapping[Origin, str] = {
    "computed": "",
    "confirmed": ", confirmed by a reviewer",
    "added": ", added by a reviewer",
}


def count(number: int, thing: str) -> str:
    """A number with its noun: "1 point", "7 points"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def day(published: date) -> str:
    """A date as newspapers write it: "17 February 2022"."""
    return f"{published.day} {_MONTHS[published.month - 1]} {published.year}"


def moment(published: datetime) -> str:
    """A moment with its zone: "17 February 2022, 10:30 UTC+01:00"."""
    return f"{day(published)}, {published:%H:%M} {published.tzname() or ''}".rstrip()


def published_text(article: Article) -> str:
    """An article's day, with its time and zone where they are known, in ISO 8601; "" for none."""
    published = article.published_at or article.published
    return published.isoformat() if published else ""


def link_label(link: Link) -> str:
    """How sure a link is, its label, and who decided: "likely match, score 0.61, partial"."""
    sure = "match" if link.tier == "firm" else "likely match"
    return f"{sure}, score {link.score:.2f}, {link.label}{_ORIGINS[link.origin]}"


def match_label(link: Link) -> str:
    """A match in words, without its score: "likely match, partial"."""
    sure = "match" if link.tier == "firm" else "likely match"
    return f"{sure}, {link.label}{_ORIGINS[link.origin]}"


def certainty_words(certainty: float) -> str:
    """A certainty as a report gives it: "certainty 0.97"; never rounded up to 1."""
    shown = certainty if certainty == 1 else min(certainty, 0.99)
    return f"certainty {shown:.2f}"


def few(names: Sequence[str], most: int = 4) -> str:
    """Names joined as in a sentence, of many only the first: "A, B, C, D and 57 others"."""
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most:,} others"
    from corpus.findings.phrasing import join_names

    return join_names(names)


def in_marks(text: str) -> str:
    """A text in quotation marks; as it is where it begins with one, since two would be too many.

    >>> in_marks("It rains."), in_marks("“It rains,” she said."), in_marks("“It rains …")
    ('“It rains.”', '“It rains,” she said.', '“It rains …”')
    """
    if not text.startswith(("“", '"')):
        return f"“{text}”"
    closing = "”" if text[0] == "“" else '"'
    is_open = text.rfind(text[0]) >= text.rfind(closing) if closing == "”" else text.count('"') % 2
    return f"{text}{closing}" if is_open else text


def copies_words(copies: Collection[str]) -> str:
    """How many copies have the same: " and 3 copies"; empty if there are none."""
    return f" and {len(copies):,} {'copy' if len(copies) == 1 else 'copies'}" if copies else ""


def listed(items: Sequence[str], most: int = 6) -> str:
    """Items with semicolons between them, of many only the first: "A; B; …; and 57 more"."""
    more = (f"and {len(items) - most:,} more",) if len(items) > most + 1 else ()
    return "; ".join((*(items[:most] if more else items), *more))


def excerpt(text: str, words: int = 10) -> str:
    """The first words of a text, with an ellipsis if there are more."""
    first = text.split()
    return " ".join(first[:words]) + (" …" if len(first) > words else "")


def in_common(reasons: Reasons) -> str:
    """Why two passages are linked: the quote, figures, names and words that both have."""
    quote = (f"“{reasons.quote}”",) if reasons.quote else ()
    words = (*reasons.figures, *reasons.names, *reasons.words)
    return ", ".join(dict.fromkeys((*quote, *(word.replace("~", "/") for word in words))))


def why_linked(link: Link) -> str:
    """What two linked passages have in common: "; in common: 9,000, Monday"; empty if verbatim."""
    common = "" if link.label == "verbatim" else in_common(link.reasons)
    return f"; in common: {common}" if common else ""


def word_changes(pairs: Sequence[tuple[str, str]]) -> str:
    """Words beside those in their place: "“man” → “boy”, adds “late”"."""
    removed = {ours.casefold() for ours, theirs in pairs if not theirs}
    moved = {theirs.casefold() for ours, theirs in pairs if not ours} & removed
    changes = [_word_change(ours, theirs, moved) for ours, theirs in pairs]
    return ", ".join(filter(None, changes))


def _word_change(ours: str, theirs: str, moved: Set[str]) -> str:
    if not theirs:
        return "" if ours.casefold() in moved else f"without “{ours}”"
    if not ours:
        return f"“{theirs}” elsewhere" if theirs.casefold() in moved else f"adds “{theirs}”"
    return f"“{ours}” → “{theirs}”"
