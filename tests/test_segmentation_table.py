"""Articles of a table are cut into exactly the passages that it demands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from corpus.reading import read
from corpus.segmentation import segment

TABLE = Path(__file__).with_name("data") / "segmentation.toml"
CASES: list[dict[str, Any]] = tomli.loads(TABLE.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_article_is_cut_into_the_passages_of_the_table(
    case: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "north.txt"
    path.write_text("\n\n".join(case["paragraphs"]) + "\n", "utf-8")
    article = segment(read(str(path)))
    assert [[p.kind, p.reason, p.text] for p in article.passages] == case["passages"]


def test_table_has_at_least_eighty_cases_with_names_of_their_own() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 80
