"""The parser class, and the options that several commands share."""

from __future__ import annotations

import argparse
import os
from argparse import ArgumentTypeError

from corpus.findings.kinds import KINDS, parse_kinds
from corpus.version import __version__
from tui.cli.console import TROUBLE, print_error, print_text

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from typing import NoReturn

OPTIONS_WITH_VALUE = (
    *("--title", "--threshold", "--review", "--format", "--table", "--template", "-o", "--output"),
    *("--only", "--min-weight", "--reference", "--color"),
    *("--theme", "--layout", "--glyphs"),
    *("--host", "--port"),
    *("--limit", "--order", "--answers"),
    *("--memory", "--engine", "--master"),
)
"""Every option of every command that takes a value: the word after it is never a command."""

KNOWN_VALUES = {
    "theme": (
        *("dark", "light", "contrast", "terminal"),
        *("ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe"),
        *("catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki"),
        *("gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn", "rose-pine-moon"),
        *("solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night"),
    ),
    "layout": ("columns", "rows", "storyline"),
    "glyphs": ("auto", "unicode", "ascii"),
}
"""Values of settings, for completion; what reads them is slow to import.

Our own themes come before Textual's.
"""

DEPTHS = {
    "brief": "write the lead alone, one page to send; json, csv and annotations hold everything",
    "full": "add the appendix: ids, offsets, hashes, and all links with their scores",
}
"""How much of a report is written, unless it is lead and detail; with help."""

SHELLS = ("bash", "zsh", "fish")
"""The shells that `srcdiff completion` knows."""

QUESTION_ORDERS = ("consequence", "uncertain")
"""As in `corpus.alignment.questions`, which is slow to import."""

READING, COMPARING, DISPLAY, OUTPUT = "reading", "comparing", "display", "output"
"""Headings in the help."""

# Our help is in English only. Looking for translations of argparse's own few words would import
# `locale`, a tenth of the time that --help takes.
vars(argparse)["_"] = str


class Parser(argparse.ArgumentParser):
    """A parser that prints errors on one line and accepts no abbreviated options."""

    def __init__(self, prog: str, about: str) -> None:
        super().__init__(prog, description=about, formatter_class=Layout, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "arguments", "every command"

    def section(self, title: str) -> argparse._ArgumentGroup:
        """Return the section of the help with this title; it is made if there is none."""
        for group in self._action_groups:
            if group.title == title:
                return group
        return self.add_argument_group(title)

    def format_help(self) -> str:
        """Return the help; the options of every command come last."""
        self._action_groups.sort(key=lambda group: group is self._optionals)
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the arguments and where help is; exit with TROUBLE."""
        refuse(f"{message} (see {self.prog} --help)")


class Layout(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, without importing `shutil` and `textwrap` for it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_help_width())

    def _split_lines(self, text: str, width: int) -> list[str]:
        rows = [""]
        for word in text.split():
            if rows[-1] and len(rows[-1]) + 1 + len(word) > width:
                rows.append(word)
            else:
                rows[-1] = f"{rows[-1]} {word}".lstrip()
        return rows


def refuse(why: str) -> NoReturn:
    """Print on one line what cannot be done; exit with TROUBLE."""
    print_error(why)
    raise SystemExit(TROUBLE)


def _help_width() -> int:
    try:
        columns = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size().columns
    except (ValueError, OSError):
        columns = 80
    return min(max(columns, 40), 100) - 2


def add_sources(parser: Parser) -> None:
    """Add the sources to read."""
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a report as text, Markdown, web page or web address, PDF, DOCX, RTF, JSON, CSV, "
        "NITF, NewsML, TEI or WARC; one report of several in a file (feed.xml#3, page.warc#3); a "
        "folder, a pattern, a story.toml, or - for standard input",
    )
    parser.section(READING).add_argument(
        "--refresh", action="store_true", help="fetch web pages again, even if they are cached"
    )


def add_title(parser: Parser) -> None:
    """Add --title."""
    parser.section(READING).add_argument("--title", default="", help="the title of the story")


def add_comparing(parser: Parser) -> None:
    """Add the options that decide how articles are compared."""
    add_threshold(parser)
    review = parser.section(COMPARING).add_mutually_exclusive_group()
    review.add_argument(
        "--review",
        metavar="FILE",
        help="use the decisions and notes in FILE; if not given, those beside the story.toml, or "
        "your own on these reports",
    )
    review.add_argument(
        "--no-review",
        dest="review",
        action="store_const",
        const="",
        help="ignore all decisions and notes",
    )


def add_threshold(parser: Parser) -> None:
    """Add --threshold."""
    parser.section(COMPARING).add_argument(
        "--threshold", metavar="SCORE", help="lowest score of a link, 0 to 1"
    )


def add_glyphs(parser: Parser) -> None:
    """Add --glyphs, for the screen and for a text report."""
    parser.section(DISPLAY).add_argument(
        "--glyphs",
        metavar="WHICH",
        help="auto, unicode or ascii; auto is ascii if the locale has no UTF-8",
    )


def add_screen(parser: Parser) -> None:
    """Add the options for the look of the dashboard."""
    screen = parser.section(DISPLAY)
    screen.add_argument("--theme", metavar="NAME", help="the colours: dark, light, contrast ...")
    screen.add_argument(
        "--layout", metavar="WHICH", help="columns, rows beside the first report, or storyline"
    )


def add_watch(parser: Parser) -> None:
    """Add --watch."""
    parser.section(READING).add_argument(
        "--watch", action="store_true", help="in the dashboard: reload sources when they change"
    )


def add_common(parser: Parser) -> None:
    """Add the options of every command."""
    parser.add_argument("--debug", action="store_true", help="on an error, show where it arose")
    parser.add_argument(
        "--version", action="version", version=f"srcdiff {__version__}", help="show the version"
    )


def add_format(parser: Parser) -> None:
    """Add what decides the form of the report."""
    from corpus.reports import FORMATS, TABLES

    group = parser.section(OUTPUT)
    group.add_argument(
        "--format",
        choices=tuple(FORMATS),
        metavar="FORMAT",
        help=f"one of {', '.join(FORMATS)}; if not given, by the ending of FILE, or text",
    )
    group.add_argument(
        "--table",
        choices=TABLES,
        metavar="TABLE",
        help=f"the rows of csv: {', '.join(TABLES)}; if not given, {TABLES[0]}",
    )
    group.add_argument(
        "--template",
        metavar="FILE",
        help="a Jinja template that writes the report (docs/templates.md); its values are escaped "
        "by the ending of FILE: .html.j2, .md.j2, .txt.j2",
    )
    depth = group.add_mutually_exclusive_group()
    for name, about in DEPTHS.items():
        depth.add_argument(f"--{name}", dest="depth", action="store_const", const=name, help=about)
    group.add_argument(
        "--no-environment",
        dest="environment",
        action="store_false",
        default=None,
        help="leave the versions of Python and of libraries out of json and csv",
    )
    group.add_argument(
        "--schema", action=_PrintSchema, nargs=0, help="print the JSON Schema of json, and exit"
    )


def add_output(parser: Parser) -> None:
    """Add where the report goes, or the reports."""
    group = parser.section(OUTPUT)
    group.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE, not to standard output"
    )
    group.add_argument("--force", action="store_true", help="replace FILE if it exists")
    group.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="print nothing: only the exit status, and the report if -o names a FILE",
    )
    group.add_argument(
        "--each",
        action="store_true",
        help="each SOURCE is a story (a story.toml, its folder, or a folder of stories); write a "
        "report of each into the folder FILE",
    )


def add_colour(parser: Parser) -> None:
    """Add when the text report is coloured."""
    parser.section(DISPLAY).add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="colour the text report: always, never, or auto (in a terminal; NO_COLOR and "
        "FORCE_COLOR are respected)",
    )


class _PrintSchema(argparse.Action):
    """Prints the JSON Schema and exits, whatever else was asked, as --version does."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it and exit."""
        from corpus.reports import schema

        print_text(schema())
        parser.exit()


def add_narrowing(parser: Parser) -> None:
    """Add the options that narrow a report to some of the findings."""
    group = parser.section("showing a part (the report says what it leaves out)")
    group.add_argument(
        "--only",
        type=_kinds,
        default=(),
        metavar="KINDS",
        help=f"findings of these kinds, separated by commas: {', '.join(KINDS)}",
    )
    group.add_argument(
        "--min-weight",
        type=_weight,
        default=0.0,
        metavar="W",
        help="points of at least this weight, 0 to 1: how many reports share it, how early, and "
        "what it contains",
    )
    group.add_argument(
        "--reference",
        default="",
        metavar="SOURCE",
        help="what is missing from or different in this report, most important first; named by "
        "its outlet, its path, or its number among the sources",
    )


def _kinds(text: str) -> tuple[str, ...]:
    try:
        return parse_kinds(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def _weight(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= 1:
        raise ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return weight
