"""A figure by the places of its tokens, before it has a span."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.extraction.quantities import counted_noun as nouns
from corpus.extraction.quantities.figure import Figure, Kind, Qualifier
from corpus.extraction.quantities.tokens import Tokens
from corpus.model import Span

_MORE = frozenset({"another", "additional", "extra", "further"})


@dataclass(frozen=True, slots=True)
class Found:
    """A figure from the token `start` to the one before `end`."""

    kind: Kind
    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    qualifier: Qualifier = ""
    step: float = 0.0
    noun: nouns.Noun | None = None

    def figure(self, said: Tokens, offset: int) -> Figure:
        """The figure with its span, counted from `offset`."""
        end, of, head, fate = self.end, "", "", ""
        if self.kind == "count":
            fate = nouns.fate(said, self.start, self.end, self.noun)
        more = said.low(self.start - 1) in _MORE
        if noun := self.noun:
            more = more or noun.more
            if noun.head >= 0:
                of = said.text[said.at(noun.start).start : said.at(noun.end - 1).end]
                head = nouns.stem(said, noun.head)
                end = max(end, noun.end) if noun.start >= self.end else end
        span = Span(offset + said.at(self.start).start, offset + said.at(end - 1).end)
        return Figure(
            span, self.kind, self.low, self.high, self.unit, self.qualifier, of, head, fate,
            self.step, more,
        )  # fmt: skip
