"""Points: what each cluster of passages says, who includes it and how much it matters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from corpus.alignment.align import Alignment
from corpus.alignment.clustering import Cluster, Ends, ends, find_clusters
from corpus.article import Article, Passage, article_of
from corpus.extraction.analysis import analyze, antecedents, bracketed
from corpus.extraction.news_value import news_values
from corpus.extraction.quotes.extract import Speech
from corpus.extraction.quotes.speaker_lexicon import is_person, surname
from corpus.model import Link, Point
from corpus.stories.origins import NONE, OriginGroup, Repeats

_SPREAD, _EARLINESS, _NEWS = 0.4, 0.15, 0.45
"""Shares of a point's weight; they add up to 1."""


def find_points(
    articles: Sequence[Article],
    alignment: Alignment,
    origins: Iterable[OriginGroup] = (),
    repeats: Repeats = NONE,
) -> tuple[Point, ...]:
    """The points of a comparison, heaviest first; the articles of one origin count as one.

    Each body passage is in at least one; the two ends of each link are together in at least one.
    A quotation that no other article has is one point with its attribution. No two points have the
    same text, unless a reviewer rejected a link between them.

    Copies of one text change neither which points there are nor their weight: a passage that
    repeats another of its origin joins that one's points, and what a copy has of its own is added
    afterwards. Passages with a link that a reviewer decided on are not treated as copies.
    """
    free = repeats.without(_decided(alignment)) if repeats.first else repeats
    sources = tuple(origins)
    copies = {one for origin in sources for one in origin.articles} - {one.lead for one in sources}
    later = copies if len(sources) > 1 else frozenset[str]()
    made = _Grouping(articles, alignment, free).groups(later)
    return _Weighing(articles, alignment, made, sources).points()


def _decided(alignment: Alignment) -> Iterator[str]:
    """The ids of the passages of links that a person confirmed, added or rejected."""
    for link in alignment.links:
        if link.origin != "computed":
            yield from (link.a, link.b)
    for pair in alignment.scores.values():
        for (a, b), score in pair.scores.items():
            if score == 0.0:
                yield from (pair.a[a], pair.b[b])


@dataclass(slots=True)
class _Group:
    """The passages of a point before it has its weight."""

    members: set[str]
    """The ids of the passages."""
    core: str
    """The id of the passage that stands for the point."""
    text: str
    """What the point says: the text of the core, or of a statement of several passages."""


class _Grouping:
    """Gathers the passages of each point of one comparison, and chooses its core."""

    def __init__(self, articles: Sequence[Article], alignment: Alignment, repeats: Repeats) -> None:
        self._articles = articles
        self._repeats = repeats
        self._text = {one.id: one.text for article in articles for one in article.body}
        self._scores = {
            ends(pair.a[a], pair.b[b]): score
            for pair in alignment.scores.values()
            for (a, b), score in pair.scores.items()
            if pair.a[a] not in repeats.first and pair.b[b] not in repeats.first
        }
        self._links = {
            both: link
            for both, link in _between_bodies(self._text, alignment).items()
            if repeats.first.keys().isdisjoint(both)
        }
        self._speakers = {
            passage: people
            for article in articles
            for passage, people in _quoted_people(article).items()
        }

    def groups(self, later: AbstractSet[str] = frozenset()) -> list[_Group]:
        """Every body passage in at least one group, no two groups with the same text.

        What the articles of `later` (ids) add joins the groups of all others, or makes new ones,
        and changes none.
        """
        repeated = frozenset(self._repeats.first)
        added = {one for one in self._text if article_of(one) in later} - repeated
        links = [link for both, link in self._links.items() if added.isdisjoint(both)]
        groups = self._clustered(links)
        linked = {member for group in groups for member in group.members}
        whole = self._without_repeats((*groups, *self._unlinked(linked | repeated | added)))
        if added:
            more = self._clustered(self._not_joined(whole, added))
            linked = {member for group in (*whole, *more) for member in group.members}
            whole = self._without_repeats((*whole, *more, *self._unlinked(linked | repeated)))
        prints = self._repeats.prints()
        for group in whole:
            group.members.update(*(prints[one] for one in group.members if one in prints))
        return whole

    def _clustered(self, links: Iterable[Link]) -> list[_Group]:
        return self._with_cores(find_clusters(links, self._scores, self._speakers))

    def _not_joined(self, groups: Iterable[_Group], added: AbstractSet[str]) -> list[Link]:
        """Add passages to the groups with whose core they are linked; the links that are left."""
        with_core: dict[str, list[_Group]] = defaultdict(list)
        for group in groups:
            with_core[group.core].append(group)
        left = []
        for (one, other), link in self._links.items():
            if added.isdisjoint((one, other)):
                continue
            joined = False
            for new, old in ((one, other), (other, one)):
                if new in added and old in with_core:
                    joined = True
                    for group in with_core[old]:
                        group.members.add(new)
            if not joined:
                left.append(link)
        return left

    def _with_cores(self, clusters: Sequence[Cluster]) -> list[_Group]:
        """Each cluster with a core of its own; where there is none left, two clusters are one.

        A core that is linked with all other members is better, then one that is in few clusters,
        then one of which most is shared.
        """
        within = Counter(member for cluster in clusters for member in cluster.members)
        groups: dict[str, _Group] = {}
        """By their texts."""
        options: dict[str, list[str]] = {}
        """The cores that each group could have, best first."""
        for cluster in clusters:
            best = list(self._best_first(cluster, within))
            core = next((one for one in best if self._text[one] not in groups), None)
            core = core or self._make_room(best, groups, options)
            if core is None:
                groups[self._text[best[0]]].members.update(cluster.members)
            else:
                text = self._text[core]
                groups[text] = _Group(set(cluster.members), core, text)
                options[text] = best
        return list(groups.values())

    def _best_first(self, cluster: Cluster, within: Mapping[str, int]) -> Iterator[str]:
        """The cores of a cluster; what they share is worked out only where all else is equal."""

        def standing(core: str) -> tuple[bool, int]:
            siblings = sum(article_of(one) == article_of(core) for one in cluster.members)
            return siblings > 1, within[core]

        for _, equals in groupby(sorted(cluster.cores, key=standing), standing):
            cores = list(equals)
            if len(cores) > 1:
                cores.sort(key=lambda core: (-self._shared_part(core, cluster), core))
            yield from cores

    def _make_room(
        self,
        wanted: Iterable[str],
        groups: dict[str, _Group],
        options: dict[str, list[str]],
    ) -> str | None:
        """Free a core: give the group that has one of `wanted` another core; None if none can."""
        for core in wanted:
            taken = self._text[core]
            for other in options[taken]:
                if (text := self._text[other]) not in groups:
                    groups[text] = _Group(groups.pop(taken).members, other, text)
                    options[text] = options.pop(taken)
                    return core
        return None

    def _shared_part(self, passage: str, cluster: Cluster) -> float:
        """The part of a passage that its links inside a cluster share on average, 0 to 1."""
        keys = (ends(passage, member) for member in cluster.members)
        links = [self._links[key] for key in keys if key in self._links]
        shared = sum(end - start for link in links for start, end in link.spans(passage))
        return shared / len(links) / len(self._text[passage])

    def _unlinked(self, linked: AbstractSet[str]) -> Iterator[_Group]:
        """The passages without links: those of one statement together, any other by itself."""
        for article in self._articles:
            for statement in _statements(article):
                for is_linked, run in groupby(statement, linked.__contains__):
                    if not is_linked:
                        passages = list(run)
                        text = " ".join(map(self._text.__getitem__, passages))
                        yield _Group(set(passages), passages[0], text)

    def _without_repeats(self, groups: Iterable[_Group]) -> list[_Group]:
        """The groups, one in place of those with the same text."""
        found: dict[str, list[_Group]] = defaultdict(list)
        for group in groups:
            same = found[group.text]
            other = next((one for one in same if not self._is_rejected(one, group)), None)
            if other:
                other.members |= group.members
            else:
                same.append(group)
        return [group for same in found.values() for group in same]

    def _is_rejected(self, one: _Group, other: _Group) -> bool:
        """Whether a person said that passages of two groups do not report the same."""
        return any(self._scores.get(ends(a, b)) == 0.0 for a in one.members for b in other.members)


class _Weighing:
    """Makes points of groups: who includes each, and how much it matters."""

    def __init__(
        self,
        articles: Sequence[Article],
        alignment: Alignment,
        groups: Sequence[_Group],
        origins: Iterable[OriginGroup],
    ) -> None:
        self._ids = [article.id for article in articles]
        self._groups = groups
        self._lead = {article: article for article in self._ids}
        self._lead |= {one: origin.lead for origin in origins for one in origin.articles}
        """The article that stands for the origin of each."""
        self._news = {
            passage: value
            for article in articles
            for passage, value in news_values(article).items()
        }
        bodies = [passage.id for article in articles for passage in article.body]
        self._place = {passage: place for place, passage in enumerate(bodies)}
        self._opening = {
            passage.id: (passage.span.start, meant.get(passage.id))
            for article in articles
            for meant in (antecedents(article),)
            for passage in article.body
        }
        self._depth = {
            passage.id: place / len(article.body)
            for article in articles
            for place, passage in enumerate(article.body)
        }
        self._joined = _joined_articles(_between_bodies(self._place, alignment), groups)

    def points(self) -> tuple[Point, ...]:
        """The points, heaviest first."""
        points = map(self._point, self._groups)
        return tuple(sorted(points, key=lambda point: (-point.weight, point.id)))

    def _point(self, group: _Group) -> Point:
        members = sorted(group.members)
        including = set(map(article_of, members))
        joined = frozenset[str]().union(*(self._joined[member] for member in members))
        return Point(
            id=sha256(" ".join(members).encode()).hexdigest()[:8],
            passages=tuple(sorted(members, key=self._place.__getitem__)),
            core=group.core,
            included_by=tuple(one for one in self._ids if one in including),
            not_found_in=tuple(one for one in self._ids if one not in including | joined),
            weight=self._weight(group),
            text=group.text,
            told_in_part_by=tuple(one for one in self._ids if one in joined - including),
            shown=bracketed(group.text, *self._opening[group.core]),
            independent=len({self._lead[one] for one in including}),
        )

    def _weight(self, group: _Group) -> float:
        """How much a point matters, 0 to 1; 0 if it has no content.

        .4 is for how many origins include it, .15 for how early each first does, .45 for its news
        value: that of the core, or of the heaviest sentence of a statement. How early an origin
        does is taken from the article that stands for it, if that includes the point.
        """
        core = article_of(group.core)
        own = [one for one in group.members if article_of(one) == core]
        news = max(map(self._news.__getitem__, own))
        if not news:
            return 0.0
        first: dict[str, tuple[bool, float]] = {}
        for member in group.members:
            article = article_of(member)
            lead = self._lead[article]
            place = article != lead, self._depth[member]
            first[lead] = min(first.get(lead, place), place)
        earliness = 1 - sum(sorted(depth for _, depth in first.values())) / len(first)
        spread = len(first) / len(set(self._lead.values()))
        return round(_SPREAD * spread + _EARLINESS * earliness + _NEWS * news, 4)


def _between_bodies(bodies: Container[str], alignment: Alignment) -> Mapping[Ends, Link]:
    """The links between body passages, by their ends."""
    return {
        ends(link.a, link.b): link
        for link in alignment.links
        if link.a in bodies and link.b in bodies
    }


def _joined_articles(
    links: Mapping[Ends, Link], groups: Iterable[_Group]
) -> Mapping[str, AbstractSet[str]]:
    """The articles with which a link or a point joins each passage."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in links:
        found[one].add(article_of(other))
        found[other].add(article_of(one))
    for group in groups:
        including = set(map(article_of, group.members))
        for member in group.members:
            found[member] |= including
    return found


def _quoted_people(article: Article) -> Mapping[str, AbstractSet[str]]:
    """The surnames, in lower case, of the people quoted in each passage, by its id.

    Passages that quote no one by name are left out, and bodies such as "police".
    """
    found: dict[str, set[str]] = defaultdict(set)
    for quote in analyze(article).speech.quotes:
        if is_person(quote.speaker):
            for passage in quote.passages:
                found[passage].add(surname(quote.speaker))
    return found


def _statements(article: Article) -> tuple[tuple[str, ...], ...]:
    """The body passages of an article in runs, in the order of the text.

    One run holds the passages that a quotation goes on over, and those of its paragraph that hold
    nothing but a quotation and follow another: “We won,” she said. “It was a great day. We will
    celebrate.” Any other passage is a run by itself.
    """
    speech = analyze(article).speech
    quoted = {
        passage: set(quote.passages)
        for quote in speech.quotes
        if quote.kind == "quote"
        for passage in quote.passages
    }
    runs: list[list[Passage]] = []
    for passage in article.body:
        last = runs[-1][-1] if runs else None
        if last and last.number == passage.number - 1 and _goes_on(last, passage, quoted, speech):
            runs[-1].append(passage)
        else:
            runs.append([passage])
    return tuple(tuple(passage.id for passage in run) for run in runs)


def _goes_on(
    passage: Passage, following: Passage, quoted: dict[str, set[str]], speech: Speech
) -> bool:
    """Whether the statement that a passage is part of goes on in the following one."""
    if passage.id not in quoted or following.id not in quoted:
        return False
    if following.id in quoted[passage.id]:
        return True
    in_own_words = any(token.is_word for token in speech.narration.get(following.id, ()))
    return following.paragraph == passage.paragraph and not in_own_words
