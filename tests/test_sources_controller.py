"""Reading, adding, removing and remembering sources, without a screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.reading.source import PastedText
from corpus.stories.recents import RECENTS_FILE, read_recents
from corpus.stories.story import Sources, Story
from tests.host import FakeHost
from tui.background_job import Jobs
from tui.compare.sources_controller import SourceOptions, SourcesController
from tui.messages import SourcesRead

TEXTS = {
    "north.txt": "The ministers met by the harbour.",
    "south.txt": "Two lighthouses will be built.",
    "west.txt": "A third lighthouse was not mentioned.",
}


class Opened:
    """A controller over files of a folder, and the stories it asks to be compared."""

    def __init__(self, folder: Path) -> None:
        for name, text in TEXTS.items():
            (folder / name).write_text(f"{text}\n", "utf-8")
        self.folder = folder
        self.host = FakeHost()
        self.compared: list[Story] = []
        sources = Sources(("north.txt", "south.txt"))
        options = SourceOptions(sources, state=folder / "state")
        self.sources = SourcesController(
            self.host, Jobs(str), sources.read(), options, compare=self.compared.append
        )

    def receive(self) -> None:
        """Read in the background, and hand on what was read."""
        self.host.run()
        messages, self.host.messages = self.host.messages, []
        for message in messages:
            assert isinstance(message, SourcesRead)
            self.sources.receive(message)

    def show(self) -> None:
        """The story that was asked for last has been compared."""
        story = self.compared[-1]
        self.sources.show(story, story.articles)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.chdir(tmp_path)
    return Opened(tmp_path)


def outlets(story: Story) -> list[str]:
    return [article.outlet for article in story.articles]


def test_changed_file_is_compared_while_the_screen_stays(opened: Opened) -> None:
    shown = opened.sources.shown
    (opened.folder / "north.txt").write_text("The ministers left the harbour.\n", "utf-8")
    opened.sources.reload()
    opened.receive()
    assert opened.compared[0].articles[0].text == "The ministers left the harbour."
    assert opened.sources.shown is shown
    assert opened.sources.pending.story is opened.compared[0]
    opened.show()
    assert opened.sources.shown == opened.sources.pending
    assert opened.host.said == []


@pytest.mark.parametrize(("missing", "more"), [(4, []), (6, ["2 more could not be read"])], ids=str)
def test_of_many_sources_that_cannot_be_read_four_are_named(
    opened: Opened, missing: int, more: list[str]
) -> None:
    opened.sources.add(("west.txt", *(f"gone-{n}.txt" for n in range(missing))))
    opened.receive()
    (said,) = opened.host.said
    assert [line.split(":")[1].strip() for line in said.splitlines()[:4]] == [
        f"gone-{n}.txt" for n in range(4)
    ]
    assert said.splitlines()[4:] == more


def test_a_pasted_text_is_told_from_a_file(opened: Opened) -> None:
    north, south = opened.sources.shown.story.articles
    assert not opened.sources.is_pasted(north)
    pasted = PastedText("south.txt", "It rained."), PastedText("pasted text", "It snowed.")
    options = SourceOptions(Sources(("north.txt", *pasted)))
    sources = SourcesController(
        opened.host, Jobs(str), Story("", (north, south)), options, compare=opened.compared.append
    )
    assert (sources.is_pasted(north), sources.is_pasted(south)) == (False, True)


def test_unchanged_files_are_not_compared(opened: Opened) -> None:
    opened.sources.reload()
    opened.receive()
    opened.sources.look()
    opened.receive()
    assert opened.compared == []
    assert opened.host.said == ["Nothing has changed"], "said only where the reader asked"


def test_sources_are_not_looked_at_while_they_are_being_read(opened: Opened) -> None:
    opened.sources.look()
    opened.sources.look()
    assert len(opened.host.background) == 1, "a second reading would cancel the first for ever"
    opened.receive()
    opened.sources.look()
    assert len(opened.host.background) == 1


def test_result_of_a_cancelled_reading_is_dropped(opened: Opened) -> None:
    (opened.folder / "north.txt").write_text("The ministers left the harbour.\n", "utf-8")
    opened.sources.reload()
    opened.host.run(cancelled=True)
    assert opened.host.messages == []
    opened.sources.look()
    assert opened.host.background == [], "the newer reading is still on its way"


def test_look_at_sources_that_have_been_added_to_since_is_dropped(opened: Opened) -> None:
    before = opened.sources.pending.sources
    story = before.read()
    opened.sources.add(["west.txt"])
    opened.receive()
    grown = opened.sources.pending
    opened.sources.receive(SourcesRead(story, before, asked=False))
    assert opened.sources.pending is grown
    assert len(opened.compared) == 1


def test_stopped_story_is_not_pending_any_more(opened: Opened) -> None:
    opened.sources.add(["west.txt"])
    opened.receive()
    assert outlets(opened.compared[0]) == ["North", "South", "West"]
    opened.sources.revert()
    assert outlets(opened.sources.pending.story) == ["North", "South"]
    assert opened.sources.pending.sources == Sources(("north.txt", "south.txt"))


def test_older_comparison_does_not_settle_a_newer_story(opened: Opened) -> None:
    opened.sources.add(["west.txt"])
    opened.receive()
    before = opened.sources.shown
    opened.sources.show(before.story, before.story.articles)
    assert len(opened.sources.pending.story.articles) == 3
    assert opened.sources.shown.sources == before.sources


def test_source_that_cannot_be_added_is_dropped_with_its_reason(opened: Opened) -> None:
    opened.sources.add(["nowhere.txt"])
    opened.receive()
    assert opened.compared == []
    assert opened.host.said[0].startswith("Not read: ")
    assert opened.host.said[0].endswith("nowhere.txt: no such file")
    assert opened.host.said[1] == "Nothing was added"


def test_article_that_cannot_be_read_this_time_stays_when_another_is_added(
    opened: Opened,
) -> None:
    (opened.folder / "south.txt").unlink()
    opened.sources.add(["west.txt"])
    opened.receive()
    assert set(outlets(opened.compared[0])) == {"North", "South", "West"}


def test_too_few_sources_are_not_compared(opened: Opened) -> None:
    (opened.folder / "south.txt").unlink()
    opened.sources.reload()
    opened.receive()
    assert opened.compared == []
    assert opened.host.said[1] == "Too few sources are left"


def test_removed_source_takes_its_outlet_out_of_a_title_made_of_outlets(opened: Opened) -> None:
    opened.sources.add(["west.txt"])
    opened.receive()
    opened.show()
    story = opened.sources.shown.story
    opened.sources.remove(story.articles[0].source)
    assert opened.compared[-1].title == "South · West"
    assert "north.txt" not in opened.sources.pending.sources.named


def test_standard_input_cannot_be_read_again() -> None:
    host, compared = FakeHost(), list[Story]()
    story, options = Story("Harbour", ()), SourceOptions()
    SourcesController(host, Jobs(str), story, options, compare=compared.append).reload()
    assert host.said == ["These sources can be read only once"]


def test_comparison_is_remembered_once_and_in_one_place_as_it_grows(opened: Opened) -> None:
    opened.sources.remember()
    opened.sources.remember()
    assert [group for group, _ in opened.host.background] == ["recents"]
    opened.host.run()
    opened.sources.add(["west.txt"])
    opened.receive()
    opened.show()
    opened.sources.remember()
    opened.host.run()
    entries = read_recents(opened.folder / "state" / RECENTS_FILE)
    assert [entry.outlets for entry in entries] == [("North", "South", "West")]


def test_nothing_is_remembered_without_a_state_folder(opened: Opened) -> None:
    shown = opened.sources.shown
    options = SourceOptions(shown.sources)
    compare = opened.compared.append
    SourcesController(opened.host, Jobs(str), shown.story, options, compare=compare).remember()
    assert opened.host.background == []


def test_articles_that_are_shown_keep_their_passages(opened: Opened) -> None:
    story = opened.sources.shown.story
    cut = tuple(replace(article, language="en") for article in story.articles)
    opened.sources.show(story, cut)
    opened.sources.add(["west.txt"])
    opened.receive()
    assert [article.language for article in opened.compared[0].articles[:2]] == ["en", "en"]
