"""What may be asked on the command line, and how it is explained."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from corpus.version import __version__
from tui.exits import TROUBLE
from tui.streams import complain

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from typing import NoReturn

USAGE = """srcdiff [OPTION ...] SOURCE SOURCE ...
       srcdiff report [OPTION ...] SOURCE SOURCE ...
       srcdiff init [OPTION ...] SOURCE ...
       srcdiff demo [OPTION ...]"""

MORE = """\
commands (a file of such a name is ./report or ./demo):
  report                write the comparison down instead of opening it
  init                  write a story.toml with what the sources say filled in
  demo                  open the story that comes with srcdiff

examples:
  srcdiff a.txt b.txt                       two reports side by side
  srcdiff story.toml                        with outlets and dates of your own
  srcdiff https://example.org/a b.html      pages on the web, saved ones too
  srcdiff c.pdf d.docx 'more/*.txt'         documents, and files by a pattern
  pandoc c.odt -t plain | srcdiff - b.txt   one of them from standard input
  srcdiff report a.txt b.txt -o diff.md     a report to send on

Where standard output is no terminal, the text report is printed.

exit status, as with diff:
  0                     the articles do not differ, or the dashboard was closed
  1                     they differ
  2                     a source could not be read, or other trouble"""


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, as the rest of the program does."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and where to read on; exit with TROUBLE."""
        _refuse(f"{message} (see {self.prog} --help)")


class Layout(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, without argparse's slow way of finding that out."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns())


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """What was asked: `command` (report, init, demo or nothing), `sources` and the options.

    `format` is one of FORMATS and `output` a Path or None; `review` is "" for no review at all.

    Raises:
        SystemExit: the help or the version has been printed, or the arguments are wrong.

    """
    command, words = _command(list(argv))
    # argparse of Python 3.11 loses what stands behind "--" where options and sources are mixed.
    dashes = words.index("--") if "--" in words else len(words)
    parser = _PARSERS.get(command, _open)()
    asked = parser.parse_intermixed_args(words[:dashes])
    asked.command = command
    asked.sources += words[dashes + 1 :]
    if command == "demo" and asked.sources:
        parser.error("the demo takes no sources")
    if command != "demo" and not asked.sources:
        parser.error("name two reports or more, a folder of them, or a story.toml")
    if command in ("report", "init"):
        _settle_output(asked)
    return asked


def _settle_output(asked: argparse.Namespace) -> None:
    """Decide the format, and find out before the work is done whether the file can be written."""
    from pathlib import Path

    from corpus.reports import AlreadyThereError, ReportError, check, format_of

    asked.output = None if asked.output in (None, "-") else Path(asked.output)
    try:
        if asked.output:
            asked.format = asked.format or format_of(asked.output)
            check(asked.output, overwrite=asked.force)
    except AlreadyThereError as error:
        _refuse(f"{error}; --force replaces it")
    except ReportError as error:
        _refuse(str(error))
    asked.format = asked.format or "text"


def _refuse(why: str) -> NoReturn:
    complain(why)
    raise SystemExit(TROUBLE)


def _command(words: list[str]) -> tuple[str, list[str]]:
    """The command, which only options and their values may precede, and the other words."""
    value = False
    for at, word in enumerate(words):
        if word in _PARSERS and not value:
            return word, words[:at] + words[at + 1 :]
        if not value and (not word.startswith("-") or word in ("-", "--")):
            break
        value = word in ("--title", "--threshold", "--review") and not value
    return "", words


def _open() -> Parser:
    parser = _parser("srcdiff", "Compare reports of the same event, passage by passage.")
    parser.usage, parser.epilog = USAGE, MORE
    parser.set_defaults(format="text", output=None, force=False)
    _add_sources(parser)
    _add_options(parser)
    return parser


def _report() -> Parser:
    from corpus.reports import FORMATS

    parser = _parser("srcdiff report", "Write the comparison down instead of opening it.")
    _add_sources(parser)
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        metavar="FORMAT",
        help=f"one of {', '.join(FORMATS)}; if not said, as FILE ends, or text",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE, not to standard output"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE where it exists")
    _add_options(parser)
    return parser


def _demo() -> Parser:
    parser = _parser("srcdiff demo", "Open the story that comes with srcdiff.")
    parser.set_defaults(sources=[], format="text", output=None, force=False)
    _add_options(parser)
    return parser


def _init() -> Parser:
    parser = _parser("srcdiff init", "Write a story.toml with what the sources say filled in.")
    parser.set_defaults(format="toml")
    _add_sources(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default="story.toml",
        help="if not said, story.toml in the working folder; - for standard output",
    )
    parser.add_argument("--force", action="store_true", help="replace FILE where it exists")
    parser.add_argument("--title", default="", help="what to call the story")
    _add_common(parser)
    return parser


_PARSERS = {"report": _report, "init": _init, "demo": _demo}


def _parser(prog: str, about: str) -> Parser:
    return Parser(prog=prog, description=about, formatter_class=Layout, allow_abbrev=False)


def _add_sources(parser: Parser) -> None:
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a report as text, Markdown, a web page or its address, PDF, DOCX, RTF, JSON; one of "
        "a feed (feed.xml#3); a folder, a pattern, a story.toml, or - for standard input",
    )
    parser.add_argument(
        "--refresh", action="store_true", help="fetch web pages anew that were fetched before"
    )


def _add_options(parser: Parser) -> None:
    parser.add_argument("--title", default="", help="what to call the story")
    parser.add_argument("--threshold", metavar="SCORE", help="least score of a link, 0 to 1")
    parser.add_argument(
        "--watch", action="store_true", help="on the screen: read sources again as they change"
    )
    review = parser.add_mutually_exclusive_group()
    review.add_argument(
        "--review",
        metavar="FILE",
        help="decisions and notes that people made; if not said, those beside the story.toml, "
        "or your own on these reports",
    )
    review.add_argument(
        "--no-review",
        dest="review",
        action="store_const",
        const="",
        help="compare as if nobody had decided anything",
    )
    _add_common(parser)


def _add_common(parser: Parser) -> None:
    parser.add_argument("--debug", action="store_true", help="on trouble, show where it arose")
    parser.add_argument(
        "--version", action="version", version=f"srcdiff {__version__}", help="show the version"
    )


def _columns() -> int:
    try:
        columns = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size().columns
    except (ValueError, OSError):
        columns = 80
    return min(max(columns, 40), 100) - 2
