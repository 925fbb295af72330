"""Reads and writes the file of a review: TOML that a person can read and edit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, get_args

from corpus import file_writing, samples, toml
from corpus.article import Article
from corpus.file_writing import lock
from corpus.reading.parsed import MissingError, UnreadableError
from corpus.reading.source import file_identity, read_bytes
from corpus.review.edits import History, merge
from corpus.review.model import (
    EMPTY,
    Anchor,
    Choice,
    Decision,
    LeftOut,
    LostError,
    Note,
    PassageFinder,
    Review,
)
from corpus.stories.story import Story
from corpus.text_cleaning import clean_line, clean_lines


class ReviewError(Exception):
    """A review that cannot be read or written; as a string, one line that says which and why."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(clean_line(f"{path}: {cause}"))
        self.path = path
        self.cause = cause


def read(path: Path) -> Review:
    """The review in a file, empty where there is none; raises ReviewError."""
    try:
        return from_toml(read_bytes(str(path.absolute())))  # not "-", which is standard input
    except MissingError:
        return EMPTY
    except (toml.TomlError, UnreadableError) as error:
        raise ReviewError(path, str(error)) from None


def write(path: Path, review: Review, *, since: Review = EMPTY) -> Review:
    """Write the changes from `since`, the review as it was last read, to `review`.

    What others wrote meanwhile stays. Returns the review that the file has now.

    Raises:
        ReviewError: the file is no review, and is left alone, or it cannot be written.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock(Path(os.path.realpath(path))):
            there = read(path)
            merged = merge(since, review, there)
            if merged != there:
                file_writing.write_atomically(path, to_toml(merged).encode())
            return merged
    except TimeoutError:
        raise ReviewError(path, "another program is writing it; nothing was written") from None
    except OSError as error:
        raise ReviewError(path, (error.strerror or str(error)).lower()) from None


def write_step(path: Path, before: History, after: History) -> History:
    """Write the step from one history to the next, and join what others wrote; as `write`."""
    return after.joined(write(path, after.present, since=before.present))


_ENDING = ".review.toml"
_MAX_REVIEWS = 1000
"""Reviews in the user's folder that are searched for one of edited articles.

Their names are hashes, so of more these are arbitrary ones, but the same each time.
"""


def review_path(story: Story, named: str | None = None) -> Path:
    """The path of a story's review, which need not exist yet.

    It is the file `named` by the user, if any; otherwise it is beside the manifest. Without a
    manifest, or if nobody may write there, it is in the user's state folder: under a name made from
    the articles' contents, or an existing review of which these articles still have most passages.

    Raises:
        ReviewError: the file named is one of the story's sources.

    """
    if named:
        if file_identity(Path(named)) in story.files:
            raise ReviewError(Path(named), "is one of the sources, which are never written over")
        return Path(named)
    if story.manifest:
        beside = story.manifest.with_suffix(_ENDING)
        if beside.exists() or _is_writable(beside.parent):
            return beside
    own = reviews_folder() / f"{_content_key(story.articles)}{_ENDING}"
    return own if own.exists() else _review_of_earlier_version(story.articles) or own


def reviews_folder() -> Path:
    """The folder of reviews in the user's state folder."""
    import platformdirs

    return platformdirs.user_state_path("srcdiff") / "reviews"


def _is_writable(folder: Path) -> bool:
    """Whether the user may write in a folder, and it is not that of the shipped demo."""
    return (
        os.access(folder, os.W_OK) and folder.resolve() != samples.demo_manifest().parent.resolve()
    )


def _content_key(articles: Iterable[Article]) -> str:
    """A name made from the articles' contents, in whatever order they are."""
    return sha256(" ".join(sorted(article.id for article in articles)).encode()).hexdigest()[:16]


def _review_of_earlier_version(articles: Sequence[Article]) -> Path | None:
    """The review of earlier versions of these articles: of several, the one that applies most."""
    candidates = [(-still_there, path) for path, still_there in _candidates(articles)]
    return min(candidates)[1] if candidates else None


def _candidates(articles: Sequence[Article]) -> Iterator[tuple[Path, int]]:
    """Reviews of these articles and no others, with the number of passages still there.

    At least half must be: the same two outlets report on many stories.
    """
    places = PassageFinder(articles)
    for path in sorted(reviews_folder().glob(f"*{_ENDING}"))[:_MAX_REVIEWS]:
        with suppress(ReviewError, LostError):  # LostError: it is about another article too
            anchors = list(_anchors(read(path)))
            still_there = sum(
                anchor.text in places.find_article(anchor.outlet, anchor.article).text
                for anchor in anchors
            )
            if 0 < len(anchors) <= 2 * still_there:
                yield path, still_there


def _anchors(review: Review) -> Iterator[Anchor]:
    for decision in review.decisions:
        yield from decision.ends
    for omission in review.left_out:
        yield omission.passage
    for note in review.notes:
        yield from note.on
    yield from review.bookmarks


VERSION = 1

_HEAD = (
    "# What people decided and noted about a comparison. srcdiff writes this file anew after each\n"
    "# act, so it may be edited, but comments do not last. A passage is found again by its text.\n"
)
_CHOICES: tuple[Choice, ...] = get_args(Choice)
_ANCHOR = ("outlet", "article", "paragraph", "again", "text")
"""The keys of a passage. `again` tells apart passages of one paragraph with the same text: it is
the number of such passages before it."""

Table = Mapping[str, object]
Entry = TypeVar("Entry")


def to_toml(review: Review) -> str:
    """The review as TOML, from which `from_toml` makes it again."""
    return _HEAD + "\n".join(_tables(review))


def from_toml(data: bytes) -> Review:
    """The review in the bytes of a file; raises TomlError."""
    whole = toml.parse(data)
    if whole.get("version", VERSION) != VERSION:
        raise toml.TomlError(f"version {whole['version']}; this srcdiff reads version {VERSION}")
    toml.reject_unknown_keys(whole, ("version", "link", "left_out", "note", "bookmark"))
    return Review(
        _entries(whole, "link", _decision),
        _entries(whole, "left_out", _omission),
        _entries(whole, "note", _note),
        _entries(whole, "bookmark", _bookmark),
    )


def _tables(review: Review) -> Iterator[str]:
    yield _table("", {"version": VERSION})
    for decision in review.decisions:
        yield _table("[[link]]", {"decision": decision.choice})
        yield _table("[link.a]", _place(decision.a))
        yield _table("[link.b]", _place(decision.b))
    for omission in review.left_out:
        by = {"by": omission.outlet, "article": omission.article}
        yield _table("[[left_out]]", by)
        yield _table("[left_out.passage]", _place(omission.passage))
    for note in review.notes:
        yield _table("[[note]]", {"text": note.text})
        for anchor in note.on:
            yield _table("[[note.on]]", _place(anchor))
    for bookmark in review.bookmarks:
        yield _table("[[bookmark]]", _place(bookmark))


def _table(head: str, values: Table) -> str:
    """A table under its head; 0 and "" are left out, as they are what a missing key means."""
    import tomli_w

    written = {key: value for key, value in values.items() if value}
    body = tomli_w.dumps(written, multiline_strings=True)
    return f"{head}\n{body}" if head else body


def _place(anchor: Anchor) -> Table:
    return {key: getattr(anchor, key) for key in _ANCHOR}


def _entries(whole: Table, key: str, parse: Callable[[Table], Entry]) -> tuple[Entry, ...]:
    """The entries of one kind, each once; an error says which one is wrong."""
    found: dict[Entry, None] = {}
    for number, table in enumerate(_listed(whole, key, key), 1):
        try:
            found[parse(table)] = None
        except toml.TomlError as error:
            raise toml.TomlError(f"{key} {number}: {error}") from None
    return tuple(found)


def _listed(table: Table, key: str, name: str) -> Iterable[Table]:
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(one, Mapping) for one in entries):
        raise toml.TomlError(f"{key} is no list of tables; write [[{name}]]")
    return entries


def _decision(table: Table) -> Decision:
    toml.reject_unknown_keys(table, ("decision", "a", "b"))
    choice = next((one for one in _CHOICES if one == table.get("decision")), None)
    if choice is None:
        raise toml.TomlError(f"decision is none of {', '.join(_CHOICES)}")
    return Decision(choice, _inside(table, "a"), _inside(table, "b"))


def _omission(table: Table) -> LeftOut:
    toml.reject_unknown_keys(table, ("by", "article", "passage"))
    return LeftOut(_inside(table, "passage"), _words(table, "by"), _article(table))


def _note(table: Table) -> Note:
    toml.reject_unknown_keys(table, ("text", "on"))
    on = tuple(
        _anchor(one, f"on {at}: ") for at, one in enumerate(_listed(table, "on", "note.on"), 1)
    )
    if not 1 <= len(on) <= 2:
        raise toml.TomlError("a note is on one passage or on two")
    return Note(_words(table, "text", clean_lines), on)


def _bookmark(table: Table) -> Anchor:
    return _anchor(table, "")


def _inside(table: Table, key: str) -> Anchor:
    inner = table.get(key)
    if not isinstance(inner, Mapping):
        raise toml.TomlError(f"{key} is no table")
    return _anchor(inner, f"{key}: ")


def _anchor(table: Table, where: str) -> Anchor:
    try:
        toml.reject_unknown_keys(table, _ANCHOR)
        return Anchor(
            _words(table, "outlet"),
            _words(table, "text"),
            _count(table, "paragraph"),
            _article(table),
            _count(table, "again"),
        )
    except toml.TomlError as error:
        raise toml.TomlError(f"{where}{error}") from None


def _words(table: Table, key: str, clean: Callable[[str], str] = clean_line) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not clean(value):
        raise toml.TomlError(f"{key} is missing or no text")
    return clean(value)


def _article(table: Table) -> str:
    value = table.get("article", "")
    if not isinstance(value, str):
        raise toml.TomlError("article is no text")
    return clean_line(value)


def _count(table: Table, key: str) -> int:
    value = table.get(key, 0)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise toml.TomlError(f"{key} must be a whole number, 0 or more")
    return value
