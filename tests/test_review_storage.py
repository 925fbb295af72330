"""The review's file: plain TOML, whole at any moment, and nobody's act lost in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import file_writing, samples
from corpus.file_writing import lock
from corpus.reading.loader import text_id
from corpus.review import Review, ReviewError, read, review_path, write
from corpus.review.edits import History, add_note, decide, toggle_bookmark
from corpus.review.model import EMPTY, Anchor, Decision, LeftOut, Note
from corpus.review.storage import from_toml, to_toml, write_step
from corpus.stories.story import Story, gather
from corpus.text_cleaning import clean_line, clean_lines
from corpus.toml import TomlError
from tests.articles import article

HERE = Anchor("Agency One", "A bridge was opened.", 3, "3f2a91c0")
THERE = Anchor("The Wire", 'The mayor said: "At last."', 1, "77aa0012", again=1)
WHOLE = Review(
    (Decision("confirmed", HERE, THERE),),
    (LeftOut(HERE, "The Wire", "77aa0012"),),
    (Note("Who counted?\n\nAsk.", (HERE, THERE)), Note("Early.", (HERE,))),
    (THERE,),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A review that does not exist yet, in a folder that does not either."""
    return tmp_path / "reviews" / "story.review.toml"


def marked(number: int) -> Review:
    """A review of one bookmark."""
    return Review(bookmarks=(replace(HERE, paragraph=number),))


# What is written


def test_it_is_toml_that_a_person_can_read() -> None:
    head, _, said = to_toml(WHOLE).partition("version = 1\n\n")
    assert all(row.startswith("# ") for row in head.splitlines())
    assert said == (
        """\
[[link]]
decision = "confirmed"

[link.a]
outlet = "Agency One"
article = "3f2a91c0"
paragraph = 3
text = "A bridge was opened."

[link.b]
outlet = "The Wire"
article = "77aa0012"
paragraph = 1
again = 1
text = "The mayor said: \\"At last.\\""

[[left_out]]
by = "The Wire"
article = "77aa0012"

[left_out.passage]
outlet = "Agency One"
article = "3f2a91c0"
paragraph = 3
text = "A bridge was opened."

[[note]]
text = \"\"\"
Who counted?

Ask.\"\"\"

[[note.on]]
outlet = "Agency One"
article = "3f2a91c0"
paragraph = 3
text = "A bridge was opened."

[[note.on]]
outlet = "The Wire"
article = "77aa0012"
paragraph = 1
again = 1
text = "The mayor said: \\"At last.\\""

[[note]]
text = "Early."

[[note.on]]
outlet = "Agency One"
article = "3f2a91c0"
paragraph = 3
text = "A bridge was opened."

[[bookmark]]
outlet = "The Wire"
article = "77aa0012"
paragraph = 1
again = 1
text = "The mayor said: \\"At last.\\""
"""
    )


def test_entries_need_only_outlet_and_text() -> None:
    by_hand = b"""
        [[link]]
        decision = "rejected"
        a = {outlet = "A", text = "One."}
        b = {outlet = "B", text = "Two  \\u202e."}
        [[left_out]]
        by = "B"
        passage = {outlet = "A", text = "One."}
    """
    assert from_toml(by_hand) == Review(
        (Decision("rejected", Anchor("A", "One."), Anchor("B", "Two ‹U+202E›.")),),
        (LeftOut(Anchor("A", "One."), "B"),),
    )


LINE = st.text(min_size=1).map(clean_line).filter(bool)
ANCHORS = st.builds(
    Anchor, LINE, LINE, st.integers(0, 999), st.text().map(clean_line), st.integers(0, 9)
)
REVIEWS = st.builds(
    Review,
    *(
        st.lists(entry, max_size=3, unique=True).map(tuple)
        for entry in (
            st.builds(
                Decision, st.sampled_from(("confirmed", "rejected", "added")), ANCHORS, ANCHORS
            ),
            st.builds(LeftOut, ANCHORS, LINE, st.text().map(clean_line)),
            st.builds(
                Note,
                st.text(min_size=1).map(clean_lines).filter(bool),
                st.lists(ANCHORS, min_size=1, max_size=2).map(tuple),
            ),
            ANCHORS,
        )
    ),
)


@given(REVIEWS)
def test_written_reviews_are_read_back(review: Review) -> None:
    assert from_toml(to_toml(review).encode()) == review


@given(st.binary() | st.text("[link].a=\"1'{}, bnote\n").map(str.encode))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        review = from_toml(data)
    except TomlError:
        return
    assert from_toml(to_toml(review).encode()) == review


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("[[link]", "line 1, column 7: expected"),
        ("version = 2", "version 2; this srcdiff reads version 1"),
        ("[[links]]", "unknown key 'links'; did you mean 'link'?"),
        ("link = 3", "link is no list of tables; write [[link]]"),
        ("[[link]]\ndecision = 'yes'", "link 1: decision is none of confirmed, rejected, added"),
        ("[[link]]\ndecision = 'added'", "link 1: a is no table"),
        (
            "[[bookmark]]\noutlet = 'A'\ntext = 'x'\n[[bookmark]]\noutlet = 'A'",
            "bookmark 2: text is missing or no text",
        ),
        ("[[bookmark]]\noutlet = 1", "bookmark 1: outlet is missing or no text"),
        (
            "[[bookmark]]\noutlet = 'A'\ntext = 'x'\nparagraph = -1",
            "bookmark 1: paragraph must be a whole number, 0 or more",
        ),
        ("[[note]]\ntext = 'x'", "note 1: a note is on one passage or on two"),
        ("[[note]]\non = [{outlet = 'A'}]", "note 1: on 1: text is missing or no text"),
        ("[[left_out]]\nby = 'A'", "left_out 1: passage is no table"),
        ("\xff", "line 1: not UTF-8"),
    ],
)
def test_a_broken_file_is_one_line_and_is_left_alone(said: str, cause: str, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(said.encode("latin-1"))
    for act in (read, partial(write, review=WHOLE)):
        with pytest.raises(ReviewError) as error:
            act(path)
        assert str(error.value).startswith(f"{path}: {cause}")
        assert "\n" not in str(error.value)
    assert path.read_bytes() == said.encode("latin-1")
    assert [*path.parent.iterdir()] == [path]


def test_missing_file_is_an_empty_review_and_an_empty_review_writes_no_file(path: Path) -> None:
    assert read(path) == EMPTY
    assert write(path, EMPTY) == EMPTY
    assert not path.exists()


def test_a_folder_in_its_place_is_one_line(tmp_path: Path) -> None:
    for act in (read, partial(write, review=WHOLE)):
        with pytest.raises(ReviewError, match="a folder, not a file"):
            act(tmp_path)


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "kept.toml")
    write(path, WHOLE)
    assert path.is_symlink()
    assert read(tmp_path / "kept.toml") == WHOLE


# Two programs


def test_concurrent_changes_of_others_are_kept(path: Path) -> None:
    ours = theirs = write(path, marked(1))
    theirs = write(path, Review(bookmarks=(*theirs.bookmarks, HERE)), since=theirs)
    ours = write(path, EMPTY, since=ours)
    assert ours == read(path) == Review(bookmarks=(HERE,))


def test_undo_keeps_changes_of_others(path: Path) -> None:
    articles = article("a", "A bridge was opened."), article("b", "A bridge was opened.")
    before = History(read(path))
    after = write_step(
        path, before, before.record(decide(EMPTY, articles, "a:1", "b:1", "confirmed"))
    )
    theirs = read(path)
    write(path, add_note(theirs, articles, "When?", "b:1"), since=theirs)
    marked = write_step(path, after, after.record(toggle_bookmark(after.present, articles, "a:1")))
    assert [len(marked.present.notes), len(marked.present.bookmarks)] == [1, 1]
    once = write_step(path, marked, marked.undo())
    twice = write_step(path, once, once.undo())
    found = read(path)
    assert found == twice.present
    assert (found.decisions, found.bookmarks, [one.text for one in found.notes]) == (
        (),
        (),
        ["When?"],
    )
    again = write_step(path, twice, twice.redo())
    assert (again.present.decisions, again.redo().present) == (
        after.present.decisions,
        marked.present,
    )


def test_many_threads_lose_nothing(path: Path) -> None:
    def act(number: int) -> None:
        seen = read(path)
        write(path, Review(bookmarks=(*seen.bookmarks, *marked(number).bookmarks)), since=seen)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(act, range(1, 41)))
    assert {one.paragraph for one in read(path).bookmarks} == {*range(1, 41)}
    assert [*path.parent.iterdir()] == [path]


WRITER = """
import sys
from pathlib import Path
from corpus.review import read, write
from corpus.review.model import EMPTY, Anchor, Review
path, first = Path(sys.argv[1]), int(sys.argv[2])
seen = EMPTY
print("ready", flush=True)
sys.stdin.readline()
for number in range(first, first + 20):
    after = Review(bookmarks=(*seen.bookmarks, Anchor("A", "One.", number)))
    seen = write(path, after, since=seen)
"""


def python(code: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )


def test_two_programs_lose_nothing(path: Path) -> None:
    with ExitStack() as stack:
        both = [stack.enter_context(python(WRITER, str(path), str(at))) for at in (100, 200)]
        for one in both:
            assert one.stdout
            assert one.stdout.readline() == "ready\n"
        for one in both:
            one.communicate("go\n")
        assert [one.returncode for one in both] == [0, 0]
    numbers = {one.paragraph for one in read(path).bookmarks}
    assert numbers == {*range(100, 120), *range(200, 220)}


def test_a_lock_held_too_long_raises_an_error(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_writing, "PATIENCE", 0.02)
    path.parent.mkdir()
    with lock(path), pytest.raises(ReviewError, match="another program is writing it"):
        write(path, WHOLE)
    assert write(path, WHOLE) == WHOLE


# Whatever happens


def test_a_full_disk_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, WHOLE)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReviewError, match=r"story\.review\.toml: no space left on device"):
        write(path, marked(1))
    assert read(path) == WHOLE
    assert [*path.parent.iterdir()] == [path]


KILLED = """
import os, signal, sys
from pathlib import Path
from corpus.review import write
from corpus.review.model import Anchor, Review
{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
write(Path(sys.argv[1]), Review(bookmarks=(Anchor("A", "New."),)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("moment", ["os.fsync", "Path.replace", "Path.unlink"])
def test_kill_during_write_leaves_valid_file_and_no_lock(moment: str, path: Path) -> None:
    write(path, WHOLE)
    with python(KILLED.format(moment=moment), str(path)) as killed:
        killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    there = read(path)
    new = Anchor("A", "New.")
    assert there == (WHOLE if moment != "Path.unlink" else replace(WHOLE, bookmarks=(THERE, new)))
    after = write(path, replace(there, bookmarks=(HERE,)), since=there)
    assert after == read(path) == replace(WHOLE, bookmarks=(HERE,))


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.touch()
    file.chmod(0o640)
    file_writing.write_atomically(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)


# Where it lies


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without reviews."""
    monkeypatch.setattr("corpus.review.storage.reviews_folder", lambda: tmp_path / "state")
    return tmp_path / "state"


def story(*texts: str) -> Story:
    """A story of A, B and so on, in one sentence each."""
    articles = (
        replace(article(text_id(told), told), outlet=outlet)
        for outlet, told in zip("ABC", texts, strict=False)
    )
    return Story("", tuple(articles))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story with a manifest."""
    inside = tmp_path / "bridge"
    inside.mkdir()
    for name in ("a", "b"):
        (inside / f"{name}.txt").write_text(f"A bridge was opened, {name} said on Friday.")
    (inside / "story.toml").write_text("[[source]]\npath='a.txt'\n[[source]]\npath='b.txt'\n")
    return inside


@pytest.mark.parametrize("named", ["bridge/story.toml", "bridge"])
def test_it_lies_beside_the_manifest(named: str, folder: Path, state: Path) -> None:
    told = gather([named], folder=str(folder.parent))
    assert review_path(told) == folder / "story.review.toml"


def test_review_of_a_read_only_folder_is_in_the_users_folder(
    folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = gather([str(folder)])
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert review_path(told).parent == state
    (folder / "story.review.toml").touch()
    assert review_path(told).parent == folder


def test_the_demos_lies_in_the_users_folder(state: Path) -> None:
    assert review_path(gather([str(samples.demo_manifest())])).parent == state


def test_without_a_manifest_its_name_comes_from_the_articles_in_any_order(state: Path) -> None:
    one = story("A bridge was opened.", "It rained.")
    path = review_path(one)
    assert (path.parent, path.name.endswith(".review.toml")) == (state, True)
    assert review_path(replace(one, articles=one.articles[::-1])) == path
    assert review_path(story("A bridge was closed.", "It rained.")) != path


def test_the_review_of_an_edited_article_is_found_again(state: Path) -> None:
    one = story("A bridge was opened.", "It rained.")
    path = review_path(one)
    review = toggle_bookmark(EMPTY, one.articles, one.articles[0].passages[0].id)
    write(path, toggle_bookmark(review, one.articles, one.articles[1].passages[0].id))
    (state / "broken.review.toml").write_text("[")
    assert review_path(one) == path
    assert review_path(story("A bridge was opened.", "It hailed.")) == path
    assert review_path(story("A bridge was opened.", "It rained.", "It hailed.")) == path
    assert review_path(story("A ship sank.", "It hailed.")) != path
    write(path, Review(bookmarks=(replace(HERE, outlet="B"),)))
    assert review_path(story("A bridge was opened.", "It hailed.")) != path
    assert review_path(story("A bridge was opened.")) != path


@pytest.mark.parametrize("step", [History.undo, History.redo], ids=lambda step: str(step.__name__))
def test_a_history_without_acts_stays_as_it_is(step: Callable[[History], History]) -> None:
    history = History(WHOLE)
    assert step(history) == history.record(WHOLE) == history


@given(st.lists(REVIEWS, max_size=5))
def test_undone_changes_can_be_redone(reviews: list[Review]) -> None:
    history = History(EMPTY)
    for review in reviews:
        history = history.record(review)
    steps = [history]
    while steps[-1].past:
        steps.append(steps[-1].undo())
    assert steps[-1].present == EMPTY
    for step in reversed(steps[:-1]):
        assert steps[-1].redo().present == step.present
        steps.append(steps[-1].redo())


@given(REVIEWS, REVIEWS, REVIEWS)
def test_acts_of_others_are_in_every_step_of_a_history(
    first: Review, then: Review, theirs: Review
) -> None:
    history = History(first).record(then)
    joined = history.joined(replace(then, notes=tuple(dict.fromkeys((*then.notes, *theirs.notes)))))
    for step in (joined, joined.undo(), joined.undo().redo()):
        assert {*theirs.notes} - {*first.notes} - {*then.notes} <= {*step.present.notes}
    assert joined.undo().present.decisions == first.decisions or first.decisions == ()
