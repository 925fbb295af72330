"""Finds who speaks, sentence by sentence: by a verb, a pronoun, a colon, or the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.extraction.antecedents import CalledByNoun, Subjects, is_joined, people_in
from corpus.extraction.quotes.attribution_cues import (
    ACCORDING,
    REMARKS,
    as_people,
    claims_of,
    name_before_colon,
    sent_at,
    speaker_after_be,
    whose_words,
    whose_words_before,
    written_in,
)
from corpus.extraction.quotes.clause import Clause
from corpus.extraction.quotes.names import Names
from corpus.extraction.quotes.reporting_verbs import (
    Attribution,
    is_unspoken,
    record_shown,
)
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
from corpus.extraction.quotes.speaker_phrase import Phrase, is_body_role, owner
from corpus.extraction.quotes.subjects import (
    asked_at,
    bodies_before,
    is_past,
    is_told_after,
    named_when,
    subject_of,
    unknown_name,
)
from corpus.extraction.quotes.tokens import NarrationToken


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


_SEVERAL = frozenset({"groups", "companies", "firms", "unions", "authorities", "councils"})
"""Nouns for several bodies, which "it" cannot mean."""
_PRESS = frozenset({"reporter", "journalist", "interviewer", "correspondent", "moderator"})
"""People who ask questions and are not mentioned again."""
_DIALOGUE = 2
"""Paragraphs in which a further question and its answer may stand."""
_LEADS = 6
"""The most words between "prosecutors said" and the person whose words they report."""


class SpeakerReader:
    """Finds the speakers of an article's sentences; they must be read in their order."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._subjects = Subjects(names)
        self._announced: tuple[Speaker, int] = NOBODY, 0
        """Who speaks next, after a sentence that ends with a colon, and its paragraph."""
        self._subject = NOBODY
        """The subject of the present sentence."""
        self._last: tuple[Speaker, int] = NOBODY, -1
        """Who spoke last, or was last the subject, and in which paragraph."""
        self._speaking: tuple[Speaker, int] = NOBODY, -1
        """Whose words the last sentence reports, and its paragraph; NOBODY if it reports none."""
        self._just_named = False
        """Whether the last sentence that is no mere quotation has a subject or speaker."""
        self._spoke = ""
        """The name of the last person with a reporting verb."""
        self._quoted = NOBODY
        """Whose words the last quotation gives."""
        self._answered: tuple[Speaker, int] = NOBODY, -9
        """Who last answered a question, and in which paragraph."""
        self._asked = NOBODY
        """Who asked the question that was quoted last, if the last quotation was one."""
        self._nouns = CalledByNoun()

    def speakers(self, sentence: Sentence) -> tuple[Speaker, ...]:
        """The speaker of each reporting verb of the next sentence, NOBODY where it is not plain."""
        first = sentence.attributions[0] if sentence.attributions else None
        opens = first and first.first == 0 < first.at and first.speaker
        subject = first.speaker if first and opens else subject_of(sentence.clause)
        self._subject = self._named(subject, sentence)
        if self._subject.name.startswith("the former "):
            self._subject = NOBODY  # it may be whoever is named before
        named = self._subject if self._subject.name else NOBODY
        if not named.name and not sentence.attributions:
            named = self._source(sentence)
        if named.name:
            self._subjects.note_owner(sentence.clause, sentence.paragraph)
            self._note(named, sentence)
            self._subjects.note_beside(sentence.clause, sentence.paragraph)
        if sentence.clause.lower(0) == "the":
            self._nouns.note_opening(sentence.clause.text, sentence.tokens)
        words = (token.lower for token in sentence.tokens if token.is_capital)
        self._subjects.mention(words, sentence.paragraph)
        said, clause, place = list[Speaker](), sentence.clause, sentence.paragraph
        for attribution in sentence.attributions:
            start = sentence.attributions[0].at if said else 0
            named = self._who_tells(sentence, attribution, start)
            said.append(named)
            if clause.lower(attribution.at - 1) in ("he", "she"):
                self._subjects.note_pronoun(clause.lower(attribution.at - 1), named.name)
            turned = clause.lower(attribution.at + 1) == "by"  # asked by Brook, he said
            source = len(said) > 1 and attribution.verb is ACCORDING
            known = named.name and named.name not in speaker_lexicon().somebody
            if known and not turned and not source and attribution.verb.name != "hear":
                self._note(named, sentence)
                self._spoke = named.name
                self._nouns.note_writer(written_in(clause, attribution.at), named.name, place)
                if attribution.verb.name in _ANSWERING:
                    self._answered = named, place
                if asked := asked_at(clause, attribution.at):
                    self._note(self._named(asked, sentence), sentence)
        return tuple(said)

    def _who_tells(self, sentence: Sentence, attribution: Attribution, start: int) -> Speaker:
        """The speaker of a reporting verb; `start` is the place of a verb before it, or 0."""
        clause, told = sentence.clause, attribution
        named = self._named(told.speaker, sentence)
        pronoun = told.speaker and told.speaker.kind == "pronoun"
        if start and pronoun and (one := named_when(clause, start, told.first)):
            named = self._named(one, sentence)  # said that when King left, she told
        if not named.name and told.speaker and not is_person(self._subject.name):
            named = self._named_before(told.speaker.text, told.first, clause)
        if told.speaker and pronoun and named.name and named.name == self._asked.name:
            if told.verb.name in _ANSWERING:
                named = self._answering(told.speaker.text, sentence)
            elif 0 < sentence.paragraph - self._answered[1] <= _DIALOGUE and told.first <= 1:
                named = self._answered[0]  # and goes on answering
        if head(named.name) in speaker_lexicon().messages and (sent := sent_at(clause, told.first)):
            sender = self._named(clause.before(sent)[1], sentence)
            named = sender if is_person(sender.name) else self._subject
        return named

    def _answering(self, pronoun: str, sentence: Sentence) -> Speaker:
        """Who "he" or "she" is that answers a question: not whoever asked it."""
        name = self._subjects.mentioned_alone(pronoun, sentence.paragraph)
        return Speaker(name, role=self._role(name)) if name else NOBODY

    def _named_before(self, pronoun: str, at: int, clause: Clause) -> Speaker:
        """The only person that a sentence names before "he said"."""
        if pronoun not in ("he", "she"):
            return NOBODY
        before = clause._replace(tokens=clause.tokens[:at])
        name = self._subjects.alone_in(before, pronoun)
        known = {token.lower.removesuffix("'s") for token in before.tokens if token.is_capital}
        alone = is_person(name) and known & self._names.full.keys() == {surname(name)}
        return Speaker(name, role=self._role(name)) if alone else NOBODY

    def _source(self, sentence: Sentence) -> Speaker:
        """The one person after "from" or "by" where no person is the subject: a reply from Vale."""
        clause = sentence.clause
        if clause.lower(0) in ("that", "this", "it"):  # that did not satisfy Justice Vale
            end = len(clause.tokens) - (not clause.tokens[-1].is_word)
            last = clause.phrase_of(clause.run_start(end - 1), end)
            if last and last.kind == "name":
                meant = self._named(last, sentence)
                return meant._replace(beside=False) if is_person(meant.name) else NOBODY
        found = [
            named
            for at, (before, word) in enumerate(pairwise(clause.tokens), 1)
            if before.lower in ("from", "by") and word.is_capital
            if (named := self._named(clause.after(at)[1], sentence)).name and is_person(named.name)
        ]
        if len(found) == 1 and " " in found[0].name:
            return found[0]
        if clause.lower(0) in speaker_lexicon().prepositions and not found:
            people = people_in(clause, self._names)  # at the next table sat an official
            name = people.pop() if len(people) == 1 else ""
            return Speaker(name, role=name) if is_anonymous(name) else NOBODY
        return NOBODY

    def _note(self, one: Speaker, sentence: Sentence) -> None:
        asks = any(told.verb.name == "ask" for told in sentence.attributions)
        if asks and head(one.name) in _PRESS:
            return  # a reporter asked whether he would go: "No," he said
        self._subjects.note(one.name, sentence.paragraph)
        self._nouns.note(one.name)
        again = one.name == self._last[0].name
        self._last = one._replace(role=one.role or again * self._last[0].role), sentence.paragraph

    def end(self, sentence: Sentence, said: Sequence[Speaker]) -> None:
        """End the sentence: keep who spoke in it for the next one; `said` are its speakers."""
        tokens = sentence.tokens
        colon = bool(tokens) and tokens[-1].text == ":"
        speaker = next((one for one in reversed(said) if one.name), self._subject)
        self._announced = (speaker if colon else NOBODY), sentence.paragraph
        if any(token.is_word for token in tokens):
            subjects = {self._subject.name, *(one.name for one in said)}
            self._subjects.end(subjects, sentence.clause, sentence.paragraph)
            self._just_named = bool(self._subject.name) or any(one.name for one in said)
            joined = is_joined(sentence.clause, self._subject.name, self._names)
            self._just_named = self._just_named and not joined
            direct = bool(sentence.quoted)
            spoken = (
                one
                for one, verb in zip(reversed(said), reversed(sentence.attributions), strict=True)
                if one.name or sentence.clause.lower(verb.at - 1) not in speaker_lexicon().be
            )  # Vale said that it had been warned
            told = self._quoted if direct else next(spoken, NOBODY)
            if told.name in speaker_lexicon().somebody and not direct:
                told = NOBODY  # denying what some have said
            self._speaking, self._quoted = (told, sentence.paragraph), NOBODY

    def note_quoted(self, named: Speaker, sentence: Sentence, quoted: NarrationToken) -> None:
        """Remember whose words a quotation gives, unless it is a question: others may answer."""
        asks = "?" in sentence.clause.text[quoted.end - 2 : quoted.end]
        by_verb = any(token.is_word for token in sentence.tokens)
        self._asked = named if asks and by_verb else NOBODY
        self._quoted = named = NOBODY if asks else named
        if named.name and not any(token.is_word for token in sentence.tokens):
            self._speaking = named, sentence.paragraph

    def speaker_without_verb(self, sentence: Sentence, at: int) -> Speaker:
        """Who says a quotation that no verb introduces; NOBODY where it is not plain."""
        tokens = sentence.tokens
        if not any(token.is_word for token in tokens):
            announced, paragraph = self._announced
            if announced.name and sentence.paragraph - paragraph <= 1:
                return announced._replace(beside=False)
            last, paragraph = self._last
            if paragraph == sentence.paragraph:
                person = is_person(last.name) and " and " not in last.name
                plain = self._just_named and (person or not is_plural(last.name))
                named = last if plain or last.name == self._spoke else NOBODY
                return named._replace(beside=False)
            # A paragraph that is a quotation alone goes on with what the one before ends with.
            speaking, paragraph = self._speaking
            speaking = speaking if sentence.paragraph - paragraph == 1 else NOBODY
            return speaking._replace(beside=False)
        after = speaker_after_be(sentence.clause, at + 1 + (sentence.clause.lower(at + 1) == ","))
        if not after and sentence.clause.lower(at + 1) in ("–", "—"):
            signed = sentence.clause.after(at + 2)[1]  # "…" – Ada Brook, a coach
            after = signed if signed and signed.kind == "name" and " " in signed.text else None
        if after or sentence.attributions:
            return self._named(after, sentence)
        if sentence.clause.lower(0) in ("to", "for"):  # To Brook, the bill "takes power away"
            end, whose = sentence.clause.after(1)
            whose = whose if sentence.clause.lower(end + 1) == "," else None
            return self._named(whose if whose and whose.kind == "name" else None, sentence)
        return self.subject_before_colon(sentence, at)

    def elided(self, sentence: Sentence, at: int) -> Speaker:
        """Who says a quotation that shares a verb with the one before: he calls it "…", she "…"."""
        clause = sentence.clause
        start = clause.run_start(at - 1)
        before = start - 1 - (clause.lower(start - 2) == ",")
        joined = clause.lower(start - 1) in ("and", "but", "while") and before > 0
        if start >= at or not joined or sentence.tokens[before - 1].quotation < 0:
            return NOBODY
        return self._named(as_people(clause.phrase_of(start, at)), sentence)

    def speaker_of_words_before(self, sentence: Sentence) -> Speaker:
        """Who said the quotation before a sentence, if that says so: with those words, he left."""
        return self._named(whose_words_before(sentence.clause), sentence)._replace(beside=False)

    def claimant(self, sentence: Sentence, at: int) -> Speaker:
        """Whose claim a quotation is part of, though others speak: the army's claim that."""
        clause = sentence.clause
        for place in range(at - 2, 0, -1):
            noun, after = clause.lower(place), clause.lower(place + 1)
            claims = after == "that" and noun in speaker_lexicon().statements
            if noun in speaker_lexicon().statements and claims_of(clause.tokens, place):
                return self._named(as_people(clause.after(place + 2)[1], bodies=True), sentence)
            if claims or (after == "about" and noun in REMARKS):
                start = clause.run_start(place)
                run = clause.tokens[start:place]
                return self._named(owner(clause.text, run, clause.names, first=not start), sentence)
        return NOBODY

    def subject_before_colon(self, sentence: Sentence, at: int) -> Speaker:
        """The subject of a sentence, if a colon and the quotation follow it; else NOBODY."""
        if not at or sentence.tokens[at - 1].text != ":":
            return NOBODY
        if (source := name_before_colon(sentence.clause, at - 1)) is not None:
            return self._named(source, sentence)
        if whose := whose_words(sentence.clause, 0):
            named = self._named(whose, sentence)  # the reply from Vale was short
            asker = whose.kind == "pronoun" and named.name == self._asked.name
            return self._answering(whose.text, sentence) if asker and named.name else named
        if not self._subject.name and (name := unknown_name(sentence.clause)):
            return self._named(name, sentence)
        return self._subject if self._subject.name else NOBODY

    def _named(self, speaker: Phrase | None, sentence: Sentence) -> Speaker:
        if speaker is None:
            return NOBODY
        if speaker.kind == "name":
            name = self._names.titled(speaker.title, speaker.text)
            name = name or self._names.resolved(speaker.text)
            other = is_plural(speaker.title) or name.lower().startswith(f"{speaker.title} ")
            role = "" if other else speaker.role  # the officers Brook charged; Dean Brook
            return Speaker(name, beside=True, role=role or self._role(name))
        if head(speaker.text) in speaker_lexicon().signs:
            return NOBODY
        if speaker.kind == "description":
            named = self._subjects.titled(speaker.text, sentence.paragraph)
            named = named or self._nouns.meant(speaker.text, sentence.paragraph)
            name = named or self._names.resolved(speaker.text)
            return Speaker(name, beside=True, role=self._role(name))
        name = ""
        if speaker.text in ("he", "she"):
            name = self._subjects.person(speaker.text, sentence.paragraph)
        elif speaker.text == "they":
            own = self._subject.name if is_told_after(sentence.clause) else ""
            name = bodies_before(sentence.clause) or self._subjects.group(sentence.paragraph, own)
            name = name or self._body(sentence, own)
        elif speaker.text == "it":
            name = "" if head(name := self._body(sentence)) in _SEVERAL else name
        return Speaker(name, role=self._role(name)) if name else NOBODY

    def _body(self, sentence: Sentence, but: str = "") -> str:
        """The body that spoke last, here or in the paragraph before: the ministry … it added."""
        last, paragraph = self._last
        group = self._names.is_body(last.name) or is_body_role(last.role)
        body = last.name != but and not last.anonymous and (group or not is_person(last.name))
        return last.name if body and sentence.paragraph - paragraph <= 1 else ""

    def _role(self, name: str) -> str:
        """What the article says that somebody is; of people without a name, how it calls them."""
        return name if is_anonymous(name) else self._names.role(name)


_ANSWERING = frozenset({"reply", "answer", "respond", "retort"})


def is_modifier(sentence: Sentence, number: int) -> bool:
    """Whether a verb reports nothing here: the deal announced by Vale; he hasn't apologized."""
    clause, at = sentence.clause, sentence.attributions[number].at
    passive = clause.lower(at + 1) == "by" and clause.lower(at).endswith("ed")
    passive = passive and sentence.attributions[number].verb.tone == "neutral"
    unspoken = sentence.attributions[number].speaker is None and is_unspoken(clause, at)
    unspoken = unspoken or is_past(clause, sentence.attributions[number].first, at)
    return unspoken or (passive and clause.lower(at - 1) not in speaker_lexicon().be)


def reporter_of(sentence: Sentence, said: Sequence[Speaker], own: int, at: int) -> str:
    """Who reports what the speaker of a verb says in a quotation at a place; empty for nobody."""
    attributions, clause = sentence.attributions, sentence.clause
    if quoting := attributions[own].via:
        return quoting.text
    if clause.lower(attributions[own].first - 1) == "what":
        return ""  # in what Vale calls "a war", Brook said
    for number, other in enumerate(attributions):
        name = said[number].name
        modifies = other.verb.tone == "acting" or is_modifier(sentence, number)
        if number == own or not name or name == said[own].name or modifies:
            continue
        if number > own and at < other.at:
            before = clause.tokens[other.first - 1]
            parted = before.quotation >= 0 or before.text == ","
            if parted or (other.verb is ACCORDING and before.lower not in ("and", "but")):
                return name
        elif other.verb is ACCORDING and attributions[own].first <= other.at < attributions[own].at:
            return name  # Brook, according to the report, said
        elif {one.name for one in said[number + 1 : own]} <= {"", said[own].name} and (
            number < own and other.at < attributions[own].first
        ):
            between = clause.tokens[other.at + 1 : attributions[own].first]
            joined = any(token.lower in ("and", "but", "while", ";") for token in between)
            joined = joined or any(token.lower == "," for token in between[1:])
            leads = not joined and len(between) <= _LEADS
            opened = clause.after(other.at + 1 + (clause.lower(other.at + 1) == "that"))[1]
            leads = leads or bool(opened and surname(opened.text) == surname(said[own].name))
            if (leads or other.verb is ACCORDING) and _is_near(sentence, number, own):
                return name
    return record_shown(clause)


def _is_near(sentence: Sentence, number: int, own: int) -> bool:
    """Whether nothing is quoted between two verbs, of which the first reports the second."""
    first, last = sentence.attributions[number].at, sentence.attributions[own].at
    return all(token.quotation < 0 for token in sentence.tokens[first:last])
