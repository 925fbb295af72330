"""Archives: many articles become stories, in any order, in parts, and after being killed."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.archive import sources
from corpus.archive.counting import BANDS, count_article, signature, word_number, word_numbers
from corpus.archive.engine import ArchiveError, MissingPackageError
from corpus.archive.grouping import Counts, Edge, cluster, group
from corpus.archive.sources import PIECE, Unit, _plain_article, find_units
from corpus.archive.steps import SCALE, THRESHOLD
from corpus.archive.stories import MOST_COPIES, read_stories
from corpus.file_writing import lock
from corpus.progress import StoppedError, listening
from corpus.reading.loader import read_record
from corpus.stories.story import Sources
from tests.benchmarks.invented_archive import b_cubed, invented_articles
from tui.cli.main import main

ARCHIVE = Path(__file__).parents[2] / "shared" / "archive" / "articles.jsonl"

Record = Mapping[str, Any]


def write_lines(path: Path, records: Iterable[Record]) -> Path:
    path.write_text("".join(json.dumps(dict(one)) + "\n" for one in records), encoding="utf-8")
    return path


def invented(number: int, **options: Any) -> list[Record]:
    return [one._asdict() for one in invented_articles(number, **options)]


def run(folder: Path, *sources: Path) -> Counts:
    return group([str(one) for one in sources], folder)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def groups(folder: Path) -> dict[object, object]:
    """The id of its group by the id of each article."""
    return {row["id"]: row["group"] for row in lines(folder / "groups.jsonl")}


def parts(said: Mapping[object, object]) -> set[frozenset[object]]:
    members = defaultdict(set)
    for name, one in said.items():
        members[one].add(name)
    return {frozenset(each) for each in members.values()}


def quality(records: Iterable[Record], folder: Path) -> float:
    gold = {str(one["id"]): one["event"] for one in records}
    return b_cubed(gold, {str(name): one for name, one in groups(folder).items()})[2]


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the real articles are not there (../shared)")
def test_the_events_of_real_articles_are_found(tmp_path: Path) -> None:
    run(tmp_path / "archive", ARCHIVE)
    assert quality(lines(ARCHIVE), tmp_path / "archive") >= 0.975


def test_invented_events_with_copies_updates_and_shared_persons_are_found(tmp_path: Path) -> None:
    records = invented(600)
    counts = run(tmp_path / "archive", write_lines(tmp_path / "a.jsonl", records))
    assert (counts.read, counts.unreadable, counts.new) == (600, 0, 600)
    assert quality(records, tmp_path / "archive") >= 0.95


def test_an_archive_without_dates_is_grouped_by_its_words(tmp_path: Path) -> None:
    records = invented(300, dated=False)
    run(tmp_path / "archive", write_lines(tmp_path / "a.jsonl", records))
    assert quality(records, tmp_path / "archive") >= 0.95
    assert all(one.first == "" for one in read_stories(tmp_path / "archive"))


@settings(max_examples=4, deadline=None)
@given(order=st.permutations(range(60)), cut=st.integers(1, 59))
def test_neither_the_order_of_articles_nor_of_files_changes_anything(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cut: int
) -> None:
    folder, records = tmp_path_factory.mktemp("order"), invented(60)
    run(folder / "one", write_lines(folder / "all.jsonl", records))
    shuffled = [records[at] for at in order]
    a = write_lines(folder / "b.jsonl", shuffled[:cut])
    b = write_lines(folder / "a.jsonl", shuffled[cut:])
    run(folder / "two", a, b)
    assert groups(folder / "one") == groups(folder / "two")


def test_old_stories_keep_their_ids_and_folders_and_new_articles_join_or_found_some(
    tmp_path: Path,
) -> None:
    records = invented(240)
    later = {*Random(5).sample(range(210), 50), *range(210, 240)}
    old = [one for at, one in enumerate(records) if at not in later]
    archive = tmp_path / "archive"
    run(archive, write_lines(tmp_path / "a.jsonl", old))
    before = groups(archive)
    folders = {one.story: one.folder for one in read_stories(archive)}
    counts = run(archive, write_lines(tmp_path / "b.jsonl", [records[at] for at in later]))
    assert counts.new == 80
    after = groups(archive)
    assert {name: after[name] for name in before} == before
    assert folders.items() <= {one.story: one.folder for one in read_stories(archive)}.items()
    new = {after[records[at]["id"]] for at in later}
    assert new & set(before.values())
    assert new - set(before.values())
    assert quality(records, archive) >= 0.95


def test_known_sources_are_not_read_again(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", invented(20))
    run(tmp_path / "archive", source)
    before = (tmp_path / "archive" / "stories.jsonl").read_bytes()
    counts = run(tmp_path / "archive", source)
    assert (counts.read, counts.new) == (0, 0)
    assert (tmp_path / "archive" / "stories.jsonl").read_bytes() == before


def group_until(moment: int, source: Path, archive: Path) -> None:
    """Group, and end at once after so many reports of progress, as kill -9 does."""
    sources.PIECE = 40_000
    left = moment

    def listen(_: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os._exit(9)

    with listening(listen):
        run(archive, source)


def test_killed_at_ten_drawn_moments_it_goes_on_to_the_same_groups(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", invented(100))
    run(tmp_path / "whole", source)
    archive = tmp_path / "killed"
    processes: Any = get_context("forkserver" if sys.platform != "win32" else "spawn")
    processes.set_forkserver_preload([__name__])  # each begins with what is slow to import
    codes = set()
    for moment in sorted(Random(7).sample(range(1, 40), 10)):
        process = processes.Process(target=group_until, args=(moment, source, archive))
        process.start()
        process.join()
        codes.add(process.exitcode)
        assert_whole(archive)
    assert codes <= {0, 9}
    assert 9 in codes
    run(archive, source)
    assert groups(archive) == groups(tmp_path / "whole")
    assert (archive / "stories.jsonl").read_bytes() == (
        tmp_path / "whole" / "stories.jsonl"
    ).read_bytes()


def assert_whole(archive: Path) -> None:
    """Assert that every story that is listed can be read."""
    if (archive / "stories.jsonl").exists():
        for one in read_stories(archive):
            story = Sources((str(archive / one.folder),)).read()
            assert not story.problems
            assert len(story.articles) >= one.articles


def test_stopped_by_a_listener_it_leaves_a_whole_archive_and_no_spilled_files(
    tmp_path: Path,
) -> None:
    source = write_lines(tmp_path / "a.jsonl", invented(40))

    def stop(words: str) -> None:
        if "pairs" in words:
            raise StoppedError

    with pytest.raises(StoppedError), listening(stop):
        run(tmp_path / "archive", source)
    assert not (tmp_path / "archive" / ".index" / "spill").exists()
    assert run(tmp_path / "archive", source).new == 40


def test_unreadable_sources_are_counted_listed_and_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    text = [json.dumps(one) for one in invented(12)]
    text[3:3] = ["{broken", '{"id": "no text"}']
    (folder / "a.jsonl").write_text("\n".join(text), encoding="utf-8")
    (folder / "deep" / "empty.txt").write_text("", encoding="utf-8")
    (folder / "deep" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    counts = run(tmp_path / "archive", folder, tmp_path / "gone.txt")
    assert (counts.read, counts.unreadable) == (12, 5)
    problems = lines(tmp_path / "archive" / "problems.jsonl")
    assert {Path(one["source"]).name for one in problems} == {
        *("gone.txt", "a.jsonl#4", "a.jsonl#5", "broken.pdf", "empty.txt")
    }
    assert all(one["cause"] for one in problems)


def test_an_empty_archive_is_whole_and_can_be_added_to(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    counts = run(tmp_path / "archive", tmp_path / "nothing")
    assert counts == Counts()
    assert read_stories(tmp_path / "archive") == ()
    assert groups(tmp_path / "archive") == {}
    run(tmp_path / "archive", write_lines(tmp_path / "a.jsonl", invented(20)))
    assert len(groups(tmp_path / "archive")) == 20


def test_thousands_of_copies_of_one_text_are_one_origin_and_change_no_other_story(
    tmp_path: Path,
) -> None:
    records = invented(60)
    copies = [{**records[0], "id": f"copy {number}"} for number in range(2000)]
    run(tmp_path / "plain", write_lines(tmp_path / "a.jsonl", records))
    run(tmp_path / "many", write_lines(tmp_path / "b.jsonl", [*records, *copies]))
    plain, many = groups(tmp_path / "plain"), groups(tmp_path / "many")
    names = {one["id"] for one in records}
    own = {name: one for name, one in many.items() if name in names}
    assert parts(own) == parts(plain)
    assert {many[one["id"]] for one in copies} == {many[records[0]["id"]]}
    (story,) = [one for one in read_stories(tmp_path / "many") if one.articles > 2000]
    listed = (tmp_path / "many" / story.folder / "articles.jsonl").read_text("utf-8")
    assert listed.count("\n") == story.articles - 2001 + MOST_COPIES


def test_a_word_that_is_in_every_article_joins_nothing(tmp_path: Path) -> None:
    records = invented(80)
    marked = [{**one, "text": one["text"] + "\n\nKraken" + " kraken" * 12} for one in records]
    run(tmp_path / "plain", write_lines(tmp_path / "a.jsonl", records))
    run(tmp_path / "marked", write_lines(tmp_path / "b.jsonl", marked))
    assert parts(groups(tmp_path / "marked")) == parts(groups(tmp_path / "plain"))


def test_ten_articles_of_one_event_are_one_story(tmp_path: Path) -> None:
    """Their words are in all articles of the archive, and rare in English news all the same."""
    records = [one for one in invented(60) if one["event"] == 5]
    assert len(records) > 2
    run(tmp_path / "archive", write_lines(tmp_path / "a.jsonl", records))
    assert len(parts(groups(tmp_path / "archive"))) == 1


def test_files_of_their_own_are_named_and_lines_are_copied(tmp_path: Path) -> None:
    one, two, *_ = (record for record in invented(60) if record["event"] == 5)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "bay-times.txt").write_text(f"{one['headline']}\n\n{one['text']}", encoding="utf-8")
    write_lines(folder / "feed.jsonl", [two, {**two, "outlet": "Other", "id": "x"}])
    run(tmp_path / "archive", folder)
    (story,) = read_stories(tmp_path / "archive")
    place = tmp_path / "archive" / story.folder
    manifest = (place / "story.toml").read_text(encoding="utf-8")
    assert (folder / "bay-times.txt").as_posix() in manifest
    assert 'path = "articles.jsonl#1"' in manifest
    read = Sources((str(place),)).read()
    assert {article.outlet for article in read.articles} == {*("Bay Times", two["outlet"], "Other")}
    assert two["text"] in {article.text for article in read.articles}


def test_a_large_file_of_lines_is_cut_into_pieces_where_lines_end(tmp_path: Path) -> None:
    record = json.dumps({"id": "a", "text": "word " * 2000})
    number = 2 * PIECE // len(record)
    path = tmp_path / "a.jsonl"
    path.write_text(f"{record}\n\n" * number, encoding="utf-8")
    units = list(find_units([str(path)]))
    assert len(units) > 1
    assert sum(one.size for one in units if isinstance(one, Unit)) == path.stat().st_size


def test_a_folder_that_holds_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ArchiveError, match="holds other files"):
        run(tmp_path, tmp_path / "mine.txt")


def test_a_refused_run_leaves_the_files_of_the_one_that_is_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.file_writing.PATIENCE", 0)
    source = write_lines(tmp_path / "a.jsonl", invented(3))
    run(tmp_path / "archive", source)
    index = tmp_path / "archive" / ".index"
    (index / "spill").mkdir()
    unfinished = [index / "spill" / "pairs", index / "articles" / ".1.new", index / "groups" / ".2"]
    for path in unfinished:
        path.touch()
    with lock(index / "run"), pytest.raises(ArchiveError, match="another srcdiff group is writing"):
        run(tmp_path / "archive", source)
    assert [path for path in unfinished if not path.exists()] == []
    run(tmp_path / "archive", source)
    assert [path for path in unfinished if path.exists()] == []


def test_without_its_packages_one_line_says_how_to_install_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingPackageError, match=r"srcdiff\[archive\]"):
        run(tmp_path / "archive", write_lines(tmp_path / "a.jsonl", invented(3)))


def test_two_old_stories_are_never_joined() -> None:
    near = SCALE**2 // 2
    edges = [Edge(1, 5, 100, near, 1, True), Edge(1, 5, 200, near - 1, 1, True)]
    assert list(cluster(edges)) == [(5, 100)]


def test_a_mean_at_the_threshold_joins_and_one_below_does_not() -> None:
    assert len({one.story for one in cluster([Edge(1, 1, 2, THRESHOLD, 1, False)])}) == 1
    assert list(cluster([Edge(1, 1, 2, THRESHOLD - 1, 1, False)])) == [(1, 1), (2, 2)]


def test_a_chain_of_an_affair_is_not_one_story() -> None:
    """Each resembles the next, but the first and the last share nothing."""
    edges = [Edge(1, at, at + 1, int(1.5 * THRESHOLD), 1, False) for at in range(6)]
    assert max(map(len, parts({one.key: one.story for one in cluster(edges)}))) == 2


@given(st.permutations([(1, 2, 90), (2, 3, 80), (1, 3, 5), (3, 4, 80), (4, 5, 80), (2, 4, 30)]))
def test_the_order_of_edges_changes_no_cluster(edges: list[tuple[int, int, int]]) -> None:
    made = [Edge(1, a, b, share * SCALE**2 // 100, 1, False) for a, b, share in edges]
    assert list(cluster(made)) == list(cluster(sorted(made)))


def test_a_text_cut_by_a_third_shares_numbers_of_its_signature_and_another_does_not() -> None:
    by_event = {one["event"]: word_numbers(one["text"]) for one in invented(400)}
    one, other = by_event[3], by_event[40]
    whole, cut = signature(one), signature(one[: len(one) * 2 // 3])
    assert len(whole) == BANDS
    assert len(set(whole) & set(cut)) >= 1
    assert not set(whole) & set(signature(other))


def test_a_word_has_the_number_of_its_stem_whatever_stands_beside_it() -> None:
    for written in (
        "Ministers,",
        "ministers",
        "MINISTERS.",
        '"ministers"',
        "_Ministers_",
        "minister's",
    ):
        assert list(word_numbers(written)) == [word_number("minist")], written
    assert word_numbers("US") != word_numbers("us")  # the country


def test_words_are_counted_as_they_are_compared() -> None:
    row = count_article(read_record("a", b'{"text": "Troops in the U.S.: 7,000 troops"}'), 1)
    times = {"troop": 2, "in": 1, "the": 1, "america": 1, "7000": 1}
    assert set(row.words) == {word_number(stem) + number for stem, number in times.items()}


def test_the_command_groups_an_archive_whose_stories_are_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_lines(tmp_path / "a.jsonl", invented(20))
    archive = tmp_path / "archive"
    assert main(["group", str(source), "-o", str(archive)]) == 0
    said = capsys.readouterr().err
    assert said.startswith("20 articles read, 20 new; ")
    assert str(archive / "stories.jsonl") in said
    assert main(["report", "--each", str(archive), "-o", str(tmp_path / "reports")]) in (0, 1)
    assert len(list((tmp_path / "reports").iterdir())) == len(read_stories(archive))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["group", "-o", "x"], "name at least one source"),
        (["group", "a.txt"], "name the folder of the archive with -o"),
        (["group", "gone.txt", "-o", "x", "--memory", "much"], "invalid size value"),
        (["group", "gone.txt", "-o", "x", "--memory", "1GMKB"], "invalid size value: '1GMKB'"),
        (["group", "gone.txt", "-o", "x", "--memory", "5I"], "invalid size value: '5I'"),
    ],
)
def test_command_errors_are_one_line(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    printed = capsys.readouterr().err
    assert said in printed
    assert printed.count("\n") == 1


def test_if_nothing_can_be_read_the_command_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["group", str(tmp_path / "gone.txt"), "-o", str(tmp_path / "archive")]) == 2
    assert "1 unreadable" in capsys.readouterr().err
    shutil.rmtree(tmp_path / "archive")


AGENCY = (
    "HALLEN, May 2 (AP) — The bridge over the Hall was shut on Monday after cracks were found.\n\n"
    "Engineers said two of its nine pillars had moved by four centimetres since the flood.\n\n"
    "Some 7,000 people cross it every day. Ferries were to carry them until the autumn."
)


def bridge_archive(folder: Path) -> Path:
    cut = AGENCY.rpartition("\n\n")[0]
    other = (
        "The council of Hallen shut its bridge over the river Hall after cracks in two pillars.\n\n"
        "Ferries replace it for commuters, who complained that nobody had told them."
    )
    records = [
        {"id": "ap", "outlet": "AP", "published": "2022-05-02T08:00:00+00:00", "text": AGENCY},
        {"id": "post", "outlet": "Bay Post", "published": "2022-05-02", "text": cut},
        {"id": "copy", "outlet": "Dale News", "published": "2022-05-03", "text": AGENCY},
        {"id": "own", "outlet": "Hall Times", "published": "2022-05-03", "text": other},
        *invented(12),
    ]
    run(folder / "archive", write_lines(folder / "a.jsonl", records))
    return folder / "archive"


def test_search_finds_the_stories_and_passages_that_hold_all_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = bridge_archive(tmp_path)
    assert main(["search", str(archive), "pillar", "cracks", "--json"]) == 0
    (found,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert found["story"] == groups(archive)["ap"]
    assert (archive / found["folder"] / "story.toml").exists()
    assert all("crack" in one["text"] or "pillar" in one["text"] for one in found["passages"])
    assert main(["search", str(archive), "pillars", "lighthouse"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "no story holds all of these words: pillars lighthouse\n"
    assert main(["search", str(archive), "ferries"]) == 0
    assert "Ferries" in capsys.readouterr().out


def test_reuse_lists_outlets_with_their_share_of_an_agency_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = bridge_archive(tmp_path)
    assert main(["reuse", str(archive), "--format", "json"]) == 0
    rows = {
        row["article"]: row
        for row in (json.loads(line) for line in capsys.readouterr().out.splitlines())
    }
    assert set(rows) == {"post", "copy"}
    assert {row["report"] for row in rows.values()} == {"ap"}
    assert {row["agency"] for row in rows.values()} == {"AP"}
    assert rows["copy"]["share"] == 1
    assert 0.5 < rows["post"]["share"] < 0.9
    assert main(["reuse", str(archive), "-o", str(tmp_path / "reuse.csv")]) == 0
    table = (tmp_path / "reuse.csv").read_text(encoding="utf-8").splitlines()
    assert table[0].startswith('"story","agency","report"')
    assert len(table) == 3


@pytest.mark.parametrize("command", [["search", "x", "word"], ["reuse", "x"]])
def test_a_folder_that_is_not_an_archive_is_named(
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(command) == 2
    assert capsys.readouterr().err == "srcdiff: x: not an archive; srcdiff group makes one\n"


def test_a_listed_story_without_an_id_of_16_hexadecimal_digits_is_a_bad_line(
    tmp_path: Path,
) -> None:
    archive = bridge_archive(tmp_path)
    listed = lines(archive / "stories.jsonl")
    more = write_lines(tmp_path / "b.jsonl", invented(15))
    for name in ("zz", 5, None, "", "001122334455667788", "00 11 22 33 44 5"):
        write_lines(archive / "stories.jsonl", [listed[0], {**listed[0], "story": name}])
        said = r"stories\.jsonl: line 2 is not a story of an archive$"
        with pytest.raises(ArchiveError, match=said):
            read_stories(archive)
        with pytest.raises(ArchiveError, match=said):
            run(archive, more)


def test_an_archive_as_a_whole_is_not_one_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = bridge_archive(tmp_path)
    for words in (["report", str(archive)], [str(archive)]):
        assert main(words) == 2
        assert f"report --each {archive} reports on all its stories" in capsys.readouterr().err


@pytest.mark.parametrize(
    "record",
    [
        *invented(3),
        {"id": 7, "text": "One line.", "outlet": "The Bay Post", "published": "2022-02-17"},
        {"text": "HALLEN, May 4 (AP) — Rain.\n\nBy Ada Brook\n\n* * *\n\nIt\u00a0snowed."},
        {"text": "Words that were\nwrapped at a width.\n" * 9, "headline": " A  storm "},
        {"text": "Words.", "outlet": "https://example.org", "headline": "[[Storm]]"},
        {"text": "Words.", "outlet": "null", "published": "17 February 2022"},
        {"text": "Words.", "byline": "By Ada Brook", "title": "Storm"},
    ],
)
def test_a_record_of_usual_names_is_read_as_any_other(record: Record) -> None:
    line = json.dumps(dict(record)).encode()
    quick = _plain_article(json.loads(line))
    assert read_record("a.jsonl#1", line, quick) == read_record("a.jsonl#1", line)
