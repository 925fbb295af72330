"""The command line as a user runs it: exit codes, messages, sources and output."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus import samples
from tui.cli.main import main

PROGRAM = Path(sys.executable).with_name("srcdiff")

BRIDGE = "The mayor opened the bridge on Friday.\n\nIt cost 40 million crowns, she said.\n"
RIVAL = "The bridge was opened by the mayor on Friday.\n\nBirds sang in the park.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two reports, far from the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    for variable in [name for name in os.environ if name.startswith("SRCDIFF_")]:
        monkeypatch.delenv(variable)
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)  # it hides what a last flush meets
    (tmp_path / "a.txt").write_text(BRIDGE)
    (tmp_path / "b.txt").write_text(RIVAL)
    return tmp_path


HELP = [("--help",), ("report", "--help"), ("demo", "--help"), ("config", "--help")]


def run(*words: str | bytes, stdin: bytes = b"") -> tuple[int, str, str]:
    """Run the installed program; its exit code, and what it said on either stream."""
    done = subprocess.run([PROGRAM, *words], input=stdin, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


# Exit codes


def test_same_reports_exit_with_0(folder: Path) -> None:
    (folder / "copy.txt").write_text(BRIDGE)
    assert run("report", "a.txt", "copy.txt")[0] == 0


def test_different_reports_exit_with_1() -> None:
    code, report, complaint = run("report", "a.txt", "b.txt")
    assert (code, complaint) == (1, "")
    assert "Matching passages" in report


def test_unreadable_source_is_named_and_the_others_are_compared() -> None:
    code, report, complaint = run("report", "a.txt", "gone.txt", "b.txt", "--format", "json")
    assert code == 2
    assert complaint == "srcdiff: gone.txt: no such file\n"
    assert json.loads(report)["problems"] == [{"source": "gone.txt", "cause": "no such file"}]
    assert len(json.loads(report)["articles"]) == 2


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((), "name at least two reports, a folder of them, or a story.toml (see srcdiff --help)"),
        (("report",), "name at least two reports"),
        (("a.txt",), "only a.txt was read, and a comparison needs two"),
        (("gone.txt", "lost.txt"), "gone.txt: no such file"),
        (("a.txt", "gone.txt"), "gone.txt: no such file"),
        (("a.txt", "empty.txt"), "empty.txt: empty"),
        (("a.txt", "b.txt", "--thresold", "0.5"), "unrecognized arguments: --thresold"),
        (("a.txt", "b.txt", "--threshold", "2"), "--threshold: '2' is not a number from 0 to 1"),
        (("report", "a.txt", "b.txt", "--format", "x"), "argument --format: invalid choice: 'x'"),
        (("report", "a.txt", "b.txt", "-o", "report"), "report: no format has this ending"),
        (("report", "a.txt", "b.txt", "-o", "gone/r.md"), "gone/r.md: there is no folder gone"),
        (("report", "a.txt", "b.txt", "-o", "x" * 300 + ".md"), "x" * 300 + ".md: file name too"),
        (("report", "a.txt", "b.txt", "--only", "figs"), "argument --only: no such kind: 'figs'"),
        (
            ("report", "a.txt", "b.txt", "--min-weight", "-1"),
            "argument --min-weight: '-1' is not",
        ),
        (("report", "a.txt", "b.txt", "--color", "blue"), "argument --color: invalid choice"),
        (("demo", "a.txt"), "unrecognized arguments: a.txt"),
        (("config", "--", "a.txt"), "srcdiff config takes no sources"),
        (
            ("a.txt", "b.txt", "--layout", "x"),
            "--layout: 'x' is not a layout; known are columns, rows",
        ),
        (("demo", "--", "a.txt"), "srcdiff demo takes no sources"),
    ],
)
def test_errors_are_one_line_and_exit_with_2(
    words: Sequence[str], complaint: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").touch()
    assert main(words) == 2
    said, complaints = capsys.readouterr()
    assert said == ""
    assert complaints.splitlines()[0].startswith(f"srcdiff: {complaint}")
    assert all(row.startswith("srcdiff: ") for row in complaints.splitlines())


def test_unforeseen_error_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def burst(*_: object, **__: object) -> None:
        raise RuntimeError("two\nlines \x1b[31m")

    monkeypatch.setattr("tui.cli.report_command.compare", burst)
    assert main(["report", "a.txt", "b.txt"]) == 2
    assert capsys.readouterr().err == (
        "srcdiff: RuntimeError: two\\nlines \\x1b[31m (--debug shows where)\n"
    )
    assert main(["report", "--debug", "a.txt", "b.txt"]) == 2
    assert capsys.readouterr().err.startswith("Traceback")


def test_ctrl_c_exits_with_130_and_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("corpus.stories.story.read_story", interrupt)
    assert main(["a.txt", "b.txt"]) == 130
    assert capsys.readouterr() == ("", "")


# What is read


def test_standard_input_can_be_a_source() -> None:
    code, report, _ = run("report", "-", "b.txt", "--format", "json", stdin=BRIDGE.encode())
    assert code == 1
    assert [article["source"] for article in json.loads(report)["articles"]] == ["-", "b.txt"]


def test_command_wins_over_a_file_of_the_same_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "demo").write_text(BRIDGE)
    assert main(["demo"]) == 1
    assert "NATO" in capsys.readouterr().out
    assert main(["./demo", "b.txt"]) == 1
    assert "bridge" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ("--title", "Bridge", "--", "a.txt", "--force"),
        ("a.txt", "--title", "Bridge", "--", "--force"),
        ("--force", "--title", "Bridge", "a.txt", "./--force"),
    ],
)
def test_options_and_sources_can_be_mixed_until_double_dash(
    words: Sequence[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "--force").write_text(RIVAL)
    assert main(["report", *words]) == 1
    assert capsys.readouterr().out.startswith("Bridge\n======\n")


def test_option_may_come_before_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--debug", "report", "a.txt", "b.txt", "--format", "markdown"]) == 1
    assert capsys.readouterr().out.startswith("# ")


def test_value_of_an_option_is_never_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--title", "demo", "a.txt", "b.txt"]) == 1
    assert capsys.readouterr().out.startswith("demo\n====\n")


def test_lower_threshold_gives_more_links(capsys: pytest.CaptureFixture[str]) -> None:
    def links(threshold: str) -> int:
        main(["report", "a.txt", "b.txt", "--format", "json", "--threshold", threshold])
        report = json.loads(capsys.readouterr().out)
        assert report["settings"]["threshold"] == float(threshold)
        return len(report["links"])

    assert links("0.1") > links("1")


# What is written


@pytest.mark.parametrize(
    ("name", "begins"), [("r.txt", "a bridge"), ("r.md", "# a bridge"), ("r.json", "{")]
)
def test_file_ending_chooses_the_format(
    name: str, begins: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "a.txt", "b.txt", "--title", "a bridge", "-o", name]) == 1
    assert (folder / name).read_text(encoding="utf-8").startswith(begins)
    assert capsys.readouterr() == ("", "")


def test_format_option_wins_over_the_file_ending(folder: Path) -> None:
    assert main(["report", "a.txt", "b.txt", "--format", "json", "-o", "r.txt"]) == 1
    assert json.loads((folder / "r.txt").read_text(encoding="utf-8"))["format"] == "srcdiff"


def test_only_force_replaces_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "r.md").write_text("mine")
    assert main(["report", "a.txt", "b.txt", "-o", "r.md"]) == 2
    assert capsys.readouterr().err == "srcdiff: r.md: already exists; --force replaces it\n"
    assert (folder / "r.md").read_text() == "mine"
    assert main(["report", "a.txt", "b.txt", "-o", "r.md", "--force"]) == 1
    assert (folder / "r.md").read_text(encoding="utf-8").startswith("# ")


def test_without_a_terminal_the_text_report_is_printed() -> None:
    assert run("a.txt", "b.txt") == run("report", "a.txt", "b.txt")


@pytest.mark.parametrize(
    ("words", "environment"),
    [((), {"PYTHONIOENCODING": "ascii"}), (("--glyphs", "ascii"), {"LC_ALL": "C.UTF-8"})],
)
def test_text_report_can_be_ascii(words: Sequence[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        [PROGRAM, "report", "a.txt", "b.txt", "--title", "Inauguré – “enfin” 北京", *words],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode("ascii").startswith('Inaugure - "enfin" ??\n')


@pytest.mark.parametrize("words", [("demo",), ("config", "--keys"), *HELP])
def test_any_stream_encoding_can_be_printed_to(words: Sequence[str]) -> None:
    done = subprocess.run(
        [PROGRAM, *words],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode in (0, 1), done.stderr) == (True, b"")


def test_report_is_utf_8_in_every_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = run("demo")
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    assert run("demo") == usual


def test_two_runs_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    story = str(samples.demo_manifest())
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    first = run("report", story, "--format", "json")
    monkeypatch.setenv("PYTHONHASHSEED", "2")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert run("report", story, "--format", "json") == first


@pytest.mark.parametrize("words", [("demo",), ("--help",)])
def test_closed_pipe_is_not_an_error(words: Sequence[str]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "wb") as broken:
        done = subprocess.run([PROGRAM, *words], stdout=broken, stderr=subprocess.PIPE, check=False)
    assert done.stderr == b""
    assert done.returncode == (1 if words == ("demo",) else 0)


@pytest.mark.parametrize("words", [("demo",), ("--help",)])
def test_full_disk_gives_a_one_line_error(words: Sequence[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.stderr == b"srcdiff: standard output: no space left on device\n"
    assert done.returncode == 2


def test_closed_standard_output_gives_a_one_line_error() -> None:
    done = subprocess.run(["sh", "-c", f"{PROGRAM} demo >&-"], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (2, b"srcdiff: standard output: closed\n")


def test_file_name_that_is_not_utf_8_works(folder: Path) -> None:
    name = b"caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(BRIDGE)
    assert run("report", name, "b.txt")[0] == 1
    code, _, complaint = run("report", name, "b.txt", b"caf\xe8.txt")
    assert (code, complaint.count("\n")) == (2, 1)


def test_demo_report_contains_no_path_of_the_machine() -> None:
    code, report, complaint = run("demo")
    assert (code, complaint) == (1, "")
    assert "Agency One" in report
    assert str(samples.demo_manifest().parent) not in report


# What is shown of it


@pytest.mark.parametrize(("other", "code"), [("b.txt", 1), ("copy.txt", 0), ("gone.txt", 2)])
def test_quiet_gives_the_exit_code_only(
    other: str, code: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "copy.txt").write_text(BRIDGE)
    assert main(["report", "--quiet", "a.txt", other]) == code
    assert capsys.readouterr().out == ""


def test_quiet_still_writes_the_named_file(folder: Path) -> None:
    assert main(["report", "-q", "a.txt", "b.txt", "-o", "r.md"]) == 1
    assert (folder / "r.md").exists()


def test_exit_code_follows_the_narrowed_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt", "b.txt", "--only", "wording", "--min-weight", "1"]) == 0
    assert "Showing 0 of 3 findings" in capsys.readouterr().out


def test_only_the_text_report_on_standard_output_is_coloured(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["report", "a.txt", "b.txt"])
    plain = capsys.readouterr().out
    assert "\x1b" not in plain
    main(["report", "a.txt", "b.txt", "--color", "always"])
    coloured = capsys.readouterr().out
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured) == plain != coloured
    main(["report", "a.txt", "b.txt", "--color", "always", "--format", "markdown"])
    assert "\x1b" not in capsys.readouterr().out
    main(["report", "a.txt", "b.txt", "--color", "always", "-o", "r.txt"])
    assert (folder / "r.txt").read_text(encoding="utf-8") == plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["a.txt", "b.txt"])
    assert capsys.readouterr().out == coloured


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("c.txt", "'c.txt' is no article; name 1 (A) or 2 (B)"),
        ("txt", "'txt' is no article; name 1 (A) or 2 (B)"),
    ],
)
def test_unknown_reference_gives_a_one_line_error(
    name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "a.txt", "b.txt", "--reference", name]) == 2
    assert capsys.readouterr() == ("", f"srcdiff: --reference: {said}\n")


def test_csv_reports_omitted_rows_on_standard_error() -> None:
    words = ("report", "a.txt", "b.txt", "--format", "csv", "--only", "figures")
    assert run(*words)[2].startswith("Showing 1 of 3 findings: only figures.")
    assert run(*words, "--quiet")[1:] == ("", "")


# Help and keys


@pytest.mark.parametrize(
    "words", [("--help",), ("report", "--help"), ("demo", "--help"), ("config", "--help")]
)
def test_help_fits_80_columns(
    words: Sequence[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(words) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0].startswith("usage: srcdiff")
    assert max(map(len, rows)) <= 80


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("srcdiff 0.")


def test_keys_come_from_the_terminal_if_standard_input_is_an_article() -> None:
    """`cat a.txt | srcdiff - b.txt` in a terminal shows both articles, and q quits."""
    assert in_terminal(f"cat a.txt | {PROGRAM} - b.txt", b"crowns", b"Birds") == 0


def test_no_sources_in_a_terminal_open_the_start_screen() -> None:
    assert in_terminal(str(PROGRAM), b"Open the demo") == 0


def test_slow_source_shows_the_loading_screen() -> None:
    """A page that does not answer: the screen is shown, Esc stops, q quits at once."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/a"
        command = f"{PROGRAM} {address} b.txt"
        assert in_terminal(command, b"Esc stop", keys=b"\x1bq") == 0


def in_terminal(command: str, *shown: bytes, keys: bytes = b"q") -> int:
    """Run a command in a terminal, press keys once it has shown what it is to; its exit code."""
    spawn = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
    environment = {**os.environ, "TERM": "xterm-256color"}
    with subprocess.Popen(
        [sys.executable, "-c", spawn, "sh", "-c", f"stty rows 30 cols 100; {command}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as terminal:
        assert terminal.stdin
        assert terminal.stdout
        drawn = b""
        while not all(words in drawn for words in shown):
            more = os.read(terminal.stdout.fileno(), 65536)
            assert more, drawn[-500:]
            drawn += more
        for key in keys:
            terminal.stdin.write(bytes([key]))
            terminal.stdin.flush()
            time.sleep(0.3)  # an Escape that others follow at once would begin a sequence
        while os.read(terminal.stdout.fileno(), 65536):
            pass
        return terminal.wait()
