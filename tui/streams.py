"""Standard output for reports, standard error for complaints."""

from __future__ import annotations

import os
import sys


def say(text: str) -> None:
    """Write to standard output, as UTF-8 whatever the locale.

    Raises:
        OSError: it cannot be written, the disk being full for one.

    """
    from contextlib import suppress

    if not sys.stdout:
        raise OSError("closed")
    with suppress(BrokenPipeError):
        sys.stdout.buffer.write(text.encode("utf-8"))
    flush()


def flush() -> None:
    """Hand on what was written; a reader that has seen enough (`| head`) is no error.

    Raises:
        OSError: it cannot be written.

    """
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        # Python flushes once more at its end, and must meet no second error there.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        if not isinstance(error, BrokenPipeError):
            raise


def complain(line: str) -> None:
    """Say on standard error, in one line that moves no cursor, what went wrong."""
    from contextlib import suppress

    if sys.stderr:
        shown = "".join(
            character if character.isprintable() else ascii(character)[1:-1] for character in line
        )
        with suppress(OSError):
            print(f"srcdiff: {shown}", file=sys.stderr, flush=True)
