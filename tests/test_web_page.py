"""The parser of web pages gives the article on a page and the page's metadata."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import _Element as Element
from trafilatura.utils import load_html

from corpus.reading import SourceError, formats, read
from corpus.reading.parsed import ParsedParagraph, UnreadableError
from corpus.reading.parsers import web_page
from corpus.reading.parsers.asides import mark_asides
from corpus.reading.parsers.web_page import parse
from corpus.segmentation import segment
from tests.benchmarks.web_pages import OUTLETS, measured
from tests.newsroom import HEADLINE
from tests.pages import PARAGRAPHS
from tests.pages import page as written


def paragraphs(html: str | bytes) -> list[str]:
    """Return the paragraphs of a page."""
    data = html if isinstance(html, bytes) else html.encode()
    return [block.text.strip() for block in parse(data).paragraphs]


def test_page_gives_its_article_and_nothing_around_it() -> None:
    headline, *body = paragraphs(written())
    assert headline == "Bridge over the Sarne closed"
    assert tuple(body) == PARAGRAPHS


def test_page_metadata_is_read() -> None:
    found = parse(written().encode())
    assert found.headline == "Bridge over the Sarne closed"
    assert (found.outlet, found.byline) == ("Coast Courier", "Ada Lund")
    assert found.published == date(2021, 5, 4)
    assert found.published_at == datetime(2021, 5, 4, 16, 20, tzinfo=UTC)
    assert found.url == "https://courier.example/bridge"
    assert found.paragraphs[0].heading


def test_outlet_is_removed_from_the_headline() -> None:
    html = written(title="Bridge closed - CoastCourier.com").replace(
        'content="Coast Courier"', 'content="CoastCourier"'
    )
    assert parse(html.encode()).headline == "Bridge closed"


def test_page_without_a_site_name_is_named_after_its_host() -> None:
    html = written().replace("og:site_name", "x").replace(" | Coast Courier", "")
    assert parse(html.encode()).outlet == "courier.example"


def test_crossheads_list_items_and_rows_are_paragraphs() -> None:
    about = (
        "<h2>What is closed</h2><p>The piers two and three are cracked, and no lorry may stand on "
        "them.</p><ul><li>The coast road between Hallen and Oster</li><li>The footpath under the "
        "bridge</li></ul><blockquote><p>We had no choice, the engineer wrote to the council in "
        "April.</p></blockquote><p>One line<br>and another<br><br>A new paragraph stands here.</p>"
        "<table><tr><td>Cars</td><td>9,000</td></tr><tr><td>Lorries</td><td>700</td></tr></table>"
    )
    found = parse(written(about=about).encode())
    blocks = [block.text.strip() for block in found.paragraphs]
    assert blocks[5:] == [
        "What is closed",
        "The piers two and three are cracked, and no lorry may stand on them.",
        "The coast road between Hallen and Oster",
        "The footpath under the bridge",
        "We had no choice, the engineer wrote to the council in April.",
        "One line\nand another",
        "A new paragraph stands here.",
        "Cars | 9,000",
        "Lorries | 700",
    ]
    assert [block.heading for block in found.paragraphs[4:7]] == [False, True, False]


@pytest.mark.parametrize("declared", ["windows-1252", "utf-8", "", "no-such-encoding", "hex"])
def test_encoding_is_detected_whatever_the_page_declares(declared: str) -> None:
    html = written(f"Zoë said “no” — for 40 £. {PARAGRAPHS[0]}", *PARAGRAPHS[1:])
    html = html.replace("<title>", f'<meta charset="{declared}"><title>')
    for encoding in ("utf-8", "cp1252", "utf-16"):
        assert paragraphs(html.encode(encoding))[1].startswith("Zoë said “no” — for 40 £. The")


def test_declared_encoding_is_used_where_detection_fails() -> None:
    html = written(*(f"Мост закрыт. {text}" for text in PARAGRAPHS))
    html = html.replace("<title>", '<meta charset="koi8-r"><title>')
    assert paragraphs(html.encode("koi8-r"))[1].startswith("Мост закрыт.")
    html = html.replace("koi8-r", "iso-2022-jp").replace("Мост закрыт", "橋は閉鎖")
    assert paragraphs(html.encode("iso-2022-jp"))[1].startswith("橋は閉鎖.")


def test_control_and_invisible_characters_of_a_page_are_made_visible(tmp_path: Path) -> None:
    html = written(
        f"Red \x1b[31m &#x202e;text &lt;script&gt; [b]. {PARAGRAPHS[0]}", *PARAGRAPHS[1:]
    )
    path = tmp_path / "x.html"
    path.write_text(html)
    article = read(str(path))
    assert "Red ␛[31m ‹U+202E›text <script> [b]." in article.text
    assert "Nothing of this is text" not in article.text


@pytest.mark.parametrize(
    "html",
    ["<html>", "<html><body></body></html>", "<!doctype html><title>Sarne</title>", "<p>"],
)
def test_page_without_an_article_says_so(html: str) -> None:
    with pytest.raises(UnreadableError, match="no article was found on this page"):
        parse(html.encode())


def test_page_over_the_size_limit_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_page, "MAX_BYTES", 1_000_000)
    with pytest.raises(UnreadableError, match="a page larger than 1 MB"):
        parse(written("word " * 300_000).encode())


def test_deeply_nested_page_is_read_or_rejected() -> None:
    for tag in ("div", "b", "table", "ul><li", "blockquote"):
        html = f"<html><body>{f'<{tag}>' * 20_000}{PARAGRAPHS[0]}".encode()
        with suppress(UnreadableError):
            assert parse(html).paragraphs


def test_missing_extra_is_reported_with_its_install_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.html"
    path.write_text(written())
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setattr(sys, "executable", "/opt/x/bin/python")
    with pytest.raises(SourceError) as error:
        read(str(path))
    assert error.value.cause == "to read a web page, run: pip install 'srcdiff[web]'"


def test_install_command_fits_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / ".venv/bin/python"))
    assert formats.install_command("web") == ".venv/bin/python -m pip install 'srcdiff[web]'"
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    (tmp_path / "uv-receipt.toml").touch()
    assert formats.install_command("pdf") == (
        "uv pip install --python \"$(uv tool dir)/srcdiff\" 'srcdiff[pdf]'"
    )
    (tmp_path / "uv-receipt.toml").rename(tmp_path / "pipx_metadata.json")
    assert formats.install_command("pdf") == "pipx inject srcdiff 'srcdiff[pdf]'"


def test_log_messages_of_packages_are_dropped() -> None:
    code = (
        "import logging, pytest\n"
        "from corpus.reading import parsed\n"
        "from corpus.reading.parsers import web_page\n"
        "with pytest.raises(parsed.UnreadableError):\n"
        "    web_page.parse(b'<html>')\n"
        "logging.getLogger('trafilatura.core').error('not to be seen')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def html5(inner: str) -> Element:
    """Return the tree of a page."""
    tree = load_html(f"<html><body>{inner}</body></html>")
    assert tree is not None
    return tree


def asides(html: str) -> list[str]:
    """Return the paragraphs of a page that are set apart from its article."""
    return [each.text.strip() for each in parse(html.encode()).paragraphs if each.aside]


LINK = '<a href="https://courier.example/other">{}</a>'
OTHER = "Hallen harbour to be dredged in spring"


@pytest.mark.parametrize(
    ("about", "apart"),
    [
        (f"<p>{LINK.format(OTHER)}</p>", [OTHER]),
        (f"<p>Related: {LINK.format(OTHER)}</p>", [f"Related: {OTHER}"]),
        (f"<p>READ MORE: {LINK.format(OTHER + '!')}</p>", [f"READ MORE: {OTHER}!"]),
        (
            f"<p>DON'T MISS<br>{LINK.format('Fog again')} [INSIGHT]</p>",
            ["DON'T MISS\nFog again [INSIGHT]"],
        ),
        (
            f"<h3>Most read in news</h3><ul><li>{LINK.format('Fog')}</li></ul>",
            ["Most read in news", "Fog"],
        ),
        ("<p>LIVE: Council meets over the bridge</p>", ["LIVE: Council meets over the bridge"]),
        (
            f"<p>{LINK.format('Follow our live coverage of the closing here.')}</p>",
            ["Follow our live coverage of the closing here."],
        ),
        (
            "<p>Ada Lund is a reporter for the Courier. She lives in Hallen.</p>",
            ["Ada Lund is a reporter for the Courier. She lives in Hallen."],
        ),
        ("<p>Email Ada Lund at ada@courier.example</p>", ["Email Ada Lund at ada@courier.example"]),
        (
            "<blockquote><p>The ferry is full.</p>&mdash; Bo Ek (@boek) May 4, 2021</blockquote>",
            ["— Bo Ek (@boek) May 4, 2021"],
        ),
        (
            "<p>Sign up for our morning newsletter, free in your inbox.</p>",
            ["Sign up for our morning newsletter, free in your inbox."],
        ),
    ],
)
def test_text_beside_an_article_is_excluded(about: str, apart: list[str]) -> None:
    html = written(*PARAGRAPHS, about=about)
    told = [each.text.strip() for each in parse(html.encode()).paragraphs if not each.aside]
    assert set(PARAGRAPHS) <= set(told)
    assert set(told).isdisjoint(apart)
    assert set(asides(html)) <= set(apart)  # trafilatura leaves out some of it by itself


def test_only_links_make_a_line_a_related_story() -> None:
    tree = html5(f"<p>{LINK.format(OTHER)}</p><p>Related: {LINK.format('Fog')}</p><p>{OTHER} x</p>")
    lines = [OTHER, "Related: Fog", f"{OTHER} x", *PARAGRAPHS]
    marked = mark_asides([ParsedParagraph(line) for line in lines], tree, [])
    assert [each.aside for each in marked] == [True, True, *[False] * 5]


def test_headline_that_reads_like_a_banner_stays_the_headline() -> None:
    found = parse(written(title="LIVE: Bridge over the Sarne closed").encode())
    assert found.headline == "LIVE: Bridge over the Sarne closed"
    assert (found.paragraphs[0].heading, found.paragraphs[0].aside) == (True, False)


def test_links_below_a_label_are_asides_until_text_follows() -> None:
    tree = html5(f"<h3>Most read</h3><li>{LINK.format('Fog')}</li><li>{LINK.format('Rain')}</li>")
    lines = [*PARAGRAPHS, "Most read", "Fog", "Rain", PARAGRAPHS[0], "Fog"]
    marked = mark_asides([ParsedParagraph(line) for line in lines], tree, [])
    assert [each.aside for each in marked] == [*[False] * 4, True, True, True, False, False]


@pytest.mark.parametrize(
    "about",
    [
        f"<p>The council will meet again, {LINK.format('as it said on Monday')}.</p>",
        f"<p>{LINK.format('The council will meet again on Friday, the mayor said.')}</p>",
        f"<ul><li>{LINK.format('Ada Brook')}</li><li>{LINK.format('Bo Ek')}</li></ul>",
        "<p>More than 40 people came to the meeting, among them the mayor of Oster.</p>",
        "<p>Read aloud in the hall, the letter took ten minutes.</p>",
        "<p>Source of the cracks was frost, the inspectors said on Tuesday.</p>",
        '<h2><a href="#top">What happens to the ferry</a></h2><p>It runs until autumn.</p>',
        "<p>Bo Ek is a reporter for the Hallen Times and was on the bridge that day.</p>",
    ],
)
def test_text_of_an_article_is_not_excluded(about: str) -> None:
    assert asides(written(*PARAGRAPHS, about=about)) == []


def test_asides_are_excluded_from_the_comparison_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    about = "Ada Lund is a reporter for the Courier."
    path.write_text(written(*PARAGRAPHS, about=f"<p>{about}</p>"))
    passages = segment(read(str(path))).passages
    (apart,) = [passage for passage in passages if passage.text == about]
    assert (apart.kind, apart.reason) == ("boilerplate", "not part of the article")
    assert len([passage for passage in passages if passage.kind == "body"]) == 4


def test_page_of_links_keeps_them() -> None:
    rows = "".join(f"<p>{LINK.format(f'{OTHER} {number}')}</p>" for number in range(40))
    assert asides(written(PARAGRAPHS[0], about=rows)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Ada Lund in Hallen; Editing by Bo Ek",
        "The Wire's Bo Ek contributed to this report.",
        "SOURCE: Courier and news agencies",
        "Follow her on Twitter at @adalund",
        "Do you have a story for us? Call 555 0100.",
        "Also on courier.example.com Ferry runs aground",
        "© 2021 Coast Courier",
        "Copyright 2021 The Wire. All rights reserved. It may not be published or rewritten.",
        "Get the latest from the coast in our newsletter",
        "Story continues below advertisement",
    ],
)
def test_credits_and_appeals_at_the_end_are_asides(line: str) -> None:
    marked = mark_asides([ParsedParagraph(each) for each in (*PARAGRAPHS, line)], None, [])
    assert [each.aside for each in marked] == [*[False] * 4, True]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by several papers of the region led the council to close the bridge in April.",
        "Copyright law, the engineer said, does not cover the drawings of the old bridge at all, "
        "and so on through a long sentence that nobody would take for a notice of rights, because "
        "it goes on and on until the last word, which says that nothing of all this was decided.",
        "Share prices of the ferry line rose by a tenth on Tuesday.",
        "Join the council in asking, she said, and the minister will listen.",
        "Get the bridge open by June, shopkeepers told the mayor.",
        "Bo Ek contributed 40 euros to the fund for the bridge.",
        "Subscribers of the old harbour line were told to go round.",
        "Sign up, they were told, and wait.",
    ],
)
def test_sentences_that_open_like_an_appeal_are_not(line: str) -> None:
    marked = mark_asides([ParsedParagraph(each) for each in (*PARAGRAPHS, line)], None, [])
    assert not any(each.aside for each in marked)


@pytest.mark.parametrize("wrong", ["Coast Courier", "World", "Advertisement"])
def test_headline_is_not_the_name_of_the_site_or_a_section(wrong: str) -> None:
    html = written().replace(
        '<meta property="og:title" content="Bridge over the Sarne closed">',
        f'<meta property="og:title" content="{wrong}">',
    )
    assert parse(html.encode()).headline == "Bridge over the Sarne closed"
    stated = '<script type="application/ld+json">{"headline": "Sarne bridge is \\u201cshut\\u201d"}'
    with_json = html.replace("</head>", f"{stated}</script></head>")
    assert parse(with_json.encode()).headline == "Sarne bridge is “shut”"


def test_byline_ends_before_the_reporters_job() -> None:
    html = written().replace("Ada Lund", "Ada Lund is a reporter for the Courier")
    assert parse(html.encode()).byline == "Ada Lund"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_rejected(data: bytes) -> None:
    for html in (data, b"<html><body>" + data, written("x", "%s").encode().replace(b"%s", data)):
        with suppress(UnreadableError):
            assert parse(html).paragraphs


@given(
    st.lists(st.sampled_from([*"<>/='\"&;! -", "p", "div", "table", "tr", "li", "x" * 30, "\0"]))
)
def test_any_tags_are_read_or_rejected(parts: list[str]) -> None:
    with suppress(UnreadableError):
        parse(written("".join(parts)).encode())


def test_articles_of_real_pages_match_the_text_taken_by_hand(shared: Path) -> None:
    found = list(measured(shared))
    assert len(found) == len(OUTLETS)
    assert sum(page.f1 for page in found) / len(found) >= 0.99
    assert min(page.f1 for page in found) >= 0.97
    assert [page.name for page in found if not page.outlet_is_right] == []
    assert [page.name for page in found if not page.headline_is_right] == []


@pytest.mark.parametrize("shown", ["", f"<h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p>"])
def test_page_that_shows_less_than_its_json_ld_states_is_read_from_there(shown: str) -> None:
    stated = {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": "\n\n".join(PARAGRAPHS)}
    wall = "<h2>To continue reading, subscribe</h2><p>Unlimited access for a crown a week.</p>"
    article = parse(
        f"<html><head><title>{HEADLINE}</title>"
        f'<script type="application/ld+json">{json.dumps(stated)}</script></head>'
        f"<body><main>{shown}{wall if shown else ''}</main></body></html>".encode()
    )
    assert [each.text for each in article.paragraphs] == [HEADLINE, *PARAGRAPHS]


def test_invitation_to_subscribe_is_excluded() -> None:
    wall = "Unlimited access for a crown a week."
    found = parse(written(*PARAGRAPHS, wall).encode()).paragraphs
    assert [each.text for each in found if each.aside] == [wall]
