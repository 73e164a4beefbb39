"""A committee's list of questions: split like a letter, and never taken for one."""

import pytest

from corpus.text import Line, Text
from indexer.splitter import split

HEAD = "Vragen van het lid Oudkerken (VP) aan de Minister van Defensie "


def text(*lines: str, paragraphs: bool = False) -> Text:
    return Text(tuple(map(Line, lines)), paragraphs=paragraphs)


LISTS = {
    "vraag, antwoord op vraag": [
        "Vraag 1",
        "Hoe?",
        "Antwoord op vraag 1:",
        "Zo.",
        "Vraag 2",
        "Wat?",
        "Antwoord op vraag 2:",
        "Dit.",
    ],
    "vraag, no answer marker": ["Vraag 1", "Hoe?", "Zo.", "Vraag 2", "Wat?", "Dit."],
    "number, no answer marker": ["1", "Hoe?", "Zo.", "2", "Wat?", "Dit."],
    "number, antwoord": ["1", "Hoe?", "Antwoord:", "Zo.", "2", "Wat?", "Antwoord:", "Dit."],
    "number with a stop, antwoord": [
        "1.",
        "Hoe?",
        "Antwoord:",
        "Zo.",
        "2.",
        "Wat?",
        "Antwoord:",
        "Dit.",
    ],
    "number before the text": ["1. Hoe?", "Zo.", "2. Wat?", "Dit."],
    "table": ["Nr.", "Vraag", "Antwoord", "1", "Hoe?", "Zo.", "2", "Wat?", "Dit."],
}


@pytest.mark.parametrize("lines", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("paragraphs", [True, False])
def test_a_committees_list(lines: list[str], paragraphs: bool) -> None:
    head = [
        "36 100 Jaarverslagen 2021",
        "Nr. 4 LIJST VAN VRAGEN EN ANTWOORDEN",
        "Vastgesteld 2 juni 2022",
        "De vaste commissie voor Defensie heeft vragen voorgelegd aan de minister van Defensie "
        "over het jaarverslag.",
    ]
    (document,) = split(text(*head, *lines, paragraphs=paragraphs), "x.txt")
    assert (document.id, document.kind) == ("kst-36100-4", "committee-list")
    assert [(u.numbers, u.questions[0].text, u.answer) for u in document.units] == [
        (("1",), "Hoe?", "Zo."), (("2",), "Wat?", "Dit."),
    ]  # fmt: skip


def test_a_committees_list_of_questions_only() -> None:
    lines = ["2022D15528 LIJST VAN VRAGEN", "Nr Vraag", "1 Kunt u dit?", "2 Kunt u dat?"]
    (document,) = split(text(*lines, paragraphs=True), "x.txt")
    assert (document.id, document.kind) == ("2022D15528", "committee-list")
    assert [u.questions[0].text for u in document.units] == ["Kunt u dit?", "Kunt u dat?"]
    assert [u.answer for u in document.units] == [None, None]


def test_members_may_ask_about_a_committees_list() -> None:
    about = "over de LIJST VAN VRAGEN EN ANTWOORDEN van de vaste commissie voor Defensie"
    (document,) = split(text(HEAD + about, "Vraag 1", "Hoe?"), "x.txt")
    assert document.kind == "questions"
