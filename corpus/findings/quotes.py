"""Findings about quotes: one for each quotation, as all articles give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from corpus.extraction.analysis import analyze
from corpus.extraction.quotes.extract import Speech
from corpus.findings.phrasing import Phrasing, finding_id, passage_order
from corpus.findings.quote_clusters import (
    Cluster,
    Judgement,
    PairedArticles,
    gather_clusters,
    judge,
)
from corpus.findings.quote_pairing import Quoted, Unmatched, match_quotes, unmatched_quotes
from corpus.findings.quote_sentences import sentence_of
from corpus.findings.utterances import Utterance, utterances
from corpus.model import (
    Article,
    Link,
    Place,
    QuotedWords,
    QuoteFinding,
    article_of,
)
from corpus.stories.origins import OriginGroup


def find_quote_differences(
    articles: Sequence[Article],
    speeches: Mapping[str, Speech],
    links: Sequence[Link],
    origins: Iterable[OriginGroup] = (),
) -> tuple[QuoteFinding, ...]:
    """One finding for each quotation that several articles give, or one where another tells it.

    In the order of the texts. That copies of one text agree is no finding.

    Args:
        articles: those compared.
        speeches: the quotes and reporting verbs of each, by article id.
        links: between their passages.
        origins: which articles are one source, and named together.

    """
    quoted = {one.id: _quoted(one, speeches[one.id]) for one in articles}
    links_of: dict[frozenset[str], list[Link]] = defaultdict(list)
    for link in links:
        links_of[frozenset((article_of(link.a), article_of(link.b)))].append(link)
    pairs = []
    for a, b in combinations(quoted.values(), 2):
        between = links_of[frozenset((a.article, b.article))]
        linked = {pair for link in between for pair in ((link.a, link.b), (link.b, link.a))}
        pairs.append(PairedArticles(a.article, b.article, match_quotes(a, b, linked)))
    clusters = gather_clusters(pairs)
    of = {
        utterance: cluster
        for cluster in clusters
        for parts in cluster.utterances.values()
        for utterance in parts
    }
    alone: dict[tuple[str, tuple[str, ...]], Cluster] = {}
    for ours in quoted.values():
        for theirs in quoted.values():
            between = links_of[frozenset((ours.article, theirs.article))]
            for one in _lacking(ours, theirs, of, between):
                cluster = of.get(one.quote)
                if cluster and not one.passages and cluster in clusters:
                    continue  # others quote it, and that it lacks it is no difference between them
                if cluster is None:
                    # The same words twice in one article are one quotation.
                    cluster = alone.setdefault((ours.article, one.quote.forms), Cluster())
                    cluster.add(ours.article, [one.quote])
                    of[one.quote] = cluster
                told = cluster.indirect if one.indirect else cluster.told
                told.setdefault(theirs.article, set()).update(one.passages)
    phrasing = Phrasing(articles, origins)
    findings = [_finding(cluster, phrasing) for cluster in (*clusters, *alone.values())]

    def place(found: QuoteFinding) -> tuple[tuple[int, int], int, str]:
        first = min((phrasing.place(one.passage), one.start) for one in found.quotes)
        return (*first, found.id)

    kept = (
        one
        for one in findings
        if one.verdict != "identical"
        or not phrasing.names.are_copies(map(article_of, one.passages))
    )
    return tuple(sorted(kept, key=place))


def _quoted(article: Article, speech: Speech) -> Quoted:
    passages = {one.passage.id: one for one in analyze(article).passages}
    return Quoted(article.id, speech, utterances(article.text, speech), passages)


def _lacking(
    ours: Quoted, theirs: Quoted, of: Mapping[Utterance, Cluster], links: Sequence[Link]
) -> Iterator[Unmatched]:
    """The quotations of an article that another tells without quoting them."""
    if ours is theirs:
        return
    matched: Set[Utterance] = {
        utterance
        for utterance in ours.utterances
        if utterance in of and theirs.article in of[utterance].utterances
    }
    yield from unmatched_quotes(ours, theirs, matched, links)


def _finding(cluster: Cluster, phrasing: Phrasing) -> QuoteFinding:
    """The finding that a quotation makes."""
    judged = judge(cluster)
    quoted = sorted(
        (
            QuotedWords(part.passages[0], *part.span, part.speaker)
            for parts in cluster.utterances.values()
            for utterance in parts
            for part in utterance.parts
        ),
        key=lambda one: (*passage_order(one.passage), one.start),
    )
    passages = {
        passage
        for parts in cluster.utterances.values()
        for utterance in parts
        for passage in utterance.passages
    }
    for told in (*cluster.indirect.values(), *cluster.told.values()):
        passages |= told
    return QuoteFinding(
        id=finding_id("quote", judged.gravest, (Place(*one[:3]) for one in quoted)),
        verdict=judged.gravest,
        passages=tuple(sorted(passages, key=passage_order)),
        says=sentence_of(cluster, judged, phrasing),
        quotes=tuple(quoted),
        words=tuple(
            sorted(
                _differing_places(judged, quoted),
                key=lambda at: (*passage_order(at.passage), at.start),
            )
        ),
        verdicts=tuple(sorted(judged.verdicts.items())),
    )


def _differing_places(judged: Judgement, quoted: Sequence[QuotedWords]) -> Iterator[Place]:
    """The places of the words that differ."""
    for words in judged.differing.values():
        for article, found in words.items():
            for one in quoted:
                inside = article_of(one.passage) == article and found
                if inside and one.start <= found[0].start < one.end:
                    yield Place(one.passage, found[0].start, found[-1].end)
