"""The JSON form of documents: exact there and back, lenient with gaps, strict with slips."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import records
from corpus.document import (
    KINDS,
    PLACES,
    ROLES,
    Asker,
    Document,
    Doubt,
    Footnote,
    Office,
    Question,
    Reference,
    Unit,
)
from corpus.errors import UnreadableError
from corpus.fields import parse

TEXT = st.text(max_size=20)
NAME = st.text(min_size=1, max_size=20)
MAYBE = st.none() | TEXT
NUMBERS = st.lists(TEXT, max_size=3).map(tuple)


def tuples(element: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(element, max_size=2).map(tuple)


OFFICES = tuples(st.builds(Office, st.sampled_from(ROLES), MAYBE, MAYBE))
UNITS = st.builds(
    Unit,
    NAME,
    NUMBERS,
    tuples(st.builds(Question, NUMBERS, TEXT)),
    MAYBE,
    st.none() | st.integers(1, 5000),
    NUMBERS,
)
OFFSETS = st.none() | st.integers(0, 10**6)
REFERENCES = st.builds(
    Reference,
    NAME,
    NAME,
    TEXT,
    st.sampled_from(PLACES),
    MAYBE,
    st.integers(0, 50),
    OFFSETS,
    OFFSETS,
    NUMBERS,
)
DOCUMENTS = st.builds(
    Document,
    id=NAME,
    source=NAME,
    kind=st.sampled_from(KINDS),
    number=MAYBE,
    session=MAYBE,
    reference=MAYBE,
    subject=MAYBE,
    askers=tuples(st.builds(Asker, TEXT, MAYBE)),
    addressees=OFFICES,
    ministers=OFFICES,
    on_behalf_of=OFFICES,
    asked_on=st.none() | st.dates(),
    answered_on=st.none() | st.dates(),
    units=tuples(UNITS),
    footnotes=tuples(st.builds(Footnote, TEXT, TEXT)),
    preamble=TEXT,
    closing=TEXT,
    references=tuples(REFERENCES),
    warnings=tuples(st.builds(Doubt, TEXT, TEXT)),
)


def record(**changes: Any) -> dict[str, Any]:
    """A small record as a converter would write it, with keys changed or added."""
    unit = {"numbers": ["1"], "questions": [{"text": "Klopt dit?"}], "answer": "Ja."}
    return {"number": "12", "session": "2023-2024", "units": [unit], **changes}


@given(st.lists(DOCUMENTS, max_size=3))
def test_documents_survive_the_way_out_and_in(documents: list[Document]) -> None:
    written = json.dumps(records.dump(documents)).encode()
    assert records.load(parse(written), "elders.json") == documents


def test_a_document_is_written_in_the_agreed_form() -> None:
    asked = (Question(("4", "5"), "Waarom?"),)
    unit = Unit("d#4-5", ("4", "5"), asked, "Daarom.", 2, notes=("1", "2"))
    minister = Office("minister", "Waterstaat", "Van Zuylekom")
    document = Document(
        "d", "map/d.pdf", "answers", ministers=(minister,), answered_on=date(2024, 3, 1),
        on_behalf_of=(Office("staatssecretaris", "Polders"),), units=(unit,),
    )  # fmt: skip
    written = records.to_json(document)
    assert list(written) == [
        "id", "source", "kind", "number", "session", "reference", "subject", "askers",
        "addressees", "ministers", "on_behalf_of", "asked_on", "answered_on", "units",
        "footnotes", "preamble", "closing", "references", "warnings",
    ]  # fmt: skip
    assert written["answered_on"] == "2024-03-01"
    assert written["ministers"] == [
        {"role": "minister", "name": "Van Zuylekom", "portfolio": "Waterstaat"}
    ]
    assert written["on_behalf_of"] == [{"role": "staatssecretaris", "portfolio": "Polders"}]
    assert written["units"] == [
        {
            "id": "d#4-5",
            "numbers": ["4", "5"],
            "questions": [{"numbers": ["4", "5"], "text": "Waarom?"}],
            "answer": "Daarom.",
            "page": 2,
            "notes": ["1", "2"],
        }
    ]


def test_a_reference_says_where_in_the_letter_it_is_printed() -> None:
    printed = "motie Duinhoven c.s. (99 321, nr. 7)"
    found = Reference("motie", "kst-99321-7", printed, "answer", "d#4-5", 0, 12, 48, ("Duinhoven",))
    unit = Unit("d#4-5", ("4", "5"), (), "Ik voer de " + printed + " uit.")
    written = records.to_json(Document("d", "d.pdf", "answers", units=(unit,), references=(found,)))
    assert written["references"] == [
        {
            "sort": "motie",
            "target": "kst-99321-7",
            "text": printed,
            "field": "answer",
            "unit": "d#4-5",
            "nth": 0,
            "start": 12,
            "end": 48,
            "movers": ["Duinhoven"],
        }
    ]


@pytest.mark.parametrize(
    ("obj", "sources"),
    [
        pytest.param(record(), ["map/a.json"], id="one document"),
        pytest.param([record()], ["map/a.json"], id="a list of one"),
        pytest.param([record(), record()], ["map/a.json:1", "map/a.json:2"], id="a list"),
        pytest.param(
            {"schema": "kamerzoek.documents/1", "documents": [record()]}, ["map/a.json"], id="ours"
        ),
        pytest.param({"documents": []}, [], id="ours, empty"),
        pytest.param(record(source="bron/x.pdf"), ["bron/x.pdf"], id="with its own source"),
    ],
)
def test_what_a_file_may_hold(obj: Any, sources: list[str]) -> None:
    assert [document.source for document in records.load(obj, "map/a.json")] == sources


@pytest.mark.parametrize(
    ("obj", "expected"),
    [
        pytest.param(record(), "ah-tk-20232024-12", id="from its numbers"),
        pytest.param(record(id="eigen"), "eigen", id="its own"),
        pytest.param({"units": [], "reference": "2024Z00001"}, "2024Z00001", id="its reference"),
        pytest.param({"units": []}, "brieven-17", id="its file and line"),
    ],
)
def test_a_document_is_named(obj: dict[str, Any], expected: str) -> None:
    assert records.from_json(obj, "map/Brieven.jsonl:17").id == expected


def test_units_without_ids_and_numbers_get_them() -> None:
    question = {"text": "Klopt dit?"}
    document = records.from_json(
        {
            "id": "d",
            "units": [
                {"questions": [{"numbers": ["1"], "text": "a"}, {"numbers": ["2"], "text": "b"}]},
                {"numbers": ["3"], "questions": [question]},
                {"numbers": ["3"], "questions": [question]},
                {"questions": [question], "answer": None},
            ],
        },
        "x.json",
    )
    assert [unit.id for unit in document.units] == ["d#1-2", "d#3", "d#3~2", "d#4"]
    assert document.units[1].questions == (Question(("3",), "Klopt dit?"),)
    assert document.kind == "questions"


def test_nulls_and_unknown_keys_say_nothing() -> None:
    empty = dict.fromkeys(
        ("askers", "ministers", "answered_on", "preamble", "footnotes", "kind", "page"), None
    )
    document = records.from_json(record(**empty, colour="blue"), "x.json")
    assert (document.askers, document.answered_on, document.preamble) == ((), None, "")
    assert document.kind == "answers"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"answered_on": "2024-13-40"}, 'answered_on: not a date: "2024-13-40"'),
        ({"asked_on": "20240102"}, 'asked_on: not a date: "20240102"'),
        ({"number": 594}, "number: not text: 594"),
        ({"id": ""}, "id: empty"),
        ({"kind": "speech"}, f"kind: not one of {', '.join(KINDS)}:"),
        ({"askers": {"name": "Jansma"}}, 'askers: not a list: {"name": "Jansma"}'),
        ({"askers": ["Jansma"]}, 'askers[0]: not an object: "Jansma"'),
        ({"askers": [{"party": "VP"}]}, "askers[0].name: missing"),
        ({"ministers": [{"role": "koning"}]}, "ministers[0].role: not one of minister,"),
        ({"units": [{}, {"numbers": "1"}]}, 'units[1].numbers: not a list: "1"'),
        ({"units": [{"numbers": [1]}]}, "units[0].numbers: not a list of texts: 1"),
        ({"units": [{"page": 0}]}, "units[0].page: not a page number: 0"),
        ({"units": [{"page": True}]}, "units[0].page: not a page number: true"),
        ({"units": [{"questions": [{"text": 5}]}]}, "units[0].questions[0].text: not text: 5"),
        ({"footnotes": [{"mark": "1"}]}, "footnotes[0].text: missing"),
        ({"references": [{"field": "kop"}]}, "references[0].field: not one of header, question,"),
        (
            {
                "references": [
                    {"sort": "a", "target": "b", "text": "c", "field": "answer", "nth": -1}
                ]
            },
            "references[0].nth: not a number from 0: -1",
        ),
    ],
)
def test_a_slip_is_told_with_its_place(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        records.from_json(record(**changes), "x.json")
    assert error.value.message.startswith(reason)


@pytest.mark.parametrize(
    ("obj", "reason"),
    [
        ("brief", 'not a record: an object is expected, found "brief"'),
        ({"name": "left-pad", "version": "1.3.0"}, "not a record: it has none of units, kind,"),
        ({"schema": "kamerzoek.documents/2", "documents": []}, "schema: not kamerzoek.documents/1"),
        ({"documents": {}}, "documents: not a list: {}"),
    ],
)
def test_other_json_is_no_record(obj: Any, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        records.load(obj, "x.json")
    assert error.value.message.startswith(reason)


def test_a_long_value_is_shown_short() -> None:
    with pytest.raises(UnreadableError) as error:
        records.from_json(record(asked_on="x" * 500), "x.json")
    assert len(error.value.message) < 100


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b'{"units": [', "not JSON: Expecting value: line 1 column 12", id="cut off"),
        pytest.param(b"[" * 200_000, "not JSON that can be read: nested too deep", id="deep"),
        pytest.param(b'"caf\xe9"', "not JSON: its text is not UTF-8", id="Windows text"),
        pytest.param(b"9" * 5000, "not JSON: Exceeds the limit", id="an endless number"),
    ],
)
def test_broken_json_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        parse(data)
    assert error.value.message.startswith(reason)


def test_half_a_character_does_not_spoil_the_text_around_it() -> None:
    assert parse(b'{"a": ["\\ud83d Ja", "\\ud83d\\ude00"]}') == {"a": ["\ufffd Ja", "\U0001f600"]}
