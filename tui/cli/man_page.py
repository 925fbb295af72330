"""Writes the man page from the parsers: `python -m tui.cli.man_page > srcdiff.1`."""

from __future__ import annotations

import re
from argparse import SUPPRESS, Action
from collections.abc import Iterator, Mapping, Sequence

from corpus.version import __version__
from tui.cli.command_parsers import PARSERS
from tui.cli.options import Parser

_ENTRY = re.compile(r"  (\S.*?)(?:\s{2,}(\S.*))?")
"""A line of an epilog: two spaces, a term, two or more spaces, its meaning."""

DESCRIPTION = (
    "srcdiff puts two or more news reports of the same event side by side and shows what they "
    "share, what only one of them has, and how each words it. Every line leads to the passages "
    "that prove it. In the dashboard, ? shows all keys.",
)
ENVIRONMENT = {
    "NO_COLOR": "Turns colour off in the text report, unless --color=always.",
    "FORCE_COLOR": "Colours the text report even if it does not go to a terminal.",
    "SRCDIFF_THRESHOLD, SRCDIFF_THEME ...": "Settings, as in srcdiff.toml; options override them.",
}
FILES = {
    "story.toml": "The reports of one event, with outlets and dates; srcdiff init writes it.",
    "srcdiff.toml": "Settings, in the working folder or in your configuration folder; "
    "srcdiff config prints where that is.",
    "*.review.toml": "Confirmed, rejected and added links, notes and bookmarks; "
    "beside the story.toml.",
}


def page() -> str:
    """Return the page in roff, for man(1)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    parsers = {name: make() for name, make in PARSERS.items()}
    main = parsers.pop("")
    about = str(main.description).rstrip(".")
    yield f'.TH SRCDIFF 1 "" "srcdiff {__version__}" "User commands"'
    yield from (".nh", ".ad l", ".SH NAME", f"srcdiff \\- {_text(about[0].lower() + about[1:])}")
    yield from (".SH SYNOPSIS", ".nf")
    yield from (_text(line.strip(), code=True) for line in str(main.usage).splitlines())
    yield ".fi"
    blocks = list(_blocks(str(main.epilog)))
    yield ".SH DESCRIPTION"
    for paragraph in (*DESCRIPTION, *(" ".join(lines) for title, lines in blocks if not title)):
        yield from (".PP", _text(paragraph))
    shared = _shared({"": main, **parsers})
    yield from (
        ".SH OPTIONS",
        "Options of several commands; srcdiff without a command has most of them.",
    )
    for action in shared.values():
        yield from _option(action)
    for name, parser in parsers.items():
        yield from (f'.SH "SRCDIFF {name.upper()}"', _text(str(parser.description)))
        for action in _actions(parser):
            if _key(action) not in shared:
                yield from _option(action)
        for title, lines in _blocks(str(parser.epilog or "")):
            yield from (".PP", _text(f"{title.capitalize()}:"), *_entries(lines))
    for title, lines in blocks:
        if title and title != "commands":
            yield from (f'.SH "{title.upper()}"', *_entries(lines))
    for title, entries in (("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        yield f".SH {title}"
        for term, meaning in entries.items():
            yield from _entry(term, meaning)


def _blocks(epilog: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the parts of an epilog: a title, or "", and the lines below it."""
    for block in filter(None, epilog.split("\n\n")):
        first, *rest = block.splitlines()
        if first.endswith(":"):
            yield re.split(r"[,:(]", first)[0].strip(), rest
        else:
            yield "", [first, *rest]


def _shared(parsers: Mapping[str, Parser]) -> Mapping[str, Action]:
    """Return the options of more than one parser, by a key that names them."""
    often = [_key(action) for parser in parsers.values() for action in _actions(parser)]
    found = {_key(action): action for parser in parsers.values() for action in _actions(parser)}
    return {key: action for key, action in found.items() if often.count(key) > 1}


def _actions(parser: Parser) -> Iterator[Action]:
    return (action for action in parser._actions if action.help != SUPPRESS)


def _key(action: Action) -> str:
    return f"{action.option_strings or action.dest} {action.help}"


def _option(action: Action) -> Iterator[str]:
    value = action.metavar or action.dest.upper()
    names = ", ".join(action.option_strings)
    if action.nargs != 0:
        names = f"{names} {value}".strip()
    yield from _entry(names, (action.help or "").replace("%%", "%"))


def _entries(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if entry := _ENTRY.fullmatch(line):
            yield from _entry(entry[1], entry[2] or "")
        else:
            yield _text(line.strip())


def _entry(term: str, meaning: str) -> Iterator[str]:
    yield from (".TP", f".B {_text(term, code=True)}", _text(meaning))


def _text(text: str, *, code: bool = False) -> str:
    """Return text escaped for roff; in code, hyphens can be copied."""
    shown = text.replace("\\", "\\e").replace('"', "\\(dq")
    if code:
        shown = shown.replace("-", "\\-").replace("'", "\\(aq")
    else:
        shown = re.sub(r"(?<!\w)(--?)(?=[a-z])", lambda dashes: "\\-" * len(dashes[0]), shown)
    shown = "".join(one if one.isascii() else f"\\[u{ord(one):04X}]" for one in shown)
    shown = shown.replace("~", "\\(ti").replace("^", "\\(ha").replace("`", "\\(ga")
    return f"\\&{shown}" if shown.startswith((".", "'")) else shown


if __name__ == "__main__":
    print(page(), end="")
