"""Finds differences in wording between two linked passages by the phrases of `wording.toml`.

These name the same thing ("regime", "government"), put it more or less strongly, or limit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from corpus.article import Span
from corpus.extraction.quantities.counted_noun import is_plural_noun
from corpus.extraction.quantities.numbers import words
from corpus.extraction.quotes.speaker_lexicon import SPANS, names_people, speaker_lexicon
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.findings.wording_model import (
    OF_NUMBERS,
    Found,
    Kind,
    LinkedPair,
    Narration,
    Rewording,
    Side,
    word_lists,
)
from corpus.model import WordingVerdict

_NEAR = 6
"""Words to each side of a phrase that may show what it is about."""
WIDE = 8
"""Words to each side of a hedge, which may itself have several words: is said to have."""
REACH = 4
"""The most words between a modifier or a hedge and the word that it belongs to."""
_MIN_COMMON_MODIFIED = 3
"""Content words that both passages must have around a modified word, that word included."""
_SPEAKING = ("sp", "talk", "met", "appear", "meet")
"""Beginnings of verbs that "briefly" after them does not limit: spoke, talked, met."""
_COMPARED = frozenset({"most", "more", "less", "least", "as", "so", "how"})
_NO_LIMIT = frozenset({"as", ",", "be", "is", "was", "are", "were", "been", "being", "s", "re"})
"""Words before "part of" by which it limits nothing: as part of the plan."""
_LESS = frozenset({"only", "just", "merely", "barely", "mere", "than", "about", "under"})
"""Words before a number that limit it too."""
_UNCOUNTED = frozenset({"one", "1", "the"})
"""Words after "just" and "only" that are not numbers: just one of the diseases."""
_NOT_ONLY = frozenset({"the", "an", "a", "not", "his", "her", "its", "their", "our", "if", "but"})
"""Words before "only" that give it another sense: an only child, not only, if only."""
_BEFORE_NUMBERS = frozenset({"only", "virtually", "practically", "mostly", "mainly"})
"""Limits that have another sense before a number: only one day after, practically one year."""
_SMALL = frozenset({"of", "", "now", "being", "part", "to"})
_WHOLES = frozenset({"all", "every", "each"})
_NEARLY_ALL = frozenset(
    map(" ".join, product(("nearly", "almost"), ("all", "all of", "every", "the entire")))
)
"""Limits of what the other report says of all of something."""
_AMOUNTS = frozenset({"some", "some of", "most", "most of"}) | _NEARLY_ALL
"""Limits that say how many. They limit nothing if the other report says how many too: by one of
`_QUANTIFIERS` or by a number."""
_SEVERAL = frozenset(
    {"people", "children", "countries", "states", "cases", "areas", "regions", "parts", "schools"}
    | {"companies", "groups", "families", "women", "men"}
)
"""Nouns, besides those for people, of which a report may mean some or all."""
_QUANTIFIERS = frozenset(
    {"all", "many", "most", "some", "several", "few", "every", "each", "any", "no", "both", "more"}
    | {"other", "dozens", "hundreds", "thousands", "another", "half", "fewer"}
)
_BESIDE = 3
"""The most characters between a word and the shared part beside it."""
_SURE_LINK, _MIN_COMMON_TOPIC = 0.85, 5
"""The least score of a link, and words in common, by which a noun means the same in both."""
_MIN_COMMON = 2
"""Content words that must be near both of two phrases in the shared parts of the passages."""
_MIN_APART = 4
"""The same for two phrases outside the shared parts."""


def find_listed(pair: LinkedPair) -> Iterator[Rewording]:
    """Yield other names for the same, the same put more or less strongly, and limits of it."""
    yield from _alternatives(pair, "naming", "swap")
    yield from _alternatives(pair, "scale", "intensity")
    yield from _alternatives(pair, "intensity", "intensity")
    yield from _additions(pair, "intensity", "intensity")
    yield from _additions(pair, "limit", "limit")


def _alternatives(pair: LinkedPair, kind: Kind, verdict: WordingVerdict) -> Iterator[Rewording]:
    """Yield phrases of one group of which each passage has a different one, in like contexts."""
    if not (pair.a.narration.listed(kind) and pair.b.narration.listed(kind)):
        return
    ours = _phrases_only_in(pair.a.narration, pair.b.narration, kind)
    theirs = _phrases_only_in(pair.b.narration, pair.a.narration, kind)
    pairs = [
        (-_count_near_both(pair, one, other), one, other)
        for one, other in product(ours, theirs)
        if _are_alternatives(one, other)
    ]
    if not pairs:
        return
    shared = {*_in_shared_parts(pair.a, ours), *_in_shared_parts(pair.b, theirs)}
    taken = set[Found]()
    for negated, one, other in sorted(pairs):  # those with most words near both first
        min_common = _MIN_COMMON if one in shared else _MIN_APART
        is_one_context = (one in shared) == (other in shared) and -negated >= min_common
        if one in taken or other in taken or not (is_one_context or _name_one(pair, one, other)):
            continue
        if one.entry.group.startswith("to ") and not _is_one_deed(pair, one, other):
            continue  # two verbs
        taken |= {one, other}
        a, b = pair.a.narration, pair.b.narration
        if len(key := frozenset((_stems_of(a, one), _stems_of(b, other)))) > 1:
            yield Rewording(verdict, key, _span_of(a.tokens, one), _span_of(b.tokens, other))


def _are_alternatives(one: Found, other: Found) -> bool:
    """Whether one could stand for the other and says something else: regime for government."""
    a, b = one.entry, other.entry
    if a.group != b.group or a.base == b.base or a.level == b.level != "":
        return False
    return not _are_opposite(a.base, b.base)


def _name_one(pair: LinkedPair, one: Found, other: Found) -> bool:
    """Whether two phrases end in one noun, or stand right before one: leaked, hacked emails."""
    words, others = one.entry.base.split(), other.entry.base.split()
    if len(words) > 1 < len(others) and words[-1] == others[-1]:
        return True
    after = _content(pair.a.narration, range(one.end, one.end + 1))
    return after == _content(pair.b.narration, range(other.end, other.end + 1)) != []


def _are_opposite(one: str, other: str) -> bool:
    """Whether one word is for men and the other for women: boys and girls are other people."""
    men, women = speaker_lexicon().men, speaker_lexicon().women
    return (one in men and other in women) or (one in women and other in men)


def _in_shared_parts(side: Side, found: Sequence[Found]) -> list[Found]:
    """The phrases in a shared part of the passage, beside one, or beside another such phrase."""
    if not found:
        return []
    tokens, parts = side.narration.tokens, side.spans
    naming = (_span_of(tokens, one) for one in side.narration.listed("naming"))
    near = (*parts, *(span for span in naming if any(_touch(span, part) for part in parts)))
    return [one for one in found if any(_touch(_span_of(tokens, one), part) for part in near)]


def _touch(one: Span, other: Span) -> bool:
    """Whether two spans overlap or have at most a mark and spaces between them."""
    return one.start - _BESIDE <= other.end and other.start <= one.end + _BESIDE


def _phrases_only_in(narration: Narration, other: Narration, kind: Kind) -> list[Found]:
    """The listed phrases of a passage that the other passage does not have, quoted or not."""
    ours = narration.listed(kind)
    if not ours:
        return []
    theirs = {found.entry for found in other.listed(kind)}
    text = other.passage.text.lower()
    return [
        found
        for found in ours
        if found.entry not in theirs
        and not (
            found.entry.base in text and re.search(rf"(?<!\w){re.escape(found.entry.base)}", text)
        )
        and not (kind in _MODIFYING and _stems_of(narration, found)[-1] in other.stems)
        and not _is_name(narration.tokens, found)
        and not (found.entry.base == "strike" and _is_walkout(narration.tokens, found))
    ]


_MODIFYING: frozenset[Kind] = frozenset({"intensity", "limit"})
"""Kinds of words that may be in the other passage in another form: falsely, false."""


def _is_walkout(tokens: Sequence[NarrationToken], found: Found) -> bool:
    """Whether a strike is a stoppage of work, not an attack."""
    before = tokens[found.first - 1].lower.replace("’", "'") if found.first else ""
    return before in word_lists().walkouts or any(token.lower == "union" for token in tokens)


def _is_name(tokens: Sequence[NarrationToken], found: Found) -> bool:
    """Whether a phrase is part of a name: Strike Force."""
    before = tokens[found.first - 1] if found.first else None
    opens = before is None or before.quotation >= 0
    is_named = tokens[found.first].is_capital and not opens
    known = word_lists().capitalized
    return is_named and known.isdisjoint((found.entry.base, found.entry.base.partition(" ")[0]))


def _count_near_both(pair: LinkedPair, one: Found, other: Found) -> int:
    """The number of content words near both phrases; those right beside them count twice."""
    a, b = pair.a.narration, pair.b.narration
    near = _around(a, one, _NEAR) & _around(b, other, _NEAR)
    return len(near) + len(_around(a, one, 2) & _around(b, other, 2))


def _around(narration: Narration, found: Found, words: int) -> set[str]:
    """The stems near a phrase, and the groups of other listed names near it."""
    begin, end = max(0, found.first - words), found.end + words
    before = narration.stems_of(begin, found.first)
    groups = {
        f"group {near.entry.group}"
        for near in narration.listed("naming")
        if near.first != found.first and begin <= near.first and near.end <= end
    }
    return before | narration.stems_of(found.end, end) | groups


def _is_one_deed(pair: LinkedPair, one: Found, other: Found) -> bool:
    """Whether two verbs are about one deed: their clauses share a word, such as its actor.

    Not if one has a form of the other beside it: "ignoring violations" beside "violating".
    """
    a, b = pair.a.narration, pair.b.narration
    levels = {one.entry.level: (a, one), other.entry.level: (b, other)}
    if levels.keys() >= {"killed", "died"}:
        side, verb = levels["killed"]
        before = {token.lower for token in side.tokens[max(0, verb.first - 2) : verb.first]}
        if not speaker_lexicon().be.isdisjoint(before):  # was killed: no more than "died"
            return False
    ours, theirs = _stems_of(a, one), _stems_of(b, other)
    has_other = not _beside(a, one).isdisjoint(theirs) or not _beside(b, other).isdisjoint(ours)
    return not has_other and bool(_clause(a, one) & _clause(b, other))


def _beside(narration: Narration, found: Found) -> set[str]:
    """The stems of the two words to each side of a phrase."""
    before = narration.stems_of(found.first - 2, found.first)
    return before | narration.stems_of(found.end, found.end + 2)


def _clause(narration: Narration, verb: Found) -> set[str]:
    """The stems near a verb, up to the nearest punctuation on each side."""
    tokens, first, end = narration.tokens, verb.first, verb.end
    while first > max(0, verb.first - _NEAR) and tokens[first - 1].is_word:
        first -= 1
    while end < min(len(tokens), verb.end + _NEAR) and tokens[end].is_word:
        end += 1
    return narration.stems_of(first, verb.first) | narration.stems_of(verb.end, end)


def _stems_of(narration: Narration, found: Found) -> tuple[str, ...]:
    """The stems of a phrase; "Iran-backed" is one."""
    run, stem = narration.tokens[found.first : found.end], narration.stem_at
    return tuple(one.lower if "-" in one.text else stem.get(one.start, one.lower) for one in run)


def _span_of(tokens: Sequence[NarrationToken], found: Found) -> Span:
    return Span(tokens[found.first].start, tokens[found.end - 1].end)


def _additions(pair: LinkedPair, kind: Kind, verdict: WordingVerdict) -> Iterator[Rewording]:
    """Yield phrases that only one passage has, beside a word that both have."""
    if not (pair.a.narration.listed(kind) or pair.b.narration.listed(kind)):
        return
    for one, other, turned in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        if _phrases_only_in(other.narration, one.narration, kind):
            continue
        for found in _phrases_only_in(one.narration, other.narration, kind):
            if _modifies_shared(one, other, found):
                span = _span_of(one.narration.tokens, found)
                key = frozenset(((one.narration.passage.id, found.entry.base),))
                yield Rewording(verdict, key, *((None, span) if turned else (span, None)))


def _modifies_shared(one: Side, other: Side, found: Found) -> bool:
    """Whether both passages have the word that a phrase modifies, in like contexts.

    It is the content word right after the phrase or, for some, right before it.
    """
    base, tokens = found.entry.base, one.narration.tokens
    is_counted = found.entry.kind == "intensity" or base == "only"
    if found.entry.group == OF_NUMBERS or (is_counted and _is_number_at(tokens, found.end)):
        return _is_same_number(one.narration, other.narration, found)
    if _is_no_modifier(tokens, other.narration.tokens, found):
        return False
    is_amount = base in _AMOUNTS
    after = _content(one.narration, range(found.end, found.end + REACH))
    before = _content(one.narration, range(found.first - 1, found.first - 2, -1))
    reach = _NEAR if found.first else WIDE  # what opens a passage has words on one side alone
    around = _around(one.narration, found, reach)
    second = _content(one.narration, range(found.end, found.end + 2))[1:]  # brutal budget cuts
    is_strong = found.entry.kind == "intensity"
    followed = (*after[:1], *(second if is_strong else ()))
    for stem in (*followed, *(() if is_amount else before[:1])):
        for at in places_of(other.narration, stem):
            if is_amount and _is_quantified(other.narration.tokens, at, base):
                return False
            if has_context(around, other.narration, at, reach):
                return True
    return is_strong and bool(after) and _is_one_topic(one, other, after[0])


def _is_one_topic(one: Side, other: Side, stem: str) -> bool:
    """Whether both passages have a noun once and in a shared part, in versions of one statement."""
    a, b = one.narration, other.narration
    here, there = places_of(a, stem), places_of(b, stem)
    if one.link.score < _SURE_LINK or len(a.stems & b.stems) < _MIN_COMMON_TOPIC:
        return False
    return len(here) == len(there) == 1 and all(
        side.is_in_shared_part(Span(side.narration.tokens[at].start, side.narration.tokens[at].end))
        for side, at in ((one, here[0]), (other, there[0]))
    )


def _is_same_number(one: Narration, other: Narration, found: Found) -> bool:
    """Whether a phrase stands before a number that the other passage has too, of the same things.

    Lengths of time do not count: only one day after.
    """
    ours = one.tokens[found.end].lower if _is_number_at(one.tokens, found.end) else ""
    counted = _word_after_number(one.tokens, found.end)
    if not ours or ours in _UNCOUNTED or ours in words().ordinals:
        return False
    around = _around(one, found, WIDE)
    return counted not in SPANS | {""} and any(
        token.lower == ours
        and _word_after_number(other.tokens, place) == counted
        and (not place or other.tokens[place - 1].lower not in _LESS)
        and has_context(around, other, place, WIDE)
        for place, token in enumerate(other.tokens)
    )


def _word_after_number(tokens: Sequence[NarrationToken], at: int) -> str:
    """The word after a number, in lower case: percent, people; "" for none."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return "percent" if after in {"%", "per"} else after


def _is_no_modifier(
    tokens: Sequence[NarrationToken], others: Sequence[NarrationToken], found: Found
) -> bool:
    """Whether a phrase has another sense here, or the other passage has its last word."""
    base = found.entry.base
    opening = tokens[found.first - 1].lower if found.first else ""
    compared = opening in _COMPARED or opening in speaker_lexicon().be or opening == "be"
    if found.entry.kind == "intensity" and compared:
        return True  # the most deadly form; whether it would be dramatic
    if base == "briefly" and opening.startswith(_SPEAKING):
        return True
    if base in _BEFORE_NUMBERS and (opening in _NOT_ONLY or _is_number_at(tokens, found.end)):
        return True
    if base.startswith(("part of", "parts of")):
        return opening in _NO_LIMIT
    written = {token.lower for token in others}
    if base in _AMOUNTS:
        says_all = base in _NEARLY_ALL and not _WHOLES.isdisjoint(written)
        is_limited = base in _NEARLY_ALL and not written.isdisjoint({"nearly", "almost"})
        return is_limited or not (says_all or _limits_noun(tokens, found))
    last = base.rpartition(" ")[2] if " " in base else ""
    return not ({last} - _SMALL).isdisjoint(written)  # had not yet woken; had yet to wake


def places_of(narration: Narration, stem: str) -> list[int]:
    """The places of a stem among the tokens of a passage; none for an empty stem."""
    stems = narration.stem_at
    return [at for at, token in enumerate(narration.tokens) if stems.get(token.start) == stem != ""]


def has_context(around: set[str], other: Narration, at: int, reach: int = _NEAR) -> bool:
    """Whether enough of some stems are near a place of another passage, or at it."""
    return len(around & other.stems_of(at - reach, at + reach)) >= _MIN_COMMON_MODIFIED


def _limits_noun(tokens: Sequence[NarrationToken], found: Found) -> bool:
    """Whether a word for an amount limits the plural after it; not in "some 40", "most recent"."""
    after = tokens[found.end : found.end + 2]
    if not after or not after[0].is_word or after[0].text[0].isdigit():
        return False
    if found.entry.base.endswith(" of"):
        return True
    plural = next((one for one in after if is_plural_noun(one.lower)), None)
    return plural is not None and (names_people(plural.lower) or plural.lower in _SEVERAL)


def _is_number_at(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a number or a rank stands at a place: only one day after; only the second."""
    following = [token.lower for token in tokens[at : at + 2]]
    counted = following[1:] if following[:1] == ["the"] else following[:1]
    known = words()
    return any(
        word[:1].isdigit() or word in known.cardinals or word in known.ordinals for word in counted
    )


def _is_quantified(tokens: Sequence[NarrationToken], at: int, base: str) -> bool:
    """Whether a number or a word for one is soon before a place; for "nearly all", not "all"."""
    before = [token.lower for token in tokens[max(0, at - 3) : at]]
    wholes = _WHOLES if base in _NEARLY_ALL else frozenset[str]()
    return any(word in _QUANTIFIERS - wholes or word[:1].isdigit() for word in before)


def _content(narration: Narration, places: range) -> list[str]:
    """The stems of the content words at some places, in their order."""
    tokens = narration.tokens
    starts = (tokens[at].start for at in places if 0 <= at < len(tokens))
    return [narration.stem_at[start] for start in starts if start in narration.stem_at]
