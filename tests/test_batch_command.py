"""`srcdiff report --each`: a report of every story, whatever becomes of the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.comparison import Comparison, compare
from tests.test_cli import BRIDGE, RIVAL, folder, run
from tui.cli.main import main

__all__ = ["folder"]


@pytest.fixture(autouse=True)
def shelf(folder: Path) -> Path:
    """Three stories: one whose reports differ, one whose reports do not, one with a gap."""
    texts = {"bridge": (BRIDGE, RIVAL), "copy": (BRIDGE, BRIDGE), "lone": (BRIDGE,)}
    for name, reports in texts.items():
        inside = folder / "shelf" / name
        inside.mkdir(parents=True)
        for number, text in enumerate(reports):
            (inside / f"{number}.txt").write_text(text)
        listed = "".join(f'[[source]]\npath = "{number}.txt"\n' for number in range(len(reports)))
        (inside / "story.toml").write_text(listed)
    return folder / "shelf"


def reports(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "out").iterdir())


def test_each_story_gets_a_report_although_one_fails(folder: Path) -> None:
    code, said, remarks = run("report", "--each", "shelf", "-o", "out")
    assert (code, said) == (2, "")
    assert reports(folder) == ["bridge.txt", "copy.txt"]
    assert remarks.splitlines() == [
        "[1/3] bridge: 2 differences: out/bridge.txt",
        "[2/3] copy: no differences: out/copy.txt",
        "srcdiff: lone: only shelf/lone/0.txt was read, and a comparison needs two",
        "[3/3] lone: failed",
        "3 stories: 2 compared, 1 with differences, 1 failed",
    ]


@pytest.mark.parametrize(
    ("stories", "code"),
    [
        (["shelf/copy"], 0),
        (["shelf/copy", "shelf/bridge"], 1),
        (["shelf/bridge", "shelf/lone", "shelf/copy"], 2),
        (["shelf/bridge", "gone"], 2),
    ],
)
def test_the_exit_code_is_the_worst(
    stories: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "--each", "--quiet", *stories]) == code
    assert capsys.readouterr().out == ""


def test_batch_report_equals_the_single_report(folder: Path) -> None:
    main(["report", "--each", "shelf", "-o", "out", "--format", "json", "--only", "omissions"])
    main(["report", "shelf/bridge", "-o", "alone.json", "--only", "omissions"])
    assert (folder / "out" / "bridge.json").read_bytes() == (folder / "alone.json").read_bytes()


def test_reports_are_replaced_only_with_force(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "bridge.txt").write_text("mine")
    assert main(["report", "--each", "shelf/bridge", "shelf/copy", "-o", "out"]) == 2
    said = capsys.readouterr().err
    assert "srcdiff: bridge: out/bridge.txt: already exists; --force replaces it\n" in said
    assert (folder / "out" / "bridge.txt").read_text() == "mine"
    assert reports(folder) == ["bridge.txt", "copy.txt"]
    assert main(["report", "--each", "shelf/bridge", "shelf/copy", "-o", "out", "--force"]) == 1
    assert (folder / "out" / "bridge.txt").read_text(encoding="utf-8") != "mine"


def test_unreadable_source_is_named_with_its_story(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (shelf / "bridge" / "story.toml").open("a") as manifest:
        manifest.write('[[source]]\npath = "gone.txt"\n')
    assert main(["report", "--each", "shelf/bridge", "-o", "out"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "srcdiff: bridge: shelf/bridge/gone.txt: no such file",
        "[1/1] bridge: 2 differences: out/bridge.txt",
        "1 story: 1 compared, 1 with differences, 1 with a source that could not be read",
    ]


def test_missing_manifest_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--each", "--quiet", "gone.toml"]) == 2
    assert capsys.readouterr().err == "srcdiff: gone: gone.toml: no such file\n"


def test_unexpected_error_in_one_story_stops_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def burst(articles: Any, *more: Any, **options: Any) -> Comparison:
        if articles[1].text == articles[0].text:
            raise RuntimeError("\x1b[2J two\nlines")
        return compare(articles, *more, **options)

    monkeypatch.setattr("tui.cli.report_command.compare", burst)
    assert main(["report", "--each", "shelf/copy", "shelf/bridge", "-o", "out"]) == 2
    assert reports(folder) == ["bridge.txt"]
    assert capsys.readouterr().err.startswith(
        "srcdiff: copy: RuntimeError: \\x1b[2J two\\nlines (--debug shows where)\n"
    )


def test_an_interruption_leaves_whole_reports_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    usual = Path.replace

    def interrupt(self: Path, target: Path) -> Path:
        """Ctrl-C in the last moment, when the second report stands beside its place."""
        if target.name == "copy.txt":
            raise KeyboardInterrupt
        return usual(self, target)

    monkeypatch.setattr(Path, "replace", interrupt)
    assert main(["report", "--each", "shelf", "-o", "out"]) == 130
    assert reports(folder) == ["bridge.txt"]
    assert capsys.readouterr().err.endswith("interrupted after 1 story of 3\n")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["shelf"], "--each writes to a folder: name it with -o, or use --quiet"),
        (["shelf", "-o", "-"], "--each writes to a folder: name it with -o, or use --quiet"),
        (["shelf", "-o", "a.txt"], "a.txt: is not a folder"),
        (["shelf", "-o", "not/there"], "not/there: there is no folder not"),
        (
            ["shelf", "-o", "out", "--title", "T"],
            "--title applies to one story, --each",
        ),
        (
            ["shelf", "-o", "out", "--review", "r"],
            "--review applies to one story, --each",
        ),
        (["-", "-o", "out"], "-: no story; name its story.toml, or a folder"),
    ],
)
def test_impossible_requests_are_one_line(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "--each", *words]) == 2
    assert capsys.readouterr().err.startswith(f"srcdiff: {complaint}")
