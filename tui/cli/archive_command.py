"""`srcdiff group`, `search` and `reuse`: many articles into stories, and what is asked of them.

This file is imported by `--help`: whatever is slow is imported where it is needed.
"""

from __future__ import annotations

from tui.cli.console import SAME, TROUBLE, print_error, print_status, print_text, show_progress
from tui.cli.options import Parser, add_common, add_refresh

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from corpus.archive.engine import Engine, Index
    from corpus.archive.grouping import Counts

ENGINES = ("duckdb", "spark")

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
    parser.set_defaults(sources=[])
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

    from corpus.archive.engine import check_memory
    from corpus.archive.grouping import group

    check_memory(arguments.memory)
    folder = Path(arguments.folder)
    make = _spark_engine(arguments) if arguments.engine == "spark" else None
    try:
        with _escape_interrupts(arguments), show_progress("reading", quiet=arguments.quiet):
            counts = group(arguments.sources, folder, memory=arguments.memory, make_engine=make)
    except KeyboardInterrupt:
        if not arguments.quiet:
            print_status("interrupted; the same command goes on where it stopped")
        raise
    if not arguments.quiet:
        print_status(_summary(counts, folder))
    return TROUBLE if counts.unreadable and not counts.read else SAME
