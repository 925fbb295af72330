"""Reports of a comparison: for readers (text, Markdown, HTML, DOCX) and for programs (the rest)."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from corpus.reports.writer import AlreadyThereError, ReportError, check, check_folder, write

TYPE_CHECKING = False  # `typing` and `pathlib` would cost a third of --help
if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from corpus.comparison import Comparison, ComparisonView


class Format:
    """A format of reports, known without importing what writes it."""

    __slots__ = ("binary", "endings", "extra", "module", "options")

    def __init__(
        self,
        module: str,
        *endings: str,
        binary: bool = False,
        extra: str = "",
        options: tuple[str, ...] = (),
    ) -> None:
        self.module = module
        """The module whose `render(view, **options)` returns the report as str or bytes."""
        self.endings = endings
        """The endings of its files; the first is proposed."""
        self.binary = binary
        """Whether it is not text, so not for a terminal."""
        self.extra = extra
        """The extra of pyproject.toml that it needs; empty for none."""
        self.options = options
        """The options that only this format has."""


__all__ = [
    "FORMATS",
    "TABLES",
    "AlreadyThereError",
    "Format",
    "ReportError",
    "check",
    "check_folder",
    "format_of",
    "render",
    "require",
    "schema",
    "write",
]

DEPTH = ("depth",)
"""The option of formats for readers: "brief" is the lead, "report" also the detail, "full" also the
appendix. Formats for programs always hold everything."""

FORMATS: Mapping[str, Format] = {
    "text": Format("corpus.reports.text", ".txt", ".text", options=DEPTH),
    "markdown": Format("corpus.reports.markdown", ".md", ".markdown", options=DEPTH),
    "json": Format("corpus.reports.json_report", ".json", options=("environment",)),
    "html": Format("corpus.reports.html_report.render", ".html", ".htm", options=DEPTH),
    "csv": Format("corpus.reports.csv_report.render", ".csv", options=("table", "environment")),
    "docx": Format(
        "corpus.reports.docx_report.render", ".docx", binary=True, extra="docx", options=DEPTH
    ),
    "annotations": Format("corpus.reports.annotations", ".jsonld"),
}
"""The formats by name."""

TABLES = ("findings", "passages", "links", "points", "articles", "voices", "diction", "lapsed")
"""The tables of the CSV format, by the JSON report's names for the same; the first is default."""


def render(comparison: Comparison | ComparisonView, form: str, **options: object) -> bytes:
    """The report in one of FORMATS as the bytes of a file; text is UTF-8.

    `options` are those of the format. The same arguments give the same bytes.

    Raises:
        ReportError: the format needs an extra that is not installed.

    """
    from corpus.comparison import view_of

    written: str | bytes = require(form).render(view_of(comparison), **options)
    if isinstance(written, bytes):
        return written
    # A file name that is not UTF-8 reaches us with lone surrogates, which no file can hold; the
    # escape that replaces them is JSON's own.
    return written.encode("utf-8", "backslashreplace")


def require(form: str) -> ModuleType:
    """The module that writes a format; raises ReportError if its extra is not installed."""
    try:
        return import_module(FORMATS[form].module)
    except ImportError:
        if not (extra := FORMATS[form].extra):
            raise
        from corpus.reading.formats import install_command

        raise ReportError(form, f"to write it, add an extra: {install_command(extra)}") from None


def schema() -> str:
    """The JSON Schema (draft 2020-12) of the reports in JSON."""
    from pathlib import Path

    return Path(__file__).with_name("srcdiff.schema.json").read_text(encoding="utf-8")


def format_of(path: Path) -> str:
    """The format of a file, by its ending.

    Raises:
        ReportError: the ending is none of FORMATS.

    """
    for name, form in FORMATS.items():
        if path.suffix.lower() in form.endings:
            return name
    known = " ".join(form.endings[0] for form in FORMATS.values())
    raise ReportError(path, f"no format has this ending; use one of {known}")
