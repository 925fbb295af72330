"""How to begin, told once."""

from __future__ import annotations

from pathlib import Path

NAME = "welcomed"
"""The file, in the user's state folder, that tells that it has been told."""

LINES = (
    "New here? {next-aligned} walks what the reports tell in common; the other columns follow.",
    "{next-lacking} walks what others tell and this one does not, {next-difference} what differs.",
    "{help} shows every key, {export} writes a report. {end} puts these lines away.",
)
"""Three lines, the ids of commands in the place of their keys."""


def first_time(folder: Path) -> bool:
    """Whether nobody was ever told before; never again after this, so not where none can know."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NAME).open("x").close()
    except OSError:
        return False
    return True
