"""An article as alignment reads it: the words of each passage that may be linked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from corpus.alignment.ngrams import NgramIndex
from corpus.extraction.analysis import TokenizedPassage, analyze
from corpus.language.clauses import opens_clause
from corpus.language.languages import language_profile
from corpus.language.stemming import is_common
from corpus.language.word_frequency import family, is_plain
from corpus.language.words import Word
from corpus.model import Article, Span


@dataclass(frozen=True)
class Document:
    """What one article tells: its body passages and headings, boilerplate left out."""

    article: Article
    tellings: tuple[TokenizedPassage, ...]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the article."""
        return frozenset().union(*(telling.stems for telling in self.tellings))

    @cached_property
    def plain(self) -> frozenset[str]:
        """The stems that say nothing by themselves: "the" and its like, and "while"."""
        language = self.article.language
        return frozenset(s for s in self.stems if opens_clause(s) or is_plain(s, language))

    @cached_property
    def runs(self) -> NgramIndex:
        """The runs of letters of each telling, over the spaces between words."""
        return NgramIndex([telling.passage.text for telling in self.tellings])

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems that are written with a capital inside a sentence, and more often than not.

        Where all nouns are, only those that follow on another: "Insel Tresk".
        """
        language = self.article.language
        inside = _after_nouns if language_profile(language).nouns else _inside_sentence
        capital: Counter[str] = Counter()
        small: Counter[str] = Counter()
        for telling in self.tellings:
            if telling.passage.kind == "body":
                text = telling.passage.text
                for start, _, stem in inside(telling, language):
                    (capital if text[start].isupper() else small)[stem] += 1
        return frozenset(
            stem for stem, often in capital.items() if often > small[stem] and not stem[0].isdigit()
        )

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """How many body passages stand above each telling."""
        bodies = [telling.passage.kind == "body" for telling in self.tellings]
        return tuple(accumulate(bodies[:-1], initial=0)) if bodies else ()

    @cached_property
    def speakers(self) -> tuple[frozenset[str], ...]:
        """Whom each telling speaks of: families of the names outside its quotations.

        Where there are none, those of the telling before: quotations go on, and "he" is whom we
        have just met.
        """
        found, names, met = [], self.names, frozenset[str]()
        for telling in self.tellings:
            if not names.isdisjoint(telling.stems):
                inside = set(self.quoted.get(telling.passage.id, ()))
                met = _spoken_of(telling, names, inside) or met
            found.append(met)
        return tuple(found)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands in quotation marks, as spans of the article's text."""
        return tuple(quotation.outer for quotation in analyze(self.article).quotations)

    @cached_property
    def substance(self) -> Mapping[str, int]:
        """How many names, figures and quotations each passage holds, by its id."""
        starts = [span.start for span in self.quotations]
        ends = [span.end for span in self.quotations]
        found = {}
        for telling in self.tellings:
            span = telling.passage.span
            quotations = bisect_left(starts, span.end) - bisect_right(ends, span.start)
            figures = sum(stem[0].isdigit() for _, _, stem in telling.words)
            found[telling.passage.id] = len(telling.stems & self.names) + figures + quotations
        return found

    @cached_property
    def quoted(self) -> Mapping[str, tuple[int, ...]]:
        """The places of the words in quotation marks, by the id of each passage that has any."""
        found: dict[str, tuple[int, ...]] = {}
        at, quotations = 0, self.quotations
        for telling in self.tellings:
            span = telling.passage.span
            while at < len(quotations) and quotations[at].end <= span.start:
                at += 1
            if at == len(quotations):
                break
            if quotations[at].start < span.end:
                within = quotations[at : at + len(telling.words)]
                found[telling.passage.id] = tuple(_inside(telling, within))
        return found


@lru_cache(maxsize=32)
def document_of(article: Article) -> Document:
    """The words of an article's passages; kept, since a threshold is tried again and again."""
    return Document(article, analyze(article).passages)


def _inside(telling: TokenizedPassage, quotations: Sequence[Span]) -> Iterator[int]:
    """The places of a telling's words in quotations that are in the order of the text."""
    at = 0
    for place, word in enumerate(telling.words):
        start = telling.passage.span.start + word.start
        while at < len(quotations) and quotations[at].end <= start:
            at += 1
        if at < len(quotations) and quotations[at].start <= start:
            yield place


def _inside_sentence(telling: TokenizedPassage, _language: str) -> Iterable[Word]:
    """All its words but the first, which has a capital in any case."""
    return telling.words[1:]


def _after_nouns(telling: TokenizedPassage, language: str) -> Iterable[Word]:
    """Its words in small letters, and those right after a noun."""
    text = telling.passage.text
    for before, word in pairwise(telling.words):
        if not text[word.start].isupper() or (
            text[before.start].isupper()
            and text[before.end : word.start] == " "
            and not is_common(before.stem, language)
        ):
            yield word


def _spoken_of(
    telling: TokenizedPassage, names: frozenset[str], inside: AbstractSet[int]
) -> frozenset[str]:
    return frozenset(
        family(word.stem)
        for place, word in enumerate(telling.words)
        if word.stem in names and place not in inside
    )
