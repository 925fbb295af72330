"""A feed is a list of reports from which the reader chooses one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading import SourceError, read, responses
from corpus.reading.parsed import UnreadableError
from corpus.reading.parsers.web_page import parse_feed
from corpus.stories.story import gather
from tests.pages import PARAGRAPHS
from tests.server import Server, serving

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Coast &amp; Courier</title>
<item><title>Bridge &lt;b&gt;closed&lt;/b&gt;</title><link>https://courier.example/1</link>
<pubDate>Tue, 04 May 2021 16:20:00 GMT</pubDate><dc:creator>Ada Lund</dc:creator>
<description>In short.</description>
<content:encoded><![CDATA[<p>The bridge is closed.</p><script>run()</script><p>A ferry
runs &amp; is free.</p>]]></content:encoded></item>
<item><title>Ferry</title><link>LINK</link><description>In short.</description></item>
<item><title>Fog</title><description>&lt;p&gt;Fog lay over the Sarne.&lt;/p&gt;</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Courier</title>
<entry><title>Bridge closed</title><link href="https://courier.example/1"/>
<updated>2021-05-04T16:20:00Z</updated><author><name>Ada Lund</name></author>
<content type="html">&lt;p&gt;The bridge is closed.&lt;/p&gt;</content></entry></feed>"""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server with pages, and an empty cache."""
    monkeypatch.setattr(responses, "cache_folder", lambda: tmp_path / "cache")
    with serving() as server:
        yield server


@pytest.fixture
def path(tmp_path: Path, server: Server) -> str:
    """The path of a feed whose second report is on the server."""
    file = tmp_path / "news.xml"
    file.write_text(RSS.replace("LINK", server.at("/good")))
    return str(file)


def test_feed_says_how_to_choose_a_report(path: str) -> None:
    (problem,) = gather([path]).problems
    assert problem.cause == (
        f"a feed of 3 reports; choose one, such as {path}#1 (srcdiff init -o - {path} lists them)"
    )


def test_report_with_text_in_the_feed_is_read_from_it(path: str, server: Server) -> None:
    article = read(f"{path}#1")
    assert article.text == "Bridge closed\n\nThe bridge is closed.\n\nA ferry runs & is free."
    assert (article.headline, article.outlet) == ("Bridge closed", "Coast & Courier")
    assert (article.byline, article.published) == ("Ada Lund", date(2021, 5, 4))
    assert (article.source, article.url) == (f"{path}#1", "https://courier.example/1")
    assert server.asked == []


def test_report_with_only_a_summary_is_read_from_its_page(path: str, server: Server) -> None:
    article = read(f"{path}#2")
    assert article.text.endswith(PARAGRAPHS[-1])
    assert (article.source, article.outlet) == (f"{path}#2", "Coast Courier")
    assert [asked for asked, _ in server.asked] == ["/good"]


def test_summary_is_the_text_where_there_is_no_page(path: str) -> None:
    assert read(f"{path}#3").text == "Fog\n\nFog lay over the Sarne."
    with pytest.raises(SourceError, match="there are 3 articles, not 4"):
        read(f"{path}#4")


def test_feed_of_one_report_needs_no_choice(tmp_path: Path) -> None:
    (tmp_path / "x.atom").write_text(ATOM)
    article = read(str(tmp_path / "x.atom"))
    assert article.text == "Bridge closed\n\nThe bridge is closed."
    assert (article.byline, article.published) == ("Ada Lund", date(2021, 5, 4))


def test_no_page_is_fetched_unless_chosen(tmp_path: Path, server: Server) -> None:
    path = tmp_path / "x.atom"
    path.write_text(
        ATOM.replace("https://courier.example/1", server.at("/good")).replace("content", "summary")
    )
    (problem,) = gather([str(path)]).problems
    assert problem.cause.startswith(f"a feed of 1 report; choose one, such as {path}#1")
    assert server.asked == []
    assert read(f"{path}#1").outlet == "Coast Courier"
    assert [asked for asked, _ in server.asked] == ["/good"]


def test_feed_without_reports_says_so() -> None:
    for data in (b"<rss></rss>", b"<feed/>", b"<?xml version='1.0'?><rss><channel><item>"):
        with suppress(UnreadableError):
            assert parse_feed(data).entries
    with pytest.raises(UnreadableError, match="a feed without reports"):
        parse_feed(b"<rss version='2.0'><channel/></rss>")


def test_xml_entities_read_no_file_and_are_not_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hosts"><!ENTITY a0 "ha">{laughs}]>'
    for entity in ("&f;", "&a9;"):
        data = RSS.replace("<rss", f"{doctype}<rss", 1).replace("Fog lay", entity)
        with suppress(UnreadableError):
            assert len(str(parse_feed(data.encode()))) < 100_000
            assert "localhost" not in str(parse_feed(data.encode()))
    data = RSS.replace("LINK", "file:///etc/hosts")
    (tmp_path / "x.xml").write_text(data)
    assert read(str(tmp_path / "x.xml") + "#2").text == "Ferry\n\nIn short."


@given(st.binary(max_size=300), st.integers(0, 3))
def test_any_feed_is_read_or_rejected(data: bytes, place: int) -> None:
    parts = RSS.encode().split(b"In short.")
    for whole in (data, b"<rss>" + data, data.join(parts), RSS.encode()[: 90 * place] + data):
        with suppress(UnreadableError):
            parse_feed(whole)
