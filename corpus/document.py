"""What a record is: one letter with the questions asked and the answers given.

A `Unit` is one answer with all the questions it answers, so that a grouped
answer is counted once and found from any of its questions. Everything else of
the letter hangs on the `Document`. All of it is immutable and compares by value:
reading the same file twice gives equal documents.

The JSON form (`kamerzoek.documents/1`) is in `corpus/records.py`.
"""

from datetime import date
from typing import Literal, get_args

from .frozen import dataclass

Role = Literal["minister", "staatssecretaris", "minister-president"]
Kind = Literal["answers", "questions", "postponement", "oral-questions", "committee-list"]
Place = Literal["header", "question", "answer", "footnote"]

ROLES: tuple[Role, ...] = get_args(Role)
KINDS: tuple[Kind, ...] = get_args(Kind)
PLACES: tuple[Place, ...] = get_args(Place)


@dataclass(frozen=True, slots=True)
class Asker:
    """A member who asks, as printed: `name` with its prefix ("Van Nispen"), `party` or None."""

    name: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A seat in the cabinet, with the `name` of who holds it where the letter prints one.

    `portfolio` is None for a minister-president, whose letters print none.
    """

    role: Role
    portfolio: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question text with its number, or its numbers when one heading covers joined texts."""

    numbers: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One answer with all the questions it answers.

    `numbers` are the question numbers as printed, in printed order; `answer` is
    None for a question that nothing answers; `page` is the page (from 1) of the
    first question, or None when the format has no pages; `notes` are the marks of the
    footnotes that its texts refer to, in order.
    """

    id: str
    numbers: tuple[str, ...]
    questions: tuple[Question, ...]
    answer: str | None = None
    page: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of the letter: `mark` as printed without brackets ("1"), and its text."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation in the letter: what `sort` of paper, its normal form, and where it is printed.

    `target` is the identifier it is published under ("kst-35570-V-43",
    "ah-tk-20232024-2267", "2023Z16994"), `text` the citation as printed, `movers`
    the members behind a motie. It stands in `field`: in the `nth` (from 0)
    question of the unit, in its answer, in the `nth` footnote, or in the header;
    `start` and `end` are character offsets there, None in a header.
    """

    sort: str
    target: str
    text: str
    field: Place
    unit: str | None = None
    nth: int = 0
    start: int | None = None
    end: int | None = None
    movers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a letter that may be wrong: a stable `code`, and a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One letter: who asked whom what and when, who answered, and its units.

    `source` is where it was read: a path, with the member's name behind it for
    files inside a zip. What the letter does not print is None or empty. Text that
    is in no unit is kept in `preamble` (before the first) or `closing` (after the
    last), notes in `footnotes`, what the letter cites in `references`, and every
    doubt in `warnings`.
    """

    id: str
    source: str
    kind: Kind
    number: str | None = None
    session: str | None = None
    reference: str | None = None
    subject: str | None = None
    askers: tuple[Asker, ...] = ()
    addressees: tuple[Office, ...] = ()
    ministers: tuple[Office, ...] = ()
    on_behalf_of: tuple[Office, ...] = ()
    asked_on: date | None = None
    answered_on: date | None = None
    units: tuple[Unit, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    preamble: str = ""
    closing: str = ""
    references: tuple[Reference, ...] = ()
    warnings: tuple[Doubt, ...] = ()

    @property
    def dated(self) -> date | None:
        """The day that counts for searching: of the answer, else of the question."""
        return self.answered_on or self.asked_on


def document_id(number: str | None, session: str | None, reference: str | None, stem: str) -> str:
    """The identity of a letter, from what it prints, else from its file's name.

    >>> document_id("594", "2024-2025", "2024Z18775", "x")
    'ah-tk-20242025-594'
    >>> document_id("604", None, "2024Z18294", "x")
    '2024Z18294'
    >>> document_id(None, None, None, "Brief aan de Kamer (def)")
    'brief-aan-de-kamer-def'
    """
    if number and session:
        return f"ah-tk-{session.replace('-', '')}-{number}"
    return reference or slug(stem)


def slug(text: str) -> str:
    """A name safe in an id: letters and digits of any script, joined by hyphens."""
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return "-".join(words) or "document"


def unit_id(document: str, numbers: tuple[str, ...], nth: int = 1) -> str:
    """The identity of a unit: `<document>#4-5`; a repeated one gets its rank behind it.

    >>> unit_id("2024Z18294", ("4", "5"))
    '2024Z18294#4-5'
    >>> unit_id("2024Z18294", ("7",), nth=2)
    '2024Z18294#7~2'
    """
    return f"{document}#{'-'.join(numbers)}" + (f"~{nth}" if nth > 1 else "")
