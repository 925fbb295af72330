"""Asides of a page: links to other stories, live banners, credits and signatures in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from corpus.reading.parsed import ParsedParagraph
from corpus.text_cleaning import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BLOCKS = frozenset({"p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "div"})
_ONLY_LINKS = 0.9
"""Share of a paragraph's letters inside links from which it is nothing but links."""
_MIN_WORDS = 4
"""The fewest words of a headline that is linked to; shorter links are names in a list."""
_MOST = 0.5
"""Share of a text's words; a page with more asides than that is a page of links."""
_LAST = 6
"""Paragraphs at the end in which the credits of reporters are looked for."""

_LABEL = re.compile(
    r"(?:read(?: more| also| next)?|also read|see also|more|don[’']t miss|must read|recommended"
    r"|related(?: (?:stor(?:y|ies)|articles?|links?|content|coverage|topics|news|posts|reading))?"
    r"|watch(?: live| now)?|listen(?: live)?|live(?: updates?| blog)?|follow live|in pictures"
    r"|most (?:read|popular|viewed|shared)(?: (?:in|on) .{1,30})?|more (?:on|from|in) .{1,40}"
    r"|(?:latest|more|top) (?:news|stor(?:y|ies))|trending(?: now)?|up next|latest|in other news"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|what to (?:read|know|watch) next"
    r"|editor[’']?s[’']? (?:picks?|choice)|popular (?:now|stories)|recommended for you|top picks)"
    r"\s*(?P<sign>[:|»>–—]|$)",
    re.IGNORECASE,
)
"""What stands before links to other stories, in the same paragraph or above them."""
_LOUD = re.compile(
    r"(?:READ (?:MORE|ALSO|NEXT)|RELATED|SEE ALSO|DON[’']T MISS|MUST READ|MOST READ|WATCH)\b"
    r"|(?:WATCH )?LIVE(?: UPDATES?| BLOG)?: |BREAKING(?: NEWS)?: (?=[A-Z]{3})"
)
"""How a banner opens, in capitals."""
_LIVE = re.compile(
    r"(?:follow|watch|see|get)\b.{0,60}\blive (?:updates?|coverage|blog|stream)\b.{0,40}"
    r"|.{0,80}\b(?:live updates?|live blog|as it happen(?:s|ed))\W*"
    r"|live (?:updates?|blog|coverage)\b.{0,120}",
    re.IGNORECASE,
)
"""A link to running coverage."""
_PROMOTION = re.compile(
    r"(?:please )?(?:sign up|subscribe|register|get (?:the|our|your|all)|join|download|enter your"
    r"|click here|tap here|to (?:get|receive|read|subscribe)|let our news)\b.{0,160}\b"
    r"(?:newsletters?|inbox|e-?mails?|apps?|alerts?|digest|podcasts?|channel|youtube|subscribe"
    r"|subscriber|whatsapp|telegram|briefing)\b.{0,120}"
    r"|(?:story|article) continues(?: below)?\b.{0,40}|(?:advertisement|sponsored|promoted)\W*"
    r"|(?:to (?:continue|keep) reading|unlimited (?:digital )?access|cancel (?:at )?any ?time"
    r"|(?:already|not yet) a (?:subscriber|member)"
    r"|(?:subscribe|log in|sign in) to (?:continue|read)"
    r"|this (?:article|story|content) is (?:only )?(?:for|available to) (?:subscribers|members))"
    r"\b.{0,160}"
    r"|share (?:this|on|via)\b.{0,60}|(?:©|copyright\b).{0,240}|.{0,80}\ball rights reserved\W*"
    r"|(?:do you have|got|if you[’']ve got|have you got) (?:a|an|any)\b.{0,40}"
    r"\bstor(?:y|ies)\b.{0,160}"
    r"|for more stories like this\b.{0,80}|visit .{1,40}[’']s homepage for more stories\W*"
    r"|get in touch with\b.{0,80}@.{0,60}|(?:view|join) the (?:discussion|conversation)\b.{0,20}"
    r"|read the original (?:article|story) (?:on|at)\b.{0,40}"
    r"|also on [\w.]+\.(?:com|org|net)\b.{0,160}"
    r"|.{0,60}\bshare (?:it|this story)\b.{0,30}!|support (?:our|independent|quality)\b.{0,80}",
    re.IGNORECASE,
)
"""What a site asks of its readers, or says of itself."""
_CREDIT = re.compile(
    r"(?:source|reporting by|additional reporting(?: by)?|reporter|writer|editor)s?: \S.{0,80}"
    r"|\(?(?:additional |further )?reporting by [\w’'. ]{3,60}(?:[,;] .{1,160})?\)?"
    r"|.{3,120}\bcontributed (?:reporting )?to this (?:report|story|article)\b.{0,40}"
    r"|our standards: .{1,80}"
    r"|(?:e-?mail|contact|follow|reach|message|tweet)\b.{0,100}?@\w.{0,160}"
    r"|follow (?:us|him|her|them)\b.{0,160}"
    r"|(?:you can )?(?:follow|reach|e-?mail|contact) .{0,80}\bat\b.{0,80}",
    re.IGNORECASE,
)
"""Who reported, and how to reach them."""
_WORK = re.compile(
    r"\s(?:is|was|are|has|covers?|reports?|writes?|contributed|joined|works?|lives)\b"
)
"""Words after a reporter's name where a page introduces the reporter."""
_SIGNATURE = re.compile(
    r"(?P<post>.*?)\s*"
    r"(?P<signature>[—–-]{1,2} ?[^—–@]{1,80}\(@\w{1,20}\)(?: ?\w{3,9} \d{1,2}, \d{4})?)",
    re.DOTALL,
)
"""How an embedded post ends: "— Jane Doe (@janedoe) May 4, 2021"."""
_ENDS = frozenset(".!?…")
_CLOSING = "'\"”’»)]"


def split_signature(paragraph: ParsedParagraph) -> Iterator[ParsedParagraph]:
    """Yield a paragraph; the signature of an embedded post apart from it."""
    match = _SIGNATURE.fullmatch(paragraph.text.strip()) if "(@" in paragraph.text else None
    if match is None:
        yield paragraph
        return
    if match["post"].strip():
        yield paragraph._replace(text=match["post"])
    yield ParsedParagraph(match["signature"], aside=True)


def mark_asides(
    paragraphs: Sequence[ParsedParagraph], tree: Element | None, authors: Sequence[str]
) -> list[ParsedParagraph]:
    """Return the paragraphs of a page, those marked that are no part of its article.

    Args:
        paragraphs: as they were found on the page.
        tree: the page, which says what is a link.
        authors: the names of those who wrote the article.

    """
    shares = _link_shares(tree) if tree is not None else {}
    texts = [clean_line(each.text) for each in paragraphs]
    marked, after_label = list[ParsedParagraph](), False
    for number, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        share = shares.get(_key(text), 0.0)
        label = _LABEL.match(text)
        is_label = label is not None and label.end() == len(text)
        is_last = number >= len(texts) - _LAST
        aside = (
            paragraph.aside
            or (is_label and number > 0)
            or (after_label and share >= _ONLY_LINKS)
            or _is_link(text, share)
            or (label is not None and _is_labelled(text, label, shares))
            or _LOUD.match(text) is not None
            or _PROMOTION.fullmatch(text) is not None
            or (share >= _ONLY_LINKS and _LIVE.fullmatch(text) is not None)
            or (is_last and _is_credit(text, authors))
        )
        aside = aside and not (number == 0 and paragraph.heading)  # "LIVE: …" may be the headline
        after_label = is_label or (after_label and aside)
        marked.append(paragraph._replace(aside=True, heading=False) if aside else paragraph)
    words = sum(len(text.split()) for text in texts)
    apart = sum(len(text.split()) for text, each in zip(texts, marked, strict=True) if each.aside)
    return marked if apart <= _MOST * words else list(paragraphs)


def _is_link(text: str, share: float) -> bool:
    """Whether a paragraph is the linked headline of another story: no full stop, some words."""
    ended = text.rstrip(_CLOSING)[-1:] in _ENDS
    return share >= _ONLY_LINKS and not ended and len(text.split()) >= _MIN_WORDS


def _is_labelled(text: str, label: re.Match[str], shares: Mapping[str, float]) -> bool:
    """Whether a label stands before the links to other stories."""
    rest = text[label.end() :].strip()
    return label["sign"] != "" and (
        shares.get(_key(rest), 0.0) >= _ONLY_LINKS or shares.get(_key(text), 0.0) >= 0.6
    )


def _is_credit(text: str, authors: Sequence[str]) -> bool:
    """Whether a paragraph at the end says who the reporters are, or how to reach them."""
    if _CREDIT.fullmatch(text):
        return True
    return any(text.startswith(name) and _WORK.match(text, len(name)) for name in authors)


def _link_shares(tree: Element) -> dict[str, float]:
    """Return the share of each block's letters that is inside links, by its text; links are 1."""
    shares: dict[str, float] = {}
    for element in tree.iter("a"):
        if _leads_elsewhere(element):
            shares[_key("".join(element.itertext()))] = 1.0
    for element in tree.iter(*_BLOCKS):
        if any(inner is not element for inner in islice(element.iter(*_BLOCKS), 2)):
            continue  # only the innermost, or a page nested deeply would take for ever
        links = [one for one in element.iter("a") if _leads_elsewhere(one)]
        if links and (key := _key("".join(element.itertext()))):
            linked = sum(len(_key("".join(link.itertext()))) for link in links)
            shares[key] = max(shares.get(key, 0.0), min(1.0, linked / len(key)))
    shares.pop("", None)
    return shares


def _leads_elsewhere(link: Element) -> bool:
    return not link.get("href", "#").startswith("#")


def _key(text: str) -> str:
    """Return the letters and digits of a text, by which it is found again."""
    return "".join(filter(str.isalnum, text)).lower()
