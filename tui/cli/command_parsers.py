"""Arguments of srcdiff report."""

from __future__ import annotations

from corpus.reports import FORMATS, TABLES
from tui.cli.command_parsers__schema import PrintSchema
from tui.cli.options import (
    DRAWING,
    add_common,
    add_comparing,
    add_drawing,
    add_sources,
    add_title,
)
from tui.cli.options__narrowing import add_narrowing
from tui.cli.options__parser import Parser

WRITING = "writing"
"""The part of the help that is the report's alone."""

STATUS = """\
exit status, as with diff:
  0                     nothing that is shown differs
  1                     something does
  2                     a source could not be read, or other trouble; of many
                        stories, the worst"""


def report() -> Parser:
    """Of `srcdiff report SOURCE ...`."""
    parser = Parser("srcdiff report", "Write the comparison down instead of opening it.")
    parser.epilog = STATUS
    add_sources(parser)
    add_title(parser)
    _add_form(parser)
    _add_output(parser)
    add_narrowing(parser)
    add_comparing(parser)
    _add_colour(parser)
    add_drawing(parser)
    add_common(parser)
    return parser


def _add_form(parser: Parser) -> None:
    """What the report is made of."""
    group = parser.section(WRITING)
    group.add_argument(
        "--format",
        choices=tuple(FORMATS),
        metavar="FORMAT",
        help=f"one of {', '.join(FORMATS)}; if not said, as FILE ends, or text",
    )
    group.add_argument(
        "--table",
        choices=TABLES,
        metavar="TABLE",
        help=f"what a row of csv is one of: {', '.join(TABLES)}; if not said, {TABLES[0]}",
    )
    group.add_argument(
        "--template",
        metavar="FILE",
        help="a Jinja template that writes the report (docs/templates.md); what it is given is "
        "escaped as FILE ends: .html.j2, .md.j2, .txt.j2",
    )
    group.add_argument(
        "--schema", action=PrintSchema, nargs=0, help="print the JSON Schema of json, and exit"
    )


def _add_output(parser: Parser) -> None:
    """Where the report goes, or the reports."""
    group = parser.section(WRITING)
    group.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE, not to standard output"
    )
    group.add_argument("--force", action="store_true", help="replace FILE where it exists")
    group.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="no report, unless to FILE: the exit status alone",
    )
    group.add_argument(
        "--each",
        action="store_true",
        help="each SOURCE is a story (a story.toml, its folder, a folder of such): "
        "a report of each into the folder FILE",
    )


def _add_colour(parser: Parser) -> None:
    parser.section(DRAWING).add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="colour the text report: always, never, or auto, if to a terminal (NO_COLOR and "
        "FORCE_COLOR are heeded)",
    )
