"""Splits paragraphs into sentences: Punkt judges full stops, rules judge their surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from corpus.article import Span
from corpus.language.languages import ENGLISH, LanguageProfile, language_profile
from corpus.language.nltk_loader import load_nltk_module

_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_]\Z")


@dataclass(frozen=True, slots=True)
class Usage:
    """How a language uses the full stop; words are in lower case, without their last stop."""

    punkt: Any
    """NLTK's PunktSentenceTokenizer, which has no types."""
    ordinary: str
    """A typical abbreviation: only a sentence starter after it begins a sentence."""
    listed: frozenset[str]
    """Words whose full stop may be no end of a sentence."""
    proper: frozenset[str]
    """Words that are abbreviations only with a capital."""
    starters: frozenset[str]
    """Words that can begin a sentence after an abbreviation."""
    lettered: frozenset[str]
    """Words after which a single letter is not an initial: plan B."""
    exclaiming: frozenset[str]
    """Names with an exclamation mark, as written: Yahoo!"""
    speech: frozenset[str]
    """Reporting verbs after a quoted question: asked."""
    ordinals: bool = False
    """Whether a full stop after a number makes it an ordinal."""


@cache
def usage(language: str) -> Usage:
    """The usage of a language, by its ISO 639 code."""
    return _english() if language in ENGLISH else _of(language_profile(language))


def _of(known: LanguageProfile) -> Usage:
    punkt = load_nltk_module("nltk.tokenize.punkt")
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(known.abbreviations)
    parameters.sent_starters = set(known.common)
    nothing = frozenset[str]()
    return Usage(
        punkt.PunktSentenceTokenizer(parameters),
        ordinary=known.abbreviations[0] if known.abbreviations else "",
        listed=frozenset(known.abbreviations),
        proper=nothing,
        starters=known.common,
        lettered=nothing,
        exclaiming=nothing,
        speech=nothing,
        ordinals=known.ordinals,
    )


def _english() -> Usage:
    import tomli

    punkt = load_nltk_module("nltk.tokenize.punkt")
    table = tomli.loads(Path(__file__).with_name("punkt.toml").read_text("utf-8"))
    words = {name: frozenset(map(str.lower, table[name])) for name in _LISTS}
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(words["leading"] | words["abbreviations"])
    parameters.sent_starters = set(words["starters"])
    parameters.collocations = {
        *product(words["leading"], words["starters"]),
        *product(("a.m", "p.m"), words["clock"]),
        *((left, right) for left, rights in table["collocations"].items() for right in rights),
    }
    return Usage(
        punkt.PunktSentenceTokenizer(parameters),
        "co",
        frozenset(parameters.abbrev_types | {left for left, _ in parameters.collocations}),
        frozenset(
            entry.lower()
            for entry in (*table["leading"], *table["abbreviations"])
            if not entry.islower()
        ),
        words["starters"],
        words["lettered"],
        frozenset(table["exclaiming"]),
        words["speech"],
    )


_LISTS = ("leading", "abbreviations", "starters", "lettered", "speech", "clock")


@lru_cache(maxsize=1 << 16)
def stops(before: str, after: str, language: str = "") -> bool:
    """Whether the full stop between two words ends a sentence.

    `before` is given without the stop; `after` is empty where no word follows.
    """
    known, word = usage(language), before.lower()
    if before.isalpha() and len(word) > 1 and (word not in known.listed or before in known.proper):
        return True  # as Punkt would say, forty microseconds sooner
    if len(word) == 1 and after.lower() in known.starters:
        return True  # Punkt takes any letter for an initial: "plan B. The", but "J. Doe"
    if _DOTTED.search(before) and word not in known.listed:
        before = known.ordinary  # letters with full stops between them may end a sentence
    return bool(known.punkt.text_contains_sentbreak(f"{before}. {after or '*'}"))


FIRM = "。｡！？؟۔।॥።։"
"""Stops of scripts in which they mark no abbreviation; most need no space after them."""
QUOTES = "\"'”’»›」』】》〉"
CLOSING = rf"{QUOTES})\]}}）"
"""Inside a character class: what closes after the stop still belongs to the sentence."""

_OPENING = "\"'“‘”’„‚«‹「『【《〈([{（¿¡ \xa0"
_WORD = re.compile(r"[^\W_][\w-]*")
_CREDIT = re.compile(r"[—–-]{1,2} ?(?:[A-Z]\w+ ?){1,2}|[—–-]{0,2} ?[(/\[]?[A-Z]{2,5}[)/\]]?|/\w+/?")
_SMALL = re.compile(r"[a-zß-öø-ÿ]+")
_LABEL = re.compile(r"\d{1,2}|[IVX]+|[A-Z]")
_JOINT = re.compile(r"[—–/(\[]")
_INITIAL = re.compile(r"[A-ZΑ-ΩА-ЯЁ]\.")
_YEAR = re.compile(r"[(\[]\d")
_TIME = re.compile(r"[A-Z]\w+ (?:standard |daylight |summer )?time\b", re.IGNORECASE)
_SPEAKER = re.compile(
    r"([A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,5}(?:, [^,“”\"]{1,30},)? ([a-z]+)(.*)", re.DOTALL
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SAID_SO = re.compile(
    r"[.,;:]|$| (?:him|her|them|reporters|on|in|at|during|after|as|when|before|of|to|from|through"
    rf"|via|{_DAY}|(?:early|late|last|earlier|later|this) (?:on |in |this )?(?:{_DAY}|week|month"
    r"|year|night|morning|afternoon|evening))\b"
)
_ASKED_SOMEBODY = re.compile(
    r" (?:his|her|their|the|an?) [\w’'-]+"
    r"(?: (?!(?:to|for|about|whether|if|not)\b)[\w’'-]+){0,2}[.,;]"
)
_QUOTED_AS = re.compile(
    r" (?:quoted|heard|overheard|seen) (?:as )?(?:say|ask|tell|shout|tweet)ing\b"
)
_TIGHT = re.compile(r"([“‘«\"(]?)(?:[A-Z][a-z]+|[AI](?=[ ’']))(?![\w@/:\\-]|\.\w)")


class Place(NamedTuple):
    """A stop where a sentence may end, with its surroundings."""

    before: str
    """The end of the sentence so far, at most _WINDOW characters."""
    whole: bool
    """Whether `before` is all of it."""
    opening: str
    """The sentence's first character."""
    stop: str
    close: str
    """Quotation marks and brackets that close after the stop."""
    spaced: bool
    """Whether space follows."""
    after: str
    """What follows, at most _WINDOW characters; not empty, and without leading space."""
    last: bool
    """Whether `after` is the rest of the paragraph."""
    caseless: bool
    """Whether the paragraph is written without capitals."""
    language: str
    """Its ISO 639 code; empty for English."""

    @property
    def usage(self) -> Usage:
        """How its language uses the full stop."""
        return usage(self.language)

    @property
    def quoted(self) -> bool:
        """Whether a quotation closes after the stop."""
        return any(mark in QUOTES for mark in self.close)


def is_end(place: Place) -> bool:
    """Whether a sentence ends at this place."""
    if any(mark in FIRM for mark in place.stop):
        return _after_firm_stop(place)
    if not place.spaced:
        return _before_no_space(place)
    if place.last and not place.quoted and _CREDIT.fullmatch(place.after.rstrip()):
        return True  # … on Thursday. AP
    if place.after[0] in ",;:/—–-―" or _is_small(place):
        return False
    if any(mark in "!?‼⁇⁈⁉" for mark in place.stop):
        return _after_cry(place)
    return _after_full_stop(place) if place.stop == "." else _after_ellipsis(place)


def _after_firm_stop(place: Place) -> bool:
    if place.spaced or not place.close:
        return True
    # 「行く。」と大臣は述べた: what was said goes on with who said it.
    return place.opening not in _OPENING and not place.after.startswith("と")


def _before_no_space(place: Place) -> bool:
    """Whether a space was lost here: border.The, not example.com or README.Md."""
    tight, word = _TIGHT.match(place.after), _last_word(place.before)
    if not tight or place.stop not in {".", "!", "?"} or not word[-2:].isalnum():
        return False
    sure = place.close or tight[1] or _is_starter(place) or _SMALL.fullmatch(word)
    return bool(sure) and stops(word, _next_word(place.after), place.language)


def _is_small(place: Place) -> bool:
    """Whether a small letter follows; a name such as iPhone may begin a sentence."""
    word = place.after.lstrip(_OPENING)
    small = word[:1].islower() and word[0] != word[0].title()  # Georgian has no capitals
    return small and not place.caseless and not word[1:2].isupper()


def _after_cry(place: Place) -> bool:
    if place.quoted:
        return not _is_speaker(place)
    if place.stop == "!" and f"{_last_word(place.before)}!" in place.usage.exclaiming:
        return _is_starter(place)
    if place.close and place.opening not in _OPENING:
        return _is_starter(place)  # He won (again!) Tuesday
    return True


def _after_ellipsis(place: Place) -> bool:
    if place.quoted:
        return not _is_speaker(place)
    if len(place.stop.replace(" ", "")) > 3:
        return True  # a full stop, then an ellipsis
    return _is_starter(place) and _next_word(place.after) != "I"  # a capital anywhere


def _after_full_stop(place: Place) -> bool:
    if any(mark in ".!?" for mark in place.close):
        return True  # (D-N.Y.). The second stop is the sentence's own
    word = _last_word(place.before)
    letter = len(word) == 1 and word.isalpha()
    if letter and _last_word(place.before[:-2]).lower() in place.usage.lettered:
        return True  # plan B. Smith
    goes_on = (
        (place.whole and _LABEL.fullmatch(place.before))  # 1. Wash your hands
        or (letter and _INITIAL.match(place.after))  # J. K. Arden
        or (word.lower() in {"a.m", "p.m"} and _TIME.match(place.after))  # 6 a.m. Moscow time
        or (place.usage.ordinals and _is_ordinal(word, place))  # am 17. Februar
        or _YEAR.match(place.after)  # 2 p.m. (1200 GMT), Smith et al. (2019)
        or place.before.endswith("/")  # /TASS/. Ministers met
    )
    return not goes_on and stops(word, _next_word(place.after), place.language)


def _is_ordinal(word: str, place: Place) -> bool:
    """Whether a number with its full stop counts what follows; a year does not."""
    return word.isdecimal() and len(word) < 4 and not _is_starter(place)


def _is_speaker(place: Place) -> bool:
    """Whether a name and a reporting verb follow, so that no new sentence begins."""
    found = _SPEAKER.match(place.after)
    if not found or found[1].lower() in place.usage.starters:
        return False
    if found[2] == "told":
        return True
    if found[2] == "was":
        return bool(_QUOTED_AS.match(found[3]))
    if found[2] in {"asked", "asks"} and _ASKED_SOMEBODY.match(found[3]):
        return True
    return found[2] in place.usage.speech and bool(_SAID_SO.match(found[3]))


def _is_starter(place: Place) -> bool:
    return _next_word(place.after).lower() in place.usage.starters


def _last_word(before: str) -> str:
    word = before.rsplit(maxsplit=1)[-1:]
    return _JOINT.split(word[0].lstrip(_OPENING))[-1] if word else ""


def _next_word(after: str) -> str:
    found = _WORD.search(after)
    return found[0] if found else ""


# A stop before a small letter or a digit is inside a word, a figure or an address. Whatever
# follows the stop may be absent, so a match never has to back up. The repetitions are bounded, so
# that ten million full stops with spaces between them take little memory.
_STOP = rf"(?:[.!?](?![a-z\d])|[…‼⁇⁈⁉{FIRM}])"
_MORE = rf"[.!?…‼⁇⁈⁉{FIRM}]+|\s(?=\.(?:[.\s]|\Z)|…)"
_CLOSE = rf"(?:[{CLOSING}]+|“(?!\S)){{0,1000}}(?:[.!?…]+[{CLOSING}]*){{0,1000}}(?:\s[”»](?!\S))?"
_PLACE = re.compile(rf"(?P<stop>{_STOP}(?:{_MORE}){{0,1000}})(?P<close>{_CLOSE})\s*")
_NOT_SPACE = re.compile(r"\S")
_WINDOW = 80  # characters that a rule sees on either side, so that time is linear in the text


def split(text: str, language: str = "") -> list[Span]:
    """The spans of the sentences of one paragraph, in its order, without the space around them.

    Together they cover every character of `text` that is no space. `language` is an ISO 639 code;
    empty for English.
    """
    spans, start = [], _skip_space(text, 0)
    for end, following in _ends(text, start, language):
        spans.append(Span(start, end))
        start = following
    rest = len(text.rstrip())
    if start < rest:
        spans.append(Span(start, rest))
    return spans


def _ends(text: str, start: int, language: str) -> Iterator[tuple[int, int]]:
    """The end of each sentence but the last, and the start of the next."""
    caseless, marks, counted = text.islower(), 0, 0
    for match in _PLACE.finditer(text):
        at, end = match.span("close")
        marks += text.count('"', counted, at)
        counted = at
        end, following = _around_mark(text, at, end, match.end(), opened=marks % 2 == 1)
        if following == len(text):
            return
        place = Place(
            before=text[max(start, match.start() - _WINDOW) : match.start()],
            whole=match.start() - start <= _WINDOW,
            opening=text[start],
            stop=match["stop"],
            close=text[at:end],
            spaced=end < following,
            after=text[following : following + _WINDOW],
            last=len(text) - following <= _WINDOW,
            caseless=caseless,
            language=language,
        )
        if is_end(place):
            yield end, following
            start = following


def _around_mark(text: str, at: int, end: int, following: int, *, opened: bool) -> tuple[int, int]:
    """The end and the next start, corrected for a straight quotation mark between them."""
    if at < end == following < len(text) and text[end - 1] == '"' and not opened:
        return end - 1, end - 1  # said."We go: it opens the next sentence
    if opened and text.startswith('"', following) and text[following + 1 : following + 2].isspace():
        return following + 1, _skip_space(text, following + 1)  # it said. " Nobody: it closes
    return end, following


def _skip_space(text: str, start: int) -> int:
    """The next index that holds no space, or the length of the text."""
    found = _NOT_SPACE.search(text, start)
    return found.start() if found else len(text)
