"""Make `corpus/language/english-news.tsv` anew from the counts in `../shared/language`.

    python -m tests.benchmarks.background

Needed after a change to `words.py` or `variants.toml`, since the file is kept by stem.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from corpus.language.words import words

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
            for word in words(form):
                counts[word.stem] += int(count)
    return Counter({stem: min(count, SENTENCES) for stem, count in counts.items()})


def table(counts: Counter[str]) -> str:
    """The file's text: most frequent first, then by the alphabet."""
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return HEAD + "".join(f"{stem}\t{count}\n" for stem, count in rows)


if __name__ == "__main__":
    KEPT.write_text(table(by_stem(COUNTED.read_text("utf-8").splitlines())), "utf-8")
