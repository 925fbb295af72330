"""Where the review of a story lies."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from corpus import samples
from corpus.model import Article
from corpus.review.anchors import LostError, Places
from corpus.review.model import Anchor, Review
from corpus.review.storage__file import ReviewError, read
from corpus.stories.story__story import Story

_ENDING = ".review.toml"
_MOST = 1000
"""So many reviews in the user's folder are looked into for one of an edited article."""


def review_path(story: Story) -> Path:
    """The file of a story's review, which need not exist yet.

    Beside the manifest; where there is none, or nobody may write there, in the user's state folder
    under a name that the articles' contents make, or a review there whose passages these articles
    still have.
    """
    if story.manifest:
        beside = story.manifest.with_suffix(_ENDING)
        if beside.exists() or _is_the_readers(beside.parent):
            return beside
    own = folder() / f"{_named(story.articles)}{_ENDING}"
    return own if own.exists() else _of_earlier(story.articles) or own


def folder() -> Path:
    """The user's folder of reviews."""
    import platformdirs

    return platformdirs.user_state_path("srcdiff") / "reviews"


def _is_the_readers(folder: Path) -> bool:
    """Whether a folder is the reader's to write in, and not the program's own demo."""
    return os.access(folder, os.W_OK) and folder.resolve() != samples.path().parent.resolve()


def _named(articles: Iterable[Article]) -> str:
    return sha256(" ".join(sorted(article.id for article in articles)).encode()).hexdigest()[:16]


def _of_earlier(articles: Sequence[Article]) -> Path | None:
    """The review of these articles before they were edited: of several, of which most stands."""
    found = [(-standing, path) for path, standing in _standing(articles)]
    return min(found)[1] if found else None


def _standing(articles: Sequence[Article]) -> Iterator[tuple[Path, int]]:
    """Reviews of these articles and no others, with how many of their passages still stand.

    At least half must: the same two outlets tell many stories.
    """
    places = Places(articles)
    for path in sorted(folder().glob(f"*{_ENDING}"))[:_MOST]:
        with suppress(ReviewError, LostError):
            anchors = list(_anchors(read(path)))
            stands = sum(
                anchor.text in places.of(anchor.outlet, anchor.article).text for anchor in anchors
            )
            if 0 < len(anchors) <= 2 * stands:
                yield path, stands


def _anchors(review: Review) -> Iterator[Anchor]:
    for decision in review.decisions:
        yield from decision.ends
    for absence in review.left_out:
        yield absence.told
    for note in review.notes:
        yield from note.on
    yield from review.bookmarks
