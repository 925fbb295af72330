"""Formats of newsrooms and researchers give each article with what they state about it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.reading import SourceError, read, read_each, responses
from corpus.reading.loader import RawSource, parse_source
from corpus.reading.parsed import ParsedArticle, ParsedFeed, UnreadableError
from corpus.reading.parsers import markup, records, warc, web_page
from corpus.reading.parsers.markup import html_paragraphs, looks_like_html
from corpus.stories.story import gather
from tests import newsroom
from tests.documents import docx
from tests.newsroom import BRIDGE, FERRY, HEADLINE, OTHER_HEADLINE
from tests.pages import PARAGRAPHS, page
from tests.server import Server, serving
from tui.cli.main import main


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server with pages, and an empty cache."""
    monkeypatch.setattr(responses, "cache_folder", lambda: tmp_path / "cache")
    with serving() as server:
        yield server


def written(folder: Path, name: str, data: str | bytes) -> str:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def body(article: Article) -> list[str]:
    """Return the paragraphs of an article that are neither heading nor caption."""
    apart = article.headings | article.set_apart
    return [
        span.of(article.text)
        for number, span in enumerate(article.paragraphs, 1)
        if number not in apart
    ]


def stated(article: Article) -> tuple[str, ...]:
    """Return what is known of an article: headline, outlet, byline, time, language, agency."""
    time = article.published_at or article.published
    return (
        article.headline,
        article.outlet,
        article.byline,
        time.isoformat() if time else "",
        article.language,
        article.agency,
    )


def refusal(source: str) -> str:
    """Return why a source gives no article."""
    with pytest.raises(SourceError) as error:
        read(source)
    assert error.value.cause.isprintable()
    return error.value.cause


TIME = "2021-05-04T16:20:00+00:00"
SINGLE: dict[str, tuple[str | bytes, tuple[str, ...], list[str]]] = {
    "x.xml": (
        newsroom.NITF,
        (HEADLINE, "Coast Courier", "Ada Lund", "2021-05-04T16:20:00+01:00", "en", "Reuters"),
        [*BRIDGE, "Cars | 8,300", "(Reporting by Ada Lund)"],
    ),
    "newsml1.xml": (
        newsroom.NEWSML_1,
        (HEADLINE, "AFP", "Ada Lund", TIME, "en", "AFP"),
        [*BRIDGE],
    ),
    "tei.xml": (
        newsroom.TEI,
        (HEADLINE, "Coast Courier", "Ada Lund", "2021-05-04", "en", ""),
        [*BRIDGE],
    ),
    "ninjs1.json": (
        newsroom.NINJS_1,
        (HEADLINE, "Coast Wire", "Ada Lund", TIME, "en", ""),
        [*BRIDGE],
    ),
    "ninjs2.json": (
        newsroom.NINJS_2,
        (HEADLINE, "Coast Wire", "Ada Lund", "2021-05-04T18:05:00+02:00", "en", "Reuters"),
        [*BRIDGE],
    ),
    "page.mhtml": (
        newsroom.MHTML,
        (HEADLINE, "Coast Courier", "Ada Lund", TIME, "", ""),
        [*PARAGRAPHS],
    ),
}
SEVERAL: dict[str, tuple[str | bytes, tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]] = {
    "message.xml": (
        newsroom.NEWSML_G2,
        (
            (HEADLINE, "Coast Wire", "Ada Lund", "2021-05-04T18:05:00+01:00", "en", "Reuters"),
            (OTHER_HEADLINE, "Coast Wire", "Bo Ek", "2021-05-04T18:05:00+01:00", "en", "Reuters"),
        ),
        (BRIDGE, FERRY),
    ),
    "export.json": (
        newsroom.EVENT_REGISTRY,
        (
            (HEADLINE, "Coast Courier", "Ada Lund", TIME, "en", "Reuters"),
            (OTHER_HEADLINE, "Export", "", "", "de", ""),
        ),
        (BRIDGE, FERRY),
    ),
    "table.csv": (
        newsroom.TABLE,
        (
            (HEADLINE, "Coast Courier", "", TIME, "", ""),
            (OTHER_HEADLINE, "Hallen Times", "", "2021-05-05", "", ""),
        ),
        (BRIDGE, (FERRY[0],)),
    ),
    "crawl.warc.gz": (
        newsroom.warc(*newsroom.PAGES, packed=True),
        (
            (HEADLINE, "Coast Courier", "Ada Lund", TIME, "", ""),
            (OTHER_HEADLINE, "Coast Courier", "Ada Lund", TIME, "", ""),
        ),
        (PARAGRAPHS, PARAGRAPHS[::-1]),
    ),
    "crawl.warc": (
        newsroom.warc(*newsroom.PAGES),
        (
            (HEADLINE, "Coast Courier", "Ada Lund", TIME, "", ""),
            (OTHER_HEADLINE, "Coast Courier", "Ada Lund", TIME, "", ""),
        ),
        (PARAGRAPHS, PARAGRAPHS[::-1]),
    ),
    "nexis.docx": (
        newsroom.nexis(),
        (
            (HEADLINE, "Coast Courier", "Ada Lund in Hallen", TIME, "en", ""),
            (OTHER_HEADLINE, "Hallen Times", "", "2021-05-05", "", ""),
        ),
        (("Eleven weeks of repairs are expected.", *BRIDGE), FERRY),
    ),
}


@pytest.mark.parametrize("name", SINGLE)
def test_article_is_read_with_the_metadata_of_its_format(name: str, tmp_path: Path) -> None:
    data, known, paragraphs = SINGLE[name]
    article = read(written(tmp_path, name, data))
    assert stated(article) == known
    assert body(article) == paragraphs


@pytest.mark.parametrize("name", SEVERAL)
def test_each_of_several_articles_is_named_by_its_number(name: str, tmp_path: Path) -> None:
    data, known, paragraphs = SEVERAL[name]
    path = written(tmp_path, name, data)
    articles = [one for one in read_each(path) if isinstance(one, Article)]
    assert [article.source for article in articles] == [f"{path}#1", f"{path}#2"]
    assert tuple(map(stated, articles)) == known
    assert tuple(tuple(body(article)) for article in articles) == paragraphs
    assert read(f"{path}#2") == articles[1]
    assert refusal(f"{path}#3") == "there are 2 articles, not 3"


@pytest.mark.parametrize("name", SEVERAL)
def test_format_is_known_by_its_content_alone(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, "x.txt", SEVERAL[name][0])
    assert len([one for one in read_each(path) if isinstance(one, Article)]) == 2


def test_headline_of_a_newsroom_format_stands_above_its_text(tmp_path: Path) -> None:
    for name in ("x.xml", "ninjs1.json", "tei.xml"):
        article = read(written(tmp_path, name, SINGLE[name][0]))
        assert article.paragraphs[0].of(article.text) == HEADLINE
        assert 1 in article.headings
        assert article.text.count(HEADLINE) == 1


def test_crossheads_and_captions_of_nitf_are_not_text(tmp_path: Path) -> None:
    article = read(written(tmp_path, "x.xml", newsroom.NITF))
    texts = [span.of(article.text) for span in article.paragraphs]
    assert [texts[number - 1] for number in sorted(article.headings)] == [HEADLINE, "What it means"]
    assert [texts[number - 1] for number in article.set_apart] == ["A pier of the bridge. café"]


@pytest.mark.parametrize(
    ("marked_up", "byline"),
    [
        ("By <person><name>Ada Lund</name></person>, AFP", "Ada Lund, AFP"),
        ("<person>Ada Lund</person><byttl>Chief <b>x</b> correspondent</byttl>", "Ada Lund"),
        (
            "By <person>Ada Lund<byttl>Editor <b>at</b> large</byttl></person> and Bo Ek",
            "Ada Lund and Bo Ek",
        ),
        ("<person>Ada Lund</person><byttl>Editor</byttl>; <b>Bo</b> Ek", "Ada Lund; Bo Ek"),
    ],
)
def test_byline_of_nitf_keeps_its_order_and_no_title(
    tmp_path: Path, marked_up: str, byline: str
) -> None:
    start, end = newsroom.NITF.index("<byline>"), newsroom.NITF.index("</byline>")
    whole = f"{newsroom.NITF[:start]}<byline>{marked_up}{newsroom.NITF[end:]}"
    assert read(written(tmp_path, "x.xml", whole)).byline == byline


def test_tei_divides_a_page_into_articles(tmp_path: Path) -> None:
    parts = "".join(
        f'<div type="article"><head>{head}</head><p>{" ".join(texts)}</p></div>'
        for head, texts in ((HEADLINE, BRIDGE), (OTHER_HEADLINE, FERRY))
    )
    start, end = newsroom.TEI.index("<body>"), newsroom.TEI.index("</body>")
    path = written(tmp_path, "x.xml", f"{newsroom.TEI[:start]}<body>{parts}{newsroom.TEI[end:]}")
    assert [one.headline for one in read_each(path) if isinstance(one, Article)] == [
        HEADLINE,
        OTHER_HEADLINE,
    ]


def test_export_of_nexis_with_one_article_needs_no_number(tmp_path: Path) -> None:
    data = docx(
        HEADLINE, "Coast Courier", "May 4, 2021", "Length: 9 words", "Body", *BRIDGE,
        "End of Document",
    )  # fmt: skip
    article = read(written(tmp_path, "x.docx", data))
    assert (article.headline, article.outlet, body(article)) == (
        HEADLINE,
        "Coast Courier",
        [*BRIDGE],
    )


def test_last_article_of_an_export_whose_end_was_cut_off_is_read(tmp_path: Path) -> None:
    lines = [OTHER_HEADLINE, "Hallen Times", "May 5, 2021", "Length: 120 words", "Body", *FERRY]
    first = [HEADLINE, "Coast Courier", "May 4, 2021", "Length: 9 words", "Body", *BRIDGE]
    path = written(tmp_path, "x.docx", docx(*first, "End of Document", *lines))
    assert [one.headline for one in gather([path]).articles] == [HEADLINE, OTHER_HEADLINE]


@pytest.mark.parametrize(
    ("day", "length", "body_mark", "end"),
    [
        ("4. Mai 2021 Dienstag", "Länge: 9 Wörter", "Text", "Ende des Dokuments"),
        ("mardi 4 mai 2021", "Longueur: 9 mots", "Corps", "Fin du document"),
        ("4 de mayo de 2021 martes", "Longitud: 9 palabras", "Cuerpo", "Fin del documento"),
    ],
)
def test_export_of_nexis_in_another_language_is_read(
    day: str, length: str, body_mark: str, end: str, tmp_path: Path
) -> None:
    lines = [HEADLINE, "Coast Courier", day, length, body_mark, *BRIDGE, end]
    article = read(written(tmp_path, "x.docx", docx(*lines)))
    assert stated(article)[:4] == (HEADLINE, "Coast Courier", "", "2021-05-04")
    assert body(article) == [*BRIDGE]


def test_document_with_only_an_end_mark_is_not_an_export(tmp_path: Path) -> None:
    article = read(written(tmp_path, "x.docx", docx(*BRIDGE, "End of Document")))
    assert body(article) == [*BRIDGE, "End of Document"]


def test_addresses_in_a_list_are_read_from_their_pages(tmp_path: Path, server: Server) -> None:
    path = written(tmp_path, "media.csv", newsroom.MEDIA_CLOUD.replace("LINK", server.at("/good")))
    (article,) = gather([path]).articles
    assert article.source == f"{path}#1"
    assert body(article) == [*PARAGRAPHS]


def test_many_addresses_are_a_list_to_choose_from(tmp_path: Path, server: Server) -> None:
    row = newsroom.MEDIA_CLOUD.split("\n")[1].replace("LINK", server.at("/good"))
    rows = [newsroom.MEDIA_CLOUD.split("\n")[0], *([row] * (records.MAX_ADDRESSES + 1))]
    path = written(tmp_path, "media.csv", "\n".join(rows))
    (problem,) = gather([path]).problems
    assert problem.cause.startswith(f"a list of 21 reports; choose one, such as {path}#1")
    assert server.asked == []
    assert body(read(f"{path}#21")) == [*PARAGRAPHS]


def test_address_beside_texts_is_only_read_if_it_is_named(tmp_path: Path, server: Server) -> None:
    both = [{"text": BRIDGE[0], "title": HEADLINE}, {"url": server.at("/good")}]
    path = written(tmp_path, "x.json", json.dumps(both))
    story = gather([path])
    assert [article.source for article in story.articles] == [f"{path}#1"]
    assert [problem.cause for problem in story.problems] == [
        f"only an address; read it as {path}#2"
    ]
    assert server.asked == []
    assert body(read(f"{path}#2")) == [*PARAGRAPHS]


def test_ninjs_2_takes_the_headline_and_the_body_that_are_meant_for_print() -> None:
    value = json.loads(newsroom.NINJS_2)
    value["bodies"].reverse()
    found = records.parse(json.dumps(value).encode())
    assert found == records.parse(newsroom.NINJS_2.encode())


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("id,name\n1,x\n", "a table without a column of texts or addresses; it has id, name"),
        ("text\n", "no article in it"),
        ("text,title\n,x\n", None),
        ("", "empty"),
    ],
)
def test_table_that_holds_no_article_says_why(text: str, cause: str | None, tmp_path: Path) -> None:
    path = written(tmp_path, "x.csv", text)
    assert refusal(path) == (cause or "it has neither a text nor paragraphs")


def test_quotation_marks_in_a_table_without_rules_are_text(tmp_path: Path) -> None:
    path = written(tmp_path, "x.tsv", f'title\ttext\n{HEADLINE}\t"No" was said. {BRIDGE[0]}\n')
    (article,) = gather([path]).articles
    assert article.text == f'"No" was said. {BRIDGE[0]}'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("lead.json", {"bodies": [{"role": "lead", "value": FERRY[0]}, {"role": "main"}]}),
        ("lines.json", {"content": [*BRIDGE]}),
        ("stream.json", {"recentActivityArticles": {"activity": [{"body": "\n\n".join(BRIDGE)}]}}),
        ("page.json", {"@graph": [{"@type": "WebPage"}, {"articleBody": "\n\n".join(BRIDGE)}]}),
    ],
)
def test_json_of_other_shapes_gives_the_whole_text(
    name: str, data: dict[str, list[dict[str, str]]], tmp_path: Path
) -> None:
    if name == "lead.json":
        data["bodies"][1]["value"] = "\n\n".join(BRIDGE)
    (article,) = gather([written(tmp_path, name, json.dumps(data))]).articles
    assert body(article) == [*BRIDGE]


@pytest.mark.parametrize(
    ("columns", "row", "text"),
    [
        ("date,title,text", "2021-05-04,Closed,It rains, it pours.", "It rains, it pours."),
        ("text,title", "It rains, it pours.,Closed", None),
        ("title,text", 'Closed,"It rains." "It pours,', None),
    ],
)
def test_row_with_too_many_cells_is_whole_or_refused(
    columns: str, row: str, text: str | None, tmp_path: Path
) -> None:
    path = written(tmp_path, "x.csv", f"{columns}\n{row}\n")
    if text is None:
        assert refusal(f"{path}")
    else:
        assert gather([path]).articles[0].text == text


def test_main_headline_of_several_in_newsml_is_taken() -> None:
    several = f'<headline role="hld:sub">Below</headline><headline role="hld:main">{HEADLINE}</'
    message = newsroom.NEWSML_G2.replace(f"<headline>{HEADLINE}</", several)
    assert message != newsroom.NEWSML_G2
    assert records.parse_xml_articles(message.encode()) == records.parse_xml_articles(
        newsroom.NEWSML_G2.encode()
    )


@pytest.mark.parametrize(
    "date", ["2021-05-04 16:20:00 UTC", "1620145200", 1620145200000, "20210504T162000Z"]
)
def test_moments_are_read_as_databases_write_them(date: object) -> None:
    found = records.parse(json.dumps({"text": BRIDGE[0], "date": date}).encode())
    assert isinstance(found, ParsedArticle)
    assert found.published_at is not None
    assert found.published_at.isoformat() == TIME


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz"])
def test_prose_with_the_ending_of_an_archive_is_prose(name: str, tmp_path: Path) -> None:
    assert "WARC archive" in refusal(written(tmp_path, name, "\n\n".join(BRIDGE)))


def test_packed_archive_that_is_cut_gives_the_pages_before_the_cut(tmp_path: Path) -> None:
    packed = newsroom.warc(*newsroom.PAGES, packed=True)
    path = written(tmp_path, "x.warc.gz", packed[: packed.rindex(b"\x1f\x8b\x08") + 60])
    assert gather([path]).articles[0].headline == HEADLINE


@pytest.mark.parametrize("hyphen", ["", "-"])
def test_tei_joins_a_word_that_a_line_break_divides(hyphen: str) -> None:
    divided = f"{BRIDGE[0][:6]}{hyphen}\n <lb break='no'/>{BRIDGE[0][6:]}"
    tei = newsroom.TEI.replace(BRIDGE[0], divided)
    assert tei != newsroom.TEI
    assert records.parse_xml_articles(tei.encode()) == records.parse_xml_articles(
        newsroom.TEI.encode()
    )


def test_prose_with_commas_is_not_a_table(tmp_path: Path) -> None:
    text = f"Text, title, date and link were read out\n\n{BRIDGE[0]}\n\n{BRIDGE[1]}"
    assert read(written(tmp_path, "x.txt", text)).paragraphs[0].of(text)


def test_markup_in_a_field_is_read_as_markup_and_signs_are_not() -> None:
    html = json.dumps({"text": f"<p>{BRIDGE[0]}</p><h2>Next</h2><p>{BRIDGE[1]}</p>"})
    found = records.parse(html.encode())
    assert [each.text for each in getattr(found, "paragraphs", ())] == [
        BRIDGE[0],
        "Next",
        BRIDGE[1],
    ]
    assert not looks_like_html("Piers <2> and <3> are cracked, and x > y.")


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>One<p>Two <b>bold</b>", ["One", "Two bold"]),
        ("One<br>still<br><br>Two", ["One", "still", "Two"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<p>a &lt; b &amp; c</p>", ["a < b & c"]),
        ("<figure><img><figcaption>Seen</figcaption></figure><p>x</p>", ["Seen", "x"]),
        ("<!-- <p>no</p> --><p>yes</p><style>p{}</style>", ["yes"]),
        ("5 < 6 <", ["5 < 6 <"]),
    ],
)
def test_piece_of_html_gives_its_paragraphs(html: str, texts: list[str]) -> None:
    assert [each.text for each in html_paragraphs(html)] == texts


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "entity.xml": (
        '<!DOCTYPE nitf [<!ENTITY f SYSTEM "file:///etc/hosts">]><nitf><body><body.content>'
        "<p>&f;</p></body.content></body></nitf>",
        "an XML document that declares entities, which are not read",
    ),
    "laughs.xml": (
        f'<!DOCTYPE nitf [<!ENTITY a0 "ha">{LAUGHS}]><nitf><body>&a9;</body></nitf>',
        "an XML document that declares entities, which are not read",
    ),
    "broken.xml": (
        newsroom.NITF[:900],
        "an XML document: line 22, column 150: no element found",
    ),
    "mixed.xml": (
        "<?xml version='1.0'?>\n<nitf><body></nitf>",
        "an XML document: line 2, column 15: mismatched tag",
    ),
    "deep.xml": (
        "<nitf>" + "<block>" * 1_000,
        "an XML document that is nested too deeply",
    ),
    "picture.xml": (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet/></newsItem>',
        "NewsML-G2 without a text in it",
    ),
    "track.xml": (
        "<?xml version='1.0'?><gpx><trk/></gpx>",
        "this is XML; srcdiff reads plain text, Markdown, HTML, PDF, DOCX, RTF, JSON, CSV, feeds,"
        " NITF, NewsML, TEI and WARC",
    ),
    "markup.txt": ("<record><body>Closed.</body></record>", "this is XML"),
    "crawl.warc": (b"WARC/1.0\r\nContent-Length: -9\r\n\r\n", "a WARC archive without a web page"),
    "huge.warc": (
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + b"9" * 4_000 + b"\r\n\r\nHTTP",
        "",
    ),
    "packed.txt": (b"\x1f\x8b\x08\0" + b"\0" * 40, "this is a gzip archive"),
    "sheet.xlsx": (b"PK\x03\x04xl/workbook.xml", "this is XLSX"),
    "mail.eml": (b"From: a@x\r\nMIME-Version: 1.0\r\n\r\nText", "this is an email"),
    "wire.txt": (b"\x01AFP0123 4 pol", "this is IPTC 7901"),
    "old.txt": (b"1 of 10 DOCUMENTS\n\nThe Guardian", "this is an old export of Nexis"),
    "base.db": (b"SQLite format 3\0", "this is an SQLite database"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_unreadable_sources_are_refused_in_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data, cause = REFUSED[name]
    written(tmp_path, name, data)
    written(tmp_path, "a.txt", "\n\n".join(PARAGRAPHS))
    assert main(["report", "a.txt", name]) == 2
    said = capsys.readouterr()
    assert said.err.startswith(f"srcdiff: {name}: {cause}")
    assert "localhost" not in said.err + said.out


def test_missing_extra_for_archives_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "warcio", None)
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    monkeypatch.setattr(sys, "executable", "/opt/x/bin/python")
    path = written(tmp_path, "x.warc", newsroom.warc(*newsroom.PAGES))
    assert refusal(path) == "to read a WARC archive, run: pip install 'srcdiff[warc]'"


def test_pages_of_an_archive_are_taken_apart_only_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[bytes]()
    parse = web_page.parse

    def counted(data: bytes) -> ParsedArticle:
        asked.append(data)
        return parse(data)

    monkeypatch.setattr(web_page, "parse", counted)
    path = written(tmp_path, "x.warc", newsroom.warc(*newsroom.PAGES))
    assert read(f"{path}#2").headline == OTHER_HEADLINE
    assert len(asked) == 1


def test_archive_that_is_cut_short_gives_the_pages_before_the_cut(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = newsroom.warc(*newsroom.PAGES)
    path = written(tmp_path, "x.warc", whole[: whole.index(b"<urn:uuid:4>")])
    first, *rest = read_each(path)
    assert isinstance(first, Article)
    assert [type(one) for one in rest] in ([], [SourceError])
    assert capfd.readouterr() == ("", "")


def test_page_of_an_archive_that_cannot_be_unpacked_is_a_problem_of_its_own(tmp_path: Path) -> None:
    pages = [
        ("https://c.example/1", f"{newsroom.HTML_HEAD}\r\nContent-Encoding: br", b"\x1b\x2a"),
        (
            "https://c.example/2",
            f"{newsroom.HTML_HEAD}\r\nContent-Encoding: gzip",
            b"\x1f\x8b\x08" + bytes(7) + b"\xff" * 9,
        ),
        ("https://c.example/3", f"{newsroom.HTML_HEAD}\r\nContent-Encoding: gzip", page().encode()),
    ]
    path = written(tmp_path, "x.warc", newsroom.warc(*pages))
    *problems, article = read_each(path)
    assert [str(problem) for problem in problems] == [
        f"{path}#1: a page packed with br, which is not read",
        f"{path}#2: the compressed response is damaged",
    ]
    assert isinstance(article, Article)
    assert body(article) == [*PARAGRAPHS]


def test_packed_archive_is_not_unpacked_beyond_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_UNPACKED", 2_000)
    with pytest.raises(UnreadableError, match="an archive of more than 0 MB once unpacked"):
        warc.parse(newsroom.warc(*newsroom.PAGES, packed=True))


def test_xml_over_its_limits_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MAX_TAGS", 20)
    with pytest.raises(UnreadableError, match="an XML document with more than 20 tags"):
        records.parse_xml_articles(newsroom.NITF.encode())
    monkeypatch.setattr(markup, "MAX_BYTES", 1_000_000)
    with pytest.raises(UnreadableError, match="an XML document larger than 1 MB"):
        records.parse_xml_articles(newsroom.NITF.encode() + b" " * 1_000_000)


PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<nitf>",
            "</nitf>",
            "<body>",
            "</body>",
            "<body.content>",
            "&amp;",
            "&x;",
            "<newsItem>",
            "<contentSet>",
            "<inlineXML>",
            "<TEI>",
            "<text>",
            "]]>",
            "<![CDATA[",
            "<br/>",
            "<choice>",
            "<!--",
            "-->",
            "<?x?>",
            "<!DOCTYPE",
            "]>",
            "\x00",
            "\x1b",
            "<",
            "word",
        ]
    )
).map(" ".join)


@given(PIECES)
def test_any_markup_is_read_or_rejected(text: str) -> None:
    for data in (text, f"<nitf><body><body.content>{text}</body.content></body></nitf>"):
        with suppress(UnreadableError):
            records.parse_xml_articles(data.encode())
    with suppress(UnreadableError):
        html_paragraphs(text)


@given(st.binary(max_size=200), st.integers(0, 2_000))
def test_any_archive_is_read_or_rejected(data: bytes, place: int) -> None:
    whole = newsroom.warc(*newsroom.PAGES[:2])
    for mixed in (whole[:place] + data + whole[place:], b"WARC/1.0\r\n" + data):
        with suppress(UnreadableError):
            warc.parse(mixed)


@given(st.text(alphabet='a,;\t"\n\r |', max_size=200))
def test_any_table_is_read_or_rejected(text: str) -> None:
    with suppress(UnreadableError):
        records.parse_table(f"title,text\n{text}".encode())


def test_page_of_html_without_a_frame_is_read_as_a_page(tmp_path: Path) -> None:
    html = page()
    inner = html[html.index("<article>") : html.index("</article>") + len("</article>")]
    article = read(written(tmp_path, "x.txt", inner))
    assert "<p>" not in article.text
    assert body(article) == [*PARAGRAPHS]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_text_that_begins_as_a_table_is_one_whatever_divides_its_columns(sign: str) -> None:
    rows = (("id", "title", "text"), ("1", "Closed", "The bridge is closed."))
    table = "\n".join(map(sign.join, rows)).encode()
    found = parse_source(RawSource(table, "reports.txt"))
    assert isinstance(found, ParsedFeed)
