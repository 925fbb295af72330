"""Arguments of srcdiff init."""

from __future__ import annotations

from tui.cli.options import add_common, add_sources, add_title
from tui.cli.options__parser import Parser


def init() -> Parser:
    """Of `srcdiff init SOURCE ...`."""
    parser = Parser("srcdiff init", "Write a story.toml with what the sources say filled in.")
    parser.set_defaults(format="toml")
    add_sources(parser)
    group = parser.section("writing")
    group.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default="story.toml",
        help="if not said, story.toml in the working folder; - for standard output",
    )
    group.add_argument("--force", action="store_true", help="replace FILE where it exists")
    add_title(parser)
    add_common(parser)
    return parser
