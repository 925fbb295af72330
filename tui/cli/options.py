"""Options that several commands have."""

from __future__ import annotations

import argparse
import os
import sys
from argparse import ArgumentTypeError

from corpus.findings.kinds import KINDS, read
from corpus.version import __version__
from tui.cli.console import TROUBLE, complain

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import NoReturn

# A parser that speaks as the rest of the program does.


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, and takes no half-written option."""

    def __init__(self, prog: str, about: str) -> None:
        super().__init__(prog, description=about, formatter_class=Layout, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "arguments", "of every command"

    def section(self, title: str) -> argparse._ArgumentGroup:
        """The part of the help that has this title, made where there is none yet."""
        for group in self._action_groups:
            if group.title == title:
                return group
        return self.add_argument_group(title)

    def format_help(self) -> str:
        """The help, with what every command has at its end."""
        self._action_groups.sort(key=lambda group: group is self._optionals)
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and where to read on; exit with TROUBLE."""
        refuse(f"{message} (see {self.prog} --help)")


class Layout(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, without argparse's slow way of finding that out."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns())


def refuse(why: str) -> NoReturn:
    """Say in one line what cannot be done; exit with TROUBLE."""
    complain(why)
    raise SystemExit(TROUBLE)


def _columns() -> int:
    try:
        columns = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size().columns
    except (ValueError, OSError):
        columns = 80
    return min(max(columns, 40), 100) - 2


# Options that narrow a report to some of the findings.


def add_narrowing(parser: Parser) -> None:
    """Which findings the report shows; it says how many of how many they are."""
    group = parser.section("showing a part (the report says what it leaves out)")
    group.add_argument(
        "--only",
        type=_kinds,
        default=(),
        metavar="KINDS",
        help=f"findings of these kinds, with commas between: {', '.join(KINDS)}",
    )
    group.add_argument(
        "--min-weight",
        type=_weight,
        default=0.0,
        metavar="W",
        help="what weighs so much at least, 0 to 1: how many tell it, how early, and what is in it",
    )
    group.add_argument(
        "--reference",
        default="",
        metavar="SOURCE",
        help="what the others tell and this article lacks or tells otherwise, heaviest first; "
        "by its outlet, its path, or its number among the sources",
    )


def _kinds(text: str) -> tuple[str, ...]:
    try:
        return read(text)
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


# Where a report goes and in which format, settled before the work is done.


def settle(asked: Namespace) -> None:
    """Decide the file and the format; refuse what cannot be written.

    Raises:
        SystemExit: why not has been said.

    """
    from pathlib import Path

    from corpus.reports import AlreadyThereError, ReportError, check, format_of

    asked.output = None if asked.output in (None, "-") else Path(asked.output)
    many = asked.command == "report" and asked.each
    template = getattr(asked, "template", None)
    try:
        if template:
            _settle_template(asked)
        if many:
            _check_each(asked)
        elif asked.output:
            asked.format = asked.format or ("text" if template else format_of(asked.output))
            check(asked.output, overwrite=asked.force)
        asked.format = asked.format or "text"
        if asked.command == "report":
            _check_format(asked)
    except AlreadyThereError as error:
        refuse(f"{error}; --force replaces it")
    except ReportError as error:
        refuse(str(error))


def _check_each(asked: Namespace) -> None:
    """Refuse what many stories cannot have in common; raises ReportError."""
    from corpus.reports import check_folder

    if asked.title or asked.review:
        refuse(f"--{'title' if asked.title else 'review'} is for one story, and --each is for many")
    if asked.output:
        check_folder(asked.output)
    elif not asked.quiet:
        refuse("--each writes into a folder: name it with -o, or ask for --quiet")


def _settle_template(asked: Namespace) -> None:
    """Read the template once before the work is done; raises ReportError where it is broken."""
    from pathlib import Path

    from corpus.reports.template import load

    if asked.format:
        refuse("--template says itself what it writes; leave --format out")
    asked.template = Path(asked.template)
    load(asked.template)


def _check_format(asked: Namespace) -> None:
    """Refuse what the format cannot do; raises ReportError where it lacks an extra."""
    from corpus.reports import FORMATS, require

    form = FORMATS[asked.format]
    if form.extra:
        require(asked.format)
    if form.binary and not (asked.output or asked.quiet) and sys.stdout and sys.stdout.isatty():
        refuse(f"{asked.format} is nothing for a terminal; -o names a file to write to")
    for name, other in FORMATS.items():
        for option in other.options:
            if option not in form.options and getattr(asked, option) is not None:
                refuse(f"--{option} is for {name}, not for {asked.format}")


VALUED = (
    *("--title", "--threshold", "--review", "--format", "--table", "--template", "-o", "--output"),
    *("--only", "--min-weight", "--reference", "--color"),
    *("--theme", "--layout", "--glyphs"),
    *("--host", "--port"),
)
"""Every option of every command that takes a value: what stands behind it is no command."""


KNOWN = {"layout": ("columns", "rows"), "glyphs": ("auto", "unicode", "ascii")}
"""Values of settings to offer; `tui.preferences` reads them, and is too slow to ask here."""

READING, COMPARING, DRAWING = "reading", "comparing", "drawing"
"""Parts of the help."""


def add_sources(parser: Parser) -> None:
    """The reports to read."""
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a report as text, Markdown, a web page or its address, PDF, DOCX, RTF, JSON; one of "
        "a feed (feed.xml#3); a folder, a pattern, a story.toml, or - for standard input",
    )
    parser.section(READING).add_argument(
        "--refresh", action="store_true", help="fetch web pages anew that were fetched before"
    )


def add_title(parser: Parser) -> None:
    """What the story is called."""
    parser.section(READING).add_argument("--title", default="", help="what to call the story")


def add_comparing(parser: Parser) -> None:
    """What decides how articles are compared."""
    add_threshold(parser)
    review = parser.section(COMPARING).add_mutually_exclusive_group()
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


def add_threshold(parser: Parser) -> None:
    """What decides what is linked."""
    parser.section(COMPARING).add_argument(
        "--threshold", metavar="SCORE", help="least score of a link, 0 to 1"
    )


def add_drawing(parser: Parser) -> None:
    """How the screen, or a report in text, is drawn."""
    parser.section(DRAWING).add_argument(
        "--glyphs",
        metavar="WHICH",
        help="auto, unicode or ascii; auto is ascii where the locale has no UTF-8",
    )


def add_screen(parser: Parser) -> None:
    """How the dashboard looks at first."""
    screen = parser.section(DRAWING)
    screen.add_argument("--theme", metavar="NAME", help="its colours: dark, light, contrast ...")
    screen.add_argument("--layout", metavar="WHICH", help="columns, or rows beside one report")


def add_watch(parser: Parser) -> None:
    """What only a screen can do."""
    parser.section(READING).add_argument(
        "--watch", action="store_true", help="on the screen: read sources again as they change"
    )


def add_common(parser: Parser) -> None:
    """What every command has."""
    parser.add_argument("--debug", action="store_true", help="on trouble, show where it arose")
    parser.add_argument(
        "--version", action="version", version=f"srcdiff {__version__}", help="show the version"
    )


SHELLS = ("bash", "zsh", "fish")
"""What can be told how to complete."""
