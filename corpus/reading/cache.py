"""The pages that were fetched, kept so that a comparison can be repeated without a network."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from corpus import atomic_write as replacing
from corpus.reading.http_response import Response

MAX_BYTES = 200_000_000
"""Bytes of all pages that are kept: some hundreds, or thousands."""


def cache_folder() -> Path:
    """Where pages are kept: `pages` in the user's cache folder for srcdiff."""
    import platformdirs

    return platformdirs.user_cache_path("srcdiff") / "pages"


def load_response(url: str) -> Response | None:
    """The answer that was kept for a web address; None where there is none, or a broken one."""
    place = _place(url)
    try:
        about, _, data = place.read_bytes().partition(b"\n")
        told = json.loads(about)
        if told["sha256"] != hashlib.sha256(data).hexdigest() or told["asked"] != url:
            return None
        answer = Response(data, str(told["url"]), str(told["media"]), str(told["charset"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    with suppress(OSError):
        os.utime(place)  # what is still used is the last to go
    return answer


def store_response(url: str, answer: Response) -> None:
    """Keep an answer, whole or not at all, in the place of those unused for longest.

    A cache that cannot be written to is no trouble.
    """
    about = {
        "asked": url,
        "url": answer.url,
        "media": answer.media,
        "charset": answer.charset,
        "sha256": hashlib.sha256(answer.data).hexdigest(),
    }
    place = _place(url)
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replacing.write_atomically(place, json.dumps(about).encode() + b"\n" + answer.data)
        _make_room(place)


def _make_room(new: Path) -> None:
    """Delete what was unused for longest until all is within the limit; never what is new."""
    others = []
    for path in new.parent.iterdir():
        with suppress(OSError):  # another program may have deleted it
            status = path.lstat()
            others.append((path == new, status.st_mtime_ns, path.name, status.st_size, path))
    room = MAX_BYTES - sum(size for *_, size, _ in others)
    for is_new, *_, size, path in sorted(others):
        if room >= 0 or is_new:
            return
        with suppress(OSError):
            path.unlink()
        room += size


def _place(url: str) -> Path:
    return cache_folder() / hashlib.sha256(url.encode()).hexdigest()[:32]
