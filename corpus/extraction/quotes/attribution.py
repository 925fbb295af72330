"""Resolves who says what: the speaker of each quotation and of each reporting verb."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from corpus.extraction.quotes.names import Names, is_person, surname
from corpus.extraction.quotes.reporting_verbs import Attribution
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.extraction.quotes.speaker_phrase import Clause, Phrase
from corpus.extraction.quotes.tokens import NarrationToken


class Sentence(NamedTuple):
    """A passage in which speakers are looked for."""

    passage: str
    paragraph: int
    clause: Clause
    attributions: Sequence[Attribution]

    @property
    def tokens(self) -> Sequence[NarrationToken]:
        """The words outside its quotations, and the quotations as one token each."""
        return self.clause.tokens


class Speaker(NamedTuple):
    """Who says something, as the article names them."""

    name: str
    """Empty where the text does not say who."""
    beside: bool
    """Whether the same sentence names them, and not only by a pronoun."""


_SOURCE = "according to"
"""After another verb of the sentence it names the source of the words, not the speaker."""
_NEAR = 3
"""How many verbs after a quotation are tried as its own."""
_FAR = 80
"""How many words after a verb still belong to its speaker."""
NOBODY = Speaker("", beside=False)


class ResolvedSpeakers(NamedTuple):
    """The speakers of quotations, by number, and of reporting verbs, by passage."""

    quotations: dict[int, Speaker]
    attributions: dict[str, tuple[Speaker, ...]]


class _Last(NamedTuple):
    """The last speaker, and the paragraph they spoke in."""

    name: str
    paragraph: int


def resolve_speakers(sentences: Sequence[Sentence], names: Names) -> ResolvedSpeakers:
    """The speakers in an article's sentences; nobody is named whom the text does not."""
    found = ResolvedSpeakers({}, {})
    last: _Last | None = None
    for sentence in sentences:
        said: list[Speaker] = []
        for attribution in sentence.attributions:
            named = _named(attribution.speaker, sentence, names, last)
            said.append(named)
            turned = sentence.clause.lower(attribution.at + 1) == "by"  # asked by Brook, he said
            if not turned and (len(said) == 1 or attribution.verb.name != _SOURCE):
                last = _Last(named.name, sentence.paragraph) if named.name else None
        found.attributions[sentence.passage] = tuple(said)
        if last and not sentence.attributions:
            other = sentence.clause.subject()
            if other and other.kind == "name" and surname(other.text) != surname(last.name):
                last = None
        carried = _carried(sentence, last)
        for at, token in enumerate(sentence.tokens):
            if token.quotation < 0:
                continue
            named = _of_quotation(sentence, said, at) or carried
            # Of the sentences that a quotation runs over, the one that names its speaker counts.
            kept = found.quotations.setdefault(token.quotation, named)
            if named.name and not kept.beside:
                found.quotations[token.quotation] = named
    return found


def _carried(sentence: Sentence, last: _Last | None) -> Speaker:
    """The last speaker, where the paragraph goes on with nothing but a quotation."""
    bare = not sentence.attributions and not any(token.is_word for token in sentence.tokens)
    if bare and last and last.paragraph == sentence.paragraph:
        return Speaker(last.name, beside=False)
    return NOBODY


def _named(speaker: Phrase | None, sentence: Sentence, names: Names, last: _Last | None) -> Speaker:
    if speaker is None:
        return NOBODY
    if speaker.kind == "description":
        return Speaker(speaker.text, beside=True)
    if speaker.kind == "name":
        return Speaker(names.resolved(speaker.text), beside=True)
    near = last is not None and sentence.paragraph - last.paragraph <= 1
    if last is None or not near or speaker.text not in ("he", "she"):
        return NOBODY
    if is_person(last.name):
        fits = names.may_be(speaker.text, last.name)
    else:  # "the minister … he": in the same paragraph, no body of people and no paper
        nobody = speaker_lexicon().organizations | speaker_lexicon().documents
        person = last.name[:1].islower() and nobody.isdisjoint(last.name.split())
        fits = sentence.paragraph == last.paragraph and person
    return Speaker(last.name, beside=False) if fits else NOBODY


def _of_quotation(sentence: Sentence, said: Sequence[Speaker], at: int) -> Speaker | None:
    """Who says the quotation at a place, by its own sentence; None where that does not say."""
    attributions, tokens = sentence.attributions, sentence.tokens
    following = bisect_right(attributions, at, key=lambda attribution: attribution.at)
    near = range(following, min(following + _NEAR, len(attributions)))
    after = at + 1
    while after < len(tokens) and not tokens[after].is_word and tokens[after].quotation < 0:
        after += 1
    for number in near:
        attribution = attributions[number]
        leads = tokens[attribution.at].lower.endswith("ing") and attribution.verb.name != _SOURCE
        if attribution.first == after and attribution.speaker and not leads:  # "…," adding that
            return said[number]
    if following:
        last = following - 1
        if last and attributions[last].verb.name == _SOURCE:
            last -= 1  # Brook said, according to a transcript: "…"
        before = attributions[last].at
        others = at - before > _FAR or _of_others(tokens[before:at])
        return NOBODY if others else said[last]
    for number in near:
        attribution = attributions[number]
        if (
            attribution.first > at
            and attribution.speaker
            and tokens[attribution.first - 1].text == ","
        ):
            return said[number]
    return None


def _of_others(tokens: Sequence[NarrationToken]) -> bool:
    """Whether the speaker mentions the words of others: "dismissed claims that"."""
    return any(
        noun.lower in speaker_lexicon().statements and before.lower not in speaker_lexicon().owners
        for before, noun, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if after.lower == "that"
    )
