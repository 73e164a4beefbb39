"""Publication XML: the lines that the page prints, with the markers that its elements stand for."""

import pytest

from corpus.document import Footnote, Office
from corpus.errors import UnreadableError
from corpus.readers import xml
from corpus.text import Line, Text
from indexer.splitter import split

NEW = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:noNamespaceSchemaLocation="http://example.org/op-xsd-2012-2.xsd"><metadata>
<meta name="DC.title" content="Vragen over  de pont"/><meta name="OVERHEIDop.vraagNummer"
 content="2023Z91111"/></metadata><kamervragen>
<kamervraagkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2023–2024</tekstregel>
</kamervraagkop><kamervraagnummer>9911</kamervraagnummer>
<kamervraagomschrijving type="vraag">Vragen van het lid
 <naam><voorvoegsels>Van der</voorvoegsels><achternaam>Heuvelrug</achternaam></naam>
 (<politiek>VP</politiek>) aan de Minister van <organisatie>Waterstaat</organisatie> over
 <kamervraagonderwerp>de pont</kamervraagonderwerp>
 (ingezonden <datum isodatum="2023-10-04">4 oktober 2023</datum>).</kamervraagomschrijving>
<kamervraagomschrijving type="antwoord">Antwoord van Minister <naam><achternaam>Ploeg</achternaam>
 </naam> (<organisatie>Waterstaat</organisatie>) (ontvangen 1 november 2023).
</kamervraagomschrijving>
<vraag><nr>Vraag 1</nr><al>Kent u de <nadruk type="cur">pont</nadruk>?<noot id="n1" type="voet">
<noot.nr>1</noot.nr><noot.al>De Polderbode, <extref doc="x" soort="URL">3 mei</extref></noot.al>
</noot></al></vraag>
<antwoord><nr>1</nr><al>Ja.<nootref refid="n1"/></al><lijst type="expliciet"><li><li.nr>a.</li.nr>
<al>een</al><al>nog een</al></li><li><li.nr>–</li.nr><al>twee</al></li></lijst></antwoord>
<vraag><nr>2</nr><al>Hoe lang?</al></vraag><antwoord><al>Zie de tabel.</al><table><tgroup cols="2">
<colspec/><tbody><row><entry>Jaar</entry><entry><al>2022</al></entry></row></tbody></tgroup></table>
</antwoord><ondertekening><functie>De Minister,</functie><naam><achternaam>Ploeg</achternaam></naam>
</ondertekening></kamervragen></officiele-publicatie>"""

OLD = """<!DOCTYPE vraagdoc SYSTEM "http://example.org/vraagdoc.dtd"><vraagdoc><vragen>
<vraagnummer>2009Z91234</vraagnummer><omschr>Vragen van het lid Veenman (LP) aan de minister van
 Financi&euml;n over munten (ingezonden 5 maart 2009)</omschr>
<vraag><nummer>1</nummer><al>Kent u de munt? <nootref nr="1"/></al></vraag>
<vraag><nummer>2</nummer><al>Zo ja, wat vindt u ervan?</al></vraag>
<noot nr="1">De Polderbode, 3 maart 2009</noot></vragen><reactie>
<omschr>Antwoord van minister Kuiper (Financi&euml;n) (ontvangen 1 april 2009)</omschr>
<antwoord><nummer>1</nummer><al>Ja.</al></antwoord><antwoord><al>Niets.</al></antwoord>
</reactie></vraagdoc>"""


def read(text: str) -> Text:
    return xml.read(text.encode())


def inside(body: str) -> list[str]:
    """The texts of the lines of a publication with this body."""
    return [
        line.text for line in read(f"<officiele-publicatie>{body}</officiele-publicatie>").lines
    ]


def test_a_publication_gives_the_printed_letter() -> None:
    text = read(NEW)
    assert [(line.text, line.number, line.heading) for line in text.lines] == [
        ("Vergaderjaar 2023–2024", None, False),
        ("9911", None, False),
        (
            "Vragen van het lid Van der Heuvelrug (VP) aan de Minister van Waterstaat over de pont"
            " (ingezonden 4 oktober 2023).",
            None, True,
        ),
        (
            "Antwoord van Minister Ploeg (Waterstaat) (ontvangen 1 november 2023).", None, True
        ),
        ("Vraag 1", None, True),
        ("Kent u de pont?[^1]", None, False),
        ("Antwoord 1", None, True),
        ("Ja.[^1]", None, False),
        ("een", "a.", False),
        ("nog een", None, False),
        ("twee", "–", False),
        ("Vraag 2", None, True),
        ("Hoe lang?", None, False),
        ("Antwoord", None, True),
        ("Zie de tabel.", None, False),
        ("Jaar", None, False),
        ("2022", None, False),
        ("De Minister,", None, False),
        ("Ploeg", None, False),
    ]  # fmt: skip
    assert text.notes == (Footnote("1", "De Polderbode, 3 mei"),)
    assert text.metadata == (("title", "Vragen over de pont"), ("vraagnummer", "2023Z91111"))
    assert (text.title, text.paragraphs, text.form) == ("Vragen over de pont", True, "xml")


def test_a_publication_is_split_like_any_letter() -> None:
    (document,) = split(read(NEW), "x.xml")
    assert document.id == "ah-tk-20232024-9911"
    assert document.ministers == (Office("minister", "Waterstaat", "Ploeg"),)
    assert [(unit.numbers, unit.questions[0].text) for unit in document.units] == [
        (("1",), "Kent u de pont?"),
        (("2",), "Hoe lang?"),
    ]


def test_questions_and_answers_apart_meet_by_their_numbers() -> None:
    (document,) = split(read(OLD), "x.xml")
    assert (document.id, document.addressees) == (
        "2009Z91234",
        (Office("minister", "Financiën"),),
    )
    assert [(unit.numbers, unit.answer) for unit in document.units] == [
        (("1",), "Ja."),
        (("2",), "Niets."),
    ]
    assert document.footnotes == (Footnote("1", "De Polderbode, 3 maart 2009"),)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<vraag><nr>Vraag 3:</nr><al>a</al></vraag>", ["Vraag 3", "a"], id="words"),
        pytest.param("<vraag><nr>4 en 5</nr><al>a</al></vraag>", ["Vraag 4 en 5", "a"], id="list"),
        pytest.param("<vraag><nummer>6.</nummer><al>a</al></vraag>", ["Vraag 6", "a"], id="old"),
        pytest.param(
            "<vraag><nr>3</nr><al>a</al></vraag><vraag><al>b</al></vraag>",
            ["Vraag 3", "a", "Vraag 4", "b"], id="a question without a number counts on",
        ),
        pytest.param(
            "<antwoord><al>a</al></antwoord>", ["Antwoord", "a"], id="an answer without a number"
        ),
        pytest.param(
            "<vraag><al>Vraag 1</al><al>a</al></vraag><antwoord><al>Antwoord 1</al></antwoord>",
            ["Vraag 1", "a", "Antwoord 1"], id="a marker that is a paragraph",
        ),
        pytest.param(
            "<antwoord><al>Antwoord geven op deze vraag, en op al die andere vragen van de leden,"
            " kan ik niet.</al></antwoord>",
            ["Antwoord", "Antwoord geven op deze vraag, en op al die andere vragen van de leden,"
             " kan ik niet."], id="a sentence is no marker",
        ),
        pytest.param(
            "<kamervraagopmerking><al>Het wordt later.</al></kamervraagopmerking>",
            ["Mededeling", "Het wordt later."], id="a notice of delay",
        ),
        pytest.param(
            "<kamervraagopmerking><tussenkop>Mededeling</tussenkop><al>Later.</al>"
            "</kamervraagopmerking>",
            ["Mededeling", "Later."], id="a notice with its heading",
        ),
        pytest.param("<al>a<br/>b</al>", ["a", "b"], id="line break"),
        pytest.param("<al>H<inf>2</inf>O</al>", ["H2O"], id="inside a word"),
        pytest.param("<onbekend>a<al>b</al>c</onbekend>d", ["a", "b", "c", "d"], id="unknown"),
        pytest.param("<!-- a --><al>b<?c d?></al>", ["b"], id="comments"),
    ],
)  # fmt: skip
def test_the_lines_of_elements(body: str, expected: list[str]) -> None:
    assert inside(f"<kamervragen>{body}</kamervragen>") == expected


def test_emphasis_counts_when_it_is_the_whole_line() -> None:
    text = read("<vraag><nr>1</nr><al><nadruk type='vet'>a</nadruk></al><al>b <nadruk "
                "type='cur'>c</nadruk></al></vraag>")  # fmt: skip
    assert text.lines[1:] == (Line("a", bold=True, gap=True), Line("b c", gap=True))


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param("<noot><noot.nr>2)</noot.nr><noot.al>b</noot.al></noot>", ["2"], id="printed"),
        pytest.param('<noot nr="7">b</noot>', ["7"], id="an attribute"),
        pytest.param("<noot>b</noot><noot>c</noot>", ["1", "2"], id="counted"),
        pytest.param(
            "<noot><noot.nr>1</noot.nr>b</noot><noot><noot.nr>1</noot.nr>c</noot>", ["1", "2"],
            id="a number twice",
        ),
        pytest.param("<noot><noot.nr>*</noot.nr>b<noot>c</noot></noot>", ["*"], id="in a note"),
        pytest.param("<noot/>", [], id="empty"),
    ],
)  # fmt: skip
def test_every_note_has_a_mark_of_its_own(notes: str, expected: list[str]) -> None:
    text = read(f"<vraag><nr>1</nr><al>a{notes}</al></vraag>")
    assert [note.mark for note in text.notes] == expected
    assert text.lines[1].text == "a" + "".join(f"[^{mark}]" for mark in expected)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"<a><b/></a>", "XML, but no official publication (its root is a)", id="XML"),
        pytest.param(b"<officiele-publicatie>", "a broken XML file (", id="cut off"),
        pytest.param(
            b'<metadata_gegevens><metadata name="DC.title" content="a"/></metadata_gegevens>',
            "metadata of a letter, without the letter itself", id="metadata",
        ),
        pytest.param(
            b"<!DOCTYPE html><html><title>Fout 404</title><p>Niet gevonden</p></html>",
            "no text: an error page of a site (Fout 404)", id="an error page",
        ),
        pytest.param(
            b"<!-- a --><html><body><p>Er ging iets mis.</p></body></html>",
            "an error page: a web page where the publication should be", id="another page",
        ),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><vraag>&b;</vraag>',
            "refused: it declares entities of its own", id="an entity",
        ),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd"> %b;]><vraag/>',
            "refused: it declares entities of its own", id="a parameter entity",
        ),
        pytest.param(b"<a>" * 300 + b"</a>" * 300, "a broken XML file (", id="nested too deep"),
    ],
)  # fmt: skip
def test_what_is_no_publication_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        xml.read(data)
    assert error.value.message.startswith(reason)


def test_a_letter_saved_as_a_page_under_the_name_of_xml_is_read() -> None:
    text = xml.read(b"<html><body><h2>Vraag 1</h2><p>Waarom?</p></body></html>")
    assert text.form == "html"
