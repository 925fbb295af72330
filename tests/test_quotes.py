"""Quotes: found in the text with all the marks of news, and compared across articles."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.article import Article, Span
from corpus.comparison import compare
from corpus.extraction.analysis import analyze
from corpus.extraction.quotes.matching import Difference, compare_quotes
from corpus.extraction.quotes.quotation_marks import quotations, quoted_words
from corpus.findings.quotes import find_quote_differences
from corpus.findings.utterances import utterances
from corpus.model import Link, QuoteFinding
from corpus.segmentation import segment
from corpus.settings import Settings
from tests.articles import article_of_text, without_passages
from tests.reported import render

MARKS = "“”\"‘’'«»„‹›`「」 \n.,aB1s-—(["
"""What a text of nothing but trouble is made of."""


def found(*texts: str, links: tuple[tuple[int, int, int, int], ...] = ()) -> list[QuoteFinding]:
    """What is found in articles whose passages (article, number; article, number) are linked."""
    articles = [article_of_text(name, text) for name, text in zip("abc", texts, strict=False)]
    return list(_found(articles, links))


def _found(
    articles: list[Article], links: tuple[tuple[int, int, int, int], ...]
) -> tuple[QuoteFinding, ...]:
    passages = [one.passages for one in articles]
    made = [
        Link(
            passages[a][i].id,
            passages[b][j].id,
            0.9,
            "reworded",
            (passages[a][i].span,),
            (passages[b][j].span,),
        )
        for a, i, b, j in links
    ]
    return find_quote_differences(articles, {one.id: analyze(one).speech for one in articles}, made)


def verdicts(*texts: str, linked: bool = True) -> list[str]:
    """The verdicts on articles of one sentence each, which are linked or not."""
    links = tuple((0, 0, other, 0) for other in range(1, len(texts))) if linked else ()
    return [one.verdict for one in found(*texts, links=links)]


SAID = "“We will not leave the harbour before the storm has passed,” Ada Brook said."


@pytest.mark.parametrize(
    "other",
    [
        SAID,
        '"We will not leave the harbour before the storm has passed," said Brook.',
        "“We will not leave the Harbour before the storm has passed”, the minister said.",
        "“We will not leave the harbor, before the storm has passed,” Ada Brook said.",
        "“We will not leave the harbour,” Ada Brook said, “before the storm has passed.”",
    ],
)
def test_marks_case_spelling_and_breaks_make_no_difference(other: str) -> None:
    assert verdicts(SAID, other) == ["identical"]


@pytest.mark.parametrize(
    "other",
    [
        "Ada Brook said nobody would leave “before the storm has passed”.",
        "“We will not leave … before the storm has passed,” Ada Brook said.",
        "“We will not leave the harbour before [it] has passed,” Ada Brook said.",
        "“We will not leave the harbour,” Ada Brook said.",
        "“It is full, we will not leave the harbour before the storm has passed,” she said.",
    ],
)
def test_a_quote_that_is_cut_is_trimmed(other: str) -> None:
    assert verdicts(SAID, other) == ["trimmed"]


@pytest.mark.parametrize(
    ("other", "words", "says"),
    [
        (SAID.replace("will not", "may not"), ("will", "may"), "A “will”, B “may”"),
        (SAID.replace("has passed", "had passed"), ("has", "had"), "A “has”, B “had”"),
        (
            SAID.replace("the storm", "storm"),
            ("the", ""),
            "A “before the storm”, B “before storm”",
        ),
        (
            SAID.replace("harbour", "old harbour"),
            ("", "old"),
            "A “the harbour”, B “the old harbour”",
        ),
        (
            SAID.replace("We will", "We of the old town will"),
            ("", "of the old town"),
            "A “We will”, B “We of the old town will”",
        ),
        (
            SAID.replace("has passed", "has at long last passed"),
            ("", "at long last"),
            "A “has passed”, B “has at long last passed”",
        ),
        (
            SAID.replace("the harbour before", "the old harbour,” Ada Brook said, “before"),
            ("", "old"),
            "A “the harbour”, B “the old harbour”",
        ),
    ],
)
def test_altered_quote_names_the_words_that_differ(
    other: str, words: tuple[str, str], says: str
) -> None:
    one, two = article_of_text("a", SAID), article_of_text("b", other)
    (finding,) = _found([one, two], ((0, 0, 1, 0),))
    text = {"a": one.text, "b": two.text}
    assert finding.verdict == "altered"
    shown = {
        place.passage[0]: text[place.passage[0]][place.start : place.end] for place in finding.words
    }
    assert (shown.get("a", ""), shown.get("b", "")) == words
    assert finding.says.startswith("Ada Brook, “We ")
    assert finding.says.endswith(f" …”: quoted differently, {says}.")


def test_the_same_words_of_two_people_are_differently_attributed() -> None:
    other = SAID.replace("Ada Brook", "Tom Reed")
    assert verdicts(SAID, other) == ["differently attributed"]
    (finding,) = found(SAID, other)
    assert finding.says == (
        "“We will not leave the harbour …”: attributed to Ada Brook in A and to Tom Reed in B."
    )


@pytest.mark.parametrize(
    "speaker", ["Brook", "Ms Brook", "the minister", "Minister Ada M. Brook", "the Harbour Board"]
)
def test_speakers_that_can_be_the_same_do_not_differ(speaker: str) -> None:
    assert verdicts(SAID, SAID.replace("Ada Brook", speaker)) == ["identical"]


def test_the_speaker_of_a_split_quotation_may_be_named_beside_one_of_its_parts_alone() -> None:
    split = (
        "“We will not leave the harbour,” Ada Brook said, “before the storm,” she added, “has "
        "passed.”"
    )
    whole = "“We will not leave the harbour before the storm has passed,” {} said."
    assert verdicts(split, whole.format("Tom Reed")) == ["differently attributed"]
    assert verdicts(split, whole.format("Brook")) == ["identical"]


def test_one_of_two_joint_speakers_does_not_differ() -> None:
    assert verdicts(SAID, SAID.replace("Ada Brook", "Ada Brook and Tom Reed")) == ["identical"]


def test_owners_spelled_otherwise_make_no_difference() -> None:
    other = SAID.replace("the storm", "the harbor’s storm")
    assert verdicts(SAID.replace("the storm", "the harbour's storm"), other) == ["identical"]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("We will not leave", "identical"), ("We will not leave it", "differently attributed")],
)
def test_five_equal_words_are_needed_for_another_attribution(words: str, verdict: str) -> None:
    assert verdicts(f"“{words},” Ada Brook said.", f"“{words},” Tom Reed said.") == [verdict]


def test_an_altered_quote_is_altered_even_with_another_speaker() -> None:
    other = SAID.replace("will", "may").replace("Ada Brook", "Tom Reed")
    assert verdicts(SAID, other) == ["altered"]


@pytest.mark.parametrize(("shared", "found"), [(28, []), (29, ["only here"])])
def test_a_quote_is_only_here_if_half_of_it_is_shared_by_a_link(
    shared: int, found: list[str]
) -> None:
    a, b = (
        article_of_text("a", SAID),
        article_of_text("b", "The harbour will be left after the storm."),
    )
    part = Span(1, 1 + shared)  # of 58 characters between the marks
    link = Link(a.passages[0].id, b.passages[0].id, 0.9, "partial", (part,), ())
    speeches = {one.id: analyze(one).speech for one in (a, b)}
    assert [one.verdict for one in find_quote_differences([a, b], speeches, [link])] == found


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("“In the harbour every boat, sunk by a storm,” Ada Brook feared, weeping.", []),
        ("“Every harbour boat is old,” Tom Reed said; the storm will sink them.", ["only here"]),
    ],
)
def test_most_content_words_in_another_order_are_the_same_quote(
    other: str, found: list[str]
) -> None:
    one = "“The storm will sink every boat in the harbour,” Ada Brook said."
    assert verdicts(one, other) == found


def test_a_quote_that_the_other_tells_in_its_own_words_is_only_here() -> None:
    (finding,) = found(SAID, "The harbour will be left after the storm.", links=((0, 0, 1, 0),))
    assert finding.verdict == "only here"
    assert finding.passages == ("a:1", "b:1")
    assert [one.speaker for one in finding.quotes] == ["Ada Brook"]


def test_a_quote_without_speaker_is_named_by_its_first_words() -> None:
    (finding,) = found(
        "It was “a long and a very cold winter” for the boats.",
        "The winter was long and very cold for the boats.",
        links=((0, 0, 1, 0),),
    )
    assert finding.says == (
        "Speaker unclear, “a long and a very cold …”: quoted by A; no quotation found in B."
    )


def test_a_name_with_and_without_quotation_marks_is_not_only_here() -> None:
    one = "The vote ended “look back, sail on”, the old harbour rule."
    other = "The old harbour rule, Look Back, Sail On, ended with the vote."
    assert verdicts(one, other) == []
    assert verdicts(one, other.replace("Look Back", "Look Ahead")) == ["only here"]


def test_trimmed_quote_names_the_length_in_each_article() -> None:
    (finding,) = found(SAID, "“We will not leave the harbour,” Ada Brook said.")
    assert finding.says == "Ada Brook, “We will not leave the harbour …”: A quotes 11 words, B 6."


def test_other_descriptions_of_an_unnamed_speaker_are_given() -> None:
    (finding,) = found(
        SAID.replace("Ada Brook", "a senior official"), SAID.replace("Ada Brook", "a diplomat")
    )
    assert finding.says.startswith("A senior official (a diplomat in B), “We will not leave")


def test_a_short_quote_is_the_same_where_one_person_says_it_in_both() -> None:
    one = "“I will not sail,” Ada Brook said after the storm."
    other = "The tide was high. “I will not sail,” said Ms Brook."
    assert verdicts(one, other, linked=False) == ["identical"]
    assert verdicts(one, other.replace("Ms Brook", "Tom Reed"), linked=False) == []
    assert verdicts(one, other.replace("Ms Brook", "the pilot"), linked=False) == []


def test_abbreviations_do_not_alter_a_quote() -> None:
    one = "“It took Dr. Reed some 30 min in all,” Ada Brook said."
    other = "“It took Doctor Reed some 30 minutes in all,” Ada Brook said."
    assert verdicts(one, other.replace("minutes", "minute")) == ["identical"]


def test_a_quote_not_mentioned_elsewhere_is_only_here() -> None:
    (finding,) = found(SAID, "The herring was dear this year.")
    assert finding.verdict == "only here"
    assert finding.says.endswith("quoted by A; no quotation found in B.")
    assert finding.passages == ("a:1",)


def test_a_quote_possibly_reported_without_a_link_is_not_a_finding() -> None:
    assert verdicts(SAID, "Boats stay in the harbour before a storm.", linked=False) == []


def test_short_and_speakerless_quotes_are_not_only_here_without_a_link() -> None:
    short = "“We will not leave,” Ada Brook said."
    nobody = "“We will not leave the harbour before the storm has passed” stood on the wall."
    assert verdicts(short, "The herring was dear.", linked=False) == []
    assert verdicts(nobody, "The herring was dear.", linked=False) == []


def test_a_whole_sentence_without_speaker_is_only_here() -> None:
    alone = "“We will not leave the harbour before the storm has passed.”"
    (finding,) = found(f"The boats stayed. {alone}", "The herring was dear.")
    assert finding.verdict == "only here"
    assert finding.says.startswith(
        "Speaker unclear, “We will not leave the harbour …”: quoted by A"
    )
    for slogan in (alone.replace("We", "we"), alone.replace(".", "")):
        assert verdicts(f"A wall has {slogan} on it.", "The herring was dear.", linked=False) == []


def test_a_quote_in_two_articles_is_not_missed_in_a_third_without_a_link() -> None:
    assert verdicts(SAID, SAID, "The herring was dear this year.", linked=False) == ["identical"]


def test_a_phrase_is_not_compared_as_a_quote() -> None:
    assert verdicts("The “pullback” came.", "The pullback came.") == []
    assert verdicts("The “pullback” came.", "The “pullback” came.") == []


def test_without_a_link_a_long_run_of_words_is_needed() -> None:
    assert verdicts(SAID, "Reed wrote “the storm has passed”.", linked=False) == []
    assert verdicts(SAID, "Reed wrote “leave the harbour before the storm”.", linked=False) == [
        "trimmed"
    ]


def test_without_a_link_five_words_are_the_least_of_a_quote() -> None:
    assert verdicts(SAID, "Reed wrote “harbour before the storm”.", linked=False) == []
    assert verdicts(SAID, "Reed wrote “harbour before the storm has”.", linked=False) == ["trimmed"]


def test_six_words_open_a_quotation_and_more_are_cut() -> None:
    said = "“{},” Ada Brook said."
    for words, shown in (
        ("We will not leave the harbour", "“We will not leave the harbour”"),
        ("We will not leave the harbour today", "“We will not leave the harbour …”"),
    ):
        (finding,) = found(said.format(words), said.format(words))
        assert finding.says == f"Ada Brook, {shown}: the same words in A and B."


@pytest.mark.parametrize(("changes", "more"), [(3, ""), (4, "; 1 more"), (5, "; 2 more")])
def test_three_differences_are_cited_and_the_others_counted(changes: int, more: str) -> None:
    others = (("will", "may"), ("old", "new"), ("winter", "summer"), ("boats", "ships"))
    one = two = (
        "“We will not leave the old harbour before the winter storm has passed and the boats are "
        "mended by the crews,” Ada Brook said."
    )
    for word, other in (*others, ("crews", "guild"))[:changes]:
        two = two.replace(word, other)
    (finding,) = found(one, two)
    assert finding.says.endswith(
        f": quoted differently, A “will”, B “may”; A “old”, B “new”; A “winter”, B “summer”{more}."
    )


@pytest.mark.parametrize("sentence", [0, 1])
def test_two_quoted_words_are_found_in_a_partly_linked_quotation(
    sentence: int,
) -> None:
    one = "Ada Brook spoke of “scandalous neglect” by the port."
    other = (
        "“We found that the hull was rotten. It was scandalous neglect by the port,” "
        "Ada Brook said."
    )
    (finding,) = found(one, other, links=((0, 0, 1, sentence),))
    assert finding.verdict == "trimmed"
    assert finding.says.endswith(": B quotes 14 words, A 2.")


def test_three_articles_share_one_finding_with_a_verdict_for_each() -> None:
    (finding,) = found(SAID, SAID, SAID.replace("will", "may"))
    assert finding.verdict == "altered"
    assert finding.verdicts == (("a", "identical"), ("b", "identical"), ("c", "altered"))
    assert len(finding.quotes) == 3
    assert "A “will”, C “may”" in finding.says


def test_every_verdict_is_against_the_longest_form() -> None:
    more = SAID.replace("has passed", "has passed and the boats are mended")
    (finding,) = found(SAID, more, "“We will not leave the harbour,” Ada Brook said.")
    assert finding.verdicts == (("a", "trimmed"), ("b", "identical"), ("c", "trimmed"))
    assert finding.says.endswith(": B quotes 16 words, A 11, C 6.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We're sure it isn't going to sink", "We are sure it is not going to sink"),
        ("He's gone and we can't find him", "He has gone and we cannot find him"),
        ("I'd have gone if you'd asked me", "I would have gone if you had asked me"),
        ("That s***ing boat will not sail", "That sinking boat will not sail"),
        ("That d---- boat will not sail today", "That damned boat will not sail today"),
    ],
)
def test_opened_contractions_and_masked_letters_are_the_same_words(one: str, other: str) -> None:
    said = "“{},” Ada Brook said."
    assert verdicts(said.format(one), said.format(other)) == ["identical"]
    assert verdicts(said.format(other), said.format(one)) == ["identical"]


def test_a_contraction_does_not_hide_another_word() -> None:
    said = "“{} determined to mend the old harbour wall,” Ada Brook said."
    (finding,) = found(said.format("He's"), said.format("He was"))
    assert finding.verdict == "altered"
    assert finding.says.endswith("A “He's”, B “was”.")


def test_a_quotation_that_its_attribution_splits_is_one() -> None:
    whole = "“We will mend the wall before the winter and nobody will pay for it,” Ada Brook said."
    split = (
        "“We will mend the wall before the winter,” Ada Brook said, “and nobody will pay for it.”"
    )
    (finding,) = found(whole, split)
    assert (finding.verdict, len(finding.quotes)) == ("identical", 3)
    short = whole.replace(" and nobody will pay for it", "")
    (finding,) = found(split, short)
    assert finding.says.endswith(": A quotes 14 words, B 8.")


@pytest.mark.parametrize("part", ["mend the … wall", "mend … before", "the old wall … winter"])
def test_words_replaced_by_an_ellipsis_do_not_alter_a_quote(part: str) -> None:
    first, last = part.split(" … ")
    whole = "“We will mend the old wall before the winter and nobody will pay,” Ada Brook said."
    start = whole.index(first) + len(first)
    cut = f"{whole[:start]} … {whole[whole.index(last, start) :]}"
    assert verdicts(whole, cut) == verdicts(cut, whole) == ["trimmed"]


@pytest.mark.parametrize(
    ("between", "parts"),
    [
        # 160 characters, marks included, where a comma leads back to the quotation
        (f" Ada Brook, the {'x' * 128} baker, said, ", [2]),
        (f" Ada Brook, the {'x' * 129} baker, said, ", [1, 1]),
        # five words, marks included, where none does
        (" Ada Brook said ", [2]),
        (" Ada Brook said again ", [1, 1]),
    ],
)
def test_an_attribution_that_splits_a_quotation_is_short(between: str, parts: list[int]) -> None:
    one = article_of_text("a", f"“We left the pier,”{between}“and came back to the town.”")
    split = utterances(one.text, analyze(one).speech)
    assert [len(utterance.parts) for utterance in split] == parts


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("Ada Brook said the harbour would not be left before the storm had passed.", "indirect"),
        ("The boats will stay in the harbour until the storm has passed, she said.", "indirect"),
        ("Tom Reed said the harbour would not be left before the storm had passed.", "only here"),
        ("The harbour will not be left before the storm has passed.", "only here"),
    ],
)
def test_words_reported_as_the_speakers_without_marks_are_indirect(told: str, verdict: str) -> None:
    (finding,) = found(SAID, told, links=((0, 0, 1, 0),))
    assert finding.verdict == verdict
    if verdict == "indirect":
        assert finding.verdicts == (("a", "only here"), ("b", "indirect"))
        assert finding.says.endswith(": quoted by A; reported indirectly by B.")
    else:
        assert finding.verdicts == (("a", "only here"),)


def test_indirect_speech_needs_no_link_where_it_names_the_speaker() -> None:
    told = "Ada Brook said the harbour would not be left before the storm had passed."
    assert verdicts(SAID, told, linked=False) == ["indirect"]
    wall = "Ada Brook said the harbour needed a wall."
    assert verdicts(SAID, wall, linked=False) == ["only here"]


def test_another_quotation_of_the_same_person_is_not_indirect_speech() -> None:
    other = "“Every boat stays in the harbour until the wind drops,” Ada Brook said."
    assert verdicts(SAID, other) == []
    another = "“My father built half of these boats,” Ada Brook said."
    assert verdicts(SAID, another) == ["only here", "only here"]


def test_one_short_phrase_does_not_join_two_statements() -> None:
    a = f"{SAID}\n\n“The storm has passed over the old town of Sarne at last,” Tom Reed said."
    b = f"{SAID}\n\n“The storm has passed over the old town of Sarne at last,” Tom Reed said."
    c = "Both said that “the storm has passed”."
    both = ((0, 0, 2, 0), (0, 1, 2, 0))
    assert sorted(len(one.quotes) for one in found(a, b, c, links=both)) == [2, 3]


THINGS = ("lanterns", "violins", "melons", "bishops", "candles", "zebras")


@pytest.mark.parametrize(
    ("quoted", "told", "linked", "verdict"),
    [
        # in a linked passage: two of the words, and more than two fifths
        (2, 1, True, ["only here"]),
        (4, 1, True, ["only here"]),
        (4, 2, True, ["indirect"]),
        (5, 2, True, ["only here"]),
        (5, 3, True, ["indirect"]),
        # elsewhere: three of the words, and more than half
        (3, 2, False, []),
        (4, 2, False, []),
        (4, 3, False, ["indirect"]),
        (5, 3, False, ["indirect"]),
        (6, 3, False, []),
        (6, 4, False, ["indirect"]),
    ],
)
def test_a_quote_is_indirect_where_enough_of_its_words_are_reported(
    quoted: int, told: int, linked: bool, verdict: list[str]
) -> None:
    one = f"“We like {' and '.join(THINGS[:quoted])},” Ada Brook said."
    other = f"Ada Brook said that there were {' and '.join(THINGS[:told])} and rumours about wool."
    assert verdicts(one, other, linked=linked) == verdict


@pytest.mark.parametrize(
    ("quoted", "told", "verdict"),
    [(4, 2, "only here"), (4, 3, "indirect"), (5, 3, "only here"), (5, 4, "indirect")],
)
def test_excerpts_tell_the_words_where_they_have_three_quarters_of_them(
    quoted: int, told: int, verdict: str
) -> None:
    *first, last = THINGS[:quoted]
    one = f"“We like {', '.join(first)} and {last},” Ada Brook said."
    other = f"We like {', '.join(THINGS[:told])} and rumours, according to excerpts."
    assert verdicts(one, other) == [verdict]


@pytest.mark.parametrize(
    ("words", "linked", "verdict"),
    [
        ("They like lanterns", True, []),
        ("They like old lanterns", True, ["only here"]),
        ("They like old lanterns", False, []),
        ("They like old red lanterns", False, ["only here"]),
    ],
)
def test_four_words_are_missed_in_a_linked_passage_and_five_elsewhere(
    words: str, linked: bool, verdict: list[str]
) -> None:
    one = f"“{words},” Ada Brook said."
    assert verdicts(one, "The herring was dear this year.", linked=linked) == verdict


@pytest.mark.parametrize(
    ("phrase", "findings"),
    [
        ("we shall mend the harbour wall before", 2),
        ("we shall mend the harbour wall before winter", 1),
    ],
)
def test_eight_words_in_common_join_two_quotations_that_have_other_counterparts(
    phrase: str, findings: int
) -> None:
    slept = "Nobody in this old town has slept one night since the flood in March"
    said = "“{},” Ada Brook said. It rained. “{} or the council will have to answer{},” she said."
    one = said.format(f"{slept} and {phrase}", phrase.capitalize(), " to every fisherman")
    other = said.format(slept, phrase.capitalize(), "")
    assert [finding.verdict for finding in found(one, other)] == ["trimmed"] * findings


def test_the_order_of_the_articles_decides_no_finding() -> None:
    texts = (SAID, SAID.replace("will", "may"), "“We will not leave the harbour,” said Tom Reed.")
    articles = [article_of_text(name, text) for name, text in zip("abc", texts, strict=True)]
    kept = {
        frozenset(
            (one.id, one.verdict, one.quotes, one.passages, one.words)
            for one in _found(list(order), ())
        )
        for order in permutations(articles)
    }
    assert len(kept) == 1
    assert next(iter(kept))


def test_a_comparison_holds_the_findings_about_quotes() -> None:
    comparison = compare([article_of_text("a", SAID), article_of_text("b", SAID)], Settings())
    assert [one.verdict for one in comparison.findings if isinstance(one, QuoteFinding)] == [
        "identical"
    ]


PAIRS = tomli.loads(
    Path(__file__).with_name("data").joinpath("quote_pairs.toml").read_text("utf-8")
)["pair"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["why"])
def test_two_short_reports_are_compared_by_their_quotations(pair: dict[str, Any]) -> None:
    articles = [article_of_text(name, pair[name]) for name in "ab"]
    findings = compare(articles, Settings()).findings
    found = [one.verdict for one in findings if isinstance(one, QuoteFinding)]
    assert found == pair["verdicts"]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_report_shows_quotes_that_differ_and_counts_those_that_are_the_same(form: str) -> None:
    same = "“Nobody knows the price of herring in Marsh Town,” said Tom Reed."
    a = article_of_text("a", f"{SAID}\n\n{same}")
    b = article_of_text("b", f"{SAID.replace('will', 'may')}\n\n{same}")
    report = " ".join(render(compare([a, b], Settings()), form).split())
    assert "Quotes (1)" in report
    lead, _, quoted = report.partition("Quotes (1)")[2].partition("quoted differently")
    given = quoted.partition("1 quote agrees:")[0].replace("**", "")
    assert "Ada Brook" in lead
    assert "1: Ada Brook" in given
    assert "“We may not leave the harbour before the storm has passed,” Ada Brook said." in given
    assert "1 quote agrees:" in report


@given(st.text(alphabet=MARKS) | st.text())
def test_quotations_slice_their_text_and_never_overlap(text: str) -> None:
    one = without_passages(text)
    spans = quotations(one.text, one.paragraphs)
    end = 0
    for span, outer in spans:
        assert end <= outer.start <= span.start < span.end <= outer.end <= len(one.text)
        assert not span.of(one.text)[0].isspace()
        assert not span.of(one.text)[-1].isspace()
        end = outer.end


PIECES = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "‘",
            "’",
            " ",
            ". ",
            ", ",
            "\n\n",
            "said",
            "Ada Brook",
            "he",
            "who",
            "the",
            "minister",
            "was",
            "quoted",
            "as",
            "saying",
            "according",
            "to",
            "and",
            "not",
            "[",
            ")",
            "…",
            "harbour",
            "storm",
            "alleged",
            "of",
        ]
    ).map(lambda piece: piece + " " if piece.isalpha() else piece)
).map("".join)


@given(PIECES)
def test_no_text_makes_speech_raise_and_every_span_slices_it(text: str) -> None:
    one = segment(without_passages(text))
    said = analyze(one).speech
    by_id = {passage.id: passage for passage in one.passages}
    for quote in said.quotes:
        assert quote.span.start < quote.span.end
        assert quote.passages
        assert all(by_id[passage].span.overlaps(quote.span) for passage in quote.passages)
        assert all(
            quote.span.start <= word.start < word.end <= quote.span.end for word in quote.words
        )
    for passage, verbs in said.reporting_verbs.items():
        for verb in verbs:
            assert by_id[passage].span.start <= verb.span.start < verb.span.end
            assert verb.span.of(one.text).isalpha()


@given(PIECES, PIECES)
@example("“said said …said ", "said ")  # a run with a gap in it
def test_no_two_texts_make_the_findings_raise(one: str, other: str) -> None:
    a, b = segment(without_passages(one)), segment(without_passages(other, "b"))
    speeches = {"a": analyze(a).speech, "b": analyze(b).speech}
    links = [
        Link(p.id, q.id, 0.5, "reworded", (p.span,), (q.span,)) for p in a.body for q in b.body
    ]
    text = {"a": a.text, "b": b.text}
    for finding in find_quote_differences([a, b], speeches, links):
        for passage, start, end, _ in finding.quotes:
            assert text[passage[0]][start:end].strip()


SPOKEN = st.lists(
    st.sampled_from(
        ["we", "will", "not", "leave", "the", "harbour", "storm", "herring", "[it]", "…", "now"]
    ),
    min_size=1,
)


@given(SPOKEN, SPOKEN, st.booleans())
def test_likeness_is_the_same_either_way_round(
    one: list[str], other: list[str], linked: bool
) -> None:
    a, b = (list(quoted_words(" ".join(words), 0, 999)) for words in (one, other))
    there, back = compare_quotes(a, b, linked=linked), compare_quotes(b, a, linked=linked)
    assert (there is None) == (back is None)
    if there and back:
        assert there[:2] == back[:2]
        assert there.differences == tuple(Difference(x, y) for y, x in back.differences)
    if any(word.form for word in a) and (same := compare_quotes(a, a, linked=True)):
        assert same.verdict == "identical"
