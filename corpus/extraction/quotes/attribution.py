"""Who says what: the speaker of every quote and of every saying in an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from corpus.extraction.quotes.names import Names, is_person, surname
from corpus.extraction.quotes.reporting_verbs import Saying
from corpus.extraction.quotes.speaker_lexicon import people
from corpus.extraction.quotes.speaker_phrase import Clause, Phrase
from corpus.extraction.quotes.tokens import NarrationToken


class Sentence(NamedTuple):
    """A passage as speakers are looked for in it."""

    passage: str
    paragraph: int
    clause: Clause
    sayings: Sequence[Saying]

    @property
    def tokens(self) -> Sequence[NarrationToken]:
        """What it tells in its own words."""
        return self.clause.tokens


class Named(NamedTuple):
    """A speaker as reports give it."""

    name: str
    """Empty where the text names none."""
    beside: bool
    """Whether the text names it in the same sentence, not by a pronoun or not at all."""


_SOURCE = "according to"
"""After another verb of the sentence it names where the words are from, not who says them."""
_NEAR = 3
"""Verbs after a quotation among which its own is."""
_FAR = 80
"""Words after a verb over which its speaker still speaks."""
NOBODY = Named("", beside=False)


class Speakers(NamedTuple):
    """Of an article's quotations by number, and of its sayings by passage."""

    quotations: dict[int, Named]
    sayings: dict[str, tuple[Named, ...]]


class _Last(NamedTuple):
    """Who spoke last, and where."""

    name: str
    paragraph: int


def speakers(sentences: Sequence[Sentence], names: Names) -> Speakers:
    """Walk the sentences in their order; nobody is named who cannot be read off the text."""
    found = Speakers({}, {})
    last: _Last | None = None
    for sentence in sentences:
        said: list[Named] = []
        for saying in sentence.sayings:
            named = _named(saying.speaker, sentence, names, last)
            said.append(named)
            turned = sentence.clause.lower(saying.at + 1) == "by"  # asked by Brook, he said
            if not turned and (len(said) == 1 or saying.verb.name != _SOURCE):
                last = _Last(named.name, sentence.paragraph) if named.name else None
        found.sayings[sentence.passage] = tuple(said)
        if last and not sentence.sayings:
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


def _carried(sentence: Sentence, last: _Last | None) -> Named:
    """Whoever spoke last, where the paragraph goes on with a quotation and nothing else."""
    bare = not sentence.sayings and not any(token.is_word for token in sentence.tokens)
    if bare and last and last.paragraph == sentence.paragraph:
        return Named(last.name, beside=False)
    return NOBODY


def _named(speaker: Phrase | None, sentence: Sentence, names: Names, last: _Last | None) -> Named:
    if speaker is None:
        return NOBODY
    if speaker.kind == "description":
        return Named(speaker.text, beside=True)
    if speaker.kind == "name":
        return Named(names.resolved(speaker.text), beside=True)
    near = last is not None and sentence.paragraph - last.paragraph <= 1
    if last is None or not near or speaker.text not in ("he", "she"):
        return NOBODY
    if is_person(last.name):
        fits = names.may_be(speaker.text, last.name)
    else:  # "the minister … he": in the same paragraph, no body of people and no paper
        nobody = not people().bodies.union(people().papers).isdisjoint(last.name.split())
        fits = sentence.paragraph == last.paragraph and last.name[:1].islower() and not nobody
    return Named(last.name, beside=False) if fits else NOBODY


def _of_quotation(sentence: Sentence, said: Sequence[Named], at: int) -> Named | None:
    """Who says the quotation at a place, if its sentence tells; None where it does not."""
    sayings, tokens = sentence.sayings, sentence.tokens
    following = bisect_right(sayings, at, key=lambda saying: saying.at)
    near = range(following, min(following + _NEAR, len(sayings)))
    after = at + 1
    while after < len(tokens) and not tokens[after].is_word and tokens[after].quotation < 0:
        after += 1
    for number in near:
        saying = sayings[number]
        leads = tokens[saying.at].lower.endswith("ing") and saying.verb.name != _SOURCE
        if saying.first == after and saying.speaker and not leads:  # "…," adding that
            return said[number]
    if following:
        last = following - 1
        if last and sayings[last].verb.name == _SOURCE:
            last -= 1  # Brook said, according to a transcript: "…"
        before = sayings[last].at
        others = at - before > _FAR or _of_others(tokens[before:at])
        return NOBODY if others else said[last]
    for number in near:
        saying = sayings[number]
        if saying.first > at and saying.speaker and tokens[saying.first - 1].text == ",":
            return said[number]
    return None


def _of_others(tokens: Sequence[NarrationToken]) -> bool:
    """Whether what a speaker speaks of is what others say: "dismissed claims that"."""
    return any(
        noun.lower in people().statements and before.lower not in people().owners
        for before, noun, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if after.lower == "that"
    )
