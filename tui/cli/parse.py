"""What was asked: the command, and what its parser makes of the other words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tui.cli.console import is_on_screen
from tui.cli.options import SHELLS, VALUED, Parser

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from argparse import Namespace


def _opening() -> Parser:
    from tui.cli.command_parsers import opening

    return opening()


def _demo() -> Parser:
    from tui.cli.command_parsers import demo

    return demo()


def _report() -> Parser:
    from tui.cli.command_parsers import report

    return report()


def _serve() -> Parser:
    from tui.cli.command_parsers import serve

    return serve()


def _init() -> Parser:
    from tui.cli.command_parsers import init

    return init()


def _config() -> Parser:
    from tui.cli.command_parsers import config

    return config()


def _completion() -> Parser:
    from tui.cli.command_parsers import completion

    return completion()


PARSERS: Mapping[str, Callable[[], Parser]] = {
    "": _opening,
    "report": _report,
    "serve": _serve,
    "init": _init,
    "demo": _demo,
    "config": _config,
    "completion": _completion,
}
"""The parser of each command; "" is none. Only the one that is asked for is made."""

ALONE = ("demo", "config")
"""Commands that read nothing that is named."""


def parse(argv: Sequence[str]) -> Namespace:
    """What was asked: `command` (one of PARSERS), `sources` and the options.

    `format` is one of FORMATS and `output` a Path or None; `review` is "" for no review at all;
    `words` is all that stands beside the command, and `demo` whether the demo story is meant.

    Raises:
        SystemExit: the help or the version has been printed, or the arguments are wrong.

    """
    command, words = command_of(list(argv))
    # argparse of Python 3.11 loses what stands behind "--" where options and sources are mixed.
    dashes = words.index("--") if "--" in words else len(words)
    parser = PARSERS[command]()
    asked = parser.parse_intermixed_args(words[:dashes])
    asked.command, asked.words = command, words
    asked.sources += words[dashes + 1 :]
    asked.demo = command == "demo" or (command, asked.sources) == ("serve", ["demo"])
    if command in ALONE and asked.sources:
        parser.error(f"{parser.prog} takes no sources")
    opens = command == "serve" or (command == "" and is_on_screen())  # what there is to open
    if command == "completion":
        _check_completion(parser, asked)
    elif command not in ALONE and not asked.sources and not opens:
        parser.error("name two reports or more, a folder of them, or a story.toml")
    if command == "serve" and "-" in asked.sources:
        parser.error("every page reads the sources anew, and standard input is read only once")
    if command in ("report", "init"):
        from tui.cli.options import settle

        settle(asked)
    return asked


def _check_completion(parser: Parser, asked: Namespace) -> None:
    """Refuse what is neither a shell nor a shell's question, which stands behind dashes."""
    if bool(asked.shell) == bool(asked.sources):
        parser.error(f"name one of {', '.join(SHELLS)}")


def command_of(words: list[str]) -> tuple[str, list[str]]:
    """The command, which only options and their values may precede, and the other words."""
    value = False
    for at, word in enumerate(words):
        if word and word in PARSERS and not value:
            return word, words[:at] + words[at + 1 :]
        if not value and (not word.startswith("-") or word in ("-", "--")):
            break
        value = word in VALUED and not value
    return "", words


# What may be asked on the command line, and how it is explained.

__all__ = ["parse"]
