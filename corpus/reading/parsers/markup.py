"""Markup to paragraphs: XML trees, read without network or entities, and pieces of HTML."""

from __future__ import annotations

import html
import re
from html.entities import entitydefs
from typing import TYPE_CHECKING

from corpus.reading.encoding import decode
from corpus.reading.parsed import ParsedParagraph, UnreadableError
from corpus.reading.parsers.plain_text import split_paragraphs

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_BYTES = 20_000_000
"""Size of the largest XML document; a message of 1,000 reports has five million."""
MAX_TAGS = 400_000
"""Tags of the largest XML document, which take four seconds; a report has some dozens."""
MAX_DEPTH = 200
"""Elements inside one another; in real documents, twenty."""

CONTROL_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\f\r"}
"""Visible pictures of control characters, which parsers of HTML drop and those of XML reject."""

_LINES = frozenset({"p", "ab", "item", "li", "dd", "dt", "l", "pre", "tr", "row", "speaker"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "hedline", "head"})
_CAPTIONS = frozenset({"figcaption", "caption", "media-caption", "media-producer", "figdesc"})
_BOXES = frozenset(
    {"abstract", "article", "block", "blockquote", "body", "body.content", "bq", "datacontent"}
    | {"div", "dl", "figure", "fn", "html", "lg", "list", "main", "media", "nitf", "ol", "section"}
    | {"sp", "table", "tagline", "tbody", "text", "thead", "ul", "address", "hr"}
)
_BLOCKS = _LINES | _HEADINGS | _CAPTIONS | _BOXES
"""Elements of HTML, NITF and TEI at whose start and end a paragraph ends."""
_CELLS = frozenset({"td", "th", "cell", "entry"})
_LINE_ENDS = frozenset({"br", "lb"})
_VOID = frozenset({"area", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SKIPPED = frozenset(
    {"script", "style", "nav", "form", "iframe", "noscript", "template", "svg", "aside", "footer"}
    | {
        "header",
        "body.head",
        "bibliography",
        "teiheader",
        "fw",
        "del",
        "note",
        "gap",
        "media-metadata",
        "media-object",
    }
)
"""Elements that hold nothing of the article itself."""
_SKIPPED_INSIDE = frozenset(
    {("html", "head"), ("nitf", "head"), *(("choice", one) for one in ("sic", "orig", "abbr"))}
)
"""Pairs of an element and one inside it that is left out; TEI gives the better reading beside."""
_NO_CAPTION = frozenset({"table", "blockquote"})
"""Inside a figure, these are no caption."""

_BREAK = "\v"
"""Stands for a line break that the markup asks for, while a paragraph is collected."""
_EMPTY_LINE = re.compile(r"\v\s*\v\s*")
_SPACES = re.compile(r"\s+")
_CLOSING_SIGN = re.compile(r"[.,;:!?…)\]”’»]")
_TAG_NAME = re.compile(r"/?([a-z][\w.:-]*)", re.IGNORECASE)
_OPENING = re.compile(r"\s*<(?:!--|!doctype\b|[a-z][\w:.-]*[\s/>])", re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:p|div|h[1-6]|li|section|article|blockquote)\s*>", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([\w.-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")


def parse_xml(data: bytes, kind: str) -> Element:
    """Return the root of an XML document; its tags and attributes in lower case, without prefix.

    Nothing outside the document is read, and no entity but the characters that HTML names.

    Args:
        data: the document.
        kind: of document, for the message: "an NITF document".

    Raises:
        UnreadableError: it is not well-formed, declares entities, or is too large.

    """
    from xml.etree.ElementTree import ParseError, TreeBuilder

    from defusedxml.common import EntitiesForbidden, ExternalReferenceForbidden
    from defusedxml.ElementTree import XMLParser

    class Builder(TreeBuilder):
        """Builds the tree, and refuses to go too deep."""

        depth = 0

        def start(self, tag: str, attrs: dict[str, str]) -> Element:
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise UnreadableError(f"{kind} that is nested too deeply")
            named = {_local(name): value for name, value in attrs.items()}
            return super().start(_local(tag), named)

        def end(self, tag: str) -> Element:
            self.depth -= 1
            return super().end(_local(tag))

    if len(data) > MAX_BYTES:
        raise UnreadableError(f"{kind} larger than {MAX_BYTES // 1_000_000} MB")
    declared = _XML_ENCODING.search(data[:300])
    text = decode(data, declared[1].decode() if declared else "").translate(CONTROL_PICTURES)
    if text.count("<") > MAX_TAGS:
        raise UnreadableError(f"{kind} with more than {MAX_TAGS:,} tags")
    parser = XMLParser(target=Builder(), encoding="utf-8", forbid_dtd=False)
    parser.entity.update(entitydefs)
    try:
        # Only a declared encoding would be wrong now; the lines stay where they were.
        whole = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
        parser.feed(whole.encode("utf-8", "replace"))
        root: Element = parser.close()
    except (EntitiesForbidden, ExternalReferenceForbidden):
        raise UnreadableError(f"{kind} that declares entities, which are not read") from None
    except ParseError as error:
        line, column = error.position
        cause = str(error).partition(":")[0]
        raise UnreadableError(f"{kind}: line {line}, column {column + 1}: {cause}") from None
    return root


def element_paragraphs(element: Element) -> list[ParsedParagraph]:
    """Return the paragraphs inside an element of a tree that `parse_xml` returned."""
    collected = _Collector()
    collected.start(element.tag)
    collected.add(element.text or "")
    path = [(element, iter(element))]
    while path:
        parent, children = path[-1]
        if (child := next(children, None)) is not None:
            if child.get("break") == "no":
                collected.join()
            else:
                collected.start(child.tag)
            collected.add(child.text or "")
            path.append((child, iter(child)))
            continue
        collected.end(parent.tag)
        path.pop()
        if path:
            collected.add(parent.tail or "")
    return collected.paragraphs()


def html_paragraphs(content: str) -> list[ParsedParagraph]:
    """Return the paragraphs of a piece of HTML, well-formed or not, in linear time."""
    collected, at = _Collector(), 0
    while (tag := content.find("<", at)) >= 0:
        collected.add(html.unescape(content[at:tag]))
        name = _TAG_NAME.match(content, tag + 1)
        if content.startswith("<!--", tag):
            end = content.find("-->", tag)
            at = end + 3 if end >= 0 else len(content)
        elif name is None and content[tag + 1 : tag + 2] not in {"!", "?"}:
            collected.add("<")
            at = tag + 1
        else:
            end = content.find(">", tag)
            at = end + 1 if end >= 0 else len(content)
            if name is not None:
                _take_tag(collected, name, closed=content[at - 2 : at] == "/>")
    collected.add(html.unescape(content[at:]))
    return collected.paragraphs()


def looks_like_html(text: str) -> bool:
    """Whether a text is marked up: it opens with a tag and ends with one, or paragraphs end in it.

    >>> looks_like_html("<p>Closed.</p>"), looks_like_html("Piers <2> and <3> are cracked.")
    (True, False)
    """
    return bool(_OPENING.match(text) and text.rstrip().endswith(">")) or bool(
        _BLOCK_END.search(text)
    )


def _take_tag(collected: _Collector, name: re.Match[str], *, closed: bool) -> None:
    """Enter or leave an element of HTML, where end tags may be missing."""
    tag = name[1].lower()
    if name[0].startswith("/"):
        collected.end(tag)
        return
    if tag in _LINES:
        collected.end_open_line()
    collected.start(tag)
    if closed or tag in _VOID:
        collected.end(tag)


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


class _Collector:
    """Collects the text between tags into paragraphs."""

    def __init__(self) -> None:
        self._found: list[ParsedParagraph] = []
        self._run: list[str] = []
        self._open: list[str] = []
        self._skipped = 0

    def start(self, tag: str) -> None:
        """Enter an element; raises UnreadableError where they are nested too deeply."""
        if tag in _LINE_ENDS and not self._skipped:
            self._run.append(_BREAK)
        if tag in _BLOCKS:
            self._finish()
        if len(self._open) > MAX_DEPTH:
            raise UnreadableError("nested too deeply")
        parent = self._open[-1] if self._open else ""
        self._open.append(tag)
        if self._skipped or tag in _SKIPPED or (parent, tag) in _SKIPPED_INSIDE:
            self._skipped += 1

    def end(self, tag: str) -> None:
        """Leave an element and those inside it; one that is not open is ignored."""
        while tag in self._open:
            last = self._open[-1]
            if last in _BLOCKS:
                self._finish()
            elif last in _CELLS and not self._skipped:
                self._run.append(" | ")
            self._open.pop()
            self._skipped = max(0, self._skipped - 1)
            if last == tag:
                return

    def join(self) -> None:
        """Take what comes next as the rest of a word, which TEI's `break="no"` divides."""
        self._run = ["".join(self._run).rstrip().removesuffix("-")]

    def end_open_line(self) -> None:
        """Leave a paragraph, list item or row whose end tag is missing."""
        if self._open and self._open[-1] in _LINES:
            self.end(self._open[-1])

    def add(self, text: str) -> None:
        """Take the text between two tags."""
        if self._skipped or not text:
            return
        if self._open and self._open[-1] == "pc" and _CLOSING_SIGN.match(text):
            self._run = ["".join(self._run).rstrip()]  # TEI puts each word on a line
        self._run.append(text)

    def paragraphs(self) -> list[ParsedParagraph]:
        """Return what was collected."""
        self._finish()
        return self._found

    def _finish(self) -> None:
        """End the paragraph."""
        text, self._run = "".join(self._run), []
        if not text.strip(" \t\r\n\v|"):
            return
        heading = not _HEADINGS.isdisjoint(self._open)
        caption = not _CAPTIONS.isdisjoint(self._open) or (
            "figure" in self._open and _NO_CAPTION.isdisjoint(self._open)
        )
        if heading or caption or not _LINES.isdisjoint(self._open):
            lines = [_SPACES.sub(" ", line) for line in _EMPTY_LINE.split(text)]
        else:
            lines = split_paragraphs(text.replace(_BREAK, "\n"))
        stripped = (line.strip(" |") for line in lines)
        self._found += (
            ParsedParagraph(line, heading and not caption, caption) for line in stripped if line
        )
