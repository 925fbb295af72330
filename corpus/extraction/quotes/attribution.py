"""Finds who speaks, sentence by sentence: by a verb, a pronoun, a colon, or the sentence before.

In go the sentences of an article in their order, with the words for a speaker beside each verb. Out
come full names, or NOBODY where it is not plain who is meant:

    Ada Brook left. She said it was "late."    "She" is the last subject: "Ada Brook"
    The mayor was blunt: "We go."              the subject before the colon
    "It is over," Vale said. "We go."          the second quotation goes on with Vale

For that, `SpeakerReader` remembers who spoke and who was named. Which words mention a speaker is
for `words_of.py` (by a noun: Vale's reply) and `subjects.py`; this file finds out who is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.extraction.antecedents import CalledByNoun, Subjects, is_joined, people_in
from corpus.extraction.quotes import words_of
from corpus.extraction.quotes.clause import Clause, speaker_after
from corpus.extraction.quotes.names import Names
from corpus.extraction.quotes.reporting_verbs import Attribution
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


_NOBODY_YET = _Earlier(NOBODY, -99)
"""Further back than any rule looks."""
_ANSWERING = frozenset({"reply", "answer", "respond", "retort"})
_DIALOGUE = 2
"""Paragraphs in which a further question and its answer may stand."""
_PRESS = frozenset({"reporter", "journalist", "interviewer", "correspondent", "moderator"})
"""People who ask questions and are not mentioned again."""
_SEVERAL = frozenset({"groups", "companies", "firms", "unions", "authorities", "councils"})
"""Nouns for several bodies, which "it" cannot mean."""


class SpeakerReader:
    """Finds the speakers of an article's sentences; they must be read in their order.

    For each sentence, in this order:

    1. `speakers`, of its reporting verbs;
    2. for each of its quotations, `note_quoted`; if no verb introduces it, before that
       `speaker_without_verb`, `subject_before_colon`, or `resolve` of other words for a speaker;
    3. `end`.

    What it remembers; after "Ada Brook left. She said it was late." the first four are Ada Brook:

        _subject                  the subject of the sentence being read: "She"
        _last_subject_or_speaker  of all sentences so far, a person or a body
        _last_verb_speaker        the name of the last person with a reporting verb: "said"
        _last_sentence_speaker    whose words the last sentence reports or quotes
        _last_sentence_names_one  True: it has a subject or speaker, and not two joined by "and"
        _quoted                   nobody; Ada Brook within: She said it was "late".
        _before_colon             nobody; Ada Brook after: She was blunt:
        _asker                    nobody; Ada Brook after: "Are you late?" she asked.
        _answerer                 nobody; Ada Brook after: "No," she replied.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._subjects = Subjects(names)
        """Whom "he", "they" and "the governor" mean."""
        self._nouns = CalledByNoun()
        """What "the ministry" and "the statement" mean."""
        self._subject = NOBODY
        self._last_subject_or_speaker = _NOBODY_YET
        self._last_verb_speaker = ""
        self._last_sentence_speaker = _NOBODY_YET
        self._last_sentence_names_one = False
        self._quoted = NOBODY
        self._before_colon = _NOBODY_YET
        self._asker = NOBODY
        self._answerer = _NOBODY_YET

    def speakers(self, sentence: Sentence) -> tuple[Speaker, ...]:
        """The speaker of each reporting verb of the next sentence, NOBODY where it is not plain."""
        self._read_subject(sentence)
        words = (token.lower for token in sentence.tokens if token.is_capital)
        self._subjects.mention(words, sentence.paragraph)
        said = list[Speaker]()
        for attribution in sentence.attributions:
            named = self._speaker_of_verb(sentence, attribution)
            self._note_speaker(named, sentence, attribution)
            said.append(named)
        return tuple(said)

    def _read_subject(self, sentence: Sentence) -> None:
        """Find the subject of the next sentence, and remember it."""
        clause, verbs = sentence.clause, sentence.attributions
        opens_with_speaker = verbs and verbs[0].first == 0 < verbs[0].at  # Brook said
        opening = verbs[0].speaker if opens_with_speaker else None
        self._subject = self.resolve(opening or subject_of(clause), sentence)
        if self._subject.name.startswith("the former "):
            self._subject = NOBODY  # it may be whoever is named before
        is_plain = self._subject.name or verbs
        named = self._subject if is_plain else self._only_person_in(sentence)
        if named.name:
            self._subjects.note_owner(clause, sentence.paragraph)
            self._note(named, sentence)
            self._subjects.note_beside(clause, sentence.paragraph)
        if clause.lower(0) == "the":
            self._nouns.note_opening(clause.text, sentence.tokens)

    def _only_person_in(self, sentence: Sentence) -> Speaker:
        """The one person that a sentence without a subject mentions, whom "he" may mean later.

        That did not satisfy Justice Vale; word came from Ada Vale; at a table sat an official.
        """
        clause = sentence.clause
        if clause.lower(0) in ("that", "this", "it"):
            end = len(clause.tokens) if clause.tokens[-1].is_word else len(clause.tokens) - 1
            last = clause.phrase_of(clause.run_start(end - 1), end)
            if last and last.kind == "name":
                meant = self.resolve(last, sentence)
                return meant._replace(beside=False) if is_person(meant.name) else NOBODY
        sources = [
            named
            for at, (before, word) in enumerate(pairwise(clause.tokens), 1)
            if before.lower in ("from", "by") and word.is_capital
            if is_person((named := self.resolve(speaker_after(clause, at).speaker, sentence)).name)
        ]
        if sources or clause.lower(0) not in speaker_lexicon().prepositions:
            return sources[0] if len(sources) == 1 and " " in sources[0].name else NOBODY
        people = people_in(clause, self._names)
        name = people.pop() if len(people) == 1 else ""
        return Speaker(name, role=name) if is_anonymous(name) else NOBODY

    def _speaker_of_verb(self, sentence: Sentence, attribution: Attribution) -> Speaker:
        """The speaker of a reporting verb."""
        phrase, clause = attribution.speaker, sentence.clause
        if phrase is None:
            return NOBODY
        named, is_pronoun = self.resolve(phrase, sentence), phrase.kind == "pronoun"
        if is_pronoun and (report := _report_before(sentence, attribution)):
            subject = named_when(clause, report.at, attribution.first)
            named = self.resolve(subject, sentence) if subject else named
        if not named.name and not is_person(self._subject.name):
            named = self._only_person_before(phrase.text, attribution.first, clause)
        if is_pronoun and named.name and named.name == self._asker.name:
            named = self._in_dialogue(named, phrase.text, sentence, attribution)
        if head(named.name) in speaker_lexicon().messages:
            named = self._sender(named, sentence, attribution.first)
        return named

    def _only_person_before(self, pronoun: str, at: int, clause: Clause) -> Speaker:
        """The only person that a sentence names before "he said"."""
        if pronoun not in ("he", "she"):
            return NOBODY
        before = clause._replace(tokens=clause.tokens[:at])
        name = self._subjects.alone_in(before, pronoun)
        words = {token.lower.removesuffix("'s") for token in before.tokens if token.is_capital}
        surnames = words & self._names.full.keys()
        is_only = is_person(name) and surnames == {surname(name)}
        return self._speaker(name) if is_only else NOBODY

    def _in_dialogue(
        self, asker: Speaker, pronoun: str, sentence: Sentence, attribution: Attribution
    ) -> Speaker:
        """Who "he" is after a question that the only "he" has asked: whoever answers.

        "Will you go?" Vale asked. "No," he replied. "I stay," he said.
        """
        if attribution.verb.name in _ANSWERING:
            return self._somebody_else(pronoun, sentence)
        answerer, paragraph = self._answerer
        goes_on = 0 < sentence.paragraph - paragraph <= _DIALOGUE
        return answerer if goes_on and attribution.first <= 1 else asker

    def _somebody_else(self, pronoun: str, sentence: Sentence) -> Speaker:
        """Who "he" or "she" is that answers a question: not whoever asked it."""
        return self._speaker(self._subjects.mentioned_alone(pronoun, sentence.paragraph))

    def _sender(self, message: Speaker, sentence: Sentence, first: int) -> Speaker:
        """Who sent the message at a place, if a verb before it says so: Vale sent a note that."""
        sent = words_of.verb_of_sending(sentence.clause, first)
        if sent is None:
            return message
        sender = self.resolve(speaker_before(sentence.clause, sent).speaker, sentence)
        if is_person(sender.name):
            return sender
        return self._subject if self._subject.name else message

    def _note_speaker(self, named: Speaker, sentence: Sentence, attribution: Attribution) -> None:
        """Remember the speaker of a verb, and who was asked."""
        clause, at, verb = sentence.clause, attribution.at, attribution.verb
        if clause.lower(at - 1) in ("he", "she"):
            self._subjects.note_pronoun(clause.lower(at - 1), named.name)
        if not named.name or named.name in speaker_lexicon().somebody or verb.name == "hear":
            return
        is_passive = clause.lower(at + 1) == "by"  # asked by Brook, he said
        is_source_of_others = verb is ACCORDING and attribution is not sentence.attributions[0]
        if is_passive or is_source_of_others:
            return
        self._note(named, sentence)
        self._last_verb_speaker = named.name
        self._nouns.note_writer(words_of.text_said_in(clause, at), named.name, sentence.paragraph)
        if verb.name in _ANSWERING:
            self._answerer = _Earlier(named, sentence.paragraph)
        if asked := asked_at(clause, at):
            self._note(self.resolve(asked, sentence), sentence)

    def _note(self, named: Speaker, sentence: Sentence) -> None:
        """Remember the last subject or speaker, with the role given before."""
        asks = any(attribution.verb.name == "ask" for attribution in sentence.attributions)
        if asks and head(named.name) in _PRESS:
            return  # a reporter asked whether he would go: "No," he said
        self._subjects.note(named.name, sentence.paragraph)
        self._nouns.note(named.name)
        before = self._last_subject_or_speaker.speaker
        role = named.role or (before.role if named.name == before.name else "")
        self._last_subject_or_speaker = _Earlier(named._replace(role=role), sentence.paragraph)

    def note_quoted(self, named: Speaker, sentence: Sentence, quoted: NarrationToken) -> None:
        """Remember whose words a quotation gives, unless it is a question: others may answer."""
        asks = "?" in sentence.clause.text[quoted.end - 2 : quoted.end]
        self._asker = named if asks and sentence.has_words else NOBODY
        self._quoted = named = NOBODY if asks else named
        if named.name and not sentence.has_words:
            self._last_sentence_speaker = _Earlier(named, sentence.paragraph)

    def end(self, sentence: Sentence, said: Sequence[Speaker]) -> None:
        """End the sentence: keep who spoke in it for the next one; `said` are its speakers."""
        tokens, paragraph = sentence.tokens, sentence.paragraph
        has_colon = bool(tokens) and tokens[-1].text == ":"
        last = next((speaker for speaker in reversed(said) if speaker.name), self._subject)
        self._before_colon = _Earlier(last if has_colon else NOBODY, paragraph)
        if not sentence.has_words:
            return
        subjects = {self._subject.name, *(speaker.name for speaker in said)}
        self._subjects.end(subjects, sentence.clause, paragraph)
        is_pair = is_joined(sentence.clause, self._subject.name, self._names)
        self._last_sentence_names_one = any(subjects) and not is_pair
        speaker = self._quoted if sentence.quoted else _reported(sentence, said)
        self._last_sentence_speaker, self._quoted = _Earlier(speaker, paragraph), NOBODY

    def speaker_without_verb(self, sentence: Sentence, at: int) -> Speaker:
        """Who says a quotation that no verb introduces; NOBODY where it is not plain."""
        if not sentence.has_words:
            return self._continuing(sentence)._replace(beside=False)
        after = words_of.speaker_after_quotation(sentence.clause, at)
        if after or sentence.attributions:
            return self.resolve(after, sentence)
        if sentence.clause.lower(0) in ("to", "for"):
            return self.resolve(words_of.holder_of_view(sentence.clause), sentence)
        return self.subject_before_colon(sentence, at)

    def _continuing(self, sentence: Sentence) -> Speaker:
        """Who says a quotation that is a sentence of its own."""
        announced, paragraph = self._before_colon
        if announced.name and sentence.paragraph - paragraph <= 1:
            return announced  # Vale was blunt: / "…"
        last, paragraph = self._last_subject_or_speaker
        if paragraph == sentence.paragraph:  # Vale was blunt. "…"
            is_one = is_person(last.name) and " and " not in last.name
            is_plain = self._last_sentence_names_one and (is_one or not is_plural(last.name))
            return last if is_plain or last.name == self._last_verb_speaker else NOBODY
        # A paragraph that is a quotation alone goes on with what the one before ends with.
        speaker, paragraph = self._last_sentence_speaker
        return speaker if sentence.paragraph - paragraph == 1 else NOBODY

    def subject_before_colon(self, sentence: Sentence, at: int) -> Speaker:
        """The subject of a sentence, if a colon and the quotation follow it; else NOBODY."""
        clause = sentence.clause
        if not at or sentence.tokens[at - 1].text != ":":
            return NOBODY
        if source := words_of.name_before_colon(clause, at - 1):
            return self.resolve(source, sentence)
        if owner := words_of.owner_of_speech_noun(clause, 0):
            named = self.resolve(owner, sentence)  # the reply from Vale was short
            is_asker = owner.kind == "pronoun" and named.name == self._asker.name
            return self._somebody_else(owner.text, sentence) if is_asker and named.name else named
        if not self._subject.name and (name := unknown_name(clause)):
            return self.resolve(name, sentence)
        return self._subject if self._subject.name else NOBODY

    def resolve(self, phrase: Phrase | None, sentence: Sentence) -> Speaker:
        """The speaker whom the words of a sentence mean; NOBODY where it is not plain."""
        if phrase is None:
            return NOBODY
        if phrase.kind == "name":
            return self._resolve_name(phrase)
        if phrase.kind == "pronoun":
            return self._speaker(self._resolve_pronoun(phrase.text, sentence))
        if head(phrase.text) in speaker_lexicon().signs:
            return NOBODY
        name = self._subjects.titled(phrase.text, sentence.paragraph)
        name = name or self._nouns.meant(phrase.text, sentence.paragraph)
        name = name or self._names.resolved(phrase.text)
        return Speaker(name, beside=True, role=self._role(name))

    def _resolve_name(self, phrase: Phrase) -> Speaker:
        """The person of a name, by the full name that the article gives."""
        name = self._names.titled(phrase.title, phrase.text) or self._names.resolved(phrase.text)
        # "The officers Brook charged" are not she, nor is "Dean" the role of Dean Brook.
        is_other = is_plural(phrase.title) or name.lower().startswith(f"{phrase.title} ")
        role = "" if is_other else phrase.role
        return Speaker(name, beside=True, role=role or self._role(name))

    def _resolve_pronoun(self, pronoun: str, sentence: Sentence) -> str:
        """The name of whoever a pronoun means in a sentence; "" where it is not plain."""
        if pronoun in ("he", "she"):
            return self._subjects.person(pronoun, sentence.paragraph)
        if pronoun == "they":
            own = self._subject.name if is_told_after(sentence.clause) else ""
            name = bodies_before(sentence.clause) or self._subjects.group(sentence.paragraph, own)
            return name or self._last_body(sentence, own)
        body = self._last_body(sentence) if pronoun == "it" else ""
        return "" if head(body) in _SEVERAL else body

    def _last_body(self, sentence: Sentence, but: str = "") -> str:
        """The body that spoke last, here or in the paragraph before: the ministry … it added."""
        last, paragraph = self._last_subject_or_speaker
        if last.name == but or last.anonymous or sentence.paragraph - paragraph > 1:
            return ""
        is_body = self._names.is_body(last.name) or is_body_role(last.role)
        return last.name if is_body or not is_person(last.name) else ""

    def _speaker(self, name: str) -> Speaker:
        """The speaker of a name, with the role that the article gives; NOBODY for ""."""
        return Speaker(name, role=self._role(name)) if name else NOBODY

    def _role(self, name: str) -> str:
        """What the article says that somebody is; of people without a name, how it calls them."""
        return name if is_anonymous(name) else self._names.role(name)


def _report_before(sentence: Sentence, attribution: Attribution) -> Attribution | None:
    """The verb that opens what a later one is part of: police said that when King left, she told.

    Not a participle: asked how she felt when King left, she told.
    """
    first = sentence.attributions[0]
    is_participle = first.at == 0 and first.verb is not ACCORDING
    return None if first is attribution or is_participle else first


def _reported(sentence: Sentence, said: Sequence[Speaker]) -> Speaker:
    """Whose words a sentence without quotations reports: its last speaker."""
    be, somebody = speaker_lexicon().be, speaker_lexicon().somebody
    for speaker, attribution in zip(reversed(said), reversed(sentence.attributions), strict=True):
        if speaker.name in somebody:
            return NOBODY  # denying what some have said
        if speaker.name or sentence.clause.lower(attribution.at - 1) not in be:
            return speaker  # Vale, in: Vale said that it had been warned
    return NOBODY
