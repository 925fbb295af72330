"""What articles took from earlier ones, and what editions changed, as shares and as passages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from corpus import samples
from corpus.article import Article
from corpus.comparison import Comparison, compare
from corpus.reports.introduction import (
    derivation_sentence,
    derivations,
    edition_changes,
    provenance_chapters,
)
from corpus.segmentation import segment
from corpus.settings import Settings
from corpus.stories.origins import came_before, find_origins
from corpus.stories.story import gather, with_editions

AGENCY, APART, OTHER = samples.demo_sources().read().articles
PARAGRAPHS = AGENCY.text.split("\n\n")
NOON = datetime(2022, 2, 17, 12, tzinfo=UTC)
LOCAL = "A bakery in Hallen has run out of rye, and its owner blames the ferry that never came."


def at(hours: float, name: str, *paragraphs: str, agency: str = "AP") -> Article:
    """An outlet's article that was published so many hours after noon."""
    moment = NOON + timedelta(hours=hours)
    return replace(
        AGENCY,
        id=name,
        source=f"{name}.txt",
        outlet=name,
        text="\n\n".join(paragraphs),
        agency=agency,
        published=moment.date(),
        published_at=moment,
        passages=(),
    )


def compared(*articles: Article) -> Comparison:
    return compare([segment(one) for one in articles], Settings())


def test_times_with_zones_decide_which_article_came_first() -> None:
    one = at(0, "a", *PARAGRAPHS)
    ahead = datetime(2022, 2, 17, 13, 30, tzinfo=timezone(timedelta(hours=2)))
    assert came_before(replace(one, published_at=ahead), one)
    assert not came_before(one, replace(one, published_at=ahead))
    assert came_before(one, at(1, "b", *PARAGRAPHS))


def test_without_a_zone_only_different_days_decide_which_came_first() -> None:
    one = replace(at(0, "a", *PARAGRAPHS), published_at=None)
    assert not came_before(one, at(5, "b", *PARAGRAPHS))
    assert came_before(one, replace(one, published=date(2022, 2, 18)))
    assert not came_before(one, replace(one, published=None))


def test_a_release_came_before_every_report() -> None:
    release = replace(at(5, "r", *PARAGRAPHS), role="release")
    assert came_before(release, at(0, "a", *PARAGRAPHS))


def test_a_copy_that_was_cut_and_led_anew_has_shares_that_add_up() -> None:
    wire = at(0, "Wire", *PARAGRAPHS)
    paper = at(3, "Paper", LOCAL, *PARAGRAPHS[1 : len(PARAGRAPHS) // 2])
    made = compared(paper, wire)
    (origin,) = made.origins
    assert origin.earliest == origin.lead == "Wire"
    (found,) = derivations(made)
    assert (found.article, found.source) == ("Paper", "Wire")
    assert found.verbatim + found.reworded + found.own == pytest.approx(1)
    assert found.verbatim > 0.8
    assert 0 < found.own < 0.2
    assert 0.3 < found.left_out < 0.7
    sentence = derivation_sentence(made, found)
    assert sentence.startswith(f"Paper: {found.verbatim:.0%} Wire, {found.reworded:.0%} reworded, ")
    assert "17 February 2022, 15:00 UTC" in sentence


def test_sentences_in_other_words_are_reworded() -> None:
    sentence = (
        "The council closed the old bridge over the Sarne on Tuesday after cracks were found."
    )
    other = (
        "After cracks had been found, the old Sarne bridge was closed by the council on Tuesday."
    )
    wire = at(0, "Wire", *PARAGRAPHS[:4], sentence)
    (found,) = derivations(compared(wire, at(1, "Paper", *PARAGRAPHS[:4], other)))
    assert found.reworded > 0
    assert found.own < 0.1


def test_nothing_is_derived_where_times_do_not_order_the_articles() -> None:
    articles = [
        replace(at(0, name, *PARAGRAPHS), published=None, published_at=None) for name in "ab"
    ]
    made = compared(*articles)
    assert made.origins[0].earliest == ""
    assert derivations(made) == ()


def test_the_agency_itself_is_the_source_where_the_times_do_not_say() -> None:
    articles = [
        replace(at(0, name, *PARAGRAPHS), published=None, published_at=None)
        for name in ("Paper", "AP")
    ]
    assert compared(*articles).origins[0].earliest == "AP"


def test_the_agency_is_not_the_source_where_one_paper_surely_came_before_it() -> None:
    undated = replace(at(0, "Paper", *PARAGRAPHS), published=None, published_at=None)
    early, agency = at(0, "Early", *PARAGRAPHS), at(30, "AP", *PARAGRAPHS)
    assert compared(undated, early, agency).origins[0].earliest == ""
    assert compared(undated, agency).origins[0].earliest == "AP"


def test_every_report_is_measured_against_a_release() -> None:
    release = replace(at(9, "Ministry", *PARAGRAPHS, agency=""), role="release")
    copied = at(1, "Paper", *PARAGRAPHS[:6], agency="")
    apart = replace(APART, published=None, published_at=None, agency="")
    found = {one.article: one for one in derivations(compared(copied, apart, release))}
    assert {one.source for one in found.values()} == {"Ministry"}
    assert found["Paper"].verbatim > 0.95
    assert found[APART.id].own > 0.5


def editions(*texts: tuple[str, ...]) -> list[Article]:
    """Editions of one article, two hours apart."""
    found = []
    for number, text in enumerate(texts, 1):
        one = at(2 * number, f"e{number}", *text, agency="")
        found.append(replace(one, outlet="Herald", edition=number))
    return list(with_editions(found))


def test_editions_are_one_outlet_and_one_origin() -> None:
    first, second = editions(
        tuple(PARAGRAPHS[:8]), (*PARAGRAPHS[:2], LOCAL, *APART.text.split("\n\n")[3:])
    )
    assert (first.outlet, second.outlet) == ("Herald (edition 1)", "Herald (edition 2)")
    assert (first.edition_of, second.edition_of) == ("", first.id)
    (origin, _) = find_origins([segment(one) for one in (first, second, OTHER)])
    assert origin.kind == "single"
    assert origin.copies == ()


def test_two_editions_make_no_copy_of_each_other_whichever_stands_for_them() -> None:
    early, late = (replace(at(0, name, *PARAGRAPHS), published_at=None) for name in "ba")
    late = replace(late, edition_of="b")
    for pair in ([early, late], [late, early]):
        (origin,) = find_origins(pair)
        assert (origin.kind, origin.lead, origin.copies) == ("single", "a", ())


def test_edition_changes_and_articles_that_had_them_before() -> None:
    late = APART.text.split("\n\n")[-2]
    first, second = editions(tuple(PARAGRAPHS[:8]), (*PARAGRAPHS[:7], late))
    rival = replace(at(3, "Rival", *APART.text.split("\n\n")), agency="")
    made = compared(first, second, rival)
    (change,) = edition_changes(made)
    assert (change.before, change.article) == (first.id, second.id)
    assert [made.passage[one].text for one in change.added][:1] == [
        next(p.text for p in made.article[second.id].body if p.text in late)
    ]
    assert {made.passage[one].text for one in change.removed} <= {
        p.text for p in made.article[first.id].body
    }
    assert change.removed
    assert {one for one, _ in change.followed} <= {*change.added, *(b for _, b in change.reworded)}
    assert change.followed
    said = [line.text for chapter in provenance_chapters(made) for line in chapter.lines]
    assert any("compared with edition 1" in text and "also in Rival" in text for text in said)


def test_later_articles_are_not_listed_as_followed() -> None:
    late = APART.text.split("\n\n")[-2]
    first, second = editions(tuple(PARAGRAPHS[:8]), (*PARAGRAPHS[:7], late))
    rival = replace(at(30, "Rival", *APART.text.split("\n\n")), agency="")
    (change,) = edition_changes(compared(first, second, rival))
    assert change.followed == ()


def test_two_archived_copies_of_an_address_are_editions(tmp_path: Path) -> None:
    page = "https://herald.example/2022/harbour"
    copies = [
        replace(at(0, f"c{stamp}", *PARAGRAPHS), url=f"https://web.archive.org/web/{stamp}/{page}")
        for stamp in ("20220218080000", "20220217130000")
    ]
    late, early = with_editions(copies)
    assert (early.edition, late.edition) == (1, 2)
    assert late.edition_of == early.id
    assert late.published_at == datetime(2022, 2, 18, 8, tzinfo=UTC)


def test_editions_named_in_the_manifest_win(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("\n\n".join((*PARAGRAPHS, "Reuters contributed.")))
    (tmp_path / "two.txt").write_text("\n\n".join((*PARAGRAPHS[:-2], LOCAL, "AP")))
    (tmp_path / "story.toml").write_text(
        "\n".join(
            f"[[source]]\npath = '{name}.txt'\noutlet = 'Herald'\nedition = {number}\n"
            "agency = 'dpa'"
            for number, name in ((7, "two"), (3, "one"))
        )
    )
    two, one = gather([str(tmp_path)]).articles
    assert (one.edition, two.edition, two.edition_of) == (1, 2, one.id)
    assert (one.agency, two.agency) == ("dpa", "dpa")


def test_the_order_of_editions_changes_nothing() -> None:
    made = editions(tuple(PARAGRAPHS[:8]), tuple(PARAGRAPHS[1:]))
    again = with_editions([replace(one, outlet="Herald", edition_of="") for one in made[::-1]])
    assert list(again[::-1]) == made
