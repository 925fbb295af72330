"""One comparison, written down: for a reader (text, Markdown) and for a program (JSON)."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from corpus.reports.file import AlreadyThereError, ReportError, check, write

TYPE_CHECKING = False  # `typing` and `pathlib` would cost a third of --help
if TYPE_CHECKING:
    from pathlib import Path

    from corpus.comparison import Comparison

__all__ = ["FORMATS", "AlreadyThereError", "ReportError", "check", "format_of", "render", "write"]

FORMATS: Mapping[str, tuple[str, ...]] = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown"),
    "json": (".json",),
}
"""The endings of each format's files; the first is the one to propose."""

_MODULES = {
    "text": "corpus.reports.text",
    "markdown": "corpus.reports.markdown",
    "json": "corpus.reports.as_json",
}


def render(comparison: Comparison, form: str) -> str:
    """The whole report in one of FORMATS; the same comparison gives the same characters."""
    written: str = import_module(_MODULES[form]).render(comparison)
    # A file name that is not UTF-8 reaches us with lone surrogates, which no file can hold; the
    # escape that replaces them is JSON's own.
    return written.encode("utf-8", "backslashreplace").decode("utf-8")


def format_of(path: Path) -> str:
    """The format that a file's ending asks for.

    Raises:
        ReportError: the ending is none of FORMATS.

    """
    for name, endings in FORMATS.items():
        if path.suffix.lower() in endings:
            return name
    known = " ".join(endings[0] for endings in FORMATS.values())
    raise ReportError(path, f"its ending names no format; these do: {known}")
