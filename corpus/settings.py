"""The settings of a comparison, which every report states so that it can be repeated."""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import dataclass

SETTINGS_FILE = "srcdiff.toml"
"""The name of a file of settings, which is never read as a story."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that decide which passages are linked.

    Raises ValueError for a value out of range.
    """

    threshold: float = 0.32
    """What two passages must reach to be linked, 0 to 1; the lower, the more links.

    It is compared with their `scoring.decision_values`.
    """

    def __post_init__(self) -> None:
        parse_threshold(self.threshold)


def parse_threshold(value: object) -> float:
    """Return `value`, a number or the text of one, as a float from 0 to 1.

    Raises ValueError for anything else.
    """
    number = math.nan
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        with suppress(ValueError, OverflowError):
            number = float(value)
    if not 0 <= number <= 1:
        raise ValueError(f"{value!r} is not a number from 0 to 1")
    return number
