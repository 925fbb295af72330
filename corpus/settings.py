"""What the reader has set: flags over environment over files over defaults."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """One value for every setting."""

    threshold: float = 0.28
    """Least score of a link, 0 to 1."""
    theme: str = "srcdiff-dark"
