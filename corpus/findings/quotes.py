"""Findings about quotes: one for each quotation as all articles give it, with a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from corpus.article import Article, article_of
from corpus.extraction.analysis import analyze
from corpus.extraction.quotes.extract import Speech
from corpus.extraction.quotes.quotation_marks import QuotedWord
from corpus.extraction.quotes.speaker_lexicon import head, is_anonymous, is_person
from corpus.findings.phrasing import Phrasing, finding_id, passage_order
from corpus.findings.quote_clusters import (
    Cluster,
    Judgement,
    PairedArticles,
    Words,
    gather_clusters,
    judge,
)
from corpus.findings.quote_pairing import Quoted, Unmatched, match_quotes, unmatched_quotes
from corpus.findings.utterances import Utterance, utterances
from corpus.model import Link, Place, QuotedWords, QuoteFinding
from corpus.stories.origins import OriginGroup

_MAX_DIFFERENCES = 3
"""Differences that one sentence names."""
_MAX_OPENING = 6
"""Words of a quotation by which a sentence identifies it."""


def find_quote_differences(
    articles: Sequence[Article],
    speeches: Mapping[str, Speech],
    links: Sequence[Link],
    origins: Iterable[OriginGroup] = (),
) -> tuple[QuoteFinding, ...]:
    """One finding for each quotation that several articles give, or one where another reports it.

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
                    continue  # others quote it, so its absence is not a difference between these
                if cluster is None:
                    # The same words twice in one article are one quotation.
                    cluster = alone.setdefault((ours.article, one.quote.forms), Cluster())
                    cluster.add(ours.article, [one.quote])
                    of[one.quote] = cluster
                told = cluster.indirect if one.indirect else cluster.as_fact
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
    text, whole, phrases = article.text, list[Utterance](), list[Utterance]()
    for one in utterances(text, speech, phrases=True):
        if any(part.kind == "quote" for part in one.parts):
            whole.append(one)
        elif one.speaker and any(word[0].islower() for word in one.parts[0].span.of(text).split()):
            phrases.append(one)  # no title
    return Quoted(article.id, speech, whole, phrases, passages)


def _lacking(
    ours: Quoted, theirs: Quoted, of: Mapping[Utterance, Cluster], links: Sequence[Link]
) -> Iterator[Unmatched]:
    """The quotations of an article that another reports without quoting them."""
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
    for told in (*cluster.indirect.values(), *cluster.as_fact.values()):
        passages |= told
    return QuoteFinding(
        id=finding_id("quote", judged.gravest, (Place(*one[:3]) for one in quoted)),
        verdict=judged.gravest,
        passages=tuple(sorted(passages, key=passage_order)),
        says=_sentence(cluster, judged, phrasing),
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


def _sentence(cluster: Cluster, judged: Judgement, phrasing: Phrasing) -> str:
    """What each article does with the words: Ada Brook, “We will not …”: the same words in A and B.

    Only what matters is named: who, the first words, and what differs.
    """
    parts = [*_clauses(cluster, judged, phrasing)]
    return f"{_who(cluster, judged, phrasing)}{_opening(judged, phrasing)}: {'; '.join(parts)}."


def _who(cluster: Cluster, judged: Judgement, phrasing: Phrasing) -> str:
    """The fullest name of the speaker before the words; what is not plain is said to be unclear.

    Where nobody is named, what else an article calls the speaker is added: an official (a diplomat
    in B).
    """
    if "differently attributed" in judged.verdicts.values():
        return ""
    speakers = {
        article: next((one.speaker for one in utterances if one.speaker), "")
        for article, utterances in cluster.utterances.items()
    }
    named = sorted(
        {speaker for speaker in speakers.values() if speaker},
        key=lambda name: (not is_person(name), -len(name), name),
    )
    if not named:
        return "Speaker unclear, "
    first, *others = named
    other = ""
    if is_anonymous(first):
        called = [
            f"{name} in {phrasing.listing(one for one in speakers if speakers[one] == name)}"
            for name in others
            if head(name) != head(first) or _are_of_two(name, first)
        ]
        other = f" ({'; '.join(called)})" if called else ""
    return f"{first[0].upper()}{first[1:]}{other}, "


def _are_of_two(one: str, other: str) -> bool:
    """Whether two descriptions name different bodies: a Pentagon and a White House official."""
    names = [{word for word in called.split()[1:] if word[0].isupper()} for called in (one, other)]
    return all(names) and names[0].isdisjoint(names[1])


def _opening(judged: Judgement, phrasing: Phrasing) -> str:
    """The first words of the longest form, or of that part of it in which another differs."""
    parts = [part for one in judged.kept[judged.longest] for part in one.parts]
    differing = {word for words in judged.differing.values() for word in words[judged.longest]}
    words = max(parts, key=lambda part: bool(differing & {*part.words})).words
    cited = phrasing.written(judged.longest, words[0].start, words[:_MAX_OPENING][-1].end)
    return f"{cited[:-1]} …”" if len(words) > _MAX_OPENING else cited


def _clauses(cluster: Cluster, judged: Judgement, phrasing: Phrasing) -> Iterator[str]:
    """What is said of the articles, the gravest first."""
    of: dict[str, list[str]] = {}
    for article, verdict in judged.verdicts.items():
        of.setdefault(verdict, []).append(article)
    if attributed := of.get("differently attributed"):
        speakers = (
            f"to {cluster.utterances[article][0].speaker} in {phrasing.labels[article]}"
            for article in phrasing.ordered([judged.longest, *attributed])
        )
        yield f"attributed {' and '.join(speakers)}"
    if of.get("altered"):
        found = [
            _difference(words, cluster, phrasing) for words in judged.differing.values() if words
        ]
        more = [f"{len(found) - _MAX_DIFFERENCES} more"] if len(found) > _MAX_DIFFERENCES else []
        yield f"quoted differently, {'; '.join(found[:_MAX_DIFFERENCES] + more)}"
    if trimmed := of.get("trimmed"):
        yield _lengths(trimmed, judged, phrasing)
    same = [judged.longest, *of.get("identical", ())]
    telling = [*of.get("indirect", ())]
    is_said = bool(of.get("trimmed")) and phrasing.names.are_copies(same)
    if len(set(same)) > 1 and not is_said:
        yield f"the same words in {phrasing.listing(same)}"
    elif telling or "only here" in of:
        yield f"quoted by {phrasing.listing([judged.longest])}"
    if telling:
        yield f"reported indirectly by {phrasing.listing(telling)}"
    if lacking := cluster.as_fact.keys() - judged.verdicts.keys():
        yield f"no quotation found in {phrasing.listing(lacking)}"


def _lengths(trimmed: Sequence[str], judged: Judgement, phrasing: Phrasing) -> str:
    """How many words each article quotes: A quotes 15 words, B 7 and C 7."""
    lengths = {
        article: sum(one.length for one in judged.kept[article])
        for article in (judged.longest, *trimmed)
    }
    most, *rest = sorted(lengths, key=lambda article: (-lengths[article], phrasing.labels[article]))
    copies = [
        article
        for article, verdict in judged.verdicts.items()
        if verdict == "identical" and phrasing.names.are_copies((most, article))
    ]
    by: dict[tuple[str, int], list[str]] = {}
    for article in rest:
        by.setdefault((phrasing.names.origin(article), lengths[article]), []).append(article)
    shorter = [f"{phrasing.listing(articles)} {words}" for (_, words), articles in by.items()]
    longest = phrasing.listing([most, *copies])
    return f"{longest} quotes {lengths[most]} words, {', '.join(shorter)}"


def _difference(words: Mapping[str, Words], cluster: Cluster, phrasing: Phrasing) -> str:
    """What each article has: A and B “will”, C “would”.

    Where one of them has nothing, the word before and the word after are cited too: A “we have
    received”, B “we received”; or, at the edge of a quote, only what there is: only A has “have”.
    """
    spans = {article: (found[0].start, found[-1].end) for article, found in words.items() if found}
    if len(spans) < len(words):
        around = {
            article: _with_neighbours(words, cluster.utterances, article) for article in words
        }
        if not all(around.values()):
            articles = phrasing.ordered(spans)
            verb = "has" if len(articles) == 1 else "have"
            cited = phrasing.written(articles[0], *spans[articles[0]])
            return f"only {phrasing.listing(articles)} {verb} {cited}"
        spans = {article: span for article, span in around.items() if span}
    outlets: dict[str, list[str]] = {}
    for article in phrasing.ordered(spans):
        outlets.setdefault(phrasing.written(article, *spans[article]), []).append(article)
    return ", ".join(f"{phrasing.listing(articles)} {cited}" for cited, articles in outlets.items())


def _with_neighbours(
    words: Mapping[str, Words], utterances: Mapping[str, Sequence[Utterance]], article: str
) -> tuple[int, int] | None:
    """Where the words of an article stand in its text, with the word before and the word after.

    Its words may be none; None where the neighbours do not stand in one quote of the article.
    """
    for one, found in words.items():
        for before, after in _neighbours(found, utterances[one]) if found else ():
            run = (before.form, *_forms(words[article]), after.form)
            for utterance in utterances[article]:
                for part in utterance.parts:
                    for at in range(len(part.words) - len(run) + 1):
                        span = part.words[at : at + len(run)]
                        if _forms(span) == run:
                            return span[0].start, span[-1].end
    return None


def _neighbours(
    found: Words, utterances: Sequence[Utterance]
) -> Iterator[tuple[QuotedWord, QuotedWord]]:
    """The words before and after some words of a quotation, where it has both."""
    for utterance in utterances:
        words = utterance.words
        if found[0] in words and found[-1] in words:
            first, last = words.index(found[0]), words.index(found[-1])
            if first and last + 1 < len(words):
                yield words[first - 1], words[last + 1]


def _forms(words: Words) -> tuple[str, ...]:
    return tuple(word.form for word in words)
