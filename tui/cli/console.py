"""What every command does with the terminal: exit codes, output, messages, progress, input."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from corpus.progress import listening

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import TextIO

    from corpus.stories.story import Sources, Story

# Exit codes, as diff has them. A command that compares nothing ends with SAME when all went well.
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


DELAY = 0.5
"""Seconds before anything is shown: quick work needs no progress."""
_INTERVAL = 0.1
"""Seconds between two updates of the line."""


@contextmanager
def show_progress(
    activity: str, *, prefix: str = "", quiet: bool = False, delay: float = DELAY
) -> Iterator[None]:
    """Show an activity, and then what the work itself reports, once it has taken `delay` seconds.

    Nothing is shown if standard error is not a terminal.
    """
    if quiet or not can_show_progress():
        yield
        return
    from threading import Event, Thread

    line, done = _Line(prefix, activity), Event()

    def show() -> None:
        if not done.wait(delay):
            line.draw()
            while not done.wait(_INTERVAL):
                line.draw()
            line.clear()

    thread = Thread(target=show, daemon=True)
    thread.start()
    try:
        with listening(line.update):
            yield
    finally:
        done.set()
        thread.join()


def can_show_progress() -> bool:
    """Return whether standard error is a terminal on which a line can be redrawn."""
    return bool(sys.stderr and sys.stderr.isatty() and not is_dumb())


class _Line:
    """A line that is redrawn in place."""

    def __init__(self, prefix: str, activity: str) -> None:
        self._prefix = prefix
        self._drawn = ""
        self.update(activity)

    def update(self, activity: str) -> None:
        """Set what is shown when the line is next drawn."""
        self._text = f"{self._prefix}{activity}"

    def draw(self) -> None:
        """Draw the line if it has changed, cut to the terminal's width."""
        if self._text != self._drawn:
            self._drawn = self._text
            shown = "".join(
                character if character.isprintable() else "·" for character in self._drawn
            )
            _put(f"\r\x1b[K{shown[: _columns() - 1]}")

    def clear(self) -> None:
        """Erase the line."""
        _put("\r\x1b[K")


def _put(text: str) -> None:
    with suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def attach_keyboard() -> None:
    """Make standard input the terminal, where the dashboard reads keys.

    It may be a pipe or a file, such as an article that has been read by now.

    Raises:
        OSError: there is no terminal.

    """
    if os.isatty(0) or is_served():
        return
    terminal = os.open("/dev/tty", os.O_RDWR)
    if terminal != 0:  # it is 0 if standard input was closed
        os.dup2(terminal, 0)
        os.close(terminal)


def screen_needs_ascii(glyphs: str, environment: Mapping[str, str]) -> bool:
    """Return whether the dashboard must draw ASCII only; `glyphs` is auto, unicode or ascii."""
    if glyphs != "auto":
        return glyphs == "ascii"
    if "TEXTUAL_DRIVER" in environment:  # shown in a browser, wherever the program runs
        return False
    is_console = environment.get("TERM") == "linux"  # its fonts have few glyphs
    return is_console or not (
        _locale_is_utf_8(environment) and _encoding(sys.__stderr__) == "utf-8"
    )


def report_needs_ascii(glyphs: str, environment: Mapping[str, str]) -> bool:
    """Return whether a text report on standard output must be ASCII only.

    A file or a pipe gets UTF-8 whatever the locale, unless ASCII was asked for.
    """
    if glyphs != "auto":
        return glyphs == "ascii"
    if _encoding(sys.stdout) == "ascii":
        return True
    return bool(sys.stdout) and sys.stdout.isatty() and screen_needs_ascii(glyphs, environment)


def _encoding(stream: TextIO | None) -> str:
    try:
        return codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name
    except LookupError:
        return "ascii"


_SET_BY_PYTHON = ("C.UTF-8", "C.utf8", "UTF-8")
"""Values that Python itself puts into LC_CTYPE where the locale has no UTF-8 (PEP 538)."""


def _locale_is_utf_8(environment: Mapping[str, str]) -> bool:
    """Return whether the locale uses UTF-8, or none is set: Python then uses UTF-8 too."""
    names = [environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    if sys.flags.utf8_mode and names[1] in _SET_BY_PYTHON:
        names[1] = ""
    locale = next(filter(None, names), "UTF-8")
    return "utf8" in locale.lower().replace("-", "")


def named_sources(arguments: Namespace, *, keep_stdin: bool = False) -> Sources:
    """Return the sources named on the command line, or the demo's.

    With `keep_stdin` standard input is read at once and kept, for sources that are read again.
    """
    from dataclasses import replace

    from corpus import samples
    from corpus.stories.story import Sources

    if arguments.demo:
        return replace(samples.demo_sources(), title=arguments.title)
    stdin = _read_stdin() if keep_stdin and "-" in arguments.sources else None
    return Sources(
        tuple(arguments.sources), title=arguments.title, stdin=stdin, refresh=arguments.refresh
    )


def read_story(arguments: Namespace) -> Story:
    """Read the sources; a terminal shows the progress if that takes long."""
    typing = "-" in arguments.sources and bool(sys.stdin and sys.stdin.isatty())
    with show_progress("reading", quiet=arguments.quiet or typing):
        return named_sources(arguments).read()


def print_problems(story: Story) -> str:
    """Print each source that could not be read; return why nothing can be compared, or ""."""
    from corpus.stories.story import why_not_comparable

    for problem in story.problems:
        print_error(f"{problem.source}: {problem.cause}")
    if why := why_not_comparable(story):
        print_error(why)
    return why


def _read_stdin() -> bytes | None:
    """Return what standard input holds; None if it is closed, which reading it will report."""
    from corpus.reading.source import MAX_BYTES

    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else None
    except ValueError:
        return None
