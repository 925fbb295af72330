"""A comparison made by hand: three short articles, whose links nothing has to compute.

North and South tell two things in common and in another order; East tells one of them.
"""

from __future__ import annotations

from hashlib import sha256

from corpus.alignment.certainty import link_tier
from corpus.article import Article, Kind, Passage, Span
from corpus.comparison import Comparison, article_of
from corpus.model import Absence, Coverage, Label, Link, NearestPassage, Omission, Point, Reasons
from corpus.settings import Settings

Sentences = tuple[tuple[str, Kind], ...]

NORTH: Sentences = (
    ("Ministers meet by the harbour", "heading"),
    ("Ministers from nine countries met by the harbour on Monday.", "body"),
    ("They agreed to build two lighthouses.", "body"),
    ("Nobody mentioned the price of herring.", "body"),
)
SOUTH: Sentences = (
    ("Two lighthouses will be built, the ministers agreed.", "body"),
    ("It rained all day.", "body"),
    ("The meeting of nine countries was held at the harbour on Monday.", "body"),
    ("Copyright South.", "boilerplate"),
)
EAST: Sentences = (("A third lighthouse was not discussed; two were agreed.", "body"),)


def article(name: str, sentences: Sentences) -> Article:
    """An article of one paragraph a sentence, whose id is its name."""
    text = "\n\n".join(sentence for sentence, _ in sentences)
    passages, start = [], 0
    for number, (sentence, kind) in enumerate(sentences, 1):
        span = Span(start, start + len(sentence))
        passages.append(Passage(f"{name}:{number}", number, number, span, sentence, kind, ""))
        start = span.end + 2
    digest = sha256(text.encode()).hexdigest()
    return Article(name, f"{name}.txt", name.title(), text, digest, passages=tuple(passages))


def link(a: str, b: str, score: float, label: Label) -> Link:
    """A link whose reason is one word; it is firm where the program would call it so."""
    return Link(a, b, score, label, reasons=Reasons(words=("lighthouses",)), tier=link_tier(score))


def comparison() -> Comparison:
    """The three articles with their links, points and omissions."""
    articles = (article("north", NORTH), article("south", SOUTH), article("east", EAST))
    links = (
        link("north:2", "south:3", 0.9, "reworded"),
        link("north:3", "south:1", 0.8, "reworded"),
        link("north:3", "east:1", 0.5, "partial"),
    )
    told = (("north:2", "south:3"), ("north:3", "south:1", "east:1"), ("north:4",), ("south:2",))
    points = tuple(_point(number, passages) for number, passages in enumerate(told))
    return Comparison(
        "Harbour meeting",
        articles,
        Settings(),
        links,
        points=points,
        findings=tuple(_omission(point) for point in points if point.not_found_in),
        coverage={
            "north": Coverage(3, 21, 2, 0, 1),
            "south": Coverage(3, 24, 2, 0, 1),
            "east": Coverage(1, 9, 0, 1, 0),
        },
    )


def _point(number: int, passages: tuple[str, ...]) -> Point:
    by = tuple(dict.fromkeys(article_of(passage) for passage in passages))
    lacking = tuple(name for name in ("north", "south", "east") if name not in by)
    return Point(f"point-{number}", passages, passages[0], by, lacking, 1 - number / 10, "")


def omission(name: str, point: Point, *nearest: NearestPassage) -> Omission:
    """What some tell and others do not."""
    says = "Reported by some; not found in others."
    return Omission(
        name,
        point.id,
        point.passages,
        says,
        point.included_by,
        point.not_found_in,
        nearest,
        point.weight,
        absent=tuple(Absence(article, 0.97, "firm") for article in point.not_found_in),
    )


def _omission(point: Point) -> Omission:
    near = [NearestPassage("east:1", 0.1)] if "east" in point.not_found_in else []
    return omission(f"omission-{point.id}", point, *near)
