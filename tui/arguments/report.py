"""Arguments of srcdiff report."""

from __future__ import annotations

from corpus.reports import FORMATS, TABLES
from tui.arguments.narrowing import add_narrowing
from tui.arguments.options import (
    add_common,
    add_comparing,
    add_drawing,
    add_sources,
    add_title,
)
from tui.arguments.parser import Parser
from tui.arguments.schema import PrintSchema


def report() -> Parser:
    """Of `srcdiff report SOURCE ...`."""
    parser = Parser("srcdiff report", "Write the comparison down instead of opening it.")
    add_sources(parser)
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        metavar="FORMAT",
        help=f"one of {', '.join(FORMATS)}; if not said, as FILE ends, or text",
    )
    parser.add_argument(
        "--table",
        choices=TABLES,
        metavar="TABLE",
        help=f"what a row of csv is one of: {', '.join(TABLES)}; if not said, {TABLES[0]}",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE, not to standard output"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE where it exists")
    parser.add_argument(
        "--each",
        action="store_true",
        help="each SOURCE is a story (a story.toml, its folder, a folder of such): "
        "a report of each into the folder FILE",
    )
    parser.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="no report, unless to FILE: the exit status alone",
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="colour the text report: always, never, or auto, if to a terminal (NO_COLOR and "
        "FORCE_COLOR are heeded)",
    )
    parser.add_argument(
        "--schema", action=PrintSchema, nargs=0, help="print the JSON Schema of json, and exit"
    )
    add_narrowing(parser)
    add_title(parser)
    add_comparing(parser)
    add_drawing(parser)
    add_common(parser)
    return parser
