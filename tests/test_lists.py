"""Lists in files: their columns, how they were made, and that all of it comes back."""

import csv
import gc
import io
import json
import tempfile
import tracemalloc
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Asker, Document, Office, Question, Unit
from corpus.errors import KamerzoekError
from search.hits import Hit, Hits
from search.lists import read
from search.lists.compare import compare
from search.output.columns import COLUMNS, USUAL, chosen
from search.output.formats import FORMATS, columned, writer
from search.output.table import cell, quoted
from tests.factories import document, letter, unit
from tests.listed import ABOUT, hits_of, in_file, plain, written

FORMS = columned()


def test_columns_are_chosen_and_ordered() -> None:
    about = replace(ABOUT, columns=chosen(" Subject,unit , days,subject"))
    rows = list(csv.reader(io.StringIO(written("csv", hits_of(letter()), about).decode())))
    assert rows == [["subject", "unit", "days"], ["De veerpont bij Oudewaard",
                    "ah-tk-20232024-101#1", "21"]]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in COLUMNS if name != "about"])
def test_every_column_that_is_chosen_is_told_in_json_also_without_a_value(name: str) -> None:
    bare = document(unit(answer=None), answered_on=None)
    lines = written("jsonl", hits_of(bare), replace(ABOUT, columns=(name,)))
    found: object = json.loads(lines.splitlines()[-1])
    for key in COLUMNS[name].key.split("."):
        assert isinstance(found, dict)
        assert key in found
        found = found[key]


@pytest.mark.parametrize("typed", ["", " , ", "unit,colour"])
def test_columns_there_are_not_are_refused_with_those_there_are(typed: str) -> None:
    with pytest.raises(KamerzoekError, match="choose from rank, unit, document"):
        chosen(typed)


def test_the_same_names_choose_what_json_tells() -> None:
    about = replace(ABOUT, columns=("answer", "parties", "subject", "signs", "citation"))
    (hit,) = json.loads(written("json", hits_of(letter()), about))["hits"]
    assert list(hit) == ["document", "answer", "signs", "citation"]
    assert hit["document"] == {
        "subject": "De veerpont bij Oudewaard",
        "askers": [{"name": "Terpstra-Noord", "party": "Partij Zuid"}],
    }


def test_every_column_can_be_asked_of_every_list() -> None:
    for form in FORMS:
        assert written(form, hits_of(letter()), replace(ABOUT, columns=tuple(COLUMNS)))


def test_the_row_of_a_letter_is_that_of_each_of_its_units() -> None:
    one = letter(("Vaart hij?", "Ja."), ("Wanneer?", None))
    two = letter(id="ah-tk-20232024-7", subject="Een ander")
    found = hits_of(one, two)
    shuffled = replace(found, hits=[list(found.hits)[at] for at in (0, 2, 1)])
    rows = list(csv.DictReader(io.StringIO(written("csv", shuffled).decode(), newline="")))
    assert [(row["unit"], row["subject"], row["answer"]) for row in rows] == [
        ("ah-tk-20232024-101#1", "De veerpont bij Oudewaard", "Ja."),
        ("ah-tk-20232024-7#1", "Een ander", "Ja, dat bericht is mij bekend."),
        ("ah-tk-20232024-101#2", "De veerpont bij Oudewaard", ""),
    ]


# How a list was made


@pytest.mark.parametrize("form", FORMS)
def test_every_list_says_how_it_was_made(form: str, tmp_path: Path) -> None:
    found = read(in_file(tmp_path, form, hits_of(letter())))
    assert (found.form, found.about) == (form, ABOUT)


@pytest.mark.parametrize("form", FORMS)
def test_a_list_may_be_told_to_say_nothing(form: str, tmp_path: Path) -> None:
    about = replace(ABOUT, told="nowhere")
    found = read(in_file(tmp_path, form, hits_of(letter()), about))
    assert found.about is None
    assert [row["unit"] for row in found.rows()] == ["ah-tk-20232024-101#1"]


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_table_tells_it_on_its_first_row_alone(form: str) -> None:
    data = written(form, hits_of(letter(), letter(id="x"))).decode()
    rows = list(csv.reader(io.StringIO(data, newline=""), delimiter="," if form == "csv" else "\t"))
    assert [bool(row[-1]) for row in rows[1:]] == [True, False]
    assert rows[0] == list(USUAL)


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_table_can_tell_it_in_comments_instead(form: str, tmp_path: Path) -> None:
    about = replace(ABOUT, told="comments")
    path = in_file(tmp_path, form, hits_of(letter()), about)
    assert path.read_text(encoding="utf-8").startswith(
        '# about: kamerzoek.about/1\n# query: veerpont -brug\n'
    )  # fmt: skip
    assert read(path).about == about
    assert "about" not in path.read_text(encoding="utf-8").splitlines()[-2]


@settings(deadline=None, max_examples=30)
@given(st.text(), st.text(min_size=1), st.sampled_from(["column", "comments"]))
def test_whatever_was_typed_comes_back(query: str, name: str, told: Any) -> None:
    about = replace(ABOUT, query=query, filters={"minister": (name, "raan")}, told=told)
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            found = read(in_file(Path(folder), form, hits_of(letter()), about)).about
            assert found
            assert replace(found, told=told) == about


def test_a_query_longer_than_a_cell_comes_back_from_a_workbook(tmp_path: Path) -> None:
    about = replace(ABOUT, query="veerpont OF " * 6000 + "brug")
    assert read(in_file(tmp_path, "xlsx", hits_of(letter()), about)).about == about


# Lists that come back


TEXT = st.text(max_size=30)
NAME = st.text(min_size=1, max_size=12)


@st.composite
def letters(draw: st.DrawFn) -> Document:
    """Any letter, its texts made of anything."""
    maybe = st.none() | TEXT
    numbers = st.lists(NAME, min_size=1, max_size=2).map(tuple)
    units = [
        Unit(f"brief#{at}", draw(numbers), (Question((), draw(TEXT)),), draw(maybe))
        for at in range(draw(st.integers(1, 3)))
    ]
    offices = st.builds(Office, st.just("minister"), maybe, maybe)
    return document(
        *units,
        id="brief",
        number=draw(maybe),
        subject=draw(maybe),
        askers=tuple(draw(st.lists(st.builds(Asker, NAME, maybe), max_size=2))),
        ministers=tuple(draw(st.lists(offices, max_size=2))),
        answered_on=draw(st.none() | st.dates(date(1901, 1, 1))),
    )


@settings(deadline=None, max_examples=40)
@given(letters())
def test_every_form_of_a_list_gives_the_same_rows(one: Document) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [read(in_file(Path(folder), form, hits_of(one))) for form in FORMS]
        found = {file.form: plain(file.rows()) for file in files}
        assert {len(rows) for rows in found.values()} == {len(one.units)}
        for other in files:
            assert not compare(files[0], other), other.form


@settings(deadline=None)
@given(st.lists(st.lists(st.text(), min_size=2), min_size=1))
def test_csv_is_what_others_write(rows: list[list[str]]) -> None:
    cells = [[cell(text) for text in row] for row in rows]
    ours = "".join(",".join(map(quoted, row)) + "\r\n" for row in cells)
    assert list(csv.reader(io.StringIO(ours, newline=""))) == cells
    theirs = io.StringIO(newline="")
    csv.writer(theirs, lineterminator="\r\n").writerows(cells)
    assert ours == theirs.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("x.csv", b"naam,datum\r\nx,y\r\n", "no column 'unit'", id="another table"),
        pytest.param("x.csv", b"", "no column 'unit'", id="nothing"),
        pytest.param("x.csv", b"unit,subject\r\n\xff,\xfe\r\n", "not UTF-8", id="no text"),
        pytest.param("x.json", b'{"hits": 3}', "has no 'unit'", id="other JSON"),
        pytest.param("x.json", b'{"schema": "x", "hits": 3}', "it has no hits", id="no hits"),
        pytest.param("x.json", b'{"schema": ', "not JSON", id="half JSON"),
        pytest.param("x.jsonl", b'{"unit": 3}\n', "has no 'unit'", id="no id"),
        pytest.param("x.jsonl", b'{"unit": "a"}\n[1]\n', "has no 'unit'", id="no object"),
        pytest.param("x.xlsx", b"PK\x03\x04nothing", "no workbook", id="no workbook"),
    ],
)
def test_what_is_no_list_is_one_clear_error(
    name: str, data: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(KamerzoekError, match=said) as error:
        list(read(path).rows())
    assert str(path) in str(error.value)


def test_a_workbook_that_unpacks_to_far_more_than_it_is_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 20_000_000)
    with pytest.raises(KamerzoekError, match="a zip bomb"):
        read(path)


def test_json_too_large_to_be_read_at_once_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.lists.objects.MAX_JSON", 10)
    path = tmp_path / "hits.json"
    path.write_text(json.dumps(json.loads(written("json", hits_of(letter()))), indent=4))
    with pytest.raises(KamerzoekError, match="too large"):
        read(path)


def test_a_file_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(KamerzoekError, match=r"no\.csv cannot be read: No such file"):
        read(tmp_path / "no.csv")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without a mark", "with one"])
def test_a_table_that_a_dutch_spreadsheet_saved_is_read(mark: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mijn.csv"
    path.write_bytes(mark + b'unit;subject;mijn notitie\r\na#1;"de; kade";let op\r\n')
    found = read(path)
    assert list(found.rows()) == [{"unit": "a#1", "subject": "de; kade"}]
    assert found.bom == bool(mark)


def test_json_that_another_program_laid_out_is_read(tmp_path: Path) -> None:
    path = tmp_path / "hits.json"
    path.write_text(json.dumps(json.loads(written("json", hits_of(letter()))), indent=4))
    found = read(path)
    assert (found.form, found.about) == ("json", ABOUT)
    assert [row["unit"] for row in found.rows()] == ["ah-tk-20232024-101#1"]


def test_a_list_of_any_length_is_written_row_by_row() -> None:
    taken: list[int] = []

    def endless() -> Iterable[Hit]:
        for hit in hits_of(*(letter(id=f"brief-{n}") for n in range(50))).hits:
            taken.append(hit.rank)
            yield hit

    class Watched(io.StringIO):
        def write(self, text: str) -> int:
            seen.append(len(taken))
            return super().write(text)

    for form in ("csv", "tsv", "json", "jsonl"):
        seen: list[int] = []
        taken.clear()
        writer(form)(replace(hits_of(), hits=endless(), total=50), ABOUT, Watched())
        assert set(range(1, 51)) <= set(seen), form


@pytest.mark.parametrize("form", FORMS)
def test_a_long_list_takes_no_more_memory_than_a_short_one(form: str) -> None:
    def peak(number: int) -> int:
        gc.collect()
        hits = (one for n in range(number) for one in hits_of(letter(id=f"brief-{n % 50}")).hits)
        tracemalloc.start()
        written_to(Nowhere(), form, replace(hits_of(), hits=hits, total=number))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    def least(number: int) -> int:  # What is made once, and stays, does not count.
        return min(peak(number) for _ in range(3))

    assert least(250) < least(50) + 50_000


class Nowhere(io.RawIOBase):
    """A file that keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return len(data)


def written_to(nowhere: Nowhere, form: str, hits: Hits) -> None:
    out = io.BufferedWriter(nowhere)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer(form)(hits, ABOUT, out if FORMATS[form].binary else text)
