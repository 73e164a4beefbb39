"""An index opened for a command, and what is told on stderr about a search in it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from corpus.errors import KamerzoekError

from .engine import Engine
from .find import Request, hits_of, understood, why_nothing
from .hits import Hits
from .output import console, summary
from .store import open_index

if TYPE_CHECKING:
    from .batch import Done


@contextmanager
def opened(index: Path) -> Iterator[Engine]:
    """An index, closed again afterwards."""
    with closing(open_index(index)) as engine:
        yield engine


@contextmanager
def found(index: Path, request: Request, explain: bool = False) -> Iterator[Hits]:
    """The hits of a request while the index is open; notes, and why there are none, are told."""
    with opened(index) as engine:
        asked = understood(engine, request, date.today())
        if explain:
            from .explain import explained

            for line in explained(asked):
                console.say(f"Explain: {line}")
        hits = hits_of(engine, asked, request)
        for note in hits.notes:
            console.say(f"Note: {note}")
        if not hits.total:
            console.say(summary.nothing(hits, why_nothing(engine, hits)))
        yield hits


def many(index: Path, lines: TextIO, request: Request, form: str, out: TextIO) -> "Done":
    """The hits of many queries, written as they come; bad lines are told."""
    from .batch import FORMS, run

    if form not in FORMS:
        raise KamerzoekError(f"a batch cannot be written as {form}", "choose trec or jsonl")
    if request.text.strip():
        raise KamerzoekError("words beside a batch", "put all queries in the file")
    with opened(index) as engine:
        return run(engine, lines, request, form, out, lambda said: console.say(f"Error: {said}"))
