"""The words that name a speaker: a name, or a description as it is written."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Literal, NamedTuple

from corpus.extraction.quotes.speaker_lexicon import people
from corpus.extraction.quotes.tokens import Token

Kind = Literal["name", "description", "pronoun"]

_POSSESSIVE = ("'s", "’s", "'", "’")


class Phrase(NamedTuple):
    """What a sentence calls a speaker."""

    text: str
    kind: Kind
    title: str = ""
    """What stands before the name, in lower case: "mr", "defense secretary"."""


def belongs(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token can be part of the words for a speaker."""
    token = tokens[at]
    table = people()
    if not token.is_word or token.lower in table.calendar:
        return False
    if token.text[0].isdigit():
        return "-" in token.text  # the 48-page ruling
    named = at or (token.lower == "new" and tokens[1:2] and tokens[1].is_capital)  # New York
    if token.is_capital and named and token.lower not in ("i", "it"):
        return True
    return token.lower not in table.function


def phrase(text: str, run: Sequence[Token], names: Set[str], *, first: bool) -> Phrase | None:
    """The speaker whom a run of words names, if it can be one.

    Args:
        text: the article's.
        run: the words, which follow on one another.
        names: the words that are written with a capital inside sentences of the article.
        first: whether the run begins a sentence, where any word has a capital.

    """
    table = people()
    run = list(run)
    while len(run) > 1 and _is_adverb(run[-1]) and run[-2].lower not in table.determiners:
        run.pop()
    if not run or run[-1].lower in table.determiners:
        return None
    start = _name_start(run, names, first=first)
    joined = 0 < start < len(run) and run[start - 1].lower == "and"
    if start == len(run) or joined:
        return _description(text, run, names, first=first)
    name = run[start:]
    owners = [at for at, token in enumerate(name[:-1]) if token.text.endswith(_POSSESSIVE)]
    if owners and not any(token.lower in table.bodies for token in name[owners[-1] :]):
        name = name[owners[-1] + 1 :]
    titles = [at for at, token in enumerate(name) if token.lower in table.titles]
    before = name[: titles[-1] + 1] if titles else run[:start]
    bare = name[titles[-1] + 1 :] if titles else name
    if not bare:
        return _description(text, run, names, first=first)
    determined = start > 0 and run[start - 1].lower in table.determiners and name is not run
    if determined and not titles and len(name) == len(run) - start:
        return _description(text, run, names, first=first)
    title = " ".join(token.lower for token in before)
    written = text[bare[0].start : bare[-1].end]
    for ending in _POSSESSIVE:
        written = written.removesuffix(ending)
    return Phrase(written, "name", title)


def past_office(tokens: Sequence[Token], start: int, last: int) -> int:
    """The place after what a title is of, where a name of two words or more follows up to a place.

    The words from `start` on stand after "of": of Public Prosecution Ada Brook.
    """
    table = people()
    if start < 2 or tokens[start - 1].lower not in ("of", "for"):
        return start
    if tokens[start - 2].lower not in table.titles:
        return start
    return next(
        (
            at + 1
            for at in range(last - 2, start - 1, -1)
            if tokens[at].lower in table.offices and tokens[at + 1].is_capital
        ),
        start,
    )


def _is_adverb(token: Token) -> bool:
    return token.lower.endswith("ly") and not token.is_capital


def _name_start(run: Sequence[Token], names: Set[str], *, first: bool) -> int:
    """Where the capitals begin with which a run ends; its length where it ends with none."""
    table = people()
    start = len(run)
    while start:
        token = run[start - 1]
        if token.is_capital:
            known = token.lower in names or token.text.isupper()
            is_name = start > 1 or not first or known or len(run) > start == 1
            if not is_name or token.lower in table.determiners:
                break
        elif start == len(run) or token.lower not in table.particles or start == 1:
            break
        start -= 1
    while start < len(run) and not run[start].is_capital:
        start += 1
    return start


def _description(text: str, run: Sequence[Token], names: Set[str], *, first: bool) -> Phrase | None:
    run = list(run)
    while len(run) > 2 and _is_past(run[-1]):
        run.pop()  # the statement released
        if _is_adverb(run[-1]):
            return None
    last = run[-1].lower
    alone = len(run) == 1 and last.endswith(("ed", "ly"))
    if alone or last.endswith(("ing", "'s")) or any(map(_is_past, run[1:-1])):
        return None
    written = text[run[0].start : run[-1].end]
    opening = run[0].lower.removesuffix("'s")
    owner = run[0].text.endswith(_POSSESSIVE)
    named = owner or opening in names or any(token.is_capital for token in run[1:2])
    if first and (opening in people().determiners or not named):
        written = written[0].lower() + written[1:]
    return Phrase(written, "description")


def _is_past(token: Token) -> bool:
    return token.lower.endswith("ed") and not token.is_capital
