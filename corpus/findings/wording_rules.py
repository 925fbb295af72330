"""The rules that find differences of wording: swapped words, reporting verbs, hedges, voice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, product

from corpus.article import Span
from corpus.extraction.quantities.counted_noun import is_plural_noun
from corpus.extraction.quantities.numbers import words as words_of_numbers
from corpus.extraction.quotes.extract import ReportingVerb
from corpus.extraction.quotes.names import surname
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.extraction.quotes.speaker_phrase import belongs
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.findings.word_diff import Change, changes_between
from corpus.findings.wording_model import (
    MAX_DISTANCE,
    LinkedPair,
    Narration,
    Rewording,
    alike,
    follows_be,
    word_lists,
)
from corpus.language.lexicon import lexicon
from corpus.language.word_frequency import is_plain
from corpus.language.words import Word

_MAX_SWAP = 3
"""Words that can stand for others; more are another sentence."""
_OPENED = 5
"""Words after those that open both passages …"""
_MIN_FRAME = 2
"""Content words that must stand around swapped words in both passages."""
_SAME_PREFIX = 5
"""Letters by which two words that begin alike are one word: Russia, Russian."""
_MIN_COMMON = 3
"""Content words that two versions of one statement must have in common …"""
_MIN_SAME = 2
"""… of which so many are enough where they have no other …"""
_MIN_SHARE = 0.4
"""… and the part of the shorter version's content words that they must be."""
_MIN_OF_BOTH = 0.2
"""… and the part of all content words of both."""
_WORD = re.compile(r"\w+")
_THOUGHT = frozenset({"believed", "thought", "known", "expected", "said", "considered", "feared"})
"""Nothing is done to what is only thought of: it was believed that."""


def find_swaps(pair: LinkedPair) -> Iterator[Rewording]:
    """Words of one passage that have others in their place, between words that both have."""
    one, other = pair.a.narration, pair.b.narration
    if len(one.stems & other.stems) < _MIN_FRAME:
        return
    texts = one.passage.text, one.words, other.passage.text, other.words
    changes = changes_between(*texts, most=_MAX_SWAP)
    for at, change in enumerate(changes):
        if change.kind == "replace" and _is_framed(changes, at, one):
            ours, theirs = _without_article(one, change.a), _without_article(other, change.b)
            is_shared = pair.a.shares(ours) and pair.b.shares(theirs)
            if is_shared and one.is_own(ours) and other.is_own(theirs):
                a, b = _swappable_stems(one, change.a), _swappable_stems(other, change.b)
                moved = not other.stems.isdisjoint(a) or not one.stems.isdisjoint(b)
                letters = {
                    span.of(side.passage.text).lower().replace("-", "").replace(" ", "")
                    for side, span in ((one, change.a), (other, change.b))
                }
                moved = moved or _small_words(one, change.a) != _small_words(other, change.b)
                moved = moved or len(letters) == 1  # only spelled apart: up-market
                is_trivial = (
                    moved
                    or _has_same_stem(a, b)
                    or _is_one_level(one, other, ours, theirs)
                    or _say_the_same(a, b)
                )
                if a and len(a) == len(b) and not is_trivial:
                    yield Rewording("swap", frozenset((a, b)), ours, theirs)


def _is_framed(changes: Sequence[Change], at: int, narration: Narration) -> bool:
    """Whether both passages have the same words right before and after, with content words.

    What opens both has them after it alone: "Settlers burned", "Colonists burned".
    """
    if at == len(changes) - 1:
        return False
    if not at:
        after = narration.within(changes[1].a)[:_OPENED]
        return sum(not is_plain(word.stem) for word in after) > _MIN_FRAME
    around = narration.within(changes[at - 1].a)[-3:] + narration.within(changes[at + 1].a)[:3]
    content = sum(not is_plain(word.stem) for word in around)
    return len(around) > 3 and content >= _MIN_FRAME


def _swappable_stems(narration: Narration, span: Span) -> tuple[str, ...]:
    """The stems of the words in a span of the passage, if other words can stand for them."""
    words = narration.within(span)
    if not 1 <= len(words) <= _MAX_SWAP or any(word.is_figure for word in words):
        return ()
    table = speaker_lexicon()
    written = [narration.passage.text[word.start : word.end] for word in words]
    forms = [word.lower().replace("’", "'") for word in written]
    parts = {part for form in forms for part in form.split("-")}
    facts = _number_words() | table.calendar | table.offices | word_lists().exact
    if not parts.isdisjoint(facts) or any(_tone(form) in {"neutral", "telling"} for form in forms):
        return ()
    opens = words[0].start == 0 and is_plural_noun(forms[0])  # Settlers burned
    if any(word[0].isupper() for word in written[opens:]):
        return ()  # a name
    if any(form in word_lists().empty or form in table.be for form in forms):
        return ()
    small = [form for form in forms if form in table.function_words | table.determiners | {"to"}]
    if len(small) > 1 or len(small) == len(words) or not _are_adjacent(words):
        return ()
    return tuple(word.stem for word, form in zip(words, forms, strict=True) if form not in small)


def _without_article(narration: Narration, span: Span) -> Span:
    """The span of the article's text without "a" or "an" at its start: a radical, an activist."""
    first, space, _ = span.of(narration.passage.text).partition(" ")
    cut = len(first) + 1 if space and first.lower() in {"a", "an"} else 0
    return narration.passage.span.inside(span._replace(start=span.start + cut))


def _small_words(narration: Narration, span: Span) -> list[str]:
    """The words of a span that only join others: "officials to" has one, "complete a" another."""
    small = speaker_lexicon().function_words | speaker_lexicon().determiners | {"to"}
    words = _WORD.findall(span.of(narration.passage.text).lower())
    return ["a" if word == "an" else word for word in words if word in small]


@cache
def _number_words() -> frozenset[str]:
    """Numbers and ranks in words, which are figures and not wording: second, forty."""
    known = words_of_numbers()
    return frozenset({*known.cardinals, *known.ordinals, *known.vague, *known.magnitudes})


def _tone(form: str) -> str:
    """The tone of a reporting verb: "acting" if it names an act; empty for another word."""
    verb = lexicon().verbs.get(form)
    return verb.tone if verb else ""


def _are_adjacent(words: Sequence[Word]) -> bool:
    """Whether only a space or a hyphen stands between the words."""
    return all(after.start - before.end <= 1 for before, after in pairwise(words))


def _is_one_level(one: Narration, other: Narration, ours: Span, theirs: Span) -> bool:
    """Whether two words put the same as strongly, or say the same by the lists: fell, dropped."""
    levels = (
        {
            (found.entry.group, found.entry.level)
            for found in (*side.listed("scale"), *side.listed("naming"))
            if found.entry.level and side.tokens[found.first].start == span.start
        }
        for side, span in ((one, ours), (other, theirs))
    )
    return not set.isdisjoint(*levels)


def _say_the_same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether words are everyday words for one thing, each for its like: began, started."""
    pairs = zip(a, b, strict=False)
    return all(one == other or alike(one) & alike(other) for one, other in pairs)


def _is_one_verb(a: str, b: str) -> bool:
    """Whether two words are forms of one irregular verb: ate, eaten."""
    known = lexicon().participles
    return b in known.get(a, ()) or a in known.get(b, ())


def _has_same_stem(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return any(
        one == other
        or _is_one_verb(one, other)
        or (len(one) >= _SAME_PREFIX and one[:_SAME_PREFIX] == other[:_SAME_PREFIX])
        for one in a
        for other in b
    )


def find_verb_differences(pair: LinkedPair) -> Iterator[Rewording]:
    """Different verbs for one statement of the same speaker: said in one, claimed in the other.

    One of the two must say more than "said".
    """
    ours, theirs = _verbs_by_speaker(pair.a.narration), _verbs_by_speaker(pair.b.narration)
    for speaker in sorted(ours.keys() & theirs.keys()):
        taken = set[ReportingVerb]()
        for _, a, b in sorted(_statements(pair, ours[speaker], theirs[speaker])):
            if taken.isdisjoint((a, b)):
                taken |= {a, b}
                if a.verb.name != b.verb.name and (_colours(a) or _colours(b)):
                    names = frozenset(((speaker, a.verb.name), (speaker, b.verb.name)))
                    yield Rewording("verb", names, a.span, b.span)


def _statements(
    pair: LinkedPair, ours: Sequence[ReportingVerb], theirs: Sequence[ReportingVerb]
) -> Iterator[tuple[int, ReportingVerb, ReportingVerb]]:
    """The verbs of one speaker that tell the same, with a number that is least for the surest."""
    for a, b in product(ours, theirs):
        one, other = _statement(pair.a.narration, a, ours), _statement(pair.b.narration, b, theirs)
        if _is_one_statement(one, other):
            yield -len(one & other), a, b


_MANNERS = frozenset(
    {"vow", "pledge", "promise", "threaten", "swear", "joke", "quip", "brag", "lament", "plead"}
    | {"fume", "rant", "scoff", "sneer", "snap", "snarl", "thunder", "gloat", "crow", "grumble"}
    | {"mutter", "mumble", "whisper", "shout", "yell", "scream", "bark", "bellow", "exclaim"}
    | {"gush"}
)
"""Verbs that say in what manner somebody tells a thing: vowed to come back, scoffed."""


def _colours(told: ReportingVerb) -> bool:
    """Whether a reporting verb says more than "said" of what it tells."""
    return told.verb.tone == "telling" or told.verb.name in _MANNERS


def _verbs_by_speaker(narration: Narration) -> dict[str, list[ReportingVerb]]:
    """The reporting verbs by the speaker's surname, without acts such as accusing."""
    found: dict[str, list[ReportingVerb]] = {}
    for one in narration.reporting_verbs:
        after = (token.lower for token in narration.tokens if token.start >= one.span.end)
        is_out = one.verb.name != "point out" or next(after, "") == "out"
        if one.speaker.name and (one.verb.tone != "acting" or _colours(one)) and is_out:
            found.setdefault(surname(one.speaker.name), []).append(one)
    return found


def _statement(
    narration: Narration, verb: ReportingVerb, verbs: Sequence[ReportingVerb]
) -> set[str]:
    """The stems of the statement: after the verb, or before a verb at the end of the passage.

    It ends at a dash, and where the same speaker goes on with another of the verbs.

    Where somebody said it is no part of it: said in a letter to the council that.
    """
    following = [token for token in narration.tokens if token.start >= verb.span.end]
    reach = _SETTING if following and following[0].lower in _WHERE else 1
    told = next((token.start for token in following[:reach] if token.lower == "that"), None)
    first = verb.span.end if told is None else told
    starts = [one.span.start for one in verbs]
    ends = [at for at in starts if at > first] + [narration.passage.span.end]
    places = [token.start for token in narration.tokens if token.text in _DASHES]
    dashes = [place for place in places if place > first]
    end = min(ends + dashes) if len(dashes) == 1 else min(ends)  # two enclose something
    begin = max((at for at in starts if at < verb.span.start), default=0)
    stems = narration.stem_at.items()
    after = {stem for start, stem in stems if start >= first}
    before = {stem for start, stem in stems if begin <= start < verb.span.start}
    is_before = reach > 1 and len(before) >= _MIN_COMMON
    if told is None and (is_before or len(after) < _MIN_COMMON):
        return before
    return {stem for start, stem in stems if first <= start < end}


_DASHES = frozenset({"--", "—", "–", "―", ";"})
"""Before what follows on a statement and is no part of it."""
_SETTING = 14
"""Words after a verb that may say where it was said, up to "that"."""
_WHERE = frozenset({"in", "at", "on", "during", "to", "before", "after", "from", "via"})


def _is_one_statement(a: set[str], b: set[str]) -> bool:
    common = len(a & b)
    if a == b:
        return common >= _MIN_SAME
    shared = common >= _MIN_SHARE * min(len(a), len(b)) and common >= _MIN_OF_BOTH * len(a | b)
    return common >= _MIN_COMMON and shared


def find_voice_differences(pair: LinkedPair) -> Iterator[Rewording]:
    """The same verb with the same object, passive without agent in one and active in the other."""
    ours, theirs = pair.a.narration, pair.b.narration
    for one, other, turned in ((ours, theirs, False), (theirs, ours, True)):
        for passive in one.passives:
            form = one.tokens[passive].lower
            is_act = form not in _THOUGHT and _tone(form) != "neutral"
            if not is_act:  # whoever reported or thought it did nothing to it
                continue
            before = one.tokens[max(0, passive - 2 - MAX_DISTANCE) : passive]
            if any(token.lower in {"no", "not", "none", "never"} for token in before):
                continue
            objects = one.stems_of(passive - 2 - MAX_DISTANCE, passive - 1)
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
    """The places at which a verb follows a name or a noun and no form of "be"."""
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
            if not by and not follows_be(narration.tokens, at):
                yield at


def _past_have(tokens: Sequence[NarrationToken], at: int) -> int:
    """The place before a verb and its "has" or "had": the council has dismissed."""
    return at - 1 - (at > 1 and tokens[at - 1].lower in _HAVE)


_HAVE = frozenset({"has", "have", "had"})


def _second_object(narration: Narration, at: int) -> set[str]:
    """The stems of the object that a verb shares with the next one: shot and killed a man."""
    after = [token.lower for token in narration.tokens[at + 1 : at + 3]]
    if (
        len(after) < 2
        or after[0] != "and"
        or not (after[1].endswith("ed") or after[1] in lexicon().participles)
    ):
        return set()
    return narration.stems_of(at + 3, _object_end(narration.tokens, at + 3))


def _is_agent(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a word can be who does something: not the article of "a fired worker"."""
    word = tokens[at].lower  # not "newly elected"
    apart = word in speaker_lexicon().determiners or word.endswith("ly")
    return belongs(tokens, at) and not apart


def _object_end(tokens: Sequence[NarrationToken], start: int) -> int:
    """The place after the last word of an object that begins at `start`."""
    end = start
    while end < min(len(tokens), start + MAX_DISTANCE) and tokens[end].is_word:
        if tokens[end].lower in ("and", "but", "who", "that", "while", "after", "before"):
            break
        end += 1
    return end


def _passive_span(tokens: Sequence[NarrationToken], at: int) -> Span:
    """From the form of "be" to the participle."""
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
    """From the agent to the verb."""
    first = at - (at > 0 and tokens[at - 1].lower in _HAVE)
    while first and belongs(tokens, first - 1) and tokens[first - 1].lower not in lexicon().verbs:
        first -= 1
        if tokens[first].lower in speaker_lexicon().determiners:
            break
    if first and tokens[first - 1].lower in speaker_lexicon().prepositions:
        first = at  # a bomb at the bank killed: not the bank
    return Span(tokens[first].start, tokens[at].end)
