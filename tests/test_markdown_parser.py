"""The Markdown parser gives the words that a reader sees, and what front matter states."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.parsed import UnreadableError
from corpus.reading.parsers.markdown import parse


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a Markdown text."""
    return [block.text for block in parse(text.encode()).paragraphs if block.text.strip()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One *two* **three** _four_ `five` ***six***.", ["One two three four five six."]),
        ("See [the report](https://example.org/a?b=c) now.", ["See the report now."]),
        ("See [the report][1] now.\n\n[1]: https://example.org", ["See the report now."]),
        ("At <https://example.org> today.", ["At https://example.org today."]),
        ("Before ![a bridge](bridge.jpg) after.", ["Before  after."]),
        ("![only a picture](bridge.jpg)", []),
        ("Broken\nby width.", ["Broken by width."]),
        ("Broken  \nby hand.", ["Broken by hand."]),
        ("# Title\n\nText.\n\nSub\n---\n\nMore.", ["Title", "Text.", "Sub", "More."]),
        ("- one\n- two\n  - three\n\n1. four\n2. five", ["one", "two", "three", "four", "five"]),
        ("> Quoted by\n> somebody.", ["Quoted by somebody."]),
        ("Text.\n\n***\n\nMore.", ["Text.", "More."]),
        ("    set in\n    from the left", ["set in", "from the left"]),
        ("```python\nx = 1\n```", ["x = 1"]),
        ("| a | b |\n|---|---|\n| 1 | **2** |", ["a | b", "1 | 2"]),
        ("5 &lt; 7 &amp; 7 > 5, a < b", ["5 < 7 & 7 > 5, a < b"]),
        ("A <b>bold</b> word.<br>Next.", ["A bold word. Next."]),
        ("<div class='x'>\n<p>One</p><p>Two &amp;\nthree</p>\n</div>", ["One", "Two & three"]),
        ("<script>steal()</script>\n\nText.", ["Text."]),
        ("<style>\n\np { color: red }", []),
        ("<!-- note -->\n\nText.", ["Text."]),
        ("\\*not emphasis\\*", ["*not emphasis*"]),
        ("---\n\nText after a line.", ["Text after a line."]),
        ("---\nTwo lines of dashes.\n\n---\n\nAnd text.", ["Two lines of dashes.", "And text."]),
    ],
)
def test_marks_are_removed_and_words_kept(text: str, words: list[str]) -> None:
    assert [" ".join(each.split(" ")).strip() for each in paragraphs(text)] == words


def test_headings_are_marked_as_headings() -> None:
    blocks = parse(b"# Title\n\nText.\n\n## Why?\n\n- item").paragraphs
    assert [block.heading for block in blocks] == [True, False, True, False]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("# Bridge *closed*\n\nText.", "Bridge closed"),
        ("## Bridge closed\n\nText.", "Bridge closed"),
        ("Kicker\n\n# Bridge closed\n\nText.", "Bridge closed"),
        ("Text.\n\n## Part\n\nText.", ""),
        ("---\ntitle: Bridge shut\n---\n# Bridge closed\n\nText.", "Bridge shut"),
    ],
)
def test_title_is_from_front_matter_or_the_first_heading(text: str, headline: str) -> None:
    assert parse(text.encode()).headline == headline


YAML = """---
title: "Bridge closed: two piers cracked"
author:
  - By Ada Lund
  - name: Per Berg
publication: Coast Courier
date: 2021-05-04
source: https://example.org/bridge
tags: [bridge, roads]
---
Text.
"""
TOML = """+++
Title = "Bridge closed: two piers cracked"
authors = ["Ada Lund", "Per Berg"]
outlet = "Coast Courier"
published = 2021-05-04T10:30:00Z
url = "https://example.org/bridge"
+++
Text.
"""


@pytest.mark.parametrize("text", [YAML, TOML, YAML.replace("\n", "\r\n"), "\ufeff" + YAML])
def test_front_matter_is_metadata_and_not_text(text: str) -> None:
    about = parse(text.encode())
    assert [block.text for block in about.paragraphs] == ["Text."]
    assert about.headline == "Bridge closed: two piers cracked"
    assert about.byline == "Ada Lund, Per Berg"
    assert about.outlet == "Coast Courier"
    assert about.published == date(2021, 5, 4)
    assert about.url == "https://example.org/bridge"


def test_missing_or_mistyped_front_matter_is_empty() -> None:
    about = parse(b"---\ntitle: ~\nauthor: {age: 3}\ndate: soon\nurl: javascript:x\n---\nText.")
    assert (about.headline, about.byline, about.published, about.url) == ("", "", None, "")
    assert parse(b"---\ndate: 2021-13-45\n---\nText.").published is None
    assert paragraphs("---\n---\nText.") == ["Text."]


def test_yaml_tags_and_merges_have_no_effect() -> None:
    assert parse(b"---\ntitle: !!python/name:os.system\n---\nText.").headline == ""
    levels = [f"l{n}: &l{n} {{<<: [{f'*l{n - 1}, ' * 30}]}}" for n in range(1, 30)]
    bomb = "\n".join(["---", "l0: &l0 {a: b}", *levels, "title: Bridge closed", "---", "Text."])
    assert parse(bomb.encode()).headline == "Bridge closed"


def test_wiki_links_in_front_matter_leave_the_name() -> None:
    assert parse(b'---\nauthor: ["[[Ada Lund]]"]\n---\nText.').byline == "Ada Lund"
    assert parse(b'---\nauthor: "[[people/ada|Ada Lund]]"\n---\nText.').byline == "Ada Lund"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("---\ntitle: [one\nauthor: two\n---\n", "front matter, line 3: "),
        ("---\ntitle: one: two\n---\n", "front matter, line 2: mapping values are not allowed"),
        ("---\ntitle: the control\x01character\n---\n", "front matter: unacceptable character"),
        ("+++\ntitle = one\n+++\n", "front matter, line 2, column "),
    ],
)
def test_broken_front_matter_is_rejected_in_one_line(text: str, cause: str) -> None:
    with pytest.raises(UnreadableError) as error:
        parse(text.encode())
    assert str(error.value).startswith(cause)


@pytest.mark.parametrize(
    ("fence", "value", "times", "cause"),
    [
        ("---", "[", 20_000, "front matter: nested too deeply"),
        ("+++", "[", 20_000, "front matter, "),
        ("---", "y", 60_000, "front matter longer than 50,000 characters"),
    ],
)
def test_hostile_front_matter_is_rejected_quickly(
    fence: str, value: str, times: int, cause: str
) -> None:
    mark = "=" if fence == "+++" else ":"
    with pytest.raises(UnreadableError) as error:
        parse(f"{fence}\nx{mark} {value * times}\n{fence}\n".encode())
    assert str(error.value).startswith(cause)


MARKS = st.text(st.sampled_from("ab \n\t#*_`[]()<>!&;:|-+=~\\\"'1.0&#x202e;é\x1b")) | st.text()


@given(MARKS, st.sampled_from(["", "---\n", "+++\n", "# ", "<div>", "| a |\n|---|\n"]))
def test_any_text_is_read_or_rejected(text: str, start: str) -> None:
    with contextlib.suppress(UnreadableError):
        parse((start + text).encode())


@pytest.mark.parametrize("mark", ["[", "*a ", "`", "<a ", "![", "&#"])
def test_unclosed_marks_hide_no_text(mark: str) -> None:
    assert paragraphs(mark * 5_000 + "\n\nEnd.")[-1] == "End."
