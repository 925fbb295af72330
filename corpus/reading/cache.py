"""A cache of fetched web pages, so that a comparison can be repeated without a network."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from corpus.file_writing import write_atomically
from corpus.reading.http_response import Response

MAX_BYTES = 200_000_000
"""Size of all cached pages together: some hundreds of pages, or thousands."""


def cache_folder() -> Path:
    """Return the folder of cached pages, `pages` in the user's cache folder for srcdiff."""
    import platformdirs

    return platformdirs.user_cache_path("srcdiff") / "pages"


def load_response(url: str) -> Response | None:
    """Return the cached response to a web address; None where there is none or it is damaged."""
    file = _cache_file(url)
    try:
        header, _, data = file.read_bytes().partition(b"\n")
        stored = json.loads(header)
        if stored["sha256"] != hashlib.sha256(data).hexdigest() or stored["asked"] != url:
            return None
        response = Response(data, str(stored["url"]), str(stored["media"]), str(stored["charset"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    with suppress(OSError):
        os.utime(file)  # the least recently used pages are removed first
    return response


def store_response(url: str, response: Response) -> None:
    """Store a response and remove the least recently used ones beyond `MAX_BYTES`.

    A cache that cannot be written is ignored.
    """
    header = {
        "asked": url,
        "url": response.url,
        "media": response.media_type,
        "charset": response.charset,
        "sha256": hashlib.sha256(response.data).hexdigest(),
    }
    file = _cache_file(url)
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(file, json.dumps(header).encode() + b"\n" + response.data)
        _evict(file)


def _evict(new: Path) -> None:
    """Delete the least recently used files until all fit, but never the new one."""
    files = []
    for path in new.parent.iterdir():
        with suppress(OSError):  # another program may have deleted it
            status = path.lstat()
            files.append((path == new, status.st_mtime_ns, path.name, status.st_size, path))
    room = MAX_BYTES - sum(size for *_, size, _ in files)
    for is_new, *_, size, path in sorted(files):
        if room >= 0 or is_new:
            return
        with suppress(OSError):
            path.unlink()
        room += size


def _cache_file(url: str) -> Path:
    return cache_folder() / hashlib.sha256(url.encode()).hexdigest()[:32]
