"""The counts of shared points: header, brief and reports say the same, and so do the signs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from corpus.comparison import Comparison, compare, view_of
from corpus.model import FigureFinding
from corpus.passage_status import GLYPHS
from corpus.reports import render
from corpus.reports.brief import brief_sections
from corpus.reports.citations import copied_citation
from corpus.samples import demo_sources
from corpus.settings import Settings
from corpus.statistics import points_in_all, points_of_several_origins
from tui.view_model.brief import brief, counts


@pytest.fixture(scope="module", params=[2, 3])
def demo(request: pytest.FixtureRequest) -> Comparison:
    """Two, and all three, of the demo's reports."""
    return compare(demo_sources().read().articles[: request.param], Settings())


def shared_in_header(comparison: Comparison) -> tuple[int, int]:
    """The firm and the likely shared points that the header counts."""
    found = re.search(r"points, (\d+) shared(?:, (\d+) likely)?", counts(comparison))
    assert found
    return int(found[1]), int(found[2] or 0)


def test_the_header_counts_what_the_brief_lists(demo: Comparison) -> None:
    sections = [one for one in brief_sections(view_of(demo)) if one.kind in ("all", "some")]
    tiers = [line.tier for section in sections for line in section.lines]
    assert shared_in_header(demo) == (tiers.count("firm"), tiers.count("likely"))


def test_the_header_counts_the_differences_that_the_brief_lists(demo: Comparison) -> None:
    (section,) = (one for one in brief_sections(view_of(demo)) if one.kind == "differ")
    tiers = [line.tier for line in section.lines]
    firm, likely = tiers.count("firm"), tiers.count("likely")
    expected = f" · {firm} differ{'' if firm > 1 else 's'}" + (f", {likely} likely" * bool(likely))
    assert (f"{expected} · " in f"{counts(demo)} · ") == bool(firm)
    assert ("differ" in counts(demo)) == bool(tiers)


def test_what_differs_only_likely_is_said_to_be_possible(demo: Comparison) -> None:
    unsure = tuple(
        replace(one, tier="likely") if isinstance(one, FigureFinding) else one
        for one in demo.findings
        if one.kind != "quote"
    )
    number = sum(one.verdict == "conflict" for one in unsure)
    assert (f" · {number} may differ" in counts(replace(demo, findings=unsure))) == bool(number)


def test_the_report_opens_with_the_counts_of_the_header(demo: Comparison) -> None:
    opening = render(demo, "text").decode().split("\n\n")[1]
    firm, likely = shared_in_header(demo)
    if len(demo.articles) == 2:
        assert f"{firm} points in both, and {likely} more that may be." in " ".join(opening.split())
    else:
        numbers = re.findall(r"(\d+) (?:is|are) in (?:all|some)[^(,]*\((\d+) more", opening)
        assert [sum(map(int, column)) for column in zip(*numbers, strict=True)] == [firm, likely]


def test_the_sign_of_a_line_is_as_firm_as_its_count(demo: Comparison) -> None:
    firm_signs = {GLYPHS["shared"], GLYPHS["partial"], GLYPHS["only-here"]}
    likely_signs = {GLYPHS[one] for one in ("likely-shared", "likely-partial", "likely-only-here")}
    for section in brief(demo):
        if section.title.startswith(("Both say", "All say", "Some say", "Only in")):
            signs = [line.glyph for line in section.lines]
            assert set(signs) <= firm_signs | likely_signs
            firm = sum(sign in firm_signs for sign in signs)
            count = re.search(r" · (\d+)(?! (?:more )?likely)", section.title)
            assert firm == (int(count[1]) if count else 0)


def test_a_copied_point_is_said_to_be_in_all_reports_only_where_that_is_firm(
    demo: Comparison,
) -> None:
    firm = set(points_in_all(demo, "firm"))
    everywhere = [one for one in points_of_several_origins(demo) if not one.not_found_in]
    said = {
        point: copied_citation(demo, point, date(2026, 12, 1)).split("\n")[0]
        for point in everywhere
    }
    assert {said[point] for point in everywhere if point in firm} == {"In all reports:"}
    assert {said[point] for point in everywhere if point not in firm} == {"Likely in all reports:"}
