"""Writes the tables of the benchmarks into docs/benchmarks.md."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"


def put(name: str, table: str) -> None:
    """Replace the table between the marks of that name; ValueError where it has none."""
    text = PAGE.read_text("utf-8")
    begin, end = f"<!-- {name} -->\n", f"\n<!-- /{name} -->"
    between = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    made, found = between.subn(lambda _: begin + table + end, text)
    if found != 1:
        raise ValueError(f"{PAGE.name} has no one place for {name}")
    PAGE.write_text(made, "utf-8")
