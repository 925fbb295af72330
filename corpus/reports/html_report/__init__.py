"""The report as one HTML page that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article import Passage, Span
from corpus.comparison import ComparisonView
from corpus.findings.phrasing import join_names
from corpus.language.languages import language_code
from corpus.model import DIFFERING_VERDICTS, QuoteFinding
from corpus.passage_status import GLYPHS, MEANINGS, Marker, style_name
from corpus.reports.citations import IN_SIGNS, page_address
from corpus.reports.evidence import CitedWords, ProvenFinding
from corpus.reports.html_report.view import Page, ShownPassage, finding_anchor, page
from corpus.reports.lead import HOW_SURE
from corpus.reports.linked_passages import (
    QUOTED,
    Group,
    Stretch,
    card,
    counterpart_groups,
    links,
    proofs,
    quotations,
    stretches,
)
from corpus.reports.outline import (
    COUNTS,
    EXCLUDED,
    EXPLANATIONS,
    FULL_HINT,
    INDEX,
    MATCHES,
    REMARKS,
    REPORTS,
    SOURCES,
    Depth,
)
from corpus.reports.phrases import count, day, few, in_common, link_label, word_changes
from corpus.reports.voices import ANONYMOUS, STYLE, VOICES
from corpus.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent


def render(view: ComparisonView, depth: Depth = "report") -> bytes:
    """The page as UTF-8; what an article says is text in it, never an element, or a script.

    An article's address, and nothing else of it, becomes an attribute: the goal of a link.
    """
    laid_out = page(view)
    style = _own("page.css") + _own("print.css") + filters(len(laid_out.columns))
    unscripted = lighting(laid_out)
    script = _own("page.js")
    template = _environment().get_template("page.html.j2")
    parts = template.generate(
        depth=depth,
        page=laid_out,
        outline=laid_out.outline,
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
    written = BytesIO()  # the page as characters would take as much again
    for part in parts:
        written.write(part.encode("utf-8", "backslashreplace"))
    return written.getvalue()


def _own(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _hash(content: str) -> str:
    """The name of an inline style or script in a content security policy."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


# Rules of style for one comparison: made of our own numbers, never of an article's words.

LIGHTING_LIMIT = 300
"""The most passages that light up their counterparts without a script. A browser weighs a rule
for each when the pointer moves, so where there are more, only cards say where the others are."""

_BELOW_THE_HEADS = (
    "@media screen and (min-width:56rem) and (min-height:34rem)"
    "{html:has(.passage:target){scroll-padding-top:11.25rem}}"
)
"""Going to a passage leaves the heads of the columns in sight."""


def lighting(page: Page) -> str:
    """Rules by which a passage that is chosen or pointed at lights up its counterparts."""
    found = [
        (page.anchor[shown.cited.passage.id], [page.anchor[one] for one in shown.beside])
        for column in page.columns
        for paragraph in column.paragraphs
        for shown in paragraph.passages
        if shown.beside
    ]
    if len(found) > LIGHTING_LIMIT:
        return ""
    rules = (
        f".texts:has(#{one}:is(:target,:hover)) :is({','.join(f'#{other}' for other in others)})"
        "{--lit:var(--light)}"
        for one, others in found
    )
    return "\n".join((_BELOW_THE_HEADS, *rules))


def filters(articles: int) -> str:
    """Rules by which choosing an article shows only what is missing from it."""
    return "\n".join(_filters(articles))


def _filters(articles: int) -> Iterator[str]:
    for number in range(1, articles + 1):
        missing = f"missing-{number}"
        yield f".findings:has(.missing-from .{missing}:checked) .omission:not(.{missing}),"
        yield f".matrix:has(.{missing}:checked) tbody tr:not(.{missing}){{display:none}}"


@cache
def _environment() -> Environment:
    from jinja2 import Environment

    from corpus.reports.template import jinja_options

    environment = Environment(**jinja_options(_FOLDER), autoescape=True)
    environment.filters |= {
        "card": card,
        "common": _common,
        "counted": count,
        "counterpart_groups": counterpart_groups,
        "day": day,
        "few": few,
        "finding_anchor": finding_anchor,
        "in_common": in_common,
        "in_signs": IN_SIGNS.where,
        "label": link_label,
        "links": links,
        "listing": join_names,
        "mark_label": _mark_label,
        "page_address": page_address,
        "proofs": _proofs,
        "quotations": quotations,
        "speaker": _speaker,
        "style_name": style_name,
        "stated": _stated,
        "tag": language_code,
        "word_changes": word_changes,
    }
    environment.globals |= {
        "COUNTS": COUNTS,
        "REPORTS": REPORTS,
        "DIFFERING_VERDICTS": DIFFERING_VERDICTS,
        "EXCLUDED": EXCLUDED,
        "FULL_HINT": FULL_HINT,
        "GLYPHS": GLYPHS,
        "HOW_SURE": HOW_SURE,
        "INDEX": INDEX,
        "IN_SIGNS": IN_SIGNS,
        "MATCHES": MATCHES,
        "MEANINGS": MEANINGS,
        "EXPLANATIONS": EXPLANATIONS,
        "QUOTED": QUOTED,
        "REMARKS": REMARKS,
        "SOURCES": SOURCES,
        "STYLE": STYLE,
        "VOICES": VOICES,
        "ANONYMOUS": ANONYMOUS,
    }
    return environment


def _common(passage: Passage, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """A passage with what it has in common with another marked."""
    return stretches(passage.text, [(span, "common") for span in spans], passage.span.start)


def _stated(words: CitedWords) -> tuple[Stretch, ...]:
    """The passage that proves a finding with the finding's words marked."""
    return stretches(words.quoted, [(words.marked, "stated")] if words.marked else ())


def _proofs(proven: ProvenFinding) -> tuple[Group[CitedWords], ...]:
    """What proves a finding, each wording once."""
    return proofs(proven.once or proven.proof, lambda words: _speaker(proven, words))


def _speaker(proven: ProvenFinding, words: CitedWords) -> str:
    """The speaker of quoted words; empty where none is known."""
    quotes = proven.finding.quotes if isinstance(proven.finding, QuoteFinding) else ()
    return next((one.speaker for one in quotes if (one.start, one.end) == words.span), "")


def _mark_label(shown: ShownPassage) -> str:
    """What a screen reader says of a passage's mark."""
    places = [f"{cited.name} {cited.place('paragraph ')}" for cited, *_ in shown.counterparts]
    listed = join_names(_few(list(dict.fromkeys(places)))) if places else ""
    return f"{_LABELS[shown.marker]}: {listed}" if listed else _LABELS[shown.marker]


def _few(places: list[str]) -> list[str]:
    """The first places, and how many more there are."""
    if len(places) <= QUOTED + 1:
        return places
    return [*places[:QUOTED], f"{len(places) - QUOTED} more"]


_LABELS: Mapping[Marker, str] = {
    "differs": "A figure or quote differs",
    "shared": "Fully shared",
    "partial": "Partly shared",
    "only-here": "Only here",
    "likely-shared": "Likely to be fully shared",
    "likely-partial": "Likely to be partly shared",
    "likely-only-here": "Likely to be only here",
    "heading": "Fully shared",
}
