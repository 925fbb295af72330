"""Who says something in a sentence, by which verb: "Wallace said", "said the minister"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from corpus.article import Span
from corpus.language.diction import Verb, diction
from corpus.quotes.narration import Token
from corpus.quotes.people import people
from corpus.quotes.phrase import Phrase, belongs, phrase

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "got"})
_NOT_SAID = frozenset(
    [
        "to",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "did",
        "does",
        "do",
        "not",
        "never",
        "didn't",
        "doesn't",
        "don't",
        "won't",
        "wouldn't",
        "couldn't",
    ]
)
_BETWEEN = frozenset(
    [
        "has",
        "have",
        "had",
        "also",
        "later",
        "then",
        "again",
        "first",
        "once",
        "earlier",
        "previously",
        "reportedly",
        "repeatedly",
        "subsequently",
        "only",
        "even",
        "just",
        "still",
        "now",
    ]
)
"""What may stand between a speaker and the verb."""
_PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "to",
        "into",
        "about",
        "near",
        "under",
        "after",
        "over",
    ]
)
_WHOSE = frozenset({"of", "for", "at", "from"})
_ACCORDING = Verb("according to", "neutral")
_NOUNS = frozenset({"claim", "claims", "hint", "answer"})
_OBJECT = frozenset({"tell", "accuse", "ask", "urge", "call", "describe", "dub", "label"})
"""Verbs that no speaker follows: "told Wallace" is told to him."""
_PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you", "who"])


class Saying(NamedTuple):
    """That somebody says something."""

    verb: Verb
    span: Span
    """Of the verb, in the article's text."""
    at: int
    """The verb's place among the tokens."""
    first: int
    """Where the words for it begin: at the verb or at its speaker."""
    last: int
    speaker: Phrase | None
    """None where the sentence does not say, or not so that one could be sure."""


def sayings(text: str, tokens: Sequence[Token], names: Set[str]) -> list[Saying]:
    """All of a sentence, in its order.

    Args:
        text: the article's.
        tokens: of the sentence.
        names: the words that are written with a capital inside sentences of the article.

    """
    reading = _Reading(text, tokens, names)
    found: list[Saying] = []
    for at, token in enumerate(tokens):
        if token.lower == "according" and at + 1 < len(tokens) and tokens[at + 1].lower == "to":
            speaker, last = reading.after(at + 2)
            found.append(_saying(tokens, _ACCORDING, at, at, last, speaker))
        elif verb := diction().verbs.get(token.lower):
            if not token.is_capital or at == 0:
                saying = reading.saying(verb, at, found[-1] if found else None)
                if saying:
                    found.append(saying)
    return found


def subject(text: str, tokens: Sequence[Token], names: Set[str]) -> Phrase | None:
    """The name with which a sentence begins, after "On Monday," and its like."""
    return _Reading(text, tokens, names).main()


def _saying(
    tokens: Sequence[Token], verb: Verb, at: int, first: int, last: int, speaker: Phrase | None
) -> Saying:
    return Saying(verb, Span(tokens[at].start, tokens[at].end), at, first, last, speaker)


class _Reading(NamedTuple):
    """A sentence in which speakers are looked for."""

    text: str
    tokens: Sequence[Token]
    names: Set[str]

    def saying(self, verb: Verb, at: int, previous: Saying | None) -> Saying | None:
        """What the verb at a place says of who speaks; None where it is no verb of telling."""
        tokens = self.tokens
        form = tokens[at].lower
        before = tokens[at - 1].lower if at else ""
        if form in _NOUNS and (at == 0 or not self._follows_name(at)):
            return None
        if verb.name == "point out" and self._lower(at + 1) not in ("out", "to"):
            return None
        if before == "as" and form == "saying":
            speaker = self._quoted(at)
            return _saying(tokens, verb, at, at, at, speaker)
        if self._is_passive(at):
            speaker, last = self.after(at + 2) if self._lower(at + 1) == "by" else (None, at)
            return _saying(tokens, verb, at, at, last, speaker)
        if before in _NOT_SAID:
            went_on = before == "to" and self._lower(at - 2) in ("on", "continued")
            if not went_on:
                return _saying(tokens, verb, at, at, at, None)
            speaker = self.main()
            return _saying(tokens, verb, at, at, at, speaker)
        if form.endswith("ing"):
            if before in _PREPOSITIONS or before in people().determiners:
                return _saying(tokens, verb, at, at, at, None)
            speaker = previous.speaker if previous else self.main()
            return _saying(tokens, verb, at, at, at, speaker)
        if self._after_quotation(at) and verb.name not in _OBJECT:
            speaker, last = self.after(at + 1)
            if speaker:
                return _saying(tokens, verb, at, at, last, speaker)
        first, speaker = self.before(at)
        return _saying(tokens, verb, at, first, at, speaker)

    def after(self, start: int) -> tuple[Phrase | None, int]:
        """The speaker whose words begin at a place, and where they end."""
        if self._lower(start) in _PRONOUNS:
            return self._pronoun(start), start
        end = self._run_end(start)
        found = phrase(self.text, self.tokens[start:end], self.names, first=False)
        if found and found.kind == "description":
            while self._lower(end) in _WHOSE and (more := self._run_end(end + 1)) > end + 1:
                end = more
            found = Phrase(
                self.text[self.tokens[start].start : self.tokens[end - 1].end], "description"
            )
        return found, max(start, end - 1)

    def before(self, at: int) -> tuple[int, Phrase | None]:
        """Where the words for the speaker before a verb begin, and the speaker."""
        last = at - 1
        while last >= 0 and (
            self.tokens[last].lower in _BETWEEN or self.tokens[last].lower.endswith("ly")
        ):
            if self._belongs(last) and not self._belongs(last - 1):
                break  # the family said
            last -= 1
        if last < 0:
            return at, None
        word = self.tokens[last]
        if word.lower in ("who", "that", "which"):
            antecedent = last - 2 if self._lower(last - 1) == "," else last - 1
            return self._ending_at(antecedent)
        if word.lower in _PRONOUNS:
            return last, self._pronoun(last)
        if word.text == ",":
            return self._before_comma(last)
        if self._belongs(last):
            return self._ending_at(last)
        if word.lower in ("and", "but", "then"):
            return at, self.main()
        return at, None

    def main(self) -> Phrase | None:
        """The name with which the sentence begins."""
        start = 0
        tokens = self.tokens
        if tokens and tokens[0].is_word and self._lower(0) in _PRONOUNS:
            return self._pronoun(0)
        if tokens and (not belongs(tokens, 0) or tokens[0].lower.endswith(("ing", "ed"))):
            commas = [at for at, token in enumerate(tokens[:12]) if token.text == ","]
            if not tokens[0].is_word or not commas:
                return None
            start = commas[0] + 1
            if self._lower(start) in _PRONOUNS:
                return self._pronoun(start)
        end = self._run_end(start)
        while end > start and not tokens[end - 1].is_capital:
            end -= 1
        found = phrase(self.text, tokens[start:end], self.names, first=start == 0)
        if found is None or found.kind != "name" or self._lower(start) in people().determiners:
            return None
        return found

    def _pronoun(self, at: int) -> Phrase:
        return Phrase(self.tokens[at].lower, "pronoun")

    def _ending_at(self, last: int) -> tuple[int, Phrase | None]:
        """The speaker whose words end at a place, with "of the ministry" and its like."""
        start = self._run_start(last)
        if start > last:
            return last + 1, None
        end, head = last, last
        while self._lower(start - 1) in _PREPOSITIONS and start - 1 >= 0:
            further = start - 2
            begins = self._run_start(further)
            if begins > further:
                # In a statement Wallace said: the name at the end of the run speaks.
                run = self.tokens[start : end + 1]
                if run[0].is_capital or not run[-1].is_capital:
                    return start, None
                break
            of = self._lower(start - 1) in _WHOSE
            head, start = further, begins
            if not of:
                end = further
        if not self._may_follow(start - 1):
            return start, None
        found = phrase(self.text, self.tokens[start : head + 1], self.names, first=start == 0)
        if found and found.kind == "description" and end > head:
            whole = self.text[self.tokens[head].end : self.tokens[end].end]
            found = found._replace(text=found.text + whole)
        return start, found

    def _before_comma(self, comma: int) -> tuple[int, Phrase | None]:
        """The speaker whom words between commas follow: Wallace, who was there, said."""
        for at in range(1, comma):
            if self.tokens[at].text != "," or not self._belongs(at - 1):
                continue
            if self._lower(at + 1) in ("and", "but", "while", "as"):
                continue
            start, found = self._ending_at(at - 1)
            if found and self._begins_clause(start):
                return start, self._name_between(at) or found
        return comma, None

    def _name_between(self, comma: int) -> Phrase | None:
        """The full name that stands between two commas: the auditor, Ann Other, said."""
        end = self._run_end(comma + 1)
        if self._lower(end) != ",":
            return None
        found = phrase(self.text, self.tokens[comma + 1 : end], self.names, first=False)
        return found if found and found.kind == "name" and " " in found.text else None

    def _begins_clause(self, start: int) -> bool:
        before = self.tokens[start - 1] if start else None
        return before is None or not before.is_word or before.lower in ("and", "but", "as", "while")

    def _may_follow(self, at: int) -> bool:
        """Whether words for a speaker can stand after the token at a place."""
        return at < 0 or not self.tokens[at].is_word or not self._belongs(at)

    def _quoted(self, at: int) -> Phrase | None:
        """The speaker of "quoted Wallace as saying" and "Wallace was quoted as saying"."""
        for place in range(at - 2, max(-1, at - 12), -1):
            if self._lower(place) in ("quoted", "quotes", "quoting", "cited", "citing"):
                if self._is_passive(place):
                    return self.before(place - 1)[1]
                return self.after(place + 1)[0]
        return None

    def _is_passive(self, at: int) -> bool:
        place = at - 1
        while place >= 0 and self.tokens[place].lower.endswith("ly"):
            place -= 1
        return self._lower(place) in _BE and not self.tokens[at].lower.endswith("ing")

    def _after_quotation(self, at: int) -> bool:
        place = at - 1
        while place >= 0 and not self.tokens[place].is_word and self.tokens[place].quotation < 0:
            place -= 1
        return place >= 0 and self.tokens[place].quotation >= 0

    def _follows_name(self, at: int) -> bool:
        """Whether nothing but a name in capitals or a pronoun stands before, in its clause."""
        start = self._run_start(at - 1)
        run = self.tokens[start:at]
        return self._lower(at - 1) in _PRONOUNS or (
            bool(run) and all(token.is_capital for token in run) and self._begins_clause(start)
        )

    def _lower(self, at: int) -> str:
        if not 0 <= at < len(self.tokens):
            return ""
        return self.tokens[at].lower

    def _belongs(self, at: int) -> bool:
        if not 0 <= at < len(self.tokens) or not belongs(self.tokens, at):
            return False
        return self.tokens[at].is_capital or self.tokens[at].lower not in diction().verbs

    def _run_start(self, last: int) -> int:
        """The first of the words that belong together up to a place; after it where none do."""
        start = last + 1
        while start > 0 and self._belongs(start - 1):
            start -= 1
            if self.tokens[start].lower in people().determiners:
                break
        return start

    def _run_end(self, start: int) -> int:
        """After the last of the words that belong together from a place."""
        end = start
        while self._belongs(end):
            if end > start and self.tokens[end].lower in people().determiners:
                break
            end += 1
        return end
