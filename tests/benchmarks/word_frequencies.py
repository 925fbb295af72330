"""Writes `corpus/language/english-news.tsv` from the counts in `../shared/language`.

    python -m tests.benchmarks.word_frequencies [--write]

Needed after a change to `words.py`, `variants.toml` or `aliases.toml`, since the file is kept by
stem.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus.language.words import split_words

ROOT = Path(__file__).parents[2]
COUNTED = ROOT.parent / "shared" / "language" / "english-news-frequencies.tsv"
KEPT = ROOT / "corpus" / "language" / "english-news.tsv"
SENTENCES = 34834

HEAD = f"""\
# In how many of {SENTENCES} sentences of English news a word occurs, by the stem of the word: the
# counts of its forms, added up. Counted over 74 events of BASIL (three US outlets each), ECB+ (502
# news reports) and OneStopEnglish (567 texts after The Guardian).
"""


def by_stem(lines: list[str]) -> Counter[str]:
    """The counts of the forms of each stem, added up."""
    counts: Counter[str] = Counter()
    for line in lines:
        if not line.startswith("#"):
            form, count = line.split("\t")
            for word in split_words(form):
                counts[word.stem] += int(count)
    return Counter({stem: min(count, SENTENCES) for stem, count in counts.items()})


def table(counts: Counter[str]) -> str:
    """The file's text: most frequent first, then by the alphabet."""
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return HEAD + "".join(f"{stem}\t{count}\n" for stem, count in rows)


def main(argv: Sequence[str] | None = None) -> int:
    """Say whether the file is as it would be made now, or write it."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    ask.add_argument("--write", action="store_true", help="write the file")
    write = ask.parse_args(argv).write
    if not COUNTED.exists():
        print("the counts are not here: ../shared is absent")
        return 0
    made = table(by_stem(COUNTED.read_text("utf-8").splitlines()))
    if write:
        KEPT.write_text(made, "utf-8")
    current = KEPT.read_text("utf-8") == made
    print(f"{KEPT.name}: {'as it would be made now' if current else 'out of date: --write'}")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main())
