"""A figure where it stands: the words, the names, the act and the days around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from corpus.article import Article, Passage
from corpus.extraction.analysis import TokenizedPassage, analyze
from corpus.extraction.quantities import counted_noun
from corpus.extraction.quantities.acts import Act, act_of_figure, name_of
from corpus.extraction.quantities.dates import is_named, is_unjoined
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quantities.not_figures import (
    last_name,
    names_around,
    opening_name_before,
    stance,
    stance_after,
    subject_stem,
    things_lasting,
)
from corpus.extraction.quantities.numbers import adds_another, is_changed_from, part_after
from corpus.extraction.quantities.periods import NamedPeriod, named_periods
from corpus.extraction.quantities.small_kinds import is_of_pronoun, named_before
from corpus.extraction.quantities.tokens import Tokens
from corpus.extraction.quantities.tolerance import NormalizedValue, is_year
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.language.word_frequency import is_plain
from corpus.language.words import Word

_NEAR = 12
"""Words to each side of a figure that may show what it is about."""
_LIMITS = frozenset({"since", "until", "till", "by", "before", "after", "through"})
_ASIDE = frozenset({"in", "after", "within", "during"})
_FORMER, _FORMER_REACH = frozenset({"before", "earlier", "previously", "currently", "far"}), 4
"""Words after a sum or a share that make it a former value: $1.20 a litre before the war."""
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "rep", "reps", "sen", "sens", "gov", "president", "minister", "prime"}
    | {"senator", "representative", "governor", "mayor", "judge", "secretary", "r", "d", "i"}
)
_OF_THINGS = frozenset({"count", "length", "area", "mass", "volume", "speed", "power"})
_WHEN = (_LIMITS | _ASIDE).union(
    {"ago", "later", "earlier", "every", "old", "of", "over", "past", "last"}
)
_WHERE = frozenset({"in", "by", "through"})
"""Of these, words that after a length of time say where: for 45 minutes in the stadium."""
_COMPARING = frozenset({"from", "than", "with", "to", "since"})
"""Words before a year by which a figure is only compared with it: up from 2019."""
_DIMENSIONS = frozenset({"long", "tall", "high", "deep", "wide", "thick"})


@cache
def _small() -> frozenset[str]:
    """Words that may open a sentence before a name without being part of it: The, In, President."""
    known = speaker_lexicon()
    return known.function_words | known.determiners | known.prepositions | _TITLES


class ArticleNames:
    """The words of an article that are names, in lower case: those with a capital in a sentence."""

    def __init__(self, passages: Sequence[TokenizedPassage]) -> None:
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
                        before = max(0, at - 2)  # what `_is_name` looks at
                        if _is_name(Tokens.of(text, tokens[before : at + 1]), at - before):
                            found.add(token.lower)
        return frozenset(found)


@dataclass(frozen=True, eq=False)
class FigurePassage:
    """A passage with its figures."""

    article: str
    """The id of its article."""
    tokenized: TokenizedPassage
    figures: tuple[Figure, ...]
    known: ArticleNames

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

    def is_name(self, place: int) -> bool:
        """Whether a token is part of a name, also where it opens a sentence."""
        if _is_name(self.tokens, place):
            return True
        word, opens = self.tokens.lower(place), self.tokens.opens_sentence(place)
        begins = _is_name(self.tokens, place + 1) and word not in _small()  # Orsk Steel
        return opens and self.tokens.is_capital(place) and (begins or word in self.known)

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


@dataclass(frozen=True, eq=False)
class Mention:
    """A figure where it stands in a passage."""

    context: FigurePassage
    figure: Figure

    @property
    def passage(self) -> Passage:
        """The passage that gives it."""
        return self.context.passage

    @property
    def article(self) -> str:
        """The id of the article that it stands in."""
        return self.context.article

    @property
    def tokens(self) -> Tokens:
        """The tokens of its passage."""
        return self.context.tokens

    @cached_property
    def place(self) -> tuple[int, int]:
        """The place of its first token, and the place after its last."""
        return self.context.token_range(self.figure)

    @cached_property
    def value(self) -> NormalizedValue:
        """The kind and value in a base unit, by which equal figures are found."""
        return NormalizedValue.of(self.figure)

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems of the words around it, without stop words and other figures."""
        (first, end), stems = self.context.word_range(self.figure), self.context.content_stems
        return frozenset(stems[max(0, first - _NEAR) : first] + stems[end : end + _NEAR]) - {""}

    def beside_words(self, reach: int) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of the words before it and after it up to the next figures.

        At most so many each way.
        """
        first, end = self.context.word_range(self.figure)
        before, after = max(0, first - reach), end + reach
        for other in self.context.figures:
            begun, ended = self.context.word_range(other)
            if ended <= first:
                before = max(before, ended)
            elif begun >= end:
                after = min(after, begun)
        stems = self.context.content_stems
        return frozenset(stems[before:first]) - {""}, frozenset(stems[end:after]) - {""}

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """The stems of the words before the noun that it counts or measures."""
        *words, _ = self.figure.of.lower().replace("-", " ").split() or [""]
        return frozenset(map(counted_noun.stem_of, words))

    @cached_property
    def act(self) -> Act:
        """The act that the figure belongs to: what was done then, so often, for so much."""
        is_span = self.figure.qualifier == "between"
        return act_of_figure(self.tokens, *self.place, self.figure.kind, is_span=is_span)

    @cached_property
    def subject(self) -> str:
        """The stem of the subject of that act: "rent" in "rents rose 9 percent"; or empty."""
        at = self.act.place
        return subject_stem(self.tokens, at) if at < self.place[0] else ""

    @cached_property
    def topics(self) -> frozenset[str]:
        """What a length of time is the length of: a noun, an act or what lasts so long."""
        if head := self.figure.head:
            return frozenset({name_of(head) or head, head})
        things = things_lasting(self.tokens, *self.place, self.act)
        return things | ({self.act.name} - {""})

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names in its clause."""
        return names_around(self.tokens, *self.place, self.context.is_name)

    @cached_property
    def limit(self) -> str:
        """The word that makes a date a limit: since, until, by; empty where it is not one."""
        word = self.tokens.lower(self.place[0] - 1)
        return word if word in _LIMITS else ""

    @property
    def says_when(self) -> bool:
        """Whether a length of time is vague, or says when: within six hours, two days after."""
        start, end = self.place
        before, after = self.tokens.lower(start - 1), self.tokens.lower(end)
        is_when = before in _WHEN or after in _WHEN - _WHERE
        return self.figure.qualifier == "vague" or is_when

    @property
    def is_aside(self) -> bool:
        """Whether a preposition makes it a circumstance: "793 yards in 14 games"."""
        return self.tokens.lower(self.place[0] - 1) in _ASIDE

    @cached_property
    def is_former(self) -> bool:
        """Whether it is a former value: the second one of "38 percent, up from 31 percent"."""
        tokens, is_count = self.tokens, self.figure.kind == "count"
        if is_changed_from(tokens, *self.place, is_count=is_count, act=self.act.name):
            return True
        after = tokens.lowers[self.place[1] : self.place[1] + _FORMER_REACH]
        return self.figure.kind in {"money", "percent"} and not _FORMER.isdisjoint(after)

    @cached_property
    def part(self) -> str:
        """The number that is part of it: "10", for 16 in "10 of the club's 16 games"; or empty."""
        before = counted_noun.part_before(self.tokens, self.place[0])
        return before or part_after(self.tokens, self.place[1])

    @property
    def is_dateline(self) -> bool:
        """Whether a date is outside any sentence, as in "Updated: 3 May 2013, 12:42"."""
        return is_unjoined(self.tokens, *self.place)

    @cached_property
    def is_listed(self) -> bool:
        """Whether it is one of a list, right after the name that it belongs to: the Greens 28."""
        return self.figure.kind in {"count", "money"} and self.context.is_name(self.place[0] - 1)

    @cached_property
    def actor(self) -> frozenset[str]:
        """The stems of the last name before its act, its likely actor: Ada Brook, the Senate."""
        at, is_name = self.place[0] if self.is_listed else self.act.place, self.context.is_name
        stems = last_name(self.tokens, at, is_name, is_one_word=self.is_listed)
        return stems or opening_name_before(self.tokens, self.act.place)

    @property
    def stance(self) -> str:
        """Whether it is only "expected", "asked" or "offered"; empty if it is a fact."""
        return stance(self.tokens, self.place[0]) or stance_after(self.tokens, self.place[1])

    @property
    def is_added_to(self) -> bool:
        """Whether others are added to it later: two died on the spot and a third in hospital."""
        more = {m.figure.outcome for m in self.beside if m.figure.more}  # and three more
        is_added = adds_another(self.tokens, self.place[1], self.figure.low)
        return is_added or not more.isdisjoint({self.figure.outcome, ""})

    @property
    def whole(self) -> Mention | None:
        """The figure of which it is a part: the 101 seats, for 54 of the 101 seats."""
        part, end = self.tokens.lower(self.place[0]), self.figure.span.end
        return next((m for m in self.beside if m.figure.span.start > end and m.part == part), None)

    @property
    def years(self) -> tuple[Mention, ...]:
        """The years in its passage, without those that it is only compared with: up from 2019."""
        years = (d for d in self.dates if self.tokens.lower(d.place[0] - 1) not in _COMPARING)
        return tuple(day for day in years if is_year(day.figure))

    @cached_property
    def periods(self) -> frozenset[NamedPeriod]:
        """The periods that the passage names apart from it."""
        if self.figure.kind != "duration":
            return self.context.periods
        text, (start, end) = self.tokens.text, self.place
        first, last = self.tokens.at(start).start, self.tokens.at(end - 1).end
        return named_periods(f"{text[:first]};{text[last:]}")

    @property
    def dimension(self) -> str:
        """The adjective after a length: "long" in "15 metres long"; or empty."""
        after = self.tokens.lower(self.place[1])
        return after if after in _DIMENSIONS else ""

    @cached_property
    def describes(self) -> bool:
        """Whether it describes the size of a thing, which does not change: the 120-metre bridge."""
        tokens, (start, end) = self.tokens, self.place
        is_one_of = self.figure.kind not in _OF_THINGS or tokens.lower(start - 1) in {"a", "an"}
        is_joined = self.figure.qualifier != "between" and tokens.is_hyphen(start + 1)
        return not is_one_of and (is_joined or tokens.lower(end) in _DIMENSIONS)

    @cached_property
    def beside(self) -> tuple[Mention, ...]:
        """The other figures of its passage."""
        others = (figure for figure in self.context.figures if figure is not self.figure)
        return tuple(Mention(self.context, figure) for figure in others)

    @cached_property
    def dates(self) -> tuple[Mention, ...]:
        """The other figures of its passage that are days or years."""
        return tuple(mention for mention in self.beside if mention.figure.kind == "date")

    @property
    def own_dates(self) -> tuple[Mention, ...]:
        """Those of them that do not follow another figure right away: up from 6 percent in 2022."""
        ends = {m.place[1] + by for m in self.beside if m.figure.kind != "date" for by in (0, 1)}
        return tuple(day for day in self.dates if day.place[0] not in ends)

    @cached_property
    def owner(self) -> counted_noun.Noun | None:
        """The noun whose size it is: the report, for "48-page report"; None for another figure."""
        tokens, (start, end) = self.tokens, self.place
        is_joined = end - 2 >= start and tokens.is_hyphen(end - 2)
        if not is_joined or not tokens.at(end).is_word or self.figure.per:
            return None
        noun = counted_noun.after(tokens, end, one=True)
        return noun if noun and noun.head >= 0 else None

    @property
    def owner_stem(self) -> str:
        """The stem of the noun whose size it is; empty for none."""
        return counted_noun.stem(self.tokens, self.owner.head) if self.owner else ""


def _is_name(tokens: Tokens, place: int) -> bool:
    """Whether a word is part of a name; a word that opens a sentence, a title or a day is not."""
    if not tokens.is_capital(place) or tokens.lower(place) in _TITLES:
        return False
    after_title = tokens.lower(place - 1) == "." and tokens.lower(place - 2) in _TITLES
    opens = tokens.opens_sentence(place) and not after_title
    return not opens and not is_named(tokens.lower(place))


@lru_cache(maxsize=128)
def find_mentions(article: Article) -> Mapping[str, tuple[Mention, ...]]:
    """The figures of an article by the id of each passage that has any; boilerplate is left out."""
    analysis = analyze(article)
    known, mentions = ArticleNames(analysis.passages), {}
    for at, one in enumerate(analysis.passages):
        if figures := analysis.figures.get(one.passage.id):
            context = FigurePassage(article.id, one, figures, known)
            near = analysis.passages[max(0, at - _NAMED_BEFORE) : at]
            mentions[one.passage.id] = tuple(_mention(one, context, near) for one in figures)
    return mentions


_NAMED_BEFORE = 3
"""Passages before "He was 86" in which the person may be named."""


def _mention(figure: Figure, context: FigurePassage, before: Sequence[TokenizedPassage]) -> Mention:
    """A figure where it stands; an age with the name of whoever it is of, if that stands before."""
    tokens, is_nameless = context.tokens, figure.kind == "age" and not figure.of
    place = context.token_range(figure)[0] if is_nameless else 0
    opens = tokens.lower(place - 1) == "the" and tokens.opens_sentence(place - 1)
    if not is_nameless or not (opens or is_of_pronoun(tokens, place)):
        return Mention(context, figure)  # else: the 62-year-old was released
    near = (one for one in reversed(before) if one.passage.kind == "body")
    name, last = named_before(Tokens.of(one.passage.text, one.tokens) for one in near)
    named = replace(figure, of=name, head=counted_noun.stem_of(last)) if name else figure
    return Mention(context, named)
