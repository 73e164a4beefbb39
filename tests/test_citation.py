"""How a unit is cited: as Dutch lawyers write it, and in parts that programs can keep."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Asker, Document, Office
from indexer.entries import Entry, entries
from search.citation import Author, Citation, address, citation, text_of
from search.printed_name import PrintedName, parted
from tests.factories import document, letter, unit

PRINTED: dict[str, Any] = {
    "id": "ah-tk-20242025-594",
    "number": "594",
    "session": "2024-2025",
    "reference": "2024Z18775",
}


def entry(**fields: Any) -> Entry:
    return next(iter(entries(letter(**fields))))


def cited(**fields: Any) -> Citation:
    return citation(entry(**fields))


def grouped(numbers: tuple[str, ...], **fields: Any) -> Citation:
    given = {"answered_on": date(2024, 11, 19), **PRINTED, **fields}
    return citation(next(iter(entries(document(unit(numbers=numbers), **given)))))


@pytest.mark.parametrize(
    ("one", "line"),
    [
        pytest.param(
            grouped(("4", "5")),
            "Aanhangsel Handelingen II 2024/25, nr. 594, antwoord op vragen 4 en 5"
            " (19 november 2024)",
            id="a grouped answer",
        ),
        pytest.param(
            grouped(("2",), session="1999-2000"),
            "Aanhangsel Handelingen II 1999/2000, nr. 594, antwoord op vraag 2 (19 november 2024)",
            id="the turn of a century",
        ),
        pytest.param(
            grouped(("2",), id="ah-ek-20082009-14-n1"),
            "Aanhangsel Handelingen I 2024/25, nr. 594, antwoord op vraag 2 (19 november 2024)",
            id="the Eerste Kamer",
        ),
        pytest.param(
            grouped(("2",), session=None),
            "Kamervragen II, nr. 2024Z18775, antwoord op vraag 2 (19 november 2024)",
            id="a number of an unknown session tells less than the reference",
        ),
        pytest.param(
            grouped(("2",), session=None, reference=None),
            "Aanhangsel Handelingen II, nr. 594, antwoord op vraag 2 (19 november 2024)",
            id="a number is all there is",
        ),
        pytest.param(
            cited(reference="2024Z18775", kind="questions", answered_on=None),
            "Kamervragen II, nr. 2024Z18775, antwoord op vraag 1 (ingezonden 20 februari 2024)",
            id="the day of the question where no other is known",
        ),
        pytest.param(
            citation(next(iter(entries(letter(("Vaart hij?", None), **PRINTED))))),
            "Aanhangsel Handelingen II 2024/25, nr. 594, vraag 1 (ingezonden 20 februari 2024)",
            id="a question that its letter does not answer",
        ),
        pytest.param(
            citation(next(iter(entries(letter(("Vaart hij?", None), kind="postponement"))))),
            "Kamervragen over De veerpont bij Oudewaard, uitstel van antwoord op vraag 1"
            " (12 maart 2024)",
            id="a delay, in a letter without numbers",
        ),
        pytest.param(
            grouped((), subject=None, answered_on=None, number=None, reference=None),
            "Kamervragen 2024/25, antwoord",
            id="hardly anything is known",
        ),
        pytest.param(
            citation(next(iter(entries(document(kind="oral-questions", reference="2024Z00001"))))),
            "Mondelinge vragen II, nr. 2024Z00001",
            id="an oral question",
        ),
        pytest.param(
            grouped(
                ("7",), id="kst-36100-4", kind="committee-list", number="36100-4", session=None
            ),
            "Kamerstukken II, 36100, nr. 4, antwoord op vraag 7 (19 november 2024)",
            id="a committee's list",
        ),
    ],
)
def test_a_unit_is_cited_in_one_line(one: Citation, line: str) -> None:
    assert one.line == line


def test_a_long_subject_that_stands_for_a_number_is_cut_at_a_word() -> None:
    place = cited(subject="het onderhoud van de veerpont " * 5).place
    assert place.endswith("het onderhoud van …")
    assert len(place) < 110


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        pytest.param(PRINTED, "ah-tk-20242025-594", id="by its identity"),
        pytest.param({**PRINTED, "id": "x"}, "ah-tk-20242025-594", id="by number and session"),
        pytest.param({**PRINTED, "id": "ah-tk-20072008-2031-h1"}, "ah-tk-20072008-2031-h1",
                     id="a reprint"),
        pytest.param({"id": "kst-36100-4"}, "kst-36100-4", id="a Kamerstuk"),
        pytest.param({"id": "2024Z1", "reference": "2024Z18796", "kind": "questions"},
                     "kv-tk-2024Z18796", id="questions"),
        pytest.param({"id": "2024Z18775", "reference": "2024Z18775"}, None,
                     id="an answer that has no number yet"),
        pytest.param({"id": "2024Z18775", "number": "604"}, None, id="a number of no session"),
        pytest.param({**PRINTED, "id": "x", "number": "594/../../x"}, None, id="no number"),
        pytest.param({"id": "ah-tk-20242025-594\"><script>"}, None, id="no identity"),
        pytest.param({"id": "brief-over-de-pont"}, None, id="the name of a file"),
    ],
)  # fmt: skip
def test_an_address_is_told_where_it_is_known(fields: dict[str, Any], where: str | None) -> None:
    expected = where and f"https://zoek.officielebekendmakingen.nl/{where}.html"
    assert address(document(**fields)) == expected


@pytest.mark.parametrize(
    ("name", "chamber"),
    [
        pytest.param("ah-ek-20082009-14", "Eerste Kamer", id="the first"),
        pytest.param("ah-tk-20082009-14", "Tweede Kamer", id="the second"),
        pytest.param("brief", "Tweede Kamer", id="not told"),
    ],
)
def test_the_publisher_is_the_chamber(name: str, chamber: str) -> None:
    assert cited(id=name, number="14", session="2008-2009").publisher.startswith(chamber)


ASKERS = tuple(Asker(name, "Zuid") for name in ("Aa", "Van Bee", "Cee", "Dee"))


@pytest.mark.parametrize(
    ("askers", "said"),
    [
        pytest.param(ASKERS[:1], "van het lid Aa (Zuid) over", id="one"),
        pytest.param(ASKERS[:2], "van de leden Aa (Zuid) en Van Bee (Zuid) over", id="two"),
        pytest.param(ASKERS, "van het lid Aa (Zuid) c.s. over", id="more than are named"),
        pytest.param((), "Antwoord op vraag 1 over", id="nobody named"),
    ],
)
def test_a_title_tells_what_of_whom_about_what(askers: tuple[Asker, ...], said: str) -> None:
    one = cited(askers=askers)
    assert said in one.title
    assert one.title.startswith("Antwoord op vraag 1")
    assert one.title.endswith("over De veerpont bij Oudewaard")
    assert len(one.askers) == len(askers)


SIGNED = (
    Office("minister", "Waterstaat", "Van Zuylekom"),
    Office("staatssecretaris", "Financiën"),
)


@pytest.mark.parametrize(
    ("one", "authors"),
    [
        pytest.param(
            letter(ministers=SIGNED),
            (Author("Van Zuylekom"), Author("Staatssecretaris van Financiën", True)),
            id="who signed, an office where no name is printed",
        ),
        pytest.param(letter(("Vaart hij?", None), ministers=SIGNED), (Author("Terpstra-Noord"),),
                     id="a question that nobody answers is its asker's"),
        pytest.param(letter(ministers=()), (Author("Terpstra-Noord"),), id="nobody signed"),
        pytest.param(letter(ministers=(), askers=()),
                     (Author("Tweede Kamer der Staten-Generaal", True),), id="nobody at all"),
        pytest.param(
            letter(ministers=(), kind="committee-list", askers=(Asker("vaste commissie voor X"),)),
            (Author("vaste commissie voor X", True),), id="a committee is no person"),
    ],
)  # fmt: skip
def test_an_answer_is_its_ministers(one: Document, authors: tuple[Author, ...]) -> None:
    assert citation(next(iter(entries(one)))).authors == authors


def test_the_note_tells_every_role_and_day() -> None:
    one = cited(
        askers=ASKERS[:2], ministers=SIGNED[:1], on_behalf_of=(Office("minister", "Financiën"),)
    )
    assert one.note == (
        "gevraagd: Aa (Zuid), Van Bee (Zuid), ingezonden 20 februari 2024; "
        "beantwoord: minister Van Zuylekom (Waterstaat), mede namens minister van Financiën, "
        "ontvangen 12 maart 2024"
    )


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("Kröger", PrintedName("Kröger"), id="a surname"),
        pytest.param("Van der Burg", PrintedName("Burg", "van der"), id="a prefix"),
        pytest.param("Inge van Dijk", PrintedName("Dijk", "van", "Inge"), id="namesakes"),
        pytest.param("Marit Rietveen", PrintedName("Rietveen", "", "Marit"), id="a given name"),
        pytest.param("Van ’t Oeverbos", PrintedName("Oeverbos", "van ’t"), id="an apostrophe"),
        pytest.param("Bikker-Van den Hil", PrintedName("Bikker-Van den Hil"), id="married"),
        pytest.param("Van Aa-De Bee", PrintedName("Aa-De Bee", "van"), id="two prefixes"),
        pytest.param("El Barkaoui", PrintedName("El Barkaoui"), id="not a Dutch prefix"),
        pytest.param("Van", PrintedName("Van"), id="a prefix alone is a surname"),
        pytest.param("", PrintedName(""), id="nothing"),
    ],
)  # fmt: skip
def test_a_name_comes_in_parts(name: str, parts: PrintedName) -> None:
    assert parted(name) == parts


@given(st.text(max_size=40))
def test_no_part_of_a_name_is_lost(name: str) -> None:
    one = parted(name)
    parts = " ".join(filter(None, (one.given, one.particle, one.family)))
    joined = " ".join(name.replace(" – ", "-").replace(" - ", "-").split())
    assert parts.lower() == joined.lower()


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_of_a_citation_breaks_a_line_or_commands_a_terminal(one: str, other: str) -> None:
    bad = f"{one}\r\n\x1b]0;x\x07\u202e\u2028{other}"
    told = citation(
        replace(
            entry(subject=bad, number=bad, askers=(Asker(bad, bad),)),
            unit=unit(bad, bad, numbers=(bad,)),
        )
    )
    for text in (told.line, told.title, told.note, told.key, text_of(entry(subject=bad))):
        assert text.splitlines() in ([text], [])
        assert not set(text) & set("\x1b\x07\u202e\x00")
