"""What counts as news to someone who has seen some units, and by what a unit is known."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Unit
from indexer.entries import Entry, entries
from search.hits import Hit, Snippet
from search.news import Verdict, is_answered, judge, key_of, key_of_id, record, recorded
from tests.factories import document, letter, unit

PRINTED = "ah-tk-20242025-7"
REFERENCE = "2024Z00002"


class Memory:
    """What was seen, as `id` for what was answered and `id?` for what was not."""

    def __init__(self, said: str) -> None:
        self.units = {one.rstrip("?"): not one.endswith("?") for one in said.split()}

    def answered(self, key: str) -> bool | None:
        return self.units.get(key)

    def of_letter(self, document: str) -> list[tuple[str, bool]]:
        return [one for one in self.units.items() if one[0].startswith(f"{document}#")]


def entry(
    id_: str, answer: str | None = "Ja.", reference: str | None = None, **fields: str
) -> Entry:
    """The entry of a unit by its id."""
    letter_id, _, numbers = id_.partition("#")
    one = replace(unit(answer=answer, numbers=tuple(numbers.split("-"))), id=id_)
    return Entry(document(id=letter_id, reference=reference, **fields), one)


@pytest.mark.parametrize(
    ("seen", "found", "verdict"),
    [
        pytest.param("", entry("2024Z00002#1"), Verdict("new"), id="never seen"),
        pytest.param("2024Z00002#2", entry("2024Z00002#1"), Verdict("new"), id="another one"),
        pytest.param("2024Z00002#1", entry("2024Z00002#1"), Verdict(None), id="seen"),
        pytest.param("2024Z00002#1?", entry("2024Z00002#1", None), Verdict(None), id="still open"),
        pytest.param("2024Z00002#1?", entry("2024Z00002#1"), Verdict("answered"), id="answered"),
        pytest.param("2024Z00002#1", entry("2024Z00002#1", None), Verdict(None),
                     id="an answer that has gone"),
        pytest.param("2024Z00002#1? 2024Z00002#2?", entry("2024Z00002#1-2"),
                     Verdict("answered", ("2024Z00002#1", "2024Z00002#2")),
                     id="answered together"),
        pytest.param("2024Z00002#1?", entry(f"{PRINTED}#1", reference=REFERENCE),
                     Verdict("answered", ("2024Z00002#1",)), id="answered in another letter"),
        pytest.param("2024Z00002#1? 2024Z00002#2?", entry(f"{PRINTED}#1-2", reference=REFERENCE),
                     Verdict("answered", ("2024Z00002#1", "2024Z00002#2")),
                     id="answered together in another letter"),
        pytest.param("2024Z00002#1?", entry(f"{PRINTED}#1-2", reference=REFERENCE),
                     Verdict("answered", ("2024Z00002#1",)),
                     id="answered with a question that was not seen"),
        pytest.param("2024Z00002#1", entry(f"{PRINTED}#1", reference=REFERENCE),
                     Verdict("published", ("2024Z00002#1",)), id="published under a number"),
        pytest.param("2024Z00002#1", entry(f"{PRINTED}#1-2", reference=REFERENCE),
                     Verdict("new"), id="published with more"),
        pytest.param("2024Z00002#1?",
                     entry(f"{PRINTED}#1", None, REFERENCE, kind="postponement"),
                     Verdict("postponed", ("2024Z00002#1",)), id="postponed"),
        pytest.param("", entry(f"{PRINTED}#1", None, REFERENCE, kind="postponement"),
                     Verdict("new"), id="postponed and never seen"),
        pytest.param("2024Z00003#1", entry(f"{PRINTED}#1", reference=REFERENCE),
                     Verdict("new"), id="another reference"),
        pytest.param("2024Z00002#1 2024Z00002#2", entry("2024Z00002#1-2"), Verdict(None),
                     id="grouped otherwise"),
        pytest.param("2024Z00002#1-2", entry("2024Z00002#2"), Verdict(None), id="taken apart"),
        pytest.param("2024Z00002#1-2?", entry("2024Z00002#2", None), Verdict(None),
                     id="taken apart and open"),
        pytest.param("2024Z00002#1", entry("2024Z00002#1-2"), Verdict("new"),
                     id="with a question that was not seen"),
        pytest.param("2024Z00002#1", entry("2024Z00002#1~2"), Verdict("new"),
                     id="a number printed twice"),
    ],
)  # fmt: skip
def test_what_is_news(seen: str, found: Entry, verdict: Verdict) -> None:
    assert judge(key_of(found), found, Memory(seen)) == verdict


@pytest.mark.parametrize(
    ("id_", "fields", "known"),
    [
        pytest.param("ah-tk-20242025-7#4-5", {}, True, id="printed number"),
        pytest.param("2024Z00002#1", {}, True, id="printed reference"),
        pytest.param("2024Z00002", {}, True, id="a letter without units"),
        pytest.param("regio-12#1", {"reference": "2024Z00002"}, True, id="an id of one's own"),
        pytest.param("brief#1", {}, False, id="name of a file"),
        pytest.param("brief-2024z00002#1", {}, False, id="name of a file with a number in it"),
        pytest.param("2024Z00002~2#1", {"reference": "2024Z00002"}, False,
                     id="the second of a file"),
    ],
)  # fmt: skip
def test_a_unit_is_known_by_its_id_where_that_is_printed(
    id_: str, fields: dict[str, str], known: bool
) -> None:
    assert (key_of(entry(id_, **fields)) == id_) == known
    assert key_of_id(id_) in {id_, None}


def moved(one: Entry, **changes: object) -> Entry:
    return Entry(replace(one.document, **changes), one.unit)  # type: ignore[arg-type]


def test_a_unit_of_a_letter_named_by_its_file_is_known_by_its_words_and_day() -> None:
    (first,) = entries(letter(("Vaart de pont?", "Nee."), id="brief"))
    again = replace(first, unit=replace(first.unit, id="brief-5f3a91#1"))
    assert key_of(moved(again, id="brief-5f3a91", source="elders/brief.txt")) == key_of(first)
    others = [
        moved(first, answered_on=date(2024, 3, 13)),
        moved(first, subject="De brug"),
        replace(first, unit=replace(first.unit, answer="Ja.")),
        replace(first, unit=replace(first.unit, numbers=("2",))),
    ]
    assert len({key_of(one) for one in [first, *others]}) == 5


def test_a_letter_without_questions_waits_for_no_answer() -> None:
    assert is_answered(Unit("2024Z00002", (), ()))
    assert not is_answered(unit(answer=None))


TEXT = st.text(min_size=1)


@given(question=TEXT, answer=st.none() | TEXT, subject=st.none() | TEXT, name=TEXT)
def test_a_hit_comes_back_from_its_record(
    question: str, answer: str | None, subject: str | None, name: str
) -> None:
    whole = letter((question, answer), subject=subject, source=name)
    (one,) = entries(whole)
    hit = Hit(3, 0.0, one, (Snippet("question", question, ((0, 1),)),))
    assert recorded(record(hit), 3) == hit


def test_a_letter_without_units_comes_back_from_its_record() -> None:
    (one,) = entries(Document("2024Z00002", "uitstel.txt", "postponement", subject="De pont"))
    assert recorded(record(Hit(1, 2.5, one)), 1) == Hit(1, 0.0, one)
