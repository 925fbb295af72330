"""What a user's template is given, what it may not do, and how its mistakes are said."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from corpus.model import NotedPassages
from corpus.reports import ReportError
from corpus.reports.json_report import as_dict
from corpus.reports.template import ending_of, render
from tests import bridge
from tests.reported import render as reported
from tests.test_html_report import LINES, MARKUP, parsed, text_of
from tests.test_reports import kinds, saying
from tui.cli.main import main

DOCS = Path(__file__).parents[1] / "docs"
EXAMPLE = DOCS / "templates" / "briefing.md.j2"


def written(folder: Path, name: str, template: str) -> str:
    """What a template of this name makes of the bridge."""
    (folder / name).write_text(template, encoding="utf-8")
    return render(bridge.comparison(), folder / name).decode()


def test_template_gets_the_keys_of_the_json_report(tmp_path: Path) -> None:
    told = json.loads(reported(bridge.comparison(), "json"))
    template = "{{ {" + ", ".join(f"'{key}': {key}" for key in told) + "} | tojson }}"
    assert json.loads(written(tmp_path, "all.json.j2", template)) == told


def test_documentation_names_every_key_of_a_template() -> None:
    paper = (DOCS / "templates.md").read_text(encoding="utf-8")
    table = paper.partition("| | |")[2].partition("An id leads")[0]
    named = {
        key
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for key in re.findall(r"`(\w+)`", row)
    }
    assert named == {*as_dict(bridge.comparison().whole), "lead"}


def test_ids_can_be_looked_up_in_a_template(tmp_path: Path) -> None:
    template = (
        "{% for f in findings if f.kind == 'figure' and f.verdict == 'conflict' %}"
        "{% for v in f.values %}{% set p = passage[v.passage] %}"
        "{{ name[p.article] }} {{ article[p.article].text[v.start:v.end] }};"
        "{% endfor %}{% endfor %}"
    )
    assert written(tmp_path, "a.txt.j2", template) == "Agency One two years;The Wire three years;"


def test_dates_and_lists_read_as_in_newspapers(tmp_path: Path) -> None:
    template = "{{ name.values() | list | listing }}: {{ articles[0].published | day }}"
    said = written(tmp_path, "a.txt.j2", template + "{{ articles[1].published | day }}|")
    assert said == "Agency One, The Wire and The Wire 2: 1 March 2024|"


def test_example_template_gives_a_report() -> None:
    said = render(bridge.comparison(), EXAMPLE).decode()
    assert said.startswith("# A bridge opens\n")
    assert "**Agency One**, ¶3: “We waited long enough,” she told a crowd of 300." in said
    assert "Not found in The Wire, The Wire 2." in said
    assert r"Agency One, 1 March 2024: one\.txt, SHA-256 1bf625c5" in said


# What is escaped


@pytest.mark.parametrize("said", MARKUP)
def test_html_shows_text_letter_for_letter(said: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html.j2"
    path.write_text(
        "<!DOCTYPE html><title>x</title>{% macro told(p) %}<p>{{ p.text }}</p>{% endmacro %}"
        "{% for p in articles[0].passages %}{{ told(p) }}{% endfor %}"
    )
    comparison = saying(said)
    root = parsed(render(comparison, path).decode())
    paragraphs = list(root.iter("p"))
    assert [text_of(one) for one in paragraphs] == [
        passage.text for passage in comparison.articles[0].passages
    ]
    assert {str(one.tag) for one in root.iter()} <= {
        "DOCUMENT_ROOT",
        "<!DOCTYPE>",
        "html",
        "head",
        "title",
        "body",
        "p",
    }


@settings(max_examples=100)
@given(LINES.filter(bool))
def test_markdown_shows_text_letter_for_letter(said: str) -> None:
    template = EXAMPLE.parent / "briefing.md.j2"
    harmless, hostile = (
        MarkdownIt("gfm-like").parse(render(saying(words), template).decode())
        for words in ("word", said)
    )
    assert kinds(hostile) == kinds(harmless)
    assert (
        said
        in "".join(
            child.content for token in hostile for child in token.children or () if child.content
        )
        or not said.strip()
    )


def test_markdown_is_escaped_once_however_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.md.j2").write_text(
        "{% macro stars(words) %}**{{ words }}**{% endmacro %}"
        "{% set kept %}_{{ story.title }}_{% endset %}"
        "{{ stars(story.title) }} {{ kept }} {{ story.title | safe }} {{ articles[1].published }}|"
    )
    starred = replace(bridge.comparison(), title="*b*")
    said = render(starred, tmp_path / "a.md.j2").decode()
    assert said == r"**\*b\*** _\*b\*_ *b* |"


def test_plain_text_is_left_as_it_is(tmp_path: Path) -> None:
    assert (
        written(tmp_path, "a.txt.j2", "{{ '<*b*>' }}{{ articles[1].url }}{{ none }}|") == "<*b*>|"
    )


def test_notes_hold_no_control_sequences(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.j2"
    path.write_text("{{ story.title }} {{ notes[0].text }}")
    hostile = replace(
        bridge.comparison(),
        title="\x1b[31mred",
        notes=(NotedPassages(("one:2",), "a\x07\nb\u202e"),),
    )
    assert render(hostile, path).decode() == "␛[31mred a␇\nb‹U+202E›"


# What is refused


@pytest.mark.parametrize(
    ("template", "line", "cause"),
    [
        ("\n{{ nope }}", 2, "'nope' is undefined"),
        ("\n\n{{ story.titel }}", 3, "'dict object' has no attribute 'titel'"),
        ("{% for a in %}", 1, "Expected an expression, got 'end of statement block'"),
        ("\n{% include 'gone.j2' %}", 2, "there is no template gone.j2"),
        ("\n{% include '../outside.j2' %}", 2, "there is no template ../outside.j2"),
        ("{{ 1 / 0 }}", 1, "ZeroDivisionError: division by zero"),
        (
            "\n{{ story.__class__ }}",
            2,
            "access to attribute '__class__' of 'dict' object is unsafe.",
        ),
        ("{{ articles.append(1) }}", 1, "access to attribute 'append' of 'list'"),
        ("{% for a in range(10 ** 9) %}{% endfor %}", 1, "OverflowError: Range too big."),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", 1, "RecursionError: maximum recursion"),
        ("\n{{ 'x' | nope }}", 2, "No filter named 'nope'."),
    ],
)
def test_broken_template_is_named_with_its_line(
    template: str, line: int, cause: str, tmp_path: Path
) -> None:
    (tmp_path.parent / "outside.j2").write_text("reached")
    with pytest.raises(ReportError) as raised:
        written(tmp_path, "a.md.j2", template)
    said = str(raised.value)
    assert said.startswith(f"{tmp_path / 'a.md.j2'}, line {line}: {cause}"), said
    assert "\n" not in said


def test_a_mistake_in_an_included_template_is_named_there(tmp_path: Path) -> None:
    (tmp_path / "part.j2").write_text("\n\n{{ nope }}")
    with pytest.raises(ReportError, match=r"part\.j2, line 3: 'nope' is undefined$"):
        written(tmp_path, "a.txt.j2", "{% include 'part.j2' %}")


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("a.j2", b"\xff", "is not UTF-8"),
        ("gone.j2", None, "no such file"),
        (".", None, "is not a file"),
    ],
)
def test_unreadable_template_is_reported(
    name: str, content: bytes | None, cause: str, tmp_path: Path
) -> None:
    if content:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ReportError, match=f"{cause}$"):
        render(bridge.comparison(), tmp_path / name)


# The command line


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two reports and a template."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("corpus.review.storage.reviews_folder", lambda: tmp_path / "state")
    (tmp_path / "a.txt").write_text("The mayor opened the bridge on Friday.\n")
    (tmp_path / "b.txt").write_text("Birds sang in the park.\n")
    (tmp_path / "count.txt.j2").write_text("{{ articles | length }} reports\n")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a.md.j2", ".md"),
        ("a.html.jinja", ".html"),
        ("a.b.md.j2", ".md"),
        ("a.j2", ".txt"),
        ("a.svg", ".svg"),
        ("a", ".txt"),
    ],
)
def test_template_ending_decides_the_report_ending(name: str, ending: str) -> None:
    assert ending_of(Path(name)) == ending


def test_many_stories_are_written_by_one_template(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "story").mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).rename(folder / "story" / name)
    assert main(["report", "--each", "story", "--template", "count.txt.j2", "-o", "out"]) == 1
    (report,) = (folder / "out").iterdir()
    assert (report.suffix, report.read_text()) == (".txt", "2 reports\n")


def test_a_template_writes_the_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt", "b.txt", "--template", "count.txt.j2"]) == 1
    assert capsys.readouterr() == ("2 reports\n", "")
    assert main(["report", "a.txt", "b.txt", "--template", "count.txt.j2", "-o", "x.odd"]) == 1
    assert (folder / "x.odd").read_text() == "2 reports\n"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--template", "gone.j2"), "srcdiff: gone.j2: no such file\n"),
        (
            ("--template", "count.txt.j2", "--format", "html"),
            "srcdiff: --template decides the format; leave out --format\n",
        ),
    ],
)
def test_unusable_template_is_one_line_and_exit_code_2(
    words: tuple[str, ...], complaint: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "a.txt", "b.txt", *words]) == 2
    assert capsys.readouterr() == ("", complaint)
