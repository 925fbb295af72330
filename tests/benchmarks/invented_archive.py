"""Invented archives of any size: events with independent reports, copies, updates, shared persons.

No word means anything, but words are as unevenly spread as in news: most of a report is common
words, some are the names and figures of its event, and a few persons return week after week.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

_ONSETS = [
    *("b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p"),
    *("pl", "pr", "r", "s", "sh", "st", "t", "th", "tr", "v", "w"),
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
_CODAS = ["", "", "n", "r", "s", "t", "l", "m", "nd", "st", "rk"]
_FIRST_DAY = date(2020, 1, 1)

REPORTS = (2, 3, 3, 4, 4, 5, 6, 8)
"""Independent reports of one event."""
EVENTS_A_DAY = 100
"""So an archive of 100,000 articles covers half a year."""
PERSONS = 400
OUTLETS = 60
COMMON_WORDS = 6_000


class InventedArticle(NamedTuple):
    """An article and the event that it reports."""

    id: str
    event: int
    outlet: str
    published: str
    headline: str
    text: str


def invented_articles(
    number: int, seed: int = 1, *, dated: bool = True
) -> Iterator[InventedArticle]:
    """Yield articles of one event after another; the same seed gives the same articles."""
    yield from islice(_articles(Random(seed), dated=dated), number)


def write_archive(path: Path, number: int, seed: int = 1, *, dated: bool = True) -> Path:
    """Write invented articles as JSON Lines, in a drawn order within each thousand."""
    random = Random(seed)
    articles = invented_articles(number, seed, dated=dated)
    with path.open("w", encoding="utf-8") as file:
        while chunk := list(islice(articles, 1000)):
            random.shuffle(chunk)
            file.writelines(json.dumps(one._asdict()) + "\n" for one in chunk)
    return path


def b_cubed(gold: dict[str, object], said: dict[str, object]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a grouping (B-cubed: Bagga and Baldwin 1998)."""
    pairs: dict[tuple[object, object], int] = {}
    events: dict[object, int] = {}
    groups: dict[object, int] = {}
    for name, event in gold.items():
        group = said.get(name, ("alone", name))
        pairs[event, group] = pairs.get((event, group), 0) + 1
        events[event] = events.get(event, 0) + 1
        groups[group] = groups.get(group, 0) + 1
    precision = sum(n * n / groups[group] for (_, group), n in pairs.items()) / len(gold)
    recall = sum(n * n / events[event] for (event, _), n in pairs.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _articles(random: Random, *, dated: bool) -> Iterator[InventedArticle]:
    common = [_word(random) for _ in range(COMMON_WORDS)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(COMMON_WORDS)))
    persons = [f"{_name(random)} {_name(random)}" for _ in range(PERSONS)]
    outlets = [
        f"The {_name(random)} {kind}" for kind in ("Times", "Post", "News") for _ in range(20)
    ]
    event = number = 0
    while True:
        event += 1
        day = _FIRST_DAY + timedelta(event // EVENTS_A_DAY)
        facts = [_name(random) for _ in range(12)] + [_word(random, 3) for _ in range(14)]
        facts += [
            f"{random.randrange(2, 900)}{random.choice(['', ',000', '.5'])}" for _ in range(5)
        ]
        facts += random.choices(persons, [1 / (rank + 2) for rank in range(PERSONS)], k=3)
        agency: list[str] | None = None
        for outlet in random.sample(outlets, random.choice(REPORTS)):
            shift = random.choice((0, 0, 0, 1, 1, 2))
            if agency and random.random() < 0.25:  # a copy, cut by up to a third
                sentences = list(agency[: random.randrange(len(agency) * 2 // 3, len(agency) + 1)])
            else:
                sentences = _sentences(random, common, weights, facts, random.randrange(8, 20))
                agency = agency or sentences
            dates = [day + timedelta(shift)]
            if random.random() < 0.1:  # an update by the same outlet
                dates.append(day + timedelta(shift + 1))
            for at, published in enumerate(dates):
                number += 1
                more = _sentences(random, common, weights, facts, 3) if at else []
                yield InventedArticle(
                    f"a{number}",
                    event,
                    outlet,
                    published.isoformat() if dated else "",
                    " ".join([*random.sample(facts, 3), random.choice(common)]).capitalize(),
                    "\n\n".join([*more, *sentences]),
                )


def _sentences(
    random: Random, common: list[str], weights: list[float], facts: list[str], number: int
) -> list[str]:
    told = random.sample(facts, len(facts) * 2 // 3)
    found = []
    for _ in range(number):
        words = random.choices(common, cum_weights=weights, k=random.randrange(10, 24))
        for _ in range(random.choice((1, 2, 2, 3))):
            words.insert(random.randrange(len(words)), random.choice(told))
        found.append(" ".join(words).capitalize() + ".")
    return found


def _word(random: Random, syllables: int = 2) -> str:
    return "".join(
        random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS)
        for _ in range(random.choice((syllables - 1, syllables)) or 1)
    )


def _name(random: Random) -> str:
    return _word(random, 3).capitalize()
