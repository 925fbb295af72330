"""Arguments of srcdiff without a command, and of its demo: what opens the dashboard."""

from __future__ import annotations

from tui.cli.options import (
    add_common,
    add_comparing,
    add_drawing,
    add_screen,
    add_sources,
    add_title,
    add_watch,
)
from tui.cli.options__parser import Parser

USAGE = """srcdiff [OPTION ...] [SOURCE SOURCE ...]
       srcdiff report [OPTION ...] SOURCE SOURCE ...
       srcdiff serve [OPTION ...] SOURCE SOURCE ...
       srcdiff init [OPTION ...] SOURCE ...
       srcdiff demo [OPTION ...]
       srcdiff config [OPTION ...]
       srcdiff completion SHELL"""

MORE = """\
commands (a file of such a name is ./report or ./demo):
  report                write the comparison down instead of opening it
  serve                 open it in a browser on this machine
  init                  write a story.toml with what the sources say filled in
  demo                  open the story that comes with srcdiff
  config                print the settings that hold, and where each was said
  completion            print what bash, zsh or fish needs to complete with Tab

examples:
  srcdiff a.txt b.txt                       two reports side by side
  srcdiff story.toml                        with outlets and dates of your own
  srcdiff https://example.org/a b.html      pages on the web, saved ones too
  srcdiff c.pdf d.docx 'more/*.txt'         documents, and files by a pattern
  pandoc c.odt -t plain | srcdiff - b.txt   one of them from standard input
  srcdiff report a.txt b.txt -o diff.md     a report to send on

Without a source, it offers recent comparisons, files to choose from, the demo.
Where standard output is no terminal, the text report is printed.

exit status, as with diff:
  0                     the articles do not differ, or the dashboard was closed
  1                     they differ
  2                     a source could not be read, or other trouble"""


def opening() -> Parser:
    """Of `srcdiff SOURCE ...`."""
    parser = Parser("srcdiff", "Compare reports of the same event, passage by passage.")
    parser.usage, parser.epilog = USAGE, MORE
    add_sources(parser)
    add_options(parser)
    return parser


def demo() -> Parser:
    """Of `srcdiff demo`."""
    parser = Parser("srcdiff demo", "Open the story that comes with srcdiff.")
    parser.set_defaults(sources=[])
    add_options(parser)
    return parser


def add_options(parser: Parser) -> None:
    """What the dashboard may be asked, wherever it is shown."""
    # Where standard output is no terminal, the text report is written there.
    parser.set_defaults(format="text", output=None, force=False)
    parser.set_defaults(
        only=(), min_weight=0.0, reference="", quiet=False, color="auto", each=False, template=None
    )
    add_title(parser)
    add_comparing(parser)
    add_screen(parser)
    add_drawing(parser)
    add_watch(parser)
    add_common(parser)
