"""Which numbers begin questions, and how questions and answers become units."""

from collections.abc import Iterable, Iterator
from itertools import chain

import pytest

import indexer.units
from corpus.text import Line, Text
from indexer.splitter import split
from indexer.units import Draft

REPLY = "Antwoord van minister Terlinden (Defensie) (ontvangen 3 mei 2022)"
PROVISIONAL = ["AH 604", "2022Z18294", REPLY]
ASKED = [
    "2022Z18891",
    "(ingezonden 20 november 2021)",
    "Vragen van het lid Oudkerken (VP) aan de minister van Defensie over de veerpont",
]
Unit = tuple[list[str], list[str], str | None]


def units(*lines: str | Line, head: list[str] = PROVISIONAL, paragraphs: bool = True) -> list[Unit]:
    """The units of a letter: the numbers, the texts of the questions, the answer."""
    made = [line if isinstance(line, Line) else Line(line) for line in [*head, *lines]]
    (document,) = split(Text(tuple(made), paragraphs=paragraphs), "brief.txt")
    return [(list(u.numbers), [q.text for q in u.questions], u.answer) for u in document.units]


def codes(*lines: str) -> list[str]:
    text = Text(tuple(map(Line, [*PROVISIONAL, *lines])), paragraphs=True)
    return [doubt.code for doubt in split(text, "brief.txt")[0].warnings]


def gap(text: str) -> Line:
    return Line(text, gap=True)


def test_each_question_with_its_answer() -> None:
    assert units(
        "Vraag 1", "Hoe?", "Antwoord 1", "Zo.", "Vraag 2", "Wat?", "Antwoord 2", "Dit."
    ) == [
        (["1"], ["Hoe?"], "Zo."),
        (["2"], ["Wat?"], "Dit."),
    ]


def test_questions_under_one_heading_are_one_entry() -> None:
    assert units("Vraag 1 en 4", "Hoe? Wat?", "Antwoord 1 en 4", "Zo.", "Vraag 2", "Wie?",
                 "Antwoord 2", "Ik.") == [
        (["1", "4"], ["Hoe? Wat?"], "Zo."), (["2"], ["Wie?"], "Ik."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "answer", ["Antwoord op vraag 2 en 3", "Antwoord op vragen 2 t/m 3", "Antwoord", "Antwoord 2-3"]
)
def test_stacked_questions_share_the_answer_behind_them(answer: str) -> None:
    found = units(
        "Vraag 1", "Hoe?", "Antwoord", "Zo.", "Vraag 2", "Wat?", "Vraag 3", "Wie?", answer, "Ik."
    )
    assert found == [(["1"], ["Hoe?"], "Zo."), (["2", "3"], ["Wat?", "Wie?"], "Ik.")]


def test_an_answer_at_the_end_takes_the_questions_it_names() -> None:
    found = units(
        "Vraag 1", "Hoe?", "Vraag 2", "Wat?", "Antwoord op vraag 2", "Dit.",
        "Vraag 3", "Wie?", "Antwoord op vraag 1 en 3", "Ik.",
    )  # fmt: skip
    assert found == [(["2"], ["Wat?"], "Dit."), (["1", "3"], ["Hoe?", "Wie?"], "Ik.")]


def test_an_answer_that_names_an_answered_question_too() -> None:
    found = units(
        "Vraag 1", "Hoe?", "Vraag 2", "Wat?", "Antwoord op vraag 2", "Dit.",
        "Antwoord op vraag 1 en 2", "Zo.",
    )  # fmt: skip
    assert found == [(["2"], ["Wat?"], "Dit."), (["1", "2"], ["Hoe?"], "Zo.")]


def test_a_number_printed_twice_is_kept_and_doubted() -> None:
    lines = ["Vraag 1", "Hoe?", "Antwoord 1", "Zo.", "Vraag 1", "Hoe?", "Antwoord 2", "Dit."]
    assert units(*lines) == [(["1"], ["Hoe?"], "Zo."), (["1"], ["Hoe?"], None), (["2"], [], "Dit.")]
    assert codes(*lines) == ["question-repeated", "answer-missing", "question-missing"]


@pytest.mark.parametrize(
    "repeated",
    [
        pytest.param(["Vraag 1", "Hoe?", "Antwoord 1", "Zo."], id="one of each"),
        pytest.param(["Vraag 1", "Hoe?", "Vraag 1", "Wat?", "Antwoord 1", "Zo."], id="two asked"),
        pytest.param(["Vraag 1", "Hoe?", "Antwoord 1", "Zo.", "Antwoord 1", "Dit."], id="given"),
        pytest.param(["Vraag 1", "Hoe?", "Vraag 1 en 2", "Wat?", "Antwoord 1 en 2", "Zo."],
                     id="crosswise"),
    ],
)  # fmt: skip
def test_a_number_printed_many_times_is_looked_up_as_fast_as_any(
    monkeypatch: pytest.MonkeyPatch, repeated: list[str]
) -> None:
    looked_at = 0
    taken = indexer.units._taken

    def counted(drafts: Iterable[Draft], wanted: set[str] | None = None) -> list[Draft]:
        def seen() -> Iterator[Draft]:
            nonlocal looked_at
            for draft in drafts:
                looked_at += 1
                yield draft

        return taken(seen(), wanted)

    monkeypatch.setattr(indexer.units, "_taken", counted)
    times = 400
    assert len(units(*repeated * times)) >= times
    assert looked_at <= 100 * times


def test_each_answer_to_a_number_printed_twice_has_a_question_of_its_own() -> None:
    pairs = [["Vraag 1", f"Hoe {n}?", "Antwoord 1", f"Zo {n}."] for n in range(3)]
    assert units(*chain(*pairs)) == [(["1"], [f"Hoe {n}?"], f"Zo {n}.") for n in range(3)]
    stacked = ["Vraag 1", "Hoe?", "Vraag 1", "Wat?", "Antwoord 1", "Zo.", "Antwoord 1", "Dit."]
    assert units(*stacked) == [(["1"], ["Hoe?"], "Zo."), (["1"], ["Wat?"], "Dit.")]


def test_doubts_of_numbering() -> None:
    assert codes("Vraag 1", "Hoe?", "Antwoord 1", "Zo.", "Vraag 3", "Antwoord 3", "Dit.") == [
        "number-missing", "question-empty",
    ]  # fmt: skip


def test_a_heading_over_all_answers_is_no_answer() -> None:
    assert units("Antwoorden", "Vraag 1", "Hoe?", "Antwoord 1", "Zo.") == [(["1"], ["Hoe?"], "Zo.")]


STYLES = {
    "alone": ("1", "2"),
    "alone with a stop": ("1.", "2."),
    "alone with a bracket": ("1)", "2)"),
}  # fmt: skip


@pytest.mark.parametrize(("one", "two"), STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("answer", ["Antwoord", "Antwoord:", "Antwoord op vraag {}"])
def test_numbers_alone_on_a_line(one: str, two: str, answer: str) -> None:
    found = units(
        gap(one),
        "Hoe?",
        gap(answer.format(1)),
        "Zo.",
        gap(two),
        "Wat?",
        gap(answer.format(2)),
        "Dit.",
    )
    assert found == [(["1"], ["Hoe?"], "Zo."), (["2"], ["Wat?"], "Dit.")]


def test_numbers_before_their_text() -> None:
    found = units("1. Hoe?", "Antwoord vraag 1:", "Zo.", "2. Wat?", "Antwoord vraag 2:", "Dit.")
    assert found == [(["1"], ["Hoe?"], "Zo."), (["2"], ["Wat?"], "Dit.")]


def test_numbers_that_the_format_makes() -> None:
    lines = [Line("Hoe?", number="1."), Line("Wat?", number="2.")]
    assert units(*lines, head=ASKED) == [(["1"], ["Hoe?"], None), (["2"], ["Wat?"], None)]


ENUMERATED = ["Ik doe dit:", "1. geld", "2. regels", "3. toezicht"]


def test_an_enumeration_in_an_answer_is_not_the_next_question() -> None:
    found = units(
        "1. Hoe?",
        "Antwoord",
        "Zo.",
        "2. Wat?",
        "Antwoord",
        *ENUMERATED,
        "3. Wie?",
        "Antwoord",
        "Ik.",
    )
    assert [numbers for numbers, _, _ in found] == [["1"], ["2"], ["3"]]
    assert found[1][2] == "\n".join(ENUMERATED)
    assert found[2][1] == ["Wie?"]


def test_an_enumeration_in_a_question_is_not_the_next_question() -> None:
    lines = ["1. Hoe?", "2. Kunt u:", "1. dit", "2. dat", "3. en zus doen?", "3. Wie?"]
    found = units(*lines, head=ASKED)
    assert [texts for _, texts, _ in found] == [
        ["Hoe?"], ["Kunt u:\n1. dit\n2. dat\n3. en zus doen?"], ["Wie?"],
    ]  # fmt: skip


def test_an_enumeration_behind_the_last_question() -> None:
    lines = ["1. Hoe?", "Antwoord", "Zo.", "2. Wat?", "Antwoord", "Eerst:", "1. a", "2. b", "3. c"]
    assert [numbers for numbers, _, _ in units(*lines)] == [["1"], ["2"]]


def test_numbers_of_a_table_are_no_questions() -> None:
    found = units(
        gap("1"), "Hoe?", gap("Antwoord"), "In cijfers:", "2", "65", "121", gap("2"), "Wat?",
        gap("Antwoord"), "3", "4", "Dit.",
    )  # fmt: skip
    assert [texts for _, texts, _ in found] == [["Hoe?"], ["Wat?"]]
    assert found[0][2] == "In cijfers:\n2\n65\n121"


def test_a_question_number_that_was_lost() -> None:
    found = units(
        gap("1"), "Hoe?", gap("2"), "Wat?", gap("4"), "Wie?", gap("5"), "Waar?", head=ASKED
    )
    assert [numbers for numbers, _, _ in found] == [["1"], ["2"], ["4"], ["5"]]


def test_bare_paragraphs_are_numbered_by_their_order() -> None:
    found = units("Deelt u die mening? Zo ja, hoe?", "Kunt u dat toelichten?", head=ASKED)
    assert [numbers for numbers, _, _ in found] == [["1"], ["2"]]


def test_only_answers_are_marked() -> None:
    found = units(
        "Bent u bekend met de pont?", "Antwoord", "Ja.", "Hij vaart.", "Hoe?", "Antwoord", "Zo."
    )
    assert found == [
        (["1"], ["Bent u bekend met de pont?"], "Ja.\nHij vaart."), (["2"], ["Hoe?"], "Zo."),
    ]  # fmt: skip


def test_bold_questions_and_plain_answers() -> None:
    lines = [
        Line("Hoe?", bold=True),
        Line("Zo."),
        Line("Wat dan?"),
        Line("Wie?", bold=True),
        Line("Ik."),
    ]
    assert units(*lines) == [(["1"], ["Hoe?"], "Zo.\nWat dan?"), (["2"], ["Wie?"], "Ik.")]


def test_an_answer_without_marker_below_its_question() -> None:
    lines = [
        "Vraag 1",
        "Hoe?",
        "Antwoord 1",
        "Zo.",
        "Vraag 2",
        "Er is veel mis. Wat? Zo ja, wat?",
        "Dit.",
    ]
    assert units(*lines)[1] == (["2"], ["Er is veel mis. Wat? Zo ja, wat?"], "Dit.")


def test_an_indented_answer_without_marker() -> None:
    head = ["Kamervraag 2022Z02920", "De pont", "Beantwoord 16 maart 2022 (na 27 dagen)"]
    lines = [
        "Vraag 1",
        "Hoe vaart",
        "hij?",
        "    Zo. Of",
        "    niet?",
        "Vraag 2",
        "Wat?",
        "    Dit.",
    ]
    found = units(*lines, head=head, paragraphs=False)
    assert found == [(["1"], ["Hoe vaart hij?"], "Zo. Of niet?"), (["2"], ["Wat?"], "Dit.")]


def test_answers_follow_their_questions_in_lines_without_gaps() -> None:
    head = ["LIJST VAN VRAGEN EN ANTWOORDEN"]
    first = ["1", "Er is veel mis. Hoe", "komt dat? Zo nee, waarom?", "Dat komt zo.", "Meer niet."]
    lines = [*first, "2", "Wat?", "Dit."]
    assert units(*lines, head=head, paragraphs=False) == [
        (["1"], ["Er is veel mis. Hoe komt dat? Zo nee, waarom?"], "Dat komt zo. Meer niet."),
        (["2"], ["Wat?"], "Dit."),
    ]


@pytest.mark.parametrize(
    "trap",
    [
        "Zie het antwoord op vraag 42.", "Nee, zie antwoord 6.", "antwoord op vraag 5).",
        "In uw antwoord op vraag 2 van de schriftelijke vragen", "Vraag is of dat kan.",
        "het 11[e ] sanctiepakket", "(1) dit en (2) dat", "de 1 op 1 vertaling", "2024", "6.",
        "Vragen van het lid Aa (VP) gaan daarover.", "Antwoord van minister Aa is er niet.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_marker_stays_in_the_answer(trap: str) -> None:
    lines = [
        "Vraag 1",
        "Hoe?",
        "Antwoord 1",
        "Zo.",
        trap,
        "Dus.",
        "Vraag 2",
        "Wat?",
        "Antwoord 2",
        "Dit.",
    ]
    found = units(*lines)
    assert found == [(["1"], ["Hoe?"], f"Zo.\n{trap}\nDus."), (["2"], ["Wat?"], "Dit.")]
