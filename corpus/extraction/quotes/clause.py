"""Finds in a sentence where speakers are named: before a verb and after it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from corpus.extraction.quotes.speaker_lexicon import (
    SOME,
    SPANS,
    bare_pronoun,
    head,
    names_people,
    speaker_lexicon,
)
from corpus.extraction.quotes.speaker_phrase import (
    DONE,
    Phrase,
    is_of_people,
    past_office,
    phrase,
    titled_after_body,
)
from corpus.extraction.quotes.tokens import (
    NarrationToken,
    belongs,
    goes_on_for,
    is_calendar,
    is_state,
    names_further,
    opening_bracket,
    past_age,
    past_time,
    without_adverbs,
)
from corpus.language.lexicon import lexicon

_CLAUSE = 10
"""The most words of a clause with "who" before the verb of whom it means."""
_FRONTED = 3
"""The most words of "outside court" before the subject, where no comma parts them."""
_AWAY = 60
"""The most tokens between a speaker and the verb."""

Found = tuple[int, Phrase | None]
"""The place where the words for a speaker begin or end, and the speaker or None."""


class Clause(NamedTuple):
    """A sentence; a place is the index of a token, a run a series of words for one speaker."""

    text: str
    """The article's text."""
    tokens: Sequence[NarrationToken]
    names: Set[str]
    """The words with a capital inside the article's sentences."""

    def lower(self, at: int) -> str:
        """The word at a place, or "" where there is none."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def after(self, start: int) -> Found:
        """The speaker whose words begin at a place, and the place where they end."""
        if self.is_pronoun(start):
            return start, self.pronoun(start)
        start = past_age(self.tokens, start)
        end = self.run_end(start)
        if self.lower(end - 1) in SPANS and self.tokens[end - 2].is_capital:
            end -= 1  # said Ada Brook minutes later
        first = end
        if people := self._two_names(start, end) or self._past_office(start, end):
            return people
        found = self.phrase_of(start, end)
        if found and (found.kind == "description" or goes_on_for(self.tokens, end)):
            while (
                names_further(self.tokens, end, self.belongs)
                and (further := self.run_end(end + 1)) > end + 1
            ):
                end = further - self.lower(further - 1).endswith("ed")  # excerpts of it provided
            if end > first:
                more = self.text[self.tokens[first - 1].end : self.tokens[end - 1].end]
                found = found._replace(text=found.text + more)
            owned = any(
                one.text.endswith(("'s", "’s", "s'", "s’")) for one in self.tokens[start:end]
            )
            determined = owned or self.lower(start) in speaker_lexicon().determiners
            found = (self.name_between(end) if determined else None) or found
        return max(start, end - 1), found

    def _two_names(self, start: int, end: int) -> Found | None:
        """Two people by full name after a verb, or one whose office has two parts.

        Said attorneys Rudy Gill and Jay Holm; said Food and Agriculture Secretary Ada Brook.
        """
        last = self.run_end(end + 1) if self.joins(end) else end
        office = self.lower(end - 1) in speaker_lexicon().offices
        full = last >= end + 3 and all(token.is_capital for token in self.tokens[end - 2 : end])
        given = end == start + 1 and last == end + 3 and self.lower(last) in ("", ",", ".")
        full = full or (given and self.tokens[start].is_capital)  # said Ada and Tom Brook
        found = self.phrase_of(start, last) if last > end and (office or full) else None
        wanted = "name" if office else "description"
        return (last - 1, found) if found and found.kind == wanted else None

    def _past_office(self, start: int, end: int) -> Found | None:
        """The one whose title goes on with an office: Secretary of State Ada Brook."""
        if self.lower(end) != "of":
            return None
        last = self.run_end(end + 1)
        name = past_office(self.tokens, end + 1, last - 1)
        found = self.phrase_of(name, last) if name > end + 1 else None
        if found is None or found.kind != "name":
            return None
        role = self.text[self.tokens[start].start : self.tokens[name - 1].end].removeprefix("the ")
        return last - 1, found._replace(role=found.role or role)

    def before(self, at: int) -> Found:
        """The speaker named before a verb at a place, and the place where the words begin."""
        last = without_adverbs(self.tokens, at - 1, self.belongs)
        found: Found = (at, None)
        if last < 0:
            return found
        word = self.lower(last)
        if word in ("who", "that", "which") and self.tokens[last].text != "WHO":
            antecedent = last - 2 if self.lower(last - 1) == "," else last - 1
            if self.lower(antecedent - 1) in speaker_lexicon().documents:
                antecedent -= is_calendar(self.tokens, antecedent)  # a report Thursday that said
            start = self.run_start(antecedent)
            alone = start, self.phrase_of(start, antecedent + 1)
            found = alone if word == "who" else self._thing(antecedent)
            found = self._of_place(start) or self._apposed(start) or found
            unknown = found[1] is not None and found[1].text in speaker_lexicon().somebody
            if word != "who" and unknown:
                found = last, None  # messages, some which urged
            if self.lower(found[0] - 1) in ("after", "before", "since", "during"):
                found = last, None  # a statement after Brook's speech that claimed
        elif self.is_pronoun(last):
            found = last, self.pronoun(last)
        elif word == "them" and self.lower(last - 1) == "of" and self.lower(last - 2) in SOME:
            found = last - 2, Phrase(f"{self.lower(last - 2)} of them", "description")
        elif word in (",", "–", "—") or self._ends_with_comma(last):
            found = self._before_comma(last)
        elif word == ")" and (opening := opening_bracket(self.tokens, last)):
            found = self.before(opening)  # Ada Brook (D-Calif.) said
        elif self.belongs(last):
            start, speaker = self._ending_at(last)
            if (found := self._who_before(start))[1]:
                return found  # Democrats who voted to reopen the government said
            speaker = None if self.lower(start - 1) == "against" else speaker
            named = speaker and (speaker.kind == "name" or speaker.text.startswith("The "))
            found = (self._first_title(start) if named else start), speaker
        return found

    def _thing(self, last: int) -> Found:
        """What "that" means after a place: a note on a car that read; the board of a bank which."""
        start = self.run_start(last)
        table = speaker_lexicon()
        before, noun = self.lower(start - 1), self.lower(start - 2)
        inside = before in table.prepositions and before not in ("by", "from")
        if inside and start <= last and (noun in table.writings or noun in table.signs):
            begins = self.run_start(start - 2)
            if begins < start - 1:
                return begins, self.phrase_of(begins, start - 1)
        return self._ending_at(last, table.naming)

    def _of_place(self, start: int) -> Found | None:
        """Who is from the place that begins at a place: Ada Brook of Boston, Mass., who."""
        if self.lower(start - 1) == "," and is_state(self.text, self.tokens[start]):
            start = self.run_start(start - 2)
        place = self.lower(start - 1) in ("of", "from") and self.tokens[start].is_capital
        office = self.lower(start - 2) in speaker_lexicon().offices_of_one
        named = self.tokens[start - 2].is_capital
        named = named and self.lower(start - 2) not in speaker_lexicon().bodies  # School of Law
        if not place or not (office or named):
            return None
        begins = self.run_start(start - 2)
        found = self.phrase_of(begins, start - 1)
        return (begins, found) if found and (office or found.kind == "name") else None

    def _apposed(self, start: int) -> Found | None:
        """Whose description begins about a place, after a name: Ada Brook, a nurse, who."""
        at = next((at for at in range(start, start - 9, -1) if self.lower(at) in ("a", "an")), 0)
        if self.lower(at - 1) not in (",", "–", "—"):
            return None
        if not all(token.is_word for token in self.tokens[at:start]):
            return None
        begins = self.run_start(at - 2)
        around = speaker_lexicon().prepositions - {"by", "from", "to", "with"}
        opens = begins == at - 2 and not begins and self.lower(0) not in self.names
        if opens or not self.tokens[at - 2].is_capital or self.lower(begins - 1) in around:
            return None
        found = self.phrase_of(begins, at - 1)
        return (begins, found) if found and found.text.split()[-1][0].isupper() else None

    def _who_before(self, start: int) -> Found:
        """Whom a "who" means whose clause ends with what begins at a place; None for none."""
        for at in range(start - 1, max(0, start - _CLAUSE), -1):
            if not self.tokens[at].is_word or self.lower(at) in ("that", "and", "but"):
                break
            if self.lower(at) in ("who", "whose") and at < start - 1:
                begins = self.run_start(at - 1)
                return begins, (self.phrase_of(begins, at) if begins < at else None)
        return start, None

    def belongs(self, at: int) -> bool:
        """Whether the word at a place can be part of the words for a speaker."""
        if not 0 <= at < len(self.tokens) or not belongs(self.tokens, at):
            return False
        word = self.tokens[at]
        noun = word.is_capital or word.lower not in lexicon().verbs or word.lower in lexicon().nouns
        return noun or self.lower(at - 1) in ("the", "a", "an")

    def run_start(self, last: int) -> int:
        """The first of the adjacent words of one phrase up to `last`; `last + 1` for none."""
        start = last + 1
        while start > 0:
            if self.belongs(start - 1):
                start -= 1
            elif start <= last and self.joins(start - 1):
                start -= 2
            else:
                break
            if self.lower(start) in speaker_lexicon().determiners:
                start -= self.lower(start - 1) == "the" and start <= last  # the two drivers
                break
        before = self.lower(start - 1)
        helped = before in speaker_lexicon().helping or before.endswith("n't")
        if helped and start < last and self.lower(start) not in speaker_lexicon().determiners:
            start += not self.tokens[start].is_capital  # did not convince lawmakers
        return past_office(self.tokens, start, last)

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
        """Whether a clause begins at a place."""
        before = self.tokens[start - 1] if start else None
        table = speaker_lexicon()
        opens = before is None or not before.is_word or before.lower in table.openings
        near = start <= _FRONTED and self.lower(start) in table.determiners
        opens = opens or (
            near and self.lower(0) in table.prepositions
        )  # at home her son, Tom, said
        return opens or start == past_time(self.tokens)  # on Friday Brook

    def run_end(self, start: int) -> int:
        """The place after the last of the adjacent words of one phrase from a place."""
        end = start
        while self.belongs(end) and (
            end == start or self.lower(end) not in speaker_lexicon().determiners
        ):
            end += 1
        return end

    def is_pronoun(self, at: int) -> bool:
        """Whether the word at a place is a pronoun that can be the subject of a verb."""
        known = bare_pronoun(self.lower(at)) in speaker_lexicon().pronouns
        return known and self.tokens[at].text != "WHO"

    def pronoun(self, at: int) -> Phrase:
        """The pronoun at a place."""
        return Phrase(bare_pronoun(self.tokens[at].lower), "pronoun")

    def phrase_of(self, start: int, end: int) -> Phrase | None:
        """The speaker that the words of a range name; nobody for "no one"."""
        if self.lower(start - 1) == "no":
            return None
        return phrase(self.text, self.tokens[start:end], self.names, first=start == 0)

    def _ending_at(self, last: int, through: Set[str] | None = None) -> Found:
        """The speaker whose words end at a place, with "of the ministry" and the like."""
        start = self.run_start(last)
        if start > last:
            return last + 1, None
        if self.lower(start - 1) in ("of", "for"):
            own = titled_after_body(self.text, self.tokens, self.names, start, last)
            if own:
                return min(start, self.run_start(start - 2)), own
        end = head = last
        start -= self.lower(start - 1) == "half"  # a study of half a million Britons
        while start and self.lower(start - 1) in (through or speaker_lexicon().prepositions):
            further = start - 2 - (self.lower(start - 2) in DONE)  # a note found in the car
            begins = self.run_start(further)
            if begins > further:
                # In a statement Wallace said: the name at the end of the run speaks.
                if self.tokens[start].is_capital or not self.tokens[end].is_capital:
                    return start, None
                break
            if not names_further(self.tokens, start - 1, self.belongs):
                end = further
            head, start = further, begins
        found = self.phrase_of(start, head + 1)
        if (
            (found is None or start == head)
            and self.lower(start) in SOME
            and self.lower(start + 1) in ("of", "in")
        ):
            written = self.text[self.tokens[start].start : self.tokens[last].end]
            written = written if start else written[0].lower() + written[1:]
            people = is_of_people(written) or self.lower(start + 1) == "in"  # some in the crowd
            return start, Phrase(written, "description") if people else None
        if (
            found
            and end > head
            and (found.kind == "description" or goes_on_for(self.tokens, head + 1))
        ):
            more = self.text[self.tokens[head].end : self.tokens[end].end]
            found = found._replace(text=found.text + more)
        return start, found

    def _first_title(self, start: int) -> int:
        """The place of what stands before a name: editor and owner Brook, a man known as Brook."""
        if self.lower(start - 1) == "as" and self.lower(start - 2) in ("identified", "known"):
            return self.run_start(start - 3)
        if self.lower(start) == "the" and self.lower(start - 1) in speaker_lexicon().bodies:
            return self.run_start(start - 1)  # trade magazine The Harbour Reporter
        titles = speaker_lexicon().titles
        while self.lower(start - 1) in (",", "and") and self.lower(start - 2) in titles:
            start = self.run_start(start - 2)
        return start

    def _before_comma(self, comma: int) -> Found:
        """The speaker before an insertion between commas: Wallace, who was there, said."""
        mark, first = self.lower(comma) or ",", None
        begin = next((at for at in range(comma, 0, -1) if mark == "," and self.lower(at) == ";"), 0)
        for at in range(max(1, begin, comma - _AWAY), comma):
            joins = self.lower(at + 1) in ("and", "but", "while", "as")
            if self.lower(at) != mark or joins:
                continue
            last = at - 1  # or before a date: the Register on July 20, 2006, said
            if self.lower(last).isdigit():
                last = without_adverbs(self.tokens, at - 2, self.belongs)
            if not self.belongs(last):
                continue
            start, found = self._ending_at(last)
            thing = self.lower(start - 1) == "and" and not names_people(self.lower(last))
            dateline = not start and mark != "," and self.tokens[last].text.isupper()
            thing = thing and not self.tokens[start].is_capital
            if not found or dateline or thing or not self.opens_clause(start):
                continue
            named = self.name_between(at)
            if named or not _is_thing(found):
                return start, named or found
            first = first or (start, found)
        start = self.run_start(comma - 1)  # the keeper who painted it, Ada Brook, said
        whose = self._who_before(start - 1)[1] if self.lower(start - 1) == mark else None
        named = self.phrase_of(start, comma) if whose and not whose.text.endswith("s") else None
        if whose and named and named.kind == "name" and " " in named.text:
            return start, named._replace(role=named.role or whose.text.removeprefix("the "))
        return first or (comma, None)

    def _ends_with_comma(self, at: int) -> bool:
        """Whether a quotation at a place ends with a comma: Brook, who said it was “late,” told."""
        token = self.tokens[at]
        return token.quotation >= 0 and "," in self.text[token.end - 2 : token.end]

    def name_between(self, comma: int) -> Phrase | None:
        """The full name after a comma and before one or the end: the auditor, Ann Other, said.

        A given name alone is enough after a relative: her husband, Luis, said.
        """
        if self.lower(comma) != ",":
            return None
        if self.lower(comma + 1) in ("identified", "named"):  # the gunman, named by police as Vale
            known = next(
                (at for at in range(comma + 2, comma + 6) if self.lower(at) == "as"), comma
            )
            found = self.after(known + 1)[1] if known > comma else None
            return found if found and found.kind == "name" else None
        end = after = self.run_end(comma + 1)
        if self.lower(end) in ("of", "from"):
            after = self.run_end(end + 1)
        alone = after == len(self.tokens) or self.lower(after) == ","
        found = self.phrase_of(comma + 1, end) if alone else None
        table, noun = speaker_lexicon(), self.lower(comma - 1)
        short = noun in table.kin  # her husband, Luis, said
        of = self.lower(self.run_start(comma - 1) - 1) in table.prepositions
        if found and not short and not of:  # its operator, Norlink, said
            people = names_people(noun) and not noun.endswith("s")  # the boy, Zayd, said
            short = people or noun in table.bodies or noun in table.holders
            short = short and found.text.lower() not in table.places
            short = short and not self.tokens[comma - 1].is_capital
        named = found and found.kind == "name" and (short or " " in found.text)
        return found if named else None


def _is_thing(found: Phrase) -> bool:
    """Whether what stands before a comma may be no speaker: at that talk, Brook, smiling, said."""
    table, noun = speaker_lexicon(), head(found.text)
    speaks = noun in table.institutions or noun in table.writings or noun in table.signs
    speaks = speaks or found.kind == "name" or found.text.rsplit(maxsplit=1)[-1][0].isupper()
    return not (speaks or names_people(noun) or noun.endswith("s"))
