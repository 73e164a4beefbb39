"""Who asked whom what, who answered and when, in the words of the Chamber."""

from datetime import date
from typing import Any

import pytest

from indexer.dates import find_date, find_date_in_figures
from indexer.header import read_header
from indexer.joining import Joining
from indexer.letterhead import is_letter
from tests.said import said

MASTHEAD = [
    "Tweede Kamer der Staten-Generaal2",
    "Vergaderjaar 2021–2022 Aanhangsel van de Handelingen",
    "Vragen gesteld door de leden der Kamer, met de daarop door de",
    "regering gegeven antwoorden",
    "594",
]
QUESTION_MASTHEAD = [
    "Tweede Kamer der Staten-Generaal2",
    "Vergaderjaar 2021–2022 Vragen gesteld door de leden der Kamer",
    " ",
    "2022Z18796",
]
HEAD = "Vragen van het lid Oudkerken (VP) aan de Minister van Defensie over de veerpont"
SENT = " (ingezonden 24 oktober 2021)."
REPLY = "Antwoord van Minister Terlinden (Defensie) (ontvangen 18 november 2021)."


def reads(lines: list[str], **expected: Any) -> None:
    found = said(read_header(lines))
    assert {key: found[key] for key in expected} == expected


def test_an_official_answer() -> None:
    reads(
        [*MASTHEAD, HEAD + SENT, REPLY],
        kind="answers", number="594", session="2021-2022", subject="de veerpont",
        askers=["Oudkerken (VP)"], addressees=["minister Defensie"],
        ministers=["minister Terlinden Defensie"], behalf=[],
        asked="2021-10-24", answered="2021-11-18",
    )  # fmt: skip


def test_official_questions() -> None:
    reads(
        [*QUESTION_MASTHEAD, HEAD + SENT],
        kind=None, number=None, reference="2022Z18796", session="2021-2022", asked="2021-10-24",
        ministers=[],
    )  # fmt: skip


def test_provisional_answers_print_no_asker() -> None:
    reads(
        ["AH 604", "2022Z18294",
         "Antwoord van minister Terlinden (Defensie) (ontvangen 3 mei 2022)",
         "Zie ook Aanhangsel Handelingen, vergaderjaar 2021-2022, nr. 507"],
        number="604", reference="2022Z18294", kind="answers", askers=[], subject=None,
        ministers=["minister Terlinden Defensie"], answered="2022-05-03", session=None,
    )  # fmt: skip


def test_provisional_questions() -> None:
    reads(
        ["2022Z18891", "(ingezonden 20 november 2021)", HEAD.replace("Minister", "minister")],
        reference="2022Z18891", asked="2021-11-20", subject="de veerpont",
        addressees=["minister Defensie"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            HEAD.replace("Vragen", "Mondelinge vragen") + SENT,
            {"kind": "oral-questions"},
            id="oral",
        ),
        pytest.param(
            HEAD.replace("Vragen", "Schriftelijke vragen"),
            {"askers": ["Oudkerken (VP)"], "asked": None},
            id="press copy",
        ),
        pytest.param(
            "Vragen van de leden Aa en Bee (beiden VP) aan de Ministers van Defensie en van "
            "Financiën over «Over de rivier: «nooit»» (Veerbode.nl, 16 mei 2021) "
            "(ingezonden 24 oktober 2021)",
            {
                "askers": ["Aa (VP)", "Bee (VP)"],
                "addressees": ["minister Defensie", "minister Financiën"],
                "subject": "«Over de rivier: «nooit»» (Veerbode.nl, 16 mei 2021)",
                "asked": "2021-10-24",
            },
            id="a subject with brackets, a date and over",
        ),
        pytest.param(
            HEAD + " (ingezonden 3 mei 2021)" + SENT,
            {"subject": "de veerpont (ingezonden 3 mei 2021)", "asked": "2021-10-24"},
            id="the last date of submission counts",
        ),
        pytest.param(
            "Vragen van het lid Aa (VP) aan de Staatssecretaris van Defensie, bij "
            "afwezigheid van de Minister, over de pont (ingezonden 24 oktober 2021)",
            {"addressees": ["staatssecretaris Defensie"], "subject": "de pont"},
            id="bij afwezigheid van",
        ),
        pytest.param(
            "Vragen van het lid Aa (VP) aan de Minister van Klimaat en Groene Groeiover het "
            "plan (ingezonden 24 oktober2021)",
            {
                "addressees": ["minister Klimaat en Groene Groei"],
                "subject": "het plan",
                "asked": "2021-10-24",
            },
            id="blanks lost",
        ),
        pytest.param(
            "Vragen van het lid Aa (VP) aan de Minister vanDefensie over de pont(ingezonden "
            "24 oktober 2021)",
            {"subject": "de pont", "asked": "2021-10-24"},
            id="blank lost before the bracket",
        ),
        pytest.param(
            "Vragen van het lid Aa (VP) over de brief aan de minister van Defensie "
            "(ingezonden 24 oktober 2021)",
            {"addressees": [], "subject": "de brief aan de minister van Defensie"},
            id="no addressee, a subject that has one",
        ),
        pytest.param(
            "Vragen van het lid Aa (VP) aan de Minister van Defensie inzake de pont "
            "(ingezonden 24 oktober 2021)",
            {"subject": "de pont"},
            id="inzake",
        ),
        pytest.param(
            "Vragen van het lid Aa (VP) aan de Minister van Defensie (ingezonden 24 oktober 2021)",
            {"subject": None, "addressees": ["minister Defensie"]},
            id="no subject",
        ),
        pytest.param(
            "Vragen van het lid Welzijn (VP) aan de Minister van Volkshuisvesting en "
            "Ruimtelijke Ordening over wonen (ingezonden 24 oktober 2021)",
            {"askers": ["Welzijn (VP)"], "subject": "wonen"},
            id="a name like a portfolio",
        ),
    ],
)
def test_the_sentence_of_the_questions(sentence: str, expected: dict[str, Any]) -> None:
    reads([sentence], **expected)
    words = sentence.split(" ")
    wrapped = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
    reads(wrapped, **expected)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Antwoord van Minister Aa (Defensie), mede namens de Minister van Financiën en de "
            "Staatssecretaris van Justitie en Veiligheid (ontvangen 18 november 2021)",
            {
                "ministers": ["minister Aa Defensie"],
                "behalf": ["minister Financiën", "staatssecretaris Justitie en Veiligheid"],
            },
            id="mede namens",
        ),
        pytest.param(
            "Antwoord van Minister Aa (Defensie) mede namens de Minister van Financiën "
            "(ontvangen 18 november 2021)",
            {"behalf": ["minister Financiën"]},
            id="mede namens without comma",
        ),
        pytest.param(
            "Antwoord van minister Aa (Defensie) en van minister Bee (Financiën) (ontvangen 18 "
            "november 2021)",
            {"ministers": ["minister Aa Defensie", "minister Bee Financiën"]},
            id="two ministers",
        ),
        pytest.param(
            "Antwoord van Minister Aa (Defensie) en Staatssecretaris Bee (Financiën) "
            "(ontvangen 18 november 2021)",
            {"ministers": ["minister Aa Defensie", "staatssecretaris Bee Financiën"]},
            id="a minister and a state secretary",
        ),
        pytest.param(
            "Antwoord van Minister Aa (Defensie), mede namens de Minister van Financiën, en van "
            "Minister Cee (Asiel en Migratie) (ontvangen 18 november 2021)",
            {
                "ministers": ["minister Aa Defensie", "minister Cee Asiel en Migratie"],
                "behalf": ["minister Financiën"],
            },
            id="behalf between two ministers",
        ),
        pytest.param(
            "Mededeling van staatssecretaris Aa (Defensie) (ontvangen 18 november 2021)",
            {"kind": "postponement", "answered": "2021-11-18"},
            id="delay",
        ),
        pytest.param(
            "Antwoord van staatssecretaris Aa (Volksgezondheid, Welzijn en Sport (ontvangen 18 "
            "november 2021)",
            {
                "ministers": ["staatssecretaris Aa Volksgezondheid, Welzijn en Sport"],
                "answered": "2021-11-18",
            },
            id="open bracket",
        ),
        pytest.param(
            "Antwoord van Minister-President Aa, mede namens de Minister van Defensie "
            "(ontvangen 18 november 2021)",
            {"ministers": ["minister-president Aa"], "behalf": ["minister Defensie"]},
            id="minister-president",
        ),
        pytest.param(
            "Nader antwoord van Minister Aa (Defensie) (ontvangen 18 november2021). Zie ook "
            "Aanhangsel Handelingen, vergaderjaar 2020–2021, nr. 393.",
            {"ministers": ["minister Aa Defensie"], "answered": "2021-11-18"},
            id="a further answer, and a cross reference",
        ),
        pytest.param(
            "Antwoord van Minister Aa (Defensie)",
            {"answered": None, "ministers": ["minister Aa Defensie"]},
            id="no date",
        ),
    ],
)
def test_the_sentence_of_the_answer(sentence: str, expected: dict[str, Any]) -> None:
    reads([HEAD + SENT, sentence], subject="de veerpont", asked="2021-10-24", **expected)
    reads([f"{HEAD}{SENT} {sentence}"], subject="de veerpont", **expected)


def test_a_subject_may_speak_of_an_answer() -> None:
    about = "over het antwoord van Minister Aa (Defensie) op vragen over de pont"
    lines = ["Vragen van het lid Bee (VP) aan de Minister van Defensie", about + SENT, REPLY]
    reads(lines, subject=about[5:], ministers=["minister Terlinden Defensie"])


def test_the_number_of_a_letter_is_not_the_chambers_own_two() -> None:
    lines = ["Tweede Kamer der Staten-Generaal", "2", *MASTHEAD[1:], HEAD + SENT, REPLY]
    reads(lines, number="594")


def test_words_broken_at_a_line_end() -> None:
    lines = ["Vragen van het lid Aa (VP) aan de Minister van Defensie over de dijkver-", "zwaring"]
    assert (
        read_header(lines, Joining({"dijkverzwaring"}.__contains__)).subject == "de dijkverzwaring"
    )


def test_an_official_head_is_no_letter() -> None:
    assert not is_letter(" ".join([*MASTHEAD, HEAD + SENT, REPLY]))


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("(ontvangen 18 november2024)", date(2024, 11, 18)),
        ("18\nnovember 2024", date(2024, 11, 18)),
        ("1 Maart 2010", date(2010, 3, 1)),
        ("31 februari 2009, 1 maart 2009", date(2009, 3, 1)),
        ("maart 2010", None),
    ],
)
def test_dates_in_words(printed: str, day: date | None) -> None:
    assert find_date(printed) == day


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("16-03-2023", date(2023, 3, 16)),
        ("2025-10-22", date(2025, 10, 22)),
        ("31-02-2009", None),
        ("20090-11-1", None),
    ],
)
def test_dates_in_figures(printed: str, day: date | None) -> None:
    assert find_date_in_figures(printed) == day
