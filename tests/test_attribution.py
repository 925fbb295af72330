"""Quotes and reporting verbs with their speakers, where the text names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import tomli

from corpus.extraction.analysis import analyze
from corpus.extraction.quotes.speaker_lexicon import names_people
from tests.articles import article_of_text


class Case(NamedTuple):
    """Paragraphs with their quotes and who says them."""

    why: str
    text: str
    quotes: list[list[str]]


CASES = [
    Case(**case)
    for case in tomli.loads(
        Path(__file__).with_name("data").joinpath("quotes.toml").read_text("utf-8")
    )["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_every_quote_is_found_with_its_speaker(case: Case) -> None:
    one = article_of_text("a", case.text)
    found = [[quote.span.of(one.text), quote.speaker] for quote in analyze(one).speech.quotes]
    assert found == case.quotes


NEWS = tomli.loads(Path(__file__).with_name("data").joinpath("speakers.toml").read_text("utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", NEWS, ids=lambda case: case["why"])
def test_quotes_of_news_have_speaker_role_and_reporter(case: dict[str, Any]) -> None:
    one = article_of_text("a", case["text"])
    quotes = analyze(one).speech.quotes
    for expected in case["quotes"]:
        wanted = dict(expected)
        words = wanted.pop("words")
        quote = next(quote for quote in quotes if quote.span.of(one.text).startswith(words))
        assert {key: getattr(quote, key) for key in wanted} == wanted


@pytest.mark.parametrize("source", ["Police said that", "According to police,"])
def test_she_after_a_clause_with_when_is_whoever_the_clause_names(source: str) -> None:
    text = f"Ada Brook left. {source} when Eva King was asked, she told them it was “over”."
    assert [quote.speaker for quote in analyze(article_of_text("a", text)).speech.quotes] == [
        "Eva King"
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Leaving a note that said “sorry”, Tom Vale walked away.", "Tom Vale"),
        ("Before dawn she left a note that said “sorry”.", "Eva King"),
    ],
)
def test_words_of_a_note_are_those_of_whoever_leaves_it(text: str, speaker: str) -> None:
    one = article_of_text("a", f"Eva King resigned.\n\n{text}")
    assert [quote.speaker for quote in analyze(one).speech.quotes] == [speaker]


def test_the_owner_of_a_reply_that_came_is_named_without_the_verb() -> None:
    one = article_of_text("a", "Tom Vale asked for help. “No,” came the mayor's reply.")
    assert [quote.speaker for quote in analyze(one).speech.quotes] == ["the mayor"]


def test_quoted_words_in_a_row_after_something_added_are_not_what_was_said() -> None:
    one = article_of_text("a", "Ada Brook added pepper to the “soup”, “stew” and broth.")
    speech = analyze(one).speech
    assert [quote.speaker for quote in speech.quotes] == ["", ""]
    assert not speech.reporting_verbs


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The “pullback” never came.", ["phrase"]),
        ("The so-called “long pullback” never came.", ["phrase"]),
        ("“Never,” said Ada Brook.", ["quote"]),
        ("Ada Brook wrote “The Long Way to the Harbour” in a year.", ["phrase"]),
        ("It is “a long way” to the harbour.", ["quote"]),
    ],
)
def test_quoted_terms_and_titles_are_phrases(text: str, kinds: list[str]) -> None:
    assert [quote.kind for quote in analyze(article_of_text("a", text)).speech.quotes] == kinds


def test_a_quote_lists_every_passage_that_it_touches() -> None:
    one = article_of_text(
        "a", "It rained. “We are leaving. Nobody stays,” Ada Brook said.\n\n“Why?” he asked."
    )
    assert [quote.passages for quote in analyze(one).speech.quotes] == [("a:2", "a:3"), ("a:4",)]


@pytest.mark.parametrize(("others", "speaker"), [(0, "Ada Brook"), (2, "Ada Brook"), (3, "")])
def test_she_is_resolved_up_to_three_paragraphs_back(others: int, speaker: str) -> None:
    between = ("It rained on the harbour all day.", "The bridge is long.", "The river was high.")
    text = (
        "Mayor Ada Brook opened the bridge on Monday.",
        *between[:others],
        "“We are glad to have it at last,” she said.",
    )
    (quote,) = analyze(article_of_text("a", "\n\n".join(text))).speech.quotes
    assert quote.speaker == speaker


def test_boilerplate_has_no_quotes() -> None:
    one = article_of_text(
        "a",
        "Brook said it closes.\n\nRead more: “The storm that nobody saw,” said Reed",
    )
    assert [passage.kind for passage in one.passages] == ["body", "boilerplate"]
    assert analyze(one).speech.quotes == ()


def test_reporting_verbs_have_their_speaker_and_span() -> None:
    one = article_of_text(
        "a", "Ada Brook claimed that it rained. She insisted on it, Tom Reed said."
    )
    said = analyze(one).speech.reporting_verbs
    assert [
        (verb.verb.name, verb.verb.tone, verb.span.of(one.text), verb.speaker.name)
        for verbs in said.values()
        for verb in verbs
    ] == [
        ("claim", "telling", "claimed", "Ada Brook"),
        ("insist", "telling", "insisted", "Ada Brook"),
        ("say", "neutral", "said", "Tom Reed"),
    ]


def test_a_denied_charge_has_the_denier_as_speaker() -> None:
    one = article_of_text("a", "The board hasn't accused him. Theft was a charge denied by Brook.")
    found = analyze(one).speech.reporting_verbs.values()
    told = [(verb.verb.name, verb.speaker.name) for verbs in found for verb in verbs]
    assert told == [("accuse", ""), ("deny", "Brook")]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The work had continued over the past two days.", []),
        ("The list gave a figure of 70 boats added to the fleet.", []),
        ("The board posted the film on Tuesday.", []),
        ("It will drop its newly announced plan.", []),
        ("The loss, estimated at nine boats, is great.", []),
        ("They sailed in a boat called Sea Lion.", []),
        ("A sailor called Brook “no friend of boats”.", ["call"]),
        ("He said so in a written note.", ["say"]),
        ("The judge denied a second request.", []),
        ("The judge denied a second formal request.", ["deny"]),
        ("In other words, it rained.", []),
        ("The family announced it.", ["announce"]),
        ("The board added that it owned no boats.", ["add"]),
        ("He added it owned no boats.", ["add"]),
        ("“No,” the board added.", ["add"]),
        ("That view, Ada Brook continued, sinks boats.", ["continue"]),
        ("The board posted: “We are closed.”", ["post"]),
    ],
)
def test_ambiguous_verbs_report_only_beside_speech(text: str, verbs: list[str]) -> None:
    said = analyze(article_of_text("a", text)).speech.reporting_verbs
    assert [told.verb.name for one in said.values() for told in one] == verbs


def dull(number: int) -> str:
    """So many words that mean nobody."""
    return "dull " * number


LEFT = "“We left the pier,”"
IN_A_STATEMENT = "Brook said so in a statement.\n\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # 80 tokens between a verb and the words it tells
        (f"Ada Brook said the pier {dull(76)}was “as safe as it ever was”.", "Ada Brook"),
        (f"Ada Brook said the pier {dull(77)}was “as safe as it ever was”.", ""),
        # three words between two quotations of a row
        (f"Ada Brook called it “a long dull pier” and {dull(2)}“a very safe pier”.", "Ada Brook"),
        (f"Ada Brook called it “a long dull pier” and {dull(3)}“a very safe pier”.", ""),
        # twelve tokens from a verb to what makes it one that tells
        (f"Critics call the pier {dull(8)}“a very long dull road” there.", "critics"),
        (f"Critics call the pier {dull(9)}“a very long dull road” there.", ""),
        # sixty tokens of an insertion between the speaker and the verb
        (f"{LEFT} Ada Brook, the {dull(57)}baker, said.", "Ada Brook"),
        (f"{LEFT} Ada Brook, the {dull(58)}baker, said.", ""),
        # the third verb behind a quotation, and no further one
        (f"{LEFT} adding that it rained, adding that it rained, Ada Brook said.", "Ada Brook"),
        (f"{LEFT} {'adding that it rained, ' * 3}Ada Brook said.", ""),
        # six tokens of a body's name
        (f"The {'Dockers ' * 5}Union met. {LEFT} the union said.", f"the {'Dockers ' * 5}Union"),
        (f"The {'Dockers ' * 6}Union met. {LEFT} the union said.", f"{'Dockers ' * 5}Union"),
        # two paragraphs on, "the statement" may be another
        (f"{IN_A_STATEMENT}It rained.\n\n{LEFT} the statement said.", "Brook"),
        (
            f"{IN_A_STATEMENT}It rained.\n\nIt rained.\n\n{LEFT} the statement said.",
            "the statement",
        ),
    ],
)
def test_words_and_their_speaker_are_so_far_apart_at_most(text: str, speaker: str) -> None:
    assert analyze(article_of_text("a", text)).speech.quotes[-1].speaker == speaker


@pytest.mark.parametrize(("between", "speaker"), [(10, "the board"), (11, "the statement")])
def test_a_statement_is_named_up_to_twelve_tokens_behind_the_verb(
    between: int, speaker: str
) -> None:
    told = f"The board said {'again ' * between}in a statement that it left."
    text = f"{told} {LEFT} the statement said."
    (quote,) = analyze(article_of_text("a", text)).speech.quotes
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        # thirty tokens of a threat that somebody else reports
        (
            f"Tom Reed threatened to leave {dull(26)}and “burn the whole pier down,” police said.",
            "Tom Reed",
            "police",
        ),
        (
            f"Tom Reed threatened to leave {dull(27)}and “burn the whole pier down,” police said.",
            "police",
            "",
        ),
        # six tokens between the verb of whoever reports it and the speaker
        (f"Police said of it {'again ' * 4}Tom Reed shouted “we left”.", "Tom Reed", "police"),
        (f"Police said of it {'again ' * 5}Tom Reed shouted “we left”.", "Tom Reed", ""),
    ],
)
def test_distance_at_which_another_speaker_passes_words_on(
    text: str, speaker: str, via: str
) -> None:
    (quote,) = analyze(article_of_text("a", text)).speech.quotes
    assert (quote.speaker, quote.via) == (speaker, via)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # twelve tokens back to the verb that says whose words are told
        (f"Ada Brook was quoted {dull(9)}as saying it rained.", [("say", "Ada Brook")]),
        (f"Ada Brook was quoted {dull(10)}as saying it rained.", [("say", "")]),
        (
            f"Ada Brook was accused {dull(9)}of saying it rained.",
            [("accuse", ""), ("say", "Ada Brook")],
        ),
        (f"Ada Brook was accused {dull(10)}of saying it rained.", [("accuse", "")]),
        # twenty-four on to what a reply says
        (
            f"Ada Brook responded to the pier {dull(19)}saying it rained.",
            [("respond", "Ada Brook"), ("say", "Ada Brook")],
        ),
        (f"Ada Brook responded to the pier {dull(20)}saying it rained.", [("say", "Ada Brook")]),
        # twelve on to the colon before what was posted
        (f"Ada Brook posted {dull(10)}: “We are all closed now.”", [("post", "Ada Brook")]),
        (f"Ada Brook posted {dull(11)}: “We are all closed now.”", []),
    ],
)
def test_words_that_make_a_verb_tell_are_so_near(text: str, told: list[tuple[str, str]]) -> None:
    found = analyze(article_of_text("a", text)).speech.reporting_verbs.values()
    assert [(verb.verb.name, verb.speaker.name) for verbs in found for verb in verbs] == told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It is known as “long grey grey rope”.", "phrase"),
        ("It is known as “long grey grey grey rope”.", "quote"),
        (f"It is {'w' * 29} called “long grey rope” there.", "phrase"),
        (f"It is {'w' * 30} called “long grey rope” there.", "quote"),
    ],
)
def test_a_term_has_four_words_at_most_and_is_announced_within_forty_characters(
    text: str, kind: str
) -> None:
    (quote,) = analyze(article_of_text("a", text)).speech.quotes
    assert quote.kind == kind


@pytest.mark.parametrize(("word", "is_person"), [("oilmaker", False), ("silkmaker", True)])
def test_a_noun_for_a_person_that_no_list_has_has_nine_letters(word: str, is_person: bool) -> None:
    assert names_people(word) is is_person


@pytest.mark.parametrize(
    ("before", "told", "speaker"),
    [
        # thirty tokens of an opening before the subject, or before the verb that names it last
        (f"In the {dull(27)}, Ada Brook met Eva Lind.", "she said.", "Ada Brook"),
        (f"In the {dull(28)}, Ada Brook met Eva Lind.", "she said.", ""),
        (f"Among those with Eva Lind there {dull(23)}was Ada Brook.", "she said.", "Ada Brook"),
        (f"Among those with Eva Lind there {dull(24)}was Ada Brook.", "she said.", ""),
        # fifty people back
        (
            f"A pier official left. {'Eva Lind left. ' * 49}",
            "the official said.",
            "a pier official",
        ),
        (f"A pier official left. {'Eva Lind left. ' * 50}", "the official said.", "the official"),
    ],
)
def test_distance_up_to_which_speakers_are_resolved(before: str, told: str, speaker: str) -> None:
    (quote,) = analyze(article_of_text("a", f"{before} {LEFT} {told}")).speech.quotes
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    ("before", "told", "speaker", "most"),
    [
        ("Ada Brook left.", "she said.", "Ada Brook", 3),
        ("Ada Brook left. Eva Lind left.", "she said.", "Eva Lind", 1),
        ("The pier of Mrs Brook fell.", "she said.", "Brook", 1),
        ("The dockers left.", "they said.", "the dockers", 1),
        ("A pier official left.", "the official said.", "a pier official", 3),
        ("Ada Brook left.", "the 29-year-old said.", "Ada Brook", 1),
    ],
)
def test_paragraphs_up_to_which_speakers_are_resolved(
    before: str, told: str, speaker: str, most: int
) -> None:
    for back in (most, most + 1):
        text = "\n\n".join((before, *["It rained."] * (back - 1), f"{LEFT} {told}"))
        (quote,) = analyze(article_of_text("a", text)).speech.quotes
        assert (quote.speaker == speaker) is (back == most)


@pytest.mark.parametrize(("between", "speaker"), [(4, ""), (5, "Ada Brook")])
def test_she_is_unresolved_only_with_another_person_in_the_last_paragraphs(
    between: int, speaker: str
) -> None:
    rain = ["It rained."]
    text = "\n\n".join(
        ("Eva Lind left.", *rain * (between - 1), "Ada Brook left.", *rain, f"{LEFT} she said.")
    )
    (quote,) = analyze(article_of_text("a", text)).speech.quotes
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"{LEFT} said Ada Brook, a baker {'of dull ' * 5}dull bread.", 14),
        (f"{LEFT} said Ada Brook, a baker {'of dull ' * 6}bread.", 0),
        (f"{LEFT} said a baker {'of dull ' * 5}dull bread, Ada Brook.", 14),
        (f"{LEFT} said a baker {'of dull ' * 6}bread, Ada Brook.", 0),
    ],
)
def test_a_description_beside_a_name_has_fourteen_words(text: str, role: int) -> None:
    (quote,) = analyze(article_of_text("a", text)).speech.quotes
    assert (quote.speaker, len(quote.role.split())) == ("Ada Brook", role and role - 1)


@pytest.mark.parametrize(("letters", "speaker"), [(4, "Ada Brook"), (5, "")])
def test_brackets_behind_a_name_hold_so_much(letters: int, speaker: str) -> None:
    text = f"{LEFT} Rep. Ada Brook ({'D, ' * letters}) said there."
    (quote,) = analyze(article_of_text("a", text)).speech.quotes
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # three words of a place before the subject, where no comma parts them
        ("At home the baker, Tom, said so.", "Tom"),
        ("At home now the baker, Tom, said so.", "Tom"),
        ("At home now again the baker, Tom, said so.", ""),
        # an auxiliary verb before one word is none of a longer phrase
        ("It rained, as did lawmakers say.", "lawmakers"),
        # two words that open a sentence are a name, more may begin with what somebody is
        ("Baker Brook said so.", "Baker Brook"),
        ("It rained, said director von Brook.", "Brook"),
        ("Baker Ada Brook said so.", "Ada Brook"),
        # a name of one word goes on after "for" with another
        ("It rained, and Democracy for America said so.", "Democracy for America"),
        ("It rained, said Ada Brook for Harbour Watch.", "Ada Brook"),
    ],
)
def test_speaker_is_named_in_whole_and_no_further(text: str, speaker: str) -> None:
    found = analyze(article_of_text("a", text)).speech.reporting_verbs.values()
    assert [verb.speaker.name for verbs in found for verb in verbs] == [speaker]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The Senate confirmed Ada Brook as judge.", []),
        ("The Senate confirmed that the judge had left.", ["confirm"]),
        ("The Senate confirmed: the judge has left.", ["confirm"]),
    ],
)
def test_a_senate_that_confirms_a_person_says_nothing_and_one_that_confirms_a_fact_does(
    text: str, verbs: list[str]
) -> None:
    found = analyze(article_of_text("a", text)).speech.reporting_verbs.values()
    assert [one.verb.name for told in found for one in told] == verbs


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It rained,” said a baker recently elected.", ""),
        ("“It rained,” said a baker elected.", "a baker"),
    ],
)
def test_a_description_loses_the_act_but_keeps_its_manner(text: str, speaker: str) -> None:
    (quote,) = analyze(article_of_text("a", text)).speech.quotes
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The baker, Ada Brook, said it was “a very dull pier”.", "baker"),
        ("“A very dull pier,” said the baker, Ada Brook.", "baker"),
        ("To the baker, Ada Brook said it was “a very dull pier”.", ""),
        ("As a baker, Ada Brook said it was “a very dull pier”.", ""),
        ("“A very dull pier,” said the first lady, Ada Brook.", "first lady"),
        ("“A very dull pier,” said the old lady, Ada Brook.", ""),
    ],
)
def test_a_role_between_commas_is_read(text: str, role: str) -> None:
    (quote,) = analyze(article_of_text("a", text)).speech.quotes
    assert (quote.speaker, quote.role) == ("Ada Brook", role)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("He wore a shirt with the words “Born to farm for us all”.", ""),
        ("Ada Brook, holding a sign, said “we were born to farm”.", "Ada Brook"),
        ("Ada Brook said from a poster that she was “born to farm”.", "Ada Brook"),
    ],
)
def test_words_on_a_sign_are_nobodys_but_words_beside_one_may_be_said(
    text: str, speaker: str
) -> None:
    (quote,) = analyze(article_of_text("a", text)).speech.quotes
    assert quote.speaker == speaker
