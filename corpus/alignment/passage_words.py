"""The words of one passage: which are names, which are small words, which stand between commas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise

from corpus.extraction.analysis import TokenizedPassage
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.language.lexicon import lexicon
from corpus.language.stemming import is_common
from corpus.language.word_frequency import is_plain
from corpus.language.words import WordRange, opens_clause

_SMALL = frozenset(
    {"each", "other", "others", "both", "all", "any", "such", "more", "most", "much", "own", "same"}
    | {"they're", "it's", "he's", "i'm", "we're", "to", "so", "as", "than", "including", "every"}
    | {"many", "few", "less", "well", "yet", "already", "while", "until", "nearly", "almost"}
)
_AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii"})
BREAKS = frozenset(",;:—–―()[]…!?")
"""Marks over which words do not join."""
_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True)
class PassageWords:
    """What can be said of the words of a passage without knowing what it is linked with."""

    passage: TokenizedPassage
    language: str
    """The ISO 639 code of its article; empty if it is unknown."""
    opens_with_name: bool
    """Whether the stem of its first word is a name elsewhere."""
    quoted: frozenset[int]
    """The places of the words in quotation marks."""

    @cached_property
    def written(self) -> tuple[str, ...]:
        """Each word in lower case, without possessive."""
        text = self.passage.passage.text
        return tuple([_without_possessive(text[start:end]) for start, end, _ in self.passage.words])

    @cached_property
    def is_name(self) -> tuple[bool, ...]:
        """Whether each word has the capital of a name, not that of a sentence's first word."""
        text, words, language = self.passage.passage.text, self.passage.words, self.language
        found = [
            text[word.start].isupper()
            and (
                not is_plain(word.stem, language)
                if at
                else self.opens_with_name or self.is_title(at)
            )
            for at, word in enumerate(words)
        ]
        for at in range(len(words) - 2, 0, -1):  # the "New" of "New York", the "A." of a name
            if found[at + 1] and text[words[at].start].isupper():
                before = text[words[at - 1].end : words[at].start]
                after = text[words[at].end : words[at + 1].start]
                is_initial = words[at].end - words[at].start == 1 and after == ". "
                found[at] = found[at] or (before == " " and (after == " " or is_initial))
        return tuple(found)

    @cached_property
    def is_small(self) -> tuple[bool, ...]:
        """Whether each word is an article, a preposition, an auxiliary, "said" or the like."""
        language = self.language or "en"
        words = zip(self.passage.words, self.written, self.is_name, strict=True)
        return tuple(
            [
                not is_name and _is_small_word(written, word.stem, language)
                for word, written, is_name in words
            ]
        )

    @cached_property
    def content(self) -> tuple[int, ...]:
        """The places of the words that are not small."""
        return tuple([at for at, is_small in enumerate(self.is_small) if not is_small])

    @cached_property
    def name_at(self) -> dict[int, WordRange]:
        """The name in which a word stands, with its titles and initials, for each word of one."""
        found: dict[int, WordRange] = {}
        first = -1
        for at, is_name in enumerate((*self.is_name, False)):
            if first >= 0 and not (is_name and self._continues_name(at)):
                found.update(dict.fromkeys(range(first, at), WordRange(first, at - 1)))
                first = -1
            if is_name and first < 0:
                first = at
        return found

    @cached_property
    def name_end(self) -> dict[int, int]:
        """The place of the word that makes a name one, for each word of a name.

        That is the surname, or what else stands last; not "Jr.". A title within the name begins
        another: of "Illinois Governor Alma Brandt", "Illinois" is one.
        """
        found = {}
        for at, (_, last) in self.name_at.items():
            end = at
            while end < last and (self.is_title(at) or not self.is_title(end + 1)):
                end += 1
            found[at] = end - (end > at and self.written[end] in _AFTER_NAMES)
        return found

    @cached_property
    def stretch_at(self) -> tuple[int, ...]:
        """The number of the stretch between commas and the like in which each word stands."""
        text, words = self.passage.passage.text, self.passage.words
        gaps = [text[one.end : next_one.start] for one, next_one in pairwise(words)]
        return (0, *accumulate(gap != " " and not BREAKS.isdisjoint(gap) for gap in gaps))

    def is_title(self, at: int) -> bool:
        """Whether a word is a title before a name: Senator, Mr."""
        return self.written[at] in speaker_lexicon().titles

    def _continues_name(self, at: int) -> bool:
        """Whether only a space, a hyphen or an abbreviation's point parts a word from the last."""
        text, words = self.passage.passage.text, self.passage.words
        gap = text[words[at - 1].end : words[at].start]
        if text[words[at - 1].start : words[at - 1].end].endswith(("'s", "’s")):
            return False
        if not speaker_lexicon().calendar.isdisjoint(self.written[at - 1 : at + 1]):
            return False
        if gap == ". ":
            return len(self.written[at - 1]) == 1 or self.is_title(at - 1)
        return gap == " " or gap in _HYPHENS


@lru_cache(maxsize=1 << 15)
def _without_possessive(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s").rstrip(".")


@lru_cache(maxsize=1 << 15)
def _is_small_word(written: str, stem: str, language: str) -> bool:
    """Whether a word that is not a name has no meaning by itself in any sentence."""
    verb = lexicon().verbs.get(written)
    return not stem[0].isdigit() and (
        written in _small_words()
        or is_common(written, language)
        or is_common(stem, language)
        or opens_clause(stem)
        or (verb is not None and verb.tone == "neutral")
    )


@cache
def _small_words() -> frozenset[str]:
    known = speaker_lexicon()
    return known.function_words | known.determiners | known.pronouns | _SMALL
