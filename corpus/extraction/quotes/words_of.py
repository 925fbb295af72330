"""Finds whose words a sentence says that something is, other than by a reporting verb.

By where the quotation stands, if there is one:

    "…" That was the verdict of Vale.     speaker_of_quotation_before:  "Vale"
    "…" was the verdict of Vale.          speaker_after_quotation:      "Vale"
    To Brook, the plan was "theft".       holder_of_view:               "Brook"
    He calls it "…" and critics "…".      elided_subject:               "critics"
    Some spoke up, like Vale: "…"         name_before_colon:            "Vale"
    the army's claim that "…"             owner_of_claim:               "the army"
    They dismissed claims that "…"        mentions_others:              True

By a noun for words:

    The reply from Vale was short.        owner_of_speech_noun:         "Vale"
    in the words of Vale                  in_words_of at "words":       "Vale"
    Vale sent a letter that said          verb_of_sending before "a letter":  the place of "sent"
    Vale said in a statement              text_said_in at "said":       "statement"

All return None (a text "") where there is none. A place is the index of a token; `clause.py` says
how a sentence is read: `lower(at)` is the word there, and a token with a `quotation` of 0 or more
is a whole quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.extraction.quotes.clause import Clause, Found, speaker_after
from corpus.extraction.quotes.speaker_lexicon import head, names_people, speaker_lexicon
from corpus.extraction.quotes.speaker_phrase import Phrase, owner, possessor
from corpus.extraction.quotes.subjects import subject_at
from corpus.extraction.quotes.tokens import NarrationToken

_POINTING = frozenset({"that", "this", "those", "these", "such", "it"})
_REMARKS = frozenset({"comment", "comments", "remark", "remarks", "joke", "jokes"})
"""Nouns for what somebody said about others: Vale's remarks about her having "no heart"."""
_NOUN_REACH = 6
"""The most words in "the short and sober reply"."""
_REACH = 12
"""The most tokens between a verb or noun and the words that go with it."""


# By where the quotation stands


def speaker_of_quotation_before(clause: Clause) -> Phrase | None:
    """Who said the quotation before a sentence, if it says so: "With those words, Vale left."."""
    first, second = clause.lower(0), clause.lower(1)
    if first == "with" and second in _POINTING and clause.lower(2) == "words":
        return subject_at(clause, _past_comma(clause, 3))
    if first in ("so", "thus") and second in ("said", "says", "wrote", "spoke"):
        return if_named_or_people(speaker_after(clause, 2).speaker)  # so said Vale
    return _speaker_after_be(clause, 1) if first in _POINTING else None


def speaker_after_quotation(clause: Clause, at: int) -> Phrase | None:
    """The speaker after a quotation at a place, without a verb: "…" – Ada Brook, a coach."""
    after = at + 1
    if found := _speaker_after_be(clause, _past_comma(clause, after)):
        return found
    if clause.lower(after) not in ("–", "—"):
        return None
    signed = speaker_after(clause, after + 1).speaker
    return signed if signed and signed.kind == "name" and " " in signed.text else None


def _past_comma(clause: Clause, at: int) -> int:
    """The place after the comma at a place; the place itself if no comma is there."""
    return at + 1 if clause.lower(at) == "," else at


def _speaker_after_be(clause: Clause, be: int) -> Phrase | None:
    """The speaker after a form of "be" or "came" at a place: "…" was the verdict of Vale."""
    if clause.lower(be) not in speaker_lexicon().be and clause.lower(be) != "came":
        return None
    if clause.lower(be + 1) == "how":  # that was how Vale put it
        return subject_at(clause, be + 2)
    return owner_of_speech_noun(clause, be + 1)


def holder_of_view(clause: Clause) -> Phrase | None:
    """The name after the "to" or "for" that opens a sentence: to Brook, the bill "takes power"."""
    last, holder = speaker_after(clause, 1)
    is_name = holder is not None and holder.kind == "name"
    return holder if is_name and clause.lower(last + 1) == "," else None


def elided_subject(clause: Clause, at: int) -> Phrase | None:
    """The subject whose verb is left out before a quotation: he calls it "…" and critics "…"."""
    start = clause.run_start(at - 1)
    joiner = start - 1
    if start >= at or clause.lower(joiner) not in ("and", "but", "while"):
        return None
    end = joiner - 1 if clause.lower(joiner - 1) == "," else joiner
    if end <= 0 or clause.tokens[end - 1].quotation < 0:
        return None  # critics did not follow a quotation
    return if_named_or_people(clause.phrase_of(start, at))


def name_before_colon(clause: Clause, colon: int) -> Phrase | None:
    """The name between a preposition and a colon: according to some, like Vale: "…".

    None after "to", for the person spoken to: he turned to Brook: "…".
    """
    start = clause.run_start(colon - 1)
    if clause.lower(start - 1) not in ("as", "like", "from", "by"):
        return None
    found = clause.phrase_of(start, colon) if start < colon else None
    return found if found and found.kind == "name" else None


# By a noun for words


def owner_of_speech_noun(clause: Clause, start: int) -> Phrase | None:
    """Whose a noun for words soon after a place is: the reply of Vale, Vale's reply."""
    nouns = speaker_lexicon().utterances
    near = range(start + 1, min(start + _NOUN_REACH, len(clause.tokens)))
    noun = next((at for at in near if clause.lower(at) in nouns), None)
    if noun is None:
        return None
    if clause.lower(noun + 1) in ("of", "from", "by"):
        return if_named_or_people(speaker_after(clause, noun + 2).speaker)
    if pronoun := possessor(clause.lower(noun - 1)):
        return pronoun  # her reply
    return if_named_or_people(_owner_in(clause, start, noun))


def _owner_in(clause: Clause, start: int, noun: int) -> Phrase | None:
    """The owner in the words from a place to before a noun: "the army" in "the army's (claim)"."""
    return owner(clause.text, clause.tokens[start:noun], clause.names, first=start == 0)


def if_named_or_people(speaker: Phrase | None, *, or_body: bool = False) -> Phrase | None:
    """A speaker if it is a name or people or, with `or_body`, a body; else None."""
    if speaker is None:
        return None
    noun = head(speaker.text)
    if speaker.kind == "name" or names_people(noun):
        return speaker
    return speaker if or_body and noun in speaker_lexicon().institutions else None


def in_words_of(clause: Clause, at: int) -> Found:
    """Vale in "in the words of Vale" and "in Vale's words", from "in" on; "words" is at a place.

    The speaker is None where nobody's words are meant: three words of advice; in other words.
    """
    if clause.lower(at + 1) == "of":
        is_in_the = clause.lower(at - 2) == "in" and clause.lower(at - 1) == "the"
        return Found(at - 2, speaker_after(clause, at + 2).speaker if is_in_the else None)
    start = clause.run_start(at - 1)
    if clause.lower(start - 1) != "in" or start >= at:
        return Found(at, None)
    pronoun = possessor(clause.lower(start))
    if pronoun and clause.lower(at - 1) in (clause.lower(start), "own"):
        return Found(start - 1, pronoun)  # in her words, in her own words
    return Found(start - 1, _owner_in(clause, start, at))


_SENDING = frozenset(
    {"sent", "sending", "left", "leaving", "wrote", "writing", "mailed", "mailing", "posted"}
    | {"posting", "recorded", "recording", "delivered", "delivering"}
)


def verb_of_sending(clause: Clause, message: int) -> int | None:
    """The place of the verb of sending right before a message: (Vale) sent a letter that said."""
    near = range(max(0, message - 3), message)
    return next((at for at in near if clause.lower(at) in _SENDING), None)


def text_said_in(clause: Clause, verb: int) -> str:
    """The noun for a text after a verb, which somebody says something in: said in a statement.

    Not after "the", by which it is a text mentioned before, perhaps somebody else's: Vale said in
    the letter.
    """
    table = speaker_lexicon()
    for place in range(verb + 1, min(verb + _REACH, len(clause.tokens) - 2)):
        article = clause.lower(place + 1) if clause.lower(place) == "in" else ""
        if article != "the" and article in table.determiners:
            noun = clause.lower(clause.run_end(place + 1) - 1)
            return noun if noun in table.writings else ""
    return ""


# The words of others: claims and remarks


def owner_of_claim(clause: Clause, at: int) -> Phrase | None:
    """Whose claim or remark a quotation at a place is part of, though others speak.

    The army's claim that they were "asleep"; Vale's remarks about her having "no heart".
    """
    statements = speaker_lexicon().statements
    for place in range(at - 2, 0, -1):
        noun, after = clause.lower(place), clause.lower(place + 1)
        if noun in statements and is_claim_by(clause.tokens, place):
            return if_named_or_people(speaker_after(clause, place + 2).speaker, or_body=True)
        if (noun in statements and after == "that") or (noun in _REMARKS and after == "about"):
            return _owner_in(clause, clause.run_start(place), place)
    return None


def mentions_others(tokens: Sequence[NarrationToken]) -> bool:
    """Whether words before a quotation say that it is somebody else's: dismissed claims that."""
    triples = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return _ends_in_remarks(tokens) or any(
        noun.lower in speaker_lexicon().statements
        and before.lower not in speaker_lexicon().possessives  # their claim
        and (after.lower == "that" or is_claim_by(tokens, at))
        for at, (before, noun, after) in enumerate(triples, 1)
    )


def _ends_in_remarks(tokens: Sequence[NarrationToken]) -> bool:
    """Whether they end with the remarks of somebody on others: Vale's jokes about being "old"."""
    last = len(tokens) - 1
    while last > 1 and tokens[last].lower == "and" and tokens[last - 1].quotation >= 0:
        last -= 2  # about being "old" and "frail"
    if not tokens or tokens[last].lower not in ("having", "being"):
        return False
    return any(
        noun.lower in _REMARKS and whose.is_capital and whose.lower.endswith(("'s", "s'"))
        for whose, noun in pairwise(tokens[:last])
    )


def is_claim_by(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a noun for a statement has "by" and "that" after it: claims by the board that."""
    near = [token.lower for token in tokens[at + 1 : at + _REACH]]
    return near[:1] == ["by"] and "that" in near[2:]
