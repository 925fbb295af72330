"""One comparison, written down: for a reader (text, Markdown) and for a program (JSON)."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from corpus.reports.writer import AlreadyThereError, ReportError, check, check_folder, write

TYPE_CHECKING = False  # `typing` and `pathlib` would cost a third of --help
if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from corpus.comparison import Comparison, ComparisonView

# What is known of a format before anything is written in it.


class Format:
    """A way to write a report down."""

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
        """Whose `render` takes a view and these options, and gives characters or bytes."""
        self.endings = endings
        """Of its files; the first is the one to propose."""
        self.binary = binary
        """Whether it is no text, and nothing for a terminal."""
        self.extra = extra
        """What `pyproject.toml` calls the packages that it needs; empty where it needs none."""
        self.options = options
        """What can be asked of this format alone."""


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

FORMATS: Mapping[str, Format] = {
    "text": Format("corpus.reports.text", ".txt", ".text"),
    "markdown": Format("corpus.reports.markdown", ".md", ".markdown"),
    "json": Format("corpus.reports.json_report", ".json"),
    "html": Format("corpus.reports.html_report.render", ".html", ".htm"),
    "csv": Format("corpus.reports.csv_report.render", ".csv", options=("table",)),
    "docx": Format("corpus.reports.docx_report.render", ".docx", binary=True, extra="docx"),
}
"""The formats by the names that a reader asks for them with."""

TABLES = ("findings", "passages", "links", "points", "articles", "diction", "lapsed")
"""What a row of CSV can be one of; the first is the one if nothing is said."""


def render(comparison: Comparison | ComparisonView, form: str, **options: object) -> bytes:
    """The whole report in one of FORMATS, as a file holds it: UTF-8 where it is text.

    The same comparison and the same options, those that the format knows, give the same bytes.
    Raises ReportError where the format needs an extra that is not there.
    """
    from corpus.comparison import view_of

    written: str | bytes = require(form).render(view_of(comparison), **options)
    if isinstance(written, bytes):
        return written
    # A file name that is not UTF-8 reaches us with lone surrogates, which no file can hold; the
    # escape that replaces them is JSON's own.
    return written.encode("utf-8", "backslashreplace")


def require(form: str) -> ModuleType:
    """What writes a format, imported; raises ReportError where an extra that it needs is absent."""
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
    """The format that a file's ending asks for.

    Raises:
        ReportError: the ending is none of FORMATS.

    """
    for name, form in FORMATS.items():
        if path.suffix.lower() in form.endings:
            return name
    known = " ".join(form.endings[0] for form in FORMATS.values())
    raise ReportError(path, f"its ending names no format; these do: {known}")
