"""Finds whose words a sentence says that something is, by a noun: Vale's reply, the claim by Vale.

    That was the verdict of Vale.     whose_words_before:  "Vale", of the quotation before
    "…" was the verdict of Vale.      speaker_after_be at "was":  "Vale"
    The reply from Vale was short.    whose_words:  "Vale"
    in the words of Vale              in_words_of at "words":  "Vale"
    claims by the board that          claims_of at "claims":  True

A place is the index of a token; `clause.py` says how a sentence is read.
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


def whose_words_before(clause: Clause) -> Phrase | None:
    """Who said what stands before a sentence, if it says so: with those words, Vale left."""
    first, second = clause.lower(0), clause.lower(1)
    if first == "with" and second in _POINTING and clause.lower(2) == "words":
        return subject_at(clause, 3 + (clause.lower(3) == ","))
    if first in ("so", "thus") and second in ("said", "says", "wrote", "spoke"):
        return as_people(speaker_after(clause, 2).speaker)  # so said Vale
    return speaker_after_be(clause, 1) if first in _POINTING else None


def speaker_after_be(clause: Clause, be: int) -> Phrase | None:
    """The speaker after a form of "be" at a place: "…" was the verdict of Vale."""
    if clause.lower(be) == "came":
        be -= 1  # "…" came the reply from Vale
    elif clause.lower(be) not in speaker_lexicon().be:
        return None
    if clause.lower(be + 1) == "how":  # that was how Vale put it
        return subject_at(clause, be + 2)
    return whose_words(clause, be + 1)


def speaker_beside(clause: Clause, at: int) -> Phrase | None:
    """The speaker after a quotation at a place, without a verb: "…" – Ada Brook, a coach."""
    after = at + 1
    if found := speaker_after_be(clause, after + (clause.lower(after) == ",")):
        return found
    if clause.lower(after) not in ("–", "—"):
        return None
    signed = speaker_after(clause, after + 1).speaker
    return signed if signed and signed.kind == "name" and " " in signed.text else None


def whose_view(clause: Clause) -> Phrase | None:
    """The name after the "to" or "for" that opens a sentence: to Brook, the bill "takes power"."""
    end, whose = speaker_after(clause, 1)
    return whose if whose and whose.kind == "name" and clause.lower(end + 1) == "," else None


def elided_subject(clause: Clause, at: int) -> Phrase | None:
    """The subject whose verb is left out before a quotation: he calls it "…" and critics "…"."""
    start = clause.run_start(at - 1)
    if start >= at or clause.lower(start - 1) not in ("and", "but", "while"):
        return None
    before = start - 1 - (clause.lower(start - 2) == ",")
    if before <= 0 or clause.tokens[before - 1].quotation < 0:
        return None
    return as_people(clause.phrase_of(start, at))


_NEAR = 6
"""The most words in "the short and sober reply"."""


def whose_words(clause: Clause, start: int) -> Phrase | None:
    """The owner of a noun for words soon after a place: the reply of Vale, Vale's reply."""
    nouns = speaker_lexicon().utterances
    near = range(start + 1, min(start + _NEAR, len(clause.tokens)))
    noun = next((at for at in near if clause.lower(at) in nouns), 0)
    if not noun:
        return None
    if clause.lower(noun + 1) in ("of", "from", "by"):
        return as_people(speaker_after(clause, noun + 2).speaker)
    if whose := possessor(clause.lower(noun - 1)):
        return whose  # her reply
    run = clause.tokens[start:noun]
    return as_people(owner(clause.text, run, clause.names, first=not start))


def as_people(found: Phrase | None, *, bodies: bool = False) -> Phrase | None:
    """A speaker if it is a name or people or, with `bodies`, a body; else None."""
    if found is None:
        return None
    noun = head(found.text)
    if found.kind == "name" or names_people(noun):
        return found
    return found if bodies and noun in speaker_lexicon().institutions else None


def whose_claim(clause: Clause, at: int) -> Phrase | None:
    """Whose claim or remark a quotation at a place is part of, though others speak.

    The army's claim that they were "asleep"; Vale's remarks about her having "no heart".
    """
    statements = speaker_lexicon().statements
    for place in range(at - 2, 0, -1):
        noun, after = clause.lower(place), clause.lower(place + 1)
        if noun in statements and claims_of(clause.tokens, place):
            return as_people(speaker_after(clause, place + 2).speaker, bodies=True)
        if (noun in statements and after == "that") or (noun in REMARKS and after == "about"):
            start = clause.run_start(place)
            return owner(clause.text, clause.tokens[start:place], clause.names, first=not start)
    return None


def in_words_of(clause: Clause, at: int) -> Found:
    """Where "in the words of Vale" or "in Vale's words" begins, and Vale; "words" is at a place."""
    if clause.lower(at + 1) == "of":
        leads = clause.lower(at - 1) == "the" and clause.lower(at - 2) == "in"
        return Found(at - 2, speaker_after(clause, at + 2).speaker if leads else None)
    start = clause.run_start(at - 1)
    if clause.lower(start - 1) != "in" or start >= at:
        return Found(at, None)
    whose = possessor(clause.lower(start))
    if whose and clause.lower(at - 1) in (clause.lower(start), "own"):
        return Found(start - 1, whose)  # in her own words
    run = clause.tokens[start:at]
    return Found(start - 1, owner(clause.text, run, clause.names, first=False))


def name_before_colon(clause: Clause, colon: int) -> Phrase | None:
    """The name between a preposition and a colon: according to some, like Vale: "…".

    None for none, and after "to", for the person spoken to: he turned to Brook: "…".
    """
    start = clause.run_start(colon - 1)
    if clause.lower(start - 1) not in ("as", "like", "from", "by"):
        return None
    found = clause.phrase_of(start, colon) if start < colon else None
    return found if found and found.kind == "name" else None


_SENDING = frozenset(
    {"sent", "sending", "left", "leaving", "wrote", "writing", "mailed", "mailing", "posted"}
    | {"posting", "recorded", "recording", "delivered", "delivering"}
)


def sent_at(clause: Clause, first: int) -> int:
    """The place of the verb of sending before a message that says something; 0 for none.

    `first` is the place of the message: (Vale) sent a letter that said.
    """
    near = range(max(0, first - 3), first)
    return next((at for at in near if clause.lower(at) in _SENDING), 0)


_FAR = 12
"""The most tokens between a verb or noun and the words that go with it."""


def written_in(clause: Clause, at: int) -> str:
    """The noun for a text in which somebody says it, after a verb: said in a statement."""
    table = speaker_lexicon()
    for place in range(at + 1, min(at + _FAR, len(clause.tokens) - 2)):
        article = clause.lower(place + 1) if clause.lower(place) == "in" else ""
        if article != "the" and article in table.determiners:
            noun = clause.lower(clause.run_end(place + 1) - 1)
            return noun if noun in table.writings else ""
    return ""


REMARKS = frozenset({"comment", "comments", "remark", "remarks", "joke", "jokes"})
"""Nouns for what somebody said about others: Vale's remarks about her having "no heart"."""


def mentions_others(tokens: Sequence[NarrationToken]) -> bool:
    """Whether words before a quotation say that it is somebody else's: dismissed claims that."""
    return (
        _ends_in_remarks(tokens)
        or any(
            noun.lower in speaker_lexicon().statements
            and before.lower not in speaker_lexicon().owners  # their claim
            and (after.lower == "that" or claims_of(tokens, at))
            for at, (before, noun, after) in enumerate(
                zip(tokens, tokens[1:], tokens[2:], strict=False), 1
            )
        )
    )


def _ends_in_remarks(tokens: Sequence[NarrationToken]) -> bool:
    """Whether they end with the remarks of somebody on others: Vale's jokes about being "old"."""
    last = len(tokens) - 1
    while last > 1 and tokens[last].lower == "and" and tokens[last - 1].quotation >= 0:
        last -= 2  # about being "old" and "frail"
    if not tokens or tokens[last].lower not in ("having", "being"):
        return False
    return any(
        noun.lower in REMARKS and whose.is_capital and whose.lower.endswith(("'s", "s'"))
        for whose, noun in pairwise(tokens[:last])
    )


def claims_of(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a noun for a statement has "by" and "that" after it: claims by the board that."""
    near = [token.lower for token in tokens[at + 1 : at + _FAR]]
    return near[:1] == ["by"] and "that" in near[2:]
