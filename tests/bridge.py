"""A comparison made by hand that holds everything a report can show.

Three reports of a bridge, two of them by one outlet: a point that all tell, one that two tell in
part, one that only the later two tell, one that only the first tells; a headline, a photo credit
and a copyright line; firm and likely links and absences; a doubtful link; a source that could not
be read.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

from corpus.article import Article, Kind, Passage, Problem, Span
from corpus.comparison import Comparison, article_of
from corpus.model import (
    Absence,
    Coverage,
    FigureFinding,
    FigureValue,
    FigureVerdict,
    Label,
    Link,
    NearestPassage,
    Point,
    Reasons,
    Tier,
)
from corpus.settings import Settings
from tests.meeting import omission

KINDS: dict[str, Kind] = {"": "body", "headline": "heading"}
"""The kind of passage by its reason; whatever else there is a reason for is boilerplate."""

ONE = (
    (("Bridge opens two years late", "headline"),),
    (
        ("The mayor opened the bridge on Friday, two years late.", ""),
        ("It cost 40 million crowns, she said, and was worth it.", ""),
    ),
    (("“We waited long enough,” she told a crowd of 300.", ""), ("Photo: Agency One", "credit")),
)
WIRE = (
    (("The mayor opened the new bridge on Friday, three years late.", ""),),
    (("Engineers had found cracks in the third pillar.", ""),),
    (("The cost was given as 44 million crowns, a third more than planned.", ""),),
    (("Copyright The Wire.", "copyright line"),),
)
LATER = (
    (("Cracks in its third pillar had delayed the bridge.", ""),),
    (("The mayor opened the bridge on Friday, two years late.", ""),),
)


def article(name: str, outlet: str, paragraphs: tuple[tuple[tuple[str, str], ...], ...]) -> Article:
    """An article whose id is its name, of paragraphs of sentences with their reasons."""
    passages: list[Passage] = []
    text = ""
    for number, sentences in enumerate(paragraphs, 1):
        text += "\n\n" if text else ""
        for place, (sentence, reason) in enumerate(sentences):
            text += " " if place else ""
            span = Span(len(text), len(text) + len(sentence))
            text += sentence
            kind, count = KINDS.get(reason, "boilerplate"), len(passages) + 1
            passages.append(Passage(f"{name}:{count}", count, number, span, sentence, kind, reason))
    digest = sha256(text.encode()).hexdigest()
    return Article(name, f"{name}.txt", outlet, text, digest, passages=tuple(passages))


def articles() -> tuple[Article, Article, Article]:
    """The three reports; nothing is known of the second but its outlet."""
    later = article("later", "The Wire 2", LATER)
    return (
        replace(
            article("one", "Agency One", ONE),
            headline="Bridge opens two years late",
            byline="By Ada Brook",
            published=date(2024, 3, 1),
            url="https://agency.example/bridge",
        ),
        article("wire", "The Wire", WIRE),
        replace(later, published=date(2024, 3, 2)),
    )


def comparison() -> Comparison:
    """The reports with their links, points, omissions and coverage."""
    told = articles()
    text = {one.id: one.text for one in told}

    def link(a: str, b: str, score: float, label: Label, reasons: Reasons, *common: str) -> Link:
        spans = [
            tuple(_find(text[article_of(passage)], words) for words in common[at::2])
            for at, passage in enumerate((a, b))
        ]
        tier: Tier = "firm" if score > 0.9 else "likely"
        return Link(a, b, score, label, spans[0], spans[1], reasons, tier=tier)

    opened = Reasons(words=("opened", "late"), names=("Friday",))
    cost = Reasons(words=("cost",), figures=("40~44 million",))
    pillar = Reasons(words=("cracks", "pillar", "third"))
    points = (
        _point("p-opened", ("one:2", "wire:1", "later:2"), 0.91, "The mayor opened the bridge …"),
        _point("p-cracks", ("wire:2", "later:1"), 0.62, "… cracks in the third pillar."),
        _point("p-cost", ("one:3", "wire:3"), 0.6, "It cost 40 million crowns …"),
        _point("p-crowd", ("one:4",), 0.2875, "“We waited long enough,” she told a crowd of 300."),
    )
    return Comparison(
        title="A bridge opens",
        articles=told,
        settings=Settings(threshold=0.3),
        links=(
            link("one:2", "wire:1", 0.9125, "reworded", opened),
            link("one:2", "later:2", 1.0, "verbatim", opened),
            link(
                "one:3", "wire:3", 0.52, "partial", cost, "40 million crowns", "44 million crowns"
            ),
            link("wire:1", "later:2", 0.9125, "reworded", opened),
            link("wire:2", "later:1", 0.71, "reworded", pillar),
        ),
        doubtful=(link("one:4", "wire:3", 0.21, "partial", Reasons(words=("third",))),),
        points=points,
        findings=(
            omission("o-cracks", points[1], NearestPassage("one:3", 0.14)),
            replace(
                omission("o-cost", points[2], NearestPassage("later:2", 0.12)),
                absent=(Absence("later", 0.8, "likely"),),
            ),
            replace(
                omission("o-crowd", points[3], NearestPassage("wire:3", 0.21)),
                absent=(Absence("wire", 0.62, "likely"), Absence("later", 0.995, "firm")),
            ),
            _figure(told, "conflict", ("one:2", "two years"), ("wire:1", "three years")),
            _figure(told, "only here", ("one:4", "300")),
            _figure(told, "agree", ("one:2", "Friday"), ("wire:1", "Friday")),
        ),
        coverage={
            "one": Coverage(3, 30, 1, 1, 1),
            "wire": Coverage(3, 32, 2, 1, 0),
            "later": Coverage(2, 18, 2, 0, 0),
        },
        problems=(Problem("gone.txt", "no such file"),),
    )


def _figure(
    told: tuple[Article, ...], verdict: FigureVerdict, *given: tuple[str, str]
) -> FigureFinding:
    """A finding of words in passages; what the words are worth is made up."""
    passages = {p.id: (p, article.outlet) for article in told for p in article.passages}
    values, said = [], []
    for number, (name, words) in enumerate(given, 1):
        passage, outlet = passages[name]
        span = passage.span.absolute(_find(passage.text, words))
        values.append(FigureValue(name, *span, number, number, "", "", ""))
        said.append(f"{outlet}: {words}")
    names = tuple(name for name, _ in given)
    return FigureFinding(f"f-{verdict}", verdict, names, " · ".join(said), tuple(values))


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _point(name: str, passages: tuple[str, ...], weight: float, text: str) -> Point:
    tellers = [article_of(passage) for passage in passages]
    lacking = tuple(one for one in ("one", "wire", "later") if one not in tellers)
    return Point(
        name, passages, passages[0], tuple(tellers), lacking, weight, text, independent=len(tellers)
    )
