"""The pages that were fetched, kept so that a comparison can be repeated without a network."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import replacing

if TYPE_CHECKING:
    from corpus.reading.web import Answer


def folder() -> Path:
    """Where pages are kept: `pages` in the user's cache folder for srcdiff."""
    import platformdirs

    return platformdirs.user_cache_path("srcdiff") / "pages"


def kept(url: str) -> Answer | None:
    """The answer that was kept for a web address; None where there is none, or a broken one."""
    from corpus.reading.web import Answer

    try:
        about, _, data = _place(url).read_bytes().partition(b"\n")
        told = json.loads(about)
        if told["sha256"] != hashlib.sha256(data).hexdigest() or told["asked"] != url:
            return None
        return Answer(data, str(told["url"]), str(told["media"]), str(told["charset"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(url: str, answer: Answer) -> None:
    """Keep an answer, whole or not at all; a cache that cannot be written to is no trouble."""
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
        replacing.replace(place, json.dumps(about).encode() + b"\n" + answer.data)


def _place(url: str) -> Path:
    return folder() / hashlib.sha256(url.encode()).hexdigest()[:32]
