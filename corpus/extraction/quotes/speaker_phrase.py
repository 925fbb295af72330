"""Finds the words in a sentence that name a speaker."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Literal, NamedTuple

from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.language.lexicon import lexicon

Kind = Literal["name", "description", "pronoun"]

_POSSESSIVE = ("'s", "’s", "'", "’")


class Phrase(NamedTuple):
    """The words that name a speaker in a sentence."""

    text: str
    kind: Kind
    title: str = ""
    """The title before the name, in lower case: "mr", "defense secretary"."""


def belongs(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a token can be part of the words for a speaker."""
    token = tokens[at]
    table = speaker_lexicon()
    if not token.is_word or token.lower in table.calendar:
        return False
    if token.text[0].isdigit():
        return "-" in token.text  # the 48-page ruling
    named = at or (token.lower == "new" and tokens[1:2] and tokens[1].is_capital)  # New York
    if token.is_capital and named and token.lower not in ("i", "it"):
        return True
    return token.lower not in table.function_words


def phrase(
    text: str, run: Sequence[NarrationToken], names: Set[str], *, first: bool
) -> Phrase | None:
    """The speaker that a run of words names; None where it names none.

    Args:
        text: the article's.
        run: adjacent words.
        names: the words with a capital inside the article's sentences.
        first: whether the run begins a sentence, where every word has a capital.

    """
    table = speaker_lexicon()
    run = list(run)
    while len(run) > 1 and _is_adverb(run[-1]) and run[-2].lower not in table.determiners:
        run.pop()
    if not run or run[-1].lower in table.determiners:
        return None
    start = _name_start(run, names, first=first)
    joined = 0 < start < len(run) and run[start - 1].lower == "and"
    if start == len(run) or joined:
        return _description(text, run, names, first=first)
    name = run[start:]
    owners = [at for at, token in enumerate(name[:-1]) if token.text.endswith(_POSSESSIVE)]
    if owners and not any(token.lower in table.organizations for token in name[owners[-1] :]):
        name = name[owners[-1] + 1 :]
    titles = [at for at, token in enumerate(name) if token.lower in table.titles]
    before = name[: titles[-1] + 1] if titles else run[:start]
    bare = name[titles[-1] + 1 :] if titles else name
    if not bare:
        return _description(text, run, names, first=first)
    determined = start > 0 and run[start - 1].lower in table.determiners and name is not run
    if determined and not titles and len(name) == len(run) - start:
        return _description(text, run, names, first=first)
    title = " ".join(token.lower for token in before)
    written = text[bare[0].start : bare[-1].end]
    for ending in _POSSESSIVE:
        written = written.removesuffix(ending)
    return Phrase(written, "name", title)


def past_office(tokens: Sequence[NarrationToken], start: int, last: int) -> int:
    """The place after the office in a title, where a name of two words or more follows it.

    The words from `start` to `last` stand after "of": of Public Prosecution Ada Brook.
    """
    table = speaker_lexicon()
    if start < 2 or tokens[start - 1].lower not in ("of", "for"):
        return start
    if tokens[start - 2].lower not in table.titles:
        return start
    return next(
        (
            at + 1
            for at in range(last - 2, start - 1, -1)
            if tokens[at].lower in table.offices and tokens[at + 1].is_capital
        ),
        start,
    )


def _is_adverb(token: NarrationToken) -> bool:
    return token.lower.endswith("ly") and not token.is_capital


def _name_start(run: Sequence[NarrationToken], names: Set[str], *, first: bool) -> int:
    """The place of the first of the capitalised words at the end of a run; its length for none."""
    table = speaker_lexicon()
    start = len(run)
    while start:
        token = run[start - 1]
        if token.is_capital:
            known = token.lower in names or token.text.isupper()
            is_name = start > 1 or not first or known or len(run) > start == 1
            if not is_name or token.lower in table.determiners:
                break
        elif start == len(run) or token.lower not in table.particles or start == 1:
            break
        start -= 1
    while start < len(run) and not run[start].is_capital:
        start += 1
    return start


def _description(
    text: str, run: Sequence[NarrationToken], names: Set[str], *, first: bool
) -> Phrase | None:
    run = list(run)
    while len(run) > 2 and _is_past(run[-1]):
        run.pop()  # the statement released
        if _is_adverb(run[-1]):
            return None
    last = run[-1].lower
    alone = len(run) == 1 and last.endswith(("ed", "ly"))
    if alone or last.endswith(("ing", "'s")) or any(map(_is_past, run[1:-1])):
        return None
    written = text[run[0].start : run[-1].end]
    opening = run[0].lower.removesuffix("'s")
    owner = run[0].text.endswith(_POSSESSIVE)
    named = owner or opening in names or any(token.is_capital for token in run[1:2])
    if first and (opening in speaker_lexicon().determiners or not named):
        written = written[0].lower() + written[1:]
    return Phrase(written, "description")


def _is_past(token: NarrationToken) -> bool:
    return token.lower.endswith("ed") and not token.is_capital


_OPENING = 12
"""How many tokens "On Monday," and the like may take before a sentence's subject."""
_AWAY = 60
"""The most tokens between a speaker and the verb."""

Found = tuple[int, Phrase | None]
"""The place where the words for a speaker begin or end, and the speaker or None."""


class Clause(NamedTuple):
    """The tokens of a sentence outside its quotations, and where speakers are named in it."""

    text: str
    """The article's."""
    tokens: Sequence[NarrationToken]
    names: Set[str]
    """The words with a capital inside the article's sentences."""

    def lower(self, at: int) -> str:
        """The word at a place, or "" where there is none."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def after(self, start: int) -> Found:
        """The speaker whose words begin at a place, and the place where they end."""
        if self._is_pronoun(start):
            return start, self._pronoun(start)
        end = first = self._run_end(start)
        found = self._phrase(start, end)
        if found and found.kind == "description":
            while (
                self.lower(end) in speaker_lexicon().naming
                and (further := self._run_end(end + 1)) > end + 1
            ):
                end = further
            if end > first:
                more = self.text[self.tokens[first - 1].end : self.tokens[end - 1].end]
                found = found._replace(text=found.text + more)
            determined = self.lower(start) in speaker_lexicon().determiners
            found = (self._name_between(end) if determined else None) or found
        return max(start, end - 1), found

    def before(self, at: int) -> Found:
        """The speaker named before a verb at a place, and the place where the words begin."""
        last = self._skip_adverbs(at - 1)
        found: Found = (at, None)
        if last < 0:
            return found
        word = self.lower(last)
        if word in ("who", "that", "which") and self.tokens[last].text != "WHO":
            antecedent = last - 2 if self.lower(last - 1) == "," else last - 1
            start = self.run_start(antecedent)
            alone = start, self._phrase(start, antecedent + 1)
            found = (
                alone if word == "who" else self._ending_at(antecedent, speaker_lexicon().naming)
            )
            if self.lower(found[0] - 1) in ("after", "before", "since", "during"):
                found = last, None  # a statement after Brook's speech that claimed
        elif self._is_pronoun(last):
            found = last, self._pronoun(last)
        elif word == ",":
            found = self._before_comma(last)
        elif self.belongs(last):
            start, speaker = self._ending_at(last)
            found = self._first_title(start), speaker
        elif word in ("and", "but", "then"):
            found = at, self.subject()
        return found

    def subject(self) -> Phrase | None:
        """The name or pronoun that begins the sentence, after "On Monday," and the like."""
        start = 0
        if self.lower(0) not in speaker_lexicon().pronouns and (
            not self.belongs(0) or self.lower(0).endswith(("ing", "ed"))
        ):
            commas = [at for at, token in enumerate(self.tokens[:_OPENING]) if token.text == ","]
            if not commas or not self.tokens[0].is_word:
                return None
            start = commas[0] + 1
        if self.lower(start) in speaker_lexicon().pronouns:
            return self._pronoun(start)
        end = self._run_end(start)
        verb = (at for at in range(start + 1, end) if self._may_be_verb(at))
        end = next(verb, end)
        while end > start and not self.tokens[end - 1].is_capital:
            end -= 1
        found = self._phrase(start, end)
        determined = self.lower(start) in speaker_lexicon().determiners
        return found if found and found.kind == "name" and not determined else None

    def belongs(self, at: int) -> bool:
        """Whether the word at a place can be part of the words for a speaker."""
        if not 0 <= at < len(self.tokens) or not belongs(self.tokens, at):
            return False
        return self.tokens[at].is_capital or self.tokens[at].lower not in lexicon().verbs

    def run_start(self, last: int) -> int:
        """The first of the adjacent words of one phrase up to `last`; `last + 1` for none."""
        start = last + 1
        while start > 0:
            if self.belongs(start - 1):
                start -= 1
            elif start <= last and self._joins(start - 1):
                start -= 2
            else:
                break
            if self.lower(start) in speaker_lexicon().determiners:
                break
        return past_office(self.tokens, start, last)

    def _may_be_verb(self, at: int) -> bool:
        """Whether a word after a name may be a verb: Brook praised Mayor Ada Reed."""
        word = self.tokens[at]
        return word.lower.endswith("ed") and not word.is_capital and self.tokens[at - 1].is_capital

    def _joins(self, at: int) -> bool:
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
        return before is None or not before.is_word or before.lower in ("and", "but", "as", "while")

    def _run_end(self, start: int) -> int:
        """The place after the last of the adjacent words of one phrase from a place."""
        end = start
        while self.belongs(end) and (
            end == start or self.lower(end) not in speaker_lexicon().determiners
        ):
            end += 1
        return end

    def _skip_adverbs(self, last: int) -> int:
        """The last place up to `last` without an adverb; "the family" does not end with one."""
        while last >= 0:
            word, before = self.lower(last), self.lower(last - 1)
            names = self.belongs(last - 1) and before not in speaker_lexicon().determiners
            adverb = word.endswith("ly") and (names or not self.belongs(last))
            if not adverb and word not in speaker_lexicon().between | speaker_lexicon().calendar:
                break
            last -= 1
        return last

    def _is_pronoun(self, at: int) -> bool:
        return _bare(self.lower(at)) in speaker_lexicon().pronouns and self.tokens[at].text != "WHO"

    def _pronoun(self, at: int) -> Phrase:
        return Phrase(_bare(self.tokens[at].lower), "pronoun")

    def _phrase(self, start: int, end: int) -> Phrase | None:
        return phrase(self.text, self.tokens[start:end], self.names, first=start == 0)

    def _ending_at(self, last: int, through: Set[str] | None = None) -> Found:
        """The speaker whose words end at a place, with "of the ministry" and the like."""
        start = self.run_start(last)
        if start > last:
            return last + 1, None
        end = head = last
        while start and self.lower(start - 1) in (through or speaker_lexicon().prepositions):
            further = start - 2
            begins = self.run_start(further)
            if begins > further:
                # In a statement Wallace said: the name at the end of the run speaks.
                if self.tokens[start].is_capital or not self.tokens[end].is_capital:
                    return start, None
                break
            if self.lower(start - 1) not in speaker_lexicon().naming:
                end = further
            head, start = further, begins
        found = self._phrase(start, head + 1)
        if found and found.kind == "description" and end > head:
            more = self.text[self.tokens[head].end : self.tokens[end].end]
            found = found._replace(text=found.text + more)
        return start, found

    def _first_title(self, start: int) -> int:
        """The place of the first title listed before a name: founder, editor and owner Brook."""
        while (
            self.lower(start - 1) in (",", "and")
            and self.lower(start - 2) in speaker_lexicon().titles
        ):
            start = self.run_start(start - 2)
        return start

    def _before_comma(self, comma: int) -> Found:
        """The speaker before an insertion between commas: Wallace, who was there, said."""
        for at in range(max(1, comma - _AWAY), comma):
            if self.lower(at) != "," or not self.belongs(at - 1):
                continue
            if self.lower(at + 1) in ("and", "but", "while", "as"):
                continue
            start, found = self._ending_at(at - 1)
            if found and self.opens_clause(start):
                return start, self._name_between(at) or found
        return comma, None

    def _name_between(self, comma: int) -> Phrase | None:
        """The full name after a comma and before one or the end: the auditor, Ann Other, said."""
        if self.lower(comma) != ",":
            return None
        end = after = self._run_end(comma + 1)
        if self.lower(end) in ("of", "from"):
            after = self._run_end(end + 1)
        alone = after == len(self.tokens) or self.lower(after) == ","
        found = self._phrase(comma + 1, end) if alone else None
        return found if found and found.kind == "name" and " " in found.text else None


def _bare(word: str) -> str:
    """A pronoun without a contracted verb: "he" for "he'd"."""
    bare, _, verb = word.partition("'")
    return bare if verb in ("d", "s", "ve", "ll", "re") else word
