"""What an index knows of a unit besides its words."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.document import Document, Question, Unit
from indexer.chunks import chunks
from indexer.entries import Entry, entries
from indexer.facts import unit_numbers


def entry(*questions: str, answer: str | None = None) -> Entry:
    asked = tuple(Question(("1",), text) for text in questions)
    unit = Unit("b#1", ("1",), asked, answer)
    (found,) = entries(Document("b", "b.json", "answers", units=(unit,)))
    return found


@pytest.mark.parametrize(
    ("questions", "answer", "numbers"),
    [
        pytest.param(["Vaart de pont?"], "Ja, zeker.", (3, 2), id="words"),
        pytest.param(["Vaart zij? ", "\nWaar -heen?"], "Nee", (4, 1), id="questions together"),
        pytest.param([""], " \n", (0, 0), id="texts without words"),
        pytest.param([], None, (None, None), id="no texts"),
        pytest.param([], "Zie 21 501-20,\u00a0nr. 3", (None, 5), id="a number with a blank"),
    ],
)
def test_words_are_what_stands_between_white_space(
    questions: list[str], answer: str | None, numbers: tuple[int | None, int | None]
) -> None:
    assert tuple(unit_numbers(entry(*questions, answer=answer).unit).values()) == numbers


@pytest.mark.parametrize(
    ("questions", "answer", "numbers"),
    [
        pytest.param(["Vaart de pont?"], "Ja, zeker.", (7, 8), id="taken as they are given"),
        pytest.param([], None, (None, None), id="no texts"),
    ],
)
def test_words_that_are_known_need_no_counting(
    questions: list[str], answer: str | None, numbers: tuple[int | None, int | None]
) -> None:
    unit = entry(*questions, answer=answer).unit
    assert tuple(unit_numbers(unit, 7, 8).values()) == numbers


TEXT = st.text("de1235 \u00a0\u2009\n\x1f-,.", max_size=40)


@given(st.lists(TEXT, max_size=3), st.none() | TEXT)
@example(["Kent u 21 501-20?", "En x12 345 678?"], "(21\u00a0501 23 432-5)")
def test_chunks_have_counted_the_words_of_their_text(
    questions: list[str], answer: str | None
) -> None:
    made = entry(*questions, answer=answer)
    counted = chunks(made.question).printed, chunks(answer or "").printed
    assert unit_numbers(made.unit, *counted) == unit_numbers(made.unit)
