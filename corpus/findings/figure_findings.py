"""Writes findings about figures, each as a sentence with the values that the outlets give.

`grouped` gathers the pairings that belong together, a `FindingWriter` makes one finding of each
group. In brackets stand notes: why both values can be true, or the topic, which is what the figures
are about if it does not stand beside them.

    Agency One: 12 dead · The Wire: at least 10 dead (“at least” leaves room)
    Agency One: Monday · The Wire: Tuesday (resigned)            the act that both have
    Agency One: 10 km · The Wire: 12 km (depth)                  the noun whose value they are
    Agency One: 400 fans · The Wire: 900 fans (marched)          the verb of which they are subject
    Agency One: 300 jobs · not found in The Wire                 a figure that only one gives
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from corpus.article import Article, Passage, article_of
from corpus.extraction.quantities.act_words import is_verb_form
from corpus.extraction.quantities.acts import SENTENCE
from corpus.extraction.quantities.counted_noun import stem_of
from corpus.extraction.quantities.figure import Figure, base, from_base, in_plural
from corpus.extraction.quantities.ranks_shares_scores import qualifier_words
from corpus.extraction.quantities.tolerance import why_compatible
from corpus.extraction.quotes.speaker_lexicon import names_people, speaker_lexicon
from corpus.findings.figure_conflicts import is_comparable
from corpus.findings.figure_mentions import Mention
from corpus.findings.figure_pairing import Pairing
from corpus.findings.phrasing import OutletNames, join_names, outlet_labels
from corpus.language.words import Word
from corpus.model import FigureFinding, FigureReason, FigureValue, FigureVerdict, Tier
from corpus.stories.origins import OriginGroup

_PRISON_TERM = "prison term"
"""The topic of a length of time that says itself that it is a sentence: six years in prison."""
_TOPIC_REACH = 30
"""The most letters between a figure and a noun after it that is its topic."""
_EMPTY_VERBS = frozenset(
    {"made", "makes", "make", "gets", "get", "got", "went", "goes", "came", "comes", "come", "gave"}
    | {"gives", "give", "took", "takes", "take", "taken", "given", "needs", "became", "becomes"}
)
"""Verbs that say nothing of what a figure is about."""


class FindingWriter:
    """Makes findings with their sentences, in the order of the articles."""

    def __init__(self, articles: Sequence[Article], origins: Iterable[OriginGroup] = ()) -> None:
        self.rank = {article.id: place for place, article in enumerate(articles)}
        self.names = OutletNames(outlet_labels(articles), origins)

    def place(self, finding: FigureFinding) -> tuple[int, int, str]:
        """The place of a finding: that of its first figure."""
        first = finding.values[0]
        return self.rank[article_of(first.passage)], first.start, finding.id

    def paired(self, pairings: Sequence[Pairing], verdict: FigureVerdict) -> FigureFinding:
        """Return the finding of pairings that belong together, which `grouped` gathers."""
        every = {mention for pairing in pairings for mention in (pairing.a, pairing.b)}
        ordered = sorted(every, key=lambda m: (self.rank[m.article], m.figure.span))
        values = " · ".join(self._values(ordered))
        topic = _topic(ordered) or (_verb_in_common(ordered) if verdict == "conflict" else "")
        notes = [topic] if topic else []
        reason: FigureReason = ""
        if verdict == "compatible":
            first = next(one for one in pairings if one.verdict == "compatible")
            a, b = sorted((first.a, first.b), key=ordered.index)
            reason = why_compatible(a.figure, b.figure)
            notes.append(_explained(a, b, reason))
        says = f"{values} ({'; '.join(notes)})" if notes else values
        firm = all(pairing.tier == "firm" for pairing in pairings)
        passages = [mention.passage for mention in ordered]
        tier: Tier = "firm" if firm else "likely"
        found = _finding(verdict, passages, says, ordered)
        return replace(found, tier=tier, reason=reason)

    def _values(self, ordered: Iterable[Mention]) -> Iterator[str]:
        """Yield the figures of each article after its name; copies that give the same are one."""
        giving: dict[tuple[str, str], list[str]] = {}
        for article, mentions in groupby(ordered, key=lambda mention: mention.article):
            key = self.names.origin(article), _listed(mentions)
            giving.setdefault(key, []).append(article)
        for (_, values), articles in giving.items():
            yield f"{join_names(self.names.listed(articles))}: {values}"

    def unmatched(self, mention: Mention, passages: Sequence[Passage], tier: Tier) -> FigureFinding:
        """Return the finding of a figure that only one article gives; `passages` lack it."""
        lacking = sorted(
            {passage.id: passage for passage in passages}.values(),
            key=lambda passage: (self.rank[article_of(passage.id)], passage.span),
        )
        articles = dict.fromkeys(article_of(passage.id) for passage in lacking)
        (name,) = self.names.listed([mention.article])
        says = f"{name}: {_text(mention)} · not found in {join_names(self.names.listed(articles))}"
        found = _finding("only here", [mention.passage, *lacking], says, [mention])
        return replace(found, tier=tier)


# Pairings that belong together


def grouped(pairings: Sequence[Pairing]) -> Iterator[tuple[list[Pairing], FigureVerdict]]:
    """Yield groups of pairings that each make one finding, with its verdict.

    Equal figures belong together, and so do figures in conflict with one another or with equal
    ones. A figure that is compatible with one of these makes a finding of its own: in theirs, it
    would look as if it were in conflict too.
    """
    left = list(pairings)
    for verdict in ("conflict", "compatible", "agree"):
        wanted = [one for one in left if one.verdict == verdict or _is_equal(one)]
        for group in _joined(wanted if verdict != "agree" else left):
            if any(one.verdict == verdict for one in group):
                yield group, verdict
                written = {mention for one in group for mention in (one.a, one.b)}
                left = [one for one in left if not {one.a, one.b} <= written]


def _is_equal(pairing: Pairing) -> bool:
    """Whether two figures are equal and of the same thing; two acts may be on one Friday."""
    return pairing.verdict == "agree" and is_comparable(pairing.a, pairing.b)


def _joined(pairings: Sequence[Pairing]) -> list[list[Pairing]]:
    """The pairings in groups that have no figure in common, in their order.

    The smaller of two groups joins the larger: among a hundred copies, thousands of pairings do.
    """
    places: dict[Mention, list[int]] = {}
    for place, (a, b) in enumerate((one.a, one.b) for one in pairings):
        small, large = sorted((places.get(a, []), places.get(b, [])), key=len)
        if small is not large:
            large += small
            for at in small:
                places[pairings[at].a] = places[pairings[at].b] = large
        large.append(place)
        places[a] = places[b] = large
    groups = {id(group): group for group in places.values()}
    return [[pairings[place] for place in sorted(group)] for group in groups.values()]


# Topics


def _topic(mentions: Sequence[Mention]) -> str:
    """The topic of some figures: what they are about, if none of them says what it counts.

    That is their measure ("depth"), their act ("resigned") or a noun beside them, if it is the same
    for all; else empty. Of days and times it is only the act.
    """
    first = mentions[0]
    if any(mention.figure.of or mention.figure.kind == "ordinal" for mention in mentions):
        return ""
    act = first.act
    is_one_act = bool(act.name) and all(mention.act.name == act.name for mention in mentions)
    if first.figure.kind in {"date", "time"} and first.figure.qualifier != "between":
        return first.tokens.at(act.place).text if is_one_act else ""
    clauses = [_topic_words(mention) for mention in mentions]
    common = frozenset.intersection(*(frozenset(word.stem for word in one) for one in clauses))
    if measures := {measure for mention in mentions if (measure := _measured_before(mention))}:
        measure = min(measures)
        if len(measures) == 1 and stem_of(measure) in common:
            return measure
        common = frozenset()  # a noun beside a depth and a height is no topic of both
    if is_one_act and act.name == SENTENCE and act.place >= first.place[0]:
        return _PRISON_TERM
    if is_one_act:
        return first.tokens.at(act.place).text
    return _phrase(first, [word for word in clauses[0] if word.stem in common])


def _verb_in_common(mentions: Sequence[Mention]) -> str:
    """The verb of which all figures are the subject or the rank: marched, finished; or empty."""
    act, tokens = mentions[0].act, mentions[0].tokens
    is_one_act = bool(act.name) and not act.says and all(m.act.name == act.name for m in mentions)
    if not is_one_act or not all(_is_subject_or_result(mention) for mention in mentions):
        return ""
    word = tokens.at(act.place).text
    is_verb = is_verb_form(word.lower())  # not the noun of a 48-page indictment
    return word if is_verb and word.lower() not in _EMPTY_VERBS else ""


def _is_subject_or_result(mention: Mention) -> bool:
    """Whether a count stands right before its act, or a rank without a noun after its act."""
    figure, (start, end) = mention.figure, mention.place
    if figure.kind == "ordinal":
        return not figure.of and mention.act.place < start
    return figure.kind == "count" and not figure.outcome and mention.act.place == end


def _phrase(mention: Mention, words: Sequence[Word]) -> str:
    """The noun phrase nearest to a figure that some words of its clause make; empty for none.

    Only a whole one: not "national" of "the former national security adviser".
    """
    text, (start, end) = mention.passage.text, mention.place
    first, last = mention.tokens.at(start).start, mention.tokens.at(end - 1).end
    runs: list[list[Word]] = []
    for word in words:
        if is_verb_form(text[word.start : word.end]):
            continue  # rain fell
        if runs and word.start == runs[-1][-1].end + 1 and text[word.start - 1] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
    whole = [run for run in runs if not _phrase_goes_on(mention, run[-1].end)]
    by_distance = [(max(first - run[-1].end, run[0].start - last), run) for run in whole]
    near = [
        (letters, run)
        for letters, run in by_distance
        if run[0].start < first or letters <= _TOPIC_REACH
    ]
    _, nearest = min(near, key=itemgetter(0), default=(0, []))
    return text[nearest[0].start : nearest[-1].end] if nearest else ""


_TIMES = frozenset(
    {"morning", "afternoon", "evening", "night", "day", "week", "month", "year", "season"}
    | {"weekend", "time", "end", "beginning", "start", "middle", "midnight", "noon", "quarter"}
    | {"today", "late", "early", "long", "tall", "high", "deep", "wide", "thick", "away"}
    | {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
)
"""Words for a time, a direction or a dimension, which are no topic."""
_CLAUSE_ENDS = frozenset(",;:()[]—–“”\"") | {
    "and", "but", "or", "nor", "while", "who", "whom", "whose", "which", "that", "when", "where",
    "after", "before", "as", "because", "than", "since", "until", "although", "though", "if",
    "whereas", "compared", "with", "without", "against",
}  # fmt: skip
_WHEN = frozenset({"by", "on", "at", "during", "within", "near", "under", "through", "amid"})
"""Words after a figure that go on with where or when it was."""


def _measured_before(mention: Mention) -> str:
    """The noun whose value a figure is: a depth of 10 km; empty for none."""
    tokens, at = mention.tokens, mention.place[0] - 2
    word = tokens.lower(at)
    is_noun = tokens.lower(at + 1) == "of" and word.isalpha() and not tokens.is_capital(at)
    is_small = word in speaker_lexicon().function_words or word in _TIMES or word in _EMPTY_VERBS
    is_noun = is_noun and not names_people(word)  # defrauded pensioners of $3 million
    return word if is_noun and not is_small else ""


def _topic_words(mention: Mention) -> list[Word]:
    """The words of a figure's clause that may be its topic, without other figures."""
    tokens, (first, last) = mention.tokens, mention.place
    while first > 0 and tokens.lower(first - 1) not in _CLAUSE_ENDS:
        if tokens.opens_sentence(first):
            break
        first -= 1
    while last < len(tokens.all) and tokens.lower(last) not in _CLAUSE_ENDS | _WHEN:
        if tokens.at(last).is_number or tokens.lower(last) == ".":
            break
        last += 1
    start, end = tokens.at(first).start, tokens.at(last - 1).end
    text, words = mention.passage.text, mention.context.words
    of_figures = {
        at for one in mention.context.figures for at in range(*mention.context.word_range(one))
    }
    return [
        word
        for at, word in enumerate(words)
        if start <= word.start < word.end <= end
        and at not in of_figures
        and _is_topic(text[word.start : word.end])
    ]


def _is_topic(word: str) -> bool:
    """Whether a word may be the topic of a figure: it is no name, no adverb and no small word."""
    is_plain = word.islower() and word.isalpha() and not word.endswith("ly") and len(word) > 2
    return is_plain and word not in _no_topics()


@cache
def _no_topics() -> frozenset[str]:
    """Words that are never a topic: small words ("off", "while"), times, empty verbs."""
    lexicon = speaker_lexicon()
    small = lexicon.function_words | lexicon.determiners | lexicon.pronouns
    return small | _EMPTY_VERBS | _TIMES


def _phrase_goes_on(mention: Mention, end: int) -> bool:
    """Whether a noun phrase goes on after the place in the text where its words end."""
    tokens = mention.tokens
    at = next((at for at, token in enumerate(tokens.all) if token.start >= end), len(tokens.all))
    word = tokens.at(at).text if at < len(tokens.all) else ""
    return tokens.is_hyphen(at) or (_is_topic(word) and not is_verb_form(word))


# The figures in words


def _listed(mentions: Iterable[Mention]) -> str:
    """The figures of one article as written, each once; those of the headline are marked so."""
    parts: dict[str, None] = {}
    for mention in mentions:
        headline = mention.passage.reason == "headline"
        parts[f"{_text(mention)} (headline)" if headline else _text(mention)] = None
    return ", ".join(parts)


def _explained(a: Mention, b: Mention, reason: FigureReason) -> str:
    """Why both values can be true."""
    if reason == "conversion":
        return _in_other_unit(a, b)
    if reason == "qualifier" and "vague" not in {a.figure.qualifier, b.figure.qualifier}:
        qualifiers = list(dict.fromkeys(f"“{q}”" for m in (a, b) if (q := _qualifier(m))))
        leave = "leaves" if len(qualifiers) == 1 else "leave"
        units = {a.figure.unit, b.figure.unit}
        turned = f"; {_in_other_unit(a, b)}" if len(units) > 1 and a.figure.kind != "money" else ""
        return f"{join_names(qualifiers)} {leave} room{turned}"
    return {
        "qualifier": "no exact number",
        "rounding": "rounded", "range": "one is in the range of the other",
        "precision": "one is more exact",
    }[reason]  # fmt: skip


def _in_other_unit(a: Mention, b: Mention) -> str:
    """The value of one figure in the unit of the other: 12,000 hectares is 29,700 acres."""
    a, b = (b, a) if a.figure.qualifier and not b.figure.qualifier else (a, b)
    return f"{_text(a)} is {_in_unit_of(a.figure, b.figure)}"


_UNEVEN_UNITS = frozenset({"month", "year"})
"""Units that vary in length …"""
_NEARLY = 0.05
"""… so that nearly a whole number of them counts as a whole number."""


def _in_unit_of(a: Figure, b: Figure) -> str:
    """The value of `a` in the unit of `b`, in three digits: "48.3 km", "about 1 month"."""
    value = float(f"{from_base(base(a.low, a.unit), b.unit):.3g}")
    if b.unit in _UNEVEN_UNITS and 0 < abs(value - round(value)) < _NEARLY * value:
        return f"about {round(value)} {b.unit if round(value) == 1 else in_plural(b.unit)}"
    return f"{value:,.10g} {in_plural(b.unit)}"


def _text(mention: Mention) -> str:
    """A figure as it is written, with what it counts and the outcome: "12 soldiers injured"."""
    tokens, figure, (start, end) = mention.tokens, mention.figure, mention.place
    if mention.measured_noun:
        end = mention.measured_noun.end
    elif tokens.lower(end) == "ago":
        end += 1
    is_since = figure.kind == "date" and mention.limit == "since"
    first = start - 1 if is_since else start
    text = tokens.text[tokens.at(first).start : tokens.at(end - 1).end]
    before = tokens.text[: tokens.at(start).start]
    joiner = before.rpartition(figure.of)[2] if figure.of else ""
    if joiner in {" of ", "-"}:  # a crowd of 31,000, a magnitude-5.9 quake
        text = figure.of + joiner + text
    elif figure.of and figure.of not in text:
        text = f"{text} ({figure.of})"
    outcome = figure.outcome_word
    is_said = not outcome or outcome.lower() in re.findall(r"\w+", text.lower())
    return text if is_said else f"{text} {outcome}"


def _qualifier(mention: Mention) -> str:
    """The qualifier of a figure as written: "nearly"; empty for none, and for a vague number."""
    if mention.figure.qualifier in {"", "vague"}:
        return ""
    return qualifier_words(mention.tokens, *mention.place)


def _finding(
    verdict: FigureVerdict,
    passages: Sequence[Passage],
    says: str,
    mentions: Sequence[Mention],
) -> FigureFinding:
    values = tuple(_value(mention) for mention in mentions)
    places = sorted(f"{value.passage} {value.start} {value.end}" for value in values)
    return FigureFinding(
        id=sha256(f"figure {' '.join(places)}".encode()).hexdigest()[:8],
        verdict=verdict,
        passages=tuple(dict.fromkeys(passage.id for passage in passages)),
        says=says,
        values=values,
    )


def _value(mention: Mention) -> FigureValue:
    figure = mention.figure
    return FigureValue(
        mention.passage.id, *figure.span, figure.low, figure.high, figure.unit,
        figure.qualifier, figure.of,
    )  # fmt: skip
