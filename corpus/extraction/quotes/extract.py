"""Extracts quotes and reporting verbs: which verb introduces which quote, and who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.article import Passage, Span
from corpus.extraction.quotes.attribution import Sentence, SpeakerReader, is_modifier, reporter_of
from corpus.extraction.quotes.attribution_cues import ACCORDING, mentions_others, tells_statement
from corpus.extraction.quotes.clause import Clause
from corpus.extraction.quotes.names import Names, has_title_case, names
from corpus.extraction.quotes.quotation_marks import Quotation, QuotedWord, quoted_words
from corpus.extraction.quotes.reporting_verbs import Attribution, find_attributions
from corpus.extraction.quotes.speaker_lexicon import NOBODY, Speaker, head, speaker_lexicon
from corpus.extraction.quotes.tokens import NarrationToken, narration
from corpus.language.lexicon import Verb
from corpus.language.tokenizer import Token

Kind = Literal["quote", "phrase"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation of an article."""

    span: Span
    """The text between the quotation marks, in the article's text."""
    passages: tuple[str, ...]
    """The ids of the passages it touches, in their order."""
    words: tuple[QuotedWord, ...]
    """The words in the form in which they are compared."""
    kind: Kind = "quote"
    """A phrase is one word or two, or the title of a work, and need not be anybody's words."""
    speaker: str = ""
    """The full name if the article gives it, else the name as written; empty for nobody."""
    beside: bool = False
    """Whether the speaker is named in the sentence of the quote, not in an earlier one."""
    role: str = ""
    """What the article says that the speaker is, as written; empty where it does not."""
    via: str = ""
    """Who reports the words, where it is not the article itself; empty for nobody."""
    anonymous: bool = False
    """Whether the speaker is a person whom the article does not name: an insider."""


_BACK = 4
"""Characters before a quotation that are searched for the end of a sentence, a colon, a comma."""
_TERM, _BEFORE_TERM = 4, 40
"""A term has so many words at most; so many characters before it say that it is one."""
_CALLED = re.compile(
    r"(?:\b(?:is|are|was|were|been|be|being|what['’]s)(?: \w+)? (?:called|dubbed|termed|nicknamed)"
    r"|\bknown as|\bnicknamed?(?: of)?|\bso-called|\b(?:the|a) (?:term|word|phrase)s?)"
    r"(?: the| an?)? $"
)
"""Before a quotation, that its words name a thing and are nobody's: known as “feather lung”."""
_PHRASE = 2
"""Up to this many quoted words are a phrase, unless they are a sentence."""


class ReportingVerb(NamedTuple):
    """A reporting verb ("said") and its speaker."""

    verb: Verb
    span: Span
    """In the article's text."""
    speaker: Speaker
    direct: bool = False
    """Whether it introduces a quotation."""
    stated: bool = True
    """Whether what somebody said follows it, not only an act: "accused Brook" is one."""

    @property
    def is_indirect(self) -> bool:
        """Whether it reports what somebody said in the article's own words: Brook said that."""
        return not self.direct and self.stated


@dataclass(frozen=True)
class Speech:
    """The direct and indirect speech of an article."""

    quotes: tuple[Quote, ...]
    """In the order of the text."""
    reporting_verbs: Mapping[str, tuple[ReportingVerb, ...]]
    """The reporting verbs of each passage that has any, by its id."""
    narration: Mapping[str, Sequence[NarrationToken]]
    """The tokens of each passage outside its quotations, by the passage's id."""
    names: Names
    """The people that the article names outside quotations."""


def extract_speech(
    text: str,
    sentences: Sequence[tuple[Passage, Sequence[Token]]],
    quotations: Sequence[Quotation],
) -> Speech:
    """The quotes and reporting verbs of an article.

    Args:
        text: the article's.
        sentences: its passages in their order, each with its tokens; boilerplate left out.
        quotations: what stands in quotation marks, in the order of the text.

    """
    passages = [passage for passage, _ in sentences]
    touched = _touched(passages, quotations)
    narrations = [
        narration(text, passage.span, [(number, quotations[number]) for number in numbers], tokens)
        for (passage, tokens), numbers in zip(sentences, touched, strict=True)
    ]
    known = names(text, narrations)
    found, passages_of = [], dict[int, list[str]]()
    for passage, parts, numbers in zip(passages, narrations, touched, strict=True):
        clause = Clause(text, parts, known.words)
        quoted = [at for at, token in enumerate(parts) if token.quotation >= 0] if numbers else ()
        told = find_attributions(clause)
        found.append(Sentence(passage.id, passage.paragraph, clause, told, quoted))
        for number in numbers:
            passages_of.setdefault(number, []).append(passage.id)
    named = _resolve_speakers(found, known)
    return Speech(
        tuple(
            _quote(text, quotations[number], tuple(ids), named.quotations.get(number, NOBODY))
            for number, ids in sorted(passages_of.items())
        ),
        {
            sentence.passage: tuple(
                ReportingVerb(
                    attribution.verb,
                    attribution.span,
                    speaker,
                    number in named.direct[sentence.passage],
                    tells_statement(sentence.clause, attribution.verb, attribution.at),
                )
                for number, (attribution, speaker) in enumerate(
                    zip(sentence.attributions, named.attributions[sentence.passage], strict=True)
                )
            )
            for sentence in found
            if sentence.attributions
        },
        {sentence.passage: sentence.tokens for sentence in found},
        known,
    )


class _ResolvedSpeakers(NamedTuple):
    """The speakers of quotations, by number, and of reporting verbs, by passage."""

    quotations: dict[int, Speaker]
    attributions: dict[str, tuple[Speaker, ...]]
    direct: dict[str, frozenset[int]]
    """By passage: the numbers of its reporting verbs that introduce a quotation."""


def _resolve_speakers(sentences: Sequence[Sentence], names: Names) -> _ResolvedSpeakers:
    """The speakers in an article's sentences; NOBODY where the text does not name one."""
    found = _ResolvedSpeakers({}, {}, {})
    reader = SpeakerReader(names)
    unclaimed: set[int] = set()  # quotations right before the sentence that nobody has said yet
    for sentence in sentences:
        said = reader.speakers(sentence)
        if any(token.is_word for token in sentence.tokens):
            if unclaimed and (named := reader.speaker_of_words_before(sentence)).name:
                found.quotations.update(dict.fromkeys(unclaimed, named))
            unclaimed = set()
        found.attributions[sentence.passage] = said
        direct = set[int]()
        for at in sentence.quoted:
            token = sentence.tokens[at]
            named, own = _speaker_of(reader, sentence, said, at)
            direct |= own
            # Of the sentences that a quotation runs over, the one that names its speaker counts.
            kept = found.quotations.setdefault(token.quotation, named)
            if named.name and not kept.beside:
                found.quotations[token.quotation] = named
            reader.note_quoted(found.quotations[token.quotation], sentence, token)
            if not found.quotations[token.quotation].name:
                unclaimed.add(token.quotation)
        found.direct[sentence.passage] = frozenset(direct)
        reader.end(sentence, said)
    return found


def _speaker_of(
    reader: SpeakerReader, sentence: Sentence, said: Sequence[Speaker], at: int
) -> tuple[Speaker, set[int]]:
    """Who says the quotation at a place, and the number of the verb that introduces it, if any."""
    if (elided := reader.elided(sentence, at)).name:
        return elided, set()
    own = _verb_of(sentence, said, at)
    if own is None:
        return reader.speaker_without_verb(sentence, at), set()
    if own < 0:
        return reader.claimant(sentence, at), set()
    named = said[own]
    if not named.name and (subject := reader.subject_before_colon(sentence, at)).name:
        return subject, set()  # Asked about it, Brook laughed: "…"
    if sentence.attributions[own].verb.name == "hear":
        named = Speaker("", via=named.name)  # the court heard
    elif named.name:
        named = named._replace(via=reporter_of(sentence, said, own, at))
    return named, {own}


_NEAR = 3
"""How many verbs after a quotation are tried as its own."""
_FAR = 80
"""How many words after a verb still belong to its speaker."""
_OWN = 30
"""How many words after "threatened to" still belong to it where somebody else reports it."""
_TITLED = frozenset({"on", "titled", "entitled", "called", "named", "headlined", "themed"})


def _verb_of(sentence: Sentence, said: Sequence[Speaker], at: int) -> int | None:
    """The number of the reporting verb that introduces the quotation at a place.

    -1 where the sentence gives it as the words of others, None where no verb introduces it.
    """
    attributions, tokens = sentence.attributions, sentence.tokens
    following = bisect_right(attributions, at, key=lambda attribution: attribution.at)
    last = attributions[following - 1] if following else None
    announced = last and last.speaker and tokens[at - 1].text == ":"
    asked = last and last.verb.name == "ask" and _without_marks(sentence, at).endswith("?")
    if announced or asked or _is_title(sentence, at):  # he said: "…" A spokeswoman said
        return following - 1 if announced or asked else -1
    if not following and mentions_others(tokens[:at]) and tokens[at - 1].is_word:
        return -1  # the army's claim that they were "asleep" was, he said, a lie
    near = range(following, min(following + _NEAR, len(attributions)))
    after = at + 1
    while after < len(tokens) and not tokens[after].is_word and tokens[after].quotation < 0:
        after += 1
    for number in near:
        attribution = attributions[number]
        leads = tokens[attribution.at].lower.endswith("ing") and attribution.verb is not ACCORDING
        leads = leads and attribution.first == attribution.at  # not: Brook was quoted as saying
        leads = leads or _tells_more(sentence, attribution, at)
        if attribution.first == after and attribution.speaker and not leads:  # "…," adding that
            inner = _inner(sentence, said, following - 1, at, said[number].name)
            told = number + 1 < len(attributions) and attributions[number + 1]
            relayed = told and told.first == attribution.at + 1 and told.verb.tone == "neutral"
            return number + bool(relayed) if inner is None else inner
    if following:
        return _verb_before(sentence, following, at)
    for number in near:
        attribution = attributions[number]
        if (
            attribution.first > at
            and attribution.speaker
            and tokens[attribution.first - 1].text == ","
        ):
            return number
    return None


def _tells_more(sentence: Sentence, attribution: Attribution, at: int) -> bool:
    """Whether a verb after a quotation with a full stop begins anew: "…." Vale said that."""
    table, after = speaker_lexicon(), sentence.clause.lower(attribution.at + 1)
    goes_on = after in table.determiners or after in table.pronouns or after in ("that", "no")
    return goes_on and _without_marks(sentence, at).endswith(".")


def _verb_before(sentence: Sentence, following: int, at: int) -> int | None:
    """The number of the verb before a quotation that introduces it, as `_verb_of` returns it.

    `following` is the number of verbs before the quotation.
    """
    attributions, tokens = sentence.attributions, sentence.tokens
    last = following - 1
    while last and is_modifier(sentence, last):
        last -= 1
    if last and attributions[last].verb is ACCORDING:
        last -= 1  # Brook said, according to a transcript: "…"
    if _is_denied(sentence, last, following):
        return -1
    before = attributions[last].at
    if attributions[last].verb.name in NAMING and _is_further(tokens, before, at):
        return None  # what he calls "a war" and his view of the "gag rule"
    if not last and is_modifier(sentence, 0) and any(t.text == "," for t in tokens[before:at]):
        return None  # a letter mentioned by Brook, which …
    others = at - before > _FAR or mentions_others(tokens[before:at])
    return -1 if others else last


def _is_denied(sentence: Sentence, last: int, following: int) -> bool:
    """Whether somebody denies what a verb reports: denied that Vale had ever called it "…"."""
    attributions, tokens = sentence.attributions, sentence.tokens
    if attributions[last].verb.name == "deny":
        return last < following - 1
    if not last or attributions[last - 1].verb.name != "deny":
        return False
    between = tokens[attributions[last - 1].at + 1 : attributions[last].at]
    that = not between or between[0].lower == "that"
    return that and all(token.is_word for token in between)


NAMING = frozenset({"call", "dub", "label", "brand", "describe", "deem", "characterize"})
"""Verbs that introduce only one quotation, or several in a row."""
_IN_A_ROW = 3
"""The most words between two quotations of one row."""


def _is_further(tokens: Sequence[NarrationToken], verb: int, at: int) -> bool:
    """Whether another quotation stands after a verb, and more than a few words after that one."""
    last = next((place for place in range(at - 1, verb, -1) if tokens[place].quotation >= 0), at)
    return sum(token.is_word for token in tokens[last:at]) > _IN_A_ROW


def _inner(
    sentence: Sentence, said: Sequence[Speaker], number: int, at: int, reporter: str
) -> int | None:
    """The verb before a quotation that introduces it, where somebody else reports both.

    Vale threatened to "burn it down," prosecutors said.
    """
    table, noun = speaker_lexicon(), head(reporter)
    records = noun in table.documents or noun in table.officials
    last = at - (records and sentence.tokens[at - 1].text == ",")  # …, "It's done," police said
    if number < 0 or not said[number].name or not sentence.tokens[last - 1].is_word:
        return None
    attribution = sentence.attributions[number]
    between = sentence.tokens[attribution.at : last]
    if (
        last == at and len(between) > 1 and _is_whole(sentence, at)
    ):  # officials say they help "We ran," she said
        return None
    parted = any(token.quotation >= 0 or token.text in (",", ";") for token in between)
    return None if parted or len(between) > _OWN else number


def _is_whole(sentence: Sentence, at: int) -> bool:
    """Whether a quotation is a sentence of its own before its verb: "We ran," she said."""
    words = _without_marks(sentence, at)
    return words[:1].isupper() and words[-1:] == ","


def _without_marks(sentence: Sentence, at: int) -> str:
    """What stands inside the marks of a quotation."""
    token = sentence.tokens[at]
    return sentence.clause.text[token.start : token.end].strip("“”\"‘’' ")


def _is_title(sentence: Sentence, at: int) -> bool:
    """Whether a quotation is the title of something: a seminar on "Growing Old Well"."""
    words, clause, works = _without_marks(sentence, at), sentence.clause, speaker_lexicon().works
    before = clause.lower(at - 1)
    near = {token.lower for token in sentence.tokens[max(0, at - 5) : at]}
    worn = before == "words" and bool(near & speaker_lexicon().signs)  # a shirt with the words "…"
    titled = words[:1].isupper() and words[-1:] not in ",.!?" and before in _TITLED
    beside = clause.lower(at - 1 - (before == ",")) in works or clause.lower(at + 1) in works
    owned = before.endswith(("'s", "s'")) and sentence.tokens[at - 1].is_capital
    return worn or titled or ((beside or owned) and has_title_case(words.rstrip(",.")))


def _touched(passages: Sequence[Passage], found: Sequence[Quotation]) -> list[range]:
    """The numbers of the quotations that touch each passage."""
    starts = [quotation.outer.start for quotation in found]
    ends = [quotation.outer.end for quotation in found]
    return [
        range(bisect_right(ends, passage.span.start), bisect_left(starts, passage.span.end))
        for passage in passages
    ]


def _quote(text: str, quotation: Quotation, passages: tuple[str, ...], named: Speaker) -> Quote:
    words = tuple(quoted_words(text, *quotation.span))
    after = re.match(r" (\w+)", text[quotation.outer.end : quotation.outer.end + _BEFORE_TERM])
    is_term = after and not named.name and after[1] in speaker_lexicon().rules
    return Quote(
        quotation.span,
        passages,
        words,
        "phrase" if is_term else _kind(text, quotation, words),
        named.name,
        named.beside,
        named.role,
        named.via,
        named.anonymous,
    )


def _kind(text: str, quotation: Quotation, words: Sequence[QuotedWord]) -> Kind:
    """Whether the marks hold somebody's words, or set off a term or a title."""
    written = quotation.span.of(text)
    start = quotation.outer.start
    if len(words) <= _TERM and _CALLED.search(text[max(0, start - _BEFORE_TERM) : start]):
        return "phrase"
    before = text[max(0, start - _BACK) : start].rstrip()[-1:]
    whole = before in ("", ".", "!", "?", ":", ",", "”", '"') and written[-1:] in ",.!?"
    if len(words) <= _PHRASE:
        return "quote" if whole and written[:1].isupper() else "phrase"
    names_work = len(words) > 1 and has_title_case(written) and written[-1:] not in "!?"
    return "phrase" if names_work else "quote"
