"""Heads in other words: a ministry's letter, a committee's list, what sites print above a text."""

from typing import Any

import pytest

from indexer.catalogue import read_catalogue
from indexer.committee import is_list, read_list
from indexer.letterhead import is_letter, read_letter
from tests.said import said

HEAD = "Vragen van het lid Oudkerken (VP) aan de Minister van Defensie over de veerpont"

LETTER = [
    "In antwoord op uw brief van 10 oktober 2021, nr. 2021Z16994, deel ik u mede dat de vragen van",
    "de leden Aa (VP) en Bee (X) over de pont (2021Z16994) worden beantwoord zoals aangegeven in",
    "de bijlage van deze brief.",
    "De Minister van Defensie,",
    "D. Terlinden-Van Aa",
]


def test_a_letter_of_a_ministry() -> None:
    title = "Antwoorden van de minister van Defensie op Kamervragen van de leden Aa (VP) en Bee (X)"
    lines = [*LETTER, title, "over de trage pont."]
    found = said(read_letter(lines, ["> Retouradres Postbus 1", "Datum", "7 november 2021"]))
    assert is_letter(" ".join(lines))
    assert found == {
        "kind": "answers", "number": None, "session": None, "reference": "2021Z16994",
        "subject": "de trage pont", "askers": ["Aa (VP)", "Bee (X)"], "addressees": [],
        "ministers": ["minister Terlinden-Van Aa Defensie"], "behalf": [],
        "asked": "2021-10-10", "answered": "2021-11-07",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            LETTER,
            {"subject": "de pont", "ministers": ["minister Terlinden-Van Aa Defensie"]},
            id="without a title",
        ),
        pytest.param(
            [
                "Den Haag, 12 februari 2021",
                "Geachte Voorzitter,",
                "Hierbij doe ik u toekomen de antwoorden op de vragen van het lid Aa (VP) over de "
                "pont (kenmerk 2021Z90658, ingezonden 17 januari 2021).",
                "De minister van Defensie,",
                "F.A. van Bee",
            ],
            {
                "answered": "2021-02-12",
                "askers": ["Aa (VP)"],
                "subject": "de pont",
                "ministers": ["minister van Bee Defensie"],
                "reference": "2021Z90658",
            },
            id="in plain words",
        ),
        pytest.param(
            [
                "Geachte voorzitter,",
                "Hierbij zend ik u, mede namens de minister van Financiën, de antwoorden op de "
                "schriftelijke vragen die zijn gesteld door de leden Aa en Bee (beiden VP) over de "
                "pont. Deze vragen werden ingezonden op 5 februari 2021 met kenmerk 2021Z02323.",
                "De staatssecretaris van Volksgezondheid,",
                "Welzijn en Sport,",
                "Anna de Cee",
            ],
            {
                "askers": ["Aa (VP)", "Bee (VP)"],
                "subject": "de pont",
                "behalf": ["minister Financiën"],
                "reference": "2021Z02323",
                "ministers": ["staatssecretaris de Cee Volksgezondheid, Welzijn en Sport"],
            },
            id="on behalf of another, a seat on two lines",
        ),
        pytest.param(
            [
                "In antwoord op uw brief van 5 maart 2021, nr. 5284183, deel ik u mede dat de "
                "vragen van het lid Aa (VP) aan de minister van Defensie over de pont worden "
                "beantwoord zoals aangegeven in de bijlage."
            ],
            {"reference": None, "addressees": ["minister Defensie"], "asked": "2021-03-05"},
            id="a number of the ministry's own",
        ),
    ],
)
def test_letters_in_other_words(lines: list[str], expected: dict[str, Any]) -> None:
    assert is_letter(" ".join(lines))
    found = said(read_letter(lines))
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("lines", "expected", "rest"),
    [
        pytest.param(
            [
                "Aanhangsel van de Handelingen",
                "Datum publicatieOrganisatieVergaderjaarNummerDatum ontvangst",
                "Tweede Kamer der Staten-Generaal2014-20151365",
                HEAD,
            ],
            {"session": "2014-2015", "number": "1365"},
            ["Aanhangsel van de Handelingen", HEAD],
            id="gazette",
        ),
        pytest.param(
            ["12-03-2015Tweede Kamer der Staten-Generaal2014-2015136511-03-2015"],
            {"number": "1365", "answered": "2015-03-11"},
            [],
            id="gazette with dates",
        ),
        pytest.param(
            [
                "Antwoord schriftelijke vragen : Antwoord op vragen van het lid Aa over de pont",
                "Vraag 1",
            ],
            {"kind": "answers", "askers": ["Aa (None)"], "subject": "de pont"},
            ["Vraag 1"],
            id="the Chamber's site",
        ),
        pytest.param(
            [
                "Mededeling (uitstel antwoord) : Uitstel beantwoording vragen van het lid Aa over "
                "de pont"
            ],
            {"kind": "postponement", "subject": "de pont"},
            [],
            id="delay",
        ),
        pytest.param(
            [
                "Kamervraag 2023Z02920",
                "De trage pont",
                "Ingediend 17 februari 2023",
                "Beantwoord 16 maart 2023 (na 27 dagen)",
                "Indiener Anna van der Aa (VP)",
                "Beantwoord door Piet Bee (X)",
                "Vraag 1",
            ],
            {
                "reference": "2023Z02920",
                "subject": "De trage pont",
                "asked": "2023-02-17",
                "answered": "2023-03-16",
                "askers": ["Van der Aa (VP)"],
                "kind": "answers",
            },
            ["Vraag 1"],
            id="openkamer",
        ),
        pytest.param(
            [
                "Nummer: 2025D44207, datum: 2025-10-22",
                "officiële HTML versie (ah-tk-20252026-237)",
                "Gericht aan: minister van Defensie",
                "Indiener: A. Aa (VP)",
                "Eerste ondertekenaar: A. Aa (VP)",
                "Mede namens: B. Bee (X)",
                "Voortouwcommissie: Defensie",
                "| Vraag 1 |",
            ],
            {
                "session": "2025-2026",
                "number": "237",
                "askers": ["Aa (VP)", "Bee (X)"],
                "addressees": ["minister Defensie"],
            },
            ["| Vraag 1 |"],
            id="tkconv",
        ),
    ],
)
def test_what_sites_say(lines: list[str], expected: dict[str, Any], rest: list[str]) -> None:
    head, left = read_catalogue(lines)
    found = said(head)
    assert {key: found[key] for key in expected} == expected
    assert left == rest


LIST = [
    "36 100 Jaarverslagen en slotwetten 2021",
    "Nr. 4 LIJST VAN VRAGEN EN ANTWOORDEN",
    "Vastgesteld 2 juni 2022",
    "De vaste commissie voor Defensie heeft een aantal vragen voorgelegd aan de minister van",
    "Defensie over het jaarverslag. De minister heeft deze vragen beantwoord bij brief van 1 juni "
    "2022.",
]


def test_a_committees_list() -> None:
    found = said(read_list(LIST))
    assert is_list(LIST)
    expected = {
        "kind": "committee-list", "number": "36100-4", "subject": "het jaarverslag",
        "askers": ["vaste commissie voor Defensie (None)"], "addressees": ["minister Defensie"],
        "answered": "2022-06-01",
    }  # fmt: skip
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("LIJST VAN VRAGEN EN ANTWOORDEN", True),
        ("VERSLAG HOUDENDE EEN LIJST VAN VRAGEN EN ANTWOORDEN", True),
        ("2022D15528 LIJST VAN VRAGEN", True),
        ("Nr. 12 Verslag houdende een lijst van vragen en antwoorden", True),
        ("over de lijst van vragen en antwoorden van de commissie", False),
        (HEAD, False),
    ],
)
def test_titles_of_lists(title: str, found: bool) -> None:
    assert is_list([title]) is found
    assert not is_list([title, "Vragen van het lid Aa (VP) over de lijst"])
