"""A concordance: what an occurrence is, where its line is cut, and in which order lines come."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from corpus.errors import KamerzoekError
from search.backends import BACKENDS
from search.concordance import (
    CONTEXT,
    KEYS,
    Line,
    Order,
    Source,
    Tally,
    compared,
    lines,
    looked_for,
)
from search.find import Request, find
from search.hits import Hit
from search.output import kwic
from search.output.terminal import Style, columns
from search.runs import in_order
from tests.asking import LETTERS, TODAY, opened
from tests.factories import letter, minister

STRANGE = letter(
    (
        "=SOM(A1) zegt\tde pont\nstil?",
        "Regel een\n\nde \x1b[31m pont\x1b[0m, – de 渡し船 pont vaart.",
    ),
    id="vreemd",
    subject="=cmd|' /C calc'!A0",
    ministers=(minister("De Wit"),),
    answered_on=date(2020, 1, 1),
    asked_on=None,
)


FERRY = "Vaart de [veerpont] nog?"
STILL = "Nee. De [pont] ligt stil."
BRIDGE = "Komt er een brug of een [pont] over de Vecht?"


def found(
    request: Request,
    *letters: Document,
    order: Order = "date",
    limit: int | None = None,
    **more: int,
) -> list[Line]:
    with opened(*(letters or LETTERS)) as engine:
        hits = find(engine, request, TODAY)
        want = looked_for(hits.query.tree)
        return list(lines(hits.hits, want, order, limit, Tally(), **more))


def asked(text: str, **options: Any) -> Request:
    return Request(text, sort="oldest", limit=None, passages=0, **options)


def shown(made: list[Line]) -> list[str]:
    return [f"{line.left}[{line.word}]{line.right}" for line in made]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        pytest.param(
            asked("pont"),
            [FERRY, STILL, BRIDGE],
            id="inside a longer word, which is shown whole",
        ),
        pytest.param(
            asked("wolf"),
            [
                "Hoeveel [wolven] telt de Veluwe?",
                "Er zijn tien [wolven], zegt de boswachter van de Kamer.",
                "Mag een boer de [wolf] verjagen?",
            ],
            id="in any form",
        ),
        pytest.param(
            asked('"tien wolven"'),
            ["Er zijn [tien wolven], zegt de boswachter van de Kamer."],
            id="a phrase is one occurrence",
        ),
        pytest.param(asked("=wolf"), ["Mag een boer de [wolf] verjagen?"], id="as printed"),
        pytest.param(
            asked("pon*"),
            [FERRY, STILL, BRIDGE],
            id="a pattern",
        ),
        pytest.param(asked("pont", inside=("answer",)), [STILL], id="in answers"),
        pytest.param(
            asked("vraag:pont pont"),
            [FERRY, STILL, BRIDGE],
            id="a field in the query",
        ),
        pytest.param(
            asked("vraag:pont ligt"),
            [FERRY, "Nee. De pont [ligt] stil."],
            id="each word in its own field",
        ),
        pytest.param(asked("wolf -veluwe"), [], id="what is left out has no line"),
        pytest.param(asked("pont", minister=("Van Zuylekom",)), [FERRY, STILL], id="filtered"),
        pytest.param(
            asked("wachtlijst", inside=("subject",)),
            ["[Wachtlijsten] in de kinderopvang"],
            id="a subject once a letter, though it has two units",
        ),
    ],
)
def test_an_occurrence_is_what_a_hit_marks(request_: Request, expected: list[str]) -> None:
    assert shown(found(request_)) == expected


@pytest.mark.parametrize("name", BACKENDS)
def test_every_engine_gives_the_same_lines(name: str) -> None:
    with opened(*LETTERS, name=name) as engine:
        hits = find(engine, asked("wolf OR pont"), TODAY)
        made = list(lines(hits.hits, looked_for(hits.query.tree), "left1", None, Tally()))
    assert [line.word for line in made] == ["wolf", "pont", "veerpont", "pont", "wolven", "wolven"]


def test_without_words_there_is_nothing_in_the_middle() -> None:
    with pytest.raises(KamerzoekError, match="no words to show"):
        found(asked("minister:Zuylekom"))


def test_context_is_so_many_words_on_each_side() -> None:
    made = found(asked("tien"), context=2)
    assert shown(made) == ["Er zijn [tien] wolven, zegt"]


def line(left: str = "", word: str = "pont", right: str = "", **source: object) -> Line:
    given: dict[str, Any] = {
        "unit": "a#1",
        "document": "a",
        "cited": "",
        "day": "",
        "people": (),
        "askers": (),
    }
    return Line(
        left, word, right, "answer", Source(**{**given, "subject": "", "file": "", **source})
    )


def test_left_is_sorted_by_the_nearest_word_first_and_numbers_by_size() -> None:
    lefts = ["van de ", "9 jaar ", "10 ", "de ", "9 ", "Één ", "een ", ""]
    made = sorted((line(left) for left in lefts), key=KEYS["left1"])
    assert [one.left for one in made] == [
        "",
        "9 ",
        "10 ",
        "de ",
        "van de ",
        "Één ",
        "een ",
        "9 jaar ",
    ]


def test_right_is_sorted_without_accents_and_case() -> None:
    rights = [" zee", " ĳs", " (Aan) kade", " aan boord", " één", " ijs a", "."]
    made = sorted((line(right=right) for right in rights), key=KEYS["right1"])
    assert [one.right for one in made] == [
        ".", " aan boord", " (Aan) kade", " één", " ĳs", " ijs a", " zee",
    ]  # fmt: skip


def test_ministers_are_sorted_by_what_stands_behind_the_prefix_and_none_last() -> None:
    names = [("Van Zuylekom",), (), ("De Wit",), ("Öztürk-Van Raan",), ("Inge van Aalst",)]
    made = sorted((line(people=people) for people in names), key=KEYS["minister"])
    assert [one.source.people[:1] for one in made] == [
        ("Inge van Aalst",), ("Öztürk-Van Raan",), ("De Wit",), ("Van Zuylekom",), (),
    ]  # fmt: skip


def test_a_limited_list_is_the_begin_of_the_whole_list() -> None:
    whole = found(asked("de OR een", any_word=True), order="right1")
    assert found(asked("de OR een", any_word=True), order="right1", limit=2) == whole[:2]


@given(st.lists(st.integers(0, 5)), st.integers(1, 4))
def test_runs_merge_to_what_sorting_gives_and_equals_keep_their_order(
    numbers: list[int], run: int
) -> None:
    items = list(enumerate(numbers))
    assert list(in_order(items, lambda item: item[1], run)) == sorted(items, key=lambda i: i[1])


def test_more_runs_than_are_merged_at_once_are_merged_too() -> None:
    numbers = Random(7).sample(range(500), 500)
    assert list(in_order(numbers, lambda number: number, run=2)) == list(range(500))


@given(st.text(max_size=8))
def test_case_and_accents_never_part_words(word: str) -> None:
    assert compared(word) == compared(word.lower())


@pytest.mark.parametrize("width", [40, 80, 137])
def test_every_line_fits_and_its_word_stands_in_one_column(width: int) -> None:
    made = found(asked("pont OR wolf"), *LETTERS, STRANGE)
    texts = [kwic.text_writer(Style(width))(one) for one in made]
    assert {columns(text.rstrip("\n")) for text in texts} == {width}
    marked = kwic.text_writer(Style(width, colour=True))
    places = {columns(marked(one).split("\x1b[1;31m")[0]) for one in made}
    assert len(places) == 1
    assert all(text.endswith(f"{one.source.unit}\n") for text, one in zip(texts, made, strict=True))


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("date", "2024-03-12 A p#1"),
        ("minister", "Van Zuylekom A p#1"),
        ("left1", "  A p#1"),
    ],
)
def test_a_line_tells_the_day_or_minister_that_it_is_sorted_by(order: Order, told: str) -> None:
    (one,) = found(asked("pont", inside=("answer",)), order=order)
    made = kwic.text_writer(Style(80), order)(one)
    assert made.endswith(f"{told}\n")
    assert columns(made.rstrip("\n")) == 80


@given(left=st.text(max_size=60), word=st.text(min_size=1, max_size=60), right=st.text(max_size=60),
       unit=st.text(min_size=1, max_size=60), width=st.integers(40, 120))  # fmt: skip
def test_whatever_a_record_holds_it_is_one_line_of_the_width(
    left: str, word: str, right: str, unit: str, width: int
) -> None:
    made = kwic.text_writer(Style(width))(line(left, word, right, unit=unit))
    assert made.count("\n") == 1
    assert columns(made.rstrip("\n")) <= width
    assert "\x1b" not in made


def written(form: str, *letters: Document, colour: bool = False) -> str:
    out = io.StringIO()
    with opened(*letters) as engine:
        hits = find(engine, asked("pont"), TODAY)
        made = lines(hits.hits, looked_for(hits.query.tree), "date", None, Tally())
        kwic.write(made, hits, form, out, Style(80, colour))
    return out.getvalue()


def test_a_table_has_a_row_an_occurrence_and_runs_nothing() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", STRANGE))))
    assert [row["word"] for row in rows] == ["pont", "pont", "pont"]
    assert rows[0]["left"] == "'=SOM(A1) zegt de"
    assert {row["subject"] for row in rows} == {"'=cmd|' /C calc'!A0"}
    assert rows[0]["citation"].endswith("antwoord op vraag 1 (1 januari 2020)")
    assert {row["in"] for row in rows} == {"question", "answer"}
    assert "\x1b" not in "".join(cell for row in rows for cell in row.values())


def test_a_row_of_tsv_is_a_line() -> None:
    made = written("tsv", STRANGE).splitlines()
    assert {row.count("\t") for row in made} == {len(kwic.COLUMNS) - 1}
    assert len(made) == 4


def test_json_tells_the_query_and_its_lines_join_to_the_text() -> None:
    made = json.loads(written("json", *LETTERS))
    assert (made["schema"], made["query"]["text"]) == ("kamerzoek.concordance/1", "pont")
    first = made["lines"][0]
    assert first["left"] + first["word"] + first["right"] == "Vaart de veerpont nog?"
    assert [json.loads(row) for row in written("jsonl", *LETTERS).splitlines()] == made["lines"]


def test_the_word_is_coloured() -> None:
    assert "\x1b[1;31mveerpont\x1b[0m" in written("text", *LETTERS, colour=True)


def test_lines_come_while_units_are_read() -> None:
    """A list without end must give its first lines: nothing waits for all units."""
    with opened(*LETTERS) as engine:
        hits = find(engine, asked("pont"), TODAY)
        (hit, *_) = list(hits.hits)
        want = looked_for(hits.query.tree)

    def endless() -> Iterator[Hit]:
        while True:
            yield hit

    made = lines(endless(), want, "date", 5, Tally(), CONTEXT)
    assert len(list(made)) == 5


@pytest.mark.parametrize(
    ("tally", "number", "said"),
    [
        pytest.param(Tally(3, 2, all=True), 3, "3 occurrences in 2 units", id="all"),
        pytest.param(
            Tally(51, 20), 50, "50 occurrences shown, of 90 units; all with --limit 0", id="cut"
        ),
        pytest.param(
            Tally(70, 20, all=True),
            50,
            "50 of 70 occurrences shown, of 90 units; all with --limit 0",
            id="sorted and cut",
        ),
    ],
)
def test_how_much_is_shown_is_said(tally: Tally, number: int, said: str) -> None:
    assert kwic.shown(tally, number, 90) == said
