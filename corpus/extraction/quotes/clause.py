"""A sentence as the rules for speakers look at it: words by their place, and runs of words.

A place is the index of a token, a run a series of adjacent words that can belong to one speaker:

    place   0    1        2         3     4   5    6      7
    token   The  harbour  minister  said  on  Ada  Brook  's

    clause.lower(3) == "said", clause.lower(99) == ""
    clause.run_end(0) == 3 and clause.run_start(2) == 0    the run "The harbour minister"
    clause.phrase_of(0, 3)                                 the speaker whom that run describes

`speaker_after` reads the whole speaker that begins at a place, `name_between` a name in commas:

    …, said a spokesman for the port       speaker_after "said":  "a spokesman for the port"
    …, said the mayor's wife, Eva Vale     speaker_after "said":  "Eva Vale"
    her husband, Luis, said                name_between at the first comma:  "Luis"
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from corpus.extraction.quotes.roles import past_office
from corpus.extraction.quotes.speaker_lexicon import (
    SPANS,
    bare_pronoun,
    names_people,
    speaker_lexicon,
)
from corpus.extraction.quotes.speaker_phrase import Phrase, phrase
from corpus.extraction.quotes.tokens import (
    NarrationToken,
    belongs,
    continues_speaker,
    is_for_in_name,
    past_age,
    past_time,
)
from corpus.language.lexicon import lexicon

_FRONTED = 3
"""The most words of "outside court" before the subject, where no comma parts them."""


class Clause(NamedTuple):
    """A sentence and its runs."""

    text: str
    """The article's text."""
    tokens: Sequence[NarrationToken]
    """The words of the sentence outside its quotations, marks, and quotations as one token each."""
    names: Set[str]
    """The words with a capital inside the article's sentences."""

    def lower(self, at: int) -> str:
        """The word at a place, or "" where there is none."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def belongs(self, at: int) -> bool:
        """Whether the word at a place can be part of the words for a speaker."""
        if not 0 <= at < len(self.tokens) or not belongs(self.tokens, at):
            return False
        word = self.tokens[at]
        noun = word.is_capital or word.lower not in lexicon().verbs or word.lower in lexicon().nouns
        return noun or self.lower(at - 1) in ("the", "a", "an")

    def run_end(self, start: int) -> int:
        """The place after the run that begins at a place; the place itself for no run."""
        end = start
        while self.belongs(end) and (
            end == start or self.lower(end) not in speaker_lexicon().determiners
        ):
            end += 1
        return end

    def run_start(self, last: int) -> int:
        """The place where the run begins whose last word is at a place; `last + 1` for no run.

        Names that "and" joins are one run, also inside a name: Fish and Wildlife Service.
        """
        start, determiners = last + 1, speaker_lexicon().determiners
        while start > 0:
            if self.belongs(start - 1):
                start -= 1
            elif start <= last and self.joins(start - 1):
                start -= 2
            else:
                break
            if self.lower(start) in determiners:
                start -= self.lower(start - 1) == "the" and start <= last  # the two drivers
                break
        start += self._opens_with_verb(start, last)
        return past_office(self.tokens, start, last)

    def _opens_with_verb(self, start: int, last: int) -> bool:
        """Whether the first word of a run is a verb: (did not) convince lawmakers."""
        before = self.lower(start - 1)
        if not (before in speaker_lexicon().auxiliaries or before.endswith("n't")) or start >= last:
            return False
        is_noun = self.lower(start) in speaker_lexicon().determiners
        return not is_noun and not self.tokens[start].is_capital

    def joins(self, at: int) -> bool:
        """Whether an "and" joins two names, or the parts of one: Fish and Wildlife Service."""
        around = self.tokens[max(0, at - 1) : at + 2]
        return (
            self.lower(at) == "and"
            and len(around) == 3
            and around[0].is_capital
            and around[2].is_capital
            and self.belongs(at - 1)
        )

    def opens_clause(self, start: int) -> bool:
        """Whether a subject that begins at a place opens a clause: after a mark, "that", "when"."""
        before = self.tokens[start - 1] if start else None
        table = speaker_lexicon()
        if before is None or not before.is_word or before.lower in table.openings:
            return True
        if start == past_time(self.tokens):
            return True  # on Friday Brook
        is_fronted = start <= _FRONTED and self.lower(0) in table.prepositions
        return is_fronted and self.lower(start) in table.determiners  # at home her son, Tom, said

    def is_pronoun(self, at: int) -> bool:
        """Whether the word at a place is a pronoun that can be a subject: he, who, but not WHO."""
        known = bare_pronoun(self.lower(at)) in speaker_lexicon().pronouns
        return known and self.tokens[at].text != "WHO"

    def pronoun(self, at: int) -> Phrase:
        """The pronoun at a place as a speaker: "he" for "he'd"."""
        return Phrase(bare_pronoun(self.tokens[at].lower), "pronoun")

    def phrase_of(self, start: int, end: int) -> Phrase | None:
        """The speaker that the words from `start` to before `end` name; nobody for "no one"."""
        if self.lower(start - 1) == "no":
            return None
        return phrase(self.text, self.tokens[start:end], self.names, first=start == 0)

    def longer(self, found: Phrase, end: int, further: int) -> Phrase:
        """A speaker whose words end before `end`, with those up to `further` too: an aide to Vale.

        No change where `further` is not after `end`.
        """
        if further <= end:
            return found
        more = self.text[self.tokens[end - 1].end : self.tokens[further - 1].end]
        return found._replace(text=found.text + more)

    def described(self, start: int, end: int) -> Phrase:
        """The words from `start` to before `end` as a description: one of the guards."""
        written = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        return Phrase(written if start else written[0].lower() + written[1:], "description")


class Found(NamedTuple):
    """A speaker in a sentence, and where."""

    place: int
    """Where the words for the speaker begin, or after a verb, end."""
    speaker: Phrase | None
    """None where these words name nobody."""


def speaker_after(clause: Clause, start: int) -> Found:
    """The speaker whose words begin at a place: (said) the mayor's wife, Eva Vale."""
    if clause.is_pronoun(start):
        return Found(start, clause.pronoun(start))
    start = past_age(clause.tokens, start)
    end = clause.run_end(start)
    if clause.lower(end - 1) in SPANS and clause.tokens[end - 2].is_capital:
        end -= 1  # said Ada Brook minutes later
    if people := _two_names(clause, start, end) or _named_after_office(clause, start, end):
        return people
    found = clause.phrase_of(start, end)
    if found and (found.kind == "description" or is_for_in_name(clause.tokens, end)):
        further = _past_complements(clause, end)
        found = clause.longer(found, end, further)
        end = further
        if _is_definite(clause, start, end):
            found = name_between(clause, end) or found
    return Found(max(start, end - 1), found)


def _two_names(clause: Clause, start: int, end: int) -> Found | None:
    """Two people by full name after a verb, or one whose office has two parts.

    Said attorneys Rudy Gill and Jay Holm; said Food and Agriculture Secretary Ada Brook. The first
    run is from `start` to before `end`.
    """
    last = clause.run_end(end + 1) if clause.joins(end) else end
    if last == end:
        return None
    in_office = clause.lower(end - 1) in speaker_lexicon().offices
    full = last >= end + 3 and all(token.is_capital for token in clause.tokens[end - 2 : end])
    given = end == start + 1 and last == end + 3 and clause.lower(last) in ("", ",", ".")
    given = given and clause.tokens[start].is_capital  # said Ada and Tom Brook
    found = clause.phrase_of(start, last) if in_office or full or given else None
    wanted = "name" if in_office else "description"
    return Found(last - 1, found) if found and found.kind == wanted else None


def _named_after_office(clause: Clause, start: int, end: int) -> Found | None:
    """The one whose title goes on with an office: Secretary of State Ada Brook."""
    if clause.lower(end) != "of":
        return None
    last = clause.run_end(end + 1)
    name = past_office(clause.tokens, end + 1, last - 1)
    found = clause.phrase_of(name, last) if name > end + 1 else None
    if found is None or found.kind != "name":
        return None
    role = clause.text[clause.tokens[start].start : clause.tokens[name - 1].end]
    return Found(last - 1, found._replace(role=found.role or role.removeprefix("the ")))


def _past_complements(clause: Clause, end: int) -> int:
    """The place after a description and what follows its noun: a spokesman (for the port)."""
    while continues_speaker(clause.tokens, end, clause.belongs):
        further = clause.run_end(end + 1)
        if further == end + 1:
            break
        end = further - clause.lower(further - 1).endswith("ed")  # excerpts of it provided
    return end


def _is_definite(clause: Clause, start: int, end: int) -> bool:
    """Whether a description has an owner or a determiner: Vale's lawyer, the lawyer."""
    if clause.lower(start) in speaker_lexicon().determiners:
        return True
    return any(one.text.endswith(("'s", "’s", "s'", "s’")) for one in clause.tokens[start:end])


def name_between(clause: Clause, comma: int) -> Phrase | None:
    """The full name after a comma and before one or the end: the auditor, Ann Other, said.

    A given name alone is enough after a relative: her husband, Luis, said.
    """
    if clause.lower(comma) != ",":
        return None
    if clause.lower(comma + 1) in ("identified", "named"):
        return _identified(clause, comma)
    end = clause.run_end(comma + 1)
    after = clause.run_end(end + 1) if clause.lower(end) in ("of", "from") else end
    if after < len(clause.tokens) and clause.lower(after) != ",":
        return None
    found = clause.phrase_of(comma + 1, end)
    if found is None or found.kind != "name":
        return None
    return found if " " in found.text or _is_enough(clause, comma, found.text) else None


def _identified(clause: Clause, comma: int) -> Phrase | None:
    """The name after "identified as" in an insertion: the gunman, named by police as Vale."""
    near = range(comma + 2, comma + 6)
    known_as = next((at for at in near if clause.lower(at) == "as"), 0)
    found = speaker_after(clause, known_as + 1).speaker if known_as else None
    return found if found and found.kind == "name" else None


def _is_enough(clause: Clause, comma: int, name: str) -> bool:
    """Whether a name of one word is enough after the noun before a comma.

    Her husband, Luis; the boy, Zayd; its operator, Norlink.
    """
    table, noun = speaker_lexicon(), clause.lower(comma - 1)
    if noun in table.kin:
        return True
    if clause.lower(clause.run_start(comma - 1) - 1) in table.prepositions:
        return False
    is_one = names_people(noun) and not noun.endswith("s")
    if not (is_one or noun in table.bodies or noun in table.holders):
        return False
    return name.lower() not in table.places and not clause.tokens[comma - 1].is_capital


def two_of_places(clause: Clause, start: int) -> Phrase | None:
    """Two people from a place, each with where they are from: Ada Brook of Ohio and Tom Reed of."""
    of = clause.run_end(start)
    joined = of + 1
    while joined < len(clause.tokens) and clause.tokens[joined].is_capital:
        joined += 1
    last = clause.run_end(joined + 1)
    if [clause.lower(at) for at in (of, joined, last)] != ["of", "and", "of"]:
        return None
    one, two = clause.phrase_of(start, of), clause.phrase_of(joined + 1, last)
    if one and two and one.kind == two.kind == "name":
        return Phrase(f"{one.text} and {two.text}", "description")
    return None
