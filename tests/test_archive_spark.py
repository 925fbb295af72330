"""Spark finds the same stories as DuckDB, and each reads what the other has written.

PySpark is hundreds of megabytes and needs Java, so these run by `make test-spark` alone.
"""

from __future__ import annotations

import json
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

from corpus.archive.engine import MissingPackageError
from corpus.archive.grouping import group
from corpus.archive.spark import SparkEngine
from tests.benchmarks.invented_archive import write_archive
from tests.test_archive import groups
from tui.cli.main import main

with_spark = pytest.mark.skipif(
    find_spec("pyspark") is None, reason="PySpark is not installed; make test-spark installs it"
)
pytestmark = pytest.mark.filterwarnings("default")  # PySpark's own


@with_spark
def test_spark_finds_the_same_stories_in_400_articles(tmp_path: Path) -> None:
    source = str(write_archive(tmp_path / "a.jsonl", 400))
    group([source], tmp_path / "duckdb")
    counts = group([source], tmp_path / "spark", make_engine=SparkEngine)
    assert (counts.read, counts.new) == (400, 400)
    assert groups(tmp_path / "spark") == groups(tmp_path / "duckdb")
    for name in ("stories.jsonl", "groups.jsonl"):
        assert (tmp_path / "spark" / name).read_bytes() == (tmp_path / "duckdb" / name).read_bytes()


@with_spark
def test_each_engine_adds_to_groups_of_the_other(tmp_path: Path) -> None:
    lines = write_archive(tmp_path / "all.jsonl", 120).read_text("utf-8").splitlines(keepends=True)
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    first.write_text("".join(lines[:80]), encoding="utf-8")
    second.write_text("".join(lines[80:]), encoding="utf-8")
    spark = partial(group, make_engine=partial(SparkEngine, master="local[2]"))
    spark([str(first)], tmp_path / "one")
    group([str(second)], tmp_path / "one")
    group([str(first)], tmp_path / "two")
    spark([str(second)], tmp_path / "two")
    assert groups(tmp_path / "one") == groups(tmp_path / "two")
    assert len(groups(tmp_path / "one")) == 120


@with_spark
def test_the_command_groups_on_spark(tmp_path: Path) -> None:
    source = write_archive(tmp_path / "a.jsonl", 40)
    words = ["group", str(source), "-o", str(tmp_path / "archive"), "--engine", "spark"]
    assert main([*words, "--master", "local[1]"]) == 0
    assert len(groups(tmp_path / "archive")) == 40


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="PySpark is installed")
def test_without_pyspark_one_line_says_how_to_install_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Words."}), encoding="utf-8")
    words = ["group", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "archive")]
    assert main([*words, "--engine", "spark"]) == 2
    assert "srcdiff[spark]" in capsys.readouterr().err
    with pytest.raises(MissingPackageError):
        group(["a.txt"], tmp_path / "archive", make_engine=SparkEngine)
