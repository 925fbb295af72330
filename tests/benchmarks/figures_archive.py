"""Conflicts of figures that are claimed among many reports of one event, to be read by eye.

    python -m tests.benchmarks.figures_archive [--pairs]

The events are those of `../shared/archive` that are not in the gold. Up to seven reports of each
are compared at once, then the next seven: more pairs than anybody compares, so more occasion to
claim what is false. With `--pairs` each two of the fourteen are compared by themselves. What
reading said of each claim is kept in `figures.toml`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import combinations
from typing import Any

from corpus.article import Article
from corpus.comparison import Comparison, compare
from corpus.model import FigureFinding
from corpus.segmentation import segment
from corpus.settings import Settings
from corpus.text_cleaning import clean_line
from tests.benchmarks.cases import ALIGNMENT, cases
from tests.benchmarks.figures import known

ARCHIVE = ALIGNMENT.parent / "archive" / "articles.jsonl"
_AT_ONCE = 7
_MOST = 14
_LONG = 60
"""Letters of a sentence by which it is known to be in the gold."""
_MENDED = (
    (re.compile(r"(\d)([.,:]) (?=\d)"), r"\1\2"),
    (re.compile(r"(\w) - (?=\w)"), r"\1-"),
    (re.compile(r" ([’']) ?(s|t|re|ve|ll|d)\b"), r"\1\2"),
    (re.compile(r"\b([ap])\. m\."), r"\1.m."),
)
"""Spaces that the archive has around signs, and no report has."""


def events(*, pairs: bool = False) -> Iterator[tuple[str, Sequence[Article]]]:
    """The events with up to seven of their reports, or with each two of them."""
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in ARCHIVE.read_text("utf-8").splitlines():
        row = json.loads(line)
        told[row["event"]].append(row)
    gold = {p.text[:_LONG] for case in cases() for side in (case.a, case.b) for p in side.passages}
    for event, rows in sorted(told.items()):
        articles = [_article(number, row) for number, row in enumerate(rows[:_MOST])]
        passages = (passage for article in articles for passage in article.passages)
        if not any(len(p.text) >= _LONG and p.text[:_LONG] in gold for p in passages):
            if pairs:
                yield from ((event, pair) for pair in combinations(articles, 2))
                continue
            for start in range(0, len(articles), _AT_ONCE):
                yield event, articles[start : start + _AT_ONCE]


def _article(number: int, row: dict[str, Any]) -> Article:
    text = row["text"]
    for pattern, mended in _MENDED:
        text = pattern.sub(mended, text)
    paragraphs = (clean_line(paragraph) for paragraph in text.split("\n") if paragraph.strip())
    id_ = f"{number:02}{sha256(row['id'].encode()).hexdigest()[:6]}"
    day = date.fromisoformat(row["published"][:10]) if row["published"] else None
    outlet = row["outlet"] or f"Report {number}"
    article = Article(id_, row["id"], outlet, "\n\n".join(paragraphs), "", published=day)
    return segment(article)


def conflicts(comparison: Comparison) -> Iterator[FigureFinding]:
    """The conflicts of figures in a comparison."""
    for finding in comparison.findings:
        if isinstance(finding, FigureFinding) and finding.verdict == "conflict":
            yield finding


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every claim with its passages, and how many are true by reading."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", action="store_true")
    options = parser.parse_args(arguments)
    if not ARCHIVE.exists():
        print("the archive is not here: ../shared is absent")
        return 0
    claimed = true = 0
    for event, articles in events(pairs=options.pairs):
        comparison = compare(articles, Settings())
        for finding in conflicts(comparison):
            said = known()["archive"].get(f"{event}: {finding.says}", "unread")
            claimed, true = claimed + 1, true + said.startswith("true")
            print(f"\n{event}: {finding.says} ({finding.tier}) {said}")
            for passage in finding.passages:
                print(f"    {comparison.passage[passage].text}")
    print(f"{true} of {claimed} claimed are true by reading")
    return 0


if __name__ == "__main__":
    sys.exit(main())
