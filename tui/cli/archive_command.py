"""`srcdiff group`, `search` and `reuse`: many articles into stories, and questions to them.

Whatever is slow to import is imported inside functions: `--help` imports this module.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager

from tui.cli.console import SAME, TROUBLE, print_bytes, print_error, print_status, show_progress
from tui.cli.options import Parser, add_common

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from threading import Event

    from corpus.archive.engine import Engine, Index
    from corpus.archive.grouping import Counts
    from corpus.archive.queries import FoundStory

ENGINES = ("duckdb", "spark")

GROUPED = """\
what is in DIR afterwards:
  stories.jsonl         a line for each story of two outlets or more, heaviest first
  groups.jsonl          a line for each article: id, group, source
  problems.jsonl        what could not be read, if anything
  */story.toml          each story, for srcdiff and srcdiff report

Run it again with more sources to add them: old stories keep their ids.
If it was interrupted, the same command continues where it stopped."""


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
    engine.add_argument(
        "--engine",
        choices=ENGINES,
        default=ENGINES[0],
        metavar="ENGINE",
        help="duckdb, in this process; or spark, which needs an extra and Java; if not given, "
        "duckdb",
    )
    engine.add_argument(
        "--master", default="", metavar="URL", help="of the Spark cluster; if not given, local[*]"
    )
    add_common(parser)
    return parser


def search_parser() -> Parser:
    """Return the parser of `srcdiff search DIR WORD ...`."""
    parser = Parser("srcdiff search", "Find the stories of an archive that hold some words.")
    _add_folder(parser)
    parser.add_argument("sources", nargs="*", metavar="WORD", help="all of them must be there")
    group = parser.section("output")
    group.add_argument("--json", action="store_true", help="print a line of JSON for each story")
    group.add_argument(
        "--limit", type=int, default=10, metavar="N", help="print N stories; if not given, 10"
    )
    add_common(parser)
    return parser


def reuse_parser() -> Parser:
    """Return the parser of `srcdiff reuse DIR`."""
    parser = Parser(
        "srcdiff reuse",
        "List for each agency report in an archive the articles that print it, and how much of it.",
    )
    _add_folder(parser)
    parser.set_defaults(sources=[])  # to which parse.py adds what follows "--"
    group = parser.section("output")
    group.add_argument(
        "--format", choices=("csv", "json"), default="csv", metavar="FORMAT", help="csv or json"
    )
    group.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE, not to standard output"
    )
    group.add_argument("--force", action="store_true", help="replace FILE if it exists")
    add_common(parser)
    return parser


def _add_folder(parser: Parser) -> None:
    parser.add_argument(
        "folder", nargs="?", metavar="DIR", help="an archive, as srcdiff group wrote it"
    )


def _size(word: str) -> str:
    """Check a number of bytes, such as 500MB or 2GiB, and return it as it is, for DuckDB."""
    import re

    if not re.fullmatch(r"\d+([KMGT]i?)?B?", word, re.ASCII | re.IGNORECASE):
        raise ValueError(word)
    return word


_size.__name__ = "size"  # argparse's message has it: "invalid size value: 'much'"


def run(arguments: Namespace) -> int:
    """Run one of the commands; returns its exit code."""
    from corpus.archive.engine import ArchiveError, MissingPackageError

    commands = {"group": _group, "search": _search, "reuse": _reuse}
    try:
        return commands[arguments.command](arguments)
    except (ArchiveError, MissingPackageError) as error:
        print_error(str(error))
        return TROUBLE


def _group(arguments: Namespace) -> int:
    from pathlib import Path

    from corpus.archive.grouping import group

    folder = Path(arguments.folder)
    try:
        with _escape_interrupts(arguments), show_progress("reading", quiet=arguments.quiet):
            counts = group(
                arguments.sources,
                folder,
                memory=arguments.memory,
                make_engine=_spark(arguments.master) if arguments.engine == "spark" else None,
            )
    except KeyboardInterrupt:
        if not arguments.quiet:
            print_status("interrupted; the same command continues where it stopped")
        raise
    if not arguments.quiet:
        print_status(_summary(counts, folder))
    return TROUBLE if counts.unreadable and not counts.read else SAME


def _spark(master: str) -> Callable[[Index], Engine]:
    """Return a function that makes the Spark engine for an index."""
    from functools import partial

    from corpus.archive.spark import SparkEngine

    return partial(SparkEngine, master=master)


def _search(arguments: Namespace) -> int:
    """Print the stories that hold the words."""
    import json
    from pathlib import Path

    from corpus.archive.queries import search

    with show_progress("searching"):
        found = search(Path(arguments.folder), arguments.sources, arguments.limit)
    if arguments.json:
        lines = (
            json.dumps(
                {**story._asdict(), "passages": [each._asdict() for each in story.passages]},
                ensure_ascii=False,
            )
            for story in found
        )
        print_bytes("".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"))
    elif found:
        print_bytes("\n".join(map(_story_text, found)).encode("utf-8", "backslashreplace"))
    else:
        print_status(f"no story holds all of these words: {' '.join(arguments.sources)}")
    return SAME


def _story_text(story: FoundStory) -> str:
    """Return a story and its passages as text."""
    from pathlib import PurePath

    from corpus.reports.phrases import count

    facts = [story.first[:10], count(story.articles, "article"), story.folder]
    rows = [story.title, "  " + " · ".join(filter(None, facts))]
    for passage in story.passages:
        outlet = passage.outlet or PurePath(passage.source).name
        rows.append(f"  {outlet} ¶{passage.paragraph}: {passage.text}")
    return "\n".join(rows) + "\n"


def _reuse(arguments: Namespace) -> int:
    """Write who prints which agency report."""
    import csv
    import io
    import json
    from pathlib import Path

    from corpus.archive.queries import Reprint, find_reprints
    from corpus.reports import ReportError, write
    from corpus.reports.csv_report import defused

    with show_progress("looking for agency copies"):
        found = list(find_reprints(Path(arguments.folder)))
    if arguments.format == "json":
        rows = (json.dumps(reprint._asdict(), ensure_ascii=False) for reprint in found)
        text = "".join(f"{row}\n" for row in rows)
    else:
        written = io.StringIO(newline="")
        writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(Reprint._fields)
        for reprint in found:
            writer.writerow([defused(cell) if isinstance(cell, str) else cell for cell in reprint])
        text = written.getvalue()
    content = text.encode("utf-8", "backslashreplace")
    if not arguments.output or arguments.output == "-":
        print_bytes(content)
        return SAME
    try:
        write(Path(arguments.output), content, overwrite=arguments.force)
    except ReportError as error:
        print_error(str(error))
        return TROUBLE
    return SAME


def _summary(counts: Counts, folder: Path) -> str:
    """Return what was read, what is new, and where the stories are."""
    from corpus.archive import STORIES_FILE
    from corpus.archive.stories import PROBLEMS_FILE
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
