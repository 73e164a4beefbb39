"""Lists as JSON, read back: one object with the hits in it, or a line for each.

A hit is made of its object again, and its cells of the hit, so that they are those that a
table would have had.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from corpus.document import Question, Unit
from corpus.errors import UnreadableError
from corpus.fields import parse
from corpus.readers.limits import MAX_JSON, check_size
from corpus.records import from_json
from indexer.entries import Entry

from ..about import SCHEMA, About
from ..about import from_json as about_from_json
from ..hits import Hit, Snippet
from ..output.columns import ABOUT, COLUMNS
from ..output.table import text_of
from .row import Row

_END = "]}"


def about(path: Path) -> About | None:
    """How the list was made, from the head of the object."""
    head = _head(path) or _whole(path)
    told = head.get(ABOUT) if isinstance(head, dict) else None
    return about_from_json(told) if told else None


def rows(path: Path) -> Iterator[Row]:
    """The hits of one object: line by line as they were written, else from the whole."""
    if _head(path):
        with _open(path) as file:
            next(file)
            for line in map(str.strip, file):
                if line != _END:
                    yield _row(parse(line.removesuffix(",").encode()))
        return
    whole = _whole(path)
    hits = whole.get("hits") if isinstance(whole, dict) else None
    if not isinstance(hits, list):
        raise UnreadableError("it has no hits")
    yield from map(_row, hits)


def about_of_lines(path: Path) -> About | None:
    """How the list was made, from its first line, if that tells it."""
    with _open(path) as file:
        first = parse(file.readline().encode())
    return about_from_json(first) if _tells(first) else None


def rows_of_lines(path: Path) -> Iterator[Row]:
    """The hits, a line each."""
    with _open(path) as file:
        for line in file:
            if line.strip() and not _tells(obj := parse(line.encode())):
                yield _row(obj)


def _open(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig")


def _tells(obj: Any) -> bool:
    return isinstance(obj, dict) and obj.get(ABOUT) == SCHEMA


def _head(path: Path) -> Any:
    """What stands before the hits, if they are on lines of their own, as they were written."""
    with _open(path) as file:
        first = file.readline().strip()
    return parse(f"{first}{_END}".encode()) if first.endswith('"hits": [') else None


def _whole(path: Path) -> Any:
    """The object of a file that another program laid out, which is read at once."""
    check_size(path.stat().st_size, MAX_JSON, "JSON that is read as a whole")
    return parse(path.read_bytes())


def _row(obj: Any) -> Row:
    if not isinstance(obj, dict) or not isinstance(obj.get("unit"), str):
        raise UnreadableError("a hit has no 'unit'")
    letter = obj.get("document")
    letter = letter if isinstance(letter, dict) else {}
    hit = _hit(obj, letter)
    held = {*obj, *(f"document.{key}" for key in letter)} - {ABOUT}
    return {
        name: text_of(column.take(hit)) for name, column in COLUMNS.items() if column.key in held
    }


def _hit(obj: dict[str, Any], letter: dict[str, Any]) -> Hit:
    document = from_json({"kind": "answers", **letter, "units": []}, "")
    found = from_json({"units": [{"numbers": obj.get("numbers"), "answer": obj.get("answer")}]}, "")
    question = obj.get("question")
    asked = (Question((), question),) if isinstance(question, str) else ()
    (read,) = found.units
    unit = Unit(obj["unit"], read.numbers, asked, read.answer)
    passages = tuple(
        Snippet("", str(one.get("text", "")), ())
        for one in obj.get("snippets") or ()
        if isinstance(one, dict)
    )
    return Hit(0, 0.0, Entry(document, unit), passages)
