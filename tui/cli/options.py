"""Options that several commands have."""

from __future__ import annotations

from corpus.version import __version__
from tui.cli.options__parser import Parser

VALUED = (
    *("--title", "--threshold", "--review", "--format", "--table", "--template", "-o", "--output"),
    *("--only", "--min-weight", "--reference", "--color"),
    *("--theme", "--layout", "--glyphs"),
    *("--host", "--port"),
)
"""Every option of every command that takes a value: what stands behind it is no command."""


KNOWN = {"layout": ("columns", "rows"), "glyphs": ("auto", "unicode", "ascii")}
"""Values of settings to offer; `corpus.settings` reads them, and is too slow to ask here."""

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
