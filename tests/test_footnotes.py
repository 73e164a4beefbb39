"""Notes leave the sentences they cut: their bodies are kept, their marks recorded."""

import pytest

from corpus.document import Footnote
from corpus.text import Line, Text
from indexer.footnotes import Note, take_notes
from indexer.furniture import label_furniture
from indexer.joining import Joining
from indexer.notemarks import format_marks, marks_in
from indexer.pieces import Piece, pieces_of, relabel
from indexer.sections import number_parts

FOOT = "Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel 2"


def taken(
    *lines: str | Line,
    paragraphs: bool = False,
    alone: bool = True,
    notes: tuple[Footnote, ...] = (),
) -> tuple[list[Piece], list[Note]]:
    made = tuple(line if isinstance(line, Line) else Line(line) for line in lines)
    text = Text(made, paragraphs=paragraphs, notes=notes)
    pieces = pieces_of(text)
    label_furniture(pieces)
    relabel(pieces, format_marks)
    number_parts(pieces)
    return pieces, take_notes(pieces, text, Joining(lambda word: False), alone=alone)


def body(pieces: list[Piece]) -> str:
    """What is left of the running text, in lines."""
    out = ""
    for piece in pieces:
        if piece.label is None and piece.words:
            out += ("\n" if piece.starts and out else "") + piece.text
    return out


def marks(pieces: list[Piece]) -> list[str]:
    return [mark for piece in pieces if piece.label == "mark" for mark in marks_in(piece.text)]


NOTE = "1NOS, 29 oktober 2021, «De pont vaart niet»"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["Kent u het onderzoek?1"], "Kent u het onderzoek?", id="glued to the end"),
        pytest.param(["Kent u het onderzoek1?"], "Kent u het onderzoek?", id="glued to the word"),
        pytest.param(["de paarden(vlees)keten1."], "de paarden(vlees)keten.", id="before a stop"),
        pytest.param(["van de RWS1 en"], "van de RWS en", id="glued to capitals"),
        pytest.param(["over «de pont»1 en"], "over «de pont» en", id="glued to a quotation"),
        pytest.param(["dus 95%1 van"], "dus 95% van", id="glued to a percentage"),
        pytest.param(["jl. gedeeld.1 Naar"], "jl. gedeeld. Naar", id="between sentences"),
        pytest.param(["Kent u dit?", "1"], "Kent u dit?", id="alone on a line"),
        pytest.param(["in de brief van", "1 waarin ik"], "in de brief van waarin ik", id="leading"),
        pytest.param(["in de keten", "1."], "in de keten.", id="leading, before a stop"),
        pytest.param(["Kent u dit? [1 ]"], "Kent u dit?", id="square brackets"),
        pytest.param(["Kent u dit? 1)"], "Kent u dit?", id="round bracket"),
        pytest.param(["Kent u dit?¹"], "Kent u dit?", id="raised"),
    ],
)
def test_a_mark_of_a_note_at_the_page_foot(lines: list[str], text: str) -> None:
    pieces, notes = taken(*lines, NOTE, FOOT)
    assert body(pieces) == text
    assert marks(pieces) == ["1"]
    assert [(n.mark, n.text) for n in notes] == [("1", NOTE[1:])]


@pytest.mark.parametrize(
    "line",
    [
        "de uitstoot van CO1 en",
        "op de A1 en",
        "Kamerstuk 99 670, nr. 1.",
        "zie nr.1 van de lijst",
        "(zie bijlage 1)",
        "voor 1 euro",
        "in 1,1 miljoen",
        "op17 oktober en van1 november",
        "de vraag1 en het antwoord1",
        "in ’1 en",
    ],
)
def test_a_digit_that_is_no_mark(line: str) -> None:
    pieces, notes = taken(line, "Kent u dit?1", NOTE, FOOT)
    assert body(pieces) == f"{line}\nKent u dit?"
    assert [n.mark for n in notes] == ["1"]


@pytest.mark.parametrize(
    ("line", "found"),
    [("Kent u dit?1 2", ["1", "2"]), ("Kent u dit?\n1 2", ["1", "2"]), ("[1, 2 ]", ["1", "2"])],
    ids=["glued", "alone", "square"],
)
def test_two_marks_at_one_place(line: str, found: list[str]) -> None:
    pieces, _ = taken("Wat?", *line.split("\n"), NOTE, "2Kamerstuk 99 670, nr. 3", FOOT)
    assert marks(pieces) == found


def test_marks_rise_with_the_notes() -> None:
    pieces, notes = taken(
        "In 2019 gold artikel 2 van de wet.1 Daarna", "2 is die gewijzigd3 en vervangen.",
        NOTE, "2Kamerstuk 99 670, nr. 3", "32021Z15585/2021D37938", FOOT,
    )  # fmt: skip
    text = "In 2019 gold artikel 2 van de wet. Daarna is die gewijzigd en vervangen."
    assert body(pieces) == text
    assert [n.text for n in notes][1:] == ["Kamerstuk 99 670, nr. 3", "2021Z15585/2021D37938"]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param(
            ["1NOS, 3 mei 2021, «De", "pont»"], "NOS, 3 mei 2021, «De pont»", id="wrapped"
        ),
        pytest.param(["1 NOS, 3 mei 2021"], "NOS, 3 mei 2021", id="with a blank"),
        pytest.param(["1(Kamerstuk 99 670, nr. 3)."], "(Kamerstuk 99 670, nr. 3).", id="bracket"),
        pytest.param(["1https://pont.nl/de-", "oever"], "https://pont.nl/de-oever", id="address"),
        pytest.param(
            ["1www.pont.nl/", "oever"], "www.pont.nl/oever", id="address cut at its slash"
        ),
        pytest.param(["120 oktober 2021, NOS"], "20 oktober 2021, NOS", id="begins with a date"),
        pytest.param(["1de Veluwenaar, 3 mei 2021"], "de Veluwenaar, 3 mei 2021", id="no ordinal"),
        pytest.param(["199 670, nr. 3"], "99 670, nr. 3", id="begins with a dossier"),
        pytest.param(["1AD, 3 mei 2021"], "AD, 3 mei 2021", id="two capitals"),
        pytest.param(["1 2021Z15585"], "2021Z15585", id="begins with a reference"),
    ],
)
def test_a_note_at_the_page_foot(printed: list[str], text: str) -> None:
    pieces, notes = taken("Kent u dit?1 Zo", *printed, FOOT, "ja, hoe?")
    assert [n.text for n in notes] == [text]
    assert body(pieces) == "Kent u dit? Zo\nja, hoe?"


@pytest.mark.parametrize(
    "line",
    ["1e kwartaal", "1G-netwerk", "1 van de drie", "1 januari 2021", "1 Vanaf 2021 apart geteld"],
)
def test_a_line_at_the_page_foot_that_is_no_note(line: str) -> None:
    pieces, notes = taken("Kent u het", line, "Vraag 3", "Hoe zo?", FOOT)
    assert not notes
    assert line in body(pieces)


def test_a_date_behind_a_comma_in_brackets_is_no_note() -> None:
    """The last line of a letter, a date whose first digit was a number due, became a note."""
    lines = ["In 2018 waren het er", "1, toen 8.", "Kent u «De pont» (Veerbode,", "11 juli 2018)?"]
    pieces, notes = taken(*lines)
    assert not notes
    assert body(pieces) == "\n".join(lines)


def test_a_lost_note_does_not_spoil_those_behind_it() -> None:
    _, notes = taken(
        "Kent u dit?1", NOTE, FOOT, "Een zin.3 Nog een.", "3Kamerstuk 99 670, nr. 3", FOOT
    )
    assert [n.mark for n in notes] == ["1", "3"]


def test_notes_of_a_page_that_the_reader_saw_apart_run_on_overleaf() -> None:
    _, notes = taken(
        Line("Kent u dit?1", page=1), Line("1NOS, 29 oktober", page=1, region="note"),
        Line("en dat?2", page=2), Line("2021, «De pont»", page=2, region="note"),
        Line("2Kamerstuk 99 670, nr. 3", page=2, region="note"),
    )  # fmt: skip
    assert [n.text for n in notes] == ["NOS, 29 oktober 2021, «De pont»", "Kamerstuk 99 670, nr. 3"]


LISTS = {
    "round": ("Kent u dit? 1) Hoe? 2)", ["1) NOS, 3 mei", "2) AD, 4 mei"]),
    "square": ("Kent u dit?[1] Hoe? [2]", ["[1] NOS, 3 mei", "[2] AD, 4 mei"]),
    "two on a line": ("Kent u dit?[1] Hoe? [2]", ["[1] NOS, 3 mei [2] AD, 4 mei"]),
    "glued": ("Kent u dit1)? Hoe2)?", ["1) NOS, 3 mei", "2) AD, 4 mei"]),
    "under a title": ("Kent u dit? 1) Hoe? 2)", ["Noten:", "1) NOS, 3 mei", "2) AD, 4 mei"]),
}  # fmt: skip


@pytest.mark.parametrize(("question", "listed"), LISTS.values(), ids=LISTS)
def test_a_list_of_notes_at_the_end(question: str, listed: list[str]) -> None:
    pieces, notes = taken(question, "Antwoord", "Ja.", *listed, paragraphs=True)
    assert [(n.mark, n.text) for n in notes] == [("1", "NOS, 3 mei"), ("2", "AD, 4 mei")]
    assert marks(pieces) == ["1", "2"]
    assert body(pieces).replace(" ", "") == "Kentudit?Hoe?\nAntwoord\nJa."


def test_an_automatic_list_of_notes() -> None:
    listed = [Line("NOS, 3 mei", number="1."), Line("AD, 4 mei", number="2.")]
    pieces, notes = taken("Kent u dit? 1) Hoe? 2)", "Ja.", *listed, paragraphs=True)
    assert [n.text for n in notes] == ["NOS, 3 mei", "AD, 4 mei"]
    assert body(pieces) == "Kent u dit? Hoe?\nJa."


@pytest.mark.parametrize(
    "lines",
    [
        ["Kent u dit? 1)", "Ja. Ik doe drie dingen:", "1) meer geld", "2) minder regels"],
        ["Kent u dit?", "Ja.", "1) meer geld", "2) minder regels"],
    ],
    ids=["announced", "nothing refers to it"],
)
def test_an_enumeration_at_the_end_of_an_answer_is_no_list(lines: list[str]) -> None:
    pieces, notes = taken(*lines, paragraphs=True)
    assert not notes
    assert "2) minder regels" in body(pieces)


def test_a_reference_that_runs_on_with_a_number_is_no_list() -> None:
    """A line that began with "1." was the note of a mark that had one at the foot of its page."""
    pieces, notes = taken(
        "Kent u dit?[1] Ja.", NOTE, FOOT, "Zie ook antwoord", "1. Verder weet ik dat niet. Hoe (1)?"
    )
    assert [note.text for note in notes] == [NOTE[1:]]
    assert "1. Verder weet ik dat niet." in body(pieces)


def test_marks_whose_list_is_not_printed() -> None:
    lines = ["Kent u dit? 1)", "Ja.", "Stijgt het? 2)", "Ja.", "Daalt het? 3)", "1) meer geld"]
    pieces, notes = taken(*lines, paragraphs=True)
    assert not notes
    assert body(pieces) == "Kent u dit?\nJa.\nStijgt het?\nJa.\nDaalt het?\n1) meer geld"
    assert marks(pieces) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "line",
    [
        "op twee manieren: 1) meer geld en 2) minder regels.",
        "(zie bijlage 1) en (2)",
        "om 1) meer te varen en 2) minder te betalen",
        "het 11[e ] pakket",
    ],
)
def test_enumerations_inside_a_sentence_stay(line: str) -> None:
    pieces, _ = taken("Kent u dit? 1) Hoe? 2)", line, "1) NOS, 3 mei", "2) AD", paragraphs=True)
    assert line in body(pieces)


def test_notes_under_the_gazettes_own_sign() -> None:
    pieces, notes = taken(
        "Kent u dit?1",
        "Ja2.",
        "XNoot",
        "1",
        "NOS, 3 mei",
        "XNoot",
        "2",
        "AD,",
        "4 mei",
        "Naar boven",
    )
    assert [(n.mark, n.text) for n in notes] == [("1", "NOS, 3 mei"), ("2", "AD, 4 mei")]
    assert body(pieces) == "Kent u dit?\nJa."


def test_notes_that_the_format_keeps_stand_beside_those_printed() -> None:
    kept = (Footnote("1", "Kamerstuk 99 670, nr. 3"),)
    pieces, notes = taken(
        "Kent u dit? 1)",
        "Ja, zie de motie[^1] daarover.",
        "1) NOS, 3 mei",
        paragraphs=True,
        notes=kept,
    )
    assert [(n.mark, n.text) for n in notes] == [
        ("1", "Kamerstuk 99 670, nr. 3"), ("1", "NOS, 3 mei"),
    ]  # fmt: skip
    assert body(pieces) == "Kent u dit?\nJa, zie de motie daarover."


def test_a_lone_number_is_no_mark_where_questions_are_numbered_so() -> None:
    pieces, _ = taken("1", "Kent u dit bericht1?", "2", "Hoe?", NOTE, FOOT, alone=False)
    assert body(pieces) == "1\nKent u dit bericht?\n2\nHoe?"
