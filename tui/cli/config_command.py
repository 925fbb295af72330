"""`srcdiff config` prints the settings as TOML; `srcdiff init` writes a story.toml."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from corpus.article import Problem
from corpus.reports import ReportError, write
from corpus.reports.phrases import count
from corpus.stories.manifest import ManifestEntry, list_entries, manifest_toml
from corpus.stories.story import source_files, story_title
from tui.cli.console import SAME, TROUBLE, print_error, print_text
from tui.commands.keymap import Keymap
from tui.commands.rebinding import key_label, rebind
from tui.preferences import SINGLE_VALUES, Preferences, settings_files


def print_settings(arguments: Namespace, preferences: Preferences) -> int:
    """Print the settings as TOML that can be saved, or only the file's path; returns 0.

    Raises:
        SettingsError: the keys in the settings contradict each other.

    """
    if arguments.path:
        print_text(f"{settings_files()[1]}\n")
        return SAME
    keys = rebind(preferences.keys)
    for warning in keys.warnings:
        print_error(warning)
    key_rows = _all_keys(preferences, keys) if arguments.keys else _own_keys(preferences)
    print_text("".join(f"{row}\n" for row in (*_head(), *_values(preferences), *key_rows)))
    return SAME


def write_story_file(arguments: Namespace) -> int:
    """List the sources in a story.toml or on standard output; returns the exit code.

    A source that cannot be read is named on standard error and left out.
    """
    listed, problems = list[ManifestEntry](), list[Problem]()
    for entry in list_entries(arguments.sources, refresh=arguments.refresh):
        if isinstance(entry, ManifestEntry):
            listed.append(entry)
        else:
            problems.append(entry)
    for problem in problems:
        print_error(f"{problem.source}: {problem.cause}")
    if not listed:
        print_error("no source could be read, so nothing was written")
        return TROUBLE
    try:
        beside = str(arguments.output.parent) if arguments.output else ""
        text = manifest_toml(arguments.title or story_title(listed), listed, beside=beside)
        if arguments.output:
            named = (*arguments.sources, *(entry.source for entry in listed))
            sources = source_files(named)  # which are not overwritten, even with --force
            write(arguments.output, text.encode(), overwrite=arguments.force, sources=sources)
            print_text(f"{arguments.output}: {count(len(listed), 'report')}\n")
        else:
            print_text(text)
    except (ReportError, ValueError) as error:
        print_error(str(error))
        return TROUBLE
    return TROUBLE if problems else SAME


def _head() -> Iterator[str]:
    yield "# Settings of srcdiff and where each comes from. An option overrides the environment,"
    yield "# which overrides the file in the working folder, which overrides your own file:"
    for path in settings_files():
        yield f"# {path}{'' if _exists(path) else ' (does not exist)'}"


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _values(preferences: Preferences) -> Iterator[str]:
    for name in SINGLE_VALUES:
        yield _row(name, preferences.value(name), preferences.origin(name))


def _own_keys(preferences: Preferences) -> Iterator[str]:
    """Yield the keys that the user has set."""
    if preferences.keys:
        yield "\n[keys]"
    for rebinding in preferences.keys:
        yield _row(rebinding.command, _one_or_list(rebinding.keys), rebinding.origin)


def _all_keys(preferences: Preferences, keys: Keymap) -> Iterator[str]:
    """Yield every command; default keys are comments, so that saving them changes nothing."""
    own = {rebinding.command: rebinding for rebinding in preferences.keys}
    yield "\n[keys]"
    for command in keys.commands:
        if command.id in own:
            yield _row(command.id, _one_or_list(own[command.id].keys), own[command.id].origin)
        else:
            names = command.keys.split(",")
            labels = tuple(key_label(name, ascii_only=True) for name in names if name)
            yield _row(f"# {command.id}", _one_or_list(labels), command.title)


def _one_or_list(keys: tuple[str, ...]) -> object:
    return keys[0] if len(keys) == 1 else list(keys)


def _row(name: str, value: object, comment: str) -> str:
    return f"{f'{name} = {_toml(value)}':<31} # {comment}"


def _toml(value: object) -> str:
    """Return a number, a string or a list of strings as TOML, which writes them as JSON does."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
