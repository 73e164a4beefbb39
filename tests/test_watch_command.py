"""`kamerzoek watch` as it is typed: what it prints where, and its exit codes."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner, Result

from cli import kamerzoek
from corpus.document import Document
from search.store import begin
from tests.factories import letter, minister

Run = Callable[..., Result]
ADDED = "Watch pont: 1 unit found now; a run tells what comes after\n"


def put(index: Path, *letters: Document, rebuild: bool = False) -> None:
    with begin(index, rebuild=rebuild) as writer:
        writer.delete([one.id for one in letters])
        writer.add(letters)
        writer.commit()


@pytest.fixture
def index(tmp_path: Path) -> Path:
    put(tmp_path / "index", letter(number="101", session="2023-2024"))
    return tmp_path / "index"


@pytest.fixture
def run(index: Path) -> Run:
    def run_(*line: str) -> Result:
        env = {"KAMERZOEK_INDEX": str(index), "COLUMNS": "80", "NO_COLOR": None}
        return CliRunner().invoke(kamerzoek, ["watch", *line], env=env)

    return run_


def more(index: Path, nth: int, answer: str | None = "Morgen weer.") -> None:
    put(
        index,
        letter(
            (f"Vaart de veerpont weer na storm {nth}?", answer),
            id=f"2024Z{nth:05}",
            reference=f"2024Z{nth:05}",
        ),
    )


def test_news_are_printed_and_nothing_when_there_is_none(run: Run, index: Path) -> None:
    added = run("add", "pont", "veerpont", "-brug", "--minister", "zuylekom")
    assert (added.exit_code, added.stdout, added.stderr) == (0, "", ADDED)
    quiet = run("run")
    assert (quiet.exit_code, quiet.output) == (1, "")
    more(index, 1)
    told = run("run")
    assert (told.exit_code, told.stderr) == (0, "")
    assert (
        told.stdout
        == """pont: 1 new
kamerzoek search veerpont -brug --minister zuylekom --sort newest

1. De veerpont bij Oudewaard
   2024-03-12 · minister Van Zuylekom (Waterstaat)
   Vraag 1 · Terpstra-Noord (Partij Zuid) · 2024Z00001#1
   Vraag     Vaart de veerpont weer na storm 1?
   Antwoord  Morgen weer.
"""
    )
    assert run("run").exit_code == 1


def test_an_answer_is_told_with_where_it_was_asked(run: Run, index: Path) -> None:
    run("add", "pont", "veerpont")
    more(index, 1, None)
    assert "not answered in this letter" in run("run").stdout
    put(
        index,
        letter(
            ("Vaart de veerpont weer?", "Ja."),
            id="ah-tk-20242025-9",
            number="9",
            session="2024-2025",
            reference="2024Z00001",
        ),
    )
    told = run("run").stdout
    assert told.startswith("pont: 1 answered\n")
    assert "   answered now; asked in 2024Z00001#1\n" in told
    assert told.endswith("   https://zoek.officielebekendmakingen.nl/ah-tk-20242025-9.html\n")


def test_json_is_whole_with_news_and_without(run: Run, index: Path) -> None:
    run("add", "pont", "veerpont")
    run("add", "opvang", "kinderopvang")
    none = run("run", "--format", "json")
    assert (none.exit_code, json.loads(none.stdout)["batches"]) == (1, [])
    more(index, 1)
    more(index, 2)
    found = json.loads(run("run", "--format", "json").stdout)
    assert found["schema"] == "kamerzoek.news/1"
    (batch,) = found["batches"]
    assert (batch["watch"], batch["total"], batch["again"]) == ("pont", 2, False)
    assert [(one["what"], one["unit"]) for one in batch["news"]] == [
        ("new", "2024Z00001#1"),
        ("new", "2024Z00002#1"),
    ]
    assert batch["news"][0]["document"]["ministers"][0]["name"] == "Van Zuylekom"


def test_a_feed_takes_the_place_of_the_screen(run: Run, index: Path, tmp_path: Path) -> None:
    feed = tmp_path / "pont.xml"
    run("add", "pont", "veerpont")
    for nth in range(1, 4):
        more(index, nth)
        told = run("run", "pont", "--feed", str(feed), "--entries", "2")
        assert (told.exit_code, told.output) == (0, "")
    links = [entry.id.rpartition("/1/")[2] for entry in feedparser.parse(feed).entries]
    assert links == ["2024Z00003/1", "2024Z00002/1"]
    more(index, 4)
    both = run("run", "--feed", str(feed), "--format", "text")
    assert both.stdout.startswith("pont: 1 new\n")
    assert len(feedparser.parse(feed).entries) == 4


def test_a_feed_that_cannot_be_written_loses_nothing(run: Run, index: Path, tmp_path: Path) -> None:
    run("add", "pont", "veerpont")
    more(index, 1)
    failed = run("run", "--feed", str(tmp_path / "weg" / "pont.xml"))
    assert (failed.exit_code, failed.stdout) == (2, "")
    assert failed.stderr.startswith("Error: ")
    assert run("run").stdout.startswith("pont: 1 new\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_full_disk_loses_nothing(run: Run, index: Path, form: str) -> None:
    run("add", "pont", "veerpont")
    more(index, 1)
    program = [sys.executable, str(Path(__file__).parent.parent / "cli.py"), "watch", "run"]
    with Path("/dev/full").open("wb") as full:
        failed = subprocess.run(
            [*program, "--format", form, "--index", str(index)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (failed.returncode, failed.stderr) == (
        2,
        "Error: the news cannot be written: No space left on device; the next run will tell them\n",
    )
    assert run("run").stdout.startswith("pont: 1 new\n")


def test_watches_are_listed_shown_and_removed(run: Run, index: Path) -> None:
    assert run("list").stderr == ("There are no watches; add one: kamerzoek watch add NAME WORDS\n")
    run("add", "pont", "veerpont", "--from", "30d")
    run("add", "alles", "pont", "--all")
    listed = run("list")
    assert listed.exit_code == 0
    assert "  kamerzoek search veerpont --from 30d --sort newest\n" in listed.stdout
    assert "0 units seen" in listed.stdout
    more(index, 1)
    run("run")
    shown = run("show", "alles").stdout
    assert "last run 20" in shown
    assert "2 units seen" in shown
    assert "De veerpont bij Oudewaard\n" in shown
    (watch,) = json.loads(run("show", "PONT", "--format", "json").stdout)["watches"]
    assert (watch["name"], watch["seen"], watch["waiting"]) == ("pont", 0, 0)
    removed = run("remove", "pont", "alles")
    assert (removed.exit_code, removed.stderr) == (0, "Watch pont removed\nWatch alles removed\n")
    assert run("list").exit_code == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(["add", "pont"], "nothing to search for", id="no words"),
        pytest.param(["add", "pont", "x", "--minister", "zuilekom"], "no minister", id="minister"),
        pytest.param(["add", "pont", "x", "--from", "gisteren of zo"], "gisteren", id="day"),
        pytest.param(["add", "-pont", "x"], "cannot have the name '-pont'", id="name"),
        pytest.param(["add", "pont", "x", "--related"], "No such option", id="related"),
        pytest.param(["run", "brug"], "there is no watch 'brug'; add one", id="unknown"),
        pytest.param(["show", "brug"], "there is no watch 'brug'", id="unknown to show"),
        pytest.param(["remove", "brug"], "there is no watch 'brug'", id="unknown to remove"),
        pytest.param(["run", "--feed", "."], "cannot be written", id="feed"),
    ],
)
def test_what_does_not_go_is_one_line(run: Run, line: list[str], said: str) -> None:
    result = run(*line)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


def test_one_watch_that_fails_is_told_and_the_others_run(run: Run, index: Path) -> None:
    run("add", "minister", "--minister", "zuylekom")
    run("add", "pont", "veerpont")
    new = letter(id="2024Z00007", reference="2024Z00007", ministers=(minister("De Wit"),))
    put(index, new, rebuild=True)
    result = run("run")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: watch minister: no minister 'zuylekom' in the index")
    assert result.stderr.count("\n") == 1
    assert result.stdout.startswith("pont: 1 new\n")


def test_what_a_record_says_commands_no_terminal(run: Run, index: Path) -> None:
    run("add", "pont", "veerpont")
    put(index, letter(subject="De veerpont\x1b[31m\u202e", id="2024Z00007", reference="2024Z00007"))
    told = run("run").stdout
    assert "De veerpont�[31m�" in told
    assert not {"\x1b", "\u202e"} & set(told)


def test_watches_may_be_kept_elsewhere(run: Run, index: Path, tmp_path: Path) -> None:
    place = tmp_path / "mijn.sqlite"
    assert run("add", "pont", "veerpont", "--state", str(place)).exit_code == 0
    assert run("list").exit_code == 1
    assert run("list", "--state", str(place)).stdout.startswith("pont\n")
    lost = run("add", "pont", "veerpont", "--state", str(tmp_path / "weg" / "mijn.sqlite"))
    assert "unable to open database file; choose another place with --state" in lost.stderr


def test_what_may_have_been_told_before_says_so(
    run: Run, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "pont", "veerpont")
    more(index, 1)
    with monkeypatch.context() as patch:
        patch.setattr("search.batches.Batches.told", lambda *_: 1 / 0)
        assert run("run").exit_code == 2
    told = run("run").stdout
    assert re.search(r"^Of 20.*; may have been told before, by a run that did not", told, re.M)
    assert "2024Z00001#1" in told


def test_no_index_is_told(run: Run, index: Path) -> None:
    run("add", "pont", "veerpont")
    for path in sorted(index.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert "there is no index in" in run("run").stderr
