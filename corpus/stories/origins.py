"""Origins: groups of articles that print one text, such as an agency's copy in two papers.

What several articles of one origin report counts once: copies do not make a point more important.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import chain, combinations, product
from typing import Literal

from corpus.article import Article, Passage
from corpus.reading.credits import agencies_of, agency_called

OriginKind = Literal["single", "same text", "agency copy"]

GRAM = 5
"""Words in a row, outside quotation marks, that are counted as shared."""
LEAST_SHARED = 0.15
"""Share of the shorter article's runs from which on two articles are one origin. Of 135 pairs of
real reports written apart the most alike have .10, the next .04."""
LEAST_OF_AGENCY = 0.06
"""That share for two articles that credit one agency."""
LEAST_GRAMS = 12
"""Shared runs that two short articles must have."""
RUN = 8
"""Words in a row, quotations included, that two reporters do not write alike unless they quote."""
LEAST_IN_RUNS = 0.5
"""Share of words in such runs from which on two articles are largely one text, whoever speaks."""

_TYPOGRAPHY = str.maketrans("“”„«»‘’–—", '"""""\'\'--')
"""Marks that outlets write in one way or another."""
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?|„[^“”]*[“”]?")


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """An article that is largely the text of the one that stands for its origin."""

    a: str
    """The id of the article that stands for the origin."""
    b: str
    share: float
    """The part of the shorter one's words, 0 to 1, that stands in runs of eight words or more that
    the other article has too."""


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles that are one source: the same text, or one agency's copy; mostly one article."""

    id: str
    """From the ids of its articles."""
    articles: tuple[str, ...]
    """Their ids, in the order of the comparison."""
    kind: OriginKind
    agency: str
    """The agency that most of them credit; empty if none does."""
    lead: str
    """The id of the article that stands for them: the earliest, else the one most like all."""
    earliest: str
    """The id of the article that the others can be made from; empty if the times do not say."""
    copies: tuple[NearDuplicate, ...] = ()
    """The others that are largely the text of the lead, in the order of the comparison."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """Passages that repeat one of another article of their origin, word for word."""

    first: Mapping[str, str] = field(default_factory=dict)
    """By the id of each passage that repeats another, the id of that, which repeats none."""

    def original(self, passage: str) -> str:
        """The id of the passage that a passage repeats; its own if it repeats none."""
        return self.first.get(passage, passage)

    def prints(self) -> Mapping[str, Sequence[str]]:
        """Every passage that is repeated with those that repeat it, by its id."""
        found: dict[str, list[str]] = {}
        for passage, original in self.first.items():
            found.setdefault(original, [original]).append(passage)
        return found

    def without(self, passages: Iterable[str]) -> Repeats:
        """The repeats in which none of some passages has a part."""
        apart = set(passages)
        return Repeats(
            {
                one: original
                for one, original in self.first.items()
                if one not in apart and original not in apart
            }
        )


NONE = Repeats()
"""No passage repeats another."""


def find_origins(articles: Sequence[Article]) -> tuple[OriginGroup, ...]:
    """The origins of articles, in the order of their first articles; each article is in one.

    Two articles are of one origin if they share enough runs of words outside quotation marks, a
    smaller part if both credit one agency; if they are largely the same text; or if they are
    editions of one article. The closest are joined first, and none to articles that credit another
    agency, or that are on average less than half as close as they have to be.
    """
    texts = {article.id: _Text(article) for article in articles}
    first = _same_texts(texts)
    groups = _Groups({one: texts[one] for one in set(first.values())})
    for article in articles:
        if article.edition_of in texts:
            groups.join(first[article.edition_of], first[article.id])
    groups.join_close()
    members: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        members[groups.group[first[article.id]]].append(article.id)
    return tuple(_origin(ids, texts) for ids in members.values())


def single_origin(article: Article) -> OriginGroup:
    """The origin of an article that is its own source."""
    (origin,) = find_origins([article])
    return origin


def came_before(one: Article, other: Article) -> bool:
    """Whether an article surely came before another: by their moments, else by their days.

    A press release came before any report.
    """
    if one.role != other.role:
        return one.role == "release"
    if one.published_at and other.published_at:
        return one.published_at < other.published_at
    return bool(one.published and other.published and one.published < other.published)


class _Text:
    """The words of an article, and its runs of words, by which articles are compared.

    A run is a number that is equal for the same words in the same order.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.agencies = agencies_of(article.agency)
        self._paragraphs = _paragraphs(article)

    @cached_property
    def grams(self) -> frozenset[int]:
        """The runs of GRAM words outside quotation marks."""
        found = set[int]()
        for paragraph, words in zip(self._paragraphs, self._words, strict=True):
            pieces = _QUOTED.split(paragraph)
            if len(pieces) == 1:
                found.update(_runs(words, GRAM))
            for piece in pieces if len(pieces) > 1 else ():
                found.update(_runs(_WORD.findall(piece.casefold()), GRAM))
        return frozenset(found)

    @cached_property
    def words(self) -> list[str]:
        """All its words."""
        return list(chain.from_iterable(self._words))

    @cached_property
    def _words(self) -> list[list[str]]:
        """The words of each paragraph."""
        return [_WORD.findall(paragraph.casefold()) for paragraph in self._paragraphs]

    @cached_property
    def runs(self) -> list[int]:
        """The runs of RUN words, quotations included, in their order."""
        return _runs(self.words, RUN)

    @cached_property
    def known(self) -> frozenset[int]:
        """The runs of RUN words as a set."""
        return frozenset(self.runs)

    def share_in_runs(self, other: _Text) -> float:
        """The share of the shorter one's words that stand in runs of the longer one too."""
        shorter, longer = sorted((self, other), key=lambda text: len(text.words))
        equal, until = 0, 0
        for start, run in enumerate(shorter.runs):
            if run in longer.known:
                equal += start + RUN - max(start, until)
                until = start + RUN
        return equal / len(shorter.words) if shorter.words else 0.0


def _paragraphs(article: Article) -> list[str]:
    """The body of an article; its whole text where no passages were found yet."""
    if not article.passages:
        return article.text.split("\n\n")
    found: dict[int, list[str]] = defaultdict(list)
    for passage in article.body:
        found[passage.paragraph].append(passage.text)
    return [" ".join(sentences) for sentences in found.values()]


def _runs(words: Sequence[str], length: int) -> list[int]:
    """A number for each run of words: equal for the same words in the same order."""
    return list(map(hash, zip(*[words[first:] for first in range(length)], strict=False)))


def _same_texts(texts: Mapping[str, _Text]) -> Mapping[str, str]:
    """For each article the first that has the same runs and credits the same agencies."""
    known: dict[tuple[frozenset[int] | frozenset[str], ...], str] = {}
    found = {}
    for article in sorted(texts):
        text = texts[article]
        found[article] = known.setdefault((text.grams, text.known, text.agencies), article)
    return found


def _closeness(one: _Text, other: _Text) -> float:
    """How much two articles share; from 1 on they are of one origin."""
    shared = len(one.grams & other.grams)
    least = LEAST_OF_AGENCY if one.agencies & other.agencies else LEAST_SHARED
    share = shared / max(1, min(len(one.grams), len(other.grams)))
    close = share / least if shared >= LEAST_GRAMS else 0.0
    if close < 1 and not one.known.isdisjoint(other.known):
        return max(close, one.share_in_runs(other) / LEAST_IN_RUNS)
    return close


class _Groups:
    """Groups of articles: at first each article alone, then joined."""

    def __init__(self, texts: Mapping[str, _Text]) -> None:
        self.group = {article: article for article in texts}
        """The group of each article, by the id of one of its articles."""
        self._members = {article: [article] for article in texts}
        self._agencies = {article: text.agencies for article, text in texts.items()}
        self._close = {
            (one, other): _closeness(texts[one], texts[other])
            for one, other in combinations(sorted(texts), 2)
        }

    def join_close(self) -> None:
        """Join the groups of articles that are close enough, the closest first."""
        for pair in sorted(self._close, key=lambda pair: (-self._close[pair], pair)):
            if self._close[pair] < 1:
                return
            if self._may_join(*(self.group[one] for one in pair)):
                self.join(*pair)

    def join(self, one: str, other: str) -> None:
        """Make one group of those of two articles."""
        kept, gone = sorted((self.group[one], self.group[other]))
        if kept == gone:
            return
        for article in self._members[gone]:
            self.group[article] = kept
        self._members[kept] += self._members.pop(gone)
        ours, theirs = self._agencies[kept], self._agencies[gone]
        self._agencies[kept] = ours & theirs or ours | theirs

    def _may_join(self, one: str, other: str) -> bool:
        ours, theirs = self._agencies[one], self._agencies[other]
        if one == other or (ours and theirs and not ours & theirs):
            return False
        pairs = [
            (min(a, b), max(a, b)) for a, b in product(self._members[one], self._members[other])
        ]
        return sum(min(1.0, self._close[pair]) for pair in pairs) >= len(pairs) / 2


def _origin(ids: Sequence[str], texts: Mapping[str, _Text]) -> OriginGroup:
    credited = Counter(name for one in ids for name in sorted(texts[one].agencies))
    agency = min(credited, key=lambda name: (-credited[name], name), default="")
    articles = [texts[one].article for one in ids]
    first = earliest(articles)
    lead = first or (ids[0] if len(ids) == 1 else _most_like_all(ids, texts))
    outlets = {texts[one].article.edition_of or one for one in ids}
    kind: OriginKind = "agency copy" if agency else "same text"
    copies = (
        NearDuplicate(lead, other, share)
        for other in ids
        if other != lead and not _are_editions(texts[lead].article, texts[other].article)
        if (share := texts[lead].share_in_runs(texts[other])) >= LEAST_IN_RUNS
    )
    return OriginGroup(
        sha256(" ".join(sorted(ids)).encode()).hexdigest()[:8],
        tuple(ids),
        kind if len(outlets) > 1 else "single",
        agency,
        lead,
        first if len(ids) > 1 else "",
        tuple(copies),
    )


def _are_editions(one: Article, other: Article) -> bool:
    return (one.edition_of or one.id) == (other.edition_of or other.id)


def earliest(articles: Sequence[Article]) -> str:
    """The id of the article that surely came before all others; empty if there is none.

    Where the times do not say, it is the agency's own among those that print its copy.
    """
    for one in articles:
        if all(one is other or came_before(one, other) for other in articles):
            return one.id
    own = [one for one in articles if agency_called(one.outlet) in agencies_of(one.agency)]
    if len(own) != 1 or any(came_before(other, own[0]) for other in articles):
        return ""
    return own[0].id


def _most_like_all(ids: Sequence[str], texts: Mapping[str, _Text]) -> str:
    """The article that has the most in common with the others; of equals the shortest."""
    counted = Counter(chain.from_iterable(texts[one].grams for one in ids))
    shared = {run for run, count in counted.items() if count > 1}
    return min(ids, key=lambda one: (-len(texts[one].grams & shared), len(texts[one].words), one))


def find_repeats(articles: Sequence[Article], origins: Iterable[OriginGroup]) -> Repeats:
    """The passages of articles of one origin that say the same word for word.

    Those of the origin's lead repeat none; the marks of quotations and dashes do not count.
    """
    by_id = {article.id: article for article in articles}
    first: dict[str, str] = {}
    for origin in origins:
        if len(origin.articles) == 1:
            continue
        known: dict[tuple[str, str, int], str] = {}
        for article in (origin.lead, *sorted(set(origin.articles) - {origin.lead})):
            for key, passage in _keyed(by_id[article].passages):
                original = known.setdefault(key, passage)
                if original != passage:
                    first[passage] = original
    return Repeats(first)


def _keyed(passages: Iterable[Passage]) -> Iterator[tuple[tuple[str, str, int], str]]:
    """The id of each passage but boilerplate, with its kind, text and how often it stood before."""
    before: Counter[tuple[str, str]] = Counter()
    for passage in passages:
        if passage.kind != "boilerplate":
            text = passage.kind, passage.text.translate(_TYPOGRAPHY)
            yield (*text, before[text]), passage.id
            before[text] += 1
