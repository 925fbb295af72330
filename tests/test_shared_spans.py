"""The marked parts of linked passages: phrases that show what both say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.alignment.align import build_link
from corpus.alignment.article_pair import pair_documents
from corpus.alignment.document import document_of
from tests.articles import FILLER, OTHER_FILLER, aligned, article, linked


def marked(a: str, b: str) -> tuple[list[str], list[str]]:
    """The marked parts of two sentences, each with other sentences around it."""
    link = linked(a, b)
    return [span.of(a) for span in link.a_spans], [span.of(b) for span in link.b_spans]


def test_a_reworded_passage_is_marked_as_a_whole() -> None:
    a = "The glassblowers of Murano went on strike over gas."
    b = "Over gas, glassblowers in Murano began a strike."
    assert marked(a, b) == ([a], [b])


def test_of_a_partial_link_the_clause_that_both_share_is_marked() -> None:
    a, b = marked(
        "A lion tamer resigned in Trieste, and the glassblowers of Murano went on strike, while "
        "the opera announced a new tenor from Gdansk.",
        "The glassblowers of Murano went on strike; in Burano the lacemakers accepted a contract "
        "which their lawyers had drafted overnight.",
    )
    assert a == ["the glassblowers of Murano went on strike"]
    assert b == ["The glassblowers of Murano went on strike"]


def test_of_a_long_clause_only_the_shared_words_are_marked() -> None:
    """Words of one phrase have at most two others between them."""
    a, b = marked(
        "An envoy with two cousins among the Murano glassblowers bought eleven cheap grey cobalt "
        "greenhouses near Ravenna for growing melons",
        "The Murano glassblowers elected a treasurer, who hoards cobalt, their seventh since the "
        "flood of the canteen.",
    )
    assert a == ["the Murano glassblowers", "cobalt"]
    assert b == ["The Murano glassblowers elected a treasurer", "cobalt"]


def test_an_inflected_auxiliary_of_another_language_does_not_end_a_marked_phrase() -> None:
    """In German "hatte" and "haben" are stop words too, whose stems are not so written."""
    strike = "Der Streik der Glasbläser"
    a = (
        f"{strike} hatte am Montag in Triest einen Löwenbändiger erfreut, während die Oper einen "
        "Tenor aus Danzig verpflichtete."
    )
    b = (
        f"{strike} hatte trotz eines Vertrags kein Ende, den die Anwälte der Klöpplerinnen von "
        "Burano über Nacht entworfen haben."
    )
    one, other = article("a", a, *FILLER), article("b", b, *OTHER_FILLER)
    documents = (document_of(replace(each, language="de")) for each in (one, other))
    link = build_link(pair_documents(*documents), (0, 0), 0.5)
    assert link.label == "partial"
    assert [span.of(a) for span in link.a_spans] == [strike]
    assert [span.of(b) for span in link.b_spans] == [strike]


def test_hyphenated_words_are_marked_whole() -> None:
    a, b = marked(
        "A two-day meeting of glassblowers opened beside the aquarium, whose octopus predicted "
        "nothing and whose director has been ill since spring.",
        "The day-long meeting of glassblowers heard four speeches on soda, lime, potash and the "
        "cost of cobalt from Katanga.",
    )
    assert (a, b) == (["two-day meeting of glassblowers"], ["day-long meeting of glassblowers"])


def test_a_figure_with_its_noun_is_marked_without_the_rest() -> None:
    found = marked(
        "Officials from nine departments who met in a tent spoke of 4,317 boats and went home.",
        "After weeks of drizzle that ruined barley and hops alike, 4,317 boats were counted by "
        "volunteers whose binoculars a bank had paid for.",
    )
    assert found == (["4,317 boats"], ["4,317 boats"])


def test_a_clause_that_shares_nothing_is_left_out_of_a_reworded_passage() -> None:
    a = (
        "The glassblowers of Murano went on strike on Monday, and an octopus escaped from the "
        "aquarium of Trieste through a drainpipe."
    )
    b = "On Monday the Murano glassblowers went on strike."
    assert linked(a, b).label == "reworded"
    assert marked(a, b) == (["The glassblowers of Murano went on strike on Monday"], [b])


def test_a_short_clause_that_shares_nothing_is_marked_with_the_rest() -> None:
    a = "The glassblowers of Murano went on strike on Monday, and it rained."
    b = "On Monday the Murano glassblowers went on strike."
    assert marked(a, b) == ([a], [b])


@pytest.mark.parametrize(
    ("clause", "is_marked"),
    [("and a Monday kite flew", False), ("and the gas lamps of Gdansk went dark", True)],
)
def test_a_clause_that_shares_little_is_left_out_of_a_reworded_passage(
    clause: str, is_marked: bool
) -> None:
    """Of "Monday", a fifth of the heaviest clause's weight is not shared; of "gas" it is."""
    strike = "The glassblowers of Murano went on strike on Monday over the price of gas"
    a = f"{strike}, while a lion tamer resigned in Trieste, {clause}"
    b = "On Monday the Murano glassblowers went on strike over the price of gas."
    assert linked(a, b).label == "reworded"
    assert marked(a, b) == ([strike, clause] if is_marked else [strike], [b])


def test_a_word_that_is_shared_by_chance_is_not_marked() -> None:
    """Both mention the city, which weighs little beside the clause that they share."""
    clause = "The glassblowers of Murano went on strike over the price of cobalt"
    found = marked(
        f"{clause}, while in Trieste a lion tamer resigned, the opera announced a new tenor from "
        "Gdansk and the city counted its bridges",
        f"{clause}; in Burano the lacemakers of a city school accepted a contract which their "
        "lawyers had drafted overnight.",
    )
    assert found == ([clause], [clause])


def test_stretches_are_joined_over_a_conjunction_and_over_no_other_word() -> None:
    a, b = marked(
        "An envoy whose cousins in the port of Bari trade in Murano glass, and eleven dentists on "
        "a barge in the fog ate octopus salad",
        "A treasurer of the lacemakers hoards Murano glass, octopus salad, their seventh since "
        "the flood of the canteen in the spring.",
    )
    assert (a, b) == (["Murano glass", "octopus salad"], ["Murano glass, octopus salad"])


def test_two_phrases_with_only_a_conjunction_between_them_are_one() -> None:
    a, b = marked(
        "An envoy whose cousins in the port of Bari trade in Murano glass, and eleven dentists on "
        "a barge in the fog ate octopus salad",
        "A treasurer of the lacemakers hoards Murano glass, and octopus salad, their seventh since "
        "the flood of the canteen in the spring.",
    )
    assert (a, b) == (["Murano glass", "octopus salad"], ["Murano glass, and octopus salad"])


def test_two_shared_clauses_in_a_row_are_marked_as_one() -> None:
    first = "The glassblowers of Murano went on strike on Monday, and the gas price tripled"
    a = f"{first}, while an octopus escaped from the aquarium of Trieste through a drainpipe."
    b = "On Monday the Murano glassblowers went on strike as the gas price tripled."
    assert linked(a, b).label == "reworded"
    assert marked(a, b) == ([first], [b])


# Ends of partial passages that share nothing, so that the links stay partial.
ONE_END = ", while in Trieste a tamer of seven lions resigned and two bridges closed for repair"
OTHER_END = "; the opera announced a tenor from Gdansk whose luggage had been lost by a railway"


def partial(a: str, b: str) -> tuple[list[str], list[str]]:
    """The marked parts of two sentences that both go on with something else."""
    a, b = f"{a}{ONE_END}.", f"{b}{OTHER_END}."
    assert linked(a, b).label == "partial"
    swapped = linked(b, a)
    found = marked(a, b)
    assert found == tuple(
        [span.of(text) for span in spans]
        for text, spans in ((a, swapped.b_spans), (b, swapped.a_spans))
    )
    return found


def test_shared_words_are_joined_over_small_words() -> None:
    a, b = partial(
        "On behalf of her four cousins Ms. Orsini asked the harbour for the barges of the guild",
        "Clerks with long memories of drizzle and eels found harbour and the barges in disrepair",
    )
    assert (a, b) == (["harbour for the barges"], ["harbour and the barges"])


def test_shared_words_with_many_others_between_them_are_not_joined() -> None:
    _, b = partial(
        "On behalf of her four cousins Ms. Orsini asked the harbour for the barges of the guild",
        "Clerks whose harbour smelled strongly of rotten Baltic herring painted barges",
    )
    assert b == ["harbour", "barges"]


def test_words_are_not_joined_over_a_comma() -> None:
    _, b = partial(
        "On behalf of her four cousins Ms. Orsini asked the harbour for the barges of the guild",
        "Clerks with long memories described an old harbour, two barges and nineteen rusty cranes",
    )
    assert b == ["harbour", "barges"]


@pytest.mark.parametrize(
    ("between", "joined"),
    [
        ("rusty Baltic", True),
        ("rusty Baltic herring", False),
        ("to be for the", True),
        ("is to be of the", False),
    ],
)
def test_two_other_words_or_four_small_ones_may_stand_within_a_phrase(
    between: str, joined: bool
) -> None:
    a, _ = partial(
        f"On behalf of four cousins Ms. Orsini said the harbour {between} barges of the guild",
        "Clerks with long memories of drizzle and eels found barges near an old harbour in ruins",
    )
    assert a == ([f"harbour {between} barges"] if joined else ["harbour", "barges"])


@pytest.mark.parametrize(("mark", "most"), [("", 4), (",", 2)])
def test_common_words_are_marked_near_a_rare_one_and_nearer_over_a_comma(
    mark: str, most: int
) -> None:
    """Four words may stand between them, two where a comma does too; here "school" is common."""
    ours = ("rusty", "Baltic", "herring", "smoked", "cheap")
    theirs = ("old", "dull", "wet", "black", "long")
    for others in (most, most + 1):
        a, b = partial(
            f"Ms. Orsini told the council{mark} {' '.join(ours[:others])} school folk",
            f"Clerks with memories found a council{mark} {' '.join(theirs[:others])} school",
        )
        expected = ["council", "school"] if others == most else ["council"]
        assert (a, b) == (expected, expected)


@pytest.mark.parametrize(
    ("one", "other", "is_marked"),
    [
        ("market", "market", False),  # common
        ("price", "price", True),
        ("price", "prices", False),  # not rare enough where the forms differ
        ("winter", "winters", True),
        ("rabbi", "rabbis", True),  # a title, which no plural is
        ("Alma Carpenter", "carpenter", False),  # a name and a noun
    ],
)
def test_a_word_alone_is_marked_if_it_is_rare_the_more_so_in_two_forms(
    one: str, other: str, is_marked: bool
) -> None:
    _, b = partial(
        f"Nineteen clerks with long memories of drizzle saw harbour cranes and a {one}",
        f"Her four cousins painted the harbour in a weird style; a donkey ate {other} salad",
    )
    assert b == (["harbour", other] if is_marked else ["harbour"])


@pytest.mark.parametrize(
    ("phrase", "is_marked"), [("school council", False), ("school council chamber", True)]
)
def test_of_words_that_every_sentence_has_three_in_a_row_are_the_least_that_is_marked(
    phrase: str, is_marked: bool
) -> None:
    a = f"On behalf of four cousins Ms. Orsini asked the harbour for eels and cranes in {phrase}."
    b = f"Clerks with long memories described {phrase} to herring who painted the harbour."
    reports = [
        article(name, sentence, *[f"{one[:-1]} beside the {phrase}." for one in others])
        for name, sentence, others in (("a", a, FILLER), ("b", b, OTHER_FILLER))
    ]
    links = aligned(*reports, threshold=0.001).links
    (link,) = (one for one in links if (one.a, one.b) == ("a:1", "b:1"))
    expected = ["harbour", phrase] if is_marked else ["harbour"]
    assert [span.of(a) for span in link.a_spans] == expected


def test_words_of_a_shared_run_are_not_marked_where_they_stand_apart() -> None:
    a, _ = partial(
        "A treasurer from Murano with four cousins and long memories of drizzle told nineteen "
        "clerks that Murano glassblowers elected the treasurer",
        "Murano glassblowers elected the treasurer whose harbour smelled strongly",
    )
    assert a == ["Murano glassblowers elected the treasurer"]


def test_a_common_name_that_opens_a_passage_is_marked_alone() -> None:
    a, b = partial(
        "London told nineteen clerks with long memories of drizzle of harbour cranes",
        "Her four cousins painted the harbour in a weird style; a donkey ate London salad",
    )
    assert (a, b) == (["London", "harbour"], ["harbour", "London"])


def test_a_common_word_alone_is_not_marked() -> None:
    a, b = partial(
        "A good number of the glassblowers walked out over the furnaces",
        "The furnaces were cold and the glassblowers had a dinner that was good for everybody",
    )
    assert "good" not in " ".join((*a, *b))


def test_a_name_is_not_a_common_noun() -> None:
    a, b = partial(
        "Glassblowers drove to Falls with their furnaces on a lorry",
        "Prices of sand may fall, say the glassblowers about their furnaces",
    )
    assert "Falls" not in " ".join(a)
    assert "fall" not in " ".join(b)


@pytest.mark.parametrize(
    ("opening", "is_marked"), [("Alma Carpenter", False), ("A carpenter", True)]
)
def test_a_surname_that_stands_second_is_not_a_common_noun(opening: str, is_marked: bool) -> None:
    _, b = partial(
        f"{opening} told nineteen clerks with long memories of drizzle of harbour cranes",
        "Her four cousins painted the harbour in a weird style; a donkey ate carpenter salad",
    )
    assert ("carpenter" in b) is is_marked


def test_a_noun_that_is_a_name_too_is_marked_as_a_noun() -> None:
    _, b = partial(
        "Nineteen clerks with long memories of drizzle saw harbour cranes and a carpenter near "
        "Alma Carpenter",
        "Her four cousins painted the harbour in a weird style; a donkey ate carpenter salad",
    )
    assert b == ["harbour", "carpenter"]


def test_a_title_without_its_name_is_not_marked() -> None:
    a, b = partial(
        "Senator Alma Brandt toured the furnaces of the glassblowers",
        "The glassblowers closed their furnaces before Senator Tito Lund arrived",
    )
    assert "Senator" not in " ".join((*a, *b))


def test_a_given_name_alone_is_not_marked() -> None:
    a, b = partial(
        "Furnaces of the glassblowers were shown to Alma Brandt",
        "The glassblowers closed their furnaces before Alma Lund arrived",
    )
    assert "Alma" not in " ".join((*a, *b))


def test_a_verb_of_saying_alone_is_not_marked() -> None:
    a, b = partial(
        "The furnaces of the glassblowers went cold, insisted a deputy from Ravenna",
        "The glassblowers closed their furnaces; an octopus, insisted the aquarium, was at large",
    )
    assert "insisted" not in " ".join((*a, *b))


@pytest.mark.parametrize("name", ["Mayor Alma Brandt", "Alma J. Brandt", "Ms. Brandt"])
def test_a_name_is_marked_whole(name: str) -> None:
    a, _ = partial(
        f"Two cousins of the harbour master had seen {name} on a lorry",
        "A boat for Alma Brandt was built out of plywood and painted green",
    )
    assert a == [name]


def test_a_figure_is_marked_with_its_counted_noun() -> None:
    a, b = partial(
        "Clerks in a tent spoke of roughly $4,317 after lunch",
        "After weeks of drizzle a sum of $4,317 was found by volunteers with binoculars",
    )
    assert "$4,317" in a[0]
    assert "$4,317" in b[0]
    a, b = partial(
        "Clerks in a tent spoke of 4,317 wooden boats after lunch",
        "Volunteers with binoculars found 4,317 vessels",
    )
    assert (a, b) == (["4,317 wooden boats"], ["4,317 vessels"])


def test_a_short_figure_is_marked_only_with_a_shared_counted_noun() -> None:
    a, b = partial(
        "The furnaces of the glassblowers went cold 12 days after a parade",
        "The glassblowers closed their furnaces; a choir of 12 tenors sang to an octopus",
    )
    assert "12" not in " ".join((*a, *b))


def test_a_figure_of_three_digits_is_marked_whatever_it_counts() -> None:
    found = partial(
        "Clerks ate soup while a parade with 112 elephants passed",
        "A weird poem was read; a choir of 112 tenors sang to an octopus",
    )
    assert found == (["112 elephants"], ["112 tenors"])


def test_words_behind_the_four_hundredth_are_not_read() -> None:
    for others, expected in ((398, ["harbour", "barges"]), (399, ["harbour"])):
        endless = " ".join(["harbour", *(f"x{n}y" for n in range(others)), "barges"])
        a, _ = marked(endless, "The barges in an old harbour were painted green by clerks.")
        assert a == expected


def test_a_negation_is_marked_with_the_word_it_negates() -> None:
    a, _ = partial(
        "Her cousins from Ravenna never closed furnaces for a parade of elephants",
        "A bishop on a lorry closed furnaces for want of coal and of sand and of soda",
    )
    assert a[0].startswith("never closed furnaces")


def test_a_quotation_that_both_give_is_marked_whole() -> None:
    a, b = partial(
        "“We shall not blow another vase for you,” Brandt told a crowd of tourists on a lorry",
        "A poster in the station of Ravenna read “we shall not blow another vase for you”",
    )
    assert a[0].startswith("We shall not blow another vase for you")
    assert "we shall not blow another vase for you" in b[0]


def test_a_clause_that_shares_but_a_name_is_not_marked_whole() -> None:
    a, _ = partial(
        "Mayor Alma Brandt smiled",
        "A boat for Alma Brandt was built out of plywood and painted green",
    )
    assert a == ["Mayor Alma Brandt"]


def test_a_closing_bracket_belongs_to_the_words_before_it() -> None:
    _, b = partial(
        "Two cousins of the harbour master had seen Alma Brandt of Burano on a lorry",
        "A boat for Alma Brandt (Burano) was built out of plywood and painted green",
    )
    assert b == ["Alma Brandt (Burano)"]


def test_an_opening_bracket_belongs_to_the_words_after_it() -> None:
    _, b = partial(
        "Two cousins of the harbour master had seen Alma Brandt of Burano on a lorry",
        "A boat for (Alma) Brandt was built out of plywood and painted green",
    )
    assert b == ["(Alma) Brandt"]


def test_the_point_of_an_abbreviation_is_marked_with_it() -> None:
    a, b = partial(
        "Two cousins of the harbour master carried vases to the U.S. consulate on a lorry",
        "A consulate of the U.S. had furnaces and a crate of ripe melons painted green",
    )
    assert "U.S. consulate" in a[0]
    assert b[0].endswith("U.S.")


WORDS = (
    *("Alma", "Brandt", "Senator", "Falls", "fall", "furnaces", "glassblowers", "the", "of", "and"),
    *(
        "said",
        "that",
        "4,317",
        "boats",
        "$12",
        "not",
        "two-day",
        "“we",
        "vase”",
        "(Burano)",
        "good",
    ),
    *("harbour,", "closed", "while", "Mr.", "J.", "never", "50%", "雨が降る", "Brandt’s"),
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES)
def test_marks_slice_their_passage_in_order_and_apart_whatever_the_order(a: str, b: str) -> None:
    one = document_of(article("a", f"The guild: {a}", *FILLER))
    other = document_of(article("b", f"The guild: {b}", *OTHER_FILLER))
    link = build_link(pair_documents(one, other), (0, 0), 0.5)
    swapped = build_link(pair_documents(other, one), (0, 0), 0.5)
    assert (link.a_spans, link.b_spans) == (swapped.b_spans, swapped.a_spans)
    for document, spans in ((one, link.a_spans), (other, link.b_spans)):
        passage = document.passages[0].passage
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(edges)
        assert all(start < end for start, end in spans)
        assert passage.span.start <= edges[0]
        assert edges[-1] <= passage.span.end
        for span in spans:
            inside = slice(span.start - passage.span.start, span.end - passage.span.start)
            assert span.of(document.article.text) == passage.text[inside].strip()
