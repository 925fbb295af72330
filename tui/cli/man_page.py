"""The man page, made from the parsers: `python -m tui.manual > srcdiff.1`."""

from __future__ import annotations

import re
from argparse import SUPPRESS, Action
from collections.abc import Iterator, Mapping, Sequence

from corpus.version import __version__
from tui.cli.options import Parser
from tui.cli.parse import PARSERS

_ENTRY = re.compile(r"  (\S.*?)(?:\s{2,}(\S.*))?")
"""A line of the help's end: two spaces, what it is about, two or more, what there is to say."""

ABOUT = (
    "srcdiff puts two or more news reports of the same event side by side and shows what they all "
    "tell, what only one of them tells, and how each words it. Every line leads to the passages "
    "that prove it. On the screen, ? shows all keys.",
)
ENVIRONMENT = {
    "NO_COLOR": "No colour in the text report, unless --color=always.",
    "FORCE_COLOR": "Colour in the text report even where it goes to no terminal.",
    "SRCDIFF_THRESHOLD, SRCDIFF_THEME ...": "Settings, as in srcdiff.toml; options win over them.",
}
FILES = {
    "story.toml": "The reports of one event, with outlets and dates; srcdiff init writes one.",
    "srcdiff.toml": "Settings, in the working folder or in the user's configuration folder; "
    "srcdiff config says where that is.",
    "*.review.toml": "What people confirmed, rejected, linked or noted, beside the story.toml.",
}


def page() -> str:
    """The page in roff, for man(1)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    parsers = {name: make() for name, make in PARSERS.items()}
    opening = parsers.pop("")
    about = str(opening.description).rstrip(".")
    yield f'.TH SRCDIFF 1 "" "srcdiff {__version__}" "User commands"'
    yield from (".nh", ".ad l", ".SH NAME", f"srcdiff \\- {_text(about[0].lower() + about[1:])}")
    yield from (".SH SYNOPSIS", ".nf")
    yield from (_text(line.strip(), code=True) for line in str(opening.usage).splitlines())
    yield ".fi"
    blocks = list(_blocks(str(opening.epilog)))
    yield ".SH DESCRIPTION"
    for paragraph in (*ABOUT, *(" ".join(lines) for title, lines in blocks if not title)):
        yield from (".PP", _text(paragraph))
    shared = _shared({"": opening, **parsers})
    yield from (".SH OPTIONS", "Of several commands, and most of srcdiff without one.")
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
    for title, said in (("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        yield f".SH {title}"
        for term, meaning in said.items():
            yield from _entry(term, meaning)


def _blocks(epilog: str) -> Iterator[tuple[str, Sequence[str]]]:
    """The parts of what the help ends with: a title, if it has one, and its lines."""
    for block in filter(None, epilog.split("\n\n")):
        first, *rest = block.splitlines()
        if first.endswith(":"):
            yield re.split(r"[,:(]", first)[0].strip(), rest
        else:
            yield "", [first, *rest]


def _shared(parsers: Mapping[str, Parser]) -> Mapping[str, Action]:
    """The options that the program has without a command, and with one too."""
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
    """Text that roff takes for nothing else; in code, hyphens that can be copied."""
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
