"""A page on the web: asked for once, in bounded time, and then kept."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread

from corpus.reading import cache
from corpus.reading.errors import UnreadableError
from corpus.reading.fetching import asked
from corpus.reading.fetching__address import requestable
from corpus.reading.http_response import Answer

DEADLINE = 60.0
"""Seconds until the whole answer must be there, redirects included."""


def fetch(address: str, *, refresh: bool = False) -> Answer:
    """The answer to a web address: the one that was kept, or with `refresh` a new one.

    Raises UnreadableError.
    """
    url = requestable(address)
    kept = None if refresh else cache.kept(url)
    if kept is None:
        kept = _within(DEADLINE, lambda: asked(url))
        cache.keep(url, kept)
    return kept


def _within(seconds: float, work: Callable[[], Answer]) -> Answer:
    """What some work returns or raises, unless it takes longer.

    A socket's own timeout does not end an answer that comes byte by byte, nor the search for a
    host; a thread can be left behind.
    """
    done: SimpleQueue[Answer | UnreadableError] = SimpleQueue()

    def run() -> None:
        try:
            done.put(work())
        except UnreadableError as error:
            done.put(error)

    Thread(target=run, daemon=True).start()
    try:
        outcome = done.get(timeout=seconds)
    except Empty:
        raise UnreadableError(f"no whole answer within {seconds:g} s") from None
    if isinstance(outcome, UnreadableError):
        raise outcome
    return outcome
