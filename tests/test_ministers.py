"""Whom `--minister` means: names as people type them against names as letters print them."""

from datetime import date

import pytest

from corpus.errors import KamerzoekError
from search.filters import Behalf, Held, Signed
from search.ministers import resolve

LEXICON = [
    ("Bruinsma\tminister\tWaterstaat\t2019-05-01", 4),
    ("Bruinsma\tminister\tWaterstaat\t2020-06-30", 2),
    ("De Wolff – Van der Horst\tminister\tWaterstaat\t2021-01-10", 3),
    ("De Wolff-Van der Horst\tminister\tWaterstaat\t2021-03-02", 5),
    ("Öztürk\tstaatssecretaris\tFinanciën\t2020-02-02", 7),
    ("Inge Terlaak\tminister\tFinanciën\t2020-02-03", 1),
    ("Olger Terlaak\tminister\tJustitie en Veiligheid\t2020-02-04", 6),
    ("Van Raan\tminister-president\t\t2021-07-07", 8),
    ("Zorgman\tminister\tVolksgezondheid, Welzijn en Sport\t2018-08-08", 9),
]
BEHALF = [
    ("minister\tFinancien", 2),
    ("minister\tNatuur", 1),
    ("staatssecretaris\tFinanciën", 3),
]


def names(typed: str) -> list[str]:
    return [by.name for by in resolve(typed, LEXICON).by if isinstance(by, Signed)]


def offices(typed: str) -> list[tuple[str, str | None]]:
    by = resolve(typed, LEXICON).by
    return [(one.role, one.portfolio) for one in by if isinstance(one, Held)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("Bruinsma", ["Bruinsma"], id="as printed"),
        pytest.param("bruinsma", ["Bruinsma"], id="lower case"),
        pytest.param("ozturk", ["Öztürk"], id="without accents"),
        pytest.param("ÖZTÜRK", ["Öztürk"], id="capitals with accents"),
        pytest.param("J.P. Bruinsma", ["Bruinsma"], id="initials in front"),
        pytest.param("Jan Peter van Raan", ["Van Raan"], id="given names in front"),
        pytest.param("minister Bruinsma", ["Bruinsma"], id="title in front"),
        pytest.param("inge terlaak", ["Inge Terlaak"], id="a given name tells namesakes apart"),
        pytest.param("=van raan", ["Van Raan"], id="the whole name"),
        pytest.param("bruin", ["Bruinsma"], id="a piece of a name"),
        pytest.param("zorgm", ["Zorgman"], id="a piece that no portfolio has as a word"),
    ],
)
def test_a_name_is_found_by_any_part_of_it(typed: str, expected: list[str]) -> None:
    assert names(typed) == expected


@pytest.mark.parametrize("typed", ["wolff van der horst", "De Wolff-Van der Horst", "HORST"])
def test_dashes_and_blanks_do_not_make_two_people(typed: str) -> None:
    resolution = resolve(typed, LEXICON)
    assert names(typed) == ["De Wolff – Van der Horst", "De Wolff-Van der Horst"]
    assert resolution.notes == ()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param(
            "financien", [("minister", "Financiën"), ("staatssecretaris", "Financiën")], id="word"
        ),
        pytest.param(
            "staatssecretaris van Financiën", [("staatssecretaris", "Financiën")], id="role"
        ),
        pytest.param("welzijn", [("minister", "Volksgezondheid, Welzijn en Sport")], id="a word"),
        pytest.param("VWS", [("minister", "Volksgezondheid, Welzijn en Sport")], id="initials"),
        pytest.param("J&V", [("minister", "Justitie en Veiligheid")], id="initials with &"),
        pytest.param("jenv", [("minister", "Justitie en Veiligheid")], id="initials with en"),
        pytest.param("waterst", [("minister", "Waterstaat")], id="a piece of a portfolio"),
        pytest.param("minister-president", [("minister-president", None)], id="a role alone"),
        pytest.param("premier", [("minister-president", None)], id="what it is called"),
    ],
)
def test_words_that_are_nobodys_name_mean_a_portfolio(
    typed: str, expected: list[tuple[str, str | None]]
) -> None:
    assert sorted(offices(typed), key=str) == sorted(expected, key=str)


TENURES = [
    ("Eerst\tminister\tWaterstaat\t2019-05-01", 1),
    ("Midden\tminister\tWaterstaat\t2020-01-01", 1),
    ("Midden\tminister\tWaterstaat\t2020-12-31", 1),
    ("Midden\tminister-president\t\t2022-05-01", 1),
    ("Laatst\tminister\twaterstaat\t2021-02-03", 1),
]


@pytest.mark.parametrize(
    ("name", "since", "until"),
    [
        pytest.param("eerst", None, date(2019, 12, 31), id="until the next one signs"),
        pytest.param("midden", date(2019, 5, 2), date(2021, 2, 2), id="between two others"),
        pytest.param("laatst", date(2021, 1, 1), None, id="since the one before"),
    ],
)
def test_an_office_is_a_persons_until_another_signs_for_it(
    name: str, since: date | None, until: date | None
) -> None:
    by = resolve(name, TENURES, [("minister\tWaterstaat", 1), ("minister\tDefensie", 1)]).by
    assert by[1:] == (Behalf("minister", "Waterstaat", since, until),)


def test_a_person_with_two_offices_answers_for_both_in_every_spelling() -> None:
    behalf = [("minister\tWaterstaat", 1), ("minister\twaterstaat", 1), ("minister-president\t", 1)]
    by = resolve("midden", TENURES, behalf).by
    assert [(one.role, one.portfolio) for one in by if isinstance(one, Behalf)] == [
        ("minister", "Waterstaat"),
        ("minister", "waterstaat"),
        ("minister-president", None),
    ]


def test_a_portfolio_is_taken_in_every_spelling_signed_or_in_its_name() -> None:
    assert resolve("financiën", LEXICON, BEHALF).by == (
        Held("staatssecretaris", "Financiën"),
        Held("minister", "Financiën"),
        Behalf("minister", "Financien"),
        Behalf("staatssecretaris", "Financiën"),
    )


def test_a_portfolio_in_whose_name_others_signed_needs_no_signature_of_its_own() -> None:
    assert resolve("natuur", LEXICON, BEHALF).by == (Behalf("minister", "Natuur"),)


def test_a_signature_without_a_date_gives_no_tenure() -> None:
    signing = [("Kramer\tminister\tDefensie\t", 1)]
    assert resolve("kramer", signing, [("minister\tDefensie", 1)]).by == (Signed("Kramer"),)


def test_a_letter_that_names_no_one_is_found_by_its_portfolio() -> None:
    assert Held("minister", "Defensie") in resolve("defensie", [("\tminister\tDefensie\t", 1)]).by


def test_two_people_who_fit_equally_are_a_question_back() -> None:
    with pytest.raises(
        KamerzoekError,
        match=r"'terlaak' may be Olger Terlaak \(6\), Inge Terlaak \(1\); "
        r'type .* in full, such as: --minister "olger terlaak"',
    ):
        resolve("terlaak", LEXICON)


def test_a_whole_name_is_that_person_and_longer_ones_are_told() -> None:
    more = [*LEXICON, ("Terlaak\tminister\tDefensie\t2020-02-04", 2)]
    found = resolve("terlaak", more)
    assert found.by == (Signed("Terlaak"),)
    assert found.notes == (
        "'terlaak' is taken for Terlaak; there is also Olger Terlaak (6), Inge Terlaak (1)",
    )
    assert resolve("=terlaak", more).notes == ()


def test_a_name_inside_another_for_the_same_office_is_one_person() -> None:
    signing = [
        ("Bruin\tminister\tWaterstaat\t2020-01-01", 1),
        ("Bruin-De Wit\tminister\tWaterstaat\t2021-01-01", 5),
        ("De Wit\tminister\tDefensie\t2021-01-01", 2),
    ]
    for typed in ("bruin", "bruin de wit", "=Bruin"):
        found = resolve(typed, signing)
        assert [by.name for by in found.by if isinstance(by, Signed)] == ["Bruin", "Bruin-De Wit"]


def test_strict_is_only_what_was_signed() -> None:
    behalf = [("minister\tWaterstaat", 1)]
    assert resolve("eerst", TENURES, behalf, strict=True).by == (Signed("Eerst"),)
    assert resolve("waterstaat", TENURES, behalf, strict=True).by == (
        Held("minister", "Waterstaat"),
        Held("minister", "waterstaat"),
    )


def test_an_abbreviation_means_an_office_under_all_its_names() -> None:
    signing = [
        ("A\tminister\tVeiligheid en Justitie\t2012-01-01", 1),
        ("B\tminister\tJustitie en veiligheid\t2020-01-01", 2),
        ("C\tminister\tDefensie\t2020-01-01", 2),
    ]
    found = resolve("J&V", signing)
    assert found.by == (
        Held("minister", "Veiligheid en Justitie"),
        Held("minister", "Justitie en veiligheid"),
    )
    assert found.notes == (
        "'J&V' takes Justitie en Veiligheid, 2017-10-26– (2), "
        "Veiligheid en Justitie, 2010-10-14–2017-10-26 (1)",
    )


def test_an_unknown_name_gets_the_nearest_ones() -> None:
    with pytest.raises(
        KamerzoekError, match=r"no minister 'bruinsna' .*did you mean Bruinsma \(6\)"
    ):
        resolve("bruinsna", LEXICON)


def test_an_unknown_name_without_near_ones_gets_examples() -> None:
    with pytest.raises(KamerzoekError, match="it holds, for example, Waterstaat"):
        resolve("qqqqqqqq", LEXICON)


@pytest.mark.parametrize("typed", ["", " ", "–"])
def test_an_empty_name_is_refused(typed: str) -> None:
    with pytest.raises(KamerzoekError, match="--minister is empty"):
        resolve(typed, LEXICON)


def test_small_words_alone_are_no_portfolio() -> None:
    with pytest.raises(KamerzoekError, match="no minister"):
        resolve("en het", LEXICON)


def test_an_index_without_ministers_says_so() -> None:
    with pytest.raises(KamerzoekError, match="no letter in it names a minister"):
        resolve("bruinsma", [])
