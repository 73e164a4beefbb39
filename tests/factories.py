"""Invented letters for the tests: name what a test is about, the rest has a sensible default.

Nobody in them exists. `unit` and `document` build one object each; `letter` builds
a whole answered letter from pairs of a question and its answer.
"""

from datetime import date
from typing import Any

from corpus.document import Asker, Document, Kind, Office, Question, Unit, unit_id

QUESTION = "Bent u bekend met het bericht over de veerpont bij Oudewaard?"
ANSWER = "Ja, dat bericht is mij bekend."


def unit(
    question: str | None = QUESTION,
    answer: str | None = ANSWER,
    *,
    numbers: tuple[str, ...] = ("1",),
    document: str = "ah-tk-20232024-101",
    page: int | None = None,
    nth: int = 1,
) -> Unit:
    """One answer to one question; `numbers` of more than one is a heading over joined texts."""
    questions = () if question is None else (Question(numbers, question),)
    return Unit(unit_id(document, numbers, nth), numbers, questions, answer, page)


def minister(name: str | None = "Van Zuylekom", portfolio: str | None = "Waterstaat") -> Office:
    """A minister who signed."""
    return Office("minister", portfolio, name)


def document(*units: Unit, id: str = "ah-tk-20232024-101", **fields: Any) -> Document:  # noqa: A002
    """A letter with these units and no header but what is given."""
    given: dict[str, Any] = {"source": f"brieven/{id}.txt", "kind": "answers", **fields}
    return Document(id, units=units, **given)


def letter(
    *pairs: tuple[str, str | None],
    id: str = "ah-tk-20232024-101",  # noqa: A002
    subject: str | None = "De veerpont bij Oudewaard",
    answered_on: date | None = date(2024, 3, 12),
    asked_on: date | None = date(2024, 2, 20),
    ministers: tuple[Office, ...] = (minister(),),
    kind: Kind = "answers",
    **fields: Any,
) -> Document:
    """A whole answered letter: every pair is a question and its answer, numbered from 1."""
    texts = pairs or ((QUESTION, ANSWER),)
    units = tuple(
        unit(question, answer, numbers=(str(number),), document=id)
        for number, (question, answer) in enumerate(texts, 1)
    )
    return document(
        *units,
        id=id,
        kind=kind,
        subject=subject,
        askers=fields.pop("askers", (Asker("Terpstra-Noord", "Partij Zuid"),)),
        ministers=ministers,
        asked_on=asked_on,
        answered_on=answered_on,
        **fields,
    )
