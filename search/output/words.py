"""How a letter's facts are put into words, the same in every output.

The labels are English, what the record itself says stays in its own words: a letter
is given by a `staatssecretaris`, `mede namens` an office, and answers a `Vraag`.
"""

import os
from collections.abc import Sequence
from pathlib import PurePath

from corpus.document import Asker, Document, Office, Unit


def listed(items: Sequence[str]) -> str:
    """Items as Dutch lists them.

    >>> listed(["4", "5", "6"])
    '4, 5 en 6'
    """
    return " en ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def place(source: str) -> str:
    """Where a letter was read, from here when it is below here: what a person would type."""
    path, here = PurePath(source), PurePath(os.getcwd())  # noqa: PTH109 - as the shell sees it
    return str(path.relative_to(here)) if path.is_relative_to(here) else source


def address(source: str) -> str | None:
    """The address of the file a letter was read from; of a letter in a .zip, the .zip."""
    path = PurePath(source)
    if not path.is_absolute():
        return None
    archive = (one for one in (path, *path.parents) if one.suffix.lower() == ".zip")
    return next(archive, path).as_uri()


def asker(one: Asker) -> str:
    """A member with the party, where it is printed."""
    return f"{one.name} ({one.party})" if one.party else one.name


def office(one: Office) -> str:
    """Who signed, or the office where no name is printed.

    >>> office(Office("minister", "Waterstaat", "Van Zuylekom"))
    'minister Van Zuylekom (Waterstaat)'
    >>> office(Office("staatssecretaris", "Waterstaat"))
    'staatssecretaris van Waterstaat'
    """
    if one.name is None:
        return f"{one.role} van {one.portfolio}" if one.portfolio else one.role
    return f"{one.role} {one.name}" + (f" ({one.portfolio})" if one.portfolio else "")


def answered_by(document: Document) -> str:
    """Who answered, and in whose name besides; for a letter of questions alone, who was asked."""
    if not document.ministers and document.addressees:
        return "aan " + listed([office(one) for one in document.addressees])
    by = listed([office(one) for one in document.ministers])
    if document.on_behalf_of:
        by += ", mede namens " + listed([office(one) for one in document.on_behalf_of])
    return by


def dated(document: Document) -> str:
    """The day of the answer, else of the question, which then says so."""
    if document.answered_on:
        return document.answered_on.isoformat()
    return f"asked {document.asked_on.isoformat()}" if document.asked_on else "no date"


def state(document: Document, unit: Unit) -> str:
    """What is the matter with a unit that has no ordinary answer; nothing for one that has."""
    if document.kind == "postponement":
        return "answer postponed"
    if document.kind == "oral-questions":
        return "oral questions"
    if unit.answer is not None or not unit.questions:
        return ""
    return "questions only" if document.kind == "questions" else "not answered in this letter"


def question_label(numbers: Sequence[str]) -> str:
    """`Vraag 4 en 5`, or `Vraag` where none is printed."""
    return f"Vraag {listed(numbers)}" if numbers else "Vraag"
