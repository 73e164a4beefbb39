"""The audit: what `inspect --check` says of a folder, and that it sees what it must see."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import kamerzoek
from corpus.readers import Failed
from corpus.text import Line, Text
from indexer.audit import lost
from indexer.checks import Checked, check
from indexer.splitter import dissect

HEAD = """AH 9604
2024Z90294
Antwoord van minister Terlaak (Waterstaat) (ontvangen 20 november 2024)

"""
LETTERS = {
    "heel.txt": HEAD
    + "Vraag 1 en 2\nVaart de pont?\n\nAntwoord op vraag 1 en 2\nJa.\n\n"
    + "Vraag 3\nHoe laat?\n\nAntwoord op vraag 3\nOm acht uur.\n\nHoogachtend,\nH. Terlaak\n",
    "gat.txt": HEAD.replace("90294", "90295")
    + "Vraag 1\nVaart de pont?\n\nAntwoord op vraag 1\nJa.\n\n"
    + "Vraag 3\nHoe laat?\n\nVraag 3\nHoe laat?\n\nAntwoord op vraag 3\nOm acht uur.\n",
    "lijst.txt": "melk\nbrood\nkaas\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in LETTERS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(kamerzoek, ["inspect", "--check", *args])


def named(folder: Path, name: str) -> Checked:
    found = [one for one in check([folder / name]) if isinstance(one, Checked)]
    assert len(found) == 1
    return found[0]


def test_a_whole_letter_is_counted(folder: Path) -> None:
    one = named(folder, "heel.txt")
    assert (one.form, one.questions, one.answers, one.missing, one.repeated, one.lost) == (
        "text", 3, 2, (), (), (),
    )  # fmt: skip
    assert one.outside == len("Hoogachtend,H.Terlaak")


def test_missing_and_repeated_numbers_are_told(folder: Path) -> None:
    one = named(folder, "gat.txt")
    assert (one.missing, one.repeated) == (("2",), ("3",))


def test_what_is_no_letter_is_a_line_of_its_own(folder: Path) -> None:
    failed = [one for one in check([folder]) if isinstance(one, Failed)]
    assert [Path(one.source).name for one in failed] == ["lijst.txt"]


def test_the_table_ends_with_totals(folder: Path) -> None:
    result = run(str(folder))
    assert result.exit_code == 2  # one file was not read
    *_, letters, doubts = result.stdout.splitlines()
    assert letters == "2 letters: 6 questions, 4 answers, 5 units"
    assert doubts == "1 letters with doubts, 1 not read, 0 with characters lost"
    assert "  ! missing: 2" in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines() if "lijst" not in line)


def test_all_well_is_exit_code_0(folder: Path) -> None:
    assert run(str(folder / "heel.txt")).exit_code == 0


def test_the_same_for_programs(folder: Path) -> None:
    told = [json.loads(line) for line in run(str(folder), "--format", "json").stdout.splitlines()]
    assert [Path(one["source"]).name for one in told] == ["gat.txt", "heel.txt", "lijst.txt"]
    assert told[0]["missing"] == ["2"]
    assert "failed" in told[2]


@pytest.mark.parametrize("label", ["question", "answer", "closing", "footnote"])
def test_a_text_that_is_taken_away_is_missed(label: str) -> None:
    text = Text(tuple(Line(line, gap=True) for line in LETTERS["heel.txt"].splitlines() if line))
    splitting = dissect(text, "heel.txt")
    assert lost(text, splitting) == []
    piece = next((p for p in splitting.pieces if p.label == label), None)
    if piece is None:
        splitting.pieces[-1].label = label  # type: ignore[assignment]
    else:
        splitting.documents = (replace(splitting.documents[0], units=(), closing=""),)
    assert lost(text, splitting)
