"""Finds the figures of an article, each with what stands around it: words, names, act and dates.

`find_mentions` takes an article and returns its figures by passage, each as a `Mention`. The rules
that compare two figures ask it what the figure is about. In "In Velden, rents rose 9 percent in
May, up from 4 percent in 2019.", the mention of "9 percent" answers

    act.name, subject     rise, rent           what happened, and to what
    names                 velden               the names in its clause
    dates                 May, 2019            the dates of its passage
    is_former             no, but yes for 4 percent
    near                  rent, rose, velden   the stems of the words around it

A place is the index of a token.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.article import Article, Passage, once_an_article
from corpus.extraction.analysis import TokenizedPassage, analyze
from corpus.extraction.quantities import counted_noun
from corpus.extraction.quantities.act_words import name_of
from corpus.extraction.quantities.acts import Act, act_of_figure
from corpus.extraction.quantities.ages import is_of_pronoun, named_before
from corpus.extraction.quantities.clause_context import (
    adds_another,
    is_changed_from,
    last_name,
    names_around,
    opening_name,
    part_after,
    stance,
    stance_after,
    subject_stem,
    things_lasting,
)
from corpus.extraction.quantities.dates import is_named as is_month_or_weekday
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quantities.named_periods import NamedPeriod, named_periods
from corpus.extraction.quantities.tokens import Tokens
from corpus.extraction.quantities.tolerance import NormalizedValue, is_year
from corpus.findings.figure_passage import ArticleNames, FigurePassage

_NEAR = 12
"""Words to each side of a figure that may show what it is about."""
_NAMED_BEFORE = 3
"""Passages before "He was 86" in which the person may be named."""

_LIMITS = frozenset({"since", "until", "till", "by", "before", "after", "through"})
"""Words before a date that make it a limit: open until Friday."""
_CIRCUMSTANCE = frozenset({"in", "after", "within", "during"})
"""Words before a figure that only add how an act was done: 793 yards in 14 games."""
_BEFORE_TIME_OF_ACT = (_LIMITS | _CIRCUMSTANCE).union(
    {"ago", "later", "earlier", "every", "old", "of", "over", "past", "last"}
)
"""Words beside a length of time that make it say when: six hours later, over two years."""
_AFTER_TIME_OF_ACT = _BEFORE_TIME_OF_ACT - {"in", "by", "through"}
"""Those of them after it; the others may say where: for 45 minutes in the stadium."""
_FORMER = frozenset({"before", "earlier", "previously", "currently", "far"})
_FORMER_REACH = 4
"""Words of which one, so near after a sum or share, makes it a former value: $1.20 before the war.
"""
_COMPARING = frozenset({"from", "than", "with", "to", "since"})
"""Words before a year with which a figure is only compared: up from 2019."""
_KINDS_OF_SIZE = frozenset({"count", "length", "area", "mass", "volume", "speed", "power"})
"""Kinds of figures that may be the size of a thing: a 48-page report, the 120-metre bridge."""
_DIMENSIONS = frozenset({"long", "tall", "high", "deep", "wide", "thick"})


@once_an_article
def find_mentions(article: Article) -> Mapping[str, tuple[Mention, ...]]:
    """The figures of an article by the id of each passage that has any; boilerplate is left out."""
    analysis = analyze(article)
    names, mentions = ArticleNames(analysis.passages), {}
    for at, one in enumerate(analysis.passages):
        if figures := analysis.figures.get(one.passage.id):
            context = FigurePassage(article.id, one, figures, names)
            before = analysis.passages[max(0, at - _NAMED_BEFORE) : at]
            mentions[one.passage.id] = tuple(_mention(one, context, before) for one in figures)
    return mentions


def _mention(figure: Figure, context: FigurePassage, before: Sequence[TokenizedPassage]) -> Mention:
    """A figure where it stands; an age gets the name of its person from a passage before it.

    "Ada Brook died on Monday. She was 86.": the 86 counts Ada Brook.
    """
    is_nameless_age = figure.kind == "age" and not figure.of
    if is_nameless_age and _is_of_person_before(context.tokens, context.token_range(figure)[0]):
        bodies = (one for one in reversed(before) if one.passage.kind == "body")
        name, last = named_before(Tokens.of(one.passage.text, one.tokens) for one in bodies)
        if name:
            figure = replace(figure, of=name, head=counted_noun.stem_of(last))
    return Mention(context, figure)


def _is_of_person_before(tokens: Tokens, place: int) -> bool:
    """Whether an age opens its sentence without a name: The 62-year-old was freed. He was 86."""
    opens = tokens.lower(place - 1) == "the" and tokens.opens_sentence(place - 1)
    return opens or is_of_pronoun(tokens, place)


@dataclass(frozen=True, eq=False)
class Mention:
    """A figure where it stands in a passage, and what the rules ask about it.

    In order: where it is, what it measures, the words, the act and the names around it, what marks
    it as no plain fact of now, and the other figures of its passage.
    """

    context: FigurePassage
    figure: Figure

    # Where it is

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

    @property
    def word_before(self) -> str:
        """The token right before it, in lower case."""
        return self.tokens.lower(self.place[0] - 1)

    @property
    def word_after(self) -> str:
        """The token right after it, in lower case."""
        return self.tokens.lower(self.place[1])

    # What it measures

    @cached_property
    def value(self) -> NormalizedValue:
        """The kind and value in a base unit, by which equal figures are found."""
        return NormalizedValue.of(self.figure)

    @cached_property
    def measured_noun(self) -> counted_noun.Noun | None:
        """The noun that it is joined to by a hyphen and whose size it is: 48-page *report*."""
        tokens, (start, end) = self.tokens, self.place
        is_joined = end - 2 >= start and tokens.is_hyphen(end - 2)
        if not is_joined or not tokens.at(end).is_word or self.figure.per:
            return None
        noun = counted_noun.noun_after(tokens, end, singular=True)
        return noun if noun and noun.head >= 0 else None

    @property
    def measured_stem(self) -> str:
        """The stem of the noun whose size it is; empty for none."""
        noun = self.measured_noun
        return counted_noun.noun_stem(self.tokens, noun.head) if noun else ""

    @property
    def dimension(self) -> str:
        """The adjective after a length: "long" in "15 metres long"; or empty."""
        after = self.word_after
        return after if after in _DIMENSIONS else ""

    @cached_property
    def is_size(self) -> bool:
        """Whether it is the size of a known thing, which does not change: the 120-metre bridge."""
        if self.figure.kind not in _KINDS_OF_SIZE or self.word_before in {"a", "an"}:
            return False
        is_range = self.figure.qualifier == "between"
        is_joined = not is_range and self.tokens.is_hyphen(self.place[0] + 1)
        return is_joined or self.word_after in _DIMENSIONS

    @cached_property
    def topics(self) -> frozenset[str]:
        """What a length of time is the length of: a noun, an act or what lasts so long.

        {"meet", "talk"} for "nine hours of talks", {"sentence"} for "jailed for four years".
        """
        if head := self.figure.head:
            return frozenset({name_of(head) or head, head})
        things = things_lasting(self.tokens, *self.place, self.act)
        return things | ({self.act.name} - {""})

    @cached_property
    def part(self) -> str:
        """The number that is part of it: "10", for 16 in "10 of the club's 16 games"; or empty."""
        before = counted_noun.part_before(self.tokens, self.place[0])
        return before or part_after(self.tokens, self.place[1])

    # The words, the act and the names around it

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems of the words around it, without stop words and other figures."""
        (first, end), stems = self.context.word_range(self.figure), self.context.content_stems
        return frozenset(stems[max(0, first - _NEAR) : first] + stems[end : end + _NEAR]) - {""}

    def near_each_side(self, reach: int) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of at most `reach` words before it and after it, up to the next figures."""
        first, end = self.context.word_range(self.figure)
        before, after = max(0, first - reach), end + reach
        for other in self.context.figures:
            other_first, other_end = self.context.word_range(other)
            if other_end <= first:
                before = max(before, other_end)
            elif other_first >= end:
                after = min(after, other_first)
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
        verb = self.act.place
        return subject_stem(self.tokens, verb) if verb < self.place[0] else ""

    @cached_property
    def is_listed(self) -> bool:
        """Whether it is one of a list, right after the name that it belongs to: the Greens 28."""
        return self.figure.kind in {"count", "money"} and self.context.is_name(self.place[0] - 1)

    @cached_property
    def actor(self) -> frozenset[str]:
        """The stems of the last name before its act, its likely actor: Ada Brook, the Senate."""
        at, is_name = self.place[0] if self.is_listed else self.act.place, self.context.is_name
        stems = last_name(self.tokens, at, is_name, allow_one_word=self.is_listed)
        return stems or opening_name(self.tokens, self.act.place)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names in its clause."""
        return names_around(self.tokens, *self.place, self.context.is_name)

    # What marks it as no plain fact of now

    @cached_property
    def limit(self) -> str:
        """The word that makes a date a limit: since, until, by; empty where it is not one."""
        word = self.word_before
        return word if word in _LIMITS else ""

    @property
    def says_when(self) -> bool:
        """Whether a length of time is vague, or says when: within six hours, two days after."""
        is_when = self.word_before in _BEFORE_TIME_OF_ACT or self.word_after in _AFTER_TIME_OF_ACT
        return self.figure.qualifier == "vague" or is_when

    @property
    def is_circumstance(self) -> bool:
        """Whether a preposition makes it a circumstance: the 14 of "793 yards in 14 games"."""
        return self.word_before in _CIRCUMSTANCE

    @cached_property
    def is_former(self) -> bool:
        """Whether it is a former value: the second one of "38 percent, up from 31 percent"."""
        tokens, is_count = self.tokens, self.figure.kind == "count"
        if is_changed_from(tokens, *self.place, is_count=is_count, act=self.act.name):
            return True
        after = tokens.lowers[self.place[1] : self.place[1] + _FORMER_REACH]
        return self.figure.kind in {"money", "percent"} and not _FORMER.isdisjoint(after)

    @property
    def stance(self) -> str:
        """Whether it is only "expected", "asked" or "offered"; empty if it is a fact."""
        return stance(self.tokens, self.place[0]) or stance_after(self.tokens, self.place[1])

    @property
    def is_dateline(self) -> bool:
        """Whether a date is outside any sentence, as in "Updated: 3 May 2013, 12:42"."""
        return _is_dateline(self.tokens, *self.place)

    # The other figures of its passage

    @cached_property
    def others(self) -> tuple[Mention, ...]:
        """The other figures of its passage."""
        others = (figure for figure in self.context.figures if figure is not self.figure)
        return tuple(Mention(self.context, figure) for figure in others)

    @property
    def is_added_to(self) -> bool:
        """Whether others are added to it later: two died on the spot and a third in hospital."""
        more = {m.figure.outcome for m in self.others if m.figure.more}  # and three more
        is_added = adds_another(self.tokens, self.place[1], self.figure.low)
        return is_added or not more.isdisjoint({self.figure.outcome, ""})

    @property
    def whole(self) -> Mention | None:
        """The figure of which it is a part: the 101 seats, for 54 of the 101 seats."""
        own, end = self.tokens.lower(self.place[0]), self.figure.span.end
        return next((m for m in self.others if m.figure.span.start > end and m.part == own), None)

    @cached_property
    def dates(self) -> tuple[Mention, ...]:
        """The other figures of its passage that are days or years."""
        return tuple(mention for mention in self.others if mention.figure.kind == "date")

    @property
    def dates_apart(self) -> tuple[Mention, ...]:
        """Those of them that do not follow another figure right away: up from 6 percent in 2022."""
        ends = {m.place[1] + by for m in self.others if m.figure.kind != "date" for by in (0, 1)}
        return tuple(day for day in self.dates if day.place[0] not in ends)

    @property
    def years(self) -> tuple[Mention, ...]:
        """The years in its passage, without those that it is only compared with: up from 2019."""
        dates = (day for day in self.dates if day.word_before not in _COMPARING)
        return tuple(day for day in dates if is_year(day.figure))

    @cached_property
    def periods(self) -> frozenset[NamedPeriod]:
        """The periods that the passage names apart from it: the second quarter."""
        if self.figure.kind != "duration":
            return self.context.periods
        text, (start, end) = self.tokens.text, self.place
        first, last = self.tokens.at(start).start, self.tokens.at(end - 1).end
        return named_periods(f"{text[:first]};{text[last:]}")


def _is_dateline(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the date from token `start` to the one before `end` is outside any sentence.

    So web pages print when they were updated: "Updated: 3 May 2013, 12:42".
    """
    before, opening, then = tokens.at(start - 1), tokens.at(start), tokens.lower(end + 1)
    is_joined = before.is_word and not before.text[0].isupper()  # on 3 May
    is_worded = opening.is_word and not is_month_or_weekday(opening.lower)  # Last Friday
    is_second = tokens.opens_sentence(start - 1) and before.is_word  # On 3 May
    is_date_next = tokens.at(end + 1).is_number or (
        tokens.is_capital(end + 1) and is_month_or_weekday(then)  # not "may"
    )
    goes_on_as_date = tokens.lower(end) == "," and is_date_next
    return goes_on_as_date or not (is_joined or is_worded or is_second)
