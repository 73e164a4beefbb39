"""What counts as a citation, and the one form its many spellings come to."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Document, Footnote, Reference, Unit
from indexer import references
from indexer.facts import unit_terms
from indexer.letters import default_letters
from indexer.references import READERS, Reader, citations, cited, possible


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        pytest.param("Kamerstuk 24 587, nr. 995", ["kst-24587-995"], id="dossier and number"),
        pytest.param("Kamerstuk 19637, nr. 3203", ["kst-19637-3203"], id="dossier without blank"),
        pytest.param("(Kamerstuk23 432, nr.502)", ["kst-23432-502"], id="blanks lost by a PDF"),
        pytest.param("Kamerstuk 31 793 nr. 274.", ["kst-31793-274"], id="no comma"),
        pytest.param("21 501-20, nr. 1596", ["kst-21501-20-1596"], id="numbered suffix"),
        pytest.param("36 410 VIII, nr. 112", ["kst-36410-VIII-112"], id="budget chapter"),
        pytest.param("36 410 A, nr. 51", ["kst-36410-A-51"], id="fund"),
        pytest.param("(21501-20-1591)", ["kst-21501-20-1591"], id="compact with suffix"),
        pytest.param("(23 432-537)", ["kst-23432-537"], id="compact without suffix"),
        pytest.param(
            "Kamerstukken II 2019/20, 35 570 V, nr. 43", ["kst-35570-V-43"], id="with a session"
        ),
        pytest.param(
            "Kamerstukken 23 645, nr. 811 en 29 984, nr. 1207",
            ["kst-23645-811", "kst-29984-1207"],
            id="two dossiers",
        ),
        pytest.param(
            "Kamerstuk 33 529, nrs. 4, 5 en 6",
            ["kst-33529-4", "kst-33529-5", "kst-33529-6"],
            id="several numbers",
        ),
        pytest.param("Kamerstuk 29 628", ["kst-29628"], id="a dossier as a whole"),
        pytest.param("over 29 628 woningen", [], id="a number is no dossier"),
        pytest.param("tel. 070-1234567, nr. 12", [], id="a telephone number is no dossier"),
        pytest.param(
            "Zie ook Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. 393.",
            ["ah-tk-20242025-393"],
            id="earlier answer",
        ),
        pytest.param(
            "Aanhangsel van de Handelingen II, 2023-2024, nr. 7",
            ["ah-tk-20232024-7"],
            id="earlier answer, written out",
        ),
        pytest.param(
            "Kamervragen (Aanhangsel) 2023–2024, nr. 2267", ["ah-tk-20232024-2267"], id="as a file"
        ),
        pytest.param(
            "Aanhangsel Handelingen, vergaderjaar 2024–2021, nr. 1", [], id="impossible session"
        ),
        pytest.param(
            "Handelingen II, vergaderjaar 2024–2025, nr. 8", ["h-tk-20242025-8"], id="debate"
        ),
        pytest.param("(vragen 2023Z16994)", ["2023Z16994"], id="question"),
        pytest.param("2024Z 17972/2024D37938", ["2024Z17972", "2024D37938"], id="document"),
    ],
)
def test_a_citation_comes_to_its_identifier(text: str, targets: list[str]) -> None:
    assert [c.target for c in citations(text) if c.sort != "motie"] == targets


@pytest.mark.parametrize(
    ("text", "movers", "target"),
    [
        pytest.param("de motie Aardema", [("Aardema",)], "motie-aardema", id="no paper"),
        pytest.param("Moties Aardema", [("Aardema",)], "motie-aardema", id="with a capital"),
        pytest.param(
            "de motie-Van Dalen c.s. (Kamerstuk 24 587, nr. 9)",
            [("Van Dalen",)],
            "kst-24587-9",
            id="with its paper",
        ),
        pytest.param(
            "de motie Aardema/Olga van Dalen (36 600 XII, nr. 42)",
            [("Aardema", "Olga van Dalen")],
            "kst-36600-XII-42",
            id="two movers, a given name",
        ),
        pytest.param(
            "de motie van de leden Aardema en Bos over bomen (Kamerstuk 33529, nr. 12)",
            [("Aardema", "Bos")],
            "kst-33529-12",
            id="members named in full",
        ),
        pytest.param(
            "de moties Aardema c.s. (21 501-20, nr. 6), Bos (35 570, nr. 4) en Dam (35 570, nr. 5)",
            [("Aardema",), ("Bos",), ("Dam",)],
            "kst-21501-20-6",
            id="a list of moties",
        ),
        pytest.param("motie VanDalen enBos", [("Van Dalen", "Bos")], None, id="blanks lost"),
    ],
)
def test_a_motie_has_movers(text: str, movers: list[tuple[str, ...]], target: str | None) -> None:
    found = [c for c in citations(text) if c.sort == "motie"]
    assert [c.movers for c in found] == movers
    assert target is None or found[0].target == target


def test_every_motie_of_a_list_has_its_own_paper() -> None:
    text = "moties Aa (21 501-20, nr. 6), Bee (35 570 V, nr. 4) en Cee (35 570 V, nr. 5)"
    assert [c.target for c in citations(text) if c.sort == "motie"] == [
        "kst-21501-20-6",
        "kst-35570-V-4",
        "kst-35570-V-5",
    ]


def test_a_letter_that_comes_as_a_record_is_read_for_what_it_cites() -> None:
    unit = Unit("b#1", ("1",), (), "Zie Kamerstuk 99 670, nr. 3.")
    (found,) = cited(Document("b", "b.json", "answers", units=(unit,))).references
    assert (found.target, found.field, found.unit) == ("kst-99670-3", "answer", "b#1")


def test_reading_a_file_of_records_finds_what_they_cite(tmp_path: Path) -> None:
    unit = {"questions": [{"text": "Kent u Kamerstuk 99 670, nr. 3?"}], "answer": "Ja."}
    (tmp_path / "b.json").write_text(json.dumps({"id": "b", "units": [unit]}))
    (letter,) = default_letters()(tmp_path / "b.json")
    assert isinstance(letter, Document)
    assert [one.target for one in letter.references] == ["kst-99670-3"]


def test_a_record_keeps_the_references_that_it_comes_with() -> None:
    own = Reference("kamerstuk", "kst-99111-1", "99 111, nr. 1", "answer", "b#1", 0, 0, 5)
    unit = Unit("b#1", ("1",), (), "Zie Kamerstuk 99 670, nr. 3.")
    letter = Document("b", "b.json", "answers", units=(unit,), references=(own,))
    assert cited(letter) is letter


def test_the_header_and_a_note_of_no_unit_speak_for_every_unit() -> None:
    one, two = (
        Unit(f"b#{n}", (n,), (), "Ja.", notes=notes) for n, notes in (("1", ("1",)), ("2", ()))
    )
    letter = Document(
        "b",
        "b.txt",
        "answers",
        units=(one, two),
        footnotes=(Footnote("1", "noot"), Footnote("2", "noot")),
        references=(
            Reference("aanhangsel", "ah-tk-20212022-12", "", "header"),
            Reference("kamerstuk", "kst-99111-1", "", "footnote", nth=0),
            Reference("kamerstuk", "kst-99222-2", "", "footnote", nth=1),
        ),
    )
    assert unit_terms(letter, one)["cites"] == ("ah-tk-20212022-12", "kst-99111-1", "kst-99222-2")
    assert unit_terms(letter, two)["cites"] == ("ah-tk-20212022-12", "kst-99222-2")


PIECES = [
    "12", "345", "34567", "2024", "2023-2024", " ", "\u00a0", "-", ",", ", ", "nr", "nr.", "nrs. ",
    "en", "VI", "A", "Z", "D", "5", "67890", "\u0661\u0662", "Kamerstuk ", "kamerstukken",
    "Aanhangsel ", "Handelingen ", "van de ", "II, ", "motie ", "Moties-", "Van Dalen", "Aa",
    "(", ")", "/", ".", "\n",
]  # fmt: skip
NAMES = ["aanhangsel", "handelingen", "kamerstuk", "compact", "dossier", "by reference"]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
@settings(deadline=None)
def test_no_citation_is_passed_over_to_save_time(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        found = citations(text)
        patch.setattr(references, "possible", lambda _: READERS)
        assert found == citations(text)


@given(st.data(), st.sampled_from(["", " ", "\u00a0", "é", "(", "’"]))
@settings(deadline=None)
@pytest.mark.parametrize("reader", READERS, ids=NAMES)
def test_whatever_is_a_citation_is_looked_at(
    reader: Reader, data: st.DataObject, beside: str
) -> None:
    pattern, _ = reader
    text = beside + data.draw(st.from_regex(pattern, fullmatch=True)) + beside
    if pattern.search(text):
        assert reader in possible(text)


@given(st.text(alphabet="motie Van( )0123456789-,.nrZDIVX/«Kamerstuken", max_size=200))
def test_places_are_inside_the_text(text: str) -> None:
    for citation in citations(text):
        assert 0 <= citation.start < citation.end <= len(text)


@pytest.mark.parametrize(
    "often",
    [
        pytest.param("motie Aa c.s. (21 501-20, nr. 6), ", id="moties and their papers"),
        pytest.param("motie Aa, ", id="moties without"),
        pytest.param("2023Z16994 ", id="questions"),
    ],
)
def test_a_text_of_nothing_but_citations_takes_no_time_by_the_square(often: str) -> None:
    """A second or less each; any of them would stall the tests if it were not linear."""
    assert len(citations(often * 40_000)) >= 40_000
