"""Where a report goes and in which format, settled before the work is done."""

from __future__ import annotations

import sys

from tui.cli.options__parser import refuse

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from argparse import Namespace


def settle(asked: Namespace) -> None:
    """Decide the file and the format; refuse what cannot be written.

    Raises:
        SystemExit: why not has been said.

    """
    from pathlib import Path

    from corpus.reports import AlreadyThereError, ReportError, check, format_of

    asked.output = None if asked.output in (None, "-") else Path(asked.output)
    many = asked.command == "report" and asked.each
    template = getattr(asked, "template", None)
    try:
        if template:
            _settle_template(asked)
        if many:
            _check_each(asked)
        elif asked.output:
            asked.format = asked.format or ("text" if template else format_of(asked.output))
            check(asked.output, overwrite=asked.force)
        asked.format = asked.format or "text"
        if asked.command == "report":
            _check_format(asked)
    except AlreadyThereError as error:
        refuse(f"{error}; --force replaces it")
    except ReportError as error:
        refuse(str(error))


def _check_each(asked: Namespace) -> None:
    """Refuse what many stories cannot have in common; raises ReportError."""
    from corpus.reports import check_folder

    if asked.title or asked.review:
        refuse(f"--{'title' if asked.title else 'review'} is for one story, and --each is for many")
    if asked.output:
        check_folder(asked.output)
    elif not asked.quiet:
        refuse("--each writes into a folder: name it with -o, or ask for --quiet")


def _settle_template(asked: Namespace) -> None:
    """Read the template once before the work is done; raises ReportError where it is broken."""
    from pathlib import Path

    from corpus.reports.template import load

    if asked.format:
        refuse("--template says itself what it writes; leave --format out")
    asked.template = Path(asked.template)
    load(asked.template)


def _check_format(asked: Namespace) -> None:
    """Refuse what the format cannot do; raises ReportError where it lacks an extra."""
    from corpus.reports import FORMATS, require

    form = FORMATS[asked.format]
    if form.extra:
        require(asked.format)
    if form.binary and not (asked.output or asked.quiet) and sys.stdout and sys.stdout.isatty():
        refuse(f"{asked.format} is nothing for a terminal; -o names a file to write to")
    for name, other in FORMATS.items():
        for option in other.options:
            if option not in form.options and getattr(asked, option) is not None:
                refuse(f"--{option} is for {name}, not for {asked.format}")
