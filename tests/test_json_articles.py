"""The JSON parser gives the article, or the articles, that it holds."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading import SourceError, read, read_each
from corpus.reading.parsed import ParsedArticle, ParsedFeed, UnreadableError
from corpus.reading.parsers.records import parse
from corpus.stories.story import gather

CLOSED = "The bridge over the Sarne was closed to all traffic on Tuesday, the authority said."
FERRY = "A ferry carries people on foot over the Sarne until the bridge is repaired, it said."
BRIDGE = {
    "text": f"{CLOSED}\n\n{FERRY}",
    "title": "Bridge closed",
    "outlet": "Coast Courier",
    "date": "2021-05-04T16:20:00Z",
    "url": "https://courier.example/bridge",
    "byline": "Ada Lund",
}


def one(value: object) -> ParsedArticle:
    """Return the article in an object."""
    found = parse(json.dumps(value).encode())
    assert isinstance(found, ParsedArticle)
    return found


def several(text: str) -> ParsedFeed:
    """Return the articles in a text."""
    found = parse(text.encode())
    assert isinstance(found, ParsedFeed)
    return found


def test_object_is_an_article_with_its_metadata() -> None:
    found = one(BRIDGE)
    assert [block.text for block in found.paragraphs] == [CLOSED, FERRY]
    assert (found.headline, found.outlet, found.byline) == (
        "Bridge closed",
        "Coast Courier",
        "Ada Lund",
    )
    assert (found.published, found.url) == (date(2021, 5, 4), BRIDGE["url"])


def test_text_can_be_a_list_of_paragraphs() -> None:
    found = one({"paragraphs": [CLOSED, 3, FERRY], "title": None, "date": 5, "url": "javascript:x"})
    assert [block.text for block in found.paragraphs] == [CLOSED, FERRY]
    assert (found.headline, found.published, found.url) == ("", None, "")


def test_schema_org_names_are_understood() -> None:
    found = one(
        {
            "articleBody": CLOSED,
            "headline": "Bridge closed",
            "datePublished": "2021-05-04",
            "author": [{"name": "Ada Lund"}, {"name": "Bo Ek"}],
            "publisher": {"name": "Coast Courier"},
        }
    )
    assert (found.headline, found.byline) == ("Bridge closed", "Ada Lund, Bo Ek")
    assert (found.published, found.outlet) == (date(2021, 5, 4), "Coast Courier")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([BRIDGE, {"text": FERRY}], indent=1),
        json.dumps({"articles": [BRIDGE, {"text": FERRY}]}),
        f"{json.dumps(BRIDGE)}\n\n{json.dumps({'text': FERRY})}\n",
        f"{json.dumps(BRIDGE)}\r\n{json.dumps({'text': FERRY})}",
    ],
)
def test_lists_and_lines_hold_several_articles(text: str) -> None:
    first, second = several(text).entries
    assert isinstance(first, ParsedArticle)
    assert isinstance(second, ParsedArticle)
    assert (first.headline, second.paragraphs[0].text) == ("Bridge closed", FERRY)


def test_each_of_several_articles_is_named_by_its_number(tmp_path: Path) -> None:
    lines = [json.dumps(BRIDGE), "{broken", "[1]", json.dumps({"text": FERRY}), '{"title": "x"}']
    (tmp_path / "reports.jsonl").write_text("\n".join(lines))
    story = gather(["reports.jsonl"], folder=str(tmp_path))
    assert [article.source for article in story.articles] == ["reports.jsonl#1", "reports.jsonl#4"]
    assert [(problem.source, problem.cause) for problem in story.problems] == [
        (
            "reports.jsonl#2",
            "line 2, column 2: expecting property name enclosed in double quotes",
        ),
        ("reports.jsonl#3", "not an object with a text"),
        ("reports.jsonl#5", "it has neither a text nor paragraphs"),
    ]
    chosen = read("reports.jsonl#4", folder=str(tmp_path))
    assert (chosen.source, chosen.text) == ("reports.jsonl#4", FERRY)
    for source, cause in (
        ("reports.jsonl#6", "there are 5 articles, not 6"),
        ("reports.jsonl", "5 articles; choose one, such as reports.jsonl#1"),
    ):
        with pytest.raises(SourceError) as error:
            read(source, folder=str(tmp_path))
        assert error.value.cause == cause


def test_article_named_twice_by_number_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps([BRIDGE, {"text": FERRY}]))
    story = gather(["x.json#1", "x.json#2", "./x.json#2"], folder=str(tmp_path))
    assert len(story.articles) == 2
    assert story.problems[0].cause == "the same file as x.json#2; read once"


def test_number_sign_in_a_file_name_is_part_of_the_name(tmp_path: Path) -> None:
    (tmp_path / "x.txt#2").write_text(CLOSED)
    (tmp_path / "x.txt").write_text(FERRY)
    assert read("x.txt#2", folder=str(tmp_path)).text == CLOSED
    assert read("x.txt#1", folder=str(tmp_path)).text == FERRY
    with pytest.raises(SourceError, match=r"^x\.txt#3: there is one article, not 3$"):
        read("x.txt#3", folder=str(tmp_path))


def test_standard_input_can_hold_several_articles() -> None:
    data = "\n".join(json.dumps({"text": text}) for text in (CLOSED, FERRY)).encode()
    found = list(read_each("-", stdin=io.BytesIO(data)))
    assert [article.source for article in found if not isinstance(article, SourceError)] == [
        "-#1",
        "-#2",
    ]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ('{"text": ', "line 1, column 10: expecting value"),
        ('{"text": "a"}\n{"text": "b"', None),
        ('{"text":\n "a",\n}', "line 3, column 1: "),
        ('{"title": "x"}', "it has neither a text nor paragraphs"),
        ('"text"', "no article in it: neither an object nor a list of objects"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": ' + "9" * 5_000 + "}", "a number with too many digits"),
        (json.dumps([{}] * 10_001), "more than 10,000 articles"),
    ],
    ids=range(8),
)
def test_error_names_the_line_and_column(text: str, cause: str | None) -> None:
    if cause is None:
        assert len(several(text).entries) == 2
        return
    with pytest.raises(UnreadableError) as error:
        parse(text.encode())
    assert str(error.value).startswith(cause)


def test_escaped_control_characters_are_shown_as_text() -> None:
    data = rb'{"text": "Red \u001b[31m \ud800 \u202e \u0000 text.", "title": "a\ud800b"}'
    article = read("-", stdin=io.BytesIO(data))
    assert article.text == "Red ␛[31m ‹U+D800› ‹U+202E› ␀ text."
    assert article.headline == "a‹U+D800›b"


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["text", "paragraphs", "title", "date", "url", "author", "articles"]),
            inner,
        )
    ),
)


@given(VALUES)
def test_any_json_is_read_or_rejected(value: object) -> None:
    with suppress(UnreadableError):
        parse(json.dumps(value).encode())


@given(st.binary() | st.text().map(lambda text: ('{"text": "' + text).encode()))
def test_any_bytes_are_read_or_rejected(data: bytes) -> None:
    with suppress(UnreadableError):
        parse(data)
