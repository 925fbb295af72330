"""Which prints of one text are found to be one origin, and which reports written apart are not.

    python -m tests.benchmarks.origins

Prints are made of the articles of the gold set by `tests.prints`; reports written apart are its
pairs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from statistics import mean

from corpus.article import Article
from corpus.segmentation import segment
from corpus.stories.origins import find_origins
from tests.benchmarks.cases import ALIGNMENT
from tests.prints import MAKERS

_SEED = 5


def articles() -> Iterator[tuple[Article, Article]]:
    """The pairs of the gold set, without links."""
    for name in ("dev.jsonl", "more.jsonl"):
        for line in (ALIGNMENT / name).read_text("utf-8").splitlines():
            pair = json.loads(line)
            a, b = (
                Article(
                    pair[side]["id"],
                    pair[side]["id"],
                    pair[side]["outlet"],
                    "\n\n".join(" ".join(one) for one in pair[side]["paragraphs"]),
                    "",
                )
                for side in "ab"
            )
            yield a, b


def prints(article: Article, maker: str, agency: str, random: Random) -> tuple[Article, Article]:
    """Two prints of one article, each made anew."""
    paragraphs = article.text.split("\n\n")
    one, other = (
        replace(
            article,
            id=f"{article.id}-{number}",
            text="\n\n".join(MAKERS[maker](paragraphs, random)),
            agency=agency,
        )
        for number in (1, 2)
    )
    return segment(one), segment(other)


def trigrams_shared(one: Article, other: Article) -> float:
    """The share of the shorter one's word trigrams that the other has, quotations included."""
    a, b = ({*_trigrams(article.text.split())} for article in (one, other))
    return len(a & b) / max(1, min(len(a), len(b)))


def _trigrams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def rows() -> Iterator[str]:
    """The table, row by row."""
    yield "| | pairs | word trigrams shared | one origin | with the agency credited |"
    yield "|---|---|---|---|---|"
    pairs = list(articles())
    originals = {article.id: article for pair in pairs for article in pair}
    for maker in MAKERS:
        random = Random(_SEED)
        made = [prints(one, maker, "", random) for one in originals.values()]
        credited = [[replace(one, agency="AP") for one in pair] for pair in made]
        yield (
            f"| {maker} | {len(made)} | {mean(trigrams_shared(*pair) for pair in made):.0%} "
            f"| {_joined(made):.1%} | {_joined(credited):.1%} |"
        )
    apart = [(segment(a), segment(b)) for a, b in pairs]
    credited = [[replace(one, agency="AP") for one in pair] for pair in apart]
    yield (
        f"| written apart | {len(apart)} | {mean(trigrams_shared(*pair) for pair in apart):.0%} "
        f"| {_joined(apart):.1%} | {_joined(credited):.1%} |"
    )


def _joined(pairs: Sequence[Sequence[Article]]) -> float:
    """The share of pairs that are one origin."""
    return mean(len(find_origins(pair)) == 1 for pair in pairs)


def main() -> int:
    """Print the table."""
    if not ALIGNMENT.exists():
        print("no articles: ../shared is absent")
        return 0
    for row in rows():
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
