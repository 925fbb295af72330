"""An article as alignment reads it: the words of each passage that may be linked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise, repeat
from math import sqrt
from sys import intern
from typing import NamedTuple

from corpus.alignment.aliases import FullNames, find_abbreviations, find_full_names
from corpus.alignment.passage_words import PassageWords
from corpus.alignment.weighting import UNIT, Cell, Parts, fourth_root, inverse_frequency
from corpus.article import Article, Span, once_an_article
from corpus.extraction.analysis import TokenizedPassage, analyze
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quotes.speaker_lexicon import head, is_anonymous, is_person, surname
from corpus.language.languages import language_profile
from corpus.language.stemming import is_common
from corpus.language.tokenizer import sets_no_spaces
from corpus.language.word_frequency import family, is_plain
from corpus.language.words import Word, opens_clause

_INSIDE = 4
"""Length of the n-grams of a word with the space before and after it."""
_ACROSS = 3
"""Letters before a space and after it, of an n-gram across two words."""
_UNSPACED = 2
"""Length in Chinese and Japanese, where a character says as much as a syllable or a short word."""
_SAMPLE = 500
"""N-grams are counted in about this many passages: in all of a report, in some of a book. Of a
report, what alignment reads in its passages is kept for the next."""
_WORD = re.compile(r"[^\W_]+")
NOTHING = Parts()


class NgramIndex:
    """The n-grams in the passages of one article, found when they are first asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._ngrams: dict[int, tuple[str, ...]] = {}
        self._root: dict[int, float] = {}

    def of(self, place: int) -> tuple[str, ...]:
        """The n-grams of a passage, each once.

        No set: that takes more memory, and the garbage collector looks through sets of strings
        again and again, but at tuples of them once.
        """
        if place not in self._ngrams:
            self._ngrams[place] = tuple(ngrams(self.texts[place]))
        return self._ngrams[place]

    @cached_property
    def frequency(self) -> dict[str, int]:
        """The number of passages in which an n-gram occurs, estimated from a sample if many.

        An n-gram without an entry occurs in hardly any.
        """
        step = 1 + len(self.texts) // (_SAMPLE + 1)
        counted = Counter[str]()
        for place in range(0, len(self.texts), step):
            counted.update(self.of(place))
        return {ngram: step * count for ngram, count in counted.items()} if step > 1 else counted

    def root(self, place: int) -> float:
        """The fourth root of the weight of a passage's n-grams, scaled as in `PassageWeights`."""
        if place not in self._root:
            counts = map(self.frequency.get, self.of(place), repeat(1))
            self._root[place] = fourth_root(sum(map(self._weights.__getitem__, counts)))
        return self._root[place]

    @cached_property
    def _weights(self) -> Sequence[int]:
        return ngram_weights(len(self.texts))


def ngrams(text: str) -> Parts:
    """The n-grams of a text in lower case: inside its words, and across the spaces between them.

    In scripts that set no spaces they are pairs of characters.
    """
    words = _WORD.findall(text.lower())
    if sets_no_spaces(text):
        return frozenset(_slices(f" {' '.join(words)} ", _UNSPACED))
    across = [intern(f"{one[-_ACROSS:]} {two[:_ACROSS]}") for one, two in pairwise(words)]
    return frozenset(across).union(*map(_inside, words))


@lru_cache(maxsize=1 << 16)
def _inside(word: str) -> tuple[str, ...]:
    """The n-grams of a word; cached, since most words of a text occur again."""
    return tuple(_slices(f" {word} ", _INSIDE))


def _slices(text: str, length: int) -> list[str]:
    """Every slice of this length, or the text itself if it is shorter."""
    return [text[at : at + length] for at in range(max(1, len(text) - length + 1))]


def ngram_similarities(a: NgramIndex, b: NgramIndex, cells: Iterable[Cell]) -> Iterator[float]:
    """For each cell, the square root of the shared n-grams' weight, normalized for length.

    An n-gram weighs the more, the fewer passages of both articles have it.
    """
    weigh = _PairWeights(a, b).__getitem__
    row, ours, root = -1, Parts(), 1.0
    for cell in cells:
        if cell[0] != row:
            row = cell[0]
            ours, root = Parts(a.of(row)), a.root(row)
        yield sqrt(sum(map(weigh, ours.intersection(b.of(cell[1])))) / (root * b.root(cell[1])))


class _PairWeights(dict[str, int]):
    """The weight of each n-gram between two articles."""

    def __init__(self, a: NgramIndex, b: NgramIndex) -> None:
        in_a, in_b = a.frequency, b.frequency
        weights = ngram_weights(len(a.texts) + len(b.texts))
        fewer, more = sorted((in_a, in_b), key=len)
        super().__init__(
            {ngram: weights[n + more[ngram]] for ngram, n in fewer.items() if ngram in more}
        )
        self._in_a, self._in_b, self._weights = in_a, in_b, weights

    def __missing__(self, ngram: str) -> int:
        """The weight of one that the sample of either article lacks."""
        return self._weights[self._in_a.get(ngram, 1) + self._in_b.get(ngram, 1)]


@lru_cache(maxsize=1 << 6)
def ngram_weights(passages: int) -> Sequence[int]:
    """The weight of an n-gram by the number of passages that have it: words' weights, squared.

    The result is a little longer than the number of passages, since estimated counts may exceed it.
    """
    counts = range(passages + passages // _SAMPLE + 3)
    inverse = inverse_frequency(counts, passages)
    return tuple([max(1, round(inverse[count] ** 2 / UNIT)) for count in counts])


@dataclass(frozen=True, slots=True)
class PassageFamilies:
    """The word families of a passage, by clause and in quotation marks."""

    clauses: tuple[frozenset[str], ...]
    """The families of each clause."""
    holding: Mapping[str, Sequence[int]]
    """The numbers of the clauses that hold each family."""
    quoted: frozenset[str]


class Speakers(NamedTuple):
    """The people and bodies whose words a passage gives."""

    people: frozenset[str]
    """Their surnames."""
    bodies: frozenset[str]
    """The nouns of offices, countries and the like."""


@dataclass(frozen=True, eq=False)
class Document:
    """The body passages and headings of one article; boilerplate is left out.

    All that alignment asks of one article alone is computed here, once. A document is equal to
    itself alone, so that what is computed of two can be kept by them.
    """

    article: Article
    passages: tuple[TokenizedPassage, ...]

    @cached_property
    def passage_ids(self) -> tuple[str, ...]:
        """The ids of its passages, in the order of the text."""
        return tuple(passage.passage.id for passage in self.passages)

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """The number of the paragraph in which each passage stands."""
        return tuple([passage.passage.paragraph for passage in self.passages])

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the article."""
        return frozenset().union(*(passage.stems for passage in self.passages))

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The stems that say nothing by themselves, such as "the" and "while"."""
        language = self.article.language
        return frozenset(s for s in self.stems if opens_clause(s) or is_plain(s, language))

    @cached_property
    def ngrams(self) -> NgramIndex:
        """The character n-grams of each passage."""
        return NgramIndex([passage.passage.text for passage in self.passages])

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems that have a capital inside a sentence more often than not.

        In languages that write all nouns so, only those that follow another noun: "Insel Tresk".
        """
        language = self.article.language
        candidates = _after_nouns if language_profile(language).nouns else _inside_sentence
        capitals, others = list[str](), list[str]()
        for passage in self.passages:
            if passage.passage.kind == "body":
                text = passage.passage.text
                for start, _, stem in candidates(passage, language):
                    (capitals if text[start].isupper() else others).append(stem)
        small = Counter(others)
        return frozenset(
            stem
            for stem, count in Counter(capitals).items()
            if count > small[stem] and not stem[0].isdigit()
        )

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """The number of body passages above each passage."""
        bodies = [passage.passage.kind == "body" for passage in self.passages]
        return tuple(accumulate(bodies[:-1], initial=0)) if bodies else ()

    @cached_property
    def people(self) -> tuple[frozenset[str], ...]:
        """The names that each passage mentions outside quotation marks, as word families.

        A passage without names takes those of the passage before: quotations go on, and "he" is
        the person just named.
        """
        found, names, latest = [], self.names, frozenset[str]()
        for passage in self.passages:
            if not names.isdisjoint(passage.stems):
                quoted = set(self.quoted_words.get(passage.passage.id, ()))
                latest = _named(passage, names, quoted) or latest
            found.append(latest)
        return tuple(found)

    @cached_property
    def figures(self) -> Mapping[str, tuple[Figure, ...]]:
        """The figures of each passage that has any, by its id."""
        return analyze(self.article).figures

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The quotations with their marks, as spans of the article's text."""
        return tuple(quotation.outer for quotation in analyze(self.article).quotations)

    @cached_property
    def quoted_words(self) -> Mapping[str, tuple[int, ...]]:
        """The places of the words in quotation marks, by the id of each passage that has any."""
        found: dict[str, tuple[int, ...]] = {}
        at, quotations = 0, self.quotations
        for passage in self.passages:
            span = passage.passage.span
            while at < len(quotations) and quotations[at].end <= span.start:
                at += 1
            if at == len(quotations):
                break
            if quotations[at].start < span.end:
                within = quotations[at : at + len(passage.words)]
                found[passage.passage.id] = tuple(_places_inside(passage, within))
        return found

    @cached_property
    def quoted_speakers(self) -> Mapping[str, Speakers]:
        """The speakers that each passage quotes, directly or not, by its id.

        People without a name are left out: two "officials" need not be the same.
        """
        speech = analyze(self.article).speech
        spoken = [(one.speaker, passage) for one in speech.quotes for passage in one.passages]
        spoken += [
            (verb.speaker.name, passage)
            for passage, verbs in speech.reporting_verbs.items()
            for verb in verbs
        ]
        people: dict[str, set[str]] = defaultdict(set)
        bodies: dict[str, set[str]] = defaultdict(set)
        for speaker, passage in spoken:
            if speaker and not is_anonymous(speaker):
                if is_person(speaker):
                    people[passage].add(surname(speaker))
                else:
                    bodies[passage].add(head(speaker))
        return {
            passage: Speakers(frozenset(people[passage]), frozenset(bodies[passage]))
            for passage in people.keys() | bodies.keys()
        }

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """The stems of its abbreviations, such as "aclu"."""
        return find_abbreviations(self.article.text, self.article.language)

    @cached_property
    def full_names(self) -> FullNames:
        """The stems of the names it spells out, by the letters that may abbreviate them."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for passage in self.passages:
            for initials, stems in find_full_names(passage.passage.text, passage.words):
                found[initials].add(stems)
        return found

    def families(self, place: int) -> PassageFamilies:
        """The families of a passage's words by clause and in quotation marks; kept of a report."""
        found = self._families.get(place)
        if found is None:
            words = self.passages[place].words
            found = self.families_of(place, [family(one.stem) for one in words])
            if len(self.passages) <= _SAMPLE:
                self._families[place] = found
        return found

    def families_of(self, place: int, families: Sequence[str]) -> PassageFamilies:
        """The families of a passage by clause and in quotation marks, from those of its words."""
        passage = self.passages[place]
        clauses = [frozenset({*families[first : last + 1]}) for first, last in passage.clauses]
        holding: dict[str, tuple[int, ...]] = dict.fromkeys(clauses[0], (0,))
        for number, clause in enumerate(clauses[1:], 1):
            alone = (number,)
            for word in clause:
                holding[word] = (*holding[word], number) if word in holding else alone
        quoted = self.quoted_words.get(passage.passage.id)
        return PassageFamilies(
            tuple(clauses),
            holding,
            frozenset([families[at] for at in quoted]) if quoted else NOTHING,
        )

    def words_of(self, passage: TokenizedPassage, opens_with_name: bool) -> PassageWords:
        """The words of one of its passages, as `PassageWords` has them; kept."""
        key = passage.passage.id, opens_with_name
        if key not in self._words:
            quoted = frozenset(self.quoted_words.get(passage.passage.id, ()))
            self._words[key] = PassageWords(passage, self.article.language, opens_with_name, quoted)
        return self._words[key]

    @cached_property
    def _words(self) -> dict[tuple[str, bool], PassageWords]:
        return {}

    @cached_property
    def _families(self) -> dict[int, PassageFamilies]:
        return {}


@once_an_article
def document_of(article: Article) -> Document:
    """The document of an article with passages."""
    return Document(article, analyze(article).passages)


def _inside_sentence(passage: TokenizedPassage, _language: str) -> Iterable[Word]:
    """All words but the first, which has a capital in any case."""
    return passage.words[1:]


def _after_nouns(passage: TokenizedPassage, language: str) -> Iterable[Word]:
    """The words in small letters, and those right after a noun."""
    text = passage.passage.text
    for before, word in pairwise(passage.words):
        if not text[word.start].isupper() or (
            text[before.start].isupper()
            and text[before.end : word.start] == " "
            and not is_common(before.stem, language)
        ):
            yield word


def _named(
    passage: TokenizedPassage, names: frozenset[str], quoted: AbstractSet[int]
) -> frozenset[str]:
    """The families of the names outside quotation marks."""
    return frozenset(
        family(word.stem)
        for place, word in enumerate(passage.words)
        if word.stem in names and place not in quoted
    )


def _places_inside(passage: TokenizedPassage, quotations: Sequence[Span]) -> Iterator[int]:
    """The places of the words that stand in quotations, which are in the order of the text."""
    at = 0
    for place, word in enumerate(passage.words):
        start = passage.passage.span.start + word.start
        while at < len(quotations) and quotations[at].end <= start:
            at += 1
        if at < len(quotations) and quotations[at].start <= start:
            yield place
