"""The first run of all: three lines of how to begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from tui.compare.sources__sourcing import SourcingScreen
from tui.messages import FirstTime

if TYPE_CHECKING:
    from corpus.comparison import Comparison


class WelcomingScreen(SourcingScreen):
    """Shows them once there is something to walk through, and never again."""

    def _take_up(self, before: Comparison | None, comparison: Comparison) -> None:
        super()._take_up(before, comparison)
        if before is None and self.state is not None:
            self._ask_whether_new(self.state)

    @work(thread=True, group="welcome")
    def _ask_whether_new(self, folder: Path) -> None:
        from tui.compare.welcome__welcome import first_time

        if first_time(folder):
            self.post_message(FirstTime())

    async def on_first_time(self) -> None:
        """Say how to begin."""
        from tui.compare.welcome import Welcome

        await self.mount(Welcome(), before=self.inspector)
        self.call_after_refresh(self._arrange)

    def action_end(self) -> None:
        """Put the lines away, or else end what stands."""
        if (lines := self.query("Welcome")) and not self.bar.working:
            lines.remove()
            self.call_after_refresh(self._arrange)
        else:
            super().action_end()
