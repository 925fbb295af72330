"""What the lists and the summary of one comparison hold, each made once."""

from __future__ import annotations

from functools import cached_property

from corpus.comparison import Comparison
from corpus.reports.reporting_style import Diction, diction
from corpus.statistics import Grid, coverage_grid, findings_grid, overlap_grid
from tui.lists.tables import Table, findings_table, points_table


class Lists:
    """Long articles take a while: `make` is for a thread, before anybody asks."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    @cached_property
    def findings(self) -> Table:
        """Every finding that is a difference."""
        return findings_table(self.comparison)

    @cached_property
    def points(self) -> Table:
        """Every point, and where in each article it stands."""
        return points_table(self.comparison)

    @cached_property
    def coverage(self) -> Grid:
        """How much of each article others tell too."""
        return coverage_grid(self.comparison)

    @cached_property
    def overlap(self) -> Grid:
        """How many points each two articles both tell."""
        return overlap_grid(self.comparison)

    @cached_property
    def kinds(self) -> Grid:
        """How many findings there are of each kind."""
        return findings_grid(self.comparison)

    @cached_property
    def diction(self) -> tuple[Diction, ...]:
        """The words of telling and of doubt that each outlet uses."""
        return diction(self.comparison)

    def make(self) -> Lists:
        """Make all that nobody has asked for yet."""
        for name, kept in vars(type(self)).items():
            if isinstance(kept, cached_property):
                getattr(self, name)
        return self
