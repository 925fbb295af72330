"""`srcdiff completion`: the script that a shell reads, and its questions while somebody types."""

from __future__ import annotations

from tui.cli.console import say
from tui.cli.console__exits import SAME

TYPE_CHECKING = False  # a finger on Tab must not wait for `typing` and `pathlib`
if TYPE_CHECKING:
    from argparse import Namespace


def completion(asked: Namespace) -> int:
    """Print the script of a shell, or answer what could stand behind some words."""
    if asked.shell:
        say(script(asked.shell))
    else:
        say(answer(asked.sources))
    return SAME


def script(shell: str) -> str:
    """What a shell is to read so that Tab completes."""
    from pathlib import Path

    return Path(__file__).with_name(f"srcdiff.{shell}").read_text(encoding="utf-8")


def answer(words: list[str]) -> str:
    """`files` or `words` in the first line, for what else to offer; then a candidate a line.

    Behind each stands, after a tab, what it is for.
    """
    from tui.cli.completion import offer

    found = offer(words)
    lines = ["files" if found.files else "words"]
    lines += [f"{one.word}\t{one.help}" for one in found.candidates]
    return "\n".join(lines) + "\n"
