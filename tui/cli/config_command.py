"""The settings that hold, and where each was said."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from corpus.model import Problem
from corpus.reports import ReportError, write
from corpus.stories.manifest import Entry
from corpus.stories.manifest_writer import entries, written
from corpus.stories.story import title_of
from tui.cli.console import SAME, TROUBLE, complain, say
from tui.commands.keymap import Keymap
from tui.commands.rebinding import keymap, printed
from tui.preferences import SINGLE_VALUES, Preferences, settings_files

# A story.toml written for the reader, to be completed by hand.


def init(asked: Namespace) -> int:
    """List the sources in a manifest, or on standard output; returns the exit code.

    A source that cannot be read is named and left out.
    """
    listed, problems = list[Entry](), list[Problem]()
    for each in entries(asked.sources, refresh=asked.refresh):
        listed.append(each) if isinstance(each, Entry) else problems.append(each)
    for problem in problems:
        complain(f"{problem.source}: {problem.cause}")
    if not listed:
        complain("there is nothing to write down")
        return TROUBLE
    try:
        beside = str(asked.output.parent) if asked.output else ""
        text = written(asked.title or title_of(listed), listed, beside=beside)
        if asked.output:
            write(asked.output, text.encode(), overwrite=asked.force)
            count = f"{len(listed):,} reports" if len(listed) > 1 else "1 report"
            say(f"{asked.output}: {count}\n")
        else:
            say(text)
    except (ReportError, ValueError) as error:
        complain(str(error))
        return TROUBLE
    return TROUBLE if problems else SAME


def config(asked: Namespace, preferences: Preferences) -> int:
    """Print them as TOML that can be saved, or only where they are kept; returns the exit code."""
    if asked.path:
        say(f"{settings_files()[1]}\n")
        return SAME
    made = keymap(preferences.keys)
    for warning in made.warnings:
        complain(warning)
    keys = _commands(preferences, made) if asked.keys else _own_keys(preferences)
    say("".join(f"{line}\n" for line in (*_head(), *_values(preferences), *keys)))
    return SAME


def _head() -> Iterator[str]:
    yield "# Settings of srcdiff, and where each was said. Options win over the environment,"
    yield "# it wins over the file in the working folder, and that over yours:"
    for path in settings_files():
        yield f"# {path}{'' if _exists(path) else ' (not there)'}"


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _values(preferences: Preferences) -> Iterator[str]:
    for name in SINGLE_VALUES:
        yield _row(name, preferences.value(name), preferences.origin(name))


def _own_keys(preferences: Preferences) -> Iterator[str]:
    """The keys that the reader wants."""
    if preferences.keys:
        yield "\n[keys]"
    for one in preferences.keys:
        yield _row(one.command, _one(one.keys), one.origin)


def _commands(preferences: Preferences, made: Keymap) -> Iterator[str]:
    """Every command; what nobody has set is a comment, so that saving it changes nothing."""
    own = {one.command: one for one in preferences.keys}
    yield "\n[keys]"
    for command in made.commands:
        if command.id in own:
            yield _row(command.id, _one(own[command.id].keys), own[command.id].origin)
        else:
            names = tuple(printed(key, ascii_only=True) for key in command.keys.split(",") if key)
            yield _row(f"# {command.id}", _one(names), command.title)


def _one(keys: tuple[str, ...]) -> object:
    return keys[0] if len(keys) == 1 else list(keys)


def _row(name: str, value: object, where: str) -> str:
    return f"{f'{name} = {_toml(value)}':<31} # {where}"


def _toml(value: object) -> str:
    """A number, a text or a list of texts; JSON's way of writing them is TOML's too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
