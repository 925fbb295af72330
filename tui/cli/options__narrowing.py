"""Options that narrow a report to some of the findings."""

from __future__ import annotations

from argparse import ArgumentTypeError

from corpus.findings.kinds import KINDS, read
from tui.cli.options__parser import Parser


def add_narrowing(parser: Parser) -> None:
    """Which findings the report shows; it says how many of how many they are."""
    group = parser.section("showing a part (the report says what it leaves out)")
    group.add_argument(
        "--only",
        type=_kinds,
        default=(),
        metavar="KINDS",
        help=f"findings of these kinds, with commas between: {', '.join(KINDS)}",
    )
    group.add_argument(
        "--min-weight",
        type=_weight,
        default=0.0,
        metavar="W",
        help="what weighs so much at least, 0 to 1: how many tell it, how early, and what is in it",
    )
    group.add_argument(
        "--reference",
        default="",
        metavar="SOURCE",
        help="what the others tell and this article lacks or tells otherwise, heaviest first; "
        "by its outlet, its path, or its number among the sources",
    )


def _kinds(text: str) -> tuple[str, ...]:
    try:
        return read(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def _weight(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= 1:
        raise ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return weight
