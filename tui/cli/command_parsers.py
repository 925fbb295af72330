"""The parser of each command, and the help that it prints.

`PARSERS`, at the end, makes the parser of a command by its name: `srcdiff report a.txt b.txt` is
parsed by what `PARSERS["report"]()` returns. Only the parser that was asked for is made. Options of
several commands are added by `options`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module

from tui.cli.options import (
    OUTPUT,
    QUESTION_ORDERS,
    SHELLS,
    Parser,
    add_colour,
    add_common,
    add_comparing,
    add_format,
    add_glyphs,
    add_narrowing,
    add_output,
    add_screen,
    add_sources,
    add_threshold,
    add_title,
    add_watch,
)

# What the help says

USAGE = """srcdiff [OPTION ...] [SOURCE SOURCE ...]
       srcdiff report [OPTION ...] SOURCE SOURCE ...
       srcdiff questions [OPTION ...] SOURCE SOURCE ...
       srcdiff answer --answers FILE [OPTION ...] SOURCE SOURCE ...
       srcdiff group [OPTION ...] -o DIR SOURCE ...
       srcdiff search [OPTION ...] DIR WORD ...
       srcdiff reuse [OPTION ...] DIR
       srcdiff serve [OPTION ...] SOURCE SOURCE ...
       srcdiff init [OPTION ...] SOURCE ...
       srcdiff demo [OPTION ...]
       srcdiff config [OPTION ...]
       srcdiff completion SHELL"""

MORE = """\
commands (to open a file of that name, write ./report or ./demo):
  report                write a report instead of opening the dashboard
  questions             print the least certain matches as questions
  answer                take answers into the review of these reports
  group                 find the stories in an archive of many articles
  search                find the stories of an archive that hold some words
  reuse                 list who printed which agency's reports, in an archive
  serve                 open the dashboard in a browser on this machine
  init                  write a story.toml from what the sources say
  demo                  open the demo story that comes with srcdiff
  config                print the current settings and where each comes from
  completion            print what bash, zsh or fish needs to complete with Tab

examples:
  srcdiff a.txt b.txt                       compare two reports side by side
  srcdiff story.toml                        with outlets and dates of your own
  srcdiff https://example.org/a b.html      web pages, live and saved
  srcdiff c.pdf d.docx 'more/*.txt'         documents, and files by a pattern
  pandoc c.odt -t plain | srcdiff - b.txt   one report from standard input
  srcdiff report a.txt b.txt -o diff.md     a report to send on
  srcdiff group feed.xml news/ -o archive   stories from many articles

Without a SOURCE, srcdiff lists recent comparisons, files and the demo.
If standard output is not a terminal, it prints the text report.

exit status, as for diff:
  0                     no differences, or the dashboard was closed
  1                     differences found
  2                     a source could not be read, or another error"""

REPORT_STATUS = """\
exit status, as for diff:
  0                     no differences in what is shown
  1                     differences found
  2                     a source could not be read, or another error; of many
                        stories, the worst status"""

COMPLETION_SETUP = """\
where to put it:
  bash    eval "$(srcdiff completion bash)"     in ~/.bashrc
  zsh     eval "$(srcdiff completion zsh)"      in ~/.zshrc, after compinit
  fish    srcdiff completion fish > ~/.config/fish/completions/srcdiff.fish"""

ANSWERS = "answers"
"""A heading in the help."""

ANSWER_FORMAT = """\
an answer is a line with the id of a question, of any two passages:
  {"id": "1c5ac1ea:4+72bd1ff9:6", "same": true}
same is true if both passages report the same, in whole or in part."""

LOOPBACK, PORT = "127.0.0.1", 8000
SERVE_WARNING = """\
Whoever has this address can read the files that you can read, and write files as
you, until you stop it. Do not pass it on."""
"""What `srcdiff serve` says about the address that it prints, and its help about itself."""


# The dashboard


def dashboard_parser() -> Parser:
    """Return the parser of `srcdiff SOURCE ...`."""
    parser = Parser("srcdiff", "Compare reports of the same event, passage by passage.")
    parser.usage, parser.epilog = USAGE, MORE
    add_sources(parser)
    _add_dashboard_options(parser)
    return parser


def demo_parser() -> Parser:
    """Return the parser of `srcdiff demo`."""
    parser = Parser("srcdiff demo", "Open the demo story that comes with srcdiff.")
    parser.set_defaults(sources=[])
    _add_dashboard_options(parser)
    return parser


def serve_parser() -> Parser:
    """Return the parser of `srcdiff serve SOURCE ...`."""
    parser = Parser(
        "srcdiff serve",
        "Open the dashboard in a browser on this machine, at an address that it prints.\n"
        f"{SERVE_WARNING}",
    )
    add_sources(parser)
    parser.add_argument(
        "--host",
        type=_host,
        default=LOOPBACK,
        help=f"the address to listen on; if not given, {LOOPBACK}, which only this machine can "
        "reach",
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=PORT,
        help=f"the port to listen on; if not given, {PORT}; 0 picks a free one",
    )
    _add_dashboard_options(parser)
    return parser


def _add_dashboard_options(parser: Parser) -> None:
    """Add the options of the dashboard, in a terminal or in a browser."""
    # If standard output is not a terminal, the text report is written: these are its options.
    parser.set_defaults(format="text", output=None, force=False)
    parser.set_defaults(
        only=(), min_weight=0.0, reference="", quiet=False, color="auto", each=False, template=None
    )
    add_title(parser)
    add_comparing(parser)
    add_screen(parser)
    add_glyphs(parser)
    add_watch(parser)
    add_common(parser)


# Files and settings


def init_parser() -> Parser:
    """Return the parser of `srcdiff init SOURCE ...`."""
    parser = Parser("srcdiff init", "Write a story.toml from what the sources say.")
    parser.set_defaults(format="toml")
    add_sources(parser)
    group = parser.section(OUTPUT)
    group.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default="story.toml",
        help="write to FILE; if not given, to story.toml in the working folder; - for standard "
        "output",
    )
    group.add_argument("--force", action="store_true", help="replace FILE if it exists")
    add_title(parser)
    add_common(parser)
    return parser


def config_parser() -> Parser:
    """Return the parser of `srcdiff config`."""
    parser = Parser(
        "srcdiff config", "Print the current settings and where each comes from, as TOML to save."
    )
    parser.set_defaults(sources=[])
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--keys", action="store_true", help="also list every command and its keys")
    what.add_argument("--path", action="store_true", help="print only the path of your own file")
    add_threshold(parser)
    add_screen(parser)
    add_glyphs(parser)
    add_common(parser)
    return parser


def completion_parser() -> Parser:
    """Return the parser of `srcdiff completion SHELL`."""
    parser = Parser("srcdiff completion", "Print what a shell needs to complete with Tab.")
    parser.set_defaults(sources=[])
    parser.epilog = COMPLETION_SETUP
    parser.add_argument(
        "shell", nargs="?", choices=SHELLS, metavar="SHELL", help=f"one of {', '.join(SHELLS)}"
    )
    add_common(parser)
    return parser


# Reports, questions and answers


def report_parser() -> Parser:
    """Return the parser of `srcdiff report SOURCE ...`."""
    parser = Parser("srcdiff report", "Write a report instead of opening the dashboard.")
    parser.epilog = REPORT_STATUS
    add_sources(parser)
    add_title(parser)
    add_format(parser)
    add_output(parser)
    add_narrowing(parser)
    add_comparing(parser)
    add_colour(parser)
    add_glyphs(parser)
    add_common(parser)
    return parser


def questions_parser() -> Parser:
    """Return the parser of `srcdiff questions SOURCE ...`."""
    parser = Parser(
        "srcdiff questions",
        "Print the pairs of passages that the program is least sure of, a line of JSON each.",
    )
    parser.set_defaults(quiet=False)
    add_sources(parser)
    add_title(parser)
    group = parser.section(OUTPUT)
    group.add_argument(
        "--limit", type=_count, default=8, metavar="N", help="print N of them; if not given, 8"
    )
    group.add_argument(
        "--order",
        choices=QUESTION_ORDERS,
        default=QUESTION_ORDERS[0],
        metavar="ORDER",
        help="consequence: of each four, one doubtful pair and three that would change most; "
        "uncertain: the most doubtful pairs first; if not given, consequence",
    )
    group.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE, not to standard output"
    )
    group.add_argument("--force", action="store_true", help="replace FILE if it exists")
    add_comparing(parser)
    add_common(parser)
    return parser


def answer_parser() -> Parser:
    """Return the parser of `srcdiff answer SOURCE ...`."""
    parser = Parser("srcdiff answer", "Take answers to questions into the review of these reports.")
    parser.epilog = ANSWER_FORMAT
    parser.set_defaults(quiet=False)
    add_sources(parser)
    add_title(parser)
    group = parser.section(ANSWERS)
    group.add_argument(
        "--answers", metavar="FILE", help="the answers as JSON Lines; - for standard input"
    )
    group.add_argument(
        "--review",
        metavar="FILE",
        help="write the review to FILE, which need not exist; if not given, beside the story.toml, "
        "or to your own on these reports",
    )
    add_common(parser)
    return parser


def _host(word: str) -> str:
    """Return the name or address of a host: an empty one would be every address there is."""
    if not word.strip():
        raise ValueError
    return word


def _port(word: str) -> int:
    """Return the number of a port; argparse turns a ValueError into an error message."""
    if not 0 <= (port := int(word)) <= 65535:
        raise ValueError(word)
    return port


def _count(word: str) -> int:
    """Return a number of questions; argparse turns a ValueError into an error message."""
    if (count := int(word)) < 0:
        raise ValueError(word)
    return count


_host.__name__, _port.__name__, _count.__name__ = "host", "port", "number"
"""What argparse calls the values in its messages."""


# All of them


def _archive_parser(command: str) -> Parser:
    """Return the parser of a command for archives, imported if it is asked for."""
    made: Parser = getattr(import_module("tui.cli.archive_command"), f"{command}_parser")()
    return made


PARSERS: Mapping[str, Callable[[], Parser]] = {
    "": dashboard_parser,
    "report": report_parser,
    "questions": questions_parser,
    "answer": answer_parser,
    "group": partial(_archive_parser, "group"),
    "search": partial(_archive_parser, "search"),
    "reuse": partial(_archive_parser, "reuse"),
    "serve": serve_parser,
    "init": init_parser,
    "demo": demo_parser,
    "config": config_parser,
    "completion": completion_parser,
}
"""Makes the parser of each command; "" stands for no command."""
