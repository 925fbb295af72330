"""Draws the README's picture of the screen anew: `python -m tests.picture`."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from corpus import samples
from corpus.stories.story import gather
from tui.app import Srcdiff
from tui.preferences import Preferences
from tui.screens.export import picture

PICTURE = Path(__file__).parents[1] / "docs" / "screen.svg"
KEYS = ("n", "n", "n", "n")
"""Lead to a passage that all three outlets of the demo tell."""


async def main() -> None:
    """Open the demo, walk to a passage, and keep what is drawn."""
    os.environ["COLORTERM"] = "truecolor"
    app = Srcdiff(gather([str(samples.demo_manifest())]), Preferences())
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*KEYS)
        await pilot.pause()
        drawn = picture(app, "srcdiff demo")
    PICTURE.write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
