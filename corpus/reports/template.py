"""A report written by a user's template, which sees the comparison and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, TypedDict

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from corpus.comparison import Comparison, ComparisonView, view_of
from corpus.findings.phrasing import join_names
from corpus.reports import ReportError, phrases
from corpus.reports.citations import citations
from corpus.reports.json_report import as_dict
from corpus.reports.lead import lead
from corpus.reports.markdown import escape
from corpus.text_cleaning import clean_line, clean_lines


class JinjaOptions(TypedDict):
    """The options of every Jinja environment here."""

    loader: FileSystemLoader
    undefined: type[Undefined]
    trim_blocks: bool
    lstrip_blocks: bool
    keep_trailing_newline: bool


def jinja_options(folder: Path) -> JinjaOptions:
    """Templates of one folder; undefined names are errors, a line of tags alone leaves nothing."""
    return {
        "loader": FileSystemLoader(folder),
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }


ENDINGS = (".j2", ".jinja", ".jinja2")
"""Endings of templates; the ending before them is that of the report."""

_HTML = (".html", ".htm", ".xhtml", ".xml", ".svg")
_MARKDOWN = (".md", ".markdown")


def render(comparison: Comparison | ComparisonView, path: Path) -> bytes:
    """The report that a template makes, as UTF-8.

    Values are escaped according to the template's ending: `.html.j2` as HTML, `.md.j2` as Markdown,
    others not at all.

    Raises:
        ReportError: the template cannot be read or fails; names its file and line.

    """
    template = load(path)
    with _explaining(path):
        return template.render(_variables(view_of(comparison))).encode("utf-8", "backslashreplace")


def load(path: Path) -> Template:
    """A template, read and parsed; raises ReportError."""
    if not path.is_file():
        raise ReportError(path, "is not a file" if path.exists() else "no such file")
    with _explaining(path):
        return _environment(path).get_template(path.name)


def ending_of(path: Path) -> str:
    """The ending of a template's report: ".md" for "briefing.md.j2"; ".txt" if it has none."""
    return _written(path).suffix or ".txt"


def _written(path: Path) -> PurePath:
    """The template's name without the ending of templates."""
    return PurePath(path.stem if path.suffix.lower() in ENDINGS else path.name)


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    """Turn any error of a template into a ReportError with its place."""
    try:
        yield
    except TemplateNotFound as error:  # an OSError too
        raise _explained(path, error) from None
    except UnicodeDecodeError:
        raise ReportError(path, "is not UTF-8") from None
    except OSError as error:
        raise ReportError(path, (error.strerror or str(error)).lower()) from None
    except Exception as error:  # a template is a program and can fail in any way
        raise _explained(path, error) from None


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja in which a dot means a key before it means a method: `finding.values`."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def _environment(path: Path) -> _Environment:
    ending = ending_of(path).lower()
    is_markdown = ending in _MARKDOWN
    made = _Environment(
        **jinja_options(path.parent),
        autoescape=is_markdown or ending in _HTML,
        finalize=_as_markdown if is_markdown else _as_it_is,
    )
    made.filters |= {"day": _day, "listing": join_names}
    return made


def _variables(view: ComparisonView) -> dict[str, Any]:
    """The keys of the JSON report, and articles, passages and labels by id."""
    report = as_dict(view)
    report["story"] = {"title": clean_line(view.comparison.title)}
    report["notes"] = [{**note, "text": clean_lines(note["text"])} for note in report["notes"]]
    articles = {article["id"]: article for article in report["articles"]}
    passages = {
        passage["id"]: {**passage, "article": article["id"]}
        for article in report["articles"]
        for passage in article["passages"]
    }
    return {
        **report,
        "lead": _lead(view),
        "article": articles,
        "passage": passages,
        "name": dict(view.comparison.labels),
    }


def _lead(view: ComparisonView) -> dict[str, Any]:
    """The lead in sentences, each line of a section with the ids of the passages that prove it."""
    page = lead(view, citations(view.comparison))
    return {
        "says": list(page.says),
        "articles": [text for text, _ in page.articles],
        "sections": [
            {
                "heading": section.heading,
                "lines": [
                    {
                        "text": line.text,
                        "places": [line.place(cited) for cited in line.cited],
                        "links": [cited.address for cited in line.cited],
                        "passages": [cited.passage.id for cited in line.cited],
                        "more": "; ".join(line.more),
                    }
                    for line in section.lines
                ],
            }
            for section in page.sections
        ],
        "sure": list(page.sure),
    }


def _as_it_is(value: Any) -> Any:
    """The value, or nothing for None."""
    return "" if value is None else value


def _as_markdown(value: Any) -> Any:
    """Text escaped as Markdown; markup that the template made stays as it is."""
    if value is None:
        return ""
    if isinstance(value, (Markup, Undefined)):
        return value
    return Markup("\n".join(map(escape, str(value).split("\n"))))


def _day(published: str | None) -> str:
    return phrases.day(datetime.fromisoformat(published)) if published else ""


def _explained(path: Path, error: Exception) -> ReportError:
    """The error with the template's file and line, as far as they are known."""
    name, number = path, 0
    if isinstance(error, TemplateSyntaxError):
        name, number = Path(error.filename or path), error.lineno
    else:
        trace = error.__traceback__
        while trace:
            code = trace.tb_frame.f_code.co_filename
            if Path(code).parent == path.parent and Path(code).is_file():
                name, number = Path(code), trace.tb_lineno
            trace = trace.tb_next
    if isinstance(error, TemplateNotFound):
        cause = f"there is no template {error.name}"
    else:
        said = str(error).partition("\n")[0]
        cause = said if isinstance(error, TemplateError) else f"{type(error).__name__}: {said}"
    return ReportError(f"{name}, line {number}" if number else name, clean_line(cause))
