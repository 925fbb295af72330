"""Finds hedges of one passage alone, and passives that leave out who did it.

Given two linked passages, `find_hedge_differences` yields what one says with a hedge and the other
as a fact ("may have fled", "fled"), and `find_voice_differences` an act that is passive without
agent in one and active in the other ("the man was shot", "police shot the man").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.article import Span
from corpus.extraction.quantities.counted_noun import stem_of
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.extraction.quotes.tokens import NarrationToken, belongs
from corpus.findings.listed_rules import REACH, WIDE, has_context, places_of
from corpus.findings.wording_model import LinkedPair, Narration, Rewording, Side
from corpus.language.lexicon import lexicon

_THOUGHT = frozenset({"believed", "thought", "known", "expected", "said", "considered", "feared"})
"""Participles by which nothing is done: it was believed that."""
_MAX_DISTANCE = 5
"""The most words between a verb and its object or its agent."""
_BETWEEN = frozenset({"also", "not", "being", "been", "reportedly", "later", "first", "all"})
"""Words that may stand between a form of "be" and its participle, besides adverbs in -ly."""


def find_hedge_differences(pair: LinkedPair) -> Iterator[Rewording]:
    """Yield hedges of what both passages say, if the other passage presents it as certain."""
    yield from _uncertain_futures(pair)
    ours, theirs = pair.a.narration.hedges, pair.b.narration.hedges
    if bool(ours) == bool(theirs):
        return
    one, other = pair if ours else (pair.b, pair.a)
    if other.narration.doubts_more_than(one.narration):
        return
    tokens = one.narration.tokens
    is_attributed = _speakers(other.narration) - _speakers(one.narration)
    for first, end in ours or theirs:
        if end < len(tokens) and tokens[end].lower == "not":
            continue  # might not be on time
        forms = tuple(token.lower for token in tokens[first:end])
        if is_attributed and lexicon().hedges.get(forms) in _SAID_BY_SOMEBODY:
            continue
        span = Span(tokens[first].start, tokens[end - 1].end)
        hedged = {_hedged_stem(one.narration, end), *_other_names(one, other, end)}
        is_said_too = any(
            _is_in_like_context(other.narration, stem, one.narration, first, end) for stem in hedged
        )
        if is_said_too and _is_near(one, span):
            place = frozenset(((one.narration.passage.id, *forms),))
            yield Rewording("hedge", place, span if ours else None, None if ours else span)


def _is_in_like_context(other: Narration, stem: str, one: Narration, first: int, end: int) -> bool:
    """Whether another passage has a word in the context that tokens `first` to `end` have here."""
    around = one.stems_of(first - WIDE, first) | one.stems_of(end, end + WIDE)
    return any(has_context(around, other, at, WIDE) for at in places_of(other, stem))


_SAID_BY_SOMEBODY = frozenset({"alleged", "reported", "suspected"})
"""Kinds of hedges that "police said" can replace: allegedly stole."""
_MAY = frozenset({"could", "may"})
"""Modal verbs that hedge what "will" states as certain."""


def _speakers(narration: Narration) -> set[str]:
    """The names of the speakers of a passage's reporting verbs; "" for one without a name."""
    return {one.speaker.name for one in narration.reporting_verbs}


def _uncertain_futures(pair: LinkedPair) -> Iterator[Rewording]:
    """Yield what one passage says could happen and the other says will: could close, will close."""
    for one, other, turned in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        a, b = one.narration, other.narration
        if a.written.isdisjoint(_MAY) or "will" not in b.written or not b.written.isdisjoint(_MAY):
            continue
        coming = {stem: at for at, stem in _after_modal(b, frozenset({"will"}))}
        for at, stem in _after_modal(a, _MAY):
            span = Span(a.tokens[at].start, a.tokens[at].end)
            if stem not in coming or not _is_near(one, span):
                continue
            around = a.stems_of(at - WIDE, at + WIDE)
            if has_context(around, b, coming[stem], WIDE):
                place = frozenset(((a.passage.id, a.tokens[at].lower, stem),))
                yield Rewording("hedge", place, *((None, span) if turned else (span, None)))


def _after_modal(narration: Narration, modals: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The places of modal verbs with the stem of the verb after each."""
    for at, token in enumerate(narration.tokens[:-1]):
        after = narration.stem_at.get(narration.tokens[at + 1].start, "")
        if token.lower in modals and after and not narration.tokens[at + 1].is_capital:
            yield at, after


def _hedged_stem(narration: Narration, end: int) -> str:
    """The stem of the first content word soon after a hedge that ends at a place; "" if none."""
    near = narration.tokens[end : end + REACH]
    stems = narration.stem_at
    return next((stems[token.start] for token in near if token.start in stems), "")


def _other_names(one: Side, other: Side, end: int) -> Iterator[str]:
    """Stems of other words in the other passage for what a hedge is of: "knew" for "known"."""
    for token in one.narration.tokens[end : end + REACH]:
        yield from map(stem_of, lexicon().participles.get(token.lower, ()))
    hedged = {found.entry.group for found in one.narration.listed("naming") if found.first == end}
    for found in other.narration.listed("naming"):
        if found.entry.group in hedged:
            yield from other.narration.stems_of(found.first, found.end)


def _is_near(side: Side, span: Span) -> bool:
    """Whether a hedge stands in a shared part, or right before it."""
    return any(one.start - 2 <= span.end and span.start < one.end for one in side.spans)


def find_voice_differences(pair: LinkedPair) -> Iterator[Rewording]:
    """Yield verbs that are passive without agent in one passage and active in the other.

    Both must have the same object: the man was shot, police shot the man.
    """
    ours, theirs = pair.a.narration, pair.b.narration
    for one, other, turned in ((ours, theirs, False), (theirs, ours, True)):
        for passive in _find_passives(one.tokens):
            form = one.tokens[passive].lower
            is_act = form not in _THOUGHT and lexicon().tone(form) != "neutral"
            if not is_act:  # whoever reported or thought it did nothing to it
                continue
            before = one.tokens[max(0, passive - 2 - _MAX_DISTANCE) : passive]
            if any(token.lower in {"no", "not", "none", "never"} for token in before):
                continue
            objects = one.stems_of(passive - 2 - _MAX_DISTANCE, passive - 1)
            active = next(
                (
                    at
                    for at in _active_verbs(other, form)
                    if objects & other.stems_of(at + 1, _object_end(other.tokens, at + 1))
                    or objects & _second_object(other, at)
                ),
                None,
            )
            if active is not None:
                spans = _passive_span(one.tokens, passive), _active_span(other.tokens, active)
                a, b = reversed(spans) if turned else spans
                yield Rewording("voice", frozenset(((form,),)), a, b)


def _active_verbs(narration: Narration, participle: str) -> Iterator[int]:
    """The places of a verb, by its participle, where it is active: it follows who does it."""
    forms = lexicon().participles.get(participle, frozenset({participle}))
    if narration.written.isdisjoint(forms):
        return
    for at, token in enumerate(narration.tokens):
        if (
            token.lower in forms
            and at > 0
            and not token.is_capital  # Deputy Shot and Killed
            and _is_agent(narration.tokens, _past_have(narration.tokens, at))
        ):
            after = narration.tokens[at + 1 : at + 3]
            by = any(token.lower == "by" for token in after)  # shot by cops
            if not by and not _follows_be(narration.tokens, at):
                yield at


def _past_have(tokens: Sequence[NarrationToken], at: int) -> int:
    """The place before a verb and its "has" or "had": the council has dismissed."""
    return at - 1 - (at > 1 and tokens[at - 1].lower in _HAVE)


_HAVE = frozenset({"has", "have", "had"})


def _second_object(narration: Narration, at: int) -> set[str]:
    """The stems of the object that a verb shares with the next verb: shot and killed a man."""
    after = [token.lower for token in narration.tokens[at + 1 : at + 3]]
    if (
        len(after) < 2
        or after[0] != "and"
        or not (after[1].endswith("ed") or after[1] in lexicon().participles)
    ):
        return set()
    return narration.stems_of(at + 3, _object_end(narration.tokens, at + 3))


def _is_agent(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a word may end the words for an agent, unlike "a" in "a fired worker"."""
    word = tokens[at].lower  # not "newly elected"
    apart = word in speaker_lexicon().determiners or word.endswith("ly")
    return belongs(tokens, at) and not apart


def _object_end(tokens: Sequence[NarrationToken], start: int) -> int:
    """The place after the last word of an object that begins at `start`."""
    end = start
    while end < min(len(tokens), start + _MAX_DISTANCE) and tokens[end].is_word:
        if tokens[end].lower in ("and", "but", "who", "that", "while", "after", "before"):
            break
        end += 1
    return end


def _passive_span(tokens: Sequence[NarrationToken], at: int) -> Span:
    """The words of a passive, from the form of "be" to the participle."""
    first = at
    while tokens[first].lower not in speaker_lexicon().be:
        first -= 1
    if first and tokens[first].lower in ("been", "being") and _is_auxiliary(tokens[first - 1]):
        first -= 1
    return Span(tokens[first].start, tokens[at].end)


def _is_auxiliary(token: NarrationToken) -> bool:
    """Whether it goes with "been" or "being": has been, were being."""
    return token.lower in speaker_lexicon().be or token.lower in _HAVE


def _active_span(tokens: Sequence[NarrationToken], at: int) -> Span:
    """The words of an active verb, from its agent to the verb."""
    first = at - (at > 0 and tokens[at - 1].lower in _HAVE)
    while first and belongs(tokens, first - 1) and tokens[first - 1].lower not in lexicon().verbs:
        first -= 1
        if tokens[first].lower in speaker_lexicon().determiners:
            break
    if first and tokens[first - 1].lower in speaker_lexicon().prepositions:
        first = at  # a bomb at the bank killed: not the bank
    return Span(tokens[first].start, tokens[at].end)


def _find_passives(tokens: Sequence[NarrationToken]) -> Iterator[int]:
    """The places of participles after a form of "be", with no "by" soon after them."""
    known = lexicon().participles
    for at, token in enumerate(tokens):
        form = token.lower
        is_participle = (form.endswith("ed") and len(form) > 4) or form in known
        if is_participle and _follows_be(tokens, at) and not _names_agent(tokens, at):
            yield at


def _follows_be(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a form of "be" stands before a place, with only adverbs and the like between."""
    be, place = speaker_lexicon().be, at - 1
    while place >= 0 and (tokens[place].lower in _BETWEEN or tokens[place].lower.endswith("ly")):
        if tokens[place].lower in be:
            return True
        place -= 1
    return place >= 0 and tokens[place].lower in be


def _names_agent(tokens: Sequence[NarrationToken], at: int) -> bool:
    return any(after.lower == "by" for after in tokens[at + 1 : at + 1 + _MAX_DISTANCE])
