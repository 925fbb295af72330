"""Finds the speaker whom a sentence names before a verb.

`speaker_before` goes back from the verb, past adverbs, insertions between commas, relative clauses
and "of the board", to the words that name its subject; `all_speakers_before` also past further
names of a list:

    the harbour minister, who was there, later said    before "said":  "the harbour minister"
    a nurse who had seen the crash said                "a nurse"
    a member of the board said                         "a member of the board"
    Eva Hall, Tom Reed and Ada Brook said              "Tom Reed and Ada Brook"; all three with
                                                       all_speakers_before

In the examples below, words in brackets are not part of what is looked for: a nurse who (said).
A place is the index of a token, a run the words that can belong to one speaker: see `clause.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from corpus.extraction.quotes.clause import Clause, Found, name_between, two_of_places
from corpus.extraction.quotes.roles import MEMBER_TITLES
from corpus.extraction.quotes.speaker_lexicon import (
    SOME,
    head,
    is_person,
    names_people,
    speaker_lexicon,
)
from corpus.extraction.quotes.speaker_phrase import PARTICIPLES_AFTER_NOUNS, Phrase
from corpus.extraction.quotes.tokens import (
    continues_speaker,
    is_calendar,
    is_for_in_name,
    is_state,
    without_adverbs,
)

_PAIR_REACH = 12
"""The most tokens of two names with places: Ada Brook of Ohio and Tom Reed of Iowa."""


def all_speakers_before(clause: Clause, at: int) -> Found:
    """The speaker before the verb at a place, or all of them where their names are listed."""
    return _with_list(clause, _two_before(clause, at) or speaker_before(clause, at))


def _two_before(clause: Clause, at: int) -> Found | None:
    """Two people by name, each with a place: Ada Brook of Ohio and Tom Reed of Iowa (said)."""
    back = range(at - 1, max(0, at - _PAIR_REACH), -1)
    ofs = [place for place in back if clause.lower(place) == "of"]
    if len(ofs) <= 1 or not clause.tokens[at - 1].is_capital:
        return None
    start = clause.run_start(ofs[1] - 1)
    two = two_of_places(clause, start)
    return Found(start, two) if two else None


def _with_list(clause: Clause, found: Found) -> Found:
    """The last of some names, one or two, with those listed before: Eva Hall, Tom Reed and (…)."""
    start, last = found
    if not last or clause.lower(start - 1) not in (",", "and") or " " not in last.text:
        return found
    is_pair = " and " in last.text
    comma = start - 1
    if not is_pair and clause.lower(comma) == "and":
        comma -= 1
    if clause.lower(comma) != "," or not all(map(is_person, last.text.split(" and "))):
        return found
    if comma == start - 1 and not is_pair:
        return found  # on Sunday, Ada Brook
    names = list[str]()
    while clause.lower(comma) == ",":
        first = comma
        while first > 0 and clause.tokens[first - 1].is_capital and clause.belongs(first - 1):
            first -= 1
        has_two_words = comma - first >= 2
        name = clause.phrase_of(first, comma) if has_two_words else None
        if name is None or not is_person(name.text) or " " not in name.text:
            break
        names.append(name.text)
        comma = first - 1
    if not names or clause.lower(comma) in speaker_lexicon().prepositions:
        return found
    joiner = ", " if is_pair else " and "
    listed = f"{', '.join(reversed(names))}{joiner}{last.text}"
    return Found(comma + 1, Phrase(listed, "description"))


def speaker_before(clause: Clause, at: int) -> Found:
    """The speaker named before the verb at a place: the subject, or what a "who" refers to."""
    last = without_adverbs(clause.tokens, at - 1, clause.belongs)
    if last < 0:
        return Found(at, None)
    word = clause.lower(last)
    if word in ("who", "that", "which") and clause.tokens[last].text != "WHO":
        return _before_relative(clause, last)
    if clause.is_pronoun(last):
        return Found(last, clause.pronoun(last))
    if word in (",", "–", "—") or _ends_with_comma(clause, last):
        return _before_insertion(clause, last)
    if word == "them" and clause.lower(last - 1) == "of" and clause.lower(last - 2) in SOME:
        return Found(last - 2, Phrase(f"{clause.lower(last - 2)} of them", "description"))
    return _before_noun(clause, last) if clause.belongs(last) else Found(at, None)


def _before_noun(clause: Clause, last: int) -> Found:
    """The speaker of a verb after the noun or name at a place: the keeper of the gate (said)."""
    start, speaker = _ending_at(clause, last)
    if (subject := _before_who(clause, start)).speaker:
        return subject  # Democrats who voted to reopen the government said
    if clause.lower(start - 1) == "against":
        return Found(start, None)
    if speaker and (speaker.kind == "name" or speaker.text.startswith("The ")):
        start = _start_of_description(clause, start)
    return Found(start, speaker)


def _ends_with_comma(clause: Clause, at: int) -> bool:
    """Whether a quotation at a place ends with a comma: Brook, who said it was “late,” told."""
    token = clause.tokens[at]
    return token.quotation >= 0 and "," in clause.text[token.end - 2 : token.end]


def _ending_at(clause: Clause, last: int, through: Set[str] | None = None) -> Found:
    """The speaker whose words end at a place, with "of the ministry" and the like.

    Goes back over prepositions, or those in `through`, to the noun: a member of the board.
    """
    start = clause.run_start(last)
    if start > last:
        return Found(last + 1, None)
    if clause.lower(start - 1) in ("of", "for"):
        own = _titled_after_body(clause, start, last)
        if own:
            return Found(min(start, clause.run_start(start - 2)), own)
    if clause.lower(start - 1) == "half":
        start -= 1  # a study of half a million Britons
    start, noun, end = _back_to_noun(clause, start, last, through or speaker_lexicon().prepositions)
    if noun < 0:
        return Found(start, None)
    found = clause.phrase_of(start, noun + 1)
    is_one_word = found is None or start == noun
    if is_one_word and clause.lower(start) in SOME and clause.lower(start + 1) in ("of", "in"):
        some = clause.described(start, last + 1)
        is_people = _is_of_people(some.text) or clause.lower(start + 1) == "in"  # some in the crowd
        return Found(start, some if is_people else None)
    if found and (found.kind == "description" or is_for_in_name(clause.tokens, noun + 1)):
        found = clause.longer(found, noun + 1, end + 1)
    return Found(start, found)


class _Description(NamedTuple):
    """The places of a description: a member of the board (in Sarne)."""

    start: int
    """Of its first word: "a"."""
    noun: int
    """Of its noun: "member"; -1 where there is none."""
    end: int
    """Of the last word that is part of it: "board"."""


def _back_to_noun(clause: Clause, start: int, last: int, through: Set[str]) -> _Description:
    """The description that the run from `start` to `last` ends, back over the words in `through`.

    From "gate" in "a woman at the gate" it goes back to "a woman", and leaves out the gate.
    """
    noun = end = last
    while start and clause.lower(start - 1) in through:
        further = start - 2
        if clause.lower(further) in PARTICIPLES_AFTER_NOUNS:
            further -= 1  # a note found in the car
        begins = clause.run_start(further)
        if begins > further:
            # In a statement Wallace said: the name at the end of the run speaks.
            if clause.tokens[start].is_capital or not clause.tokens[end].is_capital:
                noun = -1
            break
        if not continues_speaker(clause.tokens, start - 1, clause.belongs):
            end = further
        noun, start = further, begins
    return _Description(start, noun, end)


def _titled_after_body(clause: Clause, start: int, last: int) -> Phrase | None:
    """The name that ends a run right after a title: deputy director Ada Brook.

    What the run begins with at `start`, after "of", is of the body before it: (Department of)
    Alcohol and Drug Control deputy director Ada Brook.
    """
    titles, tokens = speaker_lexicon().titles, clause.tokens
    title = _last_title(clause, start, last, MEMBER_TITLES)
    capitals = last
    while capitals > start and tokens[capitals - 1].is_capital:
        capitals -= 1
    noun_before_of = tokens[start - 2].lower
    if title is None and capitals == start and not names_people(noun_before_of):
        title = _last_title(clause, start, last, titles)  # Board of Trade Chief Ada Brook
    if title is not None:
        return clause.phrase_of(title, last + 1)
    is_titled = capitals > start + 1 and tokens[capitals - 1].lower in titles
    if not is_titled or last == capitals or not tokens[start].is_capital:
        return None
    return clause.phrase_of(capitals - 1, last + 1)


def _last_title(clause: Clause, start: int, last: int, titles: Set[str]) -> int | None:
    """The place of the last title with a capital in a run, before a full name: Rep. Ada Brook."""
    back = range(last - 2, start, -1)
    capitals = (place for place in back if clause.tokens[place].is_capital)
    return next((place for place in capitals if clause.lower(place) in titles), None)


_NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
    | {"dozen", "trio", "pair", "duo", "couple"}
)


def _is_of_people(written: str) -> bool:
    """Whether a description is of people, by its noun or by a number: two people; the three."""
    return names_people(head(written)) or head(written) in _NUMBERS


def _start_of_description(clause: Clause, start: int) -> int:
    """Where the description of a name begins that begins at a place; the place if it has none.

    A man known as Brook; trade magazine The Harbour Reporter; editor and owner Brook.
    """
    if clause.lower(start - 1) == "as" and clause.lower(start - 2) in ("identified", "known"):
        return clause.run_start(start - 3)
    if clause.lower(start) == "the" and clause.lower(start - 1) in speaker_lexicon().bodies:
        return clause.run_start(start - 1)
    titles = speaker_lexicon().titles
    while clause.lower(start - 1) in (",", "and") and clause.lower(start - 2) in titles:
        start = clause.run_start(start - 2)
    return start


_RELATIVE_REACH = 10
"""The most words of a relative clause before the verb of its antecedent."""


def _before_who(clause: Clause, start: int) -> Found:
    """The antecedent of a "who" whose clause ends with the run at a place; without one, nobody.

    Drivers who had seen (the crash) said: "drivers".
    """
    for at in range(start - 1, max(0, start - _RELATIVE_REACH), -1):
        if not clause.tokens[at].is_word or clause.lower(at) in ("that", "and", "but"):
            break
        if clause.lower(at) in ("who", "whose") and at < start - 1:
            begins = clause.run_start(at - 1)
            return Found(begins, clause.phrase_of(begins, at) if begins < at else None)
    return Found(start, None)


def _before_relative(clause: Clause, pronoun: int) -> Found:
    """The antecedent of the "who", "that" or "which" at a place: a nurse who (said)."""
    word, table = clause.lower(pronoun), speaker_lexicon()
    last = pronoun - 2 if clause.lower(pronoun - 1) == "," else pronoun - 1
    if clause.lower(last - 1) in table.documents and is_calendar(clause.tokens, last):
        last -= 1  # a report Thursday that said
    start = clause.run_start(last)
    found = _named_with_place(clause, start) or _named_with_apposition(clause, start)
    if found is None and word == "who":
        found = Found(start, clause.phrase_of(start, last + 1))
    found = found or _thing(clause, last)
    if word != "who" and found.speaker and found.speaker.text in table.somebody:
        return Found(pronoun, None)  # messages, some which urged
    if clause.lower(found.place - 1) in ("after", "before", "since", "during"):
        return Found(pronoun, None)  # a statement after Brook's speech that claimed
    return found


def _thing(clause: Clause, last: int) -> Found:
    """What "that" means after a place: a note on a car that read; the board of a bank which."""
    start = clause.run_start(last)
    table = speaker_lexicon()
    before, noun = clause.lower(start - 1), clause.lower(start - 2)
    inside = before in table.prepositions and before not in ("by", "from")
    if inside and start <= last and (noun in table.writings or noun in table.signs):
        begins = clause.run_start(start - 2)
        if begins < start - 1:
            return Found(begins, clause.phrase_of(begins, start - 1))
    return _ending_at(clause, last, table.description_prepositions)


def _named_with_place(clause: Clause, start: int) -> Found | None:
    """Who is from the place that begins at a place: Ada Brook of Boston, Mass., (who)."""
    if clause.lower(start - 1) == "," and is_state(clause.text, clause.tokens[start]):
        start = clause.run_start(start - 2)
    if clause.lower(start - 1) not in ("of", "from") or not clause.tokens[start].is_capital:
        return None
    noun, table = clause.tokens[start - 2], speaker_lexicon()
    is_office = clause.lower(start - 2) in table.offices_of_one  # the mayor of Sarne
    if not is_office and not (noun.is_capital and clause.lower(start - 2) not in table.bodies):
        return None  # the School of Law
    begins = clause.run_start(start - 2)
    found = clause.phrase_of(begins, start - 1)
    return Found(begins, found) if found and (is_office or found.kind == "name") else None


_APPOSITION_REACH = 9
"""The most words back from the end of an apposition to its article."""


def _named_with_apposition(clause: Clause, start: int) -> Found | None:
    """Whose apposition ends with the run at a place, after a name: Ada Brook, a nurse, (who)."""
    back = range(start, start - _APPOSITION_REACH, -1)
    article = next((at for at in back if clause.lower(at) in ("a", "an")), 0)
    if clause.lower(article - 1) not in (",", "–", "—"):
        return None
    if not all(token.is_word for token in clause.tokens[article:start]):
        return None
    name_end = article - 1
    begins = clause.run_start(name_end - 1)
    if begins == name_end - 1 == 0 and clause.lower(0) not in clause.names:
        return None  # Yesterday, a nurse who
    parting = speaker_lexicon().prepositions - {"by", "from", "to", "with"}
    if not clause.tokens[name_end - 1].is_capital or clause.lower(begins - 1) in parting:
        return None
    found = clause.phrase_of(begins, name_end)
    return Found(begins, found) if found and found.text.split()[-1][0].isupper() else None


_INSERTION_REACH = 60
"""The most tokens of an insertion between a speaker and the verb."""


def _before_insertion(clause: Clause, comma: int) -> Found:
    """The speaker before an insertion that ends at a place: Wallace, who was there, (said).

    The insertion may begin at any mark before it that is like the one at its end; the first that
    follows the subject of a clause counts, and a person or body rather than a thing.
    """
    mark, first = clause.lower(comma) or ",", None
    for at in _opening_marks(clause, comma, mark):
        found = _subject_before_mark(clause, at, mark)
        if found.speaker is None:
            continue
        named = name_between(clause, at)  # the auditor, Ann Other, said
        if named or _may_speak(found.speaker):
            return Found(found.place, named or found.speaker)
        first = first or found
    return _named_after_who(clause, comma, mark) or first or Found(comma, None)


def _opening_marks(clause: Clause, comma: int, mark: str) -> Iterator[int]:
    """The places where an insertion up to a comma or dash may begin, in their order."""
    back = range(comma, 0, -1)
    semicolon = next((at for at in back if mark == "," and clause.lower(at) == ";"), 0)
    for at in range(max(1, semicolon, comma - _INSERTION_REACH), comma):
        if clause.lower(at) == mark and clause.lower(at + 1) not in ("and", "but", "while", "as"):
            yield at


def _subject_before_mark(clause: Clause, at: int, mark: str) -> Found:
    """The subject of a clause that ends before a mark; nobody where the words are something else.

    Not a dateline (LONDON — ), and not the second of two things (the plan and its cost, ).
    """
    last = at - 1
    if clause.lower(last).isdigit():  # the Register on July 20, 2006, said
        last = without_adverbs(clause.tokens, at - 2, clause.belongs)
    if not clause.belongs(last):
        return Found(at, None)
    start, found = _ending_at(clause, last)
    is_dateline = not start and mark != "," and clause.tokens[last].text.isupper()
    is_second = clause.lower(start - 1) == "and" and not clause.tokens[start].is_capital
    is_thing = is_second and not names_people(clause.lower(last))
    if is_dateline or is_thing or not clause.opens_clause(start):
        return Found(start, None)
    return Found(start, found)


def _may_speak(found: Phrase) -> bool:
    """Whether what stands before a comma can speak: not at that talk, (Brook, smiling, said)."""
    table, noun = speaker_lexicon(), head(found.text)
    if found.kind == "name" or found.text.rsplit(maxsplit=1)[-1][0].isupper():
        return True
    is_listed = noun in table.institutions or noun in table.writings or noun in table.signs
    return is_listed or names_people(noun) or noun.endswith("s")  # other plurals may be people


def _named_after_who(clause: Clause, comma: int, mark: str) -> Found | None:
    """The name in an insertion after a relative clause: the keeper who painted it, Ada Brook,."""
    start = clause.run_start(comma - 1)
    if clause.lower(start - 1) != mark:
        return None
    keeper = _before_who(clause, start - 1).speaker
    if keeper is None or keeper.text.endswith("s"):
        return None
    named = clause.phrase_of(start, comma)
    if named is None or named.kind != "name" or " " not in named.text:
        return None
    return Found(start, named._replace(role=named.role or keeper.text.removeprefix("the ")))
