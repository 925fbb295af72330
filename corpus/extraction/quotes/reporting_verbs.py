"""Finds reporting verbs and their speakers in a sentence: "Wallace said", "said the minister"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from corpus.extraction.quotes.clause import Clause
from corpus.extraction.quotes.speaker_lexicon import head, names_people, speaker_lexicon
from corpus.extraction.quotes.speaker_phrase import Phrase
from corpus.extraction.quotes.subjects import (
    in_words_of,
    named_subject,
    opening_document,
    own_subject,
    subject_of,
    told_in_past,
    told_of,
)
from corpus.language.lexicon import Verb, lexicon
from corpus.model import Span

ACCORDING = Verb("according to", "neutral")
_NOUNS = frozenset({"claim", "claims", "hint", "answer", "reply"})
_NAMING = frozenset({"call", "dub", "label"})


def verb_at(clause: Clause, at: int) -> Verb | None:
    """The reporting verb at a place; None for other uses: "added that", not "was added"."""
    token = clause.tokens[at]
    if token.lower == "according" and clause.lower(at + 1) == "to":
        return ACCORDING
    if token.lower == "words":
        return ACCORDING if in_words_of(clause, at)[1] else None
    verb = lexicon().verbs.get(token.lower)
    if verb is None or (token.is_capital and at):
        return None
    no_verb = token.lower in _NOUNS and not _follows_name(clause, at)
    no_verb = no_verb or _is_adjective(clause, at) or _is_naming(clause, verb, at)
    no_verb = no_verb or (token.lower in lexicon().beside and not _stands_by_words(clause, at))
    has_other_sense = _OTHER_SENSES.get(verb.name)
    return None if no_verb or (has_other_sense and has_other_sense(clause, at)) else verb


def _is_phoning(clause: Clause, at: int) -> bool:
    """Whether somebody calls a number or the police, or calls off a match."""
    after = clause.lower(at + 1)
    if clause.lower(at) in ("call", "calls"):
        quoted = any(token.quotation >= 0 for token in clause.tokens[at + 1 : at + _FAR])
        return not quoted or after in speaker_lexicon().prepositions or not _has_speaker(clause, at)
    if after in ("the", "an", "a"):
        after = clause.lower(at + 2)
    return after in lexicon().around["phoned"] or after[:1].isdigit()


def _has_speaker(clause: Clause, at: int) -> bool:
    """Whether what stands right before a form can call something so: Brook calls, critics call."""
    before = clause.lower(at - 1)
    known = before in speaker_lexicon().pronouns or names_people(before)
    return bool(before) and (clause.tokens[at - 1].is_capital or known)


_LATER = frozenset({"after", "when", "as", "before", "while", "but", "and", "new", "more"})


def _is_reacting(clause: Clause, at: int) -> bool:
    """Whether somebody does something in reply: responded with two subpoenas, by leaving."""
    around = clause.tokens[at + 2 : at + 4]
    quoted = any(token.quotation >= 0 or token.lower == "saying" for token in around)
    return clause.lower(at + 1) in ("with", "by") and not quoted


def _is_silent(clause: Clause, at: int) -> bool:
    """Whether somebody says nothing: said nothing after he was seized, but not "nothing was"."""
    after = clause.lower(at + 2)
    ends = not after.isalpha() or after in speaker_lexicon().prepositions | _LATER
    return clause.lower(at + 1) == "nothing" and ends


def _is_refusing(clause: Clause, at: int) -> bool:
    """Whether something is not granted: denied a request for documents, denied him bail."""
    return any(
        clause.lower(place) in lexicon().around["refused"] for place in range(at + 1, at + 4)
    )


def _is_appointing(clause: Clause, at: int) -> bool:
    """Whether a body puts somebody into an office: confirmed by the Senate."""
    told = clause.lower(at + 1) in ("that", ",", ":") or _quoted_after(clause, at)
    around = {clause.lower(place) for place in (at - 2, at - 1, at + 2, at + 3)}
    return not told and not around.isdisjoint(lexicon().around["appointing"])


_OTHER_SENSES: Mapping[str, Callable[[Clause, int], bool]] = {
    "point out": lambda clause, at: clause.lower(at + 1) not in ("out", "to"),
    "put it": lambda clause, at: clause.lower(at + 1) != "it",
    "estimate": lambda clause, at: clause.lower(at + 1) == "at",
    "call": _is_phoning,
    "find": lambda clause, at: clause.lower(at - 1) not in lexicon().around["finding"],
    "hear": lambda clause, at: clause.lower(at - 1) not in lexicon().around["hearing"],
    "confirm": _is_appointing,
    **dict.fromkeys(("respond", "reply", "answer"), _is_reacting),
    "speak of": lambda clause, at: (
        clause.lower(at + 1) != "of" or not _quoted_after(clause, at + 1)
    ),
    "say": _is_silent,
    "deny": _is_refusing,
    "warn": lambda clause, at: clause.lower(at - 1) in {"without"} | speaker_lexicon().determiners,
}
"""By the name of a verb, when it reports nothing."""


def _is_adjective(clause: Clause, at: int) -> bool:
    """Whether a form is part of a noun's description: "its newly announced policy"."""
    before = clause.lower(at - 1)
    if before.endswith("ly") and before not in speaker_lexicon().nouns_in_ly:
        before = clause.lower(at - 2)
    form = clause.lower(at)
    return form.endswith(("ed", "written")) and before in speaker_lexicon().determiners


def _is_naming(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether the verb names something: "a shop called …"."""
    tokens = clause.tokens
    if verb.name not in _NAMING or at + 1 == len(tokens) or not clause.belongs(at - 1):
        return False
    end = at + 1
    while end < len(tokens) and tokens[end].is_capital:
        end += 1
    quoted = end < len(tokens) and tokens[end].quotation >= 0
    if quoted == (end > at + 1):  # neither "…" nor a name; or both: called Brook "…"
        return False
    noun = tokens[at - 1]
    speaks = noun.is_capital or noun.lower.endswith("s") or noun.lower in speaker_lexicon().pronouns
    return not speaks and clause.lower(clause.run_start(at - 1)) in ("a", "an")


def _stands_by_words(clause: Clause, at: int) -> bool:
    """Whether a verb with other senses reports words here: "he added", "added that", "…,"."""
    if clause.lower(at).endswith("ing"):
        return clause.lower(at + 1) == "that" or _quoted_after(clause, at)
    if not at and clause.belongs(1) and clause.tokens[1].is_capital:
        return True  # Added Brook: "…"
    first, speaker = clause.before(at)
    noun = speaker is None or clause.lower(at - 1) in speaker_lexicon().determiners
    if clause.lower(at) in lexicon().nouns and (noun or _ends_noun(clause, at)):
        return False
    name = lexicon().verbs[clause.lower(at)].name
    at += name == "go on" and clause.lower(at + 1) == "on"
    spoken = name in ("add", "continue")
    if spoken and speaker and speaker.kind == "pronoun" and speaker.text in ("he", "she"):
        return True
    return (
        clause.lower(at + 1) in ("that", ":")
        or _quoted_after(clause, at)
        or _leads_on(clause, name, at)
        or follows_quotation(clause, at)
        or follows_quotation(clause, first)
        or (clause.lower(first - 1) == "," and clause.lower(at + 1) in ("", ","))
    )


def _leads_on(clause: Clause, name: str, at: int) -> bool:
    """Whether a word leads on to a quotation: ordered him to "…"; posted on Monday: "…"."""
    sign, past = (":", _FAR) if name == "post" else ("to", 4)
    near = range(at + 1, min(at + past, len(clause.tokens)))
    return any(clause.lower(place) == sign and _quoted_after(clause, place) for place in near)


def _ends_noun(clause: Clause, at: int) -> bool:
    """Whether a form that is a noun too ends what a number or article begins: two new reports."""
    start = clause.run_start(at - 1)
    if start >= at or clause.lower(start) not in speaker_lexicon().determiners:
        return False
    last = clause.tokens[at - 1]
    table = speaker_lexicon()
    speaks = last.is_capital or names_people(last.lower)
    return not speaks and last.lower not in table.bodies | table.organizations | table.documents


def _quoted_after(clause: Clause, at: int) -> bool:
    """Whether a quotation follows, with no more than a mark before it."""
    for token in clause.tokens[at + 1 : at + 3]:
        if token.quotation >= 0 or token.is_word:
            return token.quotation >= 0
    return False


def follows_quotation(clause: Clause, at: int) -> bool:
    """Whether a quotation ends before a place, with no more than marks between."""
    place = at - 1
    while place >= 0 and not clause.tokens[place].is_word and clause.tokens[place].quotation < 0:
        place -= 1
    return place >= 0 and clause.tokens[place].quotation >= 0


def _follows_name(clause: Clause, at: int) -> bool:
    """Whether its clause has nothing before it but a name or a pronoun."""
    start = clause.run_start(at - 1)
    run = clause.tokens[start:at]
    in_capitals = bool(run) and all(token.is_capital for token in run)
    return clause.lower(at - 1) in speaker_lexicon().pronouns or (
        in_capitals and clause.opens_clause(start)
    )


_OBJECT = frozenset({"tell", "accuse", "urge", "call", "describe", "dub", "label"})
"""Verbs followed by who is addressed, not by the speaker: "told Wallace"."""
_QUOTED = frozenset({"quoted", "quotes", "quote", "quoting", "cited", "cites", "cite", "citing"})
_FAR = 12
"""Tokens between "quoted" and "as saying"."""


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
    """Of the verb, in the article's text."""
    via: Phrase | None = None
    """Who quotes the speaker: quoted by the paper as saying."""


def find_attributions(clause: Clause) -> list[Attribution]:
    """The reporting verbs of a sentence with their speakers, in its order."""
    found: list[Attribution] = []
    verbs = lexicon().verbs
    for at, token in enumerate(clause.tokens):
        may_tell = token.lower in verbs or token.lower in ("according", "words")
        verb = verb_at(clause, at) if may_tell else None
        if verb is None:
            continue
        via = None
        if verb is ACCORDING:
            by = clause.after(at + 2)[1]
            first, speaker = in_words_of(clause, at) if token.lower == "words" else (at, by)
        else:
            told = told_in_past(clause, found[-1].verb, found[-1].at, at) if found else None
            first, speaker = _speaker(clause, verb, at, told or _previous(clause, found))
            if speaker is None and _is_idea(clause, at):
                continue
            via = _quoting(clause, at) or (found[-1].speaker if told and speaker is told else None)
        found.append(Attribution(verb, at, first, speaker, Span(token.start, token.end), via))
    return found


def _is_idea(clause: Clause, at: int) -> bool:
    """Whether a verb is what a noun is about: the cost of denying it."""
    return clause.lower(at).endswith("ing") and clause.lower(at - 1) in ("of", "for", "with")


def _previous(clause: Clause, found: Sequence[Attribution]) -> Phrase | None:
    """The last speaker in a sentence; None where the last verb is passive."""
    turned = not found or clause.lower(found[-1].at + 1) == "by"
    return None if turned else found[-1].speaker


def _speaker(
    clause: Clause, verb: Verb, at: int, previous: Phrase | None
) -> tuple[int, Phrase | None]:
    """Where the words for a verb and its speaker begin, and the speaker."""
    form, before = clause.lower(at), clause.lower(at - 1)
    first, speaker = at, None
    if form.endswith("ing") and before == "as" and clause.lower(at - 2) != "well":
        first, speaker = _quoted(clause, at)
    elif clause.lower(at + 1) == "by" and form.endswith("ed"):  # a claim denied by Brook
        speaker = clause.after(at + 2)[1]
    elif _is_passive(clause, at) or _is_described(clause, verb, at):
        quoted = at + 1 < len(clause.tokens) and clause.tokens[at + 1].quotation >= 0
        by = at + 1 + quoted  # was called "a disgrace" by Brook
        speaker = clause.after(by + 1)[1] if clause.lower(by) == "by" else None
    elif form.endswith("ing") and before in ("of", "for", "with", "by", "after", "before", "in"):
        speaker = _of_gerund(clause, at, before, previous)
    elif is_unspoken(clause, at) or _may_never(clause, verb, at):
        went_on = before == "to" and clause.lower(at - 2) in ("on", "continued")
        first, speaker = (at, named_subject(clause)) if went_on else _to_come(clause, at)
    elif form.endswith("ing"):
        first, speaker = _of_participle(clause, at, previous)
    else:
        if follows_quotation(clause, at) and verb.name not in _OBJECT:
            speaker = clause.after(at + 1)[1]
        if speaker is None:
            first, speaker = clause.before(at)
        if speaker is None and before in ("", ",") and verb.name not in _OBJECT:
            later = clause.after(at + 1)[1] if _is_inverted(clause, at) else None
            person = later and (later.kind == "name" or names_people(head(later.text)))
            first, speaker = (at, later) if person else (first, None)
        if speaker is None and before in ("and", "then", "but"):
            speaker = previous or named_subject(clause)
    return first, speaker


def _of_participle(clause: Clause, at: int, previous: Phrase | None) -> tuple[int, Phrase | None]:
    """Who speaks by a form in -ing that no preposition makes a noun: Brook left, saying."""
    table, before = speaker_lexicon(), clause.lower(at - 1)
    if before == "to" and clause.lower(at - 2) in ("taken", "took", "takes", "resorted"):
        return clause.before(at - 2)  # has taken to calling
    if before in table.prepositions | table.determiners:
        return at, None
    is_perceived = before in lexicon().around["perceived"] and _is_passive(clause, at - 1)
    if is_perceived:  # can be heard shouting
        return clause.before(clause.first_of_passive(at - 1))
    found = own_subject(clause, at) or told_of(clause, at) or previous
    return at, found or subject_of(clause) or opening_document(clause)


def _of_gerund(clause: Clause, at: int, before: str, previous: Phrase | None) -> Phrase | None:
    """Who speaks where a form in -ing follows a preposition.

    Vale, where "Brook accused Vale of saying" and where "Vale was accused of saying"; Brook, where
    "Brook opened the meeting by saying". Nobody, where it names an idea: the cost of denying.
    """
    if before not in ("of", "for"):
        return named_subject(clause) or previous
    for place in range(at - 2, max(-1, at - _FAR), -1):
        verb = lexicon().verbs.get(clause.lower(place))
        if verb and verb.tone == "acting":
            if _is_passive(clause, place):
                return clause.before(clause.first_of_passive(place))[1]
            end, charged = clause.after(place + 1)
            return charged if end == at - 2 else None
    return None


def _is_inverted(clause: Clause, at: int) -> bool:
    """Whether the speaker follows: "…" on Monday, said Brook; or: Added Brook: "…"."""
    if not at:
        return clause.tokens[0].is_capital
    if clause.lower(at) in ("said", "says") and clause.lower(at - 1) == ",":
        end = clause.after(at + 1)[0] + 1  # the bridge is safe, said Brook.
        return clause.lower(end) in ("", ".", ",", ";") or end >= len(clause.tokens)
    return any(token.quotation >= 0 for token in clause.tokens[:at])


def _to_come(clause: Clause, at: int) -> tuple[int, Phrase | None]:
    """The speaker of words that are given in advance: "…," Brook will say, is expected to say."""
    place = at - 1
    while place and clause.lower(place) in ("to", "expected", "due", "set", "will", "is", "are"):
        place -= 1
    first, speaker = clause.before(place + 1)
    return (first, speaker) if follows_quotation(clause, first) else (at, None)


def is_unspoken(clause: Clause, at: int) -> bool:
    """Whether the verb at a place says that nobody told it: hasn't accused."""
    before = clause.lower(at - 1)
    took_to = before == "to" and clause.lower(at).endswith("ing")  # took to calling
    return before in speaker_lexicon().unspoken and not took_to


def _may_never(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether the verb is conditional or future: "he'd tell", but not "he'd told"."""
    return clause.lower(at) == verb.name and clause.lower(at - 1).endswith(("'d", "'ll"))


def _quoted(clause: Clause, at: int) -> tuple[int, Phrase | None]:
    """The speaker of "quoted Wallace as saying" and "Wallace was quoted as saying"."""
    for place in range(at - 2, max(-1, at - _FAR), -1):
        if clause.lower(place) in _QUOTED:
            if _is_passive(clause, place):
                return clause.before(clause.first_of_passive(place))
            return clause.before(place)[0], clause.after(place + 1)[1]
    return at, None


def _quoting(clause: Clause, at: int) -> Phrase | None:
    """Who quotes the speaker: the paper in "the paper quoted Wallace as saying"."""
    if not clause.lower(at).endswith("ing") or clause.lower(at - 1) != "as":
        return None
    for place in range(at - 2, max(-1, at - _FAR), -1):
        if clause.lower(place) in _QUOTED:
            if clause.lower(place + 1) in ("by", "in"):
                return clause.after(place + 2)[1]
            return None if _is_passive(clause, place) else clause.before(place)[1]
    return None


def _is_described(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether a noun before the verb is what others call so: the official described as a hawk."""
    turned = verb.name in ("describe", "characterize", "dub") and clause.lower(at).endswith("ed")
    acts = clause.lower(at + 1) == "as" and clause.lower(at + 3) in speaker_lexicon().determiners
    # critics described as "reckless" the plan; "…," the patient described in the report
    after_words = follows_quotation(clause, clause.before(at)[0]) and clause.lower(at + 1) == "in"
    acts = acts or after_words
    return turned and clause.lower(at + 1) in ("as", "in", "by") and not acts


def _is_passive(clause: Clause, at: int) -> bool:
    place = at - 1
    while place >= 0 and clause.lower(place).endswith("ly"):
        place -= 1
    return clause.lower(place) in speaker_lexicon().be and not clause.lower(at).endswith("ing")
