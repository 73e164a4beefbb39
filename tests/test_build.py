"""Building an index: what is read, what is replaced, what goes, and which version counts."""

import json
import os
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as tree

from corpus.document import Document, Reference
from corpus.errors import KamerzoekError
from corpus.readers import Failed, Outcome, Read, Slice
from corpus.records import to_json
from corpus.text import Line, Text
from indexer.batches import Letter, batches
from indexer.build import Report, Step, build
from indexer.identity import told_apart
from indexer.letters import Letters
from indexer.splitter import READING_VERSION
from indexer.workers import CRASHED
from indexer.writer import Kept, Source
from search.filters import Filters
from search.store import begin, open_index
from tests.factories import document, letter, unit

# A letter is a line here: its id, its day (or -), and the words of its answer.


def read_lines(path: Path, source: str) -> Iterator[Outcome]:
    text = path.read_text()
    if text.startswith("!"):
        yield Failed(source, text[1:])
        return
    for nth, line in enumerate(text.splitlines(), 1):
        if line.startswith("!"):
            yield Failed(f"{source}:{nth}", line[1:])
        elif line == "crash":
            os._exit(1)
        elif line == "split":
            yield Read(source, Text((Line("x"),)))
        else:
            name, day, answer = line.split(" ", 2)
            answered = None if day == "-" else date.fromisoformat(day)
            made = letter(("Waarom?", answer), id=name, answered_on=answered, asked_on=None)
            yield Read(source, replaced(made, source=source))


def threes(path: Path) -> Iterator[Slice]:
    size = len(path.read_text().splitlines())
    yield from (Slice(start, start + 3) for start in range(0, size, 3))


def read_three(path: Path, source: str, part: Slice | None = None) -> Iterator[Outcome]:
    lines = path.read_text().splitlines()
    with TemporaryDirectory() as folder:
        some = Path(folder, "lines")
        some.write_text("\n".join(filter(None, lines[part.start : part.end] if part else lines)))
        yield from read_lines(some, source)


def replaced(made: Document, **fields: str) -> Document:
    return Document(**{**{f: getattr(made, f) for f in made.__dataclass_fields__}, **fields})


def split_in_two(text: Text, source: str) -> tuple[Document, ...]:
    return told_apart([letter(id="dubbel", source=source), letter(id="dubbel", source=source)])


@dataclass
class Desk:
    """A folder of letters and an index of it; `read` are the names of the files that were read."""

    root: Path
    read: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.root / "brieven"

    def write(self, name: str, *lines: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines))
        return path

    def note(self, path: Path, source: str) -> Iterator[Outcome]:
        self.read.append(path.name)
        yield from read_lines(path, source)

    def run(self, *paths: Path, **options: object) -> Report:
        self.read.clear()
        letters = options.pop("letters", Letters(self.note, split_in_two))
        with begin(self.root / "index") as writer:
            return build(paths or [self.folder], writer, letters=letters, **options)  # type: ignore[arg-type]

    def held(self) -> dict[str, str | None]:
        """The answers in the index, by letter."""
        engine = open_index(self.root / "index")
        page = engine.search(tree.Every(), Filters(), "relevance", None, 0)
        found = {match.entry.document.id: match.entry.unit.answer for match in page.matches}
        assert len(found) == page.total
        for name in found:
            assert engine.document(name) is not None
        engine.close()
        return found

    def doubts(self, name: str) -> list[str]:
        engine = open_index(self.root / "index")
        found = engine.document(name)
        engine.close()
        assert found is not None
        return [doubt.message.replace(f"{self.folder}/", "") for doubt in found.warnings]

    def sources(self) -> dict[str, Source]:
        engine = open_index(self.root / "index")
        found = {Path(source.path).name: source for source in engine.sources()}
        engine.close()
        return found

    def commits(self) -> list[str]:
        return sorted(p.name for p in (self.root / "index").rglob("*") if p.suffix == ".toc")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.folder.mkdir()
    return made


# What is read


def test_a_first_run_reads_everything(desk: Desk) -> None:
    desk.write("a.txt", "a 2024-01-02 een", "b 2024-01-02 twee")
    desk.write("diep/er/c.TXT", "c - drie")
    report = desk.run()
    assert (report.found, report.new, report.changed, report.unchanged) == (2, 2, 0, 0)
    assert (report.documents, report.units, report.failed) == (3, 3, [])
    assert desk.held() == {"a": "een", "b": "twee", "c": "drie"}
    assert desk.sources()["a.txt"].documents == (
        Kept("a", date(2024, 1, 2), 1),
        Kept("b", date(2024, 1, 2), 1),
    )


def test_a_second_run_reads_nothing_and_commits_nothing(desk: Desk) -> None:
    desk.write("a.txt", "a - een")
    desk.run()
    before = desk.commits()
    report = desk.run()
    assert (report.unchanged, report.new, desk.read) == (1, 0, [])
    assert desk.commits() == before


def test_a_changed_file_replaces_its_letters(desk: Desk) -> None:
    desk.write("a.txt", "a - een", "b - twee")
    desk.write("c.txt", "c - drie")
    desk.run()
    desk.write("a.txt", "a - vier", "d - vijf")
    report = desk.run()
    assert (report.changed, report.unchanged, desk.read) == (1, 1, ["a.txt"])
    assert desk.held() == {"a": "vier", "c": "drie", "d": "vijf"}


def test_a_file_is_read_anew_when_reading_has_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.txt", "a - een")
    desk.run()
    monkeypatch.setattr("indexer.discover.READING_VERSION", READING_VERSION + 1)
    assert desk.run().changed == 1


def test_a_file_that_moves_keeps_its_letters(desk: Desk) -> None:
    path = desk.write("a.txt", "a - een")
    desk.run()
    path.rename(desk.folder / "b.txt")
    report = desk.run()
    assert (report.removed, report.new) == (1, 1)
    assert desk.held() == {"a": "een"}


# What goes


def test_a_vanished_file_leaves_the_index_under_the_folders_given_only(desk: Desk) -> None:
    here, there = desk.write("hier/a.txt", "a - een"), desk.write("daar/b.txt", "b - twee")
    desk.run()
    here.unlink()
    there.unlink()
    assert desk.run(desk.folder / "hier").removed == 1
    assert desk.held() == {"b": "twee"}
    assert list(desk.sources()) == ["b.txt"]


def test_a_file_by_its_name_touches_no_other_file(desk: Desk) -> None:
    first, second = desk.write("a.txt", "a - een"), desk.write("b.txt", "b - twee")
    desk.run()
    second.unlink()
    desk.write("a.txt", "a - drie")
    assert desk.run(first).removed == 0
    assert desk.held() == {"a": "drie", "b": "twee"}


def test_a_path_that_is_not_there_is_an_error_before_anything_is_done(desk: Desk) -> None:
    path = desk.write("a.txt", "a - een")
    desk.run()
    path.unlink()
    with pytest.raises(KamerzoekError, match="no such file or folder"):
        desk.run(desk.folder, desk.folder / "weg")
    assert desk.held() == {"a": "een"}


def test_a_folder_that_cannot_be_looked_into_keeps_its_letters(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.txt", "a - een")
    desk.write("dicht/b.txt", "b - twee")
    desk.run()
    real = os.scandir

    def closed(path: Path) -> object:
        if Path(path).name == "dicht":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("os.scandir", closed)
    report = desk.run()
    shut = str(desk.folder / "dicht")
    assert report.failed == [(shut, "cannot be looked into: Permission denied")]
    assert report.removed == 0
    assert desk.held() == {"a": "een", "b": "twee"}


# What is not a letter


def test_files_that_are_no_letters_are_passed_over(desk: Desk) -> None:
    for name in ("x.kaas", "README", ".x.txt", "__MACOSX/x.txt", ".git/x.txt", "~$x.txt"):
        desk.write(name, "x - nee")
    assert desk.run().found == 0
    assert desk.held() == {}


def test_an_index_among_the_letters_is_no_letter(desk: Desk) -> None:
    desk.write("a.txt", "a - een")
    desk.run()
    report = desk.run(desk.root)
    assert (report.found, report.failed) == (1, [])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_whose_name_is_no_text_is_read_like_any_other(desk: Desk) -> None:
    path = Path(os.fsdecode(os.fsencode(desk.folder) + b"/\xff.txt"))
    path.write_text("a - een")
    assert desk.run().new == 1
    assert desk.run().unchanged == 1
    assert desk.held() == {"a": "een"}
    path.unlink()
    assert desk.run().removed == 1


def test_a_file_by_its_name_of_a_kind_that_is_not_read_is_told(desk: Desk) -> None:
    path = desk.write("x.kaas", "x - nee")
    (failure,) = desk.run(path).failed
    assert failure[0] == str(path)
    assert failure[1].startswith("not a kind of file that is read (")
    assert ".txt" in failure[1]


def test_links_that_go_round_end_and_a_file_counts_once(desk: Desk) -> None:
    path = desk.write("map/a.txt", "a - een")
    (desk.folder / "map" / "rond").symlink_to(desk.folder)
    (desk.folder / "ook.txt").symlink_to(path)
    (desk.folder / "kwijt.txt").symlink_to(desk.folder / "weg")
    assert desk.run().found == 1
    assert desk.run(desk.folder, path, desk.folder / "map").unchanged == 1


# What fails


def test_a_failed_file_is_told_in_every_run_and_read_again_when_it_changes(desk: Desk) -> None:
    path = desk.write("a.txt", "!a scan without text")
    desk.write("b.txt", "b - twee")
    failure = [(str(path), "a scan without text")]
    assert desk.run().failed == failure
    report = desk.run()
    assert (report.failed, report.unchanged, desk.read) == (failure, 2, [])
    assert desk.sources()["a.txt"].failure == "a scan without text"
    desk.write("a.txt", "a - een")
    assert desk.run().failed == []
    assert desk.held() == {"a": "een", "b": "twee"}


def test_a_part_that_fails_does_not_cost_the_rest_of_a_file(desk: Desk) -> None:
    path = desk.write("a.txt", "a - een", "!no date", "b - twee")
    failure = [(f"{path}:2", "no date")]
    assert desk.run().failed == failure
    assert desk.run().failed == failure
    assert desk.held() == {"a": "een", "b": "twee"}


def test_a_file_that_breaks_takes_its_letters_out(desk: Desk) -> None:
    desk.write("a.txt", "a - een")
    desk.run()
    desk.write("a.txt", "!broken")
    desk.run()
    assert desk.held() == {}


def test_a_defect_of_a_reader_costs_one_file(desk: Desk) -> None:
    path = desk.write("a.txt", "no letter in our form")
    desk.write("b.txt", "b - twee")
    (failure,) = desk.run().failed
    assert failure == (str(path), "cannot be read: ValueError: Invalid isoformat string: 'letter'")
    assert desk.held() == {"b": "twee"}


def test_a_file_that_cannot_be_opened_keeps_its_letters(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.write("a.txt", "a - een")
    desk.run()

    def locked(path: Path) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("indexer.build.fingerprint", locked)
    assert desk.run().failed == [(str(path), "cannot be opened: Permission denied")]
    assert desk.held() == {"a": "een"}


# Versions


@pytest.mark.parametrize(
    ("first", "second", "held"),
    [
        pytest.param("x 2024-01-02 oud", "x 2024-03-04 nieuw", "nieuw", id="later-wins"),
        pytest.param("x 2024-03-04 nieuw", "x 2024-01-02 oud", "nieuw", id="whichever-comes-first"),
        pytest.param("x - oud", "x 2024-01-02 nieuw", "nieuw", id="dated-wins"),
        pytest.param("x 2024-01-02 een", "x 2024-01-02 twee", "een", id="same-day-first-path"),
        pytest.param("x - een", "x - twee", "een", id="undated-first-path"),
    ],
)
@pytest.mark.parametrize("at_once", [True, False], ids=["in-one-run", "in-two-runs"])
def test_of_two_versions_the_later_answer_wins(
    desk: Desk, first: str, second: str, held: str, at_once: bool
) -> None:
    desk.write("a.txt", first)
    if not at_once:
        desk.run()
    desk.write("b.txt", second)
    desk.run()
    assert desk.held() == {"x": held}
    won, lost = ("a.txt", "b.txt") if held in first else ("b.txt", "a.txt")
    flags = {name: [k.superseded for k in s.documents] for name, s in desk.sources().items()}
    assert flags == {won: [False], lost: [True]}
    (doubt,) = desk.doubts("x")
    assert doubt.startswith("another version of this letter")
    assert doubt.endswith(f"is in {lost}")
    assert desk.run().unchanged == 2
    assert desk.held() == {"x": held}


def test_the_version_that_was_there_already_stays_on_the_same_day(desk: Desk) -> None:
    desk.write("b.txt", "x 2024-01-02 eerst")
    desk.run()
    desk.write("a.txt", "x 2024-01-02 later gevonden")
    desk.run()
    assert desk.held() == {"x": "eerst"}


def test_the_other_version_comes_back_when_the_winner_goes(desk: Desk) -> None:
    desk.write("a.txt", "x 2024-01-02 oud")
    path = desk.write("b.txt", "x 2024-03-04 nieuw")
    desk.run()
    path.unlink()
    desk.run()
    assert desk.held() == {"x": "oud"}
    assert desk.doubts("x") == []
    assert desk.sources()["a.txt"].documents == (Kept("x", date(2024, 1, 2), 1),)


def test_the_other_version_comes_back_when_the_winner_becomes_another_letter(desk: Desk) -> None:
    desk.write("a.txt", "x 2024-01-02 oud")
    desk.write("b.txt", "x 2024-03-04 nieuw")
    desk.run()
    desk.write("b.txt", "y 2024-03-04 nieuw")
    desk.run()
    assert desk.held() == {"x": "oud", "y": "nieuw"}
    assert desk.doubts("x") == []


def test_the_doubt_goes_with_the_other_version(desk: Desk) -> None:
    path = desk.write("a.txt", "x 2024-01-02 oud")
    desk.write("b.txt", "x 2024-03-04 nieuw")
    desk.run()
    path.unlink()
    desk.run()
    assert desk.held() == {"x": "nieuw"}
    assert desk.doubts("x") == []


def test_versions_in_one_file(desk: Desk) -> None:
    desk.write("a.txt", "x 2024-01-02 oud", "x 2024-03-04 nieuw", "y - ja")
    desk.run()
    assert desk.held() == {"x": "nieuw", "y": "ja"}
    assert desk.doubts("x") == [
        "another version of this letter, of 2024-01-02, is in the same file"
    ]


def test_a_winner_that_changed_while_it_was_read_leaves_the_next_best(desk: Desk) -> None:
    def fickle(path: Path, source: str) -> Iterator[Outcome]:
        yield from read_lines(path, source)
        if path.name == "b.txt":
            path.write_text("!gone")

    desk.write("a.txt", "x 2024-01-02 oud")
    desk.write("b.txt", "x 2024-03-04 nieuw")
    desk.run(letters=Letters(fickle, split_in_two))
    assert desk.held() == {"x": "oud"}
    desk.run()
    assert desk.held() == {"x": "oud"}


LINE = st.builds(
    "{} 2024-01-{:02} antwoord {}".format,
    st.sampled_from(["x", "y"]),
    st.integers(1, 28),
    st.integers(0, 99),
)
FILES = st.dictionaries(st.sampled_from("abc"), st.lists(LINE, max_size=2), max_size=3)


@settings(max_examples=30, deadline=None)
@given(st.lists(FILES, min_size=1, max_size=4))
def test_whatever_happens_to_the_files_the_latest_answers_are_held(
    runs: list[dict[str, list[str]]],
) -> None:
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for files in runs:
            for path in desk.folder.glob("*"):
                path.unlink()
            desk.folder.mkdir(exist_ok=True)
            for name, lines in files.items():
                desk.write(f"{name}.txt", *lines)
            desk.run()
            best: dict[str, set[str]] = {}
            latest: dict[str, str] = {}
            for line in (line for lines in files.values() for line in lines):
                name, day, answer = line.split(" ", 2)
                if day > latest.get(name, ""):
                    latest[name], best[name] = day, set()
                if day == latest[name]:
                    best[name].add(answer)
            held = desk.held()
            assert held.keys() == best.keys()
            assert all(answer in best[name] for name, answer in held.items())


# Letters that only look alike


def test_two_letters_named_by_their_files_are_two_letters(desk: Desk) -> None:
    desk.write("2021/brief.txt", "brief 2021-01-02 een")
    desk.write("2022/brief.txt", "brief 2022-01-02 twee")
    desk.run()
    held = desk.held()
    (other,) = held.keys() - {"brief"}
    assert held == {"brief": "een", other: "twee"}
    assert other.startswith("brief-")
    desk.write("2022/brief.txt", "brief 2022-01-02 drie")
    desk.run()
    assert desk.held() == {"brief": "een", other: "drie"}
    assert desk.doubts(other) == []


def test_two_letters_of_one_text_are_two_letters(desk: Desk) -> None:
    desk.write("a.txt", "split")
    report = desk.run()
    assert (report.documents, report.doubts) == (2, 1)
    assert desk.held().keys() == {"dubbel", "dubbel~2"}
    assert desk.doubts("dubbel~2") == ["another letter in the same file is dubbel, too"]


def test_another_id_reaches_everything_that_carries_it() -> None:
    cited = Reference("motie", "kst-1-2", "motie", "question", unit="d#1")
    twice = [document(unit(document="d"), id="d", references=(cited,))] * 2
    first, second = told_apart(twice)
    assert first == twice[0]
    assert (second.id, second.units[0].id, second.references[0].unit) == ("d~2", "d~2#1", "d~2#1")


# Interruption


def test_an_interrupted_run_keeps_what_is_whole_and_goes_on_next_time(desk: Desk) -> None:
    for name in "abcde":
        desk.write(f"{name}.txt", f"{name} - woord")

    def stop(step: Step) -> None:
        if step.current.endswith("c.txt"):
            raise KeyboardInterrupt

    report = desk.run(progress=stop)
    assert (report.interrupted, report.committed, report.new) == (True, True, 2)
    assert desk.held().keys() == {"a", "b"}
    report = desk.run()
    assert (report.unchanged, report.new, report.interrupted) == (2, 3, False)
    assert desk.held().keys() == set("abcde")


def test_an_interrupted_file_stays_as_it_was(desk: Desk) -> None:
    desk.write("a.txt", "a - een", "b - twee")
    desk.run()
    desk.write("a.txt", "a - drie", "c - vier")

    def stop(path: Path, source: str) -> Iterator[Outcome]:
        found = read_lines(path, source)
        yield next(found)
        raise KeyboardInterrupt

    report = desk.run(letters=Letters(stop, split_in_two))
    assert report.interrupted
    assert desk.held() == {"a": "een", "b": "twee"}
    assert desk.run().changed == 1
    assert desk.held() == {"a": "drie", "c": "vier"}


def test_an_interrupted_rebuild_commits_nothing(desk: Desk) -> None:
    desk.write("a.txt", "a - een")
    desk.run()
    desk.write("b.txt", "b - twee")

    def stop(step: Step) -> None:
        raise KeyboardInterrupt

    report = desk.run(progress=stop, resumable=False)
    assert (report.interrupted, report.committed) == (True, False)
    assert desk.held() == {"a": "een"}


# Several processes


def many(desk: Desk, number: int = 40) -> None:
    for nth in range(number):
        desk.write(f"{nth:02}.txt", f"brief-{nth} 2024-01-02 woord{nth}")


def test_several_processes_give_what_one_gives(desk: Desk, tmp_path: Path) -> None:
    many(desk)
    desk.write("05.txt", "!broken")
    desk.write("07.txt", *(f"veel-{nth} - woord" for nth in range(150)))
    steps: list[Step] = []
    report = desk.run(jobs=3, progress=steps.append)
    alone = Desk(tmp_path / "alleen")
    alone.folder.parent.mkdir()
    alone.folder.symlink_to(desk.folder)
    single = alone.run(jobs=1)
    assert desk.held() == alone.held()
    assert desk.read == []
    assert (report.new, report.documents, report.failed) == (40, 188, single.failed)
    assert [Path(step.current).name for step in steps if step.current] == sorted(
        [f"{nth:02}.txt" for nth in range(40)] + ["07.txt"]
    )
    assert (steps[-1].done, steps[-1].total, steps[-1].documents) == (40, 40, 188)


def test_a_reader_that_breaks_down_costs_the_file_it_was_on(desk: Desk) -> None:
    many(desk)
    first = desk.write("03.txt", "voor - woord", "crash", "na - woord")
    last = desk.write("39.txt", "crash")
    report = desk.run(jobs=2)
    assert report.failed == [(str(first), CRASHED), (str(last), CRASHED)]
    assert len(desk.held()) == 38
    assert desk.run(jobs=2).unchanged == 40


def test_of_a_large_file_it_costs_the_slice_it_was_on(desk: Desk) -> None:
    path = desk.write("a.txt", *(f"brief-{n} - woord" for n in range(9)), "crash", "c - woord")
    many(desk, 20)
    report = desk.run(jobs=2, letters=Letters(read_three, split_in_two, threes))
    assert report.failed == [(str(path), f"{CRASHED}, files 10-12")]
    assert desk.held().keys() == {f"brief-{n}" for n in range(20)}
    assert len(desk.sources()["a.txt"].documents) == 9


def test_slices_that_hold_nothing_are_a_file_that_holds_nothing(desk: Desk) -> None:
    path = desk.write("a.txt", *[""] * 9)
    many(desk, 20)
    report = desk.run(jobs=2, letters=Letters(read_three, split_in_two, threes))
    assert report.failed == [(str(path), "no letters in it")]
    assert desk.sources()["a.txt"].failure == "no letters in it"


def test_one_large_file_is_read_by_several_processes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.build.LARGE", 100)
    desk.write("a.txt", *(f"brief-{n} - woord{n}" for n in range(50)))
    report = desk.run(jobs=2, letters=Letters(read_three, split_in_two, threes))
    assert (report.new, report.documents, report.failed) == (1, 50, [])
    assert desk.held() == {f"brief-{n}": f"woord{n}" for n in range(50)}
    ids = [kept.id for kept in desk.sources()["a.txt"].documents]
    assert ids == [f"brief-{n}" for n in range(50)]


def test_a_letter_that_cannot_be_prepared_costs_itself() -> None:
    def prepare(documents: Sequence[Document]) -> list[str]:
        return [str(1 / len(one.units)) for one in documents]

    good, bad = letter(id="goed"), document(id="fout", source="x.txt")
    broken = Failed("y.txt", "broken")
    (batch,) = batches([good, broken, bad, good], "map", prepare)
    reason = "cannot be prepared: ZeroDivisionError: division by zero"
    assert [one.kept.id if isinstance(one, Letter) else one for one in batch.found] == [
        "goed", broken, Failed("x.txt", reason), "goed",
    ]  # fmt: skip
    assert len(batch.prepared) == 2


def test_several_processes_can_be_interrupted(desk: Desk) -> None:
    many(desk)

    def stop(step: Step) -> None:
        if step.done == 20:
            raise KeyboardInterrupt

    report = desk.run(jobs=2, progress=stop)
    assert (report.interrupted, report.new) == (True, 20)
    assert len(desk.held()) == 20
    assert desk.run(jobs=2).new == 20


# With the real readers


def test_records_and_archives_go_through_the_same_door(desk: Desk) -> None:
    records = [letter((f"Vraag {n}?", f"Antwoord {n}."), id=f"brief-{n}") for n in range(3)]
    lines = [json.dumps(to_json(record)) for record in records]
    desk.write("a.jsonl", lines[0], '{"subject": 5}', lines[1])
    with zipfile.ZipFile(desk.folder / "b.zip", "w") as archive:
        archive.writestr("map/c.json", lines[2])
        archive.writestr("map/leeg.txt", "")
        archive.writestr("map/foto.jpg", "geen brief")
    report = desk.run(letters=None)
    assert desk.held().keys() == {"brief-0", "brief-1", "brief-2"}
    places = [(Path(where).relative_to(desk.folder).as_posix()) for where, _ in report.failed]
    assert places == ["a.jsonl:2", "b.zip/map/leeg.txt"]
    engine = open_index(desk.root / "index")
    assert engine.document("brief-1") == records[1]
    engine.close()
    assert desk.run(letters=None).failed == report.failed
