"""The lead of a report: one page, whatever the number of articles, in the words of the brief."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.article import article_of
from corpus.comparison import Comparison, compare
from corpus.model import FigureFinding
from corpus.reports.brief import brief_sections
from corpus.reports.citations import citations
from corpus.reports.lead import LONGEST, Lead, height, lead
from corpus.settings import Settings
from corpus.statistics import own_points
from tests import bridge
from tests.articles import article
from tests.meeting import comparison
from tests.prints import five_outlets
from tests.reported import render

WORDS = (
    *("mayor", "bridge", "harbour", "storm", "council"),
    *("ferry", "budget", "strike", "school", "river"),
)


def page(made: Comparison) -> Lead:
    return lead(made.whole, citations(made))


def many(number: int) -> Comparison:
    """Reports of one event, all with one sentence in common and some of their own."""
    articles = []
    for one in range(number):
        own = f"In district {one} the {WORDS[one % 10]} cost {one + 3} million crowns, she said."
        shared = f"The mayor of Sarne opened the old bridge after {one % 4 + 2} years of work."
        articles.append(article(f"paper-number-{one}-of-the-district", shared, own))
    return compare(articles, Settings())


@pytest.mark.parametrize("number", [2, 3, 4, 12, 60])
def test_lead_has_at_most_sixty_lines_whatever_the_number_of_articles(number: int) -> None:
    made = many(number)
    assert len(render(made, "text", depth="brief").splitlines()) <= LONGEST
    assert render(made, "text", depth="brief") in render(made, "text", depth="report")


def test_lead_of_hundred_copies_says_so_in_one_sentence() -> None:
    text = "The mayor of Sarne opened the old bridge on Friday after two years of hard work there."
    articles = [article(f"paper-{number}", text) for number in range(100)]
    made = compare(articles, Settings())
    said = page(made).says
    assert [one for one in said if "Paper-0, Paper-1, Paper-2, Paper-3 and 96 others" in one]
    assert len(said) < 6
    assert len(render(made, "text", depth="brief").splitlines()) <= LONGEST


def test_sixty_copies_of_ten_sentences_make_fewer_than_two_thousand_lines() -> None:
    lines = [
        f"On day {number} the council of Sarne heard witness {number + 40} about the {word} works."
        for number, word in enumerate(WORDS, 1)
    ]
    articles = [
        article(f"paper-{number}", *lines[: 10 - number % 3], f"Paper {number} adds this line.")
        for number in range(60)
    ]
    made = compare(articles, Settings())
    for form in ("text", "markdown"):
        for depth in ("report", "full"):
            assert len(render(made, form, depth=depth).splitlines()) < 2000, (form, depth)


def test_differences_come_before_missing_and_shared_points() -> None:
    kinds = [section.kind for section in page(bridge.comparison()).sections]
    assert kinds == ["differ", "some", "only", "all", "voices"]
    report = render(bridge.comparison(), "text")
    order = [report.index(word) for word in ("They differ", "Figures (2)", "not found in others (")]
    assert order == sorted(order)


def test_firm_lines_come_first_and_likely_ones_say_so() -> None:
    made = bridge.comparison()
    some = next(one for one in page(made).sections if one.kind == "some")
    assert some.heading == "Some say · 2 likely"
    assert all("likely shared" in line.whole for line in some.lines)


def test_likely_own_points_are_left_out_beside_firm_ones() -> None:
    made = comparison()
    own = next(one for one in page(made).sections if one.heading.startswith("Only in North"))
    assert [line.text for line in own.lines] == ["Nobody mentioned the price of herring."]


def test_every_section_gets_a_line_before_one_gets_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = comparison()
    made = replace(
        made, points=tuple(replace(one, id=f"{one.id}{n}") for one in made.points for n in "ab")
    )
    whole = page(made)
    assert max(len(section.lines) for section in whole.sections) > 1
    monkeypatch.setattr("corpus.reports.lead.LONGEST", height(whole) - 3)
    counts = [len(section.lines) for section in page(made).sections]
    assert len(counts) == len(whole.sections)
    assert sum(counts) < sum(len(section.lines) for section in whole.sections)


def test_a_lead_without_differences_counts_agreeing_figures_and_quotes() -> None:
    made = bridge.comparison()
    agreeing = tuple(one for one in made.findings if one.verdict == "agree")
    (line,) = page(replace(made, findings=agreeing)).sections[0].lines
    assert line.whole == "No figure or quote differs; 1 figure agrees."


def test_firm_differences_come_before_likely_ones_of_more_weight() -> None:
    made = comparison()
    firm = FigureFinding("f1", "conflict", ("south:2",), "North: two · South: three", (), "firm")
    likely = FigureFinding("f2", "conflict", ("north:3",), "North: four · South: five", ())
    made = replace(made, findings=(*made.findings, likely, firm))
    lines = next(one for one in page(made).sections if one.kind == "differ").lines
    assert [line.text for line in lines] == [
        "Figures differ: North: two; South: three.",
        "Figures may differ: North: four; South: five.",
    ]


def test_lead_and_brief_have_the_same_sentences() -> None:
    made = comparison()
    said = {line.text for section in brief_sections(made.whole) for line in section.lines}
    for section in page(made).sections:
        for line in section.lines:
            assert line.text in said or not line.cited


def test_brief_prints_the_lead_in_every_format_for_readers() -> None:
    made = comparison()
    for form in ("text", "markdown", "html"):
        brief, whole = (render(made, form, depth=depth) for depth in ("brief", "full"))
        assert "How sure this is" in brief
        assert "Matching passages" not in brief
        assert len(brief) < len(whole)


def test_copies_stand_as_one_in_the_lead() -> None:
    local = "A baker opposite gave coffee to the reporters."
    made = compare(five_outlets(local=local), Settings())
    assert local in {point.text for point in own_points(made, made.counts_as["Sun"])}
    for section in page(made).sections:
        for line in section.lines:
            outlets = [made.article[article_of(one.passage.id)].outlet for one in line.cited]
            assert len({"Post", "Sun", "Star", "Echo"} & set(outlets)) <= 1, line.whole
    (own,) = (one for one in page(made).sections if one.heading.startswith("Only in AP copy"))
    assert all(" and 3 copies" in line.whole for line in own.lines)
