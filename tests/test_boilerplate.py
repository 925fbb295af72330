"""Boilerplate is recognized with its reason, and sentences of the report are not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from corpus.reading.outlet_names import find_outlet
from corpus.segmentation.boilerplate import boilerplate_reasons, cut_glued

APART = {
    "copyright line": [
        "Copyright 2022 Acme News Agency.",
        "Copyright © 2019-2022 The Bay Herald",
        "© 2022 The Bay Herald.",
        "(c) 2022, The Bay Herald",
        "©Acme",
        "Copyright Acme 2022.",
        "All rights reserved.",
        "This material may not be published, broadcast or rewritten.",
        "No part of this publication may be copied.",
        "Unauthorised use or copying of this text is prohibited.",
    ],
    "photo credit": [
        "(AP Photo/Jane Doe)",
        "(Jane Doe/Pool Photo via AP)",
        "(Image credit: Acme)",
        "Image: Jane Doe",
        "Image source, Getty Images",
        "Photograph: Jane Doe/Reuters",
        "Photo by Jane Doe",
        "Photo courtesy of Acme",
        "File photo",
        "FILE PHOTO: A tank on a road",
        "FILE - A tank stands on a road.",
        "Getty Images",
        "Jane Doe/AFP via Getty Images",
        "Jane Doe/AFP",
        "REUTERS/Jane Doe",
    ],
    "credit": [
        "Reporting by Jane Doe in Brussels; Editing by John Roe",
        "(Reporting by Jane Doe)",
        "Additional reporting by Jane Doe.",
        "Editing by John Roe.",
        "With reporting by AFP.",
        "With Bay wires",
        "With agencies",
        "Associated Press writer Jane Doe contributed to this report.",
        "Jane Doe and John Roe contributed reporting.",
    ],
    "read more": [
        "Read more",
        "READ MORE: Ministers meet in Brussels",
        "Read more about the talks here.",
        "Also read: Ministers meet",
        "See also: Ministers meet",
        "Related:",
        "Related stories",
        "RELATED: Ministers meet",
        "More on this story",
        "You may also like",
        "Click here to see the map.",
        "For more on this story, visit our website.",
        "WATCH: Ministers arrive in Brussels",
        "Continue reading",
    ],
    "newsletter": [
        "Sign up for our morning briefing.",
        "Subscribe to our newsletter.",
        "Get the day’s top stories in your inbox.",
        "Download our free app.",
        "Enter your email address",
        "Already a subscriber?",
        "Support independent journalism.",
        "Thank you for reading.",
    ],
    "share this": [
        "Share this article",
        "Share on Facebook",
        "Follow us on Twitter.",
        "Follow Jane Doe on Twitter: @janedoe",
        "Facebook Twitter WhatsApp",
    ],
    "advertisement": [
        "Advertisement",
        "ADVERTISEMENT",
        "- Advertisement -",
        "Story continues below",
        "Article continues below advertisement",
        "Sponsored content",
    ],
    "cookie notice": [
        "We use cookies to improve your visit.",
        "By continuing to use this site you agree to our terms.",
        "This video can not be played",
        "Please enable JavaScript.",
    ],
    "republished": [
        "This article was originally published in The Bay Herald.",
        "This story first appeared in The Bay Herald.",
        "This report was originally published on Monday.",
        "Originally published on The Bay.",
        "This is a developing story.",
    ],
    "date line": [
        "Updated at 5:45 p.m. ET",
        "UPDATED: 3.15pm",
        "Published: 17 February 2022, 10:30 GMT",
        "Last updated on Feb. 17, 2022 at 10:30",
        "3 hours ago",
        "4 min read",
    ],
    "editor's note": ["Editor’s note: The map was changed after print."],
    "correction": [
        "Correction: The map showed the wrong river.",
        "An earlier version of this article gave the wrong date.",
        "This article has been updated with new figures.",
    ],
    "comments": ["12 comments", "Comments (12)", "Leave a comment", "Comments are closed."],
    "contact": ["Email Jane Doe at jane@example.org.", "Got a tip?", "desk@example.org"],
    "tags": ["Tags: NATO, Brussels", "Filed under: World"],
    "byline": [
        "Jane Doe, Bay diplomatic correspondent",
        "JANE DOE Associated Press",
        "Jane Doe - Staff Writer",
        "Our correspondent",
    ],
    "agency tag": ["AP", "(AFP)", "Reuters", "/Anadolu", "— dpa", "PA Media", "AP/AFP", "AFP, dpa"],
}

BODY = [
    "AP reported that ministers met in Brussels.",
    "Reuters was first to name the ship.",
    "Reuters and AFP said two ships had left.",
    "The report was first published by AFP.",
    "This report was published by the ministry on Monday.",
    "This story has been told many times.",
    "This article of the treaty was amended in 1999.",
    "Copyright law is older than the film.",
    "Copyright was the third topic of the talks.",
    "The Copyright Act of 1976 does not help him.",
    "Copyright Act of 1976 cases are rare.",
    "All rights of the prisoners were respected.",
    "All contents of the safe were gone.",
    "Advertisement of tobacco was banned in 2003.",
    "Advertising fell by a tenth.",
    "Ads were seen by millions.",
    "Share prices fell by a tenth.",
    "Shares of Acme fell 3 percent.",
    "Share this burden, the minister told his allies.",
    "Follow the money, the prosecutor said.",
    "Related charges were dropped in May.",
    "Related families were moved to the school.",
    "More from the fund will be needed.",
    "More: that is what the union wants.",
    "Live fire was heard near the border.",
    "Watch towers were built along the river.",
    "Read the treaty, he told the envoy.",
    "Read more slowly, the judge told the witness.",
    "For more than a decade he led the army.",
    "For the latest round the envoys moved to Geneva.",
    "For more money the union would sign.",
    "Subscribers left in droves.",
    "Get the troops out of our land, he said.",
    "Join the alliance, the president urged.",
    "Join our fight, the rebels say.",
    "Sign up or go to jail was the choice.",
    "Click fraud cost the firm millions.",
    "Support for the war fell.",
    "Thank you for nothing, the mayor wrote.",
    "Thanks to the rain the fire died.",
    "Photo finishes decided two races.",
    "Photo identification is required to vote.",
    "Image matters to the party.",
    "Images of the blast were shown on state television.",
    "File photos of the suspects in order, the judge said.",
    "Pictures from the scene showed a burnt car.",
    "Photographs by satellite show new trenches.",
    "Photo by photo, the police found the man.",
    "Credit markets froze.",
    "Reporting by the commission was poor.",
    "Reporting by Acme showed that the mayor knew.",
    "Editing by hand took a year.",
    "Writing by candlelight, he finished the letter.",
    "Produced by Acme, the film cost $2 million.",
    "With agencies cutting staff, help came late.",
    "With files from the archive he proved his case.",
    "Twenty experts contributed to this report, the panel said.",
    "The heat contributed to this year’s poor harvest.",
    "The Bay Council, Acme and the union contributed to this fund.",
    "Updated figures are due on Monday.",
    "Published in May, the report names six banks.",
    "Published figures differ.",
    "Updated: the minister has now resigned.",
    "Correction of the figures took a month.",
    "An earlier version of this bill failed.",
    "This post was held by his father.",
    "This post is to be filled in May.",
    "Comments by the minister angered Moscow.",
    "12 comments by the judge were struck out.",
    "Comment is free, but facts are sacred.",
    "Contact was lost at 3 a.m.",
    "Email servers were hacked.",
    "We use drones, the general said.",
    "By continuing the war he lost his friends.",
    "By signing the treaty you agree to peace, he said.",
    "The video cannot be played in court.",
    "This video was shot near the border.",
    "Jane Doe, a correspondent, was arrested.",
    "Jane Doe was the editor.",
    "Our reporter was there.",
    "Staff and agencies will move to Geneva.",
    "Tags on the bodies had been removed.",
    "Tips from the public led to the arrest.",
    "Do you have proof, the judge asked.",
    "Do you know more about him than I do?",
    "3 hours ago the ship sent its last signal.",
    "Disclosure of the files was ordered.",
    "Originally from Ghent, she moved to Bruges.",
    "First published in 1949, the book is still read.",
    "First appeared the tanks, then the trucks.",
    "Getty Images sued the firm in London.",
    "The PA system failed.",
    "Share.",
]


@pytest.mark.parametrize(
    ("reason", "line"), [(reason, line) for reason, lines in APART.items() for line in lines]
)
def test_boilerplate_is_recognized_with_its_reason(reason: str, line: str) -> None:
    assert boilerplate_reasons([line]) == [reason]


@pytest.mark.parametrize("sentence", BODY)
def test_sentence_of_the_report_is_not_boilerplate(sentence: str) -> None:
    assert boilerplate_reasons([sentence]) == [""]
    assert boilerplate_reasons(["The talks go on.", sentence, "Nobody will say more."]) == [
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            ["Copyright 2022 Acme.", "All rights reserved.", "It is ours."],
            ["copyright line"] * 3,
        ),
        (["He left.", "© 2022 Acme.", "It is ours."], ["", "copyright line", "copyright line"]),
        (["They met on Thursday.", "AP"], ["", "agency tag"]),
        (["They met on Thursday.", "AP", "© AP"], ["", "agency tag", "copyright line"]),
        (["Who wrote it?", "AP", "That was his answer."], ["", "", ""]),
        (["Sign up for our letter.", "It is free."], ["newsletter"] * 2),
        (["The talks go on.", "Sign up for our letter.", "It is free."], ["", "newsletter", ""]),
        (["A tank on a road.", "Photograph: Jane Doe/AP"], ["photo credit"] * 2),
        (["A tank on a road.", "Getty Images"], ["", "photo credit"]),
        (["They met.", "They ate.", "They left.", "He did not.", "(AP Photo/J. Doe)"],
         ["", "", "", "", "photo credit"]),
        (["“We need you.", "Sign up for the army.", "Do it now,” he said."], ["", "", ""]),
        (['"We need you.', "Sign up for the army.", 'Do it now," he said.'], ["", "", ""]),
        ([], []),
    ],
)  # fmt: skip
def test_boilerplate_extends_to_the_sentences_that_go_with_it(
    sentences: Sequence[str], expected: Sequence[str]
) -> None:
    assert boilerplate_reasons(sentences) == expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_any_paragraph_has_one_reason_for_each_sentence(sentences: list[str]) -> None:
    assert len(boilerplate_reasons(sentences)) == len(sentences)
    assert isinstance(find_outlet(sentences), str)


@pytest.mark.parametrize(
    "glued",
    [
        "— Jane Doe (@janedoe) May 4, 2022",
        "(Additional reporting by Jane Doe)",
        "(Reporting by Jane Doe; editing by John Roe)",
        "READ MORE: Ministers meet in Brussels",
        "RELATED STORIES Ministers meet",
        "Click here to read the whole letter",
        "Click here for the latest",
    ],
)
def test_boilerplate_after_a_sentence_without_a_full_stop_is_cut_off(glued: str) -> None:
    text = f"Talks resume in May {glued}"
    assert [span.of(text) for span in cut_glued(text, Span(0, len(text)))] == [
        "Talks resume in May",
        glued,
    ]
