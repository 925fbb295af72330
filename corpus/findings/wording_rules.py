"""Words that stand for each other in two tellings of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.extraction.quotes.extract import ReportingVerb
from corpus.extraction.quotes.names import surname
from corpus.extraction.quotes.speaker_lexicon import people
from corpus.extraction.quotes.speaker_phrase import belongs
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.findings.word_diff import Change, changes_between
from corpus.findings.wording_model import REACH, Both, Narrated, Rewording, Side, follows_be
from corpus.language.lexicon import lexicon
from corpus.language.word_frequency import is_plain
from corpus.language.words import Word
from corpus.model import Span

# Words of doubt that one telling has and the other has not.

_REACH = 4
"""Words after a hedge that it is about."""


def hedges(both: Both) -> Iterator[Rewording]:
    """Hedges about what both tell, where the other side tells it without any doubt."""
    ours, theirs = both.a.narrated.hedges, both.b.narrated.hedges
    if bool(ours) == bool(theirs):
        return
    one, other = both if ours else (both.b, both.a)
    if other.narrated.doubts:
        return
    tokens = one.narrated.tokens
    for first, end in ours or theirs:
        span = Span(tokens[first].start, tokens[end - 1].end)
        if _about(one.narrated, end) in other.narrated.stems and _near(one, span):
            forms = tuple(token.lower for token in tokens[first:end])
            place = frozenset(((one.narrated.passage.id, *forms),))
            yield Rewording("hedge", place, span if ours else None, None if ours else span)


def _about(told: Narrated, end: int) -> str:
    """The stem of the first word after a hedge that says something; "" where none is near."""
    near = told.tokens[end : end + _REACH]
    return next((told.stem_at[t.start] for t in near if t.start in told.stem_at), "")


def _near(side: Side, span: Span) -> bool:
    """Whether a hedge stands in what both tell, or right before it."""
    return any(one.start - 2 <= span.end and span.start < one.end for one in side.spans)


# The verbs by which two reports give the same statement: said in one, claimed in the other.

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


def _statement(side: Narrated, told: ReportingVerb) -> set[str]:
    """The stems of what is told: what follows the verb, or what stands before it at the end."""
    after = {stem for start, stem in side.stem_at.items() if start >= told.span.end}
    before = {stem for start, stem in side.stem_at.items() if start < told.span.start}
    return after if len(after) >= _SHARED else before


def _shares_words(a: set[str], b: set[str]) -> bool:
    shared = len(a & b)
    return shared >= _SHARED and shared >= _SHARE * min(len(a), len(b))


def _by_speaker(side: Narrated) -> dict[str, list[ReportingVerb]]:
    """The verbs of telling, by the speaker's last name; acts such as accusing left out."""
    found: dict[str, list[ReportingVerb]] = {}
    for told in side.told:
        if told.speaker.name and told.verb.tone != "acting":
            found.setdefault(surname(told.speaker.name), []).append(told)
    return found


# Who did it: a passive that names nobody against an active that does.


def voices(both: Both) -> Iterator[Rewording]:
    """The same verb, done to the same, in the passive on one side and the active on the other."""
    ours, theirs = both.a.narrated, both.b.narrated
    for one, other, turned in ((ours, theirs, False), (theirs, ours, True)):
        for passive in one.passives:
            form = one.tokens[passive].lower
            sufferers = one.stems_of(passive - 2 - REACH, passive - 1)
            active = next(
                (
                    at
                    for at in _actives(other, form)
                    if sufferers & other.stems_of(at + 1, _object_end(other.tokens, at + 1))
                ),
                None,
            )
            if active is not None:
                spans = _whole(one.tokens, passive), _with_agent(other.tokens, active)
                a, b = reversed(spans) if turned else spans
                yield Rewording("voice", frozenset(((form,),)), a, b)


def _actives(side: Narrated, participle: str) -> Iterator[int]:
    forms = lexicon().participles.get(participle, frozenset({participle}))
    for at, token in enumerate(side.tokens):
        named = token.lower in forms and at > 0 and belongs(side.tokens, at - 1)
        if named and not follows_be(side.tokens, at):
            yield at


def _object_end(tokens: Sequence[NarrationToken], start: int) -> int:
    """Where the words end to which a verb does something."""
    end = start
    while end < min(len(tokens), start + REACH) and tokens[end].is_word:
        if tokens[end].lower in ("and", "but", "who", "that", "while", "after", "before"):
            break
        end += 1
    return end


def _whole(tokens: Sequence[NarrationToken], at: int) -> Span:
    """From the form of "be" to the participle."""
    first = at
    while tokens[first].lower not in people().be:
        first -= 1
    if first and tokens[first].lower in ("been", "being") and _helps(tokens[first - 1]):
        first -= 1
    return Span(tokens[first].start, tokens[at].end)


def _helps(token: NarrationToken) -> bool:
    """Whether it helps "been" and "being": has been, were being."""
    return token.lower in people().be or token.lower in ("has", "have", "had")


def _with_agent(tokens: Sequence[NarrationToken], at: int) -> Span:
    """From the words for who did it to the verb."""
    first = at
    while first and belongs(tokens, first - 1):
        first -= 1
    return Span(tokens[first].start, tokens[at].end)


_MOST = 3
"""Words that can stand for others; more are another sentence."""
_FRAME = 2
"""Words that say something, which stand around them in both."""
_PREFIX = 5
"""Words that begin with so many letters alike are one word: Russia, Russian."""


def swaps(both: Both) -> Iterator[Rewording]:
    """The words of one passage that have others in their place, between words that both have."""
    one, other = both.a.narrated, both.b.narrated
    if len(one.stems & other.stems) < _FRAME:
        return
    found = changes_between(one.passage.text, one.words, other.passage.text, other.words)
    for at, change in enumerate(found):
        if change.kind == "replace" and _framed(found, at, one):
            ours, theirs = one.passage.span.inside(change.a), other.passage.span.inside(change.b)
            told = both.a.tells(ours) and both.b.tells(theirs)
            if told and one.is_own(ours) and other.is_own(theirs):
                a, b = _kept(one, change.a), _kept(other, change.b)
                if a and len(a) == len(b) and not _same_stems(a, b):
                    yield Rewording("swap", frozenset((a, b)), ours, theirs)


def _framed(found: Sequence[Change], at: int, told: Narrated) -> bool:
    """Whether both tell the same right before and after, and something of weight."""
    if not 0 < at < len(found) - 1:
        return False
    around = told.within(found[at - 1].a)[-3:] + told.within(found[at + 1].a)[:3]
    weighty = sum(not is_plain(word.stem) for word in around)
    return len(around) > 3 and weighty >= _FRAME


def _kept(told: Narrated, span: Span) -> tuple[str, ...]:
    """The stems of what the words in a span say, if these can stand for others."""
    found = told.within(span)
    if not 1 <= len(found) <= _MOST or any(word.is_figure for word in found):
        return ()
    table = people()
    written = [told.passage.text[word.start : word.end] for word in found]
    known = [word.lower().replace("’", "'") for word in written]
    if any(word in table.calendar or word in lexicon().verbs for word in known):
        return ()
    if any(as_is[0].isupper() for as_is in written):
        return ()  # what somebody is called
    small = [form for form in known if form in table.function | table.determiners | {"to"}]
    if len(small) > 1 or len(small) == len(found) or not _close(found):
        return ()
    return tuple(word.stem for word, form in zip(found, known, strict=True) if form not in small)


def _close(found: Sequence[Word]) -> bool:
    """Whether nothing but a space or a hyphen parts the words."""
    return all(after.start - before.end <= 1 for before, after in pairwise(found))


def _same_stems(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return any(
        one == other or (len(one) >= _PREFIX and one[:_PREFIX] == other[:_PREFIX])
        for one in a
        for other in b
    )
