"""What the page prints around a letter leaves the text, and shows where pages end."""

import pytest

from corpus.text import Line, Text
from indexer.furniture import label_furniture
from indexer.pieces import Piece, pieces_of

FOOT = "Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel 2"
FIRST_FOOT = "ISSN 0921 - 7398’s-Gravenhage 2022Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel 1"


def labelled(*lines: str | Line) -> list[Piece]:
    made = tuple(line if isinstance(line, Line) else Line(line) for line in lines)
    pieces = pieces_of(Text(made))
    label_furniture(pieces)
    return pieces


def kept(pieces: list[Piece]) -> list[str]:
    return [piece.words for piece in pieces if piece.label is None and piece.words]


@pytest.mark.parametrize(
    "line",
    [
        "ah-tk-20212022-594",
        "kv-tk-2022Z18796",
        "h tk 20212022 387",
        "ISSN 0921 - 7398",
        "ISSN 0921 - 739X",
        "’s-Gravenhage 2022",
        FIRST_FOOT,
        FOOT,
        "Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel",
        "’s-Gravenhage 2022 Tweede Kamer, vergaderjaar 2021–2022, Vragen 1",
        "’s-Gravenhage 2022 Tweede Kamer, vergaderjaar 2021–2022, Vragen",
        "Tweede Kamer, vergaderjaar 2007–2008, Aanhangsel van de Handelingen 4223",
        "KVR27039",
        "0708tkkvr2345",
        "Sdu Uitgevers",
        "Pagina 2 van 4",
        "-----",
        "Naar boven",
        "> Retouradres Postbus 1 2500 EH Den Haag",
        "Bij beantwoording de datum en ons kenmerk vermelden. Wilt u slechts één zaak noemen.",
    ],
)
def test_a_line_that_is_furniture_wherever_it_stands(line: str) -> None:
    assert kept(labelled("Hij vaart", line, "niet meer.")) == ["Hij vaart", "niet meer."]


@pytest.mark.parametrize(
    "line",
    [
        "Tweede Kamer, vergaderjaar 2021–2022, 19 637, nr. 3198",
        "Aanhangsel Handelingen, vergaderjaar 2021–2022, nr. 1121",
        "De Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel 2 te boven gekomen",
        "Pagina 2 van het rapport",
    ],
)
def test_a_line_that_speaks_of_such_a_paper(line: str) -> None:
    assert kept(labelled(line)) == [line]


@pytest.mark.parametrize(
    "foot",
    [FOOT, FIRST_FOOT],
    ids=["later page", "first page"],
)
@pytest.mark.parametrize("behind", ["Antwoord 3", "Vraag 4", "De pont vaart."])
def test_what_is_glued_behind_a_foot_begins_a_page(foot: str, behind: str) -> None:
    pieces = labelled("Hij vaart", foot + behind)
    assert kept(pieces) == ["Hij vaart", behind]
    assert [p.page_start and p.starts for p in pieces if p.label is None] == [False, True]


def test_a_page_begins_behind_a_foot_and_where_the_reader_saw_it() -> None:
    pieces = labelled("een", FOOT, "twee", "drie")
    assert [p.page_start for p in pieces] == [False, False, True, False]
    pieces = labelled(Line("een", page=1), Line("twee", page=2), Line("drie", page=2))
    assert [p.page_start for p in pieces] == [False, True, False]


def test_a_lone_blank_shows_a_page_break_where_nothing_else_does() -> None:
    lines = [*["regel"] * 12, " nieuwe pagina", *["regel"] * 12]
    assert [p.words for p in labelled(*lines) if p.page_start] == ["nieuwe pagina"]
    indented = [*["regel"] * 12, " zo", "   ingesprongen", *["regel"] * 12]
    assert not any(p.page_start for p in labelled(*indented))


def test_regions_that_the_reader_saw() -> None:
    lines = [Line("Ministerie", region="header"), Line("tekst"), Line("voet", region="footer")]
    assert kept(labelled(*lines)) == ["tekst"]


def test_markdown_signs_are_taken_off_words() -> None:
    text = ["# 2", "### 387", "**Vraag 1**", "Wat is _het plan_ van snake_case?", "**Antwoord 1**"]
    pieces = labelled(*text)
    assert kept(pieces)[:3] == ["2", "387", "Vraag 1"]
    assert "".join(p.text for p in pieces if p.label is None).count("_") == 1
    assert all(p.starts for p in pieces if p.words in {"387", "Vraag 1", "Antwoord 1"})


def test_one_sign_is_the_letters_own() -> None:
    assert kept(labelled("**Let op** de pont")) == ["**Let op** de pont"]


def test_bars_of_a_table_are_taken_off_cells() -> None:
    pieces = labelled("| Vraag 1 |", "|---|---|", "| Waarom? | Hoe? |", "| Antwoord 1 |")
    assert kept(pieces) == ["Vraag 1", "Waarom?", "Hoe?", "Antwoord 1"]


def test_heads_and_page_numbers_that_come_back_on_every_page() -> None:
    lines = []
    for page in (1, 2, 3, 4):
        body = ["Directie Veren", f"Zin {page} a.", "Ja.", f"zin {page} c", str(page)]
        lines += [Line(text, page=page) for text in body]
    left = kept(labelled(*lines))
    assert "Directie Veren" not in left
    assert not {"1", "2", "3", "4"} & set(left)
    assert left.count("Ja.") == 4
