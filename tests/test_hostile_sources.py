"""Hostile sources are shown as text or rejected in one line, and the others are compared."""

from __future__ import annotations

import io
import json
import os
import random
import socket
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.comparison import compare
from corpus.reading import SourceError, loader, read, read_each
from corpus.settings import Settings
from corpus.stories.story import gather
from tests import newsroom
from tests.documents import altered, column, docx, pdf
from tests.pages import PARAGRAPHS, page
from tests.test_feed import ATOM, RSS
from tui.cli.main import main

FIRST, SECOND = PARAGRAPHS[0], PARAGRAPHS[1]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two comparable reports."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "a.txt").write_text("\n\n".join(PARAGRAPHS))
    (tmp_path / "b.txt").write_text("\n\n".join(PARAGRAPHS[::-1]))
    return tmp_path


@contextmanager
def memory(most: int) -> Iterator[None]:
    """Fail if the code inside allocates more than so many bytes at once."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] <= most
    finally:
        tracemalloc.stop()


def told(data: bytes) -> Article:
    """Return the article on standard input."""
    return read("-", stdin=io.BytesIO(data))


def lay(folder: Path, name: str) -> None:
    """Create a source of this name that cannot be read."""
    path = folder / name
    match name:
        case "folder.txt":
            path.mkdir()
        case "pipe.txt":
            os.mkfifo(path)
        case "loop.txt":
            path.symlink_to(path)
        case "gone.txt":
            path.symlink_to(folder / "nowhere.txt")
        case "story.toml":
            path.write_text("title = 'Sarne'\n\n[[source]]\npath = 'a.txt'\n\n\noutlet = = 'x'\n")
        case "part.toml":
            path.write_text("[[source]]\npath = 'none.txt'\n")
        case _:
            path.write_bytes(REFUSED[name][0])


BOMB = altered(docx(FIRST), "word/document.xml", b"</w:p>", b"</w:p>" + b" " * 60_000_000)
REFUSED: dict[str, tuple[bytes, str]] = {
    "nuls.txt": (b"The bridge\0is\0closed", "binary data, not text"),
    "zeros.txt": (bytes(1_000_000), "binary data, not text"),
    "letterless.txt": (b"... -- !\n" * 1_000, "no words in it"),
    "empty.txt": (b" \n\n", "empty"),
    "folder.txt": (b"", "a folder without articles (text, Markdown, DOCX, RTF, HTML, PDF)"),
    "pipe.txt": (b"", "not a regular file; use - to read standard input"),
    "loop.txt": (b"", "symbolic link loop"),
    "gone.txt": (b"", "no such file"),
    "story.toml": (b"", "line 7, column 10: invalid value"),
    "part.toml": (b"", "no such file"),
    "bomb.docx": (BOMB, "a document that is too large once unpacked"),
    "cut.docx": (docx(FIRST)[:-99], "a damaged DOCX document"),
    "cut.rtf": (rb"{\rtf1\ansi " + FIRST.encode(), "an RTF document that was cut short"),
    "cut.pdf": (
        pdf(column([FIRST]))[:400],
        "a PDF that cannot be read: Stream has ended unexpectedly",
    ),
    "locked.pdf": (pdf(column([FIRST]), password="secret"), "protected by a password"),
    "blank.pdf": (pdf([]), "no text on its pages"),
    "cut.html": (page()[:300].encode(), "no article was found on this page"),
    "cut.json": (b'{"text": "The bri', "line 1, column 10: unterminated string"),
    "feed.xml": (b"<rss version='2.0'><channel/></rss>", "a feed without reports"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary data, not text"),
    "program.txt": (b"\x7fELF\x02\x01\x01\0\0\0\0\0", "binary data, not text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_unreadable_source_is_one_line_and_the_others_are_compared(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if name == "pipe.txt" and not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    lay(folder, name)
    before = {path.name for path in folder.iterdir()}
    assert main(["report", "a.txt", name, "b.txt", "--format", "json"]) == 2
    said, complaint = capsys.readouterr()
    source = "none.txt" if name == "part.toml" else name
    assert complaint == f"srcdiff: {source}: {REFUSED[name][1]}\n"
    found = json.loads(said)
    assert found["problems"] == [{"source": source, "cause": REFUSED[name][1]}]
    assert [article["source"] for article in found["articles"]] == ["a.txt", "b.txt"]
    assert {path.name for path in folder.iterdir()} - {"home"} == before


def test_lone_surrogate_is_made_visible_however_written() -> None:
    for data in (
        f"{FIRST} \\ud800".encode().decode("unicode_escape").encode("utf-8", "surrogatepass"),
        json.dumps({"text": f"{FIRST} \ud800"}).encode(),
        page(*PARAGRAPHS, f"{FIRST} &#xd800;").encode(),
        rb"{\rtf1 " + FIRST.encode() + rb" \u55296?}",
        f"{FIRST} \ud800".encode("utf-16-le", "surrogatepass").join((b"\xff\xfe", b"")),
    ):
        text = told(data).text
        assert FIRST in text
        assert text.encode()


LONG = {
    "six megabytes on one line": (FIRST + " ").encode() * (6_000_000 // (len(FIRST) + 1)),
    "six megabytes of one word": b"x" * 6_000_000,
    "very many short sentences, one a line": b"It rained.\n" * 60_000,
    "very many short sentences on one line": b"Ah. " * 60_000,
    "very many invisible characters": "\u200b".encode() * 700_000,
}


@pytest.mark.parametrize("kind", LONG)
def test_overlong_text_is_rejected_within_bounded_memory(kind: str, folder: Path) -> None:
    (folder / "long.txt").write_bytes(LONG[kind])
    with memory(100_000_000):
        story = gather(["a.txt", "long.txt", "b.txt"])
    assert [article.source for article in story.articles] == ["a.txt", "b.txt"]
    (problem,) = story.problems
    assert problem.cause in ("longer than 5,000,000 characters", "more than 50,000 sentences")


def test_text_as_long_as_the_longest_novel_is_read() -> None:
    novel = told((FIRST + " ").encode() * (loader.MAX_CHARACTERS // (len(FIRST) + 1)))
    assert len(novel.text) > 0.99 * loader.MAX_CHARACTERS


def seconds(data: bytes) -> float:
    """Return how long it takes to read a source and compare it with another, or to reject it."""
    begun = time.process_time()
    with suppress(SourceError):
        compare((told(data), told("\n\n".join(PARAGRAPHS).encode())), Settings())
    return time.process_time() - begun


def many_attributes(number: int) -> bytes:
    """A page one of whose tags has very many attributes."""
    attributes = " ".join(f'a{place}="x"' for place in range(number))
    return page().replace("<article>", f"<article {attributes}>").encode()


@pytest.mark.parametrize(
    ("make", "most"),
    [
        (many_attributes, 200_000),
        (lambda number: f"{FIRST}\n\nSeen by {'1,' * number} people.".encode(), 16_000),
        (lambda number: f"{FIRST}\n\nSeen by {'1, ' * number} people.".encode(), 16_000),
        (lambda number: f"{FIRST}\n\nSeen by {'9' * number} people.".encode(), 20_000),
    ],
    ids=["attributes", "digits and commas", "a list of figures", "digits"],
)
def test_long_runs_take_linear_time(make: Callable[[int], bytes], most: int) -> None:
    seconds(make(10))
    short = seconds(make(most // 8))  # once: what an article says is remembered
    assert seconds(make(most)) < 8 * 3 * short + 1


@pytest.mark.parametrize(
    "text",
    [
        "About {} people came.", "The {}th of May, {}-{}, {} to {}.", "{}% of {}, $1{}.5 million.",
        "From 1991 to {}, {} May, 10.{} and {}/{} at {}:00.", "1,{} and {},000,000 at {}°C.",
    ],
)  # fmt: skip
def test_number_of_5000_digits_ends_no_comparison(text: str) -> None:
    run = text.replace("{}", "9" * 5_000)
    compare((told(f"{FIRST} {run}".encode()), told(f"{FIRST} {run} {SECOND}".encode())), Settings())


def test_page_over_ten_megabytes_is_rejected_at_once() -> None:
    data = page("word " * 2_100_000).encode()
    begun = time.process_time()
    with pytest.raises(SourceError, match="a page larger than 10 MB"):
        told(data)
    assert time.process_time() - begun < 1


def test_decompression_bomb_is_rejected_before_it_expands() -> None:
    assert len(BOMB) < 1_000_000
    with memory(20_000_000), pytest.raises(SourceError):
        told(BOMB)


WHOLE = {
    "text": FIRST.encode(),
    "Markdown": f"---\ntitle: Sarne\n---\n# Closed\n\n{FIRST}".encode(),
    "HTML": page().encode(),
    "PDF": pdf(column([FIRST, "", SECOND]), title="Sarne"),
    "DOCX": docx(FIRST, SECOND),
    "RTF": rb"{\rtf1\ansi " + FIRST.encode() + rb"\par " + SECOND.encode() + b"}",
    "JSON": json.dumps({"title": "Sarne", "text": FIRST}).encode(),
    "JSON Lines": b"\n".join(json.dumps({"text": text}).encode() for text in PARAGRAPHS),
    "RSS": RSS.replace("LINK", "").encode(),
    "Atom": ATOM.encode(),
    "UTF-16": FIRST.encode("utf-16"),
    "ninjs": newsroom.NINJS_2.encode(),
    "Event Registry": newsroom.EVENT_REGISTRY.encode(),
    "CSV": newsroom.TABLE.encode(),
    "NITF": newsroom.NITF.encode(),
    "NewsML-G2": newsroom.NEWSML_G2.encode(),
    "NewsML 1": newsroom.NEWSML_1.encode(),
    "TEI": newsroom.TEI.encode(),
    "WARC": newsroom.warc(*newsroom.PAGES),
    "packed WARC": newsroom.warc(*newsroom.PAGES, packed=True),
    "MHTML": newsroom.MHTML,
    "Nexis": newsroom.nexis(),
}


def test_reading_local_files_uses_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*_: object) -> None:
        raise AssertionError("somebody was asked")

    for door in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, door, ask)
    monkeypatch.setattr(socket, "getaddrinfo", ask)
    for whole in WHOLE.values():
        assert every(whole)


@pytest.mark.parametrize("kind", WHOLE)
def test_truncated_or_damaged_file_is_read_or_rejected(kind: str) -> None:
    whole, chance = WHOLE[kind], random.Random(kind)
    assert any(isinstance(one, Article) for one in every(whole)) or kind == "RSS"
    for _ in range(24):
        cut = whole[: chance.randrange(len(whole))]
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 9)):
            damaged[chance.randrange(len(whole))] = chance.randrange(256)
        for data in (cut, bytes(damaged), whole + cut, cut + whole):
            for one in every(data):
                line = one.source if isinstance(one, Article) else str(one)
                assert line.isprintable()


def every(data: bytes) -> list[Article | SourceError]:
    """Return what is read from standard input."""
    return list(read_each("-", stdin=io.BytesIO(data)))


def test_unsupported_archive_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as archive:
        archive.writestr("x.txt", FIRST)
    with pytest.raises(SourceError, match="this is a ZIP archive"):
        read(str(tmp_path / "x.docx"))
