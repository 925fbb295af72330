"""Voices: who is quoted or cited by whom, joined across articles and counted."""

from __future__ import annotations

from itertools import permutations

import pytest

from corpus.comparison import Comparison, compare
from corpus.findings.voices import Voice
from corpus.model import Selection
from corpus.selection import narrow
from corpus.settings import Settings
from tests.articles import article_of_text
from tests.reported import render


def comparison(*texts: str) -> Comparison:
    """Articles a, b and so on, compared."""
    return compare(
        [article_of_text(name, text) for name, text in zip("abcd", texts, strict=False)], Settings()
    )


def voices(*texts: str) -> dict[str, Voice]:
    """The voices of articles by what they are called."""
    return {voice.called: voice for voice in comparison(*texts).voices}


def counts(voice: Voice) -> dict[str, tuple[int, int]]:
    """Direct and indirect speech by article."""
    return {article: (one.direct, one.indirect) for article, one in voice.articles.items()}


def test_direct_and_indirect_speech_are_counted_with_their_passages() -> None:
    found = voices(
        "“We are leaving,” Ada Brook said. “Nobody stays.” She said that the pier would close.\n\n"
        "The pier is old, according to Brook.",
        "The pier was painted white and red.",
    )
    assert counts(found["Ada Brook"]) == {"a": (2, 2)}
    assert found["Ada Brook"].articles["a"].passages == ("a:1", "a:2", "a:3", "a:4")


def test_a_quotation_that_its_attribution_splits_counts_once() -> None:
    found = voices("“We are leaving,” Ada Brook said, “and nobody stays.”", "It rained on Monday.")
    assert counts(found["Ada Brook"]) == {"a": (1, 0)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("…, 25 miles away, said Ada Brook, a spokeswoman for the coast guard.", ["Ada Brook"]),
        ("The coast guard maintains a database. Norway had success in maintaining its fleet.", []),
        ("She saw the officers who responded to the scene.", []),
        ("Ada Brook responded to the claims. She responded that they were false.", ["Ada Brook"]),
        ("The trustees of the fund last week warned of a gap.", ["the trustees of the fund"]),
        ("A story posted last night by the Post's Tom Reed suggested it was sold.", []),
        ("The Harbour Post reported it. The Post said it had proof.", ["the Harbour Post"]),
        ("The Harbour Post reported it. The sale, the paper said, is near.", ["the Harbour Post"]),
        ("The Reed campaign retorted with an ad of its own on Tuesday.", []),
        ("The Reed team has responded by noting that it paid.", ["the Reed team"]),
        ("HARLOW — President Ada Reed renewed her attack and said they lied.", ["Ada Reed"]),
        ("Federal prosecutors say he lied. Prosecutors said he fled.", ["federal prosecutors"]),
        ("It sold well, according to The Harbour Reporter.", ["The Harbour Reporter"]),
        ("The bridge will close, said the ministry.", ["the ministry"]),
        ("Subsequent rumors suggested it was sold. The Reed Doctrine argued for war.", []),
        ("The gun was found at the scene, said the NYPD.", ["the NYPD"]),
        ("The thieves fled, says the Post's Chris Frazer in Paris.", ["Chris Frazer"]),
        ("He was tired of campaign promises and of rain.", []),
        (
            "The Harbour Safety Board said it would close. It is old, the HSB said.",
            ["the Harbour Safety Board"],
        ),
        ("The Chinese CDC said it was rare. The CDC said no more.", ["the Chinese CDC"]),
        ("It is a plan senior officials say is dead.", ["senior officials"]),
        ("It is late, a dozen officials said.", ["a dozen officials"]),
        ("It is late, a witness said.", ["a witness"]),
        ("Harbour Motors said it was sorry. The company added that it paid.", ["Harbour Motors"]),
        ("Harbour Motors said so. “It is late,” The company added.", ["Harbour Motors"]),
        (
            "Reed would not go, his spokesman said. It is late, the spokesman, Rune Dahl, said.",
            ["Rune Dahl"],
        ),
        ("It is late, its director said. “Late!” said Rune Dahl, its director.", ["Rune Dahl"]),
        ("It shook, according to the Sarne Geological Survey.", ["the Sarne Geological Survey"]),
        ("“Pay us back,” chanted a crowd. “It rains,” said one guest.", ["a crowd", "one guest"]),
        (
            "It is late, a police spokesman said. Kiev agreed. It rains, the spokesman, Tom Reed, "
            "said.",
            ["Tom Reed"],
        ),
        ("Norlink's CEO said it was late. “Late!” Ada Brook said.", ["Ada Brook"]),
        ("A waiter told police it hurt. The waiter, Kofi Mill, said it bled.", ["Kofi Mill"]),
        ("The town hall said nobody was hurt.", ["the town hall"]),
        ("Famine declared\n\nThe ministry said that famine had come.", ["the ministry"]),
        ("Bank says pier is safe\n\nThe pier is old, Harbour Bank said.", ["Harbour Bank"]),
        ("Police say pier is safe\n\nPolice say it is old.", ["police"]),
        (
            "Sarne mayor's office says pier is safe\n\nMayor Ada Brook's office said it is old.",
            ["Mayor Ada Brook's office"],
        ),
        ("Nurses wrote a letter. Schools should open, they advised.", ["nurses"]),
        ("Nurses wrote a letter. Parents should be heard, they advised.", ["nurses"]),
        ("Retailer Norlink to close\n\nNorlink said on Monday that it would close.", ["Norlink"]),
        ("Chipmaker Norlink said it would close. Norlink said so twice.", ["Norlink"]),
        ("Hope Reed to leave\n\nReed said there was hope for all.", ["Hope Reed"]),
        ("It rained a lot. Parents should be heard, they advised.", []),
        (
            "Reed would not go, his spokesman said. It is late, the lawyer, Rune Dahl, said.",
            ["Rune Dahl", "his spokesman"],
        ),
    ],
)
def test_voices_are_people_and_bodies_that_speak(text: str, names: list[str]) -> None:
    assert list(voices(text, "It rained on Monday.")) == names


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("Ada Brook", "Brook", "Ada Brook"),
        ("Ada Brook", "Ada M. Brook", "Ada M. Brook"),
        ("Michael Brook", "Mike Brook", "Michael Brook"),
        ("Gov. Ada Brook", "the governor", "Ada Brook"),
        ("Defence Secretary Ada Brook", "the US defense secretary", "Ada Brook"),
        ("the White House", "White House", "the White House"),
        ("prosecutors", "prosecutors", "prosecutors"),
        ("Karim al-Hadi", "al-Hadi", "Karim al-Hadi"),
        ("developer Tom Hale III", "Hale, the developer,", "Tom Hale III"),
        ("Governor Heydar Alish", "Governor Heidar Alish", "Heidar Alish"),
        ("Pedro Garcia", "Pedro Garcia-Lopez", "Pedro Garcia-Lopez"),
        ("Minister Eva Ruiz-Marin", "Minister Ruiz", "Eva Ruiz-Marin"),
        ("Fumio Kishida", "Kishida Fumio", "Fumio Kishida"),
        ("a Norlink spokeswoman", "a spokeswoman for Norlink", "a spokeswoman for Norlink"),
        ("the Academy", "the Academy of Arts", "the Academy of Arts"),
        (
            "the office of Mayor Ada Brook",
            "Mayor Ada Brook's office",
            "the office of Mayor Ada Brook",
        ),
        ("the mayor's office", "the office of the mayor", "the office of the mayor"),
        ("the mayor's office", "Mayor Ada Brook's office", "Mayor Ada Brook's office"),
        ("the UN", "the United Nations", "the United Nations"),
        ("the WHO", "the World Health Organization", "the World Health Organization"),
    ],
)
def test_one_voice_is_joined_across_articles(one: str, other: str, name: str) -> None:
    found = voices(
        f"On Monday {one} said that the pier would close.",
        f"On Friday {other} said that the herring was dear.",
    )
    assert list(found) == [name]
    assert counts(found[name]) == {"a": (0, 1), "b": (0, 1)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Brook", "Tom Brook"),
        ("UK Defence Secretary Ada Brook", "the US defense secretary"),
        ("a spokesman", "a spokesman for the pier"),
        ("Mayor Ada Brook", "the minister"),
        ("developer Tom Hale III", "Hale, the mayor,"),
        ("Heydar Alish", "Heidar Alish"),
        ("Minister Eva Ruiz-Marin", "Mayor Ruiz"),
        ("a Norlink spokeswoman", "a spokesman for Norlink"),
        ("the White House", "the Kremlin"),
        ("the mayor's office", "Sheriff Tom Reed's office"),
    ],
)
def test_different_voices_stay_apart(one: str, other: str) -> None:
    found = voices(
        f"On Monday {one} said that the pier would close.",
        f"On Friday {other} said that the herring was dear.",
    )
    assert [len(voice.articles) for voice in found.values()] == [1, 1]


def test_a_surname_that_two_may_have_is_joined_to_neither() -> None:
    found = voices(
        "Saira Khan said that it was late. Sadiq Khan said that it was early.",
        "Khan said that it was over.",
    )
    assert {called: [*one.articles] for called, one in found.items()} == {
        "Saira Khan": ["a"],
        "Sadiq Khan": ["a"],
        "Khan": ["b"],
    }


def test_an_office_that_two_hold_is_joined_to_neither() -> None:
    found = voices(
        "Hungarian Prime Minister Erik Lund said it was late. "
        "Polish Prime Minister Ada Moss said that it was early.",
        "The prime minister said that it was over.",
    )
    assert {called: [*one.articles] for called, one in found.items()} == {
        "Erik Lund": ["a"],
        "Ada Moss": ["a"],
        "the prime minister": ["b"],
    }


def test_an_office_is_its_holder_beside_the_surname_alone() -> None:
    found = voices(
        "Prime Minister Erik Lund said that it was late.",
        "The prime minister said that it was over. Lund said that he was tired.",
    )
    assert {called: counts(one) for called, one in found.items()} == {
        "Erik Lund": {"a": (0, 1), "b": (0, 2)}
    }


def test_an_office_without_a_name_is_the_next_named_speaker() -> None:
    found = voices(
        "The defense secretary on Monday rejected the claim, saying that the boats had stayed.\n\n"
        "“They never left,” Ada Brook told reporters.",
        "It rained on Monday.",
    )
    assert counts(found["Ada Brook"]) == {"a": (1, 1)}
    assert found["Ada Brook"].role == "defense secretary"


def test_speakers_of_the_same_words_in_two_articles_are_one_voice() -> None:
    said = "“I could manage only two stairs at a time in the old tower,” {} said."
    found = voices(said.format("Martin Tyler"), said.format("the patient"))
    assert list(found) == ["Martin Tyler"]
    assert found["Martin Tyler"].role == "patient"
    apart = voices(said.format("Martin Tyler"), said.format("Ada Brook"))
    assert set(apart) == {"Martin Tyler", "Ada Brook"}


def test_people_without_a_name_are_anonymous_and_bodies_are_not() -> None:
    found = voices(
        "An insider said that the pier would close. Police said that it was safe.\n\n"
        "Two people familiar with the plan said that it was dead. The ministry said nothing was.",
        "It rained on Monday.",
    )
    assert {called: voice.anonymous for called, voice in found.items()} == {
        "police": False,
        "the ministry": False,
        "an insider": True,
        "two people familiar with the plan": True,
    }
    assert found["an insider"].name is None
    assert found["an insider"].role == "an insider"
    assert found["police"].name == "police"


def test_the_official_is_the_one_introduced_before() -> None:
    found = voices(
        "A senior harbour official said that the pier would close.\n\n"
        "“It is rotten,” the official said. “All of it,” the harbour official added.",
        "It rained on Monday.",
    )
    assert {called: counts(one) for called, one in found.items()} == {
        "a senior harbour official": {"a": (2, 1)}
    }


def test_letters_tests_and_placards_are_not_voices() -> None:
    assert not voices(
        "The letter said that the pier would close. Blood tests revealed that it was ill.\n\n"
        "A placard said “Save our pier”.",
        "It rained on Monday.",
    )


@pytest.mark.parametrize(
    "told",
    [
        "Nobody mentioned the price of herring.",
        "No one said that the pier would close.",
        "Everyone said the pier was old.",
        "None of them said that it was old.",
        "Bulgaria recalled its envoy, and the firm recalled 4,000 cars.",
        "Schools were told to close, and parents told they must pay.",
        "Both said the pier was old.",
        "Neither said what it cost.",
        "Most said it was old.",
        "Few said so.",
        "Someone said that the pier was old.",
        "Some say that the pier is old.",
        "Others argued that it was new.",
        "“It is old,” nobody said.",
        "No one said: “It is old and wet.”",
    ],
)
def test_nobody_and_everybody_are_not_voices(told: str) -> None:
    assert not voices(told, "It rained on Monday.")


@pytest.mark.parametrize(
    ("told", "called"),
    [
        ("“It is old and wet,” others said.", "others"),
        ("Somebody shouted: “It is old and wet.”", "somebody"),
        ("The fans were angry. One wrote on X: “It is old and wet.”", "one"),
        ("“It is old and wet,” one of the fans said.", "one of the fans"),
    ],
)
def test_indefinite_speakers_are_anonymous_voices_where_quoted(told: str, called: str) -> None:
    found = voices(told, "It rained on Monday.")
    assert {name: one.anonymous for name, one in found.items()} == {called: True}


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        ("Two lighthouses will be built, the ministers agreed.", {}),
        ("The ministers agreed that two lighthouses would be built.", {}),
        ("“It is old and wet,” the minister agreed.", {"the minister": (1, 0)}),
    ],
)
def test_to_agree_is_to_speak_only_beside_a_quotation(
    told: str, heard: dict[str, tuple[int, int]]
) -> None:
    found = voices(told, "It rained on Monday.")
    assert {name: counts(one)["a"] for name, one in found.items()} == heard


def test_two_joint_speakers_are_two_voices() -> None:
    found = voices("Ada Brook and Tom Reed said that the pier would close.", "It rained.")
    assert set(found) == {"Ada Brook", "Tom Reed"}


def test_the_order_of_the_articles_decides_no_voice() -> None:
    texts = (
        "Gov. Ada Brook said that the pier would close. “Never,” Tom Reed said.",
        "The governor said that the pier would close. An aide said it was old.",
        "“Never,” Mr Reed said. Brook said that the herring was dear.",
    )
    articles = [article_of_text(name, text) for name, text in zip("abc", texts, strict=True)]
    kept = {
        str([(voice.id, voice.called, voice.role, counts(voice)) for voice in made.voices])
        for order in permutations(articles)
        for made in [compare(list(order), Settings())]
    }
    assert len(kept) == 1


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_reports_list_voices_and_those_quoted_in_one_report_only(form: str) -> None:
    made = comparison(
        "Gov. Ada Brook said that the pier would close. “Never,” Tom Reed said.",
        "“The pier must close,” Ada Brook said. An aide said that it was old.",
    )
    report = " ".join(render(made, form).split())
    assert "Voices" in report
    assert "1 indirect" in report
    assert "Only in A: Tom Reed." in report
    assert "without a name" in report
    figures = render(narrow(made, Selection(only=("figures",))), form)
    assert "Only in A: Tom Reed." not in figures


def test_a_body_in_fewer_words_is_the_one_that_spoke_before() -> None:
    found = voices(
        "The Harbour Safety Board said that the pier would close.\n\n"
        "Brook’s campaign said it was old. The board said it was rotten.\n\n"
        "He walked on. According to his campaign, it was safe.",
        "The safety commission said it was safe. The government said it was closed.",
        "The Sarne safety commission said it was safe. The French government said nothing was.",
    )
    assert {called: counts(one) for called, one in found.items()} == {
        "the Harbour Safety Board": {"a": (0, 2)},
        "Brook’s campaign": {"a": (0, 2)},
        "the Sarne safety commission": {"b": (0, 1), "c": (0, 1)},
        "the government": {"b": (0, 1)},
        "the French government": {"c": (0, 1)},
    }


def test_two_agencies_that_both_reports_call_the_agency_are_two() -> None:
    found = voices(
        "The Harbour Agency said that the pier would close. The agency said it was old.",
        "The Space Agency said that the rocket would fly. The agency said it was new.",
    )
    assert set(found) == {"the Harbour Agency", "the Space Agency"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("One of its members, Ada Brook, said it rained.", "Ada Brook", "member"),
        ("The party chairmen, Ada Brook, said it rained.", "Ada Brook", "party chairman"),
        (
            "President Reed thinks Sarne candidate Ada Brook left. Brook said so.",
            "Ada Brook",
            "Sarne candidate",
        ),
        ("President Brook sat down. Molly Brook said it rained.", "Molly Brook", None),
        ("Tom Reed Jr.’s lawyer, Ada Brook, said it rained.", "Ada Brook", "Tom Reed Jr.’s lawyer"),
        ("The House Pier Committee Rep. Ada Brook said it rained.", "Ada Brook", "Rep."),
        ("The pier was loud, something Ada Brook has denied.", "Ada Brook", None),
        (
            "Ada Brook, a candidate for the council on June 3, said so.",
            "Ada Brook",
            "candidate for the council",
        ),
        ("The first lady, Molly Brook, said that it rained.", "Molly Brook", "first lady"),
        ("Tom Reed Jr. left. President Reed sat. Reed Jr. said so.", "Tom Reed Jr", None),
    ],
)
def test_a_role_is_of_the_one_it_is_said_of(text: str, name: str, role: str | None) -> None:
    found = voices(text, "It rained on Monday.")
    assert {called: one.role for called, one in found.items()} == {name: role}


@pytest.mark.parametrize(
    ("told", "called"),
    [
        ("Those arguments didn’t convince lawmakers, who say it is old.", "lawmakers"),
        ("Other lawmakers further complained that it was old.", "other lawmakers"),
        ("Republicans said it was old. Some Republicans left.", "Republicans"),
        ("The committee responded with two letters.", None),
        ("The judge denied a request for bail.", None),
        ("Reed said nothing after the vote.", None),
        ("The charges against Ada Brook allege that she lied.", None),
        ("It rained, CNN and NBC reported.", "CNN, NBC"),
        ("Other Democrats said it was old.", "other Democrats"),
        ("A terse response from the party only said that it was old.", None),
        ("Democrats who voted to reopen the government said it was old.", "Democrats"),
        ("Police said it was old. The Sarne Police left.", "police"),
        ("Republican lawmakers said it was old.", "Republican lawmakers"),
        ("The chairman of the House Pier Committee Rep. Ada Brook said it was old.", "Ada Brook"),
        ("The groups met. A cable came. It said the pier was old.", None),
        ("He read the messages, some of which urged him to “close the old pier now”.", None),
        ("Both the US and France said it was old.", "France, the US"),
    ],
)
def test_a_voice_is_named_in_the_words_of_the_article(told: str, called: str | None) -> None:
    found = voices(told, "It rained on Monday.")
    assert ", ".join(sorted(found)) == (called or "")


def test_a_person_named_in_both_is_one_although_an_office_is_named_too() -> None:
    found = voices(
        "Gov. Paul Reed said it was old. The Republican governor said it was safe.",
        "Paul R. Reed, the Republican governor of Sarne, said it was old.",
    )
    assert "Paul R. Reed" in found
    assert "Paul Reed" not in found


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("José Ibáñez said it rained.", "It rained, Jose Ibanez said.", ["José Ibáñez"]),
        (
            "The Russian navy said it had left.",
            "It has left, Russia's navy said.",
            ["the Russian navy"],
        ),
        (
            "The Russian navy said it had left.",
            "It has left, Ukraine's navy said.",
            ["the Russian navy", "Ukraine's navy"],
        ),
    ],
)
def test_accents_and_forms_of_a_country_part_no_names(
    one: str, other: str, names: list[str]
) -> None:
    assert list(voices(one, other)) == names


def test_an_unnamed_speaker_of_a_headline_is_named_by_the_text() -> None:
    found = voices(
        "Tech boss says sorry\n\nAda Brook has told a committee that she was wrong about it all.",
        "It rained on Monday, and nobody came to the pier.",
    )
    assert list(found) == ["Ada Brook"]


@pytest.mark.parametrize(
    ("other", "names"), [("Reed", ["Reed", "Tom Reed Jr"]), ("Tom Reed", ["Tom Reed Jr"])]
)
def test_a_surname_alone_is_not_that_of_a_son_named_after_his_father(
    other: str, names: list[str]
) -> None:
    found = voices("Tom Reed Jr. said it rained.", f"The pier was wet, {other} said.")
    assert list(found) == names


@pytest.mark.parametrize(
    ("between", "names"), [(552, ["Tom Reed"]), (553, ["Tom Reed", "his spokesman"])]
)
def test_an_office_is_named_within_600_characters_of_where_it_spoke(
    between: int, names: list[str]
) -> None:
    found = voices(
        f"His spokesman said it rained. {'x' * between} fell. "
        "The spokesman, Tom Reed, said it was dry.",
        "It rained on Monday.",
    )
    assert sorted(found) == names


@pytest.mark.parametrize(
    ("one", "other", "voice"),
    [
        ("Katharin", "Katharine", 1),
        ("Heydar", "Heidar", 1),
        ("Mohamed", "Mohammed", 1),
        ("Heydar", "Haider", 2),
        ("Jon", "John", 2),
        ("James", "Jameson", 2),
    ],
)
def test_two_of_one_office_whose_given_names_differ_in_a_letter_are_one(
    one: str, other: str, voice: int
) -> None:
    found = voices(f"Mayor {one} Reed said it rained.", f"It rained, Mayor {other} Reed said.")
    assert len(found) == voice


@pytest.mark.parametrize(
    ("speaker", "names"),
    [
        ("Eva Brook", ["Ada Brook", "Eva Brook"]),
        ("Tom Reed", ["Ada Brook", "Tom Reed"]),
        ("A. Brook", ["Ada Brook"]),
        ("the engineer", ["Ada Brook"]),
    ],
)
def test_speakers_of_the_same_words_are_one_unless_both_are_named(
    speaker: str, names: list[str]
) -> None:
    quote = "“The old harbour wall will fall within a year or two,” {} said."
    assert list(voices(quote.format("Ada Brook"), quote.format(speaker))) == names


def test_people_without_a_name_are_never_said_to_be_in_one_article_alone() -> None:
    found = voices(
        "“We are leaving,” Ada Brook said. Two people familiar with the talks said it was late.",
        "It rained on Monday.",
    )
    assert {name: voice.is_only_in_one for name, voice in found.items()} == {
        "Ada Brook": True,
        "two people familiar with the talks": False,
    }
