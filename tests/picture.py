"""Draws the README's pictures of the screen anew: `python -m tests.picture`."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import samples
from corpus.stories.story import gather
from tui.app import Srcdiff
from tui.preferences import Preferences
from tui.screens.export import picture

DOCS = Path(__file__).parents[1] / "docs"
PICTURES = {
    "screen": ("n", "n", "n", "n"),
    "check": ("C", "n", "n"),
    "brief": ("s",),
    "facts": ("T",),
    "voices": ("V",),
}
"""Keys by the name of the picture: a passage that all three outlets of the demo have; a question
after two answers; the brief, and the lists of facts and voices."""


async def draw(keys: tuple[str, ...], review: Path) -> str:
    """Open the demo, press keys, and return what is drawn as SVG."""
    demo = gather([str(samples.demo_manifest())])
    app = Srcdiff(demo, Preferences(), review=lambda _: review)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        for key in ("", *keys):
            await pilot.press(*filter(None, (key,)))
            await app.workers.wait_for_complete()
            await pilot.pause()
        return picture(app, "srcdiff demo")


def main() -> None:
    """Draw each picture, with a review of its own."""
    os.environ["COLORTERM"] = "truecolor"
    for name, keys in PICTURES.items():
        with TemporaryDirectory() as folder:
            drawn = asyncio.run(draw(keys, Path(folder) / "review.toml"))
        (DOCS / f"{name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
