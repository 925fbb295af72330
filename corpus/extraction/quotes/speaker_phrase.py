"""Reads a speaker from adjacent words of a sentence: a name, or the description of people.

In goes a run, the words that can belong to one speaker. Out comes a `Phrase`, or None for nobody:

    Defense Secretary Ada Brook    name "Ada Brook", title and role "Defense Secretary"
    two officials                  description "two officials"
    nobody                         None

`phrase` takes the steps in this order: leave out what follows the speaker (an adverb, "MP"), find
where the name begins, part it from its owner and titles, and read the role from what is left.
Without a name, what remains is a description, unless it holds a verb. `owner` reads "the army's".
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Literal, NamedTuple

from corpus.extraction.quotes.roles import is_given_name, role_before
from corpus.extraction.quotes.speaker_lexicon import (
    FAMILIAR,
    SPANS,
    head,
    names_people,
    speaker_lexicon,
)
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.language.words import is_company_noun_before

Kind = Literal["name", "description", "pronoun"]


class Phrase(NamedTuple):
    """A speaker as a sentence names them."""

    text: str
    """The name, the description as written, or the pronoun."""
    kind: Kind
    title: str = ""
    """The title before the name, in lower case: "mr", "defense secretary"."""
    role: str = ""
    """What the sentence says that the speaker is, as written: "Defense Secretary"."""


_OF_RELATIVES = frozenset({"younger", "elder", "older"})
"""After "the" they tell a name from a relative's: the younger Brook."""


def phrase(
    text: str, run: Sequence[NarrationToken], names: Set[str], *, first: bool
) -> Phrase | None:
    """The speaker that a run of words names; None where it names nobody.

    Args:
        text: the article's.
        run: adjacent words.
        names: the words with a capital inside the article's sentences.
        first: whether the run begins a sentence, where every word has a capital.

    """
    table = speaker_lexicon()
    words, seat = _without_letters(_without_thing(_without_adverbs(run)))
    if len(words) == 1 and words[0].lower in table.somebody:
        return Phrase(words[0].lower, "description")
    if not words or words[-1].lower in table.determiners:
        return None
    if len(words) == 1 and words[0].lower in table.quantifiers:
        return None
    start = _name_start(words, names, first=first)
    if 0 < start < len(words) and words[start - 1].lower == "and":
        joined = _joined(text, words, start, names, first=first)
        return joined or _description(text, words, names, first=first)
    of_relatives = start > 1 and len(words) == start + 1
    of_relatives = of_relatives and words[start - 1].lower in _OF_RELATIVES
    named = None
    if start < len(words) and not of_relatives:
        named = _name(text, words, start, names, first=first)
    if named is None:
        return _description(text, words, names, first=first)
    return named if named.role or not seat else named._replace(role=seat)


def _without_adverbs(run: Sequence[NarrationToken]) -> list[NarrationToken]:
    """The run without adverbs at its end, unless they are its noun: Brook angrily; the family."""
    words, determiners = list(run), speaker_lexicon().determiners
    while len(words) > 1 and _is_adverb(words[-1]) and words[-2].lower not in determiners:
        words.pop()
    return words


def _is_adverb(token: NarrationToken) -> bool:
    return token.lower.endswith("ly") and not token.is_capital


_LEADING = frozenset(
    {"other", "most", "some", "many", "several", "fellow", "former", "senior", "top", "leading"}
)
"""Words before a noun that do not belong to a name: other Democrats."""
_HOW_MANY = frozenset({"few", "dozen", "hundred", "thousand", "million", "couple", "handful"})


def _without_thing(run: list[NarrationToken]) -> list[NarrationToken]:
    """The run without a thing before its people: a plan Democratic lawmakers (oppose)."""
    last = run[-1].lower if run else ""
    is_plural = last.endswith(("s", "men")) and not last.endswith("ss") and names_people(last)
    if not is_plural or run[0].lower not in ("a", "an") or run[1].lower in _HOW_MANY:
        return run
    start = len(run) - 1
    while run[start - 1].is_capital or run[start - 1].lower in _LEADING:
        start -= 1
    return run[start:]


_SEATS = frozenset({"MP", "MEP", "MSP", "MLA", "TD", "MS", "AM"})
_LETTERS = _SEATS | frozenset(
    {"QC", "KC", "SC", "OBE", "MBE", "CBE", "KBE", "DBE", "CMG", "FRS", "PhD", "MD", "DDS", "RN"}
    | {"JP", "Esq", "CPA", "MBA", "DVM", "FBA"}
)
"""After a name, for a seat in a parliament, an honour or a degree."""


def _without_letters(run: list[NarrationToken]) -> tuple[list[NarrationToken], str]:
    """The run without letters after the name, and those for a seat, else "": Ada Brook MP."""
    letters = ""
    while len(run) > 2 and run[-1].text.replace(".", "") in _LETTERS:
        letters = run.pop().text
    return run, letters if letters in _SEATS else ""


def _name_start(run: Sequence[NarrationToken], names: Set[str], *, first: bool) -> int:
    """The place where the capitalised words at the end of a run begin; its length for none.

    It is 1 in "ministers Ada von Brook", and 0 in the whole name alone.
    """
    if first and len(run) == 1:
        return 0 if _is_name_alone(run[0], names) else 1
    start = len(run)
    while start and _may_be_in_name(run, start - 1):
        start -= 1
    while start < len(run) and not run[start].is_capital:
        start += 1
    return start


def _may_be_in_name(run: Sequence[NarrationToken], at: int) -> bool:
    """Whether a word is in capitals, or a particle inside the run: von, de."""
    word, table = run[at], speaker_lexicon()
    if word.is_capital:
        return word.lower not in table.determiners
    return 0 < at < len(run) - 1 and word.lower in table.particles


def _is_name_alone(word: NarrationToken, names: Set[str]) -> bool:
    """Whether a word that opens a sentence is a name elsewhere in the article: not Police."""
    table = speaker_lexicon()
    is_known = word.is_capital and (word.lower in names or word.text.isupper())
    return is_known and word.lower not in table.bodies and word.lower not in table.determiners


def _joined(
    text: str, run: Sequence[NarrationToken], start: int, names: Set[str], *, first: bool
) -> Phrase | None:
    """The speaker of a run whose last name begins at a place, after "and"; None for no two names.

    Two people, without their titles: Sens. Ada Brook and Tom Reed. One person, if "and" is part of
    an office: Trade and Industry Minister Ada Brook.
    """
    table, before_and = speaker_lexicon(), run[start - 2].lower
    other = phrase(text, run[start:], names, first=False)
    in_office = before_and in table.offices or before_and in table.office_fields
    if in_office and other and other.title:
        name = next(at for at, word in enumerate(run) if text.startswith(other.text, word.start))
        return other._replace(role=role_before(text, run[:name]))
    one = phrase(text, run[: start - 1], names, first=first)
    if one and other and one.kind == other.kind == "name":
        return Phrase(f"{one.text} and {other.text}", "description")
    return None


_POSSESSIVE = ("'s", "’s", "'", "’")
_ORIGINS = ("-born", "-raised", "-based", "-educated")
"""Endings of words before a name that say where somebody is from."""


def _name(
    text: str, run: Sequence[NarrationToken], start: int, names: Set[str], *, first: bool
) -> Phrase | None:
    """The name in the capitalised words from a place on; None where they hold titles alone.

    Of "the army's General Ada Brook" it is "Ada Brook" with the title and role "General".
    """
    after_the = start > 0 and run[start - 1].lower in speaker_lexicon().determiners
    leading, capitals = run[:start], run[start:]
    owned = _owned(capitals)
    if len(owned) < len(capitals):
        leading, capitals = [], owned
    titles = _title_length(text, capitals, alone=len(run) == 1, after_the=after_the)
    if first and not titles:
        titles = _opening_noun(text, capitals, names)
    bare = capitals[titles:]
    if not bare or (after_the and not titles and len(bare) == len(run) - start):
        return None  # the Minister; the Greens
    while len(bare) > 1 and bare[0].lower.endswith(_ORIGINS):
        bare = bare[1:]  # Sarne-born Brook
    written = text[bare[0].start : bare[-1].end]
    for ending in _POSSESSIVE:
        written = written.removesuffix(ending)
    title = " ".join(token.lower for token in (capitals[:titles] if titles else run[:start]))
    role = role_before(text, [*leading, *capitals[: len(capitals) - len(bare)]])
    return Phrase(written, "name", title, role)


def _owned(name: Sequence[NarrationToken]) -> Sequence[NarrationToken]:
    """The words after a possessive, unless they name a body: Vale's lawyer; Vale's Ministry."""
    owners = [at for at, token in enumerate(name[:-1]) if token.text.endswith(_POSSESSIVE)]
    organizations = speaker_lexicon().organizations
    if not owners or any(token.lower in organizations for token in name[owners[-1] :]):
        return name
    return name[owners[-1] + 1 :]


_SURNAMES = frozenset({"white", "house", "press", "post", "bank", "times", "state", "union"})
"""Words for bodies that are surnames too: Senator White."""
_TITLES_AND_SURNAMES = frozenset(
    {"dean", "king", "bishop", "pope", "abbot", "prince", "duke", "major", "judge", "marshal"}
    | {"sen", "justice", "constable", "lord", "baron", "farmer", "usher", "foreman"}
)
"""Titles that at the end of a name are surnames: Rick Dean, but not "the Saudi King"."""
_OFTEN_GIVEN = frozenset({"dean", "duke", "earl", "baron"})
"""Titles that are given names more often than titles before a surname alone."""
_GIVEN = _OFTEN_GIVEN | {"major", "prince", "bishop", "judge", "king", "justice", "marshal"}
_GIVEN |= {"chancellor", "sergeant"}
"""Titles that are given names too."""


def _title_length(
    text: str, name: Sequence[NarrationToken], *, alone: bool, after_the: bool
) -> int:
    """How many of the capitalised words at the end of a run are before the name: up to its title.

    1 of "Senator Ada Brook", 0 of "Rick Dean" and of the "Justice Department".
    """
    table, last = speaker_lexicon(), name[-1].lower
    if last in table.organizations and last not in _SURNAMES:
        return 0
    titles = [at for at, token in enumerate(name) if token.lower in table.titles]
    ends_in_title = titles[-1:] == [len(name) - 1] and (len(titles) < len(name) or alone)
    if ends_in_title and not after_the and last in _TITLES_AND_SURNAMES:
        titles.pop()
    if titles == [len(name) - 2] and not after_the and name[-2].lower in _GIVEN:
        often = name[-2].lower in _OFTEN_GIVEN
        if is_given_name(text, *name[-2:], common=often):
            return 0  # skipper Dean Vale
    return titles[-1] + 1 if titles else 0


def _opening_noun(text: str, name: Sequence[NarrationToken], names: Set[str]) -> int:
    """1 where a noun with the capital of a sentence's first word stands before a name, else 0.

    Witness Carol Dent disagreed; Carmaker Norlink disagreed.
    """
    if len(name) < 2:
        return 0
    noun = name[0].lower
    if len(name) > 2 or noun.endswith("s"):  # Twins Ada and Eva
        return int(names_people(noun) and noun not in speaker_lexicon().titles)
    return int(noun not in names and is_company_noun_before(text, name[0].text, name[1].text))


PARTICIPLES_AFTER_NOUNS = frozenset(
    {"held", "written", "worn", "sent", "left", "seen", "shown", "given", "found"}
)
"""Participles after which a description has ended: a sign held by a child."""


def _description(
    text: str, run: Sequence[NarrationToken], names: Set[str], *, first: bool
) -> Phrase | None:
    """The people, body or text that a run without a name describes: two officials.

    It may be a name after all, where one word alone opens the sentence.
    """
    words = list(run)
    while len(words) > 2 and _is_participle(words[-1]) and words[-1].lower not in FAMILIAR:
        words.pop()  # the statement released
        if _is_adverb(words[-1]):
            return None  # ships recently seized
    if _holds_verb(words):
        return None
    written = text[words[0].start : words[-1].end]
    if first and len(words) == 1 and words[0].is_capital and _may_be_surname(words[0].lower):
        return Phrase(written, "name")
    if first and not _keeps_capital(words, names):
        written = written[0].lower() + written[1:]
    return Phrase(written, "description")


def _is_participle(word: NarrationToken) -> bool:
    return _is_past(word) or word.lower in PARTICIPLES_AFTER_NOUNS


def _is_past(word: NarrationToken) -> bool:
    return word.lower.endswith("ed") and not word.is_capital


def _holds_verb(run: Sequence[NarrationToken]) -> bool:
    """Whether a run has a verb in it, or is one: police seized guns; failing."""
    last, table = run[-1].lower, speaker_lexicon()
    if len(run) == 1 and last.endswith(("ed", "ly")):
        return True
    if last.endswith(("ing", "'s")) and last not in table.writings:  # but: a recording
        return True
    opening = 2 if run[0].lower in table.determiners else 1  # an unnamed diplomat
    return any(map(_is_past, run[opening:-1]))


def _may_be_surname(word: str) -> bool:
    """Whether a word alone at a sentence's start can be a surname: Moss, but not Officials."""
    table = speaker_lexicon()
    is_noun = word in table.institutions or word in table.documents or names_people(word)
    is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))  # Moss, Rufus
    return not is_noun and not is_plural


_PARTIES = frozenset({"republicans", "democrats", "republican", "democratic"})
"""Words for the members of a party, who speak as one, like a body."""


def _keeps_capital(run: Sequence[NarrationToken], names: Set[str]) -> bool:
    """Whether a description that opens a sentence has a capital inside one too: Greek farmers."""
    table, opening = speaker_lexicon(), run[0].lower.removesuffix("'s")
    if opening in table.determiners or (len(run) == 1 and run[0].lower in table.bodies):
        return False
    if opening in table.places or opening in _PARTIES:
        return True
    owns = run[0].text.endswith(_POSSESSIVE)
    named = owns or opening in names or any(token.is_capital for token in run[1:2])
    return named and opening not in _LEADING


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


_PRESS = frozenset({"media", "news", "press"})


def may_speak(speaker: Phrase) -> bool:
    """Whether the words for a speaker can name one; not a time or a thing: last week, night."""
    if speaker.kind != "description":
        return True
    table, noun = speaker_lexicon(), head(speaker.text)
    if noun in SPANS:
        return False
    if speaker.text != noun or noun.endswith("s"):
        return True
    known = noun in table.bodies or (noun in table.organizations and noun not in _PRESS)
    return known or noun in table.documents or noun in table.somebody or names_people(noun)


def is_people_or_body(speaker: Phrase) -> bool:
    """Whether the words for a speaker are a name, people or a body."""
    if speaker.kind == "name" or speaker.text.split()[-1][0].isupper():  # the NYPD
        return True
    noun = head(speaker.text)
    return names_people(noun) or noun in speaker_lexicon().institutions
