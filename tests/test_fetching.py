"""Fetching a web page gives an article that is cached, or one line that says why not."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading import SourceError, fetching, read, responses
from corpus.reading.fetching import normalize_url
from corpus.reading.parsed import UnreadableError
from corpus.stories.story import gather
from tests.pages import PARAGRAPHS, page
from tests.server import Server, serving
from tui.cli.main import main


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    """A server for all tests of the module."""
    with serving() as server:
        yield server


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and no proxy between it and the server."""
    monkeypatch.setattr(responses, "cache_folder", lambda: tmp_path / "cache" / "pages")
    for variable in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path / "cache" / "pages"


@pytest.fixture
def server(running: Server) -> Server:
    """The server, without requests so far."""
    running.asked.clear()
    running.body = page().encode()
    return running


def refusal(address: str) -> str:
    """Return why an address gives no article."""
    with pytest.raises(SourceError) as error:
        read(address)
    assert str(error.value) == f"{address}: {error.value.cause}"
    assert error.value.cause.isprintable()
    return error.value.cause


def test_web_page_becomes_an_article(server: Server) -> None:
    article = read(server.at("/good"))
    assert article.source == server.at("/good")
    assert article.url == "https://courier.example/bridge"
    assert (article.outlet, article.byline) == ("Coast Courier", "Ada Lund")
    assert article.text == "\n\n".join((article.headline, *PARAGRAPHS))
    assert article.sha256 == hashlib.sha256(server.body).hexdigest()


def test_request_sends_only_the_address_and_the_user_agent(server: Server) -> None:
    read(server.at("/good?a=b#part"))
    ((path, headers),) = server.asked
    assert path == "/good?a=b"
    assert headers.keys() == {"Accept-Encoding", "Host", "User-Agent", "Accept", "Connection"}
    assert headers["User-Agent"].startswith("srcdiff/")


def test_fetched_page_is_cached_and_fetched_again_only_on_request(server: Server) -> None:
    first = read(server.at("/good"))
    server.body = page(title="Bridge open again").encode()
    assert read(server.at("/good")) == first
    assert len(server.asked) == 1
    again = read(server.at("/good"), refresh=True)
    assert again.headline == "Bridge open again"
    assert read(server.at("/good")) == again
    assert len(server.asked) == 2


def test_cached_page_needs_no_network() -> None:
    with serving() as server:
        address = server.at("/good")
        first = read(address)
    assert read(address) == first
    assert refusal(f"{address}?other") == "connection refused"


def test_command_line_repeats_a_comparison_offline_and_refreshes_on_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "b.txt").write_text("\n\n".join(PARAGRAPHS[::-1]))
    with serving() as server:
        words = ["report", server.at("/good"), str(tmp_path / "b.txt")]
        main(words)
        first = capsys.readouterr()
    assert main(words) != 2
    assert capsys.readouterr() == first
    assert main([*words, "--refresh"]) == 2
    assert capsys.readouterr().err.startswith(f"srcdiff: {words[1]}: connection refused\n")


def test_rejected_response_is_not_cached_and_replaces_nothing(server: Server, kept: Path) -> None:
    refusal(server.at("/broken"))
    assert not kept.exists()
    first = read(server.at("/good"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(responses, "MAX_BYTES", 10)
        with pytest.raises(SourceError):
            read(server.at("/good"), refresh=True)
    assert read(server.at("/good")) == first
    assert len(list(kept.iterdir())) == 1


def test_damaged_cache_file_is_fetched_again(server: Server, kept: Path) -> None:
    first = read(server.at("/good"))
    (file,) = kept.iterdir()
    for damaged in (b"", b"\xff\n", file.read_bytes()[:-9], b"[]\n" + server.body, b"{}\n"):
        file.write_bytes(damaged)
        assert read(server.at("/good")) == first
    assert len(server.asked) == 6


def age_of(file: Path) -> float:
    """Return when a file was last written or used."""
    return file.stat().st_mtime


def test_cache_evicts_least_recently_used_pages_beyond_its_limit(
    server: Server, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        read(server.at(f"/good/{name}"))
    for years, file in enumerate(kept.iterdir(), 1):
        os.utime(file, (years, years))
    used, unused, _ = sorted(kept.iterdir(), key=age_of)
    read(json.loads(used.read_bytes().partition(b"\n")[0])["asked"])
    monkeypatch.setattr(responses, "MAX_KEPT", sum(file.stat().st_size for file in kept.iterdir()))
    before = set(kept.iterdir())
    read(server.at("/good/d"))
    assert before - set(kept.iterdir()) == {unused}
    assert sum(file.stat().st_size for file in kept.iterdir()) <= responses.MAX_KEPT


def test_page_larger_than_the_cache_is_kept_alone(
    server: Server, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(server.at("/good/a"))
    monkeypatch.setattr(responses, "MAX_KEPT", 10)
    read(server.at("/good/b"))
    read(server.at("/good/b"))
    assert [path for path, _ in server.asked] == ["/good/a", "/good/b"]
    assert len(list(kept.iterdir())) == 1


def test_cache_that_cannot_be_written_is_ignored(server: Server, kept: Path) -> None:
    kept.parent.parent.mkdir(exist_ok=True)
    kept.parent.write_text("a file where the folder should be")
    assert read(server.at("/good")).outlet == "Coast Courier"


def test_redirect_is_followed_and_the_source_stays_as_given(server: Server) -> None:
    article = read(server.at("/moved"))
    assert [path for path, _ in server.asked] == ["/moved", "/good?moved"]
    assert article.source == server.at("/moved")


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("/none", "the server answered 404 Not Found"),
        ("/broken", "the server answered 500 Internal Server Error"),
        ("/nowhere", "the server answered 302 Found"),
        ("/circle", "redirected more than 5 times"),
        ("/tofile", "redirected to an address that is not http or https"),
        ("/toftp", "redirected to an address that is not http or https"),
        ("/cut", "the response was cut short"),
        ("/half", "the response was cut short"),
        ("/brotli", "the response is compressed in a way that was not asked for"),
        ("/nonsense", "the response is not HTTP"),
        ("/closed", "the response is not HTTP"),
        ("/picture", "this is image/png; srcdiff reads plain text, Markdown, HTML, PDF, DOCX,"
         " RTF, JSON, CSV, feeds, NITF, NewsML, TEI and WARC"),
    ],
)  # fmt: skip
def test_bad_response_is_rejected_in_one_line(server: Server, path: str, cause: str) -> None:
    assert refusal(server.at(path)) == cause
    assert len(server.asked) <= 1 + fetching.MAX_REDIRECTS


@pytest.mark.parametrize("path", ["/endless", "/bomb"])
def test_endless_response_is_cut_off(
    server: Server, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(responses, "MAX_BYTES", 1_000_000)
    assert refusal(server.at(path)) == "a response larger than 1 MB"


PRIVATE = "it redirects to a private network; to read that page, name its address"


@pytest.mark.parametrize("path", ["/home", "/named-home"])
def test_redirect_into_a_private_network_is_refused(
    server: Server, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_is_same_server", lambda url, named: url == named)
    assert refusal(server.at(path)) == PRIVATE
    assert [asked for asked, _ in server.asked] == [path]


def test_redirect_to_another_server_of_the_same_machine_is_refused(server: Server) -> None:
    with serving() as other:
        other.body = server.body
        server.home = other.at("/good")
        assert refusal(server.at("/home")) == PRIVATE
        assert other.asked == []
        assert read(other.at("/good")).outlet == "Coast Courier"  # named itself


def test_address_in_a_feed_from_elsewhere_does_not_lead_into_a_private_network(
    server: Server,
) -> None:
    address = server.at("/good")
    with pytest.raises(UnreadableError, match=PRIVATE):
        fetching.fetch_page(address, listed_at="https://elsewhere.example/feed")
    assert server.asked == []
    assert fetching.fetch_page(address, listed_at=server.at("/feed")).data == server.body


@pytest.mark.parametrize(
    ("url", "named", "same"),
    [
        ("https://a.example/x", "http://a.example/y", True),
        ("http://a.example:80/x", "http://a.example/", True),
        ("http://a.example:8080/x", "http://a.example/", False),
        ("http://b.example/x", "http://a.example/", False),
        ("http://127.0.0.1:8000/x", "http://127.0.0.1:631/", False),
    ],
)
def test_same_server_is_known_by_host_and_port(url: str, named: str, same: bool) -> None:
    assert fetching._is_same_server(url, named) is same


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
     "0.0.0.0", "::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "2002:7f00:1::",
     "64:ff9b::7f00:1"],
)  # fmt: skip
def test_private_addresses_are_rejected(address: str) -> None:
    with pytest.raises(UnreadableError, match=PRIVATE):
        fetching._reject_private(address)
    for public in ("8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "a.example"):
        fetching._reject_private(public)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_name_that_leads_into_a_private_network_is_refused_before_it_is_connected(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(0, 0, 0, "", ("8.8.8.8", 80)), (0, 0, 0, "", ("10.1.2.3", 80))]
    monkeypatch.setattr(fetching, "getaddrinfo", lambda *_args, **_kinds: found)
    monkeypatch.setattr("socket.create_connection", lambda *_: pytest.fail("it was connected"))
    with pytest.raises(UnreadableError, match=PRIVATE):
        fetching.request(f"{scheme}://inside.example/", named="https://elsewhere.example/")


def test_body_of_a_redirect_is_not_read(server: Server) -> None:
    assert read(server.at("/flood")).outlet == "Coast Courier"


def test_silent_server_times_out(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "TIMEOUT", 0.2)
    assert refusal(server.at("/slow")) == "no response within 0.2 s"


def test_slow_response_is_abandoned_at_the_deadline(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "DEADLINE", 0.5)
    begun = time.monotonic()
    assert refusal(server.at("/drip")) == "no complete response within 0.5 s"
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("path", ["/latin", "/mislabelled"])
def test_wrongly_declared_encoding_is_ignored(server: Server, path: str) -> None:
    assert "Zoë said “no” — for 40 £. The bridge" in read(server.at(path)).text


def test_encoding_declared_by_the_server_is_used_where_it_fits(server: Server) -> None:
    assert "Мост закрыт. The bridge" in read(server.at("/cyrillic")).text


@pytest.mark.parametrize("path", ["/packed", "/untyped"])
def test_compressed_and_chunked_pages_are_read(server: Server, path: str) -> None:
    assert PARAGRAPHS[1] in read(server.at(path)).text


def test_plain_text_on_the_web_is_named_after_its_host(server: Server) -> None:
    article = read(server.at("/text"))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.outlet, article.url) == ("127.0.0.1", server.at("/text"))


def test_page_named_twice_is_read_once(server: Server) -> None:
    story = gather([server.at("/good"), server.at("/good#comments")])
    assert len(story.articles) == 1
    assert story.problems[0].cause.startswith("the same file as http")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("file:///etc/hosts", "only http and https addresses can be read"),
        ("ftp://127.0.0.1/x.txt", "only http and https addresses can be read"),
        ("http://", "not a valid web address"),
        ("http://[::1", "not a valid web address"),
        ("http://127.0.0.1:x/", "not a valid web address"),
        ("http://a..b/", "not a valid web address"),
        ("https://ada:secret@127.0.0.1/", "an address that contains a password"),
    ],
)
def test_invalid_address_sends_no_request(
    address: str, cause: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("somebody was asked")

    monkeypatch.setattr(socket, "create_connection", connect)
    assert refusal(address) == cause


def test_non_ascii_addresses_are_encoded_as_servers_expect(server: Server) -> None:
    read(f"http://127.0.0.1:{server.server_port}/good/brücke und fähre?ort=hällen%20süd")
    assert server.asked[0][0] == "/good/br%C3%BCcke%20und%20f%C3%A4hre?ort=h%C3%A4llen%20s%C3%BCd"


@given(st.text())
def test_any_address_is_normalized_or_rejected(rest: str) -> None:
    for address in (f"http://{rest}", f"https://127.0.0.1/{rest}", f"HTTP://x:{rest}"):
        try:
            requested = normalize_url(address)
        except UnreadableError:
            continue
        assert requested.isascii()
        assert requested.startswith(("http://", "https://"))
        assert not any(character.isspace() for character in requested)
