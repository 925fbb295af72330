"""Writes findings about figures: the values of each outlet in one sentence, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import groupby

from corpus.article import Article, Passage, article_of
from corpus.extraction.quantities.small_kinds import qualifier_words
from corpus.extraction.quantities.tolerance import in_unit_of, why_compatible
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.findings.figure_conflicts import is_comparable
from corpus.findings.figure_mentions import Mention
from corpus.findings.figure_pairing import Pairing
from corpus.findings.phrasing import OutletNames, join_names, outlet_labels
from corpus.model import FigureFinding, FigureReason, FigureValue, FigureVerdict, Tier
from corpus.stories.origins import OriginGroup

_TOPIC_WORDS = 2
"""Words that say what a sum, a share or a length is of, where no noun does."""
_EMPTY = frozenset(
    {"made", "makes", "make", "gets", "get", "got", "went", "goes", "came", "comes", "come", "gave"}
    | {"gives", "give", "took", "takes", "take", "taken", "given", "needs", "became", "becomes"}
)
"""Verbs that say nothing of it."""


class FindingWriter:
    """Makes findings with their sentences, in the order of the articles."""

    def __init__(self, articles: Sequence[Article], origins: Iterable[OriginGroup] = ()) -> None:
        self.rank = {article.id: place for place, article in enumerate(articles)}
        self.names = OutletNames(outlet_labels(articles), origins)

    def place(self, finding: FigureFinding) -> tuple[int, int, str]:
        """The place of a finding: that of its first figure."""
        first = finding.values[0]
        return self.rank[article_of(first.passage)], first.start, finding.id

    def paired(self, pairings: Sequence[Pairing], verdict: FigureVerdict) -> FigureFinding:
        """The finding of pairings that belong together."""
        every = {mention for pairing in pairings for mention in (pairing.a, pairing.b)}
        ordered = sorted(every, key=lambda m: (self.rank[m.article], m.figure.span))
        values = " · ".join(self._values(ordered))
        notes = [topic] if (topic := _topic(ordered)) else []
        reason: FigureReason = ""
        if verdict == "compatible":
            first = next(one for one in pairings if one.verdict == "compatible")
            a, b = sorted((first.a, first.b), key=ordered.index)
            reason = why_compatible(a.figure, b.figure)
            notes.append(_explained(a, b, reason))
        says = f"{values} ({'; '.join(notes)})" if notes else values
        firm = all(pairing.tier == "firm" for pairing in pairings)
        passages = [mention.passage for mention in ordered]
        tier: Tier = "firm" if firm else "likely"
        found = _finding(verdict, passages, says, ordered)
        return replace(found, tier=tier, reason=reason)

    def _values(self, ordered: Iterable[Mention]) -> Iterator[str]:
        """The figures of each article after its name; copies that give the same stand as one."""
        giving: dict[tuple[str, str], list[str]] = {}
        for article, mentions in groupby(ordered, key=lambda mention: mention.article):
            key = self.names.origin(article), _listed(mentions)
            giving.setdefault(key, []).append(article)
        for (_, values), articles in giving.items():
            yield f"{join_names(self.names.listed(articles))}: {values}"

    def unmatched(self, mention: Mention, passages: Sequence[Passage], tier: Tier) -> FigureFinding:
        """The finding of a figure that only one article gives."""
        lacking = sorted(
            {passage.id: passage for passage in passages}.values(),
            key=lambda passage: (self.rank[article_of(passage.id)], passage.span),
        )
        articles = dict.fromkeys(article_of(passage.id) for passage in lacking)
        (name,) = self.names.listed([mention.article])
        says = f"{name}: {_text(mention)} · not found in {join_names(self.names.listed(articles))}"
        found = _finding("only here", [mention.passage, *lacking], says, [mention])
        return replace(found, tier=tier)


def grouped(pairings: Sequence[Pairing]) -> Iterator[tuple[list[Pairing], FigureVerdict]]:
    """The pairings that make one finding, and its verdict.

    Equal figures belong together, and so do figures in conflict with one another or with equal
    ones. A figure that is compatible with one in conflict makes a finding of its own: it would
    stand there as if it were in the conflict too.
    """
    left = list(pairings)
    for verdict in ("conflict", "compatible", "agree"):
        wanted = [one for one in left if one.verdict == verdict or _is_equal(one)]
        for group in _joined(wanted if verdict != "agree" else left):
            if any(one.verdict == verdict for one in group):
                yield group, verdict
                told = {mention for one in group for mention in (one.a, one.b)}
                left = [one for one in left if not {one.a, one.b} <= told]


def _is_equal(pairing: Pairing) -> bool:
    """Whether two figures are equal and of one measure: not the Friday of another act."""
    return pairing.verdict == "agree" and is_comparable(pairing.a, pairing.b)


def _joined(pairings: Sequence[Pairing]) -> list[list[Pairing]]:
    """The pairings in groups that share no figure, in their order.

    The smaller of two groups joins the larger: among a hundred copies, thousands of pairings do.
    """
    places: dict[Mention, list[int]] = {}
    for place, (a, b) in enumerate((one.a, one.b) for one in pairings):
        small, large = sorted((places.get(a, []), places.get(b, [])), key=len)
        if small is not large:
            large += small
            for at in small:
                places[pairings[at].a] = places[pairings[at].b] = large
        large.append(place)
        places[a] = places[b] = large
    groups = {id(group): group for group in places.values()}
    return [[pairings[place] for place in sorted(group)] for group in groups.values()]


def _listed(mentions: Iterable[Mention]) -> str:
    """The figures of one article, each expression once, with a note of those in the headline."""
    parts: dict[str, None] = {}
    for mention in mentions:
        headline = mention.passage.reason == "headline"
        parts[f"{_text(mention)} (headline)" if headline else _text(mention)] = None
    return ", ".join(parts)


def _topic(mentions: Sequence[Mention]) -> str:
    """What figures are about that count nothing named: their act, else the words in common."""
    first = mentions[0]
    if any(mention.figure.of or mention.figure.kind == "ordinal" for mention in mentions):
        return ""
    if first.act.name and all(mention.act.name == first.act.name for mention in mentions):
        return first.tokens.at(first.act.place).text
    common = frozenset.intersection(*(mention.near for mention in mentions))
    small = speaker_lexicon().function_words  # "off", "while"
    near = [word for word in first.words_near(common) if word.lower() not in small]
    # Rather "shares" than "Home, Depot", and no "gets".
    things = [word for word in near if word[0].islower() and word not in _EMPTY]
    return ", ".join((things or near)[:_TOPIC_WORDS])


def _explained(a: Mention, b: Mention, reason: FigureReason) -> str:
    """Why both values can be true."""
    if reason == "conversion":
        return f"{_text(a)} is {in_unit_of(a.figure, b.figure)}"
    if reason == "qualifier" and "vague" not in {a.figure.qualifier, b.figure.qualifier}:
        told = list(dict.fromkeys(f"“{q}”" for m in (a, b) if (q := _qualifier(m))))
        leave = "leaves" if len(told) == 1 else "leave"
        return f"{join_names(told)} {leave} room"
    return {
        "qualifier": "no exact number",
        "rounding": "rounded", "range": "one is in the range of the other",
        "precision": "one is more exact",
    }[reason]  # fmt: skip


def _text(mention: Mention) -> str:
    """A figure as it is written, with what it counts and what befell those that it counts."""
    tokens, figure, (start, end) = mention.tokens, mention.figure, mention.place
    end = mention.owner.end if mention.owner else end + (tokens.lower(end) == "ago")
    first = start - (figure.kind == "date" and mention.limit == "since")
    text = tokens.text[tokens.at(first).start : tokens.at(end - 1).end]
    joints = tokens.text[: tokens.at(start).start].rpartition(figure.of)[2] if figure.of else ""
    if joints in {" of ", "-"}:  # a crowd of 31,000, a magnitude-5.9 quake
        text = figure.of + joints + text
    elif figure.of and figure.of not in text:
        text = f"{text} ({figure.of})"
    outcome = figure.outcome_word
    is_said = not outcome or outcome.lower() in re.findall(r"\w+", text.lower())
    return text if is_said else f"{text} {outcome}"


def _qualifier(mention: Mention) -> str:
    """The qualifier of a figure as written: "nearly"; empty for none, and for a vague number."""
    if mention.figure.qualifier in {"", "vague"}:
        return ""
    return qualifier_words(mention.tokens, *mention.place)


def _finding(
    verdict: FigureVerdict,
    passages: Sequence[Passage],
    says: str,
    mentions: Sequence[Mention],
) -> FigureFinding:
    values = tuple(_value(mention) for mention in mentions)
    places = sorted(f"{value.passage} {value.start} {value.end}" for value in values)
    return FigureFinding(
        id=sha256(f"figure {' '.join(places)}".encode()).hexdigest()[:8],
        verdict=verdict,
        passages=tuple(dict.fromkeys(passage.id for passage in passages)),
        says=says,
        values=values,
    )


def _value(mention: Mention) -> FigureValue:
    figure = mention.figure
    return FigureValue(
        mention.passage.id, *figure.span, figure.low, figure.high, figure.unit,
        figure.qualifier, figure.of,
    )  # fmt: skip
