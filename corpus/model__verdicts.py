"""What the verdicts of findings amount to."""

from __future__ import annotations

AGREEING = frozenset({"agree", "compatible", "identical"})
"""No difference at all."""

AT_ODDS = frozenset({"conflict", "altered", "differently attributed"})
"""Tellings of the same that cannot both be exact: what the screen marks with ≠."""
