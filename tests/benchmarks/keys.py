"""Measures how long a key takes with long articles and with short ones.

The bar: with 20,000 sentences in one column, at most 30 ms more than with 20.
"""

from __future__ import annotations

import asyncio
import random
import time
from hashlib import sha256
from statistics import median

from corpus.model import Article
from corpus.settings import Settings
from corpus.stories.story import Story
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.preferences import Preferences

SHORT, LONG = 20, 20_000
KEYS = ("n", "j", "o", "pagedown", "tab", "p", "k", "end", "home", "g")
LISTS = ("i", "m", "s")
"""Keys that open a list over the whole screen; Escape closes it again."""
FILTER, LETTER = "f", "e"
"""The filter, and a letter that most sentences have, typed into the search; Escape ends both."""
ROUNDS = 4


def article(sentences: int, seed: int) -> Article:
    """An article of invented words; every tenth sentence stands in each of them."""
    common, own = random.Random(0), random.Random(seed)
    words = ["".join(common.choices("abdegiklmnoprstu", k=7)) for _ in range(4000)]
    lines = []
    for number in range(sentences):
        dice = random.Random(number) if number % 10 == 0 else own
        lines.append(" ".join(dice.choices(words, k=18)).capitalize() + ".")
    text = "\n\n".join(lines)
    digest = sha256(text.encode()).hexdigest()
    return Article(digest[:8], f"{seed}.txt", f"Outlet {seed}", text, digest)


async def answer_times(sentences: int) -> dict[str, float]:
    """Milliseconds from each key to the settled screen, the median of several presses."""
    story = Story("Invented", (article(sentences, 1), article(SHORT, 2)))
    app = Srcdiff(story, Preferences(Settings(0.5)))
    times: dict[str, list[float]] = {key: [] for key in (*KEYS, *LISTS, FILTER, LETTER)}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.comparison is not None
        for _ in range(ROUNDS):
            for key, taken in times.items():
                if key == LETTER:
                    await pilot.press("slash")
                begun = time.perf_counter()
                await pilot.press(key)
                taken.append((time.perf_counter() - begun) * 1000)
                if key not in KEYS:
                    await pilot.press("escape")
    return {key: median(taken[1:]) for key, taken in times.items()}


def main() -> None:
    """Print a line for each key, and the slowest of them."""
    short, long = (asyncio.run(answer_times(sentences)) for sentences in (SHORT, LONG))
    for key in short:
        print(f"{key:9} {short[key]:6.1f} ms with {SHORT}, {long[key]:6.1f} ms with {LONG:,}")
    worst = max(long[key] - short[key] for key in short)
    print(f"keys: at most {worst:.0f} ms more with {LONG:,} sentences than with {SHORT} (bar 30)")


if __name__ == "__main__":
    main()
