"""Finds where linked passages differ in wording, and counts outlets' reporting verbs and hedges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, product
from typing import NamedTuple

from corpus.article import Article, Span, article_of
from corpus.extraction.analysis import TokenizedPassage, analyze
from corpus.extraction.quantities.counted_noun import stem_of
from corpus.extraction.quotes.extract import ReportingVerb, Speech
from corpus.extraction.quotes.roles import are_different
from corpus.extraction.quotes.speaker_lexicon import (
    Speaker,
    head,
    is_person,
    names_people,
    speaker_lexicon,
    surname,
)
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.findings.hedges_and_passives import find_hedge_differences, find_voice_differences
from corpus.findings.listed_rules import find_listed
from corpus.findings.phrasing import Phrasing, finding_id, passage_order
from corpus.findings.swaps import find_swaps
from corpus.findings.wording_model import (
    LinkedPair,
    Narration,
    Rewording,
    Side,
    alike,
    find_hedges,
    phrase_list,
)
from corpus.language.languages import ENGLISH
from corpus.language.lexicon import Verb, lexicon
from corpus.language.words import split_words
from corpus.model import Link, Place, WordingFinding, WordingVerdict
from corpus.stories.origins import OriginGroup


def find_wording_differences(
    articles: Sequence[Article],
    speeches: Mapping[str, Speech],
    links: Sequence[Link],
    origins: Iterable[OriginGroup] = (),
) -> tuple[WordingFinding, ...]:
    """Return differences in words, reporting verbs, hedges and voice, in the order of the texts.

    Args:
        articles: those compared.
        speeches: the quotes and reporting verbs of each, by article id.
        links: between their passages.
        origins: which articles print one text, so that sentences name them together.

    """
    passages = {passage.id: passage for article in articles for passage in article.passages}
    groups: dict[tuple[WordingVerdict, frozenset[tuple[str, ...]]], _Group] = {}
    narrations = {
        one.passage.id: _narration(one, speeches[article.id], article.language)
        for article in articles
        for one in analyze(article).passages
    }
    pairs = [
        # Sorted: words can often be aligned in two ways, and the articles' order decides nothing.
        LinkedPair(*[Side(narrations[one], link) for one in sorted((link.a, link.b))])
        for link in links
        if passages[link.a].kind == passages[link.b].kind == "body"
    ]
    doubted = _doubted_by(pairs)
    for pair in pairs:
        one, two = pair.a.narration.passage, pair.b.narration.passage
        if one.text == two.text:
            continue  # so for most links between copies
        a, b = one.id, two.id
        for found in _rewordings(pair):
            hedging, other = (a, b) if found.b is None else (b, a)
            if found.verdict == "hedge" and (hedging, article_of(other)) in doubted:
                continue
            group = groups.setdefault((found.verdict, found.words), _Group(found.verdict))
            group.passages.update((a, b))
            for passage, span in ((a, found.a), (b, found.b)):
                if span:
                    group.places.add(Place(passage, *span))
    phrasing = Phrasing(articles, origins)
    findings = [
        _finding(group, phrasing) for group in groups.values() if not _has_both(group, phrasing)
    ]

    def place(found: WordingFinding) -> tuple[tuple[int, int], int, str]:
        first = min((phrasing.place(one.passage), one.start) for one in found.words)
        return (*first, found.id)

    return tuple(sorted(findings, key=place))


@dataclass(slots=True)
class _Group:
    """One difference, "troops" for "soldiers", with all places and passages that show it."""

    verdict: WordingVerdict
    places: set[Place] = field(default_factory=set)
    passages: set[str] = field(default_factory=set)


def _narration(one: TokenizedPassage, speech: Speech, language: str) -> Narration:
    """A passage prepared for comparing its wording, by English words whatever its language."""
    id_, text = one.passage.id, one.passage.text
    return Narration(
        one.passage,
        speech.narration[id_],
        speech.reporting_verbs.get(id_, ()),
        one.words if language in ENGLISH else split_words(text),
    )


def _doubted_by(pairs: Sequence[LinkedPair]) -> set[tuple[str, str]]:
    """Pairs of a passage's id and an article that somewhere presents the same as less certain."""
    return {
        (one.passage.id, article_of(other.passage.id))
        for a, b in pairs
        for one, other in ((a.narration, b.narration), (b.narration, a.narration))
        if other.doubts_more_than(one)
    }


def _rewordings(pair: LinkedPair) -> Iterable[Rewording]:
    """Yield how two passages differ in words; of two that overlap, a word list's counts."""
    swaps = list(find_swaps(pair))
    once = {(found.a, found.b): found for found in reversed([*find_listed(pair)])}
    listed = [_with_other_word(found, swaps) for found in reversed(once.values())]
    in_both = [found for found in listed if found.a and found.b]
    listed = [one for one in listed if (one.a and one.b) or not _overlaps_any(one, in_both)]
    yield from listed
    for found in (*(swaps if pair.is_one_statement else ()), *_find_verb_differences(pair)):
        if not _overlaps_any(found, listed):
            yield found
    yield from find_hedge_differences(pair)
    yield from find_voice_differences(pair)


_MIN_COMMON = 3
"""Content words that two versions of one statement must have in common."""
_MIN_SAME = 2
"""The same where they have no others."""
_MIN_SHARE = 0.4
"""The part of the shorter version's content words that these must be."""
_MIN_OF_BOTH = 0.2
"""The part of all content words of both that these must be as well."""


def _find_verb_differences(pair: LinkedPair) -> Iterator[Rewording]:
    """Different verbs of one speaker for one statement, if one says more than "said": claimed."""
    taken = set[ReportingVerb]()
    for _, a, b in sorted(_statements(pair)):
        if taken.isdisjoint((a, b)):
            taken |= {a, b}
            if a.verb.name != b.verb.name and (_colours(a) or _colours(b)):
                speaker = min(surname(a.speaker.name), surname(b.speaker.name))
                names = frozenset(((speaker, a.verb.name), (speaker, b.verb.name)))
                yield Rewording("verb", names, *map(_written, (a, b)))


def _written(told: ReportingVerb) -> Span:
    """Where a verb stands, with the second word of "according to"."""
    start, end = told.span
    return Span(start, end + len(" to") if told.verb.name == "according to" else end)


def _statements(pair: LinkedPair) -> Iterator[tuple[int, ReportingVerb, ReportingVerb]]:
    """Pairs of verbs of one speaker for one statement, with a number, least for the surest.

    None where no verb of the two passages says more than "said".
    """
    one, other = pair.a.narration, pair.b.narration
    ours, theirs = _verbs_by_speaker(one), _verbs_by_speaker(other)
    if not any(map(_colours, chain(*ours.values(), *theirs.values()))):
        return
    for (name, verbs), (named, others) in product(ours.items(), theirs.items()):
        for a, b in product(verbs, others):
            named_alike = name == named or "" in (name, named)  # his claim that
            if _are_one_speaker(a.speaker, b.speaker, named_alike=named_alike):
                said, told = _statement(one, a, verbs), _statement(other, b, others)
                if _is_one_statement(said, told):
                    yield -len(said & told), a, b


def _are_one_speaker(one: Speaker, other: Speaker, *, named_alike: bool) -> bool:
    """Whether two names are of one speaker: alike, or as "officials" and "the administration"."""
    if are_different(one.name, one.role, other.name, other.role):
        return False
    if named_alike or (is_person(one.name) and is_person(other.name)):
        return named_alike
    ours, theirs = one.role or one.name, other.role or other.name
    capitals = [{word for word in words.split() if word[0].isupper()} for words in (ours, theirs)]
    if all(capitals) and capitals[0].isdisjoint(capitals[1]):
        return False  # Sarne officials, Velden officials
    a, b = head(ours), head(theirs)
    are_people = names_people(a) and names_people(b)
    if are_people and (stem_of(a) == stem_of(b) or alike(stem_of(a)) & alike(stem_of(b))):
        return True
    groups = [{one.group for one in phrase_list().entries.get((noun,), ())} for noun in (a, b)]
    return bool(groups[0] & groups[1]) or _speaks_for(a, b, theirs) or _speaks_for(b, a, ours)


def _speaks_for(body: str, noun: str, called: str) -> bool:
    """Whether a person may speak for a body: the administration; an administration official."""
    words = called.lower().split()
    is_plain = len(words) == 1 and body in _STATE  # officials
    return body in speaker_lexicon().bodies and noun in _FOR_BODIES and (is_plain or body in words)


_STATE = frozenset({"government", "administration", "authorities", "ministry"})
_FOR_BODIES = frozenset(
    {"official", "officials", "spokesman", "spokeswoman", "spokesperson", "source", "sources"}
)
"""Nouns for people who speak for a body: administration officials."""


def _colours(one: ReportingVerb) -> bool:
    """Whether a reporting verb says more than "said": claimed, vowed."""
    return one.verb.tone == "telling" or one.verb.name in lexicon().manners


def _verbs_by_speaker(narration: Narration) -> dict[str, list[ReportingVerb]]:
    """The reporting verbs by the speaker's surname, without acts such as accusing."""
    found: dict[str, list[ReportingVerb]] = {}
    for one in narration.reporting_verbs:
        after = (token.lower for token in narration.tokens if token.start >= one.span.end)
        is_out = one.verb.name != "point out" or next(after, "") == "out"
        if one.speaker.name and (one.verb.tone != "acting" or _colours(one)) and is_out:
            found.setdefault(surname(one.speaker.name), []).append(one)
    if not narration.written.isdisjoint(lexicon().claims):
        for one in _claims(narration.tokens):
            found.setdefault(surname(one.speaker.name), []).append(one)
    return found


def _claims(tokens: Sequence[NarrationToken]) -> Iterator[ReportingVerb]:
    """Nouns before "that" as reporting verbs of their owner, "" for a pronoun: his claim that."""
    claims = lexicon().claims
    for at, token in enumerate(tokens[:-1]):
        if token.lower in claims and tokens[at + 1].lower == "that":
            owners = [one for one in tokens[max(0, at - 2) : at] if _OWNER.search(one.lower)]
            if owners:
                speaker = Speaker(_OWNER.sub("", owners[-1].text))
                verb, span = Verb(claims[token.lower], "telling"), Span(owners[-1].start, token.end)
                yield ReportingVerb(verb, span, speaker)


_OWNER = re.compile(r"['’]s$|s['’]$|^(?:his|her|their|its)$", re.IGNORECASE)


def _statement(
    narration: Narration, verb: ReportingVerb, verbs: Sequence[ReportingVerb]
) -> set[str]:
    """The stems of what a verb reports: what follows it, or stands before it near the end.

    It begins after "that", so "said in a letter to the council that" leaves the council out.
    `verbs` are all of the same speaker; none of the others is part of it.
    """
    stems = narration.stem_at.items()
    following = [token for token in narration.tokens if token.start >= verb.span.end]
    has_setting = bool(following) and following[0].lower in _WHERE
    reach = _SETTING if has_setting else 1
    that = next((token.start for token in following[:reach] if token.lower == "that"), None)
    if that is None:
        earlier = [one.span.start for one in verbs if one.span.start < verb.span.start]
        begin = max(earlier, default=0)
        before = {stem for start, stem in stems if begin <= start < verb.span.start}
        after = {stem for start, stem in stems if start >= verb.span.end}
        if len(after) < _MIN_COMMON or (has_setting and len(before) >= _MIN_COMMON):
            return before
    begin = verb.span.end if that is None else that
    end = _end_of_statement(narration, begin, verbs)
    return {stem for start, stem in stems if begin <= start < end}


def _end_of_statement(narration: Narration, begin: int, verbs: Sequence[ReportingVerb]) -> int:
    """Where a statement ends: at a dash, at the next verb of the same speaker or with the text."""
    ends = [one.span.start for one in verbs if one.span.start > begin]
    dashes = [t.start for t in narration.tokens if t.text in _DASHES and t.start > begin]
    if len(dashes) == 1:  # two enclose an aside
        ends += dashes
    return min([*ends, narration.passage.span.end])


_DASHES = frozenset({"--", "—", "–", "―", ";"})
"""Marks after which a statement does not go on."""
_SETTING = 14
"""The most words between a verb and "that", which say where or when it was said."""
_WHERE = frozenset({"in", "at", "on", "during", "to", "before", "after", "from", "via"})


def _is_one_statement(a: set[str], b: set[str]) -> bool:
    """Whether two statements, as stems, have enough in common to be the same."""
    common = len(a & b)
    if a == b:
        return common >= _MIN_SAME
    shared = common >= _MIN_SHARE * min(len(a), len(b)) and common >= _MIN_OF_BOTH * len(a | b)
    return common >= _MIN_COMMON and shared


def _with_other_word(found: Rewording, swaps: Iterable[Rewording]) -> Rewording:
    """A strong word of one passage with what the other has in its place: "serious" for "some"."""
    if found.verdict != "intensity" or (found.a and found.b):
        return found
    for swap in swaps:
        if found.a in {swap.a, None} and found.b in {swap.b, None}:
            return swap._replace(verdict="intensity")
    return found


def _overlaps_any(one: Rewording, others: Iterable[Rewording]) -> bool:
    """Whether a difference has words in common with one of others in one of the articles."""
    return any(
        ours and theirs and ours.start < theirs.end and theirs.start < ours.end
        for other in others
        for ours, theirs in ((one.a, other.a), (one.b, other.b))
    )


def _has_both(group: _Group, phrasing: Phrasing) -> bool:
    """Whether an outlet uses both of two swapped words: it does not choose between them."""
    if group.verdict != "swap":
        return False
    words: dict[str, set[str]] = {}
    for passage, start, end in group.places:
        article = article_of(passage)
        words.setdefault(article, set()).add(phrasing.written(article, start, end).lower())
    return any(
        len(ours) > 1 and not ours.isdisjoint(theirs)
        for article, ours in words.items()
        for other, theirs in words.items()
        if other != article
    )


def _finding(group: _Group, phrasing: Phrasing) -> WordingFinding:
    places = sorted(group.places, key=lambda one: (*passage_order(one.passage), one.start))
    return WordingFinding(
        id=finding_id("wording", group.verdict, places),
        verdict=group.verdict,
        passages=tuple(sorted(group.passages, key=passage_order)),
        says=_says(group, places, phrasing),
        words=tuple(places),
    )


def _says(group: _Group, places: Sequence[Place], phrasing: Phrasing) -> str:
    """The words with the outlets that have them, and who has nothing in their place."""
    said = phrasing.words_by_outlet(places)
    having = {article_of(place.passage) for place in places}
    others = {article_of(passage) for passage in group.passages} - having
    lacking = _LACKING.get(group.verdict) if others else None
    return f"{said}; {lacking} {phrasing.listing(others)}." if lacking else f"{said}."


_LACKING: Mapping[WordingVerdict, str] = {
    "hedge": "not hedged in",
    "intensity": "not in",
    "limit": "not limited in",
}
"""How a sentence goes on about those who have nothing in the place of a word."""


class ReportingStyle(NamedTuple):
    """How often an outlet uses reporting verbs and hedges, outside quotation marks."""

    verbs: Mapping[str, int]
    """By the verb's name: "say", "claim"; the most frequent first."""
    hedges: Mapping[str, int]
    """By the words as they are written, in lower case."""


def reporting_styles(articles: Iterable[Article]) -> Mapping[str, ReportingStyle]:
    """The reporting style of each article's body passages, by the article's id."""
    return {article.id: _style(article) for article in articles}


def _style(article: Article) -> ReportingStyle:
    speech = analyze(article).speech
    verbs, hedges = Counter[str](), Counter[str]()
    for passage in article.body:
        reporting_verbs = speech.reporting_verbs.get(passage.id, ())
        verbs.update(one.verb.name for one in reporting_verbs)
        tokens = speech.narration.get(passage.id, ())
        for first, end in find_hedges(tokens, reporting_verbs):
            hedges[" ".join(token.lower for token in tokens[first:end])] += 1
    return ReportingStyle(_ordered(verbs), _ordered(hedges))


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
