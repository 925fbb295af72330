"""Recognizes what attributes words to somebody: verbs that report words, and nouns for words.

"Added that" reports words, "was added" does not. Nouns: Vale's reply, claims by the board that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from corpus.extraction.quotes.clause import Clause
from corpus.extraction.quotes.speaker_lexicon import head, names_people, speaker_lexicon
from corpus.extraction.quotes.speaker_phrase import Phrase, owner, possessor
from corpus.extraction.quotes.subjects import subject_at
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.language.lexicon import Verb, lexicon

ACCORDING = Verb("according to", "neutral")
_NOUNS = frozenset({"claim", "claims", "hint", "answer", "reply"})
_PROMISES = frozenset({"promises", "pledges", "vows", "demands"})
_AFTER_NOUNS = frozenset({"", "and", "or", "of", "about", "for", "were", "are", "by", "made"})
_NAMING = frozenset({"call", "dub", "label"})
_FAR = 12
"""The most tokens between a verb and the words that lead on to a quotation."""


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
    ends = clause.lower(at + 1) in _AFTER_NOUNS and not clause.tokens[at - 1].is_capital
    if token.lower in _PROMISES and ends:  # campaign promises and wishes
        no_verb = no_verb or not follows_quotation(clause, clause.before(at)[0])
    no_verb = no_verb or _is_adjective(clause, at) or _is_naming(clause, verb, at)
    no_verb = no_verb or (token.lower in lexicon().beside and not _stands_by_words(clause, at))
    has_other_sense = _OTHER_SENSES.get(verb.name)
    return None if no_verb or (has_other_sense and has_other_sense(clause, at)) else verb


def in_words_of(clause: Clause, at: int) -> tuple[int, Phrase | None]:
    """The place where "in the words of Vale" begins, and the speaker; "words" is at a place."""
    if clause.lower(at + 1) == "of":
        leads = clause.lower(at - 1) == "the" and clause.lower(at - 2) == "in"
        return at - 2, clause.after(at + 2)[1] if leads else None
    start = clause.run_start(at - 1)
    if clause.lower(start - 1) != "in" or start >= at:
        return at, None
    whose = possessor(clause.lower(start))
    if whose and clause.lower(at - 1) in (clause.lower(start), "own"):  # in her own words
        return start - 1, whose
    run = clause.tokens[start:at]
    return start - 1, owner(clause.text, run, clause.names, first=False)


def _is_phoning(clause: Clause, at: int) -> bool:
    """Whether "call" means to telephone, or to call something off, for or on."""
    after = clause.lower(at + 1)
    if clause.lower(at) in ("call", "calls"):
        quoted = any(token.quotation >= 0 for token in clause.tokens[at + 1 : at + _FAR])
        return not quoted or after in speaker_lexicon().prepositions or not _has_speaker(clause, at)
    if after in ("the", "an", "a"):
        after = clause.lower(at + 2)
    return after in lexicon().around["phoned"] or after[:1].isdigit()


def _has_speaker(clause: Clause, at: int) -> bool:
    """Whether the word before "call" can be its subject: Brook calls, critics call."""
    before = clause.lower(at - 1)
    known = before in speaker_lexicon().pronouns or names_people(before)
    return bool(before) and (clause.tokens[at - 1].is_capital or known)


_LATER = frozenset({"after", "when", "as", "before", "while", "but", "and", "new", "more"})


def _is_reacting(clause: Clause, at: int) -> bool:
    """Whether "respond" means an act, not words: responded with subpoenas, to the scene."""
    past = {"with": 4, "by": 4, "to": 2 * _FAR}.get(clause.lower(at + 1), 0)
    leads_to_words = any(
        clause.lower(place) in ("saying", ":")
        or (
            clause.tokens[place].quotation >= 0
            and (past < _FAR or clause.lower(place - 1) in (",", ":", "that", "with"))
        )
        for place in range(at + 2, min(at + past, len(clause.tokens)))
    )
    is_after = follows_quotation(clause, clause.before(at)[0])
    return bool(past) and not leads_to_words and not is_after


def _is_silent(clause: Clause, at: int) -> bool:
    """Whether somebody says nothing: said nothing after he was seized, but not "nothing was"."""
    if clause.lower(at + 1) != "nothing":
        return False
    after = clause.lower(at + 2)
    return not after.isalpha() or after in speaker_lexicon().prepositions or after in _LATER


def _is_refusing(clause: Clause, at: int) -> bool:
    """Whether "deny" means to refuse: denied a request for documents, denied him bail."""
    return any(
        clause.lower(place) in lexicon().around["refused"] for place in range(at + 1, at + 4)
    )


def _is_appointing(clause: Clause, at: int) -> bool:
    """Whether "confirm" means to appoint: confirmed by the Senate."""
    reports = clause.lower(at + 1) in ("that", ",", ":") or _quoted_after(clause, at)
    around = {clause.lower(place) for place in (at - 2, at - 1, at + 2, at + 3)}
    return not reports and not around.isdisjoint(lexicon().around["appointing"])


def _is_calling_back(clause: Clause, at: int) -> bool:
    """Whether "recall" means to call back: recalled its envoy, 4,000 cars."""
    after = clause.lower(at + 1)
    thing = after in speaker_lexicon().determiners or after[:1].isdigit()
    return thing and after != "that" and not follows_quotation(clause, clause.before(at)[0])


_OTHER_SENSES: Mapping[str, Callable[[Clause, int], bool]] = {
    "point out": lambda clause, at: clause.lower(at + 1) not in ("out", "to"),
    "put it": lambda clause, at: clause.lower(at + 1) != "it",
    "estimate": lambda clause, at: clause.lower(at + 1) == "at",
    "call": _is_phoning,
    "find": lambda clause, at: clause.lower(at - 1) not in lexicon().around["finding"],
    "hear": lambda clause, at: clause.lower(at - 1) not in lexicon().around["hearing"],
    "confirm": _is_appointing,
    "recall": _is_calling_back,
    **dict.fromkeys(("respond", "reply", "answer", "retort", "counter"), _is_reacting),
    "speak of": lambda clause, at: (
        clause.lower(at + 1) != "of" or not _quoted_after(clause, at + 1)
    ),
    "say": _is_silent,
    "allege": lambda clause, at: (
        clause.lower(at - 1) in ("and", "or", "of") and clause.belongs(at + 1)
    ),
    "deny": _is_refusing,
    "warn": lambda clause, at: (
        clause.lower(at - 1) == "without" or clause.lower(at - 1) in speaker_lexicon().determiners
    ),
}
"""By the name of a verb: whether it has another sense at a place and reports nothing."""


def _is_adjective(clause: Clause, at: int) -> bool:
    """Whether a participle is an adjective: "its newly announced policy"."""
    before = clause.lower(at - 1)
    if before.endswith("ly") and before not in speaker_lexicon().nouns_in_ly:
        before = clause.lower(at - 2)
    form = clause.lower(at)
    return form.endswith(("ed", "written", "ruling")) and before in speaker_lexicon().determiners


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
    opens = not at and clause.belongs(1) and clause.tokens[1].is_capital  # Added Brook: "…"
    determined = clause.lower(at + 1) in speaker_lexicon().determiners
    if opens or (determined and follows_quotation(clause, at)):  # "…," reads a letter from Brook
        return True
    first, speaker = clause.before(at)
    noun = speaker is None or clause.lower(at - 1) in speaker_lexicon().determiners
    if clause.lower(at) in lexicon().nouns and (noun or _ends_noun(clause, at)):
        return False
    verb = lexicon().verbs[clause.lower(at)]
    at += verb.name == "go on" and clause.lower(at + 1) == "on"
    spoken = verb.name in ("add", "continue")
    if spoken and speaker and speaker.kind == "pronoun" and speaker.text in ("he", "she"):
        return True
    follows = {"that", ":"}
    if clause.lower(at) not in lexicon().nouns:
        follows |= {"he", "she", "they", "there"}  # Brook added she was surprised
    return (
        clause.lower(at + 1) in follows
        or _quoted_after(clause, at)
        or _leads_on(clause, verb, at)
        or follows_quotation(clause, at)
        or follows_quotation(clause, first)
        or (clause.lower(first - 1) == "," and clause.lower(at + 1) in ("", ","))
    )


def _leads_on(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether a later word leads on to what is said: posted on Monday: "…", referred to it as "…".

    Or: ordered him to "…", agreed with the minister that.
    """
    table, end = speaker_lexicon(), clause.run_end(at + 2)
    if clause.lower(at + 1) in table.prepositions and clause.lower(end) == "that":
        noun = clause.lower(end - 1)
        return not (noun in table.utterances or noun in table.statements or noun == "hope")
    far = ":" if verb.name == "post" else "as" if verb.tone == "acting" else ""
    return any(
        clause.lower(place) == far or (clause.lower(place) == "to" and place < at + 4)
        for place in range(at + 1, min(at + _FAR, len(clause.tokens)))
        if _quoted_after(clause, place)
    )


def _ends_noun(clause: Clause, at: int) -> bool:
    """Whether a form that is also a noun is one here, after an article or number: two reports."""
    start = clause.run_start(at - 1)
    if start >= at or clause.lower(start) not in speaker_lexicon().determiners:
        return False
    last = clause.tokens[at - 1]
    table = speaker_lexicon()
    speaks = last.is_capital or names_people(last.lower)
    speaks = speaks or last.lower in table.institutions or last.lower in table.documents
    return not speaks


def _quoted_after(clause: Clause, at: int) -> bool:
    """Whether a quotation follows a place, at most after a mark."""
    for token in clause.tokens[at + 1 : at + 3]:
        if token.quotation >= 0 or token.is_word:
            return token.quotation >= 0
    return False


def follows_quotation(clause: Clause, at: int) -> bool:
    """Whether a quotation ends right before a place, but for marks."""
    place = at - 1
    while place >= 0 and not clause.tokens[place].is_word and clause.tokens[place].quotation < 0:
        place -= 1
    return place >= 0 and clause.tokens[place].quotation >= 0


def _follows_name(clause: Clause, at: int) -> bool:
    """Whether only a name or a pronoun stands before a word in its clause."""
    start = clause.run_start(at - 1)
    run = clause.tokens[start:at]
    in_capitals = bool(run) and all(token.is_capital for token in run)
    return clause.lower(at - 1) in speaker_lexicon().pronouns or (
        in_capitals and clause.opens_clause(start)
    )


_STATING = frozenset(
    {"promise", "pledge", "vow", "swear", "threaten", "joke", "quip", "brag", "lament", "protest"}
    | {"demand", "urge", "exclaim", "scoff", "shout", "scream", "yell", "plead", "whisper"}
)
"""Verbs for other acts that a statement may follow: joked that, demanded that."""
_COMMITTING = frozenset({"promise", "pledge", "vow"})
"""Verbs that report what somebody says they will do: vowed to rebuild it."""
_TOLD = frozenset({"to", "not", "they", "he", "she", "we"})
"""Words after "told" by which the noun before it is who was told: schools told to close."""


def tells_statement(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether a verb reports what somebody said, not only an act: promised that, not accused."""
    if verb.name == "tell" and clause.lower(at + 1) in _TOLD:
        return False
    if verb.tone != "acting" or verb.name not in _STATING:
        return verb.tone != "acting" and verb.name != "hear"
    place = at + 1
    while clause.lower(place) == "on" or clause.lower(place) in speaker_lexicon().calendar:
        place += 1  # promised on Sunday that
    return clause.lower(place) == "that" or (
        clause.lower(place) == "to" and verb.name in _COMMITTING
    )


REMARKS = frozenset({"comment", "comments", "remark", "remarks", "joke", "jokes"})
"""Nouns for what somebody said about others: Vale's remarks about her having "no heart"."""


def mentions_others(tokens: Sequence[NarrationToken]) -> bool:
    """Whether the speaker mentions the words of others: "dismissed claims that"."""
    before = len(tokens) - 1
    while before > 1 and tokens[before].lower == "and" and tokens[before - 1].quotation >= 0:
        before -= 2
    about = tokens[: before * (tokens[before].lower in ("having", "being"))] if tokens else ()
    if any(
        noun.lower in REMARKS and owner.is_capital and owner.lower.endswith(("'s", "s'"))
        for owner, noun in pairwise(about)
    ):
        return True
    return any(
        noun.lower in speaker_lexicon().statements
        and before.lower not in speaker_lexicon().owners
        and (after.lower == "that" or claims_of(tokens, at))
        for at, (before, noun, after) in enumerate(
            zip(tokens, tokens[1:], tokens[2:], strict=False), 1
        )
    )


def claims_of(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a noun for a statement has "by" and "that" after it: claims by the board that."""
    near = [token.lower for token in tokens[at + 1 : at + _FAR]]
    return near[:1] == ["by"] and "that" in near[2:]


_POINTING = frozenset({"that", "this", "those", "these", "such", "it"})


def whose_words_before(clause: Clause) -> Phrase | None:
    """Who said what stands before a sentence, if it says so: with those words, Vale left."""
    first, second = clause.lower(0), clause.lower(1)
    if first == "with" and second in _POINTING and clause.lower(2) == "words":
        return subject_at(clause, 3 + (clause.lower(3) == ","))
    if first in ("so", "thus") and second in ("said", "says", "wrote", "spoke"):
        return as_people(clause.after(2)[1])
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


def whose_words(clause: Clause, start: int) -> Phrase | None:
    """The owner of a noun for words soon after a place: the reply of Vale, Vale's reply."""
    nouns = speaker_lexicon().utterances
    for at in range(start + 1, min(start + 6, len(clause.tokens))):
        if clause.lower(at) in nouns:
            if clause.lower(at + 1) in ("of", "from", "by"):
                return as_people(clause.after(at + 2)[1])
            if whose := possessor(clause.lower(at - 1)):
                return whose
            run = clause.tokens[start:at]
            return as_people(owner(clause.text, run, clause.names, first=not start))
    return None


def as_people(found: Phrase | None, *, bodies: bool = False) -> Phrase | None:
    """A speaker if it is a name or people or, with `bodies`, a body; else None."""
    table, noun = speaker_lexicon(), head(found.text) if found else ""
    body = bodies and noun in table.institutions
    people = found and (found.kind == "name" or names_people(noun) or body)
    return found if people else None


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
    """The place of a verb of sending before a message that says something: sent a letter that said.

    `first` is the place of the message. 0 for none.
    """
    near = range(max(0, first - 3), first)
    return next((at for at in near if clause.lower(at) in _SENDING), 0)


def written_in(clause: Clause, at: int) -> str:
    """The noun for a text in which somebody says it, after a verb: said in a statement."""
    table = speaker_lexicon()
    for place in range(at + 1, min(at + _FAR, len(clause.tokens) - 2)):
        after = clause.lower(place + 1) if clause.lower(place) == "in" else "the"
        if after != "the" and after in table.determiners:
            noun = clause.lower(clause.run_end(place + 1) - 1)
            return noun if noun in table.writings else ""
    return ""
