"""Arguments of srcdiff config."""

from __future__ import annotations

from tui.cli.options import add_common, add_drawing, add_screen, add_threshold
from tui.cli.options__parser import Parser


def config() -> Parser:
    """Of `srcdiff config`."""
    parser = Parser(
        "srcdiff config",
        "Print the settings that hold and where each was said, as TOML to save.",
    )
    parser.set_defaults(sources=[])
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--keys", action="store_true", help="every command and its keys as well")
    what.add_argument("--path", action="store_true", help="only the name of your file of settings")
    add_threshold(parser)
    add_screen(parser)
    add_drawing(parser)
    add_common(parser)
    return parser
