"""The columns of a list: what each is called, what it takes from a hit, where it is in JSON.

One table for every form. A column of a spreadsheet and a field of a JSON object go by the
same names: in JSON what a letter tells is one level down, and `parties` come with their
`askers`. What is of a letter is made once while its units come by, which is most of what
a row holds.

Cells with several values hold them behind each other with `; `: `parties` in the order of
`askers`, `portfolios` in the order of `ministers`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from corpus.errors import KamerzoekError
from indexer.answers import signs

from ..citation import address, citation
from ..hits import Hit
from .words import office

Value = str | int | float | date | None

T = TypeVar("T")

_LETTERS = 4096  # whose cells are kept: hits by relevance go to and fro between letters


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it takes from a hit, whether that is the whole letter's, how wide it is.

    `key` is where it is in the JSON of a hit, `document.` in front for what is the letter's.
    One that is not `usual` is only there when it is asked for. `wide` is characters on a
    sheet. What is `steady` is the record's own; the rest is what this program makes of it.
    """

    name: str
    take: Callable[[Hit], Value]
    key: str
    wide: int = 12
    of_letter: bool = False
    usual: bool = True
    steady: bool = True


def _joined(values: list[str | None]) -> str:
    return "; ".join(value or "" for value in values) if any(values) else ""


def _of_letter(
    name: str, take: Callable[[Hit], Value], key: str, wide: int = 12, **how: bool
) -> Column:
    return Column(name, take, f"document.{key}", wide, of_letter=True, **how)


def _days(hit: Hit) -> int | None:
    asked, answered = hit.document.asked_on, hit.document.answered_on
    return (answered - asked).days if asked and answered and answered >= asked else None


ABOUT = "about"
"""The column that tells, on its first row, how the list was made: see `about.py`."""

_ALL = (
    Column("rank", lambda hit: hit.rank, "rank", 7, usual=False, steady=False),
    Column("unit", lambda hit: hit.unit.id, "unit", 24),
    _of_letter("document", lambda hit: hit.document.id, "id", 22),
    _of_letter("number", lambda hit: hit.document.number, "number", 8),
    _of_letter("session", lambda hit: hit.document.session, "session", 11),
    _of_letter("reference", lambda hit: hit.document.reference, "reference"),
    _of_letter("kind", lambda hit: hit.document.kind, "kind", 10),
    Column("numbers", lambda hit: ", ".join(hit.unit.numbers), "numbers", 9),
    _of_letter("subject", lambda hit: hit.document.subject, "subject", 50),
    _of_letter("askers", lambda hit: _joined([o.name for o in hit.document.askers]), "askers", 20),
    _of_letter("parties", lambda hit: _joined([o.party for o in hit.document.askers]), "askers"),
    _of_letter(
        "ministers", lambda hit: _joined([o.name for o in hit.document.ministers]), "ministers", 20
    ),
    _of_letter(
        "portfolios",
        lambda hit: _joined([o.portfolio for o in hit.document.ministers]),
        "ministers",
        30,
    ),
    _of_letter(
        "roles",
        lambda hit: _joined([o.role for o in hit.document.ministers]),
        "ministers",
        16,
        usual=False,
    ),
    _of_letter(
        "on_behalf_of",
        lambda hit: _joined([office(one) for one in hit.document.on_behalf_of]),
        "on_behalf_of",
        20,
    ),
    _of_letter("asked_on", lambda hit: hit.document.asked_on, "asked_on"),
    _of_letter("answered_on", lambda hit: hit.document.answered_on, "answered_on"),
    _of_letter("days", _days, "days", 7, usual=False, steady=False),
    Column("question", lambda hit: hit.entry.question, "question", 60),
    Column("answer", lambda hit: hit.unit.answer, "answer", 60),
    Column(
        "snippets",
        lambda hit: "\n".join(snippet.text for snippet in hit.snippets),
        "snippets",
        60,
        usual=False,
        steady=False,
    ),
    Column(
        "signs",
        lambda hit: "; ".join(sign.sort for sign in signs(hit.unit.answer)),
        "signs",
        16,
        usual=False,
        steady=False,
    ),
    Column(
        "citation",
        lambda hit: citation(hit.entry).line,
        "citation",
        60,
        usual=False,
        steady=False,
    ),
    Column("others", lambda hit: hit.others, "others", 7, usual=False, steady=False),
    Column("score", lambda hit: round(hit.score, 4), "score", 9, steady=False),
    _of_letter("url", lambda hit: address(hit.document), "url", 50, steady=False),
    _of_letter("source", lambda hit: hit.document.source, "source", 40),
    Column(ABOUT, lambda hit: None, ABOUT, of_letter=True, steady=False),
)
COLUMNS = {column.name: column for column in _ALL}
"""Every column there is, in the usual order."""

USUAL = tuple(column.name for column in _ALL if column.usual)
"""What a table has when no columns are chosen."""


def chosen(typed: str) -> tuple[str, ...]:
    """The columns of a list of names with commas between, as `--columns` has it.

    Raises `KamerzoekError` for a name there is not, with all there are.

    >>> chosen("unit, answered_on")
    ('unit', 'answered_on')
    """
    names = tuple(dict.fromkeys(filter(None, (name.strip().lower() for name in typed.split(",")))))
    strange = [name for name in names if name not in COLUMNS]
    if strange or not names:
        said = f"there is no column {strange[0]!r}" if strange else "no columns are named"
        raise KamerzoekError(said, f"choose from {', '.join(COLUMNS)}")
    return names


def rows(
    hits: Iterable[Hit], columns: Sequence[Column], made: Callable[[Value], T]
) -> Iterator[tuple[Hit, list[T]]]:
    """Every hit with its cells, as `made` makes them of values.

    A row may be changed by whoever gets it.
    """
    own = [(at, column.take) for at, column in enumerate(columns) if not column.of_letter]
    nothing = made(None)
    letters: dict[str, list[T]] = {}
    for hit in hits:
        shared = letters.get(hit.document.id)
        if shared is None:
            if len(letters) >= _LETTERS:
                letters.clear()
            shared = [made(one.take(hit)) if one.of_letter else nothing for one in columns]
            letters[hit.document.id] = shared
        row = shared.copy()
        for at, take in own:
            row[at] = made(take(hit))
        yield hit, row
