"""Opens articles and reports in other programs: the reader's browser and editor."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from itertools import islice
from pathlib import Path
from typing import Protocol

from textual.app import SuspendNotSupported

from corpus.article import Article, Passage
from corpus.reading.encoding import decode
from corpus.reading.formats import detect_format
from corpus.reading.parsed import UnreadableError
from corpus.reading.source import STANDARD_INPUT, error_cause, is_url, read_bytes, split_fragment
from corpus.reports.citations import page_address


class TerminalApp(Protocol):
    """An app that can leave the terminal to another program for a while."""

    def suspend(self) -> AbstractContextManager[None]:
        """Leave it; raises SuspendNotSupported."""


class BrowserApp(TerminalApp, Protocol):
    """An app that may itself be shown in a browser."""

    @property
    def is_web(self) -> bool:
        """Whether it is."""

    def open_url(self, address: str, /) -> None:
        """Open a page in that browser."""


class BrowserError(Exception):
    """Nothing was opened; its one-line message says why, and where what was wanted is."""


def open_file(app: BrowserApp, path: Path) -> None:
    """Open a file that was written; raises BrowserError."""
    if app.is_web:
        raise BrowserError(f"The file is on the machine that runs srcdiff: {path}")
    open_page(app, path.absolute().as_uri())


def open_page_of(app: BrowserApp, article: Article) -> str:
    """Open an article's page; returns its address; raises BrowserError."""
    if not (page := page_address(article)):
        raise BrowserError(f"{article.outlet}: no web address is known")
    open_page(app, page)
    return page


def open_page(app: BrowserApp, address: str) -> None:
    """Open an address; raises BrowserError.

    A browser that draws in the terminal gets it until it ends; any other one runs beside.
    """
    if app.is_web:
        app.open_url(address)
        return
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        raise BrowserError(f"No browser was found; open it yourself: {address}") from None
    # Its other classes do not wait for the browser, and draw nothing here.
    if type(browser) is webbrowser.GenericBrowser:
        is_opened = False
        with suppress(SuspendNotSupported), app.suspend():
            is_opened = browser.open(address)
        if not is_opened:
            raise BrowserError(f"The browser {browser.name} failed; open it yourself: {address}")
    else:
        # A process of its own keeps what the browser prints off the screen.
        subprocess.Popen(
            [sys.executable, "-m", "webbrowser", address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


VARIABLES = ("VISUAL", "EDITOR")
"""Environment variables that name the editor, the stronger first."""

PLUS_LINE = frozenset(
    {
        *("vi", "vim", "nvim", "gvim", "view", "elvis", "vis", "kak", "nano", "pico", "micro"),
        *("emacs", "emacsclient", "mg", "jed", "joe", "jmacs", "jstar", "ne", "ee", "gedit"),
    }
)
"""Editors that are told the line as `+12`, before the file."""
FILE_AND_LINE: Mapping[str, tuple[str, ...]] = {
    "code": ("--wait", "--goto"),
    "codium": ("--wait", "--goto"),
    "cursor": ("--wait", "--goto"),
    "subl": ("--wait",),
    "zed": ("--wait",),
    "hx": (),
    "helix": (),
}
"""Editors that are told the line as `file:12`, and the options before it. Those with a window are
asked to wait, because the article is read again when they are done."""

TEXT_FORMATS = frozenset({"text", "Markdown", "HTML", "JSON", "a feed"})
"""What an editor can change."""


_WORD = re.compile(r"\w+")
_TAG, _ENTITY = r"<[^<>]{0,500}>", r"&#?\w{1,8};"
_BETWEEN = rf"(?:{_TAG}|{_ENTITY}|<(?!{_TAG[1:]})|&(?!{_ENTITY[1:]})|[^\w<&])+"
"""What may stand between two words: tags, entities, anything that is not part of a word. Each
character has one way to match, so no text makes the search slow."""
_LENGTHS = (8, 5, 3, 2, 1)
"""How many of a passage's first words are looked for; fewer where markup stands between more."""


class EditorError(Exception):
    """A file was not edited; its one-line message says why."""


def text_file(source: str, folder: str = "") -> tuple[Path, str]:
    """Return the file of a source, as an absolute path, and its text; raises EditorError."""
    if is_url(source):
        raise EditorError(f"{source} is a web page; only files can be edited")
    if source == STANDARD_INPUT:
        raise EditorError("This report came from standard input; only files can be edited")
    name, _ = split_fragment(source, folder)
    try:
        data = read_bytes(name, folder)
        format_ = detect_format(name, data)
        if format_ not in TEXT_FORMATS:
            raise EditorError(f"{source} is {format_}; only text can be edited")
        text = decode(data)
    except UnreadableError as error:
        raise EditorError(f"{source}: {error}") from None
    path = Path(folder, name).absolute()
    if not os.access(path, os.W_OK):
        raise EditorError(f"{source} cannot be written")
    return path, text


def editor_command(setting: str, path: Path, line: int) -> list[str]:
    """Return the command that opens a file at a line; editors that are not known get no line."""
    try:
        words = shlex.split(setting)
    except ValueError:
        words = []
    if not words:
        raise EditorError("No editor is set: put its name into the environment variable EDITOR")
    known = re.match("[a-z]*", Path(words[0]).name.lower())
    name = known[0] if known else ""
    if name in PLUS_LINE:
        return [*words, f"+{line}", str(path)]
    if name in FILE_AND_LINE:
        options = [one for one in FILE_AND_LINE[name] if one not in words]
        return [*words, *options, f"{path}:{line}"]
    return [*words, str(path)]


def edit(app: TerminalApp, path: Path, line: int) -> None:
    """Hand the terminal over to the editor until it ends; raises EditorError."""
    setting = next(filter(None, map(os.environ.get, VARIABLES)), "")
    command = editor_command(setting, path, line)
    failure = ""
    try:
        with app.suspend():  # which an exception inside would leave suspended
            try:
                code = subprocess.run(command, check=False).returncode
            except OSError as error:
                failure = error_cause(error)
            else:
                failure = f"ended with exit code {code}" if code else ""
    except SuspendNotSupported:
        failure = "no terminal for the editor"
    if failure:
        raise EditorError(f"{command[0]}: {failure}")


def source_line(article: Article, passage: Passage, text: str) -> int:
    """Return the line of a source's text in which a passage begins, counted from 1.

    The passage is found by its first words, whatever stands between them: the source may wrap its
    lines elsewhere, and has markup. Of several places that begin alike, it is the one with as many
    before it as in the article. Returns 1 where no place has even the first word.
    """
    words = _WORD.findall(passage.text)
    for length in _LENGTHS:
        if length > len(words) and length > 1:
            continue
        beginning = re.compile(_BETWEEN.join(map(re.escape, words[:length])))
        before = sum(1 for _ in beginning.finditer(article.text, 0, passage.span.start))
        starts = [match.start() for match in islice(beginning.finditer(text), before + 1)]
        if words and starts:
            return text.count("\n", 0, starts[-1]) + 1
    return 1
