"""The report as W3C Web Annotations: valid by their schema, with places that slice their texts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, meta

from corpus.comparison import Comparison
from corpus.model import NotedPassages, Selection
from corpus.selection import narrow
from tests import bridge
from tests.meeting import comparison
from tests.reported import render

SCHEMA = json.loads((Path(__file__).parent / "data" / "annotations.schema.json").read_text())
"""The parts of https://www.w3.org/TR/annotation-model/ that we write, and nothing else."""


def written(made: Comparison) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(made, "annotations"))
    return found


def items(made: Comparison) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = written(made)["first"]["items"]
    return found


def reviewed() -> Comparison:
    made = bridge.comparison()
    return replace(made, notes=(NotedPassages(("one:2",), "Ask."),), bookmarks=("wire:1",))


@pytest.mark.parametrize("made", [bridge.comparison(), comparison(), reviewed()])
def test_annotations_are_valid_by_the_schema(made: Comparison) -> None:
    meta.validate(SCHEMA)
    faults = Draft202012Validator(SCHEMA).iter_errors(written(made))
    assert [fault.message for fault in faults] == []


@pytest.mark.parametrize("key", ["id", "type", "motivation", "target"])
def test_schema_refuses_an_annotation_without_one_of_its_keys(key: str) -> None:
    broken = written(bridge.comparison())
    del broken["first"]["items"][0][key]
    assert not Draft202012Validator(SCHEMA).is_valid(broken)


def test_every_finding_and_link_is_an_annotation_with_an_id_of_its_own() -> None:
    made = reviewed()
    found = items(made)
    assert len({one["id"] for one in found}) == len(found)
    motivations = [one["motivation"] for one in found]
    assert motivations.count("describing") == len(made.findings)
    assert motivations.count("linking") == len(made.links)
    assert motivations.count("commenting") == motivations.count("bookmarking") == 1
    assert written(made)["total"] == len(found)


def test_selectors_name_the_same_words_of_the_text() -> None:
    made = bridge.comparison()
    texts = {"https://agency.example/bridge": made.articles[0].text}
    texts |= {article.source: article.text for article in made.articles[1:]}
    found = [
        one
        for item in items(made)
        for one in (*item["target"], *item.get("body", ()))
        if one["type"] == "SpecificResource"
    ]
    assert len(found) > 5
    for one in found:
        quoted, place = one["selector"]
        text = texts[one["source"]]
        start, end = place["start"], place["end"]
        assert text[start:end] == quoted["exact"]
        assert text[:start].endswith(quoted["prefix"])
        assert text[end:].startswith(quoted["suffix"])


def test_narrowed_annotations_are_of_the_findings_asked_for() -> None:
    view = narrow(bridge.comparison(), Selection(only=("figures",)))
    found = json.loads(render(view, "annotations"))["first"]["items"]
    assert {one["motivation"] for one in found} == {"describing"}
    assert len(found) == len(view.findings)
