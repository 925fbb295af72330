"""What the HTML report promises: one file, text that stays text, and every passage a link away."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import samples
from corpus.article import Span
from corpus.comparison import Comparison, ComparisonView, compare
from corpus.model import Selection
from corpus.reports.html_report import LIGHTING_LIMIT, lighting
from corpus.reports.html_report.view import finding_anchor, page
from corpus.reports.linked_passages import QUOTED, Mark, stretches
from corpus.reports.voices import style_rows
from corpus.selection import narrow
from corpus.settings import Settings
from corpus.stories.story import gather
from corpus.text_cleaning import clean_line
from tests import bridge
from tests.articles import FILLER, OTHER_FILLER, article
from tests.reported import render, without_brackets
from tests.test_reports import HOSTILE, saying

MARKUP = (
    *HOSTILE,
    "</p></span><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "</script><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "<a href='javascript:alert(1)'>go</a>",
    "javascript:alert(1)",
    "<!-- <![CDATA[ <?php",
    "<svg/onload=alert(1)><math><mtext></form>",
    "&#60;b&#62; &lt;i&gt; &nbsp; &amp;amp;",
    "{{ 7 * 7 }} {% include 'page.css' %} {# no #}",
    "<plaintext><textarea><title><base href=http://evil.example/>",
    clean_line("a\x00b\x1b[31m\u202eright\u200b\ud800"),
)
"""Lines that a browser, or a template, would take for more than text."""

LINES = st.one_of(st.text(), st.text("<>&\"'/=!-{}%#; abi\n"), st.sampled_from(MARKUP)).map(
    clean_line
)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@cache
def demo() -> Comparison:
    """The shipped story."""
    manifest = samples.demo_manifest()
    story = gather([manifest.name], folder=str(manifest.parent))
    return compare(story.articles, Settings(), title=story.title)


def parsed(report: str) -> Element:
    """The page as browsers parse it, in which nothing is wrong."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root: Element = parser.parse(report)
    assert parser.errors == []
    return root


BRIDGE = "https://agency.example/bridge"
"""The address of the first article of the bridge."""


def opened(comparison: Comparison | ComparisonView) -> Element:
    """The page of a comparison, with its appendix."""
    return parsed(render(comparison, "html"))


def shape(root: Element) -> set[tuple[str, ...]]:
    """Every kind of element there is, with the names of its attributes."""
    return {(str(one.tag), *sorted(one.attrib)) for one in root.iter()}


@cache
def plain_shapes() -> set[tuple[str, ...]]:
    """The shape of reports on one word and on none."""
    return shape(opened(saying("word"))) | shape(opened(saying("", "word")))


def values(root: Element, *names: str) -> list[str]:
    """What stands in some attributes."""
    return [one.attrib[name] for one in root.iter() for name in names if name in one.attrib]


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def by_id(root: Element, name: str) -> Element:
    (found,) = (one for one in root.iter() if one.get("id") == name)
    return found


# Text stays text


def test_page_parses_without_errors() -> None:
    for comparison in (bridge.comparison(), demo()):
        assert opened(comparison).find("body") is not None


@settings(max_examples=60)
@given(st.lists(LINES, min_size=1, max_size=8))
def test_no_element_and_no_attribute_comes_from_an_article(texts: list[str]) -> None:
    root = opened(saying(*texts))
    assert shape(root) <= plain_shapes()
    for value in values(root, "class", "href", "id", "data-with", "aria-labelledby"):
        assert re.fullmatch(r"#?[a-z0-9 -]+", value)
    assert not [one for one in root.iter() if callable(one.tag)], "a comment"


@pytest.mark.parametrize("said", MARKUP)
def test_hostile_text_is_shown_letter_for_letter(said: str) -> None:
    root = opened(saying(said))
    column = next(one for one in root.iter("article") if one.get("class") == "column")
    assert said in text_of(column)
    assert said in text_of(root.find("head/title") or column)
    assert said in text_of(by_id(root, "sources"))


@pytest.mark.parametrize(
    "stated", ["javascript:alert(1)", "data:text/html,x", "https://a.example/\u202e", "//a.example"]
)
def test_only_safe_web_addresses_of_articles_are_linked(stated: str) -> None:
    whole = bridge.comparison()
    made = replace(whole, articles=tuple(replace(one, url=stated) for one in whole.articles))
    assert {value[0] for value in values(opened(made), "href")} == {"#"}


@pytest.mark.parametrize("depth", ["brief", "report", "full"])
def test_address_of_an_article_is_a_link_and_each_passage_one_to_its_words(depth: str) -> None:
    root = parsed(render(bridge.comparison(), "html", depth=depth))
    outside = {value for value in values(root, "href") if value[0] != "#"}
    assert BRIDGE in outside
    assert f"{BRIDGE}#:~:text=It%20cost%2040%20million,and%20was%20worth%20it" in outside
    assert all(value.startswith(BRIDGE) for value in outside)
    for one in root.iter("a"):
        if one.get("href", "").startswith("https:"):
            assert one.get("rel") == "noreferrer noopener"


def test_brief_page_is_the_lead_alone() -> None:
    root = parsed(render(demo(), "html", depth="brief"))
    assert {one.get("id") for one in root.iter("section")} <= {"lead", None}
    assert not list(root.iter("script"))


def test_ids_offsets_and_hashes_are_in_the_appendix_alone() -> None:
    whole = render(bridge.comparison(), "html")
    without = render(bridge.comparison(), "html", depth="report")
    for word in ("characters 0–", "SHA-256", "o-cracks", "How to read"):
        assert word in text_of(parsed(whole)), word
        assert word not in text_of(parsed(without)), word


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
def test_browser_runs_our_script_and_not_an_articles(tmp_path: Path) -> None:
    script = (
        "</p><script>document.title = 'run'</script><img src=x onerror=\"document.title='run'\">"
    )
    comparison = compare(
        (
            article("north", f"The bridge cost 40 million crowns. {script}", *FILLER),
            article("south", f"{script} The bridge cost 40 million crowns.", *OTHER_FILLER),
        ),
        Settings(),
        title="A bridge",
    )
    path = tmp_path / "page.html"
    path.write_text(render(comparison, "html"), encoding="utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--virtual-time-budget=2000",
            "--dump-dom",
            f"{path.as_uri()}#p1-1",
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    root = html5lib.parse(done.stdout, namespaceHTMLElements=False)
    assert text_of(root.find("head/title")) == "A bridge"
    assert "live" in by_id(root, "texts").attrib["class"]
    assert "lit" in by_id(root, "p2-1").attrib["class"]


# One file


def test_page_loads_nothing_and_allows_only_its_own_script() -> None:
    root = opened(demo())
    (policy,) = (
        one.attrib["content"]
        for one in root.iter("meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules.pop("default-src") == rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    assert rules == {
        f"{name}-src": " ".join(_hash(one.text or "") for one in root.iter(name))
        for name in ("style", "script")
    }
    assert values(root, "src", "srcset", "style", "onclick", "action", "data", "poster") == []
    assert len(list(root.iter("script"))) == 1
    for own in root.iter("style"):
        assert "url(" not in (own.text or "")
        assert "@import" not in (own.text or "")


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def test_every_reference_has_one_target() -> None:
    for comparison in (bridge.comparison(), demo()):
        root = opened(comparison)
        places = values(root, "id")
        assert len(places) == len(set(places))
        inside = [value for value in values(root, "href") if value.startswith("#")]
        named = {value.removeprefix("#") for value in (*inside, *values(root, "aria-labelledby"))}
        named |= {one for value in values(root, "data-with") for one in value.split()}
        assert named <= set(places)


# All of the comparison


def test_every_passage_is_in_its_column_with_its_counterparts() -> None:
    comparison = demo()
    root, laid = opened(comparison), page(comparison.whole)
    for name, passage in comparison.passage.items():
        shown = by_id(root, laid.anchor[name])
        words = next((one for one in shown if one.get("class") == "words"), shown)
        assert text_of(words) == passage.text
        expected = [laid.anchor[one] for one in comparison.counterparts(name)]
        assert shown.get("data-with", "").split() == expected
        for link in comparison.links_of.get(name, ()):
            other = link.b if link.a == name else link.a
            assert comparison.passage[other].text in text_of(shown)


def test_every_finding_shows_its_id_places_and_offsets() -> None:
    comparison = demo()
    root = opened(comparison)
    index = [text_of(one) for one in by_id(root, "index").iter("li")]
    for finding in comparison.findings:
        shown = by_id(root, finding_anchor(finding.id))
        said = without_brackets(" ".join(text_of(shown).split()), comparison)
        for passage in finding.passages:
            told = comparison.passage[passage]
            assert told.text in said
        (listed,) = (one for one in index if finding.id in one)
        assert re.search(r"¶\d+ .*characters \d+–\d+", listed)


def test_every_link_is_quoted_among_the_matching_passages() -> None:
    comparison = demo()
    said = text_of(by_id(opened(comparison), "matches"))
    for link in comparison.links:
        assert f"match, score {link.score:.2f}, {link.label}" in said
        assert comparison.passage[link.a].text in said
        assert comparison.passage[link.b].text in said


def test_same_words_are_quoted_once_with_every_place() -> None:
    said = "The harbour board closed the northern quay after the storm on Monday."
    others = [said.replace("storm", word) for word in ("flood", "fire", "strike", "quake", "gale")]
    texts = [said] * 8 + others
    made = compare([article(f"n{n}", one) for n, one in enumerate(texts)], Settings())
    root, laid = opened(made), page(made.whole)
    first = made.articles[0].body[0].id
    card = next(one for one in by_id(root, laid.anchor[first]) if one.get("class") == "card")
    led_to = {value.removeprefix("#") for value in values(card, "href")}
    assert {laid.anchor[other] for other in made.counterparts(first)} <= led_to
    assert len(made.counterparts(first)) == 12
    assert text_of(card).count("Word for word.") == 1
    assert sum(one.get("class") == "quoted" for one in card.iter()) == QUOTED - 1
    for word in ("flood", "fire", "strike", "quake", "gale"):
        assert f"“storm” → “{word}”" in text_of(card)
    matches = text_of(by_id(root, "matches"))
    assert matches.count(said) == 2
    assert text_of(by_id(root, "findings")).count(said) <= len(made.findings)


def test_page_names_sources_settings_and_problems() -> None:
    comparison = bridge.comparison()
    said = " ".join(text_of(opened(comparison)).split())
    for told in comparison.articles:
        assert told.sha256 in said
        assert told.source in said
        assert told.url in said
    assert "gone.txt: no such file" in said
    assert "threshold 0.3" in said


def test_matrix_has_a_row_per_point_and_a_column_per_outlet() -> None:
    comparison = bridge.comparison()
    rows = list(by_id(opened(comparison), "matrix").iter("tr"))[: len(comparison.points) + 1]
    cells = [[" ".join(text_of(cell).split()) for cell in row] for row in rows]
    assert cells[0] == ["weight", "point", "Agency One", "The Wire", "The Wire 2"]
    assert [row[1] for row in cells[1:]] == [point.text for point in comparison.points]
    assert cells[4][3:] == ["?may be missing", "–not found"]


def test_page_counts_reporting_verbs_and_hedges() -> None:
    rows = by_id(opened(demo()), "matrix").iter("tr")
    cells = [tuple(text_of(cell) for cell in row) for row in rows]
    for name, verbs, hedges in style_rows(demo().whole):
        assert (name, verbs or "–", hedges or "–") in cells


def test_narrowed_page_lists_selected_findings_and_whole_articles() -> None:
    seen = narrow(demo(), Selection(only=("figures",)))
    root = opened(seen)
    shown = {one.attrib["id"] for one in root.iter("article") if "finding" in one.get("class", "")}
    assert shown == {finding_anchor(finding.id) for finding in seen.findings}
    assert len(shown) < len(demo().findings)
    passages = {value for value in values(root, "id") if re.fullmatch(r"p\d+-\d+", value)}
    assert len(passages) == len(seen.comparison.passage)


# For every reader


def test_articles_declare_language_and_texts_direction() -> None:
    one, *others = bridge.articles()
    root = opened(replace(bridge.comparison(), articles=(replace(one, language="de"), *others)))
    columns = [each for each in root.iter("div") if each.get("class") == "text"]
    assert [column.get("lang") for column in columns] == ["de", "", ""]
    assert all(each.get("dir") for column in columns for each in column.iter("p"))
    for quote in root.iter("blockquote"):
        (text,) = quote.findall("p")
        assert text.get("dir") == "auto"
        assert text.get("lang") is not None


def test_invalid_language_codes_are_dropped() -> None:
    one, *others = bridge.articles()
    strange = replace(one, language='en" onload="alert(1)')
    root = opened(replace(bridge.comparison(), articles=(strange, *others)))
    assert set(values(root, "lang")) == {"en", ""}


def test_every_mark_has_a_glyph_and_a_label_besides_its_colour() -> None:
    whole = demo()
    roots = opened(whole), opened(compare(whole.articles[::2], whole.settings))
    marks = [
        one
        for root in roots
        for one in root.iter("a")
        if (one.get("class") or "").startswith("mark ")
    ]
    said = {(one.attrib["class"].split()[1], one.text, one.attrib["aria-label"]) for one in marks}
    assert {(sign, glyph) for sign, glyph, _ in said} == {
        ("shared", "●"),
        ("partial", "◐"),
        ("only-here", "○"),
        ("partial", "◈"),
        ("only-here", "◇"),
        ("differs", "≠"),
        ("heading", "●"),
    }
    assert all(label.split(":")[0] for *_, label in said)


def test_page_has_landmarks_and_ordered_headings() -> None:
    root = opened(demo())
    tags = [str(one.tag) for one in root.iter()]
    assert [tags.count(one) for one in ("nav", "main", "h1")] == [1, 1, 1]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    skip = next(root.iter("a"))
    assert (skip.get("class"), skip.get("href")) == ("skip", "#texts")


def test_passages_light_up_without_a_script_up_to_the_limit() -> None:
    few = page(demo().whole)
    assert "#p1-3:is(:target,:hover)" in lighting(few)
    sentences = [
        f"Ship {number} carried rye number {number * 7}." for number in range(LIGHTING_LIMIT)
    ]
    many = compare((article("one", *sentences), article("two", *sentences)), Settings())
    assert lighting(page(many.whole)) == ""


@given(
    st.text(max_size=30),
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["common", "differs"]))
    ),
    st.integers(0, 20),
)
def test_stretches_join_to_the_text_and_keep_every_mark(
    text: str, drawn: list[tuple[int, int, Mark]], start: int
) -> None:
    marked = [(Span(*sorted(edges)), mark) for *edges, mark in drawn]
    found = stretches(text, marked, start)
    assert "".join(stretch.text for stretch in found) == text
    each = [stretch.marks for stretch in found for _ in stretch.text]
    for at, marks in enumerate(each, start):
        assert set(marks) == {mark for span, mark in marked if span.start <= at < span.end}
