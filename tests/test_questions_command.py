"""`srcdiff questions` and `srcdiff answer`: what they print, write, refuse and exit with."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from corpus.alignment.questions import ORDERS, question_id
from tests.articles import FILLER, OTHER_FILLER
from tui.cli.main import main
from tui.cli.options import QUESTION_ORDERS

STRIKE = "The glassblowers of Murano went on strike over the price of gas on Monday."
KEYS = [
    *("id", "a", "b", "score", "says", "points"),
    *("a_text", "b_text", "a_paragraph", "b_paragraph"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two reports of a sentence a paragraph, and one of one paragraph."""
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for variable in [name for name in os.environ if name.startswith("SRCDIFF_")]:
        monkeypatch.delenv(variable)
    (tmp_path / "a.txt").write_text("\n\n".join([STRIKE, "A whale was seen.", *FILLER]) + "\n")
    (tmp_path / "b.txt").write_text(
        "\n\n".join(["A strike by glassblowers began.", *OTHER_FILLER, "The whale left."]) + "\n"
    )
    (tmp_path / "c.txt").write_text(f"A whale was seen. {' '.join(FILLER)}\n")
    return tmp_path


def asked(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> list[dict[str, Any]]:
    """The questions that the command prints about two reports."""
    assert main(["questions", "a.txt", "b.txt", *words]) == code
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def answered(
    capsys: pytest.CaptureFixture[str], lines: str, *words: str, code: int = 0
) -> tuple[str, str]:
    """What the command says to answers, on either stream."""
    Path("answers.jsonl").write_text(lines)
    command = ["answer", "a.txt", "b.txt", "--answers", "answers.jsonl", *words]
    assert main(command) == code
    return capsys.readouterr()


def line(question: str, same: bool) -> str:
    """An answer as it is written."""
    return json.dumps({"id": question, "same": same}) + "\n"


def linked(capsys: pytest.CaptureFixture[str], *words: str) -> dict[frozenset[str], str]:
    """Which passages a report links, with the origin of each link."""
    main(["report", "a.txt", "b.txt", "--format", "json", *words])
    report = json.loads(capsys.readouterr().out)
    return {frozenset((link["a"], link["b"])): link["origin"] for link in report["links"]}


def test_a_question_is_a_line_of_json_with_both_passages_and_their_paragraphs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = asked(capsys)
    assert found
    for one in found:
        assert list(one) == KEYS
        assert one["id"] == question_id(one["a"], one["b"])
        assert 0 <= one["score"] <= 1
        assert one["a_text"] in one["a_paragraph"]
        assert one["b_text"] in one["b_paragraph"]


def test_a_passage_that_is_its_paragraph_is_shown_with_those_around_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = next(one for one in asked(capsys, "--limit", "99") if one["a_text"] == STRIKE)
    assert one["a_paragraph"] == f"{STRIKE}\n\nA whale was seen."


def test_a_passage_inside_a_paragraph_is_shown_with_the_whole_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["questions", "b.txt", "c.txt", "--limit", "99"]) == 0
    rows = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert rows
    assert {one["b_paragraph"] for one in rows} == {f"A whale was seen. {' '.join(FILLER)}"}


def test_eight_are_printed_unless_limit_says_otherwise(
    capsys: pytest.CaptureFixture[str],
) -> None:
    every = asked(capsys, "--limit", "999")
    assert asked(capsys) == every[:8]
    assert asked(capsys, "--limit", "1") == every[:1]
    assert asked(capsys, "--limit", "0") == []


def test_the_order_is_by_consequence_or_by_uncertainty(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert QUESTION_ORDERS == ORDERS
    assert asked(capsys) == asked(capsys, "--order", "consequence")
    found = asked(capsys, "--order", "uncertain")
    distances = [abs(one["score"] - 0.5) for one in found]
    assert distances == sorted(distances)


def test_questions_are_written_to_a_file_and_replace_one_only_with_force(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = asked(capsys)
    assert asked(capsys, "-o", "q.jsonl") == []
    assert [json.loads(row) for row in Path("q.jsonl").read_text().splitlines()] == rows
    (folder / "q.jsonl").write_text("mine")
    assert main(["questions", "a.txt", "b.txt", "-o", "q.jsonl"]) == 2
    assert Path("q.jsonl").read_text() == "mine"
    assert main(["questions", "a.txt", "b.txt", "-o", "q.jsonl", "--force"]) == 0
    assert Path("q.jsonl").read_text() != "mine"


def test_answers_go_into_the_review_and_are_honoured_everywhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one, other = asked(capsys)[:2]
    lines = line(one["id"], same=True) + "\n" + line(other["id"], same=False)
    said, _ = answered(capsys, lines, "--review", "r.toml")
    assert said == "2 answers: 1 link confirmed, 1 rejected\n"
    found = linked(capsys, "--review", "r.toml")
    assert found[frozenset((one["a"], one["b"]))] == "confirmed"
    assert frozenset((other["a"], other["b"])) not in found
    left = asked(capsys, "--review", "r.toml", "--limit", "99")
    assert {one["id"], other["id"]}.isdisjoint(row["id"] for row in left)


def test_without_a_file_the_reports_own_review_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = asked(capsys)[0]
    answered(capsys, line(one["id"], same=True))
    assert linked(capsys)[frozenset((one["a"], one["b"]))] == "confirmed"
    assert one["id"] not in [row["id"] for row in asked(capsys, "--limit", "99")]
    assert one["id"] in [row["id"] for row in asked(capsys, "--limit", "99", "--no-review")]


def test_any_two_passages_may_be_answered_in_either_order_asked_or_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = asked(capsys)[0]
    a, b = (article.partition(":")[0] + ":5" for article in (one["a"], one["b"]))
    answered(capsys, line(f"{b}+{a}", same=True), "--review", "r.toml")
    assert frozenset((a, b)) in linked(capsys, "--review", "r.toml")


def test_of_two_answers_on_one_pair_the_later_counts(capsys: pytest.CaptureFixture[str]) -> None:
    one = asked(capsys)[0]
    lines = line(one["id"], same=True) + line(one["id"], same=False)
    answered(capsys, lines, "--review", "r.toml")
    assert frozenset((one["a"], one["b"])) not in linked(capsys, "--review", "r.toml")


def test_a_question_with_its_answer_added_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    one = asked(capsys)[0]
    said, _ = answered(capsys, json.dumps({**one, "same": True}), "--review", "r.toml")
    assert said == "1 answer: 1 link confirmed, 0 rejected\n"


def test_a_text_in_an_answer_may_hold_line_ends_of_other_writing_systems(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = asked(capsys)[0]
    odd = json.dumps({**one, "a_text": "one\u2028two\x85three", "same": True}, ensure_ascii=False)
    said, _ = answered(capsys, f"{odd}\r\n", "--review", "r.toml")
    assert said == "1 answer: 1 link confirmed, 0 rejected\n"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("same", "is not JSON"),
        ("[1]", 'has no "same": true or false'),
        ('{"id": "%s"}', 'has no "same": true or false'),
        ('{"id": "%s", "same": 1}', 'has no "same": true or false'),
        ('{"same": true}', "is not the id of a question"),
        ('{"id": "nobody", "same": true}', "is not the id of a question"),
        ('{"id": "nobody:1+nobody:2", "same": true}', "no report has a passage nobody:1"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_an_invalid_answer_line_writes_nothing(
    wrong: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    one = asked(capsys)[0]["id"]
    lines = line(one, same=True) + wrong.replace("%s", one)
    said, complaint = answered(capsys, lines, "--review", "r.toml", code=2)
    assert said == ""
    assert why in complaint
    assert "line 2" in complaint
    assert complaint.count("\n") == 1
    assert not Path("r.toml").exists()


def test_two_passages_of_one_report_cannot_be_answered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = asked(capsys)[0]
    article = one["a"].partition(":")[0]
    lines = line(f"{article}:1+{article}:2", same=True)
    _, complaint = answered(capsys, lines, "--review", "r.toml", code=2)
    assert complaint.count("\n") == 1
    assert not Path("r.toml").exists()


def test_answers_that_are_not_there_are_named_in_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["answer", "a.txt", "b.txt", "--answers", "gone.jsonl"]) == 2
    assert capsys.readouterr().err == "srcdiff: gone.jsonl: no such file\n"
    assert main(["answer", "a.txt", "b.txt"]) == 2
    assert "--answers" in capsys.readouterr().err


def test_a_file_that_is_not_a_review_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    one = asked(capsys)[0]
    before = Path("a.txt").read_text()
    _, complaint = answered(capsys, line(one["id"], same=True), "--review", "a.txt", code=2)
    assert complaint.count("\n") == 1
    assert Path("a.txt").read_text() == before


def test_a_source_that_cannot_be_read_is_named_and_makes_the_exit_code_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["questions", "a.txt", "b.txt", "gone.txt"]) == 2
    said = capsys.readouterr()
    assert said.out
    assert "gone.txt" in said.err
