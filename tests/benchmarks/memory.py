"""Measures the memory of the whole program with two long articles open.

    python -m tests.benchmarks.memory [WORDS]

Runs the program in a pseudo-terminal, moves through the passages, opens and closes each list.
The bar: two articles of 30,000 words each in at most 150 MB.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus
from tests.terminal import Terminal

WORDS, BAR = 30_000, 150
NAMES = ("Maria Keller", "Tom Abara", "the Harbour Office", "North Bay", "Ilse Brandt", "Port Lund")
WALK = "nnnngggoojjjj  dd"
"""Keys that are pressed before the lists are opened."""


def sentences(words: int, dice: random.Random) -> Iterator[str]:
    """English words as often as in the news, in sentences with names, figures and quotes."""
    table = (Path(corpus.__file__).parent / "language" / "english-news.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    known, reach = [word for word, _ in rows], list(accumulate(int(count) for _, count in rows))
    while words > 0:
        told = dice.choices(known, cum_weights=reach, k=dice.randint(12, 28))
        if dice.random() < 0.3:
            told[dice.randrange(len(told))] = f"{dice.randint(2, 9999):,}"
        if dice.random() < 0.4:
            told[dice.randrange(len(told))] = dice.choice(NAMES)
        sentence = " ".join(told)
        if dice.random() < 0.15:
            sentence = f"“{sentence},” {dice.choice(NAMES)} said"
        words -= len(told)
        yield sentence[0].upper() + sentence[1:] + "."


def retold(told: list[str], dice: random.Random) -> Iterator[str]:
    """Half of the sentences, some words of each left out; others between them."""
    others = sentences(sum(len(sentence.split()) for sentence in told), dice)
    for sentence in told:
        if dice.random() < 0.5:
            yield " ".join(word for word in sentence.split(" ") if dice.random() < 0.8)
        else:
            yield next(others)


def in_paragraphs(told: list[str]) -> str:
    """Three sentences to a paragraph."""
    return "\n\n".join(" ".join(told[at : at + 3]) for at in range(0, len(told), 3)) + "\n"


def megabytes(words: int) -> float:
    """The most that the program held at once, from its start to its end."""
    dice = random.Random(7)
    one = list(sentences(words, dice))
    with TemporaryDirectory() as name:
        paths = [Path(name) / "one.txt", Path(name) / "other.txt"]
        for path, told in zip(paths, (one, list(retold(one, dice))), strict=True):
            path.write_text(in_paragraphs(told), "utf-8")
        program = str(Path(sys.executable).with_name("srcdiff"))
        with closing(Terminal([program, *map(str, paths), "--no-review"])) as terminal:
            seen = terminal.until(" points, ")
            for key in WALK:
                terminal.press(key)
                terminal.settle()
            for key in "ims":
                terminal.press(key)
                seen = terminal.until("Enter", seen)
                terminal.settle()
                terminal.press("\x1b")
                terminal.settle()
            terminal.press("q")
            terminal.end()
    return terminal.megabytes


def main() -> None:
    """Print what was taken."""
    words = int(sys.argv[1]) if len(sys.argv) > 1 else WORDS
    print(f"memory: {megabytes(words):.0f} MB with two articles of {words:,} words (bar {BAR})")


if __name__ == "__main__":
    main()
