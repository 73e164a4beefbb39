"""Watches as an index changes: each piece of news once, whatever stops a run or runs beside it."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import rmtree

import pytest

from corpus.document import Document, Office
from corpus.errors import KamerzoekError
from corpus.records import dump
from search import watching
from search.batches import Batch, Batches, Seen
from search.engine import BACKENDS
from search.find import Request
from search.output import atom
from search.output.atom import Feed
from search.output.outlet import write_feed
from search.session import opened
from search.store import begin
from search.watches import Watch, Watches, watches
from tests.factories import letter, minister

ROOT = Path(__file__).parent.parent
TODAY = date(2025, 6, 1)
BROKEN = signal.SIGKILL if os.name != "nt" else signal.SIGTERM


def about_ferry(nth: int, *answers: str | None, **fields: object) -> Document:
    """A letter with a question about the ferry for each answer."""
    given = {"id": f"2024Z{nth:05}", "reference": f"2024Z{nth:05}", **fields}
    return letter(*((f"Vaart de veerpont {n}?", one) for n, one in enumerate(answers)), **given)  # type: ignore[arg-type]


@dataclass
class Archive:
    """An index in a folder, and whoever watches it."""

    folder: Path
    engine: str
    told: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def index(self) -> Path:
        return self.folder / "index"

    def holds(self, *letters: Document, rebuild: bool = False, remove: Iterable[str] = ()) -> None:
        """Put letters into the index, in place of those of their ids."""
        with begin(self.index, self.engine, rebuild) as writer:
            writer.delete([*remove, *(one.id for one in letters)])
            writer.add(letters)
            writer.commit()

    def watch(
        self, name: str, text: str, today: date = TODAY, everything: bool = False, **filters: object
    ) -> watching.Added:
        request = Request(text, **filters)  # type: ignore[arg-type]
        with watches(self.index, make=True) as state, opened(self.index) as engine:
            return watching.add(state, engine, name, request, today, everything)

    def run(
        self,
        today: date = TODAY,
        tell: Callable[[Sequence[Batch]], None] | None = None,
        names: Sequence[str] = (),
    ) -> list[str]:
        """Run the watches; what was told, as `what unit`, in order."""
        before = len(self.told)
        with watches(self.index) as state, opened(self.index) as engine:
            chosen = state.named(names)
            watching.run(state, engine, chosen, today, tell or self.hear, self.fail)
        return [f"{what} {unit}" for what, unit in self.told[before:]]

    def hear(self, batches: Sequence[Batch]) -> None:
        self.told += [(one.what, one.hit.unit.id) for batch in batches for one in batch.news]

    def fail(self, watch: Watch, error: KamerzoekError) -> None:
        self.errors.append(f"{watch.name}: {error}")


@pytest.fixture(params=BACKENDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    made = Archive(tmp_path, request.param)
    made.holds(about_ferry(1, "Nee.", "Ja."))
    return made


def test_what_is_there_when_a_watch_is_added_is_no_news(archive: Archive) -> None:
    assert archive.watch("pont", "veerpont").seen == 2
    assert archive.run() == []


def test_all_of_it_is_told_when_that_is_asked(archive: Archive) -> None:
    archive.watch("pont", "veerpont", everything=True)
    assert archive.run() == ["new 2024Z00001#1", "new 2024Z00001#2"]
    assert archive.run() == []


def test_each_unit_is_told_once_over_updates_and_a_rebuild(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    second, third = about_ferry(2, "Nee."), about_ferry(3, "Ja.", "Nee.")
    archive.holds(second, letter(("Hoeveel wolven?", "Tien."), id="w", subject=None))
    assert archive.run() == ["new 2024Z00002#1"]
    archive.holds(about_ferry(1, "Nee.", "Ja."), second, third, rebuild=True)
    assert archive.run() == ["new 2024Z00003#1", "new 2024Z00003#2"]
    archive.holds(about_ferry(1, "Nee, nu niet.", "Ja."), about_ferry(4, "Ja."), remove=["w"])
    assert archive.run() == ["new 2024Z00004#1"]
    assert archive.run() == []


def test_the_watches_outlive_the_folder_of_the_index(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    rmtree(archive.index)
    archive.holds(about_ferry(1, "Nee.", "Ja."), about_ferry(2, "Ja."))
    assert archive.run() == ["new 2024Z00002#1"]


def test_what_leaves_and_comes_back_is_no_news(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    archive.holds(remove=["2024Z00001"])
    assert archive.run() == []
    archive.holds(about_ferry(1, "Nee.", "Ja."))
    assert archive.run() == []


def test_a_question_is_news_and_so_is_its_answer(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    asked = about_ferry(5, None, None, kind="questions", ministers=(), answered_on=None)
    archive.holds(asked)
    assert archive.run() == ["new 2024Z00005#1", "new 2024Z00005#2"]
    archive.holds(about_ferry(5, "Ja.", None))
    assert archive.run() == ["answered 2024Z00005#1"]
    archive.holds(about_ferry(5, "Ja.", "Ja.", id="ah-tk-20242025-9", number="9"))
    assert archive.run() == ["published ah-tk-20242025-9#1", "answered ah-tk-20242025-9#2"]
    archive.holds(about_ferry(5, "Ja.", "Ja."))
    assert archive.run() == []


def test_an_unanswered_question_that_was_there_at_first_is_news_when_answered(
    archive: Archive,
) -> None:
    archive.holds(about_ferry(5, None))
    archive.watch("pont", "veerpont")
    archive.holds(about_ferry(5, "Ja."))
    assert archive.run() == ["answered 2024Z00005#1"]


def test_a_question_and_its_answer_may_come_together(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    asked = about_ferry(5, None, kind="questions", answered_on=None, asked_on=date(2024, 1, 5))
    archive.holds(asked, about_ferry(5, "Ja.", id="ah-tk-20242025-9"))
    assert archive.run() == ["answered ah-tk-20242025-9#1", "new 2024Z00005#1"]


def test_what_was_postponed_is_told_when_it_is_answered(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    archive.holds(about_ferry(5, None, kind="questions"))
    assert archive.run() == ["new 2024Z00005#1"]
    late = about_ferry(5, None, id="ah-tk-20242025-8", kind="postponement")
    archive.holds(late, remove=["2024Z00001"])
    assert archive.run() == ["postponed ah-tk-20242025-8#1"]
    archive.holds(about_ferry(5, "Ja.", id="ah-tk-20242025-9"))
    assert archive.run() == ["answered ah-tk-20242025-9#1"]


def test_letters_named_by_their_files_may_swap_names(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    one = letter(("Vaart de veerpont?", "Nee."), id="brief")
    other = letter(("Vaart de veerpont?", "Ja, vandaag."), id="brief-5f3a91")
    archive.holds(one)
    assert archive.run() == ["new brief#1"]
    archive.holds(other)
    assert archive.run() == ["new brief-5f3a91#1"]
    archive.holds(
        letter(("Vaart de veerpont?", "Ja, vandaag."), id="brief"),
        letter(("Vaart de veerpont?", "Nee."), id="brief-77aa00"),
        rebuild=True,
    )
    assert archive.run() == []
    archive.holds(letter(("Vaart de veerpont?", "Morgen weer."), id="brief"))
    assert archive.run() == ["new brief#1"]


def test_days_from_today_are_those_of_the_run(archive: Archive) -> None:
    archive.holds(about_ferry(2, "Ja.", answered_on=date(2024, 5, 20)))
    may, june = date(2024, 5, 31), date(2024, 6, 5)
    assert archive.watch("pont", "veerpont", since="30d", today=may).seen == 1
    assert archive.watch("maand", "veerpont", on="vorige maand", today=may).seen == 0
    assert archive.run(june, names=["pont"]) == []
    assert archive.run(june, names=["maand"]) == ["new 2024Z00002#1"]


def test_a_watch_that_is_not_understood_any_more_does_not_stop_the_others(
    archive: Archive,
) -> None:
    archive.watch("minister", "", minister=("zuylekom",))
    archive.watch("pont", "veerpont")
    archive.holds(about_ferry(2, "Ja.", ministers=(Office("minister", "Natuur", "De Wit"),)))
    archive.holds(remove=["2024Z00001"])
    assert archive.run() == ["new 2024Z00002#1"]
    (said,) = archive.errors
    assert said.startswith("minister: no minister 'zuylekom' in the index")


def test_a_search_of_another_version_is_told(archive: Archive) -> None:
    added = archive.watch("pont", "veerpont")
    with watches(archive.index) as state:
        other = '{"query": "x", "options": {"colour": ["red"]}}'
        state.database.execute("UPDATE watch SET request = ?", (other,))
    assert archive.run() == []
    (said,) = archive.errors
    assert said == (
        "pont: its search cannot be read: 'colour' is no option that this program knows; "
        "remove it and add it again"
    )
    assert added.watch.request.text == "veerpont"


@pytest.mark.parametrize("text", ["", "minister:niemand"])
def test_what_is_not_understood_is_not_added(archive: Archive, text: str) -> None:
    with pytest.raises(KamerzoekError):
        archive.watch("leeg", text)
    with watches(archive.index) as state:
        assert state.all() == []


@pytest.mark.parametrize("name", ["", " ", "-pont", "a\x1bb", "x" * 81, "\udcff"])
def test_a_name_that_cannot_be_typed_or_shown_is_refused(archive: Archive, name: str) -> None:
    with pytest.raises(KamerzoekError, match="cannot have the name"):
        archive.watch(name, "veerpont")


def test_a_name_is_taken_whatever_its_capitals(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    with pytest.raises(KamerzoekError, match="there is a watch 'Pont' already"):
        archive.watch("Pont", "veerpont")


def test_nothing_is_marked_when_telling_fails(archive: Archive) -> None:
    archive.watch("pont", "veerpont", everything=True)

    def full(_: Sequence[Batch]) -> None:
        raise KamerzoekError("the disk is full")

    with pytest.raises(KamerzoekError, match="disk"):
        archive.run(tell=full)
    assert archive.run() == ["new 2024Z00001#1", "new 2024Z00001#2"]


def test_a_batch_that_may_have_been_told_says_so_and_keeps_its_number(archive: Archive) -> None:
    archive.watch("pont", "veerpont", everything=True)
    heard: list[tuple[int, bool]] = []

    def hear(batches: Sequence[Batch]) -> None:
        heard.extend((batch.id, batch.again) for batch in batches)
        if len(heard) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.run(tell=hear)
    archive.holds(about_ferry(2, "Ja."))
    archive.run(tell=hear)
    assert heard == [(1, False), (1, True), (2, False)]


def test_a_watch_that_is_removed_while_it_runs_tells_nothing(archive: Archive) -> None:
    archive.watch("pont", "veerpont", everything=True)
    with watches(archive.index) as state, opened(archive.index) as engine:
        (watch,) = state.all()
        state.remove(watch)
        watching.run(state, engine, [watch], TODAY, archive.hear, archive.fail)
    assert archive.told == []


def die() -> None:
    os.kill(os.getpid(), BROKEN)


def dies_before(owner: type, name: str, calls: int = 1) -> Callable[[pytest.MonkeyPatch], None]:
    """Have the process killed where a method is called for the nth time."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        real, left = getattr(owner, name), [calls]

        def dying(*args: object) -> object:
            left[0] -= 1
            if not left[0]:
                die()
            return real(*args)

        monkeypatch.setattr(owner, name, dying)

    return patch


def dies_after(owner: type, name: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Have the process killed when a method is done."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        real = getattr(owner, name)

        def dying(*args: object) -> None:
            real(*args)
            die()

        monkeypatch.setattr(owner, name, dying)

    return patch


class Writer:
    """Tells news into a file, a line a unit, and into a feed; `stops` behind so many lines."""

    def __init__(self, folder: Path, stops: int | None = None) -> None:
        self.folder, self.stops = folder, stops

    def tell(self, state: Watches, batches: Sequence[Batch]) -> None:
        feed = Feed(state.token, state.all(), False, Batches(state).latest(state.all(), 100))
        write_feed(self.folder / "feed.xml", feed)
        with (self.folder / "told.txt").open("a", encoding="utf-8") as out:
            for batch in batches:
                for one in batch.news:
                    if self.stops == 0:
                        die()
                    out.write(f"{batch.id} {one.hit.unit.id}\n")
                    out.flush()
                    self.stops = None if self.stops is None else self.stops - 1


def run_and_write(archive: Archive, stops: int | None = None) -> None:
    with watches(archive.index) as state, opened(archive.index) as engine:
        writer = Writer(archive.folder, stops)
        watching.run(
            state, engine, state.all(), TODAY, lambda told: writer.tell(state, told), archive.fail
        )


NOTHING = None
POINTS = [
    pytest.param(dies_before(Watches, "note_run"), None, [], id="searched"),
    pytest.param(dies_before(Batches, "begin"), None, [], id="news found"),
    pytest.param(dies_before(Batches, "put", 2), None, [], id="half a batch"),
    pytest.param(dies_before(Batches, "pending"), None, [], id="batch kept"),
    pytest.param(NOTHING, 0, [], id="feed written"),
    pytest.param(NOTHING, 1, ["1 2024Z00001#1"], id="half told"),
    pytest.param(dies_before(Batches, "told"), None, ["1 2024Z00001#1", "1 2024Z00001#2"],
                 id="told"),
    pytest.param(dies_after(Batches, "told"), None, ["1 2024Z00001#1", "1 2024Z00001#2"],
                 id="about to be marked"),
]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
@pytest.mark.parametrize(("point", "stops", "lost"), POINTS)
def test_a_run_that_is_killed_loses_nothing_and_its_feed_has_nothing_twice(
    archive: Archive,
    monkeypatch: pytest.MonkeyPatch,
    point: Callable[[pytest.MonkeyPatch], None] | None,
    stops: int | None,
    lost: list[str],
) -> None:
    archive.watch("pont", "veerpont", everything=True)
    child = os.fork()
    if not child:
        try:
            if point:
                point(monkeypatch)
            run_and_write(archive, stops)
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -BROKEN

    archive.holds(about_ferry(2, "Ja."))
    run_and_write(archive)
    run_and_write(archive)
    # What was written before the end is written again, whole, under the same number.
    told = (archive.folder / "told.txt").read_text(encoding="utf-8").split("\n")[:-1]
    units = [line.partition(" ")[2] for line in told[len(lost) :]]
    assert told[: len(lost)] == lost
    assert sorted(units) == ["2024Z00001#1", "2024Z00001#2", "2024Z00002#1"]
    assert set(lost) <= set(told[len(lost) :])
    feed = (archive.folder / "feed.xml").read_text(encoding="utf-8")
    assert [feed.count(f"/2024Z0000{unit}</id>") for unit in ("1/1", "1/2", "2/1")] == [1, 1, 1]


def test_a_feed_that_is_written_again_is_the_same(archive: Archive) -> None:
    archive.watch("pont", "veerpont", everything=True)
    run_and_write(archive)
    feed = archive.folder / "feed.xml"
    before = feed.read_bytes(), feed.stat().st_mtime_ns
    run_and_write(archive)
    assert (feed.read_bytes(), feed.stat().st_mtime_ns) == before
    feed.unlink()
    run_and_write(archive)
    assert feed.read_bytes() == before[0]


@pytest.mark.executable
def test_of_runs_at_the_same_time_one_tells(archive: Archive) -> None:
    letters = [about_ferry(number, "Ja.", "Nee.") for number in range(2, 40)]
    records = archive.folder / "letters.json"
    records.write_text(json.dumps(dump(letters)), encoding="utf-8")
    program = [sys.executable, str(ROOT / "cli.py")]
    place = ["--index", str(archive.index)]
    archive.watch("pont", "veerpont")
    archive.watch("antwoord", "antwoord:ja")
    subprocess.run([*program, "index", str(records), *place], check=True, capture_output=True)
    outs = [archive.folder / f"{nth}.json" for nth in range(4)]
    runs = []
    for path in outs:
        with path.open("wb") as out:
            command = [*program, "watch", "run", "--format", "json", *place]
            runs.append(subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE))
    assert [run.communicate(timeout=60)[1] for run in runs] == [b""] * 4
    batches = [batch for path in outs for batch in json.loads(path.read_text())["batches"]]
    told = [(batch["watch"], news["unit"]) for batch in batches for news in batch["news"]]
    pont = [f"2024Z{number:05}#{nth}" for number in range(2, 40) for nth in (1, 2)]
    assert sorted(unit for watch, unit in told if watch == "pont") == pont
    assert sorted(unit for watch, unit in told if watch == "antwoord") == pont[::2]
    codes = {one.returncode for one in runs}
    assert codes <= {0, 1}
    assert 0 in codes


def test_many_units_seen_are_few_bytes_and_are_not_read_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.watch("pont", "veerpont")
    with watches(archive.index) as state:
        (watch,) = state.all()
        with state.transaction():
            Seen(state, watch).see((f"2023Z{n:05}#{n % 9}", True) for n in range(60_000))
        assert len(Seen(state, watch)) == 60_002
    size = sum(path.stat().st_size for path in archive.folder.glob("index.watches.*"))
    assert size < 60_000 * 40

    monkeypatch.setattr(watching, "record", lambda _: pytest.fail("was read"))
    assert archive.run() == []


def test_a_feed_keeps_the_last_entries(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.batches.KEPT", 3)
    archive.watch("pont", "veerpont")
    for number in range(2, 6):
        archive.holds(about_ferry(number, "Ja.", "Nee."))
        archive.run()
    with watches(archive.index) as state:
        latest = Batches(state).latest(state.all(), 100)
        assert [one.key for _, one in latest] == [
            "2024Z00005#1", "2024Z00005#2", "2024Z00004#1"
        ]  # fmt: skip
        (batches,) = state.database.execute("SELECT count(*) FROM batch").fetchone()
        assert batches == 2
        text = io.StringIO()
        atom.write(Feed(state.token, state.all(), False, latest[:2]), text)
    assert text.getvalue().count("<entry>") == 2


def test_a_name_that_fits_several_later_is_one_line(archive: Archive) -> None:
    archive.watch("minister", "", minister=("zuylekom",))
    archive.watch("pont", "veerpont")
    second = about_ferry(2, "Ja.", ministers=(minister("Zuylekom-De Vries", "Natuur"),))
    archive.holds(second)
    assert archive.run() == ["new 2024Z00002#1"]
    (said,) = archive.errors
    assert said.startswith("minister: 'zuylekom' may be Van Zuylekom (2), Zuylekom-De Vries (1)")
