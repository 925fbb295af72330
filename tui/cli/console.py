"""Standard output for reports, standard error for complaints."""

from __future__ import annotations

import os
import sys

# Exit codes, as diff has them.

SAME = 0
DIFFERENT = 1
TROUBLE = 2
INTERRUPTED = 130
"""By Ctrl-C: 128 and the number of SIGINT, as shells have it."""


class StreamError(Exception):
    """Standard output that cannot be written to; as a string, one line that says why."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"standard output: {cause.lower()}")


def is_on_screen() -> bool:
    """Whether somebody looks: in a terminal that can be drawn on, or at a page of `serve`."""
    return is_served() or bool(sys.stdout and sys.stdout.isatty() and not is_dumb())


def is_dumb() -> bool:
    """Whether the terminal only ever writes on, as in an editor: nothing can be drawn there."""
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def is_served() -> bool:
    """Whether standard input and output lead to a browser."""
    return "TEXTUAL_DRIVER" in os.environ  # by which Textual is told to draw elsewhere


def say(text: str) -> None:
    """Write to standard output, as UTF-8 whatever the locale; raises StreamError."""
    give(text.encode("utf-8"))


def give(content: bytes) -> None:
    """Write to standard output byte for byte; raises StreamError."""
    if not sys.stdout:
        raise StreamError("closed")
    try:
        sys.stdout.buffer.write(content)
    except OSError as error:
        _give_up(error)
    flush()


def flush() -> None:
    """Hand on what was written; raises StreamError."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        _give_up(error)


def _give_up(error: OSError) -> None:
    """Let nothing more be written; a reader that has seen enough (`| head`) is no error."""
    # Python flushes once more at its end, and must meet no second error there.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    if not isinstance(error, BrokenPipeError):
        raise StreamError(error.strerror or str(error)) from None


def complain(line: str) -> None:
    """Say on standard error, in one line that moves no cursor, what went wrong."""
    remark(f"srcdiff: {line}")


def remark(line: str) -> None:
    """Say on standard error, in one line that moves no cursor, how things stand."""
    from contextlib import suppress

    if sys.stderr:
        shown = "".join(
            character if character.isprintable() else ascii(character)[1:-1] for character in line
        )
        with suppress(OSError):
            print(shown, file=sys.stderr, flush=True)


def burst(error: Exception, *, debug: bool) -> str:
    """One line on what nobody foresaw; to debug it, where it arose is shown before."""
    if debug:
        sys.excepthook(type(error), error, error.__traceback__)
        return f"{type(error).__name__}: {error}"
    return f"{type(error).__name__}: {error} (--debug shows where)"
