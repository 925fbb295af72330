"""The public face: what `from corpus import ...` offers to scripts and notebooks."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import is_zipfile

import pytest

import corpus
from corpus import (
    Comparison,
    ReviewError,
    SourceError,
    Story,
    compare,
    gather,
    read,
    render,
    reports,
    samples,
)
from corpus.review import write
from corpus.review.edits import toggle_bookmark
from corpus.review.model import EMPTY

DEMO = samples.demo_manifest().parent
FILES = (DEMO / "agency-one.txt", DEMO / "the-wire.txt")


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare([read(FILES[0]), read(str(FILES[1]))], threshold=0.5)


def test_every_public_name_can_be_imported_and_is_listed() -> None:
    assert corpus.__all__ == sorted(corpus.__all__)
    assert set(corpus.__all__) <= set(dir(corpus))
    assert all(getattr(corpus, name) for name in corpus.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        corpus.nothing  # noqa: B018


def test_files_are_compared_by_their_names(comparison: Comparison) -> None:
    assert [article.outlet for article in comparison.articles] == ["Agency One", "The Wire"]
    assert comparison.settings.threshold == 0.5
    assert comparison.links


def test_a_higher_threshold_gives_fewer_links(comparison: Comparison) -> None:
    fewer = compare(comparison.articles, threshold=0.9)
    assert 0 < len(fewer.links) < len(comparison.links)
    with pytest.raises(ValueError, match=r"1\.5 is not a number from 0 to 1"):
        compare(comparison.articles, threshold=1.5)


def test_a_story_gives_its_title_and_its_problems() -> None:
    story = gather([samples.demo_manifest(), "gone.txt"])
    found = compare(story)
    assert isinstance(story, Story)
    assert found.title == "NATO defence ministers meet in Brussels"
    assert [problem.source for problem in found.problems] == ["gone.txt"]
    assert compare(story, title="Talks").title == "Talks"


def test_one_source_needs_no_list() -> None:
    for source in (DEMO, str(samples.demo_manifest())):
        assert len(gather(source).articles) == 3


def test_one_article_twice_is_compared_with_itself(comparison: Comparison) -> None:
    whole = comparison.articles[0]
    for twice in ([read(FILES[0])] * 2, [whole, whole]):
        found = compare(twice)
        assert len({article.id for article in found.articles}) == 2
        assert {link.label for link in found.links} == {"verbatim"}
        assert len(found.passage) == 2 * len(whole.passages)


@pytest.mark.parametrize("form", reports.FORMATS)
def test_a_report_is_text_except_in_a_binary_format(comparison: Comparison, form: str) -> None:
    content = render(comparison, form)
    if isinstance(content, bytes):
        assert form == "docx"
        assert is_zipfile(BytesIO(content))
    else:
        assert content.encode() == reports.render(comparison, form)


def test_render_says_which_formats_and_options_there_are(comparison: Comparison) -> None:
    assert render(comparison) == render(comparison, "text")
    assert render(comparison, "csv", table="links").splitlines()[0].count(",") > 3
    with pytest.raises(ValueError, match="'pdf' is not a format; these are: text, markdown"):
        render(comparison, "pdf")
    with pytest.raises(ValueError, match="the format 'json' has no option table"):
        render(comparison, "json", table="links")


def test_a_review_counts_whether_it_is_a_value_or_a_file(
    comparison: Comparison, tmp_path: Path
) -> None:
    article = comparison.articles[0]
    review = toggle_bookmark(EMPTY, comparison.articles, article.body[0].id)
    path = tmp_path / "review.toml"
    write(path, review)
    for given in (review, path, str(path)):
        found = compare(comparison.articles, threshold=0.5, review=given)
        assert found.bookmarks == (article.body[0].id,)
    assert replace(found, bookmarks=()) == comparison
    path.write_text("not = [TOML")
    with pytest.raises(ReviewError):
        compare(comparison.articles, review=path)


def test_a_source_that_cannot_be_read_raises_with_its_name() -> None:
    with pytest.raises(SourceError, match=r"gone\.txt"):
        read("gone.txt")


def test_the_process_is_left_as_it_was() -> None:
    """In an interpreter of its own: what this suite has loaded would hide what a report loads."""
    code = """
import gc, locale, logging, os, signal, sys, threading
gc.set_threshold(600, 7, 7)
class Handlers(dict): pass
def state():
    root = logging.getLogger()
    return (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count(), gc.get_debug(),
            [signal.getsignal(number) for number in signal.valid_signals()],
            locale.setlocale(locale.LC_ALL), root.level, tuple(root.handlers), os.getcwd(),
            dict(os.environ), sys.getrecursionlimit(), tuple(sys.path), sys.excepthook,
            sys.stdout, threading.active_count(), tuple(map(id, sys.meta_path)))
before, loaded = state(), dict(sys.modules)
from corpus import compare, gather, render
for form in ("text", "markdown", "html", "json", "csv"):
    render(compare(gather(sys.argv[1])), form)
assert state() == before
assert all(sys.modules.get(name) is module for name, module in loaded.items())
import nltk
assert nltk.sent_tokenize and nltk.corpus.stopwords and nltk.__file__, "the whole of NLTK"
"""
    subprocess.run(
        [sys.executable, "-c", code, DEMO], check=True, cwd=Path(corpus.__file__).parents[1]
    )


def test_names_of_files_are_no_articles_and_the_error_says_what_to_do() -> None:
    with pytest.raises(TypeError, match=r"not an article: 'a.txt'; read it first: read\('a.txt'\)"):
        compare(["a.txt", "b.txt"])  # type: ignore[list-item]


def test_without_an_article_nothing_is_compared() -> None:
    with pytest.raises(ValueError, match="no article to compare"):
        compare([])


def test_a_threshold_out_of_range_is_refused(comparison: Comparison) -> None:
    with pytest.raises(ValueError, match="is not a number from 0 to 1"):
        compare(comparison.articles, threshold=1.5)


def test_a_review_file_that_is_not_there_is_an_error(
    comparison: Comparison, tmp_path: Path
) -> None:
    with pytest.raises(ReviewError, match="no such file"):
        compare(comparison.articles, review=tmp_path / "missing.toml")


def test_render_refuses_an_unknown_table_or_depth(comparison: Comparison) -> None:
    with pytest.raises(ValueError, match="'nope' is no table; these are: findings, passages"):
        render(comparison, "csv", table="nope")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="'deep' is no depth; these are: brief, report, full"):
        render(comparison, "text", depth="deep")  # type: ignore[call-overload]


def test_a_notebook_shows_a_comparison_in_one_line(comparison: Comparison) -> None:
    shown = repr(comparison)
    assert shown.startswith("<Comparison '': 2 articles, ")
    assert f"{len(comparison.points)} points" in shown
    assert len(shown) < 100
