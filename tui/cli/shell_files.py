"""What a shell gets from the parsers: completions and the man page.

`srcdiff completion` completes a command line on Tab. `python -m tui.cli.shell_files`
prints the page, `srcdiff.1`.
"""

from __future__ import annotations

import re
from argparse import SUPPRESS, Action, Namespace
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from corpus.findings.kinds import KINDS
from corpus.version import __version__
from tui.cli.command_parsers import PARSERS
from tui.cli.console import SAME, print_text
from tui.cli.options import KNOWN_VALUES, OPTIONS_WITH_VALUE, SHELLS, Parser
from tui.cli.parse import WITHOUT_SOURCES, split_command

_FILE_METAVARS = ("SOURCE", "FILE")
"""Metavars that stand for a file or a folder in the help."""


class Candidate(NamedTuple):
    """A word that can be completed to, with its explanation."""

    word: str
    help: str = ""


class Completions(NamedTuple):
    """What a shell may complete a word to."""

    candidates: tuple[Candidate, ...] = ()
    files: bool = False
    """Whether names of files and folders fit too."""


def complete(arguments: Namespace) -> int:
    """Print the script of a shell, or the completions of some words; returns 0."""
    if arguments.shell:
        print_text(shell_script(arguments.shell))
    else:
        print_text(_listed(completions(arguments.sources)))
    return SAME


def shell_script(shell: str) -> str:
    """Return the script that a shell must run so that Tab completes."""
    from pathlib import Path  # here, so that Tab does not wait for it

    return Path(__file__).with_name(f"srcdiff.{shell}").read_text(encoding="utf-8")


def completions(words: Sequence[str]) -> Completions:
    """Return what the last of the words after `srcdiff` can be completed to."""
    *before, typed = _rejoin(words) or [""]
    if "--" in before:
        return Completions(files=True)
    option, joined, value = typed.partition("=")
    if joined and option in OPTIONS_WITH_VALUE:
        found = _values(_parser(before), option, value)
        prefixed = (one._replace(word=f"{option}={one.word}") for one in found.candidates)
        return Completions(tuple(prefixed), found.files)
    if _awaits_value(before):
        return _values(_parser(before), before[-1], typed)
    if typed.startswith("-"):
        return Completions(_starting_with(typed, _options(_parser(before))))
    return _commands_and_sources(before, typed)


def _listed(found: Completions) -> str:
    """Return completions as the scripts read them.

    The first line is `files` if files fit too, else `words`; then each line holds a candidate, a
    tab and its explanation.
    """
    rows = ["files" if found.files else "words"]
    rows += [f"{one.word}\t{one.help}" for one in found.candidates]
    return "\n".join(rows) + "\n"


def _rejoin(words: Sequence[str]) -> list[str]:
    """Return the words as they were typed: bash splits `--format=json` into three."""
    found: list[str] = []
    for word in words:
        if word == "=" and found and found[-1] in OPTIONS_WITH_VALUE:
            continue
        found.append(word)
    return [*found, ""] if words and words[-1] == "=" else found


def _awaits_value(before: Sequence[str]) -> bool:
    """Return whether the last word is an option that takes a value, and not itself a value."""
    is_value_next = False
    for word in before:
        is_value_next = word in OPTIONS_WITH_VALUE and not is_value_next
    return is_value_next


def _parser(before: Sequence[str]) -> Parser:
    """Return the parser of the command that is named, or the one for no command."""
    return PARSERS[split_command(list(before))[0]]()


def _commands_and_sources(before: Sequence[str], typed: str) -> Completions:
    """Complete to a command if none is named yet, and to what the command takes."""
    command, rest = split_command(list(before))
    if command == "completion":
        return Completions(_starting_with(typed, map(Candidate, SHELLS)))
    if command in WITHOUT_SOURCES:
        return Completions()
    if command or any(not word.startswith("-") for word in _without_values(rest)):
        return Completions(files=True)
    commands = (Candidate(name, str(make().description)) for name, make in PARSERS.items() if name)
    return Completions(_starting_with(typed, commands), files=True)


def _without_values(words: Sequence[str]) -> Iterator[str]:
    """Yield the words that are not values of options."""
    is_value = False
    for word in words:
        if not is_value:
            yield word
        is_value = word in OPTIONS_WITH_VALUE and not is_value


def _options(parser: Parser) -> Iterator[Candidate]:
    for action in parser._actions:
        if action.help != SUPPRESS:
            for option in action.option_strings:
                yield Candidate(option, _explanation(action))


def _values(parser: Parser, option: str, typed: str) -> Completions:
    """Complete the value of an option."""
    action = next((one for one in parser._actions if option in one.option_strings), None)
    if action is None:
        return Completions()
    if action.dest == "only":
        return Completions(tuple(_kinds(typed)))
    known = action.choices or KNOWN_VALUES.get(action.dest, ())
    candidates = _starting_with(typed, (Candidate(str(one)) for one in known))
    return Completions(candidates, action.metavar in _FILE_METAVARS)


def _kinds(typed: str) -> Iterator[Candidate]:
    """Yield the typed list with each kind added that it does not hold yet."""
    listed, comma, last = typed.rpartition(",")
    for kind in KINDS:
        if kind.startswith(last) and kind not in listed.split(","):
            yield Candidate(f"{listed}{comma}{kind}")


def _starting_with(typed: str, candidates: Iterator[Candidate]) -> tuple[Candidate, ...]:
    return tuple(one for one in candidates if one.word.startswith(typed))


def _explanation(action: Action) -> str:
    """Return the first clause of the help."""
    return (action.help or "").partition(";")[0].partition(" (")[0]


# The man page


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


def man_page() -> str:
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
    print(man_page(), end="")
