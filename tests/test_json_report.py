"""The JSON report against its schema: every report fits, and nothing that is off does."""

from __future__ import annotations

import copy
import json
import platform
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator, meta

from corpus import samples
from corpus.comparison import Comparison, ComparisonView, compare
from corpus.model import Selection
from corpus.reports import FORMATS, outline, schema
from corpus.review.edits import add_link, add_note, confirm_omission, decide, toggle_bookmark
from corpus.review.model import EMPTY, Anchor, Review
from corpus.selection import narrow
from corpus.settings import Settings
from corpus.stories.story import gather
from tests import bridge
from tests.articles import article_of_text
from tests.reported import render, rendered
from tui.cli.main import main

Path_ = tuple[str | int, ...]

HOSTILE = (
    "<script>alert(1)</script> said the \x1b[31mmayor\x1b[0m of Sarne on Friday; 7,000 cranes.",
    '=HYPERLINK("http://evil.example") “We will not go,” said Ada Brook. “Never,” she added.',
    "\u202eThe harbour\u202c of \u200bSarne cost 40 million\u2028crowns\x07, \ufffe\U000e0041 she.",
    "قالت العمدة آدا بروك في سارن يوم الجمعة إن الجسر كلف 40 مليون كرونة.",
    "9" * 400 + " herrings and 1e999 cranes, $" + "9" * 330 + " million and NaN% of Infinity.",
    "?!? … --- ***",
    "👩‍👩‍👧‍👦 7,000 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f e\u0301tait",
)
"""Paragraphs that might break out of a line, a string or a number."""


PARAGRAPHS = st.one_of(
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])),
    st.sampled_from(HOSTILE),
)


@cache
def validator() -> Draft202012Validator:
    """Of the schema that is shipped; dates are checked too."""
    whole = json.loads(schema())
    meta.validate(whole)
    return Draft202012Validator(whole, validate_formats=True)


def faults(report: Any) -> list[str]:
    """Where a report does not fit, and why; nothing if it does."""
    return [f"{error.instance_path}: {error.message}" for error in validator().iter_errors(report)]


def fits(report: Any) -> bool:
    """Whether a report has no fault."""
    return validator().is_valid(report)


def written(comparison: Comparison | ComparisonView) -> Any:
    """The report as a strict program reads it, to which NaN is no number."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    return json.loads(render(comparison, "json"), parse_constant=refuse)


@cache
def demo() -> Comparison:
    """The shipped story with a review in which a person has done a bit of everything."""
    manifest = samples.demo_manifest()
    story = gather([manifest.name, "gone.txt"], folder=str(manifest.parent))
    plain = compare(story.articles, Settings())
    one, two, *_ = plain.links
    lone = next(point for point in plain.points if len(point.included_by) == 1)
    review = decide(EMPTY, plain.articles, one.a, one.b, "confirmed")
    review = decide(review, plain.articles, two.a, two.b, "rejected")
    review = add_link(review, plain.articles, plain.doubtful[0].a, plain.doubtful[0].b)
    review = confirm_omission(review, plain.articles, lone.core, lone.not_found_in[0])
    review = add_note(review, plain.articles, "Who *counted*?\n\nAsk.", one.a, one.b)
    review = toggle_bookmark(review, plain.articles, lone.core)
    lapsed = Anchor(plain.articles[0].outlet, "Gone.", 9)
    review = Review(review.decisions, review.left_out, review.notes, (*review.bookmarks, lapsed))
    return compare(
        plain.articles, Settings(), title=story.title, problems=story.problems, review=review
    )


def told(folder: Path, *texts: str) -> Comparison:
    """What files of these texts, read as any file is, tell."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    story = gather([str(folder / f"{number}.txt") for number in range(len(texts))])
    return compare(story.articles, Settings(), title="a\x1b\nb", problems=story.problems)


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The way to every value in a report."""
    if path:
        yield path
    steps: Any = value.items() if isinstance(value, dict) else ()
    steps = enumerate(value) if isinstance(value, list) else steps
    for step, part in steps:
        yield from places(part, (*path, step))


def changed(report: Any, path: Path_, new: Any) -> Any:
    """A copy with another value there."""
    copied = copy.deepcopy(report)
    inside = copied
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = new
    return copied


@cache
def small() -> Any:
    """The demo's report with one entry of each sort in its lists."""
    report = written(demo())
    for table, sort in (("links", "origin"), ("doubtful", "origin"), ("findings", "verdict")):
        found = {(one.get("kind"), one[sort]): one for one in reversed(report[table])}
        report[table] = list(found.values())
    report["points"] = report["points"][:2]
    for article in report["articles"]:
        article["passages"] = list({one["kind"]: one for one in article["passages"]}.values())
    return report


@cache
def bare() -> Any:
    """The same report with every list empty that may be."""
    report = small()
    for table, entries in report.items():
        if isinstance(entries, list) and fits({**report, table: []}):
            report = {**report, table: []}
    return report


def alone(path: Path_) -> tuple[Any, Path_]:
    """The small report without other entries of its lists, and where the value then stands.

    So that a schema is not asked a thousand times about entries that are right.
    """
    table, *rest = path
    if not rest or not isinstance(small()[table], list):
        return bare(), path
    entry, needed = small()[table][rest[0]], bare()[table]
    report = {**bare(), table: [entry, *needed[1:]]}
    assert fits(report), path
    return report, (table, 0, *rest[1:])


def shapes(report: Any) -> Iterator[Path_]:
    """The way to one value of each sort, in findings of each kind."""
    met = set()
    for path in places(report):
        shape = tuple("" if isinstance(step, int) else step for step in path)
        kind = report["findings"][path[1]]["kind"] if path[0] == "findings" and path[1:] else ""
        if (shape, kind) not in met:
            met.add((shape, kind))
            yield path


def test_schema_is_valid_and_names_its_version() -> None:
    assert json.loads(schema())["$id"] == "urn:srcdiff:report:1"
    assert written(demo())["version"] == 1


def test_demo_with_review_fits_and_fills_every_list_but_copies() -> None:
    report = written(demo())
    assert faults(report) == []
    assert [key for key, value in report.items() if value == []] == ["copies"]


def test_hostile_stories_fit(tmp_path: Path) -> None:
    whole = "\n\n".join(HOSTILE)
    other = "\n\n".join(HOSTILE[::-1]).replace("7,000", "10,000").replace("40", "44")
    report = written(told(tmp_path, whole, whole, other))
    assert faults(report) == []
    assert {article["id"][8:] for article in report["articles"]} == {"", "-2"}
    assert report["copies"]
    assert report["story"]["title"] == "a␛ b"


@settings(max_examples=40)
@given(st.lists(st.lists(PARAGRAPHS, min_size=1), min_size=2, max_size=3))
def test_any_texts_give_a_report_that_fits(
    tmp_path_factory: pytest.TempPathFactory, stories: list[list[str]]
) -> None:
    comparison = told(tmp_path_factory.mktemp("story"), *map("\n\n".join, stories))
    if len(comparison.articles) > 1:
        assert faults(written(comparison)) == []


def test_narrowed_reports_fit() -> None:
    reference = demo().articles[1].id
    chosen = narrow(demo(), Selection(("omissions", "headline"), 0.3, reference))
    assert faults(written(chosen)) == []


def test_real_stories_fit(shared: Path) -> None:
    for folder in sorted((shared / "stories").iterdir()):
        story = gather([str(path) for path in sorted(folder.glob("*.txt"))])
        assert faults(written(compare(story.articles, Settings(), title=story.title))) == []


# The schema can fail


def test_schema_refuses_missing_and_added_keys() -> None:
    report = small()
    assert faults(report) == []
    checked = 0
    for key in report:
        assert not fits({other: value for other, value in report.items() if other != key}), key
    assert not fits(report | {"surplus": 1})
    for shape in shapes(report):
        part, path = alone(shape)
        found = part
        for step in path:
            found = found[step]
        if not isinstance(found, dict):
            continue
        assert not fits(changed(part, (*path, "surplus"), 1)), path
        for key in found:
            fewer = {other: value for other, value in found.items() if other != key}
            if path != ("coverage",) and path[0::2] != ("voices", "articles"):  # keys are articles
                assert not fits(changed(part, path, fewer)), (*path, key)
                checked += 1
    assert checked > 100


def test_schema_refuses_values_of_another_type() -> None:
    others: tuple[object, ...] = ({"a": 1}, [[[]]], True)
    for shape in shapes(small()):
        part, path = alone(shape)
        for wrong in others:
            if wrong is not True or path[-1] != "anonymous":
                assert not fits(changed(part, path, wrong)), shape


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("version", 2),
        ("format", "other"),
        ("program", "new"),
        ("settings/threshold", 1.5),
        ("articles", []),
        ("articles/0/id", "3F2A91C0"),
        ("articles/0/outlet", ""),
        ("articles/0/headline", "two\nlines"),
        ("articles/0/published", "2022-02-30"),
        ("articles/0/published", "yesterday"),
        ("articles/0/language", "English"),
        ("articles/0/sha256", "abc"),
        ("articles/0/words", -1),
        ("articles/0/words", 1.5),
        ("articles/0/text", "a\x1b"),
        ("articles/0/passages/0/paragraph", 0),
        ("articles/0/passages/0/start", -1),
        ("articles/0/passages/0/kind", "sentence"),
        ("articles/0/passages/0/id", "1"),
        ("links/0/score", 1.01),
        ("links/0/score", -0.01),
        ("links/0/label", "same"),
        ("links/0/origin", "guessed"),
        ("links/0/a_spans", [[1, 2, 3]]),
        ("links/0/a_spans", [[1]]),
        ("links/0/a_spans", [[-1, 2]]),
        ("links/0/reasons/words", [1]),
        ("points/0/weight", 2),
        ("points/0/passages", []),
        ("points/0/included_by", []),
        ("findings/0/id", "1"),
        ("findings/0/kind", "bias"),
        ("findings/0/verdict", "biased"),
        ("findings/0/passages", []),
        ("findings/0/not_found_in", []),
        ("notes/0/passages", []),
        ("rejected/0/a", "north"),
        ("coverage", {}),
    ],
)
def test_schema_refuses_values_out_of_range(path: str, wrong: object) -> None:
    way = tuple(int(step) if step.isdigit() else step for step in path.split("/"))
    assert faults(changed(small(), way, wrong))


def test_schema_ties_keys_to_verdicts() -> None:
    omission = {"kind": "omission", "verdict": "left out", "left_out_by": []}
    figure = {"kind": "figure", "verdict": "conflict", "values": []}
    untrue: list[dict[str, Any]] = [omission, figure, {**figure, "verdict": "only here"}]
    for wrong in untrue:
        report = small()
        number = next(n for n, one in enumerate(report["findings"]) if one["kind"] == wrong["kind"])
        assert faults(changed(report, ("findings", number), report["findings"][number] | wrong))


def test_the_command_line_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--schema"]) == 0
    assert capsys.readouterr().out == schema()


def test_quotes_have_speaker_role_and_reporter_or_null() -> None:
    one = article_of_text(
        "a",
        "Dr Ada Brook, the harbour minister, wrote “We are leaving”, according to the clerk.\n\n"
        "The storm has been called “the longest night of all”.",
    )
    other = article_of_text("b", "Nobody knows when the harbour will open again.")
    told = written(compare((one, other), Settings()))["quotes"]
    assert [
        (one.text[quote["start"] : quote["end"]], quote["speaker"], quote["role"], quote["via"])
        for quote in told
    ] == [
        ("We are leaving", "Ada Brook", "harbour minister", "the clerk"),
        ("the longest night of all", None, None, None),
    ]


def test_environment_is_recorded_unless_it_is_left_out() -> None:
    found = json.loads(render(demo(), "json", environment=True))
    assert faults(found) == []
    made = found.pop("environment")
    assert made["python"] == platform.python_version()
    assert made["libraries"]["rapidfuzz"] == version("rapidfuzz")
    assert found == json.loads(render(demo(), "json"))


def test_environment_is_in_json_and_csv_alone() -> None:
    weights = outline.environment()["weights"][:8]
    for form in FORMATS:
        written = rendered(bridge.comparison(), form, **_asked(form))
        assert (weights.encode() in written) == (form in ("json", "csv")), form


def _asked(form: str) -> dict[str, bool]:
    return {"environment": True} if "environment" in FORMATS[form].options else {}
