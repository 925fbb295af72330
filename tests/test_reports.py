"""What a report promises: all of the comparison, nothing run, the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus import samples
from corpus.article import Article, Problem, Span
from corpus.comparison import Comparison, compare
from corpus.findings.word_diff import differences
from corpus.model import (
    Absence,
    Coverage,
    FigureFinding,
    Finding,
    NearestPassage,
    Omission,
    Selection,
)
from corpus.reports import FORMATS, AlreadyThereError, ReportError, format_of, write
from corpus.reports.introduction import opening
from corpus.reports.lead import WIDTH
from corpus.reports.markdown import code, escape
from corpus.reports.phrases import word_changes
from corpus.selection import narrow
from corpus.settings import Settings
from corpus.stories.story import gather
from corpus.text_cleaning import clean_line
from tests import bridge
from tests.articles import article_of_text
from tests.reported import WRITTEN, render, without_brackets

Golden = Callable[[str, str], None]

HOSTILE = (
    "# no heading",
    "1. no list",
    "- no list",
    "+ no list",
    "===",
    "---",
    "> no quote",
    "| no | table |",
    "```no code",
    "`no code`",
    "**no stress** and _none_ and ~~none~~ and ==none==",
    "[no link](http://evil.example/) ![no picture](x.png) [^1]",
    "<script>alert(1)</script> <!-- no comment --> <b onclick=x>",
    "http://evil.example/ www.evil.example evil.example a@evil.example <http://evil.example>",
    "&lt;no entity&gt; &#35;",
    "$no$ $$formula$$ \\(none\\) \\",
    ":smile: @nobody #12",
    "␛[31mno colour␛[0m",
    "ends in a backslash\\",
    "``",
    "a | b",
)
"""Lines that one Markdown dialect or another takes for more than text."""

LINES = st.one_of(st.text(), st.text("*_`[]()<>!|\\~#-+=.:/&;$@{}^'\" aw1é\n")).map(clean_line)
"""Any line, and many that look like Markdown."""

DIALECT = MarkdownIt("gfm-like")
"""Tables, strikethrough, HTML, and addresses turned into links."""


def shown(source: str) -> str:
    """What a reader of rendered Markdown sees of one inline line."""
    tokens = [child for token in DIALECT.parse(source) for child in token.children or ()]
    return "".join(token.content for token in tokens)


def kinds(tokens: list[Token]) -> Counter[str]:
    """How often each kind of block and inline stands in rendered Markdown."""
    return Counter(kind.type for token in tokens for kind in (token, *(token.children or ())))


def saying(*texts: str) -> Comparison:
    """The bridge, where passages, outlets, titles and sources say `texts`, one after another."""
    whole = bridge.comparison()
    supply = [texts[number % len(texts)] for number in range(40)]
    articles = []
    for article in whole.articles:
        text, passages = "", []
        for passage in article.passages:
            text += "\n\n" if text else ""
            said = supply.pop(0)
            span = Span(len(text), len(text) + len(said))
            passages.append(replace(passage, text=said, span=span))
            text += said
        articles.append(
            replace(
                article,
                text=text,
                passages=tuple(passages),
                outlet=supply.pop(0),
                headline=supply.pop(0),
                byline=supply.pop(0),
                source=supply.pop(0),
                url=supply.pop(0),
            )
        )
    return replace(
        whole,
        title=supply.pop(0),
        articles=tuple(articles),
        links=tuple(
            replace(link, a_spans=(), b_spans=(), reasons=replace(link.reasons, words=texts[:3]))
            for link in whole.links
        ),
        points=tuple(replace(point, text=texts[0]) for point in whole.points),
        findings=tuple(_whole(finding, articles) for finding in whole.findings),
        problems=(Problem(texts[-1], texts[0]),),
    )


def _whole(finding: Finding, articles: list[Article]) -> Finding:
    """A finding whose figures are the whole of their passages."""
    if not isinstance(finding, FigureFinding):
        return finding
    spans = {passage.id: passage.span for article in articles for passage in article.passages}
    values = (
        value._replace(start=spans[value.passage].start, end=spans[value.passage].end)
        for value in finding.values
    )
    return replace(finding, values=tuple(values))


def demo() -> Comparison:
    """The shipped story, compared."""
    manifest = samples.demo_manifest()
    story = gather([manifest.name], folder=str(manifest.parent))
    return compare(story.articles, Settings(), title=story.title)


@pytest.mark.parametrize("form", WRITTEN)
def test_each_format_matches_its_golden(form: str, golden: Golden) -> None:
    golden(f"bridge{FORMATS[form].endings[0]}", render(bridge.comparison(), form))


@pytest.mark.parametrize("form", WRITTEN)
def test_the_same_comparison_gives_the_same_characters(form: str) -> None:
    assert render(bridge.comparison(), form) == render(bridge.comparison(), form)


@pytest.mark.parametrize("form", WRITTEN)
def test_source_name_that_is_not_utf_8_gives_a_storable_report(form: str, tmp_path: Path) -> None:
    whole = bridge.comparison()
    name = os.fsdecode(b"caf\xe9.txt")
    one, *others = whole.articles
    report = render(replace(whole, articles=(replace(one, source=name), *others)), form)
    write(tmp_path / "report", report.encode())
    assert (tmp_path / "report").read_bytes().decode() == report
    if form == "json":
        assert json.loads(report)["articles"][0]["source"] == name


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_demo_report_matches_its_golden(form: str, golden: Golden) -> None:
    golden(f"demo{FORMATS[form].endings[0]}", render(demo(), form))


@settings(max_examples=60)
@given(st.lists(st.lists(LINES.filter(bool), max_size=6), min_size=2, max_size=3))
def test_any_texts_give_a_report(told: list[list[str]]) -> None:
    articles = [
        bridge.article(f"article{number}", f"Outlet {number}", tuple(((one, ""),) for one in lines))
        for number, lines in enumerate(told)
    ]
    comparison = compare(articles, Settings())
    for form in WRITTEN:
        report = render(comparison, form)
        ends = {"\r", "\n"} if form == "csv" else {"\n"}
        assert set(re.findall(r"[\x00-\x1f\x7f-\x9f]", report)) <= ends
    assert_spans_slice(json.loads(render(comparison, "json")))


# What a reader is told


def test_opening_of_two_articles_counts_missing_and_shared_points() -> None:
    whole = bridge.comparison()
    points = tuple(
        replace(
            point,
            included_by=tuple(one for one in point.included_by if one != "later"),
            not_found_in=tuple(one for one in point.not_found_in if one != "later"),
        )
        for point in whole.points
    )
    assert opening(replace(whole, articles=whole.articles[:2], points=points)) == (
        "Agency One has 1 point that may be missing from The Wire; "
        "The Wire has 1 point not found in Agency One.",
        "1 point in both, and 1 more that may be.",
    )


def test_opening_counts_firm_points_with_the_likely_ones_beside_them() -> None:
    whole = bridge.comparison()
    more = replace(whole.points[3], id="p-more", included_by=("one",), not_found_in=("wire",))
    omission = replace(
        next(one for one in whole.findings if isinstance(one, Omission)),
        id="o-more",
        point="p-more",
        not_found_in=("wire",),
        absent=(Absence("wire", 0.97, "firm"),),
    )
    made = replace(
        whole,
        articles=whole.articles[:2],
        points=(*whole.points, more),
        findings=(*whole.findings, omission),
    )
    assert opening(made)[0].startswith(
        "Agency One has 1 point not found in The Wire, and 1 more that may be missing; "
    )


def test_opening_says_first_that_articles_are_in_different_languages() -> None:
    whole = bridge.comparison()
    one, wire, later = whole.articles
    made = replace(whole, articles=(one, replace(wire, language="de"), later))
    assert opening(made)[0] == (
        "Agency One and The Wire 2 are in English and The Wire is in German: between languages "
        "only names, figures and dates are matched, so every point missing across them is marked "
        "as “may be missing”."
    )
    assert opening(whole)[0].startswith("Of 4 points")


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_likely_omission_stands_after_the_firm_ones_in_words_of_its_own(form: str) -> None:
    report = " ".join(re.sub(r"<[^>]*>", "", render(bridge.comparison(), form)).split())
    firm, _, likely = report.partition("In several reports, may be missing from others")
    assert "In several reports, not found in others" in firm
    assert "No match found in Agency One (certainty 0.97); closest is" in firm
    assert "May be missing from The Wire 2 (certainty 0.80); may be in" in likely
    assert "No match found in The Wire 2 (certainty 0.99)" in likely
    assert "certainty 1.00" not in report


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_likely_link_is_marked_in_words(form: str) -> None:
    report = " ".join(render(bridge.comparison(), form).split())
    assert "likely match, score 0.52, partial" in report
    assert "match, score 1.00, verbatim" in report
    assert "likely match, score 1.00" not in report


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_omission_across_languages_says_why_it_is_only_likely(form: str) -> None:
    whole = bridge.comparison()
    other = Absence("later", 0.89, "likely", "in different languages")
    findings = tuple(
        replace(one, absent=(other,)) if one.id == "o-cost" else one
        for one in whole.findings
        if isinstance(one, Omission)
    )
    report = " ".join(render(replace(whole, findings=findings), form).split())
    assert "May be missing from The Wire 2, in another language (certainty 0.89)" in report


def test_with_a_reference_the_tier_is_that_of_its_own_absence() -> None:
    view = narrow(bridge.comparison(), Selection(reference="later"))
    report = render(view, "text")
    firm, _, likely = report.partition("In other reports, may be missing from The Wire 2 (1)")
    assert "In other reports, not found in The Wire 2 (1)" in firm
    index = likely.partition("Findings by id")[2]
    assert re.findall(r"\bo-\w+", index) == ["o-crowd", "o-cost"]


def test_opening_of_many_articles_counts_own_and_missing_points() -> None:
    assert opening(bridge.comparison()) == (
        "Of 4 points, 1 is in all 3 reports, 2 may be in some of them, 1 may be in only one.",
        "Agency One has 1 point that may be its own; 1 point from the others was not found in it.",
        "The Wire has no points of its own; 1 point from the others may be missing from it.",
        "The Wire 2 has no points of its own; 1 point from the others was not found in it, and 1 "
        "more may be missing.",
    )


def test_opening_says_when_no_point_is_in_all_articles() -> None:
    whole = bridge.comparison()
    assert opening(replace(whole, points=whole.points[1:]))[0] == (
        "Of 3 points, none is in all 3 reports, 2 may be in some of them, 1 may be in only one."
    )


def test_opening_says_when_no_point_is_missing_from_an_article() -> None:
    whole = bridge.comparison()
    everywhere = replace(whole, points=whole.points[:1])
    assert opening(everywhere)[1] == (
        "Agency One has no points of its own, and every point the others have."
    )
    both = replace(
        whole,
        articles=whole.articles[:2],
        points=(replace(whole.points[0], included_by=("one", "wire")),),
    )
    assert opening(both) == (
        "No point of Agency One or The Wire is missing from the other.",
        "1 point in both.",
    )


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_chapter_without_differences_counts_agreeing_findings(form: str) -> None:
    whole = bridge.comparison()
    agreeing = tuple(one for one in whole.findings if one.verdict == "agree")
    report = render(replace(whole, findings=agreeing), form)
    assert "Figures: none differ; 1 agrees" in report
    assert "1 figure agrees:" not in report
    assert "Friday" in report.split("none differ")[1]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_of_many_closest_passages_the_best_three_are_quoted_and_the_others_named(form: str) -> None:
    whole = bridge.comparison()
    crowd = whole.findings[2]
    assert isinstance(crowd, Omission)
    more = [
        bridge.article(f"more{number}", f"More {number}", (((f"Closest {number}.", ""),),))
        for number in range(4)
    ]
    nearest = tuple(
        NearestPassage(article.passages[0].id, 0.1 + number / 100)
        for number, article in enumerate(more)
    )
    missing = tuple(article.id for article in more)
    absent = tuple(Absence(one, 0.95, "firm") for one in missing)
    lacking = replace(crowd, not_found_in=missing, nearest=nearest, absent=absent)
    report = render(
        replace(
            whole,
            articles=(*whole.articles, *more),
            findings=(lacking,),
            coverage={**whole.coverage, **dict.fromkeys(missing, Coverage(1, 2, 0, 0, 1))},
        ),
        form,
    )
    entry, _, rest = " ".join(report.split()).partition("No match found in More 0")
    assert all(f"Closest {number}." in entry for number in (1, 2, 3))
    assert "Closest 0." not in entry
    assert "Closest 0." in rest


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_appendix_lists_every_link_and_finding_once(form: str) -> None:
    whole = bridge.comparison()
    detail, _, appendix = render(whole, form).partition("Findings by id")
    labels = Counter(re.findall(r"\b(verbatim|reworded|partial)\b", appendix))
    assert labels == Counter(link.label for link in whole.links)
    for finding in whole.findings:
        assert appendix.count(finding.id) == 1, finding.id
        assert finding.id not in detail, finding.id


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_every_passage_of_a_finding_is_quoted_with_its_place(form: str) -> None:
    comparison = demo()
    report = " ".join(re.sub(r"\*\*|\\(?=\W)", "", render(comparison, form)).split())
    report = without_brackets(report, comparison)
    named = {passage for finding in comparison.findings for passage in finding.passages}
    named |= {
        near.passage for finding in comparison.findings for near in getattr(finding, "nearest", ())
    }
    assert len(named) > 50
    for name in named:
        passage = comparison.passage[name]
        assert " ".join(passage.text.split()) in report, name
        dash = "-" if form == "text" else "–"
        assert f"characters {passage.span.start}{dash}{passage.span.end}" in report, name


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_no_word_of_a_report_judges(form: str) -> None:
    report = render(bridge.comparison(), form).lower()
    assert [word for word in ("left out", "omit", "fail", "bias", "ignor") if word in report] == []


@pytest.mark.parametrize("form", WRITTEN)
def test_empty_articles_give_a_report(form: str) -> None:
    articles = tuple(
        replace(bridge.article(name, name.title(), ()), sha256="0" * 64) for name in ("one", "two")
    )
    nothing = {name: Coverage(0, 0, 0, 0, 0) for name in ("one", "two")}
    options = {"table": "articles"} if form == "csv" else {}
    report = render(Comparison("", articles, Settings(), coverage=nothing), form, **options)
    if form == "annotations":
        assert json.loads(report)["total"] == 0
        return
    assert "One" in report
    assert "Two" in report


@pytest.mark.parametrize("form", WRITTEN)
def test_articles_of_one_outlet_give_a_report(form: str) -> None:
    articles = [
        bridge.article(name, "Agency", ((("The old mayor opened the bridge.", ""),), ((text, ""),)))
        for name, text in (("one", "Birds sang."), ("two", "It rained."), ("three", "Bells rang."))
    ]
    assert render(compare(articles, Settings()), form).count("Bells rang.") >= 1


def test_differing_words_are_paired() -> None:
    ours = "Seven ships left the old harbour on Monday, he said."
    theirs = "Seven boats left the old harbour in fog on Monday."
    assert differences(ours, theirs) == (("ships", "boats"), ("", "in fog"), ("he said", ""))


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        ("Two ships left the harbour on Friday.", "“Seven” → “Two”"),
        ("Seven old ships left the harbour.", "adds “old”, without “on Friday”"),
        ("On Friday seven ships left the harbour.", "“On Friday” elsewhere"),
        ("Seven ships left the harbour on Friday.", ""),
    ],
)
def test_word_changes_are_described(theirs: str, said: str) -> None:
    ours = "Seven ships left the harbour on Friday."
    assert word_changes(differences(ours, theirs)) == said


def test_texts_with_little_in_common_have_no_word_pairs() -> None:
    assert differences("Seven ships left.", "On Monday seven cranes rusted in the sun.") == ()


# Text


def test_text_keeps_to_its_width_unless_a_word_is_wider() -> None:
    report = render(bridge.comparison(), "text")
    wide = [row for row in report.splitlines() if len(row) > WIDTH]
    assert all(len(row.split()) == 1 for row in wide)
    assert all(row == row.rstrip() for row in report.splitlines())


def test_lines_of_an_entry_begin_below_one_another_in_text_with_100_entries_too() -> None:
    text = "\n\n".join(f"Ship number {at} lay in the harbour of Hallen." for at in range(100))
    made = compare([article_of_text(name, text) for name in "ab"], Settings())
    entries = re.findall(r"^(\d+\. +)\S.*\n( +)\S", render(made, "text"), re.MULTILINE)
    assert [int(first.strip(" .")) for first, _ in entries] == list(range(1, 101))
    assert [first for first, indent in entries if len(first) != len(indent)] == []


def test_no_control_character_reaches_the_text_report() -> None:
    source = "a\x1b[31m\x07\u202e.txt"
    whole = bridge.comparison()
    one, *others = whole.articles
    one = replace(one, source=source, outlet=source, headline=source, byline=source, url=source)
    hostile = replace(
        whole, title=source, articles=(one, *others), problems=(Problem(source, source),)
    )
    for form in ("text", "markdown"):
        assert set(render(hostile, form)) & {"\x1b", "\x07", "\u202e", "\r", "\t"} == set()


# Markdown


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_a_hostile_line_letter_for_letter(text: str) -> None:
    for before, seen in {"": "", "> ": "", "- ": "", "Words ": "Words "}.items():
        assert shown(before + escape(text)) == seen + text
        assert kinds(DIALECT.parse(before + escape(text)))["link_open"] == 0


@given(LINES)
def test_markdown_shows_any_line_letter_for_letter(text: str) -> None:
    assert shown("> " + escape(text)) == text
    tokens = DIALECT.parse("> " + escape(text))
    assert set(kinds(tokens)) <= {
        *("blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close"),
        *("inline", "text", "text_special"),
    }


@given(LINES, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_markdown_in_bold_shows_the_same_letters(text: str, edges: list[tuple[int, int]]) -> None:
    spans = [Span(*sorted((min(a, len(text)), min(b, len(text))))) for a, b in edges]
    assert shown("> " + escape(text, spans)) == text


def test_markdown_bold_covers_the_spans() -> None:
    spans = [Span(0, 3), Span(2, 9), Span(13, 14)]
    assert escape("Seven ships, left.", spans) == "**Seven shi**ps, **l**eft."
    assert escape("Seven ships, left.", [Span(11, 13)]) == "Seven ships, left."


@given(LINES.filter(bool))
def test_code_shows_any_line_letter_for_letter(text: str) -> None:
    (inline,) = (token.children for token in DIALECT.parse(f"x {code(text)}") if token.children)
    assert [token.type for token in inline] == ["text", "code_inline"]
    assert inline[-1].content == text


def test_no_article_breaks_out_of_the_markdown_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.reports.lead.LONGEST", 999)  # else its lines depend on the words
    harmless = kinds(DIALECT.parse(render(saying("Harmless words"), "markdown")))
    for text in HOSTILE:
        hostile = kinds(DIALECT.parse(render(saying(text), "markdown")))
        for counts in (harmless, hostile):
            for split in ("text", "text_special"):
                counts.pop(split, None)
        assert hostile == harmless, text


# JSON


@pytest.fixture
def parsed() -> dict[str, Any]:
    """The bridge as a program reads it."""
    found: dict[str, Any] = json.loads(render(bridge.comparison(), "json"))
    return found


def test_json_has_the_keys_of_version_1(parsed: dict[str, Any]) -> None:
    """They may grow in number, and are never renamed or removed."""
    promised = {
        "": "format version program settings story articles links doubtful points findings "
        "coverage problems notes bookmarks rejected lapsed copies",
        "settings": "threshold",
        "story": "title",
        "articles": "id outlet headline byline published url language source sha256 words text "
        "passages",
        "articles.passages": "id paragraph start end text kind reason",
        "links": "a b score label origin a_spans b_spans reasons",
        "doubtful": "a b score label origin a_spans b_spans reasons",
        "links.reasons": "words names figures quote",
        "points": "id passages core included_by not_found_in weight text told_in_part_by",
        "findings": "id kind verdict passages says point included_by not_found_in nearest",
        "findings.nearest": "passage score",
        "coverage.one": "passages words shared partial only_here",
        "problems": "source cause",
    }
    for path, keys in promised.items():
        found: Any = parsed
        for step in path.split(".") if path else ():
            found = found[step]
            found = found[0] if isinstance(found, list) else found
        assert set(keys.split()) <= set(found), path


def assert_spans_slice(parsed: dict[str, Any]) -> None:
    """Every passage is what its offsets cut from its article, and holds what it shares."""
    texts = {article["id"]: article["text"] for article in parsed["articles"]}
    passages = {p["id"]: p for article in parsed["articles"] for p in article["passages"]}
    for name, passage in passages.items():
        text = texts[name.rpartition(":")[0]]
        assert text[passage["start"] : passage["end"]] == passage["text"]
    for finding in parsed["findings"]:
        for value in finding.get("values", ()):
            passage = passages[value["passage"]]
            assert passage["start"] <= value["start"] < value["end"] <= passage["end"]
    for link in parsed["links"]:
        for side in "ab":
            passage = passages[link[side]]
            for start, end in link[f"{side}_spans"]:
                assert passage["start"] <= start < end <= passage["end"]


def test_json_spans_slice_their_text(parsed: dict[str, Any]) -> None:
    assert_spans_slice(parsed)


def test_json_coverage_adds_up(parsed: dict[str, Any]) -> None:
    for article in parsed["articles"]:
        counted = parsed["coverage"][article["id"]]
        body = [p for p in article["passages"] if p["kind"] == "body"]
        assert counted["passages"] == len(body)
        assert counted["shared"] + counted["partial"] + counted["only_here"] == len(body)
        assert counted["words"] == article["words"]


def test_json_ids_refer_to_entries_of_the_report(parsed: dict[str, Any]) -> None:
    passages = {p["id"] for article in parsed["articles"] for p in article["passages"]}
    articles = {article["id"] for article in parsed["articles"]}
    points = {point["id"] for point in parsed["points"]}
    for link in parsed["links"] + parsed["doubtful"]:
        assert {link["a"], link["b"]} <= passages
    for point in parsed["points"]:
        assert {point["core"], *point["passages"]} <= passages
        tellers = {passage.rpartition(":")[0] for passage in point["passages"]}
        assert set(point["included_by"]) == tellers
        states = point["included_by"] + point["told_in_part_by"] + point["not_found_in"]
        assert sorted(states) == sorted(articles)
    for finding in parsed["findings"]:
        assert set(finding["passages"]) <= passages
        assert finding.get("point", min(points)) in points
        assert {near["passage"] for near in finding.get("nearest", ())} <= passages
        assert {value["passage"] for value in finding.get("values", ())} <= passages


def test_report_states_every_setting_of_the_comparison() -> None:
    stated = json.loads(render(bridge.comparison(), "json"))["settings"]
    assert set(stated) == {field.name for field in fields(Settings)}


def _unordered(value: object) -> object:
    """A finding's value without the order that comes from the order of the articles."""
    if isinstance(value, list):
        return sorted(value, key=str)
    return Counter(re.findall(r"\w+", value)) if isinstance(value, str) else value


def test_findings_do_not_depend_on_the_order_of_the_articles() -> None:
    def found(*articles: Article) -> dict[str, Any]:
        report = json.loads(render(compare(articles, Settings()), "json"))
        return {
            finding["id"]: {name: _unordered(value) for name, value in finding.items()}
            for finding in report["findings"]
        }

    one, wire, later = bridge.articles()
    assert found(one, wire) == found(wire, one)
    assert set(found(one, wire, later)) == set(found(later, one, wire))


def test_a_real_pair_links_the_main_points_and_no_boilerplate(shared: Path) -> None:
    """The two reports that the project began with, by facts and never by their sentences."""
    folder = shared / "stories" / "brussels"
    story = gather([str(folder / "anadolu.txt"), str(folder / "ap.txt")])
    report = json.loads(render(compare(story.articles, Settings()), "json"))
    assert_spans_slice(report)
    text = {p["id"]: p["text"] for article in report["articles"] for p in article["passages"]}
    pairs = [(text[link["a"]], text[link["b"]]) for link in report["links"]]
    assert len(pairs) <= 45
    for fact in (r"\b7,000\b", r"false.flag", r"claim"):
        assert any(re.search(fact, a) and re.search(fact, b) for a, b in pairs), fact
    apart = {
        passage["id"]
        for article in report["articles"]
        for passage in article["passages"]
        if passage["kind"] == "boilerplate"
    }
    assert len(apart) >= 2
    linked = {link[side] for link in report["links"] + report["doubtful"] for side in "ab"}
    pointed = {passage for point in report["points"] for passage in point["passages"]}
    assert apart & (linked | pointed) == set()


# Files


def test_file_ending_chooses_the_format() -> None:
    chosen = {name: format_of(Path(name)) for name in ("a.txt", "a.MD", "a.markdown", "b/a.json")}
    assert list(chosen.values()) == ["text", "markdown", "markdown", "json"]


@pytest.mark.parametrize("name", ["a", "a.odt", ".md"])
def test_unknown_file_ending_is_refused(name: str) -> None:
    with pytest.raises(ReportError, match="no format has this ending"):
        format_of(Path(name))


def test_report_is_utf_8_and_leaves_no_other_file(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    write(path, "¶ one\ntwo\n".encode())
    assert path.read_bytes() == "¶ one\ntwo\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_replaces_another_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine")
    with pytest.raises(AlreadyThereError, match=r"report\.md: already exists$"):
        write(path, b"new")
    assert path.read_text() == "mine"
    write(path, b"new", overwrite=True)
    assert path.read_text() == "new"


def test_a_replaced_report_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    path, link = tmp_path / "report.md", tmp_path / "latest.md"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write(link, b"new", overwrite=True)
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "report.md"
    path.write_text("mine")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReportError, match="no space left on device"):
        write(path, b"new", overwrite=True)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("absent/report.md", "there is no folder"),
        ("folder.md", "is a folder"),
        ("file/report.md", "there is no folder"),
        ("x" * 300 + ".md", "file name too long"),
        ("a\0b.md", "is not a valid file name"),
    ],
)
def test_impossible_path_is_refused_in_one_line(name: str, cause: str, tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(ReportError, match=cause) as raised:
        write(tmp_path / name, b"text", overwrite=True)
    assert "\n" not in str(raised.value)


@pytest.mark.usefixtures("without_root_rights")
def test_unwritable_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ReportError, match="permission denied"):
        write(tmp_path / "report.md", b"text")


def test_a_device_is_written_to_and_not_replaced() -> None:
    write(Path(os.devnull), b"text")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv", "json"])
@pytest.mark.parametrize(("score", "is_quoted"), [(0.05, True), (0.04, False)])
def test_closest_passage_is_quoted_only_if_it_is_close(
    form: str, score: float, is_quoted: bool
) -> None:
    made = bridge.comparison()
    first = next(one for one in made.findings if isinstance(one, Omission))
    first = replace(first, nearest=(NearestPassage("one:3", score),))
    report = render(replace(made, findings=(first,)), form)
    words = " ".join(re.sub(r"<[^>]*>", "", report).split())
    if form == "json":
        assert f'"score": {score}' in report
    elif form == "csv":
        (row,) = csv.DictReader(io.StringIO(report.removeprefix("\ufeff")))
        assert (row["score"], bool(row["counterpart_text"])) == (str(score), is_quoted)
    else:
        assert ("(certainty 0.97); closest is" in words) is is_quoted
        assert ("(certainty 0.97); no close match" in words) is not is_quoted


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_omission_can_be_read_without_its_neighbours_and_its_place_is_exact(form: str) -> None:
    opened = "Mayor Ada Reed opened the lock on Monday. She sacked two engineers."
    articles = article_of_text("a", opened), article_of_text("b", "Snow closed all three passes.")
    report = " ".join(re.sub(r"<[^>]*>", "", render(compare(articles, Settings()), form)).split())
    assert "She [Ada Reed] sacked two engineers." in report.replace("\\", "")
    start = articles[0].text.index("She")
    dash = "-" if form == "text" else "–"
    assert f"{start}{dash}{len(articles[0].text)}" in report
    assert "square brackets" in report


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_statement_is_one_omission_with_the_characters_of_all_its_sentences(form: str) -> None:
    spoken = "“We won,” Ada Reed said. “It rained for hours. The dam held.”"
    articles = article_of_text("a", spoken), article_of_text("b", "Snow closed all three passes.")
    report = " ".join(re.sub(r"<[^>]*>", "", render(compare(articles, Settings()), form)).split())
    assert spoken in report
    dash = "-" if form == "text" else "–"
    assert f"0{dash}{len(spoken)}" in report
