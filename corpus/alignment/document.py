"""An article as alignment reads it: the words of each passage that may be linked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from corpus.alignment.aliases import find_abbreviations, find_full_names
from corpus.alignment.ngrams import NgramIndex
from corpus.alignment.passage_words import PassageWords
from corpus.extraction.analysis import TokenizedPassage, analyze
from corpus.extraction.quotes.names import surname
from corpus.language.languages import language_profile
from corpus.language.stemming import is_common
from corpus.language.word_frequency import family, is_plain
from corpus.language.words import Word, opens_clause
from corpus.model import Article, Span


@dataclass(frozen=True, slots=True)
class PassageFamilies:
    """The families of a passage's words where they stand."""

    clauses: tuple[frozenset[str], ...]
    quoted: frozenset[str]


@dataclass(frozen=True)
class Document:
    """The body passages and headings of one article; boilerplate is left out.

    All that alignment asks of one article alone is computed here, once.
    """

    article: Article
    passages: tuple[TokenizedPassage, ...]

    @cached_property
    def passage_ids(self) -> tuple[str, ...]:
        """The ids of its passages, in the order of the text."""
        return tuple(passage.passage.id for passage in self.passages)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the article."""
        return frozenset().union(*(passage.stems for passage in self.passages))

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The stems that say nothing by themselves: "the" and its like, and "while"."""
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
        capital: Counter[str] = Counter()
        small: Counter[str] = Counter()
        for passage in self.passages:
            if passage.passage.kind == "body":
                text = passage.passage.text
                for start, _, stem in candidates(passage, language):
                    (capital if text[start].isupper() else small)[stem] += 1
        return frozenset(
            stem for stem, count in capital.items() if count > small[stem] and not stem[0].isdigit()
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
    def quoted_speakers(self) -> Mapping[str, frozenset[str]]:
        """The surnames of those whose words each passage gives, directly or not, by its id."""
        speech = analyze(self.article).speech
        found: dict[str, set[str]] = defaultdict(set)
        for quote in speech.quotes:
            for passage in quote.passages:
                found[passage].add(surname(quote.speaker).lower())
        for passage, verbs in speech.reporting_verbs.items():
            found[passage].update(surname(verb.speaker.name).lower() for verb in verbs)
        return {passage: frozenset(names - {""}) for passage, names in found.items()}

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """The stems of its abbreviations, such as "aclu"."""
        return find_abbreviations(self.article.text, self.article.language)

    @cached_property
    def full_names(self) -> Mapping[str, frozenset[tuple[str, ...]]]:
        """The stems of the names it spells out, by the letters that may abbreviate them."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for passage in self.passages:
            for initials, stems in find_full_names(passage.passage.text, passage.words):
                found[initials].add(stems)
        return {initials: frozenset(names) for initials, names in found.items()}

    def families(self, place: int) -> PassageFamilies:
        """The families of a passage's words by clause and in quotation marks; kept."""
        if place not in self._families:
            words = self.passages[place].words
            self._families[place] = self.families_of(place, [family(one.stem) for one in words])
        return self._families[place]

    def families_of(self, place: int, families: Sequence[str]) -> PassageFamilies:
        """The same with the family of each of its words as given."""
        passage = self.passages[place]
        return PassageFamilies(
            tuple([frozenset(families[first : last + 1]) for first, last in passage.clauses]),
            frozenset([families[at] for at in self.quoted_words.get(passage.passage.id, ())]),
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


@lru_cache(maxsize=32)
def document_of(article: Article) -> Document:
    """The document of an article with passages; cached, since thresholds are tried repeatedly."""
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
