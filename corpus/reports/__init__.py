"""Reports of a comparison: for readers (text, Markdown, HTML, DOCX) and for programs (the rest).

`FORMATS` names them, `render` makes one as bytes, and `write` writes it to a file: whole or not at
all, and over another only if asked.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from importlib import import_module

from corpus.file_writing import write_atomically

TYPE_CHECKING = False  # `typing` and `pathlib` would cost a third of --help
if TYPE_CHECKING:
    from collections.abc import Set
    from pathlib import Path
    from types import ModuleType

    from corpus.comparison import Comparison, ComparisonView


class ReportError(Exception):
    """A report could not be written; as a string, one line that says which and why."""

    def __init__(self, what: Path | str, cause: str) -> None:
        super().__init__(f"{what}: {cause}")
        self.what = what
        """The file or the format."""
        self.cause = cause


class AlreadyThereError(ReportError):
    """A file of that name exists and may not be replaced."""


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
    "file_name",
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
    "html": Format("corpus.reports.html_report", ".html", ".htm", options=DEPTH),
    "csv": Format("corpus.reports.csv_report", ".csv", options=("table", "environment")),
    "docx": Format("corpus.reports.docx_report", ".docx", binary=True, extra="docx", options=DEPTH),
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


# Writing to a file


def check(
    path: Path, *, overwrite: bool = False, sources: Set[tuple[int, int]] = frozenset()
) -> None:
    """Check, before the work is done, that a report may be written to `path`.

    Raises:
        AlreadyThereError: `path` exists and `overwrite` is false.
        ReportError: it is one of `sources`, the files by device and inode that are compared.
        ReportError: it is a folder, or the folder it is in does not exist.

    """
    try:
        if path.is_dir():
            raise ReportError(path, "is a folder")
        if sources and path.exists():
            status = path.stat()
            if (status.st_dev, status.st_ino) in sources:
                raise ReportError(path, "is one of the sources, which are never written over")
        if os.path.lexists(path) and not overwrite and not _is_device(path):
            raise AlreadyThereError(path, "already exists")
        if not path.parent.is_dir():
            raise ReportError(path, f"there is no folder {path.parent}")
    except OSError as error:
        raise _explained(path, error) from None


def check_folder(path: Path) -> None:
    """Check that reports may be written into the folder `path`, which need not exist yet.

    Raises:
        ReportError: it is a file, or the folder it would be made in does not exist.

    """
    try:
        if os.path.lexists(path) and not path.is_dir():
            raise ReportError(path, "is not a folder")
        if not path.parent.is_dir():
            raise ReportError(path, f"there is no folder {path.parent}")
    except OSError as error:
        raise _explained(path, error) from None


def write(
    path: Path,
    content: bytes,
    *,
    overwrite: bool = False,
    sources: Set[tuple[int, int]] = frozenset(),
) -> None:
    """Write a file at once: a reader of `path` sees the old file or the new one, never a part.

    Raises:
        AlreadyThereError: `path` exists and `overwrite` is false.
        ReportError: it cannot be written, or is one of `sources`, the files (device and inode) that
            are compared; what was there is unchanged.

    """
    check(path, overwrite=overwrite, sources=sources)
    try:
        if _is_device(path):
            path.write_bytes(content)
        else:
            write_atomically(path, content)
    except OSError as error:
        raise _explained(path, error) from None
    except ValueError:  # a NUL
        raise ReportError(path, "is not a valid file name") from None


def file_name(title: str) -> str:
    """A file name from a title: its letters and digits with hyphens, at most 60 characters."""
    words = re.findall(r"\w+", title.lower())
    return "-".join(words)[:60].rstrip("-") or "report"


def _explained(path: Path, error: OSError) -> ReportError:
    return ReportError(path, (error.strerror or str(error)).lower())


def _is_device(path: Path) -> bool:
    """Whether it is a device or a pipe such as /dev/stdout: written to, never replaced."""
    return path.exists() and not path.is_file()
