"""Opens a file or a web page in the reader's browser."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from corpus.reading.source import WEB_URL

if TYPE_CHECKING:
    from textual.app import App

    from corpus.model import Article


_ADDRESS = re.compile(r"[!#$%&'*+,\-./0-9:;=?@A-Z_a-z~]+")
"""An address that may be opened or made a link: what an article states is not to be trusted. These
are the characters of RFC 3986 without brackets; everything else is written with % in addresses."""


class BrowserError(Exception):
    """Nothing was opened; its one-line message says why, and where what was wanted is."""


def page_of(article: Article) -> str:
    """Return the address of an article's page: the one that it states, or that it was read from."""
    stated = (url for url in (article.url, article.source) if WEB_URL.fullmatch(url))
    return next(filter(_ADDRESS.fullmatch, stated), "")


def open_file(app: App[Any], path: Path) -> None:
    """Open a file that was written; raises BrowserError."""
    if app.is_web:
        raise BrowserError(f"The file is on the machine that runs srcdiff: {path}")
    open_page(app, path.absolute().as_uri())


def open_page_of(app: App[Any], article: Article) -> str:
    """Open an article's page; returns its address; raises BrowserError."""
    if not (page := page_of(article)):
        raise BrowserError(f"{article.outlet}: no web address is known")
    open_page(app, page)
    return page


def open_page(app: App[Any], address: str) -> None:
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
