"""Finds reporting verbs and their speakers in a sentence: "Wallace said", "said the minister"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.article import Span
from corpus.extraction.quotes.clause import Clause, speaker_after, two_of_places
from corpus.extraction.quotes.speaker_before import speaker_before, speakers_before
from corpus.extraction.quotes.speaker_lexicon import (
    SPANS,
    head,
    is_plural,
    names_people,
    speaker_lexicon,
)
from corpus.extraction.quotes.speaker_phrase import Phrase
from corpus.extraction.quotes.subjects import (
    named_subject,
    openings,
    subject_at,
    subject_of,
)
from corpus.extraction.quotes.verb_senses import ACCORDING, follows_quotation, verb_at
from corpus.extraction.quotes.words_of import in_words_of
from corpus.language.lexicon import Verb, lexicon

_OBJECT = frozenset({"tell", "accuse", "urge", "call", "describe", "dub", "label"})
"""Verbs followed by who is addressed, not by the speaker: "told Wallace"."""
_REPUTED = frozenset(
    {"said", "reported", "alleged", "believed", "understood", "thought", "claimed", "known"}
)
"""Participles before "to have" and a reporting verb: is said to have told him."""
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
        if verb is None:
            continue
        via = None
        if verb is ACCORDING:
            by = speaker_after(clause, at + 2).speaker
            first, speaker = in_words_of(clause, at) if token.lower == "words" else (at, by)
        else:
            quoted = _quoted_in_past(clause, found[-1].verb, found[-1].at, at) if found else None
            first, speaker = _speaker(clause, verb, at, quoted or _previous(clause, found))
            speaker = speaker if speaker and _may_speak(speaker) else None
            if speaker is None and _is_idea(clause, at):
                continue
            via = _quoting(clause, at) or (
                found[-1].speaker if quoted and speaker is quoted else None
            )
        found.append(Attribution(verb, at, first, speaker, Span(token.start, token.end), via))
    return found


_PRESS = frozenset({"media", "news", "press"})


def _may_speak(speaker: Phrase) -> bool:
    """Whether the words for a speaker can name one; not a time or a thing: last week, night."""
    table, noun = speaker_lexicon(), head(speaker.text)
    known = noun in table.bodies or (noun in table.organizations and noun not in _PRESS)
    known = known or noun in table.documents or noun in table.somebody or names_people(noun)
    bare = speaker.text == noun and not noun.endswith("s") and not known
    return speaker.kind != "description" or not (bare or noun in SPANS)


def _quoted_in_past(clause: Clause, verb: Verb, last: int, at: int) -> Phrase | None:
    """The speaker of a verb in the past that a verb in the present reports, after "and".

    In "Police say that Vale rang and warned" it is Vale; if it were the police, it would be "warn".
    """
    present = clause.lower(last) in (verb.name, f"{verb.name}s")
    past = clause.lower(at).endswith(("ed", "said", "wrote", "told"))
    joined = clause.lower(at - 1) in ("and", "then", "but")
    if not (present and past and joined) or any(
        one.quotation >= 0 for one in clause.tokens[last:at]
    ):
        return None
    return subject_at(clause, last + 1 + (clause.lower(last + 1) == "that"))


def _is_people(speaker: Phrase) -> bool:
    """Whether the words for a speaker are a name, people or a body."""
    table, noun = speaker_lexicon(), head(speaker.text)
    named = speaker.kind == "name" or speaker.text.split()[-1][0].isupper()  # the NYPD
    return named or names_people(noun) or noun in table.institutions


def _is_idea(clause: Clause, at: int) -> bool:
    """Whether a form in -ing belongs to a noun before it: the cost of denying it."""
    return clause.lower(at).endswith("ing") and clause.lower(at - 1) in ("of", "for", "with")


def _previous(clause: Clause, found: Sequence[Attribution]) -> Phrase | None:
    """The last speaker in a sentence; None where the last verb is passive."""
    if (
        found
        and clause.lower(found[-1].at + 1) == ","
        and clause.lower(found[-1].first - 1) == "which"
    ):
        found = found[:-1]  # denied it, which the Post reported, saying
    turned = not found or clause.lower(found[-1].at + 1) == "by"
    return None if turned else found[-1].speaker


def _speaker(
    clause: Clause, verb: Verb, at: int, previous: Phrase | None
) -> tuple[int, Phrase | None]:
    """The place where the words for a verb and its speaker begin, and the speaker."""
    form, before = clause.lower(at), clause.lower(at - 1)
    first, speaker = at, None
    if form.endswith("ing") and before == "as" and clause.lower(at - 2) != "well":
        first, speaker = _quoted(clause, at)
    elif clause.lower(at + 1) == "by" and form.endswith("ed"):  # a claim denied by Brook
        speaker = speaker_after(clause, at + 2).speaker
    elif _is_passive(clause, at) or _is_described(clause, verb, at):
        by = at + 1 + (clause.lower(at + 1) == "as")  # was described as "a disgrace" by Brook
        by += by < len(clause.tokens) and clause.tokens[by].quotation >= 0
        speaker = speaker_after(clause, by + 1).speaker if clause.lower(by) == "by" else None
    elif form.endswith("ing") and before in ("of", "for", "with", "by", "after", "before", "in"):
        speaker = _of_gerund(clause, at, before, previous)
    elif is_unspoken(clause, at) or _may_never(clause, verb, at) or _is_reputed(clause, at):
        went_on = before == "to" and clause.lower(at - 2) in ("on", "continued")
        first, speaker = (at, named_subject(clause)) if went_on else _to_come(clause, at)
    elif form.endswith("ing"):
        first, speaker = _of_participle(clause, at, previous)
    else:
        if follows_quotation(clause, at) and verb.name not in _OBJECT:
            speaker = two_of_places(clause, at + 1) or speaker_after(clause, at + 1).speaker
        if speaker is None and verb.name == "say" and before == ",":
            speaker = _named_at_end(clause, at)
        if speaker is None:
            first, speaker = speakers_before(clause, at)
        if speaker is None and before in ("", ",") and verb.name not in _OBJECT:
            later = speaker_after(clause, at + 1).speaker if _is_inverted(clause, at) else None
            first, speaker = (at, later) if later and _is_people(later) else (first, None)
        if speaker is None and before in ("and", "then", "but"):
            speaker = previous or _subject_before(clause, verb, at)
    return first, speaker


def _of_participle(clause: Clause, at: int, previous: Phrase | None) -> tuple[int, Phrase | None]:
    """The speaker of a form in -ing without a preposition: Brook left, saying."""
    table, before = speaker_lexicon(), clause.lower(at - 1)
    if before == "to" and clause.lower(at - 2) in ("taken", "took", "takes", "resorted"):
        return speaker_before(clause, at - 2)  # has taken to calling
    if before in table.prepositions or before in table.determiners:
        return at, None
    if before in lexicon().around["perceived"] and _is_passive(clause, at - 1):  # heard shouting
        return speaker_before(clause, _first_of_passive(clause, at - 1))
    found = _own_subject(clause, at) or _told_of(clause, at) or previous
    return at, found or subject_of(clause) or _opening_body(clause, at)


def _own_subject(clause: Clause, at: int) -> Phrase | None:
    """The speaker right before a form in -ing: with one blogger asking; …, a source calling it."""
    start = clause.run_start(at - 1)
    before = clause.lower(start - 1)
    joined = before in ("with", "and", "despite", "without")
    joined = joined or before in lexicon().around["perceived"]
    described = before == "," and clause.lower(start) in ("a", "an", "one", "another")
    joined = joined or (described and names_people(clause.lower(at - 1)))
    return clause.phrase_of(start, at) if joined and start < at else None


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
    plain = clause.lower(at - 1) == "," or clause.lower(at - 1) in table.documents
    speaks = table.documents | table.institutions if plain else table.documents
    for start in openings(clause):
        for end in (clause.run_end(start), _end_of_capitals(clause, start)):
            found = clause.phrase_of(start, end)
            if found and head(found.text) in speaks:
                return found
    return None


def _subject_before(clause: Clause, verb: Verb, at: int) -> Phrase | None:
    """The subject of "and said" at a place, or the body: teachers' unions met but said."""
    before = clause._replace(tokens=clause.tokens[:at])
    found = subject_of(before)
    if found and found.kind != "description":
        return found
    if any(token.lower in ("who", "which", "that") for token in before.tokens):
        return None  # firemen led out a woman who wept and cried
    table = speaker_lexicon()
    bodies = table.institutions
    end = next(
        (end for end in range(clause.run_end(0)) if clause.lower(end).removesuffix("s") in bodies),
        -1,
    )
    found = found or (clause.phrase_of(0, end + 1) if end >= 0 else None)
    finite = clause.lower(at) != verb.name or (found and is_plural(found.text))
    return found if finite else None  # a lawyer can read it and suggest


def _end_of_capitals(clause: Clause, start: int) -> int:
    """The place after the phrase from a place; after its last capital, before what it does."""
    end = clause.run_end(start)
    capitals = [at for at in range(start + 1, end) if clause.tokens[at].is_capital]
    return capitals[-1] + 1 if capitals else end


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
            if _is_passive(clause, place):
                return speaker_before(clause, _first_of_passive(clause, place)).speaker
            end, charged = speaker_after(clause, place + 1)
            return charged if end == at - 2 else None
    return None


def _named_at_end(clause: Clause, at: int) -> Phrase | None:
    """The full name with which a sentence ends: …, said Ada Brook, a nurse."""
    last, later = speaker_after(clause, at + 1)
    if not later or later.kind != "name" or " " not in later.text:
        return None
    rest = [token.lower for token in clause.tokens[last + 1 :]]
    ends = not rest or rest[0] in (",", ".") or rest[0] in speaker_lexicon().naming
    helping = speaker_lexicon().be | speaker_lexicon().between | speaker_lexicon().unspoken - {"to"}
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


def _to_come(clause: Clause, at: int) -> tuple[int, Phrase | None]:
    """The speaker of words that are given in advance: "…," Brook will say, is expected to say."""
    if _is_reputed(clause, at):
        return speaker_before(clause, _first_of_passive(clause, at - 3))
    if clause.lower(at - 2) in ("heard", "overheard") and _is_passive(clause, at - 2):
        return speaker_before(clause, _first_of_passive(clause, at - 2))  # was heard to say
    place = at - 1
    while place and clause.lower(place) in ("to", "expected", "due", "set", "will", "is", "are"):
        place -= 1
    first, speaker = speaker_before(clause, place + 1)
    return (first, speaker) if follows_quotation(clause, first) else (at, None)


def _is_reputed(clause: Clause, at: int) -> bool:
    """Whether others report that somebody said it: is reported to have told him."""
    is_past = clause.lower(at - 1) == "have" and clause.lower(at - 2) == "to"
    return is_past and clause.lower(at - 3) in _REPUTED and _is_passive(clause, at - 3)


def is_unspoken(clause: Clause, at: int) -> bool:
    """Whether the words before a verb say that nobody has said it: hasn't accused."""
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
                return speaker_before(clause, _first_of_passive(clause, place))
            return speaker_before(clause, place).place, speaker_after(clause, place + 1).speaker
    return at, None


def _quoting(clause: Clause, at: int) -> Phrase | None:
    """Who quotes the speaker: the paper in "the paper quoted Wallace as saying"."""
    if not clause.lower(at).endswith("ing") or clause.lower(at - 1) != "as":
        return None
    for place in range(at - 2, max(-1, at - _FAR), -1):
        if clause.lower(place) in _QUOTED:
            if clause.lower(place + 1) in ("by", "in"):
                return speaker_after(clause, place + 2).speaker
            if clause.lower(at + 1) == "by":
                return speaker_after(clause, at + 2).speaker
            return None if _is_passive(clause, place) else speaker_before(clause, place).speaker
    return None


def _is_described(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether a noun before the verb is what others call so: the official described as a hawk."""
    if clause.lower(clause.run_start(at - 1) - 1) == "what":
        return False  # in what critics described as a purge
    turned = verb.name in ("describe", "characterize", "dub") and clause.lower(at).endswith("ed")
    acts = clause.lower(at + 1) == "as" and clause.lower(at + 3) in speaker_lexicon().determiners
    # critics described as "reckless" the plan; "…," the patient described in the report
    after_words = (
        follows_quotation(clause, speaker_before(clause, at).place) and clause.lower(at + 1) == "in"
    )
    acts = acts or after_words
    return turned and clause.lower(at + 1) in ("as", "in", "by") and not acts


def _is_passive(clause: Clause, at: int) -> bool:
    place = at - 1
    while place >= 0 and clause.lower(place).endswith("ly"):
        place -= 1
    return clause.lower(place) in speaker_lexicon().be and not clause.lower(at).endswith("ing")


def _first_of_passive(clause: Clause, at: int) -> int:
    """The place of the first form of "be" or "have" before a participle: has been accused."""
    helpers, be = ("has", "have", "had", "can", "could"), speaker_lexicon().be
    while at and (
        (before := clause.lower(at - 1)) in be or before in helpers or before.endswith("ly")
    ):
        at -= 1
    return at


_FILMS = frozenset({"video", "videos", "footage", "audio", "transcripts", "logs", "clip"})


def record_shown(clause: Clause) -> str:
    """The source that a sentence names at its end: …, a recording of the call shows; or ""."""
    last = len(clause.tokens) - 1
    while last > 0 and not clause.tokens[last].is_word:
        last -= 1
    if clause.lower(last) not in ("show", "shows", "showed"):
        return ""
    comma = next((at for at in range(last, 0, -1) if not clause.tokens[at].is_word), last)
    found = speaker_after(clause, comma + 1).speaker
    noun = head(found.text) if found else ""
    shown = noun in speaker_lexicon().writings or noun in _FILMS
    return found.text if found and shown else ""
