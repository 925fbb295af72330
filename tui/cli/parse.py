"""Parses the command line, and refuses what cannot be done before any work begins."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from corpus.archive import is_archive
from tui.cli.command_parsers import PARSERS
from tui.cli.console import can_show_dashboard
from tui.cli.options import OPTIONS_WITH_VALUE, SHELLS, Parser, refuse

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from argparse import Namespace

WITHOUT_SOURCES = ("demo", "config")
"""Commands that take no sources."""


def parse(argv: Sequence[str]) -> Namespace:
    """Return the arguments: `command` (a key of PARSERS), `sources` and the options.

    `format` is one of FORMATS and `output` a Path or None; `review` is "" for no review at all;
    `words` is everything but the command, and `demo` says whether the demo story is compared.

    Raises:
        SystemExit: the help or the version has been printed, or the arguments are wrong.

    """
    command, words = split_command(list(argv))
    # argparse in Python 3.11 drops what follows "--" where options and sources are mixed.
    dashes = words.index("--") if "--" in words else len(words)
    parser = PARSERS[command]()
    arguments = parser.parse_intermixed_args(words[:dashes])
    arguments.command, arguments.words = command, words
    arguments.sources += words[dashes + 1 :]
    arguments.demo = command == "demo" or (command, arguments.sources) == ("serve", ["demo"])
    _check_sources(parser, arguments)
    if command in ("report", "init"):
        _check_output(arguments)
    elif command == "questions":
        _check_file(arguments)
    elif command == "answer":
        _check_answers(parser, arguments)
    return arguments


def split_command(words: list[str]) -> tuple[str, list[str]]:
    """Return the command, or "", and the other words.

    Only options and their values may come before the command.
    """
    is_value = False
    for at, word in enumerate(words):
        if word and word in PARSERS and not is_value:
            return word, words[:at] + words[at + 1 :]
        if not is_value and (not word.startswith("-") or word in ("-", "--")):
            break
        is_value = word in OPTIONS_WITH_VALUE and not is_value
    return "", words


def _check_sources(parser: Parser, arguments: Namespace) -> None:
    """Refuse too few sources or too many for the command."""
    command, sources = arguments.command, arguments.sources
    if command == "completion":
        # It takes a shell; or, from the shell's script, the words to complete after "--".
        if bool(arguments.shell) == bool(sources):
            parser.error(f"name one of {', '.join(SHELLS)}")
        return
    if command in WITHOUT_SOURCES:
        if sources:
            parser.error(f"{parser.prog} takes no sources")
        return
    if command in ("group", "search", "reuse"):
        _check_archive(parser, arguments)
        return
    can_list = command == "" and len(sources) == 1 and can_show_dashboard()
    for source in sources:
        if not (can_list or getattr(arguments, "each", False)) and is_archive(source):
            parser.error(f"{source}: an archive; report --each {source} reports on all its stories")
    has_start_screen = command == "serve" or (command == "" and can_show_dashboard())
    if not sources and not has_start_screen:
        parser.error("name at least two reports, a folder of them, or a story.toml")
    if command == "serve" and "-" in sources:
        parser.error("every visit reads the sources again, but standard input is read only once")


def _check_archive(parser: Parser, arguments: Namespace) -> None:
    """Refuse a command on an archive without one, or without what to do with it."""
    if arguments.command == "group":
        if not arguments.sources:
            parser.error("name at least one source: a folder, or a file of articles")
        if not arguments.folder:
            parser.error("name the folder of the archive with -o")
        if arguments.master and arguments.engine != "spark":
            parser.error("--master is for --engine spark")
    elif not arguments.folder:
        parser.error("name the folder of an archive, as srcdiff group wrote it")
    elif arguments.command == "search" and not any(map(str.strip, arguments.sources)):
        parser.error("name at least one word to look for")
    elif arguments.command == "reuse" and arguments.sources:
        parser.error("name one archive")


def _check_output(arguments: Namespace) -> None:
    """Set the file and the format of a report; refuse what cannot be written."""
    from pathlib import Path

    from corpus.reports import AlreadyThereError, ReportError, check, format_of

    arguments.output = None if arguments.output in (None, "-") else Path(arguments.output)
    is_batch = arguments.command == "report" and arguments.each
    template = getattr(arguments, "template", None)
    try:
        if template:
            _check_template(arguments)
        if is_batch:
            _check_batch(arguments)
        elif arguments.output:
            if not arguments.format:
                arguments.format = "text" if template else format_of(arguments.output)
            check(arguments.output, overwrite=arguments.force)
        arguments.format = arguments.format or "text"
        if arguments.command == "report":
            _check_format(arguments)
    except AlreadyThereError as error:
        refuse(f"{error}; --force replaces it")
    except ReportError as error:
        refuse(str(error))


def _check_file(arguments: Namespace) -> None:
    """Set the file that questions are written to; refuse what cannot be written."""
    from pathlib import Path

    from corpus.reports import AlreadyThereError, ReportError, check

    arguments.output = None if arguments.output in (None, "-") else Path(arguments.output)
    try:
        if arguments.output:
            check(arguments.output, overwrite=arguments.force)
    except AlreadyThereError as error:
        refuse(f"{error}; --force replaces it")
    except ReportError as error:
        refuse(str(error))


def _check_answers(parser: Parser, arguments: Namespace) -> None:
    """Refuse an answer command without answers, or with two things on standard input."""
    if not arguments.answers:
        parser.error("name the file of answers with --answers")
    if arguments.answers == "-" and "-" in arguments.sources:
        parser.error("standard input holds a report or the answers, not both")


def _check_batch(arguments: Namespace) -> None:
    """Refuse options that cannot apply to many stories; raises ReportError."""
    from corpus.reports import check_folder

    for option in ("title", "review"):
        if getattr(arguments, option):
            refuse(f"--{option} applies to one story, --each compares many")
    if arguments.output:
        check_folder(arguments.output)
    elif not arguments.quiet:
        refuse("--each writes to a folder: name it with -o, or use --quiet")


def _check_template(arguments: Namespace) -> None:
    """Load the template before any work begins; raises ReportError if it is broken."""
    from pathlib import Path

    from corpus.reports.template import load

    if arguments.format:
        refuse("--template decides the format; leave out --format")
    arguments.template = Path(arguments.template)
    load(arguments.template)


def _check_format(arguments: Namespace) -> None:
    """Refuse what the format cannot do; raises ReportError if it lacks an extra."""
    from corpus.reports import FORMATS, require

    form = FORMATS[arguments.format]
    if form.extra:
        require(arguments.format)
    goes_to_stdout = not (arguments.output or arguments.quiet)
    if form.binary and goes_to_stdout and sys.stdout and sys.stdout.isatty():
        refuse(f"{arguments.format} cannot be shown in a terminal; name a file with -o")
    if arguments.table is not None and "table" not in form.options:
        refuse(f"--table is for csv, not for {arguments.format}")
