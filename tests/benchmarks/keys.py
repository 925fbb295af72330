"""Measures how long a key takes with long articles and with short ones, in each layout.

The bar: with 20,000 sentences in one column, at most 30 ms more than with 20, the first key too.
What is measured is the processor time of the thread that draws, so that other programs do not
count.
"""

from __future__ import annotations

import asyncio
import random
import time
from hashlib import sha256
from statistics import median
from unittest.mock import patch

from corpus.article import Article
from corpus.comparison import Comparison, compare
from corpus.settings import Settings
from corpus.stories.story import Story
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.preferences import LAYOUTS, Layout, Preferences

SHORT, LONG = 20, 20_000
FIRST = "n"
"""The key whose first press of all is measured apart."""
KEYS = ("n", "j", "o", "pagedown", "tab", "p", "k", "end", "home", "g")
LISTS = ("i", "m", "s")
"""Keys that open a list over the whole screen; Escape closes it again."""
FILTER, LETTER = "f", "e"
"""The filter, and a letter that most sentences have, typed into the search; Escape ends both."""
ROUNDS = 6


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


def compared(sentences: int) -> Comparison:
    """A long or short article beside a short one."""
    return compare((article(sentences, 1), article(SHORT, 2)), Settings(0.5))


async def answer_times(made: Comparison, layout: Layout) -> dict[str, float]:
    """Milliseconds from each key to the settled screen: of the first press, then medians."""
    app = Srcdiff(Story("Invented", made.articles), Preferences(made.settings, layout=layout))
    times: dict[str, list[float]] = {key: [] for key in (*KEYS, *LISTS, FILTER, LETTER)}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.comparison is made

        async def press(key: str) -> float:
            begun = time.thread_time()
            await pilot.press(key)
            return (time.thread_time() - begun) * 1000

        first = await press(FIRST)
        await press("end")
        for _ in range(ROUNDS):
            for key, taken in times.items():
                if key == LETTER:
                    await pilot.press("slash")
                taken.append(await press(key))
                if key not in KEYS:
                    await pilot.press("escape")
    return {f"first {FIRST}": first} | {key: median(taken[1:]) for key, taken in times.items()}


def main() -> None:
    """Print a line for each key in each layout, and the slowest of them."""
    short, long = compared(SHORT), compared(LONG)
    more = {}
    for layout in LAYOUTS:
        times = []
        for made in (short, long):
            with patch("corpus.comparison.compare", lambda *_, made=made, **__: made):
                times.append(asyncio.run(answer_times(made, layout)))
        for key, least in times[0].items():
            most = times[1][key]
            print(f"{layout:9} {key:9} {least:6.1f} ms with {SHORT}, {most:6.1f} ms with {LONG:,}")
            more[layout, key] = most - least
    worst = max(more, key=more.__getitem__)
    print(
        f"keys: at most {more[worst]:.0f} ms more with {LONG:,} sentences than with {SHORT} "
        f"(bar 30): {worst[1]} in {worst[0]}"
    )


if __name__ == "__main__":
    main()
