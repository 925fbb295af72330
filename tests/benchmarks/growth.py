"""How the time of a comparison grows from 20 to 80 articles of one story.

    python -m tests.benchmarks.growth

The articles print the three reports of the demo: as they are, cut, in another order, and with a
local lead. Processor time is compared inside one run; every number of articles is taken once.
"""

from __future__ import annotations

from dataclasses import replace
from math import log
from random import Random
from time import process_time

from corpus import samples
from corpus.article import Article
from corpus.comparison import compare
from corpus.settings import Settings
from tests.prints import MAKERS

SIZES = (20, 40, 80)
_MAKERS = (None, "cut by a third", "paragraphs moved", "a local lead")
_AGENCIES = ("AP", "Reuters", "")


def story(articles: int) -> list[Article]:
    """So many articles of one story, of three origins."""
    demo = samples.demo_sources().read().articles
    made = []
    for number in range(articles):
        report = demo[number % len(demo)]
        maker = _MAKERS[number // len(demo) % len(_MAKERS)]
        paragraphs = report.text.split("\n\n")
        if maker:
            paragraphs = MAKERS[maker](paragraphs, Random(number))
        made.append(
            replace(
                report,
                id=f"{articles:04x}{number:04x}",  # none is known from a story before
                source=f"{number}.txt",
                outlet=f"Outlet {number}",
                text="\n\n".join(paragraphs),
                agency=_AGENCIES[number % len(demo)],
            )
        )
    return made


def main() -> int:
    """Print the seconds and the links of each number of articles, and how they grow."""
    compare(story(4), Settings())  # what is loaded once
    took: dict[int, float] = {}
    links: dict[int, int] = {}
    for size in SIZES:
        articles = story(size)
        began = process_time()
        made = compare(articles, Settings())
        took[size], links[size] = process_time() - began, len(made.links)
        each = took[size] / links[size] * 1000
        print(
            f"{size} articles: {took[size]:.1f} s, {links[size]:,} links, {each:.2f} ms for a link",
            flush=True,
        )
    first, last = SIZES[0], SIZES[-1]
    beyond = {size: took[size] / links[size] for size in SIZES}
    for what, found in (("time", took), ("links", links), ("time for a link", beyond)):
        print(f"{what} grows as n^{log(found[last] / found[first]) / log(last / first):.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
