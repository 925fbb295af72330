"""Loads the gold set: pairs of real reports and the links that readers marked between them."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from corpus.article import Article, Passage, Span
from corpus.reading import read
from corpus.segmentation import segment

ALIGNMENT = Path(__file__).parents[3] / "shared" / "alignment"
GOLD = ALIGNMENT / "dev.jsonl"
MORE = ALIGNMENT / "more.jsonl"
EARLIER = ALIGNMENT / "version-0.1.json"
"""The links that version 0.1 found."""

Cell = tuple[int, int]
"""Two sentences of the gold set, or two passages, by their places."""


@dataclass(frozen=True)
class Case:
    """Two reports and the links that readers found between them."""

    id: str
    story: str
    a: Article
    """With the gold's own sentences as its passages."""
    b: Article
    links: dict[Cell, str]
    """*same* or *partial*, by the places of two sentences."""
    row: Mapping[str, Any]
    """As it stands in the file."""


@dataclass(frozen=True)
class Read:
    """The reports of a case as the program reads them."""

    a: Article
    b: Article
    a_covers: Mapping[str, Set[int]]
    """The gold's sentences that each passage covers, by its id."""
    b_covers: Mapping[str, Set[int]]

    @property
    def covers(self) -> Mapping[str, Set[int]]:
        """The gold's sentences that each passage of either report covers, by its id."""
        return {**self.a_covers, **self.b_covers}

    def cells(self, a: str, b: str) -> Set[Cell]:
        """The pairs of the gold's sentences that two passages cover."""
        return {(i, j) for i in self.a_covers[a] for j in self.b_covers[b]}


def cases(*gold: Path) -> list[Case]:
    """The gold set, or some of its files."""
    found = []
    for line in chain.from_iterable(
        path.read_text("utf-8").splitlines() for path in gold or (GOLD, MORE)
    ):
        row = json.loads(line)
        links = {(i, j): label for i, j, label in row["links"]}
        a, b = _marked(row["a"]), _marked(row["b"])
        found.append(Case(row["id"], row["story"], a, b, links, row))
    return found


def as_read(case: Case) -> Read:
    """The reports read from files and segmented, as the program would."""
    sides = []
    with TemporaryDirectory() as folder:
        for side in (case.row["a"], case.row["b"]):
            path = Path(folder) / f"{side['id']}.txt"
            text = "\n\n".join(" ".join(sentences) for sentences in side["paragraphs"])
            path.write_text(text + "\n", "utf-8")
            article = segment(read(str(path)))
            sides.append((article, _covers(article, side)))
    (a, a_covers), (b, b_covers) = sides
    return Read(a, b, a_covers, b_covers)


@cache
def judge() -> ModuleType:
    """`score.py`, whose counts are ours."""
    spec = importlib.util.spec_from_file_location("score", ALIGNMENT / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _covers(article: Article, side: Mapping[str, Any]) -> Mapping[str, Set[int]]:
    passages = [
        {"id": passage.id, "start": passage.span.start, "end": passage.span.end}
        for passage in article.passages
    ]
    shape = {"text": article.text, "passages": passages}
    covered: Mapping[str, Set[int]] = judge().cover(shape, judge().flat(side))
    return covered


def _marked(side: Mapping[str, Any]) -> Article:
    """The report with the gold's sentences as its passages."""
    text, passages = "", list[Passage]()
    for paragraph, sentences in enumerate(side["paragraphs"], 1):
        for place, sentence in enumerate(sentences):
            text += ("" if not text else "\n\n" if place == 0 else " ") + sentence
            number = len(passages) + 1
            span = Span(len(text) - len(sentence), len(text))
            passages.append(Passage(f"{side['id']}:{number}", number, paragraph, span, sentence))
    return Article(
        side["id"], side["id"], side["outlet"], text, sha256="", passages=tuple(passages)
    )
