"""Lists in files: what a workbook holds, that every list comes back, and what two differ in."""

import csv
import io
import json
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Asker, Document, Office, Question, Unit
from corpus.errors import KamerzoekError
from indexer.entries import entries
from search.about import About
from search.filters import Filters
from search.hits import Hit, Hits, Snippet
from search.lists import read
from search.lists.compare import Difference, compare
from search.output import differences, xlsx
from search.output.columns import COLUMNS, USUAL, chosen
from search.output.formats import FORMATS, columned, writer
from search.output.table import cell, quoted
from search.output.terminal import Style
from search.parse import parse
from tests.factories import document, letter, unit

ABOUT = About(
    query="veerpont -brug",
    interpreted="veerpont NOT brug",
    command="kamerzoek search 'veerpont -brug' --minister zuylekom",
    total=2,
    units=147,
    engine="whoosh",
    made="2024-03-12T09:00:00+00:00",
    indexed="2024-03-01T09:00:00+00:00",
    filters={"minister": ("zuylekom",), "from": ("30d",)},
    options={"sort": ("newest",)},
    since="2024-02-01",
    letters=35,
    software="0.1.0",
    schema=3,
    analysis=5,
)
FORMS = columned()


def hits_of(*documents: Document, total: int | None = None) -> Hits:
    """All units of the documents as hits."""
    found = [
        Hit(rank, 2.5, entry, (Snippet("answer", "de veerpont", ((3, 11),)),))
        for rank, entry in enumerate((e for d in documents for e in entries(d)), 1)
    ]
    query = parse("veerpont")
    return Hits(query, Filters(), "whoosh", len(found) if total is None else total, 0, found)


def written(form: str, hits: Hits, about: About = ABOUT) -> bytes:
    """A list as a file holds it."""
    if FORMATS[form].binary:
        held = io.BytesIO()
        writer(form)(hits, about, held)
        return held.getvalue()
    out = io.StringIO(newline="")
    writer(form)(hits, about, out)
    return out.getvalue().encode()


def in_file(folder: Path, form: str, hits: Hits, about: About = ABOUT) -> Path:
    path = folder / f"hits.{form}"
    path.write_bytes(written(form, hits, about))
    return path


def plain(rows: Iterable[Any]) -> list[dict[str, str]]:
    """Rows of a list without what its forms keep differently."""
    return [
        {name: " ".join(text.split()) for name, text in row.items() if COLUMNS[name].steady}
        for row in rows
    ]


def book(hits: Hits, about: About = ABOUT) -> Any:
    """A workbook as another program reads it."""
    return openpyxl.load_workbook(io.BytesIO(written("xlsx", hits, about)))


def sheet_of(*documents: Document) -> dict[str, Any]:
    """The cells of the first hit in a workbook, by column."""
    rows = book(hits_of(*documents))["hits"].iter_rows()
    return dict(zip((one.value for one in next(rows)), next(rows), strict=True))


# Workbooks


def test_a_workbook_has_days_as_days_and_numbers_as_numbers() -> None:
    cells = sheet_of(letter())
    assert cells["answered_on"].value == datetime(2024, 3, 12)
    assert cells["answered_on"].number_format == "yyyy-mm-dd"
    assert cells["score"].value == 2.5
    assert (cells["numbers"].data_type, cells["numbers"].value) == ("s", "1")


def test_a_workbook_can_be_scrolled_and_filtered_at_once() -> None:
    sheet = book(hits_of(letter(), letter(id="ah-tk-20232024-102")))["hits"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:T3"
    assert sheet.column_dimensions["H"].width > 40
    assert sheet["A1"].font.bold


@pytest.mark.parametrize(
    ("id_", "source", "link"),
    [
        pytest.param(
            "ah-tk-20232024-101",
            "/brieven/a.pdf",
            "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-101.html",
            id="where it is published",
        ),
        pytest.param("brief", "/x/een brief.pdf", "FILE:///x/een%20brief.pdf", id="file"),
        pytest.param("brief", "/a/x.zip/een.txt", "FILE:///a/x.zip", id="file in a zip"),
        pytest.param("brief", "a.pdf", None, id="nobody knows where"),
    ],
)  # fmt: skip
def test_the_unit_links_to_its_source(id_: str, source: str, link: str | None) -> None:
    found = sheet_of(replace(letter(id=id_), source=source))["unit"]
    assert (found.hyperlink and found.hyperlink.target) == link
    assert found.value == f"{id_}#1"


def test_a_workbook_says_how_it_was_made() -> None:
    lines = dict(book(hits_of(letter()))["about"].iter_rows(values_only=True))
    assert lines["query"] == "veerpont -brug"
    assert lines["filter minister"] == "zuylekom"
    assert lines["units"] == "147"


DANGEROUS = ("=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "-veerpont")


@pytest.mark.parametrize("text", DANGEROUS)
@pytest.mark.parametrize("form", ["csv", "tsv", "xlsx"])
def test_no_cell_of_any_list_is_a_formula(form: str, text: str, tmp_path: Path) -> None:
    one = letter((text, text), subject=text, askers=(Asker(text, text),), id="brief")
    one = replace(one, source=text, number=text, ministers=(Office("minister", text, text),))
    about = replace(ABOUT, query=text, command=text, filters={"minister": (text,)})
    data = written(form, hits_of(one), about)
    if form == "xlsx":
        sheets = openpyxl.load_workbook(io.BytesIO(data))
        cells = [c for sheet in sheets for row in sheet.iter_rows() for c in row]
        assert {c.data_type for c in cells} <= {"s", "n", "d"}
        texts = [str(c.value) for c in cells if c.value]
    else:
        table = io.StringIO(data.decode(), newline="")
        texts = [
            c for row in csv.reader(table, delimiter="," if form == "csv" else "\t") for c in row
        ]
    assert not [text for text in texts if text.lstrip()[:1] in {*"=+-@"}]
    assert read(in_file(tmp_path, form, hits_of(one), about)).about == about


def test_texts_that_look_like_links_or_numbers_stay_texts() -> None:
    cells = sheet_of(letter(("https://x.example", "mailto:a@b.example"), id="brief", number="0012"))
    for name, text in (("question", "https://x.example"), ("number", "0012")):
        assert (cells[name].data_type, cells[name].value) == ("s", text)
        assert cells[name].hyperlink is None


def test_what_xml_cannot_hold_is_left_out_of_a_workbook() -> None:
    bad = "de\x00\x08\x1b\ufffe\uffff\ud800 pont"
    assert sheet_of(letter((bad, bad), subject=bad))["subject"].value == "de pont"


@pytest.mark.parametrize("sign", ["a", "😀"], ids=["one", "two halves"])
def test_a_text_that_no_cell_holds_is_cut_and_says_so(sign: str) -> None:
    found = sheet_of(letter((sign * 40_000, "Ja.")))["question"].value
    assert found.endswith("[cut: a cell holds 32,767 characters]")
    assert 32_766 <= len(found.encode("utf-16-le")) // 2 <= 32_767


def test_a_list_longer_than_a_sheet_is_refused_before_it_is_begun() -> None:
    with pytest.raises(KamerzoekError, match=r"1,048,576 rows.* 1,048,576 hits; use --limit"):
        written("xlsx", hits_of(letter(), total=1_048_576))
    limited = replace(ABOUT, limit=10)
    assert written("xlsx", hits_of(letter(), total=1_048_576), limited)


def test_rows_beyond_what_excel_can_link_have_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "LINKS", 1)
    sheet = book(hits_of(letter(), letter(id="ah-tk-20232024-102")))["hits"]
    assert sheet["A2"].hyperlink
    assert sheet["A3"].hyperlink is None
    assert sheet["A3"].value == "ah-tk-20232024-102#1"


def test_a_day_that_excel_does_not_know_is_a_text() -> None:
    cells = sheet_of(letter(answered_on=date(1850, 1, 2), asked_on=date(1900, 2, 28)))
    assert [cells[name].value for name in ("answered_on", "asked_on")] == [
        "1850-01-02", "1900-02-28",
    ]  # fmt: skip


# Columns


def test_columns_are_chosen_and_ordered() -> None:
    about = replace(ABOUT, columns=chosen(" Subject,unit , days,subject"))
    rows = list(csv.reader(io.StringIO(written("csv", hits_of(letter()), about).decode())))
    assert rows == [["subject", "unit", "days"], ["De veerpont bij Oudewaard",
                    "ah-tk-20232024-101#1", "21"]]  # fmt: skip


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


# What two lists differ in


def difference(
    folder: Path, old: Hits, new: Hits, forms: tuple[str, str] = ("csv", "csv")
) -> Difference:
    """Two lists compared, each in its form."""
    files = []
    for name, form, hits in zip(("old", "new"), forms, (old, new), strict=True):
        (folder / name).mkdir(exist_ok=True)
        files.append(read(in_file(folder / name, form, hits)))
    return compare(*files)


OLD = hits_of(
    letter(("Vaart hij?", "Ja."), id="a"),
    letter(("Wanneer?", "Morgen\nom tien uur."), id="b"),
    letter(("Waarom?", None), id="c"),
)
NEW = hits_of(
    letter(("Hoe lang?", "Lang."), id="d"),
    letter(("Vaart hij?", "Nee."), id="a", subject="De veerboot"),
    letter(("Wanneer?", "Morgen\nom tien uur."), id="b"),
)


@pytest.mark.parametrize("new", FORMS)
@pytest.mark.parametrize("old", FORMS)
def test_units_are_new_gone_changed_or_the_same(old: str, new: str, tmp_path: Path) -> None:
    found = difference(tmp_path, OLD, NEW, (old, new))
    assert [row["unit"] for row in found.new] == ["d#1"]
    assert [row["unit"] for row in found.gone] == ["c#1"]
    assert found.same == 1
    (changed,) = found.changed
    assert changed.row["unit"] == "a#1"
    assert changed.columns == {
        "subject": ("De veerpont bij Oudewaard", "De veerboot"),
        "answer": ("Ja.", "Nee."),
    }
    assert found


def test_rank_score_and_passages_are_no_change(tmp_path: Path) -> None:
    other = [replace(hit, rank=9, score=0.1, snippets=()) for hit in OLD.hits]
    found = difference(tmp_path, OLD, replace(OLD, hits=other), ("json", "csv"))
    assert not found
    assert found.same == 3


def test_only_columns_that_both_have_are_compared(tmp_path: Path) -> None:
    few = in_file(tmp_path, "csv", OLD, replace(ABOUT, columns=("unit", "subject")))
    found = compare(read(few), read(in_file(tmp_path, "jsonl", NEW)))
    assert found.compared == ("subject",)
    assert [list(one.columns) for one in found.changed] == [["subject"]]


def test_a_text_longer_than_a_cell_is_no_change(tmp_path: Path) -> None:
    long = hits_of(letter(("Vaart hij?", "veer pont\n" * 5000)))
    assert not difference(tmp_path, long, long, ("xlsx", "json"))
    assert not difference(tmp_path, long, long, ("csv", "xlsx"))


def test_empty_lists_can_be_compared(tmp_path: Path) -> None:
    nothing = hits_of()
    assert len(difference(tmp_path, nothing, OLD).new) == 3
    assert len(difference(tmp_path, OLD, nothing, ("jsonl", "json")).gone) == 3
    assert not difference(tmp_path, nothing, nothing, ("csv", "json"))


def test_a_difference_for_a_person(tmp_path: Path) -> None:
    found = difference(tmp_path, OLD, NEW)
    assert "\n".join(differences.lines(found, Style(80))) == (
        """\
- c#1 · 2024-03-12 · De veerpont bij Oudewaard
+ d#1 · 2024-03-12 · De veerpont bij Oudewaard
~ a#1 · 2024-03-12 · De veerboot
  subject  was  De veerpont bij Oudewaard
           now  De veerboot
  answer   was  Ja.
           now  Nee."""
    )
    assert differences.counted(found) == "1 new, 1 gone, 1 changed, 1 the same"


def test_a_long_text_is_shown_around_what_changed(tmp_path: Path) -> None:
    long = "De veerpont vaart elk uur. " * 40
    old, new = (hits_of(letter(("Vaart?", long + end + long))) for end in ("Ja.", "Nee."))
    shown = "\n".join(differences.lines(difference(tmp_path, old, new), Style(80)))
    assert "was  … uur. De veerpont vaart elk uur. Ja." in shown
    assert len(shown) < 1000


def test_a_difference_for_programs(tmp_path: Path) -> None:
    one, two = in_file(tmp_path, "csv", OLD), in_file(tmp_path, "json", NEW)
    found = compare(read(one), read(two))
    out = io.StringIO()
    differences.write_json(read(one), read(two), found, out)
    told = json.loads(out.getvalue())
    assert told["schema"] == "kamerzoek.diff/1"
    assert (told["old"]["file"], told["new"]["about"]["query"]) == (str(one), "veerpont -brug")
    assert [row["unit"] for row in told["added"]] == ["d#1"]
    assert told["changed"][0]["columns"]["answer"] == {"old": "Ja.", "new": "Nee."}
    table = io.StringIO(newline="")
    differences.write_csv(found, table)
    assert table.getvalue().splitlines() == [
        "change,unit,column,old,new",
        "new,d#1,,,",
        "gone,c#1,,,",
        "changed,a#1,subject,De veerpont bij Oudewaard,De veerboot",
        "changed,a#1,answer,Ja.,Nee.",
    ]


def test_lists_that_ask_different_things_are_told(tmp_path: Path) -> None:
    other = replace(ABOUT, command="kamerzoek search brug", limit=2)
    one = read(in_file(tmp_path, "csv", OLD))
    two = read(in_file(tmp_path, "json", OLD, other))
    assert list(differences.notes(one, one)) == []
    assert [note.partition(":")[0] for note in differences.notes(one, two)] == [
        "the lists ask different things",
        "the lists are not cut at the same length",
    ]


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


def test_one_unit_twice_in_a_list_counts_once(tmp_path: Path) -> None:
    twice = hits_of(document(unit(), id="x"), document(unit(), id="x"))
    assert difference(tmp_path, twice, twice).same == 1
