"""Who says something in a sentence, by which verb: "Wallace said", "said the minister"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.extraction.quotes.reporting_verbs__verb import ACCORDING, follows_quotation, verb_at
from corpus.extraction.quotes.speaker_lexicon import people
from corpus.extraction.quotes.speaker_phrase import Clause
from corpus.extraction.quotes.speaker_phrase__phrase import Phrase
from corpus.language.lexicon import Verb, diction
from corpus.model import Span

_OBJECT = frozenset({"tell", "accuse", "urge", "call", "describe", "dub", "label"})
"""Verbs that no speaker follows: "told Wallace" is told to him."""
_QUOTED = frozenset({"quoted", "quotes", "quoting", "cited", "citing"})
_FAR = 12
"""Tokens between "quoted" and "as saying"."""


class Saying(NamedTuple):
    """That somebody says something."""

    verb: Verb
    at: int
    """The verb's place among the tokens."""
    first: int
    """Where the words for it begin: at the verb or at its speaker."""
    speaker: Phrase | None
    """None where the sentence does not say, or not so that one could be sure."""
    span: Span
    """Of the verb, in the article's text."""


def sayings(clause: Clause) -> list[Saying]:
    """All of a sentence, in its order."""
    found: list[Saying] = []
    verbs = diction().verbs
    for at, token in enumerate(clause.tokens):
        may_tell = token.lower in verbs or token.lower == "according"
        verb = verb_at(clause, at) if may_tell else None
        if verb is None:
            continue
        if verb is ACCORDING:
            first, speaker = at, clause.after(at + 2)[1]
        else:
            first, speaker = _speaker(clause, verb, at, _previous(clause, found))
        found.append(Saying(verb, at, first, speaker, Span(token.start, token.end)))
    return found


def _previous(clause: Clause, found: Sequence[Saying]) -> Phrase | None:
    """Who spoke last in a sentence; nobody where that was told of in the passive."""
    turned = not found or clause.lower(found[-1].at + 1) == "by"
    return None if turned else found[-1].speaker


def _speaker(
    clause: Clause, verb: Verb, at: int, previous: Phrase | None
) -> tuple[int, Phrase | None]:
    """Where the words for a verb and its speaker begin, and the speaker."""
    form, before = clause.lower(at), clause.lower(at - 1)
    first, speaker = at, None
    if form == "saying" and before == "as":
        speaker = _quoted(clause, at)
    elif clause.lower(at + 1) == "by" and form.endswith("ed"):  # a claim denied by Brook
        speaker = clause.after(at + 2)[1]
    elif _is_passive(clause, at):
        speaker = clause.after(at + 2)[1] if clause.lower(at + 1) == "by" else None
    elif before in people().untold or _may_never(clause, verb, at):
        went_on = before == "to" and clause.lower(at - 2) in ("on", "continued")
        speaker = clause.subject() if went_on else None
    elif form.endswith("ing"):
        if before not in people().prepositions | people().determiners:
            speaker = previous or clause.subject()
    else:
        if follows_quotation(clause, at) and verb.name not in _OBJECT:
            speaker = clause.after(at + 1)[1]
        if speaker is None:
            first, speaker = clause.before(at)
        if speaker is None and before == "and":
            speaker = previous
    return first, speaker


def _may_never(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether it is only thought of: "he'd tell", but not "he'd told"."""
    return clause.lower(at) == verb.name and clause.lower(at - 1).endswith(("'d", "'ll"))


def _quoted(clause: Clause, at: int) -> Phrase | None:
    """The speaker of "quoted Wallace as saying" and "Wallace was quoted as saying"."""
    for place in range(at - 2, max(-1, at - _FAR), -1):
        if clause.lower(place) in _QUOTED:
            if _is_passive(clause, place):
                return clause.before(place - 1)[1]
            return clause.after(place + 1)[1]
    return None


def _is_passive(clause: Clause, at: int) -> bool:
    place = at - 1
    while place >= 0 and clause.lower(place).endswith("ly"):
        place -= 1
    return clause.lower(place) in people().be and not clause.lower(at).endswith("ing")
