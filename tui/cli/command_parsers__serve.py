"""Arguments of srcdiff serve."""

from __future__ import annotations

from tui.cli.command_parsers__dashboard import add_options
from tui.cli.options import add_sources
from tui.cli.options__parser import Parser

LOOPBACK = "127.0.0.1"
PORT = 8000


def serve() -> Parser:
    """Of `srcdiff serve SOURCE ...`."""
    parser = Parser("srcdiff serve", "Open the dashboard in a browser on this machine.")
    add_sources(parser)
    parser.add_argument(
        "--host",
        default=LOOPBACK,
        help=f"address to listen on; if not said, {LOOPBACK}, which only this machine can reach",
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=PORT,
        help=f"if not said, {PORT}; 0 takes one that is free",
    )
    add_options(parser)
    return parser


def _port(word: str) -> int:
    """The number of a port; argparse says what a ValueError means."""
    if not 0 <= (port := int(word)) <= 65535:
        raise ValueError(word)
    return port


_port.__name__ = "port"  # which argparse names where the value is none
