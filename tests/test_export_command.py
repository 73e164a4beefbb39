"""`export`, `export --again` and `diff` as a user types them."""

import csv
import io
import json
import re
import shlex
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from cli import kamerzoek
from corpus.document import Document
from corpus.records import dump
from search.commands.export import COMMAND
from search.output import progress
from search.output.columns import COLUMNS, USUAL
from search.output.progress import counted
from tests.factories import letter

Run = Callable[..., Result]

FIRST = letter(
    ("Vaart de veerpont nog?", "Nee."), ("Wanneer vaart de veerpont?", "In mei."), id="brief-1"
)
SECOND = letter(("Vaart de veerpont weer?", "Ja."), id="brief-2", subject="De veerpont terug")


def put(folder: Path, *letters: Document) -> None:
    """Bring the index in a folder up to date with these letters."""
    (folder / "brieven").mkdir(exist_ok=True)
    for one in letters:
        path = folder / "brieven" / f"{one.id}.json"
        path.write_text(json.dumps(dump([replace(one, source=path.name)])), encoding="utf-8")
    args = ["index", str(folder / "brieven"), "--index", str(folder / "index")]
    assert CliRunner().invoke(kamerzoek, args).exit_code == 0


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in a folder of its own, on an index of one letter."""
    put(tmp_path, FIRST)
    monkeypatch.chdir(tmp_path)

    def run_(line: str) -> Result:
        env = {"KAMERZOEK_INDEX": str(tmp_path / "index"), "COLUMNS": "80"}
        return CliRunner().invoke(kamerzoek, shlex.split(line), env=env)

    return run_


def rows(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Path(path).read_text(encoding="utf-8"), newline="")))


def test_an_export_has_a_row_for_each_hit_and_tells_of_itself(run: Run) -> None:
    result = run("export veerpont --minister zuylekom -o hits.csv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 hits written to hits.csv\n"
    assert list(rows("hits.csv")[0]) == list(USUAL)
    about = json.loads(rows("hits.csv")[0]["about"])
    assert about["command"] == "kamerzoek search veerpont --minister zuylekom"
    assert (about["total"], about["letters"], about["units"]) == (2, 1, 2)


def test_columns_are_chosen(run: Run) -> None:
    result = run("export veerpont -o hits.csv --columns answer,unit")
    assert Path("hits.csv").read_text().splitlines() == [
        "answer,unit", "Nee.,brief-1#1", "In mei.,brief-1#2",
    ]  # fmt: skip
    assert "Note: without the column about" in result.stderr
    assert "Note" not in run("export veerpont -o a.csv --columns unit,about").stderr


def test_passages_are_made_when_they_are_asked_for(run: Run) -> None:
    run("export mei -o hits.csv --columns unit,snippets")
    assert rows("hits.csv")[0]["snippets"].splitlines()[-1] == "In mei."


def test_help_names_every_column() -> None:
    said = COMMAND.says.partition("--columns chooses and orders: ")[2].partition(". In JSON")[0]
    assert [name.strip() for name in said.replace("\n", " ").split(",")] == list(COLUMNS)


def test_only_so_many_hits_are_written(run: Run) -> None:
    run("export veerpont -o hits.jsonl --limit 1")
    about, *hits = map(json.loads, Path("hits.jsonl").read_text(encoding="utf-8").splitlines())
    assert (about["limit"], about["total"], len(hits)) == (1, 2, 1)


def test_a_mark_tells_excel_the_encoding(run: Run) -> None:
    run("export veerpont -o hits.csv --bom")
    assert Path("hits.csv").read_bytes().startswith(b"\xef\xbb\xbfunit,")
    assert run("export veerpont -o - --format csv --bom").stdout.startswith("\ufeffunit,")


def test_a_workbook_can_be_piped(run: Run) -> None:
    data = run("export veerpont -o - --format xlsx").stdout_bytes
    assert openpyxl.load_workbook(io.BytesIO(data))["hits"]["A2"].value == "brief-1#1"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("export veerpont", "no file is named; add -o hits.csv", id="no file"),
        pytest.param("export veerpont -o x.csv --columns x", "no column 'x'; choose", id="column"),
        pytest.param("export veerpont -o x.ris --columns unit", "ris has no columns", id="ris"),
        pytest.param(
            "export veerpont -o x.csv --columns unit --fields unit", "are the same", id="both"
        ),
        pytest.param("export --again no.csv", "no.csv cannot be read", id="no list"),
        pytest.param("export --again old.csv", "old.csv is there already; add --force", id="there"),
        pytest.param("export brug --again old.csv -o x.csv", "words or filters", id="words"),
        pytest.param(
            "export --minister raan --again old.csv -o x.csv", "words or filters", id="filters"
        ),
        pytest.param("export --again bare.csv -o x.csv", "does not say how it was made", id="bare"),
        pytest.param("diff old.csv no.csv", "no.csv cannot be read", id="nothing to compare"),
        pytest.param("diff old.csv old.ris", "no column 'unit'", id="no list to compare"),
    ],
)
def test_what_cannot_be_done_is_one_line(run: Run, line: str, said: str) -> None:
    for made in ("old.csv", "old.ris", "bare.csv --about nowhere"):
        run(f"export veerpont -o {made}")
    result = run(line)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not Path("x.csv").exists()


@pytest.mark.parametrize("form", ["csv", "tsv", "xlsx", "json", "jsonl"])
def test_a_list_is_made_again_and_compared(run: Run, tmp_path: Path, form: str) -> None:
    run(f"export veerpont --minister zuylekom -o old.{form}")
    assert run(f"diff old.{form} old.{form}").exit_code == 1
    put(tmp_path, SECOND)
    result = run(f"export --again old.{form} -o new.csv")
    assert result.exit_code == 0
    assert "Changed: hits 2, now 3\n" in result.stderr
    assert result.stderr.endswith("3 hits written to new.csv\n")
    compared = run(f"diff old.{form} new.csv")
    assert compared.exit_code == 0
    assert compared.stdout == "+ brief-2#1 · 2024-03-12 · De veerpont terug\n"
    assert compared.stderr == "1 new, 0 gone, 0 changed, 2 the same\n"


def test_a_list_is_made_again_as_it_was(run: Run) -> None:
    made = "--columns unit,about --limit 1 --sort oldest --bom"
    run(f"export veerpont {made} -o old.csv")
    assert run("export --again old.csv -o new.csv").exit_code == 0
    old, new = (
        re.sub(r'""made"": ""[^"]*""', "", Path(name).read_text(encoding="utf-8"))
        for name in ("old.csv", "new.csv")
    )
    assert old == new
    assert Path("new.csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    assert list(rows("new.csv")[0]) == ["\ufeffunit", "about"]


def test_a_list_is_made_again_in_its_place(run: Run, tmp_path: Path) -> None:
    run("export veerpont -o old.csv --about comments")
    put(tmp_path, SECOND)
    assert run("export --again old.csv --force").exit_code == 0
    text = Path("old.csv").read_text(encoding="utf-8")
    assert text.startswith("# about: ")
    assert "brief-2#1" in text


def test_a_list_of_which_nothing_is_left_stays(run: Run, tmp_path: Path) -> None:
    run("export veerpont -o old.csv")
    (tmp_path / "brieven" / "brief-1.json").unlink()
    put(tmp_path, letter(("Vaart hij?", "Ja."), id="brief-3", subject="Een boot"))
    before = Path("old.csv").read_bytes()
    result = run("export --again old.csv --force")
    assert result.exit_code == 1
    assert Path("old.csv").read_bytes() == before


def test_a_difference_as_data(run: Run, tmp_path: Path) -> None:
    run("export veerpont -o old.csv")
    put(tmp_path, SECOND)
    run("export veerpont -o new.csv")
    assert run("diff old.csv new.csv --format csv").stdout.splitlines()[1] == "new,brief-2#1,,,"
    told = json.loads(run("diff new.csv old.csv --format json").stdout)
    assert [row["unit"] for row in told["gone"]] == ["brief-2#1"]


def test_a_file_named_like_a_formula_is_a_file(run: Run) -> None:
    assert run("export veerpont -o '=1+1.csv'").exit_code == 0
    assert run("diff '=1+1.csv' '=1+1.csv'").exit_code == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_export_is_counted_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_EVERY", 0)
    stream = Terminal()
    with counted(stream, range(200), 200) as items:
        assert list(items) == list(range(200))
    shown = [line.removeprefix("\x1b[K") for line in stream.getvalue().split("\r")[1:]]
    assert shown[0].endswith(" 0 of 200 hits")
    assert shown[-2] == "#" * 24 + " 200 of 200 hits, writing"
    assert shown[-1] == ""


def test_an_export_is_not_counted_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with counted(sys.stderr, range(200), 200) as items:
        assert len(list(items)) == 200
    assert capsys.readouterr().err == ""
