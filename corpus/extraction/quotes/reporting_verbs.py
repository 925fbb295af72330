"""Finds the reporting verbs of a sentence, and the words that name their speakers.

`find_attributions` asks of each word whether it reports words (`verb_senses.py`), and where its
speaker stands, by the form of the verb:

    active            Wallace said; "…," said the minister          before it, or after
    passive           the claim was denied by Brook                 the agent after "by"
    form in -ing      Brook left, saying that                       the subject of the clause
                      the paper quoted Brook as saying              the object of "quoted"
    not asserted      he would say; is reported to have said        mostly nobody
    no verb           according to Brook; in the words of Brook     after the preposition

A place is the index of a token, a run the words that can belong to one speaker: see `clause.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.article import Span
from corpus.extraction.quotes.clause import Clause, Found, speaker_after, two_of_places
from corpus.extraction.quotes.speaker_before import all_speakers_before, speaker_before
from corpus.extraction.quotes.speaker_lexicon import (
    head,
    is_plural,
    names_people,
    speaker_lexicon,
)
from corpus.extraction.quotes.speaker_phrase import Phrase, is_people_or_body, may_speak
from corpus.extraction.quotes.subjects import named_subject, openings, subject_at, subject_of
from corpus.extraction.quotes.verb_senses import (
    ACCORDING,
    first_of_passive,
    follows_quotation,
    is_not_asserted,
    is_passive,
    is_reputed,
    verb_at,
)
from corpus.extraction.quotes.words_of import in_words_of
from corpus.language.lexicon import Verb, lexicon


class Attribution(NamedTuple):
    """A reporting verb and the words that name its speaker."""

    verb: Verb
    at: int
    """The verb's place among the tokens."""
    first: int
    """The place of the first word of the verb and its speaker."""
    speaker: Phrase | None
    """None where the sentence does not say for sure."""
    span: Span
    """Where the verb stands in the article's text."""
    via: Phrase | None = None
    """Who quotes the speaker: "the paper" in "quoted by the paper as saying"."""


def find_attributions(clause: Clause) -> list[Attribution]:
    """The reporting verbs of a sentence with their speakers, in its order."""
    found: list[Attribution] = []
    verbs = lexicon().verbs
    for at, token in enumerate(clause.tokens):
        may_report = token.lower in verbs or token.lower in ("according", "words")
        verb = verb_at(clause, at) if may_report else None
        if verb is not None and (attribution := _attribution(clause, verb, at, found)):
            found.append(attribution)
    return found


def _attribution(
    clause: Clause, verb: Verb, at: int, found: Sequence[Attribution]
) -> Attribution | None:
    """A reporting verb with its speaker, after those `found` before it; None for an idea."""
    span = Span(clause.tokens[at].start, clause.tokens[at].end)
    if verb is ACCORDING and clause.lower(at) == "words":
        return Attribution(verb, at, *in_words_of(clause, at), span)
    if verb is ACCORDING:
        return Attribution(verb, at, at, speaker_after(clause, at + 2).speaker, span)
    quoted = _quoted_in_past(clause, found[-1].verb, found[-1].at, at) if found else None
    first, speaker = _speaker(clause, verb, at, quoted or _previous(clause, found))
    speaker = speaker if speaker and may_speak(speaker) else None
    if speaker is None and _is_idea(clause, at):
        return None
    via = _quoting(clause, at)
    if not via and quoted and speaker is quoted:
        via = found[-1].speaker
    return Attribution(verb, at, first, speaker, span, via)


def _quoted_in_past(clause: Clause, verb: Verb, last: int, at: int) -> Phrase | None:
    """The speaker of a verb in the past that a verb in the present reports, after "and".

    In "Police say that Vale rang and warned" it is Vale; if it were the police, it would be "warn".
    The verb in the present is at `last`, the one in the past at `at`.
    """
    is_present = clause.lower(last) in (verb.name, f"{verb.name}s")
    is_past = clause.lower(at).endswith(("ed", "said", "wrote", "told"))
    if not (is_present and is_past) or clause.lower(at - 1) not in _JOINING:
        return None
    if any(one.quotation >= 0 for one in clause.tokens[last:at]):
        return None
    return subject_at(clause, last + 1 + (clause.lower(last + 1) == "that"))


_JOINING = frozenset({"and", "then", "but"})


def _is_idea(clause: Clause, at: int) -> bool:
    """Whether a form in -ing belongs to a noun before it: the cost of denying it."""
    return clause.lower(at).endswith("ing") and clause.lower(at - 1) in ("of", "for", "with")


def _previous(clause: Clause, found: Sequence[Attribution]) -> Phrase | None:
    """The last speaker in a sentence; None where the last verb is passive."""
    if not found:
        return None
    last = found[-1]
    if clause.lower(last.at + 1) == "," and clause.lower(last.first - 1) == "which":
        return _previous(clause, found[:-1])  # denied it, which the Post reported, saying
    return None if clause.lower(last.at + 1) == "by" else last.speaker


def _speaker(clause: Clause, verb: Verb, at: int, previous: Phrase | None) -> Found:
    """The speaker of a verb, and where the words for both begin; `previous` spoke before it."""
    form = clause.lower(at)
    if form.endswith("ing"):
        return _of_ing_form(clause, verb, at, previous)
    if form.endswith("ed") and clause.lower(at + 1) == "by":  # a claim denied by Brook
        return Found(at, speaker_after(clause, at + 2).speaker)
    if is_passive(clause, at) or _is_described(clause, verb, at):
        return Found(at, _agent(clause, at))
    if is_not_asserted(clause, verb, at):
        return _of_not_asserted(clause, at)
    return _of_active(clause, verb, at, previous)


# Active: Wallace said; "…," said the minister

_OBJECT = frozenset({"tell", "accuse", "urge", "call", "describe", "dub", "label"})
"""Verbs followed by who is addressed, not by the speaker: "told Wallace"."""


def _of_active(clause: Clause, verb: Verb, at: int, previous: Phrase | None) -> Found:
    """The speaker of a verb in the active: its subject, before or after it."""
    before = clause.lower(at - 1)
    if after := _subject_after(clause, verb, at):
        return Found(at, after)
    first, speaker = all_speakers_before(clause, at)
    if speaker:
        return Found(first, speaker)
    if before in ("", ",") and verb.name not in _OBJECT and _is_inverted(clause, at):
        later = speaker_after(clause, at + 1).speaker
        if later and is_people_or_body(later):
            return Found(at, later)
    if before in _JOINING:  # Brook rose and said
        return Found(first, previous or _subject_before(clause, verb, at))
    return Found(first, None)


def _subject_after(clause: Clause, verb: Verb, at: int) -> Phrase | None:
    """The subject after a verb that follows a quotation or ends the sentence: "…," said Brook."""
    found = None
    if follows_quotation(clause, at) and verb.name not in _OBJECT:
        found = two_of_places(clause, at + 1) or speaker_after(clause, at + 1).speaker
    if found is None and verb.name == "say" and clause.lower(at - 1) == ",":
        found = _named_at_end(clause, at)
    return found


def _named_at_end(clause: Clause, at: int) -> Phrase | None:
    """The full name with which a sentence ends: …, said Ada Brook, a nurse."""
    last, later = speaker_after(clause, at + 1)
    if not later or later.kind != "name" or " " not in later.text:
        return None
    table, rest = speaker_lexicon(), [token.lower for token in clause.tokens[last + 1 :]]
    ends = not rest or rest[0] in (",", ".") or rest[0] in table.description_prepositions
    helping = table.be | table.before_verb | table.unspoken - {"to"}
    return later if ends and helping.isdisjoint(rest) else None


def _is_inverted(clause: Clause, at: int) -> bool:
    """Whether the speaker follows: "…" on Monday, said Brook; or: Added Brook: "…"."""
    if not at:
        return clause.tokens[0].is_capital
    if clause.lower(at) in ("said", "says") and clause.lower(at - 1) == ",":
        end = speaker_after(clause, at + 1).place + 1  # the bridge is safe, said Brook.
        after = clause.lower(end)  # "" where the sentence ends
        return after in ("", ".", ",", ";") or after in speaker_lexicon().prepositions
    return any(token.quotation >= 0 for token in clause.tokens[:at])


def _subject_before(clause: Clause, verb: Verb, at: int) -> Phrase | None:
    """The subject of "and said" at a place, or the body: teachers' unions met but said."""
    before = clause._replace(tokens=clause.tokens[:at])
    found = subject_of(before)
    if found and found.kind != "description":
        return found
    if any(token.lower in ("who", "which", "that") for token in before.tokens):
        return None  # firemen led out a woman who wept and cried
    bodies, opening = speaker_lexicon().institutions, range(clause.run_end(0))
    body = next((at for at in opening if clause.lower(at).removesuffix("s") in bodies), -1)
    if found is None and body >= 0:
        found = clause.phrase_of(0, body + 1)
    is_finite = clause.lower(at) != verb.name or (found and is_plural(found.text))
    return found if is_finite else None  # a lawyer can read it and suggest


# Passive: the claim was denied by Brook


def _agent(clause: Clause, at: int) -> Phrase | None:
    """The agent after a verb in the passive: was described as "a disgrace" by Brook."""
    by = at + 1 + (clause.lower(at + 1) == "as")
    by += by < len(clause.tokens) and clause.tokens[by].quotation >= 0
    return speaker_after(clause, by + 1).speaker if clause.lower(by) == "by" else None


def _is_described(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether a noun before the verb is what others call so: the official described as a hawk."""
    if verb.name not in ("describe", "characterize", "dub") or not clause.lower(at).endswith("ed"):
        return False
    after = clause.lower(at + 1)
    if after not in ("as", "in", "by"):
        return False
    if clause.lower(clause.run_start(at - 1) - 1) == "what":
        return False  # in what critics described as a purge
    if after == "as":  # critics described as "reckless" the plan
        return clause.lower(at + 3) not in speaker_lexicon().determiners
    # "…," the patient described in the report
    return after == "by" or not follows_quotation(clause, speaker_before(clause, at).place)


# Not asserted: he would say; is reported to have said


def _of_not_asserted(clause: Clause, at: int) -> Found:
    """The speaker of a verb that is not asserted, where it has one after all.

    Brook went on to say; is reported to have said; "…," she will say, is expected to say.
    """
    if clause.lower(at - 1) == "to" and clause.lower(at - 2) in ("on", "continued"):
        return Found(at, named_subject(clause))
    if is_reputed(clause, at):
        return speaker_before(clause, first_of_passive(clause, at - 3))
    if clause.lower(at - 2) in ("heard", "overheard") and is_passive(clause, at - 2):
        return speaker_before(clause, first_of_passive(clause, at - 2))  # was heard to say
    place = at - 1
    while place and clause.lower(place) in ("to", "expected", "due", "set", "will", "is", "are"):
        place -= 1
    found = speaker_before(clause, place + 1)
    return found if follows_quotation(clause, found.place) else Found(at, None)


# Forms in -ing: Brook left, saying that; quoted Brook as saying

_QUOTED = frozenset({"quoted", "quotes", "quote", "quoting", "cited", "cites", "cite", "citing"})
_FAR = 12
"""Tokens between "quoted" and "as saying"."""


def _of_ing_form(clause: Clause, verb: Verb, at: int, previous: Phrase | None) -> Found:
    """The speaker of a form in -ing, by the word before it."""
    before = clause.lower(at - 1)
    if before == "as" and clause.lower(at - 2) != "well":
        return _quoted(clause, at)
    if before in ("of", "for", "with", "by", "after", "before", "in"):
        return Found(at, _of_gerund(clause, at, before, previous))
    if is_not_asserted(clause, verb, at):
        return _of_not_asserted(clause, at)
    return _of_participle(clause, at, previous)


def _quoting_verb(clause: Clause, at: int) -> int | None:
    """The place of "quoted" or "cited" before the "as saying" at a place; None for none."""
    back = range(at - 2, max(-1, at - _FAR), -1)
    return next((place for place in back if clause.lower(place) in _QUOTED), None)


def _quoted(clause: Clause, at: int) -> Found:
    """The speaker of "quoted Wallace as saying" and "Wallace was quoted as saying"."""
    quoted = _quoting_verb(clause, at)
    if quoted is None:
        return Found(at, None)
    if is_passive(clause, quoted):
        return speaker_before(clause, first_of_passive(clause, quoted))
    first = speaker_before(clause, quoted).place
    return Found(first, speaker_after(clause, quoted + 1).speaker)


def _quoting(clause: Clause, at: int) -> Phrase | None:
    """Who quotes the speaker: the paper in "the paper quoted Wallace as saying"."""
    if not clause.lower(at).endswith("ing") or clause.lower(at - 1) != "as":
        return None
    quoted = _quoting_verb(clause, at)
    if quoted is None:
        return None
    if clause.lower(quoted + 1) in ("by", "in"):  # quoted by the paper as saying
        return speaker_after(clause, quoted + 2).speaker
    if clause.lower(at + 1) == "by":  # quoted as saying by the paper
        return speaker_after(clause, at + 2).speaker
    return None if is_passive(clause, quoted) else speaker_before(clause, quoted).speaker


def _of_gerund(clause: Clause, at: int, before: str, previous: Phrase | None) -> Phrase | None:
    """The speaker of a form in -ing after a preposition.

    It is Vale in "Brook accused Vale of saying" and in "Vale was accused of saying", Brook in
    "Brook opened the meeting by saying", and nobody in "the cost of denying it".
    """
    if before == "by" and clause.lower(at - 2) in ("responded", "replied", "began", "ended"):
        return speaker_before(clause, at - 2).speaker
    if before not in ("of", "for"):
        return named_subject(clause) or previous
    for place in range(at - 2, max(-1, at - _FAR), -1):
        verb = lexicon().verbs.get(clause.lower(place))
        if verb and verb.tone == "acting":
            if is_passive(clause, place):
                return speaker_before(clause, first_of_passive(clause, place)).speaker
            end, charged = speaker_after(clause, place + 1)
            return charged if end == at - 2 else None
    return None


def _of_participle(clause: Clause, at: int, previous: Phrase | None) -> Found:
    """The speaker of a form in -ing without a preposition: Brook left, saying."""
    table, before = speaker_lexicon(), clause.lower(at - 1)
    if before == "to" and clause.lower(at - 2) in ("taken", "took", "takes", "resorted"):
        return speaker_before(clause, at - 2)  # has taken to calling
    if before in table.prepositions or before in table.determiners:
        return Found(at, None)
    if before in lexicon().around["perceived"] and is_passive(clause, at - 1):  # heard shouting
        return speaker_before(clause, first_of_passive(clause, at - 1))
    found = _own_subject(clause, at) or _told_of(clause, at) or previous
    return Found(at, found or subject_of(clause) or _opening_body(clause, at))


def _own_subject(clause: Clause, at: int) -> Phrase | None:
    """The speaker right before a form in -ing: with one blogger asking; …, a source calling it."""
    start = clause.run_start(at - 1)
    if start >= at:
        return None
    before = clause.lower(start - 1)
    joined = before in ("with", "and", "despite", "without")
    joined = joined or before in lexicon().around["perceived"]
    if before == "," and clause.lower(start) in ("a", "an", "one", "another"):
        joined = names_people(clause.lower(at - 1))
    return clause.phrase_of(start, at) if joined else None


def _told_of(clause: Clause, at: int) -> Phrase | None:
    """The subject of "that" before a form in -ing: Brook told reporters that Vale rang, saying."""
    for place in range(at - 1, 0, -1):
        if clause.lower(place) == "that" and clause.lower(at - 1) == ",":
            end = place + 1
            while end < at and clause.tokens[end].is_capital:
                end += 1
            found = clause.phrase_of(place + 1, end) if end > place + 1 else None
            return found if found and found.kind == "name" else None
        begins = clause.lower(place) == "," and place + 1 < at - 1
        begins = begins and clause.tokens[place + 1].is_capital  # …, Brook stayed calm, saying
        parted = clause.tokens[place].quotation >= 0 or clause.lower(place) in (";", "and", "but")
        if begins or parted:
            return None
    return None


def _opening_body(clause: Clause, at: int) -> Phrase | None:
    """The document or body that opens a sentence: the letter took Vale to task, saying.

    A body, only where what it says follows a comma, or what it says it in: sent a letter saying.
    """
    table = speaker_lexicon()
    is_plain = clause.lower(at - 1) == "," or clause.lower(at - 1) in table.documents
    speaks = table.documents | table.institutions if is_plain else table.documents
    for start in openings(clause):
        for end in (clause.run_end(start), _end_of_capitals(clause, start)):
            found = clause.phrase_of(start, end)
            if found and head(found.text) in speaks:
                return found
    return None


def _end_of_capitals(clause: Clause, start: int) -> int:
    """The place after the run from a place; after its last capital, before what it does."""
    end = clause.run_end(start)
    capitals = [at for at in range(start + 1, end) if clause.tokens[at].is_capital]
    return capitals[-1] + 1 if capitals else end
