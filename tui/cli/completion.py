"""What could stand where the reader is typing, made from the parsers."""

from __future__ import annotations

from argparse import SUPPRESS, Action
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.findings.kinds import KINDS
from tui.cli.console import SAME, say
from tui.cli.options import KNOWN, SHELLS, VALUED, Parser
from tui.cli.parse import ALONE, PARSERS, command_of

TYPE_CHECKING = False  # a finger on Tab must not wait for `typing` and `pathlib`
if TYPE_CHECKING:
    from argparse import Namespace

_FILES = ("SOURCE", "FILE")
"""What stands for a file or a folder in the help."""


class Candidate(NamedTuple):
    """A word that could stand here, and what it is for."""

    word: str
    help: str = ""


class Offer(NamedTuple):
    """What a shell may complete a word with."""

    candidates: tuple[Candidate, ...] = ()
    files: bool = False
    """Whether names of files and folders are to be offered as well."""


def offer(words: Sequence[str]) -> Offer:
    """What could stand in the place of the last of the words after `srcdiff`."""
    *before, typed = _whole(words) or [""]
    if "--" in before:
        return Offer(files=True)
    option, joined, value = typed.partition("=")
    if joined and option in VALUED:
        found = _values(_parser(before), option, value)
        prefixed = (one._replace(word=f"{option}={one.word}") for one in found.candidates)
        return Offer(tuple(prefixed), found.files)
    if _awaits_value(before):
        return _values(_parser(before), before[-1], typed)
    if typed.startswith("-"):
        return Offer(_begun(_options(_parser(before)), typed))
    return _words(before, typed)


def _whole(words: Sequence[str]) -> list[str]:
    """The words as they were typed: bash hands over `--format=json` in three."""
    found: list[str] = []
    for word in words:
        if word == "=" and found and found[-1] in VALUED:
            continue
        found.append(word)
    return [*found, ""] if words and words[-1] == "=" else found


def _awaits_value(before: Sequence[str]) -> bool:
    """Whether the last word is an option whose value is to follow, and no value itself."""
    value = False
    for word in before:
        value = word in VALUED and not value
    return value


def _parser(before: Sequence[str]) -> Parser:
    return PARSERS[command_of(list(before))[0]]()


def _words(before: Sequence[str], typed: str) -> Offer:
    """Commands, while there may be one, and what the command takes."""
    command, rest = command_of(list(before))
    if command == "completion":
        return Offer(_begun(map(Candidate, SHELLS), typed))
    if command in ALONE:
        return Offer()
    named = any(not word.startswith("-") for word in _unvalued(rest))
    commands = (Candidate(name, str(make().description)) for name, make in PARSERS.items() if name)
    return Offer(() if command or named else _begun(commands, typed), files=True)


def _unvalued(words: Sequence[str]) -> Iterator[str]:
    """The words that are no values of options."""
    value = False
    for word in words:
        if not value:
            yield word
        value = word in VALUED and not value


def _options(parser: Parser) -> Iterator[Candidate]:
    for action in parser._actions:
        if action.help != SUPPRESS:
            for option in action.option_strings:
                yield Candidate(option, _explained(action))


def _values(parser: Parser, option: str, typed: str) -> Offer:
    """What the value of an option may be."""
    action = next((one for one in parser._actions if option in one.option_strings), None)
    if action is None:
        return Offer()
    if action.dest == "only":
        return Offer(tuple(_kinds(typed)))
    known = action.choices or KNOWN.get(action.dest, ())
    return Offer(_begun((Candidate(str(one)) for one in known), typed), action.metavar in _FILES)


def _kinds(typed: str) -> Iterator[Candidate]:
    """The list with each kind added that it does not have yet."""
    listed, comma, last = typed.rpartition(",")
    for kind in KINDS:
        if kind.startswith(last) and kind not in listed.split(","):
            yield Candidate(f"{listed}{comma}{kind}")


def _begun(candidates: Iterator[Candidate], typed: str) -> tuple[Candidate, ...]:
    return tuple(one for one in candidates if one.word.startswith(typed))


def _explained(action: Action) -> str:
    """The first clause of what the help says."""
    return (action.help or "").partition(";")[0].partition(" (")[0]


# `srcdiff completion`: the script that a shell reads, and its questions while somebody types.


def completion(asked: Namespace) -> int:
    """Print the script of a shell, or answer what could stand behind some words."""
    if asked.shell:
        say(script(asked.shell))
    else:
        say(answer(asked.sources))
    return SAME


def script(shell: str) -> str:
    """What a shell is to read so that Tab completes."""
    from pathlib import Path

    return Path(__file__).with_name(f"srcdiff.{shell}").read_text(encoding="utf-8")


def answer(words: list[str]) -> str:
    """`files` or `words` in the first line, for what else to offer; then a candidate a line.

    Behind each stands, after a tab, what it is for.
    """
    found = offer(words)
    lines = ["files" if found.files else "words"]
    lines += [f"{one.word}\t{one.help}" for one in found.candidates]
    return "\n".join(lines) + "\n"
