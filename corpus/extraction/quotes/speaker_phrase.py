"""Reads a speaker from a run of words: the name, the title, the role, or the description.

"Defense Secretary Ada Brook" is the name "Ada Brook" with a role, "two officials" a description.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Literal, NamedTuple

from corpus.extraction.quotes.speaker_lexicon import (
    FAMILIAR,
    head,
    is_anonymous,
    names_people,
    of_one,
    speaker_lexicon,
)
from corpus.extraction.quotes.tokens import NarrationToken, is_given_name
from corpus.language.words import is_company_noun_before

Kind = Literal["name", "description", "pronoun"]

MEMBERS = frozenset({"rep", "sen", "representative", "senator"})
"""Titles of members, which may follow the name of their body: House Committee Rep. Brook."""
_POSSESSIVE = ("'s", "’s", "'", "’")
DONE = frozenset({"held", "written", "worn", "sent", "left", "seen", "shown", "given", "found"})
"""Participles after which a description has ended: a sign held by a child."""


class Phrase(NamedTuple):
    """A speaker as a sentence names them."""

    text: str
    """The name, the description as written, or the pronoun."""
    kind: Kind
    title: str = ""
    """The title before the name, in lower case: "mr", "defense secretary"."""
    role: str = ""
    """What the sentence says that the speaker is, as written: "Defense Secretary"."""


_LEADING = frozenset(
    {"other", "most", "some", "many", "several", "fellow", "former", "senior", "top", "leading"}
)
"""Words before a noun that do not belong to a name: other Democrats."""
_PARTIES = frozenset({"republicans", "democrats", "republican", "democratic"})
"""Words for the members of a party, who speak as one, like a body."""
_SURNAMES = frozenset({"white", "house", "press", "post", "bank", "times", "state", "union"})
"""Words for bodies that are surnames too: Senator White."""
_TITLES_AND_SURNAMES = frozenset(
    {"dean", "king", "bishop", "pope", "abbot", "prince", "duke", "major", "judge", "marshal"}
    | {"sen", "justice", "constable", "lord", "baron", "farmer", "usher", "foreman"}
)
"""Titles that at the end of a name are surnames: Rick Dean, but not "the Saudi King"."""
_OFTEN_GIVEN = frozenset({"dean", "duke", "earl", "baron"})
_GIVEN = _OFTEN_GIVEN | {"major", "prince", "bishop", "judge", "king", "justice", "marshal"}
_GIVEN |= {"chancellor", "sergeant"}
"""Titles that are given names too; `_OFTEN_GIVEN` are so more than before a surname alone."""
_ORIGINS = ("-born", "-raised", "-based", "-educated")
"""Endings of words before a name that say where somebody is from."""


def phrase(
    text: str, run: Sequence[NarrationToken], names: Set[str], *, first: bool
) -> Phrase | None:
    """The speaker that a run of words names; None where it names nobody.

    A name is what stands at the end of the run in capitals, without the titles, the owner and the
    role before it. A run without one is a description.

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
    run = _without_thing(run)
    letters = ""
    while len(run) > 2 and run[-1].text.replace(".", "") in _AFTER_NAMES:
        letters = run.pop().text  # Ada Brook MP
    seat = letters if letters in _SEATS else ""
    if len(run) == 1 and run[0].lower in table.somebody:
        return Phrase(run[0].lower, "description")
    is_nobody = not run or run[-1].lower in table.determiners
    if is_nobody or (len(run) == 1 and run[0].lower in table.quantifiers):
        return None
    start = _name_start(run, names, first=first)
    joined = 0 < start < len(run) and run[start - 1].lower == "and"
    if joined and (both := _two(text, run, start, names, first=first)):
        return both
    of_two = start > 1 and len(run) == start + 1 and run[start - 1].lower in _OF_TWO
    if start == len(run) or joined or of_two:
        return _description(text, run, names, first=first)
    name = run[start:]
    owners = [at for at, token in enumerate(name[:-1]) if token.text.endswith(_POSSESSIVE)]
    leading = run[:start]
    if owners and not any(token.lower in table.organizations for token in name[owners[-1] :]):
        leading, name = [], name[owners[-1] + 1 :]
    after_the = start > 0 and run[start - 1].lower in table.determiners
    titles = _titles(text, name, alone=len(run) == 1, the=after_the)
    has_more = len(name) > 2 or (len(name) > 1 and name[0].lower.endswith("s"))  # Twins Ada and Eva
    opening = name[0].lower if first and not titles and has_more else ""
    if opening and names_people(opening) and opening not in table.titles:
        titles = [0]  # Witness Carol Dent disagreed
    elif first and len(name) > 1 and not (has_more or titles or name[0].lower in names):
        titles = [0] * is_company_noun_before(text, name[0].text, name[1].text)
    before = name[: titles[-1] + 1] if titles else run[:start]
    bare = name[titles[-1] + 1 :] if titles else name
    if not bare or (after_the and not titles and len(name) == len(run) - start):
        return _description(text, run, names, first=first)
    while len(bare) > 1 and bare[0].lower.endswith(_ORIGINS):
        bare = bare[1:]  # Sarne-born Brook
    title = " ".join(token.lower for token in before)
    written = text[bare[0].start : bare[-1].end]
    for ending in _POSSESSIVE:
        written = written.removesuffix(ending)
    role = _role(text, [*leading, *name[: len(name) - len(bare)]])
    return Phrase(written, "name", title, role or seat)


def _titles(text: str, name: Sequence[NarrationToken], *, alone: bool, the: bool) -> list[int]:
    """The places of the titles in the words with capitals at the end of a run."""
    table, last = speaker_lexicon(), name[-1].lower
    if last in table.organizations and last not in _SURNAMES:  # the Justice Department
        return []
    titles = [at for at, token in enumerate(name) if token.lower in table.titles]
    ends_in_title = titles[-1:] == [len(name) - 1] and (len(titles) < len(name) or alone)
    if ends_in_title and not the and last in _TITLES_AND_SURNAMES:
        titles = titles[:-1]
    title = name[-2].lower if titles == [len(name) - 2] else ""
    given = title in _GIVEN and not the
    given = given and is_given_name(text, *name[-2:], common=title in _OFTEN_GIVEN)
    return [] if given else titles


_SEATS = frozenset({"MP", "MEP", "MSP", "MLA", "TD", "MS", "AM"})
_AFTER_NAMES = _SEATS | frozenset(
    {"QC", "KC", "SC", "OBE", "MBE", "CBE", "KBE", "DBE", "CMG", "FRS", "PhD", "MD", "DDS", "RN"}
    | {"JP", "Esq", "CPA", "MBA", "DVM", "FBA"}
)
"""Letters after the name of somebody who has a seat in a parliament, an honour or a degree."""
_OF_TWO = frozenset({"younger", "elder", "older"})
"""After "the" they tell a name from a relative's: the younger Brook."""
_HOW_MANY = frozenset({"few", "dozen", "hundred", "thousand", "million", "couple", "handful"})


def _without_thing(run: list[NarrationToken]) -> list[NarrationToken]:
    """A run without a thing before its people: a plan Democratic lawmakers oppose."""
    last = run[-1].lower if run else ""
    several = last.endswith(("s", "men")) and not last.endswith("ss") and names_people(last)
    if not several or run[0].lower not in ("a", "an") or run[1].lower in _HOW_MANY:
        return run
    start = len(run) - 1
    while run[start - 1].is_capital or run[start - 1].lower in _LEADING:
        start -= 1
    return run[start:]


def owner(
    text: str, run: Sequence[NarrationToken], names: Set[str], *, first: bool
) -> Phrase | None:
    """The owner that a run before a noun names: "the army" for "the army's"; None for none."""
    if not run or not run[-1].text.endswith(_POSSESSIVE):
        return None
    end = run[-1].end - 1 - run[-1].lower.endswith("'s")
    written = text[run[-1].start : end]
    bare = run[-1]._replace(end=end, text=written, lower=written.lower())
    return phrase(text, [*run[:-1], bare], names, first=first)


def possessor(word: str) -> Phrase | None:
    """The pronoun "he" or "she" for "his" or "her"; None for another word."""
    pronoun = {"his": "he", "her": "she"}.get(word)
    return Phrase(pronoun, "pronoun") if pronoun else None


def _is_verb(word: NarrationToken) -> bool:
    """Whether a word after a noun may be its verb: sacked."""
    return word.lower.endswith("ed") and not word.is_capital and word.lower.isalpha()


def _role(text: str, words: Sequence[NarrationToken]) -> str:
    """The role that the words before a name give; "" if they are only "Mr" or a place."""
    table = speaker_lexicon()
    words = list(words)
    while words and words[0].lower in table.determiners:
        words.pop(0)
    noun = words[0] if len(words) > 2 else None
    if noun and (noun.is_capital or not noun.lower.endswith(("ed", "ly"))) and _is_verb(words[1]):
        words = words[2:]  # United sacked manager Ada Brook
    for at in range(len(words) - 2, 1, -1):
        if _is_verb(words[at]) and words[at - 1].is_capital:
            words = words[at + 1 :]  # Coach Tom Reed dropped captain Ada Brook
            break
    while words and words[-1].lower in ("'s", "s'", "'", "s", "named", "called"):
        words.pop()
    has_role = any(
        names_people(word.lower)
        or word.lower in table.titles
        or (word.lower.isalpha() and not word.is_capital and word.lower not in table.particles)
        for word in words
    )
    member = [at for at, word in enumerate(words) if word.lower in MEMBERS]
    if member and any(word.lower in table.organizations for word in words[: member[-1]]):
        words = words[member[-1] :]
    pronoun = bool(words) and words[-1].lower in table.quantifiers  # something Brook has denied
    courtesy = len(words) > 1 and words[-1].lower in table.courtesies
    pronoun = pronoun or (courtesy and words[-1].lower != "dr")
    alone = len(words) == 1 and words[0].lower not in table.titles and not words[0].is_capital
    if alone and not is_anonymous(f"a {words[0].lower}"):
        return ""  # an angry Brook
    last = words[-1].lower if words else ""
    known = last in table.titles or last in table.institutions or last in table.documents
    if not (known or (words and words[-1].is_capital) or is_anonymous(f"a {last}")):
        return ""  # a more congenial Brook
    if pronoun or not has_role or all(word.lower in table.courtesies for word in words):
        return ""
    end = words[-1].end
    written = text[words[0].start : end + (text[end : end + 1] == ".")]
    return of_one(written)


def _two(
    text: str, run: Sequence[NarrationToken], start: int, names: Set[str], *, first: bool
) -> Phrase | None:
    """The names of two people without their titles: Sens. Ada Brook and Tom Reed.

    It is one person if "and" is part of an office: Trade and Industry Minister Ada Brook.
    """
    other = phrase(text, run[start:], names, first=False)
    office = run[start - 2].lower
    known = office in speaker_lexicon().offices or office in speaker_lexicon().fields
    if known and other and other.title:
        name = next(at for at, word in enumerate(run) if text.startswith(other.text, word.start))
        return other._replace(role=_role(text, run[:name]))
    one = phrase(text, run[: start - 1], names, first=first)
    if one and other and one.kind == other.kind == "name":
        return Phrase(f"{one.text} and {other.text}", "description")
    return None


_FOR_OTHERS = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "lawyer", "lawyers", "attorney"}
    | {"attorneys", "aide", "aides", "adviser", "advisers", "advisor", "advisors", "counsel"}
)
"""Titles of people who work for others: a spokesman for Defence Minister Ada Brook."""


def past_office(tokens: Sequence[NarrationToken], start: int, last: int) -> int:
    """The place of the name after an office with "of": Director of Public Prosecution Ada Brook.

    The words from `start` to `last` stand after "of"; `start` if no full name follows an office.
    """
    table = speaker_lexicon()
    if start < 2 or tokens[start - 1].lower not in ("of", "for"):
        return start
    title = tokens[start - 2].lower
    if title not in table.titles or (tokens[start - 1].lower == "for" and title in _FOR_OTHERS):
        return start
    return next(
        (
            at + 1
            for at in range(last - 2, start - 1, -1)
            if (tokens[at].lower in table.offices or tokens[at].lower in table.fields)
            and tokens[at + 1].is_capital
        ),
        start,
    )


def _is_adverb(token: NarrationToken) -> bool:
    return token.lower.endswith("ly") and not token.is_capital


def _name_start(run: Sequence[NarrationToken], names: Set[str], *, first: bool) -> int:
    """The place where the capitalised words at the end of a run begin; its length for none."""
    table = speaker_lexicon()
    start = len(run)
    while start:
        token = run[start - 1]
        if token.is_capital:
            known = token.lower in names or token.text.isupper()
            is_name = start > 1 or not first or known or len(run) > start == 1
            body = first and start == len(run) == 1 and token.lower in table.bodies  # Police said
            if not is_name or body or token.lower in table.determiners:
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
    while (
        len(run) > 2
        and (_is_past(run[-1]) or run[-1].lower in DONE)
        and run[-1].lower not in FAMILIAR
    ):
        run.pop()  # the statement released
        if _is_adverb(run[-1]):
            return None
    last = run[-1].lower
    alone = len(run) == 1 and last.endswith(("ed", "ly"))
    determined = run[0].lower in speaker_lexicon().determiners  # an unnamed diplomat
    thing = last in speaker_lexicon().writings  # a recording, the filing
    gerund = last.endswith(("ing", "'s")) and not thing
    if alone or gerund or any(map(_is_past, run[1 + determined : -1])):
        return None
    written = text[run[0].start : run[-1].end]
    opening = run[0].lower.removesuffix("'s")
    owner = run[0].text.endswith(_POSSESSIVE)
    named = owner or opening in names or any(token.is_capital for token in run[1:2])
    named = named and opening not in _LEADING
    named = named or opening in speaker_lexicon().places or opening in _PARTIES
    if first and len(run) == 1 and run[0].is_capital and _may_be_name(last):
        return Phrase(written, "name")
    body = len(run) == 1 and last in speaker_lexicon().bodies  # Police said
    if first and (opening in speaker_lexicon().determiners or not named or body):
        written = written[0].lower() + written[1:]
    return Phrase(written, "description")


def _may_be_name(word: str) -> bool:
    """Whether the single word before a reporting verb, at a sentence's start, can be a surname."""
    table = speaker_lexicon()
    noun = word in table.institutions or word in table.documents or names_people(word)
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))  # Moss, Rufus
    return not noun and not plural


def _is_past(token: NarrationToken) -> bool:
    return token.lower.endswith("ed") and not token.is_capital


def is_of_people(written: str) -> bool:
    """Whether a description is of people, by its noun or by a number: two people; the three."""
    return names_people(head(written)) or head(written) in _NUMBERS


_NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
    | {"dozen", "trio", "pair", "duo", "couple"}
)


def past_people(tokens: Sequence[NarrationToken], start: int, end: int) -> int | None:
    """The place after the first noun for people in a run; None for none."""
    parties = speaker_lexicon().parties
    for at in range(start, end):
        word = tokens[at]
        if word.lower.endswith("ing") and not word.is_capital:
            return None  # a bill giving students
        if names_people(word.lower) and not (word.lower in parties and at + 1 < end):
            past = at + 1
            while past < end and (names_people(tokens[past].lower) or tokens[past].is_capital):
                past += 1
            return past
    return None


def titled_after_body(
    text: str, tokens: Sequence[NarrationToken], names: Set[str], start: int, last: int
) -> Phrase | None:
    """The name that ends a run right after a title in small letters: deputy director Ada Brook.

    What the run begins with is of the body before it: Department of Alcohol and Drug Control.
    """
    titles = speaker_lexicon().titles
    for place in range(last - 2, start, -1):
        if tokens[place].lower in MEMBERS and tokens[place].is_capital:
            # of the House Committee Rep. Ada Brook
            return phrase(text, tokens[place : last + 1], names, first=False)
    at = last
    while at > start and tokens[at - 1].is_capital:
        at -= 1
    if at == start and not names_people(tokens[start - 2].lower):
        for place in range(last - 2, start, -1):
            if tokens[place].lower in titles:  # Board of Trade Chief Ada Brook
                return phrase(text, tokens[place : last + 1], names, first=False)
    titled = at > start + 1 and tokens[at - 1].lower in titles
    if not titled or last == at or not tokens[start].is_capital:
        return None
    return phrase(text, tokens[at - 1 : last + 1], names, first=False)


def is_body_role(role: str) -> bool:
    """Whether what stands before a name says that it is a body's: consumer group Fair Toys."""
    words = role.lower().split()
    return head(role) in speaker_lexicon().institutions and not any(map(names_people, words))
