"""Finds out whether a verb at a place reports what somebody says, or means something else there.

`verb_at` returns the verb of "added that", and None for "sugar was added". The word may be

    a noun            three claims, an answer              _is_noun
    an adjective      its newly announced policy           _is_adjective
    a name-giver      a shop called Vale's                 _is_naming
    an act            she responded to the scene           _OTHER_SENSES, a rule for each verb

The verbs under [beside] in `lexicon.toml`, as "add", "post" and "find", mostly mean something else.
They report only where what is said stands beside them: he added; posted: "…" (_reports_words_here).

A verb of which the tone is "acting" names an act besides speaking: accuse, order, call. The last
functions, from `is_passive` on, answer in what form a verb stands: was denied, would say.

A place is the index of a token; `clause.py` says how a sentence is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from corpus.extraction.quotes.clause import Clause
from corpus.extraction.quotes.speaker_before import speaker_before
from corpus.extraction.quotes.speaker_lexicon import names_people, speaker_lexicon
from corpus.extraction.quotes.words_of import in_words_of
from corpus.language.lexicon import Verb, lexicon

ACCORDING = Verb("according to", "neutral")
_REACH = 12
"""The most tokens between a verb and the words that lead on to a quotation."""


def verb_at(clause: Clause, at: int) -> Verb | None:
    """The reporting verb at a place; None for other uses: "added that", not "was added"."""
    token = clause.tokens[at]
    if token.lower == "according" and clause.lower(at + 1) == "to":
        return ACCORDING
    if token.lower == "words":
        return ACCORDING if in_words_of(clause, at).speaker else None
    verb = lexicon().verbs.get(token.lower)
    if verb is None or (token.is_capital and at):
        return None
    if _is_noun(clause, at) or _is_adjective(clause, at) or _is_naming(clause, verb, at):
        return None
    if token.lower in lexicon().beside and not _reports_words_here(clause, at):
        return None
    has_other_sense = _OTHER_SENSES.get(verb.name)
    return None if has_other_sense and has_other_sense(clause, at) else verb


_MOSTLY_NOUNS = frozenset({"claim", "claims", "hint", "answer", "reply"})
"""Forms that are verbs only right after a name or pronoun: Brook claims, they claim."""
_OFTEN_NOUNS = frozenset({"promises", "pledges", "vows", "demands"})
"""Forms that are nouns where one of `_AFTER_NOUNS` follows: the demands of the union."""
_AFTER_NOUNS = frozenset({"", "and", "or", "of", "about", "for", "were", "are", "by", "made"})


def _is_noun(clause: Clause, at: int) -> bool:
    """Whether a form that is also a noun is one: three claims; campaign promises and wishes."""
    word = clause.lower(at)
    if word in _MOSTLY_NOUNS and not _follows_subject(clause, at):
        return True
    if word not in _OFTEN_NOUNS or clause.lower(at + 1) not in _AFTER_NOUNS:
        return False
    if clause.tokens[at - 1].is_capital:
        return False  # what Brook promises
    return not follows_quotation(clause, speaker_before(clause, at).place)  # "…," he vows


def _follows_subject(clause: Clause, at: int) -> bool:
    """Whether only a name or a pronoun stands before a word in its clause: Brook claims."""
    if clause.lower(at - 1) in speaker_lexicon().pronouns:
        return True
    start = clause.run_start(at - 1)
    run = clause.tokens[start:at]
    return bool(run) and all(token.is_capital for token in run) and clause.opens_clause(start)


def _is_adjective(clause: Clause, at: int) -> bool:
    """Whether a participle is an adjective: its newly announced policy."""
    if not clause.lower(at).endswith(("ed", "written", "ruling")):
        return False
    before = clause.lower(at - 1)
    if before.endswith("ly") and before not in speaker_lexicon().nouns_in_ly:
        before = clause.lower(at - 2)
    return before in speaker_lexicon().determiners


def _is_naming(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether the verb gives a thing its name: a shop called Vale's; but not: called Brook "…"."""
    tokens = clause.tokens
    if verb.name not in ("call", "dub", "label"):
        return False
    if at + 1 == len(tokens) or not clause.belongs(at - 1):
        return False
    end = at + 1
    while end < len(tokens) and tokens[end].is_capital:
        end += 1
    is_name = end > at + 1
    is_quoted = end < len(tokens) and tokens[end].quotation >= 0
    if is_quoted == is_name:  # neither "…" nor a name; or both: called Brook "…"
        return False
    noun = tokens[at - 1]
    if noun.is_capital or noun.lower.endswith("s") or noun.lower in speaker_lexicon().pronouns:
        return False  # critics called it
    return clause.lower(clause.run_start(at - 1)) in ("a", "an")


def _reports_words_here(clause: Clause, at: int) -> bool:
    """Whether a verb under [beside] reports words here: "he added", "added that", "…,"."""
    word = clause.lower(at)
    if word.endswith("ing"):
        return clause.lower(at + 1) == "that" or _quoted_after(clause, at)
    if not at and clause.belongs(1) and clause.tokens[1].is_capital:
        return True  # Added Brook: "…"
    if clause.lower(at + 1) in speaker_lexicon().determiners and follows_quotation(clause, at):
        return True  # "…," reads a letter from Brook
    first, speaker = speaker_before(clause, at)
    is_noun_too = word in lexicon().nouns
    if is_noun_too and (speaker is None or _has_article(clause, at)):
        return False
    verb = lexicon().verbs[word]
    if verb.name == "go on" and clause.lower(at + 1) == "on":
        at += 1
    is_by_pronoun = speaker and speaker.kind == "pronoun" and speaker.text in ("he", "she")
    if verb.name in ("add", "continue") and is_by_pronoun:
        return True
    after = clause.lower(at + 1)
    words_follow = (
        after in ("that", ":") or _quoted_after(clause, at) or _leads_on(clause, verb, at)
    )
    # Without "that": added she was late.
    clause_follows = not is_noun_too and after in ("he", "she", "they", "there")
    words_precede = follows_quotation(clause, at) or follows_quotation(clause, first)
    is_inserted = clause.lower(first - 1) == "," and after in ("", ",")  # …, it noted,
    return words_follow or clause_follows or words_precede or is_inserted


def _has_article(clause: Clause, at: int) -> bool:
    """Whether a form that is also a noun has an article or a number: the port's two reports."""
    table = speaker_lexicon()
    if clause.lower(at - 1) in table.determiners:
        return True
    start = clause.run_start(at - 1)
    if start >= at or clause.lower(start) not in table.determiners:
        return False
    last = clause.tokens[at - 1]
    if last.is_capital or names_people(last.lower):
        return False  # the minister states
    return last.lower not in table.institutions and last.lower not in table.documents


def _leads_on(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether a later word leads on to what is said: posted on Monday: "…", referred to it as "…".

    Or: ordered him to "…", agreed with the minister that.
    """
    table, end = speaker_lexicon(), clause.run_end(at + 2)
    if clause.lower(at + 1) in table.prepositions and clause.lower(end) == "that":
        noun = clause.lower(end - 1)
        return not (noun in table.utterances or noun in table.statements or noun == "hope")
    # Posted on Monday: "…"; denounced it as "…". After other verbs, only "to" opens a quotation.
    opener = ":" if verb.name == "post" else "as" if verb.tone == "acting" else None
    return any(
        clause.lower(place) == opener or (clause.lower(place) == "to" and place < at + 4)
        for place in range(at + 1, min(at + _REACH, len(clause.tokens)))
        if _quoted_after(clause, place)
    )


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


def _is_phoning(clause: Clause, at: int) -> bool:
    """Whether "call" means to telephone, or to call something off, for or on."""
    after = clause.lower(at + 1)
    if clause.lower(at) in ("call", "calls"):
        is_quoted = any(token.quotation >= 0 for token in clause.tokens[at + 1 : at + _REACH])
        is_off = after in speaker_lexicon().prepositions
        return not is_quoted or is_off or not _has_subject(clause, at)
    if after in ("the", "an", "a"):
        after = clause.lower(at + 2)
    return after in lexicon().around["phoned"] or after[:1].isdigit()


def _has_subject(clause: Clause, at: int) -> bool:
    """Whether the word before "call" can be its subject: Brook calls, critics call."""
    before = clause.lower(at - 1)
    if not before:
        return False
    is_pronoun = before in speaker_lexicon().pronouns
    return clause.tokens[at - 1].is_capital or is_pronoun or names_people(before)


_WORDS_AFTER = {"with": 4, "by": 4, "to": 2 * _REACH}
"""How many tokens after "responded to" and the like words may follow."""


def _is_reacting(clause: Clause, at: int) -> bool:
    """Whether "respond" means an act, not words: responded with subpoenas, to the scene."""
    preposition = clause.lower(at + 1)
    if preposition not in _WORDS_AFTER:
        return False
    near = range(at + 2, min(at + _WORDS_AFTER[preposition], len(clause.tokens)))
    if any(_leads_to_words(clause, place, preposition) for place in near):
        return False  # responded to the report, saying
    return not follows_quotation(clause, speaker_before(clause, at).place)


def _leads_to_words(clause: Clause, place: int, preposition: str) -> bool:
    """Whether words are given at a place after "responded to", "with" or "by"."""
    if clause.lower(place) in ("saying", ":"):
        return True
    if clause.tokens[place].quotation < 0:
        return False
    # After "to" a quotation may be of what they responded to: to the "free port" plan.
    return preposition != "to" or clause.lower(place - 1) in (",", ":", "that", "with")


def _is_appointing(clause: Clause, at: int) -> bool:
    """Whether "confirm" means to appoint: confirmed by the Senate."""
    if clause.lower(at + 1) in ("that", ",", ":") or _quoted_after(clause, at):
        return False
    around = {clause.lower(place) for place in (at - 2, at - 1, at + 2, at + 3)}
    return not around.isdisjoint(lexicon().around["appointing"])


def _is_calling_back(clause: Clause, at: int) -> bool:
    """Whether "recall" means to call back: recalled its envoy, 4,000 cars."""
    after = clause.lower(at + 1)
    is_thing = after in speaker_lexicon().determiners or after[:1].isdigit()
    if not is_thing or after == "that":
        return False
    return not follows_quotation(clause, speaker_before(clause, at).place)


_AFTER_NOTHING = frozenset({"after", "when", "as", "before", "while", "but", "and", "new", "more"})
"""Words after "said nothing" by which nothing was said: said nothing when asked, nothing new."""


def _is_silent(clause: Clause, at: int) -> bool:
    """Whether somebody says nothing: said nothing after he was seized, but not "nothing was"."""
    if clause.lower(at + 1) != "nothing":
        return False
    after = clause.lower(at + 2)
    return not after.isalpha() or after in speaker_lexicon().prepositions or after in _AFTER_NOTHING


def _is_refusing(clause: Clause, at: int) -> bool:
    """Whether "deny" means to refuse: denied a request for documents, denied him bail."""
    refused, near = lexicon().around["refused"], range(at + 1, at + 4)
    return any(clause.lower(place) in refused for place in near)


def _is_alleged_as_adjective(clause: Clause, at: int) -> bool:
    """Whether "alleged" is an adjective before a noun: of alleged fraud."""
    return clause.lower(at - 1) in ("and", "or", "of") and clause.belongs(at + 1)


def _is_warning_noun(clause: Clause, at: int) -> bool:
    """Whether "warning" is a noun: without warning, a warning."""
    before = clause.lower(at - 1)
    return before == "without" or before in speaker_lexicon().determiners


_OTHER_SENSES: Mapping[str, Callable[[Clause, int], bool]] = {
    "allege": _is_alleged_as_adjective,
    "call": _is_phoning,
    "confirm": _is_appointing,
    "deny": _is_refusing,
    # losses estimated at a million
    "estimate": lambda clause, at: clause.lower(at + 1) == "at",
    # she found her keys, but not: the court found that
    "find": lambda clause, at: clause.lower(at - 1) not in lexicon().around["finding"],
    "hear": lambda clause, at: clause.lower(at - 1) not in lexicon().around["hearing"],
    # pointed a gun
    "point out": lambda clause, at: clause.lower(at + 1) not in ("out", "to"),
    "put it": lambda clause, at: clause.lower(at + 1) != "it",
    "recall": _is_calling_back,
    **dict.fromkeys(("respond", "reply", "answer", "retort", "counter"), _is_reacting),
    "say": _is_silent,
    "speak of": lambda clause, at: (
        clause.lower(at + 1) != "of" or not _quoted_after(clause, at + 1)
    ),
    "warn": _is_warning_noun,
}
"""By the name of a verb: whether it has another sense at a place and reports nothing."""

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
    if verb.tone != "acting":
        return verb.name != "hear"
    if verb.name not in _STATING:
        return False
    place = at + 1
    while clause.lower(place) == "on" or clause.lower(place) in speaker_lexicon().calendar:
        place += 1  # promised on Sunday that
    after = clause.lower(place)
    return after == "that" or (after == "to" and verb.name in _COMMITTING)


# Voice and mood


def is_passive(clause: Clause, at: int) -> bool:
    """Whether a form of "be" stands before a participle, but for adverbs: was flatly denied."""
    place = at - 1
    while place >= 0 and clause.lower(place).endswith("ly"):
        place -= 1
    return clause.lower(place) in speaker_lexicon().be and not clause.lower(at).endswith("ing")


def first_of_passive(clause: Clause, at: int) -> int:
    """The place of the first helping verb before a participle: has been accused, can be heard."""
    helpers, be = ("has", "have", "had", "can", "could"), speaker_lexicon().be
    while at and (
        (before := clause.lower(at - 1)) in be or before in helpers or before.endswith("ly")
    ):
        at -= 1
    return at


_REPUTED = frozenset(
    {"said", "reported", "alleged", "believed", "understood", "thought", "claimed", "known"}
)
"""Participles before "to have" and a reporting verb: is said to have told him."""


def is_not_asserted(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether a sentence does not assert that somebody said it: hasn't, would, is said to have."""
    return is_unspoken(clause, at) or _is_future(clause, verb, at) or is_reputed(clause, at)


def is_unspoken(clause: Clause, at: int) -> bool:
    """Whether the word before a verb says that nobody has said it: hasn't accused."""
    before = clause.lower(at - 1)
    took_to = before == "to" and clause.lower(at).endswith("ing")  # took to calling
    return before in speaker_lexicon().unspoken and not took_to


def _is_future(clause: Clause, verb: Verb, at: int) -> bool:
    """Whether the verb is conditional or future: "he'd tell", but not "he'd told"."""
    return clause.lower(at) == verb.name and clause.lower(at - 1).endswith(("'d", "'ll"))


def is_reputed(clause: Clause, at: int) -> bool:
    """Whether others report that somebody said it: is reported to have told him."""
    is_perfect = clause.lower(at - 1) == "have" and clause.lower(at - 2) == "to"
    return is_perfect and clause.lower(at - 3) in _REPUTED and is_passive(clause, at - 3)
