"""Members and ministers as a header prints them."""

import pytest

from corpus.document import Asker, Office
from indexer.people import askers, offices, signers, spaced
from indexer.portfolios import mended, split_portfolios

A, B = "Oudkerken", "Van Zandleven"


def members(text: str) -> list[tuple[str, str | None]]:
    return [(asker.name, asker.party) for asker in askers(text)]


def seats(found: tuple[Office, ...]) -> list[tuple[str, ...]]:
    return [tuple(filter(None, (o.role, o.name, o.portfolio))) for o in found]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("het lid Oudkerken (VP)", [(A, "VP")], id="one"),
        pytest.param(
            "de leden Oudkerken (VP) en Van Zandleven (De Dijk)",
            [(A, "VP"), (B, "De Dijk")],
            id="two",
        ),
        pytest.param(
            "de leden Oudkerken en Van Zandleven (beiden VP)", [(A, "VP"), (B, "VP")], id="beiden"
        ),
        pytest.param(
            "de leden Aa, Bee en Cee (allen VP)",
            [("Aa", "VP"), ("Bee", "VP"), ("Cee", "VP")],
            id="allen",
        ),
        pytest.param(
            "de leden Aa (X), Bee, Cee (beiden Y-Z), Dee (VP) en Ee (PvdK)",
            [("Aa", "X"), ("Bee", "Y-Z"), ("Cee", "Y-Z"), ("Dee", "VP"), ("Ee", "PvdK")],
            id="mixed",
        ),
        pytest.param(
            "de leden Aa, Bee, Cee (allen VP) en Dee (X)",
            [("Aa", "VP"), ("Bee", "VP"), ("Cee", "VP"), ("Dee", "X")],
            id="run, then one",
        ),
        pytest.param(
            "de leden Aa, Bee (X), Cee (Y)",
            [("Aa", "X"), ("Bee", "X"), ("Cee", "Y")],
            id="a bracket serves all before it",
        ),
        pytest.param(
            "het leden Aa en Bee (beiden VP)", [("Aa", "VP"), ("Bee", "VP")], id="het leden"
        ),
        pytest.param(
            "de leden lid Inge van Aa (VP) en Bee (X)",
            [("Inge van Aa", "VP"), ("Bee", "X")],
            id="leden lid, given name",
        ),
        pytest.param("lid Aa", [("Aa", None)], id="no party"),
        pytest.param("het Kamerlid Aa (VP)", [("Aa", "VP")], id="Kamerlid"),
        pytest.param(
            "de leden Aa (VP) en van Bee (X)", [("Aa", "VP"), ("van Bee", "X")], id="small prefix"
        ),
        pytest.param(
            "de leden Aa (VP) en de Bee (X)",
            [("Aa", "VP"), ("de Bee", "X")],
            id="prefix that is an article",
        ),
        pytest.param("de leden Aa (VP) en El Bee (X)", [("Aa", "VP"), ("El Bee", "X")], id="El"),
        pytest.param("de leden Aa (VP) en ’t Bee (X)", [("Aa", "VP"), ("’t Bee", "X")], id="’t"),
        pytest.param(
            "de leden Aa (VP) en Öztunç (X)", [("Aa", "VP"), ("Öztunç", "X")], id="accented capital"
        ),
        pytest.param("het lid Aa-Van de Bee (VP)", [("Aa-Van de Bee", "VP")], id="double name"),
        pytest.param("het lid Aa – van de Bee (VP)", [("Aa – van de Bee", "VP")], id="with a dash"),
        pytest.param("het lid Aa- Bee (VP)", [("Aa-Bee", "VP")], id="broken at its hyphen"),
        pytest.param("het lid Kostic ´ (VP)", [("Kostić", "VP")], id="loose accent"),
        pytest.param(
            "de leden Aa , Bee (beiden VP)",
            [("Aa", "VP"), ("Bee", "VP")],
            id="blank before a comma",
        ),
        pytest.param(
            "het lid Aa (Nieuw Sociaal\nVerbond)",
            [("Aa", "Nieuw Sociaal Verbond")],
            id="party that wraps",
        ),
        pytest.param("het lid VanAa (VP)", [("Van Aa", "VP")], id="blank lost in the name"),
        pytest.param("de leden Aa(VP) enBee(X)", [("Aa", "VP"), ("Bee", "X")], id="blanks lost"),
        pytest.param("het lid Aa (VP", [("Aa", "VP")], id="open bracket"),
    ],
)
def test_askers(printed: str, expected: list[tuple[str, str | None]]) -> None:
    assert members(spaced(printed)) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("de Minister van Defensie", ["minister Defensie"], id="one"),
        pytest.param(
            "de minister voor Rechtsbescherming", ["minister Rechtsbescherming"], id="voor"
        ),
        pytest.param(
            "de Ministers van Buitenlandse Zaken en van Defensie",
            ["minister Buitenlandse Zaken", "minister Defensie"],
            id="two ministers",
        ),
        pytest.param(
            "de Ministers van Financiën en voor Buitenlandse Handel en Ontwikkelingshulp",
            ["minister Financiën", "minister Buitenlandse Handel en Ontwikkelingshulp"],
            id="van and voor",
        ),
        pytest.param(
            "de Ministers van Defensie, van Financiën en van Justitie en Veiligheid en de "
            "Staatssecretaris van Onderwijs, Cultuur en Wetenschap",
            [
                "minister Defensie",
                "minister Financiën",
                "minister Justitie en Veiligheid",
                "staatssecretaris Onderwijs, Cultuur en Wetenschap",
            ],
            id="four",
        ),
        pytest.param(
            "de Staatssecretarissen van Onderwijs, Cultuur en Wetenschap enVolksgezondheid, "
            "Welzijn en Sport",
            [
                "staatssecretaris Onderwijs, Cultuur en Wetenschap",
                "staatssecretaris Volksgezondheid, Welzijn en Sport",
            ],
            id="no van, blank lost",
        ),
        pytest.param(
            "de Minister en Staatssecretaris van Justitie en Veiligheid",
            ["minister Justitie en Veiligheid", "staatssecretaris Justitie en Veiligheid"],
            id="minister and state secretary of one",
        ),
        pytest.param("de Minister-President", ["minister-president"], id="Minister-President"),
        pytest.param(
            "de minister-president en de Minister van Defensie",
            ["minister-president", "minister Defensie"],
            id="minister-president and one",
        ),
        pytest.param(
            "de Minister van Economische Zaken, bij afwezigheid van de Staatssecretaris van "
            "Financiën,",
            ["minister Economische Zaken"],
            id="bij afwezigheid van",
        ),
        pytest.param(
            "de Staatssecretaris van Financiën, bij afwezigheid van deMinister,",
            ["staatssecretaris Financiën"],
            id="bij afwezigheid van de Minister",
        ),
        pytest.param(
            "de Minister van Defensie, en de Minister van Financiën",
            ["minister Defensie", "minister Financiën"],
            id="comma before en",
        ),
        pytest.param(
            "de Staatssecretaris van Defensie en de MinisterKlimaat en Groene Groei",
            ["staatssecretaris Defensie", "minister Klimaat en Groene Groei"],
            id="van is missing",
        ),
        pytest.param("de Staatsecretaris van Defensie", ["staatssecretaris Defensie"], id="a typo"),
        pytest.param(
            "de Minister van Asiel en migratie", ["minister Asiel en migratie"], id="small"
        ),
        pytest.param("deMinister vanFinanciën", ["minister Financiën"], id="blanks lost"),
        pytest.param(
            "de Ministers van Vrede en van Dijken en Duinen",
            ["minister Vrede", "minister Dijken en Duinen"],
            id="unknown names",
        ),
        pytest.param(
            "de Ministers van Dijken, Duinen en Zand en voor Vrede",
            ["minister Dijken, Duinen en Zand", "minister Vrede"],
            id="unknown, with commas",
        ),
        pytest.param("minister Aa (Defensie)", ["minister Aa Defensie"], id="by name"),
    ],
)
def test_offices(printed: str, expected: list[str]) -> None:
    assert [" ".join(seat) for seat in seats(offices(printed))] == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("Minister Aa (Defensie)", ["minister Aa Defensie"], id="one"),
        pytest.param(
            "minister Van der Aa (Economische Zaken) en van minister Bee (Defensie)",
            ["minister Van der Aa Economische Zaken", "minister Bee Defensie"],
            id="two",
        ),
        pytest.param(
            "Staatssecretaris Aa (Justitie en\nVeiligheid)",
            ["staatssecretaris Aa Justitie en Veiligheid"],
            id="wrapped",
        ),
        pytest.param(
            "staatssecretaris Aa (Volksgezondheid, Welzijn en Sport",
            ["staatssecretaris Aa Volksgezondheid, Welzijn en Sport"],
            id="open bracket",
        ),
        pytest.param("minister-president Aa", ["minister-president Aa"], id="minister-president"),
        pytest.param(
            "minister-president Aa en van minister Bee (Defensie)",
            ["minister-president Aa", "minister Bee Defensie"],
            id="with a minister",
        ),
        pytest.param(
            "minister Aa – Van de Bee (Asiel en Migratie)",
            ["minister Aa – Van de Bee Asiel en Migratie"],
            id="double name",
        ),
        pytest.param(
            "Minister Aa (Volksgezondheid, Welzijn enSport)",
            ["minister Aa Volksgezondheid, Welzijn en Sport"],
            id="blank lost",
        ),
        pytest.param("de minister van Defensie", ["minister Defensie"], id="no name"),
    ],
)
def test_signers(printed: str, expected: list[str]) -> None:
    assert [" ".join(seat) for seat in seats(signers(printed))] == expected


def test_an_asker_without_words_is_none() -> None:
    assert askers("") == askers("(VP)") == ()
    assert askers("Aa") == (Asker("Aa"),)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Volksgezondheid, Welzijn enSport", "Volksgezondheid, Welzijn en Sport"),
        ("Asiel en migratie", "Asiel en migratie"),
        ("Dijken enDuinen", "Dijken enDuinen"),
    ],
)
def test_a_portfolio_gets_back_the_blanks_it_lost(printed: str, name: str) -> None:
    assert mended(printed) == name


def test_portfolios_of_a_list_are_cut_at_van_and_voor() -> None:
    text = "Onderwijs, Cultuur en Wetenschap, van Vrede en voor Dijken"
    assert split_portfolios(text) == ["Onderwijs, Cultuur en Wetenschap", "Vrede", "Dijken"]
