"""Finds who speaks, sentence by sentence: by a verb, a pronoun, a colon, or the sentence before.

In go the sentences of an article in their order, with the words for a speaker beside each verb. Out
come full names, or NOBODY where it is not plain who is meant:

    Ada Brook left. She said it was "late."    "She" is the last subject: "Ada Brook"
    The mayor was blunt: "We go."              the subject before the colon
    "It is over," Vale said. "We go."          the second quotation goes on with Vale

`SpeakerReader` remembers for that who spoke and who was named.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.extraction.antecedents import CalledByNoun, Subjects, is_joined, people_in
from corpus.extraction.quotes.clause import Clause, speaker_after
from corpus.extraction.quotes.names import Names
from corpus.extraction.quotes.reporting_verbs import (
    Attribution,
)
from corpus.extraction.quotes.roles import is_body_role
from corpus.extraction.quotes.speaker_before import speaker_before
from corpus.extraction.quotes.speaker_lexicon import (
    NOBODY,
    Speaker,
    head,
    is_anonymous,
    is_person,
    is_plural,
    speaker_lexicon,
    surname,
)
from corpus.extraction.quotes.speaker_phrase import Phrase
from corpus.extraction.quotes.subjects import (
    asked_at,
    bodies_before,
    is_told_after,
    named_when,
    subject_of,
    unknown_name,
)
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.extraction.quotes.verb_senses import ACCORDING
from corpus.extraction.quotes.words_of import (
    elided_subject,
    name_before_colon,
    sent_at,
    speaker_beside,
    whose_claim,
    whose_view,
    whose_words,
    whose_words_before,
    written_in,
)


class Sentence(NamedTuple):
    """A passage in which speakers are looked for."""

    passage: str
    paragraph: int
    clause: Clause
    attributions: Sequence[Attribution]
    quoted: Sequence[int]
    """The places of its quotations among its tokens."""

    @property
    def tokens(self) -> Sequence[NarrationToken]:
        """The words outside its quotations, and the quotations as one token each."""
        return self.clause.tokens

    @property
    def has_words(self) -> bool:
        """Whether it is more than quotations."""
        return any(token.is_word for token in self.clause.tokens)


class _Earlier(NamedTuple):
    """Somebody of an earlier sentence."""

    speaker: Speaker
    """NOBODY if it was nobody."""
    paragraph: int
    """The number of the paragraph that the sentence is in."""


_ANSWERING = frozenset({"reply", "answer", "respond", "retort"})
_DIALOGUE = 2
"""Paragraphs in which a further question and its answer may stand."""
_PRESS = frozenset({"reporter", "journalist", "interviewer", "correspondent", "moderator"})
"""People who ask questions and are not mentioned again."""
_SEVERAL = frozenset({"groups", "companies", "firms", "unions", "authorities", "councils"})
"""Nouns for several bodies, which "it" cannot mean."""


class SpeakerReader:
    """Finds the speakers of an article's sentences; they must be read in their order.

    For each sentence: `speakers`, then for each of its quotations what says who is quoted
    (`speaker_without_verb`, `elided`, `claimant`, `subject_before_colon`) and `note_quoted`, and at
    last `end`.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._subjects = Subjects(names)
        """Whom "he", "they" and "the governor" mean."""
        self._nouns = CalledByNoun()
        """What "the ministry" and "the statement" mean."""
        self._subject = NOBODY
        """The subject of the present sentence."""
        self._announced = _Earlier(NOBODY, 0)
        """Who speaks next, after a sentence that ends with a colon."""
        self._last = _Earlier(NOBODY, -1)
        """Who spoke last, or was last the subject."""
        self._speaking = _Earlier(NOBODY, -1)
        """Whose words the last sentence reports."""
        self._just_named = False
        """Whether the last sentence that is no mere quotation has a subject or speaker."""
        self._spoke = ""
        """The name of the last person with a reporting verb."""
        self._quoted = NOBODY
        """Whose words the last quotation gives."""
        self._asked = NOBODY
        """Who asked the question that was quoted last, if the last quotation was one."""
        self._answered = _Earlier(NOBODY, -9)
        """Who last answered a question."""

    def speakers(self, sentence: Sentence) -> tuple[Speaker, ...]:
        """The speaker of each reporting verb of the next sentence, NOBODY where it is not plain."""
        self._read_subject(sentence)
        words = (token.lower for token in sentence.tokens if token.is_capital)
        self._subjects.mention(words, sentence.paragraph)
        said = list[Speaker]()
        for attribution in sentence.attributions:
            first_verb = sentence.attributions[0].at if said else 0
            named = self._who_tells(sentence, attribution, first_verb)
            self._note_speaker(named, sentence, attribution, is_first=not said)
            said.append(named)
        return tuple(said)

    def _read_subject(self, sentence: Sentence) -> None:
        """Find the subject of the next sentence, and remember it."""
        clause, first = sentence.clause, next(iter(sentence.attributions), None)
        opens = first and first.first == 0 < first.at and first.speaker  # Brook said
        self._subject = self._named(opens or subject_of(clause), sentence)
        if self._subject.name.startswith("the former "):
            self._subject = NOBODY  # it may be whoever is named before
        named = self._subject
        if not named.name and not sentence.attributions:
            named = self._source(sentence)
        if named.name:
            self._subjects.note_owner(clause, sentence.paragraph)
            self._note(named, sentence)
            self._subjects.note_beside(clause, sentence.paragraph)
        if clause.lower(0) == "the":
            self._nouns.note_opening(clause.text, sentence.tokens)

    def _source(self, sentence: Sentence) -> Speaker:
        """The one person after "from" or "by" where no person is the subject: a reply from Vale."""
        clause = sentence.clause
        if clause.lower(0) in ("that", "this", "it"):  # that did not satisfy Justice Vale
            end = len(clause.tokens) - (not clause.tokens[-1].is_word)
            last = clause.phrase_of(clause.run_start(end - 1), end)
            if last and last.kind == "name":
                meant = self._named(last, sentence)
                return meant._replace(beside=False) if is_person(meant.name) else NOBODY
        sources = [
            named
            for at, (before, word) in enumerate(pairwise(clause.tokens), 1)
            if before.lower in ("from", "by") and word.is_capital
            if is_person((named := self._named(speaker_after(clause, at).speaker, sentence)).name)
        ]
        if len(sources) == 1 and " " in sources[0].name:
            return sources[0]
        if clause.lower(0) in speaker_lexicon().prepositions and not sources:
            people = people_in(clause, self._names)  # at the next table sat an official
            name = people.pop() if len(people) == 1 else ""
            return Speaker(name, role=name) if is_anonymous(name) else NOBODY
        return NOBODY

    def _who_tells(self, sentence: Sentence, attribution: Attribution, first_verb: int) -> Speaker:
        """The speaker of a reporting verb; `first_verb` is the place of one before it, or 0."""
        phrase, clause = attribution.speaker, sentence.clause
        if phrase is None:
            return NOBODY
        named, is_pronoun = self._named(phrase, sentence), phrase.kind == "pronoun"
        if is_pronoun and first_verb:
            one = named_when(clause, first_verb, attribution.first)
            named = self._named(one, sentence) if one else named  # said that when King left, she
        if not named.name and not is_person(self._subject.name):
            named = self._named_before(phrase.text, attribution.first, clause)
        if is_pronoun and named.name and named.name == self._asked.name:
            named = self._in_dialogue(named, phrase.text, sentence, attribution)
        if head(named.name) in speaker_lexicon().messages:
            named = self._sender(named, sentence, attribution.first)
        return named

    def _named_before(self, pronoun: str, at: int, clause: Clause) -> Speaker:
        """The only person that a sentence names before "he said"."""
        if pronoun not in ("he", "she"):
            return NOBODY
        before = clause._replace(tokens=clause.tokens[:at])
        name = self._subjects.alone_in(before, pronoun)
        known = {token.lower.removesuffix("'s") for token in before.tokens if token.is_capital}
        alone = is_person(name) and known & self._names.full.keys() == {surname(name)}
        return Speaker(name, role=self._role(name)) if alone else NOBODY

    def _in_dialogue(
        self, asker: Speaker, pronoun: str, sentence: Sentence, attribution: Attribution
    ) -> Speaker:
        """Who "he" is after a question that the only "he" has asked: whoever answers.

        "Will you go?" Vale asked. "No," he replied. "I stay," he said.
        """
        if attribution.verb.name in _ANSWERING:
            return self._answering(pronoun, sentence)
        goes_on = 0 < sentence.paragraph - self._answered.paragraph <= _DIALOGUE
        return self._answered.speaker if goes_on and attribution.first <= 1 else asker

    def _answering(self, pronoun: str, sentence: Sentence) -> Speaker:
        """Who "he" or "she" is that answers a question: not whoever asked it."""
        name = self._subjects.mentioned_alone(pronoun, sentence.paragraph)
        return Speaker(name, role=self._role(name)) if name else NOBODY

    def _sender(self, message: Speaker, sentence: Sentence, first: int) -> Speaker:
        """Who sent the message at a place, if a verb before it says so: Vale sent a note that."""
        sent = sent_at(sentence.clause, first)
        if not sent:
            return message
        sender = self._named(speaker_before(sentence.clause, sent).speaker, sentence)
        return sender if is_person(sender.name) else self._subject

    def _note_speaker(
        self, named: Speaker, sentence: Sentence, attribution: Attribution, *, is_first: bool
    ) -> None:
        """Remember the speaker of a verb, and whom they asked; `is_first`: of the sentence's."""
        clause, at, verb = sentence.clause, attribution.at, attribution.verb
        if clause.lower(at - 1) in ("he", "she"):
            self._subjects.note_pronoun(clause.lower(at - 1), named.name)
        if not named.name or named.name in speaker_lexicon().somebody or verb.name == "hear":
            return
        is_passive = clause.lower(at + 1) == "by"  # asked by Brook, he said
        if is_passive or (verb is ACCORDING and not is_first):
            return
        self._note(named, sentence)
        self._spoke = named.name
        self._nouns.note_writer(written_in(clause, at), named.name, sentence.paragraph)
        if verb.name in _ANSWERING:
            self._answered = _Earlier(named, sentence.paragraph)
        if asked := asked_at(clause, at):
            self._note(self._named(asked, sentence), sentence)

    def _note(self, one: Speaker, sentence: Sentence) -> None:
        """Remember a subject or speaker as the last one, with the role given before."""
        asks = any(told.verb.name == "ask" for told in sentence.attributions)
        if asks and head(one.name) in _PRESS:
            return  # a reporter asked whether he would go: "No," he said
        self._subjects.note(one.name, sentence.paragraph)
        self._nouns.note(one.name)
        before = self._last.speaker
        role = one.role or (before.role if one.name == before.name else "")
        self._last = _Earlier(one._replace(role=role), sentence.paragraph)

    def note_quoted(self, named: Speaker, sentence: Sentence, quoted: NarrationToken) -> None:
        """Remember whose words a quotation gives, unless it is a question: others may answer."""
        asks = "?" in sentence.clause.text[quoted.end - 2 : quoted.end]
        self._asked = named if asks and sentence.has_words else NOBODY
        self._quoted = named = NOBODY if asks else named
        if named.name and not sentence.has_words:
            self._speaking = _Earlier(named, sentence.paragraph)

    def end(self, sentence: Sentence, said: Sequence[Speaker]) -> None:
        """End the sentence: keep who spoke in it for the next one; `said` are its speakers."""
        tokens, paragraph = sentence.tokens, sentence.paragraph
        has_colon = bool(tokens) and tokens[-1].text == ":"
        speaker = next((one for one in reversed(said) if one.name), self._subject)
        self._announced = _Earlier(speaker if has_colon else NOBODY, paragraph)
        if not sentence.has_words:
            return
        subjects = {self._subject.name, *(one.name for one in said)}
        self._subjects.end(subjects, sentence.clause, paragraph)
        self._just_named = any(subjects) and not is_joined(
            sentence.clause, self._subject.name, self._names
        )
        told = self._quoted if sentence.quoted else self._reported(sentence, said)
        self._speaking, self._quoted = _Earlier(told, paragraph), NOBODY

    def _reported(self, sentence: Sentence, said: Sequence[Speaker]) -> Speaker:
        """Whose words a sentence without quotations reports: its last speaker."""
        be = speaker_lexicon().be
        for one, verb in zip(reversed(said), reversed(sentence.attributions), strict=True):
            if one.name in speaker_lexicon().somebody:
                return NOBODY  # denying what some have said
            if one.name or sentence.clause.lower(verb.at - 1) not in be:
                return one  # Vale, in: Vale said that it had been warned
        return NOBODY

    def speaker_without_verb(self, sentence: Sentence, at: int) -> Speaker:
        """Who says a quotation that no verb introduces; NOBODY where it is not plain."""
        if not sentence.has_words:
            return self._continuing(sentence)._replace(beside=False)
        beside = speaker_beside(sentence.clause, at)
        if beside or sentence.attributions:
            return self._named(beside, sentence)
        if sentence.clause.lower(0) in ("to", "for"):
            return self._named(whose_view(sentence.clause), sentence)
        return self.subject_before_colon(sentence, at)

    def _continuing(self, sentence: Sentence) -> Speaker:
        """Who says a quotation that is a sentence of its own."""
        announced, paragraph = self._announced
        if announced.name and sentence.paragraph - paragraph <= 1:
            return announced  # Vale was blunt: / "…"
        last, paragraph = self._last
        if paragraph == sentence.paragraph:  # Vale was blunt. "…"
            is_one = is_person(last.name) and " and " not in last.name
            is_plain = self._just_named and (is_one or not is_plural(last.name))
            return last if is_plain or last.name == self._spoke else NOBODY
        # A paragraph that is a quotation alone goes on with what the one before ends with.
        speaking, paragraph = self._speaking
        return speaking if sentence.paragraph - paragraph == 1 else NOBODY

    def subject_before_colon(self, sentence: Sentence, at: int) -> Speaker:
        """The subject of a sentence, if a colon and the quotation follow it; else NOBODY."""
        if not at or sentence.tokens[at - 1].text != ":":
            return NOBODY
        if source := name_before_colon(sentence.clause, at - 1):
            return self._named(source, sentence)
        if whose := whose_words(sentence.clause, 0):
            named = self._named(whose, sentence)  # the reply from Vale was short
            is_asker = whose.kind == "pronoun" and named.name == self._asked.name
            return self._answering(whose.text, sentence) if is_asker and named.name else named
        if not self._subject.name and (name := unknown_name(sentence.clause)):
            return self._named(name, sentence)
        return self._subject if self._subject.name else NOBODY

    def elided(self, sentence: Sentence, at: int) -> Speaker:
        """Who says a quotation that shares a verb with the one before: he calls it "…", she "…"."""
        return self._named(elided_subject(sentence.clause, at), sentence)

    def speaker_of_words_before(self, sentence: Sentence) -> Speaker:
        """Who said the quotation before a sentence, if that says so: with those words, he left."""
        return self._named(whose_words_before(sentence.clause), sentence)._replace(beside=False)

    def claimant(self, sentence: Sentence, at: int) -> Speaker:
        """Whose claim a quotation is part of, though others speak: the army's claim that."""
        return self._named(whose_claim(sentence.clause, at), sentence)

    def _named(self, phrase: Phrase | None, sentence: Sentence) -> Speaker:
        """The speaker whom the words of a sentence mean; NOBODY where it is not plain."""
        if phrase is None:
            return NOBODY
        if phrase.kind == "name":
            return self._called(phrase)
        if phrase.kind == "pronoun":
            name = self._meant(phrase.text, sentence)
            return Speaker(name, role=self._role(name)) if name else NOBODY
        if head(phrase.text) in speaker_lexicon().signs:
            return NOBODY
        name = self._subjects.titled(phrase.text, sentence.paragraph)
        name = name or self._nouns.meant(phrase.text, sentence.paragraph)
        name = name or self._names.resolved(phrase.text)
        return Speaker(name, beside=True, role=self._role(name))

    def _called(self, phrase: Phrase) -> Speaker:
        """The person of a name, by the full name that the article gives."""
        name = self._names.titled(phrase.title, phrase.text) or self._names.resolved(phrase.text)
        # "The officers Brook charged" are not she, nor is "Dean" the role of Dean Brook.
        is_other = is_plural(phrase.title) or name.lower().startswith(f"{phrase.title} ")
        role = "" if is_other else phrase.role
        return Speaker(name, beside=True, role=role or self._role(name))

    def _meant(self, pronoun: str, sentence: Sentence) -> str:
        """The name of whoever a pronoun means in a sentence; "" where it is not plain."""
        if pronoun in ("he", "she"):
            return self._subjects.person(pronoun, sentence.paragraph)
        if pronoun == "they":
            own = self._subject.name if is_told_after(sentence.clause) else ""
            name = bodies_before(sentence.clause) or self._subjects.group(sentence.paragraph, own)
            return name or self._body(sentence, own)
        body = self._body(sentence) if pronoun == "it" else ""
        return "" if head(body) in _SEVERAL else body

    def _body(self, sentence: Sentence, but: str = "") -> str:
        """The body that spoke last, here or in the paragraph before: the ministry … it added."""
        last, paragraph = self._last
        if last.name == but or last.anonymous or sentence.paragraph - paragraph > 1:
            return ""
        is_body = self._names.is_body(last.name) or is_body_role(last.role)
        return last.name if is_body or not is_person(last.name) else ""

    def _role(self, name: str) -> str:
        """What the article says that somebody is; of people without a name, how it calls them."""
        return name if is_anonymous(name) else self._names.role(name)
