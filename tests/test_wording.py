"""Wording between linked passages: swaps, verbs of telling, hedges and voices, and nothing else."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Span
from corpus.comparison import compare
from corpus.extraction.analysis import analyze
from corpus.findings.wording import find_wording_differences, reporting_styles
from corpus.findings.wording_model import phrase_list
from corpus.language.lexicon import lexicon
from corpus.model import Label, Link, Selection, WordingFinding
from corpus.reports.voices import style_rows as reported
from corpus.reports.voices import word_counts
from corpus.selection import narrow
from corpus.settings import Settings
from tests.articles import FILLER, OTHER_FILLER, article, article_of_text


def _wordings(articles: list[Article], label: Label = "reworded") -> tuple[WordingFinding, ...]:
    """The wording of articles of which every two passages with one number are linked."""
    links = [
        Link(p.id, q.id, 0.8, label, (p.span,), (q.span,))
        for at, one in enumerate(articles)
        for other in articles[at + 1 :]
        for p, q in zip(one.passages, other.passages, strict=False)
    ]
    return find_wording_differences(
        articles, {one.id: analyze(one).speech for one in articles}, links
    )


def found(*texts: str) -> list[tuple[str, str]]:
    """The verdict of each finding with what it says."""
    articles = [article_of_text(name, text) for name, text in zip("abc", texts, strict=False)]
    return [(finding.verdict, finding.says) for finding in _wordings(articles)]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "Seven thousand troops had left the northern border on Monday.",
            "Seven thousand soldiers had left the northern border on Monday.",
            "“troops” in A; “soldiers” in B.",
        ),
        (
            "Voters in the old harbour want the regime toppled before winter.",
            "Voters in the old harbour want the government toppled before winter.",
            "“regime” in A; “government” in B.",
        ),
    ],
)
def test_words_in_the_same_place_are_swapped(one: str, other: str, said: str) -> None:
    assert found(one, other) == [("swap", said)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a figure, a day, a name, an ending, a spelling, small words
        (
            "The harbour board counted 7,000 broken crates.",
            "The harbour board counted 8,000 broken crates.",
        ),
        (
            "The harbour board met on Monday in Marsh Town.",
            "The harbour board met on Tuesday in Marsh Town.",
        ),
        (
            "The harbour board praised Brook for the plan.",
            "The harbour board praised Reed for the plan.",
        ),
        (
            "The harbour board plans costly works there.",
            "The harbour board planned costly works there.",
        ),
        (
            "The harbour board defended the Russian plan.",
            "The harbor board defended the Russia plan.",
        ),
        (
            "The harbour board voted for the costly plan.",
            "The harbour board voted against the costly plan.",
        ),
        # two plain words for one act
        (
            "The harbour board rejected the costly plan at once.",
            "The harbour board turned down the costly plan at once.",
        ),
        # a quote: that is a finding of its own
        (
            "Brook said “the harbour wants new crates now”.",
            "Brook said “the harbour wants new ships now”.",
        ),
    ],
)
def test_differences_other_than_word_choice_are_not_swaps(one: str, other: str) -> None:
    assert found(one, other) == []


CASES = tomli.loads(Path(__file__).with_name("data").joinpath("wordings.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["a"])
def test_exactly_the_wording_differences_of_news_are_found(
    case: dict[str, Any],
) -> None:
    articles = [article_of_text(name, case[name]) for name in "ab"]
    made = []
    for finding in _wordings(articles):
        words = dict.fromkeys("ab", "")
        for place in finding.words:
            home = articles["ab".index(place.passage[0])]
            words[home.id] = home.text[place.start : place.end]
        made.append([finding.verdict, words["a"], words["b"]])
    assert sorted(made) == sorted(case["found"])


def test_listed_words_are_found_in_whole_comparisons() -> None:
    a, b = (
        article("a", "The regime has temporarily closed the northern crossing at Sarne.", *FILLER),
        article("b", "The government has closed the northern crossing at Sarne.", *OTHER_FILLER),
    )
    said = {one.verdict: one.says for one in compare((a, b), Settings()).findings}
    assert said["swap"] == "“regime” in A; “government” in B."
    assert said["limit"] == "“temporarily” in A; not limited in B."


def test_an_outlet_that_uses_both_words_does_not_choose_between_them() -> None:
    b = "Seven thousand soldiers had left the northern border on Monday."
    c = b.replace("soldiers", "troops")
    assert found(b, c, b) == [("swap", "“soldiers” in A and C; “troops” in B.")]
    assert found(b, f"{c}\n\n{b}", f"{c}\n\n{c}") == []


def test_part_of_something_larger_is_not_a_limit() -> None:
    one = "The army withdrew its brigade as part of a wider plan for the valley."
    assert found(one, "The army withdrew its brigade under a wider plan for the valley.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The neighbour called 911 at once.",
        "The neighbour called the police at once.",
        "She was confirmed by the Senate in May.",
        "The Senate confirmed her in May.",
    ],
)
def test_telephone_calls_and_appointments_report_nothing(text: str) -> None:
    assert reporting_styles((article_of_text("a", text),))["a"].verbs == {}


def test_possible_of_ability_is_not_a_hedge() -> None:
    text = "The pumps make it possible, as far as possible. It is possible that it rains."
    assert reporting_styles((article_of_text("a", text),))["a"].hedges == {"possible": 1}


def test_every_listed_phrase_is_in_lower_case_and_means_one_thing_in_its_group() -> None:
    for words, entries in phrase_list().entries.items():
        assert " ".join(words) == " ".join(words).lower()
        assert len({(entry.kind, entry.group) for entry in entries}) == len(entries)


def test_a_swap_is_one_finding_however_often_it_is_met() -> None:
    one = (
        "Seven thousand troops left the northern border.\n\n"
        "The harbour board feared the troops would return."
    )
    (finding,) = _wordings(
        [article_of_text("a", one), article_of_text("b", one.replace("troops", "soldiers"))]
    )
    assert finding.verdict == "swap"
    assert len(finding.words) == 4
    assert finding.passages == ("a:1", "a:2", "b:1", "b:2")


@pytest.mark.parametrize(
    ("one", "other", "verbs"),
    [
        (
            "Ada Brook said the harbour was ready for the storm.",
            "Ada Brook claimed the harbour was ready for the storm.",
            ("said", "claimed"),
        ),
        (
            "The harbour was ready for the storm, Brook admitted.",
            "Brook told reporters the harbour was ready for the storm.",
            ("admitted", "told"),
        ),
        (
            "The minister insisted the harbour was ready for the storm.",
            "The minister warned the harbour was ready for the storm.",
            ("insisted", "warned"),
        ),
    ],
)
def test_verbs_of_telling_that_differ_are_found(
    one: str, other: str, verbs: tuple[str, str]
) -> None:
    assert ("verb", f"“{verbs[0]}” in A; “{verbs[1]}” in B.") in found(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # both neutral; another speaker; another statement; an act, not a telling
        (
            "Ada Brook said the harbour was ready for the storm.",
            "Ada Brook told reporters the harbour was ready for the storm.",
        ),
        (
            "Ada Brook said the harbour was ready for the storm.",
            "Tom Reed claimed the harbour was ready for the storm.",
        ),
        (
            "Ada Brook said the harbour was ready for the storm.",
            "Ada Brook claimed that herring was dear and cod was cheap.",
        ),
        (
            "Ada Brook said the harbour was ready for the storm.",
            "Ada Brook praised the harbour that was ready for the storm.",
        ),
    ],
)
def test_unlisted_verbs_are_not_findings(one: str, other: str) -> None:
    assert "verb" not in [verdict for verdict, _ in found(one, other)]


@pytest.mark.parametrize(
    ("one", "hedge"),
    [
        ("The alleged raid on the harbour cost two lives.", "alleged"),
        ("The raid on the harbour reportedly cost two lives.", "reportedly"),
        ("The so-called raid on the harbour cost two lives.", "so-called"),
        ("The raid on the harbour appears to have cost two lives.", "appears to"),
        ("The raid on the harbour may have cost two lives.", "may have"),
    ],
)
def test_a_hedge_that_only_one_has_is_found(one: str, hedge: str) -> None:
    assert (
        "hedge",
        f"“{hedge}” in A; not hedged in B.",
    ) in found(one, "The raid on the harbour cost two lives.")


@pytest.mark.parametrize(
    "other",
    [
        "The supposed raid on the harbour cost two lives.",
        "Tom Reed claimed the raid on the harbour cost two lives.",
        "There are suspicions that the raid on the harbour cost two lives.",
    ],
)
def test_a_hedge_in_other_words_is_not_missing(other: str) -> None:
    found_there = found("The alleged raid on the harbour cost two lives.", other)
    assert "hedge" not in [verdict for verdict, _ in found_there]


def test_a_quoted_hedge_is_not_the_reports() -> None:
    one = "Brook spoke of “an alleged raid on the harbour” that cost two lives."
    assert "hedge" not in [v for v, _ in found(one, "The raid on the harbour cost two lives.")]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "Forty sailors were detained at the harbour.",
            "Police detained forty sailors at the harbour.",
            "“were detained” in A; “Police detained” in B.",
        ),
        (
            "Forty sailors have been detained at the harbour.",
            "Police detained forty sailors at the harbour.",
            "“have been detained” in A; “Police detained” in B.",
        ),
        (
            "Two sailors were shot near the harbour gate.",
            "A guard shot two sailors near the harbour gate.",
            "“were shot” in A; “A guard shot” in B.",
        ),
    ],
)
def test_a_passive_without_agent_against_an_active_is_found(
    one: str, other: str, said: str
) -> None:
    assert ("voice", said) in found(one, other)


@pytest.mark.parametrize(
    "other",
    [
        "Forty sailors were detained by police at the harbour.",
        "Forty sailors were being detained at the harbour.",
        "Police detained two bakers, and forty sailors left the harbour.",
    ],
)
def test_a_passive_with_its_agent_is_not_a_finding(other: str) -> None:
    one = "Forty sailors were detained at the harbour."
    assert "voice" not in [verdict for verdict, _ in found(one, other)]


def test_only_shared_parts_are_compared() -> None:
    a = article_of_text("a", "Seven thousand troops had left the northern border on Monday.")
    b = article_of_text("b", "Seven thousand soldiers had left the northern border on Monday.")
    speeches = {one.id: analyze(one).speech for one in (a, b)}
    start = a.text.index("left")
    span = a.passages[0].span._replace(start=start)
    link = Link("a:1", "b:1", 0.8, "partial", (span,), (b.passages[0].span,))
    assert find_wording_differences([a, b], speeches, [link]) == ()


def test_the_order_of_the_articles_decides_no_finding() -> None:
    articles = [
        article_of_text(
            "a", "The alleged raid cost forty troops their lives. Two sailors were shot there."
        ),
        article_of_text(
            "b", "The raid cost forty soldiers their lives. A guard shot two sailors there."
        ),
        article_of_text(
            "c", "The raid cost forty troops their lives. Two sailors were shot there."
        ),
    ]
    kept = {
        frozenset((one.id, one.verdict, one.passages, one.words) for one in _wordings(list(order)))
        for order in permutations(articles)
    }
    assert len(kept) == 1
    assert {verdict for _, verdict, _, _ in next(iter(kept))} == {"swap", "hedge", "voice"}


def test_words_are_counted_by_outlet() -> None:
    a = article_of_text("a", "Ada Brook said it rained. Tom Reed claimed it snowed, and said so.")
    b = article_of_text("b", "It reportedly rained, said Brook. The alleged snow never came.")
    used = reporting_styles((a, b))
    assert used["a"].verbs == {"say": 2, "claim": 1}
    assert used["a"].hedges == {}
    assert used["b"].verbs == {"say": 1}
    assert used["b"].hedges == {"alleged": 1, "reportedly": 1}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"say": 11, "tell": 2, "claim": 1, "deny": 1}, "say 11, tell 2; once each: claim, deny"),
        ({"say": 1200}, "say 1,200"),
        ({"may": 1}, "once: may"),
        ({}, ""),
    ],
)
def test_words_used_once_are_listed_last(words: dict[str, int], said: str) -> None:
    assert word_counts(words) == said


def test_a_report_on_other_kinds_of_findings_does_not_count_words() -> None:
    made = compare(
        [article_of_text("a", "Ada Brook said it rained."), article_of_text("b", "It did.")],
        Settings(),
    )
    assert [one.name for one in reported(made.whole)] == ["A"]
    assert [one.name for one in reported(narrow(made, Selection(only=("wording",))))] == ["A"]
    assert reported(narrow(made, Selection(only=("figures",)))) == ()


def test_no_form_belongs_to_two_verbs() -> None:
    text = lexicon()
    forms = [form for form in text.verbs if not form.replace("-", "").isalpha()]
    assert forms == []
    assert {verb.tone for verb in text.verbs.values()} == {"neutral", "telling", "acting"}


WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "raid",
            "troops",
            "soldiers",
            "said",
            "claimed",
            "alleged",
            "were",
            "detained",
            "police",
            "Brook",
            "he",
            ",",
            ".",
            "“",
            "”",
            "7",
            "to",
            "by",
        ]
    )
).map(" ".join)


@given(WORDS, WORDS)
def test_no_two_texts_make_the_wording_raise_and_its_words_slice(one: str, other: str) -> None:
    articles = [article_of_text("a", one), article_of_text("b", other)]
    text = {each.id: each for each in articles}
    for finding in _wordings(articles, "partial"):
        for passage, start, end in finding.words:
            home = next(p for p in text[passage[0]].passages if p.id == passage)
            assert home.span.start <= start < end <= home.span.end


@pytest.mark.parametrize(("shared", "verdicts"), [("left the", ["hedge"]), ("the harbour", [])])
def test_a_hedge_counts_only_right_before_the_shared_words(
    shared: str, verdicts: list[str]
) -> None:
    one = article_of_text("a", "The envoy reportedly left the harbour by boat on Monday.")
    other = article_of_text("b", "On Monday the envoy left the harbour by boat.")
    begin = one.text.index(shared)
    span = Span(begin, len(one.text))
    link = Link("a:1", "b:1", 0.8, "partial", (span,), (other.passages[0].span,))
    quotes = {article.id: analyze(article).speech for article in (one, other)}
    made = find_wording_differences([one, other], quotes, [link])
    assert [finding.verdict for finding in made] == verdicts


AIRPORT = "Marsh airport."


@pytest.mark.parametrize(
    ("one", "other", "filler", "most"),
    [
        # what a limit or a hedge is about is among the four words after it
        (
            "The board has temporarily {}closed " + AIRPORT,
            f"The board has closed {AIRPORT}",
            "the",
            3,
        ),
        ("The pier reportedly {}closed " + AIRPORT, f"The pier closed {AIRPORT}", "the", 3),
        # six words to each side of a limit, eight of a hedge, have three in common
        (
            "The board has temporarily closed {}" + AIRPORT,
            f"The board has closed {AIRPORT}",
            "dull",
            4,
        ),
        ("The guild reportedly closed {}" + AIRPORT, f"The guild closed {AIRPORT}", "dull", 6),
        ("The guild could close {}Marsh airport.", f"The guild will close {AIRPORT}", "dull", 5),
        # six words to each side of two names for one thing have two in common
        ("The regime {}sold a ferry.", "It was the government of sold ferry.", "dull", 3),
    ],
)
def test_words_around_a_difference_are_so_near(
    one: str, other: str, filler: str, most: int
) -> None:
    for between in (most, most + 1):
        assert bool(found(one.format(f"{filler} " * between), other)) is (between == most)


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("The board has temporarily closed {}.", "The guild that rain hit closed {}.", 2),
        ("The regime that rain {} left.", "It was the government of clerks {} fell.", 2),
        # content words around swapped words, and the part of two versions of one statement
        (
            "It was {} furnace that was there for them.",
            "It was {} kiln that was there for them.",
            2,
        ),
        ("Boards sold a furnace {} x1a x2a x3a.", "Boards sold a kiln {} y1a y2a y3a.", 4),
    ],
)
def test_so_many_words_around_a_difference_are_in_common(one: str, other: str, least: int) -> None:
    words = "harbour", "plan", "vote", "ferry", "weir"
    for common in (least - 1, least):
        both = " ".join(words[:common])
        assert bool(found(one.format(both), other.format(both))) is (common == least)


@pytest.mark.parametrize(
    ("one", "other", "swaps"),
    [
        ("furnes", "furnow", 1),
        ("furnaes", "furnaow", 0),
        ("kiln furnes", "plywood furnow", 1),
        ("kiln furnaes", "plywood furnaow", 0),
    ],
)
def test_words_with_the_same_five_first_letters_do_not_differ(
    one: str, other: str, swaps: int
) -> None:
    text = "The board of Sarne sold the {} near the harbour on Monday."
    assert len(found(text.format(one), text.format(other))) == swaps


@pytest.mark.parametrize(("between", "differences"), [(4, 0), (5, 1)])
def test_an_agent_is_found_up_to_five_words_after_the_verb(between: int, differences: int) -> None:
    one = "Police closed the bridge in Sarne."
    other = f"In Sarne the bridge was closed {'again ' * between}by police."
    assert len(found(one, other)) == differences
