"""The report as one HTML page that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.comparison import ComparisonView
from corpus.findings.phrasing import join_names
from corpus.language.languages import language_code
from corpus.model import DIFFERING_VERDICTS, Passage, QuoteFinding, Span
from corpus.passage_status import GLYPHS, MEANINGS, Marker
from corpus.reports.evidence import Given, ProvenFinding
from corpus.reports.html_report.grouping import (
    QUOTED,
    GroupedText,
    Stretch,
    card,
    counterpart_groups,
    links,
    proofs,
    quotations,
    stretches,
)
from corpus.reports.html_report.view import Page, Shown, finding_anchor, page
from corpus.reports.phrases import count, day, differing, in_common, told
from corpus.reports.reporting_style import CHAPTER
from corpus.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment

# The rules of style by which passages light up together and filters let through.
#
# They are made of our own numbers, never of a word from an article.

POINTED = 300
"""Passages of which each lights up the others. A browser without scripts weighs a rule for each
whenever the pointer moves, so where there are more, cards alone say where the others tell it."""

_BELOW_THE_HEADS = (
    "@media screen and (min-width:56rem) and (min-height:34rem)"
    "{html:has(.passage:target){scroll-padding-top:11.25rem}}"
)
"""Going to a passage leaves the heads of the columns in sight."""


def lighting(page: Page) -> str:
    """Where no script runs: choosing a passage, or pointing at it, shows where others tell it."""
    found = [
        (page.anchor[shown.cited.passage.id], [page.anchor[one] for one in shown.beside])
        for column in page.columns
        for paragraph in column.paragraphs
        for shown in paragraph.passages
        if shown.beside
    ]
    if len(found) > POINTED:
        return ""
    rules = (
        f".desk:has(#{one}:is(:target,:hover)) :is({','.join(f'#{other}' for other in others)})"
        "{--lit:var(--light)}"
        for one, others in found
    )
    return "\n".join((_BELOW_THE_HEADS, *rules))


def filters(articles: int) -> str:
    """What is not found in one article, of the findings and of the rows of the matrix."""
    return "\n".join(_filters(articles))


def _filters(articles: int) -> Iterator[str]:
    for number in range(1, articles + 1):
        lacks = f"lacks-{number}"
        yield f".findings:has(.lacking .{lacks}:checked) .omission:not(.{lacks}),"
        yield f".matrix:has(.{lacks}:checked) tbody tr:not(.{lacks}){{display:none}}"


_FOLDER = Path(__file__).parent


def render(view: ComparisonView) -> str:
    """The page; what an article says is text in it, never an element, an attribute or a script."""
    laid = page(view)
    style = _own("page.css") + _own("print.css") + filters(len(laid.columns))
    unscripted = lighting(laid)
    script = _own("page.js")
    template = _environment().get_template("page.html.j2")
    return template.render(
        page=laid,
        outline=laid.outline,
        program=__version__,
        settings=view.comparison.settings,
        style=style,
        unscripted=unscripted,
        script=script,
        policy=(
            f"default-src 'none'; style-src {_hash(style)} {_hash(unscripted)}; "
            f"script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
        ),
    )


def _own(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _hash(content: str) -> str:
    """What a policy of content names an inline style or script by."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    from jinja2 import Environment

    from corpus.reports.template import manner

    made = Environment(**manner(_FOLDER), autoescape=True)
    made.filters |= {
        "counted": count,
        "day": day,
        "told": told,
        "in_common": in_common,
        "differing": differing,
        "listing": join_names,
        "finding_anchor": finding_anchor,
        "common": _common,
        "quoted": _quoted,
        "speaker": _speaker,
        "quotations": quotations,
        "counterpart_groups": counterpart_groups,
        "links": links,
        "card": card,
        "proofs": _proofs,
        "mark_label": _mark_label,
        "tag": language_code,
    }
    made.globals |= {
        "GLYPHS": GLYPHS,
        "MEANINGS": MEANINGS,
        "AT_ODDS": DIFFERING_VERDICTS,
        "QUOTED": QUOTED,
        "diction_chapter": CHAPTER,
    }
    return made


def _common(passage: Passage, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """A passage, marked where another tells it too."""
    return stretches(passage.text, [(span, "told") for span in spans], passage.span.start)


def _quoted(given: Given) -> tuple[Stretch, ...]:
    """What proves a finding, marked where its words stand in it."""
    return stretches(given.quoted, [(given.marked, "given")] if given.marked else ())


def _proofs(proved: ProvenFinding) -> tuple[GroupedText[Given], ...]:
    """What proves a finding, each wording once."""
    return proofs(proved.given, lambda given: _speaker(proved, given))


def _speaker(proved: ProvenFinding, given: Given) -> str:
    """Who says what is quoted, where that is known."""
    quotes = proved.finding.quotes if isinstance(proved.finding, QuoteFinding) else ()
    return next((one.speaker for one in quotes if (one.start, one.end) == given.span), "")


def _mark_label(shown: Shown) -> str:
    """What a mark says to those who do not see it."""
    places = [f"{cited.name} {cited.place('paragraph ')}" for cited, *_ in shown.counterparts]
    listed = join_names(_few(list(dict.fromkeys(places)))) if places else ""
    return f"{_LABELS[shown.sign]}: {listed}" if listed else _LABELS[shown.sign]


def _few(places: list[str]) -> list[str]:
    """No more than one wants to hear read out."""
    if len(places) <= QUOTED + 1:
        return places
    return [*places[:QUOTED], f"{len(places) - QUOTED} more"]


_LABELS: Mapping[Marker, str] = {
    "differs": "A figure or a quote differs",
    "shared": "Told elsewhere too",
    "partial": "Told elsewhere in part",
    "only-here": "Only here",
    "heading": "Told elsewhere too",
}
