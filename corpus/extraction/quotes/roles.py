"""Reads from the words around a name what somebody is: the role.

    before a name     Defense Secretary Ada Brook       role_before:  "Defense Secretary"
                      director of the port Ada Brook    office_before: "director of the port"
    between commas    Ada Brook, the harbour minister,  role_beside:  "harbour minister"
                      the harbour minister, Ada Brook,  role_beside:  "harbour minister"

`past_office` and `title_start` return where such words end or begin among the tokens of a sentence;
these three return the role as it is written, or "". By their roles, `are_different` tells a pilot
from a passenger. A place is the index of a token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.extraction.quotes.speaker_lexicon import (
    SPANS,
    head,
    is_anonymous,
    names_people,
    role_words,
    singular_role,
    speaker_lexicon,
)
from corpus.extraction.quotes.tokens import NarrationToken, belongs
from corpus.language.lexicon import lexicon

MEMBER_TITLES = frozenset({"rep", "sen", "representative", "senator"})
"""Titles of members, which may follow the name of their body: House Committee Rep. Brook."""
NOT_THE_HOLDER = frozenset(
    {"former", "ex", "deputy", "acting", "other", "another", "next", "new", "first", "then", "late"}
    | {"previous", "vice", "assistant", "associate", "lieutenant", "chief"}
)
"""Words that make an office another one, or its holder somebody else: the former congressman."""
_BEFORE_NAMES = frozenset({"'s", "s'", "'", "s", "named", "called"})
"""Between a role and the name: a baker called Ada Brook."""


def role_before(text: str, words: Sequence[NarrationToken]) -> str:
    """The role that the words before a name give, in the singular; "" for none, as for "Mr".

    Args:
        text: the article's.
        words: those before the name, titles included: "the", "Defense", "Secretary".

    """
    determiners = speaker_lexicon().determiners
    rest = list(words)
    while rest and rest[0].lower in determiners:
        rest.pop(0)
    rest = _object(rest)
    while rest and rest[-1].lower in _BEFORE_NAMES:
        rest.pop()
    rest = _from_member(rest)
    if not rest or not _is_role(rest):
        return ""
    end = rest[-1].end
    return singular_role(text[rest[0].start : end + (text[end : end + 1] == ".")])


def _object(words: list[NarrationToken]) -> list[NarrationToken]:
    """What stands after a verb in the past, where the name is its object."""
    if len(words) > 2 and _is_verb(words[1]):
        subject = words[0]
        if subject.is_capital or not subject.lower.endswith(("ed", "ly")):
            words = words[2:]  # United sacked manager (Ada Brook)
    for at in range(len(words) - 2, 1, -1):
        if _is_verb(words[at]) and words[at - 1].is_capital:
            return words[at + 1 :]  # Coach Tom Reed dropped captain (Ada Brook)
    return words


def _is_verb(word: NarrationToken) -> bool:
    """Whether a word after a noun may be its verb: sacked."""
    return word.lower.endswith("ed") and not word.is_capital and word.lower.isalpha()


def _from_member(words: list[NarrationToken]) -> list[NarrationToken]:
    """The words from a member's title on, without the body before it: House Committee Rep."""
    members = [at for at, word in enumerate(words) if word.lower in MEMBER_TITLES]
    organizations = speaker_lexicon().organizations
    if members and any(word.lower in organizations for word in words[: members[-1]]):
        return words[members[-1] :]
    return words


def _is_role(words: Sequence[NarrationToken]) -> bool:
    """Whether words before a name say what somebody is, not only how: harbour pilot, not angry."""
    table, last = speaker_lexicon(), words[-1]
    if last.lower in table.quantifiers:
        return False  # something Brook has denied
    if len(words) > 1 and last.lower in table.courtesies and last.lower != "dr":
        return False  # the baker Mr Brook
    is_noun = last.lower in table.titles or last.is_capital
    if len(words) > 1:
        is_noun = is_noun or last.lower in table.institutions or last.lower in table.documents
    if not (is_noun or is_anonymous(f"a {last.lower}")):
        return False  # an angry Brook, a more congenial Brook
    if all(word.lower in table.courtesies for word in words):
        return False
    return any(
        names_people(word.lower)
        or word.lower in table.titles
        or (word.lower.isalpha() and not word.is_capital and word.lower not in table.particles)
        for word in words
    )


def is_body_role(role: str) -> bool:
    """Whether what stands before a name says that it is a body's: consumer group Fair Toys."""
    words = role.lower().split()
    return head(role) in speaker_lexicon().institutions and not any(map(names_people, words))


_MOST_BEFORE = 5
"""Words before a name that may belong to its title."""


def office_before(text: str, tokens: Sequence[NarrationToken], start: int) -> str:
    """The office with "of" before a name that begins at a place: director of public health."""
    table = speaker_lexicon()
    field = tokens[start - 1].lower if start else ""
    if field not in table.offices and field not in table.office_fields:
        return ""
    near = range(start - 2, max(0, start - _MOST_BEFORE), -1)
    of = next((at for at in near if tokens[at].lower in ("of", "for")), 0)
    if not of or tokens[of - 1].lower not in table.titles:
        return ""
    first = of - 1
    while first and (
        tokens[first - 1].lower in table.titles or tokens[first - 1].lower in NOT_THE_HOLDER
    ):
        first -= 1  # former deputy director of public health
    return text[tokens[first].start : tokens[start - 1].end]


_FOR_OTHERS = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "lawyer", "lawyers", "attorney"}
    | {"attorneys", "aide", "aides", "adviser", "advisers", "advisor", "advisors", "counsel"}
)
"""Titles of people who work for others: a spokesman for Defence Minister Ada Brook."""


def past_office(tokens: Sequence[NarrationToken], start: int, last: int) -> int:
    """The place of the name after an office with "of": Director of Public Health Ada Brook.

    The words from `start` to `last` stand after "of"; `start` if no full name follows an office.
    """
    table = speaker_lexicon()
    if start < 2 or tokens[start - 1].lower not in ("of", "for"):
        return start
    title = tokens[start - 2].lower
    if title not in table.titles or (tokens[start - 1].lower == "for" and title in _FOR_OTHERS):
        return start
    for at in range(last - 2, start - 1, -1):
        is_field = tokens[at].lower in table.offices or tokens[at].lower in table.office_fields
        if is_field and tokens[at + 1].is_capital:
            return at + 1
    return start


def title_start(tokens: Sequence[NarrationToken], start: int) -> int:
    """Where the title in small letters before a name begins: harbour spokeswoman Ada Brook.

    `start` is the place of the name, which is returned where there is no such title.
    """
    noun = tokens[start - 1].lower if start else ""
    if not (names_people(noun) or (noun.endswith("ist") and noun not in lexicon().verbs)):
        return start
    first = start - 1
    while first and belongs(tokens, first - 1) and start - first < _MOST_BEFORE:
        word = tokens[first - 1].lower
        if word in speaker_lexicon().determiners or word in lexicon().verbs:
            break
        if _is_verb_between(tokens, first - 1):
            break
        first -= 1
    return first


def _is_verb_between(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a word before a title is rather a verb: Hale thinks Green candidate Ada Brook."""
    word = tokens[at]
    between = at > 0 and tokens[at - 1].is_capital and tokens[at + 1].is_capital
    form = word.lower.endswith(("s", "ed")) and not word.lower.endswith(("ss", "'s"))
    return between and form and not word.is_capital and not names_people(word.lower)


_MOST_BESIDE = 14
"""The most words of a role between commas; a longer one is another clause."""
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_AFTER_NOUNS = frozenset({"of", "for", "in", "at", "from", "with", "to", "on"})
_INSIDE = _AFTER_NOUNS | _ARTICLES | {"and", "new"}
"""Small words that a role may hold, but not end with."""


def role_beside(text: str, tokens: Sequence[NarrationToken], start: int, end: int) -> str:
    """The role in an apposition, after or before a name; "" for none.

    The name is the tokens from `start` to the one before `end`: Ada Brook, the harbour minister,
    or: the harbour minister, Ada Brook.
    """
    return _role_after(text, tokens, end) or _role_in_front(text, tokens, start, end)


def _role_after(text: str, tokens: Sequence[NarrationToken], end: int) -> str:
    """The role after the comma at a place: (Ada Brook,) 41, a welder at the port."""
    if not _is_comma(tokens, end):
        return ""
    first = end + 1
    if first < len(tokens) and tokens[first].text[:1].isdigit() and _is_comma(tokens, first + 1):
        first += 2  # past the age
    past, calendar = first, speaker_lexicon().calendar
    while past < min(len(tokens), first + _MOST_BESIDE) and _may_be_in_role(tokens, past):
        past += 1
    while past > first and (
        tokens[past - 1].lower in _INSIDE or tokens[past - 1].lower in calendar
    ):
        past -= 1
    is_too_long = past == first + _MOST_BESIDE and past < len(tokens) and tokens[past].is_word
    words = tokens[first:past]
    if not words or is_too_long or words[0].lower.endswith(("ing", "ed")):
        return ""  # Brook, standing at the quay
    return _role_in(text, words)


def _role_in_front(text: str, tokens: Sequence[NarrationToken], start: int, end: int) -> str:
    """The role before a name between commas: a statement from Vale's lawyer, Ada Brook."""
    if not _is_comma(tokens, start - 1) or not (end == len(tokens) or _is_comma(tokens, end)):
        return ""
    comma = start - 1
    first = comma
    while first and start - first <= _MOST_BESIDE and _may_be_in_role(tokens, first - 1):
        first -= 1
    openings = (at for at in range(first, comma) if _opens_role(tokens[at]))
    # The first opening whose noun is a person's: "Vale's lawyer", not "a statement".
    first = next((at for at in openings if _role_in(text, tokens[at:comma])), comma)
    while first and tokens[first].is_capital and tokens[first - 1].is_capital:
        first -= 1  # Tom Reed Jr.'s lawyer
    return _role_in(text, tokens[first:comma])


def _opens_role(word: NarrationToken) -> bool:
    """Whether a role before a name may begin with a word: the lawyer; Vale's lawyer."""
    return word.lower in _ARTICLES or word.lower.endswith(("'s", "s'"))


def _is_comma(tokens: Sequence[NarrationToken], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].text == ","


def _may_be_in_role(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a token can be part of a role between commas: no mark, number or verb."""
    token = tokens[at]
    if not token.is_word or token.text[0].isdigit():
        return False
    if token.lower == "and":
        around = tokens[at - 1 : at + 2]
        if len(around) < 3:
            return False
        names = around[0].is_capital and around[2].is_capital  # of Fish and Wildlife
        return names or names_people(around[2].lower)  # owner and editor
    if token.lower in _INSIDE or token.is_capital:
        return True
    return (
        token.lower not in speaker_lexicon().function_words and token.lower not in lexicon().verbs
    )


def _role_in(text: str, words: Sequence[NarrationToken]) -> str:
    """A description without its article; "" where it is of no person: a statement, last week."""
    table = speaker_lexicon()
    article = words[0].lower if words and words[0].lower in _ARTICLES else ""
    words = words[1:] if article else words
    if not words:
        return ""
    ends = (at for at, word in enumerate(words) if at and word.lower in _AFTER_NOUNS)
    noun_at = next(ends, len(words)) - 1
    noun = words[noun_at].lower
    is_time = any(word.lower in SPANS for word in words[:2])  # a year ago
    # After "a" or "her" any noun says what somebody is; elsewhere, only one for people.
    if article in ("", "the") or is_time or noun in table.writings:
        first_lady = noun == "lady" and words[-2:-1] and words[-2].lower == "first"
        if not names_people(noun) or (noun in table.courtesies and not first_lady):
            return ""
    return text[words[0].start : words[-1].end]


_DESCRIBED = re.compile(r", (?:an?|the) ([\w -]+?)(?=[,.]| (?:of|for|from|in|at|with|who)\b)")
_PARTIES_TO = frozenset({"victim", "guest", "host", "colleague", "defendant", "suspect", "ally"})


def is_given_name(text: str, title: NarrationToken, last: NarrationToken, *, common: bool) -> bool:
    """Whether a title before a surname is a given name: skipper Dean Vale.

    Args:
        text: the article's.
        title: "Dean", "Major".
        last: the surname.
        common: whether the title is so often a given name that a description after it is enough:
            Dean Vale, a skipper.

    """
    table, before = speaker_lexicon(), text[: title.start][-30:].rpartition("\n")[2].split()
    opening, noun = [".", "", *before][-2:] if len(before) != 1 else (".", before[0])
    if noun.isalpha() and (noun.islower() or opening[-1] in '”".!?'):
        others, noun = table.kin | table.bystanders | _PARTIES_TO, noun.lower()
        return names_people(noun) and (common or noun not in table.titles) and noun not in others
    described = _DESCRIBED.match(text, last.end) if common and noun[-1:] in '”".!?' else None
    noun = described[1].split()[-1].lower() if described else ""
    return names_people(noun) and noun not in table.titles


# Whether two speakers can be one


def are_different(one: str, one_role: str, other: str, other_role: str) -> bool:
    """Whether two speakers cannot be the same: a witness and the police, a man and a woman."""
    table = speaker_lexicon()
    one_words, other_words = _role_words_of(one, one_role), _role_words_of(other, other_role)
    group_lists = (table.bystanders, table.officials), (table.men, table.women), *table.roles
    return (
        any(_exclude(one_words, other_words, groups) for groups in group_lists)
        or (
            bool(one_words & other_words & table.named_for_duties)
            and _exclude(role_words(one_role or one), role_words(other_role or other), table.duties)
        )
        or _are_two_of_one(one, other)
        or _speaks_for(one, other)
        or _speaks_for(other, one)
    )


_OF_SOMEBODY = re.compile(r"['’]s? |\b(?:his|her|their) ", re.IGNORECASE)


def _are_two_of_one(one: str, other: str) -> bool:
    """Whether two people are somebody's in two ways: the victim's mother, her sister."""
    heads = frozenset({head(one)}), frozenset({head(other)})
    is_both = all(map(_OF_SOMEBODY.search, (one, other)))
    return is_both and _exclude(*heads, speaker_lexicon().relations)


def _exclude(a: frozenset[str], b: frozenset[str], groups: Sequence[frozenset[str]]) -> bool:
    """Whether `a` and `b` both have words of groups that exclude each other, but of no same one."""
    groups_of_a = {at for at, group in enumerate(groups) if not group.isdisjoint(a)}
    groups_of_b = {at for at, group in enumerate(groups) if not group.isdisjoint(b)}
    return bool(groups_of_a and groups_of_b) and groups_of_a.isdisjoint(groups_of_b)


_OF_A_BODY = frozenset({"member", "members", "officer", "officers", "chief", "worker", "workers"})


def _role_words_of(speaker: str, role: str) -> frozenset[str]:
    """The words of a speaker's role or, without one, the noun of the description."""
    if role and role != speaker:
        return role_words(role)
    noun = head(speaker)
    return role_words(speaker) if noun in _OF_A_BODY else frozenset({noun})  # a crew member


def _speaks_for(one: str, other: str) -> bool:
    """Whether `one` is described as somebody's who is `other`: a spokesman for Ada Brook."""
    name = other.rsplit(maxsplit=1)[-1].lower() if other[:1].isupper() and " " in other else ""
    people = names_people(head(one)) and not names_people(name)
    return people and name in re.findall(r"[\w-]+", one.lower())
