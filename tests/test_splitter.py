"""A letter as a whole: what kind it is, whose it is, and that everything in it has a place."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.document import Footnote
from corpus.errors import UnreadableError
from corpus.text import Line, Text
from indexer.splitter import dissect, split

MASTHEAD = [
    "Tweede Kamer der Staten-Generaal2",
    "Vergaderjaar 2021–2022 Aanhangsel van de Handelingen",
    "Vragen gesteld door de leden der Kamer, met de daarop door de",
    "regering gegeven antwoorden",
    "594",
]
HEAD = [
    "Vragen van het lid Oudkerken (VP) aan de Minister van Defensie over de",
    "veerpont (ingezonden 24 oktober 2021).",
]
REPLY = ["Antwoord van Minister Terlinden (Defensie) (ontvangen 18 november", "2021)."]
NOTICE = ["Mededeling van Minister Terlinden (Defensie) (ontvangen 18 november", "2021)."]
FOOT = "Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel"


def text(*lines: str | Line, paragraphs: bool = False, notes: tuple[Footnote, ...] = ()) -> Text:
    made = tuple(line if isinstance(line, Line) else Line(line) for line in lines)
    return Text(made, paragraphs=paragraphs, notes=notes)


OFFICIAL = text(
    *MASTHEAD, *HEAD, *REPLY,
    "Vraag 1", "Kent u het bericht over de dijkver-", "zwaring?", "1", "Antwoord 1",
    "Ja. De dijkverzwaring begint nu en de non-", "1NOS, 29 oktober 2021, «De pont»", " ", "  ",
    "ah-tk-20212022-594", f"ISSN 0921 - 7398’s-Gravenhage 2022{FOOT} 1",
    "proliferatie ook.", "Vraag 2 en 3", "Hoe?Wat?", "Antwoord 2 en 3", "Zo.2",
    "2Kamerstuk 99 670, nr. 3", f"{FOOT} 2",
)  # fmt: skip


def test_an_official_answer() -> None:
    (document,) = split(OFFICIAL, "map/pont.txt")
    assert document.id == "ah-tk-20212022-594"
    assert (document.kind, document.asked_on, document.answered_on) == (
        "answers", date(2021, 10, 24), date(2021, 11, 18),
    )  # fmt: skip
    first, second = document.units
    assert first.questions[0].text == "Kent u het bericht over de dijkverzwaring?"
    assert first.answer == "Ja. De dijkverzwaring begint nu en de non-proliferatie ook."
    assert (second.numbers, second.questions[0].text) == (("2", "3"), "Hoe? Wat?")
    assert (first.notes, second.notes) == (("1",), ("2",))
    assert [note.mark for note in document.footnotes] == ["1", "2"]
    assert (document.preamble, document.closing, document.warnings) == ("", "", ())


def test_a_letter_knows_what_it_cites_and_where() -> None:
    head = [
        *MASTHEAD,
        *HEAD,
        *REPLY,
        "Zie ook Aanhangsel Handelingen, vergaderjaar",
        "2021–2022, nr. 12",
    ]
    (document,) = split(
        text(*head, "Vraag 1", "Kent u 2021Z00077?", "Antwoord 1", "Ja, Kamerstuk 99 670, nr. 3."),
        "pont.txt",
    )
    assert [(one.target, one.field, one.unit) for one in document.references] == [
        ("ah-tk-20212022-12", "header", None),
        ("2021Z00077", "question", "ah-tk-20212022-594#1"),
        ("kst-99670-3", "answer", "ah-tk-20212022-594#1"),
    ]


def test_metadata_beside_a_letter_fill_what_it_does_not_print() -> None:
    plain = text("Vraag 1", "Vaart de pont?", "Antwoord 1", "Ja.")
    (document,) = split(replace(plain, metadata=(("vraagnummer", "2023Z91111"),)), "pont.txt")
    assert (document.id, document.units[0].id) == ("2023Z91111", "2023Z91111#1")


def test_the_same_text_gives_equal_documents() -> None:
    assert split(OFFICIAL, "x.txt") == split(OFFICIAL, "x.txt")


def test_the_headers_text_is_kept() -> None:
    also = "Zie ook Aanhangsel Handelingen, vergaderjaar 2020–2021, nr. 393."
    letter = text(*MASTHEAD, *HEAD, *REPLY, also, "Vraag 1", "Hoe?", "Antwoord 1", "Zo.")
    (header,) = dissect(letter, "x.txt").headers
    assert header.endswith(f"(ontvangen 18 november 2021). {also}")


def test_a_word_list_may_be_passed_in() -> None:
    letter = text(*HEAD, "Vraag 1", "Wanneer begint de dijkver-", "zwaring?")
    (document,) = split(letter, "x.txt", {"dijkverzwaring"}.__contains__)
    assert document.units[0].questions[0].text == "Wanneer begint de dijkverzwaring?"


def test_questions_without_answers() -> None:
    (document,) = split(text(*HEAD, "Vraag 1", "Hoe?", "Vraag 2", "Wat?"), "x.txt")
    assert document.kind == "questions"
    assert [unit.answer for unit in document.units] == [None, None]
    assert document.warnings == ()


def test_a_notice_of_delay_keeps_its_questions_and_its_notice() -> None:
    late = "De vragen kunnen niet binnen de termijn worden beantwoord."
    letter = text(*MASTHEAD, *HEAD, *NOTICE, "Vraag 1", "Hoe?", "Mededeling", late)
    (document,) = split(letter, "x.txt")
    assert document.kind == "postponement"
    assert document.units[0].questions[0].text == "Hoe?"
    assert document.closing == f"Mededeling {late}"


def test_a_notice_without_questions_says_all_in_its_text() -> None:
    lines = [
        "AH 600",
        "2022Z17067",
        "Mededeling van minister Aa (Defensie) (ontvangen 20 mei 2022)",
        "De vragen van het lid Bee (VP) over de pont (2022Z17067) kunnen niet binnen de "
        "gebruikelijke termijn worden beantwoord, omdat meer tijd nodig is.",
    ]
    (document,) = split(text(*lines, paragraphs=True), "x.txt")
    assert (document.kind, document.subject, document.units) == ("postponement", "de pont", ())
    assert [(a.name, a.party) for a in document.askers] == [("Bee", "VP")]
    assert document.closing == lines[3]


def test_an_oral_question() -> None:
    (document,) = split(text(HEAD[0].replace("Vragen", "Mondelinge vragen"), HEAD[1]), "x.txt")
    assert (document.kind, document.subject, document.units) == (
        "oral-questions",
        "de veerpont",
        (),
    )


LETTER = [
    Line("> Retouradres Postbus 1", region="box"),
    Line("Datum", region="box"),
    Line("7 november 2021", region="box"),
    Line(
        "In antwoord op uw brief van 10 oktober 2021, nr. 2021Z16994, deel ik u mede dat de vragen "
        "van het lid Aa (VP) over de pont worden beantwoord zoals aangegeven in de bijlage."
    ),
    Line("De Minister van Defensie,"),
    Line("D. Terlinden"),
    Line(
        "Antwoorden van de minister van Defensie op Kamervragen van het lid Aa (VP) over de pont",
        bold=True,
    ),
    Line("Vraag 1", bold=True),
    Line("Hoe? 1)", bold=True),
    Line("Antwoord op vraag 1"),
    Line("Zo."),
    Line("1) NOS, 3 mei"),
]


def test_a_ministrys_letter_keeps_its_own_words_apart() -> None:
    splitting = dissect(text(*LETTER, paragraphs=True), "x.docx")
    (document,) = splitting.documents
    assert document.reference == "2021Z16994"
    assert document.preamble.startswith("In antwoord op uw brief")
    assert document.preamble.endswith("D. Terlinden")
    assert splitting.headers == (LETTER[6].text,)
    assert {p.label for p in splitting.pieces if p.line.region == "box"} == {"furniture"}
    assert document.footnotes == (Footnote("1", "NOS, 3 mei"),)


def test_one_letter_with_two_sets() -> None:
    lines = [
        "Den Haag, 12 februari 2021",
        "Geachte Voorzitter,",
        "Hierbij doe ik u toekomen de antwoorden op de vragen van het lid Aa (VP) over de pont "
        "(kenmerk 2021Z90658, ingezonden 17 januari 2021) en van het lid Bee (X) over de dijk "
        "(kenmerk 2021Z90662, ingezonden 18 januari 2021).",
        "De minister van Defensie,",
        "F.A. Terlinden",
        "2021Z90658",
        "Vragen van het lid Aa (VP) aan de minister van Defensie over de pont",
        "1",
        "Hoe? 1)",
        "Antwoord",
        "Zo.",
        "1) NOS, 3 mei",
        "2021Z90662",
        "Vragen van het lid Bee (X) aan de minister van Defensie over de dijk",
        "1",
        "Wat? 1)",
        "Antwoord",
        "Dit.",
        "2",
        "Wie?",
        "Antwoord",
        "Ik.",
        "1) AD, 4 mei",
    ]
    first, second = split(text(*lines, paragraphs=True), "x.txt")
    assert (first.id, second.id) == ("2021Z90658", "2021Z90662")
    assert (first.subject, second.subject) == ("de pont", "de dijk")
    assert [first.asked_on, second.asked_on] == [date(2021, 1, 17), date(2021, 1, 18)]
    for document in (first, second):
        assert [m.name for m in document.ministers] == ["Terlinden"]
        assert document.answered_on == date(2021, 2, 12)
    assert [note.text for note in first.footnotes] == ["NOS, 3 mei"]
    assert [note.text for note in second.footnotes] == ["AD, 4 mei"]
    assert [unit.id for unit in second.units] == ["2021Z90662#1", "2021Z90662#2"]
    assert first.preamble
    assert not second.preamble


def test_two_sets_without_a_number_are_told_apart() -> None:
    lines = [*HEAD, "Vraag 1", "Hoe?", *HEAD, "Vraag 1", "Wat?"]
    assert [d.id for d in split(text(*lines), "twee sets.txt")] == ["twee-sets", "twee-sets-2"]


def test_a_letter_that_only_cites_other_questions_is_one_set() -> None:
    lines = [
        *MASTHEAD,
        *HEAD,
        *REPLY,
        "Vraag 1",
        "Hoe?",
        "Antwoord 1",
        "Zie:",
        "Vragen van het lid Bee (X) over de dijk (ingezonden 3 mei 2021).",
        "Vraag 2",
        "Wat?",
        "Antwoord 2",
        "Dit.",
    ]
    (document,) = split(text(*lines), "x.txt")
    assert [unit.numbers for unit in document.units] == [("1",), ("2",)]


def test_text_behind_the_answers_is_kept() -> None:
    lines = [*HEAD, "Vraag 1", "Hoe?", "Toelichting: Deze vragen dienen ter aanvulling op eerdere."]
    (document,) = split(text(*lines, paragraphs=True), "x.txt")
    assert document.closing == lines[-1]
    assert document.units[0].questions[0].text == "Hoe?"


def test_the_subject_of_a_letter_that_prints_none_is_the_title_its_first_question_quotes() -> None:
    lines = [
        "AH 1",
        "2022Z00001",
        "Antwoord van minister Aa (Defensie) (ontvangen 3 mei 2022)",
        "Vraag 1",
        "Kent u het bericht ‘De pont van Aa’s vaart niet’?",
        "Antwoord 1",
        "Ja.",
    ]
    (document,) = split(text(*lines, paragraphs=True), "x.txt")
    assert document.subject == "De pont van Aa’s vaart niet"


@pytest.mark.parametrize(
    "lines",
    [
        ["Recept voor appeltaart", "1. Meng bloem en boter.", "2. Bak alles. Klaar?"],
        ["Waarom is dat zo?", "Daarom is dat zo."],
        [],
        [" "],
    ],
    ids=["a recipe", "prose", "nothing", "blank"],
)
def test_a_text_that_is_no_letter(lines: list[str]) -> None:
    with pytest.raises(UnreadableError, match="not a letter"):
        split(text(*lines, paragraphs=True), "x.txt")
