"""Where questions and answers begin: every form of marker that was met in the record."""

import pytest

from corpus.text import Line, Text
from indexer.markers import cut_markers, numbers_of, worded
from indexer.pieces import number, pieces_of


def found(*lines: str) -> list[tuple[str, tuple[str, ...]]]:
    """The markers in some lines: their sort and numbers."""
    pieces = pieces_of(Text(tuple(map(Line, lines))))
    cut_markers(pieces)
    number(pieces)
    return [(marker.sort, marker.numbers) for marker in worded(pieces)]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        pytest.param("4", ["4"], id="one"),
        pytest.param("4 en 5", ["4", "5"], id="en"),
        pytest.param("5, 6 en 7", ["5", "6", "7"], id="commas"),
        pytest.param("4, 5, 7 en 8", ["4", "5", "7", "8"], id="not contiguous"),
        pytest.param("7, 8, en 9", ["7", "8", "9"], id="comma before en"),
        pytest.param("1,2,3,4 en 5", ["1", "2", "3", "4", "5"], id="no blanks"),
        pytest.param("2 t/m 6", ["2", "3", "4", "5", "6"], id="t/m"),
        pytest.param("2t/m4", ["2", "3", "4"], id="t/m without blanks"),
        pytest.param("3 tot en met 5", ["3", "4", "5"], id="tot en met"),
        pytest.param("4-7", ["4", "5", "6", "7"], id="hyphen"),
        pytest.param("4 – 6", ["4", "5", "6"], id="dash"),
        pytest.param("1 t/m 3 en 5", ["1", "2", "3", "5"], id="range and one"),
        pytest.param("1, 3 t/m 5 en 9", ["1", "3", "4", "5", "9"], id="range inside"),
        pytest.param("3 en vraag 8", ["3", "8"], id="the word again"),
        pytest.param("4/5", ["4", "5"], id="slash"),
        pytest.param("4 & 5", ["4", "5"], id="ampersand"),
        pytest.param("4en 5", ["4", "5"], id="blank lost before en"),
        pytest.param("1a en 1b", ["1a", "1b"], id="letters"),
        pytest.param("IV en V", ["4", "5"], id="Roman"),
        pytest.param("7 en 7", ["7"], id="the same twice"),
        pytest.param("1-999", [*map(str, range(1, 101)), "999"], id="no endless range"),
    ],
)
def test_numbers_of_a_marker(printed: str, numbers: list[str]) -> None:
    assert list(numbers_of(printed)) == numbers
    assert found(f"Vraag {printed}") == [("question", tuple(numbers))]


QUESTIONS = [
    "Vraag 1", "Vraag 1 ", "\t\tVraag 1", "Vraag 1:", "Vraag 1.", "Vraag 1 :", "Vraag1",
    "VRAAG 1", "Vraag nr. 1", "Vraag nummer 1", "Vragen 1", "Vraag I",
]  # fmt: skip
ANSWERS = [
    "Antwoord 1", "Antwoord 1 ", "Antwoord 1:", "Antwoorden 1", "Antwoord op vraag 1",
    "\t\tAntwoord op vraag 1", "Antwoord op vraag 1:", "Antwoord vraag 1:",
    "Antwoord op de vraag 1",
    "Antwoord op vragen 1", "Antwoorden op vraag 1", "Antwoorden op de vragen 1", "ANTWOORD 1",
    "Beantwoording vraag 1", "Antwoord opvraag 1", "Antwoord bij vraag 1", "Antwoord op 1",
]  # fmt: skip


@pytest.mark.parametrize("line", QUESTIONS)
def test_a_line_that_heads_a_question(line: str) -> None:
    assert found("Waarom?", line, "Hoe?") == [("question", ("1",))]


@pytest.mark.parametrize("line", ANSWERS)
def test_a_line_that_heads_an_answer(line: str) -> None:
    assert found("Waarom?", line, "Daarom.") == [("answer", ("1",))]


@pytest.mark.parametrize(
    "line", ["Antwoord", "Antwoord:", "Antwoord ", "ANTWOORD", "Antwoord op vraag"]
)
def test_an_answer_may_print_no_number(line: str) -> None:
    assert found("Waarom?", line, "Daarom.") == [("answer", ())]


def test_a_single_question_may_print_no_number() -> None:
    assert found("Vraag", "Waarom?", "Antwoord", "Daarom.") == [("question", ()), ("answer", ())]


@pytest.mark.parametrize(
    "line",
    [
        "antwoord op vraag 10 aangegeven, zie ik geen reden",
        "antwoord op vraag 5).",
        "Antwoord op vraag 5).",
        "Zie antwoord op vraag 38",
        "Zie het antwoord op vraag 42.",
        "Nee, zie antwoord 6.",
        "Ja, zie antwoord vraag 3.",
        "Antwoord van Minister Terlinden (Waterstaat) (ontvangen",
        "Vragen gesteld door de leden der Kamer, met de daarop door de",
        "Vragen van het lid Oudkerken (VP) aan de minister van Waterstaat",
        "In uw antwoord op vraag 2 van de schriftelijke vragen",
        "Zoals in antwoord vier is aangegeven",
        "vragen over studiefinanciering voor studenten van buiten",
        "Vraag is of dat zo kan blijven.",
        "De vraag 1 op 1 beantwoorden",
        "vraag 3",
        "Antwoord op vraag 2 en 3 van het lid Oudkerken",
        "Vraag 2024 om een besluit",
        "Antwoord op",
    ],
)
def test_a_line_that_only_looks_like_a_marker(line: str) -> None:
    assert found("Vraag 1", "Waarom?", line) == [("question", ("1",))]


@pytest.mark.parametrize(
    ("lines", "markers"),
    [
        pytest.param(
            ["Vraag 1: Wat is een pont? Antwoord 1: Een boot. Vraag 2: Hoe? Antwoord 2: Zo."],
            [("question", ("1",)), ("answer", ("1",)), ("question", ("2",)), ("answer", ("2",))],
            id="all on one line",
        ),
        pytest.param(
            ["Vraag 1: Waarom?", "Antwoord op vraag 1: Daarom."],
            [("question", ("1",)), ("answer", ("1",))],
            id="each on its line, with its text",
        ),
        pytest.param(
            ["Vraag 1", "Waarom?", "Antwoord: Ja."],
            [("question", ("1",)), ("answer", ())],
            id="a colon sets a marker off",
        ),
        pytest.param(
            ["Vraag 1 Waarom vaart hij?", "Antwoord 1 Daarom.", "Vraag 2 Hoe?", "Antwoord 2 Zo."],
            [("question", ("1",)), ("answer", ("1",)), ("question", ("2",)), ("answer", ("2",))],
            id="no line end behind the marker",
        ),
        pytest.param(
            ["Vraag 1", "Waarom?", "Vraag 2Deelt u die mening?"],
            [("question", ("1",)), ("question", ("2",))],
            id="line end lost once",
        ),
        pytest.param(
            ["Vraag 1", "Waarom?", "Vraag 1 Is al eens gesteld."],
            [("question", ("1",))],
            id="a sentence that begins with a number that has its marker",
        ),
    ],
)
def test_markers_before_their_text(lines: list[str], markers: list[object]) -> None:
    assert found(*lines) == markers
