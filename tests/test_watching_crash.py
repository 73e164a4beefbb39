"""A run of watches that is killed, two at the same time, and the feed that is left."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus.records import dump
from search import watching
from search.batches import Batch, Batches
from search.output import atom
from search.output.atom import Feed
from search.output.outlet import write_feed
from search.session import opened
from search.watches import Watches, watches
from tests.watched import TODAY, Archive, about_ferry
from tests.watched import archive as archive

ROOT = Path(__file__).parent.parent
BROKEN = signal.SIGKILL if os.name != "nt" else signal.SIGTERM


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
