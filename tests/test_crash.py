"""Killed, interrupted, or two at once: the index is the old one or the new one.

Real processes run the script below. It halts at a named point, says so, and
waits to be killed, interrupted, or told to go on.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from whoosh import query as tree

from search.backends import BACKENDS
from search.filters import Filters
from search.manifest import MANIFEST
from search.store import open_index

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")

ROOT = Path(__file__).parent.parent


@pytest.fixture(params=BACKENDS, autouse=True)
def _engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every engine in turn; the processes that are started are told by the environment."""
    monkeypatch.setenv("ENGINE", request.param)


SCRIPT = """
import os, sys, time
from pathlib import Path

import search.engines.tantivy_writer_engine as tantivy
import search.engines.whoosh_files_engine as files
import search.engines.whoosh_merge_engine as merge
import search.store as store
from corpus.readers import Read
from indexer.build import build
from indexer.letters import Letters
from search.store import begin
from tests.factories import letter

root, point, jobs = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
rebuild, pace = "rebuild" in sys.argv, float(os.environ.get("PACE", 0))


def halt(here):
    if here == point:
        print("at", here, flush=True)
        while not (root / "go").exists():
            time.sleep(0.01)


def around(owner, name, before, after):
    real = getattr(owner, name)

    def slowed(*args, **kwargs):
        halt(before)
        found = real(*args, **kwargs)
        halt(after)
        return found

    setattr(owner, name, slowed)


around(merge.NewSegment, "finish", "postings", "written")
around(files.Storage, "rename_file", "contents", "committed")
around(tantivy, "write_sources", "postings", "contents")
around(tantivy.TantivyWriter, "commit", "begun", "committed")
around(store, "write_manifest", "filled", "swapped")


def read(path, source):
    if path.name == "05.txt":
        halt("reading")
    time.sleep(pace)
    yield Read(source, letter(("Waarom?", path.read_text()), id=path.stem, subject=None))


def split(text, source):
    raise AssertionError


print("started", flush=True)
engine = os.environ["ENGINE"]
waiting = lambda: print("waiting", flush=True)
with begin(root / "index", engine, rebuild=rebuild, waiting=waiting) as writer:
    report = build(
        [root / "brieven"], writer, jobs=jobs, resumable=not rebuild, letters=Letters(read, split)
    )
print("interrupted" if report.interrupted else "done", report.new, report.changed, flush=True)
"""


@contextmanager
def program(
    root: Path, point: str = "-", *extra: str, jobs: int = 1, pace: float = 0
) -> Iterator["subprocess.Popen[str]"]:
    """The script in a process group of its own, as a terminal would start it."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(root), point, str(jobs), *extra],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PACE": str(pace)},
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def said(process: "subprocess.Popen[str]", word: str) -> str:
    """Wait for a line that begins with a word."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(word):
            return line.strip()
    assert process.stderr is not None
    raise AssertionError(f"never said {word!r}: {process.stderr.read()}")


def run(root: Path, *extra: str, jobs: int = 1) -> str:
    with program(root, "-", *extra, jobs=jobs) as process:
        return said(process, "done")


def write(root: Path, word: str, number: int = 8) -> None:
    (root / "brieven").mkdir(exist_ok=True)
    for nth in range(number):
        (root / "brieven" / f"{nth:02}.txt").write_text(f"{word} {nth}")


def held(root: Path) -> dict[str, str | None] | None:
    """The answers in the index by letter; None when there is no index."""
    if not (root / "index" / MANIFEST).exists():
        return None
    engine = open_index(root / "index")
    page = engine.search(tree.Every(), Filters(), "relevance", None, 0)
    found = {match.entry.document.id: match.entry.unit.answer for match in page.matches}
    engine.close()
    return found


def expected(word: str, number: int = 8) -> dict[str, str | None]:
    return {f"{nth:02}": f"{word} {nth}" for nth in range(number)}


def assert_tidy(root: Path) -> None:
    """One data folder, in which every file is named by the last commit."""
    (data,) = [path for path in (root / "index").iterdir() if path.is_dir()]
    names = {path.name for path in data.iterdir() if not path.name.startswith(".")}
    if os.environ["ENGINE"] == "whoosh":
        assert {Path(name).suffix for name in names} == {".toc", ".seg"}
        assert len(list(data.glob("*.toc"))) == 1
    else:
        meta = json.loads((data / "meta.json").read_text())
        segments = {segment["segment_id"].replace("-", "") for segment in meta["segments"]}
        rest = {name for name in names if name.partition(".")[0] not in segments}
        assert len(rest) == 2
        assert "meta.json" in rest


OLD, NEW = "oud", "nieuw"
POINTS = [
    pytest.param("reading", None, OLD, OLD, id="while-reading"),
    pytest.param("postings", None, OLD, OLD, id="before-anything-is-written"),
    pytest.param("contents", None, OLD, OLD, id="before-the-commit"),
    pytest.param("committed", None, NEW, OLD, id="after-the-commit"),
    pytest.param("filled", None, NEW, OLD, id="before-the-swap"),
    pytest.param("swapped", NEW, NEW, NEW, id="after-the-swap"),
]


@pytest.mark.parametrize(("point", "first", "again", "rebuilt"), POINTS)
def test_killed_while_making_changing_or_rebuilding(
    tmp_path: Path, point: str, first: str | None, again: str, rebuilt: str
) -> None:
    # Every sort of run passes some of these points: making and rebuilding pass all.
    write(tmp_path, OLD if first is None else NEW)
    with program(tmp_path, point) as process:
        said(process, f"at {point}")
        process.kill()
    assert held(tmp_path) == (expected(first) if first else None)

    write(tmp_path, OLD)
    run(tmp_path, "rebuild")
    assert held(tmp_path) == expected(OLD)
    assert_tidy(tmp_path)
    write(tmp_path, NEW)
    if point not in {"filled", "swapped"}:
        with program(tmp_path, point) as process:
            said(process, f"at {point}")
            process.kill()
        assert held(tmp_path) == expected(again)
        run(tmp_path)
        assert held(tmp_path) == expected(NEW)
        assert_tidy(tmp_path)
        write(tmp_path, OLD)
        run(tmp_path)
        write(tmp_path, NEW)
    with program(tmp_path, point, "rebuild") as process:
        said(process, f"at {point}")
        process.kill()
    assert held(tmp_path) == expected(rebuilt)
    run(tmp_path)
    assert held(tmp_path) == expected(NEW)
    assert_tidy(tmp_path)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    chance = random.Random(5)
    write(tmp_path, OLD, 30)
    run(tmp_path)
    for word in ("een", "twee", "drie", "vier", "vijf"):
        before = held(tmp_path)
        write(tmp_path, word, 30)
        with program(tmp_path, jobs=2) as process:
            said(process, "started")
            time.sleep(chance.uniform(0, 0.25))
            process.kill()
        assert held(tmp_path) in (before, expected(word, 30))
    run(tmp_path, jobs=2)
    assert held(tmp_path) == expected("vijf", 30)
    assert_tidy(tmp_path)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc")
def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    write(tmp_path, OLD, 40)
    with program(tmp_path, jobs=3, pace=0.05) as process:
        said(process, "started")
        deadline = time.monotonic() + 20
        while len(family(tmp_path)) < 4 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(family(tmp_path)) == 4
        process.kill()
        process.wait()
        while family(tmp_path) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not family(tmp_path)


def family(root: Path) -> list[str]:
    """The living processes that run the script for this test."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if str(root).encode() in (folder / "cmdline").read_bytes():
                found.append(folder.name)
        except OSError:
            continue
    return found


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_keeps_what_is_whole(tmp_path: Path, jobs: int) -> None:
    write(tmp_path, OLD, 20)
    with program(tmp_path, "reading", jobs=jobs) as process:
        said(process, "at reading")
        os.killpg(process.pid, signal.SIGINT)
        if jobs == 1:
            (tmp_path / "go").touch()
        _, new, _ = said(process, "interrupted").split()
        assert process.wait() == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
    # Files 00 to 04 came before the one that it was on.
    assert int(new) == 5 if jobs == 1 else int(new) <= 5
    assert held(tmp_path) == expected(OLD, int(new))
    assert run(tmp_path, jobs=jobs) == f"done {20 - int(new)} 0"
    assert held(tmp_path) == expected(OLD, 20)


def test_ctrl_c_leaves_the_old_index_of_a_rebuild(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    run(tmp_path)
    write(tmp_path, NEW)
    with program(tmp_path, "reading", "rebuild") as process:
        said(process, "at reading")
        process.send_signal(signal.SIGINT)
        (tmp_path / "go").touch()
        said(process, "interrupted")
    assert held(tmp_path) == expected(OLD)
    assert_tidy(tmp_path)


def test_a_second_ctrl_c_does_not_wait(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    run(tmp_path)
    write(tmp_path, NEW)
    with program(tmp_path, "postings") as process:
        said(process, "at postings")
        for _ in range(2):
            process.send_signal(signal.SIGINT)
            time.sleep(0.05)
        assert process.wait(10) != 0
    assert held(tmp_path) == expected(OLD)
    assert_tidy(tmp_path)


def test_two_at_once_write_one_after_the_other(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    with program(tmp_path, "reading") as first:
        said(first, "at reading")
        with program(tmp_path) as second:
            said(second, "waiting")
            (tmp_path / "go").touch()
            assert said(first, "done") == "done 8 0"
            assert said(second, "done") == "done 0 0"
    assert held(tmp_path) == expected(OLD)
    assert_tidy(tmp_path)


def test_a_killed_writer_holds_no_lock(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    with program(tmp_path, "reading") as process:
        said(process, "at reading")
        process.kill()
    with program(tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.read().split("\n")[:2] == ["started", "done 8 0"]
