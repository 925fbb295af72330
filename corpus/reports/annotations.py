"""The comparison as W3C Web Annotations (JSON-LD), for tools that show them beside the articles.

https://www.w3.org/TR/annotation-model/. A finding is an annotation of the words that prove it, a
link is one that joins two passages, and so are a reviewer's notes and bookmarks. Each target is
named twice: by its words with those around them, and by its characters, which count in the text
that the JSON report has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid5

from corpus.article import Article, Span, article_of
from corpus.comparison import Comparison, ComparisonView
from corpus.model import Finding, Omission
from corpus.reports.citations import citations, page_address
from corpus.reports.evidence import collect_evidence
from corpus.reports.phrases import certainty_words, match_label
from corpus.text_cleaning import clean_line
from corpus.version import __version__

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_NAMES = UUID("6f1d5c0e-6a53-5d3c-9c5e-0b8f4a7d2e11")
"""This program's own namespace, in which the ids of annotations are made."""
_AROUND = 32
"""Characters of the text before and after a target that are quoted with it."""

Node = dict[str, Any]


def render(view: ComparisonView) -> str:
    """An AnnotationCollection with all of its annotations on its first page."""
    items = list(_annotations(view))
    title = clean_line(view.comparison.title)
    whole = _id("collection", *(item["id"] for item in items))
    collection = {
        "@context": CONTEXT,
        "id": whole,
        "type": "AnnotationCollection",
        **({"label": title} if title else {}),
        "generator": {"type": "Software", "name": f"srcdiff {__version__}"},
        "total": len(items),
        "first": {
            "id": _id("page", whole),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _annotations(view: ComparisonView) -> Iterator[Node]:
    comparison = view.comparison
    places = _words_of_findings(view)
    for finding in view.findings:
        body = [_text(_said(finding), "describing"), _text(finding.kind, "tagging")]
        yield _annotation(
            "finding", finding.id, "describing", body, _targets(comparison, places[finding.id])
        )
    for link in () if view.is_narrowed else comparison.links:
        other, own = (_whole(comparison, (one,)) for one in (link.b, link.a))
        body = [*_targets(comparison, other), _text(match_label(link), "describing")]
        name = f"{link.a} {link.b}"
        yield _annotation("link", name, "linking", body, _targets(comparison, own))
    for number, note in enumerate(comparison.notes, 1):
        on = _targets(comparison, _whole(comparison, note.passages))
        body = [_text(note.text, "commenting")]
        yield _annotation("note", f"{number} {note.text}", "commenting", body, on)
    for passage in comparison.bookmarks:
        on = _targets(comparison, _whole(comparison, (passage,)))
        yield _annotation("bookmark", passage, "bookmarking", [], on)


def _said(finding: Finding) -> str:
    """What a finding says, and how sure it is where that is a number."""
    sure = f" ({certainty_words(finding.certainty)})" if isinstance(finding, Omission) else ""
    return clean_line(finding.says) + sure


def _words_of_findings(view: ComparisonView) -> Mapping[str, list[tuple[str, Span]]]:
    """The article and the span of what proves each finding, by the finding's id."""
    comparison = view.comparison
    found = {
        proven.finding.id: [
            (article_of(words.cited.passage.id), words.span) for words in proven.proof
        ]
        for chapter in collect_evidence(view, citations(comparison))
        for proven in (*chapter.differing, *chapter.agreeing)
    }
    for finding in view.findings:
        if isinstance(finding, Omission):
            found[finding.id] = _whole(comparison, finding.passages)
    return found


def _whole(comparison: Comparison, passages: Iterable[str]) -> list[tuple[str, Span]]:
    return [(article_of(one), comparison.passage[one].span) for one in passages]


def _annotation(
    kind: str, name: str, motivation: str, body: list[Node], target: list[Node]
) -> Node:
    return {
        "id": _id(kind, name),
        "type": "Annotation",
        "motivation": motivation,
        **({"body": body} if body else {}),
        "target": target,
    }


def _targets(comparison: Comparison, places: Iterable[tuple[str, Span]]) -> list[Node]:
    return [_target(comparison.article[article], span) for article, span in dict.fromkeys(places)]


def _target(article: Article, span: Span) -> Node:
    text = article.text
    return {
        "type": "SpecificResource",
        "source": page_address(article) or quote(article.source, safe="/#.", errors="replace"),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _text(said: str, purpose: str) -> Node:
    return {
        "type": "TextualBody",
        "value": said,
        "format": "text/plain",
        "language": "en",
        "purpose": purpose,
    }


def _id(*names: str) -> str:
    """An IRI that leads nowhere; equal names always give an equal one."""
    return f"urn:uuid:{uuid5(_NAMES, ' '.join(names))}"
