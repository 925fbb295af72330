"""The lists of one comparison that are slow to make, each made once."""

from __future__ import annotations

from functools import cached_property

from corpus.comparison import Comparison
from corpus.reports.reporting_style import StyleRow, style_rows
from corpus.statistics import Grid, coverage_grid, findings_grid, overlap_grid
from tui.lists.facts import facts_table, voices_table
from tui.lists.tables import Table, findings_table, points_table


class ComparisonTables:
    """The lists and the brief of one comparison, each made once.

    For long articles that takes a while: call `make` in a thread before anybody asks.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    @cached_property
    def findings(self) -> Table:
        """Every finding that is a difference."""
        return findings_table(self.comparison)

    @cached_property
    def points(self) -> Table:
        """Every point, and where it stands in each article."""
        return points_table(self.comparison)

    @cached_property
    def facts(self) -> Table:
        """Every figure and quotation that can be compared, and what each article has."""
        return facts_table(self.comparison)

    @cached_property
    def voices(self) -> Table:
        """Everybody who is quoted or cited, and how often by each article."""
        return voices_table(self.comparison)

    @cached_property
    def coverage(self) -> Grid:
        """How much of each article others have too."""
        return coverage_grid(self.comparison)

    @cached_property
    def overlap(self) -> Grid:
        """The number of points that each two articles share."""
        return overlap_grid(self.comparison)

    @cached_property
    def kinds(self) -> Grid:
        """The number of findings of each kind."""
        return findings_grid(self.comparison.findings)

    @cached_property
    def reporting_style(self) -> tuple[StyleRow, ...]:
        """The reporting verbs and hedges that each outlet uses."""
        return style_rows(self.comparison.whole)

    def make(self) -> ComparisonTables:
        """Make all that has not been made yet."""
        for name, kept in vars(type(self)).items():
            if isinstance(kept, cached_property):
                getattr(self, name)
        return self
