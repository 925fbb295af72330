"""The verbs by which two reports give the same statement: said in one, claimed in the other."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.extraction.quotes.extract import Told
from corpus.extraction.quotes.names import surname
from corpus.findings.wording_model import Both, Narrated, Rewording

_SHARED = 3
"""Words that say something, which two tellings of one statement have in common at least."""
_SHARE = 0.4
"""And so much of the shorter one's."""


def verbs(both: Both) -> Iterator[Rewording]:
    """Verbs of the same speaker that are not the same, where one says more than "said"."""
    ours, theirs = _by_speaker(both.a.narrated), _by_speaker(both.b.narrated)
    for speaker in sorted(ours.keys() & theirs.keys()):
        if len(ours[speaker]) > 1 or len(theirs[speaker]) > 1:
            continue
        a, b = ours[speaker][0], theirs[speaker][0]
        if a.verb.name == b.verb.name or "telling" not in (a.verb.tone, b.verb.tone):
            continue
        if _shares_words(_statement(both.a.narrated, a), _statement(both.b.narrated, b)):
            names = frozenset(((speaker, a.verb.name), (speaker, b.verb.name)))
            yield Rewording("verb", names, a.span, b.span)


def _statement(side: Narrated, told: Told) -> set[str]:
    """The stems of what is told: what follows the verb, or what stands before it at the end."""
    after = {stem for start, stem in side.stem_at.items() if start >= told.span.end}
    before = {stem for start, stem in side.stem_at.items() if start < told.span.start}
    return after if len(after) >= _SHARED else before


def _shares_words(a: set[str], b: set[str]) -> bool:
    shared = len(a & b)
    return shared >= _SHARED and shared >= _SHARE * min(len(a), len(b))


def _by_speaker(side: Narrated) -> dict[str, list[Told]]:
    """The verbs of telling, by the speaker's last name; acts such as accusing left out."""
    found: dict[str, list[Told]] = {}
    for told in side.told:
        if told.speaker.name and told.verb.tone != "acting":
            found.setdefault(surname(told.speaker.name), []).append(told)
    return found
