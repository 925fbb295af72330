"""Finds the subject of a sentence: a name, a pronoun, or the description of people.

    On Monday, Ada Brook left.            "Ada Brook"
    Later the two guards were seen.       "the two guards"
    Among those watching was Ada Brook.   "Ada Brook"
    The bridge is closed.                 None: a thing

`subject_of` tries the turns in which the subject does not come first, and then each place where it
may begin (`openings`), with `subject_at`. At the end are questions about a clause that the reading
of speakers asks. A place is the index of a token, a run the words that can belong to one speaker:
see `clause.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.extraction.quotes.clause import Clause, name_between, speaker_after
from corpus.extraction.quotes.roles import past_office
from corpus.extraction.quotes.speaker_lexicon import (
    MANY_OF,
    SOME,
    head,
    is_person,
    is_plural,
    names_people,
    speaker_lexicon,
)
from corpus.extraction.quotes.speaker_phrase import Phrase
from corpus.extraction.quotes.tokens import past_time
from corpus.language.lexicon import lexicon
from corpus.language.words import is_rare_name

_OPENING = 30
"""How many tokens "On Monday," and the like may take before a sentence's subject."""


def named_subject(clause: Clause) -> Phrase | None:
    """The name or pronoun that is the subject of a sentence, after "On Monday," and the like."""
    found = subject_of(clause)
    return found if found and found.kind != "description" else None


def subject_of(clause: Clause) -> Phrase | None:
    """The subject of a sentence; None for a thing, in a question, and where it is not plain."""
    if not clause.tokens or clause.tokens[0].quotation >= 0 or clause.tokens[-1].text == "?":
        return None
    if clause.lower(0) == "there":
        return None  # there was news out of Troy, Michigan
    if clause.lower(0) in ("among", "one", "the") and (last := _named_last(clause)):
        return last
    if named := _named_after_description(clause):
        return named
    return next(filter(None, (subject_at(clause, at) for at in openings(clause))), None)


_ONE_OF = frozenset({"first", "last", "second", "third", "other", "oldest", "youngest", "winner"})
_OF_SEVERAL = frozenset({"to", "of", "who", "among", "was", "were", "is", "man", "woman", "person"})


def _named_last(clause: Clause) -> Phrase | None:
    """The name after a form of "be", where it is the subject: among those watching was Ada Brook.

    In a sentence that opens with "the", only a full name: the first to leave was Ada Brook.
    """
    near = range(1, min(_OPENING, len(clause.tokens) - 1))
    forms = (at for at in near if clause.lower(at) in ("was", "were", "is"))
    be = next((at for at in forms if clause.tokens[at + 1].is_capital), 0)
    found = clause.phrase_of(be + 1, clause.run_end(be + 1)) if be else None
    if found is None or found.kind != "name":
        return None
    if clause.lower(0) != "the":
        return found
    is_one = be > 1 and clause.lower(1) in _ONE_OF and clause.lower(2) in _OF_SEVERAL
    return found if is_one and " " in found.text else None


def _named_after_description(clause: Clause) -> Phrase | None:
    """The name after a description of whoever has it: a former baker, Ada Brook was elected."""
    if clause.lower(0) not in ("a", "an") and clause.lower(1) not in speaker_lexicon().kin:
        return None
    comma = next((at for at in range(_OPENING) if clause.lower(at) == ","), 0)
    inside = speaker_lexicon().prepositions | {"and", "or", "the", "a", "an"}
    if not all(clause.belongs(at) or clause.lower(at) in inside for at in range(1, comma)):
        return None
    end = clause.run_end(comma + 1)
    if not comma or end == comma + 1 or clause.lower(end) in ("", ",", "and"):
        return None
    found = clause.phrase_of(comma + 1, end)
    return found if found and found.kind == "name" else None


_JOINING = frozenset({"but", "and", "so", "then", "yet", "still", "however", "later", "afterwards"})
_TIMES = frozenset({"after", "before", "later", "earlier", "ago", "since", "until"})
"""What stands before one of these is a time, not a subject: hours before the vote."""


def openings(clause: Clause) -> Iterator[int]:
    """Places where the subject may begin: the sentence's start, or after a comma of its opening."""
    yield 0
    if clause.lower(0) in _JOINING:
        yield 1
    past = past_time(clause.tokens)  # on Monday she
    if past and (clause.is_pronoun(past) or clause.tokens[past].is_capital):
        yield past
    opens_with_noun = clause.belongs(0) and not clause.lower(0).endswith(("ing", "ed"))
    if opens_with_noun and clause.lower(clause.run_end(0)) not in _TIMES:
        return  # that noun is the subject, be it a person or a thing
    for at, token in enumerate(clause.tokens[:_OPENING]):
        is_quoted = token.quotation >= 0
        if is_quoted and "," not in clause.text[token.end - 2 : token.end + 1]:
            break
        if is_quoted or (token.text == "," and not _is_apposition(clause, at + 1)):
            yield at + 1


def _is_apposition(clause: Clause, start: int) -> bool:
    """Whether what begins after a comma says what the name before it is: Vale, a baker."""
    before = clause.tokens[start - 2]
    is_name = before.is_capital or before.text.isdigit()
    if before.lower in speaker_lexicon().calendar or not is_name:
        return False  # on Monday, the baker
    if clause.lower(start) in ("a", "an"):
        return True
    is_definite = clause.lower(start) in speaker_lexicon().determiners
    return is_definite and clause.lower(clause.run_end(start)) in (",", ".")


def subject_at(clause: Clause, start: int) -> Phrase | None:
    """The subject that begins at a place; None where it is not a person or people."""
    if clause.is_pronoun(start):
        return clause.pronoun(start)
    if people := _numbered(clause, start):
        return people
    is_participle = not start and clause.lower(0).endswith(("ing", "ed"))
    end = _subject_end(clause, start) if clause.belongs(start) else start
    if is_participle or end == start or clause.lower(end) == "?":
        return None
    if clause.lower(start) in speaker_lexicon().determiners or not clause.tokens[start].is_capital:
        found = _described(clause, start, end)
    else:
        found = _named(clause, start, end)
    if found and found.kind == "description" and found.text[:1].islower():
        return found if names_people(head(found.text)) else None
    return found


_ABOUT = frozenset(
    {"some", "about", "around", "nearly", "almost", "more", "fewer", "less", "than", "at", "least"}
    | {"over", "up", "to", "roughly", "an", "estimated", "approximately", "another", "as", "many"}
)
"""What may stand before a number of people."""


def _numbered(clause: Clause, start: int) -> Phrase | None:
    """The people of a number that begins at a place: some 400 people; hundreds of residents."""
    at = start
    while clause.lower(at) in _ABOUT:
        at += 1
    number = clause.lower(at)
    if number[:1].isdigit() and number.replace(",", "").isdigit():
        noun = at + 1
    elif number in MANY_OF and clause.lower(at + 1) == "of":
        noun = at + 2
    else:
        return None
    people = _past_people(clause, noun, clause.run_end(noun))
    is_several = people and is_plural(clause.lower(people - 1))
    return clause.described(start, people) if is_several else None


_TITLE_AND_SURNAME = 2
"""Words of "Minister Brook"; with more of them the name is full, and the next word a verb."""


def _subject_end(clause: Clause, start: int) -> int:
    """The place after the subject that begins at a place, before what may be its verb."""
    end = clause.run_end(start)
    if end < len(clause.tokens) and clause.joins(end):
        end = clause.run_end(end + 1)
    inside = range(start + 1, end)
    return next((at for at in inside if _is_verb_inside(clause, at, start, end)), end)


def _is_verb_inside(clause: Clause, at: int, start: int, end: int) -> bool:
    """Whether a word inside a run is the verb of the name before it: Brook met President Vale.

    The run is from `start` to before `end`.
    """
    word, table = clause.tokens[at], speaker_lexicon()
    if word.is_capital or not clause.tokens[at - 1].is_capital or clause.joins(at):
        return False
    if clause.lower(at - 1) in table.determiners:
        return False  # A top Senate aide
    if word.lower.endswith("ed"):
        return True
    if word.lower in table.particles:
        return False  # Ursula von der Leyen
    capital = next((more for more in range(at, end) if clause.tokens[more].is_capital), end)
    if capital < end:
        return not names_people(clause.lower(capital - 1))  # but: Greens leader Ada Brook
    is_full_name = at - start > _TITLE_AND_SURNAME
    return is_full_name and clause.lower(start) in table.titles  # Minister Ada Brook met farmers


def _described(clause: Clause, start: int, end: int) -> Phrase | None:
    """The subject in a run that begins with a small letter or a determiner: an angry Vale."""
    if clause.lower(start) in SOME and clause.lower(end) == "of":
        return _some_of(clause, start, end)
    people = _past_people(clause, start, end)
    while not people and start < end and not clause.tokens[start].is_capital:
        start += 1
    if start == end:
        return None
    end = people or end
    found = name_between(clause, end) or clause.phrase_of(start, end)
    if found and found.kind == "description" and clause.lower(end) in ("for", "of"):
        return _with_complement(clause, found, end)
    return found


def _some_of(clause: Clause, start: int, of: int) -> Phrase | None:
    """Some of a number of people, or the one whose name follows: one of them, Ada Brook, left."""
    end = of + 2 if clause.lower(of + 1) == "them" else clause.run_end(of + 1)
    if named := name_between(clause, end):
        return named
    is_people = end >= start + 3 and names_people(clause.lower(end - 1))
    return clause.described(start, end) if is_people else None  # two of the guards


def _with_complement(clause: Clause, found: Phrase, preposition: int) -> Phrase:
    """A description with what follows its preposition: a spokesman for Governor Ada Brook."""
    end = clause.run_end(preposition + 1)
    capitals = [at for at in range(preposition + 1, end) if clause.tokens[at].is_capital]
    if capitals and clause.lower(capitals[-1] + 1).endswith("ed"):
        end = capitals[-1] + 1  # a spokesman for Governor Ada Brook declined to say
    return clause.longer(found, preposition, end) if end > preposition + 1 else found


def _past_people(clause: Clause, start: int, end: int) -> int:
    """The place after the first noun for people in a run; 0 for none."""
    parties = speaker_lexicon().party_titles
    for at in range(start, end):
        word = clause.tokens[at]
        if word.lower.endswith("ing") and not word.is_capital:
            return 0  # a bill giving students
        is_adjective = word.lower in parties and at + 1 < end  # a liberal justice
        if names_people(word.lower) and not is_adjective:
            past = at + 1
            while past < end and (
                names_people(clause.lower(past)) or clause.tokens[past].is_capital
            ):
                past += 1
            return past
    return 0


_AFTER_NAMES = frozenset({"has", "had", "will", "would"})
"""Besides verbs, these may follow a name of one word that opens a sentence: Merz has."""


def _named(clause: Clause, start: int, end: int) -> Phrase | None:
    """The subject in a run that begins with a capital: Vale; Federal employees."""
    if end == start + 1 and _is_age_at(clause, end):
        return Phrase(clause.tokens[start].text, "name")  # Leila, 15, has
    name_end = end
    while name_end > start and not clause.tokens[name_end - 1].is_capital:
        name_end -= 1
    people = _past_people(clause, name_end, end)
    if not people and clause.lower(name_end - 1).endswith(("'s", "s'")):
        return None  # Vale's plan
    past = people or name_end
    if start == 0 and past == 1 and _is_unknown_opening(clause, end):
        return unknown_name(clause) if _verb_follows(clause) else None
    if clause.lower(past) == "of":  # Director of National Intelligence Ada Brook
        name = past_office(clause.tokens, past + 1, clause.run_end(past + 1) - 1)
        if name > past + 1:
            return clause.phrase_of(name, clause.run_end(name))
    return (name_between(clause, past) if people else None) or clause.phrase_of(start, past)


def _is_age_at(clause: Clause, comma: int) -> bool:
    """Whether an age stands between two commas, the first at a place: (Leila), 15, (has)."""
    if not clause.lower(comma) == clause.lower(comma + 2) == ",":
        return False
    return clause.tokens[comma + 1].text.isdigit()


def _is_unknown_opening(clause: Clause, end: int) -> bool:
    """Whether the first word has a capital nowhere else; `end` is where its run ends.

    A noun for people has one too as a sentence's first word, so it is unknown if more follows.
    """
    word = clause.lower(0)
    return end > 1 if names_people(word) else word not in clause.names


def _verb_follows(clause: Clause) -> bool:
    """Whether a verb is the second word: Merz smiled."""
    verb = clause.lower(1)
    if verb.endswith("ed") or verb in _AFTER_NAMES:
        return True
    return verb in speaker_lexicon().be or verb in lexicon().participles


def unknown_name(clause: Clause) -> Phrase | None:
    """The one word that opens the sentence, where it is rare and before a verb: a name.

    It stands nowhere else with a capital: "Nguyen was unrepentant".
    """
    if not clause.tokens or not clause.tokens[0].is_capital or clause.lower(1) in ("", ","):
        return None
    word = clause.tokens[0].text
    return Phrase(word, "name") if is_rare_name(word) and clause.run_end(0) <= 2 else None


_WHEN = frozenset({"when", "if", "because", "while", "until", "once", "although", "though"})


def named_when(clause: Clause, start: int, first: int) -> Phrase | None:
    """The subject of the last clause of time or reason before "she told": said that when King left.

    The clause stands between two places.
    """
    for at in range(first - 2, start, -1):
        if clause.lower(at) in _WHEN and clause.tokens[at + 1].is_capital:
            found = clause.phrase_of(at + 1, clause.run_end(at + 1))
            return found if found and found.kind == "name" and is_person(found.text) else None
    return None


def is_told_after(clause: Clause) -> bool:
    """Whether what "they" said stands before a comma: Schools should open later, they said."""
    at = next((at for at, token in enumerate(clause.tokens) if token.lower == "they"), 0)
    ends = at + 2 >= len(clause.tokens) or not clause.tokens[at + 2].is_word
    return at > 1 and clause.lower(at - 1) == "," and ends


def bodies_before(clause: Clause) -> str:
    """The bodies that open a sentence, of which "they" may come later: rights groups; "" for none.

    Rights groups planned a march that they said would be large.
    """
    table = speaker_lexicon()
    for at in range(0 if is_told_after(clause) else clause.run_end(0)):
        noun = clause.lower(at)
        if noun.endswith("s") and noun[:-1] in table.institutions and not names_people(noun):
            found = clause.phrase_of(0, at + 1)
            return found.text if found else ""
    return ""


_ASKING = frozenset({"if", "whether", "how", "why", "what", "when", ","})


def asked_at(clause: Clause, at: int) -> Phrase | None:
    """Whom somebody asks a question at a place, by name: Brook asked Vale whether he would go."""
    if not clause.lower(at).startswith("ask"):
        return None
    end, found = speaker_after(clause, at + 1)
    asks = clause.lower(end + 1) in _ASKING
    return found if asks and found and found.kind == "name" else None


def is_in_relative_clause(clause: Clause, first: int, at: int) -> bool:
    """Whether a verb is in a clause with "who" before the main verb: Vale, who called it, could.

    The words for the verb at a place, with its speaker, begin at `first`.
    """
    tokens = clause.tokens
    if not any(token.lower == "who" for token in tokens[first:at]):
        return False
    end = next((end for end, token in enumerate(tokens[at:], at) if not token.is_word), at)
    table, main = speaker_lexicon(), clause.lower(end + 1)
    return clause.lower(end) == "," and (main in table.unspoken or main in table.be)
