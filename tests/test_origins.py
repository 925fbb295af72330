"""Articles that are one source in other dress are found, named once, and count once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.comparison import compare
from corpus.model import Article
from corpus.reading import read
from corpus.reports.introduction import opening
from corpus.segmentation.segmenter import segment
from corpus.settings import Settings
from corpus.stories.origins import LEAST_IN_RUNS, RUN, NearDuplicate, find_origins
from corpus.stories.story import gather
from tests.pages import PARAGRAPHS

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
def test_a_share_is_a_share_and_too_little_text_is_no_copy(texts: list[str]) -> None:
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


def test_copies_are_said_before_all_else(tmp_path: Path) -> None:
    text = " ".join(f"On day {n} the ministers spoke of lighthouse number {n}." for n in range(30))
    for name in ("north", "south"):
        (tmp_path / f"{name}.txt").write_text(f"{text}\n\nPrinted in the {name}.\n", "utf-8")
    story = gather([str(tmp_path / "north.txt"), str(tmp_path / "south.txt")])
    said = opening(compare(story.articles, Settings()))[0]
    assert "are largely the same text: " in said
    assert "of the shorter one is in the other too" in said
