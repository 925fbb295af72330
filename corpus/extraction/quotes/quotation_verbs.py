"""Finds the verb that introduces a quotation in its sentence, and who passes its words on.

    "We go," she said, adding that …      the verb after it:  "said"
    Vale said on Sunday: "We go."         the verb before it:  "said"
    Vale shouted "go," police said.       "shouted"; the police report it
    He saw the army's claim that …        none: the words of others

Verbs go by their number in the sentence. A place is the index of a token.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corpus.extraction.quotes.attribution import Sentence
from corpus.extraction.quotes.clause import Clause, speaker_after
from corpus.extraction.quotes.names import has_title_case
from corpus.extraction.quotes.reporting_verbs import Attribution
from corpus.extraction.quotes.speaker_lexicon import Speaker, head, speaker_lexicon, surname
from corpus.extraction.quotes.subjects import is_in_relative_clause
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.extraction.quotes.verb_senses import ACCORDING, is_unspoken
from corpus.extraction.quotes.words_of import mentions_others

_NEAR = 3
"""How many verbs after a quotation are tried as its own."""
_FAR = 80
"""How many words after a verb still belong to its speaker."""
_OWN = 30
"""How many words after "threatened to" still belong to it where somebody else reports it."""
_TITLED = frozenset({"on", "titled", "entitled", "called", "named", "headlined", "themed"})


def verb_of(sentence: Sentence, said: Sequence[Speaker], at: int) -> int | None:
    """The number of the reporting verb that introduces the quotation at a place.

    -1 where the sentence gives it as the words of others, None where no verb introduces it. `said`
    are the speakers of the sentence's verbs.
    """
    attributions, tokens = sentence.attributions, sentence.tokens
    following = bisect_right(attributions, at, key=lambda attribution: attribution.at)
    if following and _is_announced(sentence, following - 1, at):
        return following - 1
    is_claim = not following and mentions_others(tokens[:at]) and tokens[at - 1].is_word
    if is_claim or _is_title(sentence, at):
        return -1  # the army's claim that they were "asleep" was, he said, a lie
    near = range(following, min(following + _NEAR, len(attributions)))
    after = next((number for number in near if _stands_after(sentence, number, at)), None)
    if after is not None:
        inner = _inner(sentence, said, following - 1, at, said[after].name)
        return _relayed(sentence, after) if inner is None else inner
    if following:
        return _verb_before(sentence, following, at)
    later = (number for number in near if attributions[number].speaker)
    firsts = ((number, attributions[number].first) for number in later)  # "…" is what, he said, we
    return next(
        (number for number, one in firsts if one > at and tokens[one - 1].text == ","), None
    )


def _is_announced(sentence: Sentence, last: int, at: int) -> bool:
    """Whether the verb before a quotation leads to it: he said: "…", he asked "…?"."""
    told = sentence.attributions[last]
    if told.speaker and sentence.tokens[at - 1].text == ":":
        return True  # he said: "…" A spokeswoman said
    return told.verb.name == "ask" and _without_marks(sentence, at).endswith("?")


def _stands_after(sentence: Sentence, number: int, at: int) -> bool:
    """Whether a verb and its speaker stand right after a quotation and end with it: "…," he said.

    Not a verb that leads to more: "…," adding that.
    """
    told, tokens = sentence.attributions[number], sentence.tokens
    after = at + 1
    while after < len(tokens) and not tokens[after].is_word and tokens[after].quotation < 0:
        after += 1
    if told.first != after or not told.speaker or _tells_more(sentence, told, at):
        return False
    is_ing_form = tokens[told.at].lower.endswith("ing") and told.verb is not ACCORDING
    return not (is_ing_form and told.first == told.at)  # but: Brook was quoted as saying


def _relayed(sentence: Sentence, number: int) -> int:
    """The number of a verb, or of the next one that it reports: "…," police say Vale told them."""
    told = sentence.attributions[number]
    further = sentence.attributions[number + 1 : number + 2]
    is_relayed = any(one.first == told.at + 1 and one.verb.tone == "neutral" for one in further)
    return number + is_relayed


def _tells_more(sentence: Sentence, attribution: Attribution, at: int) -> bool:
    """Whether a verb after a quotation with a full stop begins anew: "…." Vale said that."""
    table, after = speaker_lexicon(), sentence.clause.lower(attribution.at + 1)
    goes_on = after in table.determiners or after in table.pronouns or after in ("that", "no")
    return goes_on and _without_marks(sentence, at).endswith(".")


def _verb_before(sentence: Sentence, following: int, at: int) -> int | None:
    """The number of the verb before a quotation that introduces it, as `verb_of` returns it.

    `following` is the number of verbs before the quotation.
    """
    attributions, tokens = sentence.attributions, sentence.tokens
    last = following - 1
    while last and is_modifier(sentence, last):
        last -= 1
    if last and attributions[last].verb is ACCORDING:
        last -= 1  # Brook said, according to a transcript: "…"
    if _is_denied(sentence, last, following):
        return -1
    before = attributions[last].at
    if attributions[last].verb.name in NAMING and _is_further(tokens, before, at):
        return None  # what he calls "a war" and his view of the "gag rule"
    if not last and is_modifier(sentence, 0) and any(t.text == "," for t in tokens[before:at]):
        return None  # a letter mentioned by Brook, which …
    others = at - before > _FAR or mentions_others(tokens[before:at])
    return -1 if others else last


def _is_denied(sentence: Sentence, last: int, following: int) -> bool:
    """Whether somebody denies what a verb reports: denied that Vale had ever called it "…"."""
    attributions, tokens = sentence.attributions, sentence.tokens
    if attributions[last].verb.name == "deny":
        return last < following - 1
    if not last or attributions[last - 1].verb.name != "deny":
        return False
    between = tokens[attributions[last - 1].at + 1 : attributions[last].at]
    that = not between or between[0].lower == "that"
    return that and all(token.is_word for token in between)


NAMING = frozenset({"call", "dub", "label", "brand", "describe", "deem", "characterize"})
"""Verbs that introduce only one quotation, or several in a row."""
_IN_A_ROW = 3
"""The most words between two quotations of one row."""


def _is_further(tokens: Sequence[NarrationToken], verb: int, at: int) -> bool:
    """Whether another quotation stands after a verb, and more than a few words after that one."""
    last = next((place for place in range(at - 1, verb, -1) if tokens[place].quotation >= 0), at)
    return sum(token.is_word for token in tokens[last:at]) > _IN_A_ROW


def _inner(
    sentence: Sentence, said: Sequence[Speaker], number: int, at: int, reporter: str
) -> int | None:
    """The verb before a quotation that introduces it, where somebody else reports both.

    Vale threatened to "burn it down," prosecutors said.
    """
    table, noun = speaker_lexicon(), head(reporter)
    records = noun in table.documents or noun in table.officials
    last = at - (records and sentence.tokens[at - 1].text == ",")  # …, "It's done," police said
    if number < 0 or not said[number].name or not sentence.tokens[last - 1].is_word:
        return None
    attribution = sentence.attributions[number]
    between = sentence.tokens[attribution.at : last]
    if (
        last == at and len(between) > 1 and _is_whole(sentence, at)
    ):  # officials say they help "We ran," she said
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


def _is_title(sentence: Sentence, at: int) -> bool:
    """Whether a quotation is the title of something: a seminar on "Growing Old Well"."""
    words, clause = _without_marks(sentence, at), sentence.clause
    works = speaker_lexicon().work_nouns
    before = clause.lower(at - 1)
    near = {token.lower for token in sentence.tokens[max(0, at - 5) : at]}
    worn = before == "words" and bool(near & speaker_lexicon().signs)  # a shirt with the words "…"
    titled = words[:1].isupper() and words[-1:] not in ",.!?" and before in _TITLED
    beside = clause.lower(at - 1 - (before == ",")) in works or clause.lower(at + 1) in works
    owned = before.endswith(("'s", "s'")) and sentence.tokens[at - 1].is_capital
    return worn or titled or ((beside or owned) and has_title_case(words.rstrip(",.")))


def is_modifier(sentence: Sentence, number: int) -> bool:
    """Whether a verb reports nothing here: the deal announced by Vale; he hasn't apologized."""
    clause, told = sentence.clause, sentence.attributions[number]
    if told.speaker is None and is_unspoken(clause, told.at):
        return True
    if is_in_relative_clause(clause, told.first, told.at):
        return True
    is_passive = clause.lower(told.at + 1) == "by" and clause.lower(told.at).endswith("ed")
    if not is_passive or told.verb.tone != "neutral":
        return False
    return clause.lower(told.at - 1) not in speaker_lexicon().be


def reporter_of(sentence: Sentence, said: Sequence[Speaker], own: int, at: int) -> str:
    """Who reports what the speaker of a verb says in a quotation; "" for nobody but the article.

    Police in "Vale shouted “…”, police said" and in "police said Vale shouted “…”".

    Args:
        sentence: the one that the quotation is in.
        said: the speakers of its verbs.
        own: the number of the verb that introduces the quotation.
        at: the place of the quotation.

    """
    told = sentence.attributions[own]
    if told.via:
        return told.via.text
    if sentence.clause.lower(told.first - 1) == "what":
        return ""  # in what Vale calls "a war", Brook said
    for number, other in enumerate(sentence.attributions):
        name = said[number].name
        if number == own or name in ("", said[own].name) or other.verb.tone == "acting":
            continue
        if not is_modifier(sentence, number) and _reports(sentence, said, number, own, at):
            return name
    return _record_shown(sentence.clause)


def _reports(sentence: Sentence, said: Sequence[Speaker], number: int, own: int, at: int) -> bool:
    """Whether one verb reports what another, its `own`, says in the quotation at a place."""
    other, told = sentence.attributions[number], sentence.attributions[own]
    if other.at > max(told.at, at):  # Vale shouted "…", police said
        before = sentence.tokens[other.first - 1]
        is_parted = before.quotation >= 0 or before.text == ","
        return is_parted or (other.verb is ACCORDING and before.lower not in ("and", "but"))
    if other.verb is ACCORDING and told.first <= other.at < told.at:
        return True  # Brook, according to the report, said
    if other.at >= told.first or number > own:
        return False
    others = {one.name for one in said[number + 1 : own]} - {"", said[own].name}
    if others or not _is_near(sentence, number, own):
        return False
    return other.verb is ACCORDING or _leads_to(sentence, other, told, said[own].name)


_LEADS = 6
"""The most words between "prosecutors said" and the person whose words they report."""


def _leads_to(sentence: Sentence, other: Attribution, told: Attribution, name: str) -> bool:
    """Whether a verb has another, of a named speaker, in its clause: police said Vale shouted."""
    clause = sentence.clause
    between = [token.lower for token in sentence.tokens[other.at + 1 : told.first]]
    is_joined_by = any(word in ("and", "but", "while", ";") for word in between)
    if not is_joined_by and "," not in between[1:] and len(between) <= _LEADS:
        return True
    is_that = clause.lower(other.at + 1) == "that"
    subject = speaker_after(clause, other.at + 1 + is_that).speaker
    return bool(subject and surname(subject.text) == surname(name))


def _is_near(sentence: Sentence, number: int, own: int) -> bool:
    """Whether nothing is quoted between two verbs, of which the first reports the second."""
    first, last = sentence.attributions[number].at, sentence.attributions[own].at
    return all(token.quotation < 0 for token in sentence.tokens[first:last])


_FILMS = frozenset({"video", "videos", "footage", "audio", "transcripts", "logs", "clip"})


def _record_shown(clause: Clause) -> str:
    """The source that a sentence names at its end: …, a recording of the call shows; or ""."""
    last = len(clause.tokens) - 1
    while last > 0 and not clause.tokens[last].is_word:
        last -= 1
    if clause.lower(last) not in ("show", "shows", "showed"):
        return ""
    comma = next((at for at in range(last, 0, -1) if not clause.tokens[at].is_word), last)
    found = speaker_after(clause, comma + 1).speaker
    noun = head(found.text) if found else ""
    shown = noun in speaker_lexicon().writings or noun in _FILMS
    return found.text if found and shown else ""
