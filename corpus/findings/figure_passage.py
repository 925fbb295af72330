"""A passage with its figures: which of its words are names, and which words are its figures.

A passage is split in two ways. Its *tokens* are all words, numbers and signs, for rules of grammar:
the place of a token is its index. Its *words* have stems and leave signs out, to compare what
stands around figures. In "Orsk Steel cut 300 jobs." the figure "300 jobs" has

    token_range   (3, 5)   of Orsk, Steel, cut, 300, jobs, "."
    word_range    (3, 5)   of Orsk, Steel, cut, 300, jobs

and `is_name` is true of the places 0 and 1.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from corpus.article import Passage
from corpus.extraction.analysis import TokenizedPassage
from corpus.extraction.quantities.dates import is_named as is_month_or_weekday
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quantities.named_periods import NamedPeriod, named_periods
from corpus.extraction.quantities.tokens import Tokens
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.language.word_frequency import is_plain
from corpus.language.words import Word

_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "rep", "reps", "sen", "sens", "gov", "president", "minister", "prime"}
    | {"senator", "representative", "governor", "mayor", "judge", "secretary", "r", "d", "i"}
)
"""Words with a capital that are no part of a name: titles, parties after a name (R), "I"."""


@dataclass(frozen=True, eq=False)
class FigurePassage:
    """A passage with its figures."""

    article: str
    """The id of its article."""
    tokenized: TokenizedPassage
    figures: tuple[Figure, ...]
    article_names: ArticleNames

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.tokenized.passage

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the passage."""
        return self.tokenized.words

    @cached_property
    def tokens(self) -> Tokens:
        """The tokens of the passage."""
        return Tokens.of(self.passage.text, self.tokenized.tokens)

    @cached_property
    def content_stems(self) -> list[str]:
        """The stem of each word, but "" for stop words and for the words of figures."""
        stems = ["" if word.is_figure or is_plain(word.stem) else word.stem for word in self.words]
        for figure in self.figures:
            first, end = self.word_range(figure)
            stems[first:end] = [""] * (end - first)
        return stems

    @cached_property
    def periods(self) -> frozenset[NamedPeriod]:
        """The periods that the passage names: the second quarter."""
        return named_periods(self.passage.text)

    def word_range(self, figure: Figure) -> tuple[int, int]:
        """The place of a figure's first word, and the place after its last."""
        start = self.passage.span.start
        first = bisect_right(self.words, figure.span.start - start, key=lambda word: word.end)
        end = bisect_left(self.words, figure.span.end - start, key=lambda word: word.start)
        return first, end

    def token_range(self, figure: Figure) -> tuple[int, int]:
        """The place of a figure's first token, and the place after its last."""
        start, every = self.passage.span.start, self.tokens.all
        first = bisect_right(every, figure.span.start - start, key=lambda token: token.end)
        end = bisect_left(every, figure.span.end - start, key=lambda token: token.start)
        return first, end

    def is_name(self, place: int) -> bool:
        """Whether a token is part of a name, also where it opens a sentence: "Orsk Steel said"."""
        if _is_name_inside(self.tokens, place):
            return True
        if not (self.tokens.opens_sentence(place) and self.tokens.is_capital(place)):
            return False
        word = self.tokens.lower(place)
        begins_name = _is_name_inside(self.tokens, place + 1) and word not in _never_in_names()
        return begins_name or word in self.article_names


class ArticleNames:
    """The words of an article that are names, in lower case: those with a capital in a sentence.

    They tell whether a word that opens a sentence is a name: "Steel" in "Steel fell", if "shares of
    Steel" stands elsewhere in the article.
    """

    def __init__(self, passages: Sequence[TokenizedPassage]) -> None:
        """Look for them in `passages`, but not in headlines, which may capitalize every word."""
        self._passages = passages

    def __contains__(self, word: str) -> bool:
        return word in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        found = set[str]()
        for one in self._passages:
            if one.passage.reason != "headline":
                text, tokens = one.passage.text, one.tokens
                for at, token in enumerate(tokens):
                    if token.text[0].isupper() and token.lower not in found:
                        before = max(0, at - 2)  # as far back as `_is_name_inside` looks
                        if _is_name_inside(Tokens.of(text, tokens[before : at + 1]), at - before):
                            found.add(token.lower)
        return frozenset(found)


def _is_name_inside(tokens: Tokens, place: int) -> bool:
    """Whether a word with a capital is part of a name because it does not open a sentence.

    Titles, months and weekdays are no names. After the full stop of "Mr." no sentence opens.
    """
    if not tokens.is_capital(place) or tokens.lower(place) in _TITLES:
        return False
    after_title = tokens.lower(place - 1) == "." and tokens.lower(place - 2) in _TITLES
    if tokens.opens_sentence(place) and not after_title:
        return False
    return not is_month_or_weekday(tokens.lower(place))


@cache
def _never_in_names() -> frozenset[str]:
    """Words that may open a sentence before a name without being part of it: The, In, President."""
    known = speaker_lexicon()
    return known.function_words | known.determiners | known.prepositions | _TITLES
