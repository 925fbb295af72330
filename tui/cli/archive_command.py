"""`srcdiff group`: many articles into stories.

This file is imported by `--help`: whatever is slow is imported where it is needed.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager

from tui.cli.console import SAME, TROUBLE, print_error, print_status, show_progress
from tui.cli.options import Parser, add_common

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path
    from threading import Event

    from corpus.archive.grouping import Counts

GROUPED = """\
what is in DIR afterwards:
  stories.jsonl         a line for each story of two outlets or more, heaviest first
  groups.jsonl          a line for each article: id, group, source
  problems.jsonl        what could not be read, if anything
  */story.toml          each story, for srcdiff and srcdiff report

Run it again with more sources to add them: old stories keep their ids.
If it was interrupted, the same command goes on where it stopped."""


def group_parser() -> Parser:
    """Return the parser of `srcdiff group SOURCE ... -o DIR`."""
    parser = Parser("srcdiff group", "Find the stories in an archive of many articles.")
    parser.epilog = GROUPED
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="articles in any format that srcdiff reads: a folder and all folders in it, JSON "
        "Lines, a feed, a web address, a pattern",
    )
    group = parser.section("output")
    group.add_argument(
        "-o",
        "--output",
        dest="folder",
        metavar="DIR",
        help="the folder of the archive: a new one, or one to add to",
    )
    group.add_argument("-q", "--quiet", action="store_true", help="print only errors")
    engine = parser.section("engine")
    engine.add_argument(
        "--memory",
        type=_size,
        metavar="SIZE",
        default="1GB",
        help="what DuckDB may take for its buffers, such as 500MB; the rest goes to disk; if not "
        "given, 1GB",
    )
    add_common(parser)
    return parser


def _size(word: str) -> str:
    """Return a number of bytes as DuckDB reads it; argparse turns a ValueError into a message."""
    if not word.upper().removesuffix("B").removesuffix("I").rstrip("KMGT").isdecimal():
        raise ValueError(word)
    return word


_size.__name__ = "size"


def run(arguments: Namespace) -> int:
    """Run the command; returns its exit code."""
    from corpus.archive.engine import ArchiveError, MissingPackageError

    try:
        return _group(arguments)
    except (ArchiveError, MissingPackageError) as error:
        print_error(str(error))
        return TROUBLE


def _group(arguments: Namespace) -> int:
    from pathlib import Path

    from corpus.archive.grouping import group

    folder = Path(arguments.folder)
    try:
        with _escape_interrupts(arguments), show_progress("reading", quiet=arguments.quiet):
            counts = group(arguments.sources, folder, memory=arguments.memory)
    except KeyboardInterrupt:
        if not arguments.quiet:
            print_status("interrupted; the same command goes on where it stopped")
        raise
    if not arguments.quiet:
        print_status(_summary(counts, folder))
    return TROUBLE if counts.unreadable and not counts.read else SAME


def _summary(counts: Counts, folder: Path) -> str:
    """Return what was read, what is new, and where the stories are."""
    from corpus.archive.stories import PROBLEMS_FILE, STORIES_FILE
    from corpus.reports.phrases import count

    unreadable = (
        f", {counts.unreadable:,} unreadable (see {folder / PROBLEMS_FILE})"
        if counts.unreadable
        else ""
    )
    stories = "1 story" if counts.stories == 1 else f"{counts.stories:,} stories"
    return (
        f"{count(counts.read, 'article')} read{unreadable}, {counts.new:,} new; "
        f"{stories} of two outlets or more in {folder / STORIES_FILE}"
    )


@contextmanager
def _escape_interrupts(arguments: Namespace) -> Iterator[None]:
    """Let Escape do what Ctrl+C does, if standard input is a terminal of its own."""
    try:
        import termios
        import tty
    except ImportError:  # Windows
        yield
        return
    if "-" in arguments.sources or not (sys.stdin and sys.stdin.isatty()):
        yield
        return
    from threading import Event, Thread

    terminal, done = sys.stdin.fileno(), Event()
    before = termios.tcgetattr(terminal)
    reader = Thread(target=_wait_for_escape, args=(terminal, done), daemon=True)
    try:
        tty.setcbreak(terminal)
        reader.start()
        yield
    finally:
        done.set()
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _wait_for_escape(terminal: int, done: Event) -> None:
    """Interrupt the program once Escape is pressed; other keys that begin with it do nothing."""
    from select import select

    while not done.is_set():
        if select([terminal], [], [], 0.2)[0] and os.read(terminal, 64) == b"\x1b":
            os.kill(os.getpid(), signal.SIGINT)
            return
