"""The value of a number in a text, with its unit, its qualifier and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.model import Span

Kind = Literal[
    "count", "money", "percent", "points", "date", "time", "age", "duration", "length", "area",
    "mass", "volume", "speed", "power", "energy", "temperature", "score", "ordinal",
]  # fmt: skip
Qualifier = Literal[
    "", "about", "nearly", "more than", "at least", "up to", "less than", "between", "vague"
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a value.

    The value lies from `low` to `high`, in `unit`. A date is read as the number 20220217, a date
    without its year as 217, a month without its year as 2, a weekday as 1 (Monday) to 7, each with
    the unit that says so; "last year" in a report without its date as days from its publication,
    for which some day in June is taken. A time of day is 1705. A share is a percentage: two thirds
    66.67. A score has the lesser number first. "Dozens" is *vague*: its bounds are what readers
    take the word to mean.
    """

    span: Span
    """From the qualifier to the noun that follows: "about 7,000 Russian troops"."""
    kind: Kind
    low: float
    high: float
    unit: str = ""
    """Of `units.toml`, a currency code, or of dates: "date", "day", "days from now" …"""
    qualifier: Qualifier = ""
    of: str = ""
    """What is counted, as written: "Russian troops"."""
    head: str = ""
    """The stem of what is counted; the same for synonyms such as "troops" and "soldiers"."""
    outcome: str = ""
    """What happened to those who are counted: "killed" also for "dead" and "died"."""
    outcome_word: str = ""
    """The outcome as written: "died"; "killed" for "killing 12"."""
    step: float = 0.0
    """The unit of its last digit that is no zero, in `unit`: 1,000 for 7,000, 0.1 for 2.5.

    For a date whose year or week is inferred, the days until the same name recurs.
    """
    more: bool = False
    """Whether it counts what was added ("another 7,000", "350 more")."""
    per: str = ""
    """The unit of time of a rate, "day" for "900 barrels a day"; "each" of several."""
