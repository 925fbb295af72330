"""Arguments of srcdiff report."""

from __future__ import annotations

from argparse import Action

from corpus.reports import FORMATS, TABLES
from tui.cli.console import say
from tui.cli.options import (
    DRAWING,
    SHELLS,
    Parser,
    add_common,
    add_comparing,
    add_drawing,
    add_narrowing,
    add_screen,
    add_sources,
    add_threshold,
    add_title,
    add_watch,
)

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from argparse import ArgumentParser

# Arguments of srcdiff completion.

WHERE = """\
where it goes:
  bash    eval "$(srcdiff completion bash)"     in ~/.bashrc
  zsh     eval "$(srcdiff completion zsh)"      in ~/.zshrc, behind compinit
  fish    srcdiff completion fish > ~/.config/fish/completions/srcdiff.fish"""


def completion() -> Parser:
    """Of `srcdiff completion SHELL`."""
    parser = Parser("srcdiff completion", "Print what a shell needs to complete with Tab.")
    parser.set_defaults(sources=[])
    parser.epilog = WHERE
    parser.add_argument(
        "shell", nargs="?", choices=SHELLS, metavar="SHELL", help=f"one of {', '.join(SHELLS)}"
    )
    add_common(parser)
    return parser


# Arguments of srcdiff config.


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


# Arguments of srcdiff without a command, and of its demo: what opens the dashboard.

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


# Arguments of srcdiff init.


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


# The option that prints what a report in JSON holds.


class PrintSchema(Action):
    """Answers with the JSON Schema, whatever else was asked, as --version does."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        """Print it and exit."""
        from corpus.reports import schema

        say(schema())
        parser.exit()


# Arguments of srcdiff serve.

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
