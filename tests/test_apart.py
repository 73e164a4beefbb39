"""Papers that give all answers behind all questions, as the Chamber printed them before 2010."""

import pytest

from corpus.document import Document
from corpus.text import Line, Text
from indexer.splitter import split

HEAD = [
    "Tweede Kamer der Staten-Generaal 2",
    "Vergaderjaar 2008–2009",
    "Aanhangsel van de Handelingen",
    "Vragen door de leden der Kamer gesteld overeenkomstig artikel 134 van het Reglement van",
    "Orde, met de daarop door de regering schriftelijk gegeven antwoorden",
    "2945",
    "Vragen van het lid Oudkerken (VP) aan de minister van Vrede over de trage",
    "pont. (Ingezonden 10 april 2009)",
]
REPLY = [
    "Antwoord",
    "Antwoord van minister Terlinden (Vrede), mede namens de minister van Defensie. (Ontvangen 3",
    "juni 2009)",
]
ASKED = ["1", "Kent u het bericht?1", "2", "Bent u bereid? Zo neen, waarom niet?", "3", "Hoe vaak?"]
FOOT = ["1 Veerbode, 3 april 2009.", "KVR12345", "0809tkkvr2945", "ISSN 0921 - 7398",
        "Sdu Uitgevers", "’s-Gravenhage 2009",
        "Tweede Kamer, vergaderjaar 2008–2009, Aanhangsel 6203"]  # fmt: skip
Unit = tuple[tuple[str, ...], list[str], str | None]


def document(*lines: str) -> Document:
    (found,) = split(Text(tuple(map(Line, [*HEAD, *lines]))), "x.txt")
    return found


def units(*lines: str) -> list[Unit]:
    return [(u.numbers, [q.text for q in u.questions], u.answer) for u in document(*lines).units]


def test_numbers_behind_the_sentence_that_says_who_answers_begin_answers() -> None:
    given = ["1", "Ja.", "2 en 3", "Zie mijn brief. In 2008 waren het er 12.", "Daarna niet meer."]
    found = document(*ASKED, *FOOT, *REPLY, *given)
    assert [(u.numbers, len(u.questions), u.answer) for u in found.units] == [
        (("1",), 1, "Ja."),
        (("2", "3"), 2, "Zie mijn brief. In 2008 waren het er 12. Daarna niet meer."),
    ]
    assert [q.text for u in found.units for q in u.questions] == [
        "Kent u het bericht?", "Bent u bereid? Zo neen, waarom niet?", "Hoe vaak?",
    ]  # fmt: skip
    assert (found.kind, found.subject, found.number) == ("answers", "de trage pont", "2945")
    assert (str(found.asked_on), str(found.answered_on)) == ("2009-04-10", "2009-06-03")
    assert [(o.name, o.portfolio) for o in found.ministers] == [("Terlinden", "Vrede")]
    assert [o.portfolio for o in found.on_behalf_of] == ["Defensie"]
    assert [(n.mark, n.text) for n in found.footnotes] == [("1", "Veerbode, 3 april 2009.")]
    assert (found.preamble, found.closing) == ("", "")


@pytest.mark.parametrize(
    ("given", "answers"),
    [
        (["1 t/m 3", "Nee."], ["Nee."]),
        (["1, 2 en 3", "Nee, zie het antwoord op vraag", "3.", "Ja."],
         ["Nee, zie het antwoord op vraag 3. Ja."]),
        (["1", "Om:", "1. geld;", "2. tijd.", "2 en 3", "Nee."], ["Om: 1. geld; 2. tijd.", "Nee."]),
        (["1", "Ja.", "2", "Nee.", "3", "Zie", "4", "boten."], ["Ja.", "Nee.", "Zie 4 boten."]),
    ],
    ids=["a range", "a number that ends a sentence", "an enumeration", "what nobody asked"],
)  # fmt: skip
def test_which_numbers_begin_answers(given: list[str], answers: list[str]) -> None:
    found = [answer for _, _, answer in units(*ASKED, *REPLY, *given)]
    assert [" ".join((answer or "").split()) for answer in found] == answers


def test_worded_markers_may_stand_behind_the_middle() -> None:
    given = ["Antwoord 1", "Ja.", "Antwoord 2 en 3", "Nee."]
    assert [answer for _, _, answer in units(*ASKED, *REPLY, *given)] == ["Ja.", "Nee."]


def test_an_answer_may_begin_with_such_words() -> None:
    given = ["Vraag 1", "Hoe?", "Antwoord 1", "Zo.", "Antwoord van minister Aa is er niet.", "Nee."]
    assert [answer for _, _, answer in units(*REPLY[1:], *given)] == [
        "Zo. Antwoord van minister Aa is er niet. Nee."
    ]
