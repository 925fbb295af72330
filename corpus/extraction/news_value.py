"""News value: how much an editor would miss each sentence of an article, from `news_value.toml`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from corpus.article import Article, Span, once_an_article
from corpus.extraction.analysis import Analysis, TokenizedPassage, analyze
from corpus.language.languages import ENGLISH
from corpus.language.word_frequency import is_plain
from corpus.language.words import opens_clause

_FULL = 4
"""A sentence of fewer words with content says less, in proportion."""
_MORE = 0.2
"""The share of its value that a second kind of news adds to a sentence."""
_NO_AMOUNT = frozenset({"date", "time", "age", "duration", "ordinal", "score"})
"""Kinds of figures that do not say how much or how many."""

Terms = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""Terms of one or more words, each with its kind of news, by their first word."""


@dataclass(frozen=True, slots=True)
class NewsLexicon:
    """The words that make news, and what they count."""

    value: Mapping[str, float]
    """What each kind of news counts, 0 to 1."""
    terms: Terms
    """The terms of each kind of news, and of the kind "reply"."""
    empty: frozenset[str]
    """Words without content."""
    dampers: Mapping[str, float]
    """Factors that lower the value of a sentence, 0 to 1: "quoted", "names", "reply"."""


@cache
def news_lexicon() -> NewsLexicon:
    """The table that ships with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    terms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, written in {**table["words"], "reply": table["reply"]["words"]}.items():
        for term in written.split():
            words = tuple(term.split("+"))
            terms.setdefault(words[0], []).append((words, kind))
    return NewsLexicon(
        table["value"], terms, frozenset(table["empty"]["words"].split()), table["dampers"]
    )


@once_an_article
def news_values(article: Article) -> Mapping[str, float]:
    """How much each body passage matters as news, 0 to 1, by its id; 0 where it has no content.

    A sentence has the value of the heaviest kind of news in it, and a fifth of the value of each
    further kind: casualties, charges, decisions, accusations, sums, positions, other figures. It
    counts less the more of it is quoted, if most of its words are names, if it only says that
    somebody did not comment, and if fewer than four of its words have content. Kinds are known by
    English words; of reports in other languages, only figures are.
    """
    analysis = analyze(article)
    quoted = _Quoted([quotation.outer for quotation in analysis.quotations])
    read = cache(partial(_read, article.language))  # most words of a text occur again
    return {
        one.passage.id: round(_value(one, analysis, quoted, read, article.language), 4)
        for one in analysis.passages
        if one.passage.kind == "body"
    }


class _Quoted:
    """Where an article's quotations stand."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def meets(self, span: Span) -> bool:
        """Whether a quotation stands in a span, or runs over it."""
        place = bisect_left(self._starts, span.end) - 1
        return place >= 0 and self._spans[place].end > span.start

    def holds(self, at: int) -> bool:
        """Whether a character of the article stands in a quotation."""
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._spans[place].end


def _value(
    passage: TokenizedPassage,
    analysis: Analysis,
    quoted: _Quoted,
    read: Callable[[str, str], tuple[str, bool]],
    language: str,
) -> float:
    lexicon, text = news_lexicon(), passage.passage.text
    forms, content = [], []
    for start, end, stem in passage.words:
        form, has_content = read(text[start:end], stem)
        forms.append(form)
        if has_content:
            content.append(start)
    if not content:
        return 0.0
    kinds = set(_kinds(forms)) if language in ENGLISH else set()
    is_reply = "reply" in kinds
    kinds -= {"reply"}
    kinds |= {
        "sums" if figure.kind == "money" else "casualties" if figure.outcome else "figures"
        for figure in analysis.figures.get(passage.passage.id, ())
        if figure.kind not in _NO_AMOUNT
    }
    values = sorted((lexicon.value[kind] for kind in kinds), reverse=True)
    value = min(1.0, values[0] + _MORE * sum(values[1:])) if values else lexicon.value["other"]
    if quoted.meets(passage.passage.span):
        offset = passage.passage.span.start
        share = sum(quoted.holds(offset + start) for start in content) / len(content)
        value *= 1 - share * (1 - lexicon.dampers["quoted"])
    value *= min(1.0, len(content) / _FULL)
    if not kinds and 2 * sum(text[start].isupper() for start in content if start) > len(content):
        value *= lexicon.dampers["names"]
    return value * lexicon.dampers["reply"] if is_reply else value


def _read(language: str, written: str, stem: str) -> tuple[str, bool]:
    """A word in lower case, without possessive; and whether it has content."""
    form = written.removesuffix("'s").removesuffix("’s").lower().replace("’", "'")
    is_empty = is_plain(stem, language) or opens_clause(stem)
    return form, not (is_empty or (language in ENGLISH and form in news_lexicon().empty))


def _kinds(written: Sequence[str]) -> Iterator[str]:
    """The kinds of news that the words of a sentence are, and "reply"."""
    terms = news_lexicon().terms
    if terms.keys().isdisjoint(written):
        return
    for place, word in enumerate(written):
        for words, kind in terms.get(word, ()):
            if tuple(written[place : place + len(words)]) == words:
                yield kind
