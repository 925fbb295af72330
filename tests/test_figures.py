"""Findings about figures: what linked passages and headlines say in numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Kind, Span
from corpus.findings.figure_mentions import find_mentions
from corpus.findings.figure_pairing import pair_figures
from corpus.findings.figures import find_figure_differences
from corpus.model import FigureFinding, Link, Tier
from corpus.segmentation import segment
from tests import meeting

RAIN: tuple[str, Kind] = "It rained all over the valley.", "body"


def told(*texts: str) -> tuple[Article, ...]:
    """Articles of one passage each, named a, b and c."""
    return tuple(
        meeting.article(name, ((text, "body"),)) for name, text in zip("abc", texts, strict=False)
    )


def linked(articles: tuple[Article, ...]) -> tuple[Link, ...]:
    """All linked with the first."""
    first, *others = articles
    return tuple(
        Link(first.passages[0].id, other.passages[0].id, 0.5, "reworded") for other in others
    )


def found(*texts: str) -> list[tuple[str, str]]:
    articles = told(*texts)
    return [(one.verdict, one.says) for one in find_figure_differences(articles, linked(articles))]


def test_the_same_number_of_the_same_thing_agrees() -> None:
    assert found(
        "The army sent 7,000 soldiers to the border.",
        "Seven thousand troops went to the border, the army said.",
    ) == [("agree", "A: 7,000 soldiers · B: Seven thousand troops")]


def test_two_numbers_of_one_thing_are_at_odds() -> None:
    assert found(
        "The army sent 7,000 soldiers to the border.",
        "The army sent 10,000 soldiers to the border.",
    ) == [("conflict", "A: 7,000 soldiers · B: 10,000 soldiers")]


def test_a_qualifier_can_make_both_true() -> None:
    assert found(
        "The flood drowned about 7,000 sheep.", "The flood drowned 6,900 sheep, farmers said."
    ) == [("compatible", "A: about 7,000 sheep · B: 6,900 sheep (“about” leaves room)")]


def test_a_figure_in_three_articles_is_one_finding_with_its_worst_verdict() -> None:
    assert found(
        "The flood drowned 300 sheep near the weir.",
        "The flood drowned 300 sheep near the weir.",
        "The flood drowned 450 sheep near the weir.",
    ) == [("conflict", "A: 300 sheep · B: 300 sheep · C: 450 sheep")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # different things, outcomes, or an increase beside a whole
        ("Police freed 40 hostages in the raid.", "Police lost 12 officers in the raid."),
        ("The blast in Aden killed 28 people.", "The blast in Aden injured 40 people."),
        ("Another 7,000 troops crossed the river.", "The 90,000 troops crossed the river."),
        # several numbers of the same thing, any of which could be meant
        ("The port has 40 boats and lost 12 boats.", "The port sold 30 boats in the storm."),
        # too far apart to be meant for one
        ("Turbines power 900 homes by the sea.", "A wind park will power 40,000 homes."),
        # nothing around them in common
        ("It cost $40,000.", "The mayor paid $90,000 for paintings."),
        ("Ada Brook, 41, won.", "Tom Vale, 44, won."),
        # days and hours differ for many reasons
        ("The court sat on Tuesday in Lyon.", "The court sat on Monday in Lyon."),
        ("The court sat at 5 p.m. in Lyon.", "The court sat at 6 p.m. in Lyon."),
        # money of two countries
        ("The stadium roof cost $40 million.", "The stadium roof cost £32 million."),
    ],
)
def test_figures_of_different_things_do_not_conflict(one: str, other: str) -> None:
    verdicts = {verdict for verdict, _ in found(one, other)}
    assert "conflict" not in verdicts


def test_a_figure_that_the_other_article_gives_elsewhere_is_not_at_odds_with_it() -> None:
    one = meeting.article("a", (("The flood drowned 300 sheep near the weir.", "body"),))
    other = meeting.article(
        "b",
        (
            ("The flood drowned 450 sheep near the weir.", "body"),
            ("An early count had put it at 300 sheep.", "body"),
        ),
    )
    links = (Link("a:1", "b:1", 0.5, "reworded"),)
    assert [one.verdict for one in find_figure_differences((one, other), links)] == []


def test_a_figure_of_linked_passages_is_not_at_odds_with_one_of_a_passage_without_a_link() -> None:
    """The sheep are compared without a link; the farmers where the link is, and nowhere else."""
    one = meeting.article(
        "a", (("The flood drowned 300 sheep and killed 12 farmers near the weir.", "body"),)
    )
    other = meeting.article(
        "b",
        (
            ("The flood near the weir killed 14 farmers and drowned 450 sheep.", "body"),
            ("Near the weir the flood killed 16 farmers.", "body"),
        ),
    )
    links = (Link("a:1", "b:2", 0.6, "partial"),)
    found = find_figure_differences((one, other), links)
    assert [(finding.says, finding.passages) for finding in found] == [
        ("A: 300 sheep · B: 450 sheep", ("a:1", "b:1")),
        ("A: 12 farmers killed · B: 16 farmers killed", ("a:1", "b:2")),
    ]


@pytest.mark.parametrize(
    ("elsewhere", "verdicts"),
    [
        ("The museum had meant to open on May 3.", []),
        ("The museum opened its hall in May.", []),
        ("The museum is cold.", ["conflict"]),
    ],
)
def test_a_day_that_the_other_article_gives_elsewhere_is_not_at_odds_with_it(
    elsewhere: str, verdicts: list[str]
) -> None:
    one = meeting.article("a", (RAIN, ("The Orsk museum opened on May 3.", "body")))
    other = meeting.article(
        "b", (RAIN, ("The Orsk museum opened on June 9.", "body"), (elsewhere, "body"))
    )
    links = (Link("a:2", "b:2", 0.6, "partial"),)
    assert [one.verdict for one in find_figure_differences((one, other), links)] == verdicts


def test_the_day_in_a_lead_is_at_odds_with_that_in_another_though_both_stand_further_down() -> None:
    lead = "Judge Ada Brook will resign from the court in Mero on May 1, the clerk said."
    one = meeting.article(
        "a", ((lead, "body"), ("Judge Brook had meant to resign in early June.", "body"))
    )
    other = meeting.article(
        "b", (("Judge Ada Brook will resign from the court in Mero in early June.", "body"),)
    )
    (finding,) = [
        one
        for one in find_figure_differences((one, other), (Link("a:1", "b:1", 0.5, "reworded"),))
        if one.verdict == "conflict"
    ]
    assert (finding.says, finding.tier) == ("A: May 1 · B: early June (resign)", "likely")


def test_a_conflict_lists_every_place_that_gives_the_figure() -> None:
    one = meeting.article("a", (("The mayor's plan for the harbour has 14 steps.", "body"),))
    other = meeting.article(
        "b",
        (
            ("The mayor's plan for the harbour has nine steps.", "body"),
            ("Nine separate steps are too many, a baker said.", "body"),
        ),
    )
    (finding,) = find_figure_differences((one, other), (Link("a:1", "b:1", 0.5, "reworded"),))
    assert finding.says == "A: 14 steps · B: nine steps, Nine separate steps"
    assert finding.passages == ("a:1", "b:1", "b:2")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a part beside its whole
        ("The club lost nine of the team's 16 games in Mero.", "The club lost ten games in Mero."),
        # two clubs, each named as its sentence opens
        ("The Terns won 12 games in Mero this year.", "The Gulls won ten games in Mero this year."),
        # two hauls: whatever is counted differs
        (
            "Guards in Mero found 12 rifles, 40 helmets and 31 knives.",
            "Guards in Mero found seven rifles, 15 helmets and 20 knives.",
        ),
        # two towns, each so far from the capital
        ("Tresk is a port 600 miles west of Mero.", "Corvo is a mine 700 miles west of Mero."),
        # two women may be among three victims
        ("Three victims were shot in the mill.", "Two women were shot in the mill."),
        # the day of the deed, not of the sentence
        (
            "Bell was convicted of the May 3 robbery of a bank in Mero.",
            "Bell was convicted of robbery of a bank in Mero on June 9.",
        ),
        # what happens again
        ("The mayor signed the order on May 3.", "The mayor signed the order on June 9."),
        # 58 are given as a side of a score
        ("Hill won and stands at 58-3 with 51 wins by knockout.", "Hill stands at 58 wins."),
    ],
)
def test_two_cases_are_not_at_odds(one: str, other: str) -> None:
    assert "conflict" not in {verdict for verdict, _ in found(one, other)}


def test_a_number_that_the_other_passage_leaves_unsaid_stands_only_here() -> None:
    assert found("The flood drowned 300 sheep.", "The flood drowned many sheep.") == [
        ("only here", "A: 300 sheep · not found in B")
    ]
    assert found("The flood drowned 300 sheep.", "The flood drowned many goats.") == []
    assert found("The flood drowned 300 sheep.", "The mayor keeps sheep.") == []


@pytest.mark.parametrize(("number", "verdicts"), [("2", []), ("3", ["only here"])])
def test_a_count_of_two_or_less_is_never_only_here(number: str, verdicts: list[str]) -> None:
    said = found(f"The flood drowned {number} sheep.", "The flood drowned many sheep.")
    assert [verdict for verdict, _ in said] == verdicts


def test_an_unmatched_figure_needs_two_words_around_it_in_common() -> None:
    assert found("The flood drowned 300 sheep.", "The flood spared many sheep.") == []


def test_a_figure_that_the_other_article_gives_elsewhere_does_not_stand_only_here() -> None:
    one = meeting.article("a", (("The flood drowned 300 sheep.", "body"),))
    other = meeting.article(
        "b",
        (
            ("The flood drowned many sheep.", "body"),
            ("Farmers counted 300 sheep in all.", "body"),
        ),
    )
    assert find_figure_differences((one, other), (Link("a:1", "b:1", 0.5, "reworded"),)) == ()


@pytest.mark.parametrize(("number", "verdicts"), [("300", ["conflict"]), ("301", [])])
def test_numbers_more_than_three_times_apart_need_three_words_in_common(
    number: str, verdicts: list[str]
) -> None:
    said = found("The flood drowned 100 sheep.", f"A flood took {number} sheep.")
    assert [verdict for verdict, _ in said] == verdicts


def test_numbers_of_people_need_two_words_in_common_to_be_at_odds() -> None:
    assert found("The mayor greeted 28 people.", "A mayor wrote to 40 people.") == []
    said = found("The mayor greeted 28 people.", "A mayor greeted 40 people.")
    assert [verdict for verdict, _ in said] == ["conflict"]


@pytest.mark.parametrize(("number", "verdicts"), [("49", []), ("50", ["agree"])])
def test_equal_numbers_of_things_of_other_names_agree_from_fifty_on(
    number: str, verdicts: list[str]
) -> None:
    said = found(f"The guild owns {number} lamps.", f"They bought {number} lanterns.")
    assert [verdict for verdict, _ in said] == verdicts


def test_words_up_to_twelve_away_say_what_a_figure_is_about() -> None:
    (mention,) = find_mentions(told("weir a b c d e f g h j k l 300 sheep")[0])["a:1"]
    assert "weir" in mention.near
    (mention,) = find_mentions(told("weir a b c d e f g h j k l m 300 sheep")[0])["a:1"]
    assert "weir" not in mention.near


def test_a_number_outside_the_shared_part_is_not_only_here() -> None:
    articles = told(
        "The dam broke, and the flood drowned 300 sheep.", "The dam broke on the sheep."
    )
    start = articles[0].passages[0].span.start
    links = (Link("a:1", "b:1", 0.5, "partial", (Span(start, start + 13),)),)
    assert find_figure_differences(articles, links) == ()


def test_doubtful_links_are_searched_for_conflicts_only() -> None:
    at_odds = told(
        "The army sent 7,000 soldiers to the border.",
        "The army sent 10,000 soldiers to the border.",
    )
    assert [one.verdict for one in find_figure_differences(at_odds, (), linked(at_odds))] == [
        "conflict"
    ]
    agreeing = told("The army sent 7,000 soldiers.", "The army sent 7,000 soldiers.")
    assert find_figure_differences(agreeing, (), linked(agreeing)) == ()


def headlined(headline: str, *body: str) -> Article:
    """An article with its headline, as reading makes it."""
    text = "\n\n".join((headline, *body))
    return segment(Article("a", "a.txt", "A", text, "", headline))


def test_a_headline_is_held_against_its_own_text() -> None:
    article = headlined(
        "Flood drowns 300 sheep near the weir",
        "The flood that broke the dam on Monday night drowned 450 sheep near the weir.",
        "Farmers said that the valley had never seen so much water in the spring.",
    )
    (finding,) = find_figure_differences((article,), ())
    assert finding.verdict == "conflict"
    assert finding.says == "A: 300 sheep (headline), 450 sheep"


def test_a_headline_confirmed_by_its_text_is_not_a_finding() -> None:
    article = headlined(
        "Flood drowns 300 sheep near the weir",
        "The flood drowned more than 290 sheep near the weir, the farmers of the valley said.",
        "An earlier flood near the weir had drowned 50 sheep, according to the chronicle.",
    )
    assert find_figure_differences((article,), ()) == ()


def test_the_first_of_equal_numbers_is_held_against_the_headline() -> None:
    article = headlined(
        "Flood near weir hits 300 sheep",
        "The water that came on Monday night drowned 450 sheep near the weir of the farmers.",
        "The 450 sheep of the farmers were mourned in the whole of the spring and the summer.",
    )
    (finding,) = find_figure_differences((article,), ())
    assert finding.says == "A: 300 sheep (headline), 450 sheep"


def test_a_headline_is_not_held_against_a_text_that_gives_two_numbers() -> None:
    article = headlined(
        "Flood drowns 300 sheep near the weir",
        "The flood that broke the dam on Monday night drowned 450 sheep near the weir.",
        "The flood drowned 500 sheep near the weir, the farmers of the valley said.",
    )
    assert find_figure_differences((article,), ()) == ()


def test_values_slice_the_text_and_name_the_counted_noun() -> None:
    articles = told("The army sent about 7,000 soldiers.", "The army sent 7,000 troops.")
    (finding,) = find_figure_differences(articles, linked(articles))
    text = {article.id: article.text for article in articles}
    slices = [text[v.passage.rpartition(":")[0]][v.start : v.end] for v in finding.values]
    assert slices == ["about 7,000 soldiers", "7,000 troops"]
    assert [(v.low, v.high, v.unit, v.qualifier, v.of) for v in finding.values] == [
        (7000, 7000, "", "about", "soldiers"),
        (7000, 7000, "", "", "troops"),
    ]
    assert finding.passages == ("a:1", "b:1")


SENTENCES = st.sampled_from(
    [
        "The flood drowned 300 sheep near the weir.",
        "The flood drowned 450 sheep near the weir.",
        "About 300 sheep drowned near the weir in the flood.",
        "The flood drowned many sheep.",
        "It cost $4 million in 2019, or two thirds of the budget.",
        "It cost more than 3 million dollars, half the budget.",
        "Dozens of farmers lost hundreds of sheep on 3 May.",
    ]
)


def _content(articles: tuple[Article, ...], links: tuple[Link, ...]) -> set[tuple[object, ...]]:
    return {
        (one.id, one.verdict, frozenset(one.passages), frozenset(one.values))
        for one in find_figure_differences(articles, links)
    }


@settings(max_examples=50)
@given(st.lists(SENTENCES, min_size=3, max_size=3))
def test_the_order_of_articles_changes_only_the_order(texts: list[str]) -> None:
    articles = told(*texts)
    links = [("a:1", "b:1"), ("a:1", "c:1"), ("b:1", "c:1")]
    expected = _content(articles, tuple(Link(a, b, 0.5, "reworded") for a, b in links))
    for order in permutations(articles):
        turned = tuple(Link(b, a, 0.5, "reworded") for a, b in reversed(links))
        assert _content(tuple(order), turned) == expected


@given(st.text(), st.text())
def test_no_text_raises(one: str, other: str) -> None:
    articles = told(one, other)
    find_figure_differences(articles, linked(articles))


def _reports(shared: Path) -> tuple[Article, Article]:
    """The two real reports of the meeting in Brussels."""
    folder = shared / "stories" / "brussels"
    texts = {
        name: (folder / f"{name}.txt").read_text("utf-8").strip() for name in ("anadolu", "ap")
    }
    first, second = (
        segment(Article(name, name, name, text, "", published=date(2022, 2, 17)))
        for name, text in texts.items()
    )
    return first, second


def test_the_brussels_reports_agree_on_one_number_and_are_at_odds_on_another(shared: Path) -> None:
    one, other = _reports(shared)
    ours = [m for said in find_mentions(one).values() for m in said]
    theirs = [m for said in find_mentions(other).values() for m in said]
    force = next(m for m in ours if m.figure.low == 150_000)
    estimate = next(m for m in theirs if (m.figure.low, m.figure.high) == (100_000, 150_000))
    (odds,) = pair_figures((force,), (estimate,))
    assert odds.verdict == "conflict"
    added = [next(m for m in side if m.figure.low == 7000) for side in (ours, theirs)]
    (same,) = pair_figures((added[0],), (added[1],))
    assert same.verdict == "agree"


def test_the_comparison_of_the_brussels_reports_finds_both(shared: Path) -> None:
    from corpus.comparison import compare
    from corpus.settings import Settings

    found = compare(_reports(shared), Settings()).findings
    verdicts = [
        (one.verdict, {value.high for value in one.values})
        for one in found
        if isinstance(one, FigureFinding)
    ]
    assert ("agree", {7000}) in verdicts
    assert [high for verdict, high in verdicts if verdict == "conflict"] == [{150_000}]


def test_a_day_that_two_name_in_a_weak_link_may_be_of_two_things() -> None:
    articles = told(
        "The ethics board said on Friday that Brook was under inquiry.",
        "Brook, who faces a rival from the harbour, had left the town on Friday.",
    )
    (strong,) = linked(articles)
    weak = replace(strong, score=0.2)
    assert [one.verdict for one in find_figure_differences(articles, (strong,))] == ["agree"]
    assert find_figure_differences(articles, (weak,)) == ()
    assert len(find_figure_differences(articles, (replace(weak, origin="confirmed"),))) == 1


def test_a_year_that_two_name_in_a_weak_link_is_one_year() -> None:
    articles = told("The case was dropped in 2017.", "It had been shelved in 2017, they said.")
    (link,) = linked(articles)
    assert [
        one.verdict for one in find_figure_differences(articles, (replace(link, score=0.2),))
    ] == ["agree"]


def test_a_rounded_number_beside_the_exact_one_is_not_a_finding() -> None:
    first = meeting.article("a", (("Vale leads the poll with 21 percent.", "body"),))
    second = meeting.article(
        "b",
        (
            ("The poll has Vale at 21 percent.", "body"),
            ("Brook leads among farmers in the poll, at 20 percent.", "body"),
        ),
    )
    links = tuple(
        Link(first.passages[0].id, passage.id, 0.8, "partial") for passage in second.passages
    )
    assert [(one.verdict, one.says) for one in find_figure_differences((first, second), links)] == [
        ("agree", "A: 21 percent · B: 21 percent")
    ]


@pytest.mark.parametrize(
    ("before", "says"),
    [
        ("The actor Henrik Vold died at his home.", ["A: 88 (Henrik Vold) · B: 89 (Henrik Vold)"]),
        ("Henrik Vold, the actor, died at home.", ["A: 88 (Henrik Vold) · B: 89 (Henrik Vold)"]),
        ("A HENRIK VOLD of Tarn died.", []),
        ("His daughter Eva Vold said so.", []),
        ("Eva Vold said so.", []),
    ],
)
def test_an_age_belongs_to_the_person_named_before(before: str, says: list[str]) -> None:
    one = meeting.article("a", (("Henrik Vold, 88, died at his home in Tarn.", "body"),))
    other = meeting.article("b", ((before, "body"), ("He was 89.", "body")))
    assert [found.says for found in find_figure_differences((one, other), ())] == says


def test_a_count_given_elsewhere_for_another_group_does_not_conflict() -> None:
    one = meeting.article("a", (("Nine companies may bid for the landers.", "body"),))
    other = meeting.article(
        "b",
        (
            ("Five companies join nine others on the list for the landers.", "body"),
            ("The 14 companies may bid for the landers.", "body"),
        ),
    )
    links = (Link("a:1", "b:2", 0.8, "partial", tier="firm"),)
    assert find_figure_differences((one, other), links) == ()


def test_a_headline_gives_a_small_number_that_its_verb_is_of() -> None:
    one = headlined(
        "Six die as roof of market falls in Tarn",
        "The roof of a market fell in Tarn, killing eight people.",
    )
    (found,) = find_figure_differences((one,), ())
    assert (found.verdict, found.says) == (
        "conflict",
        "A: Six die (headline), eight people killed",
    )


def test_the_age_of_a_named_person_is_compared_with_that_of_a_man() -> None:
    one = "The doctors saw a 43-year-old man who had kept birds."
    assert found(one, "The doctors saw 43-year-old Tom Reed, who had kept birds.") == [
        ("agree", "A: 43-year-old man · B: 43-year-old Tom Reed")
    ]
    assert found(one, "The doctors saw 47-year-old Tom Reed, who had kept birds.") == []


def test_a_finding_is_firm_only_where_every_link_is() -> None:
    articles = told(
        "The flood drowned 300 sheep near the weir.",
        "The flood drowned 300 sheep near the weir.",
        "The flood drowned 450 sheep near the weir.",
    )
    likely = linked(articles)
    firm = tuple(replace(link, tier="firm") for link in likely)
    assert [one.tier for one in find_figure_differences(articles, firm)] == ["firm"]
    assert [one.tier for one in find_figure_differences(articles, (firm[0], likely[1]))] == [
        "likely"
    ]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("7,000 acres of forest burned", "6,987 acres of forest burned", "rounding"),
        ("nearly 7,000 acres of forest burned", "6,987 acres of forest burned", "qualifier"),
        ("between 80 and 100 acres of forest burned", "90 acres of forest burned", "range"),
        ("30 miles of forest burned", "48 km of forest burned", "conversion"),
        ("the forest burned in March", "the forest burned on 9 March", "precision"),
    ],
)
def test_a_compatible_finding_says_why(one: str, other: str, reason: str) -> None:
    articles = told(f"In Lorn {one}.", f"In Lorn {other}.")
    (finding,) = find_figure_differences(articles, linked(articles))
    assert (finding.verdict, finding.reason) == ("compatible", reason)


def test_a_conflict_is_found_where_the_passages_are_not_linked() -> None:
    articles = told(
        "The flood near the weir at Lorn drowned 300 sheep.",
        "Near the weir at Lorn the flood drowned 450 sheep.",
    )
    (finding,) = find_figure_differences(articles, ())
    assert (finding.verdict, finding.tier) == ("conflict", "likely")


def test_days_of_one_act_are_at_odds_where_the_passages_are_not_linked() -> None:
    one = meeting.article(
        "a", (RAIN, ("Mayor Ada Brook resigned on Tuesday in Lorn after the storm.", "body"))
    )
    other = meeting.article(
        "b", (RAIN, ("After the storm in Lorn Mayor Ada Brook resigned on Friday.", "body"))
    )
    assert [one.says for one in find_figure_differences((one, other), ())] == [
        "A: Tuesday · B: Friday (resigned)"
    ]


def test_masses_of_one_act_are_of_two_things_where_the_passages_are_not_linked() -> None:
    articles = told(
        "Ada Brook sank a ferry of 40 tonnes near Orsk after the storm.",
        "After the storm near Orsk Ada Brook sank a ferry of 50 tonnes.",
    )
    assert find_figure_differences(articles, ()) == ()


def test_figures_that_a_third_report_gives_side_by_side_are_not_in_conflict() -> None:
    articles = told(
        "The navy seized 12 rifles from the boat.",
        "The navy seized 31 rifles from the boat.",
        "The navy seized 12 rifles from the boat, and 31 rifles in all.",
    )
    pairs = [("a:1", "b:1"), ("a:1", "c:1"), ("b:1", "c:1")]
    links = tuple(Link(a, b, 0.9, "reworded", tier="firm") for a, b in pairs)
    verdicts = [one.verdict for one in find_figure_differences(articles, links)]
    assert "conflict" not in verdicts


def test_a_value_compatible_with_one_in_conflict_is_a_finding_of_its_own() -> None:
    first = meeting.article(
        "a",
        (
            ("The army has more than 150,000 troops on the border.", "body"),
            ("The army has over 100,000 troops near the border.", "body"),
        ),
    )
    second = meeting.article(
        "b", (("The army has between 100,000 and 150,000 troops on the border.", "body"),)
    )
    links = (Link("a:1", "b:1", 0.9, "reworded"), Link("a:2", "b:1", 0.9, "reworded"))
    said = [
        (one.verdict, one.says.partition(" (")[0])
        for one in find_figure_differences((first, second), links)
    ]
    assert said == [
        ("conflict", "A: more than 150,000 troops · B: between 100,000 and 150,000 troops"),
        ("compatible", "A: over 100,000 troops · B: between 100,000 and 150,000 troops"),
    ]


def test_a_figure_that_is_not_found_names_the_passages_in_the_order_of_the_text() -> None:
    one = meeting.article("a", (("The storm sank 40 barges near the old pier of Orsk.", "body"),))
    other = meeting.article(
        "b",
        (
            ("The storm sank barges near the old pier of Orsk.", "body"),
            ("Near the old pier of Orsk barges sank in the storm.", "body"),
        ),
    )
    links = tuple(Link("a:1", f"b:{number}", 0.9, "reworded", tier="firm") for number in (2, 1))
    (finding,) = find_figure_differences((one, other), links)
    assert (finding.verdict, finding.passages) == ("only here", ("a:1", "b:1", "b:2"))


@pytest.mark.parametrize(
    ("score", "one", "other", "verdicts"),
    [
        # two nouns: from fifty on
        (0.6, "The mill sold 50 wheels.", "The mill has 50 saws.", ["agree"]),
        (0.6, "The mill sold 49 wheels.", "The mill has 49 saws.", []),
        # a day, and a share: from a score of .4 on, ...
        (0.4, "The ferry sank on Friday.", "Bakers in Orsk struck on Friday.", ["agree"]),
        (0.39, "The ferry sank on Friday.", "Bakers in Orsk struck on Friday.", []),
        (0.4, "The share was 12.5%.", "Bakers lost 12.5% of it.", ["agree"]),
        (0.39, "The share was 12.5%.", "Bakers lost 12.5% of it.", []),
        # ... or with one word in common, or two
        (0.39, "The ferry sank on Friday.", "The ferry left on Friday.", ["agree"]),
        (0.39, "The share of the ferry was 12.5%.", "Bakers lost 12.5% of the ferry.", []),
        (
            0.39,
            "The share of the ferry was 12.5% in the port.",
            "Bakers lost 12.5% of the ferry in the port.",
            ["agree"],
        ),
    ],
)
def test_equal_figures_agree_where_it_is_hardly_chance(
    score: float, one: str, other: str, verdicts: list[str]
) -> None:
    articles = told(one, other)
    (link,) = linked(articles)
    found = find_figure_differences(articles, (replace(link, score=score, label="partial"),))
    assert [finding.verdict for finding in found] == verdicts


FERRY = "The ferry left on Friday."
WIND = "it was cold and the wind blew over all of the"


@pytest.mark.parametrize(
    ("score", "tier", "one", "other", "says"),
    [
        # what only one gives: a count above two, of a noun with two words in common besides
        (0.6, "likely", "Storms sank 2 barges near Orsk.", "Storms sank barges near Orsk.", []),
        (
            *(0.6, "likely", "Storms sank 3 barges near Orsk.", "Storms sank barges near Orsk."),
            ["A: 3 barges sunk · not found in B"],
        ),
        (0.6, "likely", "Storms sank 40 barges near Orsk.", "Storms hid barges.", []),
        (
            *(0.6, "likely", "Storms sank 40 barges near Orsk.", "Storms sank barges."),
            ["A: 40 barges sunk · not found in B"],
        ),
        # twelve words to each side say what a figure is about
        (0.39, "likely", f"On Friday {WIND} ferry.", FERRY, ["A: Friday · B: Friday"]),
        (0.39, "likely", f"On Friday {WIND} hills ferry.", FERRY, []),
        # two words say what a share is of
        (
            *(0.6, "likely", "Bakers lost 12.5% of the ferry in the port of the guild."),
            "The share of the ferry was 12.5% in the port of the guild.",
            ["A: 12.5% · B: 12.5% (ferry)"],
        ),
        # two words in common make a conflict, one does where the link is firm
        (0.6, "likely", "The share was 12.5%.", "The share was 14.5%.", []),
        (
            *(0.6, "firm", "The share was 12.5%.", "The share was 14.5%."),
            ["A: 12.5% · B: 14.5% (share)"],
        ),
        (
            *(
                0.6,
                "likely",
                "The share of the ferry was 12.5%.",
                "The ferry had a share of 14.5%.",
            ),
            ["A: 12.5% · B: 14.5% (share)"],
        ),
        # one where a noun says what is counted, and none where the link is firm
        (0.6, "likely", "Bakers baked 40 loaves.", "Sailors ate 50 loaves.", []),
        (
            *(0.6, "firm", "Bakers baked 40 loaves.", "Sailors ate 50 loaves."),
            ["A: 40 loaves · B: 50 loaves"],
        ),
        (
            *(0.6, "likely", "Bakers baked 40 loaves in Orsk.", "Bakers ate 50 loaves."),
            ["A: 40 loaves · B: 50 loaves"],
        ),
    ],
)
def test_so_many_words_around_two_figures_are_needed(
    score: float, tier: Tier, one: str, other: str, says: list[str]
) -> None:
    articles = told(one, other)
    (link,) = linked(articles)
    made = replace(link, score=score, label="partial", tier=tier)
    assert [finding.says for finding in find_figure_differences(articles, (made,))] == says


def test_an_ignored_figure_does_not_hide_the_next_one() -> None:
    one, other = "On Monday 2 storms sank 40 barges near Orsk.", "Storms sank barges near Orsk."
    assert ("only here", "A: 40 barges sunk · not found in B") in found(one, other)


@pytest.mark.parametrize(
    ("one", "other", "tier", "verdicts"),
    [
        # five words around two sizes of one class
        (
            *("Lyme is one of three ills that ticks carry to the ferry, pier and weir.",),
            *("Lyme is one of five diseases that ticks carry to the ferry, pier and weir.",),
            *("firm", ["conflict"]),
        ),
        (
            *("Lyme is one of three ills that the ferry, pier and weir have.",),
            *("It is one of five diseases that the ferry, pier and weir have.",),
            *("firm", []),
        ),
        # eight words before a length, figure included, say of what it is
        (
            *(f"The ferry {'dull ' * 6}had 40 metres.", "The ferry had 50 metres."),
            *("firm", ["conflict"]),
        ),
        (
            *(f"The ferry {'dull ' * 7}had 40 metres.", "The ferry had 50 metres."),
            *("firm", []),
        ),
        # four words after a sum, among which "before" says that it was so once
        (
            *(f"Oil was $1.20 {'dull ' * 3}before the war in Orsk.", "Oil was $1.50 in Orsk."),
            *("likely", []),
        ),
        (
            *(f"Oil was $1.20 {'dull ' * 4}before the war in Orsk.", "Oil was $1.50 in Orsk."),
            *("likely", ["conflict"]),
        ),
    ],
)
def test_words_around_two_figures_say_within_bounds_that_they_are_of_one_thing(
    one: str, other: str, tier: Tier, verdicts: list[str]
) -> None:
    articles = told(one, other)
    (link,) = linked(articles)
    found = find_figure_differences(articles, (replace(link, tier=tier),))
    assert [finding.verdict for finding in found] == verdicts


@pytest.mark.parametrize(("place", "verdicts"), [("", []), (" in Orsk", ["conflict"])])
def test_without_a_link_one_more_word_in_common_is_needed(place: str, verdicts: list[str]) -> None:
    articles = told(f"Bakers baked 40 loaves{place}.", f"Bakers ate 50 loaves{place}.")
    assert [one.verdict for one in find_figure_differences(articles, ())] == verdicts


@pytest.mark.parametrize(("place", "verdicts"), [("dam", []), ("weir", ["conflict"])])
def test_a_headline_needs_two_words_in_common_to_be_at_odds(
    place: str, verdicts: list[str]
) -> None:
    article = headlined(
        f"Flood near {place} hits 300 sheep",
        "The water that came on Monday night drowned 450 sheep near the weir.",
        "Farmers said that the land had never seen so much of it in the spring.",
    )
    assert [one.verdict for one in find_figure_differences((article,), ())] == verdicts
