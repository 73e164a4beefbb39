"""Who cites what: in both directions, by every name that a letter has, with the passage."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Asker, Footnote, Reference
from indexer.references import cited
from search.backends import BACKENDS
from search.citing import Citing, Papers, citing, identifiers, places
from search.find import Request, find
from search.output import citing as output
from search.output.terminal import Style, columns
from tests.asking import TODAY, opened
from tests.factories import letter, minister

EARLIER = letter(
    ("Vaart de veerpont?", "Ja."),
    id="ah-tk-20222023-12",
    number="12",
    session="2022-2023",
    reference="2022Z00012",
    subject="De veerpont in 2022",
    answered_on=date(2022, 11, 2),
)
LONG = "Dat is een zin die er alleen staat om ruimte te vullen. " * 8
LATER = cited(
    replace(
        letter(
            ("Kent u de motie Aardema (36 410, nr. 7)?", "Ja."),
            ("En uw antwoord op 2022Z00012?", f"{LONG}Zie Kamerstuk 36 410, nr. 7. {LONG}"),
            ("Wat nu?", "Zie de noot."),
            id="ah-tk-20232024-101",
            number="101",
            session="2023-2024",
            subject="De veerpont in 2024",
        ),
        footnotes=(Footnote("1", "Kamerstuk 36 410, nr. 8"), Footnote("2", "Kamerstuk 36 999")),
    ),
    header="Zie ook Aanhangsel Handelingen, vergaderjaar 2022-2023, nr. 12",
)
LATER = replace(LATER, units=(*LATER.units[:2], replace(LATER.units[2], notes=("1",))))
OTHER = cited(
    letter(
        ("Waarom?", "Zie 36 410 VI, nr. 3."),
        id="2024Z00777",
        reference="2024Z00777",
        ministers=(minister("De Wit", "Natuur"),),
        answered_on=date(2024, 6, 1),
        askers=(Asker("Zwart", "SP"),),
    )
)
LETTERS = (EARLIER, LATER, OTHER)


def told(found: list[Citing]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Who cites, where, and under which label."""
    return [(one.unit.id if one.unit else "", one.field, one.label) for one in found]


def who_cites(typed: str, name: str = "whoosh", **filters: Any) -> dict[str, list[Citing]]:
    with opened(*LETTERS, name=name) as engine:
        asked = identifiers(engine, typed)
        request = Request(cites=asked, group="document", sort="oldest", **filters)
        hits = find(engine, request, TODAY)
        return {hit.document.id: found for hit, found in citing(engine, hits.hits, asked)}


FROM_HEADER = ("", "header", ())
FROM_QUESTION = ("ah-tk-20232024-101#2", "question", ("2",))


@pytest.mark.parametrize("name", BACKENDS)
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param(
            "36 410, nr. 7",
            {"ah-tk-20232024-101": [
                ("ah-tk-20232024-101#1", "question", ("1",)),
                ("ah-tk-20232024-101#2", "answer", ("2",)),
            ]},
            id="a Kamerstuk as printed",
        ),
        pytest.param(
            "kst-36410-8",
            {"ah-tk-20232024-101": [("ah-tk-20232024-101#3", "footnote", ("1",))]},
            id="in a note, which speaks for its unit",
        ),
        pytest.param(
            "36999", {"ah-tk-20232024-101": [("", "footnote", ("2",))]},
            id="in a note of no unit, which speaks for the letter",
        ),
        pytest.param(
            "36 410 VI", {"2024Z00777": [("2024Z00777#1", "answer", ("1",))]}, id="a dossier",
        ),
        pytest.param(
            "ah-tk-20222023-12", {"ah-tk-20232024-101": [FROM_HEADER, FROM_QUESTION]},
            id="a letter by its id, though one citation has its reference",
        ),
        pytest.param(
            "2022Z00012", {"ah-tk-20232024-101": [FROM_HEADER, FROM_QUESTION]},
            id="a letter by its reference",
        ),
        pytest.param(
            "ah-tk-20222023-12#1", {"ah-tk-20232024-101": [FROM_HEADER, FROM_QUESTION]},
            id="the letter of a unit",
        ),
        pytest.param("kst-1", {}, id="nobody"),
    ],
)  # fmt: skip
def test_who_cites_a_paper(
    typed: str, expected: dict[str, list[tuple[str, str, tuple[str, ...]]]], name: str
) -> None:
    assert {one: told(found) for one, found in who_cites(typed, name).items()} == expected


def test_filters_of_a_search_hold() -> None:
    assert set(who_cites("36410")) == {"ah-tk-20232024-101", "2024Z00777"}
    assert set(who_cites("36410", minister=("de wit",))) == {"2024Z00777"}


def test_a_passage_stands_around_the_citation_and_marks_it() -> None:
    (_, answer) = who_cites("36410-7")["ah-tk-20232024-101"]
    assert len(answer.passage.text) < len(LONG)
    assert [answer.passage.text[a:b] for a, b in answer.passage.marks] == ["36 410, nr. 7"]


def test_a_motie_and_its_paper_are_one_citation() -> None:
    (question, _) = who_cites("36410-7")["ah-tk-20232024-101"]
    assert question.paper.sort == "motie"
    assert question.printed == "motie Aardema, 36 410, nr. 7"


def test_what_a_letter_cites_is_told_with_the_letters_that_are_in_the_index() -> None:
    with opened(*LETTERS) as engine:
        made = list(places(LATER, Papers(engine)))
    assert [(one.paper.target, one.paper.letter and one.paper.letter.id) for one in made] == [
        ("ah-tk-20222023-12", "ah-tk-20222023-12"),
        ("kst-36410-7", None),
        ("2022Z00012", "ah-tk-20222023-12"),
        ("kst-36410-7", None),
        ("kst-36410-8", None),
        ("kst-36999", None),
    ]


def test_what_a_unit_cites_is_what_it_says_and_its_notes() -> None:
    with opened(*LETTERS) as engine:
        made = [list(places(LATER, Papers(engine), unit=unit)) for unit in LATER.units]
    assert [[one.paper.target for one in found] for found in made] == [
        ["kst-36410-7"],
        ["2022Z00012", "kst-36410-7"],
        ["kst-36410-8"],
    ]


@settings(max_examples=25)
@given(
    field=st.sampled_from(["header", "question", "answer", "footnote"]),
    unit=st.sampled_from([None, "ah-tk-20232024-101#1", "nergens"]),
    nth=st.integers(0, 3),
    start=st.none() | st.integers(-5, 60),
    end=st.none() | st.integers(-5, 60),
)
def test_places_that_a_record_makes_up_break_nothing(
    field: Any, unit: str | None, nth: int, start: int | None, end: int | None
) -> None:
    made_up = Reference("kamerstuk", "kst-1", "x", field, unit, nth, start, end)
    with opened(EARLIER) as engine:
        (one,) = places(replace(LATER, references=(made_up,)), Papers(engine))
    assert all(0 <= a < b <= len(one.passage.text) for a, b in one.passage.marks)


def rows(form: str) -> str:
    out = io.StringIO()
    found = who_cites("36410").values()
    output.write_letters(enumerate(found, 1), form, out, Style(60))
    return out.getvalue()


def test_a_row_for_each_passage_says_who_when_and_where() -> None:
    made = list(csv.DictReader(io.StringIO(rows("csv"))))
    assert [(row["unit"], row["date"], row["place"], row["cited"]) for row in made] == [
        ("ah-tk-20232024-101#1", "2024-03-12", "question", "kst-36410-7"),
        ("ah-tk-20232024-101#2", "2024-03-12", "answer", "kst-36410-7"),
        ("ah-tk-20232024-101#3", "2024-03-12", "footnote", "kst-36410-8"),
        ("2024Z00777#1", "2024-06-01", "answer", "kst-36410-VI-3"),
    ]
    assert made[0]["cited_address"].endswith("/kst-36410-7.html")


def test_json_and_its_lines_say_the_same() -> None:
    made = json.loads(rows("json"))
    assert made["schema"] == "kamerzoek.citations/1"
    assert [json.loads(line) for line in rows("jsonl").splitlines()] == made["citations"]


def test_text_names_the_letter_and_says_where_it_cites() -> None:
    shown = rows("text").splitlines()
    assert shown[0] == "1. De veerpont in 2024"
    assert "   Vraag 1     Kent u de motie Aardema (36 410, nr. 7)?" in shown
    assert "   Noot 1      Kamerstuk 36 410, nr. 8" in shown
    assert max(map(columns, shown)) <= 60


def test_papers_are_told_with_what_the_index_knows_of_them() -> None:
    out = io.StringIO()
    with opened(*LETTERS) as engine:
        output.write_papers(list(places(LATER, Papers(engine))), "text", out, Style(80))
    shown = out.getvalue()
    assert "   De veerpont in 2022\n   2022-11-02 · minister Van Zuylekom (Waterstaat)" in shown
    assert "2. motie Aardema, 36 410, nr. 7; 36 410, nr. 7 · kst-36410-7" in shown


def test_nothing_in_a_record_commands_a_terminal_or_a_spreadsheet() -> None:
    bad = replace(
        LATER,
        subject="=cmd|' /C calc'!A0\x1b[31m",
        references=(Reference("kamerstuk", "=1+1", "\x1b]0;x\x07-1\n+2", "header"),),
    )
    out, table = io.StringIO(), io.StringIO()
    with opened(EARLIER) as engine:
        found = list(places(bad, Papers(engine)))
        output.write_letters([(1, found)], "text", out, Style(80))
        output.write_papers(found, "text", out, Style(80))
        output.write_letters([(1, found)], "tsv", table, Style(80))
    assert "\x1b" not in out.getvalue() + table.getvalue()
    (row,) = csv.DictReader(table.getvalue().splitlines(), delimiter="\t")
    assert (row["cited"], row["subject"][:5]) == ("'=1+1", "'=cmd")


def test_an_index_of_no_such_letter_gives_what_was_typed() -> None:
    with opened(EARLIER) as engine:
        assert identifiers(engine, "36 410, nr. 7") == ("kst-36410-7",)
        assert identifiers(engine, "2022Z00012") == ("2022Z00012", "ah-tk-20222023-12")
