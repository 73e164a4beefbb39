"""What metadata beside a letter says: found where it lies, and used where the letter is silent."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Asker, Document, Kind, Office, Unit
from corpus.readers import companion, html, read, read_bytes
from corpus.readers.outcome import Failed, Read
from corpus.text import Text
from indexer.discover import discover, fingerprint
from indexer.metadata import filled

LETTER = "Vraag 1\nVaart de pont?\nAntwoord 1\nJa.\n"
Pairs = tuple[tuple[str, str], ...]


def metadata(**values: str) -> str:
    rows = "".join(
        f'<metadata name="{name.replace("_", ".")}" scheme="" content="{value}"/>'
        for name, value in values.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><metadata_gegevens>{rows}</metadata_gegevens>'


FULL = metadata(DC_title="De pont", OVERHEIDop_vraagNummer="2023Z91111", DC_type="")


def found_in(outcomes: list[Read | Failed]) -> dict[str, Pairs]:
    """What each letter that was read has as metadata, by the end of its source."""
    out = {}
    for outcome in outcomes:
        assert isinstance(outcome, Read), outcome
        assert isinstance(outcome.content, Text)
        out[outcome.source.rpartition("/")[2]] = outcome.content.metadata
    return out


SAID = (("title", "De pont"), ("vraagnummer", "2023Z91111"))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(["brief.txt", "brief.metadata.xml"], {"brief.txt"}, id="the same name"),
        pytest.param(["brief.txt", "brief.txt.metadata.xml"], {"brief.txt"}, id="the whole name"),
        pytest.param(["brief.txt", "brief/metadata.xml"], {"brief.txt"}, id="a folder of the name"),
        pytest.param(["brief.txt", "metadata.xml"], {"brief.txt"}, id="the only letter"),
        pytest.param(
            ["brief.txt", "brief.html", "metadata.xml"], {"brief.txt", "brief.html"},
            id="the only letter, in two formats",
        ),
        pytest.param(["brief.txt", "ander.txt", "metadata.xml"], set(), id="two letters"),
        pytest.param(
            ["brief.txt", "ander.txt", "ander.metadata.xml"], {"ander.txt"}, id="one of two"
        ),
        pytest.param(["brief.txt", "foto.png", "metadata.xml"], {"brief.txt"}, id="and a picture"),
    ],
)  # fmt: skip
def test_metadata_belongs_to_the_letter_beside_it(
    tmp_path: Path, files: list[str], expected: set[str]
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in files:
            path = tmp_path / "map" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(FULL if name.endswith(".xml") else LETTER)
            archive.write(path, f"map/{name}")
    letters = discover([tmp_path], {".txt", ".html", ".xml"}).files
    on_disk = found_in([outcome for path in letters for outcome in read(path)])
    in_zip = found_in(list(read_bytes(packed.getvalue(), "alles.zip")))
    assert {name for name, said in on_disk.items() if said} == expected
    assert on_disk == in_zip
    assert all(said == SAID for said in on_disk.values() if said)
    assert all((companion(path) is not None) == (path.name in expected) for path in letters)


def test_broken_metadata_costs_no_letter(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(LETTER)
    for broken in ("<metadata_gegevens>", "<metadata_gegevens/>", "", "x" * 2_000_000):
        (tmp_path / "metadata.xml").write_text(broken)
        assert found_in(list(read(tmp_path / "brief.txt"))) == {"brief.txt": ()}


def test_a_letter_is_read_again_when_its_metadata_changes(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(LETTER)
    prints = {fingerprint(path)}
    for said in (FULL, metadata(DC_title="De veerpont")):
        (tmp_path / "metadata.xml").write_text(said)
        prints.add(fingerprint(path))
    assert len(prints) == 3


def test_a_page_carries_its_metadata_in_its_head() -> None:
    page = (
        '<head><meta name="viewport" content="width"><meta name="DC.title" content=" De  pont ">'
        '<meta name="OVERHEIDop.indiener" content="A"><meta name="OVERHEIDop.indiener" content="B">'
        '<meta name="OVERHEIDop.indiener" content="B"></head><body><p>Vraag 1</p></body>'
    )
    assert html.read(page.encode()).metadata == (
        ("title", "De pont"), ("indiener", "A"), ("indiener", "B"),
    )  # fmt: skip


def silent(kind: Kind = "answers", **said: object) -> Document:
    """A letter that prints nothing but a question, its answer, and what is said."""
    unit = Unit("brief#1", ("1",), (), "Ja." if kind == "answers" else None)
    return Document("brief", "brief.txt", kind, units=(unit,), **said)  # type: ignore[arg-type]


def test_a_silent_letter_gets_everything() -> None:
    document = filled(
        silent(),
        (
            ("identifier", "ah-tk-20232024-9911"),
            ("vraagnummer", "2023Z 91111"),
            ("title", "Vragen van de leden Van der Heuvelrug en Veenman (beiden VP) aan de Minister"
             " van Financiën over de munt (ingezonden 4 oktober 2023)."),
            ("indiener", "Heuvelrug van der A.B."),
            ("ontvanger", "minister van Financiën"),
            ("datumontvangst", "2023-11-01"),
        ),
    )  # fmt: skip
    assert document.id == "ah-tk-20232024-9911"
    assert [unit.id for unit in document.units] == ["ah-tk-20232024-9911#1"]
    assert (document.number, document.session) == ("9911", "2023-2024")
    assert (document.reference, document.subject) == ("2023Z91111", "de munt")
    assert document.askers == (Asker("Van der Heuvelrug", "VP"), Asker("Veenman", "VP"))
    assert document.addressees == (Office("minister", "Financiën"),)
    assert (document.asked_on, document.answered_on) == (date(2023, 10, 4), date(2023, 11, 1))
    assert not document.warnings


def test_the_letter_comes_first() -> None:
    printed = silent(
        reference="2023Z91111", subject="de pont", askers=(Asker("Veenman", "LP"),),
        asked_on=date(2023, 10, 4), answered_on=date(2023, 11, 1),
    )  # fmt: skip
    said = (
        ("title", "De munt"), ("indiener", "Jansma B."), ("datumindiening", "2020-01-01"),
        ("datumontvangst", "2020-02-01"), ("vraagnummer", "2023Z91111"),
    )  # fmt: skip
    document = filled(printed, said)
    assert document.id == "2023Z91111"
    assert (document.subject, document.askers) == ("de pont", (Asker("Veenman", "LP"),))
    assert (document.asked_on, document.answered_on) == (date(2023, 10, 4), date(2023, 11, 1))


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        pytest.param({"reference": "2023Z91111"}, (("vraagnummer", "2024Z90001"),), id="reference"),
        pytest.param(
            {"number": "9911", "session": "2023-2024"}, (("identifier", "ah-tk-20232024-9912"),),
            id="number",
        ),
    ],
)  # fmt: skip
def test_metadata_of_another_letter_is_not_used(printed: dict[str, str], said: Pairs) -> None:
    document = filled(silent(**printed), (*said, ("title", "De munt")))  # type: ignore[arg-type]
    assert document.subject is None
    assert [doubt.code for doubt in document.warnings] == ["metadata-differs"]


@pytest.mark.parametrize(
    ("said", "number", "session"),
    [
        ((("aanhangsel", "9911"), ("vergaderjaar", "2023-2024")), "9911", "2023-2024"),
        ((("aanhangselnummer", "232409911"),), "9911", "2023-2024"),
        ((("aanhangsel", "0987"),), "987", None),
        ((("identifier", "ah-tk-20072008-2031-h1"),), "2031", "2007-2008"),
        ((("vergaderjaar", "2023-2025"),), None, None),
        ((("aanhangsel", "bijlage"),), None, None),
    ],
)
def test_numbers_in_all_their_forms(said: Pairs, number: str | None, session: str | None) -> None:
    document = filled(silent(), said)
    assert (document.number, document.session) == (number, session)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2009-04-01", date(2009, 4, 1)),
        ("2009-04-01T00:00:00+02:00", date(2009, 4, 1)),
        ("1-4-2009", date(2009, 4, 1)),
        ("1 april 2009", date(2009, 4, 1)),
        ("20090-04-01", date(2009, 4, 1)),
        ("2009-02-31", None),
        ("2009-13-01", None),
        ("0000-00-00", None),
        ("9999-01-01", None),
        ("onbekend", None),
    ],
)
def test_days_that_exist_are_taken(written: str, day: date | None) -> None:
    assert filled(silent(), (("datumontvangst", written),)).answered_on == day


def test_an_answer_is_never_before_its_question() -> None:
    printed = silent(answered_on=date(2023, 11, 1))
    assert filled(printed, (("datumindiening", "2023-12-01"),)).asked_on is None


@pytest.mark.parametrize(
    ("written", "name", "party"),
    [
        ("Ham van der B.", "Van der Ham", None),
        ("Tongeren, L. van", "Van Tongeren", None),
        ("Veenman Th.J.M.", "Veenman", None),
        ("Liesbeth van Tongeren (GL)", "Liesbeth van Tongeren", "GL"),
        ("Öztunç S. (VP)", "Öztunç", "VP"),
    ],
)
def test_names_are_turned_to_what_letters_print(written: str, name: str, party: str | None) -> None:
    assert filled(silent(), (("indiener", written),)).askers == (Asker(name, party),)


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        ("questions", (("type", "Mededeling"),), "postponement"),
        ("questions", (("title", "Uitstel beantwoording vragen over de pont"),), "postponement"),
        ("questions", (("type", "Schriftelijke vragen"),), "questions"),
        ("answers", (("type", "Mededeling"),), "answers"),
        ("oral-questions", (("type", "Mededeling"),), "oral-questions"),
    ],
)
def test_a_notice_of_delay_is_told_from_its_questions(
    kind: Kind, said: Pairs, expected: Kind
) -> None:
    assert filled(silent(kind), said).kind == expected


def test_questions_have_no_day_of_an_answer() -> None:
    """`datumOntvangst` of a question is the day on which it came in."""
    assert filled(silent("questions"), (("datumontvangst", "2023-11-01"),)).answered_on is None


NAMES = st.sampled_from(
    ["identifier", "vraagnummer", "vergaderjaar", "aanhangsel", "title", "indiener", "ontvanger",
     "datumindiening", "datumontvangst", "type", "x"]
)  # fmt: skip
VALUES = st.text(max_size=40) | st.sampled_from(
    ["ah-tk-20232024-9911", "2023Z91111", "2023-2024", "Ham van der B.", "minister", "2009-02-31",
     "Vragen van het lid", "de staatssecretaris van van van", "(", "van der"]
)  # fmt: skip


@given(st.lists(st.tuples(NAMES, VALUES), max_size=6))
def test_any_metadata_is_borne(said: list[tuple[str, str]]) -> None:
    document = filled(silent(), said)
    assert document.units[0].id.startswith(document.id)
    assert filled(document, said) == document
