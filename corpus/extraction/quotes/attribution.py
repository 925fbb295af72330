"""Resolves who says what: the speaker of each quotation and of each reporting verb."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from corpus.extraction.quotes.clause import Clause
from corpus.extraction.quotes.names import Names, is_person
from corpus.extraction.quotes.reporting_verbs import ACCORDING, Attribution, is_unspoken
from corpus.extraction.quotes.speaker_lexicon import head, is_anonymous, speaker_lexicon
from corpus.extraction.quotes.speaker_phrase import Phrase
from corpus.extraction.quotes.subjects import Subjects, subject_of
from corpus.extraction.quotes.tokens import NarrationToken


class Sentence(NamedTuple):
    """A passage in which speakers are looked for."""

    passage: str
    paragraph: int
    clause: Clause
    attributions: Sequence[Attribution]

    @property
    def tokens(self) -> Sequence[NarrationToken]:
        """The words outside its quotations, and the quotations as one token each."""
        return self.clause.tokens


class Speaker(NamedTuple):
    """Who says something, as the article names them."""

    name: str
    """Empty where the text does not say who."""
    beside: bool = False
    """Whether the same sentence names them, and not only by a pronoun."""
    role: str = ""
    """What the article says that they are, as written; empty where it does not."""
    via: str = ""
    """Who reports their words, where it is not the article itself: prosecutors."""

    @property
    def anonymous(self) -> bool:
        """Whether it is a person, or people, without a name: an insider."""
        return is_anonymous(self.name)


_SEVERAL = frozenset({"groups", "companies", "firms", "unions", "authorities", "councils"})
"""Bodies of which "it" is none."""
_NEAR = 3
"""How many verbs after a quotation are tried as its own."""
_FAR = 80
"""How many words after a verb still belong to its speaker."""
_OWN = 30
"""How many words after "threatened to" still belong to it where somebody else reports it."""
_LEADS = 6
"""How many words may stand between "prosecutors said" and whose words they report."""
NOBODY = Speaker("")


class ResolvedSpeakers(NamedTuple):
    """The speakers of quotations, by number, and of reporting verbs, by passage."""

    quotations: dict[int, Speaker]
    attributions: dict[str, tuple[Speaker, ...]]
    direct: dict[str, frozenset[int]]
    """By passage: which of its reporting verbs tell a quotation."""


def resolve_speakers(sentences: Sequence[Sentence], names: Names) -> ResolvedSpeakers:
    """The speakers in an article's sentences; nobody is named whom the text does not."""
    found = ResolvedSpeakers({}, {}, {})
    reader = _Reader(names)
    for sentence in sentences:
        said = reader.speakers(sentence)
        found.attributions[sentence.passage] = said
        direct = set[int]()
        for at, token in enumerate(sentence.tokens):
            if token.quotation < 0:
                continue
            own = _verb_of(sentence, said, at)
            if own is None:
                named = reader.speaker_without_verb(sentence, at)
            elif own < 0:
                named = NOBODY
            elif not said[own].name and (subject := reader.subject_before_colon(sentence, at)).name:
                named = subject  # Asked about it, Brook laughed: "…"
            else:
                direct.add(own)
                named = said[own]
                if named.name:
                    named = named._replace(via=_via(sentence, said, own, at))
            # Of the sentences that a quotation runs over, the one that names its speaker counts.
            kept = found.quotations.setdefault(token.quotation, named)
            if named.name and not kept.beside:
                found.quotations[token.quotation] = named
            reader.note_quoted(found.quotations[token.quotation], sentence, token)
        found.direct[sentence.passage] = frozenset(direct)
        reader.end(sentence, said)
    return found


class _Reader:
    """Reads an article's sentences in their order."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._subjects = Subjects(names)
        self._announced: tuple[Speaker, int] = NOBODY, 0
        """Who speaks next, after a sentence that ends with a colon, and its paragraph."""
        self._subject = NOBODY
        """Of the sentence that is read."""
        self._last: tuple[Speaker, int] = NOBODY, -1
        """Who spoke last, or was last the subject, and in which paragraph."""
        self._speaking: tuple[Speaker, int] = NOBODY, -1
        """Whose words the last sentence tells, and its paragraph; nobody's if it tells none."""
        self._just_named = False
        """Whether the last sentence with words names whoever was last the subject."""
        self._spoke = ""
        """The name of whoever spoke last, so or by a verb."""
        self._quoted = NOBODY
        """Whose words the last quotation gives."""

    def speakers(self, sentence: Sentence) -> tuple[Speaker, ...]:
        """The speaker of each reporting verb of a sentence."""
        first = sentence.attributions[0] if sentence.attributions else None
        opens = first and first.first == 0 < first.at and first.speaker
        subject = first.speaker if first and opens else subject_of(sentence.clause)
        self._subject = self._named(subject, sentence)
        named = self._subject if self._subject.name else NOBODY
        if not named.name and not sentence.attributions:
            named = self._source(sentence)
        if named.name:
            self._note(named, sentence)
            self._subjects.note_beside(sentence.clause, sentence.paragraph)
        words = (token.lower for token in sentence.tokens if token.is_capital)
        self._subjects.mention(words, sentence.paragraph)
        said: list[Speaker] = []
        for attribution in sentence.attributions:
            named = self._named(attribution.speaker, sentence)
            if head(named.name) in speaker_lexicon().messages and _is_sent(sentence, attribution):
                named = self._subject
            said.append(named)
            turned = sentence.clause.lower(attribution.at + 1) == "by"  # asked by Brook, he said
            source = len(said) > 1 and attribution.verb is ACCORDING
            known = named.name and named.name not in speaker_lexicon().somebody
            if known and not turned and not source:
                self._note(named, sentence)
                self._spoke = named.name
        return tuple(said)

    def _source(self, sentence: Sentence) -> Speaker:
        """The one person after "from" or "by" where no person is the subject: a reply from Vale.

        Or at the end of "That did not satisfy Justice Vale."
        """
        clause = sentence.clause
        if clause.lower(0) in ("that", "this", "it"):
            end = len(clause.tokens) - (not clause.tokens[-1].is_word)
            last = clause.phrase_of(clause.run_start(end - 1), end)
            if last and last.kind == "name":
                meant = self._named(last, sentence)
                return meant._replace(beside=False) if is_person(meant.name) else NOBODY
        found = [
            named
            for at in range(1, len(clause.tokens))
            if clause.lower(at - 1) in ("from", "by") and clause.tokens[at].is_capital
            if (named := self._named(clause.after(at)[1], sentence)).name and is_person(named.name)
        ]
        return found[0] if len(found) == 1 and " " in found[0].name else NOBODY

    def _note(self, one: Speaker, sentence: Sentence) -> None:
        self._subjects.note(one.name, sentence.paragraph)
        self._last = one, sentence.paragraph

    def end(self, sentence: Sentence, said: Sequence[Speaker]) -> None:
        """Keep what the next sentence may need."""
        tokens = sentence.tokens
        colon = bool(tokens) and tokens[-1].text == ":"
        speaker = next((one for one in reversed(said) if one.name), self._subject)
        self._announced = (speaker if colon else NOBODY), sentence.paragraph
        if any(token.is_word for token in tokens):
            self._just_named = bool(self._subject.name) or any(one.name for one in said)
            direct = any(token.quotation >= 0 for token in tokens)
            told = self._quoted if direct or not said else said[-1]
            if told.name in speaker_lexicon().somebody and not direct:
                told = NOBODY  # denying what some have said
            self._speaking, self._quoted = (told, sentence.paragraph), NOBODY

    def note_quoted(self, named: Speaker, sentence: Sentence, quoted: NarrationToken) -> None:
        """Remember whose words a quotation gives; after a question somebody else may speak."""
        asks = "?" in sentence.clause.text[quoted.end - 2 : quoted.end]
        self._quoted = named = NOBODY if asks else named
        if named.name and not any(token.is_word for token in sentence.tokens):
            self._speaking = named, sentence.paragraph

    def speaker_without_verb(self, sentence: Sentence, at: int) -> Speaker:
        """Who says a quotation beside which no verb tells it; nobody where it is not plain."""
        tokens = sentence.tokens
        if not any(token.is_word for token in tokens):
            announced, paragraph = self._announced
            if announced.name and sentence.paragraph - paragraph <= 1:
                return announced._replace(beside=False)
            last, paragraph = self._last
            if paragraph == sentence.paragraph:
                named = last if self._just_named or last.name == self._spoke else NOBODY
                return named._replace(beside=False)
            # A paragraph that is a quotation alone goes on with what the one before ends with.
            speaking, paragraph = self._speaking
            goes_on = sentence.paragraph - paragraph == 1
            return speaking._replace(beside=False) if goes_on else NOBODY
        return NOBODY if sentence.attributions else self.subject_before_colon(sentence, at)

    def subject_before_colon(self, sentence: Sentence, at: int) -> Speaker:
        """The subject where a quotation follows a colon; nobody elsewhere."""
        if not at or sentence.tokens[at - 1].text != ":":
            return NOBODY
        if (source := sentence.clause.name_before_colon(at - 1)) is not None:
            return self._named(source, sentence)
        if not self._subject.name and (name := sentence.clause.unknown_name()):
            return self._named(name, sentence)
        return self._subject if self._subject.name else NOBODY

    def _named(self, speaker: Phrase | None, sentence: Sentence) -> Speaker:
        if speaker is None:
            return NOBODY
        if speaker.kind == "name":
            name = self._names.resolved(speaker.text)
            return Speaker(name, beside=True, role=speaker.role or self._role(name))
        if head(speaker.text) in speaker_lexicon().signs:
            return NOBODY
        if speaker.kind == "description":
            named = self._subjects.titled(speaker.text, sentence.paragraph)
            name = named or self._names.resolved(speaker.text)
            return Speaker(name, beside=True, role=self._role(name))
        name = ""
        if speaker.text in ("he", "she"):
            name = self._subjects.person(speaker.text, sentence.paragraph)
        elif speaker.text == "they":
            name = self._subjects.group(sentence.paragraph) or self._body(sentence)
        elif speaker.text == "it":
            name = self._body(sentence)
            name = "" if head(name) in _SEVERAL else name
        return Speaker(name, role=self._role(name)) if name else NOBODY

    def _body(self, sentence: Sentence) -> str:
        """The body that spoke last, here or in the paragraph before: the ministry … it added."""
        last, paragraph = self._last
        body = last.name and not last.anonymous and not is_person(last.name)
        return last.name if body and sentence.paragraph - paragraph <= 1 else ""

    def _role(self, name: str) -> str:
        """What the article says that somebody is: of those without a name, what it calls them."""
        return name if is_anonymous(name) else self._names.role(name)


_SENDING = frozenset(
    {"sent", "sending", "left", "leaving", "wrote", "writing", "mailed", "mailing", "posted"}
    | {"posting", "recorded", "recording", "delivered", "delivering"}
)


def _is_sent(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether the subject sends the message that a verb tells of: sending a letter that said."""
    before = sentence.tokens[max(0, attribution.first - 3) : attribution.first]
    return any(token.lower in _SENDING for token in before)


def _verb_of(sentence: Sentence, said: Sequence[Speaker], at: int) -> int | None:
    """The number of the reporting verb that tells the quotation at a place.

    -1 where the sentence tells it as the words of others, None where no verb tells it.
    """
    attributions, tokens = sentence.attributions, sentence.tokens
    following = bisect_right(attributions, at, key=lambda attribution: attribution.at)
    announced = following and tokens[at - 1].text == ":" and attributions[following - 1].speaker
    if announced or _is_title(sentence, at):  # he said: "…" A spokeswoman said
        return following - 1 if announced else -1
    near = range(following, min(following + _NEAR, len(attributions)))
    after = at + 1
    while after < len(tokens) and not tokens[after].is_word and tokens[after].quotation < 0:
        after += 1
    for number in near:
        attribution = attributions[number]
        leads = tokens[attribution.at].lower.endswith("ing") and attribution.verb is not ACCORDING
        leads = leads and tokens[attribution.at - 1].lower != "as"  # Brook was quoted as saying
        if attribution.first == after and attribution.speaker and not leads:  # "…," adding that
            inner = _inner(sentence, said, following - 1, at)
            return number if inner is None else inner
    if following:
        last = following - 1
        while last and _is_modifier(sentence, last):
            last -= 1
        if last and attributions[last].verb is ACCORDING:
            last -= 1  # Brook said, according to a transcript: "…"
        before = attributions[last].at
        if not last and _is_modifier(sentence, 0) and any(t.text == "," for t in tokens[before:at]):
            return None  # a letter mentioned by Brook, which …
        others = at - before > _FAR or _of_others(tokens[before:at])
        return -1 if others else last
    for number in near:
        attribution = attributions[number]
        if (
            attribution.first > at
            and attribution.speaker
            and tokens[attribution.first - 1].text == ","
        ):
            return number
    return None


def _is_modifier(sentence: Sentence, number: int) -> bool:
    """Whether a verb tells nothing here: the deal announced by Vale; he hasn't apologized."""
    clause, at = sentence.clause, sentence.attributions[number].at
    passive = clause.lower(at + 1) == "by" and clause.lower(at).endswith("ed")
    passive = passive and sentence.attributions[number].verb.tone == "neutral"
    unspoken = sentence.attributions[number].speaker is None and is_unspoken(clause, at)
    return unspoken or (passive and clause.lower(at - 1) not in speaker_lexicon().be)


def _inner(sentence: Sentence, said: Sequence[Speaker], number: int, at: int) -> int | None:
    """The verb before a quotation that tells it where somebody else reports both.

    Vale threatened to "burn it down," prosecutors said.
    """
    if number < 0 or not said[number].name or not sentence.tokens[at - 1].is_word:
        return None
    attribution = sentence.attributions[number]
    between = sentence.tokens[attribution.at : at]
    if len(between) > 1 and _is_whole(sentence, at):  # officials say they help "We ran," she said
        return None
    parted = any(token.quotation >= 0 or token.text in (",", ";") for token in between)
    return None if parted or len(between) > _OWN else number


def _is_whole(sentence: Sentence, at: int) -> bool:
    """Whether a quotation is a sentence of its own before its verb: "We ran," she said."""
    words = _without_marks(sentence, at)
    return words[:1].isupper() and words[-1:] == ","


def _without_marks(sentence: Sentence, at: int) -> str:
    """What stands inside the marks of a quotation."""
    token = sentence.tokens[at]
    return sentence.clause.text[token.start : token.end].strip("“”\"‘’' ")


_TITLED = frozenset({"on", "titled", "entitled", "called", "named", "headlined", "themed"})


def _is_title(sentence: Sentence, at: int) -> bool:
    """Whether a quotation is the title of something: a seminar on "Growing Old Well"."""
    words = _without_marks(sentence, at)
    titled = words[:1].isupper() and words[-1:] not in ",.!?"
    return titled and at > 0 and sentence.tokens[at - 1].lower in _TITLED


def _via(sentence: Sentence, said: Sequence[Speaker], own: int, at: int) -> str:
    """Who reports what the speaker of a verb says in a quotation at a place; empty for nobody."""
    attributions, clause = sentence.attributions, sentence.clause
    if quoting := attributions[own].via:
        return quoting.text
    for number, other in enumerate(attributions):
        name = said[number].name
        modifies = other.verb.tone == "acting" or _is_modifier(sentence, number)
        if number == own or not name or name == said[own].name or modifies:
            continue
        if number > own and at < other.at:
            before = clause.tokens[other.first - 1]
            parted = before.quotation >= 0 or before.text == ","
            if parted or (other.verb is ACCORDING and before.lower not in ("and", "but")):
                return name
        elif number == own - 1 and other.at < attributions[own].first:
            between = clause.tokens[other.at + 1 : attributions[own].first]
            joined = any(token.lower in ("and", "but", "while", ";") for token in between)
            leads = not joined and len(between) <= _LEADS
            if (leads or other.verb is ACCORDING) and _is_near(sentence, number, own):
                return name
    return ""


def _is_near(sentence: Sentence, number: int, own: int) -> bool:
    """Whether nothing is quoted between two verbs, of which the first reports the second."""
    first, last = sentence.attributions[number].at, sentence.attributions[own].at
    return all(token.quotation < 0 for token in sentence.tokens[first:last])


def _of_others(tokens: Sequence[NarrationToken]) -> bool:
    """Whether the speaker mentions the words of others: "dismissed claims that"."""
    return any(
        noun.lower in speaker_lexicon().statements and before.lower not in speaker_lexicon().owners
        for before, noun, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if after.lower == "that"
    )
