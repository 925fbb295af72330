"""Articles that are one source in other dress are found, named once, and count once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment.align import align
from corpus.article import Article, article_of
from corpus.comparison import Comparison, compare
from corpus.reading import read
from corpus.reports.introduction import opening, origin_counts
from corpus.reports.outline import outline
from corpus.review.edits import decide
from corpus.review.model import EMPTY
from corpus.segmentation import segment
from corpus.settings import Settings
from corpus.stories.origins import (
    LEAST_IN_RUNS,
    RUN,
    NearDuplicate,
    OriginGroup,
    find_origins,
    find_repeats,
)
from corpus.stories.story import gather
from tests.articles import article as of_sentences
from tests.pages import PARAGRAPHS
from tests.prints import AGENCY, APART, DEMO, MAKERS, five_outlets, paragraphs_of, printed
from tests.reported import render

WIRE = Article(id="aaaa", source="a.txt", outlet="AP", text="\n\n".join(PARAGRAPHS), sha256="")
OTHER = replace(
    WIRE,
    id="bbbb",
    text="Cracks in two piers have closed the Sarne bridge, and drivers must go round by Hallen.",
)


def copy(text: str) -> Article:
    """Another outlet's article with this text."""
    return replace(WIRE, id="cccc", outlet="Courier", text=text)


def found_copies(articles: Sequence[Article]) -> list[NearDuplicate]:
    """The copies of every origin."""
    return [copy for origin in find_origins(articles) for copy in origin.copies]


def test_the_same_copy_in_two_outlets_is_said_to_be_so() -> None:
    origins = compare([WIRE, OTHER, copy(WIRE.text)], Settings()).origins
    assert [origin.articles for origin in origins] == [("aaaa", "cccc"), ("bbbb",)]
    assert [origin.kind for origin in origins] == ["same text", "single"]
    assert origins[0].copies == (NearDuplicate("aaaa", "cccc", 1.0),)


def test_a_copy_that_was_cut_or_given_another_headline_is_still_one() -> None:
    cut = copy(f"Bridge shut for weeks\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}")
    (found,) = found_copies([WIRE, cut])
    assert 0.9 < found.share < 1
    assert found_copies([segment(WIRE), segment(cut)])[0].share == 1.0  # but for the headline


def test_a_shared_quotation_makes_no_copy() -> None:
    quoting = copy(f"{OTHER.text} It was late. {PARAGRAPHS[3][:60]} {OTHER.text[::-1]}")
    assert len(find_origins([WIRE, quoting])) == 2


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [WIRE, copy(WIRE.text), replace(WIRE, id="dddd", text=PARAGRAPHS[0])]
    (one,), (other,) = find_origins(articles), find_origins(articles[::-1])
    assert replace(other, articles=one.articles, copies=other.copies[::-1]) == one
    assert len(one.copies) == 2


@given(st.lists(st.text(st.sampled_from("ab 1.")), max_size=4))
def test_too_little_text_is_not_a_copy_whatever_its_share(texts: list[str]) -> None:
    articles = [replace(WIRE, id=str(at), text=text) for at, text in enumerate(texts)]
    for found in found_copies(articles):
        assert LEAST_IN_RUNS <= found.share <= 1
        assert all(len(articles[int(one)].text) >= 2 * RUN - 1 for one in (found.a, found.b))


def test_no_real_reports_that_were_written_apart_are_called_copies(shared: Path) -> None:
    for folder in (shared / "stories").iterdir():
        articles = [segment(read(str(path))) for path in sorted(folder.glob("*.txt"))]
        assert len(find_origins(articles)) == len(articles)
        pages = [segment(read(str(path))) for path in sorted(folder.glob("*.html"))]
        apart = [replace(page, id=f"{page.id}-2") for page in pages]
        copies = found_copies([*articles, *apart])
        assert len(copies) == len(pages)
        assert all(found.share > 0.95 for found in copies)


def words(number: int, counter: count[int]) -> str:
    """So many words that stand nowhere else."""
    return " ".join(f"w{next(counter)}" for _ in range(number))


def are_one_origin(shared: str, others: int, agency: str = "") -> bool:
    """Whether two articles of so many other words, which share a text, are of one origin."""
    counter = count()
    articles = [
        replace(WIRE, id=name, text=f"{shared}\n\n{words(others, counter)}", agency=agency)
        for name in ("aaaa", "bbbb")
    ]
    return len(find_origins(articles)) == 1


@pytest.mark.parametrize(
    ("shared", "others", "agency", "expected"),
    [
        # Runs of five words: four fewer than there are words in each paragraph.
        (19, 89, "", True),  # 15 of 100 runs
        (18, 90, "", False),  # 14 of 100
        (16, 192, "AP", True),  # 12 of 200
        (22, 286, "AP", True),  # 18 of 300
        (21, 287, "AP", False),  # 17 of 300
        (22, 286, "", False),
        (15, 33, "AP", False),  # 11 of 40: too few to say
        (16, 32, "", True),  # 12 of 40
    ],
)
def test_least_share_of_two_articles_of_one_origin(
    shared: int, others: int, agency: str, expected: bool
) -> None:
    assert are_one_origin(f"Common {words(shared - 1, count(5000))}", others, agency) is expected


@pytest.mark.parametrize(
    ("run", "runs", "others", "expected"),
    [(10, 1, 10, True), (10, 1, 11, False), (8, 2, 16, True), (7, 5, 5, False)],
)
def test_half_of_the_words_in_runs_of_eight_make_one_text_with_quotes(
    run: int, runs: int, others: int, expected: bool
) -> None:
    """What stands in quotation marks counts too; between two quotations each has its own word."""
    counter, own = count(5000), count()
    quoted = [words(run, counter) for _ in range(runs)]
    texts = [
        " ".join(f"“{one}” {words(1, own)}" for one in quoted) + " " + words(others - runs, own)
        for _ in range(2)
    ]
    articles = [replace(WIRE, id=name, text=text) for name, text in zip("ab", texts, strict=True)]
    assert (len(find_origins(articles)) == 1) is expected


def test_of_undated_copies_the_one_most_like_all_leads_and_of_equals_the_shortest() -> None:
    longer = f"{WIRE.text}\n\nPrinted in the south on a rainy morning."
    texts = {"longer": longer, "whole": WIRE.text, "short": f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"}
    (origin,) = find_origins([replace(WIRE, id=name, text=text) for name, text in texts.items()])
    assert (origin.lead, origin.earliest) == ("whole", "")
    same = [replace(WIRE, id=name) for name in ("b", "a")]
    assert find_origins(same)[0].lead == "a"


@pytest.mark.parametrize(
    ("credited", "agency"),
    [(("AP", "AP", ""), "AP"), (("Reuters", "AP, Reuters", ""), "Reuters"), (("", "", ""), "")],
)
def test_the_agency_of_an_origin_is_the_one_that_most_credit(
    credited: Sequence[str], agency: str
) -> None:
    (origin,) = find_origins(
        [replace(WIRE, id=str(n), agency=credit) for n, credit in enumerate(credited)]
    )
    assert (origin.agency, origin.kind) == (agency, "agency copy" if agency else "same text")


def test_of_agencies_credited_as_often_the_first_by_the_alphabet_is_named() -> None:
    both = [replace(WIRE, id=name, agency="Reuters, AP") for name in "ab"]
    assert find_origins(both)[0].agency == "AP"


def test_a_sentence_that_stands_twice_repeats_the_one_that_stands_as_often() -> None:
    """Those of the origin's lead repeat none, and the marks do not count."""
    lead = of_sentences("lead", "“Wait.”", "It rained.", "“Wait.”")
    print_ = of_sentences("print", '"Wait."', "It snowed.", '"Wait."', '"Wait."')
    origin = OriginGroup("1", ("lead", "print"), "same text", "", lead="lead", earliest="")
    found = find_repeats([print_, lead], [origin])
    assert found.first == {"print:1": "lead:1", "print:3": "lead:3"}
    assert found.original("print:3") == "lead:3"
    assert found.original("print:2") == "print:2"
    assert found.without(["lead:1"]).first == {"print:3": "lead:3"}
    assert found.without(["print:3"]).first == {"print:1": "lead:1"}


def test_copies_are_said_before_all_else(tmp_path: Path) -> None:
    text = " ".join(f"On day {n} the ministers spoke of lighthouse number {n}." for n in range(30))
    for name in ("north", "south"):
        (tmp_path / f"{name}.txt").write_text(f"{text}\n\nPrinted in the {name}.\n", "utf-8")
    story = gather([str(tmp_path / "north.txt"), str(tmp_path / "south.txt")])
    said = opening(compare(story.articles, Settings()))[0]
    assert "are largely the same text: " in said
    assert "of the shorter one is in the other too" in said


def test_two_outlets_of_one_origin_count_as_one(tmp_path: Path) -> None:
    text = " ".join(f"On day {n} the ministers spoke of lighthouse number {n}." for n in range(30))
    for name in ("north", "south"):
        (tmp_path / f"{name}.txt").write_text(f"{text}\n\nPrinted in the {name}.\n", "utf-8")
    (tmp_path / "east.txt").write_text("Bakers raised the price of bread in the east.\n", "utf-8")
    story = gather([str(path) for path in sorted(tmp_path.iterdir())])
    said = " ".join(opening(compare(story.articles, Settings())))
    assert "North and South have 31 points not found in East" in said
    assert "East has 1 point not found in North and South" in said


# Prints of one agency's copy, made by tests.prints from an article of the demo.


@pytest.mark.parametrize("maker", MAKERS)
def test_prints_of_one_copy_are_one_origin_and_other_reports_are_not(maker: str) -> None:
    prints = [
        printed(f"p{seed}", MAKERS[maker](paragraphs_of(AGENCY), Random(seed))) for seed in range(4)
    ]
    origins = find_origins([*prints, *DEMO[1:]])
    assert [len(origin.articles) for origin in origins] == [4, 1, 1]
    assert (origins[0].kind, origins[0].agency) == ("agency copy", "AP")


def test_a_credit_alone_makes_no_origin() -> None:
    articles = [replace(one, agency="AP") for one in DEMO]
    assert [origin.kind for origin in find_origins(articles)] == ["single"] * 3


def test_an_outlet_that_prints_two_agencies_does_not_join_them() -> None:
    one, other = paragraphs_of(AGENCY), paragraphs_of(APART)
    both = printed("both", [*one, *other], "")
    pure = [printed(f"a{n}", one) for n in range(2)] + [
        printed(f"r{n}", other, "Reuters") for n in range(2)
    ]
    origins = find_origins([*pure, both])
    assert len(origins) == 2
    assert [{"a0", "r0"} <= set(origin.articles) for origin in origins] == [False, False]


def test_an_article_with_a_few_copied_paragraphs_has_its_own_origin() -> None:
    one, other = paragraphs_of(AGENCY), paragraphs_of(APART)
    prints = [printed("a", one), printed("b", one[1:])]
    taking = printed("c", [*one[2:], *other[1:4]])
    origins = find_origins([*prints, taking, APART])
    assert [len(origin.articles) for origin in origins] == [3, 1]


def test_of_five_outlets_four_print_one_copy() -> None:
    made = compare(five_outlets(), Settings())
    said = opening(made)
    assert said[0] == "Post, Sun, Star and Echo print AP copy."
    assert said[1] == "5 outlets, 2 origins: what one origin reports counts once."
    assert sum("Echo" in sentence for sentence in said) == 1
    assert origin_counts(made) == "5 outlets, 2 origins"


def weights(comparison: Comparison) -> dict[str, tuple[float, int]]:
    """The weight of each point, and how many origins have it, by its text."""
    return {point.text: (point.weight, point.independent) for point in comparison.points}


def test_no_weight_is_changed_by_copies() -> None:
    articles = five_outlets()
    every, one = compare(articles, Settings()), compare(articles[3:], Settings())
    assert weights(every) == weights(one)
    assert [(omission.weight, omission.certainty) for omission in every.omission_of.values()] == [
        (omission.weight, omission.certainty) for omission in one.omission_of.values()
    ]


@pytest.mark.parametrize("maker", ["cut by a third", "paragraphs moved", "a local lead"])
def test_no_weight_is_changed_by_prints_that_an_editor_changed(maker: str) -> None:
    whole = printed("Post", paragraphs_of(AGENCY))
    prints = [
        printed(f"p{seed}", MAKERS[maker](paragraphs_of(AGENCY), Random(seed))) for seed in range(3)
    ]
    whole = replace(whole, role="release")  # so that it stands for them
    every, one = compare([*prints, whole, APART], Settings()), compare([whole, APART], Settings())
    found = weights(every)
    assert {text: found.get(text) for text in weights(one)} == weights(one)


def test_copies_have_the_links_of_their_original() -> None:
    made = compare(five_outlets(), Settings())
    assert any(link.a.startswith("Echo:") for link in made.links)
    shown = {
        outlet: {
            (
                made.passage[link.a].number,
                link.b,
                link.score,
                tuple(span.of(made.article[outlet].text) for span in link.a_spans),
            )
            for link in made.links
            if article_of(link.a) == outlet and article_of(link.b) == APART.id
        }
        for outlet in ("Post", "Sun", "Star", "Echo")
    }
    assert shown["Post"] == shown["Sun"] == shown["Star"] == shown["Echo"]
    for link in made.links:
        a, b = made.article[article_of(link.a)], made.article[article_of(link.b)]
        for article, passage, spans in ((a, link.a, link.a_spans), (b, link.b, link.b_spans)):
            inside = made.passage[passage].span
            assert all(inside.start <= start < end <= inside.end for start, end in spans), article


def test_distinct_articles_are_aligned_as_without_origins() -> None:
    made = compare(DEMO, Settings())
    assert made.links == align(made.articles, Settings()).links


def test_copies_change_no_link_between_others() -> None:
    every, one = compare(five_outlets(), Settings()), compare(five_outlets()[3:], Settings())
    ends = {"Echo", APART.id}
    kept = [link for link in every.links if {article_of(link.a), article_of(link.b)} <= ends]
    assert kept == list(one.links)
    doubtful = [(link.a.partition(":")[2], link.b, link.score) for link in one.doubtful]
    for outlet in ("Post", "Sun", "Star", "Echo"):
        assert doubtful == [
            (link.a.partition(":")[2], link.b, link.score)
            for link in every.doubtful
            if article_of(link.a) == outlet
        ]
    assert doubtful


def test_of_a_copy_with_a_lead_of_its_own_two_passages_are_linked_once() -> None:
    local = MAKERS["a local lead"](paragraphs_of(AGENCY), Random(0))
    articles = printed("Post", paragraphs_of(AGENCY)), printed("Star", local), APART
    links = [(link.a, link.b) for link in compare(articles, Settings()).links]
    assert any(article_of(a) == "Star" for a, _ in links)
    assert len(links) == len(set(links))


def test_the_order_of_prints_changes_neither_points_nor_links() -> None:
    articles = five_outlets()
    one, other = compare(articles, Settings()), compare(articles[::-1], Settings())
    assert {(point.id, point.weight) for point in one.points} == {
        (point.id, point.weight) for point in other.points
    }
    assert {(frozenset((link.a, link.b)), link.score) for link in one.links} == {
        (frozenset((link.a, link.b)), link.score) for link in other.links
    }


def test_a_decision_on_a_copy_is_kept_apart() -> None:
    made = compare(five_outlets(), Settings())
    link = next(one for one in made.links if article_of(one.a) == "Post" and "Echo" not in one.b)
    review = decide(EMPTY, made.articles, link.a, link.b, "rejected")
    again = compare(five_outlets(), Settings(), review=review)
    assert (link.a, link.b) in again.rejected
    for point in again.points:
        assert not {link.a, link.b} <= set(point.passages)


def test_a_part_cut_from_a_copy_is_not_an_omission() -> None:
    whole = printed("Post", paragraphs_of(AGENCY))
    shorter = printed("Sun", paragraphs_of(AGENCY)[:-3])
    made = compare([whole, shorter, APART], Settings())
    assert not any(
        "Sun" in omission.not_found_in and "Post" in omission.included_by
        for omission in made.omission_of.values()
    )


def test_no_reports_written_apart_are_of_one_origin(shared: Path) -> None:
    pairs = [
        json.loads(line)
        for name in ("dev.jsonl", "more.jsonl")
        for line in (shared / "alignment" / name).read_text("utf-8").splitlines()
    ]
    for pair in pairs:
        articles = [
            replace(
                WIRE,
                id=pair[side]["id"],
                text="\n\n".join(" ".join(one) for one in pair[side]["paragraphs"]),
            )
            for side in "ab"
        ]
        assert len(find_origins(articles)) == 2, pair["id"]


def test_reports_quote_copies_once_and_count_no_agreement_among_them() -> None:
    made = compare(five_outlets(), Settings())
    report, apart = (
        render(one, "text", depth="report") for one in (made, compare([AGENCY, APART], Settings()))
    )
    assert report.count("\n") < 1.2 * apart.count("\n")
    agreeing = [one for one in made.findings if one.verdict in ("agree", "identical")]
    assert not any(made.names.are_copies(map(article_of, one.passages)) for one in agreeing)
    assert "Post, paragraph 4 and 3 copies" in report
    assert "Post, paragraph 4, Sun, paragraph 4" not in report
    assert "a senior alliance official, without a name: AP copy (4 outlets)" in report
    texts = [cited.passage.text for cited in outline(made.whole).appendix.cited]
    assert len(texts) == len(set(texts))


def test_copies_that_change_a_figure_or_a_quote_are_named() -> None:
    outlets = five_outlets()
    changed = outlets[2].text.replace("7,000 soldiers", "9,000 soldiers")
    assert changed != outlets[2].text
    made = compare([*outlets[:2], printed("Star", changed.split("\n\n")), *outlets[3:]], Settings())
    (found,) = (one for one in made.findings if one.verdict == "conflict")
    assert found.says.startswith("AP copy (Post, Sun and Echo): 7,000 soldiers · Star: 9,000")
