"""Workbooks as another program reads them: types, links, limits, and nothing that is run."""

import csv
import io
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from corpus.document import Asker, Document, Office
from corpus.errors import KamerzoekError
from search.about import About
from search.hits import Hit, Hits
from search.lists import read
from search.output import xlsx
from tests.factories import letter
from tests.listed import ABOUT, hits_of, in_file, written


def book(hits: Hits, about: About = ABOUT) -> Any:
    """A workbook as another program reads it."""
    return openpyxl.load_workbook(io.BytesIO(written("xlsx", hits, about)))


def sheet_of(*documents: Document) -> dict[str, Any]:
    """The cells of the first hit in a workbook, by column."""
    rows = book(hits_of(*documents))["hits"].iter_rows()
    return dict(zip((one.value for one in next(rows)), next(rows), strict=True))


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


def test_an_export_that_is_interrupted_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[Path] = []

    def interrupted() -> Iterator[Hit]:
        yield from hits_of(letter(), letter(id="b")).hits
        seen.extend(tmp_path.iterdir())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        written("xlsx", replace(hits_of(), hits=interrupted()))
    assert seen
    assert list(tmp_path.iterdir()) == []
