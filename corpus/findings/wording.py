"""Words in which linked passages differ, each difference once however often it is met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.extraction.quotes.extract import Speech
from corpus.findings.phrasing import Phrasing, finding_id, passage_order
from corpus.findings.wording_model import Both, Narrated, Rewording, Side
from corpus.findings.wording_rules import hedges, swaps, verbs, voices
from corpus.model import Article, Link, Place, Span, WordingFinding, WordingVerdict, article_of


@dataclass(slots=True)
class _Group:
    """One difference, wherever it is met."""

    verdict: WordingVerdict
    places: set[Place] = field(default_factory=set)
    passages: set[str] = field(default_factory=set)


def find_wording_differences(
    articles: Sequence[Article], speeches: Mapping[str, Speech], links: Sequence[Link]
) -> tuple[WordingFinding, ...]:
    """Swapped words, verbs of telling, hedges and voices, in the order of the texts."""
    passages = {passage.id: passage for article in articles for passage in article.passages}
    groups: dict[tuple[WordingVerdict, frozenset[tuple[str, ...]]], _Group] = {}
    narrated = {
        passage: Narrated(passages[passage], tokens, speech.reporting_verbs.get(passage, ()))
        for speech in speeches.values()
        for passage, tokens in speech.narration.items()
    }
    pairs = [
        # One order of the two for every order of the articles: where words can be laid beside each
        # other in more than one way, it decides.
        Both(*sorted((_side(narrated, *end) for end in _ends(link)), key=_by_id))
        for link in links
        if passages[link.a].kind == passages[link.b].kind == "body"
    ]
    unsure = _unsure(pairs)
    for both in pairs:
        a, b = both.a.narrated.passage.id, both.b.narrated.passage.id
        for found in _rewordings(both):
            loud, silent = (a, b) if found.b is None else (b, a)
            if found.verdict == "hedge" and (loud, article_of(silent)) in unsure:
                continue
            group = groups.setdefault((found.verdict, found.words), _Group(found.verdict))
            group.passages.update((a, b))
            for passage, span in ((a, found.a), (b, found.b)):
                if span:
                    group.places.add(Place(passage, *span))
    scribe = Phrasing(articles)
    made = [_finding(group, scribe) for group in groups.values()]

    def place(found: WordingFinding) -> tuple[tuple[int, int], int, str]:
        first = min((scribe.place(one.passage), one.start) for one in found.words)
        return (*first, found.id)

    return tuple(sorted(made, key=place))


def _ends(link: Link) -> Iterable[tuple[str, tuple[Span, ...]]]:
    return (link.a, link.a_spans), (link.b, link.b_spans)


def _side(narrated: Mapping[str, Narrated], passage: str, spans: tuple[Span, ...]) -> Side:
    """One end of a link; a link that a person added has no spans, and tells all in common."""
    found = narrated[passage]
    return Side(found, spans or (found.passage.span,))


def _by_id(side: Side) -> str:
    return side.narrated.passage.id


def _unsure(pairs: Sequence[Both]) -> set[tuple[str, str]]:
    """Each passage with the articles that tell it somewhere as less than certain."""
    return {
        (_by_id(one), article_of(_by_id(other)))
        for a, b in pairs
        for one, other in ((a, b), (b, a))
        if other.narrated.doubts
    }


def _rewordings(both: Both) -> Iterable[Rewording]:
    yield from swaps(both)
    yield from verbs(both)
    yield from hedges(both)
    yield from voices(both)


def _finding(group: _Group, scribe: Phrasing) -> WordingFinding:
    places = sorted(group.places, key=lambda one: (*passage_order(one.passage), one.start))
    return WordingFinding(
        id=finding_id("wording", group.verdict, places),
        verdict=group.verdict,
        passages=tuple(sorted(group.passages, key=passage_order)),
        says=_says(group, places, scribe),
        words=tuple(places),
    )


def _says(group: _Group, places: Iterable[Place], scribe: Phrasing) -> str:
    """The words with the outlets that have them: “troops” in A; “soldiers” in B and C."""
    outlets: dict[str, list[str]] = {}
    cited: dict[str, str] = {}
    for passage, start, end in sorted(places, key=lambda one: (scribe.place(one[0]), one[1])):
        written = scribe.written(article_of(passage), start, end)
        cited.setdefault(written.lower(), written)
        outlets.setdefault(written.lower(), []).append(article_of(passage))
    said = "; ".join(f"{cited[key]} in {scribe.listing(having)}" for key, having in outlets.items())
    if group.verdict != "hedge":
        return f"{said}."
    having = {article_of(place.passage) for place in places}
    others = {article_of(passage) for passage in group.passages} - having
    return f"{said}; not hedged in {scribe.listing(others)}."
