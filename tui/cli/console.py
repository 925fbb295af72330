"""Exit codes, and what is printed: reports on standard output, messages on standard error."""

from __future__ import annotations

import os
import sys

# Exit codes, as diff has them.
SAME = 0
DIFFERENT = 1
TROUBLE = 2
INTERRUPTED = 130
"""After Ctrl+C: 128 and the number of SIGINT, as shells report it."""


class StreamError(Exception):
    """Standard output cannot be written to; as a string, one line that says why."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"standard output: {cause.lower()}")


def can_show_dashboard() -> bool:
    """Return whether the output leads to a person: a terminal that can be drawn on, or a browser.

    The browser is one that `srcdiff serve` talks to.
    """
    return is_served() or bool(sys.stdout and sys.stdout.isatty() and not is_dumb())


def is_dumb() -> bool:
    """Return whether the terminal can only append text, as a shell inside an editor does."""
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def is_served() -> bool:
    """Return whether standard input and output lead to a browser."""
    return "TEXTUAL_DRIVER" in os.environ  # by which Textual is told to draw elsewhere


def print_text(text: str) -> None:
    """Write to standard output, as UTF-8 whatever the locale; raises StreamError."""
    print_bytes(text.encode("utf-8"))


def print_bytes(content: bytes) -> None:
    """Write to standard output byte for byte; raises StreamError."""
    if not sys.stdout:
        raise StreamError("closed")
    try:
        sys.stdout.buffer.write(content)
    except OSError as error:
        _abandon_output(error)
    flush()


def flush() -> None:
    """Flush standard output; raises StreamError."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        _abandon_output(error)


def print_error(line: str) -> None:
    """Print what went wrong on standard error, after the program's name."""
    print_status(f"srcdiff: {line}")


def print_status(line: str) -> None:
    """Print one line on standard error, with control characters escaped; never raises OSError."""
    from contextlib import suppress

    if sys.stderr:
        shown = "".join(
            character if character.isprintable() else ascii(character)[1:-1] for character in line
        )
        with suppress(OSError):
            print(shown, file=sys.stderr, flush=True)


def describe_crash(error: Exception, *, debug: bool) -> str:
    """Return one line on an unforeseen error; with `debug`, the traceback is printed first."""
    if debug:
        sys.excepthook(type(error), error, error.__traceback__)
        return f"{type(error).__name__}: {error}"
    return f"{type(error).__name__}: {error} (--debug shows where)"


def _abandon_output(error: OSError) -> None:
    """Discard all further output; a reader that has seen enough (`| head`) is not an error."""
    # Python flushes once more at exit, and must not meet a second error there.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    if not isinstance(error, BrokenPipeError):
        raise StreamError(error.strerror or str(error)) from None
