"""Prints of one agency's copy as outlets make them of it: cut, moved, led anew, reworded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random

from corpus import samples
from corpus.article import Article
from corpus.segmentation import segment

WORDS = {
    "said": "told reporters",
    "according to": "as reported by",
    "people": "men and women",
    "also": "in addition",
    "after": "following",
    "before": "ahead of",
    "about": "some",
    "however": "but",
    "because": "since",
    "announced": "made known",
    "officials": "authorities",
    "and": "as well as",
    "will": "is to",
    "which": "and that",
}
"""What an editor writes instead."""

LOCAL = (
    "A council in Hallen watched closely, since its only ferry depends on what is decided.",
    "“We will have to live with it,” said Ada Lund, who runs the bakery beside the quay.",
)
"""Two paragraphs of a local paper."""


def cut(paragraphs: Sequence[str], random: Random) -> list[str]:
    """Two thirds of the paragraphs, the first among them."""
    kept = {0, *random.sample(range(len(paragraphs)), round(len(paragraphs) * 2 / 3))}
    return [text for place, text in enumerate(paragraphs) if place in kept]


def moved(paragraphs: Sequence[str], random: Random) -> list[str]:
    """All paragraphs but the first, which may be the headline, in another order."""
    first, *others = paragraphs
    return [first, *random.sample(others, len(others))]


def led_anew(paragraphs: Sequence[str], _random: Random) -> list[str]:
    """The copy behind local paragraphs, without its own first one."""
    return [*LOCAL, *paragraphs[1:]]


def reworded(paragraphs: Sequence[str], random: Random) -> list[str]:
    """The copy with other words for about half of those that have any, and sentences joined."""

    def other(match: re.Match[str]) -> str:
        return WORDS[match[0]] if random.random() < 0.5 else match[0]

    pattern = rf"\b(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b"
    return [re.sub(pattern, other, text) for text in paragraphs]


def rewritten(paragraphs: Sequence[str], random: Random) -> list[str]:
    """The copy with half of its sentences told anew: a third of their words are others."""
    return [
        " ".join(
            _with_other_words(sentence, 1 / 3, random) if random.random() < 0.5 else sentence
            for sentence in re.split(r"(?<=[.!?”]) ", text)
        )
        for text in paragraphs
    ]


def edited(paragraphs: Sequence[str], random: Random) -> list[str]:
    """The copy with one word in six changed, wherever it stands."""
    return [_with_other_words(text, 1 / 6, random) for text in paragraphs]


def _with_other_words(text: str, share: float, random: Random) -> str:
    """A text in which some words are replaced by ones that stand nowhere else."""
    return " ".join(
        f"lorem{random.randrange(10_000)}" if random.random() < share else word
        for word in text.split(" ")
    )


def all_of_these(paragraphs: Sequence[str], random: Random) -> list[str]:
    """The copy cut, moved, reworded, and behind local paragraphs."""
    return led_anew(reworded(moved(cut(paragraphs, random), random), random), random)


MAKERS: Mapping[str, Callable[[Sequence[str], Random], list[str]]] = {
    "cut by a third": cut,
    "paragraphs moved": moved,
    "a local lead": led_anew,
    "reworded": reworded,
    "all of these": all_of_these,
    "half of the sentences told anew": rewritten,
    "one word in six changed": edited,
}


DEMO = samples.demo_sources().read().articles
AGENCY, APART = DEMO[0], DEMO[1]
"""What an agency reports, and a report written apart from it."""


def printed(name: str, paragraphs: Sequence[str], agency: str = "AP") -> Article:
    """The article of an outlet that prints these paragraphs."""
    text = "\n\n".join(paragraphs)
    return segment(
        replace(AGENCY, id=name, source=f"{name}.txt", outlet=name, text=text, agency=agency)
    )


def paragraphs_of(article: Article) -> list[str]:
    """The paragraphs of an article."""
    return article.text.split("\n\n")


def five_outlets(local: str = "") -> list[Article]:
    """Four outlets that print one agency's copy, and one report of its own.

    The first prints a `local` paragraph too.
    """
    headline, *copy = paragraphs_of(AGENCY)
    first = printed("Post", [headline, local, *copy] if local else [headline, *copy])
    others = (printed(name, [headline, *copy]) for name in ("Sun", "Star", "Echo"))
    return [first, *others, APART]
