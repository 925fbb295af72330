"""The comparison as JSON, version 1, for other programs; `srcdiff.schema.json` is its schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from functools import cache
from typing import Any

from corpus.alignment.questions import Question
from corpus.article import Article, Passage, Span
from corpus.comparison import Comparison, ComparisonView
from corpus.findings.derivation import Derivation, EditionChange
from corpus.findings.utterances import AttributedQuote
from corpus.findings.voices import Voice
from corpus.findings.wording import reporting_styles
from corpus.model import Finding, Link, Omission, Point, QuoteFinding, Reasons
from corpus.reports.introduction import (
    derivations,
    edition_changes,
    origin_sentence,
)
from corpus.reports.lead import findings_by_kind
from corpus.reports.outline import environment as environment_now
from corpus.reports.outline import recorded_settings
from corpus.reports.phrases import published_text
from corpus.stories.origins import OriginGroup
from corpus.text_cleaning import clean_line
from corpus.version import __version__

VERSION = 1
"""Keys may be added within a version, never renamed or removed."""

MAX_QUESTIONS = 100
"""More of them are printed by `srcdiff questions`."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)

_DIGITS = 4
"""Decimals of scores, weights and shares. Those of links, points, findings and copies are rounded
here; other numbers, such as certainties, are printed as they are: they were rounded when made."""


def render(view: ComparisonView, *, environment: bool = True) -> str:
    """The comparison as JSON: UTF-8 letters as they are, one line per passage or link.

    Without the `environment`, the same sources give the same bytes on every machine.
    """
    with_environment = {"environment": environment_now()} if environment else {}
    return _encode(as_dict(view) | with_environment) + "\n"


def _encode(value: Any, indent: str = "") -> str:
    """JSON with a line for each object of a list, and for each key of what holds such lists.

    The standard library's `indent=` would put each value on a line of its own, and is ten times
    slower.
    """
    inside = indent + "  "
    if _is_table(value):
        rows = (inside + _encode(row, inside) for row in value)
        return "[\n" + ",\n".join(rows) + f"\n{indent}]"
    if isinstance(value, dict) and _holds_table(value):
        rows = (f'{inside}"{key}": {_encode(part, inside)}' for key, part in value.items())
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
    return _ENCODER.encode(value)


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _holds_table(value: dict[str, Any]) -> bool:
    for part in value.values():  # with a call of `_is_table` for each it is three times slower
        if isinstance(part, list) and part and isinstance(part[0], dict):
            return True
    return False


def as_dict(view: ComparisonView) -> dict[str, Any]:
    """The comparison as the dictionaries, lists, strings and numbers of the JSON report."""
    comparison = view.comparison
    return {
        "format": "srcdiff",
        "version": VERSION,
        "program": __version__,
        "settings": recorded_settings(comparison.settings),
        "selection": _selection(view),
        "story": {"title": clean_line(comparison.title)},
        "articles": [_article(article, comparison) for article in comparison.articles],
        "links": [_link(link) for link in comparison.links],
        "doubtful": [_link(link) for link in comparison.doubtful],
        "points": [_point(point) for point in view.points],
        "findings": [_finding(finding) for finding in view.findings],
        "questions": [_question(one) for one in comparison.questions[:MAX_QUESTIONS]],
        "quotes": [_quote(quote) for quote in comparison.quotes],
        "voices": [_voice(voice) for voice in comparison.voices],
        "origins": _origins(comparison),
        "coverage": {
            article.id: asdict(comparison.coverage[article.id]) for article in comparison.articles
        },
        "diction": [
            {"article": article, "verbs": _counts(used.verbs), "hedges": _counts(used.hedges)}
            for article, used in reporting_styles(comparison.articles).items()
        ],
        "problems": [asdict(problem) for problem in comparison.problems],
        "notes": [note._asdict() for note in comparison.notes],
        "bookmarks": comparison.bookmarks,
        "rejected": [{"a": a, "b": b} for a, b in comparison.rejected],
        "lapsed": [asdict(lapsed) for lapsed in comparison.lapsed],
        "copies": [
            {**asdict(copy), "share": round(copy.share, _DIGITS)}
            for origin in comparison.origins
            for copy in origin.copies
        ],
    }


def _counts(words: Mapping[str, int]) -> list[dict[str, Any]]:
    return [{"word": word, "count": times} for word, times in words.items()]


def _selection(view: ComparisonView) -> dict[str, Any] | None:
    """What was asked for, and how many of all findings and points are shown; None for all."""
    if not view.is_narrowed:
        return None
    asked = view.selection
    shown, every = findings_by_kind(view.findings), findings_by_kind(view.comparison.findings)
    return {
        "only": asked.only,
        "min_weight": asked.min_weight,
        "reference": asked.reference or None,
        "findings": {kind: {"shown": shown[kind], "of": every[kind]} for kind in every},
        "points": {"shown": len(view.points), "of": len(view.comparison.points)},
    }


def _article(article: Article, comparison: Comparison) -> dict[str, Any]:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "headline": article.headline,
        "byline": article.byline,
        "published": published_text(article) or None,
        "agency": article.agency or None,
        "role": article.role,
        "edition": article.edition or None,
        "edition_of": article.edition_of or None,
        "origin_id": comparison.origin_of[article.id].id,
        "url": article.url,
        "language": article.language,
        "source": article.source,
        "sha256": article.sha256,
        "words": comparison.coverage[article.id].words,
        "text": article.text,
        "passages": [_passage(passage) for passage in article.passages],
    }


def _edition(change: EditionChange) -> dict[str, Any]:
    """What an edition changed; `followed` are its new passages that others had published before."""
    return {
        "article": change.article,
        "before": change.before,
        "added": change.added,
        "removed": change.removed,
        "reworded": [{"before": before, "after": after} for before, after in change.reworded],
        "followed": [{"passage": passage, "others": others} for passage, others in change.followed],
    }


def _origins(comparison: Comparison) -> list[dict[str, Any]]:
    if not comparison.origins:
        return []
    derived, editions = derivations(comparison), edition_changes(comparison)
    return [_origin(origin, comparison, derived, editions) for origin in comparison.origins]


def _origin(
    origin: OriginGroup,
    comparison: Comparison,
    derived: Iterable[Derivation],
    editions: Iterable[EditionChange],
) -> dict[str, Any]:
    return {
        "id": origin.id,
        "articles": origin.articles,
        "agency": origin.agency or None,
        "kind": origin.kind,
        "earliest": origin.earliest or None,
        "lead": origin.lead,
        "derivation": [
            {
                "article": one.article,
                "from": one.source,
                "verbatim": one.verbatim,
                "reworded": one.reworded,
                "own": one.own,
                "left_out": one.left_out,
            }
            for one in derived
            if one.article in origin.articles
        ],
        "editions": [_edition(change) for change in editions if change.article in origin.articles],
        "says": origin_sentence(comparison, origin),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "paragraph": passage.paragraph,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "kind": passage.kind,
        "reason": passage.reason,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "a": link.a,
        "b": link.b,
        "score": round(link.score, _DIGITS),
        "label": link.label,
        "origin": link.origin,
        "tier": link.tier,
        "a_spans": _spans(link.a_spans),
        "b_spans": _spans(link.b_spans),
        "reasons": _fields_of(link.reasons),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    """A finding: first the keys that all kinds have, then those of its kind."""
    values = {name: _plain(value) for name, value in _fields_of(finding).items()}
    if isinstance(finding, Omission):
        values |= {"certainty": finding.certainty, "tier": finding.tier}
    if isinstance(finding, QuoteFinding):
        verdicts = [{"article": one, "verdict": verdict} for one, verdict in finding.verdicts]
        values |= {"verdicts": verdicts}
    first = ("id", "kind", "verdict", "passages", "says")
    return {key: values[key] for key in first} | values


def _question(question: Question) -> dict[str, Any]:
    return _fields_of(question) | {"says": clean_line(question.says)}


def _quote(quote: AttributedQuote) -> dict[str, Any]:
    """A quotation; names are single lines whatever stands in the text."""
    values = _fields_of(quote)
    names = {key: values[key] for key in ("speaker", "role", "via")}
    return values | {key: name and clean_line(name) for key, name in names.items()}


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "id": voice.id,
        "name": voice.name and clean_line(voice.name),
        "role": voice.role and clean_line(voice.role),
        "anonymous": voice.anonymous,
        "articles": {article: asdict(count) for article, count in voice.articles.items()},
    }


def _plain(value: Any) -> Any:
    """A value of a finding in types that JSON has, named tuples as objects by their names."""
    if isinstance(value, tuple):
        if hasattr(value, "_asdict"):
            return {name: _plain(part) for name, part in value._asdict().items()}
        return [_plain(part) for part in value]
    return round(value, _DIGITS) if isinstance(value, float) else value


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _fields_of(value: AttributedQuote | Finding | Point | Question | Reasons) -> dict[str, Any]:
    """The fields of a dataclass, their values as they are; `asdict` would copy each of them."""
    kind: Any = type(value)
    return {name: getattr(value, name) for name in _field_names(kind)}


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _point(point: Point) -> dict[str, Any]:
    weight = round(point.weight, _DIGITS)
    return {**_fields_of(point), "weight": weight, "shown": point.shown or point.text}
