"""The command `stats` as it is typed: what comes out, where, and with which exit code."""

import csv
import json
import shlex
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import kamerzoek
from corpus.records import dump
from tests.asking import LETTERS

Run = Callable[[str], Result]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a command line on the letters of `tests/asking.py`."""
    base = tmp_path_factory.mktemp("stats")
    letters = base / "letters.json"
    letters.write_text(json.dumps(dump(list(LETTERS))), encoding="utf-8")
    env = {"KAMERZOEK_INDEX": str(base / "index"), "COLUMNS": "80"}

    def typed(line: str) -> Result:
        return CliRunner().invoke(kamerzoek, shlex.split(line), env=env)

    assert typed(f"index {letters}").exit_code == 0
    return typed


def test_the_table_is_on_stdout_and_notes_are_not(run: Run) -> None:
    result = run("stats pont --by year")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "hits by year  3 hits in 2 letters"
    assert result.stderr == "Note: 1 hit without an answer, in no rate\n"


def test_a_group_is_what_its_filter_finds(run: Run) -> None:
    rows = csv.DictReader(run("stats --by minister --format csv").stdout.splitlines())
    counts = {row["minister"]: row["hits"] for row in rows if row["minister"]}
    assert set(counts) == {"Van Zuylekom", "Bäcker", "Öztürk-Van Raan"}
    for name, hits in counts.items():
        assert run(f"search --minister '={name}' --count").stdout == f"{hits}\n"


def test_json_holds_the_command_that_made_it(run: Run) -> None:
    made = json.loads(run("stats pont --party 'Partij Zuid' --by year --format json").stdout)
    assert made["about"]["command"] == "kamerzoek stats pont --party 'Partij Zuid' --by year"


def test_units_of_the_index_are_those_that_every_list_and_status_tell(tmp_path: Path) -> None:
    """A letter without units has a place in an index, and is no unit of it."""
    letters = tmp_path / "letters.json"
    bare = replace(LETTERS[0], id="leeg", number=None, reference=None, units=())
    letters.write_text(json.dumps(dump([*LETTERS, bare])), encoding="utf-8")
    env = {"KAMERZOEK_INDEX": str(tmp_path / "index")}

    def typed(line: str) -> Any:
        return json.loads(CliRunner().invoke(kamerzoek, shlex.split(line), env=env).stdout)

    CliRunner().invoke(kamerzoek, ["index", str(letters)], env=env)
    counted = typed("stats pont --by year --format json")["about"]["units"]
    exported = typed("export pont -o - --format json")["about"]["units"]
    assert counted == exported == sum(len(one.units) for one in LETTERS)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("stats zeppelin --by year", 1, "Nothing found for zeppelin"),
        ("stats pont", 2, "Missing option '--by'"),
        ("stats pont --by jaar", 2, "nothing is counted by 'jaar'"),
        ("stats pont --by year,month", 2, "are both time"),
        ("stats --by year --measure per-answers", 2, "there is no rate per-answers of this"),
        ("stats pont --by year --plot a.gif", 2, "no picture is written as a.gif"),
    ],
)
def test_exit_codes(run: Run, line: str, code: int, said: str) -> None:
    result = run(line)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1 or code == 1


def test_a_picture_is_written_beside_the_table(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    path = tmp_path / "pont.svg"
    result = run(f"stats pont --by year --plot {path}")
    assert result.exit_code == 0
    assert result.stderr.endswith(f"picture written to {path}\n")
    assert "<svg" in path.read_text(encoding="utf-8")
    again = run(f"stats pont --by year --plot {path}")
    assert (again.exit_code, again.stdout) == (2, "")
    assert run(f"stats pont --by year --plot {path} --force").exit_code == 0


def test_counting_needs_no_matplotlib(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("matplotlib")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert run("stats pont --by minister,year").exit_code == 0
