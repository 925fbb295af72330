"""Quotes and reporting verbs with their speakers, where the text names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import tomli

from corpus.extraction.analysis import analyze
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
def test_quotes_of_news_have_speaker_role_and_who_reports_them(case: dict[str, Any]) -> None:
    one = article_of_text("a", case["text"])
    quotes = analyze(one).speech.quotes
    for expected in case["quotes"]:
        wanted = dict(expected)
        words = wanted.pop("words")
        quote = next(quote for quote in quotes if quote.span.of(one.text).startswith(words))
        assert {key: getattr(quote, key) for key in wanted} == wanted


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
def test_she_is_whom_one_of_the_last_three_paragraphs_names(others: int, speaker: str) -> None:
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


def test_a_denied_charge_belongs_to_who_denies_it() -> None:
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
        ("The family announced it.", ["announce"]),
        ("The board added that it owned no boats.", ["add"]),
        ("He added it owned no boats.", ["add"]),
        ("“No,” the board added.", ["add"]),
        ("That view, Ada Brook continued, sinks boats.", ["continue"]),
        ("The board posted: “We are closed.”", ["post"]),
    ],
)
def test_ambiguous_verbs_report_only_beside_what_is_said(text: str, verbs: list[str]) -> None:
    said = analyze(article_of_text("a", text)).speech.reporting_verbs
    assert [told.verb.name for one in said.values() for told in one] == verbs
