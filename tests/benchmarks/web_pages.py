"""Measures the text read from real web pages against the text that people took from them (F1)."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.reading import read
from corpus.reading.outlet_names import strip_outlet

OUTLETS = {
    "albawaba": "Al Bawaba",
    "bbc": "BBC News",
    "forbes": "Forbes",
    "gizmodo": "Gizmodo",
    "livescience": "livescience.com",
    "msn": "MSN",
    "aljazeera": "Al Jazeera",
    "space": "Space.com",
    "spacenews": "SpaceNews.com",
    "express": "Express.co.uk",
    "nypost": "New York Post",
    "smithsonianmag": "Smithsonian.com",
    "thesun": "The Sun",
}
"""What each page calls its outlet, by the name of the file."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """How well one page was read."""

    name: str
    precision: float
    recall: float
    outlet: str
    outlet_is_right: bool
    headline_is_right: bool
    seconds: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measured(shared: Path) -> Iterator[Page]:
    """Each saved page beside which its text lies, without what is set apart on it."""
    for path in sorted(shared.glob("stories/*/*.html")):
        begun = time.perf_counter()
        article = read(str(path))
        seconds = time.perf_counter() - begun
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        told = (span.of(article.text) for span in article.paragraphs)
        body = "\n".join(one for at, one in enumerate(told, 1) if at not in article.set_apart)
        ours, theirs = (Counter(_WORD.findall(each.lower())) for each in (body, text))
        shared_words = (ours & theirs).total()
        yield Page(
            path.stem,
            shared_words / ours.total(),
            shared_words / theirs.total(),
            article.outlet,
            article.outlet == OUTLETS[path.stem],
            article.headline == strip_outlet(text.partition("\n")[0].strip(), article.outlet),
            seconds,
        )


def main() -> int:
    """Print the table; 1 where the mean is under the bar."""
    shared = Path(__file__).parents[2].parent / "shared"
    if not shared.is_dir():
        print("the real pages are not here: ../shared is absent")
        return 0
    found = list(measured(shared))
    print(f"{'page':16}precision  recall   F1   headline  outlet")
    for page in found:
        headline = "right" if page.headline_is_right else "WRONG"
        outlet = page.outlet if page.outlet_is_right else f"{page.outlet}: WRONG"
        print(
            f"{page.name:16}  {page.precision:.3f}    {page.recall:.3f}  {page.f1:.3f}"
            f"  {headline:8}  {outlet}"
        )
    mean = sum(page.f1 for page in found) / len(found)
    slowest = max(page.seconds for page in found) * 1000
    print(f"{'mean':16}{'':20} {mean:.3f}  (the bar: .98); the slowest took {slowest:.0f} ms")
    return int(mean < 0.98)


if __name__ == "__main__":
    sys.exit(main())
